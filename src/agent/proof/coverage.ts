import { detectLanguage } from '../../domain/language.js';
import type { EvidenceFacts } from './evidence-facts.js';
import { wordKeys } from './words.js';

type Facts = Pick<EvidenceFacts, 'evidence' | 'allWords'>;

/** Words that say nothing of what is so, and those of time and measure. */
const plainWords = wordKeys(
  'there been being both also because due does did done into onto over through via its very just such each other else only once use used using goes going come comes came get gets got take takes taken took make makes made give gives given show shows shown say says said tell tells find found note noted see seen one two must should shall need needs needed let keep kept put set out off about regarding according following rev revision page step run may might can could january february march april june july august september october november december since until every hour hours day days week weeks month months year years minute minutes second seconds time times now still already again currently stay stays remain remains',
  3,
);

/** What a sentence says of machines, as keys: all its words but those that carry nothing. */
export function contentWords(text: string): ReadonlySet<string> {
  return new Set([...wordKeys(text, 3)].filter((word) => !plainWords.has(word)));
}

/**
 * Share of the content words of an English sentence that one evidence holds, or one with a second that holds part of them as well; null where the sentence
 * has none or is in another language, in which the words of a source and of a sentence cannot be laid side by side.
 */
export function coverage(text: string, held: Iterable<Facts>): number | null {
  const words = [...contentWords(text)];
  if (words.length === 0 || detectLanguage(text) !== 'en') return null;
  const found = [...held].map(({ allWords }) => words.map((word) => holds(allWords, word)));
  const count = (some: readonly boolean[]): number => some.filter(Boolean).length;
  const [first, ...rest] = found.filter((some) => count(some) > 0).sort((a, b) => count(b) - count(a));
  if (first === undefined) return 0;
  const shared = rest.filter((some) => some.some((held, index) => held && first[index] === true) && 2 * count(some) >= count(first));
  const together = shared.map((some) => count(some.map((held, index) => held || first[index] === true)));
  return Math.max(count(first), ...together) / words.length;
}

/** The same key, or the same word with and without its ending: trip and tripped. */
function holds(words: ReadonlySet<string>, key: string): boolean {
  if (words.has(key)) return true;
  if (!/^\p{Script=Latin}{4,}$/u.test(key)) return false;
  if (key.length > 4 && words.has(key.slice(0, 4))) return true;
  if (key.length > 4) return false;
  for (const word of words) if (word.startsWith(key)) return true;
  return false;
}
