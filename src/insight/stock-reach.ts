import type { Trend } from '../domain/tag.js';
import { formatDuration, formatMeasure, withUnit } from './wording.js';

/** A fall or rise smaller than this share of the range is noise of a level that stands. */
const leastChange = 0.01;

/**
 * How long a stock lasts: its present value over the mean rate of the stretches in which it falls by more than noise, to empty and to its next low
 * limit, as if nothing came in. A stock that falls nowhere in the window has no such time. Null without good samples.
 */
export function stockReach(trend: Trend, range: Readonly<{ low: number; high: number }>, lowLimits: readonly number[]): string | null {
  const points = trend.samples.flatMap(({ at, value, quality }) => (typeof value === 'number' && quality !== 'bad' ? [{ at: Date.parse(at), value }] : []));
  const last = points.at(-1);
  if (last === undefined || points.length < 2) return null;
  const { fall, hours } = fallOf(points, leastChange * (range.high - range.low));
  const show = (value: number): string => withUnit(formatMeasure(value), trend.unit);
  if (fall === 0) return `${trend.tag} did not fall in that time, so I see no end of it at ${show(last.value)}.`;
  const rate = fall / hours;
  const until = (level: number): string => formatDuration(((last.value - level) / rate) * 3_600_000);
  const limit = Math.max(...lowLimits.filter((each) => each < last.value));
  const toLimit = Number.isFinite(limit) ? `, and about ${until(limit)} to the low limit of ${show(limit)}` : '';
  return `While it falls, ${trend.tag} loses ${show(rate)} per hour: ${show(last.value)} last about ${until(range.low)} until it is empty${toLimit}, if nothing comes in; no promise.`;
}

/** What was lost in all falling stretches, and for how long they lasted: from every peak to the trough before the next rise that is more than noise. */
function fallOf(points: readonly Readonly<{ at: number; value: number }>[], noise: number): Readonly<{ fall: number; hours: number }> {
  let [peak, trough] = [points[0], points[0]];
  let fall = 0;
  let milliseconds = 0;
  const close = (): void => {
    if (peak === undefined || trough === undefined || peak.value - trough.value <= noise) return;
    fall += peak.value - trough.value;
    milliseconds += trough.at - peak.at;
  };
  for (const point of points) {
    if (trough === undefined || point.value <= trough.value) trough = point;
    if (peak !== undefined && point.value > peak.value && trough === peak) [peak, trough] = [point, point];
    if (point.value - trough.value > noise) {
      close();
      [peak, trough] = [point, point];
    }
  }
  close();
  return { fall, hours: milliseconds / 3_600_000 };
}
