import type { AlarmDefinition } from '../domain/alarm.js';
import type { EvidenceItem } from '../domain/evidence.js';
import type { TagDefinition, Trend } from '../domain/tag.js';
import { comparisonTrends } from './comparison-trends.js';
import { alarmEvidence, readingEvidence, trendEvidence } from './evidence-items.js';
import type { DerivedRole, Sign } from './fault-signature.js';
import { type PlantFacts, readingOf } from './plant-facts.js';
import { quantile } from './statistics.js';
import { roleOfTag, type TagRole } from './tag-roles.js';
import { type TrendFacts, trendFacts } from './trend-facts.js';
import { formatMeasure, formatMinute, plural, withUnit } from './wording.js';

/** How sure we are, 0 to 1, that a sign is there, and what shows it. */
export type SignReading = Readonly<{ presence: number; evidence: readonly EvidenceItem[] }>;

/** Everything seen on one tag, or derived from two. */
export type TagObservation = Readonly<{
  tag: string;
  equipment: string;
  description: string;
  role: TagRole | DerivedRole;
  signs: ReadonlyMap<Sign, SignReading>;
  /** Signs that only alarms and limits speak for. */
  limitSigns: ReadonlyMap<Sign, SignReading>;
  /** For a disagreement: the other meter. */
  partner?: string;
}>;

const sure = 0.985;
const likely = 0.88;
const unlikely = 0.06;

/** Observations of every tag that was read, had an alarm, or has a trend. Nothing after `until` counts: it is consequence, not cause. */
export function observeTags(facts: PlantFacts, until: Date): readonly TagObservation[] {
  const trends = new Map(facts.trends.map((trend) => [trend.tag as string, upTo(trend, until)]));
  const baselines = comparisonTrends(facts);
  const stood = machinesThatStood(facts, baselines);
  return facts.directory.tags.flatMap((tag) => {
    const signs = new Map<Sign, SignReading>();
    const limitSigns = observeAlarms(tag, facts, until);
    const trend = trends.get(tag.id) ?? null;
    if (tag.kind === 'analog' && trend) observeLimits(tag, trend, facts, limitSigns);
    const before = baselines.get(tag.id) ?? null;
    if (tag.kind === 'discrete') observeDiscrete(tag, trend, before, facts, signs);
    else if (tag.kind === 'counter') observeCounter(tag, trend, before, signs);
    else if (tag.kind === 'analog') observeAnalog(tag, trend, before, facts, signs, stood.has(tag.equipment) && followsRunning.has(roleOfTag(tag)));
    for (const [sign, reading] of limitSigns) if (reading.presence > (signs.get(sign)?.presence ?? 0)) signs.set(sign, mergeReadings(reading, signs.get(sign)));
    addShift(signs);
    return signs.size === 0 ? [] : [{ tag: tag.id, equipment: tag.equipment, description: tag.description, role: roleOfTag(tag), signs, limitSigns }];
  });
}

function mergeReadings(stronger: SignReading, weaker: SignReading | undefined): SignReading {
  const extra = weaker && weaker.presence > 0.5 ? weaker.evidence : [];
  return { presence: stronger.presence, evidence: [...stronger.evidence, ...extra] };
}

function addShift(signs: Map<Sign, SignReading>): void {
  const up = signs.get('up');
  const down = signs.get('down');
  const stronger = (up?.presence ?? 0) >= (down?.presence ?? 0) ? up : down;
  if (stronger) signs.set('shifted', stronger);
}

/** Signals that change with starting and stopping alone. */
const followsRunning: ReadonlySet<string> = new Set(['vibration', 'bearing-temperature', 'motor-current', 'flow', 'pressure-drop']);

/** Machines that did not run all the time: what their signals did against an ordinary time tells of starting and stopping, not of a fault. */
function machinesThatStood(facts: PlantFacts, baselines: ReadonlyMap<string, Trend>): ReadonlySet<string> {
  return new Set(
    facts.directory.tags.flatMap((tag) => {
      if (roleOfTag(tag) !== 'running') return [];
      const trend = facts.trends.find((each) => each.tag === tag.id);
      const samples = [...(trend?.samples ?? []), ...(baselines.get(tag.id)?.samples ?? [])];
      const first = samples[0];
      return first !== undefined &&
        samples.some((sample) => isOn(sample.value) !== isOn(first.value)) &&
        samples.some(({ value }) => !isOn(value)) &&
        startedIn(trend)
        ? [tag.equipment]
        : [];
    }),
  );
}

/** Came on within the trend: a machine that only went off keeps its history of running before. */
function startedIn(trend: Trend | undefined): boolean {
  return (trend?.samples ?? []).some((sample, index) => index > 0 && isOn(sample.value) && !isOn(trend?.samples[index - 1]?.value));
}

/** The part of a trend up to a time, with what happened in it. */
export function upTo(trend: Trend, until: Date): Trend {
  if (Date.parse(trend.to) <= until.getTime()) return trend;
  const samples = trend.samples.filter((sample) => Date.parse(sample.at) <= until.getTime());
  return { ...trend, to: until.toISOString(), samples, statistics: null };
}

const signOfCondition: Readonly<Record<AlarmDefinition['condition'], Sign | null>> = {
  'high-high': 'up',
  high: 'up',
  low: 'down',
  'low-low': 'down',
  deviation: null,
  'rate-of-change': null,
  'off-normal': null,
  'bad-quality': 'bad',
};

function signOfAlarm(condition: AlarmDefinition['condition'], limit: number | null): Sign | null {
  if (condition === 'deviation' || condition === 'rate-of-change') return (limit ?? 0) < 0 ? 'down' : 'up';
  if (condition === 'off-normal') return limit === 0 ? 'off' : 'on';
  return signOfCondition[condition];
}

function observeAlarms(tag: TagDefinition, facts: PlantFacts, until: Date): Map<Sign, SignReading> {
  const signs = new Map<Sign, SignReading>();
  // A valve off its command is neither far open nor far closed: the mismatch is derived from both.
  const signOf = (condition: AlarmDefinition['condition'], limit: number | null): Sign | null =>
    condition === 'deviation' && roleOfTag(tag) === 'valve-position' ? null : signOfAlarm(condition, limit);
  for (const definition of facts.directory.alarms) {
    const sign = signOf(definition.condition, definition.limit);
    if (definition.tag === tag.id && sign !== null && (facts.transitions.length > 0 || facts.presentOnly === true))
      signs.set(sign, { presence: 0.15, evidence: [] });
  }
  for (const alarm of facts.alarms) {
    const sign = signOf(alarm.condition, alarm.limit);
    const standing = alarm.state === 'active-unacknowledged' || alarm.state === 'active-acknowledged';
    if (alarm.tag === tag.id && sign !== null && standing && Date.parse(alarm.raisedAt) <= until.getTime()) add(signs, sign, sure, alarmEvidence(alarm));
  }
  for (const transition of facts.transitions) {
    const sign = signOf(transition.condition, transition.limit);
    const at = Date.parse(transition.at);
    if (transition.tag !== tag.id || sign === null || !transition.annunciated || at > until.getTime() || at < facts.window.from.getTime()) continue;
    if ((signs.get(sign)?.evidence.length ?? 0) < 2) add(signs, sign, likely, alarmEvidence(transition));
  }
  return signs;
}

/** A trend that ends beyond an alarm limit counts like the alarm, which may still be waiting for its delay. */
function observeLimits(tag: TagDefinition, trend: Trend, facts: PlantFacts, signs: Map<Sign, SignReading>): void {
  const last = trend.samples.at(-1);
  if (!last || typeof last.value !== 'number' || last.quality === 'bad') return;
  const { value } = last;
  for (const definition of facts.directory.alarms) {
    if (definition.tag !== tag.id || definition.limit === null || !/^(high|low)/.test(definition.condition)) continue;
    const above = definition.condition.startsWith('high');
    if (above ? value <= definition.limit : value >= definition.limit) continue;
    // Beyond its limit for long and no alarm: the alarm system suppresses it by design, for example while the machine stands.
    if (
      (facts.transitions.length > 0 || facts.presentOnly === true) &&
      beyondSince(trend, definition.limit, above) > alarmDelayMs &&
      !annunciated(facts, definition.id)
    )
      continue;
    const quote = `${tag.id} was ${withUnit(formatMeasure(value), tag.unit)} at ${formatMinute(last.at)}, beyond its ${definition.condition} limit of ${withUnit(String(definition.limit), tag.unit)}.`;
    add(signs, above ? 'up' : 'down', 0.96, trendEvidence(trend, quote));
  }
}

/** Longer than any delay of an alarm. */
const alarmDelayMs = 10 * 60_000;

function beyondSince(trend: Trend, limit: number, above: boolean): number {
  const inside = trend.samples.findLast(({ value }) => typeof value === 'number' && (above ? value <= limit : value >= limit));
  return Date.parse(trend.to) - Date.parse(inside?.at ?? trend.samples[0]?.at ?? trend.to);
}

function annunciated(facts: PlantFacts, definition: string): boolean {
  return (
    facts.transitions.some((each) => each.definitionId === definition && each.annunciated) ||
    facts.alarms.some((each) => each.definitionId === definition && each.state !== 'suppressed-by-design')
  );
}

function add(signs: Map<Sign, SignReading>, sign: Sign, presence: number, evidence: EvidenceItem): void {
  const known = signs.get(sign);
  signs.set(sign, { presence: Math.max(presence, known?.presence ?? 0), evidence: [...(known?.evidence ?? []), evidence] });
}

function observeDiscrete(tag: TagDefinition, trend: Trend | null, baseline: Trend | null, facts: PlantFacts, signs: Map<Sign, SignReading>): void {
  const samples = (trend?.samples ?? []).filter((sample) => sample.quality !== 'bad');
  const reading = readingOf(facts, tag.id);
  if (samples.length === 0 && reading && reading.quality !== 'bad') {
    const standsOn = isOn(reading.value);
    signs.set('on', { presence: standsOn ? sure : unlikely, evidence: [readingEvidence(reading)] });
    signs.set('off', { presence: standsOn ? unlikely : sure, evidence: [readingEvidence(reading)] });
  }
  if (!trend || samples.length === 0) return;
  const changes = changeTimes(trend);
  const states = tag.states ?? ['off', 'on'];
  const span = `from ${formatMinute(trend.from)} to ${formatMinute(trend.to)}`;
  const ever = (wanted: boolean) => samples.some((sample) => isOn(sample.value) === wanted);
  const last = isOn(samples.at(-1)?.value);
  const presence = (wanted: boolean) => (last === wanted ? sure : ever(wanted) ? (facts.presentOnly === true ? 0.3 : likely) : unlikely);
  const now = trendEvidence(
    trend,
    `${tag.id} (${tag.description}) was ${ever(true) ? `${states[1]} at times` : `never ${states[1]}`} ${span}, with ${plural(changes.length, 'change')}.`,
  );
  signs.set('on', { presence: presence(true), evidence: [now] });
  signs.set('off', { presence: presence(false), evidence: [now] });
  if (mayChatter.has(roleOfTag(tag))) signs.set('chatter', { presence: chatterPresence(changes, baseline ? changeTimes(baseline) : null), evidence: [now] });
}

/** Loading, staging and stepping switch often by design; these do not. */
const mayChatter: ReadonlySet<string> = new Set(['presence', 'backed-up', 'jam', 'leak-switch', 'trip', 'overload', 'mismatch', 'state', 'other']);

function isOn(value: unknown): boolean {
  return value === true || value === 1;
}

/** When a two-state tag changed, in epoch milliseconds. */
function changeTimes(trend: Trend): readonly number[] {
  const samples = trend.samples.filter((sample) => sample.quality !== 'bad');
  return samples.flatMap((sample, index) => (index > 0 && isOn(sample.value) !== isOn(samples[index - 1]?.value) ? [Date.parse(sample.at)] : []));
}

const busyMinutes = 20;

/** Six changes within a minute are chatter; ten in twenty minutes are, where the tag is usually much calmer. */
function chatterPresence(changes: readonly number[], usual: readonly number[] | null): number {
  if (changes.some((time, index) => (changes[index + 5] ?? Number.POSITIVE_INFINITY) - time <= 60_000)) return 0.95;
  const busiest = most(changes);
  if (busiest < 10) return unlikely;
  if (usual === null) return 0.6;
  return busiest >= 4 * Math.max(1, most(usual)) ? 0.95 : unlikely;
}

/** Most changes in any busy stretch. */
function most(times: readonly number[]): number {
  let first = 0;
  let count = 0;
  for (const [index, time] of times.entries()) {
    while ((times[first] ?? time) < time - busyMinutes * 60_000) first += 1;
    count = Math.max(count, index - first + 1);
  }
  return count;
}

function observeCounter(tag: TagDefinition, trend: Trend | null, baseline: Trend | null, signs: Map<Sign, SignReading>): void {
  const recent = rateOf(trend);
  if (!trend || recent === null) return;
  const middle = (Date.parse(trend.from) + Date.parse(trend.to)) / 2;
  const before = rateOf(baseline) ?? rateOf(upTo(trend, new Date(middle)));
  const latter = rateOf(baseline ? trend : { ...trend, samples: trend.samples.filter((sample) => Date.parse(sample.at) >= middle) });
  if (before === null || latter === null) return;
  const more = latter > before * 1.8 && latter - before > 2;
  const quote = `${tag.id} (${tag.description}) rose by ${formatMeasure(latter)} per hour, ${formatMeasure(before)} per hour before.`;
  signs.set('more', { presence: more ? likely : unlikely, evidence: [trendEvidence(trend, quote)] });
}

function rateOf(trend: Trend | null): number | null {
  const first = trend?.samples[0];
  const last = trend?.samples.at(-1);
  if (!first || !last || typeof first.value !== 'number' || typeof last.value !== 'number') return null;
  const hours = (Date.parse(last.at) - Date.parse(first.at)) / 3_600_000;
  return hours > 0 ? (last.value - first.value) / hours : null;
}

function observeAnalog(
  tag: TagDefinition,
  trend: Trend | null,
  baseline: Trend | null,
  facts: PlantFacts,
  signs: Map<Sign, SignReading>,
  startedMeanwhile: boolean,
): void {
  const reading = readingOf(facts, tag.id);
  if (reading) signs.set('bad', { presence: reading.quality === 'bad' ? sure : unlikely, evidence: [readingEvidence(reading)] });
  if (!trend || trend.samples.length === 0) return;
  const shape = trendFacts(trend, { range: tag.range });
  const usual = baseline ? trendFacts(baseline, { range: tag.range }) : null;
  const shifted = usual && !startedMeanwhile ? againstBaseline(tag, shape, usual) : null;
  const moved = startedMeanwhile ? 0 : strengthOfMove(tag, shape);
  const up = Math.max(moved > 0 ? moved : 0, shifted && shifted.change > 0 ? shifted.presence : 0);
  const down = Math.max(moved < 0 ? -moved : 0, shifted && shifted.change < 0 ? shifted.presence : 0);
  const evidence = [trendEvidence(trend, [...shape.sentences.slice(0, 2), ...(shifted ? [shifted.quote] : [])].join(' '))];
  if (shape.direction !== 'unknown') {
    signs.set('up', { presence: Math.max(up, unlikely), evidence });
    signs.set('down', { presence: Math.max(down, unlikely), evidence });
    signs.set('erratic', { presence: erraticPresence(tag, trend, baseline, shape), evidence });
    signs.set('step', { presence: shape.step ? likely : unlikely, evidence });
    signs.set('flat', { presence: shape.flat && tag.access === 'read' && baselineMoves(baseline) ? 0.8 : unlikely, evidence });
  }
  if (shape.badShare > 0.02) signs.set('bad', { presence: likely, evidence });
}

/** Swinging to and fro far more than it used to; without a usual swing, swinging widely. */
function erraticPresence(tag: TagDefinition, trend: Trend, baseline: Trend | null, shape: TrendFacts): number {
  const usual = baseline ? swingOf(baseline) : null;
  if (usual === null || usual.width === 0) return shape.direction === 'erratic' ? likely : unlikely;
  const now = swingOf(lastPart(trend));
  const grain = Math.max(3 * 10 ** -tag.decimals, tag.range ? 0.004 * (tag.range.high - tag.range.low) : 0);
  if (now === null || now.width < grain || now.turns < 6) return unlikely;
  const ratio = now.width / usual.width;
  return ratio > 4 ? 0.93 : ratio > 2.5 ? 0.8 : unlikely;
}

/** What swings now counts, also where it was calm for most of the window. */
function lastPart(trend: Trend): Trend {
  const first = Date.parse(trend.samples[0]?.at ?? trend.from);
  const from = first + (2 / 3) * (Date.parse(trend.to) - first);
  const samples = trend.samples.filter(({ at }) => Date.parse(at) >= from);
  return samples.length >= 12 ? { ...trend, samples } : trend;
}

/** Width of the band a trend moves in, and how often it crosses from its upper third to its lower third or back. */
function swingOf(trend: Trend): Readonly<{ width: number; turns: number }> | null {
  const values = trend.samples.flatMap((sample) => (typeof sample.value === 'number' && sample.quality !== 'bad' ? [sample.value] : []));
  if (values.length < 2) return null;
  // Single peaks of noise are not the swing.
  const low = quantile(values, 0.1);
  const width = quantile(values, 0.9) - low;
  let turns = 0;
  let side = 0;
  for (const value of values) {
    const now = value > low + (2 / 3) * width ? 1 : value < low + width / 3 ? -1 : side;
    if (side !== 0 && now !== side) turns += 1;
    side = now;
  }
  return { width, turns };
}

/** Signed: how surely the trend moved up (positive) or down (negative). */
function strengthOfMove(tag: TagDefinition, shape: TrendFacts): number {
  const span = tag.range ? tag.range.high - tag.range.low : Math.max(Math.abs(shape.startLevel ?? 0), Math.abs(shape.endLevel ?? 0), 1e-9);
  const change = shape.step ? shape.step.change : (shape.endLevel ?? 0) - (shape.startLevel ?? 0);
  const moving = shape.direction === 'rising' || shape.direction === 'falling' || shape.direction === 'step';
  if (!moving) return 0;
  const share = Math.abs(change) / span;
  const strength = share > 0.12 ? 0.97 : share > 0.04 ? 0.93 : share > 0.015 ? 0.8 : 0.55;
  return Math.sign(change) * strength;
}

type Shift = Readonly<{ change: number; presence: number; quote: string }>;

function againstBaseline(tag: TagDefinition, now: TrendFacts, before: TrendFacts): Shift | null {
  const level = now.endLevel;
  const usual = before.startLevel === null || before.endLevel === null ? null : (before.startLevel + before.endLevel) / 2;
  if (level === null || usual === null || before.direction === 'unknown') return null;
  const span = tag.range ? tag.range.high - tag.range.low : Math.max(Math.abs(usual), 1e-9);
  const change = level - usual;
  const noise = Math.max(before.spread ?? 0, now.spread ?? 0, Math.abs((before.endLevel ?? 0) - (before.startLevel ?? 0)) / 2);
  if (Math.abs(change) < Math.max(3 * noise, 0.012 * span)) return null;
  const show = (value: number) => withUnit(formatMeasure(value), tag.unit);
  return { change, presence: Math.abs(change) > Math.max(6 * noise, 0.03 * span) ? 0.92 : 0.75, quote: `Usual level ${show(usual)}, now ${show(level)}.` };
}

function baselineMoves(baseline: Trend | null): boolean {
  return baseline?.statistics !== undefined && baseline.statistics !== null && baseline.statistics.maximum > baseline.statistics.minimum;
}
