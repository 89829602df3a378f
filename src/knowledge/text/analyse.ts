import { allMatches } from '../../domain/all-matches.js';
import { stemGerman } from './german-stemmer.js';
import { digitTerms, type TermPart } from './identifiers.js';
import { IRREGULAR_FORMS } from './irregular-forms.js';
import type { TextLanguage } from './language.js';
import { stemEnglish } from './porter2.js';
import { isStopWord } from './stop-words.js';
import { unitOf } from './units.js';

/** One term of a text. `start` and `end` are offsets into the text; terms of one surface form share a position. */
export type Token = Readonly<{
  term: string;
  kind: TermPart['kind'];
  part: boolean;
  stop: boolean;
  position: number;
  start: number;
  end: number;
}>;
type SurfaceTerm = TermPart &
  Readonly<{ stop: boolean; step: number /** Offsets inside the written form, where it holds several words. */; from?: number; to?: number }>;

const HAN = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}々ー';
const LETTERS = '\\p{L}\\p{M}\\p{N}\\u00ad\\u200b-\\u200d\\u2060';
const JOINERS = "-‐‑–_/.,·⋅∙:'’";
const SYMBOLS = '°\\s?[CFcf](?![A-Za-z])|[%‰€$£¥℃℉]';
const PLAIN = new RegExp(`${SYMBOLS}|[${LETTERS}]+(?:[${JOINERS}](?=[\\p{L}\\p{N}])[${LETTERS}]+)*`, 'gu');
const NOT_HAN = `(?:(?![${HAN}])[${LETTERS}])`;
const MIXED = new RegExp(`[${HAN}]+|${SYMBOLS}|${NOT_HAN}+(?:[${JOINERS}](?=[\\p{L}\\p{N}])${NOT_HAN}+)*`, 'gu');
const HAS_HAN = new RegExp(`[${HAN}]`, 'u');
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060]/g;
/** Capitals, a space, digits, maybe a letter: `P 101 A`, `DN 50`, `ISO 9001` name one thing. */
const SPACED_TAG = /(?<![\p{L}\p{N}-])([A-Z]{1,4})[ \u00a0](\d{1,5})(?:[ \u00a0]?([A-Z]))?(?![\p{L}\p{N}]|[.,]\d)/gu;
const CACHE_LIMIT = 200_000;
/** Sentences whose tokens are kept: one search looks at the same sentence several times, and the next often at the same passages. */
const SENTENCES_KEPT = 4_096;

/** Turns text into index terms; keeps what it worked out per written form, so that long texts cost little. Deterministic. */
export class Analyser {
  readonly #surfaces: Readonly<Record<TextLanguage, Map<string, readonly SurfaceTerm[]>>> = { en: new Map(), de: new Map(), zh: new Map() };
  readonly #segmenter: Intl.Segmenter | null;
  readonly #sentences: Map<string, readonly Token[]> = new Map();

  /** `segmentChinese: false` uses overlapping character pairs only, as on a runtime without segmentation data. */
  constructor(options: Readonly<{ segmentChinese?: boolean }> = {}) {
    const segment = options.segmentChinese ?? typeof Intl.Segmenter === 'function';
    this.#segmenter = segment ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;
  }

  /** All terms of a text in order, stop words included and marked. */
  analyse(text: string, language: TextLanguage): Token[] {
    const tokens: Token[] = [];
    let position = -1;
    for (const match of allMatches(text, HAS_HAN.test(text) ? MIXED : PLAIN)) {
      const start = match.index;
      const end = start + match[0].length;
      position += 1;
      for (const { term, kind, part, stop, step, from, to } of this.#surface(match[0], language)) {
        position += step;
        tokens.push({ term, kind, part, stop, position, start: start + (from ?? 0), end: to === undefined ? end : start + to });
      }
    }
    this.#addSpacedTags(text, tokens);
    return tokens;
  }

  /** The same as `analyse` for a sentence that is likely looked at again soon; the tokens are shared, so they must not be changed. */
  recall(text: string, language: TextLanguage): readonly Token[] {
    const key = `${language}${text}`;
    const known = this.#sentences.get(key);
    if (known !== undefined) return known;
    const tokens = this.analyse(text, language);
    if (this.#sentences.size >= SENTENCES_KEPT) this.#sentences.clear();
    this.#sentences.set(key, tokens);
    return tokens;
  }

  /** The stem of one word as the index holds it. */
  stem(word: string, language: TextLanguage): string {
    return this.#surface(word, language)[0]?.term ?? word;
  }

  #surface(written: string, language: TextLanguage): readonly SurfaceTerm[] {
    const cache = this.#surfaces[language];
    const known = cache.get(written);
    if (known !== undefined) return known;
    if (cache.size >= CACHE_LIMIT) cache.clear();
    const terms = HAS_HAN.test(written) ? this.#chinese(written) : surfaceTerms(written, language);
    cache.set(written, terms);
    return terms;
  }

  /** Words from the segmenter, and every pair of neighbouring characters as a part: pairs find what was segmented differently. */
  #chinese(run: string): SurfaceTerm[] {
    const folded = run.normalize('NFKC');
    const exact = folded.length === run.length;
    const words = this.#segmenter === null ? [] : [...this.#segmenter.segment(folded)];
    const known = new Set(words.map((word) => word.segment));
    const at = (from: number, length: number): Readonly<{ from?: number; to?: number }> => (exact ? { from, to: from + length } : {});
    const terms: SurfaceTerm[] = [];
    for (const [index, { segment, index: from }] of words.entries()) {
      const stop = isStopWord(segment, 'zh');
      terms.push({
        term: segment,
        kind: unitOf(segment) === null ? 'word' : 'unit',
        part: false,
        stop,
        step: index === 0 ? 0 : 1,
        ...at(from, segment.length),
      });
      for (const pair of pairsIn(folded, from, segment.length))
        if (!known.has(pair)) terms.push({ term: pair, kind: 'word', part: true, stop: false, step: 0, ...at(from, segment.length) });
    }
    if (words.length > 0) return terms;
    for (let from = 0; from + 1 < folded.length; from += 1)
      terms.push({ term: folded.slice(from, from + 2), kind: 'word', part: false, stop: false, step: from > 0 ? 1 : 0, ...at(from, 2) });
    return terms.length > 0 ? terms : [{ term: folded, kind: 'word', part: false, stop: isStopWord(folded, 'zh'), step: 0 }];
  }

  #addSpacedTags(text: string, tokens: Token[]): void {
    for (const match of allMatches(text, SPACED_TAG)) {
      const term = spacedTag(match);
      const at = tokens.findIndex((token) => token.start === match.index);
      const first = tokens[at];
      if (first === undefined) continue;
      tokens.splice(at, 0, { ...first, term, kind: 'identifier', part: false, stop: false, end: match.index + match[0].length });
    }
  }
}

function spacedTag(match: RegExpExecArray): string {
  return `${match[1] ?? ''}${match[2] ?? ''}${match[3] ?? ''}`.toLowerCase();
}

/** Pairs of neighbouring characters that begin inside the word at `from`, the last one reaching into the next word. */
function pairsIn(run: string, from: number, length: number): readonly string[] {
  const pairs: string[] = [];
  for (let at = from; at < from + length && at + 1 < run.length; at += 1) pairs.push(run.slice(at, at + 2));
  return pairs;
}

function stemmer(language: TextLanguage): (word: string) => string {
  return language === 'de' ? stemGerman : (word) => stemEnglish(IRREGULAR_FORMS.get(word) ?? word);
}

/** Terms of one written form outside Chinese: unit, identifier, number, word, or the words that a hyphen or slash joins. */
function surfaceTerms(written: string, language: TextLanguage): SurfaceTerm[] {
  const lower = written.normalize('NFKC').toLowerCase().replace(INVISIBLE, '').replace(/\s/g, '');
  const unit = unitOf(lower);
  if (unit !== null && (/[^a-z]/.test(unit.unit) || /[^a-z]/.test(lower))) return [{ term: unit.unit, kind: 'unit', part: false, stop: false, step: 0 }];
  const stem = stemmer(language);
  if (/\d/.test(lower)) return digitTerms(lower, language, stem).map((term) => ({ ...term, stop: false, step: 0 }));
  const plain = lower.replace(/’/g, "'");
  if (isStopWord(plain, language)) return [{ term: plain, kind: 'word', part: false, stop: true, step: 0 }];
  const pieces = lower.split(/[-‐‑–_/.,·⋅∙:]/).filter((piece) => piece !== '');
  const terms = pieces.map((piece, index): SurfaceTerm => {
    const bare = piece.replace(/['’](?:s|t|re|ve|ll|d|m)?$/, '');
    const word = /['’]/.test(bare) ? bare.replace(/['’]/g, '') : bare;
    return { term: stem(word), kind: 'word', part: false, stop: isStopWord(piece.replace(/’/g, "'"), language), step: index === 0 ? 0 : 1 };
  });
  const joined = pieces.length === 2 && /^[^/.,:]*$/.test(lower) ? stem(pieces.join('')) : null;
  if (joined !== null && pieces.every((piece) => piece.length > 1)) terms.push({ term: joined, kind: 'word', part: true, stop: false, step: 0 });
  return terms.filter((term) => term.term !== '');
}
