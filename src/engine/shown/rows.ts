import type { Evidence } from '../../domain/evidence.js';
import { plantMinute } from '../../domain/evidence-of.js';
import { parseIdentifiers } from '../../domain/identifiers.js';
import { parseMoments } from '../../domain/moments.js';
import { convert, parseQuantities, type Quantity } from '../../domain/quantity.js';
import { unitOf } from '../../domain/quantity-units.js';
import type { MaintenanceRecord } from '../../domain/work-order.js';
import type { PlantDirectory } from '../../ports/plant.js';
import type { Results } from '../results.js';
import type { Line } from '../skill.js';

/** A figure as an answer shows it, with the thing it is of. */
export type Figure = Readonly<{
  value: number;
  raw: string;
  decimals: number;
  unit: string | null;
  of: string;
  /** What it is of stands behind it ("17 good bottles"). */
  behind: boolean;
  evidence: readonly string[];
}>;

/** One row of what an answer shows. */
export type Row = Readonly<{
  line: Line;
  /** The identifier that it begins with. */
  name: string | null;
  /** Its date or time in ISO form, as far as it is known. */
  at: string | null;
  figure: Figure | null;
  /** How long it took, and the words for it. */
  minutes: number | null;
  duration: string | null;
  /** Columns that only a record of the log has. */
  record: Pick<MaintenanceRecord, 'technician' | 'parts' | 'durationHours'> | null;
  /** Who opened it, of a work order. */
  by: string | null;
  /** It tells how something is now: its time is that of reading it. */
  isLive: boolean;
  /** Higher is more pressing. */
  urgency: number | null;
  /** The row with everything that its source says of it, for a choice by words. */
  holds: string;
}>;

/** What an answer has shown: its rows in order, the row spoken of (null: the whole list), and the figure that it gives. */
export type Shown = Readonly<{
  rows: readonly Row[];
  focus: number | null;
  /** The row that the answer before this one spoke of. */
  before: number | null;
  figure: Figure | null;
  /** The end of an order by which the row in focus was chosen. */
  order: readonly number[] | null;
  /** Two figures that were held against each other. */
  pair: readonly [Figure, Figure] | null;
  /** What the sources of the answer say. */
  sources: string;
  evidence: readonly Evidence[];
  lines: readonly Line[];
}>;

const priorities = ['low', 'medium', 'high', 'highest'];
const lead = /^\s*(?:[-*•]\s*)?(?:alarm\s+|报警\s*)?/iu;

/** What the lines of an answer show, with what the tools know of each row. */
export function shownBy(lines: readonly Line[], results: Results): Shown {
  const log = logRows(lines, results);
  const rows = log ?? alarmRows(lines, results) ?? orderRows(lines, results) ?? listedRows(lines, results);
  const evidence = results.evidence();
  const sources = evidence.map(({ quote }) => quote).join('\n');
  const focus = log === null ? onlyRow(rows, lines) : 0;
  // A first line that speaks of one of several rows chose it by its length.
  const order =
    log !== null || focus === null || rows.length < 2 ? null : rows.map((_, index) => index).sort((a, b) => (rows[b]?.minutes ?? 0) - (rows[a]?.minutes ?? 0));
  return { rows, focus, before: null, figure: figureIn(lines[0]), order: order?.[0] === focus ? order : null, pair: null, sources, evidence, lines };
}

/** One row that the first line itself tells is the row spoken of. */
function onlyRow(rows: readonly Row[], lines: readonly Line[]): number | null {
  if (rows.length === 1) return 0;
  const [first] = lines;
  if (first === undefined || rows.some(({ line }) => line === first)) return null;
  const spoken = rows.flatMap(({ at }, index) => (at !== null && at.length > 10 && first.text.includes(`${at.slice(0, 10)} ${at.slice(11)}`) ? [index] : []));
  return spoken.length === 1 ? (spoken[0] ?? null) : null;
}

function logRows(lines: readonly Line[], results: Results): readonly Row[] | null {
  const found = results.of('maintenance_history').find(({ output }) => output.total > 0);
  if (found === undefined) return null;
  const sources = found.evidence.filter((item) => item.kind === 'log-row');
  if (!lines.some(({ evidence }) => evidence.some((id) => sources.some((item) => item.id === id)))) return null;
  return found.output.records.flatMap((record): Row[] => {
    const source = sources.find((item) => item.kind === 'log-row' && item.row === record.row && item.documentId === record.documentId);
    if (source === undefined) return [];
    const said = [record.asset, record.failure, record.action].filter((part) => part !== null && part !== '').join('; ');
    const shown = lines.find(({ evidence }) => evidence.length === 1 && evidence[0] === source.id);
    return [
      {
        line: shown ?? { text: `${record.date ?? ''} ${said.replace(/\s+/gu, ' ')}`.trim(), evidence: [source.id] },
        name: record.asset,
        at: record.date,
        figure: null,
        minutes: record.durationHours === null ? null : record.durationHours * 60,
        duration: record.durationHours === null ? null : `${record.durationHours} h`,
        record,
        by: null,
        isLive: false,
        urgency: null,
        holds: source.quote,
      },
    ];
  });
}

function alarmRows(lines: readonly Line[], results: Results): readonly Row[] | null {
  const alarms = results
    .of('query_alarms')
    .flatMap(({ output, evidence }) =>
      output.alarms.map(({ alarm }) => ({ alarm, source: evidence.find((item) => item.kind === 'alarm' && item.alarmId === alarm.id) })),
    );
  const rows = lines.flatMap((line): Row[] => {
    const found = alarms.find(({ source, alarm }) => source !== undefined && line.evidence.includes(source.id) && line.text.includes(alarm.id));
    if (found === undefined) return [];
    const { alarm, source } = found;
    return [
      {
        ...listedRow(line, alarm.id),
        name: alarm.id,
        at: plantMinute(alarm.raisedAt).replace(' ', 'T'),
        urgency: priorities.indexOf(alarm.priority),
        holds: source?.quote ?? line.text,
      },
    ];
  });
  return rows.length === 0 ? null : rows;
}

const orderPriorities = ['routine', 'high', 'urgent', 'emergency'];

function orderRows(lines: readonly Line[], results: Results): readonly Row[] | null {
  const orders = results.of('list_work_orders').flatMap(({ output }) => output.workOrders);
  const rows = lines.flatMap((line): Row[] => {
    const order = orders.find(({ id }) => line.text.startsWith(id));
    if (order === undefined) return [];
    const at = plantMinute(order.createdAt).replace(' ', 'T');
    return [{ ...listedRow(line, order.id), at, figure: null, by: order.createdBy.id, urgency: orderPriorities.indexOf(order.priority) }];
  });
  return rows.length === 0 ? null : rows;
}

/** A line that says what the rows come to together, in front of them. */
const sumOfRows = /\b(?:in all|in total|insgesamt|zusammen)\b|共计?|合计|总共/iu;

/** Lines that begin with a name of the plant, or with a date, are rows. */
function listedRows(lines: readonly Line[], results: Results): readonly Row[] {
  const readings = new Set(results.evidence().flatMap(({ id, kind }) => (kind === 'reading' ? [id] : [])));
  const listed = lines.length > 2 && sumOfRows.test(lines[0]?.text ?? '') ? lines.slice(1) : lines;
  return listed.flatMap((line): Row[] => {
    const text = line.text.replace(lead, '');
    const [name] = parseIdentifiers(text);
    const isNamed = name !== undefined && (name.start === 0 || isKeyOf(text, name));
    const isDated = parseMoments(text).some(({ start }) => start === 0);
    return isNamed || isDated
      ? [
          listedRow(
            line,
            isNamed ? name.raw : isDated ? nameBehindTime(text) : null,
            line.evidence.some((id) => readings.has(id)),
          ),
        ]
      : [];
  });
}

/** "Part no. AB-12: ...": a row of a document's table, by the identifier in its first column. */
function isKeyOf(text: string, { start, end }: Readonly<{ start: number; end: number }>): boolean {
  return /^(?:\p{L}[\p{L}.]*\s){1,3}$/u.test(text.slice(0, start)) && /^[:：]\s/u.test(text.slice(end));
}

/** "2026-03-02 08:09:49 M-401.JAM off-normal": the name that stands right behind the time. */
function nameBehindTime(text: string): string | null {
  const bare = text.replace(/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?[\s:]*/u, '');
  const [name] = parseIdentifiers(bare);
  return name === undefined || name.start > 0 ? null : name.raw;
}

function listedRow(line: Line, name: string | null, isLive = false): Row {
  const moments = parseMoments(line.text);
  const day = moments.find(({ kind }) => kind === 'date')?.keys[0];
  const time = moments.find(({ kind }) => kind === 'time')?.keys[0];
  const lasting = quantitiesIn(line.text).findLast(({ unit }) => unitOf(unit)?.dimension === 'time');
  const minutes = lasting === undefined ? null : convert(lasting.values[0] ?? 0, lasting.unit ?? '', 'min');
  return {
    line,
    name,
    at: day === undefined ? null : time === undefined ? day : `${day}T${time}`,
    figure: figureIn(line),
    minutes,
    duration: minutes === null ? null : (lasting?.raw ?? null),
    record: null,
    by: null,
    isLive,
    urgency: null,
    holds: line.text,
  };
}

/** The numbers of a text that are no part of a name, a date or a time of day. */
function quantitiesIn(text: string): readonly Quantity[] {
  let masked = text;
  for (const { start, end } of [...parseMoments(text), ...parenthesesIn(text)]) masked = masked.slice(0, start) + ' '.repeat(end - start) + masked.slice(end);
  return parseQuantities(masked).map((each) => ({ ...each, raw: text.slice(each.start, each.end) }));
}

/** Descriptions of a tag stand in brackets; their numbers are no values. */
function parenthesesIn(text: string): readonly Readonly<{ start: number; end: number }>[] {
  const found = /\([^)]*\)/u.exec(text);
  return found === null ? [] : [{ start: found.index, end: found.index + found[0].length }];
}

/** The first figure of a line, and what it is of: the name before it, or the words around it. */
export function figureIn(line: Line | undefined): Figure | null {
  if (line === undefined) return null;
  const quantities = quantitiesIn(line.text).filter(({ values }) => values.length > 0);
  const found = quantities[0];
  const [value] = found?.values ?? [];
  if (found === undefined || value === undefined) return null;
  const before = line.text.slice(0, found.start);
  const thing = thingIn(before);
  const noun = /^\s(?!(?:from|at|on|in|of|between|to)\b)(\p{L}{3,}(?:\s\p{L}{4,})?)/u.exec(line.text.slice(found.end))?.[1];
  return {
    value,
    raw: found.raw,
    decimals: Math.max(0, found.decimals),
    unit: found.unit,
    of: thing ?? (found.unit === null ? (noun ?? '') : ''),
    behind: thing === undefined,
    evidence: line.evidence,
  };
}

/** The name or quoted word before a figure, with the words between them ("F-401 OEE"). */
function thingIn(before: string): string | undefined {
  const plain = before.replace(/\([^)]*\)/gu, ' ');
  const name = parseIdentifiers(plain).at(-1);
  if (name === undefined) return /["“„]([^"”“]+)["”“]/u.exec(plain)?.[1];
  const words = plain.slice(name.end).match(/\p{L}[\p{L}-]*/gu) ?? [];
  return [name.raw, ...(words.length <= mostWords ? words : [])].join(' ');
}

/** More words than these between a name and a figure are a sentence and no name of it. */
const mostWords = 2;

/** A part number by its form: letters, figures, a hyphen and figures. */
export const partNumber = /[A-Z]{1,4}\d{1,3}[A-Z]?-\d{3,5}[A-Z]?/u;
const onlyPartNumber = new RegExp(`^${partNumber.source}$`, 'u');

/** The lines of an answer in the pieces that name the meant part, each with its number; with no words all of them, and the parts of the record spoken of. */
export function partLines({ lines, rows, focus }: Shown, words: readonly string[]): readonly Line[] {
  const used = focus === null ? [] : (rows[focus]?.record?.parts ?? []).map((text): Line => ({ text, evidence: [] }));
  if (words.length === 0) return [...lines, ...used];
  return lines
    .flatMap(({ text, evidence }) => text.split(/[;,，；]\s*|\.\s/u).map((piece): Line => ({ text: piece, evidence })))
    .filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)));
}

/** Numbers of parts that lines name: identifiers that are no machine, tag or alarm of the plant and stand for nothing else that it names. */
export function partNumbersIn(lines: readonly Line[], { assets, tags }: PlantDirectory): readonly string[] {
  const known = new Set<string>([
    ...assets.flatMap(({ id, isolationPoints }) => [id, ...isolationPoints.flatMap((point) => parseIdentifiers(point).map(({ raw }) => raw))]),
    ...tags.map(({ id }) => id),
  ]);
  const named = lines.flatMap(({ text }) => parseIdentifiers(text).map(({ raw }) => raw));
  return [...new Set(named)].filter((raw) => !known.has(raw) && onlyPartNumber.test(raw));
}
