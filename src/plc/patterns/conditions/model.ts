/** One yes/no statement about signals, as a request makes it. Plain data. */
export type Condition = SignalCondition | CompareCondition | GroupCondition | HeldCondition | NotCondition | EventCondition | PulseCondition | CountCondition;

/** `name` is TRUE (or, with `wanted` false, FALSE). `said` is the state the request names for TRUE: "open", "pressed". */
export interface SignalCondition {
  readonly kind: 'signal';
  readonly name: string;
  readonly wanted: boolean;
  readonly said: string;
  /** True for push buttons and pulses: they act on their edge when they start something that stays on. */
  readonly momentary: boolean;
}
/** `name` (less `minus`, when it is a difference) beyond a limit; `deadband` in the same unit, 0 for none. */
export interface CompareCondition {
  readonly kind: 'compare';
  readonly name: string;
  readonly minus: string | null;
  readonly side: 'above' | 'below';
  readonly inclusive: boolean;
  readonly limit: number;
  readonly unit: string | null;
  readonly deadband: number;
}
export interface GroupCondition {
  readonly kind: 'all' | 'any';
  readonly parts: readonly Condition[];
}
/** True once `part` has held for so long. */
export interface HeldCondition {
  readonly kind: 'held';
  readonly part: Condition;
  readonly milliseconds: number;
}
export interface NotCondition {
  readonly kind: 'not';
  readonly part: Condition;
}
/** True for the one scan in which `part` comes; what holds at power-up already has not come. */
export interface EventCondition {
  readonly kind: 'event';
  readonly part: Condition;
}
/** True for so long from the moment that `part` comes, whatever it does meanwhile. */
export interface PulseCondition {
  readonly kind: 'pulse';
  readonly part: Condition;
  readonly milliseconds: number;
}
/** How often signals came, against a limit: `up` adds one each time it comes, `down` takes one away, `zero` begins anew; kept over a power cycle, never below 0. */
export interface CountCondition {
  readonly kind: 'count';
  readonly up: string;
  readonly down: string | null;
  readonly zero: string;
  readonly side: 'above' | 'below';
  readonly limit: number;
}

/** What one output does: on while `on` (or from `set` until `reset`), never without `require`, latched off by `trip` until a reset. */
export interface LogicRule {
  readonly output: string;
  /** True for something that moves; false for a lamp, horn, alarm or flag. */
  readonly actuator: boolean;
  readonly on: Condition | null;
  readonly set: Condition | null;
  readonly reset: Condition | null;
  readonly require: Condition | null;
  readonly trip: Condition | null;
  /** What must hold as well for a reset of the trip to count; null for nothing but the end of its cause. */
  readonly release: Condition | null;
  /** On as well while this holds, whatever started and stopped it. */
  readonly also: Condition | null;
  /** True when nothing in the request starts it: an input of its own asks for it. */
  readonly requested: boolean;
  /** Milliseconds that the output waits before it comes on, and stays on afterwards. */
  readonly onDelay: number;
  readonly offDelay: number;
  /** Milliseconds after which it goes off whatever else holds, until what starts it has gone and come again; 0 for no limit. */
  readonly longest: number;
  /** Milliseconds for which it stays off after it went off, and from one start to the next; 0 for none. */
  readonly rest: number;
  readonly betweenStarts: number;
  /** The output that it announces: on from the moment that one is wanted until it comes on after its delay. */
  readonly announces: string | null;
}

/** A rule that says nothing yet: no condition, no time. */
export const emptyRule: LogicRule = {
  output: '',
  actuator: false,
  on: null,
  set: null,
  reset: null,
  require: null,
  trip: null,
  release: null,
  also: null,
  requested: false,
  onDelay: 0,
  offDelay: 0,
  longest: 0,
  rest: 0,
  betweenStarts: 0,
  announces: null,
};

export interface LogicProgram {
  readonly rules: readonly LogicRule[];
  readonly questions: readonly string[];
  /** The button that resets the trips, where the request names it. */
  readonly resetBy?: string;
  /** The request in the words it was read from, where parts of it became signals of their own. */
  readonly told?: string;
  /** The same in plain sentences, where the request's own are too short to be tried one by one. */
  readonly canonical?: string;
  /** Words of the request whose meaning the rules carry in other words. */
  readonly understood?: readonly string[];
}

/** All of them; null when there is none. */
export function allOf(...parts: readonly (Condition | null)[]): Condition | null {
  return group('all', parts);
}
/** Any of them; null when there is none. */
export function anyOf(...parts: readonly (Condition | null)[]): Condition | null {
  return group('any', parts);
}
function group(kind: 'all' | 'any', parts: readonly (Condition | null)[]): Condition | null {
  const given = parts.flatMap((part) => (part === null ? [] : part.kind === kind ? part.parts : [part]));
  const [first] = given;
  return given.length <= 1 ? (first ?? null) : { kind, parts: given };
}

/** The opposite, pushed down to the single statements as far as times allow. */
export function opposite(condition: Condition): Condition {
  if (condition.kind === 'signal') return { ...condition, wanted: !condition.wanted };
  if (condition.kind === 'not') return condition.part;
  if (condition.kind === 'all' || condition.kind === 'any') return { kind: condition.kind === 'all' ? 'any' : 'all', parts: condition.parts.map(opposite) };
  if (condition.kind === 'compare' && condition.deadband === 0)
    return { ...condition, side: condition.side === 'above' ? 'below' : 'above', inclusive: !condition.inclusive };
  return { kind: 'not', part: condition };
}

export type LeafCondition = SignalCondition | CompareCondition;

/** The single statements of a condition, in the order of the text. */
export function leavesOf(condition: Condition | null): readonly LeafCondition[] {
  if (condition === null) return [];
  if (condition.kind === 'signal' || condition.kind === 'compare') return [condition];
  if (condition.kind === 'count') return [condition.up, condition.down, condition.zero].flatMap((name) => (name === null ? [] : [counted(name)]));
  return hasPart(condition) ? leavesOf(condition.part) : condition.parts.flatMap(leavesOf);
}

function counted(name: string): SignalCondition {
  return { kind: 'signal', name, wanted: true, said: 'counted', momentary: false };
}

/** A condition made of one other. */
export function hasPart(condition: Condition): condition is HeldCondition | NotCondition | EventCondition | PulseCondition {
  return condition.kind === 'held' || condition.kind === 'not' || condition.kind === 'event' || condition.kind === 'pulse';
}

/** Whether a condition remembers events: no situation by itself decides it. */
export function eventful(condition: Condition): boolean {
  if (condition.kind === 'event' || condition.kind === 'pulse' || condition.kind === 'count') return true;
  if (hasPart(condition)) return eventful(condition.part);
  return (condition.kind === 'all' || condition.kind === 'any') && condition.parts.some(eventful);
}

/** The same condition with every single statement replaced. */
export function mapLeaves(condition: Condition, change: (leaf: LeafCondition) => LeafCondition): Condition {
  if (condition.kind === 'signal' || condition.kind === 'compare') return change(condition);
  if (condition.kind === 'count') {
    const named = (name: string): string => change(counted(name)).name;
    return { ...condition, up: named(condition.up), down: condition.down === null ? null : named(condition.down), zero: named(condition.zero) };
  }
  if (hasPart(condition)) return { ...condition, part: mapLeaves(condition.part, change) };
  return { ...condition, parts: condition.parts.map((part) => mapLeaves(part, change)) };
}

/** How long its parts have to last, in milliseconds. */
export function heldTimes(condition: Condition): readonly number[] {
  if (condition.kind === 'held' || condition.kind === 'pulse') return [condition.milliseconds, ...heldTimes(condition.part)];
  if (hasPart(condition)) return heldTimes(condition.part);
  return condition.kind === 'all' || condition.kind === 'any' ? condition.parts.flatMap(heldTimes) : [];
}
