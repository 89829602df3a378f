import type { PatternBuild, PatternParameters, Signal, TestVector, VectorStep } from '../model.js';
import { numberOf, type Permissives, scansOf, step, vector, vectorCycleMs } from './parts.js';

/** A group of like machines with its signals, and how many of them run together. */
export interface Group {
  readonly names: readonly string[];
  readonly commands: readonly string[];
  readonly runs: readonly string[];
  readonly trips: readonly string[];
  readonly signals: Readonly<{ commands: readonly Signal[]; runs: readonly Signal[]; trips: readonly Signal[] }>;
  readonly together: number;
}

/** What asks for the group: a request of the process, or a measurement with a start, an assist and a stop limit. */
export interface Demand {
  readonly signals: readonly Signal[];
  readonly constants: PatternBuild['constants'];
  readonly body: readonly string[];
  readonly enable: string;
  readonly on: Readonly<Record<string, number | boolean>>;
  readonly off: Readonly<Record<string, number | boolean>>;
  readonly told: string;
  readonly vectors: (group: Group, running: readonly VectorStep[], idle: readonly VectorStep[]) => readonly TestVector[];
}

/** What happens to the machine that leads when it trips or loses its feedback, for every one of the group. */
function replacements({ commands, runs, trips, together }: Group, running: readonly VectorStep[], failover: number): readonly TestVector[] {
  const count = commands.length;
  const idle = Object.fromEntries(runs.slice(together).map((id) => [id, false]));
  return [
    vector('spare', 'a spare that stands needs no feedback', running, [step(idle, scansOf(failover, 5), {}, { AnyFailed: false, [commands[0] ?? '']: true })]),
    ...commands.flatMap((command, index) => {
      const leading = [...running, step({ LeadIndex: index }, 300)];
      const spare = commands[(index + together) % count] ?? '';
      const [run, trip] = [runs[index] ?? '', trips[index] ?? ''];
      return [
        vector(`trip-${index + 1}`, 'a tripped one is replaced at once and waits for a reset', leading, [
          step({ [trip]: true }, vectorCycleMs, { [command]: false, [spare]: true, AnyFailed: true }, { NotEnough: false }),
          step({ [trip]: false }, 1_000, {}, { [command]: false, AnyFailed: true }),
          step({ ResetButton: true }, vectorCycleMs, { [command]: true, [spare]: false, AnyFailed: false }),
        ]),
        vector(`no-feedback-${index + 1}`, 'one without feedback is replaced after exactly the failover time', leading, [
          step({ [run]: false }, scansOf(failover), {}, { [command]: true, AnyFailed: false }),
          step({}, vectorCycleMs, { [command]: false, [spare]: true, AnyFailed: true }),
        ]),
        vector(`short-loss-${index + 1}`, 'a shorter loss of feedback replaces nothing', leading, [
          step({ [run]: false }, scansOf(failover / 2), {}, { [command]: true }),
          step({ [run]: true }, scansOf(failover), {}, { [command]: true, AnyFailed: false }),
        ]),
      ];
    }),
  ];
}

/** The scenarios of a group: start, stop, rotation by time and by hand, replacement, and what its demand adds. */
export function rotationVectors(group: Group, demand: Demand, parameters: PatternParameters, permissives: Permissives): readonly TestVector[] {
  const { commands, runs, trips, together, names } = group;
  const [failover, period] = [numberOf(parameters, 'failover'), numberOf(parameters, 'period')];
  const count = names.length;
  const all = (ids: readonly string[], value: boolean): Record<string, boolean> => Object.fromEntries(ids.map((id) => [id, value]));
  // The commands that are on while the machine `lead` (0 is the first) leads and none has failed
  const ledBy = (lead: number): Record<string, boolean> => Object.fromEntries(commands.map((id, index) => [id, (index - lead + count) % count < together]));
  const changed = (lead: number): Record<string, boolean> => {
    const before = ledBy(lead - 1);
    return Object.fromEntries(Object.entries(ledBy(lead)).filter(([id, value]) => before[id] !== value));
  };
  const quiet = { ...permissives.healthyDrive, ...all(trips, false), ...all(runs, true), ResetButton: false, RotateNow: false };
  const idle = [step({ ...quiet, ...demand.off }, 300)];
  const running = [...idle, step(demand.on, 300)];
  const first = commands[0] ?? '';
  return [
    vector('start', 'as many as are wanted start, from the lead on', idle, [
      step(demand.on, vectorCycleMs, Object.fromEntries(commands.slice(0, together).map((id) => [id, true])), { ...ledBy(0), LeadNumber: 1, Wanted: together }),
    ]),
    vector('stop', 'all stop with the demand', running, [step(demand.off, vectorCycleMs, { [first]: false, Wanted: 0 }, all(commands, false))]),
    vector(
      'rotate',
      'when the running time is used up the next one leads, not one scan earlier',
      [...running, step({ UsedMs: period - 1_001 }, vectorCycleMs)],
      [step({}, 900, {}, ledBy(0)), step({}, vectorCycleMs, { ...changed(1), LeadNumber: 2 }, ledBy(1)), step({}, 2_000, {}, { LeadNumber: 2 })],
    ),
    vector(
      'rests',
      'a group that stands uses up no time',
      [...running, step(demand.off, 300), step({ UsedMs: period - 1_000 }, vectorCycleMs)],
      [step({}, 3_000, {}, { LeadNumber: 1 })],
    ),
    vector('by-hand', 'the rotation signal acts once, on its edge', running, [
      step({ RotateNow: true }, vectorCycleMs, { ...changed(1), LeadNumber: 2 }, ledBy(1)),
      step({}, 1_000, {}, { LeadNumber: 2 }),
    ]),
    vector(
      'round',
      'the rotation comes back to the first',
      [...running, ...Array.from({ length: count }, () => [step({ RotateNow: true }, vectorCycleMs), step({ RotateNow: false }, vectorCycleMs)]).flat()],
      [step({}, 200, {}, { ...ledBy(0), LeadNumber: 1 })],
    ),
    ...(together < count ? replacements(group, running, failover) : []),
    vector('none', 'with none available the alarm is on', running, [
      step(all(trips, true), vectorCycleMs, { [first]: false, NotEnough: true }, all(commands, false)),
    ]),
    ...demand.vectors(group, running, idle),
    ...permissives.vectorsFor(first, running),
  ];
}
