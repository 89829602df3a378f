import type { Analyser } from './analyse.js';
import { isStopWord } from './stop-words.js';

/** A word or phrase of English: its words as written with their stems, function words left out. */
export type EnglishPhrase = Readonly<{ words: readonly string[]; stems: readonly string[] }>;
export type ForeignLanguage = 'de' | 'zh';

const HAN = /\p{Script=Han}/u;
const LONGEST_PHRASE = 5;

/** What lines of the lexicon say in one language beside English; notation of `german-english-data.ts`. */
export type Vocabulary = Readonly<{ language: ForeignLanguage; text: string }>;

/** Looks up German and Chinese terms in English and the reverse. German is keyed by stems joined by spaces, Chinese as written. */
export class Translations {
  readonly #english: Readonly<Record<ForeignLanguage, Map<string, EnglishPhrase[]>>> = { de: new Map(), zh: new Map() };
  readonly #foreign: Readonly<Record<ForeignLanguage, Map<string, string[]>>> = { de: new Map(), zh: new Map() };
  readonly #analyser: Analyser;

  constructor(vocabularies: readonly Vocabulary[], analyser: Analyser) {
    this.#analyser = analyser;
    for (const { language, text } of vocabularies)
      for (const line of text.split('\n')) {
        const [english = '', foreign = ''] = line.split('==');
        if (foreign !== '') this.#add(language, phrasesOf(english), phrasesOf(foreign));
      }
  }

  /** What a term is in English, the likeliest first; empty where the lexicon does not say. */
  english(key: string, language: ForeignLanguage): readonly EnglishPhrase[] {
    return this.#english[language].get(key) ?? [];
  }

  /** Keys of the terms that an English phrase, as stems joined by spaces, has in another language. */
  foreign(key: string, language: ForeignLanguage): readonly string[] {
    return this.#foreign[language].get(key) ?? [];
  }

  /** The longest run of the stems from the first on that the lexicon has, as the number of stems, with what it is in English. */
  longest(stems: readonly string[], language: ForeignLanguage): Readonly<{ length: number; phrases: readonly EnglishPhrase[] }> | null {
    for (let length = Math.min(LONGEST_PHRASE, stems.length); length >= 1; length -= 1) {
      const phrases = this.english(stems.slice(0, length).join(language === 'zh' ? '' : ' '), language);
      if (phrases.length > 0) return { length, phrases };
    }
    return null;
  }

  #add(language: ForeignLanguage, english: readonly string[], foreign: readonly string[]): void {
    const phrases = english.map((phrase) => this.#phrase(phrase));
    const keys = foreign.map((phrase) => this.#keyOf(phrase, language)).filter((key) => key !== '');
    for (const key of keys) append(this.#english[language], key, phrases);
    for (const { stems } of phrases) if (stems.length > 0) append(this.#foreign[language], stems.join(' '), keys);
  }

  #keyOf(phrase: string, language: ForeignLanguage): string {
    return language === 'zh' ? phrase.replace(/\s/gu, '') : this.#words(phrase, 'de').stems.join(' ');
  }

  #phrase(phrase: string): EnglishPhrase {
    return this.#words(phrase, 'en');
  }

  #words(phrase: string, language: 'en' | 'de'): EnglishPhrase {
    const tokens = this.#analyser.analyse(phrase, language).filter(({ part, term }) => !part && !isStopWord(term, language));
    return { words: tokens.map(({ start, end }) => phrase.slice(start, end)), stems: tokens.map(({ term }) => term) };
  }
}

const phrasesOf = (side: string): readonly string[] =>
  side
    .split('=')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

function append<Value>(map: Map<string, Value[]>, key: string, values: readonly Value[]): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [...values]);
  else known.push(...values);
}

/** The lines of a list of synonyms that hold a Chinese term, as vocabulary: English first, then German, then Chinese. */
export function vocabularyIn(synonyms: string): readonly Vocabulary[] {
  const german: string[] = [];
  const chinese: string[] = [];
  for (const line of synonyms.split('\n')) {
    const phrases = line.includes('>') ? [] : phrasesOf(line);
    const [english = ''] = phrases;
    const han = phrases.filter((phrase) => HAN.test(phrase));
    if (han.length === 0 || HAN.test(english)) continue;
    chinese.push(`${english} == ${han.join(' = ')}`);
    const others = phrases.slice(1).filter((phrase) => !HAN.test(phrase));
    if (others.length > 0) german.push(`${english} == ${others.join(' = ')}`);
  }
  return [
    { language: 'de', text: german.join('\n') },
    { language: 'zh', text: chinese.join('\n') },
  ];
}
