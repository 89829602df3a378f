import { CopilotError } from '../../domain/errors.js';
import type { TagDefinition, TagValue, Trend } from '../../domain/tag.js';
import type { Compression } from './compression.js';
import { type RawSample, sampleQuality, TagHistory, type TagHistorySnapshot } from './tag-history.js';
import { buildTrend } from './trend-view.js';

export type HistorianSettings = Readonly<{
  /** Compression of analog tags without an own entry: swinging door with this share of the instrument range as error bound. */
  errorBoundShareOfRange: number;
  /** Compression per tag id, in the tag's unit; wins over the share of range. */
  compression: ReadonlyMap<string, Compression>;
  retentionHours: number;
  maximumSamplesPerTag: number;
  /** A longer silence than this is a gap and not a straight line. */
  gapAfterSeconds: number;
}>;

export const defaultHistorianSettings: HistorianSettings = {
  errorBoundShareOfRange: 0.0025,
  compression: new Map(),
  retentionHours: 24 * 14,
  maximumSamplesPerTag: 32_768,
  gapAfterSeconds: 30,
};

export type HistorianOptions = Readonly<{
  /** Tags in the order of the scan's arrays. */
  tags: readonly TagDefinition[];
  settings?: Partial<HistorianSettings>;
  /** Turns a stored number into the tag's value; default: discrete tags to booleans, the rest stays a number. */
  decode?: (tag: TagDefinition, value: number) => TagValue;
}>;

export type HistorianSnapshot = Readonly<{ tagIds: readonly string[]; histories: readonly TagHistorySnapshot[] }>;

/** Aggregates of one bucket of time; `null` values where no good sample was recorded in it. */
export type Aggregate = Readonly<{ from: string; to: string; count: number; minimum: number | null; maximum: number | null; mean: number | null }>;

/**
 * Tag history in bounded memory: 21 to 37 bytes per kept sample. `record` once per scan or second; reads include the newest sample.
 * The value between two kept samples is within the tag's stated error bound of what was recorded; counts, minima and maxima are
 * those of the raw samples.
 */
export class Historian {
  readonly tags: readonly TagDefinition[];
  private readonly settings: HistorianSettings;
  private readonly decode: (tag: TagDefinition, value: number) => TagValue;
  private readonly indexOfTag: ReadonlyMap<string, number>;
  private readonly rules: readonly Compression[];
  private readonly histories: TagHistory[];

  constructor(options: HistorianOptions) {
    this.tags = options.tags;
    this.settings = { ...defaultHistorianSettings, ...options.settings };
    this.decode = options.decode ?? defaultDecode;
    this.indexOfTag = new Map(options.tags.map((tag, index) => [tag.id as string, index]));
    this.rules = options.tags.map((tag) => this.settings.compression.get(tag.id) ?? defaultCompression(tag, this.settings));
    this.histories = this.rules.map((rule) => new TagHistory(rule, this.settings.maximumSamplesPerTag, this.settings.gapAfterSeconds * 1000));
  }

  /** All tags at once. Times must not go back. NaN values are recorded as bad quality. */
  record(timeMs: number, values: ArrayLike<number>, quality: ArrayLike<number>): void {
    for (let index = 0; index < this.histories.length; index += 1) {
      this.histories[index]?.record(timeMs, values[index] ?? Number.NaN, quality[index] ?? sampleQuality.bad);
    }
  }

  /** One tag. A time not after the newest sample of the tag is ignored. */
  recordTag(index: number, timeMs: number, value: number, quality: number): void {
    this.histories[index]?.record(timeMs, value, quality);
  }

  /** Forgets what is older than the retention. Call it now and then, for example once per simulated minute. */
  prune(nowMs: number): void {
    const from = nowMs - this.settings.retentionHours * 3_600_000;
    for (const history of this.histories) history.retain(from);
  }

  /** Index of a tag. Throws `tag-unknown` for one that is not recorded. */
  indexOf(tag: string): number {
    const index = this.indexOfTag.get(tag);
    if (index === undefined)
      throw new CopilotError({ code: 'tag-unknown', message: `The tag ${tag} is not recorded; use a configured tag.`, details: { tag } });
    return index;
  }

  /** The stated error bound of a tag in its unit: how far an interpolated value may be from what was recorded. */
  errorBound(tag: string): number {
    const rule = this.rules[this.indexOf(tag)];
    return rule && rule.method !== 'none' ? rule.errorBound : 0;
  }

  /** Kept samples with `fromMs <= time <= toMs` and the newest raw one, oldest first. */
  readRaw(tag: string, fromMs: number, toMs: number): readonly RawSample[] {
    return this.history(tag).raw(fromMs, toMs);
  }

  /** The recorded value at a time: interpolated, or held for stepped tags; null before the first sample, in a gap, or for bad quality. */
  valueAt(tag: string, timeMs: number): number | null {
    return this.history(tag).valueAt(timeMs);
  }

  /** The domain Trend of a window: LTTB-downsampled samples and statistics: count, minimum and maximum of the raw samples, time-weighted mean. */
  trend(tag: string, fromMs: number, toMs: number, maximumSamples = 200): Trend {
    const definition = this.tags[this.indexOf(tag)];
    if (!definition) throw new CopilotError({ code: 'internal', message: 'A tag index is out of range.' });
    const history = this.history(tag);
    return buildTrend({ definition, fromMs, toMs, maximumSamples, history, decode: (value) => this.decode(definition, value) });
  }

  /** Statistics per bucket of time, the last one possibly shorter. Throws `input-invalid` for a bucket that is not longer than 0 or too many buckets. */
  aggregate(tag: string, fromMs: number, toMs: number, bucketMs: number): readonly Aggregate[] {
    if (!(bucketMs > 0) || (toMs - fromMs) / bucketMs > 10_000) {
      throw new CopilotError({ code: 'input-invalid', message: 'Ask for buckets longer than 0 s and at most 10,000 of them.', details: { bucketMs } });
    }
    const aggregates: Aggregate[] = [];
    for (let from = fromMs; from < toMs; from += bucketMs) {
      const trend = this.trend(tag, from, Math.min(from + bucketMs, toMs), 3);
      const { count = 0, minimum = null, maximum = null, mean = null } = trend.statistics ?? {};
      aggregates.push({ from: trend.from, to: trend.to, count, minimum, maximum, mean });
    }
    return aggregates;
  }

  /** Kept samples over all tags and the memory they take. */
  usage(): Readonly<{ samples: number; bytes: number }> {
    let samples = 0;
    let bytes = 0;
    for (const history of this.histories) {
      samples += history.length;
      bytes += history.bytes;
    }
    return { samples, bytes };
  }

  snapshot(): HistorianSnapshot {
    return { tagIds: this.tags.map((tag) => tag.id), histories: this.histories.map((history) => history.snapshot()) };
  }

  /** Continues from a snapshot, or as a copy of another historian, with the same tags. Throws `input-invalid` when they differ. */
  restore(state: HistorianSnapshot | Historian): void {
    const tagIds = state instanceof Historian ? state.tags.map((tag) => tag.id) : state.tagIds;
    if (tagIds.join('\n') !== this.tags.map((tag) => tag.id).join('\n')) {
      throw new CopilotError({
        code: 'input-invalid',
        message: 'The historian snapshot belongs to other tags; restore it with the configuration it was taken from.',
      });
    }
    // Block copies between historians: a few milliseconds for a shift, where a snapshot goes through text.
    if (state instanceof Historian) this.histories.splice(0, this.histories.length, ...state.histories.map((history) => history.copy()));
    else for (const [index, history] of state.histories.entries()) this.histories[index]?.restore(history);
  }

  /** An independent copy that continues from here. */
  fork(): Historian {
    const copy = new Historian({ tags: this.tags, settings: this.settings, decode: this.decode });
    copy.restore(this);
    return copy;
  }

  private history(tag: string): TagHistory {
    const history = this.histories[this.indexOf(tag)];
    if (!history) throw new CopilotError({ code: 'internal', message: 'A tag index is out of range.' });
    return history;
  }
}

function defaultDecode(tag: TagDefinition, value: number): TagValue {
  return tag.kind === 'discrete' ? value !== 0 : value;
}

/** Swinging door within a share of the range for analog tags, exact on change for all others. */
function defaultCompression(tag: TagDefinition, settings: HistorianSettings): Compression {
  if (tag.kind !== 'analog') return { method: 'boxcar', errorBound: 0 };
  const span = tag.range ? tag.range.high - tag.range.low : 0;
  return { method: 'swinging-door', errorBound: Math.abs(span) * settings.errorBoundShareOfRange };
}
