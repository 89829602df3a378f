import type { Job } from './run-jobs.js';
import { type Sample, stepsOf } from './sample.js';

/** What a thread need not keep after a batch: nothing, the copilot of its samples, or that and the simulated history under it. */
export type Forget = 'nothing' | 'world' | 'history';
/** Samples that one thread runs one after the other. */
export type Batch = Readonly<{ jobs: readonly Job[]; forget: Forget }>;

/** Samples of one key can stand in one simulated history. */
export const historyKey = ({ scenario, seed }: Sample): string => `${scenario} ${seed ?? ''}`;
/** Samples of one key can share a copilot. */
export const worldKey = (sample: Sample): string => `${historyKey(sample)} ${sample.corpus ?? ''}`;

/** The values by key, in the order in which the keys first come. */
export function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}

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
  const groups = groupBy(jobs, ({ sample }) => worldKey(sample));
  const histories = groupBy([...groups.values()], ([first]) => (first === undefined ? '' : historyKey(first.sample)));
  // Simulating a history takes seconds: it is kept where the samples of another corpus stand on it too.
  const forgetOf = ([first]: readonly Job[]): Forget => (first !== undefined && histories.get(historyKey(first.sample))?.length === 1 ? 'history' : 'world');
  const shared = [...groups.values()].filter((group) => group.length > togetherUpTo).flatMap((group) => split(group));
  const whole = [...groups.values()].filter((group) => group.length <= togetherUpTo).map((group): Batch => ({ jobs: group, forget: forgetOf(group) }));
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
  return batches.map((jobs) => ({ jobs, forget: 'nothing' }));
}
