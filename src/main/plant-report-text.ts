import type { headlessRun } from '../app.js';

type Report = ReturnType<typeof headlessRun>;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const clock = (timestamp: string): string => timestamp.slice(11, 19);

/** A headless run for people: the same figures as its JSON. */
export function plantReportText(report: Report): string {
  const { scenario } = report;
  const parts = [
    `${scenario.title === '' ? scenario.id : scenario.title} (${scenario.id}), seed ${scenario.seed}, ${scenario.from} to ${scenario.to}`,
    section('Production', productionLines(report)),
    section('Plan and actual', planLines(report)),
    section('Energy and media', mediaLines(report)),
    section(`Alarm figures, ${report.alarmKpis.annunciated} annunciations`, kpiLines(report)),
    section('Floods', floodLines(report)),
    section('Alarms', report.alarms.length === 0 ? ['none'] : report.alarms.map(alarmLine)),
    section(
      'Standing at the end',
      report.present.map((alarm) => `${alarm.alarm}  ${alarm.state} since ${clock(alarm.raisedAt)}`),
    ),
    section(
      'Journal entries',
      Object.entries(report.events).map(([category, count]) => `${String(count).padStart(4)}  ${category}`),
    ),
    section('Injected faults (truth)', report.truth.flatMap(truthLines)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

function productionLines({ production }: Report): readonly string[] {
  return [
    `${production.bottles} bottles filled, ${production.good} good, ${production.rejects} rejected`,
    `OEE ${percent(production.oee)} = availability ${percent(production.availability)} x performance ${percent(production.performance)} x quality ${percent(production.quality)}`,
    `Milk: ${production.rawMilk} m³ raw, ${production.product} m³ forward, ${production.diverted} m³ diverted, ${production.surplus} m³ surplus to the bulk tank`,
  ];
}

function planLines({ plan }: Report): readonly string[] {
  if (plan.items.length === 0) return [];
  const { planned, made, difference } = plan;
  return [
    `${planned} good bottles planned, ${made} made: ${Math.abs(difference)} ${difference < 0 ? 'behind' : 'ahead of'} plan`,
    ...plan.items.map((item) => {
      const what = item.kind === 'order' ? `${item.good} of ${item.quantity} good, ${item.product.name}` : `change to ${item.to.name}`;
      const actual = item.startedAt === null ? '' : `, ran ${clock(item.startedAt)} to ${item.completedAt === null ? 'now' : clock(item.completedAt)}`;
      return `${item.id.padEnd(13)}${item.status.padEnd(10)} planned ${clock(item.plannedStart)} to ${clock(item.plannedEnd)}${actual}: ${what}`;
    }),
  ];
}

function mediaLines({ utilities }: Report): readonly string[] {
  const per = utilities.electricityPerThousandBottles;
  return [
    `Electricity ${utilities.electricity} kWh${per === null ? '' : ` (${per} kWh per 1,000 bottles)`}`,
    `Steam ${utilities.steam} kg, compressed air ${utilities.air} Nm³, fresh water ${utilities.water} m³`,
    ...utilities.byArea.map((area) => `${area.area}: ${area.electricity} kWh, ${area.steam} kg steam, ${area.air} Nm³ air, ${area.water} m³ water`),
  ];
}

function kpiLines({ alarmKpis }: Report): readonly string[] {
  return alarmKpis.rows.map((row) => {
    const limit = row.target.manageable === null ? `${row.target.acceptable}` : `${row.target.acceptable} / ${row.target.manageable}`;
    const verdict = row.verdict === 'none' ? '' : row.verdict;
    return `${row.label.padEnd(42)}${`${row.value} ${row.unit}`.trim().padStart(14)}   target ${limit.padEnd(10)} ${verdict}`.trimEnd();
  });
}

function floodLines({ alarmKpis }: Report): readonly string[] {
  return alarmKpis.floods.map(
    (flood) =>
      `${clock(flood.from)} to ${clock(flood.to)}: ${flood.count} annunciations, at most ${flood.peakPer10Minutes} in 10 min, first out ${flood.firstOut ?? 'not known'} (edge: ${alarmKpis.floodEdge})`,
  );
}

function alarmLine(alarm: Report['alarms'][number]): string {
  return `${String(alarm.count).padStart(4)} x ${alarm.alarm.padEnd(14)} ${alarm.priority.padEnd(8)} first ${clock(alarm.first)}  ${alarm.message}`;
}

function truthLines(fault: Report['truth'][number]): readonly string[] {
  const parts = fault.workOrder.spareParts.map(([part, quantity]) => `${quantity} x ${part}`).join(', ');
  return [
    `${fault.fault} on ${fault.equipment}: ${fault.title}; from ${fault.onset}${fault.clearedAt === null ? '' : ` to ${fault.clearedAt}`}, severity ${fault.severity} at the end`,
    `  cause: ${fault.cause} (${fault.failureMode}, ${fault.mechanism}); alarms expected: ${fault.expectedAlarms.join(', ') || 'none'}`,
    `  check: ${fault.check}; work order: ${fault.workOrder.title}${parts === '' ? '' : ` (${parts})`}`,
  ];
}
