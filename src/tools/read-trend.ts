import * as z from 'zod';
import { CopilotError } from '../domain/errors.js';
import { formatValue, trendEvidence } from '../domain/evidence-of.js';
import type { TagDefinition, Trend } from '../domain/tag.js';
import { toolResults } from '../domain/tool-results.js';
import { lastMove, type Move, moves } from '../insight/last-move.js';
import { measure, type Scope, statistics } from '../insight/measurement.js';
import { stockReach } from '../insight/stock-reach.js';
import { intersect } from '../insight/time-spans.js';
import { trendFacts } from '../insight/trend-facts.js';
import type { PlantReader } from '../ports/plant.js';
import type { ReadTool, ToolContext } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';
import { type ConditionInput, type EventInput, notHappenedEvidence, ScopeInput, ScopeReader } from './measure-scope.js';
import type { PlantNames } from './plant-names.js';
import { resolveWindow, WindowInput } from './time-window.js';

const MeasureInput = {
  statistic: z
    .enum(statistics)
    .optional()
    .describe('One figure instead of the whole course; time-in-state, count-of-state, longest, when, since: of a state tag'),
  above: z.number().optional().describe('Bound for the -beyond statistics, in the unit of the tag'),
  below: z.number().optional(),
  back: z.int().min(0).max(50).optional().describe('With when: so many times before the last one'),
  is: z.string().min(1).max(40).optional().describe('State tags: running, stopped, tripped, open, closed, or the name of a state'),
  everyMinutes: z
    .int()
    .min(5)
    .max(1440)
    .optional()
    .describe('Mean, lowest and highest of each stretch of this length, at most 24 of them: 60 for hour by hour'),
  reach: z.boolean().optional().describe('Of a level or stock: also how long it lasts at the rate at which it falls'),
  lastMove: z.enum(moves).optional().describe('When it last rose or fell, instead of the whole course'),
  ...ScopeInput,
};

/** How one tag developed: samples, statistics, and plain facts such as a step or time above a limit; or one statistic under conditions. */
export function createReadTrend(plant: PlantReader, names: PlantNames): ReadTool {
  return defineReadTool({
    name: 'read_trend',
    description:
      'Read how one tag developed over a window of past plant time (the last hours, last night, since a time): rising, falling or steady, first, last, minimum, maximum, mean, steps and time beyond its alarm limits; also to plot it.',
    input: z.strictObject({
      tag: z.string().min(1).max(40),
      ...WindowInput,
      ...MeasureInput,
      compareWith: z
        .strictObject({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) })
        .optional()
        .describe('A second window: the means of both and how they differ'),
    }),
    output: toolResults.read_trend,
    run: async ({ tag, everyMinutes, compareWith, lastMove: move, ...asked }, context) => {
      const definition = names.tag(tag);
      if (move !== undefined) return lastMoveOf(plant, definition, move, asked, context);
      if (compareWith !== undefined) return compared(plant, definition, asked, compareWith, context);
      if (everyMinutes !== undefined) return byStretch(plant, definition, { ...asked, everyMinutes }, context);
      return asked.statistic === undefined && asked.while === undefined && asked.event === undefined
        ? course(plant, names, definition, asked, context)
        : statisticOf(plant, names, definition, asked, context);
    },
  });
}

/** When the value last rose or fell, from the samples of the window; a day where none is given. */
async function lastMoveOf(plant: PlantReader, definition: TagDefinition, move: Move, asked: When, context: ToolContext) {
  const trend = await plant.readTrend(definition.id, resolveWindow(asked, plant.now(), 24 * 60), context.signal);
  const { sentence, value } = lastMove(definition, trend, move);
  const evidence = {
    kind: 'computation' as const,
    label: `last ${move} of ${definition.id}`,
    name: 'measurement',
    inputs: { tag: definition.id, lastMove: move, from: trend.from, to: trend.to },
    quote: sentence,
    rerun: `shiftmate ask "when did ${definition.id} last ${move}"`,
  };
  return { output: { trend: { ...trend, samples: trend.samples.slice(-shownSamples) }, definition, facts: [sentence], value }, evidence: [evidence] };
}

type When = Readonly<{ from?: string | undefined; to?: string | undefined; minutes?: number | undefined }>;
type Course = When & Readonly<{ reach?: boolean | undefined }>;

async function course(plant: PlantReader, names: PlantNames, definition: TagDefinition, { reach, ...when }: Course, context: ToolContext) {
  const trend = await plant.readTrend(definition.id, resolveWindow(when, plant.now(), 8 * 60), context.signal);
  const limits = names.directory.alarms.flatMap((alarm): { name: string; limit: number; side: 'above' | 'below' }[] => {
    if (alarm.tag !== definition.id || alarm.limit === null) return [];
    if (alarm.condition === 'high' || alarm.condition === 'high-high') return [{ name: alarm.condition, limit: alarm.limit, side: 'above' }];
    return alarm.condition === 'low' || alarm.condition === 'low-low' ? [{ name: alarm.condition, limit: alarm.limit, side: 'below' }] : [];
  });
  const facts = trendFacts(trend, { range: definition.range, limits, projects: isNow(trend.to, plant.now()) });
  const low = limits.filter(({ side }) => side === 'below').map(({ limit }) => limit);
  const lasts = reach === true && definition.range !== null ? stockReach(trend, definition.range, low) : null;
  const sentences = [...(lasts === null ? [] : [lasts]), ...facts.sentences];
  return {
    output: { trend, definition, facts: sentences, value: null },
    evidence: [
      trendEvidence(trend, definition),
      { ...facts.evidence, quote: [facts.evidence.quote, lasts ?? ''].join(' ').trim(), label: `${facts.evidence.label} (facts)` },
    ],
  };
}

/** The means of two windows and their difference, in words; none where the history does not reach over both. */
async function compared(plant: PlantReader, definition: TagDefinition, asked: When, other: When, context: ToolContext) {
  const windows = [asked, other].map((when) => resolveWindow(when, plant.now(), 8 * 60));
  const trends = await Promise.all(windows.map((window) => plant.readTrend(definition.id, window, context.signal, shownSamples)));
  const show = (value: number): string => formatValue(value, definition);
  const facts = trends.map(({ from, to, samples, statistics: found }) => {
    const when = `from ${minute(Date.parse(from))} to ${minute(Date.parse(to))}`;
    const begins = samples[0] === undefined ? Number.NaN : Date.parse(samples[0].at);
    if (found === null || Number.isNaN(begins)) return `There is no history of ${definition.id} ${when}.`;
    const partly =
      begins - Date.parse(from) < historyGapMs ? '' : ` The history of ${definition.id} begins at ${minute(begins)}; nothing is known of the time before.`;
    return `Mean of ${definition.id} ${when}: ${show(found.mean)}, lowest ${show(found.minimum)}, highest ${show(found.maximum)}.${partly}`;
  });
  const [first, second] = trends.map(({ statistics: found }) => found?.mean);
  const isWhole = facts.every((fact) => fact.startsWith('Mean') && !fact.includes('begins at'));
  const gap = isWhole && first !== undefined && second !== undefined ? first - second : null;
  const verdict =
    gap === null ? [] : [show(gap) === show(0) ? 'Both are equal.' : `The first is ${show(Math.abs(gap))} ${gap > 0 ? 'more' : 'less'} than the second.`];
  const sentences = [...facts, ...verdict];
  const [trend] = trends;
  if (trend === undefined) throw new CopilotError({ code: 'internal', message: 'read_trend: no window to compare.' });
  const evidence = {
    kind: 'computation' as const,
    label: `${definition.id} in two windows`,
    name: 'measurement',
    inputs: { tag: definition.id, windows },
    quote: sentences.join('\n'),
    rerun: `shiftmate ask "compare ${definition.id}"`,
  };
  return { output: { trend, definition, facts: sentences, value: gap }, evidence: [evidence] };
}

const mostStretches = 24;

/** Mean, lowest and highest of each stretch of a window, on full hours where hours are asked for; the newest where there are too many. */
async function byStretch(plant: PlantReader, definition: TagDefinition, asked: When & Readonly<{ everyMinutes: number }>, context: ToolContext) {
  const whole = resolveWindow(asked, plant.now(), 8 * 60);
  const length = asked.everyMinutes * 60_000;
  const edges: number[] = [whole.from.getTime()];
  for (let at = (Math.floor(whole.from.getTime() / length) + 1) * length; at < whole.to.getTime(); at += length) edges.push(at);
  const stretches = edges.map((from, index) => ({ from: new Date(from), to: new Date(edges[index + 1] ?? whole.to.getTime()) })).slice(-mostStretches);
  const show = (value: number): string => formatValue(value, definition);
  const facts = await Promise.all(
    stretches.map(async (stretch) => {
      const { statistics: found } = await plant.readTrend(definition.id, stretch, context.signal, 2);
      const when = `from ${minute(stretch.from.getTime())} to ${minute(stretch.to.getTime())}`;
      if (found === null) return `There is no history of ${definition.id} ${when}.`;
      return `Mean of ${definition.id} ${when}: ${show(found.mean)}, lowest ${show(found.minimum)}, highest ${show(found.maximum)}.`;
    }),
  );
  const trend = await plant.readTrend(definition.id, whole, context.signal, shownSamples);
  const evidence = {
    kind: 'computation' as const,
    label: `${definition.id} in stretches of ${asked.everyMinutes} min`,
    name: 'measurement',
    inputs: { tag: definition.id, everyMinutes: asked.everyMinutes, from: whole.from.getTime(), to: whole.to.getTime() },
    quote: facts.join('\n'),
    rerun: `shiftmate ask "${definition.id} hour by hour from ${minute(whole.from.getTime())} to ${minute(whole.to.getTime())}"`,
  };
  return { output: { trend, definition, facts, value: null }, evidence: [evidence] };
}

type Asked = When &
  Readonly<{
    statistic?: (typeof statistics)[number] | undefined;
    above?: number | undefined;
    below?: number | undefined;
    is?: string | undefined;
    back?: number | undefined;
    while?: readonly ConditionInput[] | undefined;
    event?: EventInput | undefined;
  }>;

async function statisticOf(plant: PlantReader, names: PlantNames, definition: TagDefinition, asked: Asked, context: ToolContext) {
  const { from, to } = resolveWindow(asked, plant.now(), 24 * 60);
  const reader = new ScopeReader(plant, names, context.signal);
  const statistic = asked.statistic ?? 'mean';
  const wanted = await reader.resolve(
    { from: from.getTime(), to: to.getTime() },
    { while: asked.while, event: asked.event, moment: statistic === 'value', hasWindow: asked.from !== undefined || asked.minutes !== undefined },
  );
  if ('notHappened' in wanted)
    return {
      output: { trend: await reader.trend(definition, wanted.searched), definition, facts: [wanted.notHappened], value: null },
      evidence: [notHappenedEvidence(wanted, 'measurement', { tag: definition.id, ...asked })],
    };
  const trend = await reader.trend(definition, wanted.window);
  const scope = withinHistory(wanted, trend);
  const exact =
    scope.spans.length > mostExactSpans
      ? []
      : await Promise.all(
          scope.spans.map(
            async ({ from: start, to: end }) =>
              (await plant.readTrend(definition.id, { from: new Date(start), to: new Date(end) }, context.signal, 2)).statistics,
          ),
        );
  const begins =
    scope.window.from === wanted.window.from || scope.spans.length === 0
      ? []
      : [`The history of ${definition.id} begins at ${minute(scope.window.from)}; nothing is known of the time before.`];
  const found =
    scope.spans.length === 0
      ? trend.samples.length === 0
        ? { sentences: [`There is no history of ${definition.id} between ${minute(wanted.window.from)} and ${minute(wanted.window.to)}.`], value: null }
        : {
            sentences: [
              `At no time between ${minute(scope.window.from)} and ${minute(scope.window.to)}: ${scope.words.join(', ')}; so there is no figure for ${definition.id}.`,
            ],
            value: null,
          }
      : measure({ tag: definition, trend, statistic, scope, exact, bound: { above: asked.above, below: asked.below }, is: asked.is, back: asked.back });
  const sentences = [...found.sentences, ...begins];
  const quote = sentences.join('\n');
  const evidence = {
    kind: 'computation' as const,
    label: `${statistic} of ${definition.id}`,
    name: 'measurement',
    inputs: { tag: definition.id, ...asked, from: scope.window.from, to: scope.window.to },
    quote,
    rerun: `shiftmate ask "${statistic} of ${definition.id} from ${minute(scope.window.from)} to ${minute(scope.window.to)}"`,
  };
  return {
    output: { trend: { ...trend, samples: trend.samples.slice(-shownSamples) }, definition, facts: sentences, value: found.value },
    evidence: [evidence],
  };
}

/** With more stretches than this their extremes are taken from the kept samples. */
const mostExactSpans = 30;
const historyGapMs = 90_000;

/** The part of a scope that the history of a tag covers: before its first sample nothing is known, and nothing may be said. */
function withinHistory(scope: Scope, trend: Trend): Scope {
  const first = trend.samples[0]?.at;
  const begins = first === undefined ? scope.window.to : Date.parse(first);
  if (begins - scope.window.from < historyGapMs) return scope;
  const window = { from: begins, to: scope.window.to };
  return { ...scope, window, spans: intersect(scope.spans, [window]) };
}

const shownSamples = 200;

function minute(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

/** Whether a trend ends at the present: of one that ended before nothing is continued. */
function isNow(to: string, now: Date): boolean {
  return now.getTime() - Date.parse(to) < historyGapMs;
}
