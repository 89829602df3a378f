import type { Quality, TagDefinition, TagValue, Trend } from '../../domain/tag.js';
import { lttbIndexes } from './lttb.js';
import { type RawSample, sampleQuality, type TagHistory } from './tag-history.js';

const qualityNames: readonly Quality[] = ['good', 'uncertain', 'bad', 'bad'];

export type TrendInput = Readonly<{
  definition: TagDefinition;
  fromMs: number;
  toMs: number;
  maximumSamples: number;
  history: TagHistory;
  decode: (value: number) => TagValue;
}>;

/** The domain Trend of one window. Bad samples keep their place and carry the last good value; they are in no statistic. */
export function buildTrend(input: TrendInput): Trend {
  const samples = asFrozen(input, withEdges(input));
  const good = samples.filter((sample) => sample.quality < sampleQuality.bad);
  const kept = input.definition.kind === 'text' ? thinned(samples, input.maximumSamples) : downsample(samples, good, input.maximumSamples);
  let lastGood = good[0]?.value ?? 0;
  return {
    tag: input.definition.id,
    unit: input.definition.unit,
    from: timestamp(input.fromMs),
    to: timestamp(input.toMs),
    samples: kept.map((sample) => {
      if (sample.quality < sampleQuality.bad) lastGood = sample.value;
      return { at: timestamp(sample.timeMs), value: input.decode(rounded(lastGood, input.definition)), quality: qualityNames[sample.quality] ?? 'bad' };
    }),
    statistics: input.definition.kind === 'text' ? null : statistics(input, samples, good),
  };
}

/** The kept samples of the window, with the value at both edges where they lie between two kept samples. Nothing is added past the newest sample. */
function withEdges(input: TrendInput): readonly RawSample[] {
  const { history, fromMs, toMs } = input;
  const inside = history.raw(fromMs, toMs);
  if (history.newestTime < fromMs) return inside;
  const atStart = inside[0]?.timeMs === fromMs ? null : history.valueAt(fromMs);
  const atEnd = history.isStepped || history.newestTime <= toMs || inside.at(-1)?.timeMs === toMs ? null : history.valueAt(toMs);
  return [...(atStart === null ? [] : [edge(fromMs, atStart)]), ...inside, ...(atEnd === null ? [] : [edge(toMs, atEnd)])];
}

function edge(timeMs: number, value: number): RawSample {
  return { timeMs, value, quality: sampleQuality.good, count: 0, extremes: { minimum: value, maximum: value, minimumAt: timeMs, maximumAt: timeMs } };
}

/** A value that has not changed since before the window is shown exactly, without the slope that compression may leave. */
function asFrozen(input: TrendInput, samples: readonly RawSample[]): readonly RawSample[] {
  const { value, sinceMs } = input.history.unchanged;
  if (!(sinceMs <= input.fromMs)) return samples;
  return samples.map((sample) =>
    sample.quality >= sampleQuality.bad ? sample : { ...sample, value, extremes: { ...sample.extremes, minimum: value, maximum: value } },
  );
}

/** LTTB over the good samples; of the bad ones at most a quarter of the budget, evenly picked, so that gaps stay visible. */
function downsample(samples: readonly RawSample[], good: readonly RawSample[], maximum: number): readonly RawSample[] {
  if (samples.length <= maximum) return samples;
  const bad = samples.filter((sample) => sample.quality >= sampleQuality.bad);
  const badBudget = Math.min(bad.length, Math.floor(maximum / 4));
  const keptBad = Array.from({ length: badBudget }, (_, index) => bad[Math.floor((index * bad.length) / badBudget)]);
  const keptGood = lttbIndexes(
    good.map((sample) => sample.timeMs),
    good.map((sample) => sample.value),
    maximum - badBudget,
  ).map((index) => good[index]);
  return [...keptBad, ...keptGood].filter((sample) => sample !== undefined).sort((a, b) => a.timeMs - b.timeMs);
}

/** Words have no triangle area: evenly picked, first and last kept. Ask for more samples where times per state matter. */
function thinned(samples: readonly RawSample[], maximum: number): readonly RawSample[] {
  if (samples.length <= maximum) return samples;
  const last = samples.length - 1;
  return Array.from({ length: maximum }, (_, index) => samples[Math.round((index * last) / Math.max(1, maximum - 1))]).filter((sample) => sample !== undefined);
}

function statistics(input: TrendInput, samples: readonly RawSample[], good: readonly RawSample[]): Trend['statistics'] {
  const first = good[0];
  const last = good.at(-1);
  if (!first || !last) return null;
  let minimum = { value: first.value, at: first.timeMs };
  let maximum = minimum;
  for (const { value, timeMs, extremes } of good) {
    const lowest = extremes.minimumAt >= input.fromMs ? { value: extremes.minimum, at: extremes.minimumAt } : { value, at: timeMs };
    const highest = extremes.maximumAt >= input.fromMs ? { value: extremes.maximum, at: extremes.maximumAt } : { value, at: timeMs };
    if (lowest.value < minimum.value) minimum = lowest;
    if (highest.value > maximum.value) maximum = highest;
  }
  return {
    count: Math.max(1, input.history.countRaw(input.fromMs, input.toMs)),
    first: rounded(first.value, input.definition),
    last: rounded(last.value, input.definition),
    minimum: rounded(minimum.value, input.definition),
    maximum: rounded(maximum.value, input.definition),
    mean: rounded(timeWeightedMean(samples, input), input.definition),
    minimumAt: timestamp(minimum.at),
    maximumAt: timestamp(maximum.at),
  };
}

/** Mean over the covered time: trapezoids for straight lines, rectangles for held values; bad stretches and gaps are left out. */
function timeWeightedMean(samples: readonly RawSample[], input: TrendInput): number {
  const { history, toMs } = input;
  let area = 0;
  let covered = 0;
  for (const [index, sample] of samples.entries()) {
    if (sample.quality >= sampleQuality.bad) continue;
    const next = samples[index + 1];
    const end = next?.timeMs ?? (history.isStepped ? Math.min(toMs, Math.max(history.newestTime, sample.timeMs)) : sample.timeMs);
    const straight = next !== undefined && next.quality < sampleQuality.bad && !history.isStepped;
    area += (straight ? (sample.value + next.value) / 2 : sample.value) * (end - sample.timeMs);
    covered += end - sample.timeMs;
  }
  if (covered > 0) return area / covered;
  const good = samples.filter((sample) => sample.quality < sampleQuality.bad);
  return good.reduce((sum, sample) => sum + sample.value, 0) / Math.max(1, good.length);
}

/** One digit more than the instrument shows. */
function rounded(value: number, definition: TagDefinition): number {
  const scale = 10 ** (definition.decimals + 1);
  const scaled = Math.round(value * scale) / scale;
  return Object.is(scaled, -0) ? 0 : scaled;
}

function timestamp(timeMs: number): string {
  return new Date(Math.round(timeMs)).toISOString().replace('.000Z', 'Z');
}
