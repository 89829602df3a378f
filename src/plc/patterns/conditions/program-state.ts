import { allOf, anyOf, type Condition, type LeafCondition, opposite } from './model.js';
import type { Cursor } from './tokens.js';
import type { Deed, Introduction } from './words.js';

export type Parts = {
  output: string;
  alarm: boolean;
  starts: Condition | null;
  during: Condition | null;
  stops: Condition | null;
  require: Condition | null;
  trips: Condition | null;
  latched: boolean;
  /** A condition under which it is on by itself ("open only while ..."), not just one that it needs. */
  alone: boolean;
  onDelay: number;
  offDelay: number;
  longest: number;
  announces: string | null;
  /** Milliseconds for which it stays off once it went off, and from one start to the next; 0 for none. */
  rest: number;
  betweenStarts: number;
  /** Milliseconds after its start for which what trips it does not count. */
  ignored: number;
  /** Other outputs of which the same was said: "stop the slitter and the unwinder". */
  twins: readonly string[];
  /** What it shall do was said with a verb; a thing that is only named is no output. */
  told: boolean;
};
/** `watches`: it watches a start, and what it stops is tripped. */
export type Clause = Readonly<{ introduction: Introduction; condition: Condition; watches?: boolean }>;
export type Action = {
  deed: Deed;
  denied: boolean;
  restricted: boolean;
  /** Told as a permission ("may", "can"): something else asks for it. */
  permitted: boolean;
  parts: Parts;
  used: boolean;
  given: boolean;
  lasting: boolean;
  /** What this action adds to what starts and stops its output. */
  starts: Addition | null;
  stops: Addition | null;
  trips: Addition | null;
};
/** `own` is what one action says, `before` what others said, `joined` both together. */
type Addition = Readonly<{ before: Condition | null; own: Condition; joined: Condition }>;

/** An action on an output of which `parts` are known so far. */
export function actionOn(parts: Parts, more: Partial<Action> = {}): Action {
  return {
    deed: 'on',
    denied: false,
    restricted: false,
    permitted: false,
    parts,
    used: false,
    given: false,
    lasting: false,
    starts: null,
    stops: null,
    trips: null,
    ...more,
  };
}

/** "Only with flow", "must not run": a restriction of which no condition was understood, and a stop that nothing brings about. */
export function saysNothing({ given, restricted, denied, deed, parts }: Action): boolean {
  if (given) return false;
  if (parts.latched) return false;
  if (restricted || denied) return parts.require === null && !parts.alone;
  return deed !== 'on' && parts.stops === null && parts.trips === null && parts.longest === 0 && parts.offDelay === 0;
}

/** One more condition of an action: with those it gave before by `join`, any of them with those of other actions. */
function added(known: Condition | null, earlier: Addition | null, condition: Condition, join: typeof allOf): Addition {
  const same = earlier !== null && earlier.joined === known;
  const own = (earlier === null ? condition : join(same ? earlier.own : known, condition)) ?? condition;
  const before = earlier === null ? known : same ? earlier.before : null;
  return { before, own, joined: anyOf(before, own) ?? own };
}

/** What the last action switched off by stays off until a reset. */
export function latch(action: Action): void {
  const { parts, stops } = action;
  if (action.deed !== 'off' || stops === null || stops.joined !== parts.stops) {
    parts.latched = true;
    return;
  }
  parts.stops = stops.before;
  parts.trips = anyOf(parts.trips, stops.own);
  action.stops = null;
}

export interface State {
  readonly cursor: Cursor;
  readonly outputs: Parts[];
  readonly values: LeafCondition[];
  readonly questions: string[];
  readonly understood: string[];
  pending: Clause[];
  action: Action | null;
  /** Every action that was told, in the order of the text. */
  readonly told: Action[];
  /** The conditions in front of the last action, which hold for those joined to it as well. */
  shared: readonly Clause[];
  /** Actions of this sentence whose condition is still to come. */
  waiting: Action[];
  /** Actions told together on the same conditions. */
  group: readonly Action[];
  /** Names that stand for nouns of the request. */
  readonly declared: Set<string>;
}

/** Adds a condition to its action, by what introduced it. */
export function attach(action: Action, { introduction: said, condition, watches = false }: Clause): void {
  const { parts } = action;
  // "Runs whenever" is a state, "starts whenever" an event
  const introduction = said === 'whenever' ? (action.lasting ? 'while' : 'when') : said;
  const further = action.given;
  // "If the pressure is low while it is running": the second narrows the first
  const narrows = introduction === 'while' && further;
  action.given = true;
  if (introduction === 'until') parts.stops = anyOf(parts.stops, condition);
  else if (introduction === 'only' && further) parts.require = allOf(parts.require, condition);
  // "Stop it unless the flow is there", "trip it on low flow unless the bypass is open": it is what spares it from the stop
  else if (introduction === 'unless' && !action.denied && (action.deed === 'off' || action.deed === 'trip')) spare(action, opposite(condition), watches);
  // "Must not run unless the guard is closed" needs the guard; "runs unless the guard is open" needs its opposite
  else if (introduction === 'never' || introduction === 'unless') parts.require = allOf(parts.require, action.denied ? condition : opposite(condition));
  else if (action.denied) parts.require = allOf(parts.require, introduction === 'only' ? condition : opposite(condition));
  else if (action.deed === 'trip' || (watches && action.deed === 'off')) {
    action.trips = added(parts.trips, action.trips, condition, narrows ? allOf : anyOf);
    parts.trips = action.trips.joined;
  } else if (action.deed === 'off' && !watches) {
    action.stops = added(parts.stops, action.stops, condition, narrows ? allOf : anyOf);
    parts.stops = action.stops.joined;
  } else if (introduction === 'only' || action.restricted) {
    parts.require = allOf(parts.require, condition);
    parts.alone = !action.permitted;
  } else if (introduction === 'while' && !(action.starts !== null && further)) parts.during = allOf(parts.during, condition);
  else {
    action.starts = added(parts.starts, action.starts, condition, action.used ? anyOf : allOf);
    parts.starts = action.starts.joined;
    // The machine is off with its trip: what announces it stays until the reset of that
    if (watches) parts.stops = anyOf(parts.stops, { kind: 'signal', name: 'ResetButton', wanted: true, said: 'pressed', momentary: true });
  }
}

/** A stop or trip that happens only while a further condition holds too; alone it is the stop. */
function spare(action: Action, condition: Condition, watches: boolean): void {
  const { parts } = action;
  if (action.deed === 'trip' || (watches && action.trips !== null)) {
    action.trips = added(parts.trips, action.trips, condition, allOf);
    parts.trips = action.trips.joined;
  } else {
    action.stops = added(parts.stops, action.stops, condition, allOf);
    parts.stops = action.stops.joined;
  }
}

/** An output of which nothing is said yet. */
export function emptyParts(output: string, alarm: boolean): Parts {
  return {
    output,
    alarm,
    starts: null,
    during: null,
    stops: null,
    require: null,
    trips: null,
    latched: false,
    alone: false,
    onDelay: 0,
    offDelay: 0,
    longest: 0,
    announces: null,
    rest: 0,
    betweenStarts: 0,
    ignored: 0,
    twins: [],
    told: false,
  };
}
