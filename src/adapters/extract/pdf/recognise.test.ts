import { PDFParse } from 'pdf-parse';
import { describe, expect, it } from 'vitest';
import { drawLines, makePdf } from '../../../testing/make-pdf.js';
import { defaultExtractionBudget } from '../budget.js';
import { extractPdf } from './extract-pdf.js';
import { findTesseract, readWords, tesseractRecogniser } from './recognise.js';

const signal = new AbortController().signal;
const program = findTesseract();

/** A page as a scanner gives it: a picture of print, no text. */
async function scanned(lines: readonly string[]): Promise<Uint8Array> {
  const printed = await makePdf((pdf) => {
    pdf.addPage();
    drawLines(pdf, lines, { x: 72, y: 100, leading: 30, size: 18 });
  });
  const parser = new PDFParse({ data: printed });
  const painted = await parser.getScreenshot({ partial: [1], scale: 2.5, imageBuffer: true, imageDataUrl: false });
  await parser.destroy();
  const picture = Buffer.from(painted.pages[0]?.data ?? new Uint8Array());
  return makePdf((pdf) => {
    pdf.addPage();
    pdf.image(picture, 0, 0, { width: pdf.page.width });
  });
}

const lines = ['Hydraulic press HP-60', 'The relief valve opens at 165 bar.', 'Change the oil filter every 1500 hours.'];

describe('scanned pages', () => {
  it.skipIf(program === null)(
    `are read with tesseract, with confidence and the place of every word${program === null ? ' (skipped: the program tesseract is not installed; apt-get install tesseract-ocr)' : ''}`,
    async () => {
      const document = await extractPdf(await scanned(lines), defaultExtractionBudget, signal, await tesseractRecogniser(program ?? ''));
      const text = document.text.replace(/\s+/gu, ' ');
      for (const line of lines) expect(text).toContain(line);
      expect(document.pages[0]?.needsOcr).toBe(false);
      const percent = Number(/page 1 \((\d+) %\)/u.exec(document.warnings.join(' '))?.[1]);
      expect(percent).toBeGreaterThan(70);
      const at = document.text.indexOf('relief');
      const box = document.pages[0]?.boxes.find((place) => place.start <= at && place.end > at);
      expect(box?.rectangle.y).toBeGreaterThan(0);
    },
    60_000,
  );

  it('keep only words read with some confidence, and the mean of it', () => {
    const row = (line: number, left: number, confidence: number, text: string): string =>
      ['5', '1', '1', '1', String(line), '1', String(left), '100', '80', '30', String(confidence), text].join('\t');
    const table = ['level\tpage', row(1, 100, 96, 'Relief'), row(1, 200, 84, 'valve'), row(1, 300, 12, '~#'), row(1, 400, -1, '')].join('\n');
    const read = readWords(table, { page: 1, width: 595, height: 842, transform: [1, 0, 0, -1, 0, 842], runs: [], failed: false });
    expect(read?.page.runs.map(({ text }) => text)).toEqual(['Relief valve']);
    expect(read?.confidence).toBe(0.9);
  });
});
