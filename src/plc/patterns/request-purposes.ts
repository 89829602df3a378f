import type { ParameterDefinition, Pattern, PatternParameters, RequestReading, TimeMention } from './model.js';
import { clauseAt, clauses } from './request-text.js';

type TimeOfPattern = Extract<ParameterDefinition, { kind: 'time' }>;

/**
 * What the words around a time say that it is for: the delay of an alarm, the wait before another machine takes over, the longest time of a state, a standstill,
 * a warning ahead of a start, or how long a state must last before something happens.
 */
export type Purpose = 'alarm' | 'replacement' | 'longest' | 'standstill' | 'warning' | 'condition';

const alarming = /\b(?:alarms?|warn(?:s|ing|ung)?|messages?|meldung|melde[nt]?|alarmier\w*|annunciat\w*)\b/i;
/** Effects beside which an alarm word does not tell what the time is for. */
const acting =
  /\b(?:start\w*|stop\w*|trip\w*|runs?|on|open\w*|clos\w*|shut\w*|switch\w*|ein|aus|laeuft|stoppt|startet|until|before|acknowledge\w*|reset|flash\w*|blink\w*|disabled?|suppress\w*)\b/i;
const delayAhead = /\b(?:after|for|longer than|more than|within|nach|laenger als|seit|delay(?:ed)?(?: by| of)?|verzoeger\w*(?: um| von)?)\s*$/i;
const replacing =
  /\b(?:replac\w*|take[sn]? over|takes? (?:its|the) place|switch(?:es|ed)? over|change[sd]? over|fail(?:s|ed)? ?over|uebernimm\w*|uebernehm\w*|ersetz\w*)\b/i;
const mostAhead =
  /\b(?:at most|no longer than|not (?:longer|more) than|never (?:longer|more) than|hoechstens|laengstens|nicht laenger als|nie laenger als)\s*$/i;
const mostBehind = /^\s*(?:at (?:a|one) (?:stretch|time)|in one go|on end|without a break|am stueck|hintereinander|ununterbrochen|at most)\b/i;
const stillAhead =
  /\b(?:paus(?:e|es|ing)(?: of| for| von)?|stand(?:s|ing)?(?: still)?(?: for)?|standstill(?: of| for)?|dead time(?: of)?|steht|stillstand(?: von)?|dwell(?:s)?(?: of| for)?)\s*$/i;
const stillBehind = /^\s*(?:of )?(?:at standstill|standstill|pause|dead time|stillstand|still\b)/i;
const lastingAhead = /\b(?:longer than|for more than|laenger als|mehr als)\s*$/i;
const stateBehind = /^\s*(?:covered|blocked|occupied|open|closed|made|missing|absent|jammed|belegt|verdeckt|bedeckt|offen|geschlossen|frei|unterbrochen)\b/i;
const sounding = /\b(?:horns?|sirens?|hupen?|sirenen?|buzzers?|hooters?|warn(?:s|ing|ung)?|anlaufwarn\w*|vorwarn\w*)\b/i;
const beforeStart =
  /\b(?:before (?:the |it |they |each |every |a )?(?:[\w-]+ ){0,3}?(?:starts?|runs?|moves?|opens?)|before (?:the |each |every )?start|vor (?:dem |jedem )?(?:an(?:lauf|fahren)|start)\w*|ahead of (?:the |each )?start)/i;

/** What a time of a request is for by the words beside it; null where they do not tell. */
export function purposeOf({ text, numbers, times }: RequestReading, time: TimeMention): Purpose | null {
  const parts = clauses(text);
  const index = clauseAt(parts, time.start);
  const clause = parts[index];
  const [from, to] = [clause?.start ?? 0, clause?.end ?? text.length];
  const [ahead, behind, whole] = [text.slice(from, time.start), text.slice(time.end, to), text.slice(from, to)];
  if (mostAhead.test(ahead) || mostBehind.test(behind)) return 'longest';
  if (stillAhead.test(ahead) || stillBehind.test(behind)) return 'standstill';
  if (lastingAhead.test(ahead) && (stateBehind.test(behind) || stateBehind.test(/\b(\w+) (?:for )?(?:longer|more) than\s*$/i.exec(ahead)?.[1] ?? '')))
    return 'condition';
  if (sounding.test(whole) && beforeStart.test(whole)) return 'warning';
  if (replacing.test(whole)) return 'replacement';
  const limited = numbers.some(({ start, unit }) => unit !== null && start >= from && start < to);
  const alone = times.every((other) => other === time || other.start < from || other.start >= to);
  if (alarming.test(whole) && limited && alone && delayAhead.test(ahead) && !acting.test(whole)) return 'alarm';
  return null;
}

const wordsOfParameter = ({ name, description }: TimeOfPattern): string => `${name.replace(/([a-z])([A-Z])/g, '$1 $2')} ${description}`.toLowerCase();

/** Whether a parameter can hold a time of that purpose. */
function holds({ title }: Pattern, parameter: TimeOfPattern, purpose: Purpose, text: string): boolean {
  const own = wordsOfParameter(parameter);
  switch (purpose) {
    case 'alarm':
      return /alarm|warn/i.test(title) || (/delay|discrepancy|deviation|time-?out/.test(own) && !/stage|start delay|maximum|least|minimum/.test(own));
    case 'replacement':
      return /fail|take|fault|feedback|trip/.test(own);
    case 'longest':
      return (
        /longest|maximum|run limit/.test(own) ||
        (/travel|feedback|time-?out|together/.test(own) && /\b(?:travel|stroke|feedback|reach\w*|both|end (?:position|switch)\w*|move\w*)\b/i.test(text))
      );
    case 'standstill':
      return /pause|rest|off|between|change|delay|wait|standstill/.test(own);
    case 'condition':
      return !/flash|period|stroke|pulse|exercise|least|minimum|maximum|\bon time|off time|\brest\b|between/.test(own);
    case 'warning':
      return /horn|warn|siren|sound/.test(own);
  }
}

/** Whether the words beside a time say that it is something else than a parameter of a pattern. */
export function contradictsPurpose(pattern: Pattern, parameter: ParameterDefinition, reading: RequestReading, time: TimeMention): boolean {
  if (parameter.kind !== 'time') return false;
  const purpose = purposeOf(reading, time);
  return purpose !== null && !holds(pattern, parameter, purpose, reading.text);
}

/** Whether the words beside a time name just what a parameter is. */
export function namesPurpose(pattern: Pattern, parameter: ParameterDefinition, reading: RequestReading, time: TimeMention): boolean {
  if (parameter.kind !== 'time') return false;
  const purpose = purposeOf(reading, time);
  return purpose !== null && holds(pattern, parameter, purpose, reading.text);
}

/**
 * A time given for one thing is never the value of another: a parameter that holds such a time falls back to its default, and the time is left over, which is asked about.
 * A value that was bounded by the parameter's range counts as that time too.
 */
export function timesByPurpose(pattern: Pattern, parameters: PatternParameters, reading: RequestReading): PatternParameters {
  const strange = pattern.parameters.filter((parameter): parameter is TimeOfPattern => {
    if (parameter.kind !== 'time' || parameters.assumed.includes(parameter.name)) return false;
    const value = parameters.numbers[parameter.name];
    const sources = reading.times.filter(({ milliseconds }) => Math.min(Math.max(milliseconds, parameter.minimum), parameter.maximum) === value);
    return sources.length > 0 && sources.every((time) => contradictsPurpose(pattern, parameter, reading, time));
  });
  if (strange.length === 0) return parameters;
  return {
    ...parameters,
    numbers: { ...parameters.numbers, ...Object.fromEntries(strange.map(({ name, fallback }) => [name, fallback])) },
    assumed: [...parameters.assumed, ...strange.map(({ name }) => name)],
  };
}

const atOnce = /\b(?:at once|immediately|instantly|without (?:any )?delay|sofort|unverzueglich)\b/i;
const ending = /\b(?:trip\w*|stop\w*|shut\w*|off|abschalt\w*|aus|stoppt)\b/i;

/** "trip at 37 °C at once": the delay of a trip or stop is the least that the pattern has, and no default. */
export function withoutDelay(pattern: Pattern, parameters: PatternParameters, { text }: RequestReading): PatternParameters {
  if (!clauses(text).some((clause) => atOnce.test(clause.text) && ending.test(clause.text))) return parameters;
  const delays = pattern.parameters.filter(
    (parameter): parameter is TimeOfPattern =>
      parameter.kind === 'time' && /^(?:trip|stop) delay$/i.test(parameter.description) && parameters.assumed.includes(parameter.name),
  );
  return {
    ...parameters,
    numbers: { ...parameters.numbers, ...Object.fromEntries(delays.map(({ name, minimum }) => [name, minimum])) },
    assumed: parameters.assumed.filter((name) => !delays.some((delay) => delay.name === name)),
  };
}
