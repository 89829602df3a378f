import type { Alarm } from '../../domain/alarm.js';
import type { Evidence } from '../../domain/evidence.js';
import type { TagDefinition, TagValue } from '../../domain/tag.js';
import type { Sentence } from '../../domain/turn.js';
import type { IconName } from './icons.js';

/** Hours and minutes of a plant timestamp, in plant time (UTC); nothing for the epoch, which stands for never. */
export function clockTime(timestamp: string | number): string {
  const date = new Date(timestamp);
  return Number.isNaN(date.getTime()) || date.getTime() === 0 ? '' : date.toISOString().slice(11, 16);
}

/** `2026-03-02 10:14` in plant time (UTC). */
export function dayAndTime(timestamp: string): string {
  const date = new Date(timestamp);
  return Number.isNaN(date.getTime()) ? timestamp : `${date.toISOString().slice(0, 10)} ${date.toISOString().slice(11, 16)}`;
}

/** `59:07` or `1:02:03` until a moment; never negative. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:${two(Math.floor(seconds / 60) % 60)}` : Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** A value as the operator reads it. Digits as configured for the tag, thousands apart by a thin space. */
export function valueText(value: TagValue, definition?: Pick<TagDefinition, 'decimals' | 'states'>): string {
  if (typeof value === 'boolean') return definition?.states?.[value ? 1 : 0] ?? (value ? '1' : '0');
  if (typeof value === 'string') return value;
  const text = definition === undefined ? String(Number(value.toFixed(2))) : value.toFixed(definition.decimals);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '\u2009');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

export const evidenceIcons = {
  passage: 'page',
  reading: 'gauge',
  trend: 'trend',
  alarm: 'bell',
  journal: 'log',
  'work-order': 'wrench',
  'log-row': 'log',
  'plc-line': 'code',
  asset: 'asset',
  computation: 'sum',
  draft: 'draft',
} as const satisfies Record<Evidence['kind'], IconName>;

const priorityOrder = { highest: 0, high: 1, medium: 2, low: 3 } as const;

/** The most urgent first: active before cleared, unacknowledged before acknowledged, then by priority, then the oldest (first-out). */
export function byUrgency(alarms: readonly Alarm[]): readonly Alarm[] {
  const rank = (alarm: Alarm): number =>
    (alarm.state.startsWith('active') ? 0 : 10) + priorityOrder[alarm.priority] * 2 + (alarm.state.includes('unacknowledged') ? 0 : 1);
  return [...alarms].sort((a, b) => rank(a) - rank(b) || Date.parse(a.raisedAt) - Date.parse(b.raisedAt));
}

export type TextPiece = Readonly<{ text: string; strong: boolean }>;

/** Splits a sentence so that tags and figures can be set apart for a quick look. It changes no character. */
export function pieces(text: string): readonly TextPiece[] {
  const found: TextPiece[] = [];
  let last = 0;
  const units = '(?:°C|%|kPa|bar|mm/s|m³/h|l/h|kg/h|kWh|kW|N·m|rpm|Hz|mm|min|A|V|s|h)(?![\\w/])';
  // Names such as VT-101A, P-101A.RUN, HC40-3101 or 6306-2Z; dates and times; figures with their unit.
  const pattern = new RegExp(
    `\\b(?=[\\w-]*\\d)[A-Z0-9]+(?:-[A-Z0-9]+)+(?:\\.[A-Z][A-Z0-9_]*)?(?:#\\d+)?\\b(?:[T ]\\d{2}:\\d{2}(?::\\d{2})?\\b)?|\\b\\d{1,2}:\\d{2}(?::\\d{2})?\\b|(?<![\\w.,-])[-+]?\\d+(?:[.,\u2009]\\d+)*(?![\\w.,]*\\w)(?:\\s?${units})?`,
    'g',
  );
  for (const match of text.matchAll(pattern)) {
    if (match.index > last) found.push({ text: text.slice(last, match.index), strong: false });
    found.push({ text: match[0], strong: true });
    last = match.index + match[0].length;
  }
  if (last < text.length) found.push({ text: text.slice(last), strong: false });
  return found;
}

export type TableRow = Readonly<{ cells: readonly string[]; evidence: readonly string[] }>;
export type Statement = Readonly<{ texts: readonly string[]; evidence: readonly string[]; rows?: readonly TableRow[] }>;

/** The cells of a Markdown table row, or null for other text. */
export function cellsOfRow(text: string): readonly string[] | null {
  return /^\s*\|.*\|\s*$/u.test(text)
    ? text
        .trim()
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim())
    : null;
}

/** Sentences that follow one another and stand on the same evidence, together, so that their source is shown once; the rows of a table together, each with its own sources. */
export function groupStatements(sentences: readonly Sentence[]): readonly Statement[] {
  const groups: { texts: string[]; evidence: readonly string[]; rows?: TableRow[] }[] = [];
  for (const { text, evidence } of sentences) {
    const last = groups.at(-1);
    const cells = cellsOfRow(text);
    if (cells !== null) {
      if (last?.rows !== undefined) last.rows.push({ cells, evidence });
      else groups.push({ texts: [], evidence: [], rows: [{ cells, evidence }] });
    } else if (last !== undefined && last.rows === undefined && last.evidence.join(' ') === evidence.join(' ')) last.texts.push(text);
    else groups.push({ texts: [text], evidence });
  }
  return groups;
}
