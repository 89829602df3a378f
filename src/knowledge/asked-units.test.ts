import { expect, it } from 'vitest';
import type { DocumentInfo, Passage } from '../domain/document.js';
import { createKnowledgeSearch } from './search.js';

const info: DocumentInfo = {
  ...{ id: 'SHEET', title: 'Data sheet of the hoist', collection: 'test', revision: '1', effectiveDate: null, supersedes: null, status: 'current' },
  ...{ appliesTo: [], language: 'en', accessRoles: [], kind: 'manual', format: 'markdown', fileName: 'sheet.md', sha256: '0'.repeat(64) },
  ...{ pageCount: 1, ingestedAt: '2026-01-01T00:00:00Z' },
};
const sentences = [
  'The gearbox of the hoist holds 14 l of oil.',
  'The insulation of the motor is at least 5 MΩ.',
  'The cooling fan moves 320 m³/h of air.',
  'The brake bolts are tightened to 85 N·m.',
  'Visitors sign the book at the gate.',
];

async function ask(query: string) {
  const search = createKnowledgeSearch();
  let start = 0;
  const passages = sentences.map((text, at): Passage => {
    const place = { start, end: start + text.length, text };
    start = place.end + 1;
    const owner = { documentId: info.id, document: info.title, documentKind: info.kind, revision: '1', status: info.status, flagged: false } as const;
    return { id: `SHEET#${at}`, ...owner, page: 1, endPage: 1, section: info.title, kind: 'text', ...place, language: 'en', appliesTo: [] };
  });
  search.addDocument(info, passages);
  const { answers, unmatched } = await search.search({ query, limit: 6, role: 'technician' }, new AbortController().signal);
  return { main: answers[0], unmatched };
}

it.each([
  ['how many litres does the gearbox of the hoist hold', '14 l'],
  ['insulation of the motor in megohms', '5 MΩ'],
  ['how many cubic metres per hour does the cooling fan move', '320 m³/h'],
  ['brake bolts in newton metres', '85 N·m'],
])('the unit of "%s" in words is answered by its sign, and is no word that the sources lack', async (question, value) => {
  const { main, unmatched } = await ask(question);
  expect(main?.text).toContain(value);
  expect(unmatched).toEqual([]);
});

it('a unit that no document gives brings no answer of another unit', async () => {
  const { main } = await ask('how many kilowatts does the gearbox hold');
  expect(main?.probability ?? 0).toBeLessThan(0.5);
});
