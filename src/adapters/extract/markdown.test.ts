import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSound } from '../../testing/contracts/document-extractor.js';
import { defaultExtractionBudget } from './budget.js';
import { extractMarkdown, plainInline } from './markdown.js';

function read(source: string) {
  const document = extractMarkdown(source, defaultExtractionBudget);
  expectSound(document);
  return { ...document, list: document.blocks.map(({ kind, level, start, end }) => [kind, level, document.text.slice(start, end)]) };
}

describe('extractMarkdown', () => {
  it('finds headings of both styles, paragraphs, lists, steps, warnings, quotes, code and captions', () => {
    const source = [
      'Service sheet',
      '=============',
      '',
      'Fill with **4.2 litres**',
      'of [oil](http://x.example/a).',
      '',
      '## Steps ##',
      '1. Stop the pump and',
      '   wait.',
      '2. Isolate it.',
      '> [!WARNING]',
      '> Hot surface.',
      '',
      '- rags',
      '- gloves',
      '',
      'Figure 3: The pump',
      '',
      '```',
      'x := 1;',
      'y := 2;',
      '```',
    ].join('\n');
    expect(read(source).list).toEqual([
      ['heading', 1, 'Service sheet'],
      ['paragraph', null, 'Fill with 4.2 litres of oil.'],
      ['heading', 2, 'Steps'],
      ['step', 1, '1. Stop the pump and wait.'],
      ['step', 2, '2. Isolate it.'],
      ['warning', null, 'WARNING: Hot surface.'],
      ['list', null, '• rags'],
      ['list', null, '• gloves'],
      ['caption', null, 'Figure 3: The pump'],
      ['paragraph', null, 'x := 1;\ny := 2;'],
    ]);
  });
  it('renders table rows with their headings and units', () => {
    expect(read('| Bearing | Alarm [°C] | Trip [°C] |\n|---|--:|:-:|\n| drive end | 80 | 95 |\n| a \\| b | 1 | - |').list).toEqual([
      ['table-row', null, 'drive end: Alarm 80 °C; Trip 95 °C'],
      ['table-row', null, 'Bearing a | b: Alarm 1 °C; Trip [°C]: -'],
    ]);
  });
  it('reads front matter, with lists, and does not trip over a broken one', () => {
    const source =
      '---\nid: POL-7\ntitle: Lockout\nrevision: 5\neffective: 2025-01-15\napplies to: [P-101A, P-101B]\naccess: [engineer]\nunknown: x\n---\nText.';
    expect(read(source).metadata).toEqual({
      documentId: 'POL-7',
      title: 'Lockout',
      revision: '5',
      validFrom: '2025-01-15',
      appliesTo: 'P-101A, P-101B',
      accessRoles: 'engineer',
    });
    const broken = read('---\na: [\n---\nText.');
    expect([broken.metadata, broken.warnings.length, broken.text]).toEqual([{}, 1, 'Text.']);
  });
  it('leaves out comments and keeps tags, products and names that only look like marks', () => {
    expect(read('a <!-- hidden\nline --> b').text).toBe('a b');
    expect(['P_101_A and 2 * 3 * 4', '`a_b_c` is _new_', 'x &lt; 5 &deg;C', '![Pump](p.png) <b>bold</b>', '5 \\* 3'].map(plainInline)).toEqual([
      'P_101_A and 2 * 3 * 4',
      'a_b_c is new',
      'x < 5 °C',
      'Pump bold',
      '5 * 3',
    ]);
  });
  it('reads any text without failing and keeps its structure sound', () => {
    const pieces = fc.constantFrom(
      '# ',
      '- ',
      '1. ',
      '| a | b |\n',
      '|--|--|\n',
      '> ',
      '```\n',
      '---\n',
      '**',
      '_',
      '`',
      '[x](',
      '\n',
      'word ',
      '\u0000',
      '中文',
      '&amp;',
      '<p',
      '<!--',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => expectSound(extractMarkdown(parts.join(''), defaultExtractionBudget))),
      { numRuns: 300 },
    );
  });
});
