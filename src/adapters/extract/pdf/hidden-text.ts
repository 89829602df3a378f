import type { PageRuns, PdfDocument, Run } from './runs.js';

/** Smaller than any printed footnote: nobody reads it (points). */
const SMALLEST = 2;
/** Looking closely at a page costs about as much as reading it, so at most so many pages of a document that may hide letters are. */
const CLOSE_PAGES = 200;

/** Operator codes of pdf.js 5 (its `OPS` table), as its operator lists hold them. */
const OPS = {
  save: 10,
  restore: 11,
  transform: 12,
  fill: 22,
  eoFill: 23,
  fillStroke: 24,
  eoFillStroke: 25,
  showText: 44,
  setFillColorN: 55,
  setFillRGBColor: 59,
  shadingFill: 62,
  paintFormXObjectBegin: 74,
  paintFormXObjectEnd: 75,
  paintImageXObject: 85,
  paintInlineImageXObject: 86,
  constructPath: 91,
} as const;

type Matrix = readonly [number, number, number, number, number, number];
type Box = Readonly<{ left: number; right: number; top: number; bottom: number }>;
type Painted = Readonly<{ white: string; dark: string; grounds: readonly Box[] }>;

/** Takes out of the pages what no reader sees: letters under two points, and white ones where nothing darker is painted beneath. */
export async function withoutHiddenRuns(
  document: PdfDocument,
  pages: readonly PageRuns[],
  mayHide: (index: number) => boolean,
): Promise<Readonly<{ pages: readonly PageRuns[]; hidden: readonly Readonly<{ page: number; text: string }>[] }>> {
  const hidden: { page: number; text: string }[] = [];
  const shown: PageRuns[] = [];
  let looks = 0;
  for (const [index, page] of pages.entries()) {
    const painted = page.runs.length > 0 && mayHide(index) && looks++ < CLOSE_PAGES ? await paintedText(document, page.page).catch(() => null) : null;
    const unseen = page.runs.filter((run) => run.size < SMALLEST || (painted !== null && isWhiteOnWhite(run, painted)));
    const text = unseen.map((run) => run.text).join(' ');
    if (/\p{L}{2}/u.test(text)) hidden.push({ page: page.page, text });
    shown.push(unseen.length === 0 ? page : { ...page, runs: page.runs.filter((run) => !unseen.includes(run)) });
  }
  return { pages: shown, hidden };
}

function isWhiteOnWhite(run: Run, { white, dark, grounds }: Painted): boolean {
  const letters = run.text.replace(/\s+/gu, '');
  if (letters.length < 2 || !white.includes(letters) || dark.includes(letters)) return false;
  const y = run.y - run.size / 3;
  return !grounds.some(({ left, right, top, bottom }) => run.x >= left - 1 && run.x <= right + 1 && y >= top - 1 && y <= bottom + 1);
}

/** Which letters a page paints white and which not, and where it paints a ground that is not white. Positions as in `Run`. */
async function paintedText(document: PdfDocument, number: number): Promise<Painted> {
  const page = await document.getPage(number);
  const { fnArray, argsArray } = await page.getOperatorList();
  const { transform, width, height } = page.getViewport({ scale: 1 });
  let state: Readonly<{ fill: string; matrix: Matrix }> = { fill: '#000000', matrix: toMatrix(transform) };
  const saved: (typeof state)[] = [];
  let white = '';
  let dark = '';
  const grounds: Box[] = [];
  for (const [index, operation] of fnArray.entries()) {
    const args = argsArray[index] ?? [];
    if (operation === OPS.save || operation === OPS.paintFormXObjectBegin) saved.push(state);
    if (operation === OPS.paintFormXObjectBegin && isNumbers(args[0])) state = { ...state, matrix: times(state.matrix, toMatrix(args[0])) };
    if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) state = saved.pop() ?? state;
    if (operation === OPS.transform) state = { ...state, matrix: times(state.matrix, toMatrix(args.filter((item) => typeof item === 'number'))) };
    if (operation === OPS.setFillRGBColor) state = { ...state, fill: String(args[0]) };
    if (operation === OPS.setFillColorN) state = { ...state, fill: 'pattern' };
    if (operation === OPS.showText) {
      if (isWhite(state.fill)) white += lettersOf(args[0]);
      else dark += ` ${lettersOf(args[0])}`;
    }
    const fills =
      operation === OPS.constructPath && (args[0] === OPS.fill || args[0] === OPS.eoFill || args[0] === OPS.fillStroke || args[0] === OPS.eoFillStroke);
    if (fills && !isWhite(state.fill) && isNumbers(args[2])) grounds.push(boxOf(state.matrix, args[2]));
    if (operation === OPS.shadingFill) grounds.push({ left: 0, right: width, top: 0, bottom: height });
    if (operation === OPS.paintImageXObject || operation === OPS.paintInlineImageXObject) grounds.push(boxOf(state.matrix, [0, 0, 1, 1]));
  }
  page.cleanup();
  return { white, dark, grounds };
}

function lettersOf(glyphs: unknown): string {
  if (!Array.isArray(glyphs)) return '';
  const letters = glyphs.map((glyph: unknown) => (typeof glyph === 'object' && glyph !== null && 'unicode' in glyph ? String(glyph.unicode) : ''));
  return letters.join('').replace(/\s+/gu, '');
}

function isWhite(colour: string): boolean {
  return /^#[0-9a-f]{6}$/iu.test(colour) && [1, 3, 5].every((at) => Number.parseInt(colour.slice(at, at + 2), 16) >= 0xf5);
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return typeof value === 'object' && value !== null && 'length' in value && (value as ArrayLike<unknown>).length >= 4;
}

function toMatrix(values: ArrayLike<number>): Matrix {
  return [values[0] ?? 1, values[1] ?? 0, values[2] ?? 0, values[3] ?? 1, values[4] ?? 0, values[5] ?? 0];
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function boxOf([a, b, c, d, e, f]: Matrix, extent: ArrayLike<number>): Box {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [extent[0], extent[1], extent[2], extent[3]];
  const corners = [x0, x1].flatMap((x) => [y0, y1].map((y) => ({ x: a * x + c * y + e, y: b * x + d * y + f })));
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
