import { describe, expect, it } from 'vitest';
import type { Answer, DocumentInfo, Passage } from '../../domain/document.js';
import { createKnowledgeSearch } from '../search.js';

type Paper = Readonly<{ id: string; validity?: DocumentInfo['validity']; sentences: readonly string[]; language?: string }>;
const papers: readonly Paper[] = [
  {
    id: 'Kiln handbook',
    sentences: [
      'The drying kiln D-1 is kept at 74 °C.',
      'The drying kiln D-2 is kept at 68 °C.',
      'The fans of the kilns turn at 900 rpm.',
      'The doors of the kilns are greased every 4 weeks.',
      'The stacks are 2.4 m high.',
    ],
  },
  {
    id: 'Notice 8',
    validity: { from: '2031-02-01', until: '2031-03-31' },
    sentences: ['The drying kiln D-1 is kept at 61 °C while its door is repaired.', 'The doors of the kilns are greased every 2 weeks.'],
  },
  { id: 'Stacking rule', validity: { from: '2029-01-01', until: '2034-12-31' }, sentences: ['The stacks are 2.2 m high.'] },
];

async function answers(query: string, today: string): Promise<readonly Answer[]> {
  const search = createKnowledgeSearch();
  for (const { id, validity, sentences, language = 'en' } of papers) {
    let start = 0;
    const passages = sentences.map((text, at): Passage => {
      const place = { page: 1, endPage: 1, section: id, kind: 'text', start, end: start + text.length, text } as const;
      start = place.end + 1;
      const owner = { documentId: id, document: id, documentKind: 'other', revision: '1', status: 'current' } as const;
      return { id: `${id}#${at}`, ...owner, ...place, language, appliesTo: [], flagged: false };
    });
    const info: DocumentInfo = {
      ...{ id, title: id, collection: 'c', revision: '1', effectiveDate: null, supersedes: null, status: 'current', appliesTo: [], language },
      ...{ accessRoles: [], kind: 'other', format: 'markdown', fileName: `${id}.md`, sha256: id, pageCount: 1, ingestedAt: '2031-01-01T00:00:00Z' },
      ...(validity === undefined ? {} : { validity }),
    };
    search.addDocument(info, passages);
  }
  return (await search.search({ query, limit: 6, role: 'technician', today }, new AbortController().signal)).answers;
}

const told = (found: readonly Answer[]) =>
  found.filter(({ role }) => role === 'main' || role === 'temporary').map(({ role, text, inForce }) => [role, text, inForce?.until ?? null]);

describe('what a notice changes for a time', () => {
  it('stands beside what applies otherwise, with its last day', async () =>
    expect(told(await answers('At what temperature is the drying kiln D-1 kept today?', '2031-03-02'))).toEqual([
      ['main', 'The drying kiln D-1 is kept at 74 °C.', null],
      ['temporary', 'The drying kiln D-1 is kept at 61 °C while its door is repaired.', '2031-03-31'],
    ]));
  it('is told in the same order where the notice was the better answer', async () =>
    expect(told(await answers('How often are the doors of the kilns greased?', '2031-03-02')).map(([role, text]) => [role, text])).toEqual([
      ['main', 'The doors of the kilns are greased every 4 weeks.'],
      ['temporary', 'The doors of the kilns are greased every 2 weeks.'],
    ]));
  it.each([
    ['its sister', 'At what temperature is the drying kiln D-2 kept today?', '2031-03-02', 'The drying kiln D-2 is kept at 68 °C.'],
    ['another attribute', 'At how many rpm do the fans of the kilns turn?', '2031-03-02', 'The fans of the kilns turn at 900 rpm.'],
    ['a day behind it', 'At what temperature is the drying kiln D-1 kept?', '2031-04-02', 'The drying kiln D-1 is kept at 74 °C.'],
  ])('changes nothing for %s', async (_what, query, today, only) =>
    expect((await answers(query, today)).filter(({ passage }) => passage.documentId === 'Notice 8' || passage.text === only).map(({ text }) => text)).toEqual([
      only,
    ]),
  );
  it('is none that holds for years', async () =>
    expect((await answers('How high are the stacks?', '2031-03-02')).some(({ role }) => role === 'temporary')).toBe(false));
});
