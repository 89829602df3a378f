import { describe, expect, it } from 'vitest';
import { triageAlarms } from '../insight/alarm-triage.js';
import { createLine4Directory } from '../plant/line4/directory.js';
import { parseScenario } from '../plant/scenarios/scenario.js';
import { PlantSimulator } from '../plant/simulator.js';
import { line4ControlPrograms } from './line4.js';

const directory = createLine4Directory();
const minute = 60_000;
const onsetHours = 0.05;

function simulate(change: Readonly<Record<string, unknown>>): PlantSimulator {
  const scenario = parseScenario({ id: 'test', startsAt: '2026-03-02T06:00:00Z', hours: 1, disturbances: false, ...change });
  return new PlantSimulator({ directory, programs: line4ControlPrograms(), scenario, seed: 7 });
}

describe('the flood of a pump trip', () => {
  it('is one consequence group across the units by the plant topology, rooted at the pump', () => {
    const simulator = simulate({
      operator: { acknowledgeAfterSeconds: null },
      faults: [
        { fault: 'no-start-b', onsetHours: 0 },
        { fault: 'motor-overload', onsetHours },
      ],
    });
    const startMs = simulator.timeMs;
    simulator.advanceTo(startMs + (onsetHours * 60 + 10) * minute);
    const window = [startMs, simulator.timeMs + 1] as const;
    const input = { transitions: simulator.alarms.transitions(...window), journal: simulator.journal.between(...window) };
    const triage = triageAlarms({ directory, ...input });
    const unitOf = new Map(directory.assets.map(({ id, parent }) => [String(id), String(parent)]));
    const units = (group: Readonly<{ equipment: readonly string[] }> | undefined) =>
      new Set(group?.equipment.map((id) => (id.endsWith('00') ? id : unitOf.get(id))));
    const [main] = triage?.groups ?? [];
    expect(triage?.firstOut.alarm.equipment).toBe('P-101A');
    expect(main?.root.equipment).toBe('P-101A');
    expect([...units(main)].sort()).toEqual(expect.arrayContaining(['A100', 'A200']));
    const { links: _links, ...withoutTopology } = directory;
    const before = triageAlarms({ directory: withoutTopology, ...input });
    expect(main?.members.length ?? 0).toBeGreaterThan(before?.groups[0]?.members.length ?? 0);
    expect(triage?.groups.length ?? 0).toBeLessThan(before?.groups.length ?? 0);
  }, 120_000);
});
