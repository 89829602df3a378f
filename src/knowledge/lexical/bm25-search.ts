import type { WeightedTerm } from './bm25.js';
import type { Scope } from './scope.js';
import { type Segment, termRow } from './segment.js';

/** The parts of BM25 that do not change between questions: length norms per passage, weighted frequency by posting byte, and k1. */
export type Bm25Tables = Readonly<{ norms: Float32Array; frequencies: Float32Array; k1: number }>;

type Ranked = Readonly<{ term: WeightedTerm; ceiling: number; postings: number }>;
/** Terms by falling ceiling, with what those from a place on may still add, and how many postings they have. */
type Plan = Readonly<{ ranked: readonly Ranked[]; ceilings: readonly number[]; postings: readonly number[] }>;
/** How many passages are met, and the last of the best sums at the last look, which was before the term at `floorAt`. */
type Reached = { met: number; floor: number; floorAt: number };
/** Passages by rising number with their scores. */
export type ScoredPassages = Readonly<{ numbers: Uint32Array; scores: Float32Array }>;

/** Sums are single precision; a bound must hold in spite of their rounding. */
const SLACK = 1e-5;
/** Looking a term up for one passage costs about as much as adding this many postings. */
const LOOK_UP = 6;
/** From here on a term is taken to reach a saturated frequency of 1, which none exceeds. */
const MANY_POSTINGS = 4_000;
/** Whether the search may stop is looked at when at least this many postings are left for each passage met. */
const WORTH_A_LOOK = 3;
/** From this share of the scope on, passages are gone through in their order and not in the order they were met. */
const DENSE = 0.2;
/** Leaving passages out is worth its while from so many for each one wanted. */
const WORTH_LEAVING_OUT = 4;

/**
 * Finds the best passages by BM25 without adding up every posting: the terms that can add most come first, and once what the others
 * can add lifts no new passage among the best, the others are looked up only for the passages met so far (Turtle and Flood, "Query
 * evaluation: strategies and optimizations", 1995; Moffat and Zobel, "Self-indexing inverted files", 1996). The scores are the full
 * sums, always in that order of the terms, whatever was left out on the way.
 */
export class Bm25Search {
  readonly #scope: Scope;
  readonly #tables: Bm25Tables;
  readonly #sums: Float32Array;
  readonly #met: Uint32Array;
  /** The greatest saturated frequency of a term in this scope; 0 is not worked out yet. */
  #ceilings: Float32Array = new Float32Array(1_024);

  constructor(scope: Scope, tables: Bm25Tables) {
    this.#scope = scope;
    this.#tables = tables;
    this.#sums = new Float32Array(scope.size);
    this.#met = new Uint32Array(scope.size);
  }

  /** The `limit` passages with the highest scores above zero, with their scores, by rising number; of equal scores the lower numbers. Where there is a mask, only passages whose byte is 1. */
  best(terms: readonly WeightedTerm[], limit: number, mask: Uint8Array | null): ScoredPassages {
    const plan = this.#plan(terms);
    const reached: Reached = { met: 0, floor: 0, floorAt: 0 };
    let next = 0;
    let closed = false;
    for (; next < plan.ranked.length; next += 1) {
      const outlook = this.#outlook(plan, next, reached, limit, mask);
      if (outlook === 'stop') break;
      closed ||= outlook === 'closed';
      const ranked = plan.ranked[next];
      if (ranked === undefined) continue;
      if (closed) this.#addToMet(ranked.term);
      else reached.met = this.#add(ranked.term, reached.met);
    }
    this.#look(reached, next, limit, mask);
    const { met } = reached;
    const numbers = this.#standing(met, reached.floor, plan.ceilings[next] ?? 0, mask);
    const scores = new Float32Array(numbers.length);
    for (let at = 0; at < numbers.length; at += 1) scores[at] = this.#sums[numbers[at] ?? 0] ?? 0;
    if (this.#isDense(met)) this.#sums.fill(0);
    else for (let at = 0; at < met; at += 1) this.#sums[this.#met[at] ?? 0] = 0;
    const finished = this.#finish(plan, next, { numbers, scores }, limit);
    return greatest(finished.numbers, finished.scores, limit);
  }

  /** Adds the terms from `next` on to passages met, and after each one leaves out those that what is left lifts no more among the best. */
  #finish(plan: Plan, next: number, standing: ScoredPassages, limit: number): ScoredPassages {
    let { numbers, scores } = standing;
    for (let at = next; at < plan.ranked.length; at += 1) {
      const ranked = plan.ranked[at];
      if (ranked !== undefined) this.#addTerms(scores, [ranked], numbers);
      if (numbers.length < WORTH_LEAVING_OUT * limit) continue;
      const floor = leastOfGreatest(scores, limit);
      const least = floor * (1 - SLACK) - (plan.ceilings[at + 1] ?? 0) * (1 + SLACK);
      let kept = 0;
      for (let place = 0; place < numbers.length; place += 1) {
        if ((scores[place] ?? 0) < least) continue;
        numbers[kept] = numbers[place] ?? 0;
        scores[kept] = scores[place] ?? 0;
        kept += 1;
      }
      numbers = numbers.subarray(0, kept);
      scores = scores.subarray(0, kept);
    }
    return { numbers, scores };
  }

  /** BM25 of some passages, in full; `numbers` must rise. */
  scores(terms: readonly WeightedTerm[], numbers: ArrayLike<number>): Float32Array {
    const scores = new Float32Array(numbers.length);
    if (numbers.length > 0) this.#addTerms(scores, this.#ranked(terms), numbers);
    return scores;
  }

  /** The terms in the order in which they are added up: single precision makes the last digit of a sum depend on it. */
  order(terms: readonly WeightedTerm[]): readonly WeightedTerm[] {
    return this.#ranked(terms).map(({ term }) => term);
  }

  #addTerms(scores: Float32Array, ranked: readonly Ranked[], numbers: ArrayLike<number>): void {
    let from = 0;
    for (const [at, segment] of this.#scope.segments.entries()) {
      const base = this.#scope.bases[at] ?? 0;
      let to = from;
      while (to < numbers.length && (numbers[to] ?? 0) < base + segment.passages.length) to += 1;
      if (to > from) for (const { term } of ranked) this.#addTo(scores, term, segment, base, numbers, from, to);
      from = to;
    }
  }

  #ranked(terms: readonly WeightedTerm[]): Ranked[] {
    const ranked = terms.map(
      (term): Ranked => ({ term, ceiling: term.weight * (this.#tables.k1 + 1) * this.#ceiling(term.termId), postings: this.#scope.frequency(term.termId) }),
    );
    return ranked.sort((left, right) => right.ceiling - left.ceiling);
  }

  #plan(terms: readonly WeightedTerm[]): Plan {
    const ranked = this.#ranked(terms);
    const ceilings = new Array<number>(ranked.length + 1).fill(0);
    const postings = new Array<number>(ranked.length + 1).fill(0);
    for (let at = ranked.length - 1; at >= 0; at -= 1) {
      ceilings[at] = (ceilings[at + 1] ?? 0) + (ranked[at]?.ceiling ?? 0);
      postings[at] = (postings[at + 1] ?? 0) + (ranked[at]?.postings ?? 0);
    }
    return { ranked, ceilings, postings };
  }

  /** Whether the terms from `next` on can still bring a passage among the best that is not met yet; `stop` where looking them up is also cheaper than adding them. */
  #outlook(plan: Plan, next: number, reached: Reached, limit: number, mask: Uint8Array | null): 'open' | 'closed' | 'stop' {
    const left = (plan.ceilings[next] ?? 0) * (1 + SLACK);
    const postings = plan.postings[next] ?? 0;
    const { met } = reached;
    if (met < limit || postings < limit * (plan.ranked.length - next) * LOOK_UP || postings < WORTH_A_LOOK * met) return 'open';
    // Since the floor was looked at, it rose by no more than what the terms added meanwhile can add.
    if (reached.floor + (plan.ceilings[reached.floorAt] ?? 0) - (plan.ceilings[next] ?? 0) <= left) return 'open';
    this.#look(reached, next, limit, mask);
    const floor = reached.floor * (1 - SLACK);
    if (floor <= left) return 'open';
    let standing = 0;
    for (let at = 0; at < met; at += 1) if ((this.#sums[this.#met[at] ?? 0] ?? 0) + left >= floor) standing += 1;
    return standing * (plan.ranked.length - next) * LOOK_UP < postings ? 'stop' : 'closed';
  }

  /** Looks at the floor where terms were added since the last look. */
  #look(reached: Reached, next: number, limit: number, mask: Uint8Array | null): void {
    if (reached.floorAt === next) return;
    reached.floor = this.#floor(reached.met, limit, mask);
    reached.floorAt = next;
  }

  #isDense(met: number): boolean {
    return met > DENSE * this.#sums.length;
  }

  /** The passages met that may be among the best, in rising order. */
  #standing(met: number, floor: number, left: number, mask: Uint8Array | null): Uint32Array {
    const least = Math.max(floor * (1 - SLACK) - left * (1 + SLACK), Number.MIN_VALUE);
    const sums = this.#sums;
    const numbers: number[] = [];
    if (this.#isDense(met)) {
      for (let number = 0; number < sums.length; number += 1) if ((sums[number] ?? 0) >= least && (mask === null || mask[number] === 1)) numbers.push(number);
      return new Uint32Array(numbers);
    }
    for (let at = 0; at < met; at += 1) {
      const number = this.#met[at] ?? 0;
      if ((sums[number] ?? 0) >= least && (mask === null || mask[number] === 1)) numbers.push(number);
    }
    return new Uint32Array(numbers).sort();
  }

  /** The sum of the last one of the best `limit` passages so far; 0 where there are fewer. */
  #floor(met: number, limit: number, mask: Uint8Array | null): number {
    if (met < limit) return 0;
    const heap = new Float32Array(limit);
    const sums = this.#sums;
    let least = 0;
    if (this.#isDense(met)) {
      for (let number = 0; number < sums.length; number += 1) {
        const sum = sums[number] ?? 0;
        if (sum <= least || (mask !== null && mask[number] !== 1)) continue;
        sinkFirst(heap, sum);
        least = heap[0] ?? 0;
      }
      return least;
    }
    for (let at = 0; at < met; at += 1) {
      const number = this.#met[at] ?? 0;
      const sum = sums[number] ?? 0;
      if (sum <= least || (mask !== null && mask[number] !== 1)) continue;
      sinkFirst(heap, sum);
      least = heap[0] ?? 0;
    }
    return least;
  }

  #add({ termId, weight }: WeightedTerm, before: number): number {
    const sums = this.#sums;
    const list = this.#met;
    const { norms, frequencies, k1 } = this.#tables;
    const factor = weight * (k1 + 1);
    let met = before;
    for (const [at, segment] of this.#scope.segments.entries()) {
      const row = termRow(segment, termId);
      if (row < 0) continue;
      const base = this.#scope.bases[at] ?? 0;
      const { postingPassages, postingWeights } = segment;
      const end = segment.offsets[row + 1] ?? 0;
      for (let posting = segment.offsets[row] ?? 0; posting < end; posting += 1) {
        const passage = base + (postingPassages[posting] ?? 0);
        const frequency = frequencies[postingWeights[posting] ?? 0] ?? 0;
        const sum = sums[passage] ?? 0;
        if (sum === 0) {
          list[met] = passage;
          met += 1;
        }
        sums[passage] = sum + (factor * frequency) / (frequency + (norms[passage] ?? 1));
      }
    }
    return met;
  }

  /** Adds a term to the sums of passages that have one. */
  #addToMet({ termId, weight }: WeightedTerm): void {
    const sums = this.#sums;
    const { norms, frequencies, k1 } = this.#tables;
    const factor = weight * (k1 + 1);
    for (const [at, segment] of this.#scope.segments.entries()) {
      const row = termRow(segment, termId);
      const base = this.#scope.bases[at] ?? 0;
      const { postingPassages, postingWeights } = segment;
      const end = row < 0 ? 0 : (segment.offsets[row + 1] ?? 0);
      for (let posting = row < 0 ? 0 : (segment.offsets[row] ?? 0); posting < end; posting += 1) {
        const passage = base + (postingPassages[posting] ?? 0);
        const sum = sums[passage] ?? 0;
        if (sum === 0) continue;
        const frequency = frequencies[postingWeights[posting] ?? 0] ?? 0;
        sums[passage] = sum + (factor * frequency) / (frequency + (norms[passage] ?? 1));
      }
    }
  }

  /** Adds one term to the scores of the passages from place `from` up to `to`, all of one segment. */
  #addTo(scores: Float32Array, { termId, weight }: WeightedTerm, segment: Segment, base: number, numbers: ArrayLike<number>, from: number, to: number): void {
    const row = termRow(segment, termId);
    if (row < 0) return;
    const { postingPassages, postingWeights } = segment;
    const { norms, frequencies, k1 } = this.#tables;
    const factor = weight * (k1 + 1);
    const end = segment.offsets[row + 1] ?? 0;
    let posting = segment.offsets[row] ?? 0;
    for (let at = from; at < to && posting < end; at += 1) {
      const number = numbers[at] ?? 0;
      posting = firstFrom(postingPassages, posting, end, number - base);
      if (posting >= end || postingPassages[posting] !== number - base) continue;
      const frequency = frequencies[postingWeights[posting] ?? 0] ?? 0;
      scores[at] = (scores[at] ?? 0) + (factor * frequency) / (frequency + (norms[number] ?? 1));
    }
  }

  #ceiling(termId: number): number {
    if (termId < 0) return 0;
    if (termId >= this.#ceilings.length) {
      const larger = new Float32Array(2 * (termId + 1));
      larger.set(this.#ceilings);
      this.#ceilings = larger;
    }
    const known = this.#ceilings[termId] ?? 0;
    if (known > 0) return known;
    // Nearly reached where there are many postings; looking through them would cost what the bound saves.
    if (this.#scope.frequency(termId) > MANY_POSTINGS) return 1;
    const { norms, frequencies } = this.#tables;
    let greatest = 0;
    for (const [at, segment] of this.#scope.segments.entries()) {
      const row = termRow(segment, termId);
      const base = this.#scope.bases[at] ?? 0;
      const end = row < 0 ? 0 : (segment.offsets[row + 1] ?? 0);
      for (let posting = row < 0 ? 0 : (segment.offsets[row] ?? 0); posting < end; posting += 1) {
        const frequency = frequencies[segment.postingWeights[posting] ?? 0] ?? 0;
        const value = frequency / (frequency + (norms[base + (segment.postingPassages[posting] ?? 0)] ?? 1));
        if (value > greatest) greatest = value;
      }
    }
    this.#ceilings[termId] = greatest * (1 + SLACK);
    return this.#ceilings[termId] ?? 0;
  }
}

/** The passages with the greatest scores above zero, in the order given; of equal ones the first. Thousands may stand where a hundred are asked for. */
function greatest(numbers: Uint32Array, scores: Float32Array, limit: number): ScoredPassages {
  const least = leastOfGreatest(scores, limit);
  let above = 0;
  for (let at = 0; at < scores.length; at += 1) if ((scores[at] ?? 0) > least) above += 1;
  let equal = least > 0 ? limit - above : 0;
  const kept = { numbers: new Uint32Array(above + equal), scores: new Float32Array(above + equal) };
  let end = 0;
  for (let at = 0; at < scores.length && end < kept.numbers.length; at += 1) {
    const score = scores[at] ?? 0;
    if (score < least || score <= 0 || (score === least && equal === 0)) continue;
    if (score === least) equal -= 1;
    kept.numbers[end] = numbers[at] ?? 0;
    kept.scores[end] = score;
    end += 1;
  }
  return kept;
}

/** The least of the `limit` greatest scores above zero; 0 where there are no more than so many. */
function leastOfGreatest(scores: Float32Array, limit: number): number {
  let least = 0;
  if (scores.length <= limit) return least;
  const heap = new Float32Array(limit);
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? 0;
    if (score <= least) continue;
    sinkFirst(heap, score);
    least = heap[0] ?? 0;
  }
  return least;
}

/** Puts `value` in place of the least of a heap. */
function sinkFirst(heap: Float32Array, value: number): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child += 1;
    if ((heap[child] ?? 0) >= value) break;
    heap[at] = heap[child] ?? 0;
    at = child;
  }
  heap[at] = value;
}

/** The first place from `from` on whose value is `wanted` or more, by growing steps and then by halves. */
function firstFrom(values: Uint16Array, from: number, end: number, wanted: number): number {
  let step = 1;
  let low = from;
  let high = from;
  while (high < end && (values[high] ?? 0) < wanted) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, end);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
