import { asksComing, dateHeading } from '../../domain/date-headings.js';
import type { TableReading } from '../../domain/document.js';
import { isWithin, type Period, type TableQuestion, unitAsked, WHEN_DID } from './asked.js';
import { dimensionOf, figureOf, inUnitOf, momentOf } from './cell-values.js';
import { type Found, meanWritten, readingOf, worthOf, written } from './compare.js';
import type { GridRow } from './grid.js';
import { bareHeading, excerptOf, type Series, seriesOf } from './series.js';
import type { TableSight } from './sight.js';

/** Rows of which so large a share has a date are a log. */
const DATED = 0.6;
const FEWEST_ROWS = 3;
export const OWN_WORDS = 0.8;
/** A log must speak of so much of what is asked for; the last time of something of nearly all of it, and of when
 * something was done of the act as well. An amount in a unit that a column has needs less. */
export const COVERED = { counted: 0.7, amount: 0.6, last: 0.75, when: 0.9 };
/** Any table that decides is surer than one that lacks a word. */
const UNSAID = -1;
/** That something was counted which happened, and not what a thing has. */
const HAPPENED =
  /\b(?:times|how often|were|was|did|had|has|have|happened|occurred|there in|entries|events|incidents|log(?:ged)?|wurden?|war(?:en)?|gab|hatte|mal)\b|次|发生|记录/iu;
const TIME_ASKED =
  /\b(?:how long|downtime|down|standstill|stood still|hours?|minutes?|lost|duration|outage|wie lange|stillstand\w*|ausfall\w*|stunden|minuten)\b|多久|多长|停机|小时|分钟/iu;

/** Nothing is asked of the rows but that there were any: "how many stops were there", not "how many deliveries did we send back". */
const THERE_WERE =
  /\b(?:(?:were|was|are|is|have|has|had) there|there (?:were|was|are)|(?:did|do|have|has|had) (?:we|you|they|it|the \p{L}+) (?:have|had|get|got)|(?:have|had) (?:we|you|they)|happen\w*|occur\w*|took place|(?:recorded|logged|noted|entered|reported|listed)|gab (?:es|'s)|gibt es|(?:hatten?|haben) (?:wir|sie|die \p{L}+)|aufgetreten|passiert|verzeichnet|eingetragen)\b|\bin the (?:\p{L}+ )?log\b|有|发生|出现/iu;
/** The log as a whole is meant. */
const NAMES_LOG = /\b(?:logs?|log ?book|protokoll|journal|diary|records?)\b|记录|日志/iu;

/** A log: its rows with their dates, and whether the date of a row is only the newest of several happenings, as a register of machines has it. */
export type Log = Readonly<{
  sight: TableSight /** Rows that the question confines itself to by a shift; null for all. */;
  within?: ReadonlySet<number> | null;
  dates: readonly (string | null)[];
  newestOnly: boolean;
  today: string | null;
}>;
export type Chosen = Readonly<{ rows: readonly number[]; coverage: number; filtered: boolean; unsaid: readonly string[] }>;
type Dated = Readonly<{ date: string; heading: string }>;

/** The table as a log, where most of its rows have the date of a happening: what is still to come makes none, unless the question is about that. */
export function logOf(sight: TableSight, text: string, today: string | null): Log | null {
  const found = sight.grid.rows.map((row) => datesOf(row).find(({ heading }) => asksComing(text) || dateHeading(heading) !== 'coming') ?? null);
  const dated = found.filter((each) => each !== null);
  if (dated.length < FEWEST_ROWS || dated.length < found.length * DATED) return null;
  const newestOnly = dated.every(({ heading }) => dateHeading(heading) === 'latest');
  return { sight, dates: found.map((each) => each?.date ?? null), newestOnly, today };
}

/** The dates of a row with what stands over each. */
function datesOf({ label, cells }: GridRow): readonly Dated[] {
  const inCells = cells.flatMap(({ heading, value }): Dated[] => {
    const date = momentOf(value);
    return date === null ? [] : [{ date, heading }];
  });
  const lead = /^[^\d]{0,30}(?=\d)/u.exec(label)?.[0] ?? '';
  const inLabel = label === '' ? null : momentOf(label.slice(lead.length));
  return inLabel === null ? inCells : [...inCells, { date: inLabel, heading: lead }];
}

/** The rows that say every word of the question which tells rows apart, within its period. */
export function chosenRows({ sight, dates, within = null }: Log, period: Period | null, least: number): Chosen {
  const all = [...sight.grid.rows.keys()];
  // A machine is told by its whole name: "B-1" is no row of B-2.
  const leastOf = (concept: number): number => (sight.isName(concept) ? OWN_WORDS : least);
  const holds = (concept: number): readonly number[] =>
    all.filter((at) => (sight.valueConcepts(at).get(concept) ?? []).some(({ weight }) => weight >= leastOf(concept)));
  const told = new Set<number>(sight.frame);
  let rows: readonly number[] = all.filter(
    (at) => (period === null || isWithin(dates[at] ?? '', period)) && (within?.has(at) ?? true) && !sight.isOfAnother(at),
  );
  let filtered = within !== null;
  const later: number[] = [];
  for (const concept of sight.content.keys()) {
    const own = new Set(sight.isRowPiece(concept) ? [] : holds(concept));
    if (own.size === 0) continue;
    // "Breakdown" is what one column says of some rows and not of others.
    if (sight.isRowWord(concept) && !sight.isEntry(concept, OWN_WORDS)) {
      later.push(concept);
      continue;
    }
    told.add(concept);
    // What every row says, or a heading as well, tells nothing apart.
    if (sight.frame.has(concept) && !sight.isName(concept)) continue;
    rows = rows.filter((at) => own.has(at));
    filtered = true;
  }
  for (const concept of later) {
    const narrower = rows.filter((at) => sight.valueConcepts(at).has(concept));
    told.add(concept);
    if (filtered && narrower.length > 0) rows = narrower;
  }
  const coverage = !sight.namesAll(told) ? 0 : sight.asksOfRowsAlone ? 1 : sight.coverage(told);
  const acts = sight.selectingActs;
  const saying = sight.saying(rows, acts);
  const deeds = sight.ofTheDeed(saying.length > 0 ? saying : rows);
  if (deeds !== null)
    return { rows: deeds.rows.length > 0 ? deeds.rows : rows, filtered: true, coverage, unsaid: deeds.rows.length > 0 || rows.length === 0 ? [] : deeds.words };
  if (saying.length > 0 || rows.length === 0) return { rows: saying, filtered: filtered || acts.length > 0, coverage, unsaid: [] };
  const unsaid = acts.filter((act) => sight.saying(rows, [act]).length === 0);
  const others = acts.filter((act) => !unsaid.includes(act));
  return { rows: unsaid.length === 0 ? [] : sight.saying(rows, others), filtered, coverage, unsaid: sight.surfaces(unsaid) };
}

/** What a log says to a question about its rows together. */
export function readLog(log: Log, question: TableQuestion, period: Period | null, text: string): Found | null {
  // What a row says in other words counts where no row says it in the question's own.
  const strict = chosenRows(log, period, OWN_WORDS);
  const loose = chosenRows(log, period, 0);
  const isOwn = strict.rows.length > 0 && strict.coverage >= loose.coverage && strict.unsaid.length <= loose.unsaid.length;
  const chosen = isOwn ? strict : loose;
  const score = chosen.coverage + (chosen.filtered ? 0.3 : 0) + (period !== null ? 0.2 : 0);
  if (log.newestOnly && question.kind !== 'last') return null;
  if (chosen.unsaid.length > 0) return unsaid(log, chosen, question, period, text);
  switch (question.kind) {
    case 'count':
      if (hasOwnColumn(log)) return summed(log, chosen, period, text, score);
      return counted(log, chosen, period, text, score);
    case 'sum':
      return hasOwnColumn(log) || unitAsked(text) !== null || TIME_ASKED.test(text) || !/\bhow many\b|wie ?viele|多少/iu.test(text)
        ? summed(log, chosen, period, text, score)
        : counted(log, chosen, period, text, score);
    case 'average':
      return summed(log, chosen, period, text, score, 'average');
    case 'amount':
      return HAPPENED.test(text) || period !== null ? summed(log, chosen, period, text, score) : null;
    case 'last':
    case 'first':
      return atTheEnd(log, chosen, question.kind, period, score);
    case 'most-often':
      return mostOften(log, chosen, question, period, text);
    case 'extreme':
      return greatestTogether(log, chosen, question, period, text) ?? extreme(log, chosen, question, period, text);
    case 'list':
      return listed(log, chosen, period, text, score);
    case 'difference':
      return null;
  }
}

/** What is counted has a column of figures of its own: "how many copies were lost", under "Copies lost". */
function hasOwnColumn({ sight }: Log): boolean {
  const { headAsked } = sight;
  if (headAsked === null || sight.isRowWord(headAsked)) return false;
  return seriesOf(sight).filter(({ across, concepts, items }) => !across && concepts.has(headAsked) && items.length * 2 > sight.grid.rows.length).length === 1;
}

/** Some column says in words what happened: a sheet of readings has figures only. */
export const tellsOfHappenings = ({ sight: { grid } }: Log): boolean =>
  grid.rows.some(({ cells }) => cells.some(({ value }) => /\p{L}{3}/u.test(value) && momentOf(value) === null && figureOf(value, null, 'en') === null));

/** "How many jobs in May 2025": besides the rows and the period nothing is said, and so no deed either. */
const asksNoMore = (text: string, { written: when }: Period): boolean =>
  /^\W*(?:and |und )?(?:how many|(?:the )?number of|wie ?viele)\s+\p{L}+(?:\s+(?:in|during|of|for|im|from|on))?\s*\W*$/iu.test(text.replace(when, ''));

function counted(log: Log, { rows, coverage, filtered }: Chosen, period: Period | null, text: string, score: number): Found | null {
  if (log.sight.countsAnother(rows) || (log.sight.asksOfRowsAlone && !tellsOfHappenings(log))) return null;
  const { sight } = log;
  if (coverage < COVERED.counted || (!HAPPENED.test(text) && period === null && !(filtered && sight.asksOfRows))) return null;
  if (!filtered && (period === null || !sight.asksOfRows || !(THERE_WERE.test(text) || asksNoMore(text, period)))) return null;
  // That no row holds all words together may be for want of a word; that none is of a period is sure.
  if (rows.length === 0 && (filtered || period === null || period.month !== null)) return null;
  return { score, reading: { ...rowsRead(log, rows, period), kind: 'count', value: String(rows.length) } };
}

/** What the question picks rows by is in none of the rows that it is otherwise about: how many those are, and which word they lack, in place of a count of them. */
function unsaid(log: Log, { rows, coverage, filtered, unsaid: words }: Chosen, { kind }: TableQuestion, period: Period | null, text: string): Found | null {
  const counts = kind === 'count' && HAPPENED.test(text) && !log.sight.countsAnother(rows);
  if (!counts || !filtered || coverage < COVERED.counted) return null;
  return { score: UNSAID, reading: { ...rowsRead(log, rows, period), kind: 'unsaid', value: String(rows.length), things: [...words] } };
}

/** Every row that fits, in the order of the log. */
function listed(log: Log, { rows: all, coverage, filtered }: Chosen, period: Period | null, text: string, score: number): Found | null {
  const rows = log.sight.tellingActs(all);
  const least = WHEN_DID.test(text) ? COVERED.when : COVERED.last;
  if (rows.length === 0 || coverage < least || (!filtered && period === null)) return null;
  return { score, reading: { ...rowsRead(log, rows, period), kind: 'list', value: String(rows.length) } };
}

/** Headings over how long something stood, among several columns of times. */
const STOOD = /down|stand|stop|lost|outage|interrupt|ausfall|停/iu;

/** The column that the question sums or ranks: the one in the unit that is asked for, by its words, or the one of times where a time is asked for. */
export function columnOf({ sight }: Log, question: Pick<TableQuestion, 'dimensions'>, text: string): Series | null {
  const columns = seriesOf(sight).filter(({ across }) => !across);
  const unit = unitAsked(text);
  const inUnit = unit === null ? [] : columns.filter((series) => dimensionOf(series.unit) === dimensionOf(unit));
  if (inUnit.length === 1) return inUnit[0] ?? null;
  const bySaid = (inUnit.length > 0 ? inUnit : columns)
    .map((series) => ({
      series,
      said: [...series.concepts].reduce((sum, concept) => sum + (inUnit.length > 1 && sight.isUnit(concept) ? 0 : sight.weightOf(concept)), 0),
    }))
    .filter(({ said }) => said > 0)
    .sort((left, right) => right.said - left.said);
  // "How many hours did she work" asks for the column of hours, and not for one of minutes.
  const [same, another] = inUnit.filter((series) => inUnitOf(1, unit, series.unit) === 1);
  if (bySaid.length === 0 && same !== undefined && another === undefined) return same;
  const times = columns.filter((series) => dimensionOf(series.unit) === 'time');
  const timed = times.length > 1 ? times.filter(({ heading }) => STOOD.test(heading)) : times;
  const asksTime = TIME_ASKED.test(text) || question.dimensions.includes('time');
  if (asksTime && timed.length === 1 && (bySaid[0] === undefined || dimensionOf(bySaid[0].series.unit) !== 'time')) return timed[0] ?? null;
  return bySaid[0]?.series ?? null;
}

/** The question names the column by its heading, and nothing else. */
const namesColumn = ({ sight }: Log, { concepts }: Series): boolean =>
  concepts.size > 0 && [...sight.content.keys()].every((concept) => concepts.has(concept) || sight.isRowWord(concept));

function summed(
  log: Log,
  { rows, coverage, filtered }: Chosen,
  period: Period | null,
  text: string,
  score: number,
  kind: 'sum' | 'average' = 'sum',
): Found | null {
  const series = columnOf(log, { dimensions: [] }, text);
  const least = unitAsked(text) === null ? COVERED.counted : COVERED.amount;
  if (
    series === null ||
    coverage < least ||
    (!filtered && period === null && !NAMES_LOG.test(text) && !(kind === 'average' && namesColumn(log, series))) ||
    rows.length === 0
  )
    return null;
  const items = series.items.filter(({ row }) => rows.includes(row));
  const amounts = items.map(({ figure }) => (figure.low === figure.high ? inUnitOf(figure.low, figure.unit, series.unit) : null));
  if (items.length === 0 || amounts.some((amount) => amount === null)) return null;
  const sum = amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
  const reading = {
    ...rowsRead(
      log,
      items.map(({ row }) => row),
      period,
    ),
    kind,
    heading: bareHeading(series.heading),
  };
  return { score, reading: { ...reading, value: kind === 'average' ? meanWritten(sum / items.length, series) : written(sum, series, items) } };
}

function atTheEnd(log: Log, { rows, coverage, filtered }: Chosen, kind: 'last' | 'first', period: Period | null, score: number): Found | null {
  if (coverage < COVERED.last || !filtered) return null;
  const { today } = log;
  const hasBeen = (date: string | null | undefined): boolean => date != null && (today === null || dayOf(date) <= today);
  const dated = rows.filter((at) => hasBeen(log.dates[at])).sort((left, right) => ((log.dates[left] ?? '') < (log.dates[right] ?? '') ? -1 : 1));
  const at = kind === 'last' ? dated.at(-1) : dated[0];
  if (at === undefined) return null;
  return { score, reading: { ...rowsRead(log, [at], period), kind, value: dayOf(log.dates[at] ?? ''), of: dated.length } };
}

/** Of a thing whose last time is asked for and whose row holds only a date still to come: that date, with its heading. */
export function dueOf(sight: TableSight): Found | null {
  const { grid, document } = sight;
  const names = [...sight.content.keys()].filter((concept) => !sight.frame.has(concept));
  const own = grid.rows.flatMap((row, at) => (names.every((name) => sight.valueConcepts(at).has(name)) ? [row] : []));
  const [row] = own;
  if (names.length === 0 || own.length !== 1 || row === undefined) return null;
  const coming = datesOf(row).filter(({ heading }) => dateHeading(heading) === 'coming' && sight.saysActs(heading));
  const [date] = coming;
  if (date === undefined || coming.length !== 1) return null;
  const thing = row.label || (row.cells[0]?.value ?? '');
  return {
    score: UNSAID,
    reading: {
      ...{ kind: 'due', value: dayOf(date.date), heading: bareHeading(date.heading), things: [thing], rows: [excerptOf(row)] },
      ...{ of: grid.rows.length, period: null, document: document.title },
    },
  };
}

function extreme(log: Log, { rows, coverage }: Chosen, question: TableQuestion, period: Period | null, text: string): Found | null {
  const series = columnOf(log, question, text);
  if (series === null || coverage < COVERED.counted) return null;
  const items = series.items.filter(({ row }) => rows.includes(row));
  const values = items.map(({ figure }) => inUnitOf(figure.low, figure.unit, series.unit) ?? Number.NaN);
  if (items.length === 0 || values.some(Number.isNaN)) return null;
  const best = question.most ? Math.max(...values) : Math.min(...values);
  const tied = items.filter((_, at) => values[at] === best);
  if (tied.length > 4) return null;
  const reading = readingOf(log.sight, series, { kind: question.most ? 'greatest' : 'least', value: tied[0]?.written ?? '', items: tied, of: items.length });
  const fits = dimensionOf(series.unit) !== null && question.dimensions.includes(dimensionOf(series.unit) ?? '');
  return { score: coverage + worthOf(log.sight, [...series.concepts], fits), reading: { ...reading, period: periodRead(log, period) } };
}

/** Rows by what they have under a heading, whatever way a tag is spelt ("PM-420", "PM 420"): under the first spelling. */
export function groupsOf({ sight: { grid } }: Log, rows: readonly number[], heading: string): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, { name: string; rows: number[] }>();
  for (const at of rows) {
    const value = grid.rows[at]?.cells.find((cell) => cell.heading === heading)?.value.trim();
    if (value === undefined || momentOf(value) !== null) continue;
    const key = value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
    const group = groups.get(key) ?? { name: value, rows: [] };
    group.rows.push(at);
    groups.set(key, group);
  }
  return new Map([...groups.values()].map(({ name, rows: own }) => [name, own] as const));
}

/** Which of the things that the rows are of has the most or the least of something, all its rows together: "which machine had the most downtime". */
function greatestTogether(log: Log, { rows, coverage }: Chosen, question: TableQuestion, period: Period | null, text: string): Found | null {
  const { sight } = log;
  const series = columnOf(log, question, text);
  // "The longest stop" is one row, "the most downtime" is a sum.
  if (series === null || question.dimensions.length > 0 || coverage < COVERED.counted) return null;
  const headings = sight.grid.headings.filter((heading) => heading !== series.heading && sight.headingConcepts(heading).size > 0);
  const groups = headings.map((heading) => groupsOf(log, rows, heading)).find(({ size }) => size > 1 && size < rows.length);
  if (groups === undefined) return null;
  const amounts = [...groups].flatMap(([name, own]) => {
    const items = series.items.filter(({ row }) => own.includes(row));
    const figures = items.map(({ figure }) => (figure.low === figure.high ? inUnitOf(figure.low, figure.unit, series.unit) : null));
    return items.length === 0 || figures.includes(null) ? [] : [{ name, items, sum: figures.reduce<number>((sum, each) => sum + (each ?? 0), 0) }];
  });
  const [best, next] = amounts.sort((left, right) => (question.most ? right.sum - left.sum : left.sum - right.sum));
  if (best === undefined || best.sum === next?.sum) return null;
  const reading = readingOf(sight, series, {
    ...{ kind: question.most ? 'greatest' : 'least', value: written(best.sum, series, series.items) },
    ...{ items: best.items.map((item) => ({ ...item, name: best.name })), of: amounts.length },
  });
  return { score: coverage + worthOf(sight, [...series.concepts], true), reading: { ...reading, period: periodRead(log, period) } };
}

/** Headings that the names of things and of people stand under, and how a question asks for them. */
const NAMES: ReadonlyArray<readonly [RegExp, RegExp]> = [
  [
    /\b(?:who|whom|whose|wer|wem|(?:which|what|welche\w*) (?:person|technician|fitter|mechanic|operator|man|worker|colleague|techniker\w*|monteur\w*|mitarbeiter\w*))\b|谁|哪(?:位|个人)/iu,
    /\b(?:technician|fitter|mechanic|operator|worker|person|name|by|who|techniker|monteur|mitarbeiter|bearbeiter|wer)\b|人员|技术员|姓名/iu,
  ],
  [
    /\b(?:which|what|welche\w*) (?:machine|asset|equipment|unit|plant|device|maschine|anlage|gerät)\b|哪(?:台|个)?(?:机器|设备)/iu,
    /\b(?:machine|asset|equipment|unit|plant|device|maschine|anlage|gerät)\b|机器|设备/iu,
  ],
];
const nameOf = (text: string, heading: string): boolean => NAMES.some(([asks, names]) => asks.test(text) && names.test(heading));

/** The value of one column that most of the rows have: of the column that the question names, or else of the one that repeats itself most. */
function mostOften(log: Log, { rows, coverage }: Chosen, question: TableQuestion, period: Period | null, text: string): Found | null {
  const { sight } = log;
  if (coverage < COVERED.counted || !/\b(?:which|what|who|where|welche\w*|was|wer|wo|most (?:common|frequent)|häufigste\w*)\b|哪|什么|谁/iu.test(text))
    return null;
  const columns = sight.grid.headings.map((heading) => ({
    heading,
    groups: groupsOf(log, rows, heading),
    said: sight.headingConcepts(heading).size > 0 || nameOf(text, heading),
  }));
  // Codes of one letter ("K-2") are names where the question asks for what stands under that heading.
  const texts = columns.filter(
    ({ groups, said }) => groups.size > 1 && groups.size < rows.length && [...groups.keys()].every((value) => (said ? /\p{L}/u : /\p{L}{2}/u).test(value)),
  );
  const column = texts.find(({ said }) => said) ?? texts.sort((left, right) => left.groups.size - right.groups.size)[0];
  if (column === undefined) return null;
  const [best, next] = [...column.groups].sort(([, left], [, right]) => (question.most ? right.length - left.length : left.length - right.length));
  if (best === undefined || best[1].length === next?.[1].length) return null;
  const reading = rowsRead(log, best[1], period);
  return {
    score: coverage + (column.said ? 0.5 : 0),
    reading: { ...reading, kind: 'most-often', value: String(best[1].length), things: [best[0]], heading: column.heading, of: rows.length },
  };
}

export function rowsRead(log: Log, rows: readonly number[], period: Period | null): TableReading {
  const { grid, document } = log.sight;
  return {
    kind: 'count',
    value: '',
    heading: '',
    things: rows.map((at) => dayOf(log.dates[at] ?? '')),
    rows: rows.flatMap((at) => grid.rows[at] ?? []).map(excerptOf),
    of: grid.rows.length,
    period: periodRead(log, period),
    document: document.title,
  };
}

function periodRead({ dates }: Log, period: Period | null): TableReading['period'] {
  const days = dates.flatMap((date) => (date === null ? [] : [dayOf(date)])).sort();
  return period === null ? null : { asked: period.written, from: days[0] ?? '', to: days.at(-1) ?? '' };
}

export const dayOf = (moment: string): string => moment.slice(0, 10);
