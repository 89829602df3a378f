import type { Period, TableQuestion } from './asked.js';
import { inUnitOf, momentOf } from './cell-values.js';
import { type Found, meanWritten, written } from './compare.js';
import { type Chosen, COVERED, chosenRows, columnOf, dayOf, groupsOf, type Log, OWN_WORDS, rowsRead, tellsOfHappenings } from './log-rows.js';
import { answersTo, type GroupAsked, isOfPeople, isShiftHeading, type RecordWords, shiftOfCell } from './record-words.js';
import { bareHeading, type Series } from './series.js';

/** More groups than these are no answer to be read. */
const MOST_GROUPS = 40;
/** A log that is split by what the question names is surely the one that is asked. */
const SPLIT = 0.6;
const LEAST = 0.7;

/** Which rows of a log are of the shift that is asked for; null where it keeps no shifts. */
export function ofTheShift({ sight: { grid } }: Log, shift: NonNullable<RecordWords['shift']>): ReadonlySet<number> | null {
  const heading = grid.headings.find((each) => isShiftHeading(each));
  if (heading === undefined) return null;
  const own = grid.rows.flatMap(({ cells }, at) => {
    const cell = cells.find((each) => each.heading === heading);
    return cell !== undefined && shiftOfCell(cell.value) === shift ? [at] : [];
  });
  return own.length === 0 ? null : new Set(own);
}

/** What is counted, summed up or averaged for each machine, cause, shift or month of a log; null where the log is not split that way or does not speak of it. */
export function readGroups(log: Log, question: TableQuestion, group: GroupAsked, period: Period | null, text: string): Found | null {
  if (log.newestOnly || !['count', 'sum', 'average', 'amount'].includes(question.kind)) return null;
  const strict = chosenRows(log, period, OWN_WORDS);
  const chosen = strict.rows.length > 0 ? strict : chosenRows(log, period, 0);
  if (chosen.rows.length === 0 || chosen.unsaid.length > 0) return null;
  const split = splitBy(log, chosen, group);
  if (split === null || split.groups.size > MOST_GROUPS) return null;
  const series = question.kind === 'count' && !asksAmount(log, text) ? null : columnOf(log, { dimensions: [] }, text);
  const { coverage } = chosen;
  if (series === null) {
    if (question.kind !== 'count' || coverage < COVERED.counted || !log.sight.asksOfRows || !tellsOfHappenings(log)) return null;
    const things = [...split.groups].map(([name, rows]) => `${name}\t${rows.length}`);
    const of = [...split.groups.values()].reduce((sum, rows) => sum + rows.length, 0);
    return {
      score: coverage + SPLIT,
      reading: { ...rowsRead(log, [...split.groups.values()].flat(), period), kind: 'count-by', value: split.heading, things, of },
    };
  }
  if (log.sight.content.size === 0 || coverage < LEAST || split.heading === bareHeading(series.heading)) return null;
  return amounts(log, { ...split, series, coverage, average: question.kind === 'average' }, period);
}

/** "How many minutes", "how many kg": an amount, and no count of rows. */
const asksAmount = (log: Log, text: string): boolean => columnOf(log, { dimensions: [] }, text) !== null && !log.sight.asksOfRows;

type Split = Readonly<{ heading: string; groups: ReadonlyMap<string, readonly number[]> }>;

function splitBy(log: Log, { rows }: Chosen, { word, calendar }: GroupAsked): Split | null {
  const { grid } = log.sight;
  const heading = grid.headings.find((each) => answersTo(bareHeading(each), word) && !grid.rows.every(({ cells }) => isDate(cells, each)));
  if (heading === undefined) return calendar === null ? null : { heading: word, groups: byCalendar(log, rows, calendar) };
  const all = groupsOf(log, [...grid.rows.keys()], heading);
  if (isOfPeople(heading, [...all.keys()])) return null;
  const groups = groupsOf(log, rows, heading);
  // What every row has of its own splits nothing.
  return groups.size > 0 && all.size < grid.rows.length ? { heading, groups } : null;
}

const isDate = (cells: readonly Readonly<{ heading: string; value: string }>[], heading: string): boolean =>
  cells.some((cell) => cell.heading === heading && momentOf(cell.value) !== null);

function byCalendar({ dates }: Log, rows: readonly number[], calendar: NonNullable<GroupAsked['calendar']>): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  const nameOf = (day: string): string => (calendar === 'day' ? day : calendar === 'week' ? weekOf(day) : day.slice(0, calendar === 'month' ? 7 : 4));
  for (const at of rows) {
    const date = dates[at];
    if (date == null) continue;
    const name = nameOf(dayOf(date));
    groups.set(name, [...(groups.get(name) ?? []), at]);
  }
  return new Map([...groups].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** The ISO 8601 week of a day, for example `2026-W10`: the week belongs to the year of its Thursday. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * 86_400_000);
  const week = Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/** The amount of each group, the largest first, months in their order; null where a cell cannot be read as one figure. */
function amounts(
  log: Log,
  { heading, groups, series, coverage, average }: Split & Readonly<{ series: Series; coverage: number; average: boolean }>,
  period: Period | null,
): Found | null {
  const read = [...groups].map(([name, rows]) => {
    const items = series.items.filter(({ row }) => rows.includes(row));
    const figures = items.map(({ figure }) => (figure.low === figure.high ? inUnitOf(figure.low, figure.unit, series.unit) : null));
    const sum = figures.reduce<number>((total, each) => total + (each ?? 0), 0);
    return { name, items, fails: figures.includes(null), amount: average ? sum / Math.max(1, items.length) : sum };
  });
  if (read.some(({ fails }) => fails)) return null;
  const held = read.filter(({ items }) => items.length > 0);
  const ordered = held.every(({ name }) => /^\d{4}(?:-\S+)?$/u.test(name)) ? held : [...held].sort((left, right) => right.amount - left.amount);
  const things = ordered.map(({ name, items, amount }) => {
    const figure = average ? meanWritten(amount, series) : written(amount, series, series.items);
    return `${name}\t${figure}\t${items.length}`;
  });
  if (things.length === 0) return null;
  const rows = ordered.flatMap(({ items }) => items.map(({ row }) => row));
  const reading = { ...rowsRead(log, rows, period), heading: bareHeading(series.heading), value: heading, things, of: rows.length };
  return { score: coverage + SPLIT, reading: { ...reading, kind: average ? 'average-by' : 'sum-by' } };
}
