import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSound } from '../../testing/contracts/document-extractor.js';
import { defaultExtractionBudget } from './budget.js';
import { extractPlainText } from './plain-text.js';

function read(source: string) {
  const document = extractPlainText(source, defaultExtractionBudget);
  expectSound(document);
  return { ...document, list: document.blocks.map(({ kind, level, start, end }) => [kind, level, document.text.slice(start, end)]) };
}

describe('extractPlainText', () => {
  it('finds headings, wrapped paragraphs, steps, warnings and lists', () => {
    const source =
      'PUMP MANUAL\n\n3.1 Lubrication\n\nFill with 4.2 litres\nof oil.\n\n1. Stop.\n2. Drain.\n\nWARNING: Hot.\nWear gloves.\n\n- rags\n- gloves\n';
    expect(read(source).list).toEqual([
      ['heading', 1, 'PUMP MANUAL'],
      ['heading', 2, '3.1 Lubrication'],
      ['paragraph', null, 'Fill with 4.2 litres of oil.'],
      ['step', 1, '1. Stop.'],
      ['step', 2, '2. Drain.'],
      ['warning', null, 'WARNING: Hot. Wear gloves.'],
      ['list', null, '- rags'],
      ['list', null, '- gloves'],
    ]);
  });
  it('keeps offsets that are offsets into the file', () => {
    const source = 'A line\nthat wraps.\n\n  Indented one.\fSecond page.';
    const document = read(source);
    expect(document.text.length).toBe(source.length);
    expect(document.text).toBe('A line that wraps.\n\n  Indented one.\nSecond page.');
    expect(document.pages.map(({ start, end }) => source.slice(start, end))).toEqual(['A line\nthat wraps.\n\n  Indented one.\f', 'Second page.']);
  });
  it('takes numbered lines with space between them for steps, a single one for a heading', () => {
    expect(read('1. Stop the pump\n\n2. Drain it\n').list.map(([kind]) => kind)).toEqual(['step', 'step']);
    expect(read('Text before it all.\n\n4. Maintenance\n\nText that follows it.\n').list.map(([kind]) => kind)).toEqual(['paragraph', 'heading', 'paragraph']);
  });
  it('keeps the length of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', '\n', '\n\n', '\f', '1. ', '- ', '===', 'WARNING: ', '第一章'), { maxLength: 80 }), (parts) => {
        const source = parts.join('');
        expect(read(source).text.length).toBe(source.length);
      }),
    );
  });
});
