import type { AlarmDefinition } from '../../domain/alarm.js';
import { CopilotError } from '../../domain/errors.js';
import type { TagId } from '../../domain/ids.js';

/** Quality codes in the typed arrays that the simulator, the alarm engine and the historian share. */
export const qualityCode = { good: 0, uncertain: 1, bad: 2 } as const;

/** One scan of the plant: value and quality per tag index. Discrete tags are 0 or 1; NaN counts as bad quality. */
export type TagScan = Readonly<{ values: ArrayLike<number>; quality: ArrayLike<number> }>;

const kind = { above: 0, below: 1, deviation: 2, rate: 3, equals: 4, badQuality: 5 } as const;
const kindOf = {
  'high-high': kind.above,
  high: kind.above,
  low: kind.below,
  'low-low': kind.below,
  deviation: kind.deviation,
  'rate-of-change': kind.rate,
  'off-normal': kind.equals,
  'bad-quality': kind.badQuality,
} as const satisfies Record<AlarmDefinition['condition'], number>;

/** Slots of the ring that a rate of change is measured over. */
const rateSlots = 16;

export type ConditionSettings = Readonly<{
  /** Window of the rate-of-change measurement in seconds. */
  rateWindowSeconds: number;
  /** Reference tag of a deviation alarm by definition id; without an entry `X.PV` is compared with `X.SP`. */
  deviationReferences: ReadonlyMap<string, TagId>;
}>;

/** What the comparator says now: `hold` means the value cannot be used and the last word stands. */
export const comparison = { clear: 0, active: 1, hold: 2 } as const;

/**
 * The configured alarm conditions, compiled to typed arrays with every tag resolved to its index once.
 * Comparators are strict (`>` high, `<` low) and return through the deadband; a negative `deviation` or `rate-of-change`
 * limit means below the reference or falling. Rates are in the tag's unit per minute.
 */
export class ConditionTable {
  readonly size: number;
  private readonly kinds: Uint8Array;
  private readonly tagIndexes: Int32Array;
  private readonly referenceIndexes: Int32Array;
  private readonly limits: Float64Array;
  private readonly deadbands: Float64Array;
  private readonly suppressorIndexes: Int32Array;
  private readonly suppressorValues: Float64Array;
  private readonly rateRow: Int32Array;
  private readonly rateTimes: Float64Array;
  private readonly rateValues: Float64Array;
  private readonly rateNext: Int32Array;
  private readonly rateStepMs: number;

  /** Throws `config-invalid` naming the alarm whose tag, reference tag, suppressing tag or limit is missing. */
  constructor(definitions: readonly AlarmDefinition[], indexOfTag: ReadonlyMap<string, number>, settings: ConditionSettings) {
    this.size = definitions.length;
    this.kinds = Uint8Array.from(definitions, (definition) => kindOf[definition.condition]);
    this.tagIndexes = Int32Array.from(definitions, (definition) => resolve(definition, definition.tag, indexOfTag));
    this.referenceIndexes = Int32Array.from(definitions, (definition) =>
      definition.condition === 'deviation' ? resolve(definition, referenceOf(definition, settings), indexOfTag) : -1,
    );
    this.limits = Float64Array.from(definitions, limitOf);
    this.deadbands = Float64Array.from(definitions, (definition) => definition.deadband);
    this.suppressorIndexes = Int32Array.from(definitions, (definition) =>
      definition.suppressedWhile === null ? -1 : resolve(definition, definition.suppressedWhile.tag, indexOfTag),
    );
    this.suppressorValues = Float64Array.from(definitions, (definition) => Number(definition.suppressedWhile?.equals ?? 0));
    let rows = 0;
    this.rateRow = Int32Array.from(definitions, (definition) => (definition.condition === 'rate-of-change' ? rows++ : -1));
    this.rateTimes = new Float64Array(rows * rateSlots).fill(Number.NaN);
    this.rateValues = new Float64Array(rows * rateSlots);
    this.rateNext = new Int32Array(rows);
    this.rateStepMs = (settings.rateWindowSeconds * 1000) / (rateSlots - 1);
  }

  tagIndexAt(index: number): number {
    return this.tagIndexes[index] ?? -1;
  }

  /** True while the alarm's suppressing tag has its suppressing value with usable quality. */
  isSuppressed(index: number, scan: TagScan): boolean {
    const suppressor = this.suppressorIndexes[index] ?? -1;
    if (suppressor < 0 || (scan.quality[suppressor] ?? qualityCode.bad) >= qualityCode.bad) return false;
    return scan.values[suppressor] === this.suppressorValues[index];
  }

  /** The comparator before any delay. `engaged` is its previous word and selects the deadband edge. */
  compare(index: number, timeMs: number, scan: TagScan, engaged: boolean): number {
    const tag = this.tagIndexes[index] ?? -1;
    const value = scan.values[tag] ?? Number.NaN;
    const bad = (scan.quality[tag] ?? qualityCode.bad) >= qualityCode.bad || Number.isNaN(value);
    const kindNow = this.kinds[index];
    if (kindNow === kind.badQuality) return bad ? comparison.active : comparison.clear;
    if (bad) return comparison.hold;
    const limit = this.limits[index] ?? 0;
    const band = engaged ? (this.deadbands[index] ?? 0) : 0;
    if (kindNow === kind.above) return value > limit - band ? comparison.active : comparison.clear;
    if (kindNow === kind.below) return value < limit + band ? comparison.active : comparison.clear;
    if (kindNow === kind.equals) return value === limit ? comparison.active : comparison.clear;
    if (kindNow === kind.rate) return signed(this.rate(index, timeMs, value), limit, band);
    return this.compareDeviation(index, scan, value, limit, band);
  }

  snapshot(): readonly number[][] {
    return [[...this.rateTimes].map((time) => (Number.isNaN(time) ? -1 : time)), [...this.rateValues], [...this.rateNext]];
  }

  restore(state: readonly (readonly number[])[]): void {
    this.rateTimes.set((state[0] ?? []).map((time) => (time < 0 ? Number.NaN : time)));
    this.rateValues.set(state[1] ?? []);
    this.rateNext.set(state[2] ?? []);
  }

  private compareDeviation(index: number, scan: TagScan, value: number, limit: number, band: number): number {
    const reference = this.referenceIndexes[index] ?? -1;
    const expected = scan.values[reference] ?? Number.NaN;
    if ((scan.quality[reference] ?? qualityCode.bad) >= qualityCode.bad || Number.isNaN(expected)) return comparison.hold;
    return signed(value - expected, limit, band);
  }

  /** Change per minute over the window; 0 until half of it has been seen, so that start-up noise is no rate. */
  private rate(index: number, timeMs: number, value: number): number {
    const row = this.rateRow[index] ?? 0;
    const base = row * rateSlots;
    const next = this.rateNext[row] ?? 0;
    const newest = base + ((next + rateSlots - 1) % rateSlots);
    const newestTime = this.rateTimes[newest] ?? Number.NaN;
    if (Number.isNaN(newestTime) || timeMs - newestTime >= this.rateStepMs) {
      this.rateTimes[base + next] = timeMs;
      this.rateValues[base + next] = value;
      this.rateNext[row] = (next + 1) % rateSlots;
    }
    const afterNext = this.rateNext[row] ?? 0;
    const oldest = Number.isNaN(this.rateTimes[base + afterNext] ?? Number.NaN) ? base : base + afterNext;
    const elapsedMs = timeMs - (this.rateTimes[oldest] ?? timeMs);
    return elapsedMs >= this.rateStepMs * (rateSlots / 2) ? ((value - (this.rateValues[oldest] ?? value)) / elapsedMs) * 60_000 : 0;
  }
}

/** Signed comparison: a positive limit is exceeded upwards, a negative one downwards. */
function signed(value: number, limit: number, band: number): number {
  const active = limit >= 0 ? value > limit - band : value < limit + band;
  return active ? comparison.active : comparison.clear;
}

function resolve(definition: AlarmDefinition, tag: string, indexOfTag: ReadonlyMap<string, number>): number {
  const index = indexOfTag.get(tag);
  if (index !== undefined) return index;
  throw new CopilotError({
    code: 'config-invalid',
    message: `Alarm ${definition.id} names the tag ${tag}, which is not configured; add the tag or correct the alarm.`,
    details: { definitionId: definition.id, tag },
  });
}

function referenceOf(definition: AlarmDefinition, settings: ConditionSettings): string {
  return settings.deviationReferences.get(definition.id) ?? `${definition.tag.split('.')[0]}.SP`;
}

function limitOf(definition: AlarmDefinition): number {
  if (definition.condition === 'bad-quality') return Number.NaN;
  if (definition.limit !== null) return definition.limit;
  throw new CopilotError({
    code: 'config-invalid',
    message: `Alarm ${definition.id} has no limit; give one, or use the condition bad-quality.`,
    details: { definitionId: definition.id },
  });
}
