import type { TextBlock } from '../../../ports/knowledge.js';
import { endsSentence, isBullet, isCaption, opensWarning, saysStep, sectionNumberLevel, stepNumber } from '../markers.js';
import type { Row } from './grid.js';
import { unmarkedItems } from './items.js';
import { MONOSPACE } from './runs.js';
import type { Segment } from './segments.js';

export type Line = Readonly<{ text: string; segments: readonly Segment[]; x: number; right: number; y: number; size: number; font: string; page: number }>;
/** A block before it has offsets: its lines in reading order. `rendered` is set for table rows. */
export type Piece = Readonly<{
  kind: TextBlock['kind'] | 'footnote';
  lines: readonly Line[];
  size: number;
  /** Step number; headings get their level later. */
  number: number | null;
  rendered: string | null;
  /** What a table row is made of, where the rest of it may come on the next page. */
  row?: Readonly<{ headings: readonly string[] | null; cells: readonly string[] }>;
}>;
/** How the running text of the document is set: what stands out from it is a heading. */
export type BodyStyle = Readonly<{ size: number; font: string; leading: number }>;

export function toLine(row: Row): Line {
  const [first] = row;
  const main = row.reduce((best, segment) => (segment.text.length > best.text.length ? segment : best), row[0] ?? emptySegment);
  return {
    text: row.map((segment) => segment.text).join(' '),
    segments: row,
    x: first?.x ?? 0,
    right: row.at(-1)?.right ?? 0,
    y: main.y,
    size: main.size,
    font: main.font,
    page: main.page,
  };
}

const emptySegment: Segment = { text: '', x: 0, right: 0, y: 0, size: 0, font: '', page: 1, box: { left: 0, top: 0, right: 0, bottom: 0 } };

/** Running lines of one flow as pieces. `height` is the page's, `left` and `right` the flow's edges. */
export function toPieces(rows: readonly Row[], style: BodyStyle, bounds: Readonly<{ left: number; right: number; height: number }>): readonly Piece[] {
  const lines = rows.map(toLine);
  const items = unmarkedItems(lines, bounds);
  const pieces: Piece[] = [];
  lines.forEach((line, index) => {
    const open = pieces.at(-1);
    const previous = lines[index - 1];
    const found = classify(line, previous, lines[index + 1], open, style, bounds);
    const opening = found === 'paragraph' && items.has(line) && open?.kind !== 'step' && open?.kind !== 'warning' ? 'list' : found;
    if (open === undefined || previous === undefined || startsNew(line, previous, open, opening, style, bounds)) pieces.push(newPiece(line, opening));
    else pieces[pieces.length - 1] = { ...open, lines: [...open.lines, line] };
  });
  return pieces;
}

type Opening = Piece['kind'];

function newPiece(line: Line, kind: Opening): Piece {
  return { kind, lines: [line], size: line.size, number: kind === 'step' ? stepNumber(line.text) : null, rendered: null };
}

function classify(
  line: Line,
  previous: Line | undefined,
  next: Line | undefined,
  open: Piece | undefined,
  style: BodyStyle,
  { height }: Readonly<{ height: number }>,
): Opening {
  const { text } = line;
  if (isContentsLine(text)) return 'list';
  if (opensWarning(text)) return 'warning';
  if (isFootnote(line, open, style, height)) return 'footnote';
  if (isCaption(text) && text.length < 220) return 'caption';
  if (isHeading(line, previous, next, style)) return 'heading';
  if (isBullet(text)) return 'list';
  return stepNumber(text) === null ? 'paragraph' : 'step';
}

/** An entry of a table of contents, with dots that lead to its page number. */
function isContentsLine(text: string): boolean {
  return /(?:\.{4,}|(?:\. ){4,}|…{2,})\s*(?:\d|[ivx]){0,6}\s*$/u.test(text.slice(-60));
}

function isFootnote(line: Line, open: Piece | undefined, style: BodyStyle, height: number): boolean {
  if (line.size > style.size * 0.93 || line.y < height * 0.5) return false;
  return open?.kind === 'footnote' || /^(?:[*†‡§⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2}\)?)\s*\p{L}/u.test(line.text);
}

/** A numbered line with a full stop is a step, even in larger type, unless it is as short as a title. */
const LONGEST_DOTTED_HEADING = 24;

function isHeading(line: Line, previous: Line | undefined, next: Line | undefined, style: BodyStyle): boolean {
  const { text, size, font } = line;
  if (text.length > 130 || !/[\p{L}\p{Script=Han}]/u.test(text) || saysStep(text) || /\.{4,}|(?:\. ){4,}/.test(text)) return false;
  const saysItAll = stepNumber(text) !== null && text.length > LONGEST_DOTTED_HEADING && endsSentence(text);
  if (size >= style.size * 1.14) return !saysItAll && (!/[.;,]$/.test(text) || text.length < 60);
  const setApart = font !== style.font && !font.endsWith(MONOSPACE) && size >= style.size * 0.95;
  if (!setApart || text.length > 90 || endsSentence(text) || /[,;]$/.test(text) || isBullet(text)) return false;
  const gapAbove = previous === undefined ? Number.POSITIVE_INFINITY : line.y - previous.y;
  const followsSpace = gapAbove > style.leading * 1.25 || previous?.font === font;
  const nextIsBody = next === undefined || next.font !== font || next.y - line.y > style.leading * 1.6;
  const inList = stepNumber(text) !== null && (stepNumber(next?.text ?? '') !== null || stepNumber(previous?.text ?? '') !== null);
  return followsSpace && nextIsBody && !inList && (/^[\p{Lu}\p{Script=Han}]/u.test(text) || sectionNumberLevel(text) !== null);
}

function startsNew(
  line: Line,
  previous: Line,
  open: Piece,
  opening: Opening,
  style: BodyStyle,
  { left, right }: Readonly<{ left: number; right: number }>,
): boolean {
  const gap = line.y - previous.y;
  const leading = Math.max(style.leading, line.size * 1.05) * (line.size / style.size > 1.14 ? line.size / style.size : 1);
  if (opening === 'heading')
    return open.kind !== 'heading' || Math.abs(line.size - previous.size) > 0.6 || gap > line.size * 1.7 || sectionNumberLevel(line.text) !== null;
  if (isBareSignal(open)) return opening !== 'paragraph' || gap > style.leading * 3;
  if (open.kind === 'heading' || gap > leading * 1.34 || gap < -line.size) return true;
  if (opening === 'footnote') return open.kind !== 'footnote' || /^(?:[*†‡§⁰¹²³⁴⁵⁶⁷⁸⁹]|\d{1,2}\)?\s)/u.test(line.text);
  if (opening === 'step') return !isStray(line, open);
  if (opening !== 'paragraph') return true;
  const sizeChange = Math.abs(line.size - previous.size) > 0.14 * style.size;
  if (sizeChange) return true;
  const ended = endsSentence(previous.text);
  const markX = open.lines[0]?.x ?? left;
  const hanging = open.kind === 'list' || open.kind === 'step';
  if (hanging) return line.x < markX - line.size * 0.5 || (ended && Math.abs(line.x - markX) < 1 && open.lines.some((other) => other.x > markX + 2));
  const indented = line.x > previous.x + line.size * 0.7 && line.x < previous.x + line.size * 4 && open.lines.length > 1;
  const shortBefore = previous.right < right - (right - left) * 0.28 && /^[\p{Lu}\d]/u.test(line.text);
  return ended && (indented || shortBefore);
}

/** A number at the start of a wrapped line that cannot be the next step. */
function isStray(line: Line, open: Piece): boolean {
  const number = stepNumber(line.text) ?? 0;
  const hangs = open.lines.length > 0 && line.x > (open.lines[0]?.x ?? 0) + line.size * 0.8;
  const last = open.lines.at(-1)?.text ?? '';
  return !endsSentence(last) && number !== (open.number ?? number - 1) + 1 && (hangs || number > 30);
}

/** "WARNING" on a line of its own: the next lines are what it warns of. */
function isBareSignal(open: Piece): boolean {
  return open.kind === 'warning' && open.lines.length === 1 && (open.lines[0]?.text.length ?? 99) < 16 && !/\s\S+\s/.test(open.lines[0]?.text ?? '');
}
