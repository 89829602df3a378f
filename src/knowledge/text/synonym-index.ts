import type { Analyser } from './analyse.js';
import type { TextLanguage } from './language.js';
import type { SynonymGroup } from './synonyms.js';

export type Expansion = Readonly<{ terms: readonly string[]; length: number }>;

const LANGUAGES: readonly TextLanguage[] = ['en', 'de', 'zh'];
const LONGEST_PHRASE = 5;

function firstWord(text: string): string {
  const end = text.indexOf(' ');
  return end < 0 ? text : text.slice(0, end);
}

/** Looks up phrases of a question, as stems, in the synonym groups. A phrase may be written in any of the languages. */
export class SynonymIndex {
  readonly #expansions: Map<string, Map<string, readonly string[]>> = new Map();
  /** How many stems the longest phrase has that begins with a word; most words begin none. */
  readonly #longest: Map<string, number> = new Map();

  constructor(groups: readonly SynonymGroup[], analyser: Analyser) {
    const termsOf = (phrase: string): readonly (readonly string[])[] => {
      const variants = new Map<string, readonly string[]>();
      for (const language of LANGUAGES) {
        const terms = analyser
          .analyse(phrase, language)
          .filter((token) => !token.part)
          .map((token) => token.term);
        if (terms.length > 0) variants.set(terms.join(' '), terms);
      }
      return [...variants.values()];
    };
    for (const group of groups) {
      const targets = group.to.flatMap(termsOf);
      for (const source of group.from.flatMap(termsOf)) {
        const key = source.join(' ');
        const known = this.#expansions.get(key) ?? new Map<string, readonly string[]>();
        for (const target of targets) if (target.join(' ') !== key) known.set(target.join(' '), target);
        this.#expansions.set(key, known);
        const first = firstWord(key);
        this.#longest.set(first, Math.max(this.#longest.get(first) ?? 0, source.length));
      }
    }
  }

  /** True when the stem stands alone in a group, so that it means something in another word or language. */
  knows(stem: string): boolean {
    return this.#expansions.has(stem);
  }

  /** Every expansion of a phrase that starts at `at` in the question's stems; `length` is how many stems the phrase spans. */
  expand(stems: readonly string[], at: number): readonly Expansion[] {
    const found: Expansion[] = [];
    for (let length = Math.min(LONGEST_PHRASE, this.#longest.get(firstWord(stems[at] ?? '')) ?? 0, stems.length - at); length >= 1; length -= 1)
      for (const terms of this.#expansions.get(stems.slice(at, at + length).join(' '))?.values() ?? []) found.push({ terms, length });
    return found;
  }
}
