import { describe, expect, it } from 'vitest';
import type { Passage } from '../../domain/document.js';
import type { SkillContext } from '../skill.js';
import { nextPage, partsOf } from './whole-procedure.js';

const part = (page: number, section: string, start: number, text = `${start}. Go on.`): Passage =>
  ({ id: `p${start}`, documentId: 'BOOK', revision: '1', page, section, start, end: start + 1, text, kind: 'steps', flagged: false }) as unknown as Passage;

/** A document of which the pages named have been opened. */
const opened = (pages: Readonly<Record<number, readonly Passage[]>>): Pick<SkillContext, 'results'> => ({
  results: {
    has: ({ input }: { input: { page?: number } }) => input.page !== undefined && pages[input.page] !== undefined,
    of: () => Object.entries(pages).map(([page, passages]) => ({ input: { documentId: 'BOOK', page: Number(page) }, output: { passages }, evidence: [] })),
  } as unknown as SkillContext['results'],
});
const chosen = part(4, 'Changing the belt', 1);
const pageOf = (context: Pick<SkillContext, 'results'>) => nextPage(chosen, context).map(({ input }) => input['page']);

describe('the pages of a procedure', () => {
  it('begin with its own', () => expect(pageOf(opened({}))).toEqual([4]));
  it('end where another section begins on the page', () => expect(pageOf(opened({ 4: [chosen, part(4, 'Cleaning', 3)] }))).toEqual([]));
  it('go on where its section fills the page to the end', () => expect(pageOf(opened({ 4: [chosen, part(4, 'Changing the belt', 2)] }))).toEqual([5]));
  it('are three at most', () => {
    const full = { 4: [chosen], 5: [part(5, 'Changing the belt', 5)], 6: [part(6, 'Changing the belt', 9)] };
    expect(pageOf(opened(full))).toEqual([]);
    expect(partsOf(chosen, opened(full)).map(({ start }) => start)).toEqual([1, 5, 9]);
  });
});
