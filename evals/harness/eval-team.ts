import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { TestWorlds } from '../../src/testing/test-world.js';
import { batchesOf, type Forget } from './batches.js';
import type { Job } from './run-jobs.js';
import { crashedRun, type SampleRun } from './run-sample.js';

/** What a worker is told: samples to run and what to forget afterwards, or that nothing more comes. */
export type TeamOrder = Readonly<{ kind: 'run'; jobs: readonly Job[]; forget: Forget }> | Readonly<{ kind: 'stop' }>;
export type TeamSetup = Readonly<{ knowledgeFile: string | null }>;
export type TeamReport = Readonly<{ kind: 'run'; place: number; run: SampleRun }> | Readonly<{ kind: 'free' }> | Readonly<{ kind: 'progress'; text: string }>;
export type TeamOptions = Readonly<{ progress: (text: string) => void; signal?: AbortSignal }>;

/** More threads would each read the documents again, and take their memory. */
const mostWorkers = 4;
/** A team is not worth its start for fewer samples. */
const leastJobs = 60;

/** Room for what a turn makes and drops; with the default of a thread a twentieth of the time went into clearing it away. */
const youngMegabytes = 64;

const entryFile = (): string => fileURLToPath(new URL('./eval-worker-entry.js', import.meta.url));

/** How many threads grade so many samples: one where there is no built worker (tests from TypeScript sources) or little to do. */
export function teamSize(jobs: number, wanted: number | null): number {
  if (!existsSync(entryFile())) return 1;
  if (wanted !== null) return Math.min(wanted, Math.max(1, jobs));
  return jobs < leastJobs ? 1 : Math.min(mostWorkers, availableParallelism());
}

/**
 * Runs the samples on several threads, each with worlds of its own; a thread takes the next batch when it is free. What a sample gives does not
 * depend on the thread or on what ran before it. A thread that dies costs the sample it was at, which becomes an error; the others run elsewhere.
 */
export async function runTeam(jobs: readonly Job[], size: number, options: TeamOptions, done: Done): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-team-'));
  try {
    await work(jobs, size, options, done, await sharedKnowledge(jobs, folder, options));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bundled documents, read once for all threads; null when no sample asks about them. */
async function sharedKnowledge(jobs: readonly Job[], folder: string, { progress }: TeamOptions): Promise<string | null> {
  if (jobs.every(({ sample }) => sample.corpus !== undefined)) return null;
  const file = path.join(folder, 'knowledge.db');
  await TestWorlds.readKnowledgeInto(file, progress);
  return file;
}

type Done = (job: Job, run: SampleRun) => boolean;

async function work(jobs: readonly Job[], size: number, options: TeamOptions, done: Done, knowledgeFile: string | null): Promise<void> {
  const queue = [...batchesOf(jobs)];
  const team = new Set<Promise<void>>();
  let stopped = false;
  const stop = (): boolean => {
    stopped ||= options.signal?.aborted === true;
    return stopped;
  };
  const member = async (): Promise<void> => {
    while (queue.length > 0 && !stop()) {
      const died = await runWorker(
        { knowledgeFile },
        () => (stop() ? null : (queue.shift() ?? null)),
        (job, run) => {
          if (!done(job, run)) stopped = true;
        },
        options.progress,
      );
      if (died === null) return;
      const [first, ...rest] = died.open;
      if (first !== undefined && !done(first, crashedRun(first, `the thread that ran it ended: ${died.reason}`))) stopped = true;
      if (rest.length > 0) queue.unshift({ jobs: rest, forget: 'nothing' });
    }
  };
  for (let index = 0; index < size; index += 1) team.add(member());
  await Promise.all(team);
}

type Batch = ReturnType<typeof batchesOf>[number];
type Death = Readonly<{ open: readonly Job[]; reason: string }>;

/** One thread until there are no more batches (null) or until it dies: the samples of its batch that have no result. */
function runWorker(
  setup: TeamSetup,
  next: () => Batch | null,
  done: (job: Job, run: SampleRun) => void,
  progress: (text: string) => void,
): Promise<Death | null> {
  return new Promise((resolve) => {
    const worker = new Worker(entryFile(), { workerData: setup, resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } });
    const open = new Map<number, Job>();
    let reason = 'no reason given';
    let finished = false;
    const giveNext = (): void => {
      const batch = next();
      finished = batch === null;
      for (const job of batch?.jobs ?? []) open.set(job.place, job);
      const order: TeamOrder = batch === null ? { kind: 'stop' } : { kind: 'run', ...batch };
      worker.postMessage(order);
    };
    worker.on('message', (report: TeamReport) => {
      if (report.kind === 'progress') progress(report.text);
      else if (report.kind === 'free') giveNext();
      else {
        const job = open.get(report.place);
        open.delete(report.place);
        if (job !== undefined) done(job, report.run);
      }
    });
    worker.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', () => resolve(finished && open.size === 0 ? null : { open: [...open.values()], reason }));
    giveNext();
  });
}
