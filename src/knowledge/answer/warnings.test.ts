import { describe, expect, it } from 'vitest';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import { createKnowledgeSearch } from '../search.js';

const sheet: DocumentInfo = {
  ...{ id: 'W-1', title: 'Vat care', kind: 'manual', collection: 'test', revision: '1', effectiveDate: null, supersedes: null, status: 'current' },
  ...{ appliesTo: [], language: 'en', accessRoles: [], format: 'markdown', fileName: 'w.md', sha256: '0'.repeat(64), pageCount: 1 },
  ingestedAt: '2026-01-01T00:00:00Z',
};

const sections: readonly (readonly [string, string])[] = [
  ['Scale', 'Remove scale from the vat with citric acid, 5 percent. Never use acetic acid. Rinse for 10 minutes.'],
  ['Gloves', 'Rubber gloves are worn at the vat. Leather gloves are not permitted.'],
  ['Lid', 'The lid seal is renewed every 8 months. The lid must not exceed 40 °C.'],
];

async function answers(query: string): Promise<readonly (readonly [string, string])[]> {
  const search = createKnowledgeSearch();
  let start = 0;
  const passages = sections.map(([section, text], at): Passage => {
    const from = start;
    start += text.length + 1;
    return {
      ...{ id: `W-1#${at}`, documentId: 'W-1', document: 'Vat care', documentKind: 'manual', revision: '1', status: 'current', page: 1, endPage: 1 },
      ...{ section, kind: 'text', start: from, end: from + text.length, text, language: 'en', appliesTo: [], flagged: false },
    };
  });
  search.addDocument(sheet, passages);
  const found = await search.search({ query, limit: 6, role: 'technician' }, new AbortController().signal);
  return found.answers.map(({ role, text }) => [role, text] as const);
}

describe('prohibitions beside an answer', () => {
  it('that name a thing of the answer come with it', async () => {
    expect((await answers('With what is scale removed from the vat?')).slice(0, 2)).toEqual([
      ['main', 'Remove scale from the vat with citric acid, 5 percent.'],
      ['warning', 'Never use acetic acid.'],
    ]);
  });
  it('answer whether a thing may be used', async () => {
    expect((await answers('Can I use leather gloves?'))[0]?.[1]).toBe('Leather gloves are not permitted.');
    expect((await answers('Can I use acetic acid?'))[0]?.[1]).toBe('Never use acetic acid.');
  });
  it('are no bounds, and none of another section', async () => {
    expect((await answers('How often is the lid seal renewed?')).filter(([role]) => role === 'warning')).toEqual([]);
  });
});
