import type { TagDefinition, Trend } from '../domain/tag.js';
import { alarmEvidence, journalEvidence, trendEvidence } from './evidence-items.js';
import { numeric, observation, PairView } from './pair-view.js';
import type { PlantFacts } from './plant-facts.js';
import { disagreements, levelsAgainstHead } from './redundancy.js';
import type { TagObservation } from './tag-observations.js';
import { roleOfTag } from './tag-roles.js';
import { formatMinute } from './wording.js';

/** What only two tags together can say: a loop off its setpoint, a valve or drive that does not follow, two meters of one thing that part company. */
export function deriveObservations(facts: PlantFacts, until: Date): readonly TagObservation[] {
  const view = new PairView(facts, until);
  return [
    ...setpointDeviations(view),
    ...positionMismatches(view, facts, until),
    ...runMismatches(view),
    ...commonStops(view),
    ...disagreements(view),
    ...levelsAgainstHead(view),
    ...tripRecords(facts, until),
  ];
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

const togetherMs = 15_000;

/** Machines of one unit that dropped out under their commands within seconds of one another: hardly ever each by itself. */
function commonStops(view: PairView): readonly TagObservation[] {
  const stops = view.tags.flatMap((tag) => {
    if (roleOfTag(tag) !== 'running') return [];
    const command = view.tags.find((other) => other.equipment === tag.equipment && roleOfTag(other) === 'command');
    const [feedback, order] = [view.trend(tag.id), command ? view.trend(command.id) : null];
    const at = feedback && order ? followingFaults(order, feedback).droppedOut : null;
    return feedback === null || order === null ? [] : [{ tag, at, feedback }];
  });
  return stops.flatMap((stop) => {
    const { at } = stop;
    if (at === null) return [observation(stop.tag, 'common-stop', 0.06, [])];
    const others = stops.filter(
      (other) =>
        other !== stop && view.unitOf(other.tag.equipment) === view.unitOf(stop.tag.equipment) && other.at !== null && Math.abs(other.at - at) <= togetherMs,
    );
    const quote = `${[stop, ...others].map(({ tag }) => tag.equipment).join(', ')} went off together at ${formatMinute(at)}.`;
    return [observation(stop.tag, 'common-stop', others.length === 0 ? 0.06 : 0.97, others.length === 0 ? [] : [trendEvidence(stop.feedback, quote)])];
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
