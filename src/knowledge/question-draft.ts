import type { CharGramIndex } from './lexical/char-grams.js';
import type { Dictionary } from './lexical/dictionary.js';
import type { Scope } from './lexical/scope.js';
import type { SimilarTerms } from './lexical/similar-terms.js';
import type { Analyser, Token } from './text/analyse.js';
import type { TextLanguage } from './text/language.js';
import type { SynonymIndex } from './text/synonym-index.js';
import type { Translations } from './text/translations.js';

/** How a term came to stand for a word of the question. */
export type MatchOrigin = 'exact' | 'stem' | 'related' | 'compound' | 'synonym' | 'phrase' | 'everyday' | 'spelling' | 'part';
export type QuestionWeights = Readonly<{ synonym: number; spelling: number; compound: number; part: number }>;

export type QuestionContext = Readonly<{
  analyser: Analyser;
  dictionary: Dictionary;
  similar: SimilarTerms;
  grams: CharGramIndex;
  synonyms: SynonymIndex;
  /** Everyday wordings beside written ones; see `text/everyday-relations.ts`. */
  everyday: SynonymIndex;
  /** Read when first asked for: a site of one language needs none. */
  translations: () => Translations;
  /** The languages that readable documents are written in. */
  languages: ReadonlySet<TextLanguage>;
  scope: Scope;
  weights: QuestionWeights;
}>;

/** A word of the question while it is being read: its index form and every term that may stand for it. */
export type Draft = {
  surface: string;
  kind: Token['kind'];
  start: number;
  stem: string;
  /** The English word that is taken for it; see `glossing.ts`. */
  meaning?: string;
  terms: Map<string, { weight: number; origin: MatchOrigin }>;
};

/** A Chinese term may be cut into several words by the segmenter and is still one term. */
export const HAN_WORD = /^\p{Script=Han}+$/u;

export function offer(draft: Draft, term: string, weight: number, origin: MatchOrigin): void {
  const known = draft.terms.get(term);
  if (known === undefined || known.weight < weight) draft.terms.set(term, { weight, origin });
}

/** Something readable holds the word in one of its forms. */
export function isKnown(draft: Draft, context: QuestionContext): boolean {
  for (const [term, { origin }] of draft.terms) if (origin !== 'part' && occurs(term, context)) return true;
  return false;
}

export const occurs = (term: string, { scope, dictionary }: QuestionContext): boolean => scope.frequency(dictionary.find(term)) > 0;
