import { formatValue } from '../domain/evidence-of.js';
import type { TagDefinition, Trend } from '../domain/tag.js';
import { formatMinute } from './wording.js';

export const moves = ['rise', 'fall'] as const;
export type Move = (typeof moves)[number];
/** A leg counts from this share of the span between the lowest and the highest value of the window; what is less is called noise. */
const leastShare = 0.2;
/** And from this many times the trembling from sample to sample. */
const leastNoise = 4;

type Point = Readonly<{ at: string; value: number }>;
type Leg = Readonly<{ from: Point; to: Point }>;

/** Turning points of a course that lie at least `least` apart in value, with its first and last point: a zigzag. */
function turningPoints(points: readonly Point[], least: number): readonly Point[] {
  const [first] = points;
  if (first === undefined) return [];
  const turns: Point[] = [];
  let low = first;
  let high = first;
  let direction = 0;
  for (const point of points) {
    if (direction >= 0 && point.value > high.value) high = point;
    if (direction <= 0 && point.value < low.value) low = point;
    if (direction >= 0 && high.value - point.value >= least) {
      if (direction === 0) turns.push(low.at < high.at ? low : first);
      turns.push(high);
      [low, direction] = [point, -1];
    } else if (direction <= 0 && point.value - low.value >= least) {
      if (direction === 0) turns.push(high.at < low.at ? high : first);
      turns.push(low);
      [high, direction] = [point, 1];
    }
  }
  const end = direction > 0 ? high : direction < 0 ? low : null;
  return end === null ? turns : [...turns, end];
}

/** Median of how far a sample lies from the middle of its neighbours: what trembles, and not what goes up or down steadily. */
function noiseOf(points: readonly Point[]): number {
  const off = points.slice(2).map(({ value }, at) => Math.abs((points[at + 1]?.value ?? value) - (value + (points[at]?.value ?? value)) / 2));
  return off.toSorted((a, b) => a - b)[Math.floor(off.length / 2)] ?? 0;
}

function lastLeg(points: readonly Point[], move: Move): Leg | null {
  const values = points.map(({ value }) => value);
  const least = Math.max((Math.max(...values) - Math.min(...values)) * leastShare, noiseOf(points) * leastNoise);
  if (points.length < 3 || least === 0) return null;
  const turns = turningPoints(points, least);
  const legs = turns.slice(1).map((to, at): Leg => ({ from: turns[at] ?? to, to }));
  return legs.findLast(({ from, to }) => (move === 'rise' ? to.value - from.value : from.value - to.value) >= least) ?? null;
}

/** When a tag last rose or fell, in words: from which value to which, and whether it still does so at the end of the window. Of numbers of good quality. */
export function lastMove(tag: TagDefinition, trend: Trend, move: Move): Readonly<{ sentence: string; value: number | null }> {
  const points = trend.samples.flatMap(({ at, value, quality }) => (typeof value === 'number' && quality === 'good' ? [{ at, value }] : []));
  const span = `between ${formatMinute(points[0]?.at ?? trend.from)} and ${formatMinute(trend.to)}`;
  const leg = lastLeg(points, move);
  const verb = move === 'rise' ? 'rose' : 'fell';
  if (points.length === 0)
    return { sentence: `There is no history of ${tag.id} between ${formatMinute(trend.from)} and ${formatMinute(trend.to)}.`, value: null };
  if (leg === null) return { sentence: `${tag.id} never ${verb} clearly ${span}.`, value: null };
  const [from, to] = [leg.from, leg.to].map(({ value }) => formatValue(value, tag));
  return {
    sentence: `${tag.id} last ${verb} from ${from} at ${formatMinute(leg.from.at)} to ${to} at ${formatMinute(leg.to.at)}.`,
    value: leg.to.value - leg.from.value,
  };
}
