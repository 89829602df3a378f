import { describe, expect, it } from 'vitest';
import type { WorkOrder } from '../domain/work-order.js';
import { WorkOrder as WorkOrderSchema } from '../domain/work-order.js';
import { at, fixtureDirectory, fixtureStart } from '../testing/insight-fixtures.js';
import { DataQuery } from './data-query.js';
import { readDataQuestion, unknownMeasure } from './data-question.js';
import { answerDataQuery } from './kpi.js';
import { plantFacts } from './plant-facts.js';

const directory = fixtureDirectory();
const modes = ['ELP', 'VIB', 'BRD', 'PLU'] as const;
const priorities = ['emergency', 'urgent', 'routine'] as const;
const machines = ['P-77', 'P-78', 'E-21', 'CN-31'];
const statuses = ['waiting', 'running', 'closed', 'cancelled'] as const;

/** Sixty orders whose fields follow from their number, so that a second count can be made by arithmetic. */
const orders: readonly WorkOrder[] = Array.from({ length: 60 }, (_, index) =>
  WorkOrderSchema.parse({
    id: `WO-${20_001 + index}`,
    equipment: machines[index % 4],
    title: `Order ${index}`,
    description: '',
    workType: 'corrective',
    priority: priorities[index % 3],
    failureMode: modes[(index >> 1) % 4],
    failureMechanism: null,
    failureCause: null,
    detectionMethod: null,
    functionImpact: 'degraded',
    spareParts: [],
    skills: [],
    basis: [],
    status: statuses[(index >> 2) % 4],
    createdBy: { id: 'a', role: 'technician' },
    createdAt: at(index * 60),
    approvedBy: null,
    findings: null,
    closedAt: null,
  }),
);
const facts = plantFacts({
  now: new Date(fixtureStart + 7_200_000),
  window: { from: new Date(fixtureStart), to: new Date(fixtureStart + 7_200_000) },
  directory,
  workOrders: orders,
});

function ask(question: string) {
  const read = readDataQuestion(question, null);
  if (read === null) throw new Error(`not read: ${question}`);
  return answerDataQuery(DataQuery.parse(read), facts);
}

/** The second implementation: plain loops over the same orders. */
function count(keep: (order: WorkOrder) => boolean): number {
  let total = 0;
  for (const order of orders) if (keep(order)) total += 1;
  return total;
}

describe('data questions against a second count', () => {
  it('filters by priority, status and failure mode', () => {
    expect(ask('How many urgent work orders are there?').total).toBe(count(({ priority }) => priority === 'urgent'));
    expect(ask('How many open work orders do we have?').total).toBe(count(({ status }) => status === 'waiting' || status === 'running'));
    expect(ask('Number of work orders with failure mode VIB').total).toBe(count(({ failureMode }) => failureMode === 'VIB'));
    expect(ask('How many closed emergency work orders?').total).toBe(count(({ status, priority }) => status === 'closed' && priority === 'emergency'));
  });

  it('ranks in words, from either end, and gives shares', () => {
    const worst = ask('What are the two worst machines by work orders?');
    const all = machines
      .map((machine) => ({ machine, value: count(({ equipment }) => equipment === machine) }))
      .sort((a, b) => b.value - a.value || (a.machine < b.machine ? -1 : 1));
    expect(worst.groups.map(({ group, value }) => ({ machine: group, value }))).toEqual(all.slice(0, 2));
    const share = ask('What percentage of work orders by priority?');
    expect(share.sentence).toContain(`${Math.round((1000 * count(({ priority }) => priority === 'urgent')) / orders.length) / 10} %`);
  });

  it('divides by the hours of the window', () => {
    expect(ask('How many work orders per hour on average?').total).toBe(orders.length / 2);
  });

  it.each([
    ['stops per hour this shift', 'count'],
    ['How many stoppages were there in the last three hours?', 'count'],
    ['number of standstills in the hour after the restart', 'count'],
    ['How many hours of downtime were there in the last three hours?', 'sum-hours'],
    ['How many hours did the fillers stand, by machine? downtime', 'sum-hours'],
  ])('takes hours that say when for no duration asked: %s', (question, measure) => {
    expect(readDataQuestion(question, null)?.measure).toBe(measure);
  });

  it('names what it keeps no data of', () => {
    expect(unknownMeasure('What were the maintenance costs last month?')).toBe('costs');
    expect(unknownMeasure('How many alarms came last night?')).toBeNull();
  });
});
