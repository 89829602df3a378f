import { describe, expect, it } from 'vitest';
import type { Answer, DocumentInfo, Passage } from '../../domain/document.js';
import { createKnowledgeSearch } from '../search.js';

type Paper = Readonly<{ id: string; validity?: DocumentInfo['validity']; sentences: readonly string[] }>;
const papers: readonly Paper[] = [
  { id: 'Handbook', sentences: ['The oven is kept at 180 °C while the loaves are in it.', 'The belt runs at 12 m/min.', 'Visitors sign the book.'] },
  {
    id: 'BN-31',
    validity: { from: '2031-01-02', until: '2031-02-10' },
    sentences: ['The oven is kept at 165 °C while the loaves are in it.', 'The crumbs are swept away every 4 hours.', 'This notice overrules the handbook.'],
  },
  { id: 'BN-32', validity: { from: '2031-04-01', until: null }, sentences: ['The belt runs at 9 m/min.', 'This notice overrules the handbook.'] },
];

async function answers(query: string, today?: string): Promise<readonly Answer[]> {
  const search = createKnowledgeSearch();
  for (const { id, validity, sentences } of papers) {
    let start = 0;
    const passages = sentences.map((text, at): Passage => {
      const place = { page: 1, endPage: 1, section: id, kind: 'text', start, end: start + text.length, text } as const;
      start = place.end + 1;
      const owner = { documentId: id, document: id, documentKind: 'manual', revision: '1', status: 'current' } as const;
      return { id: `${id}#${at}`, ...owner, ...place, language: 'en', appliesTo: [], flagged: false };
    });
    const info: DocumentInfo = {
      ...{ id, title: id, collection: 'c', revision: '1', effectiveDate: null, supersedes: null, status: 'current', appliesTo: [], language: 'en' },
      ...{ accessRoles: [], kind: 'manual', format: 'markdown', fileName: `${id}.md`, sha256: id, pageCount: 1, ingestedAt: '2031-01-01T00:00:00Z' },
      ...(validity === undefined ? {} : { validity }),
    };
    search.addDocument(info, passages);
  }
  const result = await search.search({ query, limit: 6, role: 'technician', ...(today === undefined ? {} : { today }) }, new AbortController().signal);
  return result.answers;
}

const from = (found: readonly Answer[]): readonly string[] => [...new Set(found.map(({ passage }) => passage.documentId))];

describe('a paper outside the days on which it holds', () => {
  it.each([
    ['At what temperature is the oven kept today?', '2031-03-02', 'Handbook', 'BN-31'],
    ['How fast does the belt run now?', '2031-03-02', 'Handbook', 'BN-32'],
    ['How fast does the belt run?', '2031-03-31', 'Handbook', 'BN-32'],
    ['At what temperature will the oven be kept after 10 February 2031?', '2031-02-01', 'Handbook', 'BN-31'],
  ])('answers nothing: %s on %s', async (query, today, first, absent) => {
    const found = from(await answers(query, today));
    expect(found[0]).toBe(first);
    expect(found).not.toContain(absent);
  });
  it.each([
    ['At what temperature is the oven kept?', '2031-02-10', 'BN-31'],
    ['At what temperature was the oven kept on 5 February 2031?', '2031-03-02', 'BN-31'],
    ['How fast does the belt run?', '2031-05-02', 'BN-32'],
    ['At what speed does the belt run in May 2031?', '2031-03-02', 'BN-32'],
  ])('answers within them: %s on %s', async (query, today, expected) => expect(from(await answers(query, today))).toContain(expected));
  it('answers where it is named, and is marked', async () => {
    const [main] = await answers('What does BN-31 say of the temperature of the oven?', '2031-03-02');
    expect([main?.passage.documentId, main?.inForce?.standing, main?.inForce?.until]).toEqual(['BN-31', 'expired', '2031-02-10']);
  });
  it('is marked where no other paper says anything of it', async () => {
    const [main] = await answers('How often are the crumbs swept away?', '2031-03-02');
    expect([main?.passage.documentId, main?.inForce?.standing]).toEqual(['BN-31', 'expired']);
  });
  it('holds where no day is known', async () => expect(from(await answers('At what temperature is the oven kept?'))).toContain('BN-31'));
});
