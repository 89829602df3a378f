import { describe, expect, it } from 'vitest';
import { drawLines, makePdf, type PdfDrawing } from '../../../testing/make-pdf.js';
import { defaultExtractionBudget } from '../budget.js';
import { extractPdf } from './extract-pdf.js';

async function blocks(draw: (pdf: PdfDrawing) => void): Promise<readonly string[]> {
  const document = await extractPdf(await makePdf(draw), defaultExtractionBudget, new AbortController().signal);
  return document.blocks.map((block) => `${block.kind}: ${document.text.slice(block.start, block.end)}`);
}

const step = (number: number, first: string, second: string): readonly string[] => [
  `${number}. ${first} before the`,
  `shutter is opened, and ${second}`,
  'on the sheet of the kiln.',
];

describe('warnings in boxes beside the text', () => {
  it('follow the step they stand beside, not the last one of the page', async () => {
    const read = await blocks((pdf) => {
      pdf.addPage();
      drawLines(pdf, step(1, 'Close the damper', 'write the hour'), { x: 60, y: 100 });
      drawLines(pdf, ['DANGER', 'The door throws sparks', 'for a minute.'], { x: 380, y: 102, size: 9 });
      drawLines(pdf, step(2, 'Lift the tray', 'write its number'), { x: 60, y: 160 });
      drawLines(pdf, step(3, 'Turn the burner down', 'write the pressure'), { x: 60, y: 220 });
      drawLines(pdf, ['CAUTION', 'Cold glaze cracks when', 'the fan still runs.'], { x: 380, y: 222, size: 9 });
      drawLines(pdf, step(4, 'Wait for the cone', 'write its shape'), { x: 60, y: 280 });
    });
    expect(read.map((block) => block.slice(0, 34))).toEqual(
      [
        'step: 1. Close the damper before t',
        'warning: DANGER The door throws sp',
        'step: 2. Lift the tray before the ',
        'step: 3. Turn the burner down befo',
        'warning: CAUTION Cold glaze cracks',
        'step: 4. Wait for the cone before ',
      ].map((text) => text.slice(0, 34)),
    );
    expect(read[0]).toBe('step: 1. Close the damper before the shutter is opened, and write the hour on the sheet of the kiln.');
    expect(read[4]).toBe('warning: CAUTION Cold glaze cracks when the fan still runs.');
  });

  it('stay where they are in a second column of text', async () => {
    const lines = (about: string): readonly string[] =>
      Array.from({ length: 6 }, () => [
        `The ${about} of the kiln is swept with a soft`,
        'brush from above, so that the dust falls',
        'into the tray and not onto the shelves.',
      ]).flat();
    const read = await blocks((pdf) => {
      pdf.addPage();
      drawLines(pdf, lines('hood'), { x: 60, y: 100 });
      drawLines(pdf, lines('vent').slice(0, 6), { x: 320, y: 100 });
      drawLines(pdf, ['WARNING: the vent is hot for', 'an hour after the firing.'], { x: 326, y: 190 });
      drawLines(pdf, lines('sill').slice(0, 6), { x: 320, y: 226 });
    });
    const at = (start: string): number => read.findIndex((block) => block.includes(start));
    expect(at('WARNING: the vent is hot for an hour after the firing.')).toBeGreaterThan(at('The vent of the kiln'));
    expect(at('The sill of the kiln')).toBeGreaterThan(at('WARNING: the vent'));
    expect(at('The vent of the kiln')).toBeGreaterThan(at('The hood of the kiln'));
  });
});

describe('tables whose rows stand as close as lines', () => {
  it('keep their rows apart where only the heading is set off', async () => {
    const read = await blocks((pdf) => {
      pdf.addPage();
      const row = (y: number, cells: readonly string[]): void => cells.forEach((cell, column) => void drawLines(pdf, [cell], { x: 70 + column * 120, y }));
      row(100, ['Cone', 'Bends at', 'Rise', 'Glaze']);
      for (const [index, cone] of ['C04', 'C05', 'C06', 'C07'].entries())
        row(117 + index * 12, [cone, `${1060 - index * 20} °C`, `${60 + index} K/h`, 'Honey']);
      drawLines(pdf, ['Cones are used once.'], { x: 70, y: 200 });
    });
    expect(read).toEqual([
      'table-row: Cone C04: Bends at 1060 °C; Rise 60 K/h; Glaze: Honey',
      'table-row: Cone C05: Bends at 1040 °C; Rise 61 K/h; Glaze: Honey',
      'table-row: Cone C06: Bends at 1020 °C; Rise 62 K/h; Glaze: Honey',
      'table-row: Cone C07: Bends at 1000 °C; Rise 63 K/h; Glaze: Honey',
      'paragraph: Cones are used once.',
    ]);
  });

  it('keep raised figures in the unit of their cell', async () => {
    const read = await blocks((pdf) => {
      pdf.addPage();
      const row = (y: number, cells: readonly string[]): void => cells.forEach((cell, column) => void drawLines(pdf, [cell], { x: 70 + column * 140, y }));
      row(100, ['Tank', 'Volume', 'Use']);
      for (const [index, name] of ['Slip', 'Rinse', 'Settling'].entries()) {
        row(120 + index * 20, [name, `${index + 2} m`, 'Daily']);
        pdf.fontSize(10);
        const end = 210 + pdf.widthOfString(`${index + 2} m`);
        drawLines(pdf, ['3'], { x: end, y: 119 + index * 20, size: 7 });
      }
    });
    expect(read).toEqual([
      'table-row: Slip: Volume 2 m³; Use: Daily',
      'table-row: Rinse: Volume 3 m³; Use: Daily',
      'table-row: Settling: Volume 4 m³; Use: Daily',
    ]);
  });

  it('are made whole where the end of a page cuts a row', async () => {
    const read = await blocks((pdf) => {
      const row = (y: number, cells: readonly string[]): void => cells.forEach((cell, column) => void drawLines(pdf, [cell], { x: 70 + column * 160, y }));
      const cellLine = (y: number, text: string): void => void drawLines(pdf, [text], { x: 230, y });
      pdf.addPage();
      row(640, ['Stain', 'Where it comes from', 'Remedy']);
      row(660, ['Brown', 'Iron in the clay', 'Magnet']);
      row(680, ['Green', 'Copper of the pipe', 'Filter']);
      row(700, ['Grey', 'Soot that settles when', 'Sweep']);
      pdf.addPage();
      row(80, ['Stain', 'Where it comes from', 'Remedy']);
      cellLine(96, 'the damper is closed early');
      row(116, ['White', 'Salt in the water', 'Rinse']);
      row(136, ['Black', 'Oil of the wheel', 'Wipe']);
    });
    expect(read).toEqual([
      'table-row: Brown: Where it comes from: Iron in the clay; Remedy: Magnet',
      'table-row: Green: Where it comes from: Copper of the pipe; Remedy: Filter',
      'table-row: Grey: Where it comes from: Soot that settles when the damper is closed early; Remedy: Sweep',
      'table-row: White: Where it comes from: Salt in the water; Remedy: Rinse',
      'table-row: Black: Where it comes from: Oil of the wheel; Remedy: Wipe',
    ]);
  });
});
