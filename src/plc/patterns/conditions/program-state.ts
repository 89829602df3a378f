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
};
export type Clause = Readonly<{ introduction: Introduction; condition: Condition }>;
export type Action = { deed: Deed; denied: boolean; restricted: boolean; parts: Parts; used: boolean; given: boolean; lasting: boolean };

export interface State {
  readonly cursor: Cursor;
  readonly outputs: Parts[];
  readonly values: LeafCondition[];
  readonly questions: string[];
  pending: Clause[];
  action: Action | null;
}

/** Adds a condition to its action, by what introduced it. */
export function attach(action: Action, { introduction: said, condition }: Clause): void {
  const { parts } = action;
  // "Runs whenever" is a state, "starts whenever" an event
  const introduction = said === 'whenever' ? (action.lasting ? 'while' : 'when') : said;
  const further = action.given;
  action.given = true;
  if (introduction === 'until') parts.stops = anyOf(parts.stops, condition);
  else if (introduction === 'only' && further) parts.require = allOf(parts.require, condition);
  else if (introduction === 'never') parts.require = allOf(parts.require, opposite(condition));
  else if (action.denied) parts.require = allOf(parts.require, introduction === 'only' ? condition : opposite(condition));
  else if (action.deed === 'trip') parts.trips = anyOf(parts.trips, condition);
  else if (action.deed === 'off') parts.stops = anyOf(parts.stops, condition);
  else if (introduction === 'only' || action.restricted) {
    parts.require = allOf(parts.require, condition);
    parts.alone = true;
  } else if (introduction === 'while' && parts.starts !== null && further) parts.starts = allOf(parts.starts, condition);
  else if (introduction === 'while') parts.during = allOf(parts.during, condition);
  else if (parts.starts !== null && action.used) parts.starts = anyOf(parts.starts, condition);
  else parts.starts = allOf(parts.starts, condition);
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
  };
}
