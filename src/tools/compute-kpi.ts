import * as z from 'zod';
import { EntityLinker } from '../domain/entity-linking.js';
import { CopilotError } from '../domain/errors.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { toolResults } from '../domain/tool-results.js';
import { DataQuery } from '../insight/data-query.js';
import { readDataQuestion, unknownMeasure } from '../insight/data-question.js';
import { answerDataQuery, type DataAnswer } from '../insight/kpi.js';
import type { PlantFacts } from '../insight/plant-facts.js';
import { production } from '../insight/production.js';
import type { TimeWindow } from '../ports/plant.js';
import type { ReadTool, ToolContext } from '../ports/tool.js';
import { defineReadTool, readerOf } from './define-tool.js';
import { type FactSources, gatherFacts } from './gather-facts.js';
import { notHappenedEvidence, ScopeInput, ScopeReader } from './measure-scope.js';
import { resolveWindow, WindowInput } from './time-window.js';

const groupLines = 12;
const recordLimit = 5_000;

/** Exact answers to data questions: counts, sums, averages per group, with a chart as data. */
export function createComputeKpi(sources: FactSources): ReadTool {
  const linker = new EntityLinker(sources.names.directory);
  return defineReadTool({
    name: 'compute_kpi',
    description:
      'Compute figures exactly: how many, how much, count, total, average, per hour or per tonne, OEE, downtime by cause, mean time between failures, consumption of steam, water and power; over alarms, journal, work orders, maintenance records, meters or production counters in a window, grouped, with a chart. Give a structured query, or the question in plain words.',
    input: z.strictObject({
      question: z.string().min(3).max(1000),
      query: DataQuery.optional(),
      compareWith: z
        .strictObject({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) })
        .optional()
        .describe('A second window to compare with'),
      ...WindowInput,
      ...ScopeInput,
    }),
    output: toolResults.compute_kpi,
    run: async ({ question, query, compareWith, while: held, event, ...when }, context) => {
      const missing = query === undefined ? unknownMeasure(question) : null;
      if (missing !== null) throw new CopilotError({ code: 'tool-input-invalid', message: `I have no data of ${missing}; I can compute ${knownMeasures}.` });
      const equipment = linker.link(question).find(({ kind, ids }) => kind === 'asset' && ids.length === 1)?.ids[0] ?? null;
      if (query === undefined && effectivenessWords.test(question))
        return effectivenessAnswer(sources, question, resolveWindow(when, sources.plant.now(), 8 * 60), equipment, context.signal);
      const read = query ?? readDataQuestion(question, equipment);
      if (read === null)
        throw new CopilotError({
          code: 'tool-input-invalid',
          message: 'compute_kpi: say what to count: alarms, events, work orders, maintenance records, energy or production.',
        });
      const structured = DataQuery.parse(read);
      const now = sources.plant.now();
      const spoken = resolveWindow(when, now, structured.source === 'maintenance' ? 60 * 24 * 62 * 12 : 60 * 24);
      const scope = await new ScopeReader(sources.plant, sources.names, context.signal).resolve(
        { from: spoken.from.getTime(), to: spoken.to.getTime() },
        { while: held, event, moment: false, hasWindow: when.from !== undefined || when.minutes !== undefined },
      );
      if ('notHappened' in scope)
        return {
          output: { question, lines: [{ text: scope.notHappened, evidence: ['#0'] }], draft: null },
          evidence: [notHappenedEvidence(scope, 'compute_kpi', { ...structured })],
        };
      const window = { from: new Date(scope.window.from), to: new Date(scope.window.to) };
      const facts = await factsOf(sources, structured, window, context);
      const good =
        structured.source !== 'counters' ? null : goodWords.test(question) ? goodCount(facts) : rejectShareWords.test(question) ? rejectShare(facts) : null;
      if (good !== null) return { output: { question, lines: [{ text: good.quote, evidence: ['#0'] }], draft: null }, evidence: [good] };
      const answer = answerDataQuery(ofOneKind(structured, facts), facts, held === undefined ? {} : { spans: scope.spans });
      const begins = historyBegins(structured, facts);
      const table = {
        kind: 'computation' as const,
        label: answer.title,
        name: 'compute_kpi',
        inputs: { ...structured, from: window.from.toISOString(), to: window.to.toISOString() },
        quote: [
          answer.title,
          answer.sentence,
          ...scope.words,
          ...answer.groups.map(({ group, value, unit }) => `${group}: ${withUnit(value, unit)}`),
          ...answer.caveats,
          ...begins,
        ].join('\n'),
        rerun: `shiftmate ask ${JSON.stringify(question)}`,
      };
      const other = compareWith === undefined ? null : await compared(sources, structured, compareWith, { ...answer, begins }, context);
      const groups =
        structured.groupBy === 'none'
          ? []
          : answer.groups.slice(0, groupLines).map(({ group, value, unit }) => ({ text: `${group}: ${withUnit(value, unit)}.`, evidence: ['#0'] }));
      return {
        output: {
          question,
          lines: [
            { text: scope.words.length === 0 ? answer.sentence : answer.sentence.replace(/\.$/u, `, ${scope.words.join(', ')}.`), evidence: ['#0'] },
            ...(other === null ? [] : other.lines.map((text) => ({ text, evidence: ['#1'] }))),
            ...groups,
            ...[...answer.caveats, ...begins].map((text) => ({ text, evidence: ['#0'] })),
          ],
          draft:
            answer.chart === null
              ? null
              : { id: `chart-${context.callId}`, kind: 'chart' as const, title: answer.chart.title, body: answer.chart, approvalId: null },
        },
        evidence: [table, ...(other === null ? [] : [other.evidence]), ...answer.evidence],
      };
    },
  });
}

function withUnit(value: number, unit: string): string {
  return `${Math.round(value * 100) / 100}${unit === '' ? '' : ` ${unit}`}`;
}

const knownMeasures =
  'counts, hours, averages, shares and rates of alarms, events, work orders and maintenance records, MTBF, MTTR, OEE, bottles and rejects, and the consumption of electricity, steam, air and water';
const effectivenessWords =
  /\b(?:oee|overall equipment effectiveness|availability|performance rate|quality rate|anlageneffektivität|verfügbarkeit)\b|综合效率|可用率/iu;

async function factsOf(sources: FactSources, query: DataQuery, window: TimeWindow, context: ToolContext): Promise<PlantFacts> {
  const facts = await gatherFacts(sources, { equipment: null, window, signal: context.signal, baseline: false });
  if (query.source !== 'maintenance') return facts;
  const day = (at: Date): string => at.toISOString().slice(0, 10);
  const { records } = await sources.log.search({ from: day(window.from), to: day(window.to), limit: recordLimit }, readerOf(context));
  return { ...facts, records };
}

const historyGapMs = 90_000;

/** Where the plant's history begins within the window, a figure of the whole window is only one of its part, and that is said. */
function historyBegins({ source }: DataQuery, { trends, window }: PlantFacts): readonly string[] {
  if (source === 'maintenance' || source === 'work-orders') return [];
  const first = Math.min(...trends.flatMap(({ samples }) => (samples[0] === undefined ? [] : [Date.parse(samples[0].at)])));
  if (!Number.isFinite(first) || first - window.from.getTime() < historyGapMs) return [];
  return [`The plant's history begins at ${new Date(first).toISOString().slice(0, 16).replace('T', ' ')}; nothing is counted of the time before.`];
}

type Compared = Readonly<{ lines: readonly string[]; evidence: EvidenceItem & { kind: 'computation' } }>;

/** The same query over a second window, and how the first differs from it; no difference where the history does not reach over both. */
async function compared(
  sources: FactSources,
  query: DataQuery,
  span: Readonly<{ from: string; to: string }>,
  first: DataAnswer & Readonly<{ begins: readonly string[] }>,
  context: ToolContext,
): Promise<Compared> {
  const facts = await factsOf(sources, query, { from: new Date(span.from), to: new Date(span.to) }, context);
  const second = answerDataQuery(ofOneKind(query, facts), facts, {});
  // Where nothing was recorded there is nothing to subtract.
  const isRecorded = second.records > 0 || (query.source !== 'meters' && query.source !== 'counters');
  const begins = isRecorded ? historyBegins(query, facts) : [`The plant's history holds nothing ${spanText(span)}, so there is nothing to compare with.`];
  const isWhole = first.begins.length + begins.length === 0;
  const differences = isWhole ? differencesOf(first, second, query) : [...begins, ...(isRecorded ? [noDifference] : [])];
  const lines = [...(isRecorded ? [second.sentence] : []), ...differences];
  const evidence = {
    kind: 'computation' as const,
    label: `${second.title}, compared`,
    name: 'compute_kpi',
    inputs: { ...query, ...span },
    quote: [...lines, ...second.groups.map(({ group, value, unit }) => `${group}: ${withUnit(value, unit)}`)].join('\n'),
    rerun: 'shiftmate ask',
  };
  return { lines, evidence };
}

const noDifference = 'The history does not reach over both, so I form no difference.';

function spanText({ from, to }: Readonly<{ from: string; to: string }>): string {
  return `from ${from.slice(0, 16).replace('T', ' ')} to ${to.slice(0, 16).replace('T', ' ')}`;
}

/** How the first figure differs from the second, in words; of several groups each by itself. */
function differencesOf(first: DataAnswer, second: DataAnswer, query: DataQuery): readonly string[] {
  if (first.total !== null && second.total !== null) return [differenceText('', first.total, second.total, first.unit, query)];
  return first.groups.flatMap(({ group, value, unit }) => {
    const other = second.groups.find((each) => each.group === group && each.unit === unit);
    return other === undefined ? [] : [differenceText(`${group}: `, value, other.value, unit, query)];
  });
}

function differenceText(head: string, first: number, second: number, unit: string, { measure, rate }: DataQuery): string {
  const finest = rate === 'none' && (measure === 'count' || measure === 'increase') ? 1 : 100;
  const change = Math.round((first - second) * finest) / finest;
  if (change === 0) return `${head}Both are equal.`;
  const share = second === 0 ? '' : ` (${Math.round(Math.abs((1000 * (first - second)) / second)) / 10} %)`;
  return `${head}The first is ${withUnit(Math.abs(change), unit)}${share} ${change > 0 ? 'more' : 'less'} than the second.`;
}

/** OEE with its three factors (ISO 22400-2) of everything that counts what it produces. */
async function effectivenessAnswer(sources: FactSources, question: string, window: TimeWindow, equipment: string | null, signal: AbortSignal) {
  const facts = await gatherFacts(sources, { equipment: null, window, signal, baseline: false });
  const rows = production(facts).effectiveness.filter((each) => equipment === null || each.equipment === equipment);
  const percent = (share: number): string => String(Math.round(share * 1000) / 10);
  const at = (time: Date): string => time.toISOString().slice(0, 16).replace('T', ' ');
  const lines = rows.map(
    (each) =>
      `${each.equipment} OEE ${percent(each.oee)} % from ${at(window.from)} to ${at(window.to)}: availability ${percent(each.availability)} %, performance ${percent(each.performance)} %, quality ${percent(each.quality)} %.${largestLoss(each, percent)}`,
  );
  const text = lines.length === 0 ? `Nothing counts its production from ${at(window.from)} to ${at(window.to)}, so there is no OEE.` : lines.join('\n');
  const item = {
    kind: 'computation' as const,
    label: 'OEE',
    name: 'compute_kpi',
    inputs: { from: window.from.toISOString(), to: window.to.toISOString(), equipment },
    quote: text,
    rerun: `shiftmate ask ${JSON.stringify(question)}`,
  };
  return { output: { question, lines: text.split('\n').map((line) => ({ text: line, evidence: ['#0'] })), draft: null }, evidence: [item] };
}

/** The factor that costs most; nothing where none is below one. */
function largestLoss(factors: Readonly<{ availability: number; performance: number; quality: number }>, percent: (share: number) => string): string {
  const [worst] = (['availability', 'performance', 'quality'] as const).map((name) => ({ name, lost: 1 - factors[name] })).sort((a, b) => b.lost - a.lost);
  return worst === undefined || worst.lost < 0.0005 ? '' : ` Most is lost to ${worst.name}: ${percent(worst.lost)} %.`;
}

/** Counters of several kinds are not added up: without a narrower word the question means what was produced. */
function ofOneKind(query: DataQuery, facts: PlantFacts): DataQuery {
  if (query.source !== 'counters' || query.text !== undefined) return query;
  const produced = production(facts).counters.find(({ role }) => role === 'produced');
  return produced === undefined ? query : { ...query, text: produced.label };
}

const rejectShareWords =
  /\b(?:reject|scrap|ausschuss)\b(?:ion)?[- ]?(?:rate|ratio|quote)\b|\breject\w*\b[^?]*(?:\bpercent\w*|\bshare\b|%)|(?:\bpercent\w*|\bshare\b|%)[^?]*\breject\w*/iu;

/** Rejects as a share of what was produced; null where the plant counts only one of them. */
function rejectShare(facts: PlantFacts): (EvidenceItem & { kind: 'computation' }) | null {
  const { counters } = production(facts);
  const produced = counters.find(({ role }) => role === 'produced');
  const rejected = counters.find(({ role }) => role === 'rejected');
  if (produced === undefined || rejected === undefined || produced.value <= 0) return null;
  const at = (time: Date): string => time.toISOString().slice(0, 16).replace('T', ' ');
  const share = Math.round((10_000 * rejected.value) / produced.value) / 100;
  return {
    kind: 'computation',
    label: 'Rejects, share',
    name: 'compute_kpi',
    inputs: { from: facts.window.from.toISOString(), to: facts.window.to.toISOString() },
    quote: `${share} % rejected from ${at(facts.window.from)} to ${at(facts.window.to)}: ${Math.round(rejected.value)} of ${Math.round(produced.value)} produced.`,
    rerun: 'shiftmate ask "What was the reject rate?"',
  };
}

const goodWords = /\bgood\b|\bgute\w*\b|\bsaleable\b|合格|良品/iu;

/** Good count: what was produced less what was rejected (ISO 22400-2 GQ); null where the plant counts only one of them. */
function goodCount(facts: PlantFacts): (EvidenceItem & { kind: 'computation' }) | null {
  const { counters } = production(facts);
  const produced = counters.find(({ role }) => role === 'produced');
  const rejected = counters.find(({ role }) => role === 'rejected');
  if (produced === undefined || rejected === undefined) return null;
  const from = facts.window.from.toISOString();
  const to = facts.window.to.toISOString();
  const whole = (value: number): string => String(Math.round(value));
  const span = `from ${from.slice(0, 16).replace('T', ' ')} to ${to.slice(0, 16).replace('T', ' ')}`;
  return {
    kind: 'computation',
    label: 'Good count',
    name: 'compute_kpi',
    inputs: { produced: produced.tag, rejected: rejected.tag, from, to },
    quote: `${whole(produced.value - rejected.value)} good ${produced.unit} ${span}: ${whole(produced.value)} produced less ${whole(rejected.value)} rejected.`,
    rerun: `shiftmate ask "good count from ${from} to ${to}"`,
  };
}
