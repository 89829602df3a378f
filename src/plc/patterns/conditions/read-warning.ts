import { actionOn, attach, emptyParts, type Parts, type State } from './program-state.js';
import { type Cursor, markAt, peek, take, wordAt } from './tokens.js';

const sounding =
  /^(?:sounds?|sounded|sounding|horn|siren|sirene|hupe|hupt|warns?|warning|beacon|lamp|flash(?:es|ed)?|blinks?|ertoent|ertoenen|ertoente|blinkt|blinken|leuchtet|signalhorn|warnhupe|buzzer|anlaufwarnung)$/;

/**
 * A warning before a start: "before M-61 starts, horn H-61 sounds for 5 s", "only after horn H-7 has sounded for 8 s". The machine waits that long, and what
 * warns is on meanwhile. False, and unmoved, where none stands.
 */
export function readWarning(state: State): boolean {
  const { cursor } = state;
  const start = cursor.at;
  if (markAt(cursor) === ',') cursor.at += 1;
  take(cursor, /^(?:but|aber|and|und)$/);
  const after = take(cursor, /^(?:only|erst)$/, /^(?:after|once|when|nachdem|wenn)$/) && state.action?.deed === 'on';
  const before = !after && take(cursor, /^(?:before|vor|bevor|prior)$/);
  const found = after || before ? readNames(cursor, before) : null;
  const machine = found === null ? null : before ? partsOf(state, found.names[0] ?? '') : (state.action?.parts ?? null);
  const horn = found?.names.at(-1);
  if (found === null || machine === null || horn === undefined || horn.toUpperCase() === machine.output.toUpperCase() || machine.onDelay > 0) {
    cursor.at = start;
    return false;
  }
  partsOf(state, horn).announces = machine.output;
  machine.onDelay = found.milliseconds;
  if (before) {
    state.action = actionOn(machine);
    for (const clause of state.pending) attach(state.action, clause);
    state.pending = [];
    state.action.used = true;
  }
  return true;
}

/** The names and the one time up to the end of the part; null when it tells of no warning or of more. */
function readNames(cursor: Cursor, both: boolean): Readonly<{ names: readonly string[]; milliseconds: number }> | null {
  const names: string[] = [];
  let milliseconds = 0;
  let told = false;
  for (; cursor.at < cursor.tokens.length; cursor.at++) {
    const token = peek(cursor);
    if (token?.kind === 'mark' && (token.text !== ',' || milliseconds > 0)) break;
    if (token?.kind === 'number' || /^(?:if|when|wenn|unless|or|oder)$/.test(wordAt(cursor))) return null;
    if (milliseconds > 0 && /^(?:and|und)$/.test(wordAt(cursor))) break;
    if (token?.kind === 'name') names.push(token.name.text);
    if (token?.kind === 'time' && milliseconds > 0) return null;
    if (token?.kind === 'time') milliseconds = token.time.milliseconds;
    if (sounding.test(wordAt(cursor))) told = true;
  }
  return told && milliseconds > 0 && names.length === (both ? 2 : 1) ? { names, milliseconds } : null;
}

function partsOf(state: State, output: string): Parts {
  const known = state.outputs.find((parts) => parts.output.toUpperCase() === output.toUpperCase());
  const parts = known ?? { ...emptyParts(output, false), told: true };
  // Before the others: "it" and sentences without a name go on about the machine
  if (known === undefined) state.outputs.unshift(parts);
  return parts;
}
