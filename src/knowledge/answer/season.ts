import { allMatches } from '../../domain/all-matches.js';
import type { DocumentInfo } from '../../domain/document.js';
import { monthNames } from '../../domain/moments.js';
import { type DateAsked, datesNamed } from '../dates-asked.js';
import type { Question } from '../question.js';
import type { JudgeContext } from '../rank/judge.js';
import { sentencesOf } from '../text/sentences.js';
import { contradicts } from './counterpart.js';
import type { Focus } from './focus.js';
import type { Piece, Source } from './piece.js';

/** A part of every year, as month * 100 + day, both ends included; where `from` lies behind `to` it runs over the new year. */
export type Season = Readonly<{ from: number; to: number }>;

const MONTHS = monthNames
  .flat()
  .sort((left, right) => right.length - left.length)
  .join('|');
const DAY = '(?:(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?)?';
const BEHIND = '(?:\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d))?(?:,?\\s+(?:19|20)\\d{2})?';
/** "From 1 November to 31 March", "November bis März", with or without years. */
const BY_NAME = new RegExp(
  `(?<![\\p{L}\\d])${DAY}(${MONTHS})(?!\\p{L})\\.?${BEHIND}\\s*(?:to|until|till|through|and|bis|und|[-–—])\\s*(?:zum\\s+)?${DAY}(${MONTHS})(?!\\p{L})\\.?${BEHIND}`,
  'giu',
);
const IN_FIGURES = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s*(?:bis|[-–—])\s*(?:zum\s+)?(\d{1,2})\.\s?(\d{1,2})\.(?!\d)/gu;
const IN_CHINESE = /(?<!\d)(\d{1,2})月(?:(\d{1,2})[日号])?\s*(?:至|到|[-–—~～])\s*(?:次年|翌年)?\s*(\d{1,2})月(?:(\d{1,2})[日号])?/gu;
/** What the seasons are called, and the months that are theirs for certain. */
const BY_WORD: ReadonlyArray<readonly [RegExp, readonly number[]]> = [
  [/\b(?:in|during|for|over) (?:the )?winter\b|\b(?:im|den) winter\b|winterbetrieb|冬季|冬天/iu, [12, 1, 2]],
  [/\b(?:in|during|for|over) (?:the )?summer\b|\b(?:im|den) sommer\b|sommerbetrieb|夏季|夏天/iu, [6, 7, 8]],
];
/** The sentence of a document that says when all of it holds. */
const VALID = /\b(?:valid|in force|appl(?:y|ies)|effective|holds?)\b|\b(?:gilt|gelten|gültig|in kraft)\b|有效|适用|执行/iu;
/** A piece whose season is another one keeps so much of its likelihood. */
const OTHER_SEASON = 0.4;
const SURE = 0.99;
/** Passages at the beginning of a document in which it says when it holds. */
const OPENING = 3;

const monthOf = (name: string): number => monthNames.findIndex((names) => names.includes(name.toLowerCase())) + 1;
const day = (month: number, text: string | undefined, otherwise: number): number => month * 100 + (text === undefined ? otherwise : Number(text));

/** The parts of the year that a text names. */
export function seasonsIn(text: string): readonly Season[] {
  const named = allMatches(text, BY_NAME).map(([, d1, m1 = '', d2, d3, m2 = '', d4]) => ({
    from: day(monthOf(m1), d1 ?? d2, 1),
    to: day(monthOf(m2), d3 ?? d4, 31),
  }));
  const inFigures = allMatches(text, IN_FIGURES).map(([, d1, m1, d2, m2]) => ({ from: day(Number(m1), d1, 1), to: day(Number(m2), d2, 31) }));
  const inChinese = allMatches(text, IN_CHINESE).map(([, m1, d1, m2, d2]) => ({ from: day(Number(m1), d1, 1), to: day(Number(m2), d2, 31) }));
  return [...named, ...inFigures, ...inChinese].filter(({ from, to }) => from >= 101 && to >= 101 && from <= 1231 && to <= 1231);
}

/** The time of the year that a question names, and where its words begin and end; a season by its name counts as its months. */
export function timesAsked(text: string): readonly DateAsked[] {
  const byWord = BY_WORD.flatMap(([pattern, months]) => {
    const match = pattern.exec(text);
    return match === null ? [] : months.map((month) => ({ month, day: null, start: match.index, end: match.index + match[0].length }));
  });
  return [...datesNamed(text), ...byWord];
}

/** Whether a text holds at the time asked for; null where it names no part of the year. A season by its name rules nothing out. */
export function holdsAt(asked: readonly DateAsked[], text: string): boolean | null {
  const seasons = seasonsIn(text);
  if (seasons.length > 0) return asked.some((time) => seasons.some((season) => meets(season, time)));
  return BY_WORD.some(([pattern, months]) => pattern.test(text) && asked.some(({ month }) => months.includes(month))) ? true : null;
}

/** The time of the year that a question asks about, and what holds then. */
export class TimeOfYear {
  /** The concepts of the question that say it. */
  readonly words: readonly number[];
  readonly #asked: readonly DateAsked[];
  readonly #scope: JudgeContext['scope'];
  readonly #validity = new Map<DocumentInfo, string>();

  constructor(question: Question, scope: JudgeContext['scope']) {
    this.#asked = timesAsked(question.text);
    this.#scope = scope;
    this.words = question.concepts.flatMap(({ start }, at) => (this.#asked.some((time) => start >= time.start && start < time.end) ? [at] : []));
  }

  /** Whether a piece, its section or its whole document holds then; null where nothing says so or no time is asked for. */
  holds({ passage, document }: Source, text: string): boolean | null {
    if (this.#asked.length === 0) return null;
    return holdsAt(this.#asked, text) ?? holdsAt(this.#asked, passage.section ?? '') ?? holdsAt(this.#asked, this.#validityOf(document));
  }

  /** What a document says at its beginning of the part of the year in which all of it holds. */
  #validityOf(document: DocumentInfo): string {
    const known = this.#validity.get(document);
    if (known !== undefined) return known;
    const opening = this.#scope.documentPassages(document.id, document.revision).slice(0, OPENING);
    const sentences = opening.flatMap(({ text }) => sentencesOf(text).map(({ start, end }) => text.slice(start, end)));
    const said = sentences.filter((text) => VALID.test(text) && seasonsIn(text).length > 0).join(' ');
    this.#validity.set(document, said);
    return said;
  }
}

function meets({ from, to }: Season, { month, day: exact }: DateAsked): boolean {
  const [first, last] = exact === null ? [month * 100 + 1, month * 100 + 31] : [month * 100 + exact, month * 100 + exact];
  return from <= to ? first <= to && last >= from : first <= to || last >= from;
}

/**
 * What holds at the time of the year that is asked for goes before a figure for all the year from another document, and what
 * holds at another time stands back. Pieces without a part of the year stay as they are.
 */
export function bySeason(pieces: readonly Piece[], question: Question, focus: Focus): readonly Piece[] {
  if (!pieces.some(({ season }) => season !== null)) return pieces;
  return pieces.map((piece) => {
    if (piece.season === null) return piece;
    if (!piece.season) return { ...piece, probability: piece.probability * OTHER_SEASON };
    const general = pieces.filter(
      (other) => other.season === null && other.probability >= piece.probability && contradicts(piece, other, focus, question.text),
    );
    const above = Math.max(0, ...general.map(({ probability }) => probability));
    return above === 0 ? piece : { ...piece, probability: Math.min(SURE, above + (1 - above) / 10) };
  });
}
