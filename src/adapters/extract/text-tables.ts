import { isBullet, stepNumber } from './markers.js';

/** A line of a text file as it stands, with its leading spaces, and where it begins. */
export type RawLine = Readonly<{ raw: string; start: number }>;
/** Lines `from` to `to` (exclusive) are a table. `rows` name the lines that each row was written on. `ruled` says that a rule stands under the first row. */
export type TextTable = Readonly<{ from: number; to: number; rows: readonly TextRow[]; ruled: boolean }>;
export type TextRow = Readonly<{ cells: readonly string[]; first: number; last: number }>;

/** A table without a rule under its headings needs so many lines before its gaps are taken for columns. */
const FEWEST_LINES = 3;
/** A share of the lines may run over a gap between columns; and so many must begin a word where a ragged column begins. */
const SHARE = { over: 0.1, begins: 0.6 };

const rule = /^[\s|:+=_-]*[-=_]{2,}[\s|:+=_-]*$/u;
const gap = /(?:[ \u00a0]{2,}|\t+)/u;

/** The tables in the lines of a plain text: cells between bars, or under one another with at least two spaces between them. */
export function textTables(lines: readonly RawLine[]): readonly TextTable[] {
  const tables: TextTable[] = [];
  for (let at = 0; at < lines.length; ) {
    const table = barTable(lines, at) ?? spacedTable(lines, at);
    if (table !== null) tables.push(table);
    at = table?.to ?? at + 1;
  }
  return tables;
}

const isRule = (text: string): boolean => rule.test(text) && /[-=_]{2}/u.test(text);
const hasBars = (text: string): boolean => (text.match(/(?<!\\)\|/gu)?.length ?? 0) >= (/^\s*\|.*\|\s*$/u.test(text) ? 3 : 2);

function barTable(lines: readonly RawLine[], from: number): TextTable | null {
  let to = from;
  while (to < lines.length && (hasBars(lines[to]?.raw ?? '') || (to > from && isRule(lines[to]?.raw ?? '')))) to += 1;
  const rows = lines.slice(from, to).flatMap(({ raw }, at) => {
    if (isRule(raw)) return [];
    const inner = raw.trim().replace(/^\|/u, '').replace(/\|$/u, '');
    return [{ cells: inner.split(/(?<!\\)\|/u).map((cell) => cell.replaceAll('\\|', '|').trim()), first: from + at, last: from + at }];
  });
  return rows.length < 2 ? null : { from, to, rows, ruled: isRule(lines[(rows[0]?.first ?? from) + 1]?.raw ?? '') };
}

function spacedTable(lines: readonly RawLine[], from: number): TextTable | null {
  const first = lines[from]?.raw ?? '';
  if (!isSpaced(first)) return null;
  // Headings over a table begin with the second column where the first has none.
  const next = lines[from + 1]?.raw ?? '';
  const margin = isSpaced(next) ? Math.min(indentOf(first), indentOf(next)) : indentOf(first);
  let to = from + 1;
  while (to < lines.length && goesOn(lines[to]?.raw ?? '', margin)) to += 1;
  while (to > from && !isSpaced(lines[to - 1]?.raw ?? '') && isRule(lines[to - 1]?.raw ?? '')) to -= 1;
  const ruled = isRule(lines[from + 1]?.raw ?? '');
  const shown = lines.slice(from, to).map(({ raw }, at) => ({ raw: widen(raw), at: from + at }));
  const filled = shown.filter(({ raw }) => !isRule(raw));
  if (filled.filter(({ raw }) => isSpaced(raw)).length < (ruled ? 2 : FEWEST_LINES)) return null;
  const starts = columnStarts(filled.map(({ raw }) => raw));
  if (starts.length < 2) return null;
  return { from, to, ruled, rows: wholeRows(filled.map(({ raw, at }) => ({ cells: cut(raw, starts), at }))) };
}

/** A line of at least two cells; a numbered or bulleted line whose only gap stands behind its mark is running text. */
function isSpaced(raw: string): boolean {
  const chunks = raw.trim().split(gap);
  if (chunks.length < 2 || isRule(raw)) return false;
  const mark = `${chunks[0] ?? ''} x`;
  const marked = stepNumber(mark) !== null || isBullet(mark) || /^(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]\.?|§\s?\d+)$/u.test(chunks[0] ?? '');
  return !(marked && chunks.length === 2) && !/(?:\.{4,}|(?:\. ){4,})/u.test(raw) && !/[.!?]$/u.test(chunks[0] ?? '');
}

/** The next line of the same table: cells again, a rule, or the rest of a cell further to the right. */
function goesOn(raw: string, margin: number): boolean {
  if (raw.trim() === '') return false;
  if (isRule(raw)) return true;
  return isSpaced(raw) ? indentOf(raw) >= margin - 1 : indentOf(raw) >= margin + 6;
}

const indentOf = (raw: string): number => raw.length - raw.trimStart().length;

/** Holds the second place of a character that is two places wide; taken out again when the cells are cut. */
const FILLER = '\u2060';
const twoPlaces = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** A place for every column of the screen: tabs go to the next multiple of eight, Chinese characters take two. */
function widen(raw: string): string {
  let wide = '';
  for (const character of raw) wide += character === '\t' ? ''.padEnd(8 - (wide.length % 8), ' ') : character + (twoPlaces.test(character) ? FILLER : '');
  return wide;
}

/** Where the columns begin: behind every gap that runs down through the table and is two spaces wide in most; where there is none, where most lines begin a word. */
function columnStarts(lines: readonly string[]): readonly number[] {
  const width = Math.max(...lines.map((line) => line.length));
  const inked = Array.from({ length: width }, (_, at) => lines.filter((line) => (line[at] ?? ' ') !== ' ').length);
  const most = lines.length < 10 ? 0 : Math.floor(lines.length * SHARE.over);
  const clear = inked.map((count) => count <= most);
  const wide = (at: number): boolean => {
    const beside = lines.filter((line) => (line[at] ?? ' ') !== ' ');
    const apart = beside.filter((line) => line.slice(at - 2, at).trim() === '');
    // A heading of two words stands over a short figure.
    return apart.length >= beside.length * SHARE.begins && (beside[0] !== lines[0] || apart[0] === lines[0]);
  };
  const starts = clear.flatMap((isClear, at) => (!isClear && (at === 0 || (clear[at - 1] === true && wide(at))) ? [at] : []));
  const [margin] = starts;
  if (starts.length > 1 || margin === undefined) return starts;
  const begins = (line: string, at: number): boolean => line[at - 1] === ' ' && (line[at] ?? ' ') !== ' ';
  const ragged = Array.from({ length: width }, (_, at) => at).filter(
    (at) =>
      at > margin + 1 &&
      lines.filter((line) => begins(line, at)).length >= lines.length * SHARE.begins &&
      lines.filter((line) => begins(line, at) && line[at - 2] === ' ').length >= 2,
  );
  return [margin, ...ragged];
}

/** The cells of a line: cut where the columns begin; a word that runs over is cut at the nearest gap of its own, or stays whole. */
function cut(line: string, starts: readonly number[]): readonly string[] {
  const cuts: number[] = [];
  for (const [column, start] of starts.entries()) {
    if (column === 0) continue;
    const from = cuts.at(-1) ?? 0;
    const isFree = (line[start - 1] ?? ' ') === ' ';
    const own = line.slice(from, starts[column + 1] ?? line.length).search(/(?<=\S) {2,}(?=\S)/u);
    cuts.push(isFree ? start : own >= 0 ? from + own : Math.min(line.length, starts[column + 1] ?? line.length));
  }
  return starts.map((_, column) =>
    line
      .slice(column === 0 ? 0 : (cuts[column - 1] ?? line.length), cuts[column] ?? line.length)
      .replaceAll(FILLER, '')
      .trim(),
  );
}

/** A line without a first cell is the rest of the row above where it fills few cells; where it fills most, it is of the same thing as that row. */
function wholeRows(lines: readonly Readonly<{ cells: readonly string[]; at: number }>[]): readonly TextRow[] {
  const rows: TextRow[] = [];
  for (const { cells, at } of lines) {
    const above = rows.at(-1);
    const filled = cells.filter((cell) => cell !== '').length;
    if (above === undefined || cells[0] !== '') rows.push({ cells, first: at, last: at });
    else if (filled * 2 < cells.length + 1)
      rows.splice(-1, 1, { ...above, cells: above.cells.map((cell, column) => `${cell} ${cells[column] ?? ''}`.trim()), last: at });
    else rows.push({ cells: [above.cells[0] ?? '', ...cells.slice(1)], first: at, last: at });
  }
  return rows;
}
