import type { AlarmTransition } from '../domain/alarm.js';
import { CopilotError } from '../domain/errors.js';
import type { TagDefinition, TagValue } from '../domain/tag.js';
import { faultCatalog } from '../plant/faults/catalog.js';
import { faultDefinition } from '../plant/faults/fault-engine.js';
import { readTag } from '../plant/plant-reader.js';
import type { BoundProgram } from '../plant/program-runner.js';
import type { SimulatedPlant } from '../plant/simulated-plant.js';
import type { PlantSimulator } from '../plant/simulator.js';
import type { Twin, TwinChange, TwinMovement, TwinReport, TwinRequest } from '../ports/twin.js';
import { modelFork } from './model-fork.js';

const maximumMinutes = 240;
const stepMs = 100;
/** Steps between two pauses for the rest of the process: 10 simulated seconds, about 5 ms of work. */
const stepsPerSlice = 100;
/** The share of a run in which a slowly growing fault reaches its full size. */
const faultGrowth = 0.5;
/** Differences below this share of the range, or this many times the usual movement between samples, are chance. */
const leastShare = 0.01;
const leastMovements = 3;
/** States that differ for less of the last third of the run are passing. */
const leastLateShare = 0.5;

export type TwinParts = Readonly<{
  plant: SimulatedPlant;
  /** Compiles the plant's programs with one file exchanged for another text. Throws a CopilotError for a text that does not compile. */
  compileWith: (program: string, source: string) => BoundProgram;
  /** Lets the rest of the process work between two slices. */
  pause?: () => Promise<void>;
}>;

/** The simulated plant as its own twin: two forks from now, one with the changes, advanced side by side in slices. */
export function createTwin(parts: TwinParts): Twin {
  const pause = parts.pause ?? (() => new Promise<void>((resolve) => setImmediate(resolve)));
  return {
    faults: faultCatalog.map(({ id, title, equipment, cause, onset }) => ({
      ...{ id, title, equipment, grows: onset !== 'step' },
      hint: `${id.replaceAll('-', ' ')} ${cause}`,
    })),
    maximumMinutes,
    runAhead: async (request, signal, progress = () => undefined) => {
      if (!(request.minutes > 0 && request.minutes <= maximumMinutes))
        throw new CopilotError({ code: 'input-invalid', message: `The model runs ahead for up to ${maximumMinutes} minutes; ask for a shorter time.` });
      const live = parts.plant.simulator;
      const unchanged = new SampledRun(modelFork(live));
      await pause();
      const changed = new SampledRun(changedFork(live, request, parts.compileWith));
      const slices = Math.ceil((request.minutes * 60_000) / stepMs / stepsPerSlice);
      for (let slice = 1; slice <= slices; slice += 1) {
        unchanged.advance();
        await pause();
        signal.throwIfAborted();
        changed.advance();
        await pause();
        signal.throwIfAborted();
        if (slice % Math.ceil(slices / 10) === 0) progress(slice / slices);
      }
      return reportOf(unchanged, changed, request.minutes);
    },
  };
}

function changedFork(live: PlantSimulator, request: TwinRequest, compileWith: TwinParts['compileWith']): PlantSimulator {
  const programs = new Map(request.changes.flatMap((change) => (change.kind === 'program' ? [[change.program, change] as const] : [])));
  for (const name of programs.keys())
    if (!live.options.programs.some(({ binding }) => binding.program === name))
      throw new CopilotError({ code: 'not-found', message: `The plant runs no program ${name}; name one of ${programNames(live)}.` });
  const fork = modelFork(live, (bound) =>
    bound.map((old) => {
      const change = programs.get(old.binding.program);
      return change === undefined ? old : compileWith(change.program, change.source);
    }),
  );
  for (const change of request.changes) apply(change, fork, request.minutes);
  return fork;
}

function programNames(simulator: PlantSimulator): string {
  return simulator.options.programs.map(({ binding }) => binding.program).join(', ');
}

function apply(change: TwinChange, fork: PlantSimulator, minutes: number): void {
  switch (change.kind) {
    case 'setpoint':
      assertSettable(fork.tags.definitionOf(change.tag), change.value);
      fork.write(change.tag, change.value);
      return;
    case 'fault': {
      const definition = faultDefinition(change.fault);
      const rampHours = definition.onset === 'step' ? 0 : Math.min(definition.rampHours, (minutes / 60) * faultGrowth);
      fork.faults.add({ fault: definition.id, onsetMs: fork.timeMs, rampHours, severity: 1, clearedMs: null });
      for (const { tag, value } of definition.settings) fork.write(tag, value);
      return;
    }
    case 'program':
      return;
  }
}

function assertSettable(tag: TagDefinition, value: number): void {
  if (tag.access === 'read' || tag.safetyRelated)
    throw new CopilotError({ code: 'input-invalid', message: `${tag.id} is not something a person sets; try a setpoint or a fault.` });
  const [low, high] = tag.kind === 'discrete' ? [0, 1] : [tag.range?.low ?? Number.NEGATIVE_INFINITY, tag.range?.high ?? Number.POSITIVE_INFINITY];
  if (value >= low && value <= high && (tag.kind !== 'discrete' || Number.isInteger(value))) return;
  const unit = tag.unit === null ? '' : ` ${tag.unit}`;
  throw new CopilotError({ code: 'input-invalid', message: `${tag.id} takes values from ${low} to ${high}${unit}; ${value} is outside.` });
}

/** A fork with the values of all its tags, one sample per slice. */
class SampledRun {
  readonly simulator: PlantSimulator;
  readonly startMs: number;
  readonly first: Float64Array;
  readonly firstTexts: ReadonlyMap<string, TagValue>;
  readonly samples: Float64Array[] = [];

  constructor(simulator: PlantSimulator) {
    this.simulator = simulator;
    this.startMs = simulator.timeMs;
    this.first = Float64Array.from(simulator.tags.values);
    const texts = simulator.options.directory.tags.filter(({ kind }) => kind === 'text');
    this.firstTexts = new Map(texts.map(({ id }) => [id, readTag(simulator, id).value]));
  }

  advance(): void {
    for (let step = 0; step < stepsPerSlice; step += 1) this.simulator.step();
    this.samples.push(Float64Array.from(this.simulator.tags.values));
  }

  alarms(): ReadonlyMap<string, AlarmTransition> {
    const found = new Map<string, AlarmTransition>();
    for (const transition of this.simulator.alarms.transitions(this.startMs + 1, this.simulator.timeMs + 1))
      if (transition.annunciated && !found.has(transition.definitionId)) found.set(transition.definitionId, transition);
    return found;
  }
}

function reportOf(unchanged: SampledRun, changed: SampledRun, minutes: number): TwinReport {
  const [before, after] = [unchanged.alarms(), changed.alarms()];
  const onlyIn = (here: ReadonlyMap<string, AlarmTransition>, there: ReadonlyMap<string, AlarmTransition>): readonly AlarmTransition[] =>
    [...here.values()].filter(({ definitionId }) => !there.has(definitionId));
  return {
    from: new Date(unchanged.startMs).toISOString(),
    to: new Date(unchanged.simulator.timeMs).toISOString(),
    minutes,
    moved: changed.simulator.options.directory.tags
      .flatMap((tag) => movementOf(tag, unchanged, changed) ?? [])
      .sort((a, b) => b.size - a.size || Date.parse(a.apartAt) - Date.parse(b.apartAt)),
    raised: onlyIn(after, before),
    avoided: onlyIn(before, after),
    raisedAnyway: [...after.keys()].filter((id) => before.has(id)).length,
  };
}

function movementOf(tag: TagDefinition, unchanged: SampledRun, changed: SampledRun): TwinMovement | null {
  const index = changed.simulator.tags.indexOf(tag.id);
  const start = unchanged.firstTexts.get(tag.id) ?? shownValue(tag, unchanged.first[index] ?? 0, unchanged.simulator);
  if (tag.kind === 'analog') return analogMovement(tag, index, start, unchanged, changed);
  const apart = firstApart(index, 0, unchanged, changed);
  const [quiet, moved] = [lastValue(unchanged, index), lastValue(changed, index)];
  if (apart === null || quiet === moved) return null;
  if (tag.kind !== 'counter') {
    if (lateDifference(index, unchanged, changed) < leastLateShare) return null;
    return {
      tag,
      start,
      unchanged: shownValue(tag, quiet, unchanged.simulator),
      changed: shownValue(tag, moved, changed.simulator),
      extremes: null,
      apartAt: apart,
      size: 1,
    };
  }
  const from = unchanged.first[index] ?? 0;
  const [without, withChange] = [quiet - from, moved - from];
  const size = Math.abs(withChange - without) / Math.max(1, Math.abs(without), Math.abs(withChange));
  // Counts of things vary like their root; what chance alone would give is no effect.
  const chance = tag.decimals === 0 ? leastMovements * Math.sqrt(Math.max(without, withChange, 1)) : 0;
  if (size < leastShare || Math.abs(withChange - without) < chance) return null;
  return { tag, start, unchanged: rounded(without, tag), changed: rounded(withChange, tag), extremes: null, apartAt: apart, size };
}

function analogMovement(tag: TagDefinition, index: number, start: TagValue, unchanged: SampledRun, changed: SampledRun): TwinMovement | null {
  const span = tag.range === null ? 0 : tag.range.high - tag.range.low;
  const threshold = Math.max(leastShare * span, leastMovements * usualMovement(unchanged, index), 10 ** -tag.decimals);
  const [quiet, moved] = [lateMean(unchanged, index), lateMean(changed, index)];
  const apartAt = firstApart(index, threshold, unchanged, changed);
  if (apartAt === null || Math.abs(moved - quiet) < threshold) return null;
  const values = changed.samples.map((sample) => sample[index] ?? 0);
  return {
    tag,
    start,
    unchanged: rounded(quiet, tag),
    changed: rounded(moved, tag),
    extremes: { lowest: rounded(Math.min(...values), tag), highest: rounded(Math.max(...values), tag) },
    apartAt,
    size: span === 0 ? 1 : Math.abs(moved - quiet) / span,
  };
}

/** Mean size of the change from one sample to the next. */
function usualMovement(run: SampledRun, index: number): number {
  let sum = 0;
  for (let at = 1; at < run.samples.length; at += 1) sum += Math.abs((run.samples[at]?.[index] ?? 0) - (run.samples[at - 1]?.[index] ?? 0));
  return run.samples.length < 2 ? 0 : sum / (run.samples.length - 1);
}

function lateMean(run: SampledRun, index: number): number {
  const late = run.samples.slice(Math.floor((run.samples.length * 2) / 3));
  return late.reduce((sum, sample) => sum + (sample[index] ?? 0), 0) / Math.max(1, late.length);
}

/** Share of the last third of the run in which the two runs differ; separates a lasting change from a cycle that is shifted. */
function lateDifference(index: number, unchanged: SampledRun, changed: SampledRun): number {
  const from = Math.floor((changed.samples.length * 2) / 3);
  const late = changed.samples.slice(from);
  const differing = late.filter((sample, at) => sample[index] !== unchanged.samples[from + at]?.[index]);
  return differing.length / Math.max(1, late.length);
}

function lastValue(run: SampledRun, index: number): number {
  return run.samples.at(-1)?.[index] ?? 0;
}

function firstApart(index: number, threshold: number, unchanged: SampledRun, changed: SampledRun): string | null {
  const at = changed.samples.findIndex((sample, position) => {
    const difference = Math.abs((sample[index] ?? 0) - (unchanged.samples[position]?.[index] ?? 0));
    return threshold === 0 ? difference > 0 : difference >= threshold;
  });
  return at < 0 ? null : new Date(changed.startMs + (at + 1) * stepsPerSlice * stepMs).toISOString();
}

function shownValue(tag: TagDefinition, raw: number, simulator: PlantSimulator): TagValue {
  if (tag.kind === 'discrete') return raw !== 0;
  if (tag.kind === 'text') return readTag(simulator, tag.id).value;
  return rounded(raw, tag);
}

function rounded(value: number, tag: TagDefinition): number {
  return Number(value.toFixed(tag.decimals));
}
