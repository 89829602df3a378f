import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, hyphenPoints, type Style } from './break-lines.js';
import { columnWidths } from './draw-table.js';
import { makePdf } from './make-pdf.js';
import { numberBlocks } from './number-blocks.js';
import { parseBody } from './parse-markdown.js';
import { applyChanges, readSource } from './read-source.js';
import { wordsOf } from './words.js';

const knowledge = path.resolve(import.meta.dirname, '..');
const measure = (text: string, _style: Style): number => text.length;
const textOf = (lines: readonly { fragments: readonly { text: string }[] }[]): string[] => lines.map((line) => line.fragments.map(({ text }) => text).join(''));

describe('parseBody', () => {
  it('reads headings, steps, guarding warnings, bullets, tables and footnotes', () => {
    const body = parseBody(
      [
        '# Pump {#pump}',
        '',
        '1. Stop it,',
        'then wait.',
        '> WARNING: Hot.',
        '2. Open it.',
        '   - slowly',
        '',
        'Table: Limits {#limits}',
        '',
        '| Tag | Limit |',
        '|---|---|',
        '| VT | 7.1 |',
        '',
        '[^a]: A note.',
      ].join('\n'),
      'x.md',
    );
    expect(body.blocks).toEqual([
      { kind: 'heading', level: 1, text: 'Pump', anchor: 'pump' },
      { kind: 'step', marker: '1.', text: 'Stop it, then wait.', depth: 0 },
      { kind: 'callout', level: 'warning', text: 'Hot.' },
      { kind: 'step', marker: '2.', text: 'Open it.', depth: 0 },
      { kind: 'bullet', text: 'slowly', depth: 1 },
      { kind: 'table', caption: 'Limits', anchor: 'limits', head: ['Tag', 'Limit'], rows: [['VT', '7.1']] },
    ]);
    expect([...body.footnotes]).toEqual([['a', 'A note.']]);
  });

  it('refuses a row with a missing cell and a table without a caption', () => {
    expect(() => parseBody('Table: T\n\n| a | b |\n|---|---|\n| 1 |', 'x.md')).toThrow(/has 1 cells, not 2/);
    expect(() => parseBody('| a |\n|---|', 'x.md')).toThrow(/needs a "Table: caption" line/);
  });
});

describe('numberBlocks', () => {
  it('numbers by chapter and resolves references and footnotes in reading order', () => {
    const source = '# One\n\nSee {@t} and {@two}.[^n]\n\n# Two {#two}\n\n## Sub\n\nTable: T {#t}\n\n| a |\n|---|\n| 1 |\n\n[^n]: Note on {@t}.';
    const { blocks, footnotes } = numberBlocks(parseBody(source, 'x.md'), wordsOf.en, 'x.md');
    expect(blocks.map(({ number }) => number)).toEqual(['1', '', '2', '2.1', '2-1']);
    expect(blocks[1]?.block).toMatchObject({ text: 'See Table 2-1 and chapter 2.\ue0001\ue000' });
    expect(footnotes).toEqual(['Note on Table 2-1.']);
  });

  it('refuses a reference to nothing', () => {
    expect(() => numberBlocks(parseBody('See {@gone}.', 'x.md'), wordsOf.en, 'x.md')).toThrow('{@gone} refers to nothing');
  });
});

describe('breakLines', () => {
  it('keeps a number and its unit on one line', () => {
    expect(textOf(breakLines('tighten to 48 N·m now', 14, measure))).toEqual(['tighten to', '48 N·m now']);
  });

  it('loses no character and keeps every line within the width when words are short', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 40 }), fc.integer({ min: 10, max: 60 }), (words, width) => {
        const lines = textOf(breakLines(words.join(' '), width, measure));
        expect(lines.join(' ')).toBe(words.join(' '));
        expect(lines.every((line) => line.length <= width)).toBe(true);
      }),
    );
  });

  it('breaks Chinese anywhere but before closing punctuation', () => {
    expect(textOf(breakLines('关闭气阀，确认压力', 4, measure))).toEqual(['关闭气', '阀，确认', '压力']);
  });

  it('hyphenates only between consonants with three letters on each side', () => {
    expect(hyphenPoints('condenser')).toEqual([3, 6]);
    expect(hyphenPoints('P-101A')).toEqual([]);
  });
});

describe('columnWidths', () => {
  it('fills the width exactly and never below what the longest words need, when that fits', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 10, max: 80 }), fc.integer({ min: 0, max: 300 })), { minLength: 1, maxLength: 6 }), (columns) => {
        const minimum = columns.map(([least]) => least);
        const natural = columns.map(([least, extra]) => least + extra);
        const widths = columnWidths(natural, minimum, 500);
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(500, 6);
        expect(widths.every((width, index) => width >= (minimum[index] ?? 0) - 1e-9)).toBe(true);
      }),
    );
  });
});

describe('sources', () => {
  it('applies changes of a superseded revision only where the old text stands', () => {
    expect(applyChanges('trip 7.1 mm/s', '- 7.1\n+ 11.0', 'c.md')).toBe('trip 11.0 mm/s');
    expect(() => applyChanges('trip 7.1 mm/s', '- 8.0\n+ 11.0', 'c.md')).toThrow('the base does not hold "8.0"');
  });

  it('typesets the same source to the same bytes', async () => {
    const name = 'POL-PTW.md';
    const { meta, body } = readSource(readFileSync(path.join(knowledge, 'sources', name), 'utf8'), name, () => '');
    const [first, second] = [await makePdf(meta, body, name, null), await makePdf(meta, body, name, null)];
    expect(first.pages).toBeGreaterThan(4);
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });

  it('the manifest lists every bundled file with its hash, and one current revision per id', () => {
    const manifest: { id: string; file: string; sha256: string; status: string }[] = JSON.parse(readFileSync(path.join(knowledge, 'manifest.json'), 'utf8'));
    for (const { file, sha256 } of manifest)
      expect(
        createHash('sha256')
          .update(readFileSync(path.join(knowledge, file)))
          .digest('hex'),
        file,
      ).toBe(sha256);
    const listed = new Set(manifest.map(({ file }) => file));
    const present = ['manuals', 'policies', 'logs'].flatMap((folder) => readdirSync(path.join(knowledge, folder)).map((name) => `${folder}/${name}`));
    expect(present.filter((file) => !listed.has(file))).toEqual([]);
    const current = manifest.filter(({ status }) => status === 'current').map(({ id }) => id);
    expect(new Set(current).size).toBe(current.length);
    expect(existsSync(path.join(knowledge, 'sources', 'log-truth.json'))).toBe(true);
  });
});
