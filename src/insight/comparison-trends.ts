import type { Trend } from '../domain/tag.js';
import type { PlantFacts } from './plant-facts.js';

/** Where the history reaches no further back, this share of it stands for the ordinary time. */
const earlyShare = 0.15;
const leastSpanMs = 45 * 60_000;
const leastSamples = 1;

/** What to compare each trend with: the earlier window where it holds samples, else the first part of the trend itself. */
export function comparisonTrends(facts: PlantFacts): ReadonlyMap<string, Trend> {
  const earlier = new Map(facts.baselineTrends.filter(({ samples }) => samples.length >= leastSamples).map((trend) => [trend.tag as string, trend]));
  const found = new Map(earlier);
  for (const trend of facts.trends) {
    if (found.has(trend.tag) || facts.baselineTrends.length === 0) continue;
    const early = firstPart(trend);
    if (early !== null) found.set(trend.tag, early);
  }
  return found;
}

function firstPart(trend: Trend): Trend | null {
  const start = Date.parse(trend.samples[0]?.at ?? trend.from);
  const span = Date.parse(trend.to) - start;
  if (span < leastSpanMs) return null;
  const end = start + earlyShare * span;
  const samples = trend.samples.filter(({ at }) => Date.parse(at) <= end);
  if (samples.length < leastSamples) return null;
  return { ...trend, from: new Date(start).toISOString(), to: new Date(end).toISOString(), samples, statistics: null };
}
