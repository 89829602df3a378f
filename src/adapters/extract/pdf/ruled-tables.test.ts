import { describe, expect, it } from 'vitest';
import { drawLines, makePdf, type PdfDrawing } from '../../../testing/make-pdf.js';
import { defaultExtractionBudget } from '../budget.js';
import { extractPdf } from './extract-pdf.js';

const XS = [60, 110, 300, 400];
const HEADINGS = ['Code', 'Meaning', 'Limit [bar]'];

/** Draws rows of a grid from `y` down, each cell's lines in the middle of its row; gives where it ends. */
function drawGrid(pdf: PdfDrawing, y: number, rows: readonly (readonly string[])[], closed = true): number {
  let top = y;
  for (const [index, row] of rows.entries()) {
    const lines = row.map((cell) => cell.split('\n'));
    const height = 13 * Math.max(...lines.map(({ length }) => length)) + 2;
    const font = row === HEADINGS ? 'Helvetica-Bold' : 'Helvetica';
    for (const [column, own] of lines.entries()) {
      drawLines(pdf, own, { x: (XS[column] ?? 0) + 4, y: top + 2 + (height - 2 - own.length * 13) / 2, font });
    }
    for (const x of XS)
      pdf
        .moveTo(x, top)
        .lineTo(x, top + height)
        .stroke();
    pdf.moveTo(60, top).lineTo(400, top).stroke();
    top += height;
    if (closed || index < rows.length - 1) pdf.moveTo(60, top).lineTo(400, top).stroke();
  }
  return top;
}

async function read(draw: (pdf: PdfDrawing) => void): Promise<readonly string[]> {
  const document = await extractPdf(await makePdf(draw), defaultExtractionBudget, new AbortController().signal);
  return document.blocks.map((block) => `${block.kind} p${block.page}: ${document.text.slice(block.start, block.end)}`);
}

const faults = [
  ['F11', 'The vent flap does not\nreach its position', '4'],
  ['F19', 'Readings of the probes are\ntoo far apart for more than\nten minutes', '6'],
  ['F23', 'Door open', '8'],
];
const rendered = (page: number): readonly string[] => [
  `table-row p${page}: Code F11: Meaning: The vent flap does not reach its position; Limit 4 bar`,
  `table-row p${page}: Code F19: Meaning: Readings of the probes are too far apart for more than ten minutes; Limit 6 bar`,
  `table-row p${page}: Code F23: Meaning: Door open; Limit 8 bar`,
];

describe('tables drawn as a grid of lines', () => {
  it('keep the lines of a cell together where rows stand as close as lines and cells are centred', async () => {
    const rows = await read((pdf) => {
      pdf.addPage();
      drawLines(pdf, ['The codes that the panel shows:'], { x: 60, y: 60 });
      drawGrid(pdf, 90, [HEADINGS, ...faults]);
      drawLines(pdf, ['All other codes are for the maker.'], { x: 60, y: 300 });
    });
    expect(rows).toEqual(['paragraph p1: The codes that the panel shows:', ...rendered(1), 'paragraph p1: All other codes are for the maker.']);
  });

  it('go on at the top of the next page, with a row that the page cut', async () => {
    const rows = await read((pdf) => {
      pdf.addPage();
      drawGrid(pdf, 700, [HEADINGS, ['F11', 'The vent flap does not', '4']], false);
      pdf.addPage();
      drawGrid(pdf, 60, [HEADINGS, ['', 'reach its position', ''], ...faults.slice(1)]);
    });
    expect(rows).toEqual([...rendered(1).slice(0, 1), ...rendered(2).slice(1)]);
  });

  it('are not joined with a table of other columns, nor over text between them', async () => {
    const rows = await read((pdf) => {
      pdf.addPage();
      drawGrid(pdf, 700, [HEADINGS, ...faults]);
      pdf.addPage();
      drawLines(pdf, ['Codes of the second panel:'], { x: 60, y: 120 });
      drawGrid(pdf, 150, [['Sign', 'Reason', 'Delay [s]'].map((text) => text), ['A1', 'Lamp out', '3'], ['A2', 'Belt torn', '5']]);
    });
    expect(rows.slice(3)).toEqual([
      'paragraph p2: Codes of the second panel:',
      'table-row p2: Sign A1: Reason: Lamp out; Delay 3 s',
      'table-row p2: Sign A2: Reason: Belt torn; Delay 5 s',
    ]);
  });

  it('leave the text as it stands where lines are no grid of cells', async () => {
    const rows = await read((pdf) => {
      pdf.addPage();
      for (const x of [60, 160, 260, 360, 460]) pdf.moveTo(x, 100).lineTo(x, 500).stroke();
      for (const y of [100, 200, 300, 400, 500]) pdf.moveTo(60, y).lineTo(460, y).stroke();
      drawLines(pdf, ['The pressure rises'], { x: 170, y: 150 });
      drawLines(pdf, ['and falls again'], { x: 270, y: 350 });
    });
    expect(rows.map((row) => row.slice(0, 9))).not.toContain('table-row');
  });
});
