import type { Segment } from './segments.js';
import { extentOf, lowerQuartile, median, type Side, sideOf } from './sides.js';

/** Segments that are read from top to bottom: a column, or the full width of a page. */
export type Flow = Readonly<{ segments: readonly Segment[]; left: number; right: number }>;

const BIN = 3;
const LEAST_GUTTER_BINS = 2;
const DEPTH_LIMIT = 3;
/** So many lines in columns prove their gutter for the page beside. */
const MANY_LINES = 40;

/**
 * The flows of every page in reading order: columns are found by the empty strip between them, and full-width lines part them into bands.
 * A gutter that several pages show is looked for on the others too, where tables and figures hide it.
 */
export function readingOrder(pages: readonly (readonly Segment[])[]): readonly (readonly Flow[])[] {
  const found = pages.map(
    (segments) => bestDivision(segments, findGutters(segments), areColumns) ?? bestDivision(segments, localGutters(segments), areLocalColumns),
  );
  const known = commonGutters(found.flatMap((division) => (division === null ? [] : [division.gutter])));
  return pages.map((segments, index) => {
    const beside = [found[index - 1], found[index + 1]].flatMap((division) => (division == null || division.inColumns < MANY_LINES ? [] : [division.gutter]));
    const division = found[index] ?? bestDivision(segments, [...known, ...beside], mayBeColumns);
    return division === null ? flowsOf(segments, DEPTH_LIMIT) : toFlows(division.bands, 0);
  });
}

function flowsOf(segments: readonly Segment[], depth: number): readonly Flow[] {
  if (segments.length === 0) return [];
  const division = depth < DEPTH_LIMIT ? bestDivision(segments, findGutters(segments), areColumns) : null;
  return division === null ? [toFlow(segments)] : toFlows(division.bands, depth);
}

function toFlows(bands: readonly Band[], depth: number): readonly Flow[] {
  return bands.flatMap((band) => (band.kind === 'full' ? [toFlow(band.segments)] : [...flowsOf(band.left, depth + 1), ...flowsOf(band.right, depth + 1)]));
}

type Division = Readonly<{ gutter: number; bands: readonly Band[]; inColumns: number }>;

/** The division by the gutter that brings the most text into columns; null where none does. */
function bestDivision(segments: readonly Segment[], gutters: readonly number[], test: ColumnTest): Division | null {
  const parting = gutters.flatMap((gutter) => [gutter, ...pastOverhang(segments, gutter)]).filter((gutter) => hasTwoSides(segments, gutter));
  if (parting.length === 0) return null;
  const downwards = inOrder(segments);
  const divisions = parting.map((gutter) => {
    const bands = bandsAround(downwards, gutter, test);
    const columns = bands.flatMap((band) => (band.kind === 'columns' ? [band] : []));
    const sides = columns.map((band) => [band.left.length, band.right.length]);
    // A few lines side by side prove nothing unless both sides read on from line to line; where a tall band shows the gutter, short ones count too.
    const isTall = sides.some(([left = 0, right = 0]) => Math.max(left, right) >= 10 && Math.min(left, right) >= 4);
    const isProven = isTall || columns.some((band) => readOn(band.left, band.right));
    const inColumns = isProven ? sides.flat().reduce((sum, count) => sum + count, 0) : 0;
    return { gutter, bands, inColumns };
  });
  return divisions.reduce<Division | null>((top, one) => (one.inColumns > (top?.inColumns ?? 0) ? one : top), null);
}

/** The gutter at its right edge, where something of the left side hangs over its middle without reaching the right side. */
function pastOverhang(segments: readonly Segment[], gutter: number): readonly number[] {
  const crossing = segments.filter((segment) => segment.x < gutter - 1 && segment.right > gutter + 1);
  if (crossing.length === 0) return [];
  const edge = Math.min(...segments.map((segment) => (segment.x >= gutter - 1 ? segment.x : Number.POSITIVE_INFINITY)));
  return crossing.some((segment) => segment.right < edge) ? [edge - 1] : [];
}

/** What every test of columns asks for at least; most gutters of a table or of one column end here. */
function hasTwoSides(segments: readonly Segment[], gutter: number): boolean {
  let left = 0;
  let right = 0;
  for (const segment of segments) {
    if (segment.right <= gutter + 1) left += 1;
    else if (segment.x >= gutter - 1) right += 1;
  }
  return left >= 4 && right >= 2;
}

/** From top to bottom and left to right; as it is where it stands so already. */
export function inOrder(segments: readonly Segment[]): readonly Segment[] {
  const isBefore = (a: Segment, b: Segment): boolean => a.y < b.y || (a.y === b.y && a.x <= b.x);
  const isSorted = segments.every((segment, index) => {
    const previous = segments[index - 1];
    return previous === undefined || isBefore(previous, segment);
  });
  return isSorted ? segments : [...segments].sort((a, b) => a.y - b.y || a.x - b.x);
}

const SAME_GUTTER_POINTS = 12;

/** Gutters that at least two pages share (left and right pages of a book may differ). */
function commonGutters(gutters: readonly number[]): readonly number[] {
  const groups: number[][] = [];
  for (const gutter of gutters) {
    const group = groups.find(([first]) => first !== undefined && Math.abs(first - gutter) < SAME_GUTTER_POINTS);
    if (group === undefined) groups.push([gutter]);
    else group.push(gutter);
  }
  return groups.filter((group) => group.length >= 2).map(median);
}

function toFlow(segments: readonly Segment[]): Flow {
  return { segments: inOrder(segments), ...extentOf(segments) };
}

const GUTTERS_TRIED = 6;

/** Middles of the vertical strips in the inner part of the text area that few lines cross, the emptiest and most central first. */
function findGutters(segments: readonly Segment[]): readonly number[] {
  if (segments.length < 8) return [];
  const { left, right } = extentOf(segments);
  const bins = new Array<number>(Math.ceil((right - left) / BIN) + 1).fill(0);
  for (const segment of segments) {
    for (let bin = Math.floor((segment.x - left) / BIN); bin <= Math.floor((segment.right - left - 0.01) / BIN); bin += 1) bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const allowed = segments.length * 0.2;
  const to = Math.ceil(bins.length * 0.8);
  const strips: { middle: number; crossed: number }[] = [];
  for (let bin = Math.floor(bins.length * 0.2); bin < to; ) {
    const crossed = bins[bin] ?? 0;
    let length = 1;
    while (bin + length < to && (bins[bin + length] ?? 0) === crossed) length += 1;
    if (crossed <= allowed && length >= LEAST_GUTTER_BINS) strips.push({ middle: bin + length / 2, crossed });
    bin += length;
  }
  const offCentre = (middle: number) => Math.abs(middle - bins.length / 2);
  const sorted = strips.sort((a, b) => a.crossed - b.crossed || offCentre(a.middle) - offCentre(b.middle));
  return sorted.slice(0, GUTTERS_TRIED).map((strip) => left + strip.middle * BIN);
}

const WINDOW = 16;

/** Gutters of a part of the page: two columns over or under a table or figure that hides theirs. */
function localGutters(segments: readonly Segment[]): readonly number[] {
  if (segments.length <= WINDOW || !hasRightLines(segments)) return [];
  const sorted = inOrder(segments);
  const gutters: number[] = [];
  for (let at = 0; at < sorted.length; at += WINDOW / 4)
    for (const gutter of findGutters(sorted.slice(at, at + WINDOW)).slice(0, 2))
      if (!gutters.some((other) => Math.abs(other - gutter) < BIN)) gutters.push(gutter);
  return gutters;
}

/** Without some lines of text that begin right of the left third there is no second column; most pages end here. */
function hasRightLines(segments: readonly Segment[]): boolean {
  const { left, right } = extentOf(segments);
  const from = left + (right - left) * 0.35;
  let lines = 0;
  for (const segment of segments) if (segment.x > from && segment.text.length >= 16 && /\p{Ll}/u.test(segment.text)) lines += 1;
  return lines >= 5;
}

/** On a part of a page the lines must read on downwards on both sides, since cells that wrap are as long and as dense. */
function areLocalColumns(left: readonly Segment[], right: readonly Segment[]): boolean {
  return left.length >= 5 && right.length >= 5 && readOn(left, right) && !breaksTogether(left, right);
}

type Band = Readonly<{ kind: 'full'; segments: readonly Segment[] } | { kind: 'columns'; left: readonly Segment[]; right: readonly Segment[] }>;

type ColumnTest = (left: readonly Segment[], right: readonly Segment[]) => boolean;

/** `segments` in order from top to bottom. */
function bandsAround(segments: readonly Segment[], gutter: number, test: ColumnTest): readonly Band[] {
  const bands: Segment[][] = [];
  let crossing = true;
  for (const segment of segments) {
    const crosses = segment.x < gutter - 1 && segment.right > gutter + 1;
    if (crosses !== crossing || bands.length === 0) bands.push([]);
    crossing = crosses;
    bands.at(-1)?.push(segment);
  }
  return mergeFull(bands.flatMap((band) => aroundTables(band, gutter, test)).flatMap(splitTail));
}

/** Where a table over both columns has cells on either side of the gutter, the text over and under it is looked at by itself. */
function aroundTables(segments: readonly Segment[], gutter: number, test: ColumnTest): readonly Band[] {
  const whole = toBand(segments, gutter, test);
  if (whole.kind === 'columns' || segments.length < 12) return [whole];
  const parts: { isTable: boolean; segments: Segment[] }[] = [];
  for (const row of rowsOf(segments)) {
    const isTable = row.filter(({ text }) => !/^\P{L}{0,4}$/u.test(text) || /\d{2}/.test(text)).length >= 3;
    const last = parts.at(-1);
    if (last === undefined || last.isTable !== isTable) parts.push({ isTable, segments: [...row] });
    else last.segments.push(...row);
  }
  const bands = parts.map((part) => (part.isTable ? ({ kind: 'full', segments: part.segments } as const) : toBand(part.segments, gutter, test)));
  return bands.some(({ kind }) => kind === 'columns') ? bands : [whole];
}

/** Segments side by side; `segments` in order from top to bottom. */
function rowsOf(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const rows: Segment[][] = [];
  for (const segment of segments) {
    const row = rows.at(-1);
    if (row?.[0] !== undefined && segment.y - row[0].y < segment.size * 0.35) row.push(segment);
    else rows.push([segment]);
  }
  return rows;
}

function toBand(segments: readonly Segment[], gutter: number, test: ColumnTest): Band {
  if (segments.length < 6) return { kind: 'full', segments };
  const left = segments.filter((segment) => segment.right <= gutter + 1);
  const right = segments.filter((segment) => segment.x >= gutter - 1);
  const isColumns = left.length + right.length === segments.length && test(left, right);
  return isColumns ? { kind: 'columns', left, right } : { kind: 'full', segments };
}

/** A short full-width line under the columns looks like part of the left one; the space above it and the end of the right one tell. */
function splitTail(band: Band): readonly Band[] {
  if (band.kind === 'full') return [band];
  const rightBottom = Math.max(...band.right.map((segment) => segment.y));
  const at = band.left.findIndex((segment, index) => {
    const previous = band.left[index - 1];
    return previous !== undefined && segment.y > rightBottom + 1 && segment.y - previous.y > 1.75 * segment.size && previous.y < rightBottom + 3 * segment.size;
  });
  const isTail = at > 0 && band.left.length - at <= 3;
  return isTail
    ? [
        { ...band, left: band.left.slice(0, at) },
        { kind: 'full', segments: band.left.slice(at) },
      ]
    : [band];
}

function mergeFull(bands: readonly Band[]): readonly Band[] {
  const merged: Band[] = [];
  for (const band of bands) {
    const last = merged.at(-1);
    if (band.kind === 'full' && last?.kind === 'full') merged[merged.length - 1] = { kind: 'full', segments: [...last.segments, ...band.segments] };
    else merged.push(band);
  }
  return merged;
}

/**
 * Two columns of a page, not of a table. Either both sides are running text (lines that fill their column, and gaps between paragraphs that
 * do not run across), or both are dense but their lines stand at different heights, which the rows of one table never do.
 */
function areColumns(left: readonly Segment[], right: readonly Segment[]): boolean {
  if (left.length < 4 || right.length < 2) return false;
  const sides = [left, right].map(sideOf);
  const [leftIsProse, rightIsProse] = sides.map(isProse);
  if (readOn(left, right, sides)) return !breaksTogether(left, right);
  if (leftIsProse && rightIsProse) return !breaksTogether(left, right);
  if ((leftIsProse && holdsColumns(right)) || (rightIsProse && holdsColumns(left))) return true;
  return left.length >= 6 && right.length >= 6 && sides.every((side) => side.density >= 0.5) && alignment(left, right) < 0.5 && !standInRows(left, right);
}

/** Rows further apart than lines of text whose cells stand side by side but for a little: two scripts in one row have baselines of their own. */
function standInRows(left: readonly Segment[], right: readonly Segment[]): boolean {
  const reach = (right[0]?.size ?? 10) * 0.35;
  const heights = right.map(({ y }) => y).sort((a, b) => a - b);
  const rows = heights.filter((y, index) => y - (heights[index - 1] ?? -reach) > reach);
  const pitch = median(rows.slice(1).map((y, index) => y - (rows[index] ?? y)));
  const beside = rows.filter((y) => left.some((other) => Math.abs(other.y - y) < reach));
  return pitch > reach * 4 && beside.length >= rows.length * 0.8;
}

/** Words that no cell of a table ends with. */
const OPEN_END =
  /(?:^|\s)(?:the|an?|of|to|in|on|at|by|for|from|with|within|without|and|or|is|are|be|must|not|every|each|than|der|die|das|den|dem|des|ein|eine[nrms]?|und|oder|mit|von|vom|zu[mr]?|im|am|auf|aus|bei|nach|vor|nicht|alle|jede[nrs]?)$/iu;

/** A line with fewer characters is a cell or an end, nothing that is gone on with. */
const FULL_LINE = 14;

/** Heights of the lines that begin something new, where the others go on with the line before: a small letter, the rest of a word, an open end above. */
function sentenceStarts(side: readonly Segment[]): readonly number[] {
  const lines = inOrder(side);
  const fresh = lines.filter((line, index) => {
    const before = lines[index - 1]?.text ?? '.';
    if (before.length < FULL_LINE) return true;
    return !(/\p{L}[-‐]$/u.test(before) || OPEN_END.test(before) || (/^\p{Ll}/u.test(line.text) && !/[.!?:;。]$/u.test(before)));
  });
  return fresh.map(({ y }) => y);
}

/**
 * Both sides are running text although they are short or ragged: their lines read on downwards, which single cells of a table
 * seldom do, and new beginnings do not stand side by side, as those of wrapped cells do.
 */
function readOn(left: readonly Segment[], right: readonly Segment[], sides: readonly Side[] = [sideOf(left), sideOf(right)]): boolean {
  const dense = sides.every((side) => side.characters >= 16 && side.tightness >= 0.55);
  if (!dense || Math.min(left.length, right.length) < 5) return false;
  const [leftStarts, rightStarts] = [sentenceStarts(left), sentenceStarts(right)];
  const goOn = (side: readonly Segment[], starts: readonly number[]): boolean => side.length - starts.length >= Math.max(2, (side.length - 1) * 0.4);
  const later = leftStarts.slice(1);
  const together = later.filter((y) => rightStarts.some((other) => Math.abs(other - y) < 2.5)).length;
  const fewest = Math.min(later.length, rightStarts.length - 1);
  return goOn(left, leftStarts) && goOn(right, rightStarts) && (fewest < 2 || together <= fewest * 0.75);
}

function isProse({ fill, characters, tightness }: Side): boolean {
  return fill >= 0.55 && characters >= 16 && tightness >= 0.55;
}

/** A side that is two columns of running text itself: the page has three. */
function holdsColumns(side: readonly Segment[]): boolean {
  const areProse: ColumnTest = (left, right) =>
    left.length >= 4 && right.length >= 4 && [left, right].every((half) => isProse(sideOf(half))) && !breaksTogether(left, right);
  const division = bestDivision(side, findGutters(side), areProse);
  return division !== null && division.inColumns > side.length * 0.6;
}

/** The looser test for a gutter that other pages of the document have: anything but the rows of one table across it. */
function mayBeColumns(left: readonly Segment[], right: readonly Segment[]): boolean {
  return left.length >= 4 && right.length >= 4 && alignment(left, right) < 0.75;
}

/** Share of the lines on the side with fewer of them that have a line at the same height on the other side. */
function alignment(left: readonly Segment[], right: readonly Segment[]): number {
  const [heights, others] = [left, right].map((side) => [...new Set(side.map((segment) => Math.round(segment.y)))]).sort((a, b) => a.length - b.length);
  if (heights === undefined || others === undefined) return 1;
  return heights.filter((y) => others.some((other) => Math.abs(other - y) <= 1)).length / Math.max(1, heights.length);
}

/** In a table the gaps between rows stand at the same heights in both columns. */
function breaksTogether(left: readonly Segment[], right: readonly Segment[]): boolean {
  const [leftStarts, rightStarts] = [rowStarts(left), rowStarts(right)];
  if (leftStarts.length < 3 || rightStarts.length < 3) return false;
  const [fewer, more] = leftStarts.length < rightStarts.length ? [leftStarts, rightStarts] : [rightStarts, leftStarts];
  const together = fewer.filter((y) => more.some((other) => Math.abs(other - y) < 2.5)).length;
  return together / more.length > 0.6;
}

/** Heights at which something begins after more than the usual line distance. */
function rowStarts(segments: readonly Segment[]): readonly number[] {
  const ys = [...new Set(segments.map((segment) => segment.y))].sort((a, b) => a - b);
  const gaps = ys.slice(1).map((y, index) => y - (ys[index] ?? y));
  const usual = lowerQuartile(gaps.filter((gap) => gap > 2));
  return ys.filter((y, index) => index > 0 && y - (ys[index - 1] ?? y) > usual * 1.25);
}
