import { CopilotError } from '../domain/errors.js';
import { type FeedbackRow, fastFeedbackRows, feedbackRows, sensorRows, slowFeedbackRows } from './line4/sensors.js';
import type { Line4State } from './line4/state.js';
import { clamp, lagFactor, quantise } from './physics/dynamics.js';
import type { RandomSource } from './random.js';
import type { TagTable } from './tag-table.js';

/** Steps after which the reading pattern repeats: the least common multiple of the intervals 1, 2, 5, 10 and 20. */
const cycle = 20;
/** Converters resolve the range into this many counts. */
const counts = 16_000;

export type SensorSnapshot = Readonly<{ filtered: readonly number[] }>;

/**
 * Instruments between the true process and the tags: first-order lag, noise, quantisation, range limits, and instrument faults
 * (offset, gain, open circuit). An open circuit drives the reading to the low end of the range with bad quality.
 */
export class SensorBank {
  /** Faults per sensor, set anew every second by the fault engine. */
  readonly offset: Float64Array;
  readonly gain: Float64Array;
  readonly open: Uint8Array;
  private readonly table: TagTable;
  private readonly sources: readonly ((state: Line4State) => number)[];
  private readonly tagIndexes: Int32Array;
  private readonly factors: Float64Array;
  private readonly noises: Float64Array;
  private readonly resolutions: Float64Array;
  private readonly lows: Float64Array;
  private readonly highs: Float64Array;
  private readonly filtered: Float64Array;
  private readonly schedule: readonly Int32Array[];
  private readonly fast: CompiledFeedback;
  private readonly medium: CompiledFeedback;
  private readonly slow: CompiledFeedback;

  constructor(table: TagTable) {
    this.table = table;
    const size = sensorRows.length;
    this.sources = sensorRows.map((row) => row[1]);
    this.tagIndexes = Int32Array.from(sensorRows, (row) => table.indexOf(row[0]));
    this.factors = Float64Array.from(sensorRows, (row) => lagFactor(row[4] * 0.1, row[2]));
    this.noises = Float64Array.from(sensorRows, (row) => row[3]);
    this.lows = Float64Array.from(this.tagIndexes, (index) => table.definitions[index]?.range?.low ?? 0);
    this.highs = Float64Array.from(this.tagIndexes, (index) => table.definitions[index]?.range?.high ?? 0);
    this.resolutions = Float64Array.from(this.lows, (low, index) => ((this.highs[index] ?? 0) - low) / counts);
    this.filtered = new Float64Array(size).fill(Number.NaN);
    this.offset = new Float64Array(size);
    this.gain = new Float64Array(size).fill(1);
    this.open = new Uint8Array(size);
    this.schedule = Array.from({ length: cycle }, (_, phase) =>
      Int32Array.from(sensorRows.map((row, index) => ((phase + index) % row[4] === 0 ? index : -1)).filter((index) => index >= 0)),
    );
    this.fast = compileFeedback(fastFeedbackRows, table);
    this.medium = compileFeedback(feedbackRows, table);
    this.slow = compileFeedback(slowFeedbackRows, table);
  }

  /** Position of a sensor by its tag, -1 where the tag has no instrument. */
  indexOf(tag: string): number {
    return sensorRows.findIndex((row) => row[0] === tag);
  }

  /** Reads what is due in this 100 ms step. Throws `internal` when a true value is not a finite number, before any tag changes. */
  read(step: number, state: Line4State, random: RandomSource): void {
    const due = this.schedule[step % cycle];
    if (due !== undefined) for (let at = 0; at < due.length; at += 1) this.readOne(due[at] ?? 0, state, random);
    readFeedback(this.fast, state, this.table.values);
    if (step % 2 === 0) readFeedback(this.medium, state, this.table.values);
    if (step % 10 === 0) readFeedback(this.slow, state, this.table.values);
  }

  snapshot(): SensorSnapshot {
    return { filtered: [...this.filtered] };
  }

  restore(snapshot: SensorSnapshot): void {
    this.filtered.set(snapshot.filtered);
  }

  private readOne(index: number, state: Line4State, random: RandomSource): void {
    const source = this.sources[index];
    if (source === undefined) return;
    const truth = source(state) * (this.gain[index] ?? 1) + (this.offset[index] ?? 0);
    if (!Number.isFinite(truth)) throw notANumber(sensorRows[index]?.[0] ?? '');
    const before = this.filtered[index] ?? Number.NaN;
    const value = Number.isNaN(before) ? truth : before + (truth - before) * (this.factors[index] ?? 1);
    this.filtered[index] = value;
    const noise = this.noises[index] ?? 0;
    const low = this.lows[index] ?? 0;
    const high = this.highs[index] ?? 0;
    const resolution = this.resolutions[index] ?? 1;
    let reading = noise > 0 ? value + noise * random.gaussian() : value;
    reading = clamp(quantise(reading, resolution), low, high);
    const tag = this.tagIndexes[index] ?? 0;
    const open = (this.open[index] ?? 0) > 0;
    this.table.values[tag] = open ? low : reading;
    this.table.quality[tag] = open ? 2 : 0;
  }
}

function notANumber(tag: string): CopilotError {
  return new CopilotError({
    code: 'internal',
    message: `The plant model produced a value for ${tag} that is not a number; the run is stopped and its state kept.`,
    details: { tag },
  });
}

type CompiledFeedback = Readonly<{ indexes: Int32Array; sources: readonly ((state: Line4State) => number)[] }>;

function compileFeedback(rows: readonly FeedbackRow[], table: TagTable): CompiledFeedback {
  return { indexes: Int32Array.from(rows, (row) => table.indexOf(row[0])), sources: rows.map((row) => row[1]) };
}

function readFeedback(feedback: CompiledFeedback, state: Line4State, values: Float64Array): void {
  const { indexes, sources } = feedback;
  for (let at = 0; at < indexes.length; at += 1) {
    const source = sources[at];
    if (source !== undefined) values[indexes[at] ?? 0] = source(state);
  }
}
