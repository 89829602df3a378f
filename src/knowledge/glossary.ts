import { allMatches } from '../domain/all-matches.js';
import type { Glossary } from '../domain/glossary.js';
import { withDigits } from '../domain/quantity-words.js';
import { compoundParts } from './compounds.js';
import { CHINESE_FUNCTION_WORDS, GERMAN_FUNCTION_WORDS } from './function-words-data.js';
import { baseFormsOf } from './glossing.js';
import type { Analyser } from './text/analyse.js';
import type { EnglishPhrase, ForeignLanguage, Translations } from './text/translations.js';

const longestPhrase = 4;
const longestHanTerm = 6;

function readWords(list: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const group of list.trim().split(/[|\n]/u)) {
    const [foreign = '', english = ''] = group.split('=');
    for (const word of foreign.split(' ')) words.set(word, english === '-' ? '' : english);
  }
  return words;
}

const small: Readonly<Record<ForeignLanguage, ReadonlyMap<string, string>>> = { de: readWords(GERMAN_FUNCTION_WORDS), zh: readWords(CHINESE_FUNCTION_WORDS) };

/** The words of a text by their stems. */
type Beside = ReadonlyMap<string, string>;
type Piece = Readonly<{ text: string; isWord: boolean }>;

/** Makes a glossary of the bundled lexicons. `translations` are read when the first text of another language comes. */
export function createGlossary(analyser: Analyser, translations: () => Translations): Glossary {
  let last: Readonly<{ beside: string; words: Beside }> = { beside: '', words: new Map() };
  const wordsOf = (beside: string): Beside => {
    if (last.beside !== beside)
      last = { beside, words: new Map(allMatches(beside, /\p{Script=Latin}+/gu).map(({ 0: word }) => [analyser.stem(word, 'en'), word])) };
    return last.words;
  };
  return (text, language, beside) => {
    const gloss = new Gloss(analyser, translations(), language, wordsOf(beside));
    return language === 'zh' ? gloss.ofHan(withDigits(text)) : gloss.ofWords(withDigits(text));
  };
}

class Gloss {
  readonly #analyser: Analyser;
  readonly #translations: Translations;
  readonly #language: ForeignLanguage;
  readonly #beside: Beside;

  constructor(analyser: Analyser, translations: Translations, language: ForeignLanguage, beside: Beside) {
    this.#analyser = analyser;
    this.#translations = translations;
    this.#language = language;
    this.#beside = beside;
  }

  /** German, word by word: the longest run that the lexicon has, else the word's base form, else its parts. */
  ofWords(text: string): string {
    const pieces: Piece[] = text.split(/((?<![\p{L}\d-])\p{L}{2,}(?:-\p{L}{2,})*(?![\p{L}\d-]))/u).map((piece, at) => ({ text: piece, isWord: at % 2 === 1 }));
    let said = '';
    for (let at = 0; at < pieces.length; ) {
      const piece = pieces[at];
      if (piece === undefined) break;
      const found = piece.isWord ? this.#wordAt(pieces, at) : null;
      said += found?.text ?? piece.text;
      at += found?.length ?? 1;
    }
    return said
      .replace(/ {2,}/gu, ' ')
      .replace(/ ([,.;:])/gu, '$1')
      .trim();
  }

  #wordAt(pieces: readonly Piece[], at: number): Readonly<{ text: string; length: number }> | null {
    const word = pieces[at]?.text ?? '';
    const plain = small.de.get(word.toLowerCase());
    if (plain !== undefined) return { text: plain, length: 1 };
    for (let count = longestPhrase; count > 1; count -= 1) {
      const run = pieces.slice(at, at + 2 * count - 1);
      if (run.length < 2 * count - 1 || run.some(({ text, isWord }, index) => isWord !== (index % 2 === 0) || (!isWord && text !== ' '))) continue;
      const phrases = this.#english(run.flatMap(({ text, isWord }) => (isWord ? [this.#analyser.stem(text, 'de')] : [])).join(' '));
      if (phrases.length > 0) return { text: this.#chosen(phrases), length: run.length };
    }
    const said = this.#oneWord(word);
    return said === null ? null : { text: said, length: 1 };
  }

  #oneWord(word: string): string | null {
    // What stands beside as it is, a name or a word of both languages, stays.
    if (this.#beside.has(this.#analyser.stem(word, 'en')) && word.length > 3) return this.#beside.get(this.#analyser.stem(word, 'en')) ?? word;
    const whole = this.#forms(word);
    if (whole.length > 0) return this.#chosen(whole);
    const parts = word
      .toLowerCase()
      .split('-')
      .flatMap((piece) => compoundParts(piece, (part) => this.#forms(part).length > 0 || this.#beside.has(part)) ?? [piece]);
    if (parts.length < 2) return null;
    return parts.map((part) => (this.#forms(part).length > 0 ? this.#chosen(this.#forms(part)) : part)).join(' ');
  }

  #forms(word: string): readonly EnglishPhrase[] {
    const phrases = [word, ...baseFormsOf(word)].flatMap((form) => this.#english(this.#analyser.stem(form, 'de')));
    return phrases.filter(({ words }) => words.length > 0);
  }

  #english(key: string): readonly EnglishPhrase[] {
    return this.#translations.english(key, this.#language);
  }

  /** The phrase of which most stands beside, in the forms that it has there; else the first. */
  #chosen(phrases: readonly EnglishPhrase[]): string {
    const held = ({ stems }: EnglishPhrase): number => (stems.length === 0 ? 0 : stems.filter((stem) => this.#beside.has(stem)).length / stems.length);
    const [best] = [...phrases].sort((one, other) => held(other) - held(one));
    return best === undefined ? '' : best.stems.map((stem, at) => this.#beside.get(stem) ?? best.words[at] ?? stem).join(' ');
  }

  /** Chinese, by the longest term of the lexicon at each place. */
  ofHan(text: string): string {
    let said = '';
    for (let at = 0; at < text.length; ) {
      const run = /^\p{Script=Han}+/u.exec(text.slice(at))?.[0] ?? '';
      if (run === '') {
        said += text[at] ?? '';
        at += 1;
        continue;
      }
      const found = this.#termAt(run);
      said += ` ${found.text} `;
      at += found.length;
    }
    return said
      .replace(/[，、]/gu, ', ')
      .replace(/[。；]/gu, '. ')
      .replace(/\s+/gu, ' ')
      .replace(/ ([,.;:])/gu, '$1')
      .trim();
  }

  #termAt(run: string): Readonly<{ text: string; length: number }> {
    for (let length = Math.min(longestHanTerm, run.length); length >= 1; length -= 1) {
      const term = run.slice(0, length);
      const plain = small.zh.get(term);
      if (plain !== undefined) return { text: plain, length };
      const phrases = this.#english(term).filter(({ words }) => words.length > 0);
      if (phrases.length > 0) return { text: this.#chosen(phrases), length };
    }
    return { text: run.slice(0, 1), length: 1 };
  }
}
