import type { EvidenceItem } from '../domain/evidence.js';
import { trendEvidence } from './evidence-items.js';
import { type Effectiveness, production } from './production.js';
import { consumption, type MeterKind, meterOf } from './quantities.js';
import type { ReportContext, ReportItem, ReportSection } from './shift-report.js';
import { formatDuration, formatNumber } from './wording.js';

/** Counts, rejects, states and OEE. */
export function productionSection(context: ReportContext): ReportSection | null {
  const { counters, effectiveness, states } = production(context.facts);
  const items: ReportItem[] = counters
    .filter((counter) => counter.role !== 'other')
    .map((counter) => {
      const text = `${counter.label} (${counter.tag}): ${formatNumber(counter.value, 0)} ${counter.unit}.`;
      return {
        text,
        figures: [{ name: counter.tag, value: counter.value, unit: counter.unit }],
        evidence: counterSources(context, counter.tag, text),
        attention: false,
      };
    });
  items.push(...effectiveness.map((each) => effectivenessItem(context, each)));
  const stops = states.filter((state) => !/^(execute|running|producing)$/i.test(state.state) && state.milliseconds >= 60_000);
  for (const stop of stops.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 5)) {
    const text = `${stop.equipment} was in state ${stop.state} for ${formatDuration(stop.milliseconds)}.`;
    items.push({
      text,
      figures: [{ name: `${stop.tag} ${stop.state}`, value: stop.milliseconds / 60_000, unit: 'min' }],
      evidence: [context.computed('time in state', text, { tag: stop.tag })],
      attention: false,
    });
  }
  for (const counter of counters.filter((each) => each.role === 'other' && each.value > 0)) {
    const text = `${counter.label} (${counter.tag}): ${formatNumber(counter.value, 0)} ${counter.unit}.`;
    items.push({
      text,
      figures: [{ name: counter.tag, value: counter.value, unit: counter.unit }],
      evidence: counterSources(context, counter.tag, text),
      attention: true,
    });
  }
  return items.length === 0 ? null : { id: 'production', title: 'Production', items };
}

function counterSources(context: ReportContext, tag: string, text: string): readonly EvidenceItem[] {
  const trend = context.facts.trends.find((each) => each.tag === tag);
  return [context.computed('production count', text, { tag }), ...(trend ? [trendEvidence(trend, text)] : [])];
}

function effectivenessItem(context: ReportContext, each: Effectiveness): ReportItem {
  const percent = (share: number) => formatNumber(share * 100, 1);
  const text =
    `${each.equipment} OEE ${percent(each.oee)} %: availability ${percent(each.availability)} %, performance ${percent(each.performance)} %, ` +
    `quality ${percent(each.quality)} % (ISO 22400-2; ideal rate ${formatNumber(each.idealPerHour, 0)} per hour from the nameplate, producing for ${formatDuration(each.producingMilliseconds)}).`;
  const figures = [
    { name: `${each.equipment} OEE`, value: each.oee * 100, unit: '%' },
    { name: `${each.equipment} availability`, value: each.availability * 100, unit: '%' },
    { name: `${each.equipment} performance`, value: each.performance * 100, unit: '%' },
    { name: `${each.equipment} quality`, value: each.quality * 100, unit: '%' },
  ];
  return { text, figures, evidence: [context.computed('OEE', text, { equipment: each.equipment })], attention: each.oee < 0.6 };
}

const kindNames: Readonly<Record<MeterKind, string>> = { electricity: 'Electricity', steam: 'Steam', air: 'Compressed air', water: 'Water', gas: 'Gas' };

/** Consumption per utility and area, and per 1,000 units produced where something was counted. */
export function energySection(context: ReportContext): ReportSection | null {
  const { facts } = context;
  const produced = production(facts).counters.find((counter) => counter.role === 'produced');
  const rows = facts.trends.flatMap((trend) => {
    const tag = facts.directory.tags.find((each) => each.id === trend.tag);
    const meter = tag ? meterOf(tag) : null;
    const value = meter ? consumption(trend) : null;
    return meter && value !== null ? [{ meter, value }] : [];
  });
  const items: ReportItem[] = [];
  for (const kind of ['electricity', 'steam', 'air', 'water', 'gas'] as const) {
    const own = rows.filter((row) => row.meter.kind === kind);
    const unit = own[0]?.meter.unit;
    if (unit === undefined) continue;
    const total = own.reduce((sum, row) => sum + row.value, 0);
    const parts = own.length > 1 ? ` (${own.map((row) => `${row.meter.tag.equipment} ${formatNumber(row.value, 1)}`).join(', ')})` : '';
    const specific = produced && produced.value > 0 ? total / (produced.value / 1000) : null;
    const perThousand = specific === null || !produced ? '' : `, ${formatNumber(specific, 2)} ${unit} per 1,000 ${produced.unit}`;
    const text = `${kindNames[kind]}: ${formatNumber(total, 1)} ${unit}${parts}${perThousand}.`;
    const figures = [{ name: kindNames[kind], value: total, unit }, ...own.map((row) => ({ name: row.meter.tag.id as string, value: row.value, unit }))];
    items.push({ text, figures, evidence: [context.computed('energy and media', text, { tags: own.map((row) => row.meter.tag.id) })], attention: false });
  }
  return items.length === 0 ? null : { id: 'energy', title: 'Energy and media', items };
}
