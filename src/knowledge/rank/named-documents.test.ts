import { describe, expect, it } from 'vitest';
import type { DocumentInfo } from '../../domain/document.js';
import { LexicalIndex } from '../lexical/lexical-index.js';
import { loadLibraryDocument } from '../testdata/library-passages.js';
import { Analyser } from '../text/analyse.js';
import { namedDocument } from './named-documents.js';

const load = (id: string, title: string, revision: string, status: DocumentInfo['status'] = 'current', collection = 'open') =>
  loadLibraryDocument({ id, title, revision, status, language: 'en', kind: 'manual', appliesTo: [], body: 'The lid is blue.' }, collection);

describe('documents named by number', () => {
  const index = new LexicalIndex(new Analyser());
  for (const { document, passages } of [
    load('MN-12', 'Kiln', 'B'),
    load('MN-12', 'Kiln', 'A', 'superseded'),
    load('file-7', 'QP 12: Records', 'A', 'superseded'),
    load('file-8', 'QM/4 Press', 'C'),
    load('HR-1', 'Pay', 'A', 'current', 'closed'),
  ])
    index.add(document, passages);
  const all = index.scope(() => true);
  const found = (name: string, scope = all): string | null => {
    const document = namedDocument(name, scope);
    return document === null ? null : `${document.id} ${document.revision}`;
  };

  it('are found however the number is written, the edition in force first, by their own number or the first word of their title', () => {
    expect([found('mn 12'), found('MN12'), found('MN-12')]).toEqual(['MN-12 B', 'MN-12 B', 'MN-12 B']);
    expect([found('QM4'), found('QP')]).toEqual(['file-8 C', 'file-7 A']);
    expect([found('MN-1'), found('Press')]).toEqual([null, null]);
  });

  it('are those of the scope alone', () => {
    expect(found('HR-1')).toBe('HR-1 A');
    expect(
      found(
        'HR-1',
        index.scope((partition) => !partition.includes('closed')),
      ),
    ).toBeNull();
  });
});
