import { describe, expect, it } from 'vitest';
import type { DocumentInfo, Passage } from '../domain/document.js';
import { createKnowledgeSearch } from './search.js';

const info = (revision: string, effectiveDate: string, status: DocumentInfo['status']): DocumentInfo => ({
  id: 'FERRY',
  title: 'Ferry ramp, operating rules',
  collection: 'test',
  revision,
  effectiveDate,
  supersedes: null,
  status,
  appliesTo: [],
  language: 'en',
  accessRoles: [],
  kind: 'manual',
  format: 'markdown',
  fileName: `ferry-${revision}.md`,
  sha256: '0'.repeat(64),
  pageCount: 1,
  ingestedAt: '2026-01-01T00:00:00Z',
});

function passagesOf(document: DocumentInfo, texts: readonly string[]): readonly Passage[] {
  let start = 0;
  return texts.map((text, at) => {
    const place = { page: 1, endPage: 1, section: 'Ramp', kind: 'text', start, end: start + text.length, text } as const;
    start = place.end + 1;
    const owner = { documentId: document.id, document: document.title, documentKind: document.kind, revision: document.revision, status: document.status };
    return { id: `${document.id}@${document.revision}#${at}`, ...owner, ...place, language: 'en', appliesTo: [], flagged: false };
  });
}

const index = createKnowledgeSearch();
const one = info('1', '2018-01-01', 'superseded');
const two = info('2', '2021-01-01', 'superseded');
const three = info('3', '2024-01-01', 'current');
index.addDocument(one, passagesOf(one, ['The ramp carries 20 t. Lorries wait at the white line.', 'The bell rings twice before the ramp moves.']));
index.addDocument(two, passagesOf(two, ['The ramp carries 24 t. Lorries wait at the white line.', 'The bell rings twice before the ramp moves.']));
index.addDocument(three, passagesOf(three, ['The ramp carries 24 t. Lorries wait at the white line.', 'Cyclists leave the ferry first.']));

async function changes(request: Readonly<{ revision?: string; changesSince: string }>) {
  const opened = await index.open({ documentId: 'FERRY', role: 'technician', ...request }, new AbortController().signal);
  return opened?.changes?.map(({ before, after }) => [before?.text ?? null, after?.text ?? null]) ?? null;
}

describe('what two revisions say differently', () => {
  it('is a sentence in the place of another', async () => {
    expect(await changes({ changesSince: '1', revision: '2' })).toEqual([['The ramp carries 20 t.', 'The ramp carries 24 t.']]);
  });

  it('what is new and what was left out stand alone; the one in force is compared with the one before it', async () => {
    expect(await changes({ changesSince: 'previous' })).toEqual([
      [null, 'Cyclists leave the ferry first.'],
      ['The bell rings twice before the ramp moves.', null],
    ]);
  });

  it('a line that holds the words of many is put beside none of them', async () => {
    const search = createKnowledgeSearch();
    const [old, now] = [
      { ...one, id: 'MAST' },
      { ...two, id: 'MAST', status: 'current' as const },
    ];
    const section = ['The contact force is 60 N.', 'The mast is greased every month.'];
    const said = 'Contact force, grease, staff, tools, lamps, ladders and the telephone numbers were gone through again by the works council.';
    search.addDocument(old, passagesOf(old, section));
    search.addDocument(now, passagesOf(now, [said, 'The contact force is 70 N.', 'The mast is greased every month.']));
    const opened = await search.open({ documentId: 'MAST', role: 'technician', changesSince: '1', revision: '2' }, new AbortController().signal);
    expect(opened?.changes?.map(({ before, after }) => [before?.text ?? null, after?.text ?? null])).toEqual([
      [null, said],
      ['The contact force is 60 N.', 'The contact force is 70 N.'],
    ]);
  });

  it('gives excerpts whose offsets find them in their own revision', async () => {
    const opened = await index.open({ documentId: 'FERRY', role: 'technician', changesSince: '1' }, new AbortController().signal);
    const excerpts = opened?.changes?.flatMap(({ before, after }) => [before, after]).filter((each) => each !== null) ?? [];
    expect(excerpts.length).toBe(4);
    for (const { passage, text, start, end } of excerpts) expect(passage.text.slice(start - passage.start, end - passage.start)).toBe(text);
  });

  it('an unknown revision, and the first one, have nothing to be compared with', async () => {
    expect(await changes({ changesSince: '9' })).toBeNull();
    expect(await changes({ changesSince: 'previous', revision: '1' })).toBeNull();
  });
});
