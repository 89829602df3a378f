import type { EvidenceItem } from '../domain/evidence.js';
import type { Trend } from '../domain/tag.js';
import { trendEvidence } from './evidence-items.js';
import { mean, median, robustSpread, theilSen } from './statistics.js';
import { formatDuration, formatMeasure, formatMinute, toTimestamp, withUnit } from './wording.js';

export type TrendFactsOptions = Readonly<{
  /** Instrument range; a change below half a percent of it is called steady. */
  range?: Readonly<{ low: number; high: number }> | null;
  /** Limits to measure the time beyond, for example those of the tag's alarms. */
  limits?: readonly Readonly<{ name: string; limit: number; side: 'above' | 'below' }>[];
  /** Says when a moving value would meet the next of the limits if it went on along its line. */
  projects?: boolean;
}>;

export type StepChange = Readonly<{ at: string; before: number; after: number; change: number }>;
export type TimeBeyond = Readonly<{ name: string; limit: number; side: 'above' | 'below'; milliseconds: number; share: number }>;

/** Plain facts of one trend. `direction` is `unknown` where fewer than four good numeric samples exist. */
export type TrendFacts = Readonly<{
  tag: string;
  unit: string | null;
  direction: 'rising' | 'falling' | 'steady' | 'step' | 'erratic' | 'unknown';
  ratePerHour: number | null;
  /** Level of the fitted line at both ends of the window. */
  startLevel: number | null;
  endLevel: number | null;
  /** Robust spread around the line, in the tag's unit. */
  spread: number | null;
  step: StepChange | null;
  /** True where a changing instrument has shown one and the same value throughout. */
  flat: boolean;
  badShare: number;
  beyond: readonly TimeBeyond[];
  sentences: readonly string[];
  evidence: EvidenceItem;
}>;

type Points = Readonly<{ times: readonly number[]; values: readonly number[] }>;
const gridSize = 60;

/**
 * Facts of a trend: Theil-Sen rate (Sen 1968), one step change, time beyond limits, flatness and doubt. Times are read on a regular grid,
 * so that downsampled trends, which keep more points where more happens, give the same answer.
 */
export function trendFacts(trend: Trend, options: TrendFactsOptions = {}): TrendFacts {
  const points = goodPoints(trend);
  const grid = Math.max(points.times.length, trend.statistics?.count ?? 0) < 4 ? { times: [], values: [] } : regularGrid(points);
  const shape = { ...describeShape(grid, options), flat: isFlat(trend, grid) };
  const beyond = (options.limits ?? []).map((limit) => timeBeyond(points, limit));
  const partial = { tag: trend.tag, unit: trend.unit, ...shape, badShare: badShare(trend), beyond };
  const sentences = [...sentencesOf(trend, partial), ...(options.projects === true ? projection(trend, partial, options) : [])];
  return { ...partial, sentences, evidence: trendEvidence(trend, sentences.join(' ')) };
}

function goodPoints(trend: Trend): Points {
  const good = trend.samples.flatMap((sample) => {
    const value = typeof sample.value === 'boolean' ? Number(sample.value) : sample.value;
    return sample.quality === 'bad' || typeof value !== 'number' ? [] : [{ time: Date.parse(sample.at), value }];
  });
  return { times: good.map((point) => point.time), values: good.map((point) => point.value) };
}

/** Straight-line readings at regular times over the points. */
function regularGrid(points: Points): Points {
  const first = points.times[0];
  const last = points.times.at(-1);
  if (first === undefined || last === undefined || last === first) return { times: [], values: [] };
  const times: number[] = [];
  const values: number[] = [];
  let place = 0;
  for (let index = 0; index < gridSize; index += 1) {
    const time = first + ((last - first) * index) / (gridSize - 1);
    while (place < points.times.length - 2 && (points.times[place + 1] ?? 0) < time) place += 1;
    times.push(time);
    values.push(interpolate(points, place, time));
  }
  return { times, values };
}

function interpolate(points: Points, place: number, time: number): number {
  const left = points.times[place] ?? 0;
  const right = points.times[place + 1] ?? left;
  const from = points.values[place] ?? 0;
  const to = points.values[place + 1] ?? from;
  return right === left ? from : from + ((to - from) * (time - left)) / (right - left);
}

type Shape = Pick<TrendFacts, 'direction' | 'ratePerHour' | 'startLevel' | 'endLevel' | 'spread' | 'step'>;
const unknownShape: Shape = { direction: 'unknown', ratePerHour: null, startLevel: null, endLevel: null, spread: null, step: null };

function describeShape(grid: Points, options: TrendFactsOptions): Shape {
  const line = theilSen(grid.times, grid.values);
  const first = grid.times[0];
  const last = grid.times.at(-1);
  if (!line || first === undefined || last === undefined) return unknownShape;
  // A line drawn through a rise at the end begins below anything that was measured: it is told within what was.
  const [least, most] = [Math.min(...grid.values), Math.max(...grid.values)];
  const levelAt = (time: number): number => Math.min(most, Math.max(least, line.intercept + line.slope * time));
  const [startLevel, endLevel] = [levelAt(first), levelAt(last)];
  const residuals = grid.values.map((value, index) => value - line.intercept - line.slope * (grid.times[index] ?? 0));
  const spread = robustSpread(residuals);
  const span = options.range ? options.range.high - options.range.low : Math.max(...grid.values.map(Math.abs));
  const step = findStep(grid, residuals, span);
  const change = Math.abs(endLevel - startLevel);
  const moving = change > Math.max(2 * spread, 0.005 * span);
  const erratic = !moving && mean(residuals.map(Math.abs)) > 0.04 * span;
  const direction = step ? 'step' : erratic ? 'erratic' : !moving ? 'steady' : endLevel > startLevel ? 'rising' : 'falling';
  return { direction, ratePerHour: line.slope * 3_600_000, startLevel, endLevel, spread, step };
}

/** Frozen by the statistics over all raw samples where there are any; compression may have smoothed the samples shown. */
function isFlat(trend: Trend, grid: Points): boolean {
  if (grid.values.length === 0) return false;
  if (trend.statistics) return trend.statistics.maximum === trend.statistics.minimum;
  return Math.max(...grid.values) === Math.min(...grid.values);
}

/** One step: two levels explain the data much better than a line does, and differ by far more than the noise within them. */
function findStep(grid: Points, lineResiduals: readonly number[], span: number): StepChange | null {
  const split = bestSplit(grid.values);
  if (split === null) return null;
  const left = grid.values.slice(0, split);
  const right = grid.values.slice(split);
  const before = median(left);
  const after = median(right);
  const cost = sum(left.map((value) => Math.abs(value - before))) + sum(right.map((value) => Math.abs(value - after)));
  const change = after - before;
  const noise = cost / grid.values.length;
  if (Math.abs(change) <= Math.max(6 * noise, 0.01 * span) || cost > 0.5 * sum(lineResiduals.map(Math.abs))) return null;
  return { at: toTimestamp(Math.round(grid.times[split] ?? 0)), before, after, change };
}

/** Where two means leave the least squared error, at least four points on either side: one pass over running sums (binary segmentation). */
function bestSplit(values: readonly number[]): number | null {
  const total = sum(values);
  let left = 0;
  let best: Readonly<{ split: number; gain: number }> | null = null;
  for (let split = 1; split <= values.length - 4; split += 1) {
    left += values[split - 1] ?? 0;
    const gain = (left * left) / split + ((total - left) * (total - left)) / (values.length - split);
    if (split >= 4 && (best === null || gain > best.gain)) best = { split, gain };
  }
  return best?.split ?? null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Time strictly beyond a limit, along straight lines between samples. */
function timeBeyond(points: Points, limit: Readonly<{ name: string; limit: number; side: 'above' | 'below' }>): TimeBeyond {
  const sign = limit.side === 'above' ? 1 : -1;
  let milliseconds = 0;
  for (let index = 1; index < points.times.length; index += 1) {
    const run = (points.times[index] ?? 0) - (points.times[index - 1] ?? 0);
    const left = sign * ((points.values[index - 1] ?? 0) - limit.limit);
    const right = sign * ((points.values[index] ?? 0) - limit.limit);
    if (left > 0 && right > 0) milliseconds += run;
    else if (left > 0 || right > 0) milliseconds += (run * Math.max(left, right)) / Math.abs(left - right);
  }
  const total = (points.times.at(-1) ?? 0) - (points.times[0] ?? 0);
  return { ...limit, milliseconds: Math.round(milliseconds), share: total > 0 ? milliseconds / total : 0 };
}

function badShare(trend: Trend): number {
  return trend.samples.length === 0 ? 0 : trend.samples.filter((sample) => sample.quality === 'bad').length / trend.samples.length;
}

const mostProjectedHours = 48;

/** The next limit in the direction of a steady drift and the hours until the fitted line meets it; none where there is none within two days. */
function projection(trend: Trend, facts: Shape & Pick<TrendFacts, 'tag'>, { limits = [] }: TrendFactsOptions): readonly string[] {
  const { direction, ratePerHour, endLevel } = facts;
  if ((direction !== 'rising' && direction !== 'falling') || ratePerHour === null || endLevel === null || ratePerHour === 0) return [];
  const sign = direction === 'rising' ? 1 : -1;
  const current = trend.statistics?.last;
  const passed = typeof current === 'number' ? Math.max(sign * current, sign * endLevel) : sign * endLevel;
  const ahead = limits
    .filter(({ side, limit }) => (side === 'above') === (direction === 'rising') && sign * limit > passed)
    .sort((a, b) => sign * (a.limit - b.limit))
    .map((each) => ({ ...each, hours: (each.limit - endLevel) / ratePerHour }));
  const [next] = ahead;
  if (next === undefined || next.hours > mostProjectedHours) return [];
  const limit = `${next.name} ${withUnit(formatMeasure(next.limit), trend.unit)}`;
  return [
    `At that rate ${trend.tag} would reach ${limit} in about ${formatDuration(next.hours * 3_600_000)}; this continues a straight line and is no promise.`,
  ];
}

/** A level that was left by more than this share of itself was not steady, however short the time. */
const leftLevel = 0.5;

function steadySentence(trend: Trend, level: number, show: (value: number) => string, window: string): string {
  const { minimum = level, minimumAt = trend.from } = trend.statistics ?? {};
  if (level - minimum <= leftLevel * Math.abs(level)) return `${trend.tag} was steady at about ${show(level)} ${window}.`;
  return `${trend.tag} was mostly at about ${show(level)} ${window} and fell to ${show(minimum)} at ${formatMinute(minimumAt)}.`;
}

function sentencesOf(trend: Trend, facts: Omit<TrendFacts, 'sentences' | 'evidence'>): readonly string[] {
  const show = (value: number) => withUnit(formatMeasure(value), trend.unit);
  const window = `from ${formatMinute(trend.from)} to ${formatMinute(trend.to)}`;
  const sentences: string[] = [];
  const { startLevel, endLevel, ratePerHour } = facts;
  if (facts.direction === 'unknown' || startLevel === null || endLevel === null || ratePerHour === null) {
    sentences.push(`${trend.tag} has too few good samples ${window} to say where it is going.`);
  } else if (facts.step) {
    sentences.push(`${trend.tag} stepped from ${show(facts.step.before)} to ${show(facts.step.after)} at ${formatMinute(facts.step.at)}.`);
  } else if (facts.direction === 'steady') {
    sentences.push(steadySentence(trend, (startLevel + endLevel) / 2, show, window));
  } else if (facts.direction === 'erratic') {
    sentences.push(`${trend.tag} moved erratically around ${show((startLevel + endLevel) / 2)} ${window}.`);
  } else {
    sentences.push(`${trend.tag} was ${facts.direction} ${window}: ${show(startLevel)} to ${show(endLevel)}, ${show(ratePerHour)} per hour.`);
  }
  const statistics = trend.statistics;
  if (statistics)
    sentences.push(
      `Lowest ${show(statistics.minimum)}, highest ${show(statistics.maximum)} at ${formatMinute(statistics.maximumAt)}, last ${show(statistics.last)}.`,
    );
  for (const each of facts.beyond) {
    if (each.milliseconds > 0) sentences.push(`${trend.tag} was ${each.side} ${each.name} ${show(each.limit)} for ${formatDuration(each.milliseconds)}.`);
  }
  if (facts.badShare > 0) sentences.push(`${formatMeasure(facts.badShare * 100)} % of the samples shown have bad quality.`);
  return sentences;
}
