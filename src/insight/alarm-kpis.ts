import type { Alarm, AlarmPriority, AlarmTransition } from '../domain/alarm.js';
import type { EvidenceItem } from '../domain/evidence.js';
import type { TimeWindow } from '../ports/plant.js';
import {
  type BehaviourSettings,
  byDefinition,
  type ChatteringAlarm,
  chatteringAlarms,
  defaultBehaviourSettings,
  fleetingOccurrences,
  type Occurrence,
  occurrencesOf,
} from './alarm-behaviour.js';
import { defaultFloodSettings, describeFloodEdge, type Flood, type FloodSettings, findFloods, peakRate } from './alarm-floods.js';
import { computationEvidence } from './evidence-items.js';
import { formatMinute, formatNumber, toTimestamp } from './wording.js';

/** Target values with the edition they come from; every one is a setting of the site's alarm philosophy. */
export type AlarmKpiTarget = Readonly<{ acceptable: number; manageable: number | null; edition: string }>;
export type AlarmKpiTargets = Readonly<Record<AlarmKpiName, AlarmKpiTarget>>;
export type AlarmKpiName =
  | 'alarms-per-hour'
  | 'alarms-per-10-minutes'
  | 'alarms-per-day'
  | 'share-of-10-minute-periods-above-10'
  | 'maximum-per-10-minutes'
  | 'share-of-time-in-flood'
  | 'top-10-share'
  | 'chattering-alarms'
  | 'fleeting-alarms'
  | 'stale-alarms'
  | 'share-low'
  | 'share-medium'
  | 'share-high'
  | 'share-highest'
  | 'unattributed-suppressions';

const edition = 'ANSI/ISA-18.2-2016 clause 16.4';
export const defaultAlarmKpiTargets: AlarmKpiTargets = {
  'alarms-per-hour': { acceptable: 6, manageable: 12, edition },
  'alarms-per-10-minutes': { acceptable: 1, manageable: 2, edition },
  'alarms-per-day': { acceptable: 150, manageable: 300, edition: 'ANSI/ISA-18.2-2009 (dropped in the 2016 edition; IEC 62682:2014 gives 144)' },
  'share-of-10-minute-periods-above-10': { acceptable: 1, manageable: null, edition },
  'maximum-per-10-minutes': { acceptable: 10, manageable: null, edition },
  'share-of-time-in-flood': { acceptable: 1, manageable: null, edition },
  'top-10-share': { acceptable: 5, manageable: null, edition },
  'chattering-alarms': { acceptable: 0, manageable: null, edition },
  'fleeting-alarms': { acceptable: 0, manageable: null, edition },
  'stale-alarms': { acceptable: 4, manageable: null, edition },
  'share-low': { acceptable: 80, manageable: null, edition },
  'share-medium': { acceptable: 15, manageable: null, edition },
  'share-high': { acceptable: 5, manageable: null, edition },
  'share-highest': { acceptable: 1, manageable: null, edition },
  'unattributed-suppressions': { acceptable: 0, manageable: null, edition },
};

export type AlarmKpiSettings = Readonly<{ flood: FloodSettings; behaviour: BehaviourSettings; targets: AlarmKpiTargets }>;
export const defaultAlarmKpiSettings: AlarmKpiSettings = { flood: defaultFloodSettings, behaviour: defaultBehaviourSettings, targets: defaultAlarmKpiTargets };

export type AlarmKpiRow = Readonly<{
  name: AlarmKpiName;
  label: string;
  value: number;
  unit: string;
  target: AlarmKpiTarget;
  /** `none`: the target is a distribution or needs a longer period, so the value is shown without a verdict. */
  verdict: 'acceptable' | 'manageable' | 'exceeded' | 'none';
}>;

export type AlarmKpis = Readonly<{
  from: string;
  to: string;
  hours: number;
  annunciated: number;
  /** Transitions that are not annunciations and were therefore not counted. */
  notCounted: number;
  rows: readonly AlarmKpiRow[];
  floods: readonly Readonly<{
    from: string;
    to: string;
    burstFrom: string;
    count: number;
    peakPer10Minutes: number;
    ongoing: boolean;
    firstOut: string | null;
  }>[];
  floodEdge: string;
  topTen: readonly Readonly<{ definitionId: string; tag: string; equipment: string; message: string; count: number; share: number }>[];
  chattering: readonly ChatteringAlarm[];
  fleeting: readonly Readonly<{ alarmId: string; tag: string; at: string; seconds: number }>[];
  stale: readonly Readonly<{ alarmId: string; tag: string; since: string; hours: number }>[];
  byPriority: Readonly<Record<AlarmPriority, number>>;
  caveats: readonly string[];
  evidence: readonly EvidenceItem[];
}>;

export type AlarmKpiInput = Readonly<{
  window: TimeWindow;
  /** Transitions of the window, oldest first; earlier ones are ignored. */
  transitions: readonly AlarmTransition[];
  /** Present alarms, for the stale list; without them stale alarms are found only when raised within the window. */
  alarms?: readonly Alarm[];
  settings?: Partial<AlarmKpiSettings>;
}>;

/**
 * ISA-18.2 performance figures of one operator console over a window, from annunciations only: acknowledgements, returns, shelving
 * and operator actions are no alarms. Percentages are 0 to 100.
 */
export function computeAlarmKpis(input: AlarmKpiInput): AlarmKpis {
  const settings = { ...defaultAlarmKpiSettings, ...input.settings };
  const from = input.window.from.getTime();
  const to = input.window.to.getTime();
  const inside = input.transitions.filter((transition) => Date.parse(transition.at) >= from && Date.parse(transition.at) < to);
  const occurrences = occurrencesOf(inside);
  const times = occurrences.map((occurrence) => occurrence.raisedAt);
  const floods = findFloods(times, to, settings.flood);
  const lists = {
    topTen: topTen(occurrences),
    chattering: chatteringAlarms(occurrences, settings.behaviour),
    fleeting: fleetingOccurrences(occurrences, settings.behaviour),
    stale: staleAlarms(input, occurrences, to, settings.behaviour),
    byPriority: countByPriority(occurrences),
  };
  const values = kpiValues({ from, to, times, floods, inside, lists });
  const rows = rowsOf(values, settings.targets);
  const head = {
    from: toTimestamp(from),
    to: toTimestamp(to),
    hours: (to - from) / 3_600_000,
    annunciated: occurrences.length,
    notCounted: inside.length - occurrences.length,
  };
  const floodEdge = describeFloodEdge(settings.flood);
  return {
    ...head,
    rows,
    floods: floods.map((flood) => describeFlood(flood, occurrences)),
    floodEdge,
    ...lists,
    fleeting: lists.fleeting.map((each) => ({
      alarmId: each.transition.alarmId,
      tag: each.transition.tag,
      at: each.transition.at,
      seconds: ((each.clearedAt ?? each.raisedAt) - each.raisedAt) / 1000,
    })),
    caveats: caveatsOf(head.hours, occurrences.length),
    evidence: [kpiEvidence(head, rows, floodEdge, floods.length)],
  };
}

type Lists = Readonly<{
  topTen: AlarmKpis['topTen'];
  chattering: readonly ChatteringAlarm[];
  fleeting: readonly Occurrence[];
  stale: AlarmKpis['stale'];
  byPriority: AlarmKpis['byPriority'];
}>;
type Basis = Readonly<{ from: number; to: number; times: readonly number[]; floods: readonly Flood[]; inside: readonly AlarmTransition[]; lists: Lists }>;

function kpiValues(basis: Basis): Readonly<Record<AlarmKpiName, number>> {
  const total = basis.times.length;
  const hours = Math.max((basis.to - basis.from) / 3_600_000, 1e-9);
  const share = (part: number) => (total === 0 ? 0 : (100 * part) / total);
  const { byPriority } = basis.lists;
  return {
    'alarms-per-hour': total / hours,
    'alarms-per-10-minutes': total / (hours * 6),
    'alarms-per-day': (total / hours) * 24,
    'share-of-10-minute-periods-above-10': shareOfBusyPeriods(basis),
    'maximum-per-10-minutes': peakRate(basis.times, 10),
    'share-of-time-in-flood': (100 * basis.floods.reduce((sum, flood) => sum + flood.to - flood.from, 0)) / Math.max(1, basis.to - basis.from),
    'top-10-share': share(basis.lists.topTen.reduce((sum, row) => sum + row.count, 0)),
    'chattering-alarms': basis.lists.chattering.length,
    'fleeting-alarms': new Set(basis.lists.fleeting.map((each) => each.transition.definitionId)).size,
    'stale-alarms': basis.lists.stale.length,
    'share-low': share(byPriority.low),
    'share-medium': share(byPriority.medium),
    'share-high': share(byPriority.high),
    'share-highest': share(byPriority.highest),
    'unattributed-suppressions': basis.inside.filter((each) => (each.to === 'shelved' || each.to === 'out-of-service') && each.by === null).length,
  };
}

/** Share of the fixed 10-minute periods counted from the start of the window that hold more than ten annunciations. */
function shareOfBusyPeriods(basis: Basis): number {
  const periods = Math.max(1, Math.ceil((basis.to - basis.from) / 600_000));
  const counts = new Map<number, number>();
  for (const time of basis.times) {
    const period = Math.floor((time - basis.from) / 600_000);
    counts.set(period, (counts.get(period) ?? 0) + 1);
  }
  return (100 * [...counts.values()].filter((count) => count > 10).length) / periods;
}

const labels: Readonly<Record<AlarmKpiName, readonly [label: string, unit: string]>> = {
  'alarms-per-hour': ['Alarms per hour (average)', '1/h'],
  'alarms-per-10-minutes': ['Alarms per 10 min (average)', '1/10 min'],
  'alarms-per-day': ['Alarms per day (average)', '1/d'],
  'share-of-10-minute-periods-above-10': ['10-min periods with more than 10 alarms', '%'],
  'maximum-per-10-minutes': ['Most alarms in any 10 min', ''],
  'share-of-time-in-flood': ['Time in flood', '%'],
  'top-10-share': ['Share of the ten most frequent alarms', '%'],
  'chattering-alarms': ['Chattering alarms', ''],
  'fleeting-alarms': ['Fleeting alarms', ''],
  'stale-alarms': ['Stale alarms', ''],
  'share-low': ['Priority low', '%'],
  'share-medium': ['Priority medium', '%'],
  'share-high': ['Priority high', '%'],
  'share-highest': ['Priority highest', '%'],
  'unattributed-suppressions': ['Suppressions without a person', ''],
};

function rowsOf(values: Readonly<Record<AlarmKpiName, number>>, targets: AlarmKpiTargets): readonly AlarmKpiRow[] {
  return (Object.keys(labels) as AlarmKpiName[]).map((name) => {
    const target = targets[name];
    const value = values[name];
    const distribution = name.startsWith('share-') && !name.includes('flood') && !name.includes('period');
    const verdict = distribution
      ? 'none'
      : value <= target.acceptable
        ? 'acceptable'
        : target.manageable !== null && value <= target.manageable
          ? 'manageable'
          : 'exceeded';
    return { name, label: labels[name][0], value: round(value), unit: labels[name][1], target, verdict };
  });
}

function topTen(occurrences: readonly Occurrence[]): AlarmKpis['topTen'] {
  return [...byDefinition(occurrences)]
    .map(([definitionId, own]) => ({ definitionId, own, first: own[0]?.transition }))
    .sort((a, b) => b.own.length - a.own.length || (a.definitionId < b.definitionId ? -1 : 1))
    .slice(0, 10)
    .map(({ definitionId, own, first }) => ({
      definitionId,
      tag: first?.tag ?? '',
      equipment: first?.equipment ?? '',
      message: first?.message ?? '',
      count: own.length,
      share: round((100 * own.length) / occurrences.length),
    }));
}

function countByPriority(occurrences: readonly Occurrence[]): Readonly<Record<AlarmPriority, number>> {
  const counts = { highest: 0, high: 0, medium: 0, low: 0 };
  for (const occurrence of occurrences) counts[occurrence.transition.priority] += 1;
  return counts;
}

function staleAlarms(input: AlarmKpiInput, occurrences: readonly Occurrence[], to: number, settings: BehaviourSettings): AlarmKpis['stale'] {
  const since = new Map<string, Readonly<{ alarmId: string; tag: string; at: number }>>();
  for (const each of occurrences) {
    if (each.clearedAt === null) since.set(each.transition.alarmId, { alarmId: each.transition.alarmId, tag: each.transition.tag, at: each.raisedAt });
  }
  for (const alarm of input.alarms ?? []) {
    if (alarm.state === 'active-acknowledged' || alarm.state === 'active-unacknowledged') {
      since.set(alarm.id, { alarmId: alarm.id, tag: alarm.tag, at: Date.parse(alarm.raisedAt) });
    }
  }
  return [...since.values()]
    .filter((each) => to - each.at > settings.staleHours * 3_600_000)
    .sort((a, b) => a.at - b.at)
    .map((each) => ({ alarmId: each.alarmId, tag: each.tag, since: toTimestamp(each.at), hours: round((to - each.at) / 3_600_000) }));
}

function describeFlood(flood: Flood, occurrences: readonly Occurrence[]): AlarmKpis['floods'][number] {
  return {
    from: toTimestamp(flood.from),
    to: toTimestamp(flood.to),
    burstFrom: toTimestamp(flood.burstFrom),
    count: flood.count,
    peakPer10Minutes: flood.peakPerWindow,
    ongoing: flood.ongoing,
    firstOut: occurrences.find((each) => each.raisedAt >= flood.burstFrom)?.transition.alarmId ?? null,
  };
}

function caveatsOf(hours: number, annunciated: number): readonly string[] {
  const caveats: string[] = [];
  if (hours < 30 * 24) caveats.push(`ISA-18.2 asks for at least 30 days of data; this is ${formatNumber(hours, 1)} h, so read the averages as an indication.`);
  if (annunciated > 0 && annunciated < 20) caveats.push('With fewer than 20 annunciations, shares say little.');
  return caveats;
}

function kpiEvidence(
  head: Readonly<{ from: string; to: string; annunciated: number; hours: number }>,
  rows: readonly AlarmKpiRow[],
  floodEdge: string,
  floods: number,
): EvidenceItem {
  const lines = rows.map(
    (row) => `${row.label}: ${formatNumber(row.value, 2)}${row.unit === '' ? '' : ` ${row.unit}`} (target ${row.target.acceptable}, ${row.target.edition})`,
  );
  const quote = `Alarms ${formatMinute(head.from)} to ${formatMinute(head.to)}: ${head.annunciated} annunciated in ${formatNumber(head.hours, 2)} h, ${floods} floods (flood: ${floodEdge}). ${lines.join('; ')}.`;
  return computationEvidence(
    'alarm KPIs',
    quote,
    { from: head.from, to: head.to, floodEdge },
    `shiftmate report shift --from ${head.from} --to ${head.to} --json`,
  );
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
