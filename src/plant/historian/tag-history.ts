import { type Compression, type Door, narrowDoor, openDoor, passesDoor } from './compression.js';
import { type Extremes, SampleSeries, type SeriesSnapshot } from './sample-series.js';

/** Quality codes as in the alarm engine, and `gap`: nothing was recorded from here to the next sample. */
export const sampleQuality = { good: 0, uncertain: 1, bad: 2, gap: 3 } as const;

/** A kept sample, the number of raw samples it stands for, and their extremes. */
export type RawSample = Readonly<{ timeMs: number; value: number; quality: number; count: number; extremes: Extremes }>;

/** Shifts, days and hours end at whole hours (UTC). */
const boundMs = 3_600_000;

export type TagHistorySnapshot = Readonly<{ series: SeriesSnapshot; state: readonly (number | null)[] }>;

/**
 * History of one tag: kept samples, the newest raw sample (not yet kept), and what the raw samples since the last kept one were like.
 * Times rise strictly; a time not after the newest one is ignored.
 */
export class TagHistory {
  private series: SampleSeries;
  private readonly rule: Compression;
  private readonly capacity: number;
  private readonly gapMs: number;
  private readonly door: Door = { lowest: Number.NEGATIVE_INFINITY, highest: Number.POSITIVE_INFINITY };
  /** The newest raw sample while it is not kept; time is NaN where there is none. */
  private pendingTime = Number.NaN;
  private pendingValue = Number.NaN;
  private pendingQuality: number = sampleQuality.good;
  private pendingCount = 0;
  /** Extremes of the raw samples since the last kept one; NaN where there are none. */
  private minimum = Number.NaN;
  private maximum = Number.NaN;
  private minimumAt = Number.NaN;
  private maximumAt = Number.NaN;
  /** The newest raw value and since when it has not changed. */
  private newestValue = Number.NaN;
  private unchangedSince = Number.NaN;

  constructor(rule: Compression, capacity: number, gapMs: number) {
    this.rule = rule;
    this.capacity = capacity;
    this.gapMs = gapMs;
    this.series = new SampleSeries(capacity, rule.errorBound > 0);
  }

  get length(): number {
    return this.series.length;
  }

  get bytes(): number {
    return this.series.bytes;
  }

  /** True where the tag holds its value between samples; false where it is read along straight lines. */
  get isStepped(): boolean {
    return this.rule.method === 'boxcar';
  }

  /** The newest raw value and since when it has not changed; NaN where nothing was recorded. */
  get unchanged(): Readonly<{ value: number; sinceMs: number }> {
    return { value: this.newestValue, sinceMs: this.unchangedSince };
  }

  get newestTime(): number {
    if (!Number.isNaN(this.pendingTime)) return this.pendingTime;
    return this.series.length > 0 ? this.series.timeAt(this.series.length - 1) : Number.NEGATIVE_INFINITY;
  }

  /**
   * The raw samples on both sides of a bound are kept, so that what was read up to it is never read otherwise later. A zero loses its
   * sign, which a snapshot as JSON would lose.
   */
  record(timeMs: number, value: number, quality: number): void {
    const newest = this.newestTime;
    if (timeMs <= newest) return;
    const reached = !this.isStepped && Math.floor(timeMs / boundMs) > Math.floor(newest / boundMs);
    if (reached && timeMs % boundMs !== 0) this.flush();
    this.recordNewer(newest, timeMs, value === 0 ? 0 : value, Number.isNaN(value) ? sampleQuality.bad : quality);
    if (reached) this.flush();
  }

  private recordNewer(newest: number, timeMs: number, value: number, given: number): void {
    if (this.series.length === 0) this.keepNew(timeMs, value, given);
    else if (timeMs - newest > this.gapMs) this.recordAfterGap(newest, timeMs, value, given);
    else if (this.series.qualityAt(this.series.length - 1) !== given || this.rule.method === 'none') {
      this.flush();
      this.keepNew(timeMs, value, given);
    } else if (given >= sampleQuality.bad) this.hold(timeMs, value, given);
    else if (this.rule.method === 'boxcar') this.boxcar(timeMs, value, given);
    else this.swing(timeMs, value, given);
  }

  /** Kept samples with `fromMs <= time <= toMs` and the newest raw one, oldest first. */
  raw(fromMs: number, toMs: number): readonly RawSample[] {
    const samples: RawSample[] = [];
    for (let at = this.series.firstAtOrAfter(fromMs); at < this.series.length && this.series.timeAt(at) <= toMs; at += 1) samples.push(this.keptAt(at));
    const pending = this.pendingSample();
    if (pending && pending.timeMs >= fromMs && pending.timeMs <= toMs) samples.push(pending);
    return samples;
  }

  /** Number of raw samples recorded in a window; where a kept sample stands for some outside, in proportion to the time. */
  countRaw(fromMs: number, toMs: number): number {
    let count = 0;
    let at = this.series.firstAtOrAfter(fromMs);
    let before = at > 0 ? this.series.timeAt(at - 1) : Number.NEGATIVE_INFINITY;
    for (; before < toMs; at += 1) {
      const sample = at < this.series.length ? this.keptAt(at) : at === this.series.length ? this.pendingSample() : null;
      if (!sample) break;
      const span = sample.timeMs - before;
      const covered = Math.min(sample.timeMs, toMs) - Math.max(before, fromMs);
      if (sample.quality < sampleQuality.bad) count += Number.isFinite(span) ? (sample.count * covered) / span : sample.count;
      before = sample.timeMs;
    }
    return Math.round(count);
  }

  /** The recorded value at a time: interpolated within the recorded extremes, or held; null before the first sample, in a gap, or for bad quality. */
  valueAt(timeMs: number): number | null {
    const before = this.atOrBefore(timeMs);
    if (!before || before.quality >= sampleQuality.bad) return null;
    if (before.timeMs === timeMs || this.isStepped) return before.value;
    const after = this.after(timeMs);
    if (!after || after.quality >= sampleQuality.bad) return before.value;
    const straight = before.value + ((after.value - before.value) * (timeMs - before.timeMs)) / (after.timeMs - before.timeMs);
    return Math.min(after.extremes.maximum, Math.max(after.extremes.minimum, straight));
  }

  /** Forgets samples before a time, keeping the last one before it. */
  retain(fromMs: number): void {
    this.series.retain(fromMs);
  }

  snapshot(): TagHistorySnapshot {
    return { series: this.series.snapshot(), state: this.scalars().map((value) => (Number.isFinite(value) ? value : null)) };
  }

  restore(snapshot: TagHistorySnapshot): void {
    this.series.restore(snapshot.series);
    const [lowest, highest, ...rest] = snapshot.state;
    this.setScalars([lowest ?? Number.NEGATIVE_INFINITY, highest ?? Number.POSITIVE_INFINITY, ...rest.map((value) => value ?? Number.NaN)]);
  }

  /** An independent copy, by block copies. */
  copy(): TagHistory {
    const twin = new TagHistory(this.rule, this.capacity, this.gapMs);
    twin.series = this.series.copy();
    twin.setScalars(this.scalars());
    return twin;
  }

  private scalars(): readonly number[] {
    const { door, pendingTime, pendingValue, pendingQuality, pendingCount, minimum, maximum, minimumAt, maximumAt, newestValue, unchangedSince } = this;
    return [
      door.lowest,
      door.highest,
      pendingTime,
      pendingValue,
      pendingQuality,
      pendingCount,
      minimum,
      maximum,
      minimumAt,
      maximumAt,
      newestValue,
      unchangedSince,
    ];
  }

  private setScalars(values: readonly number[]): void {
    const at = (index: number) => values[index] ?? Number.NaN;
    this.door.lowest = at(0);
    this.door.highest = at(1);
    this.pendingTime = at(2);
    this.pendingValue = at(3);
    this.pendingQuality = at(4);
    this.pendingCount = at(5);
    this.minimum = at(6);
    this.maximum = at(7);
    this.minimumAt = at(8);
    this.maximumAt = at(9);
    this.newestValue = at(10);
    this.unchangedSince = at(11);
  }

  private recordAfterGap(newest: number, timeMs: number, value: number, quality: number): void {
    this.flush();
    this.series.push(newest + 1, Number.NaN, sampleQuality.gap, 0);
    this.keepNew(timeMs, value, quality);
  }

  private boxcar(timeMs: number, value: number, quality: number): void {
    if (Math.abs(value - this.series.valueAt(this.series.length - 1)) <= this.rule.errorBound) {
      this.hold(timeMs, value, quality);
      return;
    }
    const count = this.pendingCount + 1;
    this.dropPending();
    this.accumulate(timeMs, value, quality);
    this.keep(timeMs, value, quality, count);
  }

  private swing(timeMs: number, value: number, quality: number): void {
    const { series, door } = this;
    const last = series.length - 1;
    if (!passesDoor(door, timeMs - series.timeAt(last), value - series.valueAt(last))) this.flush();
    const base = series.length - 1;
    narrowDoor(door, timeMs - series.timeAt(base), value - series.valueAt(base), this.rule.errorBound);
    this.hold(timeMs, value, quality);
  }

  private hold(timeMs: number, value: number, quality: number): void {
    this.pendingTime = timeMs;
    this.pendingValue = value;
    this.pendingQuality = quality;
    this.pendingCount += 1;
    this.accumulate(timeMs, value, quality);
  }

  /** Keeps the newest raw sample. */
  private flush(): void {
    if (Number.isNaN(this.pendingTime)) return;
    const { pendingTime, pendingValue, pendingQuality, pendingCount } = this;
    this.dropPending();
    this.keep(pendingTime, pendingValue, pendingQuality, pendingCount);
  }

  private dropPending(): void {
    this.pendingTime = Number.NaN;
    this.pendingCount = 0;
  }

  private keepNew(timeMs: number, value: number, quality: number): void {
    this.accumulate(timeMs, value, quality);
    this.keep(timeMs, value, quality, 1);
  }

  private keep(timeMs: number, value: number, quality: number, count: number): void {
    this.series.push(timeMs, value, quality, count);
    if (Number.isNaN(this.minimum)) this.series.describeNewest(value, value, timeMs, timeMs);
    else this.series.describeNewest(this.minimum, this.maximum, this.minimumAt, this.maximumAt);
    this.minimum = Number.NaN;
    this.maximum = Number.NaN;
    openDoor(this.door);
  }

  private accumulate(timeMs: number, value: number, quality: number): void {
    if (value !== this.newestValue) {
      this.newestValue = value;
      this.unchangedSince = timeMs;
    }
    if (quality >= sampleQuality.bad) return;
    // Negated, so that the first value after a kept sample, compared with NaN, is taken.
    if (!(this.minimum <= value)) {
      this.minimum = value;
      this.minimumAt = timeMs;
    }
    if (!(this.maximum >= value)) {
      this.maximum = value;
      this.maximumAt = timeMs;
    }
  }

  private keptAt(at: number): RawSample {
    const { series } = this;
    return { timeMs: series.timeAt(at), value: series.valueAt(at), quality: series.qualityAt(at), count: series.countAt(at), extremes: series.extremesAt(at) };
  }

  private pendingSample(): RawSample | null {
    if (Number.isNaN(this.pendingTime)) return null;
    const { minimum, maximum, minimumAt, maximumAt } = this;
    return {
      timeMs: this.pendingTime,
      value: this.pendingValue,
      quality: this.pendingQuality,
      count: this.pendingCount,
      extremes: { minimum, maximum, minimumAt, maximumAt },
    };
  }

  private atOrBefore(timeMs: number): RawSample | null {
    const pending = this.pendingSample();
    if (pending && pending.timeMs <= timeMs) return pending;
    const after = this.series.firstAtOrAfter(timeMs);
    const at = after < this.series.length && this.series.timeAt(after) === timeMs ? after : after - 1;
    return at >= 0 ? this.keptAt(at) : null;
  }

  private after(timeMs: number): RawSample | null {
    const at = this.series.firstAtOrAfter(timeMs + 1e-3);
    if (at < this.series.length) return this.keptAt(at);
    const pending = this.pendingSample();
    return pending && pending.timeMs > timeMs ? pending : null;
  }
}
