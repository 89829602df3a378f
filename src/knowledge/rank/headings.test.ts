import { expect, it } from 'vitest';
import { LexicalIndex } from '../lexical/lexical-index.js';
import { loadLibraryDocument } from '../testdata/library-passages.js';
import { Analyser } from '../text/analyse.js';
import { headingReader } from './headings.js';

function scopeOfTwo() {
  const index = new LexicalIndex(new Analyser());
  for (const id of ['A', 'B']) {
    const body = `# ${id} one\n\nFirst words of it.\n\nMore words of it.\n\n## Part ${id}\n\nOther words.\n\n# ${id} two\n\nLast words.`;
    const { document, passages } = loadLibraryDocument({ id, title: `Title ${id}`, revision: '1', language: 'en', kind: 'manual', appliesTo: [], body });
    index.add(document, passages);
  }
  return index.scope(() => true);
}

it('the heading of every passage is its title with its section path, read once for all passages under it', () => {
  const scope = scopeOfTwo();
  const read: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => numbers.get(text) ?? numbers.set(text, numbers.size + 1).size;
  const headingTerms = headingReader(scope, (text) => {
    read.push(text);
    return [numberOf(text)];
  });
  const headings = new Set<string>();
  for (let passage = 0; passage < scope.size; passage += 1) {
    const { document, passage: found } = scope.locate(passage) ?? {};
    headings.add(`${document?.id} ${found?.section}`);
    const expected = [document?.title, found?.section].flatMap((text) => (text == null ? [] : [numberOf(text)]));
    expect(headingTerms(passage)).toEqual(expected);
  }
  expect(headings.size).toBeGreaterThan(3);
  expect(read.filter((text) => text.startsWith('Title')).length).toBe(headings.size);
});

it('a passage that is not there has no heading', () => {
  const scope = scopeOfTwo();
  expect(headingReader(scope, () => [1])(scope.size)).toEqual([]);
});
