import type { DocumentExtractor } from '../ports/knowledge.js';
import { mutate, seededRandom } from './mutate.js';

export type FuzzReport = Readonly<{
  files: number;
  read: number;
  refused: number;
  /** Anything but a document or a `document-unreadable`: must be empty. */
  faults: readonly string[];
  /** Untouched neighbours that were not read as before: must be 0. */
  lostNeighbours: number;
  slowestMilliseconds: number;
}>;

type Sample = Readonly<{ fileName: string; bytes: Uint8Array }>;

/**
 * Gives damaged copies of real files to an extractor, an untouched one after every tenth, and counts what comes of it.
 * `now` in milliseconds; the same seed damages the same files in the same way.
 */
export async function fuzzExtraction(
  extractor: DocumentExtractor,
  samples: readonly Sample[],
  options: Readonly<{ files: number; seed: number; now: () => number; progress?: (text: string) => void }>,
): Promise<FuzzReport> {
  const random = seededRandom(options.seed);
  const signal = new AbortController().signal;
  const counts = { read: 0, refused: 0, lostNeighbours: 0, slowestMilliseconds: 0 };
  const faults: string[] = [];
  const lengths = await Promise.all(samples.map(async (sample) => (await extractor.extract(sample, signal)).text.length));
  for (let number = 0; number < options.files; number += 1) {
    const which = Math.floor(random() * samples.length);
    const sample = samples[which];
    if (sample === undefined) break;
    const bytes = mutate(sample.bytes, random);
    const start = options.now();
    const outcome = await attempt(extractor, { ...sample, bytes }, signal);
    counts.slowestMilliseconds = Math.max(counts.slowestMilliseconds, Math.round(options.now() - start));
    if (outcome === 'read') counts.read += 1;
    else if (outcome === 'refused') counts.refused += 1;
    else faults.push(`${number} ${sample.fileName}: ${outcome}`);
    if (number % 10 === 9 && (await attempt(extractor, sample, signal, lengths[which])) !== 'read') counts.lostNeighbours += 1;
    if (number % 100 === 99) options.progress?.(`${number + 1} files, ${counts.read} read, ${counts.refused} refused, ${faults.length} faults`);
  }
  return { files: options.files, ...counts, faults };
}

async function attempt(extractor: DocumentExtractor, sample: Sample, signal: AbortSignal, expectedLength?: number): Promise<string> {
  try {
    const { text, blocks } = await extractor.extract(sample, signal);
    if (blocks.some((block) => block.end > text.length || block.start >= block.end)) return 'blocks outside of the text';
    return expectedLength === undefined || text.length === expectedLength ? 'read' : 'another text than before';
  } catch (error) {
    const isRefusal = error instanceof Error && 'code' in error && error.code === 'document-unreadable';
    return isRefusal ? 'refused' : String(error);
  }
}
