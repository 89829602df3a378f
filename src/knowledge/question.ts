import { allMatches } from '../domain/all-matches.js';
import { readAskingWords, readLookAlikes } from '../domain/spelling.js';
import { addAskedUnits, SPOKEN_UNITS } from './asked-units.js';
import { agentRoots, compoundsWith, derivations, participleRoots, splitCompound, withoutModifier } from './compounds.js';
import { addDates } from './dates-asked.js';
import { addForeignForms, addGermanCompounds, isTranslated, joinHanTerms, saidIn, translationsOccur } from './foreign-forms.js';
import { glossOf, languageOf, sayInEnglish, sayInOthers } from './glossing.js';
import { addLongerForms } from './longer-forms.js';
import { type Draft, HAN_WORD, isKnown, type MatchOrigin, offer, type QuestionContext, type QuestionWeights } from './question-draft.js';
import type { Token } from './text/analyse.js';
import { isGenericWord } from './text/generic-words.js';
import { detectLanguage, type TextLanguage } from './text/language.js';
import { isEverydayWord, isOrdinaryWord } from './text/ordinary-words.js';
import { isStopWord } from './text/stop-words.js';

export type Alternative = Readonly<{ termId: number; weight: number; origin: MatchOrigin }>;
/** One thing the question speaks of: a word, number or identifier with every index term that stands for it. */
export type Concept = Readonly<{
  surface: string;
  /** Index form of the surface in the question's own language. */
  stem: string;
  /** The English word that was taken for it; the surface where none was. */
  meaning: string;
  kind: Token['kind'];
  /** How often the question says it. */
  count: number;
  start: number;
  alternatives: readonly Alternative[];
  /** Readable passages that hold the concept (sum over alternatives that count fully). */
  frequency: number;
  idf: number;
  /** True for an everyday word that wraps the question; see `text/ordinary-words.ts`. */
  ordinary: boolean;
  /** True when only an everyday relation leads from the word to the documents. */
  loose: boolean;
  /** True when the lexicon says the word in other languages too: where documents then hold none of them, they do not speak of it. */
  translated: boolean;
  /** The languages of the documents in which the word can be met: the question's own, and those the lexicon says it in. */
  saidIn: readonly TextLanguage[];
}>;
export type Question = Readonly<{
  text: string;
  /** The text with English words in place of those that were taken as such: what is asked for is read from it in three languages at once. */
  gloss: string;
  language: TextLanguage;
  concepts: readonly Concept[];
}>;

export const DEFAULT_QUESTION_WEIGHTS: QuestionWeights = { synonym: 0.6, spelling: 0.8, compound: 0.6, part: 0.25 };

const OTHER_LANGUAGES: readonly TextLanguage[] = ['en', 'de'];

/** "Who leads it?", "it is led by ...". The index keeps "led" as written, since it may be a lamp. */
const LEADS = /^lead(?:s|ing)?$/iu;

/** Words of the question with their stems in its own language first and in the others as further alternatives. */
function draftConcepts(text: string, language: TextLanguage, context: QuestionContext): Draft[] {
  const drafts: Draft[] = [];
  const byPosition = new Map<number, Draft>();
  const byStart = new Map<number, Draft>();
  for (const token of context.analyser.recall(text, language)) {
    if (token.stop) continue;
    const known = byPosition.get(token.position) ?? (token.part ? drafts.at(-1) : undefined);
    if (known !== undefined) offer(known, token.term, token.part ? context.weights.part : 1, token.part ? 'part' : 'exact');
    if (known !== undefined || token.part) continue;
    const draft: Draft = { surface: text.slice(token.start, token.end), kind: token.kind, start: token.start, stem: token.term, terms: new Map() };
    offer(draft, token.term, 1, 'exact');
    if (language === 'en' && LEADS.test(draft.surface)) offer(draft, 'led', 0.9, 'stem');
    drafts.push(draft);
    byPosition.set(token.position, draft);
    if (!byStart.has(token.start)) byStart.set(token.start, draft);
  }
  for (const other of OTHER_LANGUAGES) {
    if (other === language || language === 'zh') continue;
    for (const token of context.analyser.analyse(text, other)) {
      const draft = byStart.get(token.start);
      if (draft !== undefined && token.kind === 'word' && !token.part && !token.stop) offer(draft, token.term, 0.9, 'stem');
    }
  }
  return drafts;
}

const SPACED_TAG = /(?<![\p{L}\p{N}-])(?:([\p{L}]{1,4})\s)?(\d{1,5})(?:\s?([\p{L}]))?(?![\p{L}\p{N}])/gu;

/** `p 101 a`, `pump 101 a`, `hc 40`: a spoken or spaced tag counts as one when the readable documents know it. */
function addSpacedTags(text: string, drafts: Draft[], context: QuestionContext): void {
  for (const match of allMatches(text, SPACED_TAG)) {
    const [whole, letters = '', digits = '', suffix = ''] = match;
    const spellings = [`${letters}${digits}${suffix}`, `${letters}${digits}`, `${digits}${suffix}`].map((spelling) => spelling.toLowerCase());
    const known = spellings.find((spelling) => /\p{L}/u.test(spelling) && context.scope.frequency(context.dictionary.find(spelling)) > 0);
    if (known === undefined) continue;
    const end = match.index + whole.length;
    const inside = drafts.filter(
      (draft) => draft.start >= match.index && draft.start < end && (draft.kind !== 'word' || draft.surface.length <= 2 || known.startsWith(draft.stem)),
    );
    const merged: Draft = { surface: whole.trim(), kind: 'identifier', start: match.index, stem: known, terms: new Map() };
    offer(merged, known, 1, 'exact');
    for (const draft of inside) {
      if (draft.kind !== 'word') for (const [term, alternative] of draft.terms) offer(merged, term, alternative.weight * context.weights.part, 'part');
      drafts.splice(drafts.indexOf(draft), 1);
    }
    drafts.push(merged);
  }
  drafts.sort((left, right) => left.start - right.start);
}

function addSynonyms(drafts: readonly Draft[], context: QuestionContext): void {
  const stems = drafts.map((draft) => draft.stem);
  for (const [at, draft] of drafts.entries()) {
    for (const { terms, length } of context.synonyms.expand(stems, at)) {
      if (terms.length > 1 && terms.some((term) => context.scope.frequency(context.dictionary.find(term)) === 0)) continue;
      const whole = terms.length === 1 || terms.every((term) => HAN_WORD.test(term));
      for (const term of terms)
        for (const part of length === 1 ? [draft] : drafts.slice(at, at + length))
          offer(part, term, context.weights.synonym / terms.length, whole ? 'synonym' : 'phrase');
    }
  }
}

/** How much an everyday relation counts in retrieval: for a word the documents lack, and beside a word they hold. */
const EVERYDAY = { missing: 0.5, beside: 0.15 };

/** "pour away" finds "dispose": everyday wordings, their small words included, lead to the written ones. */
function addEveryday(drafts: readonly Draft[], text: string, language: TextLanguage, context: QuestionContext): void {
  const isGlossed = drafts.some(({ meaning }) => meaning !== undefined);
  const tokens: readonly { term: string; start: number }[] = isGlossed ? [] : context.analyser.recall(text, language).filter(({ part }) => !part);
  const byStart = new Map(drafts.map((draft) => [draft.start, draft] as const));
  const stems = isGlossed ? drafts.map(({ stem }) => stem) : tokens.map(({ term }) => term);
  const known = new Map(drafts.map((draft) => [draft, isKnown(draft, context)] as const));
  for (const at of stems.keys())
    for (const { terms, length } of context.everyday.expand(stems, at)) {
      const content = terms.filter((term) => !isStopWord(term, isGlossed ? 'en' : language));
      const meant = isGlossed ? drafts.slice(at, at + length) : tokens.slice(at, at + length).flatMap(({ start }) => byStart.get(start) ?? []);
      if (content.some((term) => context.scope.frequency(context.dictionary.find(term)) === 0)) continue;
      for (const draft of meant)
        for (const term of content) offer(draft, term, (known.get(draft) === true ? EVERYDAY.beside : EVERYDAY.missing) / content.length, 'everyday');
    }
}

/** Letters of the shorter end of a compound of which only one end is known, and from which on a piece is a word that both languages share. */
const SHORTEST_END = 3;
const SHORTEST_SHARED = 5;
/** Prefixes that German verbs leave at the end of a clause: "schaltet ... ab" asks about "abschalten". */
const SEPARABLE = /\b(ab|an|auf|aus|ein|zu|um|nach|vor|weg|zurück|fest)\s*(?:[?!.,]|$)/iu;

/** Joins a separated German prefix to the verb it belongs to, where the joined verb is known. */
function joinPrefixes(drafts: readonly Draft[], text: string, context: QuestionContext): void {
  const prefix = SEPARABLE.exec(text)?.[1]?.toLowerCase();
  if (prefix === undefined) return;
  for (const draft of drafts) {
    if (draft.kind !== 'word' || draft.surface !== draft.surface.toLowerCase()) continue;
    const stem = context.analyser.stem(`${prefix}${draft.surface.replace(/(?:e?st|e?t|en|e)$/u, '')}en`, 'de');
    if (
      !context.synonyms.knows(stem) &&
      context.translations().english(stem, 'de').length === 0 &&
      context.scope.frequency(context.dictionary.find(stem)) === 0
    )
      continue;
    draft.stem = stem;
    offer(draft, stem, 1, 'exact');
    return;
  }
}

/** A word that nothing readable holds, cut into two that are known, to the reader's documents or to the lexicon; `null` when there is no such cut. */
function piecesOf(draft: Draft, language: TextLanguage, context: QuestionContext): readonly [string, string] | null {
  if (draft.kind !== 'word' || (language === 'en' && !HAN_WORD.test(draft.surface))) return null;
  // Where no document is in the question's language a short piece that one holds is a chance: no "ent" of "verdient".
  const shortest = context.languages.has(language) ? 0 : SHORTEST_SHARED;
  const known = (piece: string): string | null => {
    const stem = context.analyser.stem(piece, language);
    return context.synonyms.knows(stem) || (piece.length >= shortest && context.scope.frequency(context.dictionary.find(stem)) > 0) ? stem : null;
  };
  const word = draft.surface.normalize('NFKC').toLowerCase();
  if (!HAN_WORD.test(draft.surface)) return splitCompound(word, known) ?? partlyKnown(word, known, (piece) => context.analyser.stem(piece, language));
  for (let cut = draft.surface.length - 1; cut >= 1; cut -= 1) {
    const [left, right] = [draft.surface.slice(0, cut), draft.surface.slice(cut)];
    if (known(left) !== null && known(right) !== null) return [left, right];
  }
  return null;
}

/** Where only one end of a compound is known, the other end stays as a word that nothing holds. */
function partlyKnown(word: string, known: (piece: string) => string | null, stem: (piece: string) => string): readonly [string, string] | null {
  for (let cut = SHORTEST_END; cut + SHORTEST_END <= word.length; cut += 1) {
    const right = known(word.slice(cut));
    if (right !== null) return [stem(word.slice(0, cut)), right];
    const left = known(word.slice(0, word.length - cut));
    if (left !== null) return [left, stem(word.slice(word.length - cut))];
  }
  return null;
}

/** "Türdichtung" asks for a door and a seal: compounds become two concepts, so that documents in another language can meet both. */
function cutCompounds(drafts: Draft[], language: TextLanguage, context: QuestionContext): void {
  if (language === 'en') return;
  for (let at = drafts.length - 1; at >= 0; at -= 1) {
    const draft = drafts[at];
    if (draft === undefined || draft.meaning !== undefined || isKnown(draft, context) || translationsOccur(draft, context)) continue;
    const pieces = piecesOf(draft, language, context);
    if (pieces === null) continue;
    drafts.splice(
      at,
      1,
      ...pieces.map((stem): Draft => {
        const piece: Draft = { surface: stem, kind: 'word', start: draft.start, stem, terms: new Map() };
        offer(piece, stem, 1, 'exact');
        return piece;
      }),
    );
  }
}

/** "gear box" finds "gearbox" and the reverse; in German also "Temperatur" finds "Lagertemperatur". */
function addCompounds(drafts: readonly Draft[], asked: TextLanguage, context: QuestionContext): void {
  const { dictionary, scope, analyser } = context;
  const stemIn =
    (language: TextLanguage) =>
    (word: string): string | null => {
      const stem = analyser.stem(word, language);
      return scope.frequency(dictionary.find(stem)) > 0 ? stem : null;
    };
  const written = ({ meaning, surface }: Draft): string => meaning ?? surface;
  const plain = drafts.map((draft) => (draft.kind === 'word' && /^\p{L}+$/u.test(written(draft)) ? written(draft).normalize('NFKC').toLowerCase() : null));
  for (const [at, draft] of drafts.entries()) {
    const word = plain[at];
    const language = languageOf(draft, asked);
    if (word === null || word === undefined || language === 'zh') continue;
    const stemOf = stemIn(language);
    const next = plain[at + 1];
    const joined = next === null || next === undefined ? null : stemOf(word + next);
    if (joined !== null) {
      offer(draft, joined, context.weights.compound, 'compound');
      const follower = drafts[at + 1];
      if (follower !== undefined) offer(follower, joined, context.weights.compound, 'compound');
    }
    if (language === 'en' && !isKnown(draft, context))
      for (const root of [...agentRoots(word), ...derivations(word)]) offer(draft, analyser.stem(root, language), context.weights.compound, 'related');
    if (!isKnown(draft, context)) for (const piece of splitCompound(word, stemOf) ?? []) offer(draft, piece, context.weights.compound * 0.7, 'compound');
    if (language !== 'de') continue;
    const related = [...participleRoots(word), withoutModifier(word) ?? ''].filter((root) => root !== '');
    const finite = /^(\p{Ll}{3,}?)(?:e?t|en|e?st)$/u.exec(word)?.[1];
    if (finite !== undefined && draft.surface === word)
      for (const form of [`ge${finite}t`, `${finite}en`]) offer(draft, analyser.stem(form, language), 0.9, 'stem');
    for (const root of related) offer(draft, analyser.stem(root, language), 0.95, 'stem');
    for (const termId of compoundsWith(draft.stem, context.grams, dictionary, (id) => scope.frequency(id)))
      offer(draft, dictionary.term(termId), context.weights.compound, 'compound');
  }
}

/** Slips in the endings that stems are cut from: "holdng", "fittign", "calibratoin". */
const SLIPPED_ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:(?<![ia])ng|ign|nig|igng|inng|iing|img|inh)$/u, 'ing'],
  [/(?:toin|tino|tiom|tionn|tiion|ition(?=$))$/u, 'tion'],
  [/(?:emnt|mnet|mant|memt|metn)$/u, 'ment'],
];

function withEnding(word: string): string | null {
  if (word.length < 5) return null;
  for (const [slip, ending] of SLIPPED_ENDINGS) if (slip.test(word)) return word.replace(slip, ending);
  return null;
}

/** How much further from the writing than the nearest one a term may be and still be meant. */
const SAME_SLIP = 0.3;

function addSpellings(drafts: readonly Draft[], context: QuestionContext): void {
  for (const draft of drafts) {
    if (draft.kind !== 'word' || draft.meaning !== undefined || isKnown(draft, context)) continue;
    const lower = draft.surface.normalize('NFKC').toLowerCase();
    const whole = withEnding(lower);
    const stem = whole === null ? null : context.analyser.stem(whole, 'en');
    if (stem !== null && context.scope.frequency(context.dictionary.find(stem)) > 0) {
      offer(draft, stem, context.weights.spelling, 'spelling');
      continue;
    }
    const found = [...new Set([draft.stem, lower])].flatMap((word) => context.similar.find(word, (id) => context.scope.frequency(id), 3));
    const nearest = Math.min(...found.map(({ distance }) => distance));
    for (const { termId, distance } of found)
      if (distance <= nearest + SAME_SLIP) offer(draft, context.dictionary.term(termId), context.weights.spelling / (1 + (distance - nearest) * 2), 'spelling');
  }
}

function finish(draft: Draft, count: number, text: string, language: TextLanguage, context: QuestionContext): Concept {
  const alternatives: Alternative[] = [];
  let frequency = 0;
  let everyday = 0;
  let compound = 0;
  for (const [term, { weight, origin }] of draft.terms) {
    const termId = context.dictionary.find(term);
    const occurs = context.scope.frequency(termId);
    if (occurs === 0) continue;
    alternatives.push({ termId, weight, origin });
    if (origin === 'everyday') everyday += occurs;
    else if (origin === 'compound') compound += occurs;
    else if (origin !== 'part') frequency += occurs;
  }
  if (frequency === 0) frequency = compound;
  const loose = frequency === 0 && everyday > 0;
  frequency = Math.min(loose ? everyday : frequency, context.scope.size);
  const { surface, stem, kind, start } = draft;
  const meaning = draft.meaning ?? surface;
  const ordinary = kind === 'word' && (isOrdinaryWord(surface, text, start) || isEverydayWord(meaning));
  return {
    surface,
    stem,
    meaning,
    kind,
    count,
    start,
    alternatives,
    frequency,
    idf: context.scope.idf(frequency),
    ordinary,
    loose,
    translated: draft.meaning !== undefined || isTranslated(draft, context),
    saidIn: saidIn(draft, language, context),
  };
}

/** How people ask in speech, as it is written: the question words that everything behind reads, and what only softens them left out. */
const SPOKEN_CHINESE: readonly (readonly [RegExp, string])[] = [
  [/为啥|为嘛|干嘛/gu, '为什么'],
  [/咋办/gu, '怎么办'],
  [/咋/gu, '怎么'],
  [/啥/gu, '什么'],
  [/大概|大约|分别|各自|准不准|现在|目前|到底|究竟|各(?=是|为|多少|有)/gu, ''],
];

/** The question with its slips mended: tags with look-alike letters that the documents know, and misspelt words of asking that no document holds. */
function mended(written: string, language: TextLanguage, context: QuestionContext): string {
  const occurs = (term: string): boolean => context.scope.frequency(context.dictionary.find(term)) > 0;
  const tags = readLookAlikes(written, (tag) => occurs(tag.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')));
  const isKnown = (word: string): boolean =>
    isStopWord(word, null) ||
    isOrdinaryWord(word, word, 0) ||
    isGenericWord(word) ||
    [language, ...OTHER_LANGUAGES].some((each) => {
      const stem = context.analyser.stem(word, each);
      return occurs(stem) || context.synonyms.knows(stem);
    });
  const spoken = language === 'zh' ? [...SPOKEN_CHINESE, ...SPOKEN_UNITS] : SPOKEN_UNITS;
  return spoken.reduce((text, [said, meant]) => text.replace(said, meant), readAskingWords(tags.text, isKnown).text);
}

/** Reads a question against what its reader may see. Unknown words stay as concepts without alternatives. */
export function readQuestion(written: string, context: QuestionContext): Question {
  const language = detectLanguage(written);
  const text = mended(written, language, context);
  const drafts = draftConcepts(text, language, context);
  addSpacedTags(text, drafts, context);
  addAskedUnits(drafts, context);
  if (language === 'de') joinPrefixes(drafts, text, context);
  if (language !== 'en') sayInEnglish(drafts, text, language, context);
  sayInOthers(drafts, context);
  if (language === 'zh') joinHanTerms(drafts, context);
  cutCompounds(drafts, language, context);
  addSynonyms(drafts, context);
  addForeignForms(drafts, language, context);
  addCompounds(drafts, language, context);
  addGermanCompounds(drafts, language, context);
  addSpellings(drafts, context);
  addDates(drafts, text, context);
  addLongerForms(drafts, language, context);
  addEveryday(drafts, text, language, context);
  const counted = new Map<string, { draft: Draft; count: number }>();
  for (const draft of drafts) {
    const known = counted.get(draft.stem);
    if (known === undefined) counted.set(draft.stem, { draft, count: 1 });
    else known.count += 1;
  }
  return {
    text,
    gloss: glossOf(drafts, text),
    language,
    concepts: [...counted.values()].map(({ draft, count }) => finish(draft, count, text, language, context)),
  };
}
