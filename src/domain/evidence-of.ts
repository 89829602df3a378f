import { trustedLength } from './addresses-copilot.js';
import type { Alarm, AlarmDefinition, JournalEntry } from './alarm.js';
import type { Asset } from './asset.js';
import type { Highlight, Passage } from './document.js';
import type { EvidenceItem } from './evidence.js';
import { governingAt } from './governing.js';
import type { TagDefinition, TagReading, Trend } from './tag.js';
import type { MaintenanceRecord, WorkOrder } from './work-order.js';
import { failureModeText } from './work-order.js';

/** `2026-03-02 14:05` from an ISO timestamp; plant time is UTC. */
export function plantMinute(timestamp: string): string {
  return `${timestamp.slice(0, 10)} ${timestamp.slice(11, 16)}`;
}

/** A value as people read it: rounded to the tag's decimals, with unit or state name. */
export function formatValue(value: TagReading['value'], definition: Pick<TagDefinition, 'decimals' | 'unit' | 'states'> | null): string {
  if (typeof value === 'boolean') return definition?.states?.[value ? 1 : 0] ?? (value ? 'on' : 'off');
  if (typeof value === 'string') return value;
  const unit = definition?.unit ?? null;
  return `${value.toFixed(definition?.decimals ?? 1)}${unit === null || unit === '' ? '' : ` ${unit}`}`;
}

export function readingEvidence(reading: TagReading, definition: TagDefinition | null): EvidenceItem {
  const what = definition === null ? reading.tag : `${reading.tag} (${definition.description}, ${definition.equipment})`;
  return {
    kind: 'reading',
    label: `${reading.tag}, ${plantMinute(reading.readAt)}`,
    quote: `${what}: ${formatValue(reading.value, definition)}, quality ${reading.quality}, at ${plantMinute(reading.readAt)}`,
    reading,
  };
}

export function trendEvidence(trend: Trend, definition: TagDefinition | null): EvidenceItem {
  const statistics = trend.statistics;
  const show = (value: number): string => formatValue(value, definition ?? { decimals: 2, unit: trend.unit, states: null });
  const facts =
    statistics === null
      ? 'no good numeric sample in the window'
      : `from ${show(statistics.first)} to ${show(statistics.last)}; minimum ${show(statistics.minimum)} at ${plantMinute(statistics.minimumAt)}; maximum ${show(statistics.maximum)} at ${plantMinute(statistics.maximumAt)}; mean ${show(statistics.mean)}`;
  return {
    kind: 'trend',
    label: `Trend of ${trend.tag}`,
    tag: trend.tag,
    from: trend.from,
    to: trend.to,
    quote: `${trend.tag}${definition === null ? '' : ` (${definition.description}, ${definition.equipment})`} between ${plantMinute(trend.from)} and ${plantMinute(trend.to)}: ${facts}`,
  };
}

/** Whether an alarm was ever raised; one that never was carries the epoch. */
export function wasRaised({ raisedAt }: Pick<Alarm, 'raisedAt'>): boolean {
  return Date.parse(raisedAt) > 0;
}

/** `now 6.28 mm/s, 4.5 mm/s when raised`, or the value at the raising alone; null for an alarm without a measured value. */
export function alarmMeasured({ value, presentValue, unit, condition }: Alarm): string | null {
  if (value === null || condition === 'off-normal') return null;
  const show = (measured: number): string => `${Number(measured.toFixed(2))}${unit === null ? '' : ` ${unit}`}`;
  return presentValue === undefined ? `value ${show(value)}` : `now ${show(presentValue)}, ${show(value)} when raised`;
}

/** What people have made of an alarm: acknowledged, shelved or taken out of service, by whom, until when and why. */
function handled(alarm: Alarm): readonly string[] {
  if (alarm.state === 'shelved') return [`shelved by ${alarm.shelvedBy.id} until ${plantMinute(alarm.shelvedUntil)}: ${alarm.reason}`];
  if (alarm.state === 'out-of-service') return [`taken out of service by ${alarm.removedBy.id} at ${plantMinute(alarm.removedAt)}: ${alarm.reason}`];
  return 'acknowledgedBy' in alarm ? [`acknowledged by ${alarm.acknowledgedBy.id} at ${plantMinute(alarm.acknowledgedAt)}`] : [];
}

export function alarmEvidence(alarm: Alarm, definition: AlarmDefinition | null): EvidenceItem {
  const unit = alarm.unit === null ? '' : ` ${alarm.unit}`;
  const parts = [
    `${alarm.id}: ${alarm.message} (${alarm.tag}, ${alarm.equipment})`,
    `condition ${alarm.condition}`,
    `priority ${alarm.priority}`,
    `state ${alarm.state}`,
    wasRaised(alarm) ? `raised ${plantMinute(alarm.raisedAt)}` : 'never raised',
  ];
  const measured = alarmMeasured(alarm);
  if (measured !== null) parts.push(measured);
  if (alarm.limit !== null && alarm.condition !== 'off-normal') parts.push(`limit ${alarm.limit}${unit}`);
  parts.push(...handled(alarm));
  if (definition !== null)
    parts.push(
      `time to respond ${definition.timeToRespondMinutes} minutes`,
      `likely cause: ${definition.cause}`,
      `consequence: ${definition.consequence}`,
      `corrective action: ${definition.correctiveAction}`,
    );
  return { kind: 'alarm', label: `Alarm ${alarm.id}`, quote: parts.join('; '), alarmId: alarm.id, tag: alarm.tag, at: alarm.raisedAt };
}

export function journalEvidence(entry: JournalEntry): EvidenceItem {
  return {
    kind: 'journal',
    label: `Journal, ${plantMinute(entry.at)}`,
    quote: `${plantMinute(entry.at)} ${entry.equipment ?? ''} ${entry.text}${entry.by === null ? '' : ` (by ${entry.by.id})`}`,
    entryId: entry.id,
    at: entry.at,
  };
}

/** True where something of the quote stands at or behind what its passage says to the copilot. */
function isUntrusted({ flagged, text, start }: Passage, end: number): boolean {
  return flagged && end - start > trustedLength(text);
}

export function passageEvidence(passage: Passage, highlight?: Highlight): EvidenceItem {
  const governing = governingAt(passage.text, passage.section, Math.max(0, (highlight?.start ?? passage.start) - passage.start));
  const status = passage.status === 'superseded' ? ' (superseded revision)' : '';
  return {
    kind: 'passage',
    label: `${passage.document}, Rev ${passage.revision}${status}, page ${passage.page}`,
    quote: highlight?.text ?? passage.text,
    passageId: passage.id,
    documentId: passage.documentId,
    document: passage.document,
    revision: passage.revision,
    status: passage.status,
    page: passage.page,
    section: passage.section,
    start: highlight?.start ?? passage.start,
    end: highlight?.end ?? passage.end,
    ...(governing === null ? {} : { governing }),
    ...(isUntrusted(passage, highlight?.end ?? passage.end) ? { untrusted: true as const } : {}),
  };
}

export function workOrderEvidence(order: WorkOrder): EvidenceItem {
  const quote = [
    `${order.id}: ${order.title}`,
    `equipment ${order.equipment}`,
    `status ${order.status}`,
    `priority ${order.priority}`,
    `${order.workType}`,
    `failure mode ${order.failureMode} (${failureModeText[order.failureMode]})`,
    `created ${plantMinute(order.createdAt)} by ${order.createdBy.id}`,
    order.description,
    ...(order.findings === null ? [] : [`findings: ${order.findings}`]),
  ].join('; ');
  return { kind: 'work-order', label: `Work order ${order.id}`, quote, workOrderId: order.id };
}

export function logRowEvidence(record: MaintenanceRecord): EvidenceItem {
  const structured = [
    record.date,
    record.asset,
    record.failure,
    record.action,
    record.durationHours === null ? null : `${record.durationHours} h`,
    record.parts.length === 0 ? null : `parts ${record.parts.join(', ')}`,
  ]
    .filter((part) => part !== null && part !== '')
    .join('; ');
  return {
    kind: 'log-row',
    label: `${record.document}, row ${record.row}`,
    quote: `${structured}\n${record.raw}`,
    documentId: record.documentId,
    document: record.document,
    row: record.row,
  };
}

export function assetEvidence(asset: Asset): EvidenceItem {
  const nameplate = Object.entries(asset.nameplate)
    .map(([key, value]) => `${key} ${value}`)
    .join('; ');
  const parts = asset.spareParts
    .map((part) => `${part.partNumber} ${part.description}, ${part.quantityPerAsset} per asset, ${part.inStock} in stock, ${part.location}`)
    .join('; ');
  const quote = [
    `${asset.id} ${asset.name}`,
    asset.make === null ? '' : `make ${asset.make}`,
    asset.model === null ? '' : `model ${asset.model}`,
    asset.serialNumber === null ? '' : `serial number ${asset.serialNumber}`,
    nameplate,
    parts === '' ? '' : `spare parts: ${parts}`,
    asset.isolationPoints.length === 0 ? '' : `isolation points: ${asset.isolationPoints.join('; ')}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
  return { kind: 'asset', label: `Asset ${asset.id}`, quote, equipment: asset.id };
}
