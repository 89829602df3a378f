import type { Flow } from './order.js';
import type { Segment } from './segments.js';

export type Side = Readonly<{ fill: number; characters: number; density: number; tightness: number }>;

/** Any character from the first of Han on; a page is asked for each of its gutters, and this costs a tenth of the other test. */
const BEYOND_LATIN = /[\u2e80-\uffff]/;

export function sideOf(segments: readonly Segment[]): Side {
  const { left, right } = extentOf(segments);
  const dense = segments.some((segment) => BEYOND_LATIN.test(segment.text) && /\p{Script=Han}/u.test(segment.text)) ? 2 : 1;
  const lines = linesAt(segments);
  const size = segments[0]?.size ?? 10;
  const steps = lines.map(({ y }, index) => y - (lines[index - 1]?.y ?? Number.NEGATIVE_INFINITY));
  const within = (sizes: number) => steps.reduce((count, step) => (step < sizes * size ? count + 1 : count), 0) / Math.max(1, lines.length - 1);
  const units = isJustified(lines, { left, right })
    ? lines
    : segments.map((segment) => ({ x: segment.x, right: segment.right, characters: segment.text.length }));
  return {
    density: within(2.4),
    tightness: within(1.75),
    fill: median(units.map((unit) => unit.right - unit.x)) / Math.max(1, right - left),
    characters: median(units.map((unit) => unit.characters)) * dense,
  };
}

type LineExtent = { y: number; x: number; right: number; characters: number };

/** Segments at one height (to a point) are one line, from top to bottom. Nearly all come from top to bottom already. */
function linesAt(segments: readonly Segment[]): readonly Readonly<LineExtent>[] {
  const lines: LineExtent[] = [];
  let isSorted = true;
  for (const { x, right, y: height, text } of segments) {
    const y = Math.round(height);
    const last = lines.at(-1);
    if (last !== undefined && last.y === y) widen(last, { y, x, right, characters: text.length });
    else {
      if (last !== undefined && last.y > y) isSorted = false;
      lines.push({ y, x, right, characters: text.length });
    }
  }
  return isSorted ? lines : joined(lines);
}

function widen(line: LineExtent, by: LineExtent): void {
  if (by.x < line.x) line.x = by.x;
  if (by.right > line.right) line.right = by.right;
  line.characters += by.characters;
}

function joined(parts: readonly LineExtent[]): readonly Readonly<LineExtent>[] {
  const lines = new Map<number, LineExtent>();
  for (const part of parts) {
    const line = lines.get(part.y);
    if (line === undefined) lines.set(part.y, part);
    else widen(line, part);
  }
  return [...lines.values()].sort((a, b) => a.y - b.y);
}

/** Most lines run from edge to edge exactly: words far apart in such a line are no cells. */
function isJustified(lines: readonly Readonly<LineExtent>[], edges: Readonly<{ left: number; right: number }>): boolean {
  const flush = lines.filter((line) => isFlush(line, edges)).length;
  return lines.length >= 6 && flush > lines.length * 0.55;
}

function isFlush(line: Readonly<{ x: number; right: number }>, edges: Readonly<{ left: number; right: number }>): boolean {
  return line.x - edges.left < 1 && edges.right - line.right < 1;
}

type FlushTest = (line: Readonly<{ x: number; right: number }>) => boolean;

/** Whether a line runs from one of the flow's left edges (steps stand further in) exactly to its right edge; null where the flow is not set in such lines. */
export function flushTest({ segments, left, right }: Flow): FlushTest | null {
  const lines = linesAt(segments);
  // The rows of a table may run from edge to edge too, but they are never of one piece.
  const isSet = (isFull: FlushTest): boolean => lines.filter(isFull).length > lines.length * 0.55 && segments.filter(isFull).length > lines.length * 0.3;
  const isWide: FlushTest = (line) => isFlush(line, { left, right });
  if (lines.length >= 6 && isSet(isWide)) return isWide;
  const begins = lines.map(({ x }) => x);
  const isEdge = (x: number): boolean => begins.filter((other) => Math.abs(other - x) < 1).length >= LINES_AT_EDGE;
  const isFull: FlushTest = (line) => right - line.right < 1 && isEdge(line.x);
  return isSet(isFull) ? isFull : null;
}

const LINES_AT_EDGE = 3;

export function extentOf(segments: readonly Segment[]): Readonly<{ left: number; right: number }> {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const segment of segments) {
    if (segment.x < left) left = segment.x;
    if (segment.right > right) right = segment.right;
  }
  return { left, right };
}

export function median(numbers: readonly number[]): number {
  return new Float64Array(numbers).sort()[Math.floor(numbers.length / 2)] ?? 0;
}

export function lowerQuartile(numbers: readonly number[]): number {
  return new Float64Array(numbers).sort()[Math.floor(numbers.length / 4)] ?? 0;
}
