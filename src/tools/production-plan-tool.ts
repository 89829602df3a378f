import * as z from 'zod';
import { allMatches } from '../domain/all-matches.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { type PlanWindow, parsePlanWindow } from '../domain/plan-window.js';
import type { PlanItem, ProductionPlan } from '../domain/production-plan.js';
import { lastShift, shiftAt } from '../domain/shift.js';
import { toolResults } from '../domain/tool-results.js';
import { balanceLine, itemLine, type PlanLine, plannedLine } from '../insight/plan-progress.js';
import { plantFacts } from '../insight/plant-facts.js';
import { production } from '../insight/production.js';
import type { PlantReader, TimeWindow } from '../ports/plant.js';
import type { ProductionRecords } from '../ports/records.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';
import type { PlantNames } from './plant-names.js';

type Sources = Readonly<{ plant: PlantReader; names: PlantNames; production: ProductionRecords }>;

const hour = 3_600_000;
/** A shift younger than this is compared with the one before as well. */
const youngShiftMs = hour;
const itemLines = 16;
/** In the first minutes of a shift people mean the one that they have just worked. */
const newShiftMs = hour / 6;
const counterSamples = 5_000;

const behindWords =
  /\b(?:behind|ahead|on (?:plan|track|schedule|target|time)|late|according to plan|(?:make|meet|hit|reach|miss\w*) (?:the |our |its |today's )*(?:plan|target)|\b(?:reach|hit|ma[dk]e|miss)\w*\b[^?]{0,30}\b(?:target|plan|quota|goal)|versus|vs|against|compared?|actual\w*|progress|rückstand|vorsprung|im plan|liegen wir|erfüll\w*|schaffen)\b|落后|超前|进度|完成|按计划/iu;
const changeWords =
  /\b(?:product change|change of product|change ?over|(?:next|other|another) product|switch\w*|umstell\w*|produktwechsel|sortenwechsel)\b|换产|切换|换品种/iu;
const runningWords =
  /\b(?:running|now|right now|currently|at the moment|present|(?:order|product|milk)s? (?:is|are) (?:on|running|at)|finish\w*|ends?|left|remain\w*|done|gerade|aktuell|jetzt|läuft|fertig|restlich\w*|übrig)\b|现在|正在|当前|剩/iu;

const nextWords =
  /\bnext (?:product|order|batch|milk|run)\b|\b(?:run|fill|make|making|bottle|produce|comes?)\w* (?:next|after)|\bafter (?:this|that)\b|\b(?:danach|als nächstes|nächste[rs]? (?:produkt|auftrag))\b|接下来|下一?个(?:产品|订单)/iu;
const idForm = /\bP[OC]-(\d{2})(\d{2})(\d{2})-\d{1,2}\b/giu;

/** "Order 4": one of the day's, by the number at its end. */
const shortForm = /\b(?:orders?|auftrag|aufträge)\s+(?:no\.?\s*|nr\.?\s*|number\s+|nummer\s+|#\s*)?(\d{1,2})(?![\p{L}\p{N}.:]|\s*(?:bottles|hours?|h\b|%))/giu;

/** Whether a question names an order by its number alone. */
function namesShortOrder(question: string): boolean {
  return allMatches(question, shortForm).length > 0;
}

/** The production plan with its actuals: what is made when, and whether the line is behind. */
export function createProductionPlanTool(sources: Sources): ReadTool {
  return defineReadTool({
    name: 'production_plan',
    description:
      'The production plan of the line: what is produced now, next and tonight, orders with product, quantity and units left, planned and actual times, changeovers to another product, and whether the line is behind or ahead. Past and coming windows; give the question, or from and to. Without either: from the present shift to the end of the next.',
    input: z.strictObject({
      question: z.string().min(1).max(1000).optional().describe('The question as asked; names the window and what is wanted'),
      from: z.iso.datetime({ offset: true }).optional(),
      to: z.iso.datetime({ offset: true }).optional(),
    }),
    output: toolResults.production_plan,
    run: async ({ question = '', from, to }, context) => {
      const now = sources.plant.now();
      const window = windowOf(question, from, to, now);
      const plan = await sources.production.plan(window, context.signal);
      const lines = await linesFor(sources, plan, window, question, now, context.signal);
      const span = { from: window.from.toISOString(), to: window.to.toISOString() };
      const hours = Math.max(1, Math.ceil((window.to.getTime() - window.from.getTime()) / hour));
      const evidence = lines.map(
        ({ text }): EvidenceItem => ({
          kind: 'computation',
          label: `Production plan, ${window.label}`,
          name: 'production_plan',
          inputs: { line: plan.line, at: now.toISOString(), ...span },
          quote: text,
          rerun: `shiftmate plant plan --from ${span.from} --hours ${hours} --json`,
        }),
      );
      return { output: { ...span, plan, lines: lines.map(({ text }, index) => ({ text, evidence: [`#${index}`] })) }, evidence };
    },
  });
}

function windowOf(question: string, from: string | undefined, to: string | undefined, now: Date): PlanWindow {
  const shift = shiftAt(now);
  if (from !== undefined || to !== undefined) {
    const start = from === undefined ? shift.from : new Date(from);
    const end = to === undefined ? new Date(start.getTime() + 8 * hour) : new Date(to);
    return { label: 'Plan', from: start, to: end };
  }
  const stamp = allMatches(question, idForm)[0];
  if (stamp !== undefined) {
    const start = Date.parse(`20${stamp[1]}-${stamp[2]}-${stamp[3]}T00:00:00Z`);
    if (Number.isFinite(start))
      return { label: `The plan of 20${stamp[1]}-${stamp[2]}-${stamp[3]}`, from: new Date(start - 2 * hour), to: new Date(start + 22 * hour) };
  }
  const asked = parsePlanWindow(question, now);
  if (asked !== null) return asked;
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  if (namesShortOrder(question)) return { label: 'The plan of today', from: new Date(today - 2 * hour), to: new Date(today + 22 * hour) };
  if (behindWords.test(question)) return { label: 'This shift', from: shift.from, to: shift.to };
  return { label: 'This shift and the next', from: shift.from, to: shiftAt(shift.to).to };
}

async function linesFor(
  sources: Sources,
  plan: ProductionPlan,
  window: PlanWindow,
  question: string,
  now: Date,
  signal: AbortSignal,
): Promise<readonly PlanLine[]> {
  if (plan.items.length === 0) return [{ text: `No production is planned ${window.label.toLowerCase()}.`, figures: [] }];
  const items = (wanted: readonly PlanItem[]) => wanted.slice(0, itemLines).map((item) => itemLine(item, now));
  const running = plan.items.filter(({ status }) => status === 'running');
  const begun = window.from < now;
  const numbered = allMatches(question, shortForm).map(([, number]) => String(Number(number)));
  const short = plan.items.filter(({ id, kind }) => kind === 'order' && numbered.includes(String(id).replace(/^.*-/u, '')));
  const asked = [...allMatches(question, idForm).map(([id]) => id.toUpperCase()), ...short.map(({ id }) => String(id))];
  if (asked.length === 0 && numbered.length > 0)
    return missing(
      numbered.map((number) => `order ${number}`),
      plan,
      window,
    );
  if (asked.length > 0) return items(plan.items.filter(({ id }) => asked.includes(id))).concat(missing(asked, plan, window));
  const explicit = parsePlanWindow(question, now) !== null || behindWords.test(question);
  const balance = begun && explicit ? await balances(sources, plan, window, now, signal) : [];
  if (behindWords.test(question) && begun) return [...balance, ...(window.to > now ? items(running) : [])];
  const changes = plan.items.filter((item) => item.kind === 'change' && item.status !== 'cancelled');
  if (changeWords.test(question)) {
    const open = changes.filter(({ status }) => status === 'waiting' || status === 'running');
    return changes.length > 0 ? items(begun && open.length > 0 ? open : changes) : [plannedLine(plan, window.label, window)];
  }
  if (nextWords.test(question) && parsePlanWindow(question, now) === null) return items([...running, ...following(plan, now, 2)]);
  if (runningWords.test(question) && running.length > 0 && parsePlanWindow(question, now) === null) return items([...running, ...following(plan, now, 1)]);
  return [plannedLine(plan, window.label, window), ...items(plan.items), ...balance];
}

/** The entries after the running one. */
function following(plan: ProductionPlan, now: Date, count: number): readonly PlanItem[] {
  return plan.items.filter(({ status, plannedEnd }) => status === 'waiting' && Date.parse(plannedEnd) > now.getTime()).slice(0, count);
}

/** Numbers that were asked for and that the plan does not hold. */
function missing(asked: readonly string[], plan: ProductionPlan, window: PlanWindow): readonly PlanLine[] {
  const ids = plan.items.map(({ id }) => String(id));
  return asked
    .filter((id) => !ids.includes(id))
    .map((id) => ({ text: `There is no ${id}. ${window.label} holds ${ids.length === 0 ? 'nothing' : ids.join(', ')}.`, figures: [] }));
}

/** Plan against actual of the window so far; in the first hour of a shift also of the shift before. */
async function balances(sources: Sources, plan: ProductionPlan, window: PlanWindow, now: Date, signal: AbortSignal): Promise<readonly PlanLine[]> {
  const lines = [balanceLine(plan, window.label, window, now, await goodMade(sources, window, now, signal))];
  if (now.getTime() - window.from.getTime() >= youngShiftMs || now < window.from) return lines;
  const before = lastShift(now);
  const earlier = await sources.production.plan(before, signal);
  const label = `${before.name.slice(0, 1).toUpperCase()}${before.name.slice(1)} shift before`;
  const past = balanceLine(earlier, label, before, now, await goodMade(sources, before, now, signal));
  return now.getTime() - window.from.getTime() < newShiftMs ? [past, ...lines] : [...lines, past];
}

/** Good units counted in the part of the window that is over: produced less rejected (ISO 22400-2 GQ). */
export async function goodMade({ plant, names }: Pick<Sources, 'plant' | 'names'>, window: TimeWindow, now: Date, signal: AbortSignal): Promise<number> {
  const past = { from: window.from, to: window.to < now ? window.to : now };
  const counters = names.directory.tags.filter(({ kind }) => kind === 'counter');
  const trends = await Promise.all(counters.map(({ id }) => plant.readTrend(id, past, signal, counterSamples)));
  return goodOf(production(plantFacts({ now, window: past, directory: names.directory, trends })).counters);
}

function goodOf(counters: ReturnType<typeof production>['counters']): number {
  const total = (role: string): number => counters.filter((counter) => counter.role === role).reduce((sum, { value }) => sum + value, 0);
  return Math.round(total('produced') - total('rejected'));
}
