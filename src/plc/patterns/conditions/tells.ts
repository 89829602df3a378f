import { type Cursor, markAt, peek, take, wordAt } from './tokens.js';
import { deedAt } from './words.js';

/** "Band stoppen": a German action has its verb behind the name and nothing after it. */
export function tellsLast(cursor: Cursor): boolean {
  let ahead = 0;
  while (ahead < 2 && peek(cursor, ahead)?.kind === 'word') ahead += 1;
  if (peek(cursor, ahead)?.kind !== 'name' || !/(?:en|lt|pt|et|aus|ein|zu)$/.test(wordAt(cursor, ahead + 1)) || deedAt(cursor, ahead + 1) === null)
    return false;
  const next = peek(cursor, ahead + 2);
  return next === undefined || next.kind === 'mark' || /^(?:und|and|bis|wenn)$/.test(wordAt(cursor, ahead + 2));
}

/** "and lamp HL-9 lights": another output, not a further part of the condition. */
export function tellsOfLamp(cursor: Cursor): boolean {
  let ahead = 0;
  while (ahead < 3 && peek(cursor, ahead)?.kind === 'word') ahead += 1;
  return (
    peek(cursor, ahead)?.kind === 'name' && /^(?:lights?|sounds?|shows?|warns?|flash(?:es)?|leuchtet|blinkt|ertoent|warnt)$/.test(wordAt(cursor, ahead + 1))
  );
}

/** "one of them", "either of the two". */
export function takeOneOf(cursor: Cursor): boolean {
  const found =
    take(cursor, /^(?:one|any|either|einer|eine|eines)$/, /^(?:of|davon|von)$/, /^(?:them|these|those|the|ihnen|beiden)$/) ||
    take(cursor, /^(?:einer|eine|eines)$/, /^davon$/) ||
    take(cursor, /^either$/, /^one$/);
  if (found) take(cursor, /^(?:two|three|beiden)$/);
  return found;
}

/** "No run feedback is wired.": a sentence that says what there is not. */
export function skipAbsent(cursor: Cursor): boolean {
  if (!/^(?:no|kein|keine|there|es)$/.test(wordAt(cursor))) return false;
  let ahead = 1;
  const text: string[] = [];
  for (; peek(cursor, ahead)?.kind === 'word'; ahead++) text.push(wordAt(cursor, ahead));
  const end = peek(cursor, ahead);
  if (end !== undefined && markAt(cursor, ahead) !== '.') return false;
  if (!/\b(?:wired|available|needed|fitted|required|installed|present|exists?|vorhanden|verdrahtet|noetig)$/.test(text.join(' '))) return false;
  if (/^(?:there|es)$/.test(wordAt(cursor)) && !/\b(?:no|kein|keine)\b/.test(text.join(' '))) return false;
  cursor.at += ahead;
  return true;
}
