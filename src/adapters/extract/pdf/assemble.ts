import type { ExtractedPage } from '../../../ports/knowledge.js';
import { joinLines } from '../characters.js';
import { judgeByDocument } from '../hyphens.js';
import { sectionNumberLevel } from '../markers.js';
import type { StructureBuilder } from '../structure.js';
import type { Piece } from './pieces.js';
import type { Segment } from './segments.js';

export type Box = ExtractedPage['boxes'][number];
export type Placed = Readonly<{ boxes: readonly Box[]; pageStarts: ReadonlyMap<number, number> }>;

/** Writes the pieces into the document's text and finds for every line where it went. */
export function assemble(pieces: readonly Piece[], heights: ReadonlyMap<number, number>, builder: StructureBuilder): Placed {
  const levels = headingLevels(pieces);
  const boxes: Box[] = [];
  const pageStarts = new Map<number, number>();
  const judge = judgeByDocument(pieces.flatMap((piece) => piece.lines.map((line) => line.text)));
  for (const piece of pieces) {
    const kind = piece.kind === 'footnote' ? 'paragraph' : piece.kind;
    const text = piece.rendered ?? piece.lines.reduce((joined, line) => joinLines(joined, line.text, judge), '');
    const level = piece.kind === 'heading' ? (levels.get(piece) ?? 1) : piece.number;
    const block = builder.add({ kind, text, page: piece.lines[0]?.page ?? 1, level });
    if (block === null) continue;
    // A rendered row begins with its heading, which has no place of its own on the page.
    if (!pageStarts.has(block.page)) pageStarts.set(block.page, block.start);
    for (const box of placeLines(piece, text.trim(), block.start, heights)) {
      boxes.push(box);
      const known = pageStarts.get(box.rectangle.page);
      if (known === undefined || box.start < known) pageStarts.set(box.rectangle.page, box.start);
    }
  }
  return { boxes, pageStarts };
}

function placeLines(piece: Piece, text: string, offset: number, heights: ReadonlyMap<number, number>): readonly Box[] {
  let cursor = 0;
  return piece.lines.flatMap((line) =>
    line.segments.flatMap((segment) => {
      const found = locate(text, segment.text, cursor);
      if (found === null) return [];
      if (piece.rendered === null) cursor = found.end;
      return [{ start: offset + found.start, end: offset + found.end, rectangle: rectangleOf(segment, heights.get(segment.page) ?? 0) }];
    }),
  );
}

const PARTS: readonly ((line: string) => string)[] = [(line) => line, (line) => line.replace(/[-‐\u00ad]$/u, ''), (line) => line.slice(0, 12)];

/** Where a line's text went: as it is, without the hyphen that was taken off its end, or by its beginning. */
function locate(text: string, line: string, from: number): Readonly<{ start: number; end: number }> | null {
  for (const partOf of PARTS) {
    const part = partOf(line);
    const start = part === '' ? -1 : text.indexOf(part, from);
    if (start >= 0) return { start, end: Math.min(text.length, start + (part.length < 12 ? part.length : Math.max(part.length, line.length - 1))) };
  }
  return null;
}

function rectangleOf({ box, page }: Segment, height: number): Box['rectangle'] {
  return { page, x: box.left, y: height - box.bottom, width: box.right - box.left, height: box.bottom - box.top };
}

/** Levels 1 to 6: larger type ranks higher, and within one size a deeper section number ranks lower. */
function headingLevels(pieces: readonly Piece[]): ReadonlyMap<Piece, number> {
  const headings = pieces.filter((piece) => piece.kind === 'heading');
  const sizes = [...new Set(headings.map((piece) => Math.round(piece.size)))].sort((a, b) => b - a);
  const depth = (piece: Piece) => sectionNumberLevel(piece.lines[0]?.text ?? '');
  const shallowest = new Map<number, number>();
  for (const piece of headings) {
    const size = Math.round(piece.size);
    const own = depth(piece);
    if (own !== null) shallowest.set(size, Math.min(shallowest.get(size) ?? own, own));
  }
  return new Map(
    headings.map((piece) => {
      const size = Math.round(piece.size);
      const deeper = (depth(piece) ?? 0) - (shallowest.get(size) ?? 0);
      return [piece, Math.min(6, sizes.indexOf(size) + 1 + Math.max(0, deeper))];
    }),
  );
}
