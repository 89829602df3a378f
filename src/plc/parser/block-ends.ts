import { positionAt } from '../source-text.js';
import { blockLeftOpen, placeOfMissingEnd } from './missing-ends.js';
import { isDeclarationStart } from './starts.js';
import type { TokenCursor } from './token-cursor.js';

const closers = new Set(['ELSE', 'ELSIF', 'UNTIL', '__CATCH', '__FINALLY', '__ENDTRY']);

/** Whether the current token ends a statement list: an END_ word, ELSE and the like, a new declaration, or the end of the file. */
export function atStatementEnd(cursor: TokenCursor): boolean {
  const { token } = cursor;
  if (token.kind === 'end') return true;
  if (token.kind === 'keyword') return closers.has(token.key) || token.key.startsWith('END_') || isDeclarationStart(cursor);
  return token.kind === 'name' && isDeclarationStart(cursor);
}

const innerEnds = new Set(['END_IF', 'END_CASE', 'END_FOR', 'END_WHILE', 'END_REPEAT', 'END_REGION']);

/** Reports and skips an END_ word (or ELSE) that no enclosing block waits for. */
export function skipStrayEnd(cursor: TokenCursor): boolean {
  const { token } = cursor;
  const inner = innerEnds.has(token.key) || closers.has(token.key);
  if (token.kind !== 'keyword' || !inner || waitsFor(cursor, token.key)) return false;
  cursor.reportHere('stray-end', `${token.key} has no beginning; delete it or add the statement it ends.`);
  cursor.advance();
  cursor.takeSymbol(';');
  return true;
}

const waits: ReadonlyMap<string, readonly string[]> = new Map([
  ['ELSE', ['END_IF', 'END_CASE']],
  ['ELSIF', ['END_IF']],
  ['UNTIL', ['END_REPEAT']],
  ['__CATCH', ['__ENDTRY']],
  ['__FINALLY', ['__ENDTRY']],
]);

function waitsFor(cursor: TokenCursor, key: string): boolean {
  const wanted = waits.get(key) ?? [key];
  return cursor.openBlocks.some((open) => wanted.includes(open));
}

/** Notes that a block has begun that ends with the word `end`. */
export function openBlock(cursor: TokenCursor, end: string): void {
  if (cursor.openBlocks.length === 0) cursor.closedBlocks.length = 0;
  cursor.openBlocks.push(end);
}

/** Takes the END_ word of a block that began at `start`, or reports it missing at that beginning, with where it belongs and where that was noticed. */
export function closeBlock(cursor: TokenCursor, end: string, start: number): void {
  cursor.openBlocks.pop();
  const closedAt = cursor.token.start;
  if (cursor.takeWord(end)) {
    cursor.closedBlocks.push({ end, start, closedAt });
    if (!cursor.takeSymbol(';')) cursor.takeSymbol('.');
    return;
  }
  const { source } = cursor;
  const open = blockLeftOpen(source, end, start, cursor.closedBlocks);
  const noticed = positionAt(source, closedAt).line;
  const place = placeOfMissingEnd(source, open, closedAt);
  const where = place === null ? '' : ` It belongs behind line ${positionAt(source, Math.max(place - 1, 0)).line}.`;
  const message = `${end} is missing for the ${end.slice(4)} of line ${positionAt(source, open).line}; found ${cursor.describe()} in line ${noticed}.${where}`;
  cursor.reportOnce({ start: open, end: open + (/^\w+/.exec(source.text.slice(open))?.[0].length ?? 1) }, 'missing-end', message);
}
