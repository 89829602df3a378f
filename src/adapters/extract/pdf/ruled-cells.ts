import type { Painted, Rule } from './painted.js';

/** A cell between rules: the rows and columns it reaches over, from `row`, `column`. */
export type RuledCell = Readonly<{ row: number; column: number; rows: number; columns: number }>;
/** A grid of rules: the edges of its columns and rows, and its cells. `openTop`, `openBottom`: no rule closes it there, so that a row may go on over the page. */
export type RuledGrid = Readonly<{ xs: readonly number[]; ys: readonly number[]; cells: readonly RuledCell[]; openTop: boolean; openBottom: boolean }>;

/** Rules that meet end within this many points of one another; the borders of neighbouring cells stand as close. */
const MEETS = 3;
const SAME_LINE = 1.2;
const SAME_EDGE = 3.5;
const LEAST_ROW = 4;
const MOST_CELLS = 6_000;

/** The grids that the lines of a page form: at least two rows and two columns. */
export function ruledGrids({ horizontal, vertical }: Painted): readonly RuledGrid[] {
  const across = merged(horizontal);
  const down = merged(vertical);
  return meetingGroups(across, down).flatMap((group) => toGrid(group.across, group.down) ?? []);
}

/** Rules in one line that touch, as one. */
function merged(rules: readonly Rule[]): readonly Rule[] {
  const lines: Rule[][] = [];
  for (const rule of [...rules].sort((a, b) => a.at - b.at)) {
    const line = lines.at(-1);
    if (line?.[0] !== undefined && rule.at - line[0].at < SAME_LINE) line.push(rule);
    else lines.push([rule]);
  }
  return lines.flatMap(touching).filter(({ from, to }) => to - from > LEAST_ROW);
}

function touching(line: Rule[]): readonly Rule[] {
  const joined: { at: number; from: number; to: number }[] = [];
  for (const rule of line.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && rule.from <= last.to + MEETS) last.to = Math.max(last.to, rule.to);
    else joined.push({ ...rule });
  }
  return joined;
}

type Group = { across: Rule[]; down: Rule[] };

function meetingGroups(across: readonly Rule[], down: readonly Rule[]): readonly Group[] {
  const groups: Group[] = [];
  for (const rule of down) {
    const meeting = groups.filter((group) => group.down.some((other) => isBeside(other, rule)) || group.across.some((other) => meet(other, rule)));
    const lone = across.filter((other) => meet(other, rule) && !groups.some((group) => group.across.includes(other)));
    const whole: Group = { across: [...meeting.flatMap((group) => group.across), ...lone], down: [...meeting.flatMap((group) => group.down), rule] };
    for (const group of meeting) groups.splice(groups.indexOf(group), 1);
    groups.push(whole);
  }
  return groups;
}

function isBeside(a: Rule, b: Rule): boolean {
  return Math.abs(a.at - b.at) < MEETS && a.from < b.to + MEETS && b.from < a.to + MEETS;
}

function meet(across: Rule, down: Rule): boolean {
  return down.at > across.from - MEETS && down.at < across.to + MEETS && across.at > down.from - MEETS && across.at < down.to + MEETS;
}

function toGrid(across: readonly Rule[], down: readonly Rule[]): RuledGrid | null {
  if (across.length === 0) return null;
  const [top, bottom] = [Math.min(...down.map(({ from }) => from)), Math.max(...down.map(({ to }) => to))];
  const [left, right] = [Math.min(...across.map(({ from }) => from)), Math.max(...across.map(({ to }) => to))];
  const inner = edges(across);
  const openTop = top < (inner[0] ?? top) - LEAST_ROW;
  const openBottom = bottom > (inner.at(-1) ?? bottom) + LEAST_ROW;
  const ys = [...(openTop ? [top] : []), ...inner, ...(openBottom ? [bottom] : [])];
  const columns = edges(down);
  const xs = [...(left < (columns[0] ?? left) - LEAST_ROW ? [left] : []), ...columns, ...(right > (columns.at(-1) ?? right) + LEAST_ROW ? [right] : [])];
  if (xs.length < 3 || ys.length < 3 || xs.length * ys.length > MOST_CELLS) return null;
  return { xs, ys, cells: cellsOf(xs, ys, across, down), openTop, openBottom };
}

/** The places of rules, those of neighbouring borders as one. */
function edges(rules: readonly Rule[]): readonly number[] {
  const groups: number[][] = [];
  for (const at of rules.map((rule) => rule.at).sort((a, b) => a - b)) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && at - group[0] < SAME_EDGE) group.push(at);
    else groups.push([at]);
  }
  return groups.map((group) => ((group[0] ?? 0) + (group.at(-1) ?? 0)) / 2);
}

function cellsOf(xs: readonly number[], ys: readonly number[], across: readonly Rule[], down: readonly Rule[]): readonly RuledCell[] {
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  const parts = (rules: readonly Rule[], at: number, along: number): boolean =>
    rules.some((rule) => Math.abs(rule.at - at) < SAME_EDGE && rule.from < along && rule.to > along);
  const middle = (places: readonly number[], index: number): number => ((places[index] ?? 0) + (places[index + 1] ?? 0)) / 2;
  const taken = new Set<number>();
  const cells: RuledCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue;
      let wide = 1;
      while (column + wide < columns && !taken.has(row * columns + column + wide) && !parts(down, xs[column + wide] ?? 0, middle(ys, row))) wide += 1;
      let tall = 1;
      while (row + tall < rows && !parts(across, ys[row + tall] ?? 0, middle(xs, column))) tall += 1;
      for (let y = row; y < row + tall; y += 1) for (let x = column; x < column + wide; x += 1) taken.add(y * columns + x);
      cells.push({ row, column, rows: tall, columns: wide });
    }
  }
  return cells;
}
