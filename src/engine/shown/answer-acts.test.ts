import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Results } from '../results.js';
import { line } from '../skill.js';
import { actOnAnswer } from './answer-acts.js';
import { shownBy } from './rows.js';

const shown = (...texts: readonly string[]) =>
  shownBy(
    texts.map((text, at) => line(text, `E${at + 1}`)),
    new Results([]),
  );
const textOf = (...[asked, last, isProcedure]: [Parameters<typeof actOnAnswer>[0], ReturnType<typeof shown>, boolean?]) =>
  actOnAnswer(asked, last, isProcedure ?? false, 'en')?.lines.map(({ text }) => text) ?? null;

describe('an answer is put in another order or form', () => {
  const events = shown('2026-03-02 08:12 M-2.JAM jammed, shelved.', '2026-03-02 10:01 M-1 stopped.', '2026-03-01 23:00 M-3 stopped.');

  it('sorts by time and by name, both ways', () => {
    expect(textOf({ kind: 'sort', by: 'time', down: false }, events)?.[0]).toMatch(/^2026-03-01 23:00/u);
    expect(textOf({ kind: 'sort', by: 'name', down: true }, events)?.[0]).toMatch(/M-3/u);
  });

  it('says so where nothing can be ordered like this, and leaves an answer without rows alone', () => {
    expect(textOf({ kind: 'sort', by: 'priority', down: true }, events)).toEqual(['The rows that I showed have nothing of this kind to be put in order by.']);
    expect(textOf({ kind: 'sort', by: 'time', down: true }, shown('All is well.'))).toBeNull();
  });

  it('leaves out the rows that hold a word, and takes a word that no row holds for no row filter', () => {
    expect(textOf({ kind: 'without', words: ['shelved'], ofRows: true }, events)).toHaveLength(2);
    expect(textOf({ kind: 'without', words: ['gloves'], ofRows: false }, events)).toBeNull();
  });

  it('makes a table of the rows, its cells as they stand', () => {
    expect(textOf({ kind: 'table' }, events)?.slice(0, 3)).toEqual([
      '| Time | Name | What |',
      '|---|---|---|',
      '| 2026-03-02 08:12 | M-2.JAM | jammed, shelved. |',
    ]);
  });

  it('ordering keeps every row, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 2, maxLength: 9 }), fc.boolean(), (values, down) => {
        const rows = shown(...values.map((value, at) => `M-${at + 1}: ${value} kW.`));
        const told = textOf({ kind: 'sort', by: 'figure', down }, rows) ?? [];
        const figures = told.map((text) => Number(/: (\d+)/u.exec(text)?.[1]));
        expect(figures).toEqual([...values].sort((a, b) => (down ? b - a : a - b)));
      }),
    );
  });
});

describe('an answer is told shorter', () => {
  it('a procedure keeps its warnings whole and every step by its first sentence', () => {
    const steps = shown('1. Close the valve by hand. It turns hard.', 'WARNING Hot. Do not touch it.', '2. Open the drain slowly. Wait.');
    expect(textOf({ kind: 'shorter' }, steps, true)).toEqual(['1. Close the valve by hand.', 'WARNING Hot. Do not touch it.', '2. Open the drain slowly.']);
  });

  it('no price is made up', () => {
    expect(textOf({ kind: 'money' }, shown('M-1: 12 bottles.'))?.[0]).toMatch(/^I cannot give that in money/u);
  });
});
