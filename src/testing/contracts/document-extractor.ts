import { describe, expect, it } from 'vitest';
import type { DocumentExtractor, ExtractedDocument } from '../../ports/knowledge.js';
import { drawLines, makePdf } from '../make-pdf.js';

const encode = (text: string) => new TextEncoder().encode(text);

/** Fails when the structure of an extracted document does not hold together: offsets in order, within the text, pages without gaps. */
export function expectSound(document: ExtractedDocument): void {
  let at = 0;
  for (const block of document.blocks) {
    expect(block.start).toBeGreaterThanOrEqual(at);
    expect(block.end).toBeGreaterThan(block.start);
    expect(block.page).toBeGreaterThanOrEqual(1);
    expect(document.pages.findLast((page) => page.start <= block.start && page.end > page.start)?.page).toBe(block.page);
    at = block.end;
  }
  expect(at).toBeLessThanOrEqual(document.text.length);
  expect(document.pages.map((page) => page.page)).toEqual(document.pages.map((_, index) => index + 1));
  document.pages.forEach((page, index) => {
    expect(page.end).toBeGreaterThanOrEqual(page.start);
    if (index > 0) expect(page.start).toBe(document.pages[index - 1]?.end);
    for (const box of page.boxes) {
      expect(box.end).toBeGreaterThan(box.start);
      expect(box.end).toBeLessThanOrEqual(document.text.length);
      expect(box.rectangle.page).toBe(page.page);
    }
  });
}

/** What every DocumentExtractor promises. */
export function describeDocumentExtractor(name: string, create: () => DocumentExtractor): void {
  const signal = new AbortController().signal;

  describe(`${name} as a document extractor`, () => {
    const extractor = create();
    it('reads a PDF with its text, pages and boxes', async () => {
      const bytes = await makePdf((pdf) => {
        pdf.addPage();
        drawLines(pdf, ['Fill the gearbox with 4.2 litres of oil.'], { x: 72, y: 100 });
        pdf.addPage();
        drawLines(pdf, ['Change it every 4,000 hours.'], { x: 72, y: 100 });
      });
      const document = await extractor.extract({ fileName: 'gearbox.pdf', bytes }, signal);
      expectSound(document);
      expect(document.text).toBe('Fill the gearbox with 4.2 litres of oil.\n\nChange it every 4,000 hours.');
      expect(document.pages.map((page) => document.text.slice(page.start, page.end).trim())).toEqual([
        'Fill the gearbox with 4.2 litres of oil.',
        'Change it every 4,000 hours.',
      ]);
    });
    it('leaves the bytes it was given alone', async () => {
      const bytes = await makePdf((pdf) => {
        pdf.addPage();
        drawLines(pdf, ['One line.'], { x: 72, y: 100 });
      });
      const before = bytes.slice();
      await extractor.extract({ fileName: 'a.pdf', bytes }, signal);
      expect(bytes).toEqual(before);
    });
    it('reads Markdown, text, HTML and CSV by their content', async () => {
      const formats = await Promise.all(
        [
          { fileName: 'a.md', bytes: encode('# Title\n\nA **bold** word.\n') },
          { fileName: 'b.txt', bytes: encode('One line.\n') },
          { fileName: 'c.htm', bytes: encode('<html><body><p>One line.</p></body></html>') },
          { fileName: 'd.csv', bytes: encode('name,value\nspeed,12\n') },
        ].map(async (input) => {
          const document = await extractor.extract(input, signal);
          expectSound(document);
          return [document.format, document.text];
        }),
      );
      expect(formats).toEqual([
        ['markdown', 'Title\n\nA bold word.'],
        ['text', 'One line.\n'],
        ['html', 'One line.'],
        ['csv', 'speed: value 12'],
      ]);
    });
    it.each([
      ['an empty file', 'a.pdf', ''],
      ['a broken PDF', 'a.pdf', '%PDF-1.7\nthis is not a document\n'],
      ['text that calls itself a PDF', 'a.pdf', 'plain words'],
      ['a Word file that is no archive', 'a.docx', 'plain words'],
      ['a cut archive', 'a.docx', 'PK\u0003\u0004rest is missing'],
      ['binary noise', 'a.txt', '\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0000\u0000'],
    ])('refuses %s in plain words', async (_, fileName, content) => {
      const failure = extractor.extract({ fileName, bytes: encode(content) }, signal);
      await expect(failure).rejects.toMatchObject({ name: 'CopilotError', code: 'document-unreadable' });
      await expect(failure).rejects.toThrow(/^[A-Z].{10,200}\.$/);
    });
    it('goes on with the next document after one that failed', async () => {
      await expect(extractor.extract({ fileName: 'a.pdf', bytes: encode('%PDF-1.7\n') }, signal)).rejects.toThrow();
      expect((await extractor.extract({ fileName: 'a.txt', bytes: encode('Fine.') }, signal)).text).toBe('Fine.');
    });
  });
}
