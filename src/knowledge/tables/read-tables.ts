import { allMatches } from '../../domain/all-matches.js';
import type { Answer, DocumentInfo, Passage, TableReading } from '../../domain/document.js';
import { parseQuantities, type Quantity } from '../../domain/quantity.js';
import { dimensionsAsked, type Period, periodIn, type TableQuestion, tableQuestion } from './asked.js';
import { dimensionOf, type Figure, figureOf, inUnitOf, justAbove, saysNothing, unitOfHeading } from './cell-values.js';
import { extremeOf, type Found, togetherOf } from './compare.js';
import { type GridCell, gridsOf } from './grid.js';
import { dueOf, logOf, readLog } from './log-rows.js';
import { bareHeading, excerptOf } from './series.js';
import { type Asked, TableSight } from './sight.js';
import { asksWhere, rowsWhere, whereSpans } from './where.js';

/** The tables that are looked through at most, by rows: a question waits for them. */
const MOST_ROWS = 6_000;
/** A second table that is about as likely the one, and says something else, leaves the question undecided. */
const APART = 0.05;
/** A table whose ranges an asked figure is looked up in must speak of so much of the question. */
const COVERED = 0.45;

export type TableSource = Readonly<{ document: DocumentInfo; passages: readonly Passage[] }>;

/** What the question asks of the rows of a table or log together, read from the one that speaks of it; null where it asks no such thing or no table decides it. */
export function readTables(text: string, asked: Asked, sources: readonly TableSource[], today: string | null): TableReading | null {
  const question = tableQuestion(text);
  const figures = question === null ? parseQuantities(text) : [];
  if (question === null && figures.length === 0 && !asksWhere(text)) return null;
  const period = question === null ? null : periodIn(text);
  const spans = [...(question?.spans ?? figures.map(({ start, end }) => [start, end] as const)), ...(period?.spans ?? []), ...whereSpans(text)];
  const found = sights(asked, sources, spans).flatMap((sight): Found[] => {
    const result = rowsWhere(sight, text) ?? (question === null ? inRange(sight, figures, text) : readOne(sight, question, period, { text, today }));
    return result === null ? [] : [result];
  });
  found.sort((left, right) => right.score - left.score);
  const [best, next] = found;
  if (best === undefined) return null;
  return next !== undefined && best.score - next.score < APART && next.reading.value !== best.reading.value ? null : best.reading;
}

function sights(asked: Asked, sources: readonly TableSource[], spans: readonly (readonly [number, number])[]): readonly TableSight[] {
  let rows = 0;
  return sources.flatMap(({ document, passages }) =>
    gridsOf(passages).flatMap((grid) => {
      rows += grid.rows.length;
      return rows > MOST_ROWS || grid.rows.length < 2 ? [] : [new TableSight(grid, document, asked, spans)];
    }),
  );
}

function readOne(
  sight: TableSight,
  question: TableQuestion,
  period: Period | null,
  { text, today }: Readonly<{ text: string; today: string | null }>,
): Found | null {
  const log = logOf(sight, text, today);
  if (log !== null) return readLog(log, question, period, text);
  if (question.kind === 'last') return dueOf(sight);
  if (question.kind === 'extreme') return extremeOf(sight, question, text);
  return question.kind === 'sum' || question.kind === 'difference' ? togetherOf(sight, question) : null;
}

/** The row in whose range a figure of the question lies: "40-60" for 52 mm. */
function inRange(sight: TableSight, asked: readonly Quantity[], text: string): Found | null {
  const { grid, document } = sight;
  const keys: readonly ((at: number) => Readonly<{ text: string; unit: string | null; cell: GridCell | null }> | null)[] = [
    (at) => keyOf(grid.rows[at]?.label ?? ''),
    ...grid.headings.map((heading) => (at: number) => {
      const cell = grid.rows[at]?.cells.find((each) => each.heading === heading);
      return cell === undefined ? null : { text: cell.value, unit: unitOfHeading(heading), cell };
    }),
  ];
  for (const key of keys) {
    const ranges = grid.rows.map((_, at): Figure | null => {
      const read = key(at);
      return read === null ? null : figureOf(read.text, read.unit, document.language);
    });
    if (sight.confirms || !arePartsOfOne(ranges)) continue;
    for (const quantity of asked) {
      const at = onlyOne(
        ranges.flatMap((range, row) => (range !== null && !isName(quantity, range, text) && holds(range, quantity, isAbove(text, quantity)) ? [row] : [])),
      );
      const row = at === null ? undefined : grid.rows[at];
      if (at === null || row === undefined) continue;
      const said = new Set([...sight.frame, ...sight.valueConcepts(at).keys()]);
      const coverage = sight.coverage(said);
      const cell = askedCell(
        sight,
        row.cells.filter((each) => each !== key(at)?.cell),
      );
      if (coverage < COVERED || cell === null) continue;
      const value = saysNothing(cell.value) ? ('none-given' as const) : ('in-range' as const);
      const reading = {
        kind: value,
        value: cell.value,
        heading: bareHeading(cell.heading),
        things: [row.label || (key(at)?.text ?? '')],
        rows: [excerptOf(row)],
      };
      return { score: coverage, reading: { ...reading, of: grid.rows.length, period: null, document: document.title } };
    }
  }
  return null;
}

/** Ranges of one unit, of which at least one has two ends: limits that only happen to stand in one column are none. */
function arePartsOfOne(ranges: readonly (Figure | null)[]): boolean {
  const spread = ranges.flatMap((range) => (range !== null && range.low !== range.high ? [range] : []));
  const isWhole = spread.some(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
  return spread.length >= 2 && isWhole && new Set(spread.map(({ unit }) => unit)).size === 1;
}

const onlyOne = (rows: readonly number[]): number | null => (rows.length === 1 ? (rows[0] ?? null) : null);

/** The range that a label gives, behind the heading that it may begin with. */
function keyOf(label: string): Readonly<{ text: string; unit: string | null; cell: null }> | null {
  const at = label.search(/(?:(?:up to|above|below|over|under|more than|less than|at least|at most|bis(?: zu)?|über|unter)\s+)?[<>≤≥]?\s?\d/iu);
  return at < 0 ? null : { text: label.slice(at), unit: unitOfHeading(label.slice(0, at)), cell: null };
}

/** "A loaf above 2,000 g" is asked about what lies over it. */
const isAbove = (text: string, { start }: Quantity): boolean => /(?:above|over|more than|über|mehr als|超过|大于)\s*$/iu.test(text.slice(0, start));

/** "The 6306 bearings" says which bearings: a bare number before a word is no figure of a range that has a unit. */
const isName = ({ unit, end }: Quantity, range: Figure, text: string): boolean =>
  unit === null && dimensionOf(range.unit) !== null && /^[ -]\p{L}{3,}/u.test(text.slice(end));

function holds({ low, high, unit }: Figure, { values, unit: asked }: Quantity, beyond: boolean): boolean {
  if ((asked === null) !== (unit === null) && dimensionOf(unit) !== null && asked !== null) return false;
  const own = inUnitOf(values[0] ?? Number.NaN, asked, unit);
  const value = own === null || !beyond ? own : justAbove(justAbove(own));
  return value !== null && value >= low && value <= high;
}

/** The one cell whose heading the question says most of, and most completely; null where none or several do. */
function askedCell(sight: TableSight, cells: readonly GridCell[]): GridCell | null {
  const scored = cells.map((cell) => ({ cell, said: saidOf(sight, cell.heading) })).sort((left, right) => right.said - left.said);
  const [best, next] = scored;
  if (best === undefined) return null;
  if (best.said === 0) return cells.length === 1 ? best.cell : null;
  return next !== undefined && next.said === best.said ? null : best.cell;
}

/** "Press time" asks for the column "Time" rather than for "Press setting", of which it says one word of two. */
function saidOf(sight: TableSight, heading: string): number {
  const said = sight.headingConcepts(heading);
  const words = bareHeading(heading).match(/\p{L}{3,}|\p{L}*\d[\p{L}\d-]*|\p{Script=Han}{1,2}/gu)?.length ?? 1;
  const weight = [...said].reduce((sum, concept) => sum + sight.weightOf(concept), 0);
  return said.size === 0 ? 0 : (0.2 + weight) * Math.min(1, said.size / Math.max(1, words)) ** 2;
}

/** Where the best answer is a row and the cell that was asked for gives nothing: that cell. */
export function noneGiven(text: string, answer: Answer | undefined, asked: Asked, { document, passages }: TableSource): TableReading | null {
  if (answer === undefined || (answer.passage.kind !== 'table-row' && answer.passage.kind !== 'record')) return null;
  for (const grid of gridsOf(passages)) {
    const at = grid.rows.findIndex(({ passage }) => passage.start >= answer.start && passage.end <= answer.end);
    const row = grid.rows[at];
    if (row === undefined || !row.cells.some(({ value }) => saysNothing(value))) continue;
    // A figure of the question that the row does not say may belong to another row.
    if (parseQuantities(text).some(({ raw }) => !row.passage.text.includes(/[\d.,]+/u.exec(raw)?.[0] ?? raw))) return null;
    const sight = new TableSight(grid, document, asked, []);
    const cell = askedCell(sight, row.cells) ?? measuredCell(row.cells, dimensionsAsked(text));
    if (cell === null || !saysNothing(cell.value) || !asksMostOf(text, cell.heading, row.label)) return null;
    return {
      ...{ kind: 'none-given', value: cell.value, heading: bareHeading(cell.heading), things: [row.label] },
      ...{ rows: [excerptOf(row)], of: 1, period: null, document: document.title },
    };
  }
  return null;
}

/** The question says half of the words of the heading and more than half of what the row is called. */
function asksMostOf(text: string, heading: string, label: string): boolean {
  const asked = new Set(allMatches(text.toLowerCase(), /\p{L}{3,}|\p{Script=Han}/gu).map(([word]) => word.slice(0, 4)));
  const saidOf = (name: string): number => {
    const words = allMatches(bareHeading(name).toLowerCase(), /\p{L}{4,}|\p{Script=Han}/gu).map(([word]) => word.slice(0, 4));
    return words.length === 0 ? 1 : words.filter((word) => asked.has(word)).length / words.length;
  };
  return saidOf(heading) >= 0.5 && saidOf(label) > 0.5;
}

/** The one cell whose heading gives a unit of what an adjective of the question measures. */
function measuredCell(cells: readonly GridCell[], dimensions: readonly string[]): GridCell | null {
  const fitting = cells.filter(({ heading }) => dimensions.includes(dimensionOf(unitOfHeading(heading)) ?? ''));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
