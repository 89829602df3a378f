import type { DocumentInfo, Passage } from '../../domain/document.js';
import { type Segment, termRow } from './segment.js';

const DROPPED = -1;

/** New passage number per old one, in order; -1 where the document is dropped. */
function renumber(segments: readonly Segment[], keep: (document: DocumentInfo) => boolean): Readonly<{ maps: readonly Int32Array[]; size: number }> {
  let size = 0;
  const maps = segments.map((segment) => {
    const kept = segment.documents.map(keep);
    const map = new Int32Array(segment.passages.length);
    for (let local = 0; local < map.length; local += 1) {
      const stays = kept[segment.documentOf[local] ?? 0] ?? false;
      map[local] = stays ? size : DROPPED;
      if (stays) size += 1;
    }
    return map;
  });
  return { maps, size };
}

function rewritePostings(
  segments: readonly Segment[],
  maps: readonly Int32Array[],
): Pick<Segment, 'termIds' | 'offsets' | 'postingPassages' | 'postingWeights'> {
  const all = Uint32Array.from(new Set(segments.flatMap((segment) => [...segment.termIds]))).sort();
  const capacity = segments.reduce((sum, segment) => sum + segment.postingPassages.length, 0);
  const passages = new Uint16Array(capacity);
  const weights = new Uint8Array(capacity);
  const termIds: number[] = [];
  const offsets: number[] = [0];
  let length = 0;
  for (const termId of all) {
    const before = length;
    for (const [number, segment] of segments.entries()) {
      const row = termRow(segment, termId);
      if (row < 0) continue;
      for (let at = segment.offsets[row] ?? 0; at < (segment.offsets[row + 1] ?? 0); at += 1) {
        const local = maps[number]?.[segment.postingPassages[at] ?? 0] ?? DROPPED;
        if (local === DROPPED) continue;
        passages[length] = local;
        weights[length] = segment.postingWeights[at] ?? 0;
        length += 1;
      }
    }
    if (length === before) continue;
    termIds.push(termId);
    offsets.push(length);
  }
  return {
    termIds: Uint32Array.from(termIds),
    offsets: Uint32Array.from(offsets),
    postingPassages: passages.slice(0, length),
    postingWeights: weights.slice(0, length),
  };
}

/** Runs of numbers, one per passage in order, joined into one array. */
class Runs {
  readonly #pieces: Uint32Array[] = [];
  readonly #ends: number[] = [0];

  add(piece: Uint32Array): void {
    this.#pieces.push(piece);
    this.#ends.push((this.#ends.at(-1) ?? 0) + piece.length);
  }

  offsets(): Uint32Array {
    return Uint32Array.from(this.#ends);
  }

  values(): Uint32Array {
    const all = new Uint32Array(this.#ends.at(-1) ?? 0);
    for (const [at, piece] of this.#pieces.entries()) all.set(piece, this.#ends[at] ?? 0);
    return all;
  }
}

/**
 * One segment from several of the same partition, without the documents that `keep` refuses; `null` when nothing is left.
 * Serves merging; `dropDocuments` does the same for a single segment, quicker.
 */
export function rewriteSegments(segments: readonly Segment[], keep: (document: DocumentInfo) => boolean): Segment | null {
  const first = segments[0];
  const { maps, size } = renumber(segments, keep);
  if (first === undefined || size === 0) return null;
  const documents: DocumentInfo[] = [];
  const titleLengths: number[] = [];
  const passages: Passage[] = [];
  const documentOf = new Uint16Array(size);
  const lengths = new Uint16Array(size);
  const forward = new Runs();
  const marks = new Runs();
  for (const [number, segment] of segments.entries()) {
    const documentNumbers = segment.documents.map((document, at) => {
      if (!keep(document)) return 0;
      titleLengths.push(segment.titleLengths[at] ?? 0);
      return documents.push(document) - 1;
    });
    for (let local = 0; local < segment.passages.length; local += 1) {
      const target = maps[number]?.[local] ?? DROPPED;
      const passage = segment.passages[local];
      if (target === DROPPED || passage === undefined) continue;
      passages.push(passage);
      documentOf[target] = documentNumbers[segment.documentOf[local] ?? 0] ?? 0;
      lengths[target] = segment.lengths[local] ?? 0;
      forward.add(segment.forward.subarray(segment.forwardOffsets[local] ?? 0, segment.forwardOffsets[local + 1] ?? 0));
      marks.add(segment.marks.subarray(segment.markOffsets[local] ?? 0, segment.markOffsets[local + 1] ?? 0));
    }
  }
  return {
    partition: first.partition,
    documents,
    titleLengths: Uint16Array.from(titleLengths),
    passages,
    documentOf,
    lengths,
    forwardOffsets: forward.offsets(),
    forward: forward.values(),
    markOffsets: marks.offsets(),
    marks: marks.values(),
    ...rewritePostings(segments, maps),
  };
}
