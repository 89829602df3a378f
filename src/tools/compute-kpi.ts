import * as z from 'zod';
import { EntityLinker } from '../domain/entity-linking.js';
import { CopilotError } from '../domain/errors.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { toolResults } from '../domain/tool-results.js';
import { DataQuery } from '../insight/data-query.js';
import { readDataQuestion } from '../insight/data-question.js';
import { answerDataQuery } from '../insight/kpi.js';
import type { PlantFacts } from '../insight/plant-facts.js';
import { production } from '../insight/production.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool, readerOf } from './define-tool.js';
import { type FactSources, gatherFacts } from './gather-facts.js';
import { resolveWindow, WindowInput } from './time-window.js';

const groupLines = 12;
const recordLimit = 5_000;

/** Exact answers to data questions: counts, sums, averages per group, with a chart as data. */
export function createComputeKpi(sources: FactSources): ReadTool {
  const linker = new EntityLinker(sources.names.directory);
  return defineReadTool({
    name: 'compute_kpi',
    description:
      'Count, sum or average exactly over alarms, journal, work orders, maintenance records, meters or production counters in a window, grouped, with a chart. Give a structured query, or the question in plain words.',
    input: z.strictObject({ question: z.string().min(3).max(1000), query: DataQuery.optional(), ...WindowInput }),
    output: toolResults.compute_kpi,
    run: async ({ question, query, ...when }, context) => {
      const equipment = linker.link(question).find(({ kind, ids }) => kind === 'asset' && ids.length === 1)?.ids[0] ?? null;
      const read = query ?? readDataQuestion(question, equipment);
      if (read === null)
        throw new CopilotError({
          code: 'tool-input-invalid',
          message: 'compute_kpi: say what to count: alarms, events, work orders, maintenance records, energy or production.',
        });
      const structured = DataQuery.parse(read);
      const now = sources.plant.now();
      const window = resolveWindow(when, now, structured.source === 'maintenance' ? 60 * 24 * 62 * 12 : 60 * 24);
      const facts = await gatherFacts(sources, { equipment: null, window, signal: context.signal, baseline: false });
      const records =
        structured.source === 'maintenance'
          ? (
              await sources.log.search(
                { from: window.from.toISOString().slice(0, 10), to: window.to.toISOString().slice(0, 10), limit: recordLimit },
                readerOf(context),
              )
            ).records
          : [];
      const good = structured.source === 'counters' && goodWords.test(question) ? goodCount(facts) : null;
      if (good !== null) return { output: { question, lines: [{ text: good.quote, evidence: ['#0'] }], draft: null }, evidence: [good] };
      const answer = answerDataQuery(ofOneKind(structured, facts), { ...facts, records }, {});
      const unit = answer.unit === '' ? '' : ` ${answer.unit}`;
      const table = {
        kind: 'computation' as const,
        label: answer.title,
        name: 'compute_kpi',
        inputs: { ...structured, from: window.from.toISOString(), to: window.to.toISOString() },
        quote: [answer.title, answer.sentence, ...answer.groups.map(({ group, value }) => `${group}: ${value}${unit}`), ...answer.caveats].join('\n'),
        rerun: `shiftmate ask ${JSON.stringify(question)}`,
      };
      const groups =
        structured.groupBy === 'none'
          ? []
          : answer.groups.slice(0, groupLines).map(({ group, value }) => ({ text: `${group}: ${value}${unit}.`, evidence: ['#0'] }));
      return {
        output: {
          question,
          lines: [{ text: answer.sentence, evidence: ['#0'] }, ...groups, ...answer.caveats.map((text) => ({ text, evidence: ['#0'] }))],
          draft:
            answer.chart === null
              ? null
              : { id: `chart-${context.callId}`, kind: 'chart' as const, title: answer.chart.title, body: answer.chart, approvalId: null },
        },
        evidence: [table, ...answer.evidence],
      };
    },
  });
}

/** Counters of several kinds are not added up: without a narrower word the question means what was produced. */
function ofOneKind(query: DataQuery, facts: PlantFacts): DataQuery {
  if (query.source !== 'counters' || query.text !== undefined) return query;
  const produced = production(facts).counters.find(({ role }) => role === 'produced');
  return produced === undefined ? query : { ...query, text: produced.label };
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
