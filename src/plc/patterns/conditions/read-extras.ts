import { allOf, anyOf, type CompareCondition, type Condition, leavesOf, mapLeaves, opposite } from './model.js';
import { type Action, attach, type Parts, type State } from './program-state.js';
import { readCondition } from './read-condition.js';
import { applyPredicate, type PredicateReading, readPredicate } from './read-predicate.js';
import { type Cursor, markAt, peek, take, wordAt } from './tokens.js';
import { deedAt, introducesCondition, takeIntroduction } from './words.js';

/** "after 4 s", "for 5 minutes after it drops", "with a delay of 3 s". */
export function readDelay(state: State): boolean {
  const { cursor, action } = state;
  const start = cursor.at;
  const after = take(cursor, /^(?:after|nach|following)$/);
  const lasting = !after && (take(cursor, /^and$/, /^for$/) || take(cursor, /^(?:for|noch|fuer)$/));
  while ((after || lasting) && take(cursor, /^(?:a|another|further|delay|of|weitere|more|einer)$/));
  const token = peek(cursor);
  if (action !== null && token?.kind === 'time' && (after || lasting)) {
    cursor.at += 1;
    if (lasting && action.deed === 'on' && readsOwnEnd(state)) {
      action.parts.offDelay = token.time.milliseconds;
      return true;
    }
    const trailing = take(cursor, /^(?:after|afterwards|nach|danach|longer|nachlaufen|thereafter|weiter)$/);
    while (
      trailing &&
      /^(?:it|that|this|the|drops?|stops?|stopped|ends?|goes|off|has|been|condition|switching|again|is|out|falls?|away|wards)$/.test(wordAt(cursor))
    )
      cursor.at += 1;
    if (after && !trailing && action.deed === 'on' && !introducesCondition(cursor)) {
      action.parts.onDelay = token.time.milliseconds;
      return true;
    }
    if (trailing && action.deed === 'on') {
      action.parts.offDelay = token.time.milliseconds;
      return true;
    }
  }
  cursor.at = start;
  return false;
}

/** "..., and 30 s longer": how long it goes on when its condition has ended. */
export function readLonger({ cursor, action }: State): boolean {
  const start = cursor.at;
  if (markAt(cursor) === ',') cursor.at += 1;
  take(cursor, /^(?:and|plus|und)$/);
  take(cursor, /^(?:for|another|noch|fuer|weitere)$/);
  const token = peek(cursor);
  if (token?.kind === 'time' && action !== null && action.deed === 'on' && action.given) {
    cursor.at += 1;
    if (take(cursor, /^(?:longer|more|afterwards|thereafter|extra|laenger|danach|weiter)$/)) {
      take(cursor, /^(?:afterwards|after|that|on|nach)$/);
      action.parts.offDelay = token.time.milliseconds;
      return true;
    }
  }
  cursor.at = start;
  return false;
}

/** "after both contacts open": what it waits for is the end of its own conditions. */
function readsOwnEnd({ cursor, action, values }: State): boolean {
  const start = cursor.at;
  const read = take(cursor, /^(?:after|nachdem|once|when)$/) ? readCondition(cursor, values, false) : null;
  const own = new Set([action?.parts.starts ?? null, action?.parts.during ?? null].flatMap(leavesOf).map(({ name }) => name.toUpperCase()));
  if (read !== null && leavesOf(read.condition).every(({ name }) => own.has(name.toUpperCase()))) return true;
  cursor.at = start;
  return false;
}

/** "after 10 s if vibration is high": the condition has to last that long. */
export function readAfterIf(state: State): boolean {
  const { cursor, action } = state;
  const start = cursor.at;
  const token = take(cursor, /^(?:after|nach)$/) ? peek(cursor) : undefined;
  if (action !== null && token?.kind === 'time') {
    cursor.at += 1;
    const read = takeIntroduction(cursor) === null ? null : readCondition(cursor, state.values, false);
    if (read !== null) {
      state.values.push(...leavesOf(read.condition));
      attach(action, { introduction: 'when', condition: { kind: 'held', part: read.condition, milliseconds: token.time.milliseconds } });
      return true;
    }
  }
  cursor.at = start;
  return false;
}

/** "button PB-72 stops it", "the stop button or the pull cord stops the belt": signals that act on a machine. */
export function readActing(state: State): boolean {
  const { cursor } = state;
  const start = cursor.at;
  const signals = readActors(cursor);
  const deed = signals.length === 0 ? null : deedAt(cursor);
  if (deed !== null) cursor.at += 1;
  take(cursor, /^(?:the|den|die|das|der)$/);
  const token = peek(cursor);
  const parts =
    deed === null ? undefined : token?.kind === 'name' ? state.outputs.find(({ output }) => output.toUpperCase() === token.name.text.toUpperCase()) : undefined;
  const meant = parts ?? (deed !== null && /^(?:it|them|him|sie|ihn|es)$/.test(wordAt(cursor)) ? state.outputs.at(-1) : undefined);
  const next = peek(cursor, 1);
  if (deed === null || meant === undefined || (next !== undefined && next.kind !== 'mark')) {
    cursor.at = start;
    return false;
  }
  cursor.at += 1;
  const condition = anyOf(...signals.map((name): Condition => ({ kind: 'signal', name, wanted: true, said: 'pressed', momentary: deed === 'on' })));
  if (deed === 'on') meant.starts = anyOf(meant.starts, condition);
  else if (deed === 'trip') meant.trips = anyOf(meant.trips, condition);
  else meant.stops = anyOf(meant.stops, condition);
  return true;
}

/** Signals in a row, joined by "or" and commas, each with up to four words before it; no measurement is one. */
function readActors(cursor: Cursor): readonly string[] {
  const names: string[] = [];
  for (;;) {
    for (let words = 0; words < 4 && peek(cursor)?.kind === 'word' && deedAt(cursor) === null; words++) cursor.at += 1;
    const token = peek(cursor);
    if (token?.kind !== 'name' || token.name.category === 'measurement') return [];
    names.push(token.name.text);
    cursor.at += 1;
    if (markAt(cursor) === ',') cursor.at += 1;
    if (!take(cursor, /^(?:or|oder|and|und)$/) && markAt(cursor, -1) !== ',') return names;
  }
}

/** "open only after reset and TT-5 below 95 °C": a press of the reset starts it, while the rest of the condition holds. */
export function readAfterReset(state: State): boolean {
  const { cursor, action } = state;
  const start = cursor.at;
  const after = take(cursor, /^(?:after|nach|on|by|erst)$/) && action !== null && action.deed === 'on';
  while (after && take(cursor, /^(?:a|an|the|manual|nach|dem|der|einem|einer|operator|hand|been)$/));
  const name = after && take(cursor, /^(?:reset|resetting|acknowledgement|acknowledge|quittieren|quittierung)$/);
  if (!name || action === null) {
    cursor.at = start;
    return false;
  }
  while (take(cursor, /^(?:button|by|the|hand|operator|is|pressed|taster)$/));
  const token = peek(cursor);
  const own = token?.kind === 'name' && token.name.category !== 'measurement' ? token.name.text : null;
  if (own !== null) cursor.at += 1;
  const pressed: Condition = { kind: 'signal', name: own ?? 'RESET_BUTTON', wanted: true, said: 'pressed', momentary: true };
  const joinedAt = cursor.at;
  const joined = take(cursor, /^(?:and|und)$/);
  if (joined) take(cursor, /^(?:when|if|once|only|wenn|while|with|bei|mit)$/);
  const read = joined ? readCondition(cursor, state.values, false) : null;
  if (read === null) cursor.at = joinedAt;
  else state.values.push(...leavesOf(read.condition));
  action.restricted = false;
  attach(action, { introduction: 'when', condition: allOf(pressed, read?.condition ?? null) ?? pressed });
  return true;
}

/** "5 s after saw M-80 starts": the condition has to last that long. */
export function readAfter(state: State): boolean {
  const { cursor, action } = state;
  const start = cursor.at;
  const token = peek(cursor);
  if (action === null || token?.kind !== 'time') return false;
  cursor.at += 1;
  const read = take(cursor, /^(?:after|nachdem|once)$/) ? readCondition(cursor, state.values, false) : null;
  if (read === null) {
    cursor.at = start;
    return false;
  }
  state.values.push(...leavesOf(read.condition));
  if (action.lasting && action.deed === 'on') {
    attach(action, { introduction: 'while', condition: opposite(read.condition) });
    action.parts.offDelay = token.time.milliseconds;
    return true;
  }
  attach(action, { introduction: 'when', condition: { kind: 'held', part: read.condition, milliseconds: token.time.milliseconds } });
  return true;
}

/** "deadband 0.1 bar", "with a hysteresis of 2 K": for the limits in that unit. */
export function readDeadband(state: State): boolean {
  const { cursor } = state;
  const start = cursor.at;
  while (take(cursor, /^(?:with|a|an|mit|einer|and|und)$/));
  if (take(cursor, /^(?:deadband|hysteresis|hysterese|schaltdifferenz|totband|differential)$/)) {
    while (take(cursor, /^(?:of|is|von|=)$/) || markAt(cursor) === '=') if (markAt(cursor) === '=') cursor.at += 1;
    const token = peek(cursor);
    const parts = state.action?.parts ?? state.outputs.at(-1);
    if (token?.kind === 'number' && parts !== undefined) {
      cursor.at += 1;
      const { value, unit } = token.number;
      const widen = (condition: Condition | null): Condition | null =>
        condition === null
          ? null
          : mapLeaves(condition, (leaf) => (leaf.kind === 'compare' && sameUnit(leaf.unit, unit) ? { ...leaf, deadband: value } : leaf));
      Object.assign(parts, { starts: widen(parts.starts), during: widen(parts.during), require: widen(parts.require), trips: widen(parts.trips) });
      return true;
    }
  }
  cursor.at = start;
  return false;
}

/** A difference of temperatures may be given in K. */
function sameUnit(one: string | null, other: string | null): boolean {
  const plain = (unit: string | null): string => (unit === null ? '' : /^(?:k|°c)$/i.test(unit) ? 'K' : unit);
  return plain(one) === plain(other) || other === null;
}

/** "on below 175 °C": a limit without its value, which is named elsewhere. */
export function limitAt({ tokens, at }: Cursor): boolean {
  if (/^(?:at|bei)$/.test(tokens[at]?.kind === 'word' ? wordAt({ tokens, at }) : '') && tokens[at + 1]?.kind === 'number') return true;
  const read = readPredicate({ tokens, at });
  return read !== null && read.predicate.kind === 'limits' && read.predicate.minus === null;
}

/** Takes a limit that names no value ("start below 25 %") as one on the only value compared before, as the condition of the action; false where none stands here. */
export function takeAnonymous(state: State, action: Action): boolean {
  const read = readPredicate(state.cursor) ?? readAt(state);
  const compared = [...new Set(state.values.flatMap((leaf) => (leaf.kind === 'compare' ? [leaf.name] : [])))].filter((name) => name !== '');
  const known = compared.length === 1 ? compared[0] : undefined;
  const condition = read === null ? null : applyPredicate({ name: known ?? '', momentary: false, negated: false, minus: null }, read.predicate);
  if (read === null || condition === null) return false;
  state.values.push(...leavesOf(condition));
  attach(action, { introduction: 'when', condition: read.held > 0 ? { kind: 'held', part: condition, milliseconds: read.held } : condition });
  return true;
}

/** "start below 25 %, stop at 85 %": the other side of the limit before. */
function readAt({ cursor, values }: State): PredicateReading | null {
  const last = values.filter((leaf): leaf is CompareCondition => leaf.kind === 'compare').at(-1);
  const token = peek(cursor, 1);
  if (last === undefined || token?.kind !== 'number' || !/^(?:at|bei)$/.test(wordAt(cursor))) return null;
  cursor.at += 2;
  const side = last.side === 'above' ? 'below' : 'above';
  return { predicate: { kind: 'limits', side, inclusive: true, negated: false, numbers: [token.number], minus: last.minus }, held: 0 };
}

/** "measured by TT-2": the value of the limits that were given without one. */
export function readMeasured(state: State): boolean {
  const { cursor } = state;
  const start = cursor.at;
  const measured = take(cursor, /^(?:measured|gemessen|according|laut|read|sensed)$/);
  while (take(cursor, /^(?:by|at|on|with|from|to|von|mit|an|durch|the|transmitter|sensor|probe|fuehler)$/));
  const token = peek(cursor);
  const parts = state.outputs.filter((one) => [one.starts, one.stops, one.during, one.require, one.trips].flatMap(leavesOf).some(({ name }) => name === ''));
  if (cursor.at === start || token?.kind !== 'name' || (!measured && parts.length === 0) || (token.name.category !== 'measurement' && !measured)) {
    cursor.at = start;
    return false;
  }
  cursor.at += 1;
  for (const one of parts) nameOpen(one, token.name.text);
  for (const [index, leaf] of state.values.entries()) if (leaf.name === '') state.values[index] = { ...leaf, name: token.name.text };
  return parts.length > 0;
}

/** Gives limits without a value its name. */
export function nameOpen(parts: Parts, name: string): void {
  const named = (condition: Condition | null): Condition | null =>
    condition === null ? null : mapLeaves(condition, (leaf) => (leaf.name === '' ? { ...leaf, name } : leaf));
  Object.assign(parts, {
    starts: named(parts.starts),
    stops: named(parts.stops),
    during: named(parts.during),
    require: named(parts.require),
    trips: named(parts.trips),
  });
}
