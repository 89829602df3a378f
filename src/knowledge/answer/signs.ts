import { allMatches } from '../../domain/all-matches.js';
import type { Concept, Question } from '../question.js';
import type { Hit } from '../rank/passage-hits.js';
import type { Focus } from './focus.js';
import type { Piece } from './piece.js';
import { cellsOf, labelEnd } from './rows.js';
import type { TypedValue } from './typed-values.js';

/** From this weight on a word of the question is met; from the second on by itself or a word that means the same. */
const MET = 0.5;
const SURELY = 0.8;
const EXACTLY = 0.95;
/** Words between two hits that still stand together: "bearing of the thrust side". */
const TOGETHER = 3;
/** Most of a count that is told apart. */
const MANY = 8;

const MONTHS =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/giu;
const ISO_MONTH = /\b\d{4}-(\d{2})(?:-\d{2})?\b/gu;
const NEGATION = /\b(?:not|no|never|without|none|kein\w*|nicht|ohne|nie)\b|不|无|没/iu;
const FIGURE = /(?<![\p{L}\d.,-])\d+(?:[.,]\d+)*/gu;
const CLAUSE_ENDS = /[.;:!?。；：！？]\s|,\s/gu;

/** A piece beside its question; `rarest` is the inverse document frequency of a word that no readable passage holds. */
export type Beside = Readonly<{ question: Question; focus: Focus; rarest: number }>;
type Input = Beside & Piece;
export type Signs = Readonly<Record<string, number>>;

/** How a piece stands to the question, in plain counts and shares; what the fitted trees look at beside the features of `answer-model.ts`. */
export function signsOf(piece: Piece, beside: Beside): Signs {
  const input = { ...piece, ...beside };
  return { ...ofKind(input), ...ofWords(input), ...ofPairs(input), ...ofRow(input), ...ofValues(input), ...ofFigures(input) };
}

const names = (focus: Focus, at: number): boolean => focus.roles[at] === 'subject' || focus.roles[at] === 'measure' || focus.roles[at] === 'filler';

function ofKind({ focus, source: { passage }, question }: Input) {
  const { kind } = focus.expected;
  const is = (truth: boolean): number => (truth ? 1 : 0);
  return {
    wantsQuantity: is(kind === 'quantity'),
    wantsTime: is(kind === 'time' || kind === 'interval'),
    wantsPerson: is(kind === 'person'),
    wantsSteps: is(kind === 'steps'),
    wantsReason: is(kind === 'reason'),
    wantsCode: is(kind === 'code'),
    isRow: is(passage.kind === 'table-row'),
    isRecord: is(passage.kind === 'record' || passage.documentKind === 'log'),
    isSteps: is(passage.kind === 'steps'),
    foreign: is(!passage.language.startsWith(question.language)),
  };
}

function ofWords({ question, focus, own, covered, heading, hits, fresh, rarest }: Input) {
  const distinct = new Set(hits.map(({ position }) => position)).size;
  const length = fresh + distinct;
  let subjects = 0;
  let missedOwn = 0;
  let missedCovered = 0;
  let mostMissedOwn = 0;
  let mostMissedCovered = 0;
  let rarestMissedOwn = 0;
  let rarestMissedCovered = 0;
  let looselyMet = 0;
  let exactlyMet = 0;
  let headingOnly = 0;
  let beforeOnly = 0;
  let actMissed = 0;
  for (const [at, concept] of question.concepts.entries()) {
    if (!names(focus, at)) continue;
    const share = focus.shares[at] ?? 0;
    const held = own.get(at) ?? 0;
    const anyhow = covered.get(at) ?? 0;
    subjects += 1;
    if (held < MET) {
      missedOwn += 1;
      mostMissedOwn = Math.max(mostMissedOwn, share);
      rarestMissedOwn = Math.max(rarestMissedOwn, rarity(concept, rarest));
    } else if (held < SURELY) looselyMet += share;
    if (held >= EXACTLY) exactlyMet += share;
    if (anyhow < MET) {
      missedCovered += 1;
      mostMissedCovered = Math.max(mostMissedCovered, share);
      rarestMissedCovered = Math.max(rarestMissedCovered, rarity(concept, rarest));
    }
    if (held < MET && (heading.get(at) ?? 0) >= MET) headingOnly += share;
    else if (held < MET && anyhow >= MET) beforeOnly += share;
  }
  for (const at of focus.acts) if ((covered.get(at) ?? 0) < MET) actMissed += 1;
  return {
    words: Math.min(length, 60),
    density: length === 0 ? 0 : distinct / length,
    subjects: Math.min(subjects, MANY),
    missedOwn: Math.min(missedOwn, MANY),
    missedCovered: Math.min(missedCovered, MANY),
    mostMissedOwn,
    mostMissedCovered,
    rarestMissedOwn,
    rarestMissedCovered,
    looselyMet,
    exactlyMet,
    headingOnly,
    beforeOnly,
    actMissed,
    conceptsHit: Math.min(new Set(hits.map(({ concept }) => concept)).size, MANY),
  };
}

/** Rarity in the readable documents as a share of what a word that none holds would have, so that it means the same in few documents and in many. */
const rarity = (concept: Concept, unknown: number): number => (concept.frequency === 0 ? 1 : Math.min(1, concept.idf / unknown));

/** Words that stand side by side in the question name one thing ("guide roller"): both together, one without the other, both far apart. */
function ofPairs({ question, focus, covered, hits, text }: Input) {
  let pairs = 0;
  let pairsTogether = 0;
  let pairsSplit = 0;
  let pairsAway = 0;
  for (let at = 1; at < question.concepts.length; at += 1) {
    const left = question.concepts[at - 1];
    const right = question.concepts[at];
    if (left === undefined || right === undefined || !names(focus, at - 1) || !names(focus, at)) continue;
    if (right.start - (left.start + left.surface.length) > 1) continue;
    const share = (focus.shares[at - 1] ?? 0) + (focus.shares[at] ?? 0);
    pairs += share;
    const lefts = hits.filter(({ concept, weight }) => concept === at - 1 && weight >= MET);
    const rights = hits.filter(({ concept, weight }) => concept === at && weight >= MET);
    if (lefts.length === 0 && rights.length === 0) continue;
    const near = lefts.some((one) => rights.some((other) => Math.abs(one.position - other.position) <= TOGETHER && sameClause(text, one, other)));
    if (near) pairsTogether += share;
    else if ((covered.get(at - 1) ?? 0) < MET || (covered.get(at) ?? 0) < MET) pairsSplit += share;
    else pairsAway += share;
  }
  return { pairs, pairsTogether, pairsSplit, pairsAway };
}

function sameClause(text: string, one: Hit, other: Hit): boolean {
  const between = text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start));
  return !/[;.]\s/u.test(between);
}

/** For rows and records: how much of the question stands in the label, and in the headings of cells. */
function ofRow({ source: { passage }, focus, text, hits, heading }: Input) {
  if (passage.kind !== 'table-row' && passage.kind !== 'record') return { labelMet: 0, labelMissed: 0, cellHeadingMet: 0 };
  const end = labelEnd(text);
  const headings = cellsOf(text).map(({ start, heading: name }) => [Math.max(start, end), start + name.length] as const);
  const labelled = new Set<number>();
  const headed = new Set<number>();
  for (const { concept, start, weight } of hits) {
    if (weight < MET) continue;
    if (start < end) labelled.add(concept);
    else if (headings.some(([from, to]) => start >= from && start < to)) headed.add(concept);
  }
  let labelMet = 0;
  let labelMissed = 0;
  let cellHeadingMet = 0;
  for (const [at, share] of focus.shares.entries()) {
    if (!names(focus, at)) continue;
    if (labelled.has(at)) labelMet += share;
    else if (headed.has(at)) cellHeadingMet += share;
    else if ((heading.get(at) ?? 0) < MET) labelMissed = Math.max(labelMissed, share);
  }
  return { labelMet, labelMissed, cellHeadingMet };
}

/** Where the values of the wanted form stand: near the word for the kind of thing asked for, in a clause that speaks of the question. */
function ofValues({ focus, own, covered, hits, values, text }: Input) {
  const strong = values.filter(({ strength }) => strength >= SURELY);
  const ofHead = hits.filter(({ concept, weight }) => concept === focus.head && weight >= MET);
  const ofSubject = hits.filter(({ concept, weight }) => weight >= MET && names(focus, concept));
  const ends = allMatches(text, CLAUSE_ENDS).map(({ index }) => index);
  let clauseMet = 0;
  for (const value of strong) {
    const from = ends.findLast((end) => end < value.start) ?? 0;
    const to = ends.find((end) => end >= value.end) ?? text.length;
    const inside = new Set(ofSubject.filter(({ start }) => start >= from && start < to).map(({ concept }) => concept));
    clauseMet = Math.max(
      clauseMet,
      [...inside].reduce((sum, at) => sum + (focus.shares[at] ?? 0), 0),
    );
  }
  return {
    headOwn: focus.head === null ? -1 : (own.get(focus.head) ?? 0),
    headCovered: focus.head === null ? -1 : (covered.get(focus.head) ?? 0),
    valueFromHead: nearest(strong, ofHead),
    valueFromHit: nearest(strong, ofSubject),
    clauseMet,
    strongValues: Math.min(strong.length, MANY),
  };
}

/** 1 for a value right beside a hit, halved every forty characters; 0 where there is none of either. */
function nearest(values: readonly TypedValue[], hits: Piece['hits']): number {
  let most = 0;
  for (const value of values)
    for (const hit of hits) {
      const gap = hit.end <= value.start ? value.start - hit.end : hit.start >= value.end ? hit.start - value.end : 0;
      most = Math.max(most, 0.5 ** (gap / 40));
    }
  return most;
}

function ofFigures({ question, text }: Input) {
  const asked = new Set(allMatches(question.text, FIGURE).map(([figure]) => figure));
  const given = new Set(allMatches(text, FIGURE).map(([figure]) => figure));
  const months = monthsIn(question.text);
  const told = monthsIn(text);
  return {
    figures: Math.min(given.size, MANY),
    figuresAsked: Math.min(asked.size, MANY),
    figuresMet: asked.size === 0 ? 0 : [...asked].filter((figure) => given.has(figure)).length / asked.size,
    monthsAsked: Math.min(months.size, 2),
    monthsMet: months.size === 0 ? 0 : [...months].some((month) => told.has(month)) ? 1 : told.size > 0 ? -1 : 0,
    negated: (NEGATION.test(question.text) ? 2 : 0) + (NEGATION.test(text) ? 1 : 0),
  };
}

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Months that a text names, 1 to 12. The verb "may" and the verb "march" count only in capitals. */
function monthsIn(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [word] of allMatches(text, MONTHS)) {
    if (/^(?:may|mar|march)$/u.test(word)) continue;
    found.add(MONTH_NAMES.indexOf(word.slice(0, 3).toLowerCase()) + 1);
  }
  for (const [, month] of allMatches(text, ISO_MONTH)) found.add(Number(month));
  return found;
}
