import { describe, expect, it } from 'vitest';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import type { DocumentStore, StoredDocument } from '../../ports/knowledge.js';

/** A stored document with two passages, for tests of stores and indexes. `text` of every passage is exactly its slice of the document's text. */
export function sampleStoredDocument(overrides: Readonly<Partial<DocumentInfo>> = {}): StoredDocument {
  const text = 'Lubrication\n\nFill with 4.2 litres of oil.';
  const info: DocumentInfo = {
    id: 'MAN-SAMPLE',
    title: 'Gearbox sheet',
    collection: 'default',
    revision: 'A',
    effectiveDate: '2025-03-01',
    supersedes: null,
    status: 'current',
    appliesTo: ['GB-77'],
    language: 'en',
    accessRoles: ['technician', 'engineer'],
    kind: 'manual',
    format: 'pdf',
    fileName: 'gearbox.pdf',
    sha256: 'a'.repeat(64),
    pageCount: 1,
    ingestedAt: '2026-03-02T06:00:00.000Z',
    ...overrides,
  };
  const passage = (ordinal: number, start: number, end: number, kind: Passage['kind']): Passage => ({
    id: `${info.id}@${info.revision}#${ordinal}`,
    documentId: info.id,
    document: info.title,
    documentKind: info.kind,
    revision: info.revision,
    status: info.status,
    page: 1,
    endPage: 1,
    section: 'Lubrication',
    kind,
    start,
    end,
    text: text.slice(start, end),
    language: info.language,
    appliesTo: info.appliesTo,
    flagged: kind === 'text',
  });
  const box = { start: 0, end: 11, rectangle: { page: 1, x: 72, y: 700.5, width: 60.2, height: 12 } };
  return {
    info,
    text,
    passages: [passage(1, 0, 11, 'heading'), passage(2, 13, text.length, 'text')],
    pages: [{ page: 1, width: 595, height: 842, start: 0, end: text.length, header: 'Sheet', footer: null, needsOcr: false, boxes: [box] }],
  };
}

/** What every DocumentStore promises. `create` gives a new, empty store each time. */
export function describeDocumentStore(name: string, create: () => Promise<DocumentStore>): void {
  const passageIds = async (store: DocumentStore) => {
    const ids: string[] = [];
    for await (const passage of store.passages()) ids.push(passage.id);
    return ids;
  };

  describe(`${name} as a document store`, () => {
    it('gives back exactly what was put', async () => {
      const store = await create();
      const document = sampleStoredDocument();
      await store.put(document);
      expect(await store.get('MAN-SAMPLE', 'A')).toEqual(document);
      expect(await store.list()).toEqual([document.info]);
    });
    it('knows nothing of what was never put', async () => {
      const store = await create();
      expect(await store.get('MAN-SAMPLE', 'A')).toBeNull();
      expect(await store.list()).toEqual([]);
      expect(await store.remove('MAN-SAMPLE')).toBe(0);
    });
    it('replaces a revision as a whole when it is put again', async () => {
      const store = await create();
      const document = sampleStoredDocument();
      await store.put(document);
      await store.put({ ...document, passages: document.passages.slice(0, 1) });
      expect(await passageIds(store)).toEqual(['MAN-SAMPLE@A#1']);
    });
    it('labels older revisions, and their passages, superseded in the moment a current one is put', async () => {
      const store = await create();
      await store.put(sampleStoredDocument());
      await store.put(sampleStoredDocument({ revision: 'B' }));
      expect((await store.list()).map(({ revision, status }) => [revision, status])).toEqual([
        ['A', 'superseded'],
        ['B', 'current'],
      ]);
      const older = await store.get('MAN-SAMPLE', 'A');
      expect(older?.passages.map((passage) => passage.status)).toEqual(['superseded', 'superseded']);
    });
    it('leaves the current revision alone when a superseded one is put later', async () => {
      const store = await create();
      await store.put(sampleStoredDocument({ revision: 'B' }));
      await store.put(sampleStoredDocument({ revision: 'A', status: 'superseded' }));
      expect((await store.list()).map(({ revision, status }) => [revision, status])).toEqual([
        ['A', 'superseded'],
        ['B', 'current'],
      ]);
    });
    it('removes one revision, or all of them, with their passages', async () => {
      const store = await create();
      await store.put(sampleStoredDocument());
      await store.put(sampleStoredDocument({ revision: 'B' }));
      await store.put(sampleStoredDocument({ id: 'OTHER' }));
      expect(await store.remove('MAN-SAMPLE', 'A')).toBe(1);
      expect(await passageIds(store)).toEqual(['MAN-SAMPLE@B#1', 'MAN-SAMPLE@B#2', 'OTHER@A#1', 'OTHER@A#2']);
      expect(await store.remove('MAN-SAMPLE')).toBe(1);
      expect(await passageIds(store)).toEqual(['OTHER@A#1', 'OTHER@A#2']);
    });
    it('lists passages in a stable order: by document, revision, then place in the document', async () => {
      const store = await create();
      await store.put(sampleStoredDocument({ id: 'B-2' }));
      await store.put(sampleStoredDocument({ id: 'A-1' }));
      const first = await passageIds(store);
      expect(first).toEqual(['A-1@A#1', 'A-1@A#2', 'B-2@A#1', 'B-2@A#2']);
      expect(await passageIds(store)).toEqual(first);
    });
    it('is not changed by changes to an object it was given', async () => {
      const store = await create();
      const document = structuredClone(sampleStoredDocument());
      await store.put(document);
      Object.assign(document.info, { title: 'changed' });
      expect((await store.list())[0]?.title).toBe('Gearbox sheet');
    });
    it('keeps text in any script, quotation marks and control characters as they are', async () => {
      const store = await create();
      const text = `润滑 Öl "x" '; DROP TABLE documents; -- \u0001 𝛼`;
      const document = sampleStoredDocument();
      await store.put({ ...document, text, passages: document.passages.map((passage) => ({ ...passage, text })) });
      const stored = await store.get('MAN-SAMPLE', 'A');
      expect([stored?.text, stored?.passages[0]?.text]).toEqual([text, text]);
    });
  });
}
