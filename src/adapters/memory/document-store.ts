import type { DocumentStore, StoredDocument } from '../../ports/knowledge.js';

/** The document store for tests and throw-away runs; same contract as the SQLite one. */
export function createMemoryDocumentStore(): DocumentStore {
  const documents = new Map<string, StoredDocument>();
  const keyOf = (id: string, revision: string) => JSON.stringify([id, revision]);
  const sorted = () => [...documents.values()].sort((a, b) => compare(a.info.id, b.info.id) || compare(a.info.revision, b.info.revision));
  return {
    async put(document) {
      const copy = structuredClone(document);
      if (copy.info.status === 'current') {
        for (const [key, other] of documents) if (other.info.id === copy.info.id) documents.set(key, superseded(other));
      }
      documents.set(keyOf(copy.info.id, copy.info.revision), copy);
    },
    async get(documentId, revision) {
      return structuredClone(documents.get(keyOf(documentId, revision)) ?? null);
    },
    async list() {
      return sorted().map((document) => structuredClone(document.info));
    },
    async remove(documentId, revision) {
      const keys = [...documents].filter(([, { info }]) => info.id === documentId && (revision === undefined || info.revision === revision));
      for (const [key] of keys) documents.delete(key);
      return keys.length;
    },
    async *passages() {
      for (const document of sorted()) yield* structuredClone(document.passages);
    },
  };
}

/** By Unicode code unit, as SQLite's BINARY collation orders plain ASCII ids. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function superseded(document: StoredDocument): StoredDocument {
  return {
    ...document,
    info: { ...document.info, status: 'superseded' },
    passages: document.passages.map((passage) => ({ ...passage, status: 'superseded' })),
  };
}
