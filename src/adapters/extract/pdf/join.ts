import { endsSentence } from '../markers.js';
import type { PieceFlow } from './layout.js';
import type { Piece } from './pieces.js';

/**
 * Puts the flows of all pages in a row. A sentence cut by the end of a column or page is made whole again:
 * footnotes that stood between its halves go before it, tables and captions after it.
 */
export function joinFlows(flows: readonly PieceFlow[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const flow of flows) {
    const pieces = [...flow.pieces];
    const at = joined.findLastIndex((piece) => piece.kind !== 'footnote');
    const cut = joined[at];
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
