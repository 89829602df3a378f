import type { Dialect } from '../../dialect.js';
import { load } from '../../proof/harness.js';
import type { PlcSnapshot, SoftPlc } from '../../runtime/program.js';
import type { PatternBuild, Signal, VectorValue } from '../model.js';
import { millisecondsOf, renderBlock } from '../render.js';

/** A state of the block from which a trial may begin. `follows`: running feedbacks follow their commands, as a healthy machine does. */
export type Beginning = Readonly<{ snapshot: PlcSnapshot; follows: boolean; cold: boolean }>;
export type Drive = ReadonlyMap<Signal, number | boolean>;

/** A block in the text of a model or a person. */
export type BlockText = Readonly<{ code: string; dialect: Dialect }>;

const fineMs = 100;

/** The drafted block on the soft PLC, driven by a trial. Times in milliseconds of simulated time. */
export class Bench {
  readonly inputs: readonly Signal[];
  readonly outputs: readonly Signal[];
  /** Long enough for every time of the block that is not given in hours. */
  readonly windowMs: number;
  readonly beginnings: readonly Beginning[];
  private readonly feedbacks: readonly Readonly<{ from: number; to: number; inverted: boolean }>[];
  private readonly slots: ReadonlyMap<Signal, number>;
  private follows = false;
  /** Scans so far, over all trials. */
  counted = 0;

  private readonly build: PatternBuild;
  private readonly plc: SoftPlc;

  private constructor(build: PatternBuild, plc: SoftPlc) {
    this.build = build;
    this.plc = plc;
    this.inputs = build.signals.filter(({ direction }) => direction === 'input');
    this.outputs = build.signals.filter(({ direction }) => direction === 'output');
    this.slots = new Map(build.signals.map((row) => [row, plc.indexOf(row.identifier)]));
    const times = build.constants.flatMap(({ type, value }) => (type === 'TIME' ? [Math.min(millisecondsOf(value), 900_000)] : []));
    this.windowMs = 1_000 + 1.3 * times.reduce((sum, time) => sum + time, 0);
    this.feedbacks = feedbacksOf(build).map(({ command, row, inverted }) => ({ from: this.slot(command), to: this.slot(row), inverted }));
    this.beginnings = [...this.fromScenarios(), ...this.fromInputs()];
  }

  /** Null for a block that does not compile, or lacks one of the signals; the ladder's first rung says why. `text`: the block as somebody wrote it. */
  static of(build: PatternBuild, text?: BlockText): Bench | null {
    const { plc } = load(text?.code ?? renderBlock(build), text?.dialect ?? 'iec', build.blockName);
    return plc === null || build.signals.some(({ identifier }) => plc.indexOf(identifier) < 0) ? null : new Bench(build, plc);
  }

  /** The state as it stands, to go on from more than once. */
  mark(follows: boolean, cold = false): Beginning {
    return { snapshot: this.plc.snapshot(), follows, cold };
  }

  begin({ snapshot, follows }: Beginning): void {
    this.plc.restore(snapshot);
    this.follows = follows;
  }

  drive(values: Drive): void {
    for (const [row, value] of values) this.plc.set(this.slot(row), Number(value));
  }

  on(row: Signal): boolean {
    return this.plc.get(this.slot(row)) !== 0;
  }

  read(row: Signal): number {
    return this.plc.get(this.slot(row));
  }

  scan(elapsedMs: number): void {
    this.counted++;
    this.plc.scan(elapsedMs);
    if (this.follows) for (const { from, to, inverted } of this.feedbacks) this.plc.set(to, inverted ? 1 - this.plc.get(from) : this.plc.get(from));
  }

  /** Runs on, a few scans in small steps and the rest in larger ones, until `done` says so; the time it took, or null when it did not come to that. */
  runUntil(limitMs: number, done: () => boolean, stepMs = Math.max(fineMs, limitMs / 50)): number | null {
    let passed = 0;
    for (let scan = 0; passed < limitMs; scan++) {
      const step = scan < 4 ? fineMs : Math.min(stepMs, Math.max(fineMs, limitMs - passed));
      this.scan(step);
      passed += step;
      if (done()) return passed;
    }
    return null;
  }

  run(forMs: number): void {
    this.runUntil(forMs, () => false);
  }

  private slot(row: Signal): number {
    return this.slots.get(row) ?? -1;
  }

  /** The states that the pattern's own scenarios reach: its healthy inputs are set there. */
  private fromScenarios(): readonly Beginning[] {
    const found: Beginning[] = [];
    const slots = new Map(this.inputs.map((row) => [row.identifier, this.slot(row)]));
    const apply = (values: Readonly<Record<string, VectorValue>>): void => {
      for (const [name, value] of Object.entries(values)) this.plc.set(slots.get(name) ?? -1, Number(value));
    };
    this.follows = false;
    for (const { setup, steps, cycleMs } of this.build.vectors.slice(0, 12)) {
      this.plc.coldStart();
      for (const { drive, forMs } of [...setup, ...steps]) {
        apply(drive);
        const scans = Math.max(1, Math.ceil(forMs / cycleMs));
        const count = Math.min(scans, 60);
        for (let scan = 0; scan < count; scan++) this.plc.scan((cycleMs * scans) / count);
        if (found.length < 80) found.push(this.mark(false, false));
      }
    }
    return found;
  }

  /** Every combination of the Boolean inputs (or each one alone, where there are many), and each of them pressed and released once. */
  private fromInputs(): readonly Beginning[] {
    const bools = this.inputs.filter(({ type }) => type === 'BOOL');
    const sets = bools.length <= 5 ? combinations(bools) : [new Map(), ...bools.map((row) => new Map([[row, true]])), new Map(bools.map((row) => [row, true]))];
    const found: Beginning[] = [];
    for (const follows of this.feedbacks.length > 0 ? [false, true] : [false])
      for (const set of sets)
        for (const pressed of [null, ...(sets.length > 20 ? bools.slice(0, 3) : bools)]) {
          this.follows = follows;
          this.plc.coldStart();
          this.drive(new Map(bools.map((row) => [row, set.get(row) === true])));
          this.scan(fineMs);
          if (pressed !== null)
            for (const value of [set.get(pressed) !== true, set.get(pressed) === true]) {
              this.drive(new Map([[pressed, value]]));
              for (let scan = 0; scan < 2; scan++) this.scan(fineMs);
            }
          if (found.length < 160) found.push(this.mark(follows, pressed === null));
        }
    return found;
  }
}

function combinations(rows: readonly Signal[]): readonly ReadonlyMap<Signal, boolean>[] {
  return Array.from({ length: 2 ** rows.length }, (_, bits) => new Map(rows.map((row, index) => [row, ((bits >> index) & 1) === 1])));
}

/** Running feedbacks by the machine they belong to. */
function feedbacksOf(build: PatternBuild): readonly Readonly<{ command: Signal; row: Signal; inverted: boolean }>[] {
  const owner = ({ tag }: Signal): string => tag.split('.')[0] ?? '';
  return build.signals.flatMap((row) => {
    const about =
      row.direction === 'input' &&
      row.type === 'BOOL' &&
      row.tag.includes('.') &&
      /\brun|feedback|open|clos|confirm/i.test(`${row.description} ${row.identifier}`);
    const command = about ? build.signals.find((other) => other.direction === 'output' && other.type === 'BOOL' && owner(other) === owner(row)) : undefined;
    return command === undefined ? [] : [{ command, row, inverted: /clos/i.test(`${row.description} ${row.identifier}`) }];
  });
}
