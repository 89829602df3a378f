import { measureBesideIngestion } from '../../src/testing/beside-ingest-bench.js';
import type { Measurement } from '../../src/testing/ingest-bench.js';

const MANUALS = 'knowledge/manuals';

/** Latency of questions while bundled manuals are taken in, beside the same questions with nothing else going on. */
export function benchBesideIngest(): Promise<readonly Measurement[]> {
  return measureBesideIngestion(MANUALS);
}
