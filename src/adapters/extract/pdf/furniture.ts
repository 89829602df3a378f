import type { Segment } from './segments.js';

export type BarePage = Readonly<{ page: number; segments: readonly Segment[]; header: string | null; footer: string | null }>;
type LaidPage = Readonly<{ page: number; height: number; segments: readonly Segment[] }>;

/** Running lines stand in the outer parts of the page, at most this many above and below. */
const MARGIN_SHARE = 0.13;
const LINES_EACH = 4;
const NEAR_PAGES = 3;
/** Lines of one height differ by less than this, in points. */
const SAME_HEIGHT = 2.5;
/** Lines of one text stand closer than this many times their size; what stands apart is further. */
const CLOSE = 1.6;

/** A line in the margin of a page. `numberless` is its text with figures blanked: "Page # of #". */
type MarginLine = Readonly<{ y: number; size: number; text: string; numberless: string; segments: readonly Segment[]; gapInside: number }>;
type Margins = Readonly<{ top: readonly MarginLine[]; bottom: readonly MarginLine[] }>;

/**
 * Takes running headers, footers and page numbers off the pages and keeps them as metadata. A line is one when near pages repeat it at the
 * same height and every line outside of it is one too; a line whose figures differ must also stand apart from the text.
 */
export function removeFurniture(pages: readonly LaidPage[]): readonly BarePage[] {
  const margins = pages.map(marginsOf);
  return pages.map((page, index) => {
    const own = margins[index];
    const [top, bottom] = (['top', 'bottom'] as const).map((side) => outerRun(own?.[side] ?? [], neighbours(margins, index, side)));
    const gone = new Set([...(top ?? []), ...(bottom ?? [])].flatMap((line) => line.segments));
    return { page: page.page, segments: page.segments.filter((segment) => !gone.has(segment)), header: joined(top), footer: joined(bottom) };
  });
}

function joined(lines: readonly MarginLine[] | undefined): string | null {
  const sorted = [...(lines ?? [])].sort((a, b) => a.y - b.y);
  return sorted.length === 0 ? null : sorted.map((line) => line.text).join(' ');
}

function neighbours(margins: readonly Margins[], index: number, side: keyof Margins): readonly (readonly MarginLine[])[] {
  const near: (readonly MarginLine[])[] = [];
  for (let distance = 1; distance <= NEAR_PAGES; distance += 1) {
    for (const other of [margins[index - distance], margins[index + distance]]) if (other !== undefined) near.push(other[side]);
  }
  return near;
}

/** The running lines from the edge of the page inwards. */
function outerRun(lines: readonly MarginLine[], near: readonly (readonly MarginLine[])[]): readonly MarginLine[] {
  const run: MarginLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (!isRunning(line, index === 0, near)) break;
    run.push(line);
  }
  return belongsInside(run.at(-1), lines[run.length], near) ? run.slice(0, -1) : run;
}

/**
 * True for the last running line where the line close behind it comes again on a near page as well, and yet is no running line: then both
 * are the head of a table (or a title of two lines) that a page repeats, and both stay in the text.
 */
function belongsInside(last: MarginLine | undefined, inside: MarginLine | undefined, near: readonly (readonly MarginLine[])[]): boolean {
  if (last === undefined || inside === undefined || isPageNumber(last.text) || last.gapInside > last.size * CLOSE) return false;
  return near.some((lines) => lines.some((other) => isSameLine(other, inside)) && lines.some((other) => isSameLine(other, last)));
}

function isSameLine(left: MarginLine, right: MarginLine): boolean {
  return Math.abs(left.y - right.y) < SAME_HEIGHT && left.text === right.text;
}

function isRunning(line: MarginLine, outermost: boolean, near: readonly (readonly MarginLine[])[]): boolean {
  if (outermost && isPageNumber(line.text)) return true;
  const matches = near.flatMap((lines) =>
    lines.filter((other) => Math.abs(other.y - line.y) < SAME_HEIGHT && other.numberless === line.numberless).slice(0, 1),
  );
  const enough = matches.length >= 2 || (matches.length === 1 && (near.length <= 2 || (outermost && /\p{L}{3}/u.test(line.text))));
  const identical = matches.some((other) => other.text === line.text);
  return enough && (identical || line.gapInside > line.size * CLOSE);
}

function marginsOf({ height, segments }: LaidPage): Margins {
  const lines = toLines(segments.filter((segment) => segment.y <= height * 1.5));
  const top = lines.filter((line) => heightOf(line) <= height * MARGIN_SHARE).slice(0, LINES_EACH);
  const bottom = lines.filter((line) => heightOf(line) >= height * (1 - MARGIN_SHARE)).slice(-LINES_EACH);
  const marginLine = (line: Line, by: 1 | -1): MarginLine => {
    const next = lines[lines.indexOf(line) + by];
    const y = heightOf(line);
    const text = line.map((segment) => segment.text).join(' ');
    const numberless = text.replace(/\d+|\b[ivxl]+\b/gi, '#');
    return { y, size: line[0]?.size ?? 0, text, numberless, segments: line, gapInside: Math.abs((next === undefined ? height * 2 : heightOf(next)) - y) };
  };
  return { top: top.map((line) => marginLine(line, 1)), bottom: bottom.reverse().map((line) => marginLine(line, -1)) };
}

/** Segments of one height, from left to right. */
type Line = readonly Segment[];

function heightOf([first]: Line): number {
  return first?.y ?? 0;
}

/** Segments of one height as a line, from the top down. */
function toLines(segments: readonly Segment[]): readonly Line[] {
  const groups: Segment[][] = [];
  for (const segment of [...segments].sort((a, b) => a.y - b.y)) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && segment.y - group[0].y < SAME_HEIGHT) group.push(segment);
    else groups.push([segment]);
  }
  return groups.map((group) => group.sort((a, b) => a.x - b.x));
}

function isPageNumber(text: string): boolean {
  return /^(?:[-–—|\s]*(?:page|seite|p\.|s\.|第)?\s*\d{1,4}\s*(?:页|頁)?(?:\s*(?:of|von|\/|共)\s*\d{1,4}\s*(?:页|頁)?)?[-–—|\s]*|[ivxl]{1,6})$/iu.test(
    text.trim(),
  );
}
