import type { ColumnKind, TableKind } from './kinds.js';
import { headingsOf, wordsOf } from './words.js';

/** A table as it was meant: the name over every column (of two levels where there are two) and the cells under it. */
export type MeantTable = Readonly<{ upper: readonly string[] | null; headings: readonly string[]; rows: readonly (readonly string[])[] }>;

type Random = () => number;

/** The tables of a kind for a seed, and the page that prints them. */
export function makeTables(kind: TableKind, seed: number): Readonly<{ html: string; tables: readonly MeantTable[] }> {
  const random = randomFrom(seed);
  const tables = Array.from({ length: kind.tables }, () => meantTable(kind, random));
  const body = tables.map((table) => `<p>${prose(kind, random)}</p>${htmlTable(kind, table)}<p>${prose(kind, random)}</p>`).join('');
  return {
    html: `<!doctype html><html lang="${kind.language}"><meta charset="utf-8"><style>${styles(kind)}</style><h1>${pick(wordsOf[kind.language].things, random)} ${seed}</h1>${body}</html>`,
    tables,
  };
}

/** Mulberry32: the same figures for the same seed. */
function randomFrom(seed: number): Random {
  let state = seed * 2_654_435_769;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

function meantTable(kind: TableKind, random: Random): MeantTable {
  const seen = new Map<ColumnKind, number>();
  const headings = kind.columns.map((column) => {
    const at = seen.get(column) ?? 0;
    seen.set(column, at + 1);
    const names = headingsOf[kind.language][column];
    return names[at % names.length] ?? '';
  });
  const rows: string[][] = [];
  for (let at = 0; at < kind.rows; at += 1) {
    const cells = kind.columns.map((column) => cellOf(column, kind, 100 + at * 3 + Math.floor(random() * 3), random));
    const emptied = cells.map((cell, column) => (column > 0 && random() < kind.empty ? '' : cell));
    if (at % kind.group > 0) emptied[0] = rows[at - 1]?.[0] ?? '';
    rows.push(emptied);
  }
  const upper = kind.levels === 1 ? null : headings.map((_, column) => (column === 0 ? '' : column < 3 ? 'Line A' : 'Line B'));
  return {
    upper,
    headings: kind.levels === 1 ? headings : headings.map((name, column) => (column === 0 ? name : (headings[1 + ((column - 1) % 2)] ?? name))),
    rows,
  };
}

function cellOf(column: ColumnKind, kind: TableKind, number: number, random: Random): string {
  const words = wordsOf[kind.language];
  switch (column) {
    case 'code':
      return `${words.codes}${number}`;
    case 'words':
      return kind.columns[0] === 'words' ? `${pick(words.things, random)} ${number}` : pick(words.things, random);
    case 'sentence':
      return sentence(kind, random);
    case 'figure':
      return random() < 0.3 ? (random() * 20).toFixed(1) : String(Math.floor(random() * 900) + 5);
    case 'value':
      return `${Math.floor(random() * 190) + 5} ${pick(['°C', 'bar', 's', 'min', '%'], random)}`;
    case 'date':
      return `20${20 + Math.floor(random() * 6)}-0${1 + Math.floor(random() * 9)}-${10 + Math.floor(random() * 18)}`;
  }
}

function sentence(kind: TableKind, random: Random): string {
  const words = wordsOf[kind.language];
  const parts = [pick(words.starts, random), pick(words.middles, random), pick(words.ends, random)];
  return parts.filter((part) => part !== '').join(' ');
}

function prose(kind: TableKind, random: Random): string {
  return `${Array.from({ length: 4 }, () => sentence(kind, random)).join('. ')}.`;
}

function styles({ font, size, padding, align, page, rules, heading, cut, repeats }: TableKind): string {
  const borders = {
    grid: 'table{border-collapse:collapse}td,th{border:1px solid #444}',
    rows: 'table{border-collapse:collapse}td,th{border-bottom:1px solid #aaa}',
    separate: 'table{border:1px solid #333}td,th{border:1px solid #777}',
    heading: 'table{border-collapse:collapse}thead tr:last-child th{border-bottom:2px solid #000}',
    zebra: 'table{border-collapse:collapse}tbody tr:nth-child(even) td{background:#eee}',
    none: 'table{border-collapse:collapse}',
    columns: 'table{border-collapse:collapse}td,th{border-left:1px solid #444;border-right:1px solid #444}',
  }[rules];
  const headings = { plain: '', shaded: 'th{background:#ddd}', dark: 'th{background:#234;color:#fff}' }[heading];
  return [
    `@page{size:${page};margin:18mm}body{font:${size}px '${font}',sans-serif;line-height:1.35}`,
    `table{width:100%;margin:12px 0}td,th{padding:${padding}px;vertical-align:${align};text-align:left}.figure{text-align:right}`,
    borders,
    headings,
    cut ? '' : 'tr{break-inside:avoid}',
    repeats ? '' : 'thead{display:table-row-group}',
  ].join('');
}

function htmlTable(kind: TableKind, table: MeantTable): string {
  const classOf = (column: number): string => (kind.columns[column] === 'figure' ? ' class="figure"' : '');
  const names = table.headings.map((name, column) => `<th${classOf(column)}>${name}</th>`);
  const upper = table.upper === null ? null : `<tr><th rowspan="2">${table.headings[0]}</th><th colspan="2">Line A</th><th colspan="2">Line B</th></tr>`;
  const head = upper === null ? `<tr>${names.join('')}</tr>` : `${upper}<tr>${names.slice(1).join('')}</tr>`;
  const rows = table.rows.map((cells, at) => {
    const shown = cells.map((cell, column) => {
      if (column === 0 && kind.group > 1) return at % kind.group === 0 ? `<td rowspan="${kind.group}">${cell}</td>` : '';
      return `<td${classOf(column)}>${cell}</td>`;
    });
    return `<tr>${shown.join('')}</tr>`;
  });
  return `<table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`;
}
