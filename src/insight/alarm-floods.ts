/** How an alarm flood is recognised. ISA-18.2 starts a flood above 10 annunciations per 10 min and ends it below 5; sources disagree on the edge. */
export type FloodSettings = Readonly<{
  windowMinutes: number;
  startCount: number;
  /** `>`: more than `startCount` starts a flood; `>=`: `startCount` is enough. */
  startEdge: '>' | '>=';
  /** The flood ends when fewer than this many annunciations are in the window. */
  endCount: number;
}>;

export const defaultFloodSettings: FloodSettings = { windowMinutes: 10, startCount: 10, startEdge: '>', endCount: 5 };

/** `ongoing` where the flood had not ended at the end of the data. `burstFrom` is the first annunciation of the window that crossed the edge. */
export type Flood = Readonly<{ from: number; to: number; burstFrom: number; count: number; peakPerWindow: number; ongoing: boolean }>;

/** The edge in words, for example `more than 10 in 10 min`. */
export function describeFloodEdge(settings: FloodSettings): string {
  return `${settings.startEdge === '>' ? 'more than' : 'at least'} ${settings.startCount} in ${settings.windowMinutes} min, until fewer than ${settings.endCount}`;
}

/**
 * Floods over a sliding window. `times` are annunciation times in epoch milliseconds, ascending. A flood runs from the annunciation
 * that crosses the edge to the instant when the count falls below the end count (annunciations age out between arrivals).
 */
export function findFloods(times: readonly number[], endOfData: number, settings: FloodSettings = defaultFloodSettings): readonly Flood[] {
  const windowMs = settings.windowMinutes * 60_000;
  const floods: Flood[] = [];
  let open: { from: number; burstFrom: number; count: number; peak: number } | null = null;
  let first = 0;
  for (const [index, time] of times.entries()) {
    if (open) {
      const end = endBefore(times, first, index, windowMs, settings.endCount);
      if (end !== null && end <= time) {
        floods.push(closed(open, end, false));
        open = null;
      }
    }
    while ((times[first] ?? time) <= time - windowMs) first += 1;
    const count = index - first + 1;
    const starts = settings.startEdge === '>' ? count > settings.startCount : count >= settings.startCount;
    if (open) {
      open.count += 1;
      open.peak = Math.max(open.peak, count);
    } else if (starts) open = { from: time, burstFrom: times[first] ?? time, count, peak: count };
  }
  if (open) {
    const end = endBefore(times, first, times.length, windowMs, settings.endCount);
    floods.push(end !== null && end <= endOfData ? closed(open, end, false) : closed(open, Math.max(endOfData, open.from), true));
  }
  return floods;
}

/** When, without a further arrival, the window [first, next) holds fewer than `endCount`: the instant the deciding annunciation ages out. */
function endBefore(times: readonly number[], first: number, next: number, windowMs: number, endCount: number): number | null {
  const deciding = Math.max(first, next - endCount);
  const time = times[deciding];
  return time === undefined || deciding >= next ? null : time + windowMs;
}

function closed(open: Readonly<{ from: number; burstFrom: number; count: number; peak: number }>, to: number, ongoing: boolean): Flood {
  return { from: open.from, to, burstFrom: open.burstFrom, count: open.count, peakPerWindow: open.peak, ongoing };
}

/** Most annunciations in any sliding window. */
export function peakRate(times: readonly number[], windowMinutes: number): number {
  let first = 0;
  let peak = 0;
  for (const [index, time] of times.entries()) {
    while ((times[first] ?? time) <= time - windowMinutes * 60_000) first += 1;
    peak = Math.max(peak, index - first + 1);
  }
  return peak;
}
