import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { faultDefinition } from '../plant/faults/fault-engine.js';
import { createLine4Directory } from '../plant/line4/directory.js';
import { countFailures, failureHistory } from '../plant/maintenance/failure-history.js';
import { failureProcesses } from '../plant/maintenance/failure-process.js';
import { maintenanceLogCsv } from '../plant/maintenance/maintenance-log.js';

const knowledge = path.resolve(import.meta.dirname, '..', '..', 'knowledge');
type Truth = Readonly<{ from: string; to: string; events: readonly Readonly<{ asset: string; kind: string; count: number; dates: readonly string[] }>[] }>;
const truth = JSON.parse(readFileSync(path.join(knowledge, 'sources', 'log-truth.json'), 'utf8')) as Truth;
const from = new Date(`${truth.from}T00:00:00Z`);
const to = new Date(`${truth.to}T23:59:59Z`);

/** What the log counts that is no failure: rounds, tests, readings, lubrication, changeovers, replacements by the calendar, and unsorted small jobs. */
const routine = new Set([
  ...['agitator-oil', 'alignment', 'chain-maintenance', 'changeover', 'checkweigher-calibrated', 'condenser-strainer-cleaned', 'conductivity-probe'],
  ...['cooling-pump-rotation', 'divert-test', 'drip-pan-test', 'flow-meter', 'general', 'jaws-replaced', 'low-water-test', 'oil-change', 'plate-test'],
  ...['salt-test', 'seal-inspected', 'spider-check', 'strainer-cleaned', 'thermometer-comparison', 'vibration-reading', 'water-treatment', 'weekly-round'],
]);
const recorded = new Map(
  truth.events
    .filter(({ kind }) => !routine.has(kind))
    .map(({ asset, kind, dates }) => [`${asset} ${kind}`, dates.map((date) => new Date(`${date}T12:00:00Z`))]),
);
const history = failureHistory({ seed: 1, from, to, recorded });

describe('the recorded two years', () => {
  it('are failures of the modelled processes: every entry of the truth is one or routine work, and every process has entries', () => {
    const modelled = new Set(failureProcesses.map(({ id }) => id));
    expect([...recorded.keys()].filter((id) => !modelled.has(id))).toEqual([]);
    expect([...modelled].filter((id) => !recorded.has(id))).toEqual([]);
  });

  it('give one true answer to "how often", the same by the history and by the truth', () => {
    for (const { asset, kind, count, dates } of truth.events.filter((event) => !routine.has(event.kind))) {
      expect(countFailures(history, { equipment: asset, kind }), `${asset} ${kind}`).toBe(count);
      expect(countFailures(history, { equipment: asset, kind, from: '2025-01-01', to: '2025-12-31T23:59:59Z' }), `${asset} ${kind} in 2025`).toBe(
        dates.filter((date) => date.startsWith('2025')).length,
      );
    }
    expect(countFailures(history, { fault: 'seal-leak' })).toBe(truth.events.find(({ asset, kind }) => asset === 'P-101A' && kind === 'seal-replaced')?.count);
  });

  it('are in the written log: on the day of every seal and bearing replacement the log has a row of that asset with that part', () => {
    const rows = (parseCsv(readFileSync(path.join(knowledge, 'logs', 'line4-maintenance-log.csv'), 'utf8')) as string[][]).slice(1);
    const compact = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
    const dayOf = (text: string): string => readDay(text) ?? '';
    for (const each of history.filter(({ kind }) => kind === 'seal-replaced' || kind === 'bearing-replaced')) {
      const found = rows.filter(([date = '', asset = '']) => dayOf(date) === each.repairedAt.slice(0, 10) && compact(asset) === compact(each.equipment));
      const part = each.parts[0]?.partNumber ?? '';
      expect(
        found.some((row) => row.join(' ').includes(part) || /seal|bearing|brg|lager/i.test(row.join(' '))),
        `${each.equipment} ${each.repairedAt} ${part}`,
      ).toBe(true);
    }
  });

  it('are likely under the hazard of their process: no count is one in a thousand, and the log as a whole is neither too many nor too few', () => {
    const runs = 400;
    const drawn = Array.from({ length: runs }, (_, seed) => failureHistory({ seed: seed + 1000, from, to }));
    let surprise = 0;
    for (const { id, equipment, kind } of failureProcesses) {
      const counts = drawn.map((run) => countFailures(run, { equipment, kind }));
      const count = recorded.get(id)?.length ?? 0;
      const below = counts.filter((each) => each < count).length + counts.filter((each) => each === count).length / 2;
      const share = below / runs;
      expect(share, `${id}: ${count} recorded, ${Math.min(...counts)} to ${Math.max(...counts)} drawn`).toBeGreaterThan(0.001);
      expect(share, `${id}: ${count} recorded, ${Math.min(...counts)} to ${Math.max(...counts)} drawn`).toBeLessThan(0.999);
      surprise += share - 0.5;
    }
    // A sum of n uniforms around 0 has a standard deviation of sqrt(n / 12).
    expect(Math.abs(surprise)).toBeLessThan(3 * Math.sqrt(failureProcesses.length / 12));
  });
});

describe('a drawn history', () => {
  it('is equal for equal seeds, another for another, and in time order from onset to repair', () => {
    const first = failureHistory({ seed: 7, from, to });
    expect(failureHistory({ seed: 7, from, to })).toEqual(first);
    expect(failureHistory({ seed: 8, from, to })).not.toEqual(first);
    for (const each of first) {
      expect(each.onset <= each.detectedAt && each.detectedAt < each.repairedAt, each.id).toBe(true);
      expect(each.repairedAt >= from.toISOString().slice(0, 19), each.id).toBe(true);
    }
    expect(new Set(first.map(({ id }) => id)).size).toBe(first.length);
  });

  it('carries the alarms, codes and parts of the simulated fault, and names configured equipment and tags only', () => {
    const directory = createLine4Directory();
    const known = new Set([...directory.assets.map(({ id }) => String(id)), ...directory.tags.map(({ id }) => String(id))]);
    for (const each of failureHistory({ seed: 3, from, to })) {
      expect(known.has(each.equipment), each.equipment).toBe(true);
      if (each.fault === null) continue;
      const fault = faultDefinition(each.fault);
      expect([each.alarms, each.cause, each.failureMode, each.mechanism]).toEqual([fault.expectedAlarms, fault.cause, fault.failureMode, fault.mechanism]);
    }
  });

  it('writes a log whose rows counted by a CSV reader are the truth', () => {
    const drawn = failureHistory({ seed: 11, from, to });
    const rows = parseCsv(maintenanceLogCsv(drawn, 11), { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(drawn.length);
    for (const pump of ['P-101A', 'P-101B']) {
      const seals = rows.filter((row) => row['Asset'] === pump && /seal/i.test(row['Problem'] ?? '')).length;
      expect(seals, pump).toBe(countFailures(drawn, { equipment: pump, kind: 'seal-replaced' }));
    }
  });

  it('does not change the other processes when one is left out', () => {
    const some = failureProcesses.filter(({ equipment }) => equipment === 'P-101A');
    const alone = failureHistory({ seed: 5, from, to, processes: some });
    expect(alone).toEqual(failureHistory({ seed: 5, from, to }).filter(({ process }) => some.some(({ id }) => id === process)));
  });

  it('names the closest process when the record names an unknown one', () => {
    expect(() => failureHistory({ seed: 1, from, to, recorded: new Map([['P-101A seal-replacd', []]]) })).toThrowError(/did you mean P-101A seal-replaced/);
  });
});

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** The log's date styles, read here on their own: no code of the ingestion takes part. */
function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
  if (iso) return `${iso[1]}-${iso[2]}-${iso[3]}`;
  const day = /^(\d{1,2})[./](\d{1,2})[./](\d{4})/.exec(text);
  if (day) return `${day[3]}-${(day[2] ?? '').padStart(2, '0')}-${(day[1] ?? '').padStart(2, '0')}`;
  const named = /^(\d{1,2})-([A-Z][a-z]{2})-(\d\d)/.exec(text);
  return named ? `20${named[3]}-${String(months.indexOf(named[2] ?? '') + 1).padStart(2, '0')}-${(named[1] ?? '').padStart(2, '0')}` : null;
}
