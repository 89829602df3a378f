import { createHash } from 'node:crypto';
import type { Job, JobOptions } from './run-jobs.js';
import { runJobs } from './run-jobs.js';
import type { SampleRun } from './run-sample.js';

/** What a second run in another order showed: a digest of all results, and the samples whose result was another one. */
export type Determinism = Readonly<{ digest: string; equal: number; varied: readonly string[] }>;

/**
 * Runs everything again, the last sample first and divided among the threads in another way, and compares the results byte by byte. Times are
 * no part of a result. Nothing is taken from an earlier run.
 */
export async function verifyDeterminism(jobs: readonly Job[], first: readonly SampleRun[], options: JobOptions): Promise<Determinism> {
  options.progress('Once more, the last sample first, to compare the results byte by byte ...');
  const again = await runJobs([...jobs].reverse(), options, null);
  const textOf = ({ result }: SampleRun): string => JSON.stringify(result);
  const nameOf = ({ result: { suite, id, epoch } }: SampleRun): string => `${suite}/${id}${epoch === 0 ? '' : `#${epoch}`}`;
  const second = new Map(again.runs.map((run) => [nameOf(run), textOf(run)]));
  const varied = first.filter((run) => second.get(nameOf(run)) !== textOf(run)).map(nameOf);
  const digest = createHash('sha256').update(first.map(textOf).join('\n')).digest('hex');
  return { digest, equal: first.length - varied.length, varied };
}
