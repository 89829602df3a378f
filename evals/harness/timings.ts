import type { SampleRun } from './run-sample.js';
import type { TurnTiming } from './transcript.js';

/** US dollars for a million tokens. */
export type Price = Readonly<{ input: number; output: number }>;
export type TimingSummary = Readonly<{
  turns: number;
  /** Milliseconds, nearest-rank percentiles. */
  firstSentence: Readonly<{ p50: number; p95: number; p99: number }>;
  total: Readonly<{ p50: number; p95: number; p99: number }>;
  inputTokens: number;
  outputTokens: number;
  toolCalls: number;
  /** US dollars; null without a price. */
  cost: number | null;
}>;
export type RunTimings = Readonly<{
  schema: 1;
  all: TimingSummary;
  suites: Readonly<Record<string, TimingSummary>>;
  samples: Readonly<Record<string, readonly TurnTiming[]>>;
}>;

/** Latency and cost of a run: to the first sentence that passed the gate, to the end of the turn, tokens, tool calls and their price. */
export function summariseTimings(runs: readonly SampleRun[], price: Price | null): RunTimings {
  const suites = [...new Set(runs.map(({ result }) => result.suite))].sort();
  const of = (chosen: readonly SampleRun[]): TimingSummary =>
    summarise(
      chosen.flatMap(({ timings }) => timings),
      price,
    );
  return {
    schema: 1,
    all: of(runs),
    suites: Object.fromEntries(suites.map((suite) => [suite, of(runs.filter(({ result }) => result.suite === suite))])),
    samples: Object.fromEntries(runs.map(({ result: { suite, id, epoch }, timings }) => [`${suite}/${id}${epoch === 0 ? '' : `#${epoch}`}`, timings])),
  };
}

function summarise(timings: readonly TurnTiming[], price: Price | null): TimingSummary {
  const sum = (pick: (timing: TurnTiming) => number): number => timings.reduce((total, timing) => total + pick(timing), 0);
  const inputTokens = sum((timing) => timing.inputTokens);
  const outputTokens = sum((timing) => timing.outputTokens);
  return {
    turns: timings.length,
    firstSentence: percentiles(timings.flatMap(({ firstSentenceMilliseconds }) => firstSentenceMilliseconds ?? [])),
    total: percentiles(timings.map(({ totalMilliseconds }) => totalMilliseconds)),
    inputTokens,
    outputTokens,
    toolCalls: sum((timing) => timing.toolCalls),
    cost: price === null ? null : (inputTokens * price.input + outputTokens * price.output) / 1e6,
  };
}

function percentiles(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** A line for the terminal. */
export function renderTimings({ all }: RunTimings): string {
  const times = ({ p50, p95, p99 }: TimingSummary['total']): string => `p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)}, p99 ${p99.toFixed(0)} ms`;
  const cost = all.cost === null ? '' : `, ${all.cost.toFixed(4)} US dollars`;
  return `time: first sentence ${times(all.firstSentence)}; whole turn ${times(all.total)}; ${all.turns} turns, ${all.toolCalls} tool calls, ${all.inputTokens} tokens in, ${all.outputTokens} out${cost}`;
}
