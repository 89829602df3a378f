import { formatValue } from '../domain/evidence-of.js';
import { isState } from '../domain/state-class.js';
import type { TagDefinition, Trend } from '../domain/tag.js';
import { counterIncrease } from './quantities.js';
import { type Bound, clipped, intersect, type Point, pointsOf, type Span, type StateSpan, spanMs, spansBeyond, stateSpans } from './time-spans.js';
import { formatDuration, formatNumber, formatTime, plural } from './wording.js';

/** What can be asked of one tag over a window. */
export const statistics = [
  'value',
  'maximum',
  'minimum',
  'mean',
  'range',
  'spread',
  'change',
  'total',
  'time-beyond',
  'count-beyond',
  'when-beyond',
  'time-in-state',
  'count-of-state',
  'longest',
  'when',
  'since',
] as const;
export type Statistic = (typeof statistics)[number];

/** The stretches of a window that count, and how they came to be, in words ("while P-101A.RUN was running"). */
export type Scope = Readonly<{ window: Span; spans: readonly Span[]; words: readonly string[] }>;
export type Measured = Readonly<{
  tag: TagDefinition;
  trend: Trend;
  statistic: Statistic;
  scope: Scope;
  bound?: Bound | undefined;
  is?: string | undefined;
  /** With `when`: so many times before the last one. */
  back?: number | undefined;
  /** Statistics of each stretch over all raw samples, where they were read. */
  exact?: readonly Trend['statistics'][];
}>;

/** One statistic of one tag over the stretches that count, in sentences that name the window and the condition. */
export function measure(asked: Measured): Answer {
  if (asked.tag.kind === 'discrete' || asked.tag.kind === 'text') return measureState(asked);
  return asked.tag.kind === 'counter' ? counted(asked) : numeric(asked);
}

/** `value` is the figure itself: in the tag's unit, minutes or a count; null where there is none. */
export type Answer = Readonly<{ sentences: readonly string[]; value: number | null }>;

/** The window and what narrows it, as the end of a sentence. */
function scopeText({ window, spans, words }: Scope): string {
  const span = `from ${minute(window.from)} to ${minute(window.to)}`;
  if (words.length === 0) return span;
  const covered = spanMs(spans) < window.to - window.from ? ` (${formatDuration(spanMs(spans))} in all)` : '';
  return `${span}, ${words.join(', ')}${covered}`;
}

function minute(at: number): string {
  return formatTime(at).slice(0, 16);
}

function numeric(asked: Measured): Answer {
  const { tag, trend, scope, statistic } = asked;
  const points = pointsOf(trend);
  const pieces = scope.spans.map((span) => clipped(points, span)).filter((piece) => piece.length > 0);
  const show = (value: number): string => formatValue(value, tag);
  if (pieces.length === 0) return { sentences: [`${tag.id} has no good sample ${scopeText(scope)}.`], value: null };
  const all = pieces.flat();
  const whole = scope.words.length === 0 ? trend.statistics : null;
  switch (statistic) {
    case 'value':
      return valueAnswer(asked, all);
    case 'maximum':
    case 'minimum': {
      const { value, at } = extremeOf(asked, all, statistic);
      const word = statistic === 'maximum' ? 'Highest' : 'Lowest';
      return { sentences: [`${word} ${tag.id}: ${show(value)} at ${minute(at)}, ${scopeText(scope)}.`], value };
    }
    case 'mean': {
      const value = whole?.mean ?? moments(pieces).mean;
      return { sentences: [`Mean of ${tag.id}: ${show(value)} ${scopeText(scope)}.`], value };
    }
    case 'range': {
      const [low, high] = [extremeOf(asked, all, 'minimum'), extremeOf(asked, all, 'maximum')];
      const value = high.value - low.value;
      const text = `Between lowest and highest of ${tag.id} lie ${show(value)}: lowest ${show(low.value)} at ${minute(low.at)}, highest ${show(high.value)} at ${minute(high.at)}, ${scopeText(scope)}.`;
      return { sentences: [text], value };
    }
    case 'spread': {
      const { mean, deviation } = moments(pieces);
      const [low, high] = [extremeOf(asked, all, 'minimum'), extremeOf(asked, all, 'maximum')];
      const text = `Standard deviation of ${tag.id}: ${formatNumber(deviation, (tag.decimals ?? 1) + 2)}${tag.unit === null ? '' : ` ${tag.unit}`} around a mean of ${show(mean)}, lowest ${show(low.value)}, highest ${show(high.value)}, ${scopeText(scope)}.`;
      return { sentences: [text], value: deviation };
    }
    case 'total':
      return totalAnswer(asked, pieces);
    case 'time-beyond':
    case 'count-beyond':
    case 'when-beyond':
      return beyondAnswer(asked, points, all);
    default:
      return changeAnswer(asked, all);
  }
}

function valueAnswer({ tag, scope }: Measured, points: readonly Point[]): Answer {
  const last = points.at(-1);
  if (last === undefined) return { sentences: [`${tag.id} has no good sample ${scopeText(scope)}.`], value: null };
  const words = scope.words.length === 0 ? '' : `, ${scope.words.join(', ')}`;
  return { sentences: [`${tag.id} (${tag.description}): ${formatValue(last.value, tag)} at ${minute(last.at)}${words}.`], value: last.value };
}

function changeAnswer(asked: Measured, points: readonly Point[]): Answer {
  const { tag, scope } = asked;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first.at === last.at)
    return { sentences: [`${tag.id} has too few samples ${scopeText(scope)}.`], value: null };
  const change = last.value - first.value;
  const perHour = change / ((last.at - first.at) / 3_600_000);
  const [low, high] = [extremeOf(asked, points, 'minimum'), extremeOf(asked, points, 'maximum')];
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${formatValue(value, tag)}`;
  const text = `${tag.id} went from ${formatValue(first.value, tag)} to ${formatValue(last.value, tag)} (${signed(change)}, ${signed(perHour)} per hour), lowest ${formatValue(low.value, tag)}, highest ${formatValue(high.value, tag)}, ${scopeText(scope)}.`;
  return { sentences: [text], value: change };
}

/** A rate integrated over time: m³/h give m³, kW give kWh. */
function totalAnswer(asked: Measured, pieces: ReadonlyArray<readonly Point[]>): Answer {
  const { tag, scope } = asked;
  const perHour = /^(.+)\/h$/u.exec(tag.unit ?? '')?.[1] ?? (tag.unit === 'kW' ? 'kWh' : null);
  const { mean, covered } = moments(pieces);
  if (perHour === null)
    return { sentences: [`Mean of ${tag.id}: ${formatValue(mean, tag)} ${scopeText(scope)}; its unit cannot be added up over time.`], value: mean };
  const value = mean * (covered / 3_600_000);
  return { sentences: [`Total of ${tag.id}: ${formatNumber(value, 1)} ${perHour} ${scopeText(scope)}.`], value };
}

function beyondAnswer(asked: Measured, points: readonly Point[], all: readonly Point[]): Answer {
  const { tag, scope, statistic, bound = {} } = asked;
  const side = bound.above === undefined ? 'below' : 'above';
  const limit = bound.above ?? bound.below ?? 0;
  const unit = tag.unit === null ? '' : ` ${tag.unit}`;
  const found = spansBeyond(points, bound);
  const inside = intersect(found, scope.spans);
  const entries = found.filter(({ from, opened }) => opened && scope.spans.some((span) => from >= span.from && from < span.to));
  const worst = extremeOf(asked, all, side === 'above' ? 'maximum' : 'minimum');
  const reached = `${side === 'above' ? 'highest' : 'lowest'} ${formatValue(worst.value, tag)} at ${minute(worst.at)}`;
  const what = `${tag.id} was ${side} ${limit}${unit}`;
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined)
    return { sentences: [`${tag.id} was never ${side} ${limit}${unit} ${scopeText(scope)}; ${reached}.`], value: 0 };
  const times = `first at ${minute(first.from)}, last until ${minute(last.to)}`;
  if (statistic === 'count-beyond') {
    const before = first.from === scope.spans[0]?.from ? `; it was ${side} it already at the start` : '';
    return {
      sentences: [
        `${tag.id} went ${side} ${limit}${unit} ${plural(entries.length, 'time')} ${scopeText(scope)}${before}; ${formatDuration(spanMs(inside))} in all, ${reached}.`,
      ],
      value: entries.length,
    };
  }
  if (statistic === 'when-beyond')
    return {
      sentences: [
        `${what} first at ${minute(first.from)} and last until ${minute(last.to)}, ${formatDuration(spanMs(inside))} in all, ${scopeText(scope)}; ${reached}.`,
      ],
      value: first.from,
    };
  return { sentences: [`${what} for ${formatDuration(spanMs(inside))} ${scopeText(scope)}: ${times}; ${reached}.`], value: spanMs(inside) / 60_000 };
}

/** By the statistics over all raw samples where they are known: compression keeps the course of a trend and not its every peak. */
function extremeOf({ exact = [] }: Measured, points: readonly Point[], end: 'maximum' | 'minimum'): Point {
  const known = exact.flatMap((each) => (each === null ? [] : [{ value: each[end], at: Date.parse(end === 'maximum' ? each.maximumAt : each.minimumAt) }]));
  return extreme(known.length > 0 ? known : points, end);
}

function extreme(points: readonly Point[], end: 'maximum' | 'minimum'): Point {
  const sign = end === 'maximum' ? 1 : -1;
  return points.reduce((best, point) => (sign * (point.value - best.value) > 0 ? point : best));
}

/** Mean and standard deviation over time, along straight lines between the samples. */
function moments(pieces: ReadonlyArray<readonly Point[]>): Readonly<{ mean: number; deviation: number; covered: number }> {
  let [area, squares, covered] = [0, 0, 0];
  for (const piece of pieces) {
    for (const [index, right] of piece.entries()) {
      const left = piece[index - 1];
      if (left === undefined) continue;
      const run = right.at - left.at;
      area += ((left.value + right.value) / 2) * run;
      squares += ((left.value ** 2 + left.value * right.value + right.value ** 2) / 3) * run;
      covered += run;
    }
  }
  const only = pieces[0]?.[0]?.value ?? 0;
  if (covered === 0) return { mean: only, deviation: 0, covered };
  const mean = area / covered;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / covered - mean ** 2)), covered };
}

/** A counter counts: its increase over the stretches, whatever else is asked; its value where that is asked. */
function counted(asked: Measured): Answer {
  const { tag, trend, scope, statistic } = asked;
  const points = pointsOf(trend);
  if (statistic === 'value')
    return valueAnswer(
      asked,
      scope.spans.flatMap((span) => clipped(points, span)),
    );
  const increase = scope.spans.reduce((sum, span) => {
    const samples = clipped(points, span).map(({ at, value }) => ({ at: new Date(at).toISOString(), value, quality: 'good' as const }));
    return sum + (counterIncrease({ ...trend, samples }) ?? 0);
  }, 0);
  const hours = spanMs(scope.spans) / 3_600_000;
  const rate = hours > 0 ? `, ${formatNumber(increase / hours, 0)} per hour` : '';
  return {
    sentences: [`${tag.description} (${tag.id}): ${formatNumber(increase, 0)}${tag.unit === null ? '' : ` ${tag.unit}`}${rate}, ${scopeText(scope)}.`],
    value: increase,
  };
}

const listedSpans = 6;

function measureState(asked: Measured): Answer {
  const { tag, trend, scope, statistic } = asked;
  const all = stateSpans(trend, tag);
  // Since when, without a state: since when it has been as it is.
  const is = asked.is ?? (statistic === 'since' ? (all.at(-1)?.value ?? 'running') : 'running');
  if (statistic === 'value') {
    const now = all.findLast(({ from }) => scope.spans.some((span) => from < span.to)) ?? all[0];
    return {
      sentences: [
        `${tag.id} (${tag.description}): ${now?.value ?? 'not known'} at ${minute(scope.spans.at(-1)?.to ?? scope.window.to)}${scope.words.map((each) => `, ${each}`).join('')}.`,
      ],
      value: null,
    };
  }
  const found = joined(all.filter(({ value }) => isState(value, is))).flatMap((span) =>
    intersect([span], scope.spans).map(
      (part): StateSpan => ({ ...span, ...part, opened: span.opened && part.from === span.from, closed: span.closed && part.to === span.to }),
    ),
  );
  // A device without an asset of its own goes by its tag.
  const who = tag.id.startsWith(`${tag.equipment}.`) || !tag.id.includes('.') ? tag.equipment : tag.id.replace(/\..*$/u, '');
  const name = `${who}${is === 'tripped' || is === 'running' || is === 'stopped' ? '' : ` (${tag.id})`} was ${is}`;
  const [longest] = [...found].sort((a, b) => b.to - b.from - (a.to - a.from));
  if (longest === undefined) return { sentences: [`${who} was never ${is} ${scopeText(scope)} (${tag.id}).`], value: 0 };
  const total = spanMs(found);
  const share = formatNumber((100 * total) / Math.max(1, spanMs(scope.spans)), 1);
  const entered = found.filter(({ opened }) => opened).length;
  const stretches = plural(found.length, 'stretch').replace('stretchs', 'stretches');
  const latest = found.at(-1) ?? longest;
  if (statistic === 'when' && asked.back !== undefined) return { sentences: [earlierOne(found, asked.back, name, asked)], value: null };
  const heads: Partial<Record<Statistic, string>> = {
    'count-of-state': `${name} ${plural(found.length, 'time')} ${scopeText(scope)}${entered < found.length ? ', once already at the start' : ''}: ${formatDuration(total)} in all (${tag.id}).`,
    longest: `Longest: ${name} for ${formatDuration(longest.to - longest.from)} ${between(longest)}, of ${stretches} ${scopeText(scope)} (${tag.id}).`,
    when: `${name} last ${between(latest)}${latest.closed ? `, ended ${formatDuration(scope.window.to - latest.to)} before ${minute(scope.window.to)}` : ''} (${tag.id}).`,
    since:
      latest.closed || latest.to < scope.window.to
        ? `${who} is not ${is} now: it was last ${is} ${between(latest)} (${tag.id}).`
        : `${who} has been ${is} ${latest.opened ? `since ${formatTime(latest.from)}` : `since before ${minute(latest.from)}`}, ${formatDuration(latest.to - latest.from)} (${tag.id}).`,
  };
  const head = heads[statistic] ?? `${name} for ${formatDuration(total)} in all (${share} % of the time), in ${stretches}, ${scopeText(scope)} (${tag.id}).`;
  const isToldByHead = statistic === 'since' || (found.length < 2 && (statistic === 'when' || statistic === 'longest'));
  const list = isToldByHead ? [] : found;
  const lines = list.slice(-listedSpans).map((span) => `${who} ${span.value} ${between(span)}, ${formatDuration(span.to - span.from)}.`);
  return { sentences: [head, ...lines], value: statistic === 'count-of-state' ? found.length : total / 60_000 };
}

/** The stretch that lies so many before the last one. */
function earlierOne(found: readonly StateSpan[], back: number, name: string, { tag, scope }: Measured): string {
  const span = found.at(-1 - back);
  if (span === undefined) return `${name} only ${plural(found.length, 'time')} ${scopeText(scope)} (${tag.id}); there is no earlier one in that time.`;
  const before = back === 1 ? 'the time before the last' : `${back} times before the last`;
  return `${name} ${between(span)}, ${formatDuration(span.to - span.from)}, ${before} (${tag.id}).`;
}

/** Neighbouring states of one class are one stretch, called by the first. */
function joined(spans: readonly StateSpan[]): readonly StateSpan[] {
  const out: StateSpan[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last !== undefined && last.to === span.from)
      out[out.length - 1] = { ...last, to: span.to, closed: span.closed, value: last.value.includes(span.value) ? last.value : `${last.value}, ${span.value}` };
    else out.push(span);
  }
  return out;
}

function between({ from, to, opened, closed }: StateSpan): string {
  const start = opened ? `from ${formatTime(from)}` : `from before ${formatTime(from)}`;
  return `${start} ${closed ? `to ${formatTime(to)}` : `until now (${minute(to)})`}`;
}
