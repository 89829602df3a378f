import type { EvidenceItem } from '../domain/evidence.js';
import type { TagDefinition, Trend } from '../domain/tag.js';
import { alarmEvidence, journalEvidence, readingEvidence, trendEvidence } from './evidence-items.js';
import { AssetTree, type PlantFacts, readingOf } from './plant-facts.js';
import { median } from './statistics.js';
import { type SignReading, type TagObservation, upTo } from './tag-observations.js';
import { roleOfTag } from './tag-roles.js';
import { formatMeasure, formatMinute, withUnit } from './wording.js';

/** What only two tags together can say: a loop off its setpoint, a valve or drive that does not follow, two meters of one thing that part company. */
export function deriveObservations(facts: PlantFacts, until: Date): readonly TagObservation[] {
  const view = new PairView(facts, until);
  return [...setpointDeviations(view), ...positionMismatches(view, facts, until), ...runMismatches(view), ...disagreements(view), ...tripRecords(facts, until)];
}

type Pair = Readonly<{ first: number; second: number; evidence: readonly EvidenceItem[] }>;

/** Values of tags at the end of the time looked at: the last tenth of the trend, else the reading. */
class PairView {
  readonly tags: readonly TagDefinition[];
  private readonly facts: PlantFacts;
  private readonly tree: AssetTree;
  private readonly trends: ReadonlyMap<string, Trend>;
  private readonly baselines: ReadonlyMap<string, Trend>;

  constructor(facts: PlantFacts, until: Date) {
    this.facts = facts;
    this.tags = facts.directory.tags;
    this.tree = new AssetTree(facts.directory.assets);
    this.baselines = new Map(facts.baselineTrends.map((trend) => [trend.tag as string, trend]));
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

function numeric(value: unknown): number | null {
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : null;
}

/** Median level over a part of a trend's time, from 0 (start) to 1 (end). */
function levelOf(trend: Trend, fromShare: number, toShare: number): number | null {
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

function observation(tag: TagDefinition, role: TagObservation['role'], presence: number, evidence: readonly EvidenceItem[]): TagObservation {
  const reading: SignReading = { presence, evidence };
  const signs = new Map([['on', reading]] as const);
  return { tag: tag.id, equipment: tag.equipment, description: tag.description, role, signs, limitSigns: signs };
}

function setpointDeviations(view: PairView): readonly TagObservation[] {
  return view.tags.flatMap((tag) => {
    if (!tag.id.endsWith('.PV')) return [];
    const pair = view.pair(tag, view.byId(tag.id.replace('.PV', '.SP')));
    if (!pair) return [];
    const span = tag.range ? tag.range.high - tag.range.low : Math.max(1, Math.abs(pair.second));
    const share = (pair.first - pair.second) / span;
    return [
      observation(tag, 'below-setpoint', share < -0.02 ? 0.92 : share < -0.008 ? 0.6 : 0.06, pair.evidence),
      observation(tag, 'above-setpoint', share > 0.02 ? 0.92 : share > 0.008 ? 0.6 : 0.06, pair.evidence),
    ];
  });
}

/** A position feedback (percent or two-state) against the controller output or command of the same equipment, or an alarm that says so. */
function positionMismatches(view: PairView, facts: PlantFacts, until: Date): readonly TagObservation[] {
  return view.tags.flatMap((tag) => {
    if (roleOfTag(tag) !== 'valve-position') return [];
    const alarm = facts.transitions.find(
      (each) => each.tag === tag.id && each.annunciated && each.condition === 'deviation' && inWindow(each.at, facts, until),
    );
    if (alarm) return [observation(tag, 'position-mismatch', 0.97, [alarmEvidence(alarm)])];
    const driver = view.tags.find(
      (other) => other.equipment === tag.equipment && roleOfTag(other) === (tag.kind === 'discrete' ? 'command' : 'controller-output'),
    );
    const pair = view.pair(tag, driver);
    if (!pair) return [];
    const gap = Math.abs(pair.first - pair.second);
    const presence = tag.kind === 'discrete' ? (gap > 0.5 ? 0.9 : 0.06) : gap > 5 ? 0.92 : gap > 2.5 ? 0.5 : 0.06;
    return [observation(tag, 'position-mismatch', presence, pair.evidence)];
  });
}

function inWindow(at: string, facts: PlantFacts, until: Date): boolean {
  return Date.parse(at) >= facts.window.from.getTime() && Date.parse(at) <= until.getTime();
}

/** Longer than any contactor or valve takes to follow. */
const followMs = 3000;

/** Commanded and not running for longer than starting takes: `start-failure` when it had not run under this command, `dropped-out` when it had. */
function runMismatches(view: PairView): readonly TagObservation[] {
  return view.tags.flatMap((tag) => {
    if (roleOfTag(tag) !== 'running') return [];
    const command = view.tags.find((other) => other.equipment === tag.equipment && roleOfTag(other) === 'command');
    const [feedback, order] = [view.trend(tag.id), command ? view.trend(command.id) : null];
    if (!command || !feedback || !order) return readingMismatch(view, tag, command);
    const seen = followingFaults(order, feedback);
    const quote = (what: string) => [trendEvidence(feedback, `${tag.id} (${tag.description}) ${what} while ${command.id} asked for it.`)];
    return [
      observation(
        tag,
        'start-failure',
        seen.notStarted ? 0.97 : 0.06,
        quote(seen.notStarted ? `did not come on at ${formatMinute(seen.notStarted)}` : 'came on each time'),
      ),
      observation(tag, 'dropped-out', seen.droppedOut ? 0.97 : 0.06, quote(seen.droppedOut ? `went off at ${formatMinute(seen.droppedOut)}` : 'stayed on')),
    ];
  });
}

/** With present readings only, a mismatch cannot be told from a start that is under way. */
function readingMismatch(view: PairView, tag: TagDefinition, command: TagDefinition | undefined): readonly TagObservation[] {
  const pair = view.pair(tag, command);
  return pair ? [observation(tag, 'start-failure', pair.second > 0.5 && pair.first < 0.5 ? 0.8 : 0.06, pair.evidence)] : [];
}

/** Walks command and feedback along time; the newest fault of each kind counts. */
function followingFaults(order: Trend, feedback: Trend): Readonly<{ notStarted: number | null; droppedOut: number | null }> {
  const changes = [...statesOf(order).map((each) => ({ ...each, of: 'order' })), ...statesOf(feedback).map((each) => ({ ...each, of: 'feedback' }))].sort(
    (a, b) => a.at - b.at,
  );
  let ordered = false;
  let running = false;
  let ranUnderOrder = false;
  let notStarted: number | null = null;
  let droppedOut: number | null = null;
  for (const [index, change] of changes.entries()) {
    if (change.of === 'order') {
      if (change.on && !ordered) ranUnderOrder = running;
      ordered = change.on;
    } else running = change.on;
    if (ordered && running) ranUnderOrder = true;
    const next = changes[index + 1]?.at ?? Date.parse(feedback.to);
    if (!ordered || running || next - change.at < followMs) continue;
    if (ranUnderOrder) droppedOut = change.at;
    else notStarted = change.at;
  }
  return { notStarted, droppedOut };
}

function statesOf(trend: Trend): readonly Readonly<{ at: number; on: boolean }>[] {
  return trend.samples.filter((sample) => sample.quality !== 'bad').map((sample) => ({ at: Date.parse(sample.at), on: numeric(sample.value) === 1 }));
}

/** What the journal says of a trip, in its own words: the first-out that the control program latched. */
function tripRecords(facts: PlantFacts, until: Date): readonly TagObservation[] {
  return facts.journal.flatMap((entry) => {
    if (entry.category !== 'trip' || entry.equipment === null || !inWindow(entry.at, facts, until)) return [];
    const signs = new Map([['on', { presence: 0.97, evidence: [journalEvidence(entry)] }]] as const);
    return [{ tag: entry.tag ?? entry.equipment, equipment: entry.equipment, description: entry.text, role: 'trip-record' as const, signs, limitSigns: signs }];
  });
}

/**
 * Redundancy by accident: two tags of the same unit and range that agreed at the start of the window and no longer do at its end.
 * One of the two meters is wrong, or something between them changed.
 */
function disagreements(view: PairView): readonly TagObservation[] {
  const found: TagObservation[] = [];
  const named = new Set(view.tags.map((tag) => `${loopNumber(tag)} ${tag.unit}${tag.id.includes('.') ? ' attribute' : ''}`));
  const isCopy = (tag: TagDefinition) => tag.id.endsWith('.PV') && named.has(`${loopNumber(tag)} ${tag.unit}`);
  const analog = view.tags.filter(
    (tag) => tag.kind === 'analog' && tag.access === 'read' && tag.range !== null && tag.unit !== null && view.trend(tag.id) !== null && !isCopy(tag),
  );
  for (const [index, first] of analog.entries()) {
    for (const second of analog.slice(index + 1)) {
      if (!mayBeRedundant(view, first, second) || sameLoop(first, second)) continue;
      found.push(...disagreement(view, first, second));
    }
  }
  return found;
}

const comparable = /flow|temperature/;

/** Same role, unit and range; temperatures only within one plant unit, flows anywhere along the line. */
function mayBeRedundant(view: PairView, first: TagDefinition, second: TagDefinition): boolean {
  const role = roleOfTag(first);
  if (role !== roleOfTag(second) || !comparable.test(role) || role === 'bearing-temperature') return false;
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
  const presence = parted > 0.03 * span ? 0.9 : parted > 0.015 * span ? 0.7 : 0.06;
  if (presence < 0.1) return [];
  const show = (value: number) => withUnit(formatMeasure(value), first.unit);
  const quote = `${first.id} and ${second.id} read ${show(leftStart)} and ${show(rightStart)} before and ${show(leftEnd)} and ${show(rightEnd)} towards ${formatMinute(left.to)}.`;
  const evidence = [trendEvidence(left, quote), trendEvidence(right, quote)];
  return [
    { ...observation(first, 'disagreement', presence, evidence), partner: second.id },
    { ...observation(second, 'disagreement', presence, evidence), partner: first.id },
  ];
}
