import { describe, expect, it } from 'vitest';
import { makePdf, type PdfDrawing } from '../../../testing/make-pdf.js';
import { defaultExtractionBudget } from '../budget.js';
import { extractPdf } from './extract-pdf.js';

type Cell = Readonly<{ text: string; x: number; y: number; role?: 'TH' | 'TD' }>;

/** Draws rows of cells as a tagged table; every page of `pages` gets its own share of them, as a browser prints a long table. */
function drawTagged(pdf: PdfDrawing, pages: readonly (readonly (readonly Cell[])[])[]): void {
  const table = pdf.struct('Table');
  for (const rows of pages) {
    pdf.addPage();
    for (const row of rows) {
      const line = pdf.struct('TR');
      for (const { text, x, y, role = 'TD' } of row) {
        const content = pdf.markStructureContent(role);
        pdf.fontSize(10);
        for (const [index, part] of text.split('\n').entries()) pdf.text(part, x, y + index * 13, { lineBreak: false });
        pdf.endMarkedContent();
        line.add(pdf.struct(role, {}, content));
      }
      table.add(line);
    }
  }
  table.end();
  pdf.addStructure(table);
}

async function rowsOf(pages: readonly (readonly (readonly Cell[])[])[]): Promise<readonly string[]> {
  const bytes = await makePdf((pdf) => drawTagged(pdf, pages), { tagged: true, pdfVersion: '1.5' });
  const document = await extractPdf(bytes, defaultExtractionBudget, new AbortController().signal);
  expect(document.pages.map(({ needsOcr }) => needsOcr)).toEqual(pages.map(() => false));
  return document.blocks.map((block) => `${block.kind} p${block.page}: ${document.text.slice(block.start, block.end)}`);
}

const headings = (y: number): readonly Cell[] => [
  { text: 'Code', x: 60, y, role: 'TH' },
  { text: 'Meaning', x: 120, y, role: 'TH' },
  { text: 'Limit [bar]', x: 300, y, role: 'TH' },
];

describe('tables of a tagged PDF', () => {
  it('keep a cell that stands between the lines of its neighbours with its own row, though rows stand as close as lines', async () => {
    const rows = await rowsOf([
      [
        headings(90),
        [
          { text: 'F11', x: 60, y: 110 },
          { text: 'The vent flap does not\nreach its position', x: 120, y: 103.5 },
          { text: '4', x: 300, y: 110 },
        ],
        [
          { text: 'F19', x: 60, y: 136 },
          { text: 'Readings of the probes\nare too far apart', x: 120, y: 129.5 },
          { text: '6', x: 300, y: 136 },
        ],
      ],
    ]);
    expect(rows).toEqual([
      'table-row p1: Code F11: Meaning: The vent flap does not reach its position; Limit 4 bar',
      'table-row p1: Code F19: Meaning: Readings of the probes are too far apart; Limit 6 bar',
    ]);
  });

  it('put the cells of a row with one left out under their own headings', async () => {
    const rows = await rowsOf([
      [
        headings(90),
        [
          { text: 'F11', x: 60, y: 110 },
          { text: 'Flap', x: 120, y: 110 },
          { text: '4', x: 300, y: 110 },
        ],
        [
          { text: 'F12', x: 60, y: 130 },
          { text: '6', x: 302, y: 130 },
        ],
      ],
    ]);
    expect(rows).toEqual(['table-row p1: Code F11: Meaning: Flap; Limit 4 bar', 'table-row p1: Code F12: Limit 6 bar']);
  });

  it('go on over pages with the headings of the first', async () => {
    const page = (first: number): readonly (readonly Cell[])[] =>
      Array.from({ length: 3 }, (_, index) => [
        { text: `F${first + index}`, x: 60, y: 120 + index * 20 },
        { text: 'Flap', x: 120, y: 120 + index * 20 },
        { text: String(index + 1), x: 300, y: 120 + index * 20 },
      ]);
    const rows = await rowsOf([[headings(90), ...page(1)], page(4)]);
    expect(rows.filter((row) => row.startsWith('table-row p2'))).toEqual(
      [4, 5, 6].map((code, index) => `table-row p2: Code F${code}: Meaning: Flap; Limit ${index + 1} bar`),
    );
  });

  it('are not believed where the rows do not run down the page as they are tagged', async () => {
    const cells = (code: string, limit: string, y: number, other: number): readonly Cell[] => [
      { text: code, x: 60, y },
      { text: limit, x: 120, y: other },
    ];
    const rows = await rowsOf([[cells('F1', '1', 300, 300), cells('F2', '2', 200, 200), cells('F3', '3', 100, 100)]]);
    expect(rows.map((row) => row.slice(-5))).toEqual(['F3: 3', 'F2: 2', 'F1: 1']);
  });
});
