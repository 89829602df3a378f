import { positionAt, type SourceText } from '../source-text.js';

/** A block that was closed: its END_ word and the offsets of its first word and of that END_ word. */
export type ClosedBlock = Readonly<{ end: string; start: number; closedAt: number }>;

/**
 * The start of the block that most likely lacks its END_ word. The parser gives each END_ word to the innermost open block, so it misses one at the
 * outermost; where the END_ word that closed an inner block stands under the outer one's first word, the inner block is the one left open.
 */
export function blockLeftOpen(source: SourceText, end: string, start: number, closed: readonly ClosedBlock[]): number {
  let open = start;
  for (let block = closedInPlaceOf(source, end, open, closed); block !== undefined; block = closedInPlaceOf(source, end, open, closed)) open = block.start;
  return open;
}

function closedInPlaceOf(source: SourceText, end: string, start: number, closed: readonly ClosedBlock[]): ClosedBlock | undefined {
  const indent = indentOfLine(source, start);
  return closed.find(
    (block) => block.end === end && block.start > start && firstOnLine(source, block.closedAt) === indent && indentOfLine(source, block.start) > indent,
  );
}

/**
 * The offset behind the last line that is indented deeper than the first line of the block: where its END_ word belongs. Null where the
 * block's text is not indented, or runs to `noticed` (the offset where the parser missed the word).
 */
export function placeOfMissingEnd(source: SourceText, start: number, noticed: number): number | null {
  const { text, lineStarts } = source;
  const indent = indentOfLine(source, start);
  let behind: number | null = null;
  for (let line = positionAt(source, start).line; line < lineStarts.length; line++) {
    const from = lineStarts[line] ?? text.length;
    if (from >= noticed) return null;
    const written = text.slice(from, lineStarts[line + 1] ?? text.length);
    if (written.trim() === '' || /^\s*(ELSE|ELSIF|UNTIL|\/\/|\(\*)/i.test(written)) continue;
    if (indentOf(written) <= indent) return behind;
    behind = from + written.trimEnd().length;
  }
  return null;
}

/** Width of the blanks before a word that is the first of its line; -1 for any other word. */
function firstOnLine(source: SourceText, offset: number): number {
  const { column, line } = positionAt(source, offset);
  const from = source.lineStarts[line - 1] ?? 0;
  return source.text.slice(from, from + column - 1).trim() === '' ? indentOfLine(source, offset) : -1;
}

function indentOfLine(source: SourceText, offset: number): number {
  const { line } = positionAt(source, offset);
  return indentOf(source.text.slice(source.lineStarts[line - 1] ?? 0, source.lineStarts[line] ?? source.text.length));
}

/** Width of the blanks a line begins with; a tab counts as four. */
function indentOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === '\t') width += 4;
    else if (character === ' ') width++;
    else break;
  }
  return width;
}
