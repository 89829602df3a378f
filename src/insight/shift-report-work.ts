import type { WorkOrder } from '../domain/work-order.js';
import { workOrderEvidence } from './evidence-items.js';
import type { ReportContext, ReportItem, ReportSection } from './shift-report.js';
import { formatDuration, formatMinute, plural } from './wording.js';

const openStatuses = new Set<WorkOrder['status']>(['waiting', 'dispatched', 'running', 'held']);

/** Orders opened and closed in the window, and open ones that are overdue by the site's rule. */
export function workOrderSection(context: ReportContext): ReportSection | null {
  const { facts } = context;
  if (facts.workOrders.length === 0) return null;
  const from = facts.window.from.getTime();
  const to = facts.window.to.getTime();
  const inside = (time: string | null) => time !== null && Date.parse(time) >= from && Date.parse(time) < to;
  const known = facts.workOrders.filter((order) => Date.parse(order.createdAt) < to);
  const opened = known.filter((order) => inside(order.createdAt));
  const closed = known.filter((order) => inside(order.closedAt));
  const open = known.filter((order) => openStatuses.has(order.status) || (order.closedAt !== null && Date.parse(order.closedAt) >= to));
  const overdue = open.filter((order) => ageHours(order, to) > context.settings.overdueHours[order.priority]);
  const { emergency, urgent, routine } = context.settings.overdueHours;
  const text =
    `Work orders: ${opened.length} opened, ${closed.length} closed, ${open.length} open at the end, ${overdue.length} overdue ` +
    `(overdue after ${emergency} h emergency, ${urgent} h urgent, ${routine} h routine).`;
  const figures = [
    { name: 'work orders opened', value: opened.length, unit: '' },
    { name: 'work orders closed', value: closed.length, unit: '' },
    { name: 'work orders open', value: open.length, unit: '' },
    { name: 'work orders overdue', value: overdue.length, unit: '' },
  ];
  const head: ReportItem = {
    text,
    figures,
    evidence: [context.computed('work orders', text, { overdueHours: context.settings.overdueHours })],
    attention: overdue.length > 0,
  };
  const items = [
    head,
    ...opened.map((order) => orderItem(order, `opened ${formatMinute(order.createdAt)}`, false)),
    ...closed.map((order) =>
      orderItem(order, `closed ${formatMinute(order.closedAt ?? order.createdAt)}${order.findings === null ? '' : `: ${order.findings}`}`, false),
    ),
    ...overdue.map((order) => overdueItem(context, order, to)),
  ];
  return { id: 'work-orders', title: 'Work orders', items };
}

function orderItem(order: WorkOrder, what: string, attention: boolean): ReportItem {
  const evidence = workOrderEvidence(order);
  const text = `${order.id} ${order.equipment}, ${order.title} (${order.priority}, ${order.status}): ${what}.`;
  return { text, figures: [], evidence: [{ ...evidence, quote: `${evidence.quote}. ${text}` }], attention };
}

function overdueItem(context: ReportContext, order: WorkOrder, to: number): ReportItem {
  const text = `${order.id} ${order.equipment}, ${order.title} (${order.priority}, ${order.status}) is overdue: open for ${formatDuration(to - Date.parse(order.createdAt))}.`;
  return {
    text,
    figures: [{ name: `${order.id} age`, value: ageHours(order, to), unit: 'h' }],
    evidence: [context.computed('overdue work order', text, { order: order.id }), workOrderEvidence(order)],
    attention: true,
  };
}

function ageHours(order: WorkOrder, now: number): number {
  return (now - Date.parse(order.createdAt)) / 3_600_000;
}

/** Open orders in words, for a handover: `3 work orders`. */
export function openOrderCount(orders: readonly WorkOrder[]): string {
  return plural(orders.filter((order) => openStatuses.has(order.status)).length, 'work order');
}
