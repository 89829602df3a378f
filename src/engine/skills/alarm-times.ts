import { type Alarm, alarmStates } from '../../domain/alarm.js';
import { wasRaised } from '../../domain/evidence-of.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';
import { alarmLine, lineOf } from './plant-state.js';

const alarmWord = /\balarms?\b/iu;
const oldest = /\b(?:oldest|longest[- ](?:standing|active|lasting)|earliest|standing (?:the )?longest|active (?:the )?longest)\b/iu;
const newest = /\b(?:newest|youngest|latest|most recent)\b/iu;
const standing = /\b(?:standing|active|still|open|now|on|in)\b/iu;

/** Which end of the list of standing alarms is asked for; null where something else is. */
function endAsked(question: string): 'oldest' | 'newest' | null {
  if (!alarmWord.test(question) || asksForRule(question) || /\b(?:priorit\w*|why|cause|log)\b/iu.test(question)) return null;
  if (oldest.test(question)) return 'oldest';
  return newest.test(question) && standing.test(question) ? 'newest' : null;
}

/** The one standing alarm that was raised first or last. */
export const standingAlarm: Skill = {
  name: 'standing-alarm',
  needs: ['query_alarms'],
  fits: ({ question, window }) => (window === null && endAsked(question) !== null ? 0.93 : 0),
  plan: ({ results, understanding: { assets } }) =>
    results.outcomes('query_alarms').length > 0 ? [] : [{ toolName: 'query_alarms', input: assets[0] === undefined ? {} : { equipment: assets[0].id } }],
  compose: (context) => {
    const { results, say, directory, understanding } = context;
    const found = results.of('query_alarms').at(-1);
    if (found === undefined) return null;
    const active = found.output.alarms.map(({ alarm }) => alarm).filter((alarm) => alarm.state.startsWith('active') && wasRaised(alarm));
    const sorted = [...active].sort((a, b) => Date.parse(a.raisedAt) - Date.parse(b.raisedAt));
    const one = endAsked(understanding.question) === 'oldest' ? sorted[0] : sorted.at(-1);
    const list = found.evidence.find((item) => item.kind === 'computation');
    return one === undefined ? [line(say.noAlarms(understanding.assets[0]?.id ?? lineOf(directory)), list)] : [alarmLine(one, found.evidence, context)];
  },
};

const between =
  /\b(?:how (?:long|much time|many (?:seconds|minutes|hours))|(?:what is |what's )?(?:the )?(?:time|delay|gap|interval))\b[^?]{0,20}?\bbetween\s+(?:the )?(.{2,60}?)\s+and\s+(?:the )?(.{2,60}?)\s*[?.!]*\s*$/iu;

const spoken = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}-]{3,}/gu) ?? []).filter((word) => !/^(?:the|and|alarms?|of|on)$/u.test(word));

/** The alarm whose message and tag hold most of the words, half of them at least; the newest of several occurrences. */
function alarmBy(text: string, alarms: readonly Alarm[]): Alarm | null {
  const said = spoken(text);
  const scored = alarms.map((alarm) => {
    const words = spoken(`${alarm.message} ${alarm.tag} ${alarm.equipment}`);
    return { alarm, hits: said.filter((word) => words.some((own) => own.startsWith(word) || word.startsWith(own))).length };
  });
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  if (most * 2 < Math.max(said.length, 1)) return null;
  const best = scored.filter(({ hits }) => hits === most).map(({ alarm }) => alarm);
  return new Set(best.map(({ tag, condition }) => `${tag} ${condition}`)).size === 1
    ? (best.sort((a, b) => Date.parse(b.raisedAt) - Date.parse(a.raisedAt))[0] ?? null)
    : null;
}

function pairOf(context: SkillContext): readonly [Alarm, Alarm] | null {
  const [, first = '', second = ''] = between.exec(context.understanding.question) ?? [];
  const alarms = context.results.of('query_alarms').flatMap(({ output }) => output.alarms.map(({ alarm }) => alarm).filter(wasRaised));
  const [one, other] = [alarmBy(first, alarms), alarmBy(second, alarms)];
  return one === null || other === null || one.id === other.id ? null : [one, other];
}

const asked = { states: alarmStates.filter((state) => state !== 'normal') };

/** "How long between the one alarm and the other": the times at which both were raised, and what lies between. */
export const timeBetweenAlarms: Skill = {
  name: 'time-between-alarms',
  needs: ['query_alarms'],
  fits: ({ question }) => (between.test(question) && !asksForRule(question) ? 0.92 : 0),
  plan: (context) => {
    const tries = context.results.outcomes('query_alarms').length;
    if (tries === 0) return [{ toolName: 'query_alarms', input: asked }];
    const pair = tries === 1 ? pairOf(context) : null;
    return pair === null ? [] : [{ toolName: 'query_alarms', input: { ...asked, apart: pair.map(({ id }) => id) } }];
  },
  compose: ({ results }): readonly Line[] | null => {
    const apart = results
      .of('query_alarms')
      .flatMap(({ evidence }) => evidence.filter((item) => item.kind === 'computation' && item.name === 'time_between_alarms'));
    return apart.length === 0 ? null : apart.map((item) => line(item.quote, item));
  },
};
