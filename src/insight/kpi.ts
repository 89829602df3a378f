import { CopilotError } from '../domain/errors.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { ChartSpecification, type DataQuery } from './data-query.js';
import { type DataRow, dataRows, groupName } from './data-rows.js';
import { computationEvidence } from './evidence-items.js';
import { AssetTree, type PlantFacts } from './plant-facts.js';
import { production } from './production.js';
import type { Span } from './time-spans.js';
import { formatMinute, formatNumber, plural, toTimestamp } from './wording.js';

/** `unit` is the group's own: groups of one question may be measured in different units. */
export type DataGroup = Readonly<{ group: string; value: number; records: number; unit: string }>;
export type DataAnswer = Readonly<{
  title: string;
  unit: string;
  groups: readonly DataGroup[];
  /** The measure over all groups; null where groups cannot be added up (averages of nothing, mixed units). */
  total: number | null;
  records: number;
  chart: ChartSpecification | null;
  caveats: readonly string[];
  sentence: string;
  evidence: readonly EvidenceItem[];
}>;

export type DataAnswerSettings = Readonly<{
  shiftStartHours: readonly number[];
  /** Only what began in one of these stretches counts; without them the whole window. */
  spans?: readonly Span[];
}>;
export const defaultDataAnswerSettings: DataAnswerSettings = { shiftStartHours: [6, 14, 22] };

/**
 * Answers a data question exactly from the facts' records: every record of the window counts once. Throws `input-invalid` where the measure
 * does not fit the source (consumption of work orders), naming the measures that do.
 */
export function answerDataQuery(query: DataQuery, facts: PlantFacts, given: Partial<DataAnswerSettings> = {}): DataAnswer {
  const settings = { ...defaultDataAnswerSettings, ...given };
  assertFits(query);
  const { spans } = settings;
  const rows = filterRows(dataRows(query.source, facts, query.groupBy), query, facts).filter(
    ({ at }) => spans === undefined || (at !== null && spans.some(({ from, to }) => at >= from && at < to)),
  );
  const produced = production(facts).counters.find((counter) => counter.role === 'produced') ?? null;
  const unitFor = (members: readonly DataRow[]): string | null => rateUnit(query, unitOf(query, members, produced?.unit ?? 'units'), produced?.unit ?? 'units');
  const unit = unitFor(rows);
  // Figures of several units are no one figure: each medium is told in its own.
  if (unit === null && query.groupBy === 'none') return answerDataQuery({ ...query, groupBy: query.source === 'meters' ? 'utility' : 'tag' }, facts, given);
  const groups = new Map<string, DataRow[]>();
  for (const row of rows) {
    const name = groupName(row, query.groupBy, facts, settings.shiftStartHours);
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const hours = (facts.window.to.getTime() - facts.window.from.getTime()) / 3_600_000;
  const divisor = divisorOf(query, hours, produced?.value ?? null);
  const measure = (members: readonly DataRow[]) => {
    const value = measureRows(query, members, hours, produced?.value ?? null);
    return value === null || divisor === null ? null : value / divisor;
  };
  const measured = [...groups].flatMap(([group, members]) => {
    const value = measure(members);
    return value === null ? [] : [{ group, value: round(value), records: members.length, unit: unitFor(members) ?? 'mixed units' }];
  });
  const sorted = isTimeGroup(query.groupBy)
    ? measured.sort((a, b) => (a.group < b.group ? -1 : 1))
    : measured.sort((a, b) => (query.order === 'least' ? a.value - b.value : b.value - a.value) || (a.group < b.group ? -1 : 1)).slice(0, query.top);
  const total = unit === null ? null : measure(rows);
  return describe(query, facts, { groups: sorted, total: total === null ? null : round(total), records: rows.length, unit: unit ?? 'mixed units', rows });
}

/** What the measure is divided by; null where nothing was produced to divide by. */
function divisorOf({ rate }: DataQuery, hours: number, produced: number | null): number | null {
  if (rate === 'per-hour') return hours;
  if (rate === 'per-day') return hours / 24;
  if (rate === 'per-1000') return produced === null || produced === 0 ? null : produced / 1000;
  return 1;
}

function rateUnit({ rate }: DataQuery, unit: string | null, producedUnit: string): string | null {
  if (unit === null || rate === 'none') return unit;
  const per = rate === 'per-hour' ? 'per hour' : rate === 'per-day' ? 'per day' : `per 1,000 ${producedUnit}`;
  return `${unit} ${per}`.trim();
}

const fitting: Readonly<Record<DataQuery['source'], readonly DataQuery['measure'][]>> = {
  alarms: ['count', 'sum-hours', 'average-hours'],
  journal: ['count'],
  'work-orders': ['count', 'sum-hours', 'average-hours'],
  stops: ['count', 'sum-hours', 'average-hours'],
  maintenance: ['count', 'sum-hours', 'average-hours', 'mean-time-between-failures', 'mean-time-to-repair'],
  meters: ['consumption', 'consumption-per-1000'],
  counters: ['increase', 'count'],
};

function assertFits(query: DataQuery): void {
  if (fitting[query.source].includes(query.measure)) return;
  throw new CopilotError({
    code: 'input-invalid',
    message: `${query.measure} cannot be computed from ${query.source}; use ${fitting[query.source].join(', ')}.`,
    details: { source: query.source, measure: query.measure },
  });
}

function filterRows(rows: readonly DataRow[], query: DataQuery, facts: PlantFacts): readonly DataRow[] {
  const within = query.equipment === undefined ? null : new Set(new AssetTree(facts.directory.assets).within(query.equipment));
  const ofKind = query.kind === undefined ? null : machinesOfKind(query.kind, facts);
  const needle = query.text?.toLowerCase();
  const failures = query.failuresOnly || query.measure === 'mean-time-between-failures' || query.measure === 'mean-time-to-repair';
  return rows.filter((row) => {
    if (row.at !== null && (row.at < facts.window.from.getTime() || row.at >= facts.window.to.getTime())) return false;
    if (within && (row.equipment === null || !within.has(row.equipment))) return false;
    if (ofKind && (row.equipment === null || !ofKind.has(row.equipment))) return false;
    for (const [field, values] of Object.entries(query.where)) if (values !== undefined && !values.includes(row.keys[field] ?? '')) return false;
    if (needle !== undefined && !row.text.toLowerCase().includes(needle)) return false;
    return !(failures && query.source === 'maintenance' && row.keys['work-type'] !== 'failure');
  });
}

/** The machines of one kind: those whose name, class or another name has the word. */
function machinesOfKind(word: string, { directory }: PlantFacts): ReadonlySet<string> {
  const said = new RegExp(`(?<!\\p{L})${word}s?(?!\\p{L})`, 'iu');
  return new Set(
    directory.assets
      .filter(({ level, name, aliases, equipmentClass }) => level === 'equipment' && [name, equipmentClass ?? '', ...aliases].some((each) => said.test(each)))
      .map(({ id }) => id),
  );
}

function measureRows(query: DataQuery, rows: readonly DataRow[], windowHours: number, produced: number | null): number | null {
  const amounts = rows.flatMap((row) => (row.amount === null ? [] : [row.amount]));
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  switch (query.measure) {
    case 'count':
      return rows.length;
    case 'sum-hours':
    case 'consumption':
    case 'increase':
      return sum;
    case 'average-hours':
    case 'mean-time-to-repair':
      return amounts.length === 0 ? null : sum / amounts.length;
    case 'mean-time-between-failures':
      return rows.length === 0 ? null : windowHours / rows.length;
    case 'consumption-per-1000':
      return produced === null || produced === 0 ? null : sum / (produced / 1000);
  }
}

/** The unit of the result; null where the rows have different units and may not be added. */
function unitOf(query: DataQuery, rows: readonly DataRow[], producedUnit: string): string | null {
  if (query.measure === 'count') return '';
  const units = new Set(rows.map((row) => row.unit));
  if (query.measure === 'consumption' || query.measure === 'increase') return units.size <= 1 ? ([...units][0] ?? '') : null;
  if (query.measure === 'consumption-per-1000') return units.size <= 1 ? `${[...units][0] ?? ''} per 1,000 ${producedUnit}` : null;
  return 'h';
}

function isTimeGroup(groupBy: DataQuery['groupBy']): boolean {
  return ['hour', 'day', 'week', 'month', 'shift'].includes(groupBy);
}

type Result = Readonly<{ groups: readonly DataGroup[]; total: number | null; records: number; unit: string; rows: readonly DataRow[] }>;

function describe(query: DataQuery, facts: PlantFacts, result: Result): DataAnswer {
  const title = titleOf(query);
  const from = toTimestamp(facts.window.from);
  const to = toTimestamp(facts.window.to);
  const whole = (query.measure === 'count' || query.measure === 'increase') && query.rate === 'none';
  // From a hundred on a second decimal is finer than any meter.
  const digits = (value: number) => (whole ? 0 : Math.abs(value) >= 100 ? 1 : 2);
  const shown = (value: number, unit = result.unit) => `${formatNumber(value, digits(value))}${unit === '' ? '' : ` ${unit}`}`;
  const percent = (value: number) =>
    query.share && result.total !== null && result.total > 0 && additiveMeasures.has(query.measure)
      ? ` (${formatNumber((100 * value) / result.total, 1)} %)`
      : '';
  const parts = result.groups.map((group) => `${group.group}: ${shown(group.value, group.unit)}${percent(group.value)}`);
  const total = result.total === null ? '' : `, ${shown(result.total)} in all`;
  const span = `from ${formatMinute(from)} to ${formatMinute(to)}`;
  const body =
    result.groups.length === 0
      ? `no records ${span}`
      : query.groupBy === 'none'
        ? `${parts[0]?.replace('all: ', '') ?? ''} ${span}`
        : `${parts.join(', ')}${total} ${span}`;
  const basis =
    query.measure === 'count' || query.measure === 'increase' || query.measure.startsWith('consumption') ? '' : ` (${plural(result.records, 'record')})`;
  const sentence = `${title}: ${body}${basis}.`;
  const rerun = `shiftmate ask "${title} from ${from} to ${to}" --json`;
  return {
    title,
    unit: result.unit,
    groups: result.groups,
    total: result.total,
    records: result.records,
    chart: chartOf(query, title, result),
    caveats: caveatsOf(query, result),
    sentence,
    evidence: [computationEvidence(title, sentence, { ...query, from, to, records: result.rows.slice(0, 50).map((row) => row.id) }, rerun)],
  };
}

const additiveMeasures: ReadonlySet<string> = new Set(['count', 'sum-hours', 'consumption', 'increase']);

const measureWords: Readonly<Partial<Record<DataQuery['measure'], string>>> = {
  count: 'Number of',
  'sum-hours': 'Hours of',
  'average-hours': 'Average hours of',
  consumption: 'Consumption of',
  increase: 'Increase of',
};

const sourceWords: Readonly<Record<DataQuery['source'], string>> = {
  alarms: 'alarms annunciated',
  journal: 'journal entries',
  'work-orders': 'work orders',
  stops: 'stops',
  maintenance: 'maintenance records',
  meters: 'media',
  counters: 'counters',
};

function titleOf(query: DataQuery): string {
  const what = query.source === 'maintenance' && query.failuresOnly ? 'failures' : sourceWords[query.source];
  const measure = measureWords[query.measure];
  const head = measure === undefined ? query.measure.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()) : `${measure} ${what}`;
  const filter = [
    query.equipment === undefined ? '' : ` on ${query.equipment}`,
    query.kind === undefined ? '' : ` of each ${query.kind}`,
    query.text === undefined ? '' : ` with "${query.text}"`,
    ...Object.entries(query.where).map(([field, values]) => (values === undefined ? '' : ` of ${field.replace('-', ' ')} ${values.join(' or ')}`)),
  ].join('');
  return `${head}${query.groupBy === 'none' ? '' : ` by ${query.groupBy.replace('-', ' ')}`}${filter}`;
}

function chartOf(query: DataQuery, title: string, result: Result): ChartSpecification | null {
  if (query.groupBy === 'none' || result.groups.length === 0) return null;
  const additive = ['count', 'sum-hours', 'consumption', 'increase'].includes(query.measure) && result.total !== null;
  const automatic = isTimeGroup(query.groupBy) ? 'line' : 'bar';
  const wanted = query.chart === 'auto' ? automatic : query.chart;
  const kind = wanted === 'pie' && !additive ? 'bar' : wanted;
  return ChartSpecification.parse({
    kind,
    title,
    unit: result.unit,
    categoryLabel: query.groupBy,
    points: result.groups.map((group) => ({ category: group.group, value: group.value })),
  });
}

function caveatsOf(query: DataQuery, result: Result): readonly string[] {
  const caveats: string[] = [];
  const undated = result.rows.filter((row) => row.at === null).length;
  const unmeasured = result.rows.filter((row) => row.amount === null).length;
  if (query.source === 'maintenance' && undated > 0) caveats.push(`${undated} records have no readable date and are counted whatever the window.`);
  if (/hours|repair/.test(query.measure) && unmeasured > 0) caveats.push(`${unmeasured} records state no duration and are left out.`);
  if (query.source === 'maintenance' && /mean-time/.test(query.measure))
    caveats.push('A failure is a row that states downtime or parts and is no planned work; changeovers, rounds and readings are left out.');
  if (query.measure === 'mean-time-between-failures')
    caveats.push('Calendar time of the window divided by the number of failures; running hours are not taken into account.');
  if (query.measure === 'consumption' && result.total === null)
    caveats.push('The meters have different units, so there is no total; group by utility and tag.');
  if (query.chart === 'pie' && !['count', 'sum-hours', 'consumption', 'increase'].includes(query.measure))
    caveats.push('A pie shows shares of a whole; averages are drawn as bars.');
  return caveats;
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
