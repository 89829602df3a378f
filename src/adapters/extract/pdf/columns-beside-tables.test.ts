import { describe, expect, it } from 'vitest';
import { drawLines, makePdf, type PdfDrawing } from '../../../testing/make-pdf.js';
import { defaultExtractionBudget } from '../budget.js';
import { extractPdf } from './extract-pdf.js';

async function blocks(draw: (pdf: PdfDrawing) => void): Promise<readonly string[]> {
  const document = await extractPdf(await makePdf(draw), defaultExtractionBudget, new AbortController().signal);
  return document.blocks.map((block) => `${block.kind} p${block.page}: ${document.text.slice(block.start, block.end)}`);
}

const prose = (about: string): readonly string[] =>
  Array.from({ length: 11 }, () => [
    `The ${about} runs in two bearings and is`,
    'turned by hand before the first start so',
    'that its grease reaches every roller again.',
  ]).flat();

/** Rows of a narrow table with wrapped cells; the lines of a cell stand at distances rounded to whole points. */
function drawNarrowTable(pdf: PdfDrawing, x: number, rows: number): void {
  let y = 100;
  drawLines(pdf, ['No.'], { x, y, size: 8 });
  drawLines(pdf, ['Finding'], { x: x + 30, y, size: 8 });
  drawLines(pdf, ['Remedy'], { x: x + 110, y, size: 8 });
  for (let row = 1; row <= rows; row += 1) {
    y += 16;
    drawLines(pdf, [String(100 + row)], { x, y, size: 8 });
    drawLines(pdf, ['Clutch slips at'], { x: x + 30, y, size: 8 });
    drawLines(pdf, [`Set gap ${row} to`], { x: x + 110, y, size: 8 });
    y += row % 2 === 0 ? 10 : 11;
    drawLines(pdf, ['full load'], { x: x + 30, y, size: 8 });
    drawLines(pdf, [`${row}.5 mm`], { x: x + 110, y, size: 8 });
  }
}

const rowText = (row: number): string => `table-row p2: No. ${100 + row}: Finding: Clutch slips at full load; Remedy: Set gap ${row} to ${row}.5 mm`;

describe('two columns, one of them a table', () => {
  it('are read one after the other by the gutter of the page before', async () => {
    const read = await blocks((pdf) => {
      pdf.addPage();
      drawLines(pdf, prose('drum'), { x: 60, y: 100 });
      drawLines(pdf, prose('worm'), { x: 310, y: 106 });
      pdf.addPage();
      drawNarrowTable(pdf, 60, 14);
      drawLines(pdf, prose('disc').slice(0, 24), { x: 310, y: 103, leading: 12.4 });
    });
    expect(read.filter((block) => block.startsWith('table-row'))).toEqual(Array.from({ length: 14 }, (_, index) => rowText(index + 1)));
    expect(read.at(-1)).toMatch(/^paragraph p2: The disc runs in two bearings .* every roller again\.$/u);
  });
  it('are parted where a heading of the table hangs over the middle of the gutter', async () => {
    const read = await blocks((pdf) => {
      pdf.addPage();
      drawLines(pdf, prose('drum').slice(0, 30), { x: 60, y: 100 });
      pdf.font('Helvetica').fontSize(8).text('A column heading that is a good deal too long for it', 90, 500, { lineBreak: false });
      drawLines(pdf, prose('worm'), { x: 292, y: 106 });
    });
    expect(read.map((block) => block.slice(0, 40).trim())).toEqual([
      'paragraph p1: The drum runs in two beari',
      'paragraph p1: A column heading that is a',
      'paragraph p1: The worm runs in two beari',
    ]);
  });
});

describe('rows in two scripts', () => {
  it('are rows although the baselines of a code and of the words beside it differ', async () => {
    const read = await blocks((pdf) => {
      pdf.addPage();
      drawLines(pdf, ['Every code of the console and what to do are listed on this page of the handbook.'], { x: 60, y: 60, size: 12 });
      for (const [column, name] of ['Code', 'Finding', 'Action'].entries()) drawLines(pdf, [name], { x: 60 + column * 140, y: 80, size: 12 });
      for (let row = 0; row < 12; row += 1) {
        drawLines(pdf, [`E${10 + row}`], { x: 60, y: 103 + row * 21, size: 12 });
        drawLines(pdf, ['Air cock stuck'], { x: 200, y: 100 + row * 21, size: 12 });
        drawLines(pdf, ['Ease the plug'], { x: 340, y: (row % 3 === 0 ? 103 : 100) + row * 21, size: 12 });
      }
    });
    expect(read.slice(1)).toEqual(
      Array.from({ length: 12 }, (_, row) =>
        expect.stringMatching(new RegExp(`^table-row p1: Code E${10 + row}: Finding: Air cock stuck; Action: Ease the plug$`, 'u')),
      ),
    );
  });
});

describe('a table of one-line rows from edge to edge', () => {
  it('is a table although every row ends at the same place', async () => {
    const read = await blocks((pdf) => {
      pdf.addPage();
      for (let row = 0; row < 20; row += 1) {
        const y = 80 + row * 16;
        drawLines(pdf, [row === 0 ? 'Code' : `47${10 + row}`], { x: 60, y });
        drawLines(pdf, [row === 0 ? 'Meaning' : `Spindle ${'abcdefghijklmnopqrst'.charAt(row)} jammed`], { x: 150, y });
        drawLines(pdf, [row === 0 ? 'Time' : `${(row % 9) + 1}.4`], { x: row === 0 ? 478 : 486.1, y });
      }
    });
    expect(read).toHaveLength(19);
    expect(read[0]).toBe('table-row p1: Code 4711: Meaning: Spindle b jammed; Time 2.4');
  });
});

describe('a footnote mark set high', () => {
  it('stays in its line', async () => {
    const read = await blocks((pdf) => {
      pdf.addPage();
      drawLines(pdf, ['The chute is cleared every day as long as', 'the feed stays below the level'], { x: 60, y: 100, leading: 15 });
      const width = pdf.font('Helvetica').fontSize(10).widthOfString('the feed stays below the level');
      drawLines(pdf, ['[1]'], { x: 60 + width, y: 112.6, size: 5.8 });
      drawLines(pdf, ['given by the maker, and twice a day at other times.'], { x: 60, y: 130 });
    });
    expect(read).toEqual([
      'paragraph p1: The chute is cleared every day as long as the feed stays below the level[1] given by the maker, and twice a day at other times.',
    ]);
  });
});

describe('a list whose bullets are drawn', () => {
  const intro = [
    'Before the gate is opened the shift has these things at hand and checks them',
    'in the order of the list, because each of them is needed for the one that comes',
    'after it in the work on the gate.',
  ];
  it('has one block for each item, and wrapped running text that stands as far in has none', async () => {
    const read = await blocks((pdf) => {
      pdf.addPage();
      drawLines(pdf, intro, { x: 60, y: 100 });
      drawLines(
        pdf,
        ['a lamp for wet rooms', 'the long key of the northern gate, together with its chain and', 'the slip that names its holder', 'rubber boots'],
        {
          x: 90,
          y: 150,
        },
      );
      drawLines(pdf, intro, { x: 60, y: 220 });
      drawLines(pdf, ['The gate was made for cold rooms and its', 'seal keeps its shape for many winters if it', 'is greased.'], { x: 90, y: 280 });
    });
    expect(read).toEqual([
      `paragraph p1: ${intro.join(' ')}`,
      'list p1: a lamp for wet rooms',
      'list p1: the long key of the northern gate, together with its chain and the slip that names its holder',
      'list p1: rubber boots',
      `paragraph p1: ${intro.join(' ')}`,
      'paragraph p1: The gate was made for cold rooms and its seal keeps its shape for many winters if it is greased.',
    ]);
  });
});
