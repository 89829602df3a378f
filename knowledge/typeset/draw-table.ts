import type { Line } from './break-lines.js';
import type { Flow, TextSize } from './flow.js';
import type { Words } from './words.js';

type TableBlock = Readonly<{ caption: string; head: readonly string[]; rows: readonly (readonly string[])[] }>;
type Cells = Readonly<{ lines: readonly (readonly Line[])[]; height: number }>;
const padding = 4;

/** Column widths: every column gets its longest word, the rest is shared by the length of the text. */
export function columnWidths(natural: readonly number[], minimum: readonly number[], total: number): number[] {
  const wanted = natural.reduce((sum, width) => sum + width, 0);
  if (wanted <= total) return natural.map((width) => (width * total) / wanted);
  const least = minimum.reduce((sum, width) => sum + width, 0);
  if (least >= total) return minimum.map((width) => (width * total) / least);
  const extra = natural.map((width, index) => Math.sqrt(Math.max(0, width - (minimum[index] ?? 0))));
  const share = extra.reduce((sum, width) => sum + width, 0) || 1;
  return minimum.map((width, index) => width + ((extra[index] ?? 0) / share) * (total - least));
}

function measureColumns(flow: Flow, table: TableBlock, text: TextSize): number[] {
  const measure = flow.measureAt(text);
  const bold = flow.measureAt({ ...text, bold: true });
  const columns = table.head.map((head, column) => [head, ...table.rows.map((row) => row[column] ?? '')]);
  const clean = (cell: string): string => cell.replace(/\*/g, '');
  const natural = columns.map((cells) => Math.max(...cells.map((cell, index) => (index === 0 ? bold : measure)(clean(cell), 'regular'))) + 2 * padding + 2);
  const minimum = columns.map(
    (cells) =>
      Math.max(
        ...cells.flatMap((cell, index) =>
          clean(cell)
            .split(/\s+/)
            .map((word) => (index === 0 ? bold : measure)(word, 'regular')),
        ),
      ) +
      2 * padding +
      2,
  );
  return columnWidths(natural, minimum, flow.columnWidth);
}

function layRow(flow: Flow, cells: readonly string[], widths: readonly number[], text: TextSize): Cells {
  const lines = cells.map((cell, index) => flow.lines(cell, (widths[index] ?? 0) - 2 * padding, text));
  const height = Math.max(...lines.map((cell) => cell.length), 1) * text.leading + 2 * padding;
  return { lines, height };
}

function drawRow(flow: Flow, row: Cells, widths: readonly number[], text: TextSize, kind: 'head' | 'odd' | 'even'): void {
  const { pdf, look } = flow;
  const total = widths.reduce((sum, width) => sum + width, 0);
  const fill =
    kind === 'head'
      ? look.tableStyle === 'bands'
        ? look.accent
        : look.tableStyle === 'grid'
          ? '#dddddd'
          : null
      : kind === 'even' && look.tableStyle === 'bands'
        ? '#eef2f6'
        : null;
  if (fill !== null) pdf.rect(flow.x, flow.y, total, row.height).fill(fill);
  let x = flow.x;
  row.lines.forEach((cell, index) => {
    const width = widths[index] ?? 0;
    if (look.tableStyle === 'grid') pdf.rect(x, flow.y, width, row.height).lineWidth(0.5).strokeColor('#666666').stroke();
    const colour = kind === 'head' && look.tableStyle === 'bands' ? '#ffffff' : '#000000';
    cell.forEach((line, number) => {
      flow.drawLine({ ...line, last: true }, x + padding, flow.y + padding + number * text.leading, { ...text, colour });
    });
    x += width;
  });
  if (look.tableStyle !== 'grid') {
    const edge = flow.y + row.height;
    pdf
      .moveTo(flow.x, edge)
      .lineTo(flow.x + total, edge)
      .lineWidth(kind === 'head' ? 1 : 0.4)
      .strokeColor(kind === 'head' ? '#222222' : '#aaaaaa')
      .stroke();
  }
  flow.y += row.height;
}

/** Room a table asks for before it begins: caption, heading row and its first two rows. */
export function tableStartHeight(flow: Flow, table: TableBlock): number {
  const text: TextSize = { size: flow.look.size * 0.88, leading: flow.look.leading * 0.85 };
  const widths = measureColumns(flow, table, text);
  const rows = table.rows.slice(0, 2).map((row) => layRow(flow, row, widths, text).height);
  return flow.look.leading * 2 + 6 + layRow(flow, table.head, widths, { ...text, bold: true }).height + rows.reduce((sum, height) => sum + height, 0);
}

/** Draws a captioned table; when it breaks across pages, caption "(continued)" and heading row stand again. */
export function drawTable(flow: Flow, table: TableBlock, number: string, words: Words): void {
  const text: TextSize = { size: flow.look.size * 0.88, leading: flow.look.leading * 0.85 };
  const headText: TextSize = { ...text, bold: true };
  const captionText: TextSize = { size: flow.look.size * 0.92, leading: flow.look.leading, bold: true };
  const widths = measureColumns(flow, table, text);
  const head = layRow(flow, table.head, widths, headText);
  const rows = table.rows.map((row) => layRow(flow, row, widths, text));
  const start = (suffix: string): void => {
    const lines = flow.lines(`${words.table} ${number}  ${table.caption}${suffix}`, flow.columnWidth, captionText);
    flow.place(lines, captionText, { width: flow.columnWidth });
    flow.y += 2;
    drawRow(flow, head, widths, headText, 'head');
  };
  flow.y += 4;
  flow.ensure(tableStartHeight(flow, table));
  start('');
  rows.forEach((row, index) => {
    if (flow.y + row.height > flow.bottom) {
      flow.advance();
      start(` ${words.continued}`);
    }
    drawRow(flow, row, widths, text, index % 2 === 0 ? 'odd' : 'even');
  });
  flow.y += flow.look.leading * 0.8;
}
