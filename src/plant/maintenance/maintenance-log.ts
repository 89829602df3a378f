import { faultDefinition } from '../faults/fault-engine.js';
import { RandomSource } from '../random.js';
import type { FailureOccurrence } from './failure-history.js';

const header = ['Date', 'Asset', 'Reported by', 'Problem', 'Action', 'Parts', 'Downtime h'];
const initials = ['JM', 'KH', 'RS', 'dv', 'AW', 'MB', 'LP', 'TN'];
const noted = ['', 'found on round: ', 'reported by operator: ', 'alarm at shift start: '];

/** A failure history as a maintenance log with the columns of the plant's own, one row per repair: documents whose true counts are known. */
export function maintenanceLogCsv(history: readonly FailureOccurrence[], seed: number): string {
  const random = new RandomSource(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random.next() * from.length)] ?? '';
  const rows = history.map((each) => {
    const title = each.fault === null ? each.kind.replaceAll('-', ' ') : faultDefinition(each.fault).title;
    const parts = each.parts.map(({ partNumber, quantity }) => (quantity === 1 ? partNumber : `${quantity}x ${partNumber}`)).join(', ');
    const alarm = each.alarms[0] === undefined ? '' : ` (${each.alarms[0]})`;
    return [
      each.repairedAt.slice(0, 10),
      each.equipment,
      pick(initials),
      `${pick(noted)}${title}${alarm}`,
      `${each.workOrder}, tested`,
      parts,
      each.activeHours.toFixed(1),
    ];
  });
  return `${[header, ...rows].map((row) => row.map(quote).join(',')).join('\n')}\n`;
}

const quote = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
