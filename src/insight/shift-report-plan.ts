import { itemLine, planBalance, shortBalanceLine } from './plan-progress.js';
import { production } from './production.js';
import type { ReportContext, ReportItem, ReportSection } from './shift-report.js';

/** Less than this share of the plan needs somebody's attention. */
const attentionShare = 0.95;

/** Plan and actual: the balance of the window, then every order and change of product that touches it. */
export function planSection(context: ReportContext): ReportSection | null {
  const { facts } = context;
  const { plan, window, now } = facts;
  if (plan === null || plan.items.length === 0) return null;
  const { counters } = production(facts);
  const total = (role: string): number => counters.filter((counter) => counter.role === role).reduce((sum, { value }) => sum + value, 0);
  const made = Math.round(total('produced') - total('rejected'));
  const item = (line: ReturnType<typeof itemLine>, attention: boolean): ReportItem => ({
    ...line,
    evidence: [context.computed('production plan', line.text, { line: plan.line })],
    attention,
  });
  const balance = planBalance(plan, window, now, made);
  const items = plan.items.filter(({ status, plannedStart }) => status !== 'waiting' || Date.parse(plannedStart) < window.to.getTime());
  return {
    id: 'plan',
    title: 'Plan and actual',
    items: [
      item(shortBalanceLine(plan, window, now, made), balance.planned > 0 && made < attentionShare * balance.planned),
      ...items.map((entry) => item(itemLine(entry, now), entry.status === 'cancelled' && entry.kind === 'order')),
    ],
  };
}
