import type { Passage } from '../../domain/document.js';
import { readMarks } from '../lexical/marks.js';
import type { Scope } from '../lexical/scope.js';
import type { Analyser } from '../text/analyse.js';
import { analysisLanguage } from '../text/language.js';

/** A word of the question found in a stretch of a passage; offsets count from the beginning of the stretch. */
export type Hit = Readonly<{ concept: number; weight: number; start: number; end: number; position: number }>;
/** `fresh` counts the words that the question did not say, stop words left out. */
export type StretchHits = Readonly<{ hits: readonly Hit[]; fresh: number }>;
export type Certainty = ReadonlyMap<string, Readonly<{ concept: number; weight: number }>>;

/** A part of a written form is less sure than the whole. */
const PART = 0.85;

/** Finds the words of one question in stretches of passages: by the index where the passage stands in it, else by taking the text apart. */
export class PassageHits {
  readonly #scope: Scope;
  readonly #analyser: Analyser;
  readonly #certainty: Certainty;
  readonly #byTerm: ReadonlyMap<number, Readonly<{ concept: number; weight: number }>>;

  constructor(scope: Scope, analyser: Analyser, certainty: Certainty, termIdOf: (term: string) => number) {
    this.#scope = scope;
    this.#analyser = analyser;
    this.#certainty = certainty;
    this.#byTerm = new Map([...certainty].map(([term, hit]) => [termIdOf(term), hit] as const));
  }

  /** The hits between two offsets of `passage`, which has number `number` or was joined from it and its neighbours. */
  in(number: number, passage: Passage, from: number, to: number): StretchHits {
    const located = this.#scope.locate(number);
    const marks = located?.passage === passage ? this.#scope.marks(number) : null;
    return marks === null ? this.#fromText(passage.text.slice(from, to), passage.language) : this.#fromMarks(marks, from, to);
  }

  /** The hits alone, where how much else is said does not matter. */
  found(number: number, passage: Passage, from: number, to: number): readonly Hit[] {
    const located = this.#scope.locate(number);
    const marks = located?.passage === passage ? this.#scope.marks(number) : null;
    if (marks === null) return this.#fromText(passage.text.slice(from, to), passage.language).hits;
    const hits: Hit[] = [];
    readMarks(marks, from, to, (termId, part, position, start, end) => {
      const hit = this.#byTerm.get(termId);
      if (hit !== undefined) hits.push({ concept: hit.concept, weight: hit.weight * (part ? PART : 1), start, end, position });
    });
    return hits;
  }

  /** The hits in a text that is no passage: a title, a heading of a column. */
  ofText(text: string, language: string): readonly Hit[] {
    return this.#fromText(text, language).hits;
  }

  #fromMarks(marks: Uint32Array, from: number, to: number): StretchHits {
    const hits: Hit[] = [];
    const words: number[] = [];
    readMarks(marks, from, to, (termId, part, position, start, end) => {
      const hit = this.#byTerm.get(termId);
      if (hit !== undefined) hits.push({ concept: hit.concept, weight: hit.weight * (part ? PART : 1), start, end, position });
      if (!part) words.push(position);
    });
    return { hits, fresh: freshIn(words, hits) };
  }

  #fromText(text: string, language: string): StretchHits {
    const hits: Hit[] = [];
    const words: number[] = [];
    for (const { term, part, stop, position, start, end } of this.#analyser.recall(text, analysisLanguage(language))) {
      const hit = this.#certainty.get(term);
      if (hit !== undefined) hits.push({ concept: hit.concept, weight: hit.weight * (part ? PART : 1), start, end, position });
      if (!part && !stop) words.push(position);
    }
    return { hits, fresh: freshIn(words, hits) };
  }
}

function freshIn(words: readonly number[], hits: readonly Hit[]): number {
  if (hits.length === 0) return words.length;
  const known = new Set(hits.map(({ position }) => position));
  return words.reduce((count, position) => count + (known.has(position) ? 0 : 1), 0);
}
