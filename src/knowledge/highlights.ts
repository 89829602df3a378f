import { allMatches } from '../domain/all-matches.js';
import type { Highlight, Passage } from '../domain/document.js';
import { holdsOrder, maySpeakToCopilot } from '../domain/orders-in-content.js';
import { type AnswerType, answersType } from './answer-type.js';
import type { Hit } from './rank/passage-hits.js';
import { speaksOfFormer } from './text/former.js';
import { type Span, sentencesOf } from './text/sentences.js';

export type HighlightContext = Readonly<{
  /** The words of the question between two offsets of the passage's text. */
  hitsIn: (from: number, to: number) => readonly Hit[];
  /** How much each concept of the question matters; sums to 1. */
  shares: readonly number[];
  expected: AnswerType;
  /** True when the question itself asks about earlier states or changes. */
  asksFormer: boolean;
  /** How surely the headings above the passage speak of each concept, by number. */
  heading: readonly number[];
}>;

export type ScoredSpan = Highlight &
  Readonly<{
    /** Share of the question that the sentence itself, and with its headings, speaks of. */
    coverage: number;
    withHeading: number;
    typeMatch: number;
  }>;

/** Whether any of a passage's sentences may tell of earlier editions, or speak to the copilot. */
type Traits = Readonly<{ former: boolean; orders: boolean }>;
/** Kept with the passage, since the passages that are asked for are asked for often. */
const TRAITS: WeakMap<Passage, Traits> = new WeakMap();

function traitsOf(passage: Passage): Traits {
  const known = TRAITS.get(passage);
  if (known !== undefined) return known;
  const traits = { former: speaksOfFormer(passage.text), orders: maySpeakToCopilot(passage.text) };
  TRAITS.set(passage, traits);
  return traits;
}

const WEIGHTS = { coverage: 1, heading: { text: 0.25, row: 0.6, steps: 0.9 }, previous: 0.2, proximity: 0.15, type: 0.45 };
const WHOLE_STEPS = 1_600;
/** A sentence about what used to hold must not answer a question about what holds. */
const FORMER = 0.5;

function isVerbatim(passage: Passage): boolean {
  return passage.text.length === passage.end - passage.start;
}

/** The pieces a passage may be quoted by: sentences; a table row or log record whole; a procedure whole when one was asked for. */
function piecesOf(passage: Passage, expected: AnswerType): readonly Span[] {
  const whole = [{ start: 0, end: passage.text.length }];
  if (!isVerbatim(passage)) return whole;
  if (passage.kind === 'table-row' || passage.kind === 'record' || passage.kind === 'heading') return linesOf(passage.text);
  if (passage.kind === 'steps' && expected.kind === 'steps' && passage.text.length <= WHOLE_STEPS) return whole;
  return sentencesOf(passage.text);
}

/** Table rows and log records, one to a line where several were joined. */
function linesOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const match of allMatches(text, /[^\n]+/g)) spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
}

/** How surely a stretch speaks of each concept of the question, by number; 0 for not at all. */
type Certainties = readonly number[];

function conceptsIn(span: Span, context: HighlightContext): Readonly<{ found: Certainties; closeness: number }> {
  const found = new Array<number>(context.shares.length).fill(0);
  let closeness = 0;
  let lastConcept = -1;
  let lastPosition = 0;
  for (const { concept, weight, position } of context.hitsIn(span.start, span.end)) {
    found[concept] = Math.max(found[concept] ?? 0, weight);
    if (lastConcept >= 0 && lastConcept !== concept) closeness += 1 / Math.max(1, position - lastPosition);
    lastConcept = concept;
    lastPosition = position;
  }
  return { found, closeness: Math.min(1, closeness / 2) };
}

function shareOf(found: Certainties, shares: readonly number[]): number {
  let sum = 0;
  for (let concept = 0; concept < shares.length; concept += 1) sum += Math.min(1, found[concept] ?? 0) * (shares[concept] ?? 0);
  return sum;
}

function joined(left: Certainties, right: Certainties): Certainties {
  const both = left.slice();
  for (let concept = 0; concept < both.length; concept += 1) {
    const weight = right[concept] ?? 0;
    if (weight > (both[concept] ?? 0)) both[concept] = weight;
  }
  return both;
}

function pieceScore(
  passage: Passage,
  found: Readonly<{ coverage: number; withHeading: number; withPrevious: number; closeness: number; typeMatch: number }>,
  expected: AnswerType,
): number {
  const headingWeight = asksSteps(passage, expected) ? WEIGHTS.heading.steps : passage.kind === 'table-row' ? WEIGHTS.heading.row : WEIGHTS.heading.text;
  const relevant = found.coverage + headingWeight * (found.withHeading - found.coverage) + WEIGHTS.previous * (found.withPrevious - found.withHeading);
  const type = expected.kind === 'open' ? 0 : WEIGHTS.type * found.typeMatch * Math.min(1, relevant * 2);
  return relevant + WEIGHTS.proximity * found.closeness * found.coverage + type;
}

function asksSteps(passage: Passage, expected: AnswerType): boolean {
  return passage.kind === 'steps' && expected.kind === 'steps';
}

export type Highlighted = Readonly<{
  spans: readonly ScoredSpan[];
  /** How surely the passage or its headings speak of each concept, by number; 0 for not at all. */
  covered: readonly number[];
}>;

/**
 * The sentences, rows or steps of a passage that answer best, best first, with offsets into the document's text. Scored by the
 * share of the question they speak of (their own words most, headings and the sentence before a little), by how close the words
 * stand, and by whether they have the form of the expected answer. A passage that is not verbatim is quoted whole.
 */
export function highlightsOf(passage: Passage, context: HighlightContext, limit: number): Highlighted {
  const { heading, shares, expected } = context;
  const verbatim = isVerbatim(passage);
  const traits = traitsOf(passage);
  let previous: Certainties = [];
  let covered = heading;
  const spans = piecesOf(passage, expected).map((span): ScoredSpan => {
    const text = passage.text.slice(span.start, span.end);
    const { found, closeness } = conceptsIn(span, context);
    covered = joined(covered, found);
    const own = joined(found, heading);
    const coverage = shareOf(found, shares);
    const withHeading = shareOf(own, shares);
    const withPrevious = previous.length === 0 ? withHeading : shareOf(joined(own, previous), shares);
    const typeMatch = asksSteps(passage, expected) ? 1 : answersType(text, expected);
    previous = found;
    const former = traits.former && !context.asksFormer && speaksOfFormer(text) ? FORMER : 1;
    const score = former * pieceScore(passage, { coverage, withHeading, withPrevious, closeness, typeMatch }, expected);
    const start = verbatim ? passage.start + span.start : passage.start;
    return { text, start, end: verbatim ? passage.start + span.end : passage.end, score, coverage, withHeading, typeMatch };
  });
  const best = spans.filter((span) => span.score > 0 && span.end > span.start).sort((left, right) => right.score - left.score || left.start - right.start);
  return { spans: traits.orders ? foremost(best, limit) : best.slice(0, limit), covered };
}

/** The first few; what is said to the copilot comes behind what is said to people. Only those are looked at that would be shown. */
function foremost(spans: readonly ScoredSpan[], limit: number): readonly ScoredSpan[] {
  const kept: ScoredSpan[] = [];
  const orders: ScoredSpan[] = [];
  for (const span of spans) {
    if (kept.length === limit) break;
    (holdsOrder(span.text) ? orders : kept).push(span);
  }
  return [...kept, ...orders].slice(0, limit);
}
