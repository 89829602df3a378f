import { type Alarm, type AlarmDefinition, alarmStates } from '../../domain/alarm.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import type { Understanding } from '../understand/understanding.js';
import { limitText } from './plant-state.js';

type Listed = Readonly<{ alarm: Alarm; definition: AlarmDefinition | null }>;

const asksMeaning =
  /\btell me (?:more |something )?about\b|\b(?:more|details?) (?:on|of|about)\b|\bwhat (?:does|do|is|are)\b[^?]{0,60}\b(?:mean\w*|about|for|say\w*|tell\w*)\b|\bmeaning of\b|\bwhat(?:'s| is) (?:this|that|the|an?)\b[^?]{0,50}\balarm\b|\bexplain\b[^?]{0,40}\balarm\b|\bwas (?:bedeutet|heißt|sagt)\b|\bbedeutung\b|什么意思|是什么报警|含义/iu;
const asksResponse =
  /\b(?:what (?:should|must|do|shall|can) (?:i|we)(?: do)?|how (?:do|should) (?:i|we) (?:react|respond|handle)|(?:my |the )?(?:response|reaction|action) (?:to|on|for))\b[^?]*\balarm\b|\balarm\b[^?]*\b(?:what (?:should|must|do|can) (?:i|we) do|how (?:do|should) (?:i|we) (?:react|respond))\b|\bwas (?:tun|mache ich|muss ich tun)\b[^?]*\balarm|alarm\b[^?]*\bwas (?:tun|mache ich|muss ich)|\bwas (?:soll|muss|kann) ich\b[^?]*\b(?:alarm\p{L}*|ansteht|anliegt)\b|报警.{0,10}(?:怎么办|如何处理|该怎么)/iu;
const alarmWord = /#\d|\balarms?\b|\balarmmeldung\b|\b(?:ansteht|anliegt)\b|报警|警报/iu;
const conditionWords: ReadonlyArray<readonly [RegExp, RegExp]> = [
  [/\bhigh-?high\b|\bhh\b|高高/iu, /^high-high$/u],
  [/\blow-?low\b|\bll\b|低低/iu, /^low-low$/u],
  [/\bhigh\b|\bhoch\b|高/iu, /^high/u],
  [/\blow\b|\bniedrig\b|\btief\b|低/iu, /^low/u],
];
/** The alarms that the question means: of a named tag, else of the named machine or measurement, as its words and its high or low decide. */
function meant({ tags, signals, effective }: Understanding, listed: readonly Listed[]): readonly Listed[] {
  const newest = new Map<string, Listed>();
  for (const each of listed) {
    const known = newest.get(each.alarm.definitionId);
    if (known === undefined || known.alarm.raisedAt < each.alarm.raisedAt) newest.set(each.alarm.definitionId, each);
  }
  const all = [...newest.values()].filter(({ definition }) => definition !== null);
  const ids = new Set<string>((tags.length > 0 ? tags : signals).map(({ id }) => id));
  const ofTag = all.filter(({ alarm }) => ids.has(alarm.tag));
  const candidates = ofTag.length > 0 || tags.length > 0 ? ofTag : all;
  const condition = conditionWords.find(([said]) => said.test(effective))?.[1];
  const conditioned = condition === undefined ? [] : candidates.filter(({ alarm }) => condition.test(alarm.condition));
  const pool = conditioned.length > 0 ? conditioned : candidates;
  const said = effective.toLowerCase();
  const scored = pool.map((each) => ({ each, hits: wordsOf(each.alarm).filter((word) => said.includes(word)).length }));
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  return scored.filter(({ hits }) => hits === most).map(({ each }) => each);
}

function wordsOf({ message }: Alarm): readonly string[] {
  return message
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2);
}

/** "What does this alarm mean and what do I do?": the rationalisation record (ISA-18.2) of the alarm: action first, then cause, consequence, time. */
export const alarmMeaning: Skill = {
  name: 'alarm-meaning',
  needs: ['query_alarms'],
  fits: (understanding) => {
    const { effective, assets, tags, signals, signalCoverage, unknownNames, window } = understanding;
    const named = tags.length > 0 || assets.some(({ level }) => level === 'equipment') || (signals.length > 0 && signalCoverage >= 0.5);
    if (!named || unknownNames.length > 0 || window !== null || !alarmWord.test(effective)) return 0;
    return asksMeaning.test(effective) || asksResponse.test(effective) ? 0.89 : 0;
  },
  plan: ({ understanding: { assets, tags, signals }, results }) => {
    const equipment = tags[0]?.equipment ?? assets.find(({ level }) => level === 'equipment')?.id ?? signals[0]?.equipment;
    return equipment === undefined || results.outcomes('query_alarms').length > 0
      ? []
      : [{ toolName: 'query_alarms', input: { equipment, states: [...alarmStates] } }];
  },
  compose: (context) => {
    const found = context.results.of('query_alarms').at(-1);
    if (found === undefined) return null;
    const alarms = meant(context.understanding, found.output.alarms);
    if (alarms.length === 0 || alarms.length > 3) return null;
    return alarms.flatMap(({ alarm, definition }) => {
      const source = found.evidence.find((item) => item.kind === 'alarm' && item.alarmId === alarm.id);
      return definition === null ? [] : recordLines(alarm, definition, context).map((text): Line => line(text, source));
    });
  },
};

function recordLines(alarm: Alarm, definition: AlarmDefinition, { say }: SkillContext): readonly string[] {
  const measured = definition.limit === null || alarm.condition === 'off-normal' ? [] : [say.alarmLimit(limitText(definition, alarm.unit))];
  return [
    `${alarm.tag}: ${alarm.message.replace(/[.。]?$/u, '.')}`,
    say.checkFirst(definition.correctiveAction),
    say.alarmCause(definition.cause),
    say.alarmConsequence(definition.consequence),
    say.respondWithin(definition.timeToRespondMinutes),
    ...measured,
  ];
}
