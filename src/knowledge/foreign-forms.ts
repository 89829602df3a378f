import { compoundParts, compoundsWith, compoundsWithShort, participleRoots } from './compounds.js';
import { type Draft, HAN_WORD, isKnown, occurs, offer, type QuestionContext } from './question-draft.js';
import { isGenericWord } from './text/generic-words.js';
import type { TextLanguage } from './text/language.js';
import { isOrdinaryWord } from './text/ordinary-words.js';

/** How the words of a question reach documents in another language, beyond what the lexicon says word for word. */

const LONGEST_HAN_TERM = 4;
const FINITE_VERB = /^(\p{Ll}{3,}?)(?:e?t|en|e?st|e)$/u;
const GERMAN_WORD = /^[a-zäöüß]{3,}$/u;

/** True when the lexicon gives the word in other languages: every group with a Chinese term holds the English and the German one too. */
export function isTranslated(draft: Draft, context: QuestionContext): boolean {
  const own = HAN_WORD.test(draft.stem);
  if ([...draft.terms].some(([term, { origin }]) => origin === 'synonym' && (own || HAN_WORD.test(term)))) return true;
  return !own && context.synonyms.expand([draft.stem], 0).some(({ terms }) => terms.every((term) => HAN_WORD.test(term)));
}

export function translationsOccur(draft: Draft, context: QuestionContext): boolean {
  return context.synonyms.expand([draft.stem], 0).some(({ terms }) => terms.every((term) => occurs(term, context)));
}

/** Joins what the segmenter cut where the lexicon has the whole as one term and no document holds the pieces: "材 质" asks for the material, not for 材. */
export function joinHanTerms(drafts: Draft[], context: QuestionContext): void {
  for (let at = 0; at < drafts.length; at += 1) {
    for (let length = Math.min(LONGEST_HAN_TERM, drafts.length - at); length > 1; length -= 1) {
      const run = drafts.slice(at, at + length);
      const [first] = run;
      if (first === undefined || !run.every(isUnheldHan) || !areNeighbours(run)) continue;
      const stem = run.map((draft) => draft.stem).join('');
      const [whole] = context.synonyms.expand(
        run.map((draft) => draft.stem),
        0,
      );
      if (whole?.length !== length) continue;
      const joined: Draft = { surface: stem, kind: 'word', start: first.start, stem, terms: new Map() };
      for (const { terms, length: spanned } of context.synonyms.expand(
        run.map((draft) => draft.stem),
        0,
      ))
        if (spanned === length)
          for (const term of terms) offer(joined, term, context.weights.synonym / terms.length, terms.length === 1 ? 'synonym' : 'phrase');
      drafts.splice(at, length, joined);
      break;
    }
  }
  function isUnheldHan({ stem, kind }: Draft): boolean {
    return kind === 'word' && HAN_WORD.test(stem) && !occurs(stem, context);
  }
}

const areNeighbours = (run: readonly Draft[]): boolean =>
  run.every(({ start }, at) => {
    const before = run[at - 1];
    return before === undefined || before.start + before.surface.length === start;
  });

/**
 * For words that nothing readable holds: an inflected German form asks the lexicon by its verb ("gewechselt" as "wechseln"), and a
 * translation finds the German participle ("gewechselt") and the compounds ("Ammoniakkonzentration") that documents write instead of it.
 */
export function addForeignForms(drafts: readonly Draft[], language: TextLanguage, context: QuestionContext): void {
  for (const draft of drafts) {
    if (draft.kind !== 'word' || isKnown(draft, context)) continue;
    if (language === 'de') addVerbTranslations(draft, context);
    // A single Chinese character (量, 器) is too general to stand for every compound of its translation.
    if (isKnown(draft, context) || draft.surface.length === 1) continue;
    for (const [term, { origin }] of [...draft.terms]) {
      if (origin !== 'synonym' || !GERMAN_WORD.test(term)) continue;
      offer(draft, context.analyser.stem(`ge${term}t`, 'de'), context.weights.synonym, 'synonym');
      for (const termId of compoundsWith(term, context.grams, context.dictionary, (id) => context.scope.frequency(id)))
        offer(draft, context.dictionary.term(termId), context.weights.compound, 'compound');
    }
  }
}

function addVerbTranslations(draft: Draft, context: QuestionContext): void {
  const word = draft.surface.normalize('NFKC').toLowerCase();
  if (draft.surface !== word) return;
  const finite = FINITE_VERB.exec(word)?.[1];
  for (const root of [...participleRoots(word), ...(finite === undefined ? [] : [`${finite}en`, `${finite}n`])])
    for (const { terms } of context.synonyms.expand([context.analyser.stem(root, 'de')], 0))
      if (terms.length === 1) for (const term of terms) offer(draft, term, context.weights.synonym, 'synonym');
}

/**
 * German compounds of the documents that hold a word of the question, said in whatever language: "hydraulic tank" and "oil" find "Hydrauliktank"
 * and "Ölmenge". Everyday words lead nowhere, since they stand in too many.
 */
export function addGermanCompounds(drafts: readonly Draft[], language: TextLanguage, context: QuestionContext): void {
  if (!context.languages.has('de')) return;
  const { grams, dictionary, scope } = context;
  const frequency = (termId: number): number => scope.frequency(termId);
  const isKnownWord = (stem: string): boolean => occurs(stem, context) || context.translations().english(stem, 'de').length > 0;
  const isWord = (stem: string): boolean => isKnownWord(stem) || compoundParts(stem, isKnownWord)?.every(isKnownWord) === true;
  const parts = { grams, dictionary, frequency, isWord };
  for (const draft of drafts) {
    if (draft.kind !== 'word' || isGenericWord(draft.surface) || isGenericWord(draft.meaning ?? '') || isOrdinaryWord(draft.surface, '', 0)) continue;
    // A German word that was not put into English has found its compounds already.
    const isLookedUp = language === 'de' && draft.meaning === undefined;
    const said = language === 'de' ? [context.analyser.stem(draft.surface, 'de')] : germanOf(draft, context);
    for (const stem of said) {
      const found = stem.length < SHORT ? compoundsWithShort(stem, parts) : isLookedUp ? [] : compoundsWith(stem, grams, dictionary, frequency);
      for (const termId of found) offer(draft, dictionary.term(termId), context.weights.compound, 'compound');
    }
  }
}

/** Letters from which on a stem is looked for in compounds without asking what the rest is. */
const SHORT = 4;

/** What a word of the question is in German, as single words. */
const germanOf = (draft: Draft, context: QuestionContext): readonly string[] =>
  context
    .translations()
    .foreign(draft.stem, 'de')
    .filter((key) => !key.includes(' '));

/** Languages of the documents beside the question's own in which the lexicon says a word. */
export function saidIn(draft: Draft, language: TextLanguage, context: QuestionContext): readonly TextLanguage[] {
  return [...context.languages].filter((other) => {
    if (other === language || draft.kind !== 'word') return true;
    if (other === 'en') return draft.meaning !== undefined || context.translations().english(draft.stem, language === 'en' ? 'de' : language).length > 0;
    return context.translations().foreign(draft.stem, other).length > 0;
  });
}
