import { joinLines } from '../characters.js';
import { endsSentence } from '../markers.js';
import { renderRow } from '../table.js';
import type { PieceFlow } from './layout.js';
import type { Piece } from './pieces.js';

/**
 * Puts the flows of all pages in a row. A sentence cut by the end of a column or page is made whole again:
 * footnotes that stood between its halves go before it, tables and captions after it. A table row cut by the end of a page is made whole too.
 */
export function joinFlows(flows: readonly PieceFlow[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const flow of flows) {
    const pieces = [...flow.pieces];
    const at = joined.findLastIndex((piece) => piece.kind !== 'footnote');
    const cut = joined[at];
    const whole = wholeRow(cut, pieces[0]);
    if (whole !== null) {
      joined[at] = whole;
      joined.push(...pieces.slice(1));
      continue;
    }
    const restAt = cut === undefined ? -1 : continuation(cut, pieces);
    const rest = pieces[restAt];
    if (cut !== undefined && rest !== undefined) {
      const footnotes = joined.splice(at).slice(1);
      joined.push(...footnotes, { ...cut, lines: [...cut.lines, ...rest.lines] });
      pieces.splice(restAt, 1);
    }
    joined.push(...pieces);
  }
  return joined;
}

/** A table row that the end of the page cut, with its rest: no first cell, fewer cells, and each goes on in the middle of a sentence. */
function wholeRow(cut: Piece | undefined, rest: Piece | undefined): Piece | null {
  if (cut?.row === undefined || rest?.row === undefined || cut.row.cells.length !== rest.row.cells.length) return null;
  const { headings, cells } = cut.row;
  const more = rest.row.cells;
  const filled = more.flatMap((cell, column) => (cell === '' ? [] : [column]));
  const isRest =
    more[0] === '' && filled.length < cells.filter((cell) => cell !== '').length && filled.every((column) => goesOnInCell(cells[column], more[column]));
  if (filled.length === 0 || !isRest) return null;
  const joined = cells.map((cell, column) => joinLines(cell, more[column] ?? ''));
  return { ...cut, lines: [...cut.lines, ...rest.lines], rendered: renderRow(headings, joined), row: { headings, cells: joined } };
}

function goesOnInCell(before = '', after = ''): boolean {
  return before !== '' && !endsSentence(before) && /^[\p{Ll}(\p{Script=Han}]/u.test(after);
}

const running: ReadonlySet<Piece['kind']> = new Set(['paragraph', 'list', 'step', 'warning', 'footnote']);
const floating: ReadonlySet<Piece['kind']> = new Set(['table-row', 'caption', 'footnote']);

/** The place in the next flow where the cut piece goes on, or -1. */
function continuation(cut: Piece, next: readonly Piece[]): number {
  const last = cut.lines.at(-1)?.text ?? '';
  if (!running.has(cut.kind) || cut.kind === 'footnote') return -1;
  const at = next.findIndex((piece) => !floating.has(piece.kind));
  const piece = next[at];
  if (piece?.kind !== 'paragraph' || Math.abs(piece.size - cut.size) > 0.1 * cut.size) return -1;
  const text = piece.lines[0]?.text ?? '';
  if (/\p{L}[-‐\u00ad]$/u.test(last) && /^\p{L}/u.test(text)) return at;
  if (endsSentence(last)) return -1;
  const goesOn = /^[\p{Ll}(„"“\d\p{Script=Han}]/u.test(text) || /[,\p{Ll}]$/u.test(last);
  return goesOn ? at : -1;
}
