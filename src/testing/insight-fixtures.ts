import { AlarmDefinition, type AlarmPriority, AlarmTransition, JournalEntry } from '../domain/alarm.js';
import { Asset } from '../domain/asset.js';
import { TagDefinition, type TagReading, type TagValue, Trend } from '../domain/tag.js';
import { MaintenanceRecord, WorkOrder } from '../domain/work-order.js';
import type { PlantDirectory } from '../ports/plant.js';

/** Small builders of domain values for tests of insight: a plant that is not Line 4, so that nothing is tuned to Line 4's names. */
export const fixtureStart = Date.parse('2026-05-11T06:00:00Z');

/** A Timestamp so many seconds after the fixture's start. */
export function at(seconds: number): string {
  return new Date(fixtureStart + seconds * 1000).toISOString().replace('.000Z', 'Z');
}

export function asset(
  id: string,
  name: string,
  parent: string | null,
  equipmentClass: string | null = null,
  more: Readonly<Record<string, unknown>> = {},
): Asset {
  return Asset.parse({
    id,
    name,
    parent,
    equipmentClass,
    level: equipmentClass === null ? (parent === null ? 'line' : 'unit') : 'equipment',
    make: null,
    model: null,
    serialNumber: null,
    nameplate: {},
    aliases: [],
    documentIds: [],
    spareParts: [],
    isolationPoints: [],
    ...more,
  });
}

export function tag(
  id: string,
  equipment: string,
  description: string,
  unit: string | null,
  range: readonly [number, number] | null = [0, 100],
  more: Readonly<Record<string, unknown>> = {},
): TagDefinition {
  return TagDefinition.parse({ id, equipment, description, unit, kind: 'analog', range: range === null ? null : { low: range[0], high: range[1] }, ...more });
}

export function discreteTag(id: string, equipment: string, description: string, states: readonly [string, string] = ['off', 'on']): TagDefinition {
  return TagDefinition.parse({ id, equipment, description, unit: null, kind: 'discrete', range: null, states });
}

export function alarmDefinition(id: string, tagId: string, equipment: string, more: Readonly<Record<string, unknown>> = {}): AlarmDefinition {
  return AlarmDefinition.parse({
    id,
    tag: tagId,
    equipment,
    condition: 'high',
    limit: 10,
    priority: 'medium',
    consequenceSeverity: 'moderate',
    timeToRespondMinutes: 15,
    message: `${tagId} out of bounds`,
    cause: 'various',
    consequence: 'damage grows',
    correctiveAction: `Check ${tagId} on the spot`,
    ...more,
  });
}

/** A trend from values at a regular period (default 60 s) after `startSeconds`; null is a bad sample. */
export function trend(
  tagId: string,
  values: readonly (TagValue | null)[],
  options: Readonly<{ unit?: string | null; periodSeconds?: number; startSeconds?: number }> = {},
): Trend {
  const { unit = null, periodSeconds = 60, startSeconds = 0 } = options;
  let lastGood: TagValue = 0;
  const samples = values.map((value, index) => {
    lastGood = value ?? lastGood;
    return { at: at(startSeconds + index * periodSeconds), value: lastGood, quality: value === null ? 'bad' : 'good' };
  });
  const numbers = values.flatMap((value, index) => (typeof value === 'number' ? [{ value, index }] : []));
  const first = numbers[0];
  const last = numbers.at(-1);
  const extreme = (sign: 1 | -1) => numbers.reduce((best, each) => (sign * each.value > sign * best.value ? each : best), first ?? { value: 0, index: 0 });
  const when = (index: number) => at(startSeconds + index * periodSeconds);
  const statistics =
    first && last
      ? {
          count: numbers.length,
          first: first.value,
          last: last.value,
          minimum: extreme(-1).value,
          maximum: extreme(1).value,
          mean: numbers.reduce((sum, each) => sum + each.value, 0) / numbers.length,
          minimumAt: when(extreme(-1).index),
          maximumAt: when(extreme(1).index),
        }
      : null;
  return Trend.parse({ tag: tagId, unit, from: at(startSeconds), to: when(Math.max(0, values.length - 1)), samples, statistics });
}

/** `count` values from one level to another with a small repeatable ripple. */
export function ramp(from: number, to: number, count = 120, ripple = 0): readonly number[] {
  return Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1) + ripple * Math.sin(index * 2.399));
}

export function reading(tagId: string, value: TagValue, more: Readonly<Record<string, unknown>> = {}): TagReading {
  return { tag: TagDefinition.shape.id.parse(tagId), value, unit: null, quality: 'good', readAt: at(7200), ...more };
}

let occurrence = 0;

/** An annunciation of a definition so many seconds after the start. */
export function annunciation(
  definitionId: string,
  seconds: number,
  more: Readonly<{ tag?: string; equipment?: string; priority?: AlarmPriority; value?: number; [key: string]: unknown }> = {},
): AlarmTransition {
  occurrence += 1;
  return AlarmTransition.parse({
    at: at(seconds),
    alarmId: `${definitionId}#${occurrence}`,
    definitionId,
    tag: definitionId.split('.')[0],
    equipment: 'P-77',
    condition: 'high',
    priority: 'medium',
    from: 'normal',
    to: 'active-unacknowledged',
    annunciated: true,
    message: `${definitionId} raised`,
    value: null,
    limit: 10,
    unit: null,
    by: null,
    ...more,
  });
}

/** The return of an annunciation. */
export function returned(raised: AlarmTransition, seconds: number, to = 'cleared-unacknowledged'): AlarmTransition {
  return { ...raised, at: at(seconds), from: 'active-unacknowledged', to, annunciated: false };
}

export function journalEntry(
  id: string,
  seconds: number,
  category: JournalEntry['category'],
  text: string,
  more: Readonly<Record<string, unknown>> = {},
): JournalEntry {
  return JournalEntry.parse({ id, at: at(seconds), category, text, equipment: null, tag: null, by: null, ...more });
}

export function record(row: number, assetId: string, raw: string, more: Readonly<Record<string, unknown>> = {}): MaintenanceRecord {
  return MaintenanceRecord.parse({
    documentId: 'LOG-1',
    document: 'Maintenance log',
    row,
    date: '2026-05-01',
    asset: assetId,
    failure: raw,
    action: null,
    durationHours: null,
    parts: [],
    technician: null,
    raw,
    ...more,
  });
}

export function workOrder(id: string, equipment: string, createdSeconds: number, more: Readonly<Record<string, unknown>> = {}): WorkOrder {
  return WorkOrder.parse({
    id,
    equipment,
    title: 'Inspect the machine',
    description: '',
    workType: 'corrective',
    priority: 'urgent',
    failureMode: 'UNK',
    failureMechanism: null,
    failureCause: null,
    detectionMethod: null,
    functionImpact: 'degraded',
    spareParts: [],
    skills: [],
    basis: [],
    status: 'waiting',
    createdBy: { id: 'demo-technician', role: 'technician' },
    createdAt: at(createdSeconds),
    approvedBy: null,
    findings: null,
    closedAt: null,
    dueAt: null,
    startedAt: null,
    completedAt: null,
    ...more,
  });
}

/** A small paper-mill corner: a stock pump with strainer, a heat exchanger with a steam valve, a conveyor with a photo-eye, air and a boiler. */
export function fixtureDirectory(): PlantDirectory {
  const assets = [
    asset('MILL', 'Paper mill line', null),
    asset('U10', 'Stock preparation', 'MILL'),
    asset('U20', 'Heating', 'MILL'),
    asset('U30', 'Packing', 'MILL'),
    asset('U90', 'Utilities', 'MILL'),
    asset('P-77', 'Stock pump', 'U10', 'centrifugal-pump'),
    asset('P-78', 'Stock pump, standby', 'U10', 'centrifugal-pump'),
    asset('S-70', 'Inlet basket', 'U10', 'strainer'),
    asset('E-21', 'White-water heater', 'U20', 'plate-heat-exchanger'),
    asset('CV-21', 'Steam valve', 'U20', 'control-valve'),
    asset('CN-31', 'Reel conveyor', 'U30', 'conveyor', { nameplate: { capacity: '1,200 reels/h' } }),
    asset('PE-31', 'Reel sensor', 'U30', 'photo-eye'),
    asset('K-91', 'Air station', 'U90', 'compressor'),
    asset('B-92', 'Steam plant', 'U90', 'boiler'),
  ];
  const tags = [
    tag('VT-77', 'P-77', 'Stock pump vibration', 'mm/s', [0, 20], { decimals: 2 }),
    tag('TT-77', 'P-77', 'Stock pump bearing temperature', '°C', [0, 150]),
    tag('IT-77', 'P-77', 'Stock pump motor current', 'A', [0, 60]),
    discreteTag('LS-77', 'P-77', 'Stock pump seal leak switch', ['dry', 'wet']),
    discreteTag('P-77.RUN', 'P-77', 'Stock pump running', ['stopped', 'running']),
    discreteTag('P-77.CMD', 'P-77', 'Stock pump command', ['stop', 'run']),
    discreteTag('P-77.TRIP', 'P-77', 'Stock pump tripped', ['healthy', 'tripped']),
    tag('VT-78', 'P-78', 'Standby stock pump vibration', 'mm/s', [0, 20], { decimals: 2 }),
    tag('PDT-70', 'S-70', 'Inlet basket differential pressure', 'kPa', [0, 80]),
    tag('PT-70', 'S-70', 'Stock pump suction pressure', 'kPa', [-100, 100]),
    tag('PT-79', 'U10', 'Stock pump discharge pressure', 'bar', [0, 10]),
    tag('LT-70', 'U10', 'Stock chest level', '%', [0, 100]),
    tag('TIC-21.PV', 'E-21', 'White-water temperature controller: process value', '°C', [0, 100]),
    tag('TIC-21.SP', 'E-21', 'White-water temperature controller: setpoint', '°C', [0, 100], { access: 'setpoint' }),
    tag('TIC-21.OUT', 'CV-21', 'White-water temperature controller: output', '%', [0, 100]),
    tag('ZT-21', 'CV-21', 'Steam valve position feedback', '%', [0, 100]),
    tag('TT-22', 'E-21', 'Hot water supply temperature', '°C', [0, 120]),
    tag('PDT-21', 'E-21', 'Heater pressure drop', 'bar', [0, 3]),
    tag('FT-11', 'U10', 'Stock flow before the heater', 'm³/h', [0, 100]),
    tag('FT-12', 'U10', 'Stock flow after the heater', 'm³/h', [0, 100]),
    discreteTag('PE-31', 'PE-31', 'Reel photo-eye', ['clear', 'reel']),
    discreteTag('CN-31.JAM', 'CN-31', 'Reel conveyor jam switch', ['clear', 'jammed']),
    tag('IT-31', 'CN-31', 'Reel conveyor motor current', 'A', [0, 20]),
    tag('CN-31.COUNT', 'CN-31', 'Reels packed', 'reels', null, { kind: 'counter' }),
    tag('CN-31.REJ', 'CN-31', 'Reels rejected', 'reels', null, { kind: 'counter' }),
    tag('CN-31.STATE', 'CN-31', 'Conveyor state', null, null, { kind: 'text' }),
    tag('PT-91', 'K-91', 'Instrument air pressure', 'bar', [0, 10]),
    tag('FT-91', 'K-91', 'Compressed-air consumption', 'Nm³/h', [0, 500]),
    tag('LT-92', 'B-92', 'Boiler water level', '%', [0, 100]),
    tag('PT-92', 'B-92', 'Boiler steam pressure', 'bar', [0, 16]),
    tag('EM-10', 'U10', 'Electric power, stock preparation', 'kW', [0, 200]),
  ];
  const alarms = [
    alarmDefinition('VT-77.H', 'VT-77', 'P-77', { limit: 4.5, message: 'Stock pump vibration high' }),
    alarmDefinition('VT-77.HH', 'VT-77', 'P-77', { condition: 'high-high', limit: 7.1, priority: 'high', timeToRespondMinutes: 5 }),
    alarmDefinition('TT-77.H', 'TT-77', 'P-77', { limit: 80 }),
    alarmDefinition('LS-77.WET', 'LS-77', 'P-77', { condition: 'off-normal', limit: 1 }),
    alarmDefinition('P-77.TRIP', 'P-77.TRIP', 'P-77', { condition: 'off-normal', limit: 1, priority: 'high', message: 'Stock pump tripped' }),
    alarmDefinition('PT-70.L', 'PT-70', 'S-70', { condition: 'low', limit: -20 }),
    alarmDefinition('LT-70.L', 'LT-70', 'U10', { condition: 'low', limit: 15 }),
    alarmDefinition('TIC-21.DEV', 'TIC-21.PV', 'E-21', { condition: 'deviation', limit: -3 }),
    alarmDefinition('PT-91.L', 'PT-91', 'K-91', { condition: 'low', limit: 5 }),
  ];
  return { assets, tags, alarms };
}
