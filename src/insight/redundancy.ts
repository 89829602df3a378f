import type { TagDefinition, Trend } from '../domain/tag.js';
import { trendEvidence } from './evidence-items.js';
import { levelOf, observation, type PairView } from './pair-view.js';
import { mean, median, robustSpread } from './statistics.js';
import type { TagObservation } from './tag-observations.js';
import { roleOfTag } from './tag-roles.js';
import { formatMeasure, formatMinute, withUnit } from './wording.js';

/**
 * Redundancy by accident: two tags of the same unit and range that agreed at the start of the window and no longer do at its end.
 * One of the two meters is wrong, or something between them changed.
 */
export function disagreements(view: PairView): readonly TagObservation[] {
  const found: TagObservation[] = [];
  const named = new Set(view.tags.map((tag) => `${loopNumber(tag)} ${tag.unit}${tag.id.includes('.') ? ' attribute' : ''}`));
  const isCopy = (tag: TagDefinition) => tag.id.endsWith('.PV') && named.has(`${loopNumber(tag)} ${tag.unit}`);
  const analog = view.tags.filter(
    (tag) =>
      tag.kind === 'analog' &&
      tag.access === 'read' &&
      !computedAttribute.test(tag.id) &&
      tag.range !== null &&
      tag.unit !== null &&
      view.trend(tag.id) !== null &&
      !isCopy(tag),
  );
  for (const [index, first] of analog.entries()) {
    for (const second of analog.slice(index + 1)) {
      if (!mayBeRedundant(view, first, second) || sameLoop(first, second)) continue;
      found.push(...disagreement(view, first, second));
    }
  }
  return found;
}

/** What a controller computes (setpoints, outputs) is no meter and cannot drift. */
export const computedAttribute = /\.(?:R?SP|OUT|CV|MV|SPT|TARGET)$/u;

const comparable = /flow|temperature/;
/** Flows to and from the side of the main path agree by chance only. */
const bySide = /unload|surplus|transfer to|drain/i;

/** Same role, unit and range; temperatures only within one plant unit, flows anywhere along the line. */
function mayBeRedundant(view: PairView, first: TagDefinition, second: TagDefinition): boolean {
  const role = roleOfTag(first);
  if (role !== roleOfTag(second) || !comparable.test(role) || role === 'bearing-temperature') return false;
  if (bySide.test(first.description) || bySide.test(second.description)) return false;
  if (first.unit !== second.unit || first.range?.low !== second.range?.low || first.range?.high !== second.range?.high) return false;
  return role === 'flow' || view.unitOf(first.equipment) === view.unitOf(second.equipment);
}

function sameLoop(first: TagDefinition, second: TagDefinition): boolean {
  return loopNumber(first) === loopNumber(second);
}

function loopNumber(tag: TagDefinition): string {
  return /-(\d+[A-Z]?)/.exec(tag.id)?.[1] ?? tag.id;
}

function disagreement(view: PairView, first: TagDefinition, second: TagDefinition): readonly TagObservation[] {
  const left = view.trend(first.id);
  const right = view.trend(second.id);
  if (!left || !right || !first.range) return [];
  const [leftStart, rightStart, leftEnd, rightEnd] = [view.levelBefore(first.id), view.levelBefore(second.id), levelOf(left, 0.9, 1), levelOf(right, 0.9, 1)];
  if (leftStart === null || rightStart === null || leftEnd === null || rightEnd === null) return [];
  const span = first.range.high - first.range.low;
  if (Math.abs(leftStart - rightStart) > 0.015 * span) return [];
  const parted = Math.abs(leftEnd - rightEnd - (leftStart - rightStart));
  // Against the noise of their difference in ordinary time, and never less than what instruments of this range can tell.
  const noise = differenceNoise(view, first.id, second.id) ?? 0.0025 * span;
  const presence = parted > Math.max(8 * noise, 0.008 * span) ? 0.9 : parted > Math.max(5 * noise, 0.005 * span) ? 0.7 : 0.06;
  if (presence < 0.1) return [];
  const show = (value: number) => withUnit(formatMeasure(value), first.unit);
  const quote = `${first.id} and ${second.id} read ${show(leftStart)} and ${show(rightStart)} before and ${show(leftEnd)} and ${show(rightEnd)} towards ${formatMinute(left.to)}.`;
  const evidence = [trendEvidence(left, quote), trendEvidence(right, quote)];
  return [
    { ...observation(first, 'disagreement', presence, evidence), partner: second.id },
    { ...observation(second, 'disagreement', presence, evidence), partner: first.id },
  ];
}

/** Robust spread of the difference of two meters over the ordinary time. */
function differenceNoise(view: PairView, first: string, second: string): number | null {
  const pairs = pairedSamples(view.ordinary(first), view.ordinary(second));
  return pairs.length < 8 ? null : Math.max(robustSpread(pairs.map(([left, right]) => left - right)), 1e-9);
}

/** Values of two trends at the same times: each sample of the first with the other read along a straight line. */
function pairedSamples(first: Trend | null, second: Trend | null): ReadonlyArray<readonly [number, number]> {
  if (first === null || second === null) return [];
  const others = second.samples.flatMap(({ at, value, quality }) => (typeof value === 'number' && quality !== 'bad' ? [{ at: Date.parse(at), value }] : []));
  return first.samples.flatMap(({ at, value, quality }): ReadonlyArray<readonly [number, number]> => {
    if (typeof value !== 'number' || quality === 'bad') return [];
    const time = Date.parse(at);
    const after = others.findIndex((other) => other.at >= time);
    const [left, right] = [others[after - 1], others[after]];
    if (right === undefined || (left === undefined && right.at !== time)) return [];
    const share = left === undefined || right.at === left.at ? 1 : (time - left.at) / (right.at - left.at);
    return [[value, left === undefined ? right.value : left.value + share * (right.value - left.value)]];
  });
}

/** A level has to move this share of its range before the head it makes says anything. */
const leastLevelMove = 0.08;

/**
 * The head at a pump's suction follows the level of the tank before it. Where it did so in ordinary time and no longer does, the level reads
 * wrong, or the suction line takes more (which its strainer's differential pressure shows as well).
 */
export function levelsAgainstHead(view: PairView): readonly TagObservation[] {
  const trended = (role: string) => view.tags.filter((tag) => tag.kind === 'analog' && roleOfTag(tag) === role && view.trend(tag.id) !== null);
  return trended('level').flatMap((level) =>
    trended('suction-pressure')
      .filter((head) => view.unitOf(head.equipment) === view.unitOf(level.equipment))
      .flatMap((head) => headDisagreement(view, level, head)),
  );
}

function headDisagreement(view: PairView, level: TagDefinition, head: TagDefinition): readonly TagObservation[] {
  const usual = pairedSamples(view.ordinary(head.id), view.ordinary(level.id));
  const line = lineThrough(usual);
  const [levelTrend, headTrend] = [view.trend(level.id), view.trend(head.id)];
  if (line === null || !level.range || !levelTrend || !headTrend) return [];
  const levels = usual.map(([, value]) => value);
  if (Math.max(...levels) - Math.min(...levels) < leastLevelMove * (level.range.high - level.range.low) || line.slope <= 0) return [];
  const residuals = usual.map(([pressure, value]) => pressure - line.intercept - line.slope * value);
  const spread = Math.max(robustSpread(residuals), 1e-6);
  const recent = pairedSamples(headTrend, levelTrend).slice(-24);
  if (recent.length < 6) return [];
  const apart = median(recent.map(([pressure, value]) => pressure - line.intercept - line.slope * value)) - median(residuals);
  const share = Math.abs(apart) / line.slope / (level.range.high - level.range.low);
  const presence = Math.abs(apart) > 5 * spread && share > 0.05 ? 0.93 : Math.abs(apart) > 3.5 * spread && share > 0.03 ? 0.7 : 0.06;
  if (presence < 0.5) return [];
  const show = (value: number, unit: string | null) => withUnit(formatMeasure(value), unit);
  const quote = `${head.id} is ${show(Math.abs(apart), head.unit)} ${apart > 0 ? 'above' : 'below'} what it used to be at the level that ${level.id} shows (${show(Math.abs(apart) / line.slope, level.unit)} of level).`;
  const evidence = [trendEvidence(levelTrend, quote), trendEvidence(headTrend, quote)];
  return [{ ...observation(level, 'disagreement', presence, evidence), partner: head.id }];
}

/** Least squares of pressure over level; null where they do not go together. */
function lineThrough(pairs: ReadonlyArray<readonly [number, number]>): Readonly<{ slope: number; intercept: number }> | null {
  if (pairs.length < 10) return null;
  const [meanPressure, meanLevel] = [mean(pairs.map(([pressure]) => pressure)), mean(pairs.map(([, level]) => level))];
  const square = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0);
  const levels = square(pairs.map(([, level]) => level - meanLevel));
  const pressures = square(pairs.map(([pressure]) => pressure - meanPressure));
  const product = pairs.reduce((sum, [pressure, level]) => sum + (pressure - meanPressure) * (level - meanLevel), 0);
  if (levels === 0 || pressures === 0 || (product * product) / (levels * pressures) < 0.6) return null;
  return { slope: product / levels, intercept: meanPressure - (product / levels) * meanLevel };
}
