import type { DocumentInfo, Passage } from '../../domain/document.js';
import { passageFrequency, type Segment, termRow } from './segment.js';

/** Where each document of a segment begins and ends; a document's passages stand together. Worked out once per segment. */
const RANGES: WeakMap<Segment, ReadonlyMap<string, Readonly<{ from: number; to: number }>>> = new WeakMap();

/** Passages of a document from which on a share of them says what it is about. */
const FEWEST = 4;

/** How many of the ascending numbers are below `bound`. */
function firstFrom(ascending: Uint16Array, bound: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function documentKey(documentId: string, revision: string): string {
  return `${documentId}\n${revision}`;
}

function rangesOf(segment: Segment): ReadonlyMap<string, Readonly<{ from: number; to: number }>> {
  const known = RANGES.get(segment);
  if (known !== undefined) return known;
  const ranges = new Map<string, { from: number; to: number }>();
  for (const [local, passage] of segment.passages.entries()) {
    const key = documentKey(passage.documentId, passage.revision);
    const range = ranges.get(key);
    if (range === undefined) ranges.set(key, { from: local, to: local + 1 });
    else range.to = local + 1;
  }
  RANGES.set(segment, ranges);
  return ranges;
}

/** How many documents a segment holds something of. Worked out once per segment. */
const DISTINCT: WeakMap<Segment, number> = new WeakMap();

function distinctDocuments(segment: Segment): number {
  const known = DISTINCT.get(segment);
  if (known !== undefined) return known;
  const count = new Set(segment.documents.map((document) => documentKey(document.id, document.revision))).size;
  DISTINCT.set(segment, count);
  return count;
}

/** The documents of all segments, those that go on from one segment to the next once: a document's passages stand in segments that follow one another. */
function countDocuments(segments: readonly Segment[]): number {
  let count = 0;
  let before: Segment | null = null;
  for (const segment of segments) {
    const last = before?.partition === segment.partition ? before.documents.at(-1) : undefined;
    const first = segment.documents[0];
    const goesOn = last !== undefined && first !== undefined && last.id === first.id && last.revision === first.revision;
    count += distinctDocuments(segment) - (goesOn ? 1 : 0);
    before = segment;
  }
  return count;
}

/**
 * What one search may see: the segments of the partitions that the role reads (and the collection asked for).
 * Every statistic is a sum over these segments only. Passages are numbered through all segments in order.
 */
export class Scope {
  /** The partitions it covers; the same name covers the same partitions in every state of the index. */
  readonly name: string;
  readonly segments: readonly Segment[];
  readonly bases: readonly number[];
  readonly size: number;
  readonly averageLength: number;
  readonly documentCount: number;
  readonly #frequencies: Map<number, number> = new Map();
  readonly #documents: Map<string, readonly Passage[]> = new Map();
  /** By term number; 0 is not worked out yet, since no idf is 0. */
  #idfs: Float64Array = new Float64Array(1_024);

  constructor(segments: readonly Segment[], name = '') {
    this.name = name;
    this.segments = segments;
    const bases: number[] = [];
    let size = 0;
    let total = 0;
    for (const segment of segments) {
      bases.push(size);
      size += segment.passages.length;
      total += segment.forward.length;
    }
    this.documentCount = countDocuments(segments);
    this.bases = bases;
    this.size = size;
    this.averageLength = size === 0 ? 1 : Math.max(1, total / size);
  }

  /** In how many of the readable passages the term occurs. */
  frequency(termId: number): number {
    if (termId < 0) return 0;
    const known = this.#frequencies.get(termId);
    if (known !== undefined) return known;
    let sum = 0;
    for (const segment of this.segments) sum += passageFrequency(segment, termId);
    this.#frequencies.set(termId, sum);
    return sum;
  }

  /** The share of the passages of a passage's document that hold the term; 0 for a document of fewer than four passages. */
  shareIn(passage: number, termId: number): number {
    const at = this.segmentOf(passage);
    const segment = this.segments[at];
    const found = segment?.passages[passage - (this.bases[at] ?? 0)];
    const range = segment === undefined || found === undefined ? undefined : rangesOf(segment).get(documentKey(found.documentId, found.revision));
    if (segment === undefined || range === undefined || range.to - range.from < FEWEST) return 0;
    const row = termRow(segment, termId);
    if (row < 0) return 0;
    const postings = segment.postingPassages.subarray(segment.offsets[row] ?? 0, segment.offsets[row + 1] ?? 0);
    return (firstFrom(postings, range.to) - firstFrom(postings, range.from)) / (range.to - range.from);
  }

  /** The idf of a term, remembered. */
  termIdf(termId: number): number {
    const known = this.#idfs[termId] ?? 0;
    if (known !== 0) return known;
    if (termId >= this.#idfs.length) {
      const larger = new Float64Array(2 * (termId + 1));
      larger.set(this.#idfs);
      this.#idfs = larger;
    }
    const idf = this.idf(this.frequency(termId));
    if (termId >= 0) this.#idfs[termId] = idf;
    return idf;
  }

  /** Inverse passage frequency after Robertson and Sparck Jones, never negative: ln(1 + (N - n + 0.5) / (n + 0.5)). */
  idf(frequency: number): number {
    return Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
  }

  /** Segment number of a passage number. */
  segmentOf(passage: number): number {
    let low = 0;
    let high = this.bases.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.bases[middle] ?? 0) <= passage) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  locate(number: number): Readonly<{ segment: Segment; local: number; passage: Passage; document: DocumentInfo }> | null {
    const at = this.segmentOf(number);
    const segment = this.segments[at];
    const local = number - (this.bases[at] ?? 0);
    const passage = segment?.passages[local];
    const document = segment?.documents[segment.documentOf[local] ?? 0];
    return segment === undefined || passage === undefined || document === undefined ? null : { segment, local, passage, document };
  }

  /** The passages of one revision of a document, in the order of its text. */
  documentPassages(documentId: string, revision: string): readonly Passage[] {
    const key = documentKey(documentId, revision);
    const known = this.#documents.get(key);
    if (known !== undefined) return known;
    const found: Passage[] = [];
    for (const segment of this.segments) {
      const range = rangesOf(segment).get(key);
      if (range !== undefined) for (const passage of segment.passages.slice(range.from, range.to)) found.push(passage);
    }
    found.sort((left, right) => left.start - right.start);
    this.#documents.set(key, found);
    return found;
  }

  /** The number of a passage of this scope, or -1. */
  numberOf(passage: Passage): number {
    for (const [at, segment] of this.segments.entries()) {
      const range = rangesOf(segment).get(documentKey(passage.documentId, passage.revision));
      if (range === undefined) continue;
      for (let local = range.from; local < range.to; local += 1) if (segment.passages[local]?.id === passage.id) return (this.bases[at] ?? 0) + local;
    }
    return -1;
  }

  /** Where the terms of a passage stand in its text (see `marks.ts`), or null for a passage without marks. */
  marks(number: number): Uint32Array | null {
    const at = this.segmentOf(number);
    const segment = this.segments[at];
    const local = number - (this.bases[at] ?? 0);
    const from = segment?.markOffsets[local] ?? 0;
    const to = segment?.markOffsets[local + 1] ?? 0;
    return segment === undefined || to <= from ? null : segment.marks.subarray(from, to);
  }

  /** The body terms of a passage in reading order. */
  forward(number: number): Uint32Array {
    const at = this.segmentOf(number);
    const segment = this.segments[at];
    if (segment === undefined) return new Uint32Array(0);
    const local = number - (this.bases[at] ?? 0);
    return segment.forward.subarray(segment.forwardOffsets[local] ?? 0, segment.forwardOffsets[local + 1] ?? 0);
  }
}
