import type { TagDefinition, TagValue, Trend } from '../domain/tag.js';

/** A stretch of plant time in epoch milliseconds; the end is not part of it. */
export type Span = Readonly<{ from: number; to: number }>;
/** A stretch with one value of a state tag. `opened` and `closed` are false where it reaches beyond the window that was read. */
export type StateSpan = Span & Readonly<{ value: string; opened: boolean; closed: boolean }>;

export function spanMs(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0);
}

/** What both lists cover; both in order of time and without overlap. */
export function intersect(left: readonly Span[], right: readonly Span[]): readonly Span[] {
  return left.flatMap((a) =>
    right.flatMap((b) => {
      const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
      return from < to ? [{ from, to }] : [];
    }),
  );
}

/** A value as its state is called: the two names of a discrete tag, the text of a text tag. */
export function stateName(value: TagValue, definition: Pick<TagDefinition, 'states'> | null): string {
  return typeof value === 'boolean' ? (definition?.states?.[value ? 1 : 0] ?? (value ? 'on' : 'off')) : String(value);
}

/** The stretches of equal state of a discrete or text trend, bad samples left out. */
export function stateSpans(trend: Trend, definition: Pick<TagDefinition, 'states'> | null): readonly StateSpan[] {
  const end = Date.parse(trend.to);
  const spans: { from: number; to: number; value: string; opened: boolean; closed: boolean }[] = [];
  for (const sample of trend.samples) {
    if (sample.quality === 'bad') continue;
    const at = Date.parse(sample.at);
    const value = stateName(sample.value, definition);
    const last = spans.at(-1);
    if (last?.value === value) continue;
    if (last !== undefined) Object.assign(last, { to: at, closed: true });
    spans.push({ from: at, to: end, value, opened: last !== undefined, closed: false });
  }
  return spans;
}

export type Point = Readonly<{ at: number; value: number }>;

/** The good numeric samples of a trend. */
export function pointsOf(trend: Trend): readonly Point[] {
  return trend.samples.flatMap(({ at, value, quality }) => (quality === 'bad' || typeof value !== 'number' ? [] : [{ at: Date.parse(at), value }]));
}

/** Value along the straight line between the samples around a time; null outside of them. */
export function valueAt(points: readonly Point[], at: number): number | null {
  const next = points.findIndex((point) => point.at >= at);
  const right = points[next];
  if (right === undefined) return null;
  const left = points[next - 1];
  if (right.at === at || left === undefined) return right.at === at ? right.value : null;
  return left.value + ((right.value - left.value) * (at - left.at)) / (right.at - left.at);
}

/** The samples within a span, with the values at its ends. */
export function clipped(points: readonly Point[], span: Span): readonly Point[] {
  const inside = points.filter(({ at }) => at > span.from && at < span.to);
  const edge = (at: number): readonly Point[] => {
    const value = valueAt(points, at);
    return value === null ? [] : [{ at, value }];
  };
  return [...edge(span.from), ...inside, ...edge(span.to)];
}

export type Bound = Readonly<{ above?: number | undefined; below?: number | undefined }>;

/** Stretches strictly beyond a bound, along straight lines between the samples. */
export function spansBeyond(points: readonly Point[], { above, below }: Bound): readonly StateSpan[] {
  const sign = above === undefined ? -1 : 1;
  const limit = above ?? below ?? 0;
  const spans: StateSpan[] = [];
  let from: number | null = null;
  let opened = false;
  for (const [index, right] of points.entries()) {
    const left = points[index - 1];
    const beyond = sign * (right.value - limit) > 0;
    if (beyond && from === null) {
      from = left === undefined ? right.at : crossing(left, right, limit);
      opened = left !== undefined;
    } else if (!beyond && from !== null && left !== undefined) {
      spans.push({ from, to: crossing(left, right, limit), value: 'beyond', opened, closed: true });
      from = null;
    }
  }
  const last = points.at(-1);
  if (from !== null && last !== undefined) spans.push({ from, to: last.at, value: 'beyond', opened, closed: false });
  return spans;
}

function crossing(left: Point, right: Point, limit: number): number {
  return left.value === right.value ? right.at : left.at + ((right.at - left.at) * (limit - left.value)) / (right.value - left.value);
}
