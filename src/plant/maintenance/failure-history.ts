import { CopilotError } from '../../domain/errors.js';
import { faultDefinition } from '../faults/fault-engine.js';
import { RandomSource } from '../random.js';
import { closestNames } from '../tag-table.js';
import { type FailureProcess, failureProcesses } from './failure-process.js';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** One failure from onset to repair, with the failure and maintenance fields of ISO 14224:2016 (clause 9.5 and 9.6). Times are ISO 8601. */
export type FailureOccurrence = Readonly<{
  id: string;
  process: string;
  kind: string;
  equipment: string;
  fault: string | null;
  onset: string;
  detectedAt: string;
  detection: string;
  /** Alarms in the order in which the fault raises them; empty where the instruments see nothing. */
  alarms: readonly string[];
  failureMode: string;
  mechanism: string;
  cause: string | null;
  repairedAt: string;
  activity: string;
  activeHours: number;
  parts: readonly Readonly<{ partNumber: string; quantity: number }>[];
  workOrder: string;
}>;

export type HistoryOptions = Readonly<{
  seed: number;
  from: Date;
  to: Date;
  /** Days of repair that are on record, by process id: they are taken as they are and only what the log does not say is drawn. */
  recorded?: ReadonlyMap<string, readonly Date[]>;
  processes?: readonly FailureProcess[];
}>;

/**
 * What failed between two dates, oldest repair first. Every process draws from its own stream of the seed, so a change to one leaves
 * the others alone; equal arguments give equal bytes. Throws `not-found` for a recorded process that is not modelled.
 */
export function failureHistory(options: HistoryOptions): readonly FailureOccurrence[] {
  const processes = options.processes ?? failureProcesses;
  const known = processes.map(({ id }) => id);
  for (const id of options.recorded?.keys() ?? []) {
    if (known.includes(id)) continue;
    const closest = closestNames(id, known, 3);
    throw new CopilotError({ code: 'not-found', message: `There is no failure process "${id}"; did you mean ${closest.join(', ')}?`, details: { closest } });
  }
  return processes
    .flatMap((process) => {
      const random = new RandomSource(options.seed + hash(process.id));
      const repairs = options.recorded?.get(process.id)?.map((date) => date.getTime()) ?? drawRepairs(process, options, random);
      return repairs.map((repairMs, index) => occurrence(process, repairMs, index, random));
    })
    .sort((a, b) => (a.repairedAt < b.repairedAt ? -1 : a.repairedAt > b.repairedAt ? 1 : a.id < b.id ? -1 : 1));
}

/** The one true answer to "how often did this fail": occurrences repaired in [from, to] of an asset, a fault or a kind of failure. */
export function countFailures(
  history: readonly FailureOccurrence[],
  wanted: Readonly<{ equipment?: string; fault?: string; kind?: string; from?: string; to?: string }>,
): number {
  return history.filter(
    (each) =>
      (wanted.equipment === undefined || each.equipment === wanted.equipment) &&
      (wanted.fault === undefined || each.fault === wanted.fault) &&
      (wanted.kind === undefined || each.kind === wanted.kind) &&
      (wanted.from === undefined || each.repairedAt >= wanted.from) &&
      (wanted.to === undefined || each.repairedAt <= wanted.to),
  ).length;
}

/** Renewal process: after a repair the part is as new. The first part is somewhere in its life when the history begins. */
function drawRepairs(process: FailureProcess, { from, to }: HistoryOptions, random: RandomSource): readonly number[] {
  const repairs: number[] = [];
  let at = from.getTime() - random.next() * process.scaleDays * dayMs;
  for (;;) {
    at += Math.max(0.5, weibull(random, process.scaleDays, process.shape)) * dayMs;
    if (at > to.getTime()) return repairs;
    if (at >= from.getTime()) repairs.push(at);
  }
}

/** Weibull distributed time by inversion of its distribution function. */
function weibull(random: RandomSource, scale: number, shape: number): number {
  return scale * (-Math.log(1 - random.next())) ** (1 / shape);
}

function occurrence(process: FailureProcess, repairMs: number, index: number, random: RandomSource): FailureOccurrence {
  const [shortest, longest] = process.repairHours;
  const activeHours = shortest + random.next() * (longest - shortest);
  const waitingHours = (process.developsDays > 2 ? 20 : 2) * random.next();
  const detectedMs = repairMs - (activeHours + waitingHours) * hourMs;
  const onsetMs = detectedMs - process.developsDays * (0.6 + 0.6 * random.next()) * dayMs;
  const fault = process.fault === null ? null : faultDefinition(process.fault);
  const iso = (ms: number): string => `${new Date(Math.round(ms / 60_000) * 60_000).toISOString().slice(0, 19)}Z`;
  return {
    id: `F-${process.equipment}-${process.kind}-${index + 1}`,
    process: process.id,
    kind: process.kind,
    equipment: process.equipment,
    fault: process.fault,
    onset: iso(onsetMs),
    detectedAt: iso(detectedMs),
    detection: process.detection,
    alarms: fault?.expectedAlarms ?? [],
    failureMode: process.failureMode,
    mechanism: process.mechanism,
    cause: fault?.cause ?? null,
    repairedAt: iso(repairMs),
    activity: process.activity,
    activeHours: Number(activeHours.toFixed(2)),
    parts: process.parts.map(([partNumber, quantity]) => ({ partNumber, quantity })),
    workOrder: fault?.workOrder.title ?? `${process.activity} ${process.equipment}: ${process.kind.replaceAll('-', ' ')}`,
  };
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}
