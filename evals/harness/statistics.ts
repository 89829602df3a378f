/** Small deterministic generator (mulberry32) for bootstrap draws; figures are the same on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Interval = Readonly<{ mean: number; low: number; high: number; count: number }>;
const draws = 1000;

/** Mean with its percentile bootstrap interval, 95 % unless told otherwise (Efron and Tibshirani 1993). An empty list has mean 0 and count 0. */
export function bootstrapMean(values: readonly number[], seed = 7, level = 0.95): Interval {
  if (values.length === 0) return { mean: 0, low: 0, high: 0, count: 0 };
  const random = seededRandom(seed);
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
  const means = Array.from({ length: draws }, () => mean(values.map(() => values[Math.floor(random() * values.length)] ?? 0))).sort((a, b) => a - b);
  return {
    mean: mean(values),
    low: means[Math.floor((draws * (1 - level)) / 2)] ?? 0,
    high: means[Math.floor((draws * (1 + level)) / 2)] ?? 0,
    count: values.length,
  };
}

/** Bootstrap interval (95 % unless told otherwise) of the mean difference of paired values (now minus before). Significant where it excludes zero. */
export function pairedDifference(now: readonly number[], before: readonly number[], level = 0.95): Interval {
  return bootstrapMean(
    now.map((value, index) => value - (before[index] ?? 0)),
    11,
    level,
  );
}

/** A difference as reports print it: four decimals, and no minus before a zero. */
export function fourDecimals(value: number): string {
  const text = value.toFixed(4);
  return Number(text) === 0 ? (0).toFixed(4) : text;
}
