import type { EvidenceItem } from '../domain/evidence.js';
import type { TagDefinition, Trend } from '../domain/tag.js';
import { comparisonTrends } from './comparison-trends.js';
import { readingEvidence, trendEvidence } from './evidence-items.js';
import { AssetTree, type PlantFacts, readingOf } from './plant-facts.js';
import { median } from './statistics.js';
import { type SignReading, type TagObservation, upTo } from './tag-observations.js';
import { formatMeasure, formatMinute, withUnit } from './wording.js';

export type Pair = Readonly<{ first: number; second: number; evidence: readonly EvidenceItem[] }>;

/** Values of tags at the end of the time looked at: the last tenth of the trend, else the reading. */
export class PairView {
  readonly tags: readonly TagDefinition[];
  private readonly facts: PlantFacts;
  private readonly tree: AssetTree;
  private readonly trends: ReadonlyMap<string, Trend>;
  private readonly baselines: ReadonlyMap<string, Trend>;

  constructor(facts: PlantFacts, until: Date) {
    this.facts = facts;
    this.tags = facts.directory.tags;
    this.tree = new AssetTree(facts.directory.assets);
    this.baselines = comparisonTrends(facts);
    this.trends = new Map(facts.trends.map((trend) => [trend.tag as string, upTo(trend, until)]));
  }

  trend(tag: string): Trend | null {
    const trend = this.trends.get(tag);
    return trend && trend.samples.length > 0 ? trend : null;
  }

  /** The level before: of the comparison window where it was read, else of the start of this one. */
  levelBefore(tag: string): number | null {
    const baseline = this.baselines.get(tag);
    const trend = this.trend(tag);
    const usual = baseline ? levelOf(baseline, 0, 1) : null;
    return usual ?? (trend ? levelOf(trend, 0, 0.1) : null);
  }

  /** The ordinary time to compare a tag with, where there is one. */
  ordinary(tag: string): Trend | null {
    return this.baselines.get(tag) ?? null;
  }

  latest(tag: TagDefinition): Readonly<{ value: number; evidence: EvidenceItem }> | null {
    const trend = this.trend(tag.id);
    if (trend) {
      const value = levelOf(trend, 0.9, 1);
      if (value !== null)
        return { value, evidence: trendEvidence(trend, `${tag.id} was ${withUnit(formatMeasure(value), tag.unit)} towards ${formatMinute(trend.to)}.`) };
    }
    const reading = readingOf(this.facts, tag.id);
    const value = reading && reading.quality !== 'bad' ? numeric(reading.value) : null;
    return reading && value !== null ? { value, evidence: readingEvidence(reading) } : null;
  }

  pair(first: TagDefinition | undefined, second: TagDefinition | undefined): Pair | null {
    const left = first ? this.latest(first) : null;
    const right = second ? this.latest(second) : null;
    return left && right ? { first: left.value, second: right.value, evidence: [left.evidence, right.evidence] } : null;
  }

  unitOf(equipment: string): string {
    return this.tree.unitOf(equipment);
  }

  byId(id: string): TagDefinition | undefined {
    return this.tags.find((tag) => tag.id === id);
  }
}

export function numeric(value: unknown): number | null {
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : null;
}

/** Median level over a part of a trend's time, from 0 (start) to 1 (end). */
export function levelOf(trend: Trend, fromShare: number, toShare: number): number | null {
  const start = Date.parse(trend.from);
  const span = Date.parse(trend.to) - start;
  const values: number[] = [];
  let before: number | null = null;
  for (const sample of trend.samples) {
    const value = sample.quality === 'bad' ? null : numeric(sample.value);
    const at = Date.parse(sample.at);
    if (value === null) continue;
    if (at < start + span * fromShare) before = value;
    else if (at <= start + span * toShare) values.push(value);
  }
  return values.length > 0 ? median(values) : before;
}

export function observation(tag: TagDefinition, role: TagObservation['role'], presence: number, evidence: readonly EvidenceItem[]): TagObservation {
  const reading: SignReading = { presence, evidence };
  const signs = new Map([['on', reading]] as const);
  return { tag: tag.id, equipment: tag.equipment, description: tag.description, role, signs, limitSigns: signs };
}
