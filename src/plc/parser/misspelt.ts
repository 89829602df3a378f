import { nearestWord } from '../near-words.js';
import type { TokenCursor } from './token-cursor.js';

const starters = ['IF', 'CASE', 'FOR', 'WHILE', 'REPEAT'];

/**
 * Reads a misspelt keyword at the beginning of a statement as the keyword that was meant, with one finding: `FRO i := 0 TO 3`, `ELSEIF a THEN`,
 * `ENDIF;`. Only in places where no statement could go on after a name, so that a name which merely looks like a keyword stays a name.
 */
export function repairMisspelt(cursor: TokenCursor): void {
  if (cursor.token.kind !== 'name') return;
  const meant = meantWord(cursor);
  if (meant !== undefined) cursor.readAs(meant);
}

function meantWord(cursor: TokenCursor): string | undefined {
  const { key } = cursor.token;
  const open = cursor.openBlocks.at(-1);
  if (cursor.nextIsSymbol(';')) return open !== undefined && key.startsWith('END') ? nearestWord(key, [open]) : undefined;
  if (!continuesAsName(cursor)) return undefined;
  return nearestWord(key, open === 'END_IF' ? [...starters, 'ELSIF'] : starters);
}

/** Whether a second name or a value follows on the same line, which only a keyword can have behind it. */
function continuesAsName(cursor: TokenCursor): boolean {
  const next = cursor.peek(1);
  if (cursor.source.text.slice(cursor.token.end, next.start).includes('\n')) return false;
  if (next.kind === 'keyword') return next.key === 'NOT';
  if (next.kind !== 'name' && next.kind !== 'local' && next.kind !== 'literal') return false;
  return !cursor.nextIsSymbol('=', 2) || !['S', 'R', 'REF'].includes(next.key);
}
