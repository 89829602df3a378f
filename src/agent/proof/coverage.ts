import { detectLanguage } from '../../domain/language.js';
import type { EvidenceFacts } from './evidence-facts.js';
import { wordKeys } from './words.js';

type Facts = Pick<EvidenceFacts, 'evidence' | 'allWords'>;

/** Words that say nothing of what is so, and those of time and measure. */
const plainWords = wordKeys(
  'there been being both also because due does did done into onto over through via its very just such each other else only once use used using goes going come comes came get gets got take takes taken took make makes made give gives given show shows shown say says said tell tells find found note noted see seen one two must should shall need needs needed let keep kept put set out off about regarding according following rev revision page step run may might can could january february march april june july august september october november december since until every hour hours day days week weeks month months year years minute minutes second seconds time times now still already again currently stay stays remain remains wrote writes written',
  3,
);

/** Up to three words before a colon announce what follows ("Also possible:") and state nothing. */
const announcement = /^\W*(?:(?:[\p{L}-]+ ){0,2}[\p{L}-]+|The site's own rule):\s+(?:(?:WARNING|CAUTION|DANGER|NOTE)\s+)?(?=\S+ \S)/u;

/** What a sentence says of machines, as keys: all its words but those that carry nothing. */
export function contentWords(text: string): ReadonlySet<string> {
  return new Set([...wordKeys(text.replace(announcement, ''), 3)].filter((word) => !plainWords.has(word)));
}

const clauseEnd = /[,;]\s|\s(?:and|but|while|whereas)\s/u;

/**
 * Share of the content words of an English sentence that the evidence holds: for each clause, or the sentence as a whole, one evidence, or one with a second
 * that holds part of the same words. Null where the sentence has none or is in another language, in which the words of a source and of a sentence cannot be
 * laid side by side.
 */
export function coverage(text: string, held: Iterable<Facts>): number | null {
  const words = contentWords(text);
  if (words.size === 0 || detectLanguage(text) !== 'en') return null;
  const all = [...held];
  const clauses = text.replace(announcement, '').split(clauseEnd).map(contentWords);
  const total = clauses.reduce((sum, clause) => sum + clause.size, 0);
  const byClause = clauses.reduce((sum, clause) => sum + heldOf([...clause], all), 0);
  return Math.max(heldOf([...words], all) / words.size, byClause / total);
}

/** How many of the words the best evidence holds, with a second one about the same. */
function heldOf(words: readonly string[], all: readonly Facts[]): number {
  const found = all.map(({ allWords }) => words.map((word) => holds(allWords, word)));
  const count = (some: readonly boolean[]): number => some.filter(Boolean).length;
  const [first, ...rest] = found.filter((some) => count(some) > 0).sort((a, b) => count(b) - count(a));
  if (first === undefined) return 0;
  const shared = rest.filter((some) => some.some((one, index) => one && first[index] === true) && 2 * count(some) >= count(first));
  return Math.max(count(first), ...shared.map((some) => count(some.map((one, index) => one || first[index] === true))));
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
