import { expect, it } from 'vitest';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import { createKnowledgeSearch } from '../search.js';

const sheet: DocumentInfo = {
  ...{ id: 'D-1', title: 'Drum dryer', kind: 'manual', collection: 'test', revision: '1', effectiveDate: null, supersedes: null, status: 'current' },
  ...{ appliesTo: [], language: 'en', accessRoles: [], format: 'markdown', fileName: 'd.md', sha256: '0'.repeat(64), pageCount: 1 },
  ingestedAt: '2026-01-01T00:00:00Z',
};
const sections = [
  ['Hatch', 'The hatch may be opened only when the drum stands still and the dust content is below 2 g/m³. A watch stands beside it. The hatch weighs 30 kg.'],
  ['Alarm', 'If the dust alarm sounds, do not open the hatch; leave the gallery.'],
  ['Drum', 'Nobody enters the drum before the drive is locked, the air is measured and the drum is below 35 °C.'],
] as const;

async function first(query: string): Promise<string | undefined> {
  const search = createKnowledgeSearch();
  let start = 0;
  const passages = sections.map(([section, text], at): Passage => {
    const from = start;
    start += text.length + 1;
    return {
      ...{ id: `D-1#${at}`, documentId: 'D-1', document: 'Drum dryer', documentKind: 'manual', revision: '1', status: 'current', page: 1, endPage: 1 },
      ...{ section, kind: 'text', start: from, end: from + text.length, text, language: 'en', appliesTo: [], flagged: false },
    };
  });
  search.addDocument(sheet, passages);
  return (await search.search({ query, limit: 6, role: 'technician' }, new AbortController().signal)).answers[0]?.text;
}

it.each([
  ['when can the hatch be opened?', 'The hatch may be opened only when the drum stands still and the dust content is below 2 g/m³. A watch stands beside it.'],
  ['When may the drum be entered?', sections[2][1]],
  ['Wann darf die Trommel betreten werden?', sections[2][1]],
  ['Unter welchen Voraussetzungen darf die Trommel betreten werden?', sections[2][1]],
])('gives every condition of the leave and the duty beside it: %s', async (question, sentence) => {
  expect(await first(question)).toBe(sentence);
});
