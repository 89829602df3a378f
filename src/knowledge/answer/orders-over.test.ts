import { describe, expect, it } from 'vitest';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import { createKnowledgeSearch } from '../search.js';

const info = (id: string): DocumentInfo => ({
  ...{ id, title: id, collection: 'c', revision: '1', effectiveDate: null, supersedes: null, status: 'current', appliesTo: [], language: 'en' },
  ...{ accessRoles: [], kind: 'manual', format: 'markdown', fileName: `${id}.md`, sha256: id, pageCount: 1, ingestedAt: '2026-01-01T00:00:00Z' },
});
type Part = readonly [section: string, kind: 'text' | 'steps', text: string];
const manual: readonly Part[] = [
  ['Press P-9 > 2 Limits', 'text', 'Greatest closing speed: 40 mm/s. The platen stops within 3 s.'],
  ['Press P-9 > 4 Changing the mould', 'text', 'The mould is changed after 800 hours of pressing. Two fitters are needed.'],
  [
    'Press P-9 > 4 Changing the mould',
    'steps',
    '1. Lower the platen and lock out switch Q3.\n2. Take out the old mould.\n3. Close the press empty for 5 minutes.',
  ],
  ['Press P-9 > 6 Care', 'text', 'The guide rods are greased after 50 hours.'],
];
const notice: readonly Part[] = [
  ['Notice 3', 'text', 'This notice overrules section 4 of the manual and the rule on the closing speed. Valid until 2026-06-30.'],
  [
    'Notice 3',
    'steps',
    '1. The mould is changed after 500 hours of pressing instead of 800 hours.\n2. Close the press empty twice after a mould change.\n3. The closing speed is 25 mm/s with thin sheets.',
  ],
  ['Notice 3', 'text', 'Questions to Ada Brook, extension 12.'],
];

async function ask(query: string, today = '2026-03-01') {
  const search = createKnowledgeSearch();
  for (const [id, parts] of [
    ['Manual', manual],
    ['Notice 3', notice],
  ] as const) {
    let start = 0;
    const passages = parts.map(([section, kind, text], at): Passage => {
      const place = { page: 1, endPage: 1, section, kind, start, end: start + text.length, text };
      start = place.end + 2;
      return {
        ...{ id: `${id}#${at}`, documentId: id, document: id, documentKind: 'manual', revision: '1', status: 'current', language: 'en' },
        ...{ ...place, appliesTo: [], flagged: false },
      };
    });
    search.addDocument(info(id), passages);
  }
  const { answers } = await search.search({ query, limit: 6, role: 'technician', today }, new AbortController().signal);
  return { main: answers[0]?.text ?? '', orders: answers.filter(({ role }) => role === 'overrules').map(({ text }) => text) };
}

describe('an order in force beside the answer that it bears on', () => {
  it('stands with the procedure of the section it names', async () => {
    const { main, orders } = await ask('What are the steps to take out the old mould?');
    expect(main).toContain('Lower the platen');
    expect(orders).toEqual([expect.stringContaining('500 hours'), expect.stringContaining('empty twice')]);
  });
  it('stands with a value of a quantity it names', async () => {
    const { main, orders } = await ask('What is the greatest closing speed?');
    expect(main).toContain('40 mm/s');
    expect(orders).toEqual([expect.stringContaining('25 mm/s')]);
  });
  it('does not stand with what it does not speak of', async () => {
    expect((await ask('How many fitters are needed?')).orders).toEqual([]);
    expect((await ask('After how many hours are the guide rods greased?')).orders).toEqual([]);
  });
  it('is over after the day it names', async () => {
    expect((await ask('How do I change the mould?', '2026-07-01')).orders.join()).not.toContain('empty twice');
  });
});
