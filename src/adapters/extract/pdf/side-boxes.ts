import { opensWarning } from '../markers.js';
import type { PieceFlow } from './layout.js';
import { type Piece, toLine } from './pieces.js';
import type { Segment } from './segments.js';

/** A warning set in a box of its own beside the text; its lines from the top down, each as its segments. `from` is where the gutter before it ends. */
export type SideBox = Readonly<{ rows: readonly (readonly Segment[])[]; x: number; top: number; from: number }>;

const LINE_IN_SIZES = 1.75;
const GUTTER_IN_SIZES = 0.9;
const ALIGNED_POINTS = 3;
/** Something else that begins at the left edge of a box (or as far left of it as its frame), within so many of its sizes, makes it a cell or part of a column. */
const REACH_IN_SIZES = 16;
const INSET_IN_SIZES = 2.5;
const NEAR_IN_SIZES = 5;
const MARK_CHARACTERS = 4;

/**
 * Takes the boxes out of a page that stand beside its text and open with a signal word. Read as a column they would follow the last step of
 * the page, and read line by line they would stand in the middle of sentences.
 */
export function takeSideBoxes(segments: readonly Segment[]): Readonly<{ rest: readonly Segment[]; boxes: readonly SideBox[] }> {
  const found = segments.filter((segment) => opensWarning(segment.text)).flatMap((signal) => boxFrom(signal, segments) ?? []);
  const inBoxes = new Set(found.flatMap(({ rows }) => rows.flat()));
  const boxes = found.filter((box) => !isColumn(box, segments, inBoxes) && standsBeside(box, segments));
  if (boxes.length === 0) return { rest: segments, boxes };
  const taken = new Set(boxes.flatMap(({ rows }) => rows.flat()));
  return { rest: segments.filter((segment) => !taken.has(segment)), boxes };
}

/** The lines under a signal word that stay right of the text beside it; null where nothing stands left of the word. */
function boxFrom(signal: Segment, segments: readonly Segment[]): SideBox | null {
  const { x, y, size } = signal;
  const beside = segments.filter((other) => other.right < x - GUTTER_IN_SIZES * size && Math.abs(other.y - y) < LINE_IN_SIZES * size);
  if (beside.length === 0) return null;
  const from = Math.max(...beside.map((other) => other.right)) + GUTTER_IN_SIZES * size;
  const rows: Segment[][] = [[signal]];
  let last = y;
  for (const other of [...segments].sort((a, b) => a.y - b.y || a.x - b.x)) {
    if (other === signal || other.y < y - 1 || other.x < from) continue;
    const gap = other.y - last;
    if (gap > LINE_IN_SIZES * size || (gap > 1 && opensWarning(other.text))) break;
    if (gap <= 1) rows.at(-1)?.push(other);
    else rows.push([other]);
    last = other.y;
  }
  const characters = rows.flat().reduce((sum, { text }) => sum + text.length, 0);
  return characters < 20 ? null : { rows, x: Math.min(...rows.flat().map((segment) => segment.x)), top: y, from };
}

/** True where other text stands right of the gutter close by, or begins where the box does further off. */
function isColumn({ rows, x, top, from }: SideBox, segments: readonly Segment[], inBoxes: ReadonlySet<Segment>): boolean {
  const bottom = rows.at(-1)?.[0]?.y ?? top;
  const size = rows[0]?.[0]?.size ?? 10;
  const isWithin = (other: Segment, reach: number): boolean => other.y > top - reach * size && other.y < bottom + reach * size;
  const isInside = (other: Segment): boolean => other.x >= from && isWithin(other, NEAR_IN_SIZES);
  const isAligned = (other: Segment): boolean => other.x > x - INSET_IN_SIZES * size && other.x < x + ALIGNED_POINTS && isWithin(other, REACH_IN_SIZES);
  return segments.some((other) => !inBoxes.has(other) && other.right > x && (isInside(other) || isAligned(other)));
}

/** Running text stands left of the box over its height, in one piece on every line (a number may stand before it), and none runs into it. */
function standsBeside({ rows, x, top }: SideBox, segments: readonly Segment[]): boolean {
  const size = rows[0]?.[0]?.size ?? 10;
  const bottom = rows.at(-1)?.[0]?.y ?? top;
  const own = new Set(rows.flat());
  const level = segments.filter((other) => !own.has(other) && other.y > top - LINE_IN_SIZES * size && other.y < bottom + size / 2);
  if (level.some((other) => other.x < x && other.right > x && other.y > top - size / 2)) return false;
  const left = level.filter((other) => other.right < x && other.text.length > MARK_CHARACTERS);
  const places = left.map(({ y }) => Math.round(y));
  return left.length > 0 && new Set(places).size === places.length;
}

/** Puts every box behind the piece it stands beside: the last one that begins no lower than it. */
export function withSideBoxes(flows: readonly PieceFlow[], boxes: readonly SideBox[]): readonly PieceFlow[] {
  return boxes.reduce((placed, box) => insert(placed, box), flows);
}

function insert(flows: readonly PieceFlow[], { rows, x, top }: SideBox): readonly PieceFlow[] {
  const [first] = rows;
  if (first === undefined) return flows;
  const lines = rows.map(toLine);
  const piece: Piece = { kind: 'warning', lines, size: lines[0]?.size ?? 0, number: null, rendered: null };
  const isAbove = ({ lines: [line] }: Piece): boolean => line !== undefined && line.x < x && line.y <= top + line.size * LINE_IN_SIZES;
  let at = { flow: 0, index: -1, y: Number.NEGATIVE_INFINITY };
  flows.forEach((flow, flowIndex) => {
    flow.pieces.forEach((other, index) => {
      const y = other.lines[0]?.y ?? 0;
      if (isAbove(other) && y >= at.y) at = { flow: flowIndex, index, y };
    });
  });
  if (flows.length === 0) return [{ page: first[0]?.page ?? 1, pieces: [piece] }];
  return flows.map((flow, index) => (index === at.flow ? { ...flow, pieces: flow.pieces.toSpliced(at.index + 1, 0, piece) } : flow));
}
