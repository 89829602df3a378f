import { allMatches } from '../domain/all-matches.js';
import { compoundParts, derivations, participleRoots } from './compounds.js';
import { translationsOccur } from './foreign-forms.js';
import { type Draft, HAN_WORD, isKnown, occurs, offer, type QuestionContext } from './question-draft.js';
import { isGenericWord } from './text/generic-words.js';
import type { TextLanguage } from './text/language.js';
import { isOrdinaryWord } from './text/ordinary-words.js';
import { isStopWord } from './text/stop-words.js';
import type { EnglishPhrase, ForeignLanguage } from './text/translations.js';

/** How the words of a question are said in the language of the documents, where these are written in another. */

/** Forms of to be and to become: "war" is no form of "Ware". */
const AUXILIARY = /^(?:war|waren|wäre|wären|wurden?|worden|geworden)$/iu;
const DEGREE = /^(\p{Ll}{3,}?)(?:e?st|er)(?:e[nmrs]?|ens)?$/u;
const FINITE_VERB = /^(\p{Ll}{3,}?)(?:e?t|en|e?st|e)$/u;
/** A word found by way of English beside one in the documents' own language. */
const BY_WAY = 0.5;
/** Letters from which on a part of a compound is taken for a word of the documents. */
const SHARED = 5;

/**
 * Puts English words in place of German and Chinese ones, so that an English document is asked as an English question asks it: by its own
 * stems, with the synonyms and everyday relations of these. Words that documents in the question's language hold stay, and lead to English as well.
 */
export function sayInEnglish(drafts: Draft[], text: string, language: ForeignLanguage, context: QuestionContext): void {
  const isAtHome = context.languages.has(language);
  if (language === 'zh' && !isAtHome) regroupHan(drafts, text, context);
  for (let at = 0; at < drafts.length; at += 1) {
    const draft = drafts[at];
    if (draft === undefined || draft.kind !== 'word') continue;
    const found = lookUp(drafts, at, language, context);
    const isHeld = isAtHome && (isKnown(draft, context) || found === null || !found.phrases.some((phrase) => isSaid(phrase, context)));
    if (isHeld) {
      if (found !== null) alsoInEnglish(draft, found.phrases, language, context);
      continue;
    }
    const said = found ?? (translationsOccur(draft, context) ? null : inParts(draft, language, context));
    if (said === null) continue;
    const spoken = 'parts' in said ? said.parts.flatMap((part) => part(draft)) : wordsOf(draft, said.phrases, context);
    drafts.splice(at, 'parts' in said ? 1 : said.length, ...spoken);
    at += spoken.length - 1;
  }
}

const isSaid = ({ stems }: EnglishPhrase, context: QuestionContext): boolean => stems.length > 0 && stems.every((stem) => occurs(stem, context));

type Found = Readonly<{ length: number; phrases: readonly EnglishPhrase[] }>;
type Parts = Readonly<{ parts: readonly ((whole: Draft) => readonly Draft[])[] }>;

/** The longest run of words from `at` that the lexicon has, else the verb that a German form belongs to. */
function lookUp(drafts: readonly Draft[], at: number, language: ForeignLanguage, context: QuestionContext): Found | null {
  const draft = drafts[at];
  if (draft === undefined || AUXILIARY.test(draft.surface)) return null;
  const apart = drafts.slice(at).findIndex((each, step, rest) => step > 0 && !followsOn(rest[step - 1], each, language));
  const run = apart < 0 ? drafts.slice(at) : drafts.slice(at, at + apart);
  const found = context.translations().longest(
    run.map(({ stem }) => stem),
    language,
  );
  if (found !== null || language === 'zh') return found;
  for (const form of baseFormsOf(draft.surface)) {
    const phrases = context.translations().english(context.analyser.stem(form, 'de'), 'de');
    if (phrases.length > 0) return { length: 1, phrases };
  }
  return null;
}

/** The word behind may belong to one term with the one before: in Chinese only where no sign stands between them. */
function followsOn(before: Draft | undefined, next: Draft, language: ForeignLanguage): boolean {
  if (before === undefined || before.kind !== 'word' || next.kind !== 'word') return false;
  return language === 'de' || before.start + before.surface.length === next.start;
}

/** What a German form may belong to: "gewechselt" and "wechselt" to "wechseln", "längsten" and "schwerere" to "lang" and "schwer". */
export function baseFormsOf(surface: string): readonly string[] {
  const word = surface.normalize('NFKC').toLowerCase();
  const finite = FINITE_VERB.exec(word)?.[1];
  const degree = DEGREE.exec(word)?.[1];
  const plain = degree
    ?.replace(/ä(?=[^aeiou]*$)/u, 'a')
    .replace(/ö(?=[^aeiou]*$)/u, 'o')
    .replace(/ü(?=[^aeiou]*$)/u, 'u');
  return [
    ...participleRoots(word),
    ...(finite === undefined ? [] : [`${finite}en`, `${finite}n`]),
    ...(degree === undefined || plain === undefined ? [] : [degree, plain]),
  ];
}

/** A German compound by the words it is made of: "Schuhpresse" as shoe and press. */
function inParts(draft: Draft, language: ForeignLanguage, context: QuestionContext): Parts | null {
  if (language === 'zh') return null;
  const inGerman = (piece: string): readonly EnglishPhrase[] => context.translations().english(context.analyser.stem(piece, 'de'), 'de');
  const word = draft.surface.normalize('NFKC').toLowerCase();
  // Words that both languages share stand in the documents themselves: the "scanner" of "Feuchtescanner".
  const isShared = (piece: string): boolean => piece.length >= SHARED && occurs(context.analyser.stem(piece, 'en'), context);
  const pieces = word.split('-').flatMap((piece) => compoundParts(piece, (part) => inGerman(part).length > 0 || isShared(part)) ?? [piece]);
  if (pieces.length < 2) return null;
  return {
    parts: pieces.map((piece) => (whole: Draft): readonly Draft[] => {
      const phrases = inGerman(piece);
      const stem = context.analyser.stem(piece, 'de');
      const part: Draft = { surface: piece, kind: 'word', start: whole.start, stem, terms: new Map() };
      offer(part, stem, 1, 'exact');
      offer(part, context.analyser.stem(piece, 'en'), 1, 'exact');
      return phrases.length > 0 ? wordsOf(part, phrases, context) : [part];
    }),
  };
}

/** The words of the phrase that the documents hold most of, each with what the other phrases say instead. A phrase of function words asks for nothing. */
function wordsOf(draft: Draft, phrases: readonly EnglishPhrase[], context: QuestionContext): readonly Draft[] {
  const held = ({ stems }: EnglishPhrase): number => (stems.length === 0 ? 0 : stems.filter((stem) => occurs(stem, context)).length / stems.length);
  const chosen = [...phrases].sort((left, right) => held(right) - held(left))[0];
  if (chosen === undefined) return [draft];
  const spoken = chosen.stems.map((stem, at): Draft => {
    const word: Draft = { surface: draft.surface, kind: 'word', start: draft.start, stem, meaning: chosen.words[at] ?? stem, terms: new Map() };
    offer(word, stem, 1, 'exact');
    if (chosen.stems.length === 1) offer(word, draft.stem, 1, 'exact');
    for (const other of familyOf(word.meaning ?? '')) offer(word, context.analyser.stem(other, 'en'), context.weights.compound, 'related');
    return word;
  });
  offerJoined(spoken, phrases, context);
  for (const other of phrases) {
    if (other === chosen || held(other) < 1) continue;
    for (const [at, stem] of other.stems.entries()) {
      const whole = other.stems.length === 1 || other.stems.length === spoken.length;
      for (const word of other.stems.length === spoken.length ? spoken.slice(at, at + 1) : spoken)
        offer(word, stem, context.weights.synonym / (whole ? 1 : other.stems.length), whole ? 'synonym' : 'phrase');
    }
  }
  return spoken;
}

/** The other word of its family that a word of a lexicon may stand for: "dry" for dryer, "shut down" for shutdown. */
const familyOf = (word: string): readonly string[] => (/^\p{Ll}{3,}$/u.test(word) ? [...derivations(word), `${word.replace(/e$/u, '')}er`] : []);

/** Two words that English also writes as one. */
function offerJoined(spoken: readonly Draft[], phrases: readonly EnglishPhrase[], context: QuestionContext): void {
  for (const { words } of phrases) {
    const joined = words.length === 2 ? context.analyser.stem(words.join(''), 'en') : null;
    if (joined !== null && occurs(joined, context)) for (const word of spoken) offer(word, joined, context.weights.synonym, 'synonym');
  }
}

function alsoInEnglish(draft: Draft, phrases: readonly EnglishPhrase[], language: ForeignLanguage, context: QuestionContext): void {
  for (const { stems } of phrases) {
    if (stems.every((stem) => occurs(stem, context)))
      for (const stem of stems) offer(draft, stem, context.weights.synonym / stems.length, stems.length === 1 ? 'synonym' : 'phrase');
    for (const key of context.translations().foreign(stems.join(' '), language)) offerForeign([draft], key, language, BY_WAY, context);
  }
}

/** Offers what English words are in the other languages that readable documents are written in. A phrase whose words no document holds becomes one word. */
export function sayInOthers(drafts: Draft[], context: QuestionContext): void {
  for (const language of ['de', 'zh'] as const) {
    if (!context.languages.has(language)) continue;
    for (let at = 0; at < drafts.length; at += 1)
      for (let length = Math.min(4, drafts.length - at); length >= 1; length -= 1) {
        const run = drafts.slice(at, at + length);
        if (run.some(({ kind }) => kind !== 'word')) continue;
        const key = run.map(({ stem }) => stem).join(' ');
        const meant = context
          .translations()
          .foreign(key, language)
          .filter((each) => foreignTerms(each, language, context).every((term) => occurs(term, context)));
        const [first] = run;
        if (meant.length === 0 || first === undefined) continue;
        const merged = length > 1 && run.some((draft) => !isKnown(draft, context));
        const whole: Draft = merged ? { ...first, surface: run.map(({ surface }) => surface).join(' '), stem: key, terms: new Map() } : first;
        if (merged) drafts.splice(at, length, whole);
        for (const each of meant) offerForeign(merged ? [whole] : run, each, language, context.weights.synonym, context);
        break;
      }
  }
}

const foreignTerms = (key: string, language: ForeignLanguage, context: QuestionContext): readonly string[] =>
  language === 'de'
    ? key.split(' ')
    : context.analyser
        .recall(key, 'zh')
        .filter(({ part }) => !part)
        .map(({ term }) => term);

function offerForeign(drafts: readonly Draft[], key: string, language: ForeignLanguage, weight: number, context: QuestionContext): void {
  const terms = foreignTerms(key, language, context);
  if (!terms.every((term) => occurs(term, context))) return;
  for (const draft of drafts)
    for (const term of terms)
      offer(draft, term, weight / terms.length, weight === BY_WAY ? 'related' : language === 'zh' || terms.length === 1 ? 'synonym' : 'phrase');
}

const HAN_RUN = /\p{Script=Han}+/gu;
const LONGEST_HAN_TERM = 10;
/** What a cut of a run costs: a word that is known, and each sign that belongs to none. */
const CUT = { word: 1, sign: 2.6 };
/** Words that count things stand behind a number or an asking word and name nothing. */
const COUNTER = /(?<=[几两一二三四五六七八九十百\d多少哪每这那]\s?)[个台只根条张块件套座辆艘层粒枚支位名把次项种班号]$/u;

/** Cuts Chinese anew where no document is written in it: by the words of the lexicon. */
function regroupHan(drafts: Draft[], text: string, context: QuestionContext): void {
  const others = drafts.filter(({ kind, surface }) => kind !== 'word' || !HAN_WORD.test(surface));
  const found = allMatches(text, HAN_RUN).flatMap(({ index, 0: run }) => cutHan(text, index, index + run.length, context));
  drafts.splice(0, drafts.length, ...[...others, ...found].sort((left, right) => left.start - right.start));
}

/** The words of a stretch of Chinese with the least signs left over, function words and counters left out. */
function cutHan(text: string, from: number, to: number, context: QuestionContext): readonly Draft[] {
  const run = text.slice(from, to);
  const cost = [0];
  const back = [0];
  for (let end = 1; end <= run.length; end += 1) {
    cost[end] = (cost[end - 1] ?? 0) + CUT.sign;
    back[end] = end - 1;
    for (let length = 1; length <= Math.min(LONGEST_HAN_TERM, end); length += 1) {
      const sum = (cost[end - length] ?? 0) + CUT.word;
      if (sum >= (cost[end] ?? 0) || !isHanWord(run.slice(end - length, end), context)) continue;
      cost[end] = sum;
      back[end] = end - length;
    }
  }
  const cuts: [number, number][] = [];
  for (let end = run.length; end > 0; end = back[end] ?? 0) cuts.unshift([back[end] ?? 0, end]);
  return joinUnknown(cuts, run, context).flatMap(([start, end]): readonly Draft[] => {
    const word = run.slice(start, end);
    if (isStopWord(word, 'zh') || COUNTER.test(text.slice(0, from + end))) return [];
    const draft: Draft = { surface: word, kind: 'word', start: from + start, stem: word, terms: new Map() };
    offer(draft, word, 1, 'exact');
    return [draft];
  });
}

const isHanWord = (word: string, { translations }: QuestionContext): boolean =>
  translations().english(word, 'zh').length > 0 || isStopWord(word, 'zh') || isGenericWord(word);

/** Neighbouring signs that belong to no word are taken as one. */
function joinUnknown(cuts: readonly (readonly [number, number])[], run: string, context: QuestionContext): readonly (readonly [number, number])[] {
  const joined: [number, number][] = [];
  let open = false;
  for (const [start, end] of cuts) {
    const unknown = !isHanWord(run.slice(start, end), context);
    const last = joined.at(-1);
    if (unknown && open && last !== undefined) last[1] = end;
    else joined.push([start, end]);
    open = unknown;
  }
  return joined;
}

/** The language that a draft's word is said in. */
export const languageOf = (draft: Draft, language: TextLanguage): TextLanguage => (draft.meaning === undefined ? language : 'en');

/** The text with the words that were put in English; words of asking stay, since they say what is asked for. */
export function glossOf(drafts: readonly Draft[], text: string): string {
  let gloss = '';
  let end = 0;
  for (const { surface, start, meaning } of drafts) {
    if (meaning === undefined || isGenericWord(surface) || isOrdinaryWord(surface, '', 0)) continue;
    // Chinese writes words without a gap, English does not.
    const gap = start < end || (start === end && /\p{Script=Latin}$/u.test(gloss)) ? ' ' : text.slice(end, start);
    gloss += `${gap}${meaning}`;
    end = Math.max(end, start + surface.length);
  }
  return gloss + text.slice(end);
}
