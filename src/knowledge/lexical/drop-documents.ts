import type { DocumentInfo } from '../../domain/document.js';
import type { Segment } from './segment.js';

/** A segment that another one was made from by leaving documents out: passage `at` of that one was passage `locals[at]` of this one. */
export type Ancestor = Readonly<{ segment: WeakRef<Segment>; locals: Uint32Array }>;

/** So that what was worked out for a segment (vectors, a graph) can go on for what is left of it. A removed document is not held on to. */
const ANCESTORS: WeakMap<Segment, readonly Ancestor[]> = new WeakMap();
const MOST_ANCESTORS = 4;

/** The segments that this one is a part of, the nearest first. */
export function ancestorsOf(segment: Segment): readonly Ancestor[] {
  return ANCESTORS.get(segment) ?? [];
}

function rememberAncestors(segment: Segment, from: Segment, locals: Uint32Array): void {
  const older = ancestorsOf(from)
    .filter((ancestor) => ancestor.segment.deref() !== undefined)
    .slice(0, MOST_ANCESTORS - 1)
    .map((ancestor) => ({ segment: ancestor.segment, locals: locals.map((local) => ancestor.locals[local] ?? 0) }));
  ANCESTORS.set(segment, [{ segment: new WeakRef(from), locals }, ...older]);
}

/** The passages of the documents kept, by their numbers, rising. */
function keptLocals(segment: Segment, kept: readonly boolean[]): Uint32Array {
  const locals = new Uint32Array(segment.passages.length);
  let size = 0;
  for (let local = 0; local < locals.length; local += 1) {
    if (kept[segment.documentOf[local] ?? 0] !== true) continue;
    locals[size] = local;
    size += 1;
  }
  return locals.slice(0, size);
}

/** The runs of the passages kept, one after the other; those of neighbours are copied together. */
function keptRuns(values: Uint32Array, offsets: Uint32Array, locals: Uint32Array): Readonly<{ values: Uint32Array; offsets: Uint32Array }> {
  const ends = new Uint32Array(locals.length + 1);
  for (let at = 0; at < locals.length; at += 1) {
    const local = locals[at] ?? 0;
    ends[at + 1] = (ends[at] ?? 0) + (offsets[local + 1] ?? 0) - (offsets[local] ?? 0);
  }
  const all = new Uint32Array(ends[locals.length] ?? 0);
  for (let from = 0; from < locals.length; ) {
    let to = from + 1;
    while (to < locals.length && locals[to] === (locals[to - 1] ?? 0) + 1) to += 1;
    all.set(values.subarray(offsets[locals[from] ?? 0], offsets[(locals[to - 1] ?? 0) + 1]), ends[from]);
    from = to;
  }
  return { values: all, offsets: ends };
}

function keptPostings(segment: Segment, locals: Uint32Array): Pick<Segment, 'termIds' | 'offsets' | 'postingPassages' | 'postingWeights'> {
  const placeOf = new Int32Array(segment.passages.length).fill(-1);
  for (let at = 0; at < locals.length; at += 1) placeOf[locals[at] ?? 0] = at;
  const { offsets, postingPassages, postingWeights } = segment;
  const passages = new Uint16Array(postingPassages.length);
  const weights = new Uint8Array(postingPassages.length);
  const termIds = new Uint32Array(segment.termIds.length);
  const ends = new Uint32Array(segment.termIds.length + 1);
  let rows = 0;
  let length = 0;
  for (let row = 0; row < segment.termIds.length; row += 1) {
    const before = length;
    const end = offsets[row + 1] ?? 0;
    for (let posting = offsets[row] ?? 0; posting < end; posting += 1) {
      const place = placeOf[postingPassages[posting] ?? 0] ?? -1;
      if (place < 0) continue;
      passages[length] = place;
      weights[length] = postingWeights[posting] ?? 0;
      length += 1;
    }
    if (length === before) continue;
    termIds[rows] = segment.termIds[row] ?? 0;
    rows += 1;
    ends[rows] = length;
  }
  return {
    termIds: termIds.slice(0, rows),
    offsets: ends.slice(0, rows + 1),
    postingPassages: passages.slice(0, length),
    postingWeights: weights.slice(0, length),
  };
}

/**
 * A segment without the documents that `keep` refuses, `null` when nothing is left: what `rewriteSegments` makes of one segment, in a
 * tenth of the time, since a person waits while a document is replaced. Removed documents leave no trace in any statistic.
 */
export function dropDocuments(segment: Segment, keep: (document: DocumentInfo) => boolean): Segment | null {
  const kept = segment.documents.map(keep);
  const locals = keptLocals(segment, kept);
  if (locals.length === 0) return null;
  const documents: DocumentInfo[] = [];
  const titleLengths: number[] = [];
  const numbers = segment.documents.map((document, at) => {
    if (kept[at] !== true) return 0;
    titleLengths.push(segment.titleLengths[at] ?? 0);
    return documents.push(document) - 1;
  });
  const documentOf = new Uint16Array(locals.length);
  const lengths = new Uint16Array(locals.length);
  for (let at = 0; at < locals.length; at += 1) {
    const local = locals[at] ?? 0;
    documentOf[at] = numbers[segment.documentOf[local] ?? 0] ?? 0;
    lengths[at] = segment.lengths[local] ?? 0;
  }
  const forward = keptRuns(segment.forward, segment.forwardOffsets, locals);
  const marks = keptRuns(segment.marks, segment.markOffsets, locals);
  const rest: Segment = {
    partition: segment.partition,
    documents,
    titleLengths: Uint16Array.from(titleLengths),
    passages: segment.passages.filter((_, local) => kept[segment.documentOf[local] ?? 0] === true),
    documentOf,
    lengths,
    forwardOffsets: forward.offsets,
    forward: forward.values,
    markOffsets: marks.offsets,
    marks: marks.values,
    ...keptPostings(segment, locals),
  };
  rememberAncestors(rest, segment, locals);
  return rest;
}
