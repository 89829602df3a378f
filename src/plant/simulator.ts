import type { Actor } from '../domain/actor.js';
import type { JournalEntry } from '../domain/alarm.js';
import { CopilotError } from '../domain/errors.js';
import { EquipmentId, TagId } from '../domain/ids.js';
import type { PlantDirectory } from '../ports/plant.js';
import { AlarmEngine, type AlarmEngineSnapshot } from './alarms/alarm-engine.js';
import { type ActiveFault, FaultEngine } from './faults/fault-engine.js';
import type { Compression } from './historian/compression.js';
import { EventJournal, type EventJournalSnapshot } from './historian/event-journal.js';
import { Historian, type HistorianSnapshot } from './historian/historian.js';
import { isoTime, JournalWatcher } from './journal-watcher.js';
import { deviationReferences } from './line4/alarms.js';
import { line4Texts } from './line4/directory.js';
import { type Disturbances, everydayDisturbances } from './line4/filling.js';
import { Line4Process } from './line4/process.js';
import { qualityFollows } from './line4/programs.js';
import { sensorRows } from './line4/sensors.js';
import type { Line4State } from './line4/state.js';
import { counterTags, momentaryTags, parameterTags, setpointTags, submeterTags, switchTags } from './line4/tags.js';
import { type OperatorSnapshot, ScriptedOperator } from './operator.js';
import { type DispatcherSnapshot, ProductionDispatcher } from './plan/dispatcher.js';
import { type ProductionHour, ProductionLog } from './production.js';
import { type BoundProgram, ProgramRunner } from './program-runner.js';
import { RandomSource, type RandomState } from './random.js';
import type { Scenario } from './scenarios/scenario.js';
import { faultsOf, type ScheduledAction, scheduleOf } from './scenarios/schedule.js';
import { SensorBank, type SensorSnapshot } from './sensor-bank.js';
import { TagTable } from './tag-table.js';

/** Simulated seconds before a scenario starts, in which nothing is recorded and the controllers settle. */
const warmUpSeconds = 1800;
const stepMs = 100;

export type SimulatorOptions = Readonly<{
  directory: PlantDirectory;
  programs: readonly BoundProgram[];
  scenario: Scenario;
  /** Default: the scenario's seed. */
  seed?: number;
  /** Hours of tag history that are kept; default 72, which is about 30 MB of state. */
  retentionHours?: number;
  /** A millisecond timer; when given, time spent per part is counted (for benchmarks only). */
  timer?: () => number;
}>;

/** Everything that determines the future of a run, as JSON data. */
export type SimulatorSnapshot = Readonly<{
  version: 3;
  scenario: string;
  seed: number;
  step: number;
  timeMs: number;
  process: Line4State;
  values: readonly number[];
  quality: readonly number[];
  sensors: SensorSnapshot;
  noise: RandomState;
  events: RandomState;
  faults: readonly Readonly<ActiveFault>[];
  programs: readonly unknown[];
  programFaults: readonly number[];
  alarms: AlarmEngineSnapshot;
  historian: HistorianSnapshot;
  journal: EventJournalSnapshot;
  watcher: readonly number[];
  operator: OperatorSnapshot;
  production: ReturnType<ProductionLog['snapshot']>;
  plan: DispatcherSnapshot;
  nextAction: number;
  momentary: readonly (readonly [number, number])[];
}>;

/** The same with the history itself in place of its text: what a copy within the process starts from. */
export type SimulatorState = Omit<SimulatorSnapshot, 'historian'> & Readonly<{ historian: Historian }>;

/**
 * The whole plant in fixed steps of 100 ms: physics, faults, instruments, control programs, alarms, history, journal, production.
 * Deterministic: the same options give the same run bit for bit. Nothing here reads a clock or any outside source of chance.
 */
export class PlantSimulator {
  readonly options: SimulatorOptions;
  readonly tags: TagTable;
  readonly process: Line4Process;
  readonly alarms: AlarmEngine;
  readonly historian: Historian;
  readonly journal: EventJournal;
  readonly faults = new FaultEngine();
  readonly production = new ProductionLog();
  /** Which order the line works on, and what became of the ones before. */
  readonly plan: ProductionDispatcher;
  /** Milliseconds spent per part when a timer is given. */
  readonly spent = { physics: 0, programs: 0, records: 0 };
  private readonly seed: number;
  private readonly sensors: SensorBank;
  private readonly noise: RandomSource;
  private readonly events: RandomSource;
  private readonly programs: readonly ProgramRunner[];
  private readonly watcher: JournalWatcher;
  private readonly operator: ScriptedOperator;
  private readonly actions: readonly ScheduledAction[];
  private readonly disturbances: Disturbances;
  private readonly followers: readonly (readonly [target: number, source: number])[];
  private readonly at: Readonly<{ producing: number; filler: number; fillerReset: number; complete: number; jamIn: number; jamOut: number }>;
  private readonly momentary = new Map<number, number>();
  private stoppedPrograms: Set<number> = new Set();
  private nextAction = 0;
  private stepCount = 0;
  private clockMs: number;
  private recording = false;
  private halted: CopilotError | null = null;

  /** Starts settled at the scenario's beginning; pass a snapshot to continue from it instead. */
  constructor(options: SimulatorOptions, from?: SimulatorSnapshot | SimulatorState) {
    const { directory, scenario } = options;
    this.options = options;
    this.seed = options.seed ?? scenario.seed;
    this.tags = new TagTable(directory.tags);
    const indexOf = (tag: string) => this.tags.indexOf(tag);
    this.process = new Line4Process(indexOf);
    this.sensors = new SensorBank(this.tags);
    this.noise = new RandomSource(this.seed);
    this.plan = new ProductionDispatcher(this.seed, scenario.plan);
    this.events = new RandomSource(this.seed + 0x5bd1e995);
    this.programs = options.programs.map((bound) => new ProgramRunner(bound, this.tags));
    const references = new Map(Object.entries(deviationReferences).map(([alarm, tag]) => [alarm, TagId.parse(tag)]));
    this.alarms = new AlarmEngine({ definitions: directory.alarms, tags: directory.tags, settings: { deviationReferences: references } });
    const texts = line4Texts();
    this.historian = new Historian({
      tags: directory.tags,
      settings: { compression: compressionRules(directory), retentionHours: options.retentionHours ?? 72 },
      decode: (tag, value) => (tag.kind === 'text' ? (texts.get(tag.id)?.[value] ?? String(value)) : tag.kind === 'discrete' ? value !== 0 : value),
    });
    this.journal = new EventJournal();
    this.watcher = new JournalWatcher(this.tags, this.journal, texts);
    const startMs = Date.parse(scenario.startsAt);
    this.operator = new ScriptedOperator(scenario.operator, startMs);
    this.actions = scheduleOf(scenario, startMs);
    this.disturbances = scenario.disturbances ? everydayDisturbances : { jamsPerHour: 0, gapsPerHour: 0, backupsPerHour: 0 };
    this.followers = qualityFollows.map(([target, source]) => [indexOf(target), indexOf(source)] as const);
    this.at = {
      producing: indexOf('LINE-4.PROD'),
      filler: indexOf('F-401.STATE'),
      fillerReset: indexOf('F-401.RESET'),
      complete: indexOf('F-401.COMPLETE'),
      jamIn: indexOf('CN-401.JAM'),
      jamOut: indexOf('CN-402.JAM'),
    };
    this.clockMs = startMs - warmUpSeconds * 1000;
    if (from === undefined) this.start(startMs);
    else this.restore(from);
  }

  /** Plant time in epoch milliseconds. */
  get timeMs(): number {
    return this.clockMs;
  }

  /** Why the run stopped, or null while it is healthy. */
  get failure(): CopilotError | null {
    return this.halted;
  }

  /** Advances 100 ms. Throws `internal` when the physics fails, then and on every later call; details.state is the state at that moment. */
  step(): void {
    if (this.halted !== null) throw this.halted;
    const timer = this.options.timer;
    const started = timer?.() ?? 0;
    this.stepCount += 1;
    this.clockMs += stepMs;
    const { values } = this.tags;
    this.process.step(this.stepCount, { values, fault: this.faults.inputs, random: this.events, disturbances: this.disturbances });
    if (!this.process.isFinite()) this.halt();
    this.sensors.read(this.stepCount, this.process.state, this.noise);
    const simulated = timer?.() ?? 0;
    for (let index = 0; index < this.programs.length; index += 1) {
      const healthy = this.programs[index]?.run(this.stepCount);
      if (healthy === false && !this.stoppedPrograms.has(index)) this.reportStopped(index);
    }
    const scanned = timer?.() ?? 0;
    if (this.stepCount % 10 === 0) this.everySecond();
    if (timer === undefined) return;
    this.spent.physics += simulated - started;
    this.spent.programs += scanned - simulated;
    this.spent.records += timer() - scanned;
  }

  /** Steps until plant time is at least `timeMs`. */
  advanceTo(timeMs: number): void {
    while (this.clockMs < timeMs) this.step();
  }

  /** Sets a tag as a person or an operator station would; momentary commands fall back after a second. No checks: the commander makes them. */
  write(tag: string, value: number): void {
    const index = this.tags.indexOf(tag);
    this.tags.values[index] = value;
    if (momentaryTags.includes(tag)) this.momentary.set(index, this.stepCount + 10);
  }

  /** Writes an entry into the event journal at the present time. */
  note(category: JournalEntry['category'], text: string, about: Readonly<{ equipment?: string | null; tag?: string | null; by?: Actor | null }>): JournalEntry {
    return this.journal.append({
      at: isoTime(this.clockMs),
      category,
      equipment: about.equipment == null ? null : EquipmentId.parse(about.equipment),
      tag: about.tag == null ? null : TagId.parse(about.tag),
      text,
      by: about.by ?? null,
    });
  }

  /** Production hours that start within [fromMs, toMs), booked up to now. */
  productionHours(fromMs: number, toMs: number): readonly ProductionHour[] {
    return this.production.between(fromMs, toMs, this.process.state, this.clockMs);
  }

  /** What a copy in the same process starts from; the history in it is this plant's own and goes on with it. */
  state(): SimulatorState {
    return {
      version: 3,
      scenario: this.options.scenario.id,
      seed: this.seed,
      step: this.stepCount,
      timeMs: this.clockMs,
      process: this.process.snapshot(),
      values: [...this.tags.values],
      quality: [...this.tags.quality],
      sensors: this.sensors.snapshot(),
      noise: this.noise.snapshot(),
      events: this.events.snapshot(),
      faults: this.faults.snapshot(),
      programs: this.programs.map((runner) => runner.program.snapshot()),
      programFaults: [...this.stoppedPrograms],
      alarms: this.alarms.snapshot(),
      historian: this.historian,
      journal: this.journal.snapshot(),
      watcher: this.watcher.snapshot(),
      operator: this.operator.snapshot(),
      production: this.production.snapshot(),
      plan: this.plan.snapshot(),
      nextAction: this.nextAction,
      momentary: [...this.momentary],
    };
  }

  snapshot(): SimulatorSnapshot {
    return { ...this.state(), historian: this.historian.snapshot() };
  }

  /** Continues from a snapshot of the same scenario and configuration. Throws `input-invalid` for one of another kind. */
  restore(state: SimulatorSnapshot | SimulatorState): void {
    if (state.version !== 3 || state.values.length !== this.tags.values.length || state.programs.length !== this.programs.length) {
      throw new CopilotError({ code: 'input-invalid', message: 'The plant snapshot belongs to another plant configuration; take a new one.' });
    }
    this.stepCount = state.step;
    this.clockMs = state.timeMs;
    this.process.restore(state.process);
    this.tags.values.set(state.values);
    this.tags.quality.set(state.quality);
    this.sensors.restore(state.sensors);
    this.noise.restore(state.noise);
    this.events.restore(state.events);
    this.faults.restore(state.faults);
    this.faults.apply(this.clockMs, this.sensors);
    for (const [index, runner] of this.programs.entries()) runner.program.restore(state.programs[index]);
    this.stoppedPrograms = new Set(state.programFaults);
    this.alarms.restore(state.alarms);
    this.historian.restore(state.historian);
    this.journal.restore(state.journal);
    this.watcher.restore(state.watcher);
    this.operator.restore(state.operator);
    this.production.restore(state.production);
    this.plan.restore(state.plan);
    this.nextAction = state.nextAction;
    this.momentary.clear();
    for (const [index, until] of state.momentary) this.momentary.set(index, until);
    this.recording = true;
    this.halted = null;
  }

  /** An independent copy that continues from here with the same future; `programs` replaces control programs by name (to try a draft). */
  fork(replaced: ReadonlyMap<string, BoundProgram> = new Map()): PlantSimulator {
    const programs = this.options.programs.map((bound) => replaced.get(bound.binding.program) ?? { ...bound, program: bound.program.fork() });
    return new PlantSimulator({ ...this.options, seed: this.seed, programs }, { ...this.state(), programs: programs.map(({ program }) => program.snapshot()) });
  }

  private start(startMs: number): void {
    for (const [id, , , , , , , initial] of [...setpointTags, ...parameterTags]) this.tags.values[this.tags.indexOf(id)] = initial;
    for (const row of switchTags) this.tags.values[this.tags.indexOf(row[0])] = row[5];
    for (const [tag, value] of Object.entries(this.options.scenario.initial)) this.tags.values[this.tags.indexOf(tag)] = value;
    for (const fault of faultsOf(this.options.scenario, startMs)) this.faults.add(fault);
    this.advanceTo(startMs);
    this.recording = true;
    this.watcher.settle();
    this.production.settle(this.process.state);
    this.plan.start(startMs, this.process.state.filling.bottles, this.process.state.filling.rejects);
    this.note('system', startNote(this.options.scenario.id, this.seed), {});
  }

  private everySecond(): void {
    const { values, quality } = this.tags;
    this.faults.apply(this.clockMs, this.sensors);
    for (const [index, until] of this.momentary) {
      if (this.stepCount < until) continue;
      values[index] = 0;
      this.momentary.delete(index);
    }
    for (const [target, source] of this.followers) quality[target] = quality[source] ?? 0;
    if (!this.recording) return;
    while ((this.actions[this.nextAction]?.atMs ?? Number.POSITIVE_INFINITY) <= this.clockMs) {
      this.actions[this.nextAction]?.perform(this);
      this.nextAction += 1;
    }
    const fillerState = values[this.at.filler] ?? 0;
    if (this.operator.resetsFiller(this.clockMs, fillerState, (values[this.at.jamIn] ?? 0) + (values[this.at.jamOut] ?? 0) > 0)) {
      this.write('F-401.RESET', 1);
    }
    const transitions = this.alarms.update(this.clockMs, this.tags);
    this.operator.acknowledge(this.clockMs, transitions > 0, this.alarms, this.events);
    this.watcher.scan(this.clockMs);
    this.historian.record(this.clockMs, values, quality);
    const ended = this.production.record(this.clockMs, this.process.state, (values[this.at.producing] ?? 0) > 0, fillerState);
    if (ended !== null) {
      this.noteProduction(ended);
      this.historian.prune(this.clockMs);
    }
    this.dispatch();
  }

  /** The order at the filler: ends by its count, and a change of product keeps the filler in Complete. */
  private dispatch(): void {
    const { bottles, rejects } = this.process.state.filling;
    const { completing, notes } = this.plan.step(this.clockMs, bottles, rejects);
    this.tags.values[this.at.complete] = completing ? 1 : 0;
    for (const text of notes) this.note('production', text, { equipment: 'F-401', tag: 'F-401.COUNT' });
  }

  private noteProduction(hour: ProductionHour): void {
    const from = isoTime(hour.startMs).slice(11, 16);
    const to = isoTime(hour.startMs + 3_600_000).slice(11, 16);
    const minutes = Math.round(hour.executeSeconds / 60);
    this.note('production', `${from}-${to}: ${hour.bottles} bottles filled, ${hour.rejects} rejected, filler in Execute ${minutes} min`, {
      equipment: 'F-401',
      tag: 'F-401.COUNT',
    });
  }

  private reportStopped(index: number): void {
    this.stoppedPrograms.add(index);
    const runner = this.programs[index];
    if (this.recording) this.note('system', `Control program ${runner?.binding.program} stopped: ${runner?.program.fault}`, {});
  }

  private halt(): never {
    const field = this.process.firstNotFinite() ?? 'an intermediate result';
    this.halted = new CopilotError({
      code: 'internal',
      message: `The plant model produced a value that is not a number (${field}); the run is stopped and its state kept.`,
      details: { field, plantTime: isoTime(this.clockMs), step: this.stepCount, state: this.process.snapshot() },
    });
    throw this.halted;
  }
}

/** The first entry of a run's journal. */
export const startNote = (scenario: string, seed: number): string => `Plant run started: scenario ${scenario}, seed ${seed}`;

/**
 * Error bounds of the historian: at least 0.25 % of the range and 3.5 standard deviations of the instrument's noise, so that noise is not
 * stored; counters that rise all the time get a small bound instead of every change.
 */
function compressionRules(directory: PlantDirectory): ReadonlyMap<string, Compression> {
  const ranges = new Map(directory.tags.map((tag) => [String(tag.id), tag.range]));
  const rules = new Map<string, Compression>();
  for (const [tag, , , noise] of sensorRows) {
    const range = ranges.get(tag);
    const span = range ? range.high - range.low : 0;
    rules.set(tag, { method: 'swinging-door', errorBound: Math.max(0.0025 * span, 3.5 * noise) });
  }
  for (const [id, , , low, high] of submeterTags) rules.set(id, { method: 'swinging-door', errorBound: 0.0025 * (high - low) });
  for (const [id, , unit] of counterTags) {
    if (unit === 'h') rules.set(id, { method: 'swinging-door', errorBound: 0.01 });
    if (id === 'F-401.COUNT') rules.set(id, { method: 'swinging-door', errorBound: 3 });
  }
  return rules;
}
