/** A piece of a row: a heading or what is written under one. */
type Piece = Readonly<{ text: string; heads: boolean }>;

function piecesOf(text: string): readonly Piece[] {
  const parts = text
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[.。]\s*$/u, '')
    .split(/([:：;；])(?:\s+|$)/u);
  const pieces: Piece[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const piece = (parts[at] ?? '').trim();
    if (piece !== '') pieces.push({ text: piece, heads: /[:：]/u.test(parts[at + 1] ?? '') });
  }
  return pieces;
}

/**
 * True where a sentence is a row of a table with cells left out and nothing else: its pieces stand in the row in the same order, and what it writes under a heading
 * stands under that heading there. "Motor: drive A; Check: brushes" is cut from "Motor: drive A; Oil: 3 l; Check: brushes; monthly"; "Oil: brushes" is not.
 */
export function isCutFrom(sentence: string, row: string): boolean {
  const said = piecesOf(sentence);
  const given = piecesOf(row);
  if (said.length < 2) return false;
  let last = -1;
  for (const [index, { text, heads }] of said.entries()) {
    const from = last + 1;
    const place = given.findIndex((piece, at) => at >= from && piece.text === text && piece.heads === heads);
    if (place < 0) return false;
    const isUnderHeading = index > 1 && said[index - 1]?.heads === true;
    if (isUnderHeading && given.slice(from, place).some((piece) => piece.heads)) return false;
    last = place;
  }
  return true;
}
