import { describe, expect, it } from 'vitest';
import { columnOf, readColumn, readStep, stepLines } from './entries.js';
import type { Shown } from './rows.js';

const rows = [
  'Code K7: Meaning: Oil pressure low; Cause: Leak or worn pump; What to do: Stop the press; look for leaks; call the fitter',
  'Part no. AX-10: Description: Seal ring; In stock 4; Minimum 6; Bin: C2-03; Price 12.50 EUR',
];
const shownOf = (...texts: readonly string[]): Shown => {
  const quote = texts.join('\n');
  const evidence = [
    {
      id: 'E1',
      kind: 'passage' as const,
      label: 'paper',
      quote,
      passageId: 'p',
      documentId: 'd',
      document: 'd',
      revision: '1',
      status: 'current' as const,
      page: 1,
      section: null,
      start: 0,
      end: 1,
    },
  ];
  const lines = texts.map((text) => ({ text, evidence: ['E1'] }));
  return { rows: [], focus: null, before: null, figure: null, order: null, pair: null, sources: quote, evidence, lines };
};
const asked = (question: string, shown: Shown): readonly string[] => {
  const column = readColumn(question);
  return column === null ? [] : columnOf(column, shown).map(({ text }) => text);
};

describe('a column of the entries that were shown', () => {
  it.each([
    ['what do I do about it?', 'Code K7: Meaning: Oil pressure low; What to do: Stop the press; look for leaks; call the fitter'],
    ['why?', 'Code K7: Meaning: Oil pressure low; Cause: Leak or worn pump'],
    ['was muss ich da machen', 'Code K7: Meaning: Oil pressure low; What to do: Stop the press; look for leaks; call the fitter'],
    ['怎么处理', 'Code K7: Meaning: Oil pressure low; What to do: Stop the press; look for leaks; call the fitter'],
  ])('%s', (question, answer) => expect(asked(question, shownOf(rows[0] ?? ''))).toEqual([answer]));

  it.each([
    ['how many?', 'Part no. AX-10: Description: Seal ring; In stock 4'],
    ['and the minimum?', 'Part no. AX-10: Description: Seal ring; Minimum 6'],
    ['what does one cost?', 'Part no. AX-10: Description: Seal ring; Price 12.50 EUR'],
    ['was kostet das Stück', 'Part no. AX-10: Description: Seal ring; Price 12.50 EUR'],
    ['多少钱', 'Part no. AX-10: Description: Seal ring; Price 12.50 EUR'],
    ['where is it?', 'Part no. AX-10: Description: Seal ring; Bin: C2-03'],
    ['wo liegt das', 'Part no. AX-10: Description: Seal ring; Bin: C2-03'],
  ])('%s', (question, answer) => expect(asked(question, shownOf(rows[1] ?? ''))).toEqual([answer]));

  it('takes the whole row from its source where only some cells were shown', () => {
    const whole = shownOf(rows[1] ?? '');
    expect(asked('what does it cost', { ...whole, lines: [{ text: 'Part no. AX-10: In stock 4', evidence: ['E1'] }] })).toEqual([
      'Part no. AX-10: Description: Seal ring; Price 12.50 EUR',
    ]);
  });

  it('tells nothing that the entries do not have, and is no question with a subject of its own', () => {
    expect(asked('what does one cost?', shownOf(rows[0] ?? ''))).toEqual([]);
    expect(asked('how many?', shownOf('The seal ring is worn after two years; have 3 at hand.'))).toEqual([]);
    expect(readColumn('what does part AX-11 cost?')).toBeNull();
    expect(readColumn('how many alarms came since the early shift began today in the hall?')).toBeNull();
  });
});

describe('a step by its number', () => {
  const steps = shownOf('1. Stop the press. 2. Lock it out.', '3. Take the ring out with a hook.');

  it.each([
    ['what is step 3?', ['3. Take the ring out with a hook.']],
    ['Schritt 2 nochmal', ['2. Lock it out.']],
    ['第三步是什么', ['3. Take the ring out with a hook.']],
    ['and the 9th step', []],
    ['What comes after step 2?', ['3. Take the ring out with a hook.']],
    ['and after the first step?', ['2. Lock it out.']],
    ['Was kommt nach Schritt 2?', ['3. Take the ring out with a hook.']],
    ['Und nach dem 1. Schritt?', ['2. Lock it out.']],
    ['what is before step 3', ['2. Lock it out.']],
    ['what is the last step?', ['3. Take the ring out with a hook.']],
    ['Was ist der letzte Schritt?', ['3. Take the ring out with a hook.']],
    ['what do I do after step 3?', []],
  ])('%s', (question, expected) => expect(stepLines(readStep(question) ?? 0, steps)?.map(({ text }) => text)).toEqual(expected));

  it('is none where no steps were shown, or more is asked', () => {
    expect(stepLines(1, shownOf('The ring has 3 mm.'))).toBeNull();
    expect(readStep('why is step 3 done before step 4')).toBeNull();
  });
});
