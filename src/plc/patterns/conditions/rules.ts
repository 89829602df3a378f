import { allOf, anyOf, type Condition, heldTimes, type LogicRule, leavesOf, opposite } from './model.js';
import type { Parts } from './program-state.js';

/** Settles what the conditions of one output are together. `warned`: a horn or lamp announces its start, which an input may ask for where the request does not say what does. */
export function ruleOf(parts: Parts, questions: string[], declared: ReadonlySet<string>, warned = false): LogicRule | null {
  const { output, starts, during, onDelay, offDelay, longest, alone } = parts;
  // What stops it only some time after its start would start it again at once: it waits for a reset
  const latched = (parts.latched || parts.ignored > 0) && parts.starts === null;
  const stops = latched ? null : parts.stops;
  const trip = ignoring(parts, latched ? anyOf(parts.trips, parts.stops) : parts.trips);
  if (parts.ignored > 0 && trip === null) return null;
  if (parts.ignored > 0 && !parts.latched && parts.stops !== null)
    questions.push(`The stop of ${output} stays until a reset; that is assumed to be wanted, as its start is ignored for ${parts.ignored / 1000} s.`);
  const conditions = [starts, during, stops, parts.require, trip];
  if (parts.announces !== null) return conditions.some((condition) => condition !== null) ? null : announcing(parts, parts.announces);
  if (conditions.every((condition) => condition === null) && !warned) return null;
  if (conditions.flatMap(leavesOf).some((leaf) => leaf.name === '' || leaf.name === `${output}_`)) return null;
  // Its own state may be part of what trips it ("too low while it is running"), never of what starts it
  if ([starts, during, stops, parts.require].flatMap(leavesOf).some((leaf) => leaf.name.toUpperCase() === output.toUpperCase())) return null;
  const actuator =
    !parts.alarm &&
    (declared.has(output)
      ? !/(?:ALARM|LAMP|HORN|LIGHT|BEACON|SIREN|BUZZER|WARNING|FLAG|MESSAGE|MELDUNG|HUPE|LEUCHTE|LAMPE)S?$/.test(output)
      : !notActuators.test(output));
  if (longest > 0 && (offDelay > 0 || starts === null)) return null;
  const base = {
    output,
    actuator,
    trip,
    onDelay,
    offDelay,
    longest,
    rest: parts.rest,
    betweenStarts: parts.betweenStarts,
    announces: null,
    requested: false,
    also: null,
    release: null,
  };
  const latchedAlarm = parts.latched && starts !== null && stops === null;
  if (starts !== null && stops === null && longest > 0 && isPressed(starts))
    return { ...base, on: null, set: starts, reset: null, require: allOf(parts.require, during) };
  if (starts !== null && (stops !== null || latchedAlarm)) {
    const reset: Condition = stops ?? { kind: 'signal', name: 'RESET_BUTTON', wanted: true, said: 'pressed', momentary: true };
    const { set, also } = withoutStates(starts, reset);
    return { ...base, on: null, set, reset, also, require: allOf(parts.require, during) };
  }
  if (starts !== null && parts.require === null && trip === null && actuator && longest === 0)
    questions.push(`${output} goes off again as soon as its condition ends. Is that meant, or does something else stop it?`);
  if (starts === null && during !== null && stops !== null && isSpan(during, stops))
    return { ...base, on: null, set: during, reset: stops, require: parts.require };
  const on = allOf(starts, during);
  const require = allOf(parts.require, stops === null ? null : opposite(stops));
  return { ...base, on, set: null, reset: null, require, requested: on === null && !alone };
}

/** "Runs above 40 %, stops below 15 %": between the two it goes on as it was, or the second limit would never decide anything. */
function isSpan(during: Condition, stops: Condition): boolean {
  if (during.kind !== 'compare') return false;
  return leavesOf(stops).some(
    (leaf) =>
      leaf.kind === 'compare' &&
      leaf.name.toUpperCase() === during.name.toUpperCase() &&
      leaf.side !== during.side &&
      (during.side === 'above' ? leaf.limit < during.limit : leaf.limit > during.limit),
  );
}

/** "Ignore the first 10 s after start": what trips it counts, and begins to last, once it has been on for so long. */
function ignoring({ output, ignored }: Parts, trip: Condition | null): Condition | null {
  if (ignored === 0 || trip === null) return trip;
  const running: Condition = { kind: 'signal', name: output, wanted: true, said: 'running', momentary: false };
  return counting(trip, { kind: 'held', part: running, milliseconds: ignored });
}

/** A condition that counts only while another holds: its times run from there. */
function counting(condition: Condition, open: Condition): Condition {
  if (condition.kind === 'held') return { ...condition, part: counting(condition.part, open) };
  if (condition.kind === 'any') return { ...condition, parts: condition.parts.map((part) => counting(part, open)) };
  if (condition.kind === 'all' && heldTimes(condition).length > 0)
    return { ...condition, parts: condition.parts.map((part) => (part.kind === 'held' ? counting(part, open) : part)) };
  return allOf(condition, open) ?? condition;
}

/** "Start above 28 °C, stop at 25 °C, also while the key is on": a state that the stop does not speak of holds by itself. */
function withoutStates(starts: Condition, reset: Condition): Readonly<{ set: Condition; also: Condition | null }> {
  if (starts.kind !== 'any') return { set: starts, also: null };
  const stopped = new Set(leavesOf(reset).map(({ name }) => name.toUpperCase()));
  const compared = leavesOf(reset).some(({ kind }) => kind === 'compare');
  const lasting = (part: Condition): boolean =>
    compared && leavesOf(part).every((leaf) => leaf.kind === 'signal' && !leaf.momentary && !stopped.has(leaf.name.toUpperCase()));
  const set = anyOf(...starts.parts.filter((part) => !lasting(part)));
  return set === null ? { set: starts, also: null } : { set, also: anyOf(...starts.parts.filter(lasting)) };
}

/** A horn or lamp before a start. */
function announcing({ output, alarm }: Parts, announces: string): LogicRule {
  const none = {
    on: null,
    set: null,
    reset: null,
    require: null,
    trip: null,
    release: null,
    also: null,
    onDelay: 0,
    offDelay: 0,
    longest: 0,
    rest: 0,
    betweenStarts: 0,
    requested: false,
  };
  return { ...none, output, actuator: !alarm && !notActuators.test(output), announces };
}

/** Push buttons and pulses alone: what they start goes on after them. */
function isPressed(condition: Condition): boolean {
  return leavesOf(condition).every((leaf) => leaf.kind === 'signal' && leaf.momentary);
}

/** Names of lamps, horns, alarms and flags: nothing moves. */
const notActuators = /^(?:(?:HL|HN|HA|XA|LAMP|HORN|BEACON|SIREN)\b.*|.*(?:ALARM|FULL|FAULT|LAMP|HORN|READY|WARNING).*|[A-Z]AH?H?L?L?-\d+|[A-Z]+)$/i;

/** The order of evaluation: an alarm that is kept sees a machine before its own trip switches it off; what announces a start comes last. */
export function placeOf({ announces, set, actuator }: LogicRule): number {
  return announces !== null ? 2 : set !== null && !actuator ? 0 : 1;
}
