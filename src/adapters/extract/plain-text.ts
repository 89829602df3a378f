import { allMatches } from '../../domain/all-matches.js';
import type { ExtractedDocument, TextBlock } from '../../ports/knowledge.js';
import { type ExtractionBudget, unreadable } from './budget.js';
import { detectColumns } from './log/columns.js';
import { isMaintenanceLog, readRecords } from './log/records.js';
import { endsSentence, isBullet, isCaption, opensWarning, saysStep, sectionNumberLevel, stepNumber } from './markers.js';
import { singlePage } from './structure.js';
import { firstRowIsHeading, isHeadingWord, renderRecord, renderRow } from './table.js';
import { type TextTable, textTables } from './text-tables.js';

type Line = Readonly<{ text: string; raw: string; start: number; end: number }>;
type Open = { kind: TextBlock['kind']; level: number | null; start: number; end: number };

/**
 * Plain text as structure. The document's text is the file's own, character for character, except that a line break inside a paragraph
 * becomes a space, a form feed a line break (one character for one), and the rows of a table are written with their headings: without
 * tables, offsets are offsets into the file. Form feeds divide pages.
 */
export function extractPlainText(source: string, budget: ExtractionBudget): ExtractedDocument {
  if (source.length > budget.characters) throw unreadable(`The file holds more than ${budget.characters} characters of text, the limit per document.`);
  const pages = pagesOf(source);
  const text = source.replaceAll('\f', '\n');
  const filled = text.split('\n').filter((line) => line.trim() !== '').length;
  const read = pages.map((page) => readPage(linesOf(text, page.start, page.end), page.page, filled));
  const written = write(
    text,
    read.flatMap(({ blocks }) => blocks),
    pages,
  );
  if (written.text.length > budget.characters) throw unreadable(`The file holds more than ${budget.characters} characters of text, the limit per document.`);
  return { format: 'text', ...written, metadata: {}, records: read.flatMap(({ records }) => records), warnings: read.flatMap(({ warnings }) => warnings) };
}

/** A table that makes up so much of the file, and whose columns are those of a log, is one. */
const LOG_SHARE = 0.5;

/** Names of columns stand over an empty corner, or are what `firstRowIsHeading` takes for such; of two columns the second must have a usual name. */
function namesColumns(rows: readonly (readonly string[])[]): boolean {
  const [first = [], ...body] = rows;
  const names = first.slice(1).filter((cell) => cell !== '');
  if (first[0] === '' && names.length > 1 && new Set(names).size === names.length && body.every((row) => row[0] !== '')) return true;
  const apart = first.map((cell, column) => (first.indexOf(cell) < column ? `${cell}, ${first[column - 1] ?? ''}` : cell));
  return firstRowIsHeading([apart, ...body]) && (first.length > 2 || isHeadingWord(first[1] ?? ''));
}

type PageReading = Readonly<{ blocks: readonly TextBlock[] }> & Pick<ExtractedDocument, 'records' | 'warnings'>;

/** The blocks of one page in order: those of the text between the tables, and the rows of the tables. */
function readPage(lines: readonly Line[], page: number, filled: number): PageReading {
  const tables = textTables(lines);
  const between = [...tables, { from: lines.length, to: lines.length }].flatMap(({ from }, at) => blocksOf(lines, page, tables[at - 1]?.to ?? 0, from));
  const rows = tables.map((table) => tableBlocks(table, lines, page, table.to - table.from > filled * LOG_SHARE));
  const blocks = [...between, ...rows.flatMap((table) => table.blocks)].sort((left, right) => left.start - right.start);
  return { blocks, records: rows.flatMap(({ records }) => records), warnings: rows.flatMap(({ warnings }) => warnings) };
}

function tableBlocks({ rows, ruled }: TextTable, lines: readonly Line[], page: number, mayBeLog: boolean): PageReading {
  const cells = rows.map((row) => row.cells);
  const named = ruled || namesColumns(cells);
  const headings = named ? (cells[0] ?? null) : null;
  const body = named ? rows.slice(1) : rows;
  const logRows = body.map((row) => ({ row: row.first + 1, cells: row.cells }));
  const isLog =
    mayBeLog &&
    isMaintenanceLog(
      detectColumns(
        headings,
        body.map((row) => row.cells),
      ),
    );
  const blocks = body.map(({ cells: own, first, last }): TextBlock => {
    const rendered = isLog ? renderRecord(headings, own) : renderRow(headings, own);
    return { kind: isLog ? 'record' : 'table-row', start: lines[first]?.start ?? 0, end: lines[last]?.end ?? 0, page, level: null, rendered };
  });
  return isLog ? { blocks, ...readRecords(headings, logRows, ' | ') } : { blocks, records: [], warnings: [] };
}

function pagesOf(source: string): ExtractedDocument['pages'] {
  const starts = [0, ...allMatches(source, /\f/g).map((match) => match.index + 1)].filter((start, index) => index === 0 || start < source.length);
  return starts.map((start, index) => ({ ...singlePage(0), page: index + 1, start, end: starts[index + 1] ?? source.length }));
}

function linesOf(text: string, start: number, end: number): readonly Line[] {
  const lines: Line[] = [];
  for (let at = start; at < end; ) {
    const stop = text.indexOf('\n', at);
    const lineEnd = stop < 0 || stop > end ? end : stop;
    const raw = text.slice(at, lineEnd);
    const indent = raw.length - raw.trimStart().length;
    lines.push({ text: raw.trim(), raw, start: at + indent, end: at + indent + raw.trim().length });
    at = lineEnd + 1;
  }
  return lines;
}

function blocksOf(lines: readonly Line[], page: number, from: number, to: number): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let open: Open | null = null;
  const close = () => {
    if (open !== null) blocks.push({ ...open, page, rendered: null });
    open = null;
  };
  lines.slice(from, to).forEach((line, at) => {
    const index = from + at;
    const kind = line.text === '' || isRuler(line.text) ? null : startOf(lines, index, open);
    if (line.text === '' || isRuler(line.text)) close();
    else if (kind !== null) {
      close();
      open = { ...kind, start: line.start, end: line.end };
      if (kind.kind === 'heading') close();
    } else if (open !== null) open.end = line.end;
  });
  close();
  return blocks;
}

/** What block the line at `index` opens, or null where it goes on with the open one. */
function startOf(lines: readonly Line[], index: number, open: Open | null): Readonly<{ kind: TextBlock['kind']; level: number | null }> | null {
  const text = lines[index]?.text ?? '';
  const level = headingLevel(lines, index);
  if (level !== null) return { kind: 'heading', level };
  const step = stepNumber(text);
  if (step !== null) return { kind: 'step', level: step };
  if (opensWarning(text)) return { kind: 'warning', level: null };
  if (isBullet(text)) return { kind: 'list', level: null };
  if (isCaption(text)) return { kind: 'caption', level: null };
  return open === null ? { kind: 'paragraph', level: null } : null;
}

/** A heading stands alone between empty lines (or is underlined), is short and does not end like a sentence. */
function headingLevel(lines: readonly Line[], index: number): number | null {
  const text = lines[index]?.text ?? '';
  const next = lines[index + 1]?.text ?? '';
  const alone = (lines[index - 1]?.text ?? '') === '' && next === '';
  if (/^={3,}$/.test(next)) return 1;
  if (/^-{3,}$/.test(next) && text.length < 90) return 2;
  if (/^#{1,6}\s/.test(text)) return text.indexOf(' ');
  if (!alone || text.length > 90 || endsSentence(text) || isBullet(text) || saysStep(text) || opensWarning(text) || isCaption(text)) return null;
  const numbered = sectionNumberLevel(text);
  if (numbered !== null) return numbersNeighbour(lines, index) ? null : numbered;
  const shouted = text === text.toUpperCase() && /\p{Lu}{3}/u.test(text);
  if (shouted) return index < 3 ? 1 : 2;
  return /^[\p{Lu}\p{Script=Han}]/u.test(text) && text.split(/\s+/).length <= 9 && index < lines.length - 1 ? 2 : null;
}

/** True where the next or previous filled line is the next or previous number: then it is a list with space between, not a heading. */
function numbersNeighbour(lines: readonly Line[], index: number): boolean {
  const own = stepNumber(lines[index]?.text ?? '');
  if (own === null) return false;
  const filled = (from: number, by: number) => {
    for (let at = from + by; at >= 0 && at < lines.length; at += by) if (lines[at]?.text !== '') return lines[at]?.text ?? '';
    return '';
  };
  return stepNumber(filled(index, 1)) === own + 1 || (own > 1 && stepNumber(filled(index, -1)) === own - 1);
}

function isRuler(text: string): boolean {
  return /^[-=_*~#]{3,}$/.test(text);
}

/** The text with its rows as rendered; line breaks inside other blocks become spaces, between blocks they stay. Blocks and pages move along. */
function write(text: string, blocks: readonly TextBlock[], pages: ExtractedDocument['pages']): Pick<ExtractedDocument, 'text' | 'blocks' | 'pages'> {
  const parts: string[] = [];
  const moved: TextBlock[] = [];
  const shifts: { from: number; by: number }[] = [];
  let at = 0;
  let shift = 0;
  for (const block of blocks) {
    const own = block.rendered ?? text.slice(block.start, block.end).replaceAll('\n', ' ');
    parts.push(text.slice(at, block.start), own);
    moved.push({ ...block, start: block.start + shift, end: block.start + shift + own.length });
    at = block.end;
    shift += own.length - (block.end - block.start);
    shifts.push({ from: at, by: shift });
  }
  parts.push(text.slice(at));
  const place = (offset: number): number => offset + (shifts.findLast(({ from }) => from <= offset)?.by ?? 0);
  return { text: parts.join(''), blocks: moved, pages: pages.map((page) => ({ ...page, start: place(page.start), end: place(page.end) })) };
}
