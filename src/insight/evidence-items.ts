import type { Alarm, AlarmTransition, JournalEntry } from '../domain/alarm.js';
import type { Asset } from '../domain/asset.js';
import type { EvidenceItem } from '../domain/evidence.js';
import type { TagReading, Trend } from '../domain/tag.js';
import type { MaintenanceRecord, WorkOrder } from '../domain/work-order.js';
import { formatTime, withUnit } from './wording.js';

/** A result that anyone can compute again: what was computed, from what, and the command that repeats it. */
export function computationEvidence(name: string, quote: string, inputs: Readonly<Record<string, unknown>>, rerun: string): EvidenceItem {
  return { kind: 'computation', label: name, quote, name, inputs: { ...inputs }, rerun };
}

export function alarmEvidence(alarm: Alarm | AlarmTransition): EvidenceItem {
  const isTransition = 'annunciated' in alarm;
  const at = isTransition ? alarm.at : alarm.raisedAt;
  const alarmId = isTransition ? alarm.alarmId : alarm.id;
  const measured = alarm.value === null ? '' : `, value ${withUnit(String(alarm.value), alarm.unit)}`;
  const limit = alarm.limit === null ? '' : `, limit ${withUnit(String(alarm.limit), alarm.unit)}`;
  const state = isTransition ? `${alarm.from} to ${alarm.to}` : alarm.state;
  return {
    kind: 'alarm',
    label: `Alarm ${alarmId} at ${formatTime(at)}`,
    quote: `${formatTime(at)} ${alarm.tag} (${alarm.equipment}) ${alarm.condition}, priority ${alarm.priority}: ${alarm.message}; ${state}${measured}${limit}`,
    alarmId,
    tag: alarm.tag,
    at,
  };
}

export function journalEvidence(entry: JournalEntry): EvidenceItem {
  const subject = [entry.equipment, entry.tag].filter((part) => part !== null).join(' ');
  return {
    kind: 'journal',
    label: `Journal ${entry.id} at ${formatTime(entry.at)}`,
    quote: `${formatTime(entry.at)} ${entry.category}${subject === '' ? '' : ` ${subject}`}: ${entry.text}${entry.by ? ` (by ${entry.by.id}, ${entry.by.role})` : ''}`,
    entryId: entry.id,
    at: entry.at,
  };
}

export function readingEvidence(reading: TagReading): EvidenceItem {
  return {
    kind: 'reading',
    label: `${reading.tag} at ${formatTime(reading.readAt)}`,
    quote: `${reading.tag} = ${withUnit(String(reading.value), reading.unit)}, quality ${reading.quality}, ${formatTime(reading.readAt)}`,
    reading,
  };
}

export function trendEvidence(trend: Trend, quote: string): EvidenceItem {
  return {
    kind: 'trend',
    label: `Trend of ${trend.tag}, ${formatTime(trend.from)} to ${formatTime(trend.to)}`,
    quote,
    tag: trend.tag,
    from: trend.from,
    to: trend.to,
  };
}

export function workOrderEvidence(order: WorkOrder): EvidenceItem {
  const closed = order.closedAt === null ? '' : `, closed ${formatTime(order.closedAt)}`;
  return {
    kind: 'work-order',
    label: `Work order ${order.id}`,
    quote: `${order.id} ${order.equipment}: ${order.title}; ${order.workType}, ${order.priority}, ${order.status}, created ${formatTime(order.createdAt)}${closed}`,
    workOrderId: order.id,
  };
}

export function logRowEvidence(record: MaintenanceRecord): EvidenceItem {
  return {
    kind: 'log-row',
    label: `${record.document}, row ${record.row}`,
    quote: record.raw,
    documentId: record.documentId,
    document: record.document,
    row: record.row,
  };
}

export function assetEvidence(asset: Asset): EvidenceItem {
  const make = [asset.make, asset.model].filter((part) => part !== null).join(' ');
  return { kind: 'asset', label: `Asset ${asset.id}`, quote: `${asset.id}: ${asset.name}${make === '' ? '' : `, ${make}`}`, equipment: asset.id };
}
