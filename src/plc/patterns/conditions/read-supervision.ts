import { allOf, type Condition, leavesOf, opposite } from './model.js';
import type { State } from './program-state.js';
import { readCondition } from './read-condition.js';
import { type Cursor, markAt, peek, take, wordAt } from './tokens.js';
import { deedAt, takeIntroduction } from './words.js';

/**
 * A start that is watched: "if flow switch FS-1 is not made within 10 s after the start, stop M-1 and raise an alarm". The machine trips, and an alarm beside it
 * stays until the reset, once it has run for so long without what must come. False, and unmoved, where none stands.
 */
export function readSupervision(state: State): boolean {
  const { cursor } = state;
  const start = cursor.at;
  const missing = takeIntroduction(cursor) === 'when' ? readMissing(state) : null;
  const milliseconds = missing === null ? 0 : takeWithin(cursor);
  const machine = milliseconds === 0 ? null : (takeStart(cursor) ?? null);
  const watched = machine === null ? null : machine === '' ? machineOf(state) : machine;
  if (missing === null || watched === null || leavesOf(missing).some(({ name }) => name.toUpperCase() === watched.toUpperCase())) {
    cursor.at = start;
    return false;
  }
  state.values.push(...leavesOf(missing));
  const running: Condition = { kind: 'signal', name: watched, wanted: true, said: 'running', momentary: false };
  const condition: Condition = { kind: 'held', part: allOf(running, missing) ?? missing, milliseconds };
  state.pending.push({ introduction: 'when', condition, watches: true });
  const seconds = milliseconds / 1_000;
  state.questions.push(
    `${watched} is watched for as long as it runs: what is lost later trips it after the same ${seconds} s. Is that meant, or only at the start?`,
  );
  state.understood.push('within', 'after', 'start', 'starting');
  return true;
}

/** "FS-1 is not made", "no pressure PS-1 comes", "there is no flow": what must come and has not. */
function readMissing({ cursor, values }: State): Condition | null {
  take(cursor, /^there$/, /^is$/);
  const read = readCondition(cursor, values, true);
  if (read === null || read.mixed || leavesOf(read.condition).length !== 1) return null;
  const [leaf] = leavesOf(read.condition);
  // What is missing is a signal that is not there, or a value below its limit
  return leaf?.kind === 'signal' && leaf.wanted && /^(?:given|present)$/.test(leaf.said) ? opposite(read.condition) : read.condition;
}

function takeWithin(cursor: Cursor): number {
  if (markAt(cursor) === ',') cursor.at += 1;
  if (!take(cursor, /^(?:within|innerhalb|binnen)$/)) return 0;
  take(cursor, /^(?:von|the|of|at)$/);
  const token = peek(cursor);
  if (token?.kind !== 'time') return 0;
  cursor.at += 1;
  return token.time.milliseconds;
}

/** "after the start of M-1", "of starting": the machine, '' where it is not named; null where no start is told. */
function takeStart(cursor: Cursor): string | null {
  if (!take(cursor, /^(?:after|of|from|following|nach)$/)) return null;
  while (take(cursor, /^(?:the|its|a|each|every|dem|der)$/));
  const before = peek(cursor);
  const named = before?.kind === 'name' ? before.name.text : '';
  if (named !== '') cursor.at += 1;
  if (!take(cursor, /^(?:start|starts|starting|started|start-up|startup|being|command|anlauf|einschalten)$/)) return null;
  take(cursor, /^(?:started|command)$/);
  if (!take(cursor, /^(?:of|von)$/)) return named;
  take(cursor, /^(?:the|der|des)$/);
  const token = peek(cursor);
  if (token?.kind !== 'name') return named;
  cursor.at += 1;
  return token.name.text;
}

/** The machine that the sentence stops, or the one spoken of last. */
function machineOf({ cursor, outputs }: State): string | null {
  for (let ahead = 0; ; ahead++) {
    const token = peek(cursor, ahead);
    if (token === undefined || markAt(cursor, ahead) === '.') break;
    if (token.kind !== 'name') continue;
    const words = [1, 2, 3].map((back) => ({ tokens: cursor.tokens, at: cursor.at + ahead - back }));
    if (words.some((place) => wordAt(place) !== '' && /^(?:off|trip)$/.test(deedAt(place) ?? ''))) return token.name.text;
  }
  return outputs.filter(({ alarm }) => !alarm).at(-1)?.output ?? null;
}
