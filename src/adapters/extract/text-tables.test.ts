import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSound } from '../../testing/contracts/document-extractor.js';
import { defaultExtractionBudget } from './budget.js';
import { extractPlainText } from './plain-text.js';

function rowsOf(source: string) {
  const document = extractPlainText(source, defaultExtractionBudget);
  expectSound(document);
  const rows = document.blocks.filter(({ kind }) => kind === 'table-row' || kind === 'record');
  return { document, rows: rows.map(({ start, end }) => document.text.slice(start, end)) };
}

const word = fc.stringMatching(/^[A-Z][a-z]{2,7}(?: [a-z]{4,6})?$/u);
const figure = fc.integer({ min: 1, max: 9_999 }).map(String);

describe('tables in plain text', () => {
  it('reads any columns that stand under one another with two spaces between them, left or right aligned', () => {
    const table = fc.record({
      names: fc.uniqueArray(word, { minLength: 3, maxLength: 8 }),
      headings: fc.uniqueArray(word, { minLength: 3, maxLength: 4 }),
      figures: fc.array(fc.array(figure, { minLength: 4, maxLength: 4 }), { minLength: 8, maxLength: 8 }),
      right: fc.boolean(),
      ruled: fc.boolean(),
      indent: fc.constantFrom('', '   '),
    });
    fc.assert(
      fc.property(table, ({ names, headings, figures, right, ruled, indent }) => {
        const cells = [headings, ...names.map((name, at) => [name, ...(figures[at] ?? []).slice(0, headings.length - 1)])];
        const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
        const lines = cells.map((row) =>
          row.map((cell, column) => (right && column > 0 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))),
        );
        const written = lines.map((row) => `${indent}${row.join('  ').trimEnd()}`);
        if (ruled) written.splice(1, 0, `${indent}${widths.map((width) => '-'.repeat(width)).join('  ')}`);
        const { rows } = rowsOf(`A sentence before it.\n\n${written.join('\n')}\n\nA sentence after it.\n`);
        expect(rows).toEqual(
          names.map(
            (name, at) =>
              `${name}: ${headings
                .slice(1)
                .map((heading, column) => `${heading} ${figures[at]?.[column] ?? ''}`)
                .join('; ')}`,
          ),
        );
      }),
      { numRuns: 200 },
    );
  });
  it('reads cells between bars', () => {
    expect(rowsOf('| Pump | Flow (l/s) |\n|---|---|\n| Eel | 12 |\n| Pike | - |\n').rows).toEqual(['Eel: Flow 12 l/s', 'Pike: Flow (l/s): -']);
  });
  it('takes the rest of a cell and columns over an empty corner', () => {
    const source = '             K1     K2\nFuel         chips  light\n                    oil\nOutput (MW)  24     15\n';
    expect(rowsOf(source).rows).toEqual(['Fuel: K1: chips; K2: light oil', 'Output (MW): K1: 24 MW; K2: 15 MW']);
  });
  it('makes records of a file that is a log for the most part', () => {
    const source =
      'LOG OF THE YARD\n\ndate        machine  stop (min)  what\n2025-01-06  IC-3     40          belt torn\n2025-02-09  JC-1     15          blocked by slab\n';
    const { document, rows } = rowsOf(source);
    expect(rows).toEqual([
      'date: 2025-01-06; machine: IC-3; stop (min): 40; what: belt torn',
      'date: 2025-02-09; machine: JC-1; stop (min): 15; what: blocked by slab',
    ]);
    expect(document.records.map(({ date, asset }) => [date, asset])).toEqual([
      ['2025-01-06', 'IC-3'],
      ['2025-02-09', 'JC-1'],
    ]);
  });
  it.each([
    ['running text', 'The pump is stopped.\nThen it is drained\nand opened by two.\n'],
    ['numbered lines', '1.  Stop it.\n2.  Drain it.\n3.  Open it.\n'],
    ['sections', '1  Purpose\n2  Scope\n3  Rules\n'],
    ['contents', 'Purpose ....... 1\nScope ......... 2\nRules ......... 4\n'],
  ])('leaves %s alone', (_, source) => expect(rowsOf(source).rows).toEqual([]));
});
