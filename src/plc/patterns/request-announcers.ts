import type { Pattern, PatternBuild, PatternParameters, RequestReading } from './model.js';
import { clauseAt, clauses } from './request-text.js';

const noun = /\b(?:horn|siren|hooter|buzzer|bell|lamp|light|beacon|annunciator|indicator|hupe|sirene|lampe|leuchte|meldeleuchte)\s+$/i;
const alarming = /\balarm|tripped|stopped by|failed|fault\b|target is reached|jam/i;
/** A condition of its own: then the announcement is more than what the block announces. */
const ownCondition =
  /\b(?:when|if|while|whenever|above|below|over|under|at|after|before|unless|wenn|falls|bei|ueber|unter|nach)\b|\d\s?(?:%|°|bar|s\b|min\b|h\b)/i;

/** A pattern whose alarm has the name of the lamp or horn of the request. */
export interface Announced {
  readonly pattern: Pattern;
  readonly names: readonly string[];
}

/**
 * "..., stop conveyor C-3, lamp HL-3 on until reset": a lamp or horn told together with what a block does is the block's one alarm, and gets its tag. Unchanged
 * where the block has none or several, or the lamp has a condition of its own.
 */
export function withNamedAnnouncer(pattern: Pattern, reading: RequestReading, parameters: PatternParameters, build: PatternBuild): Announced {
  const none: Announced = { pattern, names: [] };
  const used = new Set(Object.values(parameters.names).flat());
  const named = reading.names.filter(({ text, start }) => !used.has(text) && noun.test(reading.text.slice(0, start)));
  const alarms = build.signals.filter(
    ({ direction, type, actuator, tag, identifier, description }) =>
      direction === 'output' && type === 'BOOL' && !actuator && tag === '' && alarming.test(`${identifier} ${description}`),
  );
  const [lamp, ...more] = named;
  const [alarm, ...others] = alarms;
  if (lamp === undefined || alarm === undefined || others.length > 0 || more.some(({ text }) => text !== lamp.text)) return none;
  const parts = clauses(reading.text);
  const part = parts[clauseAt(parts, lamp.start)];
  const before = reading.text.slice(part?.start ?? 0, lamp.start);
  const after = reading.text.slice(lamp.end, part?.end).replace(/\buntil\b.*/i, '');
  if (ownCondition.test(before) || ownCondition.test(after)) return none;
  const announced: Pattern['build'] = (given, tags) => {
    const plain = pattern.build(given, tags);
    return { ...plain, signals: plain.signals.map((row) => (row.identifier === alarm.identifier ? { ...row, tag: lamp.text } : row)) };
  };
  return { pattern: { ...pattern, build: announced }, names: [lamp.text] };
}
