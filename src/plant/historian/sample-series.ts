import { base64OfArray, float32FromBase64, float64FromBase64, uint8FromBase64, uint32FromBase64 } from './typed-array-text.js';

export type SeriesSnapshot = Readonly<{ times: string; values: string; qualities: string; counts: string; extremes: string | null }>;

/** Lowest and highest raw value that a kept sample stands for, and when they were recorded. */
export type Extremes = Readonly<{ minimum: number; maximum: number; minimumAt: number; maximumAt: number }>;

const initialCapacity = 64;
/** Per sample: minimum and maximum as differences from the kept value, and how many seconds before the kept time they were. */
const extremeWidth = 4;

function filled<T extends Float64Array | Float32Array | Uint8Array | Uint32Array>(target: T, source: ArrayLike<number>): T {
  target.set(source);
  return target;
}

/**
 * Samples of one tag in time order, in typed arrays that grow to `capacity` and then forget the oldest: 21 bytes per sample.
 * `count` of a sample is the number of raw samples it stands for, itself included. A series that loses raw samples to compression also
 * keeps their extremes, for 16 bytes more.
 */
export class SampleSeries {
  private times = new Float64Array();
  private values = new Float64Array();
  private qualities = new Uint8Array();
  private counts = new Uint32Array();
  private start = 0;
  private size = 0;
  private extremes: Float32Array<ArrayBuffer> | null;
  /** The arrays belong to a copy as well; whoever writes first takes arrays of its own. */
  private shared = false;
  private readonly capacity: number;

  constructor(capacity: number, withExtremes = false) {
    this.capacity = Math.max(initialCapacity, capacity);
    this.extremes = withExtremes ? new Float32Array() : null;
  }

  get length(): number {
    return this.size;
  }

  get bytes(): number {
    return this.times.length * (21 + (this.extremes ? extremeWidth * 4 : 0));
  }

  push(timeMs: number, value: number, quality: number, count: number): void {
    if (this.size === this.times.length) {
      if (this.size < this.capacity) this.grow();
      else this.dropOldest(1);
    }
    if (this.shared) this.unshare();
    const slot = (this.start + this.size) % this.times.length;
    this.times[slot] = timeMs;
    this.values[slot] = value;
    this.qualities[slot] = quality;
    this.counts[slot] = count;
    this.size += 1;
  }

  /** Says what the newest sample stands for. */
  describeNewest(minimum: number, maximum: number, minimumAt: number, maximumAt: number): void {
    const slot = (this.start + this.size - 1) % this.times.length;
    const base = slot * extremeWidth;
    if (!this.extremes) return;
    this.extremes[base] = minimum - (this.values[slot] ?? 0);
    this.extremes[base + 1] = maximum - (this.values[slot] ?? 0);
    this.extremes[base + 2] = ((this.times[slot] ?? 0) - minimumAt) / 1000;
    this.extremes[base + 3] = ((this.times[slot] ?? 0) - maximumAt) / 1000;
  }

  /** The extremes of the raw samples that a kept one stands for; the kept value itself where nothing was lost. */
  extremesAt(index: number): Extremes {
    const base = ((this.start + index) % this.times.length) * extremeWidth;
    const value = this.valueAt(index);
    const time = this.timeAt(index);
    const read = (offset: number) => this.extremes?.[base + offset] ?? 0;
    return { minimum: value + read(0), maximum: value + read(1), minimumAt: Math.round(time - read(2) * 1000), maximumAt: Math.round(time - read(3) * 1000) };
  }

  timeAt(index: number): number {
    return this.times[(this.start + index) % this.times.length] ?? Number.NaN;
  }

  valueAt(index: number): number {
    return this.values[(this.start + index) % this.times.length] ?? Number.NaN;
  }

  qualityAt(index: number): number {
    return this.qualities[(this.start + index) % this.times.length] ?? 2;
  }

  countAt(index: number): number {
    return this.counts[(this.start + index) % this.times.length] ?? 0;
  }

  /** Index of the first sample at or after a time; `length` when there is none. */
  firstAtOrAfter(timeMs: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.timeAt(middle) < timeMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Forgets samples before a time, keeping the last one before it so that the value at that time stays known. */
  retain(fromMs: number): void {
    const first = this.firstAtOrAfter(fromMs);
    if (first > 1) this.dropOldest(first - 1);
  }

  snapshot(): SeriesSnapshot {
    const order = <T extends Float64Array | Float32Array | Uint8Array | Uint32Array>(array: T, target: T, width = 1): T =>
      this.straighten(array, target, width);
    return {
      times: base64OfArray(order(this.times, new Float64Array(this.size))),
      values: base64OfArray(order(this.values, new Float64Array(this.size))),
      qualities: base64OfArray(order(this.qualities, new Uint8Array(this.size))),
      counts: base64OfArray(order(this.counts, new Uint32Array(this.size))),
      extremes: this.extremes && base64OfArray(order(this.extremes, new Float32Array(this.size * extremeWidth), extremeWidth)),
    };
  }

  restore(state: SeriesSnapshot): void {
    const times = float64FromBase64(state.times);
    const values = float64FromBase64(state.values);
    const qualities = uint8FromBase64(state.qualities);
    const counts = uint32FromBase64(state.counts);
    // The newest that fit, in arrays of the length that growing would have given them.
    const from = Math.max(0, times.length - this.capacity);
    const slots = this.slotsFor(times.length - from);
    this.shared = false;
    this.start = 0;
    this.size = times.length - from;
    this.times = filled(new Float64Array(slots), times.subarray(from));
    this.values = filled(new Float64Array(slots), values.subarray(from));
    this.qualities = filled(new Uint8Array(slots), qualities.subarray(from));
    this.counts = filled(new Uint32Array(slots), counts.subarray(from));
    if (this.extremes === null) return;
    const kept = state.extremes === null ? new Float32Array() : float32FromBase64(state.extremes).subarray(from * extremeWidth);
    this.extremes = filled(new Float32Array(slots * extremeWidth), kept);
  }

  /** An independent copy. The samples are copied when one of the two records another: most copies are only read. */
  copy(): SampleSeries {
    const twin = new SampleSeries(this.capacity);
    twin.times = this.times;
    twin.values = this.values;
    twin.qualities = this.qualities;
    twin.counts = this.counts;
    twin.extremes = this.extremes;
    twin.start = this.start;
    twin.size = this.size;
    twin.shared = true;
    this.shared = true;
    return twin;
  }

  private unshare(): void {
    this.times = this.times.slice();
    this.values = this.values.slice();
    this.qualities = this.qualities.slice();
    this.counts = this.counts.slice();
    this.extremes = this.extremes?.slice() ?? null;
    this.shared = false;
  }

  private slotsFor(samples: number): number {
    let slots = initialCapacity;
    while (slots < samples) slots *= 2;
    return Math.min(this.capacity, slots);
  }

  private dropOldest(count: number): void {
    this.start = (this.start + count) % this.times.length;
    this.size -= count;
  }

  private grow(): void {
    const next = Math.min(this.capacity, Math.max(initialCapacity, this.times.length * 2));
    const values = this.straighten(this.values, new Float64Array(next));
    const qualities = this.straighten(this.qualities, new Uint8Array(next));
    const counts = this.straighten(this.counts, new Uint32Array(next));
    if (this.extremes) this.extremes = this.straighten(this.extremes, new Float32Array(next * extremeWidth), extremeWidth);
    this.times = this.straighten(this.times, new Float64Array(next));
    this.values = values;
    this.qualities = qualities;
    this.counts = counts;
    this.start = 0;
    this.shared = false;
  }

  /** Copies the samples, oldest first, to the start of another array. */
  private straighten<T extends Float64Array | Float32Array | Uint8Array | Uint32Array>(array: T, target: T, width = 1): T {
    const slots = this.times.length;
    for (let index = 0; index < this.size; index += 1) {
      const from = ((this.start + index) % slots) * width;
      for (let offset = 0; offset < width; offset += 1) target[index * width + offset] = array[from + offset] ?? 0;
    }
    return target;
  }
}
