import { type ProductChange, type ProductionOrder, type ProductionPlan, plannedQuantity } from '../domain/production-plan.js';
import { formatBetweenMinutes, formatDuration, formatMinute, formatNumber } from './wording.js';

const hour = 3_600_000;

/** A sentence about the plan and the figures in it. */
export type PlanLine = Readonly<{ text: string; figures: ReadonlyArray<Readonly<{ name: string; value: number; unit: string }>> }>;

/** Plan and actual of a window up to now: good units planned by then, good units made, and the difference. */
export type PlanBalance = Readonly<{ planned: number; made: number; difference: number; whole: number }>;

/** `made` is the good count of the window up to `now`; `whole` is the plan of the whole window. */
export function planBalance(plan: ProductionPlan, window: Readonly<{ from: Date; to: Date }>, now: Date, made: number): PlanBalance {
  const until = now < window.to ? now : window.to;
  const planned = Math.round(plannedQuantity(plan, window.from, until));
  return { planned, made, difference: made - planned, whole: Math.round(plannedQuantity(plan, window.from, window.to)) };
}

/** "Early shift ...: 70080 good bottles planned, 69709 made: 371 (0.5 %) behind plan." */
export function balanceLine(plan: ProductionPlan, label: string, window: Readonly<{ from: Date; to: Date }>, now: Date, made: number): PlanLine {
  const balance = planBalance(plan, window, now, made);
  const { planned, difference, whole } = balance;
  const { unit } = plan;
  const over = now >= window.to;
  const by = over ? `${planned} good ${unit} planned` : `${planned} good ${unit} planned by ${clock(now)} of ${whole} in all`;
  const share = planned > 0 ? ` (${formatNumber((100 * Math.abs(difference)) / planned, 1)} %)` : '';
  const verdict = difference === 0 ? 'exactly to plan' : `${Math.abs(difference)}${share} ${difference < 0 ? 'behind' : 'ahead of'} plan`;
  return {
    text: `${label}, ${between(window)}: ${by}, ${made} made: ${verdict}.`,
    figures: [
      { name: 'planned good units', value: planned, unit },
      { name: 'good units made', value: made, unit },
      { name: 'difference to plan', value: difference, unit },
    ],
  };
}

/** The same for a report whose head names the window: "Plan: 70080 good bottles, 69710 made, 370 behind." */
export function shortBalanceLine(plan: ProductionPlan, window: Readonly<{ from: Date; to: Date }>, now: Date, made: number): PlanLine {
  const { planned, difference } = planBalance(plan, window, now, made);
  const verdict = difference === 0 ? 'to plan' : `${Math.abs(difference)} ${difference < 0 ? 'behind' : 'ahead'}`;
  return { text: `Plan: ${planned} good ${plan.unit}, ${made} made, ${verdict}.`, figures: balanceLine(plan, '', window, now, made).figures };
}

/** The plan of a window that has not begun, or of the part to come. */
export function plannedLine(plan: ProductionPlan, label: string, window: Readonly<{ from: Date; to: Date }>): PlanLine {
  const whole = Math.round(plannedQuantity(plan, window.from, window.to));
  const orders = plan.items.filter(({ kind }) => kind === 'order').length;
  const changes = plan.items.length - orders;
  const stops = changes === 0 ? 'no change of product' : `${changes} ${changes === 1 ? 'change' : 'changes'} of product`;
  return {
    text: `${label}, ${between(window)}: ${whole} good ${plan.unit} planned in ${orders} ${orders === 1 ? 'order' : 'orders'}, ${stops}.`,
    figures: [{ name: 'planned good units', value: whole, unit: plan.unit }],
  };
}

/** One entry of the plan with what became of it. */
export function itemLine(item: ProductionOrder | ProductChange, now: Date): PlanLine {
  return item.kind === 'order' ? orderLine(item, now) : changeLine(item);
}

function orderLine(order: ProductionOrder, now: Date): PlanLine {
  const head = `${order.id}: ${order.quantity} ${order.unit} ${order.product.name}, planned ${between({ from: order.plannedStart, to: order.plannedEnd })}`;
  const figures = [
    { name: `${order.id} planned`, value: order.quantity, unit: order.unit },
    { name: `${order.id} good`, value: order.good, unit: order.unit },
  ];
  switch (order.status) {
    case 'waiting':
      return { text: `${head}; not started.`, figures };
    case 'cancelled':
      return { text: `${head}; cancelled, its time passed before the line could start it.`, figures };
    case 'completed':
      return {
        text: `${head}; completed at ${formatMinute(order.completedAt ?? order.plannedEnd)} with ${order.good} good and ${order.rejected} rejected${completedAgainst(order)}.`,
        figures,
      };
    case 'running':
      return {
        text: `${head}; running since ${formatMinute(order.startedAt ?? order.plannedStart)}, ${order.good} good so far (${formatNumber((100 * order.good) / order.quantity, 1)} %), ${Math.max(0, order.quantity - order.good)} to go${expected(order, now)}.`,
        figures,
      };
  }
}

/** Early or late against the planned end; nothing where the time is not recorded. */
function completedAgainst({ completedAt, plannedEnd }: ProductionOrder): string {
  if (completedAt == null) return '';
  const late = Date.parse(completedAt) - Date.parse(plannedEnd);
  const [first, last] = [completedAt, plannedEnd].map((at) => Date.parse(at)).sort((a, b) => a - b);
  const length = formatBetweenMinutes(first ?? 0, last ?? 0);
  return Math.abs(late) < 60_000 ? ', as planned' : `, ${length} ${late > 0 ? 'after' : 'before'} its planned end`;
}

/** When a running order ends at the rate of its own run so far; nothing in its first half hour or while nothing comes. */
function expected(order: ProductionOrder, now: Date): string {
  const elapsed = now.getTime() - Date.parse(order.startedAt ?? order.plannedStart);
  if (elapsed < hour / 2 || order.good <= 0) return '';
  const rate = (order.good * hour) / elapsed;
  const endMs = now.getTime() + ((order.quantity - order.good) / rate) * hour;
  const late = endMs - Date.parse(order.plannedEnd);
  const verdict = Math.abs(late) < 60_000 ? 'as planned' : `${formatDuration(Math.abs(late))} ${late > 0 ? 'after' : 'before'} its planned end`;
  return `; at its rate of ${formatNumber(rate, 0)} ${order.unit} per hour it ends at ${formatMinute(endMs)}, ${verdict}`;
}

function changeLine(change: ProductChange): PlanLine {
  const head = `${change.id}: change of product from ${change.from.name} to ${change.to.name}, planned ${between({ from: change.plannedStart, to: change.plannedEnd })} (${change.work})`;
  const end =
    change.status === 'completed'
      ? `; done from ${clock(new Date(change.startedAt ?? change.plannedStart))} to ${clock(new Date(change.completedAt ?? change.plannedEnd))}`
      : change.status === 'running'
        ? `; running since ${clock(new Date(change.startedAt ?? change.plannedStart))}`
        : change.status === 'cancelled'
          ? '; not needed'
          : '';
  return { text: `${head}${end}.`, figures: [] };
}

function clock(time: Date): string {
  return formatMinute(time).slice(11);
}

/** "2026-03-02 14:00 to 22:00", with the second date only where it is another day. */
function between({ from, to }: Readonly<{ from: Date | string; to: Date | string }>): string {
  const [start, end] = [formatMinute(from), formatMinute(to)];
  return `${start} to ${start.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end}`;
}
