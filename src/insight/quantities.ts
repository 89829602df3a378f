import type { TagDefinition, Trend } from '../domain/tag.js';

/** How much a counter rose over a trend. A fall is a reset to zero: counting goes on from the new value. Null without two good samples. */
export function counterIncrease(trend: Trend): number | null {
  const values = trend.samples.flatMap((sample) => (typeof sample.value === 'number' && sample.quality !== 'bad' ? [sample.value] : []));
  if (values.length < 2) return null;
  let total = 0;
  for (let index = 1; index < values.length; index += 1) {
    const change = (values[index] ?? 0) - (values[index - 1] ?? 0);
    total += change >= 0 ? change : (values[index] ?? 0);
  }
  return total;
}

/** Time per state of a discrete or text trend in milliseconds: every value holds until the next sample, the last one until the end of the window. */
export function timePerState(trend: Trend): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const end = Date.parse(trend.to);
  for (const [index, sample] of trend.samples.entries()) {
    const next = trend.samples[index + 1];
    const until = next ? Date.parse(next.at) : end;
    if (sample.quality === 'bad') continue;
    const state = String(sample.value);
    times.set(state, (times.get(state) ?? 0) + Math.max(0, until - Date.parse(sample.at)));
  }
  return times;
}

const rateUnits: ReadonlyMap<string, Readonly<{ unit: string; kind: MeterKind }>> = new Map([
  ['kw', { unit: 'kWh', kind: 'electricity' }],
  ['mw', { unit: 'MWh', kind: 'electricity' }],
  ['w', { unit: 'Wh', kind: 'electricity' }],
  ['kg/h', { unit: 'kg', kind: 'steam' }],
  ['t/h', { unit: 't', kind: 'steam' }],
  ['nm³/h', { unit: 'Nm³', kind: 'air' }],
  ['nm3/h', { unit: 'Nm³', kind: 'air' }],
  ['m³/h', { unit: 'm³', kind: 'water' }],
  ['m3/h', { unit: 'm³', kind: 'water' }],
  ['l/h', { unit: 'l', kind: 'water' }],
]);
export type MeterKind = 'electricity' | 'steam' | 'air' | 'water' | 'gas';
export type Meter = Readonly<{ tag: TagDefinition; kind: MeterKind; unit: string }>;

const meterWords: readonly (readonly [RegExp, MeterKind])[] = [
  [/\belectric|\bpower\b|\benergy\b/i, 'electricity'],
  [/\bsteam\b/i, 'steam'],
  [/\bair\b/i, 'air'],
  [/\bgas\b/i, 'gas'],
  [/\bwater\b/i, 'water'],
];

/** A utility meter: a power tag, or a flow whose description says that it measures consumption of steam, air, gas or fresh water. Null for anything else, and for a meter behind another one, so that totals count nothing twice. */
export function meterOf(tag: TagDefinition): Meter | null {
  if (tag.submeterOf !== undefined) return null;
  const rate = rateUnits.get((tag.unit ?? '').toLowerCase());
  if (!rate || tag.kind !== 'analog' || tag.access !== 'read') return null;
  const named = meterWords.find(([word]) => word.test(tag.description))?.[1];
  if (rate.kind === 'electricity') return { tag, kind: 'electricity', unit: rate.unit };
  const letters = tag.id.split('-')[0] ?? '';
  const isMeter = /consum|meter|usage/i.test(tag.description) || (named === 'steam' && letters !== 'PT') || /^[A-Z]M$/.test(letters);
  return isMeter && named !== undefined && named !== 'electricity' ? { tag, kind: named, unit: rate.unit } : null;
}

/** A first sample later than this after the start of the window: the history begins there. */
const historyGapMs = 90_000;

/** Consumption of a rate meter over its trend: mean rate times the hours that the history covers. Null without good samples. */
export function consumption(trend: Trend): number | null {
  if (!trend.statistics) return null;
  const from = Date.parse(trend.from);
  const first = Date.parse(trend.samples[0]?.at ?? trend.from);
  const begins = first - from > historyGapMs ? first : from;
  return trend.statistics.mean * ((Date.parse(trend.to) - begins) / 3_600_000);
}

/** The first number of a nameplate text, thousands separators removed: `9,000 bottles/h` gives 9000. Null where there is none. */
export function nameplateNumber(text: string): number | null {
  const match = /-?\d[\d,]*(?:\.\d+)?/.exec(text);
  return match ? Number(match[0].replaceAll(',', '')) : null;
}
