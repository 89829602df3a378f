import { type BenchDocument, seededRandom } from '../../src/testing/knowledge-bench.js';
import { allPackages } from '../retrieval-dev/packages.js';

const WORDS_EACH = 60;
const MOST_WORDS = 300;
const OPENINGS = ['How do I', 'What is', 'Which tool can', 'Why does', 'Is there a way to'];

/** Up to `count` passages of about 60 words of real text, the package descriptions that apt keeps on this machine; fewer where it keeps fewer. */
export function packageDocuments(count: number): readonly BenchDocument[] {
  const documents: BenchDocument[] = [];
  let made = 0;
  for (const [number, { name, synopsis, section, text }] of allPackages().entries()) {
    if (made >= count) break;
    const id = `PKG-${number}`;
    const words = `${synopsis}. ${text}`.split(/\s+/u).slice(0, MOST_WORDS);
    const pieces = Array.from({ length: Math.ceil(words.length / WORDS_EACH) }, (_, at) => words.slice(at * WORDS_EACH, (at + 1) * WORDS_EACH).join(' '));
    documents.push({ id, title: `${name} ${synopsis}`, pieces: pieces.slice(0, count - made).map((piece) => ({ section, text: piece })) });
    made += pieces.length;
  }
  return documents;
}

/** Questions around four to ten words in a row of a passage. */
export function packageQuestions(documents: readonly BenchDocument[], count: number, seed = 7): readonly string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const pieces = documents[Math.floor(random() * documents.length)]?.pieces ?? [];
    const words = pieces[Math.floor(random() * pieces.length)]?.text.split(' ') ?? [];
    const length = 4 + Math.floor(random() * 7);
    const from = Math.floor(random() * Math.max(1, words.length - length));
    return `${OPENINGS[Math.floor(random() * OPENINGS.length)] ?? 'What is'} ${words.slice(from, from + length).join(' ')}?`;
  });
}
