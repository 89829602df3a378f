import { allMatches } from '../../domain/all-matches.js';
import type { Answer, TableReading } from '../../domain/document.js';
import { parseQuantities } from '../../domain/quantity.js';
import { dimensionsAsked, isBareExtreme, isLaidDown, type Period, periodIn, relativeIn, type TableQuestion, tableQuestion } from './asked.js';
import { askedCell } from './asked-cell.js';
import { dimensionOf, saysNothing, unitOfHeading } from './cell-values.js';
import { extremeOf, type Found, togetherOf } from './compare.js';
import { type GridCell, type GridRow, gridsOf } from './grid.js';
import { inRange } from './in-range.js';
import { dueOf, logOf, readLog } from './log-rows.js';
import { ruleInRange, ruleSights, type TableSource } from './ranged-rules.js';
import { ofTheShift, readGroups } from './record-groups.js';
import { recordWords } from './record-words.js';
import { bareHeading, excerptOf } from './series.js';
import { type Asked, TableSight } from './sight.js';
import { asksWhere, rowsWhere, whereSpans } from './where.js';

/** The tables that are looked through at most, by rows: a question waits for them. */
const MOST_ROWS = 6_000;
/** A second table that is about as likely the one, and says something else, leaves the question undecided. */
const APART = 0.05;

/** The rest of a unit that is not known as a whole: the "/m" of "180 kN/m". */
const PER = /^\/\s?\p{L}{1,4}[²³]?(?![\p{L}\d])/u;

/** What the question asks of the rows of a table or log together, read from the one that speaks of it; null where it asks no such thing or no table decides it. */
export function readTables(text: string, asked: Asked, sources: readonly TableSource[], today: string | null): TableReading | null {
  return readRecords(text, asked, sources, today) ?? readTogether(text, asked, sources, today) ?? readMeasured(text, asked, sources, today);
}

/** What a log says where the question splits its rows or takes those of one shift; null where it does neither, or no log keeps what it names. */
function readRecords(
  text: string,
  asked: Asked,
  sources: readonly TableSource[],
  today: string | null,
  unsaid: TableQuestion['spans'] = [],
): TableReading | null {
  const words = recordWords(text);
  if (words === null || isLaidDown(text)) return null;
  const { group, shift } = words;
  const question = questionIn(text, today) ?? (group === null ? null : { kind: 'sum', most: true, dimensions: [], spans: [] });
  if (question === null) return null;
  const period = periodIn(text, today);
  const found = sights(asked, sources, [...question.spans, ...(period?.spans ?? []), ...words.spans, ...unsaid]).flatMap((sight): Found[] => {
    const whole = logOf(sight, text, today);
    const within = whole === null || shift === null ? null : ofTheShift(whole, shift);
    if (whole === null || (shift !== null && within === null)) return [];
    const log = { ...whole, within };
    const result = group === null ? readLog(log, question, period, text) : readGroups(log, question, group, period, text);
    return result === null ? [] : [result];
  });
  return decided(found);
}

function readTogether(text: string, asked: Asked, sources: readonly TableSource[], today: string | null): TableReading | null {
  const question = questionIn(text, today);
  const figures = question === null ? parseQuantities(text) : [];
  if (question === null && figures.length === 0 && !asksWhere(text)) return null;
  const period = question === null ? null : periodIn(text, today);
  const spans = [
    ...(question?.spans ?? figures.map(({ start, end }) => [start, end + (PER.exec(text.slice(end))?.[0].length ?? 0)] as const)),
    ...(period?.spans ?? []),
    ...whereSpans(text),
  ];
  const found = sights(asked, sources, spans).flatMap((sight): Found[] => {
    const result = rowsWhere(sight, text) ?? (question === null ? inRange(sight, figures, text) : readOne(sight, question, period, { text, today }));
    return result === null ? [] : [result];
  });
  if (question === null && found.length === 0) found.push(...ruleSights(asked, sources, spans).flatMap((sight) => ruleInRange(sight, figures, text) ?? []));
  return decided(found);
}

/** What is asked of rows: the "last" of "last month" asks for no last row. */
function questionIn(text: string, today: string | null): TableQuestion | null {
  const told = relativeIn(text, today);
  return tableQuestion(told === null ? text : told.spans.reduce((rest, [from, to]) => rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to), text));
}

/** Words behind the name of what is measured that name nothing more: "gas consumption", "pressure reading". */
const OF_MEASURING =
  /(?<=(?!average|total|overall|highest|lowest|maximum|minimum|mean|the)\p{L}{3,}\s)(?:consumption|usage|used?|readings?|values?|figures?|level)(?!\p{L})/iu;

/** What a log says where such a word stands in none of its headings. */
function readMeasured(text: string, asked: Asked, sources: readonly TableSource[], today: string | null): TableReading | null {
  const match = OF_MEASURING.exec(text);
  // What is asked of some rows, or of each group, is not told of all.
  if (match !== null && recordWords(text) !== null) return readRecords(text, asked, sources, today, [[match.index, match.index + match[0].length]]);
  const question = match === null ? null : questionIn(text, today);
  if (match === null || question === null || !['average', 'sum', 'extreme', 'amount'].includes(question.kind) || isLaidDown(text)) return null;
  const period = periodIn(text, today);
  const spans = [...question.spans, ...(period?.spans ?? []), [match.index, match.index + match[0].length] as const];
  return decided(
    sights(asked, sources, spans).flatMap((sight) => {
      const log = logOf(sight, text, today);
      return log === null ? [] : (readLog(log, question, period, text) ?? []);
    }),
  );
}

function decided(found: readonly Found[]): TableReading | null {
  const [best, next] = [...found].sort((left, right) => right.score - left.score);
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
  if (isBareExtreme(text)) return null;
  if (question.kind === 'last') return dueOf(sight);
  if (question.kind === 'extreme') return extremeOf(sight, question, text);
  return question.kind === 'sum' || question.kind === 'difference' ? togetherOf(sight, question) : null;
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
    if (namesakesOf(row, grid.rows, text).some(({ cells }) => cells.some(({ heading, value }) => heading === cell.heading && !saysNothing(value)))) return null;
    return {
      ...{ kind: 'none-given', value: cell.value, heading: bareHeading(cell.heading), things: [row.label] },
      ...{ rows: [excerptOf(row)], of: 1, period: null, document: document.title },
    };
  }
  return null;
}

/** Rows of the same name: the cell of a size or type that tells them apart is empty in one because another gives it. None where the question says which of them it means. */
function namesakesOf(row: GridRow, rows: readonly GridRow[], text: string): readonly GridRow[] {
  const said = text.toLowerCase().split(/[^\p{L}\p{N}.,/-]+/u);
  const own = row.cells.filter(({ value }) => !saysNothing(value) && said.includes(value.trim().toLowerCase()));
  const name = row.label.trim().toLowerCase();
  return rows.filter(
    (other) =>
      other !== row &&
      other.label.trim().toLowerCase() === name &&
      own.every(({ heading, value }) => other.cells.some((cell) => cell.heading === heading && cell.value.trim() === value.trim())),
  );
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
