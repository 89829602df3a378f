import { type Measurement, measureIngestion } from '../../src/testing/ingest-bench.js';

const MANUALS = 'knowledge/manuals';

/** Pages per second of ingestion on the bundled manuals, on one and on two workers, beside bare pdf-parse in the same run. */
export function benchIngest(): Promise<readonly Measurement[]> {
  return measureIngestion(MANUALS);
}
