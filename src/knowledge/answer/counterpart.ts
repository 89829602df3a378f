import { allMatches } from '../../domain/all-matches.js';
import { convert, parseQuantities } from '../../domain/quantity.js';
import { speaksOfFormer } from '../text/former.js';
import { stemEnglish } from '../text/porter2.js';
import { isStopWord } from '../text/stop-words.js';
import { unitOf } from '../text/units.js';
import type { Focus } from './focus.js';
import type { Piece } from './piece.js';
import { labelEnd } from './rows.js';
import type { TypedValue } from './typed-values.js';

/** What two figures must have to be of one thing, and how far apart they may lie. */
const LIMITS = { values: 3, rounding: 1.005, magnitude: 20 };
/** Another source contradicts when it speaks of the question about as fully as the best one and is about as sure, ... */
const ALIKE = { probability: 0.6, share: 0.8, coverage: 0.75, subject: 0.7, words: 0.25 };
/** ... or when it says of the same thing, in much the same words, another figure: then the words and not the likelihood decide. */
const SAME_WORDS = { probability: 0.2, coverage: 0.6, share: 0.6 };
const LEAST_WORDS = 2;
/** A word of the question counts as said from here on. */
const SPOKEN = 0.5;

/** Current documents that give different values for what was asked. */
export function contradicts(piece: Piece, main: Piece, focus: Focus, question: string): boolean {
  const { expected } = focus;
  if (expected.kind !== 'quantity' && expected.kind !== 'interval') return false;
  if (piece.source.passage.documentId === main.source.passage.documentId) return false;
  if (piece.source.passage.status !== 'current' || main.source.passage.status !== 'current') return false;
  if (speaksOfFormer(piece.text) || speaksOfFormer(main.text) || areOfOtherMachines(piece, main)) return false;
  if (speaksOfAnother(piece) || isForeignAndOther(piece, main, focus)) return false;
  if (isRowOfAnother(piece, main, question) || isRowOfAnother(main, piece, question)) return false;
  const alike = shareOfWords(piece, main);
  if (!(speaksAlike(piece, main) && alike >= ALIKE.words) && !(saysTheSame(piece, main) && alike >= SAME_WORDS.share)) return false;
  const [ours, theirs] = [figuresOf(piece), figuresOf(main)];
  if (Math.max(ours.length, theirs.length) > LIMITS.values || ours.length === 0 || theirs.length === 0) return false;
  if (isBare(piece, ours) !== isBare(main, theirs)) return false;
  return ours.every((figure) => theirs.every((other) => disagree(figure, other)));
}

/** It speaks of another machine, of a sister of the asked thing, or lacks what the question names by its designation. */
const speaksOfAnother = ({ features: { contrast, sister, identifier } }: Piece): boolean => contrast + sister + identifier > 0;

/** What two languages say cannot be laid side by side word by word: the other one must speak of every thing of the question that the first speaks of. */
function isForeignAndOther(piece: Piece, main: Piece, { roles }: Focus): boolean {
  if (piece.source.passage.language === main.source.passage.language) return false;
  return roles.some((role, at) => role === 'subject' && (main.own.get(at) ?? 0) >= SPOKEN && (piece.own.get(at) ?? 0) < SPOKEN);
}

/** Figures of running text without any unit: a telephone number, a step, a year. The heading of a table may hold the unit of its cells. */
const isBare = ({ source: { passage } }: Piece, figures: readonly string[]): boolean =>
  (passage.kind === 'text' || passage.kind === 'steps') && figures.every((figure) => parseQuantities(figure)[0]?.unit === null);

/** Whether a piece gives a value of what is asked for that another one does not give; what has no figure differs where it is written otherwise. */
export function givesAnother(piece: Piece, other: Piece): boolean {
  const [ours, theirs] = [figuresOf(piece), figuresOf(other)];
  return ours.length > 0 && theirs.length > 0 && ours.some((figure) => theirs.every((each) => figure.toLowerCase() !== each.toLowerCase()));
}

/** The values of a piece as they stand, those that lie inside a longer one left out. */
function figuresOf({ values, text }: Piece): readonly string[] {
  const known = values.filter(({ value }) => value !== null);
  const inside = (one: TypedValue, other: TypedValue): boolean =>
    one.start >= other.start && one.end <= other.end && one.end - one.start < other.end - other.start;
  return [...new Set(known.filter((value) => !known.some((other) => inside(value, other))).map(({ start, end }) => text.slice(start, end).trim()))];
}

function speaksAlike(piece: Piece, main: Piece): boolean {
  return (
    piece.probability >= ALIKE.probability &&
    piece.probability >= main.probability * ALIKE.share &&
    piece.features.coverage >= main.features.coverage * ALIKE.coverage &&
    Math.min(piece.features.subject, main.features.subject) >= ALIKE.subject
  );
}

/** Both speak of what is asked for, of no sister and nothing opposite, and not of the other end of a scale. */
function saysTheSame(piece: Piece, main: Piece): boolean {
  const { coverage, contrast, sister, identifier, former, record, bare, pointer } = piece.features;
  if (piece.probability < SAME_WORDS.probability || contrast + sister + identifier + former + record + bare + pointer > 0) return false;
  if (coverage < main.features.coverage * SAME_WORDS.coverage) return false;
  return !sayOpposites(main.text, piece.text);
}

/** Words that both say, as a share of the shorter; less than two are none. Texts in two languages share what the question finds in both. */
export function shareOfWords(piece: Piece, main: Piece): number {
  if (piece.source.passage.language !== main.source.passage.language) return 1;
  const [one, other] = [stemsOf(main.text), stemsOf(piece.text)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared < LEAST_WORDS ? 0 : shared / Math.min(one.size, other.size);
}

/** A row whose name says a word or a tag that neither the question nor the other source knows is a row of another thing. */
function isRowOfAnother({ source: { passage }, text }: Piece, other: Piece, question: string): boolean {
  if (passage.kind !== 'table-row' && passage.kind !== 'record') return false;
  if (passage.language !== other.source.passage.language) return false;
  const known = namesIn(`${other.text} ${other.source.passage.section ?? ''} ${question}`);
  return [...namesIn(text.slice(0, labelEnd(text)).replace(FIGURE, ' '))].some((word) => !known.has(word));
}

const FIGURE = /(?<![\p{L}\d-])[-+±<>≤≥]?\d[\d.,]*\s?(?:[%‰°µ\p{L}][\p{L}\d°·/³²]*)?/gu;

/** Words by their stems, and tags as they stand. */
const namesIn = (text: string): ReadonlySet<string> =>
  new Set(
    allMatches(text.toLowerCase(), /\p{Script=Latin}+-?\d[\p{L}\d-]*|\p{Script=Latin}{3,}|\p{Script=Han}/gu).flatMap(([word]) =>
      isStopWord(word, null) || unitOf(word) !== null ? [] : [stemEnglish(word)],
    ),
  );

/** Two makers' manuals, each for machines of its own. */
function areOfOtherMachines({ source: { passage } }: Piece, main: Piece): boolean {
  const other = main.source.passage;
  if (passage.documentKind !== 'manual' || other.documentKind !== 'manual') return false;
  return passage.appliesTo.length > 0 && other.appliesTo.length > 0 && !passage.appliesTo.some((name) => other.appliesTo.includes(name));
}

/** What stands on the two ends of one scale sets two limits and not two figures for one. */
const ENDS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:at least|min(?:imum)?\.?|not (?:less|lower|below|under)|no less|lowest|mindestens)\b|不少于|至少|最低/iu,
    /\b(?:at most|max(?:imum)?\.?|not (?:more|above|exceed\w*)|no (?:more|warmer|higher)|up to|highest|höchstens)\b|不超过|最多|最高/iu,
  ],
  [/\b(?:alarm|warning|pre-?alarm|warnung)\b|报警/iu, /\b(?:trips?|shut-?down|cut-?out|abschaltung)\b|跳闸|停机/iu],
  [/\b(?:open(?:s|ing)?|start(?:s|ing|-up)?|on|öffnet|ein)\b/iu, /\b(?:clos(?:es?|ing)|stop(?:s|ping)?|off|schließt|aus)\b/iu],
  [/\b(?:before|vor)\b/iu, /\b(?:after|nach)\b/iu],
];

function sayOpposites(left: string, right: string): boolean {
  const only = (text: string, one: RegExp, two: RegExp): boolean => one.test(text) && !two.test(text);
  return ENDS.some(([low, high]) => (only(left, low, high) && only(right, high, low)) || (only(left, high, low) && only(right, low, high)));
}

/** The words of a text that name something, by their stems; figures and units aside. */
export function stemsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{Script=Latin}{3,}|\p{Script=Han}/gu) ?? [];
  return new Set(words.filter((word) => !isStopWord(word, null) && unitOf(word) === null).map(stemEnglish));
}

/** Two figures for one thing that cannot both be right. Figures of another order of magnitude (10 s, 12 months), or nought, speak of different things. */
function disagree(left: string, right: string): boolean {
  const [one, two] = [parseQuantities(left)[0], parseQuantities(right)[0]];
  const [unit, otherUnit] = [one?.unit ?? null, two?.unit ?? null];
  if (one === undefined || two === undefined || unit === null || otherUnit === null) return left.toLowerCase() !== right.toLowerCase();
  // A difference of 0.3 K is one of 0.3 °C.
  const [from, to] = [unit, otherUnit].map((each) => (each === 'K' ? '°C' : each));
  const factors = one.values.flatMap((first) =>
    two.values.flatMap((value) => {
      const second = from === undefined || to === undefined ? null : convert(value, to, from);
      if (second === null) return [];
      return first === second ? [1] : [first > 0 && second > 0 ? Math.max(first / second, second / first) : LIMITS.magnitude];
    }),
  );
  if (factors.length === 0) return false;
  const nearest = Math.min(...factors);
  return nearest > LIMITS.rounding && nearest < LIMITS.magnitude;
}
