import { base64OfArray, float64FromBase64, uint8FromBase64, uint32FromBase64 } from './typed-array-text.js';

export type SeriesSnapshot = Readonly<{ times: string; values: string; qualities: string; counts: string }>;

const initialCapacity = 64;

/**
 * Samples of one tag in time order, in typed arrays that grow to `capacity` and then forget the oldest: 21 bytes per sample.
 * `count` of a sample is the number of raw samples it stands for, itself included.
 */
export class SampleSeries {
  private times = new Float64Array(initialCapacity);
  private values = new Float64Array(initialCapacity);
  private qualities = new Uint8Array(initialCapacity);
  private counts = new Uint32Array(initialCapacity);
  private start = 0;
  private size = 0;
  private readonly capacity: number;

  constructor(capacity: number) {
    this.capacity = Math.max(initialCapacity, capacity);
  }

  get length(): number {
    return this.size;
  }

  get bytes(): number {
    return this.times.length * 21;
  }

  push(timeMs: number, value: number, quality: number, count: number): void {
    if (this.size === this.times.length) {
      if (this.size < this.capacity) this.grow();
      else this.dropOldest(1);
    }
    const slot = (this.start + this.size) % this.times.length;
    this.times[slot] = timeMs;
    this.values[slot] = value;
    this.qualities[slot] = quality;
    this.counts[slot] = count;
    this.size += 1;
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
    const order = <T extends Float64Array | Uint8Array | Uint32Array>(array: T, target: T): T => {
      for (let index = 0; index < this.size; index += 1) target[index] = array[(this.start + index) % this.times.length] ?? 0;
      return target;
    };
    return {
      times: base64OfArray(order(this.times, new Float64Array(this.size))),
      values: base64OfArray(order(this.values, new Float64Array(this.size))),
      qualities: base64OfArray(order(this.qualities, new Uint8Array(this.size))),
      counts: base64OfArray(order(this.counts, new Uint32Array(this.size))),
    };
  }

  restore(state: SeriesSnapshot): void {
    const times = float64FromBase64(state.times);
    const values = float64FromBase64(state.values);
    const qualities = uint8FromBase64(state.qualities);
    const counts = uint32FromBase64(state.counts);
    this.start = 0;
    this.size = 0;
    for (const [index, time] of times.entries()) this.push(time, values[index] ?? Number.NaN, qualities[index] ?? 2, counts[index] ?? 1);
  }

  /** An independent copy, by block copies. */
  copy(): SampleSeries {
    const twin = new SampleSeries(this.capacity);
    twin.times = this.times.slice();
    twin.values = this.values.slice();
    twin.qualities = this.qualities.slice();
    twin.counts = this.counts.slice();
    twin.start = this.start;
    twin.size = this.size;
    return twin;
  }

  private dropOldest(count: number): void {
    this.start = (this.start + count) % this.times.length;
    this.size -= count;
  }

  private grow(): void {
    const next = Math.min(this.capacity, this.times.length * 2);
    const straighten = <T extends Float64Array | Uint8Array | Uint32Array>(array: T, target: T): T => {
      for (let index = 0; index < this.size; index += 1) target[index] = array[(this.start + index) % array.length] ?? 0;
      return target;
    };
    this.times = straighten(this.times, new Float64Array(next));
    this.values = straighten(this.values, new Float64Array(next));
    this.qualities = straighten(this.qualities, new Uint8Array(next));
    this.counts = straighten(this.counts, new Uint32Array(next));
    this.start = 0;
  }
}
