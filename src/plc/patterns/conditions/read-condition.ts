import type { NumberMention } from '../model.js';
import { allOf, anyOf, type CompareCondition, type Condition, type LeafCondition } from './model.js';
import { applyPredicate, type Predicate, type PredicateReading, readPredicate } from './read-predicate.js';
import { takeQuantity } from './read-quantity.js';
import { takeOneOf, tellsLast, tellsOfLamp } from './tells.js';
import { type Cursor, markAt, peek, take, wordAt } from './tokens.js';
import { alarmAt, deedAt, introducesCondition, roleAt, toldDeedAt } from './words.js';

/** A condition while it is read: signals whose state is said later ("S1 or S2 is pressed") wait for it. */
type Draft = { name: string; measured: boolean; momentary: boolean; negated: boolean; minus: string | null; predicate: Predicate | null; held: number };
type DraftTree = Draft | { join: 'all' | 'any'; parts: DraftTree[]; held: number; negated: boolean };

export interface ConditionReading {
  readonly condition: Condition;
  /** True when "and" and "or" are mixed without brackets. */
  readonly mixed: boolean;
}

interface State {
  readonly cursor: Cursor;
  readonly drafts: Draft[];
  /** What was spoken of before this condition, which "both" and "the difference" refer to. */
  readonly earlier: readonly LeafCondition[];
  depth: number;
  mixed: boolean;
}

/**
 * Reads a condition of any shape: signals and measurements joined by and/or, brackets, not, limits, ranges, differences, times. Null (and unmoved)
 * when the words there are none that this understands. `stated` is the state of a signal named without one ("with ZS-1").
 */
export function readCondition(cursor: Cursor, earlier: readonly LeafCondition[], stated: boolean): ConditionReading | null {
  const start = cursor.at;
  const state: State = { cursor, drafts: [], earlier, depth: 0, mixed: false };
  const tree = backReference(state) ?? readGroup(state);
  const settled = tree !== null && settle(state.drafts, stated);
  const condition = settled ? finish(tree) : null;
  if (condition === null) cursor.at = start;
  return condition === null ? null : { condition, mixed: state.mixed };
}

/** Signals without a state take the one said next; the last ones the one said before. */
function settle(drafts: readonly Draft[], stated: boolean): boolean {
  let next: Predicate | null = null;
  for (const draft of [...drafts].reverse()) {
    next = draft.predicate ?? next;
    draft.predicate = draft.predicate === null && draft.measured && next?.kind === 'state' && stated ? null : next;
  }
  const plain: Predicate = { kind: 'state', wanted: true, said: 'given' };
  for (const draft of drafts) draft.predicate ??= stated || draft.momentary ? plain : null;
  return drafts.length > 0 && drafts.every(({ predicate }) => predicate !== null);
}

function finish(tree: DraftTree): Condition | null {
  if ('join' in tree) {
    const parts = tree.parts.map(finish);
    if (parts.some((part) => part === null)) return null;
    const joined = tree.join === 'all' && !excludes(parts) ? allOf(...parts) : anyOf(...parts);
    return joined === null ? null : wrapped(joined, tree);
  }
  const applied = tree.predicate === null ? null : applyPredicate(tree, tree.predicate);
  return applied === null ? null : wrapped(applied, { held: tree.held, negated: false });
}

/** "Below 3.6 bar and above 4.9 bar": no value is both, so each of them is meant. */
function excludes(parts: readonly (Condition | null)[]): boolean {
  const [one, other] = parts;
  if (parts.length !== 2 || one?.kind !== 'compare' || other?.kind !== 'compare') return false;
  const [low, high] = one.side === 'below' ? [one, other] : [other, one];
  return low.name === high.name && low.minus === high.minus && low.side === 'below' && high.side === 'above' && high.limit >= low.limit;
}

function wrapped(condition: Condition, { held, negated }: Readonly<{ held: number; negated: boolean }>): Condition {
  const inner: Condition = negated ? { kind: 'not', part: condition } : condition;
  return held > 0 ? { kind: 'held', part: inner, milliseconds: held } : inner;
}

/** A or B, and C: a comma before the joining word binds weaker than none. */
function readGroup(state: State): DraftTree | null {
  const first = readAny(state);
  if (first === null) return null;
  const parts = [first];
  for (;;) {
    const start = state.cursor.at;
    if (markAt(state.cursor) !== ',') break;
    state.cursor.at += 1;
    const joined = take(state.cursor, /^(?:and|und)$/) || take(state.cursor, /^(?:but|aber)$/);
    const next = joined && !endsCondition(state.cursor) ? readAny(state) : null;
    if (next === null) {
      state.cursor.at = start;
      break;
    }
    parts.push(next);
  }
  return parts.length === 1 ? first : { join: 'all', parts, held: 0, negated: false };
}

function readAny(state: State): DraftTree | null {
  take(state.cursor, /^(?:either|entweder)$/);
  const first = readAll(state);
  if (first === null) return null;
  const parts = [first];
  for (;;) {
    const start = state.cursor.at;
    if (markAt(state.cursor) === ',') state.cursor.at += 1;
    const next = take(state.cursor, /^(?:or|oder)$/) && skipAgain(state.cursor) && !endsCondition(state.cursor) ? readAll(state) : null;
    if (next === null) {
      state.cursor.at = start;
      break;
    }
    parts.push(next);
  }
  if (parts.length > 1 && parts.some((part) => 'join' in part && part.join === 'all' && part.held === 0 && !bracketed.has(part))) state.mixed = true;
  return parts.length === 1 ? first : { join: 'any', parts, held: sharedTime(parts), negated: false };
}

/** "or when ...": the same condition goes on. */
function skipAgain(cursor: Cursor): boolean {
  take(cursor, /^(?:also|auch)$/);
  take(cursor, /^(?:when|if|once|while|wenn|falls|sobald)$/);
  return true;
}

const bracketed = new WeakSet<object>();

function readAll(state: State): DraftTree | null {
  take(state.cursor, /^(?:both|beide|all)$/);
  const first = readOne(state);
  if (first === null) return null;
  const parts = [first];
  for (;;) {
    const start = state.cursor.at;
    const listed = markAt(state.cursor) === ',' && listGoesOn(state.cursor);
    if (listed) state.cursor.at += 1;
    const joined = take(state.cursor, /^(?:and|und|sowie|but|aber)$/) || markAt(state.cursor) === '&' || listed;
    if (markAt(state.cursor) === '&') state.cursor.at += 1;
    const next = joined && !endsCondition(state.cursor) ? (readEither(state) ?? readOne(state)) : null;
    if (next === null) {
      state.cursor.at = start;
      break;
    }
    parts.push(next);
  }
  return parts.length === 1 ? first : { join: 'all', parts, held: sharedTime(parts), negated: false };
}

/** "A and either B or C": what follows belongs together, as in brackets. */
function readEither(state: State): DraftTree | null {
  if (!/^(?:either|entweder)$/.test(wordAt(state.cursor))) return null;
  const group = readAny(state);
  if (group !== null) bracketed.add(group);
  return group;
}

/** "A and B are both on for 2 s": the time is one of the whole group. */
function sharedTime(parts: readonly DraftTree[]): number {
  const last = parts.at(-1);
  const shared = parts.slice(0, -1).every((part) => !('join' in part) && part.predicate === null);
  if (last === undefined || 'join' in last || !shared) return 0;
  const { held } = last;
  last.held = 0;
  return held;
}

/** "A, B and C": a comma joins when an "and" follows before the sentence or its "or" does. */
function listGoesOn(cursor: Cursor): boolean {
  const inside: Cursor = { tokens: cursor.tokens, at: cursor.at + 1 };
  if (/^(?:and|und|or|oder|but|aber)$/.test(wordAt(inside)) || endsCondition(inside)) return false;
  for (let ahead = 0; ; ahead++) {
    const token = peek(inside, ahead);
    if (token === undefined || (token.kind === 'mark' && /[.;:()]/.test(token.text)) || /^(?:or|oder)$/.test(wordAt(inside, ahead))) return false;
    if (/^(?:and|und|sowie)$/.test(wordAt(inside, ahead))) return true;
  }
}

/** Whether what follows is an action or another condition instead of a further part. */
function endsCondition(cursor: Cursor): boolean {
  const deed = deedAt(cursor);
  return (
    deed !== null ||
    (toldDeedAt(cursor) !== null && /^(?:with|by|via|mit|durch)$/.test(wordAt(cursor, 1))) ||
    (/^(?:only|erst|nur)$/.test(wordAt(cursor)) && /^(?:after|once|nachdem)$/.test(wordAt(cursor, 1))) ||
    introducesCondition(cursor) ||
    tellsOfLamp(cursor) ||
    tellsLast(cursor) ||
    roleAt(cursor) !== null ||
    alarmAt(cursor) ||
    (/^(?:it|the|then|dann|for)$/.test(wordAt(cursor)) && deedAt(cursor, 1) !== null)
  );
}

function readOne(state: State): DraftTree | null {
  const { cursor } = state;
  if (markAt(cursor) === '(') return readBracket(state);
  if (take(cursor, /^(?:neither|weder)$/)) return readNeither(state);
  const negated = take(cursor, /^(?:not|nicht|no|kein|keine)$/);
  if (negated && markAt(cursor) === '(') {
    const inner = readBracket(state);
    return inner === null ? null : { join: 'all', parts: [inner], held: 0, negated: true };
  }
  return readShared(state, negated);
}

/** "A, B or C is active": names that share what is said of the last one belong together. */
function readShared(state: State, negated: boolean): DraftTree | null {
  const { cursor } = state;
  const quantity = takeQuantity(cursor);
  if (quantity === 'some') return null;
  const first = readSubject(state, negated);
  if (first === null || first.predicate !== null) return first;
  const start = cursor.at;
  const known = state.drafts.length;
  const parts: Draft[] = [first];
  let join: 'all' | 'any' | null = null;
  for (;;) {
    const comma = markAt(cursor) === ',';
    if (comma) cursor.at += 1;
    const any = take(cursor, /^(?:or|oder)$/);
    if (any) join = 'any';
    const all = take(cursor, /^(?:and|und)$/);
    if (all) join ??= 'all';
    const joined = any || all || comma;
    const next = joined && !endsCondition(cursor) ? readSubject(state, negated) : null;
    if (next === null) break;
    parts.push(next);
    if (next.predicate === null) continue;
    if (join === null && quantity === null) return null;
    if (typeof quantity === 'number' && quantity > parts.length) return null;
    const group: DraftTree =
      typeof quantity === 'number'
        ? leastOf(parts, quantity, sharedTime(parts))
        : { join: quantity ?? join ?? 'all', parts, held: sharedTime(parts), negated: false };
    bracketed.add(group);
    return group;
  }
  if (quantity !== null) return null;
  cursor.at = start;
  state.drafts.length = known;
  return first;
}

/** At least so many of the parts: any of all the choices of that size. */
function leastOf(parts: readonly Draft[], count: number, held: number): DraftTree {
  const choices = (from: number, size: number): Draft[][] =>
    size === 0 ? [[]] : parts.slice(from).flatMap((part, index) => choices(from + index + 1, size - 1).map((rest) => [part, ...rest]));
  return { join: 'any', parts: choices(0, count).map((chosen): DraftTree => ({ join: 'all', parts: chosen, held: 0, negated: false })), held, negated: false };
}

/** "neither A nor B is running". */
function readNeither(state: State): DraftTree | null {
  const parts: DraftTree[] = [];
  do {
    const part = readSubject(state, true);
    if (part === null) return null;
    parts.push(part);
  } while (take(state.cursor, /^(?:nor|noch|or|oder)$/));
  return { join: 'all', parts, held: 0, negated: false };
}

function readBracket(state: State): DraftTree | null {
  const { cursor } = state;
  cursor.at += 1;
  const inner = readGroup(state);
  if (inner === null || markAt(cursor) !== ')') return null;
  cursor.at += 1;
  const before = state.drafts.length;
  const after = readPredicate(cursor);
  if (after !== null) for (const draft of state.drafts.slice(0, before)) draft.predicate ??= after.predicate;
  const result: DraftTree = { join: 'all', parts: [inner], held: after?.held ?? 0, negated: false };
  bracketed.add(result);
  return result;
}

const joins = /^(?:and|or|und|oder|but|aber|both|either)$/;

function readSubject(state: State, denied: boolean): Draft | null {
  const { cursor } = state;
  let negated = denied;
  let momentary = false;
  for (let fillers = 0; fillers <= 7; fillers++) {
    const token = peek(cursor);
    if (token?.kind === 'name') break;
    if (token?.kind !== 'word' || (joins.test(token.text) && fillers > 0)) return elliptic(state, fillers === 0);
    if ((computed.test(token.text) && !(token.text === 'product' && wordAt(cursor, 1) !== 'of')) || (introducesCondition(cursor) && fillers > 0)) return null;
    if (/^(?:not|nicht|no|kein|keine|keiner)$/.test(token.text)) negated = !negated;
    if (/button|taster|taste|pulse|impuls|knopf|pushbutton/.test(token.text)) momentary = true;
    if (readPredicate({ tokens: cursor.tokens, at: cursor.at })?.predicate.kind === 'limits') return elliptic(state, true);
    cursor.at += 1;
  }
  const token = peek(cursor);
  if (token?.kind !== 'name') return null;
  cursor.at += 1;
  const draft: Draft = {
    name: token.name.text,
    measured: token.name.category === 'measurement',
    momentary: momentary || /^(?:PB|PBS|HS|ST|RB)-?\d/i.test(token.name.text),
    negated,
    minus: null,
    predicate: null,
    held: 0,
  };
  const read = readPredicate(cursor);
  if (read !== null)
    Object.assign(draft, { predicate: read.predicate, held: read.held, minus: read.predicate.kind === 'limits' ? read.predicate.minus : null });
  state.drafts.push(draft);
  return draft;
}

/** "above 80 or below 20": the value is the one before. */
function elliptic(state: State, allowed: boolean): Draft | null {
  const last = state.drafts.at(-1);
  const read = allowed && last !== undefined ? readPredicate(state.cursor) : null;
  if (read === null || last === undefined) return null;
  const draft: Draft = { ...last, negated: false, predicate: read.predicate, held: read.held };
  state.drafts.push(draft);
  return draft;
}

/** "both are below 25 ppm and 65 %", "the difference falls below 3 K", "it falls below 20 %": the values named before, each with its own limit. */
function backReference(state: State): DraftTree | null {
  const { cursor, earlier } = state;
  const start = cursor.at;
  const give = (): null => {
    cursor.at = start;
    return null;
  };
  take(cursor, /^(?:the|die|der|das)$/);
  const difference = take(cursor, /^(?:difference|differenz|delta)$/);
  const between = difference ? readBetween(state) : null;
  if (between !== null) return between;
  const one = !difference && takeOneOf(cursor);
  if (one) {
    const said = readPredicate(cursor);
    return said?.predicate.kind === 'state' ? (bothStates(state, said, 'any') ?? give()) : give();
  }
  const both = !difference && take(cursor, /^(?:both|they|beide|all|these|values)$/);
  if (!difference && !both) take(cursor, /^(?:it|this|value|er|sie|wert)$/);
  const read = readPredicate(cursor);
  if (read?.predicate.kind === 'state') return both ? (bothStates(state, read) ?? give()) : give();
  const known = distinct(earlier.filter((leaf): leaf is CompareCondition => leaf.kind === 'compare')).filter(({ minus }) => !difference || minus !== null);
  if (known.length === 0 || (both && known.length < 2)) return give();
  if (read === null) return give();
  if (!both && known.length > 1) return give();
  const limits: NumberMention[] = [...read.predicate.numbers];
  while (both && take(cursor, /^(?:and|und)$/)) {
    const token = peek(cursor);
    if (token?.kind !== 'number') return give();
    limits.push(token.number);
    cursor.at += 1;
    take(cursor, /^(?:respectively|beziehungsweise|bzw)$/);
  }
  if (both && limits.length !== known.length) return give();
  const { predicate } = read;
  const parts = known.map((value, index): Draft => {
    const number = limits.find(({ unit }) => both && unit !== null && unit === value.unit) ?? limits[index] ?? limits[0];
    const numbers = number === undefined ? [] : [number];
    return { name: value.name, measured: true, momentary: false, negated: false, minus: value.minus, predicate: { ...predicate, numbers }, held: read.held };
  });
  state.drafts.push(...parts);
  return parts.length === 1 ? (parts[0] ?? null) : { join: 'all', parts, held: 0, negated: false };
}

/** "the difference between TT-1 and TT-2 is more than 4 K". */
function readBetween({ cursor, drafts }: State): DraftTree | null {
  const start = cursor.at;
  const names: string[] = [];
  if (take(cursor, /^(?:between|of|zwischen|von)$/))
    for (let words = 0; words < 10 && names.length < 2; words++) {
      const token = peek(cursor);
      if (token?.kind !== 'word' && token?.kind !== 'name') break;
      if (token.kind === 'name') names.push(token.name.text);
      cursor.at += 1;
    }
  const [name, minus] = names;
  const read = minus === undefined ? null : readPredicate(cursor);
  if (name === undefined || minus === undefined || read?.predicate.kind !== 'limits') {
    cursor.at = start;
    return null;
  }
  const draft: Draft = { name, measured: true, momentary: false, negated: false, minus, predicate: read.predicate, held: read.held };
  drafts.push(draft);
  return draft;
}

/** What is worked out of several values is none of them. */
const computed = /^(?:difference|differenz|delta|sum|summe|average|mean|mittelwert|mittel|ratio|verhaeltnis|product|rate|total)$/;

/** "both have stopped": every signal named before; "one of them drops": any of them. */
function bothStates({ earlier, drafts }: State, { predicate, held }: PredicateReading, join: 'all' | 'any' = 'all'): DraftTree | null {
  const names = [...new Set(earlier.flatMap((leaf) => (leaf.kind === 'signal' ? [leaf.name] : [])))];
  if (names.length < 2) return null;
  const parts = names.map((name): Draft => ({ name, measured: false, momentary: false, negated: false, minus: null, predicate, held }));
  drafts.push(...parts);
  return { join, parts, held: 0, negated: false };
}

function distinct(values: readonly CompareCondition[]): readonly CompareCondition[] {
  return values.filter((value, index) => values.findIndex(({ name, minus }) => name === value.name && minus === value.minus) === index);
}
