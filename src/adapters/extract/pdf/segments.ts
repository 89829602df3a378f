import { isCjk } from '../characters.js';
import type { PageRuns, Run } from './runs.js';

/** A piece of a line without a wide gap in it, in the upright coordinates of the text (a sideways page is turned first). */
export type Segment = Readonly<{
  text: string;
  x: number;
  right: number;
  /** Baseline from the top. */
  y: number;
  size: number;
  font: string;
  page: number;
  /** Its rectangle on the page as displayed, from the top left. */
  box: Readonly<{ left: number; top: number; right: number; bottom: number }>;
}>;

/** A gap wider than this many times the type size parts two segments: a column gutter or a table cell. */
const GAP_IN_SIZES = 0.95;
const SOFT_GAP_IN_SIZES = 0.42;
const WORD_GAP_IN_SIZES = 0.13;

/** The page's text as segments, top to bottom and left to right; text that runs in another direction than most comes last. */
export function toSegments(page: PageRuns): readonly Segment[] {
  const [only] = page.runs;
  // The cells of a table are made of one run mostly.
  if (only !== undefined && page.runs.length === 1)
    return only.angle % 90 === 0 ? [toSegment([turn(only, only.angle, page)], page.page)].filter(({ text }) => text !== '') : [];
  const angle = mainAngle(page.runs);
  if (page.runs.every((run) => run.angle === angle))
    return linesOf(
      page.runs.map((run) => turn(run, angle, page)),
      page.page,
    );
  const upright = page.runs.filter((run) => run.angle === angle);
  const others = page.runs.filter((run) => run.angle !== angle && run.angle % 90 === 0);
  const otherAngles = [...new Set(others.map((run) => run.angle))].sort((a, b) => a - b);
  const turned = otherAngles.flatMap((other) =>
    below(
      linesOf(
        others.filter((run) => run.angle === other).map((run) => turn(run, other, page)),
        page.page,
      ),
      page.height,
    ),
  );
  return [
    ...linesOf(
      upright.map((run) => turn(run, angle, page)),
      page.page,
    ),
    ...turned,
  ];
}

/** Moves segments past the end of the page, so that they stay out of the page's own layout. */
function below(segments: readonly Segment[], height: number): readonly Segment[] {
  return segments.map((segment) => ({ ...segment, y: segment.y + height * 2 }));
}

function mainAngle(runs: readonly Run[]): number {
  const weights = new Map<number, number>();
  for (const run of runs) if (run.angle % 90 === 0) weights.set(run.angle, (weights.get(run.angle) ?? 0) + run.text.length);
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

type Turned = Run & Pick<Segment, 'box'>;

/** A run in coordinates where its text runs from left to right, with its true rectangle beside it. */
function turn(run: Run, angle: number, { width, height }: PageRuns): Turned {
  const { text, x, y, width: long, size, font } = run;
  const ascent = size * 0.8;
  const descent = size * 0.22;
  switch (angle) {
    case 90:
      return { text, x: height - y, y: x, width: long, size, font, angle: run.angle, box: { left: x - ascent, top: y - long, right: x + descent, bottom: y } };
    case 180:
      return {
        text,
        x: width - x,
        y: height - y,
        width: long,
        size,
        font,
        angle: run.angle,
        box: { left: x - long, top: y - descent, right: x, bottom: y + ascent },
      };
    case 270:
      return { text, x: y, y: width - x, width: long, size, font, angle: run.angle, box: { left: x - descent, top: y, right: x + ascent, bottom: y + long } };
    default:
      return { text, x, y, width: long, size, font, angle: run.angle, box: { left: x, top: y - ascent, right: x + long, bottom: y + descent } };
  }
}

function linesOf(runs: readonly Turned[], page: number): readonly Segment[] {
  const lines = baselines(runs).map(groupByGaps);
  const edges = lines.flatMap(({ groups, soft }) => [...groups.flatMap((group) => group.slice(0, 1)), ...soft]);
  const byPlace = groupByPlace(edges);
  return lines.flatMap(({ groups }) =>
    mergeStretched(groups, (run) => isAligned(run, byPlace))
      .flatMap((group) => cutBefore(group, (run) => isAligned(run, byPlace)))
      .map((group) => toSegment(group, page))
      .filter((segment) => segment.text !== ''),
  );
}

const STRETCH_POINTS = 0.6;

/** Words of a justified line can stand far apart, but all equally far; cells of a table do not, and stand below one another. */
function mergeStretched(groups: readonly (readonly Turned[])[], isCell: (run: Turned) => boolean): readonly (readonly Turned[])[] {
  const merged: Turned[][] = [];
  let gapBefore: number | null = null;
  groups.forEach((group, index) => {
    const [first] = group;
    const gap = first === undefined ? null : gapBetween(groups[index - 1], first);
    const next = gapBetween(group, groups[index + 1]?.[0]);
    const isEqual = (other: number | null) => gap !== null && other !== null && Math.abs(gap - other) < STRETCH_POINTS;
    const words = () => group.some((run) => /\p{L}/u.test(run.text));
    const stretched = first !== undefined && gap !== null && gap < first.size * 5 && (isEqual(gapBefore) || isEqual(next)) && words() && !isCell(first);
    if (stretched) merged.at(-1)?.push(...group);
    else merged.push([...group]);
    gapBefore = gap;
  });
  return merged;
}

function gapBetween(group: readonly Turned[] | undefined, next: Turned | undefined): number | null {
  const last = group?.at(-1);
  return last === undefined || next === undefined ? null : next.x - (last.x + last.width);
}

const NEAR_IN_SIZES = 6;
const ALIGNED_POINTS = 1.5;

function groupByPlace(edges: readonly Turned[]): ReadonlyMap<number, readonly Turned[]> {
  const places = new Map<number, Turned[]>();
  for (const edge of edges) {
    const place = Math.round(edge.x / ALIGNED_POINTS);
    const there = places.get(place);
    if (there === undefined) places.set(place, [edge]);
    else there.push(edge);
  }
  return places;
}

/** True where at least two lines nearby have something that begins at the same place after a gap: the edge of a table column. */
function isAligned(run: Turned, places: ReadonlyMap<number, readonly Turned[]>): boolean {
  const place = Math.round(run.x / ALIGNED_POINTS);
  let first: number | null = null;
  for (let at = place - 1; at <= place + 1; at += 1) {
    for (const other of places.get(at) ?? []) {
      const distance = Math.abs(other.y - run.y);
      if (Math.abs(other.x - run.x) >= ALIGNED_POINTS || distance <= run.size * 0.5 || distance >= run.size * NEAR_IN_SIZES) continue;
      const height = Math.round(other.y);
      if (first !== null && first !== height) return true;
      first = height;
    }
  }
  return false;
}

function cutBefore(group: readonly Turned[], isCut: (run: Turned) => boolean): readonly (readonly Turned[])[] {
  const pieces: Turned[][] = [];
  for (const run of group) {
    const last = pieces.at(-1);
    if (last === undefined || isCut(run)) pieces.push([run]);
    else last.push(run);
  }
  return pieces;
}

/** Groups runs by baseline; a raised or lowered small run belongs to the line it stands in. */
function baselines(runs: readonly Turned[]): readonly (readonly Turned[])[] {
  const bySize = [...runs].sort((a, b) => a.y - b.y || a.x - b.x);
  const lines: OpenLine[] = [];
  for (const run of bySize) {
    const line = nearestLine(lines, run);
    if (line === undefined) lines.push({ y: run.y, size: run.size, runs: [run] });
    else {
      line.runs.push(run);
      if (run.size > line.size * 1.15) Object.assign(line, { y: run.y, size: run.size });
    }
  }
  const sorted = lines.sort((a, b) => a.y - b.y);
  return withScripts(sorted).map((runs) => runs.sort((a, b) => a.x - b.x));
}

type OpenLine = { y: number; size: number; runs: Turned[] };

/** Small marks high or low ("m³/h" in a cell) that began a line of their own, back to the line whose words they adjoin. */
function withScripts(lines: readonly OpenLine[]): readonly Turned[][] {
  const kept: OpenLine[] = [];
  for (const [index, line] of lines.entries()) {
    const near = [lines[index + 1], kept.at(-1), lines[index + 2]];
    const home = near.find((other) => other !== undefined && areScriptsOf(line, other));
    if (home === undefined) kept.push(line);
    else home.runs.push(...line.runs);
  }
  return kept.map(({ runs }) => runs);
}

function areScriptsOf(small: OpenLine, line: OpenLine): boolean {
  if (small.size >= line.size * 0.85 || Math.abs(small.y - line.y) > 0.7 * line.size) return false;
  return small.runs.every((run) => run.text.trim().length <= SCRIPT_CHARACTERS && line.runs.some((other) => adjoins(run, other)));
}

/** A mark longer than this is text of another size. */
const SCRIPT_CHARACTERS = 5;

function adjoins(run: Turned, { x, width, size }: Turned): boolean {
  return Math.min(Math.abs(run.x - (x + width)), Math.abs(x - (run.x + run.width))) < ADJOINS_IN_SIZES * Math.min(size, run.size);
}

const LOOK_BACK_LINES = 6;
/** A mark set high or low begins right where a word ends. */
const ADJOINS_IN_SIZES = 0.3;

function nearestLine<L extends Readonly<{ y: number; size: number; runs: readonly Turned[] }>>(lines: readonly L[], run: Turned): L | undefined {
  let best: L | undefined;
  for (let index = lines.length - 1; index >= Math.max(0, lines.length - LOOK_BACK_LINES); index -= 1) {
    const line = lines[index];
    if (line === undefined) continue;
    const distance = Math.abs(line.y - run.y);
    const similar = Math.max(line.size, run.size) < 1.25 * Math.min(line.size, run.size);
    const raised = !similar && line.runs.some((other) => adjoins(run, other));
    const reach = similar ? 0.32 * Math.min(line.size, run.size) : (raised ? 0.7 : 0.5) * Math.max(line.size, run.size);
    const touches = similar || line.runs.some((other) => run.x - (other.x + other.width) < run.size && other.x - (run.x + run.width) < run.size);
    if (distance <= reach && touches && (best === undefined || distance < Math.abs(best.y - run.y))) best = line;
  }
  return best;
}

/** Cuts a line at wide gaps; `soft` are the runs after gaps that are wider than the spaces of the line but may still be spaces. */
function groupByGaps(line: readonly Turned[]): Readonly<{ groups: readonly (readonly Turned[])[]; soft: readonly Turned[] }> {
  const groups: Turned[][] = [];
  const gaps: { run: Turned; gap: number }[] = [];
  for (const run of line) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const gap = last === undefined ? 0 : (run.x - (last.x + last.width)) / Math.max(last.size, run.size);
    if (group === undefined || last === undefined || gap > GAP_IN_SIZES) groups.push([run]);
    else if (!isShadow(last, run)) {
      group.push(run);
      if (gap > WORD_GAP_IN_SIZES) gaps.push({ run, gap });
    }
  }
  const usual = gaps.map(({ gap }) => gap).sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const wide = gaps.filter(({ gap }) => gap > SOFT_GAP_IN_SIZES && (gaps.length < 3 || gap > usual * 1.5));
  return { groups, soft: wide.map(({ run }) => run) };
}

/** The same text painted twice on one spot, as poor man's bold. */
function isShadow(a: Turned, b: Turned): boolean {
  return a.text === b.text && Math.abs(a.x - b.x) < 0.2 * a.size && Math.abs(a.y - b.y) < 0.2 * a.size;
}

function toSegment(runs: readonly Turned[], page: number): Segment {
  const [only] = runs;
  if (only !== undefined && runs.length === 1)
    return {
      text: only.text.replace(/ {2,}/g, ' ').trim(),
      x: only.x,
      right: only.x + only.width,
      y: only.y,
      size: only.size,
      font: only.font,
      page,
      box: only.box,
    };
  const main = runs.reduce((best, run) => (run.text.trim().length * run.size > best.text.trim().length * best.size ? run : best));
  const text = runs.reduce((joined, run, index) => joined + separator(runs[index - 1], run, joined) + scripted(run, main), '');
  const boxes = runs.map((run) => run.box);
  return {
    text: text.replace(/ {2,}/g, ' ').trim(),
    x: Math.min(...runs.map((run) => run.x)),
    right: Math.max(...runs.map((run) => run.x + run.width)),
    y: main.y,
    size: main.size,
    font: main.font,
    page,
    box: {
      left: Math.min(...boxes.map((box) => box.left)),
      top: Math.min(...boxes.map((box) => box.top)),
      right: Math.max(...boxes.map((box) => box.right)),
      bottom: Math.max(...boxes.map((box) => box.bottom)),
    },
  };
}

function separator(previous: Turned | undefined, run: Turned, joined: string): string {
  if (previous === undefined || joined.endsWith(' ') || run.text.startsWith(' ')) return '';
  const gap = run.x - (previous.x + previous.width);
  const dense = isCjk(joined.at(-1)) && isCjk(run.text[0]);
  return gap > (dense ? 0.6 : WORD_GAP_IN_SIZES) * Math.min(previous.size, run.size) ? ' ' : '';
}

const superscripts: ReadonlyMap<string, string> = new Map([...'0123456789+-−'].map((plain, index) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻'][index] ?? plain]));

/** Raised small figures become superscripts, so that m³, 10⁵ and a footnote mark never read as part of a number. */
function scripted(run: Turned, main: Turned): string {
  const raised = run.size < 0.85 * main.size && main.y - run.y > 0.12 * main.size;
  return raised && /^[\d+\-−]+$/.test(run.text.trim()) ? [...run.text.trim()].map((character) => superscripts.get(character) ?? character).join('') : run.text;
}
