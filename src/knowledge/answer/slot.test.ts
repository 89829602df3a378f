import { expect, it } from 'vitest';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import { createKnowledgeSearch } from '../search.js';

const info: DocumentInfo = {
  ...{ id: 'LETTER', title: 'Letter on the slip rings', collection: 'test', revision: '1', effectiveDate: null, supersedes: null, status: 'current' },
  ...{ appliesTo: [], language: 'en', accessRoles: [], kind: 'manual', format: 'markdown', fileName: 'letter.md', sha256: '0'.repeat(64) },
  ...{ pageCount: 1, ingestedAt: '2026-01-01T00:00:00Z' },
};
const sentences = [
  'The cause of the early pitting is not yet known.',
  'The noise of the slip rings was not measured.',
  'The brushes are pressed on with 3 N.',
  'Visitors sign the book at the gate.',
];

async function surestOf(query: string) {
  const search = createKnowledgeSearch();
  let start = 0;
  const passages = sentences.map((text, at): Passage => {
    const place = { start, end: start + text.length, text };
    start = place.end + 1;
    const owner = { documentId: info.id, document: info.title, documentKind: info.kind, revision: '1', status: info.status, flagged: false } as const;
    return { id: `LETTER#${at}`, ...owner, page: 1, endPage: 1, section: info.title, kind: 'text', ...place, language: 'en', appliesTo: [] };
  });
  search.addDocument(info, passages);
  const { answers } = await search.search({ query, limit: 6, role: 'technician' }, new AbortController().signal);
  return answers[0];
}

it('that nobody knows it yet is the answer to what is asked', async () => {
  const answer = await surestOf('What is the cause of the early pitting?');
  expect([answer?.text, (answer?.probability ?? 0) > 0.4]).toEqual([sentences[0], true]);
});

it('that it was not measured is no answer', async () => {
  expect((await surestOf('What noise do the slip rings make?'))?.probability ?? 0).toBeLessThan(0.4);
});
