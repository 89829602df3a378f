import type { MaintenanceRecord } from '../domain/work-order.js';
import { occurrencesOf } from './alarm-behaviour.js';
import type { DataQuery } from './data-query.js';
import { AssetTree, type PlantFacts } from './plant-facts.js';
import { consumption, counterIncrease, meterOf } from './quantities.js';
import { familyOfAsset } from './tag-roles.js';

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
export function dataRows(source: DataQuery['source'], facts: PlantFacts): readonly DataRow[] {
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
      return facts.records.map(maintenanceRow);
    case 'meters':
      return meterRows(facts);
    case 'counters':
      return counterRows(facts);
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

function maintenanceRow(record: MaintenanceRecord): DataRow {
  const at = recordTime(record);
  return {
    id: `${record.documentId} row ${record.row}`,
    at,
    equipment: record.asset,
    text: record.raw,
    amount: record.durationHours,
    unit: 'h',
    keys: { failure: record.failure ?? 'not recorded', 'work-type': isFailure(record) ? 'failure' : 'planned' },
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
  /\b(pm|preventive|planned|scheduled|routine|inspection|inspect(ed)?|lubricat\w*|weekly|monthly|annual|yearly|calibration due|no fault|wartung|inspektion)\b/i;

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
