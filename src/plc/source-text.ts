/** A source file with the offsets at which its lines start. */
export type SourceText = Readonly<{ fileName: string; text: string; lineStarts: readonly number[] }>;

export type Position = Readonly<{ line: number; column: number }>;

/** Indexes a text for offset to line and column look-up. CR, LF and CRLF end a line. */
export function sourceText(fileName: string, text: string): SourceText {
  const lineStarts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) lineStarts.push(offset + 1);
  }
  return { fileName, text, lineStarts };
}

/**
 * Line and column (both from 1) of an offset; offsets beyond the text give its last position.
 * Source: own design of this package.
 * Units: line and column count from 1, columns in UTF-16 code units.
 * Errors: none; a place beyond the text gives its last position.
 */
export function positionAt(source: SourceText, offset: number): Position {
  const bounded = Math.min(Math.max(offset, 0), source.text.length);
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= bounded) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: bounded - (source.lineStarts[low] ?? 0) + 1 };
}
