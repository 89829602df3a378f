/**
 * Largest-Triangle-Three-Buckets downsampling: keeps the points that matter to the eye.
 * Source: S. Steinarsson, "Downsampling Time Series for Visual Representation", MSc thesis, University of Iceland, 2013, section 4.2.
 * Returns the kept indices in order; the first and last point are always kept. `times` must be sorted.
 */
export function lttbIndexes(times: ArrayLike<number>, values: ArrayLike<number>, threshold: number): readonly number[] {
  const size = times.length;
  if (threshold >= size || size <= 2) return Array.from({ length: size }, (_, index) => index);
  if (threshold < 3) return threshold <= 1 ? [size - 1].slice(0, Math.max(0, threshold)) : [0, size - 1];
  const kept = [0];
  const width = (size - 2) / (threshold - 2);
  let previous = 0;
  for (let bucket = 0; bucket < threshold - 2; bucket += 1) {
    const start = Math.floor(bucket * width) + 1;
    const end = Math.floor((bucket + 1) * width) + 1;
    const average = bucketAverage(times, values, end, Math.min(size, Math.floor((bucket + 2) * width) + 1));
    previous = largestTriangle(times, values, { start, end, previous, average });
    kept.push(previous);
  }
  kept.push(size - 1);
  return kept;
}

type Point = Readonly<{ time: number; value: number }>;

function bucketAverage(times: ArrayLike<number>, values: ArrayLike<number>, start: number, end: number): Point {
  let time = 0;
  let value = 0;
  for (let index = start; index < end; index += 1) {
    time += times[index] ?? 0;
    value += values[index] ?? 0;
  }
  const count = Math.max(1, end - start);
  return { time: time / count, value: value / count };
}

function largestTriangle(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
  bucket: Readonly<{ start: number; end: number; previous: number; average: Point }>,
): number {
  const time = times[bucket.previous] ?? 0;
  const value = values[bucket.previous] ?? 0;
  let best = bucket.start;
  let bestArea = -1;
  for (let index = bucket.start; index < bucket.end; index += 1) {
    const area = Math.abs((time - bucket.average.time) * ((values[index] ?? 0) - value) - (time - (times[index] ?? 0)) * (bucket.average.value - value));
    if (area > bestArea) {
      bestArea = area;
      best = index;
    }
  }
  return best;
}
