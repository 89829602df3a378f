import type { Job } from './run-jobs.js';
import { stepsOf } from './sample.js';

/** Samples that one thread runs one after the other, and the scenario whose worlds it need not keep afterwards. */
export type Batch = Readonly<{ jobs: readonly Job[]; forget: string | null }>;

/** Groups up to this size stay together, because their worlds cost more than their questions. */
const togetherUpTo = 24;
/** Expected work of a batch of a larger group, in questions: small enough that the threads end together. */
const batchWork = 24;

/** Expected work in questions about documents, measured on the built-in engine; it decides the order and nothing else. */
function expectedWork({ sample }: Job): number {
  if (sample.task === 'retrieve') return 0.3;
  const proof = sample.target.plcVectors.length > 0 || sample.target.draftKind === 'plc-code' ? 12 : 0;
  return stepsOf(sample).filter((step) => 'ask' in step).length + proof + (sample.world === undefined ? 0 : 1);
}

/** The samples in batches, the longest groups first, so that the short ones fill the end. */
export function batchesOf(jobs: readonly Job[]): readonly Batch[] {
  const groups = new Map<string, Job[]>();
  for (const job of jobs) {
    const { scenario, seed, corpus } = job.sample;
    const key = `${scenario} ${seed ?? ''} ${corpus ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), job]);
  }
  const shared = [...groups.values()].filter((group) => group.length > togetherUpTo).flatMap((group) => split(group));
  const whole = [...groups.values()]
    .filter((group) => group.length <= togetherUpTo)
    .map((group): Batch => ({ jobs: group, forget: group[0]?.sample.scenario ?? null }));
  const [long, short] = [shared.filter(({ jobs: batch }) => workOf(batch) > batchWork), shared.filter(({ jobs: batch }) => workOf(batch) <= batchWork)];
  return [...long, ...whole.sort((a, b) => workOf(b.jobs) - workOf(a.jobs)), ...short];
}

const workOf = (jobs: readonly Job[]): number => jobs.reduce((sum, job) => sum + expectedWork(job), 0);

function split(group: readonly Job[]): readonly Batch[] {
  const batches: Job[][] = [];
  let work = Number.POSITIVE_INFINITY;
  for (const job of [...group].sort((a, b) => expectedWork(b) - expectedWork(a))) {
    if (work >= batchWork) {
      batches.push([]);
      work = 0;
    }
    batches.at(-1)?.push(job);
    work += expectedWork(job);
  }
  return batches.map((jobs) => ({ jobs, forget: null }));
}
