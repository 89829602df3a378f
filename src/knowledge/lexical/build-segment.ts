import type { DocumentInfo, Passage } from '../../domain/document.js';
import type { Analyser } from '../text/analyse.js';
import { analysisLanguage, type TextLanguage } from '../text/language.js';
import type { Dictionary } from './dictionary.js';
import { BODY_MASK, IN_SECTION, IN_TAGS, IN_TITLE, PART_ONLY } from './field-weights.js';
import { addMarks } from './marks.js';
import { MAX_SEGMENT_PASSAGES, type Segment } from './segment.js';

/** Collects the passages of one partition and packs them into a segment. `add` returns false when the segment is full. */
export class SegmentBuilder {
  readonly #analyser: Analyser;
  readonly #dictionary: Dictionary;
  readonly #partition: string;
  readonly #documents: DocumentInfo[] = [];
  readonly #titleLengths: number[] = [];
  readonly #documentNumbers: Map<string, number> = new Map();
  readonly #passages: Passage[] = [];
  readonly #documentOf: number[] = [];
  readonly #lengths: number[] = [];
  readonly #forward: number[] = [];
  readonly #forwardOffsets: number[] = [0];
  readonly #marks: number[] = [];
  readonly #markOffsets: number[] = [0];
  readonly #postings: Map<number, number[]> = new Map();
  readonly #fieldTerms: Map<string, readonly number[]> = new Map();

  constructor(analyser: Analyser, dictionary: Dictionary, partition: string) {
    this.#analyser = analyser;
    this.#dictionary = dictionary;
    this.#partition = partition;
  }

  get size(): number {
    return this.#passages.length;
  }

  add(document: DocumentInfo, passage: Passage): boolean {
    const number = this.#documentNumber(document);
    const local = this.#passages.length;
    if (local >= MAX_SEGMENT_PASSAGES || number >= MAX_SEGMENT_PASSAGES) return false;
    const language = analysisLanguage(passage.language);
    this.#passages.push(passage);
    this.#documentOf.push(number);
    const bytes = new Map<number, number>();
    const length = this.#addBody(passage.text, language, bytes);
    for (const term of this.#termsOfField(document.title, language)) bytes.set(term, (bytes.get(term) ?? 0) | IN_TITLE);
    if (passage.section !== null) for (const term of this.#termsOfField(passage.section, language)) bytes.set(term, (bytes.get(term) ?? 0) | IN_SECTION);
    for (const tag of passage.appliesTo) for (const term of this.#termsOfField(tag, language)) bytes.set(term, (bytes.get(term) ?? 0) | IN_TAGS);
    for (const [term, byte] of bytes) this.#post(term, local, byte);
    this.#lengths.push(Math.min(length, 65_535));
    this.#forwardOffsets.push(this.#forward.length);
    this.#markOffsets.push(this.#marks.length);
    return true;
  }

  build(): Segment {
    const termIds = Uint32Array.from(this.#postings.keys()).sort();
    const offsets = new Uint32Array(termIds.length + 1);
    let total = 0;
    for (const [row, term] of termIds.entries()) {
      total += (this.#postings.get(term)?.length ?? 0) / 2;
      offsets[row + 1] = total;
    }
    const postingPassages = new Uint16Array(total);
    const postingWeights = new Uint8Array(total);
    for (const [row, term] of termIds.entries()) {
      const pairs = this.#postings.get(term) ?? [];
      const at = offsets[row] ?? 0;
      for (let index = 0; index < pairs.length; index += 2) {
        postingPassages[at + index / 2] = pairs[index] ?? 0;
        postingWeights[at + index / 2] = pairs[index + 1] ?? 0;
      }
    }
    return {
      partition: this.#partition,
      documents: this.#documents,
      titleLengths: Uint16Array.from(this.#titleLengths),
      passages: this.#passages,
      documentOf: Uint16Array.from(this.#documentOf),
      termIds,
      offsets,
      postingPassages,
      postingWeights,
      lengths: Uint16Array.from(this.#lengths),
      forwardOffsets: Uint32Array.from(this.#forwardOffsets),
      forward: Uint32Array.from(this.#forward),
      markOffsets: Uint32Array.from(this.#markOffsets),
      marks: Uint32Array.from(this.#marks),
    };
  }

  #documentNumber(document: DocumentInfo): number {
    const key = `${document.id}\n${document.revision}`;
    const known = this.#documentNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.#documents.length;
    this.#documents.push(document);
    const title = this.#analyser.analyse(document.title, analysisLanguage(document.language));
    this.#titleLengths.push(Math.min(title.filter((token) => !token.stop).length, 65_535));
    this.#documentNumbers.set(key, number);
    return number;
  }

  #addBody(text: string, language: TextLanguage, bytes: Map<number, number>): number {
    let length = 0;
    const tokens = this.#analyser.analyse(text, language);
    addMarks(tokens, text.length, this.#dictionary, this.#marks);
    for (const token of tokens) {
      if (token.stop) continue;
      const term = this.#dictionary.add(token.term);
      const byte = bytes.get(term) ?? PART_ONLY;
      const count = Math.min((byte & BODY_MASK) + 1, BODY_MASK);
      bytes.set(term, token.part ? (byte & ~BODY_MASK) | count : (byte & ~BODY_MASK & ~PART_ONLY) | count);
      if (token.part) continue;
      this.#forward.push(term);
      length += 1;
    }
    return length;
  }

  #termsOfField(text: string, language: TextLanguage): readonly number[] {
    const key = `${language} ${text}`;
    const known = this.#fieldTerms.get(key);
    if (known !== undefined) return known;
    const tokens = this.#analyser.analyse(text, language).filter((token) => !token.stop);
    const terms = [...new Set(tokens.map((token) => this.#dictionary.add(token.term)))];
    this.#fieldTerms.set(key, terms);
    return terms;
  }

  #post(term: number, passage: number, byte: number): void {
    const list = this.#postings.get(term);
    if (list === undefined) this.#postings.set(term, [passage, byte]);
    else list.push(passage, byte);
  }
}
