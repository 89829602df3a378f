import type { DocumentInfo, Passage } from '../../domain/document.js';
import type { Analyser } from '../text/analyse.js';
import { SegmentBuilder } from './build-segment.js';
import { CharGramIndex } from './char-grams.js';
import { Dictionary } from './dictionary.js';
import { dropDocuments } from './drop-documents.js';
import { rewriteSegments } from './rewrite-segments.js';
import { Scope } from './scope.js';
import { MAX_SEGMENT_PASSAGES, partitionKey, type Segment } from './segment.js';
import { SimilarTerms } from './similar-terms.js';

const MAX_SCOPES = 16;

/**
 * The documents of the index as segments per partition. Segments never change; adding and removing replaces them, so a search
 * that runs on a scope sees one consistent state. Small segments are merged as they grow (each merge at least doubles).
 */
export class LexicalIndex {
  readonly #analyser: Analyser;
  readonly #dictionary: Dictionary;
  readonly #similar: SimilarTerms;
  readonly #grams: CharGramIndex;
  readonly #partitions: Map<string, readonly Segment[]> = new Map();
  readonly #scopes: Map<string, Scope> = new Map();

  constructor(analyser: Analyser, state?: Readonly<{ terms: readonly string[]; segments: readonly Segment[] }>) {
    this.#analyser = analyser;
    this.#dictionary = new Dictionary(state?.terms);
    this.#similar = new SimilarTerms(this.#dictionary);
    this.#grams = new CharGramIndex(this.#dictionary);
    for (const segment of state?.segments ?? []) this.#append(segment);
  }

  get dictionary(): Dictionary {
    return this.#dictionary;
  }

  get similar(): SimilarTerms {
    return this.#similar;
  }

  get grams(): CharGramIndex {
    return this.#grams;
  }

  segments(): readonly Segment[] {
    return [...this.#partitions.values()].flat();
  }

  /** Adds a document's passages; a document of the same id and revision is replaced. Visible to the next scope. */
  add(document: DocumentInfo, passages: readonly Passage[]): void {
    this.remove(document.id, document.revision);
    const builder = new SegmentBuilder(this.#analyser, this.#dictionary, partitionKey(document));
    this.#fill(builder, document, passages);
  }

  /** Adds many documents with few, large segments. */
  async addAll(documents: Iterable<Readonly<{ document: DocumentInfo; passages: readonly Passage[] }>>, pause: () => Promise<void>): Promise<void> {
    const builders = new Map<string, SegmentBuilder>();
    for (const { document, passages } of documents) {
      const key = partitionKey(document);
      const builder = builders.get(key) ?? new SegmentBuilder(this.#analyser, this.#dictionary, key);
      builders.set(key, builder);
      for (const passage of passages) {
        if (builders.get(key)?.add(document, passage) === true) continue;
        const full = builders.get(key);
        if (full !== undefined) this.#append(full.build());
        const next = new SegmentBuilder(this.#analyser, this.#dictionary, key);
        next.add(document, passage);
        builders.set(key, next);
      }
      await pause();
    }
    for (const builder of builders.values()) if (builder.size > 0) this.#append(builder.build());
  }

  /** Removes a document, or one revision of it, everywhere. Returns how many passages went. */
  remove(documentId: string, revision?: string): number {
    let removed = 0;
    const goes = (document: DocumentInfo): boolean => document.id === documentId && (revision === undefined || document.revision === revision);
    for (const [key, segments] of this.#partitions) {
      if (!segments.some((segment) => segment.documents.some(goes))) continue;
      const kept: Segment[] = [];
      for (const segment of segments) {
        const rest = segment.documents.some(goes) ? dropDocuments(segment, (document) => !goes(document)) : segment;
        removed += segment.passages.length - (rest?.passages.length ?? 0);
        if (rest !== null) kept.push(rest);
      }
      if (kept.length === 0) this.#partitions.delete(key);
      else this.#partitions.set(key, kept);
    }
    if (removed > 0) this.#scopes.clear();
    return removed;
  }

  /** The readable part of the index. `readable` is asked once per partition. Segments come in the order of partition keys. */
  scope(readable: (partition: string) => boolean): Scope {
    const keys = [...this.#partitions.keys()].filter(readable).sort();
    const name = keys.join('\n');
    const known = this.#scopes.get(name);
    if (known !== undefined) return known;
    const scope = new Scope(
      keys.flatMap((key) => this.#partitions.get(key) ?? []),
      name,
    );
    const oldest = this.#scopes.keys().next();
    if (this.#scopes.size >= MAX_SCOPES && oldest.done !== true) this.#scopes.delete(oldest.value);
    this.#scopes.set(name, scope);
    return scope;
  }

  #fill(first: SegmentBuilder, document: DocumentInfo, passages: readonly Passage[]): void {
    let builder = first;
    for (const passage of passages) {
      if (builder.add(document, passage)) continue;
      this.#append(builder.build());
      builder = new SegmentBuilder(this.#analyser, this.#dictionary, partitionKey(document));
      builder.add(document, passage);
    }
    if (builder.size > 0) this.#append(builder.build());
  }

  #append(segment: Segment): void {
    this.#scopes.clear();
    const segments = [...(this.#partitions.get(segment.partition) ?? []), segment];
    for (;;) {
      const last = segments.at(-1);
      const previous = segments.at(-2);
      if (last === undefined || previous === undefined) break;
      const together = last.passages.length + previous.passages.length;
      const documents = last.documents.length + previous.documents.length;
      if (previous.passages.length > 2 * last.passages.length || together > MAX_SEGMENT_PASSAGES || documents > MAX_SEGMENT_PASSAGES) break;
      const merged = rewriteSegments([previous, last], () => true);
      if (merged === null) break;
      segments.splice(-2, 2, merged);
    }
    this.#partitions.set(segment.partition, segments);
  }
}
