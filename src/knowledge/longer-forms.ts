import { languageOf } from './glossing.js';
import { type Draft, isKnown, offer, type QuestionContext } from './question-draft.js';
import { isGenericWord } from './text/generic-words.js';
import type { TextLanguage } from './text/language.js';
import { isOrdinaryWord } from './text/ordinary-words.js';

/** A clipped word or the first part of a compound of which the documents hold no other: "vac" for vacuum, "bricks" for brickwork. */
const CLIPPED = { shortest: 3, longest: 5, longer: 2, share: 0.6, weight: 0.5 };

export function addLongerForms(drafts: readonly Draft[], language: TextLanguage, context: QuestionContext): void {
  for (const draft of drafts) {
    const word = draft.meaning ?? draft.surface;
    if (
      draft.kind !== 'word' ||
      languageOf(draft, language) !== 'en' ||
      !/^\p{Ll}+$/u.test(word) ||
      draft.stem.length < CLIPPED.shortest ||
      draft.stem.length > CLIPPED.longest ||
      isKnown(draft, context)
    )
      continue;
    if (isOrdinaryWord(word, '', 0) || isGenericWord(word)) continue;
    const longer = context.dictionary
      .terms()
      .filter((term) => term.length >= draft.stem.length + CLIPPED.longer && term.startsWith(draft.stem) && /^\p{L}+$/u.test(term))
      .map((term) => ({ term, occurs: context.scope.frequency(context.dictionary.find(term)) }))
      .filter(({ occurs }) => occurs > 0);
    const all = longer.reduce((sum, { occurs }) => sum + occurs, 0);
    for (const { term, occurs } of longer) if (occurs >= all * CLIPPED.share) offer(draft, term, CLIPPED.weight, 'compound');
  }
}
