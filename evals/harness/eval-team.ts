import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { TestWorlds } from '../../src/testing/test-world.js';
import { type Batch, batchesOf, type Forget } from './batches.js';
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
    const knowledgeFile = jobs.some(asksBundled) ? path.join(folder, 'knowledge.db') : null;
    const reading = knowledgeFile === null ? Promise.resolve() : TestWorlds.readKnowledgeInto(knowledgeFile, options.progress);
    // Both are waited for, so that nothing still writes into the folder when it is removed.
    const [read, worked] = await Promise.allSettled([reading, work(new BatchQueue(jobs, reading), size, options, done, knowledgeFile)]);
    if (read.status === 'rejected') throw read.reason;
    if (worked.status === 'rejected') throw worked.reason;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Done = (job: Job, run: SampleRun) => boolean;

const asksBundled = ({ sample }: Job): boolean => sample.corpus === undefined;

/** The batches that are left. Those about the bundled documents come when these have been read; until then the threads work on the others. */
class BatchQueue {
  readonly #batches: Batch[];
  readonly #reading: Promise<void>;
  #read = false;

  constructor(jobs: readonly Job[], reading: Promise<void>) {
    this.#batches = [...batchesOf(jobs)];
    this.#reading = reading;
    void reading.then(
      () => {
        this.#read = true;
      },
      () => this.#batches.splice(0),
    );
  }

  get isEmpty(): boolean {
    return this.#batches.length === 0;
  }

  async next(): Promise<Batch | null> {
    const place = this.#read ? 0 : this.#batches.findIndex(({ jobs }) => !jobs.some(asksBundled));
    const [batch] = place < 0 ? [] : this.#batches.splice(place, 1);
    if (batch !== undefined || this.isEmpty) return batch ?? null;
    await this.#reading.catch(() => undefined);
    return this.#batches.shift() ?? null;
  }

  putBack(jobs: readonly Job[]): void {
    if (jobs.length > 0) this.#batches.unshift({ jobs, forget: 'nothing' });
  }
}

async function work(queue: BatchQueue, size: number, options: TeamOptions, done: Done, knowledgeFile: string | null): Promise<void> {
  const team = new Set<Promise<void>>();
  let stopped = false;
  const stop = (): boolean => {
    stopped ||= options.signal?.aborted === true;
    return stopped;
  };
  const member = async (): Promise<void> => {
    while (!queue.isEmpty && !stop()) {
      const died = await runWorker(
        { knowledgeFile },
        async () => {
          const batch = stop() ? null : await queue.next();
          return stop() ? null : batch;
        },
        (job, run) => {
          if (!done(job, run)) stopped = true;
        },
        options.progress,
      );
      if (died === null) return;
      const [first, ...rest] = died.open;
      if (first !== undefined && !done(first, crashedRun(first, `the thread that ran it ended: ${died.reason}`))) stopped = true;
      queue.putBack(rest);
    }
  };
  for (let index = 0; index < size; index += 1) team.add(member());
  await Promise.all(team);
}

type Death = Readonly<{ open: readonly Job[]; reason: string }>;

/** One thread until there are no more batches (null) or until it dies: the samples of its batch that have no result. */
function runWorker(
  setup: TeamSetup,
  next: () => Promise<Batch | null>,
  done: (job: Job, run: SampleRun) => void,
  progress: (text: string) => void,
): Promise<Death | null> {
  return new Promise((resolve) => {
    const worker = new Worker(entryFile(), { workerData: setup, resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } });
    const open = new Map<number, Job>();
    let reason = 'no reason given';
    let finished = false;
    const giveNext = async (): Promise<void> => {
      const batch = await next();
      finished = batch === null;
      for (const job of batch?.jobs ?? []) open.set(job.place, job);
      const order: TeamOrder = batch === null ? { kind: 'stop' } : { kind: 'run', ...batch };
      worker.postMessage(order);
    };
    worker.on('message', (report: TeamReport) => {
      if (report.kind === 'progress') progress(report.text);
      else if (report.kind === 'free') void giveNext();
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
    void giveNext();
  });
}
