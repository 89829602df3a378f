import { type Condition, type CountCondition, type LogicProgram, type LogicRule, leavesOf } from './model.js';

/** The state of a latched trip, as a signal beside its output: `P-1.LOCKED_OUT`. */
export const trippedState = 'LOCKED_OUT';

/** Inputs (and outputs) by upper-case name; RunRequest and ResetButton are among the inputs. */
export type Values = Readonly<Record<string, number | boolean>>;
export interface ScanResult {
  readonly outputs: Readonly<Record<string, boolean>>;
  readonly tripped: Readonly<Record<string, boolean>>;
}

const keys = new WeakMap<Condition, string>();
/** The same text for the same condition. */
function keyOf(condition: Condition): string {
  const known = keys.get(condition);
  const key = known ?? JSON.stringify(condition);
  if (known === undefined) keys.set(condition, key);
  return key;
}

/** Conditions over time: what holds now, how long something has held, and rising edges, remembered from scan to scan. */
export function evaluator() {
  const since = new Map<Condition | string, number>();
  /** Conditions with a time that were worked out in this scan: one that is told twice is timed once. */
  let timed: Map<string, boolean> | null = null;
  const nextScan = (): void => {
    timed = new Map();
  };
  const memory = new Map<string, boolean>();
  /** How long it has held at this scan; null when it does not. */
  const lasting = (key: Condition | string, now: boolean, cycleMs: number): number | null => {
    const before = since.get(key);
    if (now) since.set(key, before === undefined ? 0 : before + cycleMs);
    else since.delete(key);
    return since.get(key) ?? null;
  };
  const truth = (condition: Condition, values: Values, cycleMs: number): boolean => {
    if (condition.kind === 'signal') return (values[condition.name.toUpperCase()] === true) === condition.wanted;
    if (condition.kind === 'not') return !truth(condition.part, values, cycleMs);
    if (condition.kind === 'held') return heldLong(condition, values, cycleMs);
    if (condition.kind === 'event' || condition.kind === 'pulse' || condition.kind === 'count')
      return once(condition, () => {
        if (condition.kind === 'count') return counts(condition, values);
        const now = truth(condition.part, values, cycleMs);
        return condition.kind === 'event' ? came(keyOf(condition), now) : pulsing(condition, now, cycleMs);
      });
    if (condition.kind === 'compare') {
      const key = keyOf(condition);
      const now = beyond(condition, values, 0) || (memory.get(key) === true && condition.deadband > 0 && beyond(condition, values, condition.deadband));
      memory.set(key, now);
      return now;
    }
    const parts = condition.parts.map((part) => truth(part, values, cycleMs));
    return condition.kind === 'all' ? parts.every(Boolean) : parts.some(Boolean);
  };
  const heldLong = (condition: Extract<Condition, { kind: 'held' }>, values: Values, cycleMs: number): boolean => {
    const key = keyOf(condition);
    const known = timed?.get(key);
    if (known !== undefined) return known;
    const over = (lasting(timed === null ? condition : key, truth(condition.part, values, cycleMs), cycleMs) ?? -1) >= condition.milliseconds;
    timed?.set(key, over);
    return over;
  };
  /** Worked out once a scan, as the block does it. */
  const once = (condition: Condition, work: () => boolean): boolean => {
    const key = keyOf(condition);
    const known = timed?.get(key);
    const result = known ?? work();
    timed?.set(key, result);
    return result;
  };
  /** Whether it comes now; at power-up nothing comes. */
  const came = (key: string, now: boolean): boolean => {
    const before = memory.get(`seen ${key}`) ?? true;
    memory.set(`seen ${key}`, now);
    return now && !before;
  };
  const pulsing = (condition: Extract<Condition, { kind: 'pulse' }>, now: boolean, cycleMs: number): boolean => {
    const key = `pulse ${keyOf(condition)}`;
    const begun = rising(key, now);
    const runs = memory.get(`${key} runs`) === true;
    if (!runs && begun) since.set(key, 0);
    else if (runs) since.set(key, (since.get(key) ?? 0) + cycleMs);
    const on = (runs || begun) && (since.get(key) ?? 0) < condition.milliseconds;
    memory.set(`${key} runs`, on);
    return on;
  };
  const tallies = new Map<string, number>();
  const counts = ({ up, down, zero, side, limit }: CountCondition, values: Values): boolean => {
    const key = `${up} ${down ?? ''} ${zero}`;
    const is = (name: string): boolean => values[name.toUpperCase()] === true;
    // One tally may be looked at against several limits
    if (timed?.has(`tally ${key}`) !== true) {
      timed?.set(`tally ${key}`, true);
      const step = Number(came(`up ${key}`, is(up))) - Number(down !== null && came(`down ${key}`, is(down)));
      tallies.set(key, came(`zero ${key}`, is(zero)) ? 0 : Math.max(0, (tallies.get(key) ?? 0) + step));
    }
    const tally = tallies.get(key) ?? 0;
    return side === 'above' ? tally >= limit : tally < limit;
  };
  const rising = (key: string, now: boolean): boolean => {
    const before = memory.get(key) === true;
    memory.set(key, now);
    return now && !before;
  };
  return { since, memory, lasting, truth, rising, nextScan };
}

/**
 * The meaning of a logic program, scan by scan, worked out from the conditions themselves. It is the second implementation that the scenarios of a draft are
 * taken from; it shares nothing with the Structured Text that is proven. Times in milliseconds.
 */
export function simulator(program: LogicProgram): Readonly<{ scan: (values: Values, cycleMs: number) => ScanResult }> {
  const { since, memory, lasting, truth, rising, nextScan } = evaluator();
  /** Whether it has been on for its longest time, and what started it has been there ever since. */
  const overdue = (rule: LogicRule, asked: boolean, cycleMs: number): boolean => {
    const key = rule.output.toUpperCase();
    const over = (lasting(`longest ${key}`, memory.get(`was ${key}`) === true, cycleMs) ?? -1) >= rule.longest;
    const expired = over || (memory.get(`over ${key}`) === true && asked);
    memory.set(`over ${key}`, expired);
    return expired;
  };
  /** Whether its rest and the time from its last start are over; what runs goes on. */
  const rested = ({ output, rest, betweenStarts }: LogicRule, cycleMs: number): boolean => {
    const key = output.toUpperCase();
    const ran = memory.get(`was ${key}`) === true;
    const off = lasting(`rest ${key}`, !ran && memory.get(`ever ${key}`) === true, cycleMs);
    if (ran) memory.set(`ever ${key}`, true);
    if (rising(`begin ${key}`, ran)) since.delete(`begun ${key}`);
    const begun = lasting(`begun ${key}`, memory.get(`ever ${key}`) === true, cycleMs);
    return ran || !((off !== null && off < rest) || (begun !== null && begun < betweenStarts));
  };
  const scanRule = (rule: LogicRule, values: Values, cycleMs: number, reset: boolean): Readonly<{ on: boolean; tripped: boolean }> => {
    const key = rule.output.toUpperCase();
    if (rule.announces !== null) {
      const machine = rule.announces.toUpperCase();
      return { on: memory.get(`wish ${machine}`) === true && memory.get(`was ${machine}`) !== true, tripped: false };
    }
    const cause = rule.trip !== null && truth(rule.trip, values, cycleMs);
    const present = rule.trip !== null && holds(rule.trip, values);
    const released = rule.release === null || truth(rule.release, values, cycleMs);
    const tripped = cause || (memory.get(`trip ${key}`) === true && (present || !reset || !released));
    memory.set(`trip ${key}`, tripped);
    const started = rule.set ?? rule.on;
    const asked = started !== null && truth(started, values, cycleMs);
    const expired = rule.longest > 0 && overdue(rule, asked, cycleMs);
    const allowed = (rule.require === null || truth(rule.require, values, cycleMs)) && !tripped && !expired && rested(rule, cycleMs);
    let wanted = rule.on === null ? !rule.requested || values['RUNREQUEST'] === true : asked;
    if (rule.set !== null) {
      const momentary = leavesOf(rule.set).every((leaf) => leaf.kind === 'signal' && leaf.momentary);
      const starts = momentary ? rising(`start ${key}`, asked) : asked;
      const stops = rule.reset !== null && truth(rule.reset, values, cycleMs);
      wanted = (starts || memory.get(`demand ${key}`) === true) && !stops;
    }
    memory.set(`demand ${key}`, wanted && allowed);
    let on = (wanted || (rule.also !== null && truth(rule.also, values, cycleMs))) && allowed;
    memory.set(`wish ${key}`, on);
    if (rule.onDelay > 0) on = (lasting(`on ${key}`, on, cycleMs) ?? -1) >= rule.onDelay;
    if (rule.offDelay > 0) {
      const off = lasting(`off ${key}`, !on && memory.get(`ran ${key}`) === true, cycleMs);
      if (on) memory.set(`ran ${key}`, true);
      const running = on || (off !== null && off < rule.offDelay);
      if (!running) memory.set(`ran ${key}`, false);
      on = running && (rule.require === null || allowed);
    }
    memory.set(`was ${key}`, on);
    return { on, tripped };
  };
  let before: Record<string, boolean> = {};
  return {
    scan: (values, cycleMs) => {
      nextScan();
      const reset = rising('reset', values['RESETBUTTON'] === true);
      const outputs: Record<string, boolean> = {};
      const tripped: Record<string, boolean> = {};
      for (const rule of program.rules) {
        const edge = program.rules.some(({ trip }) => trip !== null) ? { RESETBUTTON: reset } : {};
        const result = scanRule(rule, { ...values, ...edge, ...before, ...outputs }, cycleMs, reset);
        outputs[rule.output.toUpperCase()] = result.on;
        outputs[`${rule.output.toUpperCase()}.${trippedState}`] = result.tripped;
        tripped[rule.output.toUpperCase()] = result.tripped;
      }
      before = outputs;
      return { outputs, tripped };
    },
  };
}

function beyond({ name, minus, side, inclusive, limit }: Extract<Condition, { kind: 'compare' }>, values: Values, band: number): boolean {
  const value = Number(values[name.toUpperCase()] ?? 0) - (minus === null ? 0 : Number(values[minus.toUpperCase()] ?? 0));
  const edge = side === 'above' ? limit - band : limit + band;
  return (inclusive && value === edge) || (side === 'above' ? value > edge : value < edge);
}

/** Whether a condition holds for these values, times and deadbands left out. */
export function holds(condition: Condition, values: Values): boolean {
  if (condition.kind === 'signal') return (values[condition.name.toUpperCase()] === true) === condition.wanted;
  if (condition.kind === 'not') return !holds(condition.part, values);
  if (condition.kind === 'held') return holds(condition.part, values);
  // What only comes does not last; what is counted is not known
  if (condition.kind === 'event' || condition.kind === 'pulse') return false;
  if (condition.kind === 'count') return condition.side === 'below';
  if (condition.kind === 'compare') return beyond(condition, values, condition.deadband);
  return condition.kind === 'all' ? condition.parts.every((part) => holds(part, values)) : condition.parts.some((part) => holds(part, values));
}
