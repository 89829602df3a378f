import { isState } from '../domain/state-class.js';
import type { TagDefinition, Trend } from '../domain/tag.js';
import type { MaintenanceRecord } from '../domain/work-order.js';
import { occurrencesOf } from './alarm-behaviour.js';
import type { DataQuery } from './data-query.js';
import { AssetTree, type PlantFacts } from './plant-facts.js';
import { consumption, counterIncrease, meterOf } from './quantities.js';
import { familyOfAsset } from './tag-roles.js';
import { clipped, type Point, pointsOf, type StateSpan, spanMs, stateSpans } from './time-spans.js';

/** One countable thing with everything it can be grouped by. `amount` is hours, consumption or increase; null where the record does not say. */
export type DataRow = Readonly<{
  id: string;
  at: number | null;
  equipment: string | null;
  text: string;
  amount: number | null;
  unit: string;
  keys: Readonly<Record<string, string>>;
}>;

/** The rows of a source within the window, before filtering and grouping. */
export function dataRows(source: DataQuery['source'], facts: PlantFacts, groupBy: DataQuery['groupBy'] = 'none'): readonly DataRow[] {
  switch (source) {
    case 'alarms':
      return alarmRows(facts);
    case 'journal':
      return facts.journal.map((entry) => ({
        id: entry.id,
        at: Date.parse(entry.at),
        equipment: entry.equipment,
        text: entry.text,
        amount: null,
        unit: '',
        keys: { category: entry.category, tag: entry.tag ?? 'none' },
      }));
    case 'work-orders':
      return facts.workOrders.map((order) => ({
        id: order.id,
        at: Date.parse(order.createdAt),
        equipment: order.equipment,
        text: `${order.title} ${order.description}`,
        amount: order.closedAt === null ? null : (Date.parse(order.closedAt) - Date.parse(order.createdAt)) / 3_600_000,
        unit: 'h',
        keys: { status: order.status, priority: order.priority, 'work-type': order.workType, 'failure-mode': order.failureMode },
      }));
    case 'maintenance':
      return maintenanceRows(facts.records);
    case 'meters':
      return timeGroups.has(groupBy) ? meterRowsByHour(facts) : meterRows(facts);
    case 'counters':
      return timeGroups.has(groupBy) ? counterRowsByHour(facts) : counterRows(facts);
    case 'stops':
      return stopRows(facts);
  }
}

function alarmRows(facts: PlantFacts): readonly DataRow[] {
  return occurrencesOf(facts.transitions).map((occurrence) => {
    const { transition } = occurrence;
    return {
      id: transition.alarmId,
      at: occurrence.raisedAt,
      equipment: transition.equipment,
      text: `${transition.tag} ${transition.message}`,
      amount: ((occurrence.clearedAt ?? facts.window.to.getTime()) - occurrence.raisedAt) / 3_600_000,
      unit: 'h',
      keys: { tag: transition.tag, alarm: transition.definitionId, priority: transition.priority, condition: transition.condition },
    };
  });
}

function maintenanceRows(records: readonly MaintenanceRecord[]): readonly DataRow[] {
  // Most rows of such a log state a duration, be it none.
  const counts = new Map<string, Readonly<{ stated: number; all: number }>>();
  for (const { documentId, durationHours } of records) {
    const { stated, all } = counts.get(documentId) ?? { stated: 0, all: 0 };
    counts.set(documentId, { stated: stated + (durationHours === null ? 0 : 1), all: all + 1 });
  }
  const keeps = (id: string): boolean => (counts.get(id)?.all ?? 0) >= 20 && (counts.get(id)?.stated ?? 0) * 2 > (counts.get(id)?.all ?? 0);
  return records.map((record) => maintenanceRow(record, keeps(record.documentId)));
}

/** `keepsDurations`: the log has a column of downtime, so that a row with neither downtime nor parts was no failure. */
function maintenanceRow(record: MaintenanceRecord, keepsDurations: boolean): DataRow {
  const cost = !keepsDurations || (record.durationHours ?? 0) > 0 || record.parts.length > 0;
  const at = recordTime(record);
  return {
    id: `${record.documentId} row ${record.row}`,
    at,
    equipment: record.asset,
    text: record.raw,
    amount: record.durationHours,
    unit: 'h',
    keys: { failure: record.failure ?? 'not recorded', 'work-type': isFailure(record) ? (cost ? 'failure' : 'minor') : 'planned' },
  };
}

/** Epoch milliseconds of a record's date; null where it has none that can be read without guessing. */
export function recordTime(record: MaintenanceRecord): number | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(record.date ?? '');
  if (!iso) return null;
  const time = Date.parse(`${iso[0]}T00:00:00Z`);
  return Number.isNaN(time) ? null : time;
}

const planned =
  /(?<![\p{L}])(pm|preventive|planned|per plan|scheduled|routine|inspection|inspect(ed)?|lubricat\w*|weekly|monthly|quarterly|annual|yearly|calibration due|no fault|change-?over|c\/o|round|readings?|wartung|inspektion|wöchentlich\w*|monatlich\w*|jährlich\w*|rundgang|wechsel nach plan)(?![\p{L}])/iu;

/** An unplanned failure: a failure text that is not the name of planned work. */
export function isFailure(record: MaintenanceRecord): boolean {
  const failure = record.failure?.trim() ?? '';
  return failure !== '' && failure !== '-' && !/^(none|n\/?a|no)$/i.test(failure) && !planned.test(failure);
}

function meterRows(facts: PlantFacts): readonly DataRow[] {
  return facts.trends.flatMap((trend) => {
    const tag = facts.directory.tags.find((each) => each.id === trend.tag);
    const meter = tag ? meterOf(tag) : null;
    const amount = meter ? consumption(trend) : null;
    if (!meter || amount === null) return [];
    return [
      {
        id: meter.tag.id,
        at: null,
        equipment: meter.tag.equipment,
        text: meter.tag.description,
        amount,
        unit: meter.unit,
        keys: { tag: meter.tag.id, utility: meter.kind },
      },
    ];
  });
}

function counterRows(facts: PlantFacts): readonly DataRow[] {
  return facts.trends.flatMap((trend) => {
    const tag = facts.directory.tags.find((each) => each.id === trend.tag);
    const amount = tag?.kind === 'counter' ? counterIncrease(trend) : null;
    if (!tag || amount === null) return [];
    return [{ id: tag.id, at: null, equipment: tag.equipment, text: tag.description, amount, unit: tag.unit ?? '', keys: { tag: tag.id } }];
  });
}

const timeGroups: ReadonlySet<DataQuery['groupBy']> = new Set(['hour', 'day', 'week', 'month', 'shift']);
const hourMs = 3_600_000;

/** The parts of the window within one hour of the clock each, as ms since the epoch. */
function clockHours({ window }: PlantFacts): ReadonlyArray<Readonly<{ from: number; to: number }>> {
  const [from, to] = [window.from.getTime(), window.to.getTime()];
  const hours: { from: number; to: number }[] = [];
  for (let start = from; start < to; start = Math.floor(start / hourMs + 1) * hourMs)
    hours.push({ from: start, to: Math.min(to, Math.floor(start / hourMs + 1) * hourMs) });
  return hours;
}

/** What every meter counted, spread over the hours of the clock by the area under its curve, so that the hours add up to the whole. */
function meterRowsByHour(facts: PlantFacts): readonly DataRow[] {
  const trends = new Map(facts.trends.map((trend) => [trend.tag as string, trend]));
  return meterRows(facts).flatMap((row) => {
    const trend = trends.get(row.id);
    const points = trend === undefined ? [] : pointsOf(trend);
    const areas = clockHours(facts).flatMap((hour) => {
      const inside = clipped(points, hour);
      return inside.length < 2 ? [] : [{ at: hour.from, area: areaUnder(inside) }];
    });
    const whole = areas.reduce((sum, { area }) => sum + area, 0);
    return areas.map(({ at, area }) => ({ ...row, id: `${row.id} ${at}`, at, amount: whole === 0 ? 0 : ((row.amount ?? 0) * area) / whole }));
  });
}

function areaUnder(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, { at, value }, index) => {
    const last = points[index];
    return last === undefined ? sum : sum + ((last.value + value) / 2) * (at - last.at);
  }, 0);
}

/** Increase of every counter within every hour of the clock, so that hours, shifts and days can be made of it. */
function counterRowsByHour(facts: PlantFacts): readonly DataRow[] {
  return facts.trends.flatMap((trend) => {
    const tag = facts.directory.tags.find((each) => each.id === trend.tag);
    if (tag?.kind !== 'counter') return [];
    const points = pointsOf(trend);
    return clockHours(facts).flatMap((hour): DataRow[] => {
      const samples = clipped(points, hour).map(({ at, value }) => ({ at: new Date(at).toISOString(), value, quality: 'good' as const }));
      const amount = counterIncrease({ ...trend, samples });
      if (amount === null) return [];
      return [
        { id: `${tag.id} ${hour.from}`, at: hour.from, equipment: tag.equipment, text: tag.description, amount, unit: tag.unit ?? '', keys: { tag: tag.id } },
      ];
    });
  });
}

/** Journal entries this near to a stop are about it. */
const causeMs = 20_000;

/** Every stretch in which a machine stood after it had run, with its first-out record as the cause. */
function stopRows(facts: PlantFacts): readonly DataRow[] {
  return facts.trends.flatMap((trend) => {
    const tag = facts.directory.tags.find((each) => each.id === trend.tag);
    if (tag === undefined || !tellsRunning(tag, facts)) return [];
    return standing(trend, tag).map((span): DataRow => {
      const cause = facts.journal
        .filter(({ equipment, at }) => equipment === tag.equipment && Math.abs(Date.parse(at) - span.from) < causeMs)
        .flatMap(({ text, category }) => /first-out: (.+?)\.?$/u.exec(text)?.[1] ?? (category === 'trip' ? text : []))
        .at(-1);
      return {
        id: `${tag.id} ${new Date(span.from).toISOString()}`,
        at: span.from,
        equipment: tag.equipment,
        text: `${tag.description} ${span.value}`,
        amount: spanMs([span]) / hourMs,
        unit: 'h',
        keys: { tag: tag.id, cause: cause ?? 'no first-out recorded' },
      };
    });
  });
}

/** A machine's own state, or else the feedback of its drive; commands and programmes are none. */
function tellsRunning(tag: TagDefinition, { directory }: PlantFacts): boolean {
  const isStateTag = ({ kind, description }: TagDefinition): boolean => kind === 'text' && /\bstate\b/iu.test(description);
  if (tag.access !== 'read' || /\bcommand\b/iu.test(tag.description)) return false;
  if (isStateTag(tag)) return true;
  const names = tag.states ?? [];
  const runs = tag.kind === 'discrete' && /^(?:stopped|off)$/iu.test(names[0] ?? '') && /^(?:running|firing|on|producing)$/iu.test(names[1] ?? '');
  return runs && !directory.tags.some((other) => other.equipment === tag.equipment && isStateTag(other));
}

function standing(trend: Trend, tag: TagDefinition): readonly StateSpan[] {
  const spans: StateSpan[] = [];
  for (const span of stateSpans(trend, tag)) {
    if (!isState(span.value, 'stopped')) continue;
    const last = spans.at(-1);
    if (last !== undefined && last.to === span.from) spans[spans.length - 1] = { ...last, to: span.to, closed: span.closed };
    else spans.push(span);
  }
  return spans.filter(({ opened }) => opened);
}

/** Turns a row into the name of its group. Times are plant time (UTC); shifts start at 06:00, 14:00 and 22:00 unless told otherwise. */
export function groupName(row: DataRow, groupBy: DataQuery['groupBy'], facts: PlantFacts, shiftStartHours: readonly number[]): string {
  const tree = new AssetTree(facts.directory.assets);
  switch (groupBy) {
    case 'none':
      return 'all';
    case 'equipment':
      return row.equipment ?? 'not assigned';
    case 'unit':
    case 'area':
      return row.equipment === null || !tree.get(row.equipment) ? 'not assigned' : named(tree, tree.unitOf(row.equipment));
    case 'equipment-class': {
      const asset = row.equipment === null ? null : tree.get(row.equipment);
      return asset ? (asset.equipmentClass ?? familyOfAsset(asset)) : 'not assigned';
    }
    case 'hour':
    case 'day':
    case 'week':
    case 'month':
    case 'shift':
      return row.at === null ? 'no date' : timeGroup(row.at, groupBy, shiftStartHours);
    default:
      return row.keys[groupBy] ?? 'not recorded';
  }
}

function named(tree: AssetTree, id: string): string {
  const name = tree.get(id)?.name;
  return name === undefined || name === id ? id : `${id} ${name}`;
}

function timeGroup(at: number, groupBy: 'hour' | 'day' | 'week' | 'month' | 'shift', shiftStartHours: readonly number[]): string {
  const iso = new Date(at).toISOString();
  if (groupBy === 'hour') return `${iso.slice(0, 10)} ${iso.slice(11, 13)}:00`;
  if (groupBy === 'day') return iso.slice(0, 10);
  if (groupBy === 'month') return iso.slice(0, 7);
  if (groupBy === 'week') return isoWeek(at);
  const hour = new Date(at).getUTCHours();
  const sorted = [...shiftStartHours].sort((a, b) => a - b);
  const start = sorted.findLast((each) => each <= hour);
  const day = start === undefined ? new Date(at - 86_400_000).toISOString().slice(0, 10) : iso.slice(0, 10);
  return `${day} ${String(start ?? sorted.at(-1) ?? 0).padStart(2, '0')}:00`;
}

/** ISO 8601 week, for example `2026-W10`: the week belongs to the year of its Thursday. */
function isoWeek(at: number): string {
  const day = new Date(at);
  const thursday = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + 4 - (day.getUTCDay() || 7)));
  const week = Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}
