import { codeOf, readInstructions } from './instructions.js';

/** A straight thin mark on a page: at `at` across its direction, from `from` to `to` along it. Points, from the top left of the page as displayed. */
export type Rule = Readonly<{ at: number; from: number; to: number }>;
export type Ground = Readonly<{ left: number; right: number; top: number; bottom: number }>;
/** What a page draws besides text. `whiteLetters`: it may paint white letters where nothing darker lies beneath; `parts`: it draws pictures or forms. */
export type Painted = Readonly<{ horizontal: readonly Rule[]; vertical: readonly Rule[]; grounds: readonly Ground[]; whiteLetters: boolean; parts: boolean }>;

export type Matrix = readonly [number, number, number, number, number, number];
type Corner = readonly [x: number, y: number];
type State = Readonly<{ matrix: Matrix; fillsWhite: boolean; strokesWhite: boolean }>;

/** A rectangle thinner than this (points) is a line. */
const THIN = 2.6;
/** What draws more is a picture; its marks are no rules of tables. */
const MOST_MARKS = 4_000;
const DEEPEST = 100;
const WHITE = 0.96;

/**
 * Follows the painting instructions of a page (ISO 32000-1, 8 and 9) as far as straight lines, rectangles and white letters go.
 * `toPage` brings the page's own coordinates to those it is displayed in.
 */
export function readPainted(contents: Uint8Array, toPage: Matrix): Painted {
  const painter = new Painter(toPage);
  readInstructions(contents, (code, numbers) => instructions.get(code)?.(painter, numbers));
  const { horizontal, vertical, grounds, whiteLetters, parts } = painter;
  const isPicture = horizontal.length + vertical.length + grounds.length > MOST_MARKS;
  return isPicture ? { horizontal: [], vertical: [], grounds: [], whiteLetters, parts } : { horizontal, vertical, grounds, whiteLetters, parts };
}

class Painter {
  readonly horizontal: Rule[] = [];
  readonly vertical: Rule[] = [];
  readonly grounds: Ground[] = [];
  whiteLetters = false;
  parts = false;
  private state: State;
  private readonly saved: State[] = [];
  private path: Corner[][] = [];
  private line: Matrix = [1, 0, 0, 1, 0, 0];
  /** False where the place of the next letters hangs on the width of those before. */
  private isPlaced = false;

  constructor(toPage: Matrix) {
    this.state = { matrix: toPage, fillsWhite: false, strokesWhite: false };
  }

  save(): void {
    if (this.saved.length < DEEPEST) this.saved.push(this.state);
  }

  restore(): void {
    this.state = this.saved.pop() ?? this.state;
  }

  transform(matrix: Matrix): void {
    this.state = { ...this.state, matrix: times(this.state.matrix, matrix) };
  }

  colour(what: 'fillsWhite' | 'strokesWhite', isWhite: boolean): void {
    if (this.state[what] !== isWhite) this.state = { ...this.state, [what]: isWhite };
  }

  begin(x: number, y: number): void {
    this.path.push([place(this.state.matrix, x, y)]);
  }

  goOn(x: number, y: number): void {
    this.path.at(-1)?.push(place(this.state.matrix, x, y));
  }

  curve(): void {
    this.path.pop();
  }

  rectangle([x = 0, y = 0, width = 0, height = 0]: readonly number[]): void {
    const { matrix } = this.state;
    this.path.push([place(matrix, x, y), place(matrix, x + width, y), place(matrix, x + width, y + height), place(matrix, x, y + height), place(matrix, x, y)]);
  }

  paint(fills: boolean, strokes: boolean): void {
    for (const corners of this.path) {
      if (fills && !this.state.fillsWhite) this.fill(corners);
      if (strokes && !this.state.strokesWhite)
        for (const [index, corner] of corners.entries()) if (index > 0) this.stroke(corners[index - 1] ?? corner, corner);
    }
    this.path = [];
  }

  drop(): void {
    this.path = [];
  }

  beginText(): void {
    this.moveTo([1, 0, 0, 1, 0, 0]);
  }

  moveTo(matrix: Matrix): void {
    this.line = matrix;
    this.isPlaced = true;
  }

  moveBy(x: number, y: number): void {
    this.moveTo(times(this.line, [1, 0, 0, 1, x, y]));
  }

  showText(): void {
    if (this.state.fillsWhite && !(this.isPlaced && this.isOnGround())) this.whiteLetters = true;
    this.isPlaced = false;
  }

  private isOnGround(): boolean {
    const [, , c, d, e, f] = times(this.state.matrix, this.line);
    // A third of the height of small letters above the baseline.
    const [x, y] = [e + c * 2, f + d * 2];
    return this.grounds.some(({ left, right, top, bottom }) => x >= left - 1 && x <= right + 1 && y >= top - 1 && y <= bottom + 1);
  }

  private stroke(a: Corner, b: Corner): void {
    if (Math.abs(a[1] - b[1]) < 0.5) this.horizontal.push({ at: (a[1] + b[1]) / 2, from: Math.min(a[0], b[0]), to: Math.max(a[0], b[0]) });
    else if (Math.abs(a[0] - b[0]) < 0.5) this.vertical.push({ at: (a[0] + b[0]) / 2, from: Math.min(a[1], b[1]), to: Math.max(a[1], b[1]) });
  }

  private fill(corners: readonly Corner[]): void {
    if (corners.length < 4 || corners.length > 6) return;
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (bottom - top < THIN && right - left > bottom - top) this.horizontal.push({ at: (top + bottom) / 2, from: left, to: right });
    else if (right - left < THIN) this.vertical.push({ at: (left + right) / 2, from: top, to: bottom });
    else this.grounds.push({ left, right, top, bottom });
  }
}

const isLight = (numbers: readonly number[]): boolean => numbers.length > 0 && numbers.every((value) => value >= WHITE);
const noInk = (numbers: readonly number[]): boolean => numbers.every((value) => value <= 1 - WHITE);
const toMatrix = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix => [a, b, c, d, e, f];

type Instruction = (painter: Painter, numbers: readonly number[]) => void;
const named: readonly (readonly [string, Instruction])[] = [
  ['q', (painter) => painter.save()],
  ['Q', (painter) => painter.restore()],
  ['cm', (painter, numbers) => painter.transform(toMatrix(numbers))],
  ['re', (painter, numbers) => painter.rectangle(numbers)],
  ['m', (painter, [x = 0, y = 0]) => painter.begin(x, y)],
  ['l', (painter, [x = 0, y = 0]) => painter.goOn(x, y)],
  ...['c', 'v', 'y'].map((name): [string, Instruction] => [name, (painter) => painter.curve()]),
  ...['S', 's'].map((name): [string, Instruction] => [name, (painter) => painter.paint(false, true)]),
  ...['f', 'F', 'f*'].map((name): [string, Instruction] => [name, (painter) => painter.paint(true, false)]),
  ...['B', 'B*', 'b', 'b*'].map((name): [string, Instruction] => [name, (painter) => painter.paint(true, true)]),
  ['n', (painter) => painter.drop()],
  ...['rg', 'g', 'sc', 'scn'].map((name): [string, Instruction] => [name, (painter, numbers) => painter.colour('fillsWhite', isLight(numbers))]),
  ...['RG', 'G', 'SC', 'SCN'].map((name): [string, Instruction] => [name, (painter, numbers) => painter.colour('strokesWhite', isLight(numbers))]),
  ['k', (painter, numbers) => painter.colour('fillsWhite', noInk(numbers))],
  ['K', (painter, numbers) => painter.colour('strokesWhite', noInk(numbers))],
  ['BT', (painter) => painter.beginText()],
  ['Tm', (painter, numbers) => painter.moveTo(toMatrix(numbers))],
  ...['Td', 'TD'].map((name): [string, Instruction] => [name, (painter, [x = 0, y = 0]) => painter.moveBy(x, y)]),
  ...['Tj', 'TJ', "'", '"'].map((name): [string, Instruction] => [name, (painter) => painter.showText()]),
  ...['Do', 'sh', 'EI'].map((name): [string, Instruction] => [
    name,
    (painter) => {
      painter.parts = true;
    },
  ]),
];
const instructions: ReadonlyMap<number, Instruction> = new Map(named.map(([name, instruction]) => [codeOf(name), instruction]));

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function place([a, b, c, d, e, f]: Matrix, x: number, y: number): Corner {
  return [a * x + c * y + e, b * x + d * y + f];
}
