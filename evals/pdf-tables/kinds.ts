/** What stands in a column: a short code, a few words, a sentence that wraps, a figure set to the right, a figure with its unit, a date. */
export type ColumnKind = 'code' | 'words' | 'sentence' | 'figure' | 'value' | 'date';

/** How a table is printed. `rules`: what is drawn; `cut`: rows may be parted by the end of a page; lengths in CSS pixels. */
export type TableKind = Readonly<{
  name: string;
  /** Kept for judging: not looked at while the reader of tables was built. */
  held: boolean;
  rules: 'grid' | 'rows' | 'separate' | 'heading' | 'zebra' | 'none' | 'columns';
  columns: readonly ColumnKind[];
  rows: number;
  align: 'top' | 'middle';
  padding: number;
  language: 'en' | 'de';
  font: string;
  size: number;
  page: 'A4' | 'A5';
  heading: 'plain' | 'shaded' | 'dark';
  repeats: boolean;
  cut: boolean;
  levels: 1 | 2;
  /** Rows that share one cell of the first column. */
  group: number;
  empty: number;
  tables: number;
}>;

const usual = {
  held: false,
  rules: 'grid',
  columns: ['code', 'sentence', 'sentence', 'figure'],
  rows: 6,
  align: 'middle',
  padding: 4,
  language: 'en',
  font: 'Liberation Sans',
  size: 13,
  page: 'A4',
  heading: 'plain',
  repeats: true,
  cut: false,
  levels: 1,
  group: 1,
  empty: 0,
  tables: 1,
} as const satisfies Omit<TableKind, 'name'>;

function kind(name: string, own: Partial<TableKind>): TableKind {
  return { ...usual, name, ...own };
}

const six = ['code', 'words', 'figure', 'figure', 'words', 'date'] as const;

const wordy = ['code', 'words', 'value', 'value', 'words', 'words'] as const;

export const tableKinds: readonly TableKind[] = [
  kind('grid, two columns wrap', {}),
  kind('no rules, last column wraps', { rules: 'none', align: 'top', columns: ['code', 'words', 'sentence'] }),
  kind('lines under rows, two columns wrap', { rules: 'rows', align: 'top' }),
  kind('grid over pages, headings repeated', { rows: 54, columns: six, heading: 'shaded' }),
  kind('grid over pages, columns of words', { rows: 54, columns: wordy }),
  kind('zebra over pages, headings repeated', { rules: 'zebra', rows: 48, columns: six }),
  kind('line under headings, figures', { rules: 'heading', rows: 9, columns: ['words', 'figure', 'figure', 'figure'] }),
  kind('borders of cells, first column wraps', { rules: 'separate', columns: ['sentence', 'figure', 'words'], padding: 2 }),
  kind('zebra, all columns wrap', { rules: 'zebra', heading: 'dark', columns: ['sentence', 'sentence', 'sentence'] }),
  kind('grid, rows cut by pages', { rows: 26, cut: true, columns: ['code', 'sentence', 'sentence', 'sentence'] }),
  kind('grid, headings of two levels', { levels: 2, columns: ['words', 'figure', 'figure', 'figure', 'figure'] }),
  kind('no rules, no padding to speak of', { rules: 'none', padding: 1 }),
  kind('grid, German, narrow page', { language: 'de', page: 'A5', size: 12, font: 'DejaVu Sans' }),
  kind('lines under rows, last column wraps, serif', { held: true, rules: 'rows', font: 'Liberation Serif', columns: ['words', 'figure', 'sentence'] }),
  kind('grid, first cell over three rows', { held: true, group: 3, rows: 9, columns: ['words', 'words', 'figure', 'sentence'] }),
  kind('no rules over pages, columns wrap', { held: true, rules: 'none', rows: 40, align: 'top', padding: 5 }),
  kind('zebra, figures and empty cells', { held: true, rules: 'zebra', rows: 12, columns: six, empty: 0.15 }),
  kind('line under headings, first column wraps', { held: true, rules: 'heading', align: 'top', columns: ['sentence', 'figure', 'figure', 'date'] }),
  kind('zebra over pages, columns of words, headings once', { held: true, rules: 'zebra', rows: 45, repeats: false, columns: wordy }),
  kind('no rules over pages, columns of words', { held: true, rules: 'none', rows: 54, columns: wordy, padding: 3 }),
  kind('two grids on a page', { held: true, tables: 2, rows: 5 }),
  kind('lines under rows over pages, headings once', { held: true, rules: 'rows', rows: 50, repeats: false, columns: six }),
  kind('borders of cells over pages, rows cut', {
    held: true,
    rules: 'separate',
    rows: 26,
    cut: true,
    align: 'top',
    columns: ['code', 'sentence', 'sentence'],
  }),
  kind('lines between columns only', { held: true, rules: 'columns' }),
  kind('no rules, German', { held: true, rules: 'none', language: 'de', font: 'DejaVu Sans', size: 12 }),
  kind('lines under rows, narrow page, empty cells', {
    held: true,
    rules: 'rows',
    page: 'A5',
    columns: ['code', 'words', 'figure', 'figure'],
    empty: 0.2,
    rows: 10,
  }),
  kind('lines under rows, headings of two levels', {
    held: true,
    rules: 'rows',
    levels: 2,
    heading: 'shaded',
    columns: ['words', 'figure', 'figure', 'figure', 'figure'],
  }),
];
