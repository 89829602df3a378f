import type { Segment } from './segments.js';

export type BarePage = Readonly<{ page: number; segments: readonly Segment[]; header: string | null; footer: string | null }>;
type LaidPage = Readonly<{ page: number; height: number; segments: readonly Segment[] }>;

/** Running lines stand in the outer parts of the page. */
const MARGIN_SHARE = 0.13;
const NEAR_PAGES = 3;

/** Takes running headers, footers and page numbers off the pages and keeps them as metadata. A line is one when near pages repeat it at the same height. */
export function removeFurniture(pages: readonly LaidPage[]): readonly BarePage[] {
  const margins = pages.map((page) => new Map(marginLines(page).map((line) => [line.key, line])));
  return pages.map((page, index) => {
    const repeated = marginLines(page).filter((line) => (line.outermost && isPageNumber(line.text)) || repeats(margins, index, line));
    const gone = new Set(repeated.flatMap((line) => line.segments));
    const textOf = (top: boolean) =>
      repeated
        .filter((line) => line.top === top)
        .map((line) => line.text)
        .join(' ') || null;
    return { page: page.page, segments: page.segments.filter((segment) => !gone.has(segment)), header: textOf(true), footer: textOf(false) };
  });
}

type MarginLine = Readonly<{ key: string; text: string; top: boolean; outermost: boolean; segments: readonly Segment[] }>;

function marginLines({ height, segments }: LaidPage): readonly MarginLine[] {
  const lines = new Map<number, Segment[]>();
  for (const segment of segments) {
    if (segment.y > height * MARGIN_SHARE && segment.y < height * (1 - MARGIN_SHARE)) continue;
    if (segment.y > height * 1.5) continue;
    const at = Math.round(segment.y / 3);
    const line = lines.get(at) ?? lines.get(at - 1) ?? lines.get(at + 1);
    if (line === undefined) lines.set(at, [segment]);
    else line.push(segment);
  }
  const outer = outermost([...lines].sort((a, b) => a[0] - b[0]), height);
  return outer.map(([at, line], index) => {
    const text = line.map((segment) => segment.text).join(' ');
    const ends = index === 0 || index === outer.length - 1;
    return { key: `${Math.round(at / 2)} ${withoutNumbers(text)}`, text, top: at * 3 < height / 2, outermost: ends, segments: line };
  });
}

/** At most three lines from the top and three from the bottom. */
function outermost(lines: readonly (readonly [number, Segment[]])[], height: number): readonly (readonly [number, Segment[]])[] {
  const top = lines.filter(([at]) => at * 3 < height / 2).slice(0, 3);
  const bottom = lines.filter(([at]) => at * 3 >= height / 2).slice(-3);
  return [...top, ...bottom];
}

/** Figures change from page to page ("Page 3 of 12"); a table row at the same place has other words as well. */
function withoutNumbers(text: string): string {
  return text.replace(/\d+|\b[ivxl]+\b/gi, '#');
}

function repeats(margins: readonly ReadonlyMap<string, MarginLine>[], index: number, { key, outermost }: MarginLine): boolean {
  const neighbours = [];
  for (let distance = 1; distance <= NEAR_PAGES; distance += 1) neighbours.push(margins[index - distance], margins[index + distance]);
  const has = neighbours.filter((lines) => lines !== undefined && hasNear(lines, key)).length;
  const there = neighbours.filter((lines) => lines !== undefined).length;
  return has >= 2 || (has >= 1 && (there <= 2 || (outermost && /\p{L}{3}/u.test(key))));
}

function hasNear(lines: ReadonlyMap<string, MarginLine>, key: string): boolean {
  if (lines.has(key)) return true;
  const [at, ...words] = key.split(' ');
  return [-1, 1].some((shift) => lines.has([Number(at) + shift, ...words].join(' ')));
}

function isPageNumber(text: string): boolean {
  return /^(?:[-–—|\s]*(?:page|seite|p\.|s\.|第)?\s*\d{1,4}\s*(?:页|頁)?(?:\s*(?:of|von|\/|共)\s*\d{1,4}\s*(?:页|頁)?)?[-–—|\s]*|[ivxl]{1,6})$/iu.test(text.trim());
}
