import type { AlarmDefinition, AlarmTransition, JournalEntry } from '../domain/alarm.js';
import type { EvidenceItem } from '../domain/evidence.js';
import type { PlantDirectory } from '../ports/plant.js';
import { chatteringAlarms, defaultBehaviourSettings, occurrencesOf } from './alarm-behaviour.js';
import { CausalGraph, type CausalLink } from './causal-graph.js';
import { alarmEvidence, computationEvidence, journalEvidence } from './evidence-items.js';
import { AssetTree } from './plant-facts.js';
import { formatDuration, formatTime, plural, toTimestamp, withUnit } from './wording.js';

export type TriageSettings = Readonly<{
  /** A silence longer than this separates two bursts. */
  burstGapSeconds: number;
  /** An alarm joins an earlier one's group at most this much later ... */
  groupWithinSeconds: number;
  /** ... and at most this many causal links away. */
  maximumDistance: number;
}>;
export const defaultTriageSettings: TriageSettings = { burstGapSeconds: 180, groupWithinSeconds: 900, maximumDistance: 6 };

export type TriageInput = Readonly<{
  directory: PlantDirectory;
  /** Transitions up to now, oldest first. */
  transitions: readonly AlarmTransition[];
  journal?: readonly JournalEntry[];
  /** Default: the directory's own topology. */
  causalLinks?: readonly CausalLink[];
  /** Only bursts that hold an alarm at or before this time are looked at; default: the newest burst. */
  at?: Date;
  /** Look at the burst with the most annunciations instead of the newest. */
  largest?: boolean;
  /** Look at the burst that an alarm of this equipment belongs to. */
  equipment?: string;
  settings?: Partial<TriageSettings>;
}>;

export type AlarmGroup = Readonly<{ root: AlarmTransition; members: readonly AlarmTransition[]; equipment: readonly string[]; why: string }>;
export type Triage = Readonly<{
  burst: Readonly<{ from: string; to: string; annunciated: number; alarms: number }>;
  firstOut: Readonly<{ alarm: AlarmTransition; why: string }>;
  groups: readonly AlarmGroup[];
  /** Alarms that were already chattering: rung in, but told us nothing new. */
  muted: readonly string[];
  nextCheck: Readonly<{ text: string; definitionId: string; minutes: number; consequence: string }> | null;
  /** At most five lines for the alarm-flood reply. */
  lines: readonly string[];
  evidence: readonly EvidenceItem[];
}>;

/**
 * What to look at in a burst of alarms: the first-out, who followed from whom, and one next check from the first-out's
 * rationalisation record. Returns null when there is no annunciation to look at.
 */
export function triageAlarms(input: TriageInput): Triage | null {
  const settings = { ...defaultTriageSettings, ...input.settings };
  const burst = pickBurst(input, settings);
  const first = burst[0];
  const last = burst.at(-1);
  if (!first || !last) return null;
  const chattering = new Set(chatteringAlarms(occurrencesOf(burst), defaultBehaviourSettings).map((each) => each.definitionId));
  const telling = burst.filter((alarm) => !chattering.has(alarm.definitionId));
  const distinct = firstOfEach(telling.length > 0 ? telling : burst);
  const graph = new CausalGraph(input.causalLinks ?? input.directory.links ?? []);
  const closeness = closenessOf(input.directory, graph);
  const groups = groupAlarms(distinct, closeness, settings);
  const trip = tripBehind(burst, input.journal ?? []);
  const firstOut = findFirstOut(distinct, closeness, trip);
  const definition = input.directory.alarms.find((each) => each.id === firstOut.alarm.definitionId) ?? null;
  const summary = { from: first.at, to: last.at, annunciated: burst.length, alarms: new Set(burst.map((alarm) => alarm.definitionId)).size };
  const lines = linesOf(summary, firstOut, groups, definition, [...chattering]);
  const evidence = [...uniqueAlarms([firstOut.alarm, ...groups.map((group) => group.root)]).map(alarmEvidence), ...(trip ? [journalEvidence(trip)] : [])];
  return {
    burst: summary,
    firstOut,
    groups,
    muted: [...chattering],
    nextCheck: nextCheckOf(definition),
    lines,
    evidence: [...evidence, burstEvidence(summary, groups, lines)],
  };
}

/** Bursts of annunciations, oldest first. */
export function burstsOf(transitions: readonly AlarmTransition[], gapSeconds: number): readonly (readonly AlarmTransition[])[] {
  const bursts: AlarmTransition[][] = [];
  let previous = Number.NEGATIVE_INFINITY;
  for (const transition of transitions) {
    if (!transition.annunciated) continue;
    const at = Date.parse(transition.at);
    if (at - previous > gapSeconds * 1000) bursts.push([]);
    bursts.at(-1)?.push(transition);
    previous = at;
  }
  return bursts;
}

function pickBurst(input: TriageInput, settings: TriageSettings): readonly AlarmTransition[] {
  const until = input.at?.getTime() ?? Number.POSITIVE_INFINITY;
  const bursts = burstsOf(input.transitions, settings.burstGapSeconds).filter((burst) => Date.parse(burst[0]?.at ?? '') <= until);
  if (input.largest === true)
    return bursts.reduce<readonly AlarmTransition[]>((largest, burst) => (distinctIn(burst) >= distinctIn(largest) ? burst : largest), []);
  if (input.equipment === undefined) return bursts.at(-1) ?? [];
  const wanted = new Set(new AssetTree(input.directory.assets).within(input.equipment));
  return bursts.findLast((burst) => burst.some((alarm) => wanted.has(alarm.equipment))) ?? [];
}

/** One alarm that rings fifty times is not a bigger event than ten that ring once. */
function distinctIn(burst: readonly AlarmTransition[]): number {
  return new Set(burst.map(({ definitionId }) => definitionId)).size;
}

function firstOfEach(alarms: readonly AlarmTransition[]): readonly AlarmTransition[] {
  const seen = new Set<string>();
  return alarms.filter((alarm) => !seen.has(alarm.definitionId) && seen.add(alarm.definitionId));
}

/** How near `later` is downstream of `earlier`: causal links where they are known, else the equipment hierarchy; null for unrelated. */
type Closeness = (earlier: AlarmTransition, later: AlarmTransition) => Readonly<{ distance: number; why: string }> | null;

function closenessOf(directory: PlantDirectory, graph: CausalGraph): Closeness {
  const tree = new AssetTree(directory.assets);
  return (earlier, later) => {
    if (earlier.tag === later.tag) return { distance: 0, why: `same tag ${earlier.tag}` };
    if (earlier.equipment === later.equipment) return { distance: 0.5, why: `same equipment ${earlier.equipment}` };
    const causal = shortest([
      graph.distance(earlier.tag, later.tag),
      graph.distance(earlier.equipment, later.equipment),
      graph.distance(earlier.tag, later.equipment),
      graph.distance(earlier.equipment, later.tag),
    ]);
    if (causal !== null) return { distance: causal, why: `downstream of ${earlier.equipment}` };
    const backwards = shortest([graph.distance(later.tag, earlier.tag), graph.distance(later.equipment, earlier.equipment)]);
    if (backwards !== null) return null;
    const unit = tree.unitOf(earlier.equipment);
    return unit === tree.unitOf(later.equipment) ? { distance: 3, why: `same unit ${unit}` } : null;
  };
}

function shortest(distances: readonly (number | null)[]): number | null {
  const known = distances.filter((distance) => distance !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** Each alarm joins the group of the nearest earlier alarm; without one it founds a group. Biggest and earliest groups first. */
function groupAlarms(alarms: readonly AlarmTransition[], closeness: Closeness, settings: TriageSettings): readonly AlarmGroup[] {
  const groups: { root: AlarmTransition; members: AlarmTransition[]; reasons: Set<string> }[] = [];
  for (const alarm of alarms) {
    let best: Readonly<{ group: (typeof groups)[number]; distance: number; why: string }> | null = null;
    for (const group of groups) {
      for (const member of group.members) {
        if (Date.parse(alarm.at) - Date.parse(member.at) > settings.groupWithinSeconds * 1000) continue;
        const near = closeness(member, alarm);
        if (near && near.distance <= settings.maximumDistance && (best === null || near.distance < best.distance)) best = { group, ...near };
      }
    }
    if (best) {
      best.group.members.push(alarm);
      best.group.reasons.add(best.why);
    } else groups.push({ root: alarm, members: [alarm], reasons: new Set() });
  }
  return groups
    .sort((a, b) => b.members.length - a.members.length)
    .map((group) => ({
      root: group.root,
      members: group.members,
      equipment: [...new Set(group.members.map((member) => member.equipment))],
      why: group.reasons.size === 0 ? 'stands alone' : [...group.reasons].slice(0, 3).join('; '),
    }));
}

/** The journal's own word on a trip in or just before the burst. */
function tripBehind(burst: readonly AlarmTransition[], journal: readonly JournalEntry[]): JournalEntry | null {
  const from = Date.parse(burst[0]?.at ?? '') - 60_000;
  const to = Date.parse(burst.at(-1)?.at ?? '') + 60_000;
  return journal.find((entry) => entry.category === 'trip' && Date.parse(entry.at) >= from && Date.parse(entry.at) <= to) ?? null;
}

/** The earliest alarm that nothing earlier or simultaneous in the burst lies upstream of. */
function findFirstOut(alarms: readonly AlarmTransition[], closeness: Closeness, trip: JournalEntry | null): Triage['firstOut'] {
  const earliest = alarms[0];
  if (!earliest) throw new Error('a burst holds at least one alarm');
  const together = alarms.filter((alarm) => Date.parse(alarm.at) - Date.parse(earliest.at) <= 1000);
  const heads = together.filter((alarm) => !together.some((other) => other !== alarm && closeness(other, alarm) !== null && closeness(alarm, other) === null));
  const named = trip === null ? undefined : heads.find((alarm) => alarm.tag === trip.tag || trip.text.includes(alarm.tag));
  const alarm = named ?? heads[0] ?? earliest;
  if (named && trip) return { alarm, why: `first annunciation of the burst, and the trip record ${trip.id} names ${alarm.tag}` };
  if (together.length > 1) return { alarm, why: `came first with ${plural(together.length - 1, 'other')} within 1 s, and lies upstream of them` };
  return { alarm, why: 'first annunciation of the burst' };
}

function nextCheckOf(definition: AlarmDefinition | null): Triage['nextCheck'] {
  if (!definition) return null;
  return { text: definition.correctiveAction, definitionId: definition.id, minutes: definition.timeToRespondMinutes, consequence: definition.consequence };
}

function linesOf(
  summary: Triage['burst'],
  firstOut: Triage['firstOut'],
  groups: readonly AlarmGroup[],
  definition: AlarmDefinition | null,
  muted: readonly string[],
): readonly string[] {
  const { alarm } = firstOut;
  const measured = alarm.value === null ? '' : ` at ${withUnit(String(alarm.value), alarm.unit)}`;
  const lines = [`First out: ${alarm.definitionId}${measured}, ${formatTime(alarm.at)} (${alarm.message}).`];
  if (definition) lines.push(`Next check within ${definition.timeToRespondMinutes} min: ${definition.correctiveAction}`);
  const main = groups.find((group) => group.members.includes(alarm)) ?? groups[0];
  if (main && main.members.length > 1)
    lines.push(`${plural(main.members.length - 1, 'alarm')} followed from it: ${list(main.members.slice(1).map((member) => member.tag))}.`);
  const others = groups.filter((group) => group !== main);
  if (others.length > 0) lines.push(`Link to it not known: ${list(others.map(groupWords))}.`);
  const length = formatDuration(Date.parse(summary.to) - Date.parse(summary.from));
  lines.push(
    `${plural(summary.annunciated, 'annunciation')} of ${plural(summary.alarms, 'alarm')} in ${length}${muted.length > 0 ? `; chattering and left out: ${list(muted)}` : ''}.`,
  );
  return lines.slice(0, 5);
}

function groupWords(group: AlarmGroup): string {
  const more = group.members.length - 1;
  return `${group.root.tag} ${group.root.condition} at ${formatTime(group.root.at).slice(11)}${more > 0 ? ` with ${more} more` : ''}`;
}

function list(items: readonly string[]): string {
  const distinct = [...new Set(items)];
  return distinct.length <= 6 ? distinct.join(', ') : `${distinct.slice(0, 6).join(', ')} and ${distinct.length - 6} more`;
}

function uniqueAlarms(alarms: readonly AlarmTransition[]): readonly AlarmTransition[] {
  return [...new Map(alarms.map((alarm) => [alarm.alarmId, alarm])).values()];
}

function burstEvidence(summary: Triage['burst'], groups: readonly AlarmGroup[], lines: readonly string[]): EvidenceItem {
  const from = toTimestamp(Date.parse(summary.from));
  const to = toTimestamp(Date.parse(summary.to) + 1000);
  return computationEvidence('alarm triage', lines.join(' '), { ...summary, groups: groups.length }, `shiftmate report shift --from ${from} --to ${to} --json`);
}
