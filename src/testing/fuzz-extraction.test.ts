import { describe, expect, it } from 'vitest';
import { createInProcessExtractor } from '../adapters/extract/extraction-pool.js';
import { fuzzExtraction } from './fuzz-extraction.js';
import { drawLines, makePdf } from './make-pdf.js';

describe('damaged files', () => {
  it('are read or refused, and never harm a neighbour (a small share of the long run)', async () => {
    const pdf = await makePdf((page) => {
      for (const text of ['First page of the manual.', 'Second page of it.']) {
        page.addPage();
        drawLines(page, [text, 'Fill with 4.2 litres.'], { x: 72, y: 100 });
      }
    });
    const csv = new TextEncoder().encode('Date;Asset;Fault\n2025-03-01;P-101A;leak\n2025-03-02;P-101B;noise\n');
    const report = await fuzzExtraction(
      createInProcessExtractor(),
      [
        { fileName: 'a.pdf', bytes: pdf },
        { fileName: 'b.csv', bytes: csv },
      ],
      { files: 120, seed: 11, now: () => 0 },
    );
    expect([report.faults, report.lostNeighbours, report.read + report.refused]).toEqual([[], 0, 120]);
    expect(Math.min(report.read, report.refused)).toBeGreaterThan(5);
  });
});
