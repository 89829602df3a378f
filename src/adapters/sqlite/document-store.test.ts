import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { describeDocumentStore, sampleStoredDocument } from '../../testing/contracts/document-store.js';
import { openDatabase } from './database.js';
import { createSqliteDocumentStore } from './document-store.js';

describeDocumentStore('SQLite', async () => createSqliteDocumentStore(openDatabase(':memory:')));

it('keeps documents over a restart', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-store-'));
  const file = path.join(folder, 'shiftmate.db');
  const first = openDatabase(file);
  await createSqliteDocumentStore(first).put(sampleStoredDocument());
  first.close();
  const second = openDatabase(file);
  expect(await createSqliteDocumentStore(second).get('MAN-SAMPLE', 'A')).toEqual(sampleStoredDocument());
  second.close();
  rmSync(folder, { recursive: true });
});

it('leaves the earlier document whole when a put fails half way', async () => {
  const store = createSqliteDocumentStore(openDatabase(':memory:'));
  const document = sampleStoredDocument();
  await store.put(document);
  const broken = { ...document, passages: [...document.passages, { ...sampleStoredDocument().passages[0], section: Symbol('not storable') }] };
  await expect(Reflect.apply(store.put, store, [broken])).rejects.toThrow();
  expect(await store.get('MAN-SAMPLE', 'A')).toEqual(document);
});
