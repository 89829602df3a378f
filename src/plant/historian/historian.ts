import { CopilotError } from '../../domain/errors.js';
import type { TagDefinition, TagValue, Trend } from '../../domain/tag.js';
import { type Compression, type Door, narrowDoor, openDoor, passesDoor } from './compression.js';
import { type Extremes, SampleSeries, type SeriesSnapshot } from './sample-series.js';
import { buildTrend } from './trend-view.js';

/** Quality codes as in the alarm engine, and `gap`: nothing was recorded from here to the next sample. */
export const sampleQuality = { good: 0, uncertain: 1, bad: 2, gap: 3 } as const;

export type HistorianSettings = Readonly<{
  /** Compression of analog tags without an own entry: swinging door with this share of the instrument range as error bound. */
  errorBoundShareOfRange: number;
  /** Compression per tag id, in the tag's unit; wins over the share of range. */
  compression: ReadonlyMap<string, Compression>;
  retentionHours: number;
  maximumSamplesPerTag: number;
  /** A longer silence than this is a gap and not a straight line. */
  gapAfterSeconds: number;
}>;

export const defaultHistorianSettings: HistorianSettings = {
  errorBoundShareOfRange: 0.0025,
  compression: new Map(),
  retentionHours: 24 * 14,
  maximumSamplesPerTag: 32_768,
  gapAfterSeconds: 30,
};

export type HistorianOptions = Readonly<{
  /** Tags in the order of the scan's arrays. */
  tags: readonly TagDefinition[];
  settings?: Partial<HistorianSettings>;
  /** Turns a stored number into the tag's value; default: discrete tags to booleans, the rest stays a number. */
  decode?: (tag: TagDefinition, value: number) => TagValue;
}>;

export type HistorianSnapshot = Readonly<{
  tagIds: readonly string[];
  series: readonly SeriesSnapshot[];
  pending: readonly Readonly<{
    time: number;
    value: number | null;
    quality: number;
    count: number;
    lowest: number | null;
    highest: number | null;
    extremes: readonly (number | null)[];
  }>[];
}>;

/** A kept sample, the number of raw samples it stands for, and their extremes. */
export type RawSample = Readonly<{ timeMs: number; value: number; quality: number; count: number; extremes: Extremes }>;

/**
 * Tag history in bounded memory: 21 to 37 bytes per kept sample. `record` once per scan or second; reads include the newest sample.
 * Raw reads give the kept samples; the value between two of them is within the tag's stated error bound of what was recorded.
 */
export class Historian {
  readonly tags: readonly TagDefinition[];
  private readonly settings: HistorianSettings;
  private readonly decode: (tag: TagDefinition, value: number) => TagValue;
  private readonly indexOfTag: ReadonlyMap<string, number>;
  private readonly rules: readonly Compression[];
  private readonly series: SampleSeries[];
  private readonly doors: Door[];
  /** The newest raw sample per tag, not yet kept; time is NaN where there is none. */
  private readonly pendingTime: Float64Array;
  private readonly pendingValue: Float64Array;
  private readonly pendingQuality: Uint8Array;
  private readonly pendingCount: Uint32Array;
  /** Per tag: lowest and highest raw value since the last kept sample, and their times. */
  private readonly running: Float64Array;
  /** Per tag: the newest raw value and since when it has not changed. */
  private readonly unchanged: Float64Array;

  constructor(options: HistorianOptions) {
    const size = options.tags.length;
    this.tags = options.tags;
    this.settings = { ...defaultHistorianSettings, ...options.settings };
    this.decode = options.decode ?? defaultDecode;
    this.indexOfTag = new Map(options.tags.map((tag, index) => [tag.id as string, index]));
    this.rules = options.tags.map((tag) => this.settings.compression.get(tag.id) ?? defaultCompression(tag, this.settings));
    this.series = options.tags.map((_, index) => new SampleSeries(this.settings.maximumSamplesPerTag, (this.rules[index]?.errorBound ?? 0) > 0));
    this.doors = options.tags.map(() => ({ lowest: Number.NEGATIVE_INFINITY, highest: Number.POSITIVE_INFINITY }));
    this.pendingTime = new Float64Array(size).fill(Number.NaN);
    this.pendingValue = new Float64Array(size);
    this.pendingQuality = new Uint8Array(size);
    this.pendingCount = new Uint32Array(size);
    this.running = new Float64Array(size * 4).fill(Number.NaN);
    this.unchanged = new Float64Array(size * 2).fill(Number.NaN);
  }

  /** All tags at once. Times must not go back. NaN values are recorded as bad quality. */
  record(timeMs: number, values: ArrayLike<number>, quality: ArrayLike<number>): void {
    for (let index = 0; index < this.series.length; index += 1) {
      this.recordTag(index, timeMs, values[index] ?? Number.NaN, quality[index] ?? sampleQuality.bad);
    }
  }

  /** One tag. A time not after the newest sample of the tag is ignored. */
  recordTag(index: number, timeMs: number, value: number, quality: number): void {
    const series = this.series[index];
    const rule = this.rules[index];
    const door = this.doors[index];
    if (!series || !rule || !door) return;
    const given = Number.isNaN(value) ? sampleQuality.bad : quality;
    const newest = this.newestTime(index, series);
    if (timeMs <= newest) return;
    if (series.length === 0) {
      this.keep(index, series, door, timeMs, value, given, 1);
      return;
    }
    if (timeMs - newest > this.settings.gapAfterSeconds * 1000) {
      this.flush(index);
      series.push(newest + 1, Number.NaN, sampleQuality.gap, 0);
      this.keep(index, series, door, timeMs, value, given, 1);
      return;
    }
    const last = series.length - 1;
    if (series.qualityAt(last) !== given || rule.method === 'none') {
      this.flush(index);
      this.keep(index, series, door, timeMs, value, given, 1);
      return;
    }
    if (given >= sampleQuality.bad) this.hold(index, timeMs, value, given);
    else if (rule.method === 'boxcar') this.boxcar(index, series, door, rule, timeMs, value, given);
    else this.swing(index, series, door, rule, timeMs, value, given);
  }

  /** Forgets what is older than the retention. Call it now and then, for example once per simulated minute. */
  prune(nowMs: number): void {
    const from = nowMs - this.settings.retentionHours * 3_600_000;
    for (const series of this.series) series.retain(from);
  }

  /** Index of a tag. Throws `tag-unknown` for one that is not recorded. */
  indexOf(tag: string): number {
    const index = this.indexOfTag.get(tag);
    if (index === undefined)
      throw new CopilotError({ code: 'tag-unknown', message: `The tag ${tag} is not recorded; use a configured tag.`, details: { tag } });
    return index;
  }

  /** The stated error bound of a tag in its unit: how far an interpolated value may be from what was recorded. */
  errorBound(tag: string): number {
    const rule = this.rules[this.indexOf(tag)];
    return rule && rule.method !== 'none' ? rule.errorBound : 0;
  }

  /** True where the tag holds its value between samples; false where it is read along straight lines. */
  isStepped(index: number): boolean {
    return this.rules[index]?.method === 'boxcar';
  }

  /** Kept samples with `fromMs <= time <= toMs` and the newest raw one, oldest first. */
  readRaw(tag: string, fromMs: number, toMs: number): readonly RawSample[] {
    const index = this.indexOf(tag);
    const series = this.series[index];
    if (!series) return [];
    const samples: RawSample[] = [];
    for (let at = series.firstAtOrAfter(fromMs); at < series.length && series.timeAt(at) <= toMs; at += 1) {
      samples.push(sampleOf(series, at));
    }
    const pending = this.pendingSample(index);
    if (pending && pending.timeMs >= fromMs && pending.timeMs <= toMs) samples.push(pending);
    return samples;
  }

  /** The recorded value at a time: interpolated within the recorded extremes, or held for stepped tags; null before the first sample, in a gap, or for bad quality. */
  valueAt(tag: string, timeMs: number): number | null {
    const index = this.indexOf(tag);
    const before = this.sampleAtOrBefore(index, timeMs);
    if (!before || before.quality >= sampleQuality.bad) return null;
    if (before.timeMs === timeMs || this.isStepped(index)) return before.value;
    const after = this.sampleAfter(index, timeMs);
    if (!after || after.quality >= sampleQuality.bad) return before.value;
    const straight = before.value + ((after.value - before.value) * (timeMs - before.timeMs)) / (after.timeMs - before.timeMs);
    return Math.min(after.extremes.maximum, Math.max(after.extremes.minimum, straight));
  }

  /** The domain Trend of a window: LTTB-downsampled samples and statistics: count, minimum and maximum of the raw samples, time-weighted mean. */
  trend(tag: string, fromMs: number, toMs: number, maximumSamples = 200): Trend {
    const index = this.indexOf(tag);
    const definition = this.tags[index];
    if (!definition) throw new CopilotError({ code: 'internal', message: 'A tag index is out of range.' });
    return buildTrend({
      definition,
      fromMs,
      toMs,
      maximumSamples,
      stepped: this.isStepped(index),
      samples: this.readRaw(tag, fromMs, toMs),
      valueAtStart: this.valueAt(tag, fromMs),
      unchanged: { value: this.unchanged[index * 2] ?? Number.NaN, sinceMs: this.unchanged[index * 2 + 1] ?? Number.NaN },
      newestMs: this.newestTime(index, this.series[index] ?? new SampleSeries(1)),
      decode: (value) => this.decode(definition, value),
    });
  }

  /** Kept samples over all tags and the memory they take. */
  usage(): Readonly<{ samples: number; bytes: number }> {
    let samples = 0;
    let bytes = 0;
    for (const series of this.series) {
      samples += series.length;
      bytes += series.bytes;
    }
    return { samples, bytes };
  }

  snapshot(): HistorianSnapshot {
    return {
      tagIds: this.tags.map((tag) => tag.id),
      series: this.series.map((series) => series.snapshot()),
      pending: this.tags.map((_, index) => ({
        time: Number.isNaN(this.pendingTime[index]) ? -1 : (this.pendingTime[index] ?? -1),
        value: finiteOrNull(this.pendingValue[index]),
        quality: this.pendingQuality[index] ?? 0,
        count: this.pendingCount[index] ?? 0,
        lowest: finiteOrNull(this.doors[index]?.lowest),
        highest: finiteOrNull(this.doors[index]?.highest),
        extremes: [...this.running.subarray(index * 4, index * 4 + 4), ...this.unchanged.subarray(index * 2, index * 2 + 2)].map(finiteOrNull),
      })),
    };
  }

  /** Continues from a snapshot with the same tags. Throws `input-invalid` when they differ. */
  restore(state: HistorianSnapshot): void {
    if (state.tagIds.join('\n') !== this.tags.map((tag) => tag.id).join('\n')) {
      throw new CopilotError({
        code: 'input-invalid',
        message: 'The historian snapshot belongs to other tags; restore it with the configuration it was taken from.',
      });
    }
    for (const [index, series] of state.series.entries()) this.series[index]?.restore(series);
    for (const [index, pending] of state.pending.entries()) {
      this.pendingTime[index] = pending.time < 0 ? Number.NaN : pending.time;
      this.pendingValue[index] = pending.value ?? Number.NaN;
      this.pendingQuality[index] = pending.quality;
      this.pendingCount[index] = pending.count;
      const extremes = pending.extremes.map((value) => value ?? Number.NaN);
      this.running.set(extremes.slice(0, 4), index * 4);
      this.unchanged.set(extremes.slice(4), index * 2);
      const door = this.doors[index];
      if (door) {
        door.lowest = pending.lowest ?? Number.NEGATIVE_INFINITY;
        door.highest = pending.highest ?? Number.POSITIVE_INFINITY;
      }
    }
  }

  /** An independent copy that continues from here, by block copies (a few milliseconds for a shift). */
  fork(): Historian {
    const copy = new Historian({ tags: this.tags, settings: this.settings, decode: this.decode });
    for (const [index, series] of this.series.entries()) copy.series[index] = series.copy();
    for (const [index, door] of this.doors.entries()) copy.doors[index] = { ...door };
    copy.pendingTime.set(this.pendingTime);
    copy.pendingValue.set(this.pendingValue);
    copy.pendingQuality.set(this.pendingQuality);
    copy.pendingCount.set(this.pendingCount);
    copy.running.set(this.running);
    copy.unchanged.set(this.unchanged);
    return copy;
  }

  private newestTime(index: number, series: SampleSeries): number {
    const pending = this.pendingTime[index] ?? Number.NaN;
    if (!Number.isNaN(pending)) return pending;
    return series.length > 0 ? series.timeAt(series.length - 1) : Number.NEGATIVE_INFINITY;
  }

  /** Keeps a sample. `isNew`: it is a raw sample that the running extremes do not hold yet. */
  private keep(index: number, series: SampleSeries, door: Door, timeMs: number, value: number, quality: number, count: number, isNew = true): void {
    if (isNew) this.accumulate(index, timeMs, value, quality);
    series.push(timeMs, value, quality, count);
    const at = index * 4;
    const minimum = this.running[at] ?? Number.NaN;
    if (Number.isNaN(minimum)) series.describeNewest(value, value, timeMs, timeMs);
    else series.describeNewest(minimum, this.running[at + 1] ?? value, this.running[at + 2] ?? timeMs, this.running[at + 3] ?? timeMs);
    this.running[at] = Number.NaN;
    this.running[at + 1] = Number.NaN;
    openDoor(door);
  }

  private accumulate(index: number, timeMs: number, value: number, quality: number): void {
    if (quality >= sampleQuality.bad) return;
    const at = index * 4;
    const { running, unchanged } = this;
    if (unchanged[index * 2] !== value) {
      unchanged[index * 2] = value;
      unchanged[index * 2 + 1] = timeMs;
    }
    // Negated, so that the first value after a kept sample, against NaN, is taken.
    if (!((running[at] ?? Number.NaN) <= value)) {
      running[at] = value;
      running[at + 2] = timeMs;
    }
    if (!((running[at + 1] ?? Number.NaN) >= value)) {
      running[at + 1] = value;
      running[at + 3] = timeMs;
    }
  }

  private hold(index: number, timeMs: number, value: number, quality: number): void {
    this.pendingTime[index] = timeMs;
    this.pendingValue[index] = value;
    this.pendingQuality[index] = quality;
    this.pendingCount[index] = (this.pendingCount[index] ?? 0) + 1;
    this.accumulate(index, timeMs, value, quality);
  }

  private flush(index: number): void {
    const series = this.series[index];
    const door = this.doors[index];
    const time = this.pendingTime[index] ?? Number.NaN;
    if (!series || !door || Number.isNaN(time)) return;
    this.keep(index, series, door, time, this.pendingValue[index] ?? Number.NaN, this.pendingQuality[index] ?? 2, this.pendingCount[index] ?? 0, false);
    this.pendingTime[index] = Number.NaN;
    this.pendingCount[index] = 0;
  }

  private boxcar(index: number, series: SampleSeries, door: Door, rule: Compression, timeMs: number, value: number, quality: number): void {
    if (Math.abs(value - series.valueAt(series.length - 1)) <= rule.errorBound) {
      this.hold(index, timeMs, value, quality);
      return;
    }
    this.keep(index, series, door, timeMs, value, quality, (this.pendingCount[index] ?? 0) + 1);
    this.pendingTime[index] = Number.NaN;
    this.pendingCount[index] = 0;
  }

  private swing(index: number, series: SampleSeries, door: Door, rule: Compression, timeMs: number, value: number, quality: number): void {
    const last = series.length - 1;
    if (!passesDoor(door, timeMs - series.timeAt(last), value - series.valueAt(last))) this.flush(index);
    const base = series.length - 1;
    narrowDoor(door, timeMs - series.timeAt(base), value - series.valueAt(base), rule.errorBound);
    this.hold(index, timeMs, value, quality);
  }

  private pendingSample(index: number): RawSample | null {
    const timeMs = this.pendingTime[index] ?? Number.NaN;
    if (Number.isNaN(timeMs)) return null;
    const value = this.pendingValue[index] ?? Number.NaN;
    const [minimum = value, maximum = value, minimumAt = timeMs, maximumAt = timeMs] = this.running.subarray(index * 4, index * 4 + 4);
    return {
      timeMs,
      value,
      quality: this.pendingQuality[index] ?? 2,
      count: this.pendingCount[index] ?? 0,
      extremes: { minimum, maximum, minimumAt, maximumAt },
    };
  }

  private sampleAtOrBefore(index: number, timeMs: number): RawSample | null {
    const pending = this.pendingSample(index);
    if (pending && pending.timeMs <= timeMs) return pending;
    const series = this.series[index];
    const after = series?.firstAtOrAfter(timeMs) ?? 0;
    const at = series && after < series.length && series.timeAt(after) === timeMs ? after : after - 1;
    return series && at >= 0 ? sampleOf(series, at) : null;
  }

  private sampleAfter(index: number, timeMs: number): RawSample | null {
    const series = this.series[index];
    const at = series?.firstAtOrAfter(timeMs + 1e-6) ?? 0;
    if (series && at < series.length) return sampleOf(series, at);
    const pending = this.pendingSample(index);
    return pending && pending.timeMs > timeMs ? pending : null;
  }
}

function sampleOf(series: SampleSeries, at: number): RawSample {
  return { timeMs: series.timeAt(at), value: series.valueAt(at), quality: series.qualityAt(at), count: series.countAt(at), extremes: series.extremesAt(at) };
}

function defaultDecode(tag: TagDefinition, value: number): TagValue {
  return tag.kind === 'discrete' ? value !== 0 : value;
}

/** Swinging door within a share of the range for analog tags, exact on change for all others. */
function defaultCompression(tag: TagDefinition, settings: HistorianSettings): Compression {
  if (tag.kind !== 'analog') return { method: 'boxcar', errorBound: 0 };
  const span = tag.range ? tag.range.high - tag.range.low : 0;
  return { method: 'swinging-door', errorBound: Math.abs(span) * settings.errorBoundShareOfRange };
}

function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
