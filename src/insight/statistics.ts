/** Median; NaN for an empty list. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Quantile by linear interpolation between order statistics (Hyndman & Fan 1996, type 7); NaN for an empty list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}

/** Robust spread: median absolute deviation times 1.4826, which estimates the standard deviation of normal data (Hampel 1974). */
export function robustSpread(values: readonly number[]): number {
  const centre = median(values);
  return 1.4826 * median(values.map((value) => Math.abs(value - centre)));
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export type Line = Readonly<{ slope: number; intercept: number }>;

/**
 * Theil-Sen line: the median of the slopes of all pairs, resistant to outliers in up to 29 % of the points
 * (Theil 1950; Sen, Journal of the American Statistical Association 63, 1968). Null for fewer than two distinct times.
 */
export function theilSen(times: readonly number[], values: readonly number[]): Line | null {
  const slopes: number[] = [];
  if (times[0] !== times.at(-1) && values.every((value) => value === values[0])) return { slope: 0, intercept: values[0] ?? 0 };
  for (let left = 0; left < times.length; left += 1) {
    for (let right = left + 1; right < times.length; right += 1) {
      const run = (times[right] ?? 0) - (times[left] ?? 0);
      if (run !== 0) slopes.push(((values[right] ?? 0) - (values[left] ?? 0)) / run);
    }
  }
  if (slopes.length === 0) return null;
  const slope = median(slopes);
  return { slope, intercept: median(values.map((value, index) => value - slope * (times[index] ?? 0))) };
}
