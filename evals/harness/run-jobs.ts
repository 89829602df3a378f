import { packageRoot } from '../../src/app.js';
import type { ChatModel } from '../../src/ports/model.js';
import { type Break, EvalWorlds } from './eval-worlds.js';
import { sampleDigest } from './fingerprints.js';
import type { Journal } from './journal.js';
import { perturb } from './perturb.js';
import { type Epoch, runSample, type SampleRun } from './run-sample.js';
import type { Sample } from './sample.js';
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

/** Samples of one scenario run one after the other, because they share its simulated history; results keep the order of the datasets. */
export async function runJobs(jobs: readonly Job[], options: JobOptions, journal: Journal | null): Promise<JobsOutcome> {
  const watched = watchModels(options.models);
  const runs: SampleRun[] = [];
  const count = { done: 0, passed: 0, reused: 0, outages: 0 };
  const report = ({ result }: SampleRun, word: string): void => {
    count.done += 1;
    count.passed += Number(result.passed);
    options.progress(
      `${progressBar(count.done / jobs.length)} ${String(count.done).padStart(4)}/${jobs.length} ${count.passed} passed  ${word} ${nameOf(result)}`,
    );
  };
  const scenarios = [...new Set(jobs.map(({ sample }) => sample.scenario))].sort();
  await using worlds = new EvalWorlds(watched.models, options.progress, options.breakIt);
  let stopped: string | null = null;
  for (const scenario of scenarios) {
    for (const job of jobs.filter(({ sample }) => sample.scenario === scenario)) {
      const key = { suite: job.suite, id: job.sample.id, epoch: job.epoch.epoch, sample: sampleDigest(job.sample, packageRoot()) };
      const known = journal?.find(key) ?? null;
      const run = known ?? (await runWatched(job, worlds, watched, options, count));
      if (known === null) journal?.add(key, run);
      else count.reused += 1;
      runs[job.place] = run;
      report(run, known !== null ? 'known' : run.result.passed ? 'pass ' : run.result.transcript.error === null ? 'FAIL ' : 'ERROR');
      stopped = stopReason(count, options.signal, run);
      if (stopped !== null) break;
    }
    if (stopped !== null) break;
    await worlds.forget(scenario);
  }
  return { runs: runs.filter((run) => run !== undefined), reused: count.reused, stopped };
}

async function runWatched(
  { suite, sample, epoch }: Job,
  worlds: EvalWorlds,
  watched: ReturnType<typeof watchModels>,
  options: JobOptions,
  count: { outages: number },
): Promise<SampleRun> {
  const run = await runSample(sample, suite, worlds, epoch);
  const failures = watched.failures();
  count.outages = isOutage(failures) ? count.outages + 1 : 0;
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

function stopReason({ outages }: Readonly<{ outages: number }>, signal: AbortSignal | undefined, { result }: SampleRun): string | null {
  if (signal?.aborted === true) return 'The run was interrupted.';
  return outages >= outageLimit ? `The model did not answer in ${outageLimit} samples in a row (${result.transcript.error ?? ''}).` : null;
}

const nameOf = ({ suite, id, epoch }: SampleRun['result']): string => `${suite}/${id}${epoch === 0 ? '' : `#${epoch}`}`;

function progressBar(share: number): string {
  const full = Math.round(share * 20);
  return `[${'='.repeat(full)}${' '.repeat(20 - full)}]`;
}
