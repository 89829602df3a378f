import { type Alarm, type AlarmState, alarmStates } from '../../domain/alarm.js';
import { plantMinute, wasRaised } from '../../domain/evidence-of.js';
import { type Line, line, type Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';
import type { Understanding } from '../understand/understanding.js';
import { alarmLine, alarmText, lineOf } from './plant-state.js';
import { setAsideLine } from './set-aside.js';

const alarmWord = /\balarms?\b|\balarme?n?\b|报警/iu;
const asksWho =
  /\b(?:who|has (?:any|some)(?:body|one)|did (?:any|some)(?:body|one)|wer)\b[^?]*\b(?:ack(?:ed|nowledged?)?|quittiert)\b|^\s*(?:(?:so|and|ok|tell me)[\s,]+)*(?:is|was|has|have|were|are)\b[^?]*\b(?<!un)acknowledged\b/iu;
const asksOpen =
  /\b(?:un-?ack(?:ed|nowledged)?|not (?:yet )?(?:been )?ack(?:ed|nowledged)|(?:nobody|no ?one)(?: has)? (?:yet )?(?:touched|ack\w*|seen|looked at|dealt with|reacted to)|unquittiert\w*)\b/iu;
/** States in which an alarm is not annunciated, by the words for them. */
const setAside: ReadonlyArray<readonly [RegExp, AlarmState]> = [
  [/\b(?:un)?shel(?:f|ved)\b|\bzurückgestellt\w*|搁置/iu, 'shelved'],
  [/\bsuppressed\b|\bunterdrückt\w*|抑制|屏蔽/iu, 'suppressed-by-design'],
  [/\bout of service\b|\bau(?:ß|ss)er betrieb\b|停用/iu, 'out-of-service'],
];
const asksAside =
  /^\s*(?:(?:and|so|ok|please|tell me|until)\s+)*(?:what|which|any|anything|is|are|list|show|how long|how much longer|why|who|when|do we have|welche\w*|gibt es|was|ist|sind|zeig\w*|wie lange|bis wann|warum|wer|wann)\b|哪些|有没有|有什么|列出|多久|谁|为什么|什么时候|到几点|吗/iu;
const openStates: readonly AlarmState[] = ['active-unacknowledged', 'cleared-unacknowledged', 'latched-unacknowledged'];

/** What of the handling of alarms is asked for; null where something else is. */
function handlingAsked(understanding: Understanding): 'who' | 'open' | 'aside' | null {
  const { question, effective, window } = understanding;
  if (
    window !== null ||
    asksForRule(question) ||
    /\b(?:may|can|must|should|allowed|darf|dürfen|kann)\b|谁(?:可以?|能|有权)|可不可以|能不能|允许/iu.test(question)
  )
    return null;
  if (asksWho.test(effective)) return 'who';
  if (asksOpen.test(effective) && alarmWord.test(effective)) return 'open';
  return asideAsked(understanding).length > 0 ? 'aside' : null;
}

/** What was set aside once is in the history. */
const tellsOfPast = /\b(?:was|were|did|been|wurden?|waren?)\b|过/iu;

/** The states that a question about what is set aside names; a machine that is out of service is no alarm. */
function asideAsked({ question, effective, tags }: Understanding): readonly AlarmState[] {
  if (!asksAside.test(question) || tellsOfPast.test(question)) return [];
  const speaksOfAlarms = alarmWord.test(effective) || tags.length > 0;
  return setAside.flatMap(([words, state]) => (words.test(question) && (state === 'shelved' || speaksOfAlarms) ? [state] : []));
}

/** The newest occurrence of every alarm that the question means: of its tag, its machine, or whose message has most of its words. */
function meant(understanding: Understanding, alarms: readonly Alarm[]): readonly Alarm[] {
  const tags = new Set<string>(understanding.tags.map(({ id }) => id));
  const assets = new Set<string>(understanding.assets.map(({ id }) => id));
  // What was never raised (occurrence of the epoch) has nothing to be acknowledged.
  const scoped = alarms.filter(
    ({ tag, equipment, raisedAt }) => wasRaised({ raisedAt }) && (tags.size > 0 ? tags.has(tag) : assets.size === 0 || assets.has(equipment)),
  );
  const said = new Set(understanding.effective.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  const scored = scoped.map((alarm) => ({ alarm, hits: (alarm.message.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter((word) => said.has(word)).length }));
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  if (tags.size + assets.size === 0 && most === 0) return scoped;
  return scored.filter(({ hits }) => hits === most).map(({ alarm }) => alarm);
}

/** Who has acknowledged an alarm, which nobody has, what is shelved. */
export const alarmHandling: Skill = {
  name: 'alarm-handling',
  needs: ['query_alarms'],
  fits: (understanding) => (handlingAsked(understanding) === null ? 0 : 0.885),
  plan: ({ understanding, results }) => {
    const asked = handlingAsked(understanding);
    const states = asked === 'open' ? openStates : asked === 'aside' ? asideAsked(understanding) : alarmStates.filter((state) => state !== 'normal');
    return results.outcomes('query_alarms').length > 0 ? [] : [{ toolName: 'query_alarms', input: { states: [...states] } }];
  },
  compose: (context) => {
    const { understanding, results, say, directory } = context;
    const found = results.of('query_alarms').at(-1);
    if (found === undefined) return null;
    const list = found.evidence.find((item) => item.kind === 'computation');
    const alarms = meant(
      understanding,
      found.output.alarms.map(({ alarm }) => alarm),
    );
    if (alarms.length === 0) {
      const where = understanding.assets[0]?.id ?? lineOf(directory);
      const states = asideAsked(understanding);
      return [line(states.length > 0 ? say.noAlarmsOfState(where, states.join(', ')) : say.noAlarms(where), list)];
    }
    return alarms.slice(0, 8).map((alarm): Line => {
      const source = found.evidence.find((item) => item.kind === 'alarm' && item.alarmId === alarm.id);
      const aside = setAsideLine(alarm, found.evidence, context);
      if (aside !== null) return aside;
      if (handlingAsked(understanding) !== 'who') return alarmLine(alarm, found.evidence, context);
      return 'acknowledgedBy' in alarm
        ? line(say.acknowledged(alarm.id, alarmText(alarm.message, say), alarm.acknowledgedBy.id, plantMinute(alarm.acknowledgedAt)), list, source)
        : line(say.notAcknowledged(alarm.id, alarmText(alarm.message, say), alarm.state, plantMinute(alarm.raisedAt)), source);
    });
  },
};

const asksBad =
  /\b(?:bad|faulty?|broken|dead|failed|suspect|defective|invalid)\b[^?]{0,20}\b(?:sensors?|instruments?|transmitters?|signals?|measurements?|readings?|quality)\b|\b(?:sensors?|instruments?|transmitters?|signals?|readings?)\b[^?]{0,20}\b(?:bad|faulty?|broken|dead|failed|suspect|defective)\b/iu;
const asksAny = /^\s*(?:(?:so|ok|and|please|tell me|do we have|have we|are there|are|is there|is|show(?: me)?|list)\s+)*(?:any|which|what|all|bad|are|is)\b/iu;
const readAtOnce = 60;

/** "Any bad sensors?": every measurement with its quality as it is now. */
export const sensorHealth: Skill = {
  name: 'sensor-health',
  needs: ['read_tags'],
  fits: ({ question, assets, tags, window }) =>
    asksBad.test(question) && asksAny.test(question) && tags.length === 0 && assets.length === 0 && window === null && !asksForRule(question) ? 0.87 : 0,
  plan: ({ directory, results }) => {
    const ids = directory.tags.filter(({ kind, access }) => kind === 'analog' && access === 'read').map(({ id }) => id as string);
    const parts = Array.from({ length: Math.ceil(ids.length / readAtOnce) }, (_, index) => ids.slice(index * readAtOnce, (index + 1) * readAtOnce));
    return results.outcomes('read_tags').length > 0 ? [] : parts.map((part) => ({ toolName: 'read_tags', input: { tags: part } }));
  },
  compose: ({ results, say }) => {
    const readings = results.of('read_tags').flatMap(({ output, evidence }) => output.readings.map((each) => ({ ...each, evidence })));
    const [first] = readings;
    if (first === undefined) return null;
    const doubtful = readings.filter(({ reading }) => reading.quality !== 'good');
    const sourceOf = ({ reading, evidence }: (typeof readings)[number]) => evidence.find((item) => item.kind === 'reading' && item.reading.tag === reading.tag);
    if (doubtful.length === 0) return [line(say.noBadQuality(plantMinute(first.reading.readAt)), sourceOf(first))];
    return doubtful.slice(0, 12).map((each) => line(say.badQuality(each.reading.tag, each.reading.quality), sourceOf(each)));
  },
};
