import { describe, expect, it } from 'vitest';
import { createLine4Directory } from '../line4/directory.js';
import { createFaultInputs } from '../line4/fault-inputs.js';
import { SensorBank } from '../sensor-bank.js';
import { TagTable } from '../tag-table.js';
import { faultCatalog } from './catalog.js';
import { type ActiveFault, FaultEngine, faultDefinition, severityAt } from './fault-engine.js';

const directory = createLine4Directory();
const hour = 3_600_000;
const active = (fault: string, change: Partial<ActiveFault> = {}): ActiveFault => ({
  fault,
  onsetMs: 0,
  rampHours: 4,
  severity: 1,
  clearedMs: null,
  ...change,
});

describe('the fault catalog', () => {
  it('has at least 18 faults with unique ids', () => {
    expect(faultCatalog.length).toBeGreaterThanOrEqual(18);
    expect(new Set(faultCatalog.map((fault) => fault.id)).size).toBe(faultCatalog.length);
  });

  it.each(faultCatalog.map((fault) => [fault.id, fault] as const))('%s names only configured tags, alarms, assets, parts and look-alikes', (_, fault) => {
    const tags = new Set(directory.tags.map((tag) => String(tag.id)));
    const alarms = new Set(directory.alarms.map((alarm) => alarm.id));
    const asset = directory.assets.find((candidate) => candidate.id === fault.workOrder.equipment);
    const parts = new Set(asset?.spareParts.map((part) => part.partNumber));
    const ids = new Set(faultCatalog.map((other) => other.id));
    const named = [...fault.affectedTags, ...fault.sensors.map((effect) => effect.tag), ...fault.settings.map((setting) => setting.tag)];
    expect(named.filter((tag) => !tags.has(tag))).toEqual([]);
    expect(fault.expectedAlarms.filter((alarm) => !alarms.has(alarm))).toEqual([]);
    expect(directory.assets.some((candidate) => candidate.id === fault.equipment)).toBe(true);
    expect(fault.workOrder.spareParts.map(([part]) => part).filter((part) => !parts.has(part))).toEqual([]);
    expect(fault.lookAlikes.filter((other) => !ids.has(other))).toEqual([]);
    expect(Object.keys(fault.physical).length + fault.sensors.length + fault.settings.length).toBeGreaterThan(0);
    expect(Object.keys(fault.physical).filter((field) => !Object.hasOwn(createFaultInputs(), field))).toEqual([]);
  });

  it('names the closest fault when the asked one does not exist', () => {
    expect(() => faultDefinition('seal-leek')).toThrowError(/There is no fault "seal-leek".*seal-leak/);
  });
});

describe('severity', () => {
  it('is 0 before onset, grows linearly, stays at full, and is 0 after repair', () => {
    const fault = active('seal-leak', { onsetMs: hour, severity: 0.8, clearedMs: 9 * hour });
    expect([0, 1, 3, 5, 8, 9].map((at) => severityAt(fault, at * hour))).toEqual([0, 0, 0.4, 0.8, 0.8, 0]);
  });

  it('is there at once for a step', () => {
    expect(severityAt(active('chiller-trip', { rampHours: 0 }), 0)).toBe(1);
  });

  it('approaches its end like fouling does for an asymptotic fault', () => {
    const fault = active('plate-fouling', { rampHours: 6 });
    expect(severityAt(fault, 2 * hour)).toBeCloseTo(1 - Math.exp(-1), 6);
    expect(severityAt(fault, 6 * hour)).toBeCloseTo(0.95, 2);
  });
});

describe('FaultEngine', () => {
  const sensors = new SensorBank(new TagTable(directory.tags));

  it('adds overlapping faults of one field up to at most 1 and returns to healthy after repair', () => {
    const engine = new FaultEngine();
    engine.add(active('strainer-blockage', { rampHours: 0, severity: 0.7 }));
    engine.add(active('strainer-blockage', { rampHours: 0, severity: 0.7 }));
    engine.apply(hour, sensors);
    expect(engine.inputs.strainer).toBe(1);
    expect(engine.clear('strainer-blockage', 2 * hour)).toBe(true);
    expect(engine.clear('strainer-blockage', 3 * hour)).toBe(false);
    engine.apply(2 * hour, sensors);
    expect(engine.inputs).toEqual(createFaultInputs());
  });

  it('turns instrument faults into offset, gain and open circuit of that instrument only', () => {
    const engine = new FaultEngine();
    engine.add(active('level-offset'));
    engine.add(active('flow-meter-fouling', { rampHours: 0 }));
    engine.add(active('rtd-open-circuit', { rampHours: 0 }));
    engine.apply(2 * hour, sensors);
    expect(sensors.offset[sensors.indexOf('LT-101')]).toBe(-11);
    expect(sensors.gain[sensors.indexOf('FT-110')]).toBeCloseTo(0.86, 10);
    expect(sensors.open[sensors.indexOf('TT-202')]).toBe(1);
    expect(sensors.open[sensors.indexOf('TT-201')]).toBe(0);
  });
});
