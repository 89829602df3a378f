import { describe, expect, it } from 'vitest';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import { createKnowledgeSearch } from '../search.js';

const info: DocumentInfo = {
  ...{ id: 'm', title: 'Press manual', collection: 'c', revision: '1', effectiveDate: null, supersedes: null, status: 'current', appliesTo: [] },
  ...{ language: 'en', accessRoles: [], kind: 'manual', format: 'markdown', fileName: 'm.md', sha256: 'm', pageCount: 1 },
  ingestedAt: '2026-01-01T00:00:00Z',
};
const parts: readonly (readonly [string, string])[] = [
  ['2 Belt', 'The belt is tensioned by a screw. Resting tension: 40 N. Running tension: 95 N at the spring SP-2.'],
  ['5 Leak in the acid store', 'Leave the store at once. Raise the alarm on 555. Do not enter the store again before it has been aired for an hour.'],
  ['6 Store rules', 'Shelves are cleaned monthly. Do not stack more than three drums.'],
];

async function first(query: string): Promise<string> {
  const search = createKnowledgeSearch();
  let start = 0;
  const passages = parts.map(([section, text], at): Passage => {
    const place = { page: 1, endPage: 1, section: `Press manual > ${section}`, kind: 'text' as const, start, end: start + text.length, text };
    start = place.end + 2;
    return {
      ...{ id: `m#${at}`, documentId: 'm', document: 'Press manual', documentKind: 'manual', revision: '1', status: 'current', language: 'en' },
      ...{ ...place, appliesTo: [], flagged: false },
    };
  });
  search.addDocument(info, passages);
  const { answers } = await search.search({ query, limit: 5, role: 'technician' }, new AbortController().signal);
  return answers[0]?.text ?? '';
}

describe('the first sentence of an answer', () => {
  it('gives the value asked for by its name', async () => {
    expect(await first('running tension of the belt')).toBe('Running tension: 95 N at the spring SP-2.');
    expect(await first('resting tension of the belt')).toBe('Resting tension: 40 N.');
  });
  it('is the first act of the case that the heading names', async () => {
    expect(await first('leak in the acid store, what to do')).toMatch(/^Leave the store at once\..*Do not enter/su);
  });
});
