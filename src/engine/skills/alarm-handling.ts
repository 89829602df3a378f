import { type Alarm, type AlarmState, alarmStates } from '../../domain/alarm.js';
import { plantMinute, wasRaised } from '../../domain/evidence-of.js';
import { type Line, line, type Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';
import type { Understanding } from '../understand/understanding.js';
import { alarmLine, alarmText, lineOf } from './plant-state.js';

const alarmWord = /\balarms?\b|\balarme?n?\b|报警/iu;
const asksWho =
  /\b(?:who|has (?:any|some)(?:body|one)|did (?:any|some)(?:body|one)|wer)\b[^?]*\b(?:ack(?:ed|nowledged?)?|quittiert)\b|^\s*(?:(?:so|and|ok|tell me)[\s,]+)*(?:is|was|has|have|were|are)\b[^?]*\b(?<!un)acknowledged\b/iu;
const asksOpen =
  /\b(?:un-?ack(?:ed|nowledged)?|not (?:yet )?(?:been )?ack(?:ed|nowledged)|(?:nobody|no ?one)(?: has)? (?:yet )?(?:touched|ack\w*|seen|looked at|dealt with|reacted to)|unquittiert\w*)\b/iu;
const asksShelved = /\b(?:what|which|any|anything|is|are|list|show)\b[^?]*\bshelved\b(?![^?]*\b(?:may|must|should|how long|when|by whom|who|why)\b)/iu;
const openStates: readonly AlarmState[] = ['active-unacknowledged', 'cleared-unacknowledged', 'latched-unacknowledged'];

/** What of the handling of alarms is asked for; null where something else is. */
function handlingAsked({ question, effective, window }: Understanding): 'who' | 'open' | 'shelved' | null {
  if (window !== null || asksForRule(question) || /\b(?:may|can|must|should|allowed)\b/iu.test(question)) return null;
  if (asksWho.test(effective)) return 'who';
  if (asksOpen.test(effective) && alarmWord.test(effective)) return 'open';
  return asksShelved.test(question) ? 'shelved' : null;
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
    const states = asked === 'open' ? openStates : asked === 'shelved' ? ['shelved'] : alarmStates.filter((state) => state !== 'normal');
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
    if (alarms.length === 0) return [line(say.noAlarms(understanding.assets[0]?.id ?? lineOf(directory)), list)];
    return alarms.slice(0, 8).map((alarm): Line => {
      const source = found.evidence.find((item) => item.kind === 'alarm' && item.alarmId === alarm.id);
      if (alarm.state === 'shelved')
        return line(say.shelvedAlarm(alarm.id, alarmText(alarm.message, say), alarm.shelvedBy.id, plantMinute(alarm.shelvedUntil), alarm.reason), list, source);
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
