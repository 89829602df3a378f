import { packageRoot } from '../../src/app.js';
import type { ChatModel } from '../../src/ports/model.js';
import { groupBy, historyKey } from './batches.js';
import { runTeam, teamSize } from './eval-team.js';
import { type Break, EvalWorlds } from './eval-worlds.js';
import { sampleDigest } from './fingerprints.js';
import type { Journal } from './journal.js';
import { perturb } from './perturb.js';
import { type Epoch, runSample, type SampleRun } from './run-sample.js';
import type { Sample } from './sample.js';
import { isScored } from './transcript.js';
import { isOutage, watchModels } from './watch-model.js';

/** One attempt at one sample; `place` is its place in the report. */
export type Job = Readonly<{ suite: string; sample: Sample; epoch: Epoch; place: number }>;
export type JobsOutcome = Readonly<{ runs: readonly SampleRun[]; reused: number; stopped: string | null }>;
export type JobOptions = Readonly<{
  models: readonly ChatModel[];
  progress: (text: string) => void;
  breakIt?: Break;
  kept?: () => void;
  dropped?: () => void;
  signal?: AbortSignal;
  /** Threads; null and left out: as many as the machine and the samples are good for. */
  workers?: number | null;
}>;

/** After so many samples in a row whose model could not be reached, nobody is there any more. */
const outageLimit = 3;

/** Every sample `repeat` times; a deterministic engine is asked in other spellings, because asking it again shows nothing. */
export function jobsOf(samples: readonly Readonly<{ suite: string; sample: Sample }>[], repeat: number, deterministic: boolean): readonly Job[] {
  return samples
    .flatMap(({ suite, sample }) => Array.from({ length: repeat }, (_, epoch) => attempt(suite, sample, epoch, deterministic)))
    .map((job, place) => ({ ...job, place }));
}

function attempt(suite: string, sample: Sample, epoch: number, deterministic: boolean): Omit<Job, 'place'> {
  if (epoch === 0 || !deterministic) return { suite, sample, epoch: { epoch, perturbation: 'none' } };
  const asked = sample.question ?? sample.steps?.flatMap((step) => ('ask' in step ? [step.ask] : []))[0] ?? '';
  const { kind } = perturb(asked, epoch);
  const changed: Sample = {
    ...sample,
    ...(sample.question === undefined ? {} : { question: perturb(sample.question, epoch).question }),
    ...(sample.steps === undefined ? {} : { steps: sample.steps.map((step) => ('ask' in step ? { ...step, ask: perturb(step.ask, epoch).question } : step)) }),
  };
  return { suite, sample: changed, epoch: { epoch, perturbation: kind } };
}

/**
 * Runs the samples: on several threads with the built-in engine, else one after the other (a model is one endpoint, and a cassette one file).
 * Samples of one scenario run together, because they share its simulated history; results keep the order of the datasets.
 */
export async function runJobs(jobs: readonly Job[], options: JobOptions, journal: Journal | null): Promise<JobsOutcome> {
  const ledger = new Ledger(jobs.length, options, journal);
  const open = jobs.filter((job) => !ledger.knows(job));
  const size = options.models.length > 0 || options.breakIt !== undefined ? 1 : teamSize(open.length, options.workers ?? null);
  if (open.length === 0 || ledger.stopped !== null) return ledger.outcome();
  if (size > 1) await runTeam(open, size, options, (job, run) => ledger.enter(job, run));
  else await runAlone(open, options, ledger);
  return ledger.outcome();
}

async function runAlone(jobs: readonly Job[], options: JobOptions, ledger: Ledger): Promise<void> {
  const watched = watchModels(options.models);
  await using worlds = new EvalWorlds(watched.models, options.progress, options.breakIt);
  const histories = [...groupBy(jobs, ({ sample }) => historyKey(sample))].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, group] of histories) {
    for (const job of group) if (!ledger.enter(job, await runWatched(job, worlds, watched, options, ledger))) return;
    if (group[0] !== undefined) await worlds.forget(group[0].sample, 'history');
  }
}

/** The results as they come: counted, told, kept on disk, and the reason to stop. */
class Ledger {
  readonly #runs: SampleRun[] = [];
  readonly #total: number;
  readonly #options: JobOptions;
  readonly #journal: Journal | null;
  readonly #count = { done: 0, passed: 0, reused: 0 };
  /** Samples in a row whose model could not be reached. */
  outages = 0;
  stopped: string | null = null;

  constructor(total: number, options: JobOptions, journal: Journal | null) {
    this.#total = total;
    this.#options = options;
    this.#journal = journal;
  }

  /** Takes the result of the last run over, where it still stands. */
  knows(job: Job): boolean {
    const run = this.#journal?.find(keyOf(job)) ?? null;
    if (run === null) return false;
    this.#count.reused += 1;
    this.#note(job, run, 'known');
    return true;
  }

  /** Takes a new result; false when the run has to stop. */
  enter(job: Job, run: SampleRun): boolean {
    this.#journal?.add(keyOf(job), run);
    this.#note(job, run, !isScored(run.result) ? 'open ' : run.result.passed ? 'pass ' : run.result.transcript.error === null ? 'FAIL ' : 'ERROR');
    return this.stopped === null;
  }

  outcome(): JobsOutcome {
    return { runs: this.#runs.filter((run) => run !== undefined), reused: this.#count.reused, stopped: this.stopped };
  }

  #note(job: Job, run: SampleRun, word: string): void {
    const { done, passed } = this.#count;
    this.#count.done = done + 1;
    this.#count.passed = passed + Number(run.result.passed);
    this.#runs[job.place] = run;
    const share = `${String(this.#count.done).padStart(4)}/${this.#total} ${this.#count.passed} passed`;
    this.#options.progress(`${progressBar(this.#count.done / this.#total)} ${share}  ${word} ${nameOf(run.result)}`);
    if (this.#options.signal?.aborted === true) this.stopped ??= 'The run was interrupted.';
    if (this.outages >= outageLimit) this.stopped ??= `The model did not answer in ${outageLimit} samples in a row (${run.result.transcript.error ?? ''}).`;
  }
}

const keyOf = ({ suite, sample, epoch }: Job) => ({ suite, id: sample.id, epoch: epoch.epoch, sample: sampleDigest(sample, packageRoot()) });

async function runWatched(
  { suite, sample, epoch }: Job,
  worlds: EvalWorlds,
  watched: ReturnType<typeof watchModels>,
  options: JobOptions,
  ledger: Ledger,
): Promise<SampleRun> {
  const run = await runSample(sample, suite, worlds, epoch);
  const failures = watched.failures();
  ledger.outages = isOutage(failures) ? ledger.outages + 1 : 0;
  const [first] = failures;
  if (first === undefined) {
    options.kept?.();
    return run;
  }
  options.dropped?.();
  const { result } = run;
  // What the built-in engine said in the model's place is not the model's answer.
  return {
    ...run,
    result: { ...result, scores: [], measures: {}, passed: false, score: 0, transcript: { ...result.transcript, error: `${first.code}: ${first.message}` } },
  };
}

const nameOf = ({ suite, id, epoch }: SampleRun['result']): string => `${suite}/${id}${epoch === 0 ? '' : `#${epoch}`}`;

function progressBar(share: number): string {
  const full = Math.round(share * 20);
  return `[${'='.repeat(full)}${' '.repeat(20 - full)}]`;
}
