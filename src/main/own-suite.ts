import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { OwnSuite } from '../../evals/harness/suites.js';
import { approvedCorrections, copyOwnStore } from '../app/own-corrections.js';
import type { Correction } from '../domain/correction.js';

/** The suite of approved corrections of this site's own data folder. */
export const correctionsSuite = 'corrections';

/** A plain pair of question and answer, as `eval --file` reads it. */
export function sampleOf({ turnId, question, standardAnswer, document, by }: Correction) {
  return { id: `correction-${turnId}`, question, answer: standardAnswer, ...(document === null ? {} : { document }), role: by.role, tags: ['correction'] };
}

/**
 * Writes the approved corrections as a suite beside the reports, and with them a copy of the site's documents, which they are asked about.
 * Null where there is no approved correction.
 */
export async function ownCorrections(dataFolder: string, outFolder: string): Promise<OwnSuite | null> {
  const corrections = await approvedCorrections(dataFolder);
  if (corrections.length === 0) return null;
  mkdirSync(outFolder, { recursive: true });
  const file = path.join(outFolder, 'corrections.jsonl');
  const store = path.join(outFolder, 'corrections.db');
  writeFileSync(file, corrections.map((correction) => `${JSON.stringify(sampleOf(correction))}\n`).join(''));
  for (const old of [store, `${store}-wal`, `${store}-shm`]) rmSync(old, { force: true });
  copyOwnStore(dataFolder, store);
  return { file, corpus: store };
}
