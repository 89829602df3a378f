import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/app.js';
import { CopilotError } from '../../src/domain/errors.js';
import { readRecords } from '../external/lines.js';
import { type Sample, toSamples } from './sample.js';

export function datasetFolder(): string {
  return path.join(packageRoot(), 'evals', 'datasets');
}

/** Collections with questions from outside the plant: `NAME/documents` and `NAME/questions.jsonl`. */
export function collectionFolder(): string {
  return path.join(packageRoot(), 'evals', 'external', 'data');
}

/** A suite is a file with a plain name; `gate.labelled.jsonl` and the like are labelled data of other tests. */
export const suiteFile = /^[a-z0-9-]+\.jsonl$/u;

/** The suite of all collections under `evals/external/data`. */
export const externalSuite = 'external-qa';

/** Names of the suites that have a dataset. */
export function suiteNames(): readonly string[] {
  const files = readdirSync(datasetFolder())
    .filter((file) => suiteFile.test(file))
    .map((file) => file.replace(/\.jsonl$/u, ''));
  return [...files, externalSuite].sort();
}

/** A file of a person's own samples, and the folder of documents that they are about (null: the bundled plant). */
export type OwnSuite = Readonly<{ file: string; corpus: string | null }>;

/** The samples of a suite. Throws `input-invalid` with file, line and reason. */
export function loadSuite(suite: string, own?: OwnSuite): readonly Sample[] {
  if (own !== undefined) return withCorpus(read(own.file, own.file), own.corpus);
  if (suite === externalSuite) return externalSamples();
  const file = path.join(datasetFolder(), `${suite}.jsonl`);
  return read(file, path.relative(packageRoot(), file));
}

function read(file: string, shown: string): readonly Sample[] {
  try {
    return toSamples(readRecords(file), shown);
  } catch (error) {
    if (error instanceof CopilotError) throw error;
    throw new CopilotError({ code: 'input-invalid', message: error instanceof Error ? error.message : String(error) });
  }
}

function withCorpus(samples: readonly Sample[], corpus: string | null): readonly Sample[] {
  return corpus === null ? samples : samples.map((sample) => ({ ...sample, corpus: sample.corpus ?? path.resolve(corpus) }));
}

function externalSamples(): readonly Sample[] {
  const root = collectionFolder();
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(root, entry.name, 'questions.jsonl')))
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => {
      const file = path.join(root, name, 'questions.jsonl');
      const corpus = path.join('evals', 'external', 'data', name, 'documents');
      return read(file, path.relative(packageRoot(), file)).map((sample) => ({
        ...sample,
        corpus,
        role: 'engineer' as const,
        scenario: 'normal',
        tags: [...sample.tags, name],
      }));
    });
}
