import { describe, expect, it } from 'vitest';
import { EvidenceItem } from '../domain/evidence.js';
import { EquipmentId } from '../domain/ids.js';
import { annunciation, at, fixtureDirectory, fixtureStart, journalEntry, ramp, reading, returned, trend, workOrder } from '../testing/insight-fixtures.js';
import { type PlantFacts, plantFacts } from './plant-facts.js';
import { type ReportSectionId, type ShiftReport, shiftReport } from './shift-report.js';
import { escapeHtml, renderShiftReportHtml } from './shift-report-html.js';

const directory = fixtureDirectory();
const window = { from: new Date(fixtureStart), to: new Date(fixtureStart + 8 * 3_600_000) };
const lead = { id: 'lead-early', role: 'shift-lead' } as const;

function report(more: Partial<PlantFacts> = {}): ShiftReport {
  return shiftReport(plantFacts({ now: window.to, window, directory, ...more }), { title: 'Early shift' });
}

const textsOf = (made: ShiftReport, id: ReportSectionId) => made.sections.find((section) => section.id === id)?.items.map((item) => item.text) ?? [];
const hourly = { periodSeconds: 3600 };

const production = {
  trends: [
    trend('CN-31.COUNT', [100, 1100, 2100, 3100, 4100, 5100, 6100, 7100, 8100], { unit: 'reels', ...hourly }),
    trend('CN-31.REJ', [10, 20, 30, 40, 50, 60, 70, 80, 90], { unit: 'reels', ...hourly }),
    trend('CN-31.STATE', ['Execute', 'Execute', 'Held', 'Execute', 'Execute', 'Execute', 'Execute', 'Execute', 'Execute'], hourly),
    trend('EM-10', ramp(100, 100, 9), { unit: 'kW', ...hourly }),
  ],
};

describe('shiftReport', () => {
  it('counts production and rejects from the counters, whatever their start, and over a counter reset', () => {
    expect(textsOf(report(production), 'production').slice(0, 2)).toEqual(['Reels packed (CN-31.COUNT): 8000 reels.', 'Reels rejected (CN-31.REJ): 80 reels.']);
    const reset = report({ trends: [trend('CN-31.COUNT', [900, 1000, 50, 100], { unit: 'reels', ...hourly })] });
    expect(textsOf(reset, 'production')[0]).toBe('Reels packed (CN-31.COUNT): 200 reels.');
  });

  it('computes OEE after ISO 22400-2 where state, count and a nameplate rate exist, and leaves it out otherwise', () => {
    const text = textsOf(report(production), 'production').find((each) => each.includes('OEE'));
    // 7 of 8 h producing; 8000 of 7 x 1200; 7920 of 8000 good.
    expect(text).toContain('OEE 82.5 %: availability 87.5 %, performance 95.2 %, quality 99 %');
    const without = report({ trends: production.trends.slice(0, 2) });
    expect(textsOf(without, 'production').some((each) => each.includes('OEE'))).toBe(false);
  });

  it('gives energy in all and per 1,000 units produced', () => {
    expect(textsOf(report(production), 'energy')).toEqual(['Electricity: 800 kWh, 100 kWh per 1,000 reels.']);
  });

  it('lists trips with the alarm that came before them', () => {
    const made = report({
      journal: [journalEntry('EV-7', 600, 'trip', 'P-77 tripped: vibration high-high', { equipment: 'P-77' })],
      transitions: [annunciation('VT-77.HH', 590, { condition: 'high-high' })],
    });
    expect(textsOf(made, 'trips')).toEqual([
      '1 trip in the journal.',
      '2026-05-11 06:10:00: P-77 tripped: vibration high-high. Alarm before it: VT-77 high-high at 2026-05-11 06:09:50.',
    ]);
  });

  it('counts annunciated alarms only and names the most frequent', () => {
    const raised = annunciation('VT-77.H', 100);
    const made = report({ transitions: [raised, returned(raised, 200), annunciation('VT-77.H', 3000), annunciation('PT-91.L', 4000, { equipment: 'K-91' })] });
    expect(textsOf(made, 'alarms')[0]).toContain('3 alarms annunciated');
    expect(textsOf(made, 'alarms')[1]).toContain('VT-77.H (P-77, VT-77.H raised): 2 times');
  });

  it('reports floods with their first alarm', () => {
    const transitions = Array.from({ length: 15 }, (_, index) => annunciation(`VT-77.H`, 100 + index * 20, { tag: 'VT-77' }));
    expect(textsOf(report({ transitions }), 'floods')[0]).toContain('First alarm: VT-77 high at 2026-05-11 06:01:40');
  });

  it('carries overrides, inhibits and set-aside alarms, and changes by people apart from automatic ones', () => {
    const made = report({
      journal: [
        journalEntry('EV-1', 60, 'operator-action', 'Interlock of CV-21 bypassed for test', { by: lead, equipment: 'CV-21' }),
        journalEntry('EV-2', 90, 'setpoint-change', 'TIC-21.SP from 55 to 57 °C', { by: lead, tag: 'TIC-21.SP' }),
        journalEntry('EV-3', 95, 'mode-change', 'CV-21 to automatic', {}),
        journalEntry('EV-4', 100, 'shift-log', 'Basket S-70 cleaned at start of shift', { by: lead }),
      ],
      transitions: [{ ...annunciation('VT-77.H', 120), to: 'shelved', annunciated: false, by: lead }],
    });
    expect(textsOf(made, 'overrides').join(' ')).toContain('bypassed for test');
    expect(textsOf(made, 'overrides').join(' ')).toContain('VT-77 high shelved by lead-early');
    expect(textsOf(made, 'changes')).toEqual(['2026-05-11 06:01:30 TIC-21.SP from 55 to 57 °C (lead-early, shift-lead).'.replace('06:01:30 ', '06:01:30: ')]);
    expect(textsOf(made, 'notes')[0]).toContain('Basket S-70 cleaned');
  });

  it('tells work orders opened, closed and overdue, with the rule it used', () => {
    const made = report({
      workOrders: [
        workOrder('WO-10001', 'P-77', 600),
        workOrder('WO-10002', 'P-77', -10 * 86_400, { priority: 'urgent' }),
        workOrder('WO-10003', 'S-70', -86_400, { status: 'closed', closedAt: at(900), findings: 'basket cleaned' }),
        workOrder('WO-10004', 'S-70', 9 * 3600),
      ],
    });
    expect(textsOf(made, 'work-orders')[0]).toBe(
      'Work orders: 1 opened, 1 closed, 2 open at the end, 1 overdue (overdue after 8 h emergency, 72 h urgent, 720 h routine).',
    );
    expect(textsOf(made, 'work-orders').at(-1)).toContain('WO-10002 P-77, Inspect the machine (urgent, waiting) is overdue: open for 10.3 d');
  });

  it('says what runs and what is tripped, with the time of the reading', () => {
    const made = report({ readings: [reading('P-77.RUN', true), reading('P-77.TRIP', true)] });
    expect(textsOf(made, 'equipment')).toEqual(['P-77: Stock pump tripped: tripped at 2026-05-11 08:00.', 'Running at 2026-05-11 08:00: P-77.']);
  });

  it('holds plan against actual where the line keeps a plan, and marks a shortfall', () => {
    const order = {
      ...{ kind: 'order' as const, id: 'PO-260511-1', line: EquipmentId.parse('PM2'), product: { code: '7', name: 'Liner' }, unit: 'reels', rejected: 80 },
      ...{ plannedStart: '2026-05-11T06:00:00Z', plannedEnd: '2026-05-11T14:00:00Z', status: 'running' as const, completedAt: null },
    };
    const plan = (quantity: number) => ({
      ...{ line: order.line, unit: 'reels', ratePerHour: 1000 },
      items: [{ ...order, quantity, startedAt: '2026-05-11T06:00:00Z', good: 7920 }],
    });
    const short = report({ ...production, plan: plan(9000) });
    expect(textsOf(short, 'plan')[0]).toBe('Plan: 9000 good reels, 7920 made, 1080 behind.');
    expect(short.sections.find(({ id }) => id === 'plan')?.items[0]?.attention).toBe(true);
    expect(textsOf(short, 'plan')[1]).toContain(
      'PO-260511-1: 9000 reels Liner, planned 2026-05-11 06:00 to 14:00; running since 2026-05-11 06:00, 7920 good so far (88 %), 1080 to go',
    );
    expect(textsOf(report({ ...production, plan: plan(7900) }), 'plan')[0]).toBe('Plan: 7900 good reels, 7920 made, 20 ahead.');
  });

  it('puts production and what needs attention first', () => {
    const made = report({ ...production, journal: [journalEntry('EV-7', 600, 'trip', 'P-77 tripped', { equipment: 'P-77' })] });
    expect(made.headline[0]?.text).toContain('Reels packed');
    expect(made.headline.some((item) => item.text.includes('P-77 tripped'))).toBe(true);
  });

  it('holds every number of every line in the evidence of that line, which is valid and can be computed again', () => {
    const made = report({
      ...production,
      journal: [journalEntry('EV-7', 600, 'trip', 'P-77 tripped', { equipment: 'P-77' })],
      transitions: [annunciation('VT-77.H', 100)],
      workOrders: [
        workOrder('WO-10001', 'P-77', 600),
        workOrder('WO-10003', 'S-70', -86_400, { status: 'closed', closedAt: at(900), findings: 'cleaned 2 baskets' }),
      ],
      readings: [reading('P-77.RUN', true)],
    });
    for (const item of made.sections.flatMap((section) => section.items)) {
      expect(item.evidence.length).toBeGreaterThan(0);
      const quotes = item.evidence.map((each) => EvidenceItem.parse(each).quote).join(' ');
      for (const number of item.text.match(/\d+(?:\.\d+)?/g) ?? []) expect(quotes).toContain(number);
    }
    expect(made.rerun).toBe('shiftmate report shift --from 2026-05-11T06:00:00Z --to 2026-05-11T14:00:00Z --json');
  });

  it('makes a report of an empty window without inventing anything', () => {
    const made = report();
    expect(made.sections.map((section) => section.id)).toEqual(['alarms']);
    expect(textsOf(made, 'alarms')[0]).toContain('0 alarms annunciated');
    expect(made.byPeople.length).toBeGreaterThan(3);
  });
});

describe('renderShiftReportHtml', () => {
  it('is one self-contained page in which no text of the plant is markup', () => {
    const made = report({ journal: [journalEntry('EV-9', 60, 'shift-log', '<img src=x onerror="alert(1)"> & "quoted"', { by: lead })] });
    const html = renderShiftReportHtml(made);
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/<script|src=["']?http|href=["']?http/);
    expect(html).toContain('&#60;img src=x onerror=&#34;alert(1)&#34;&#62;');
    expect(html).toContain("default-src 'none'");
  });

  it('links every line to its numbered evidence', () => {
    const html = renderShiftReportHtml(report(production));
    const linked = [...html.matchAll(/href="#e(\d+)"/g)].map((match) => match[1]);
    expect(linked.length).toBeGreaterThan(5);
    for (const number of linked) expect(html).toContain(`id="e${number}"`);
  });

  it('escapes all five characters that mean something in HTML', () => {
    expect(escapeHtml(`<&>"'`)).toBe('&#60;&#38;&#62;&#34;&#39;');
  });
});
