import type { Alarm, AlarmDefinition } from '../domain/alarm.js';
import { Asset } from '../domain/asset.js';
import { CopilotError } from '../domain/errors.js';
import { EquipmentId, TagId } from '../domain/ids.js';
import type { Quality, TagDefinition, TagReading, TagValue, Trend } from '../domain/tag.js';
import type { PlantDirectory, PlantReader } from '../ports/plant.js';
import type { Clock } from '../ports/system.js';

const equipment = (id: string): EquipmentId => EquipmentId.parse(id);
const tag = (id: string): TagId => TagId.parse(id);

function asset(
  id: string,
  name: string,
  level: Asset['level'],
  parent: string | null,
  equipmentClass: string | null = null,
  model: string | null = null,
): Asset {
  return Asset.parse({
    id,
    name,
    level,
    parent,
    equipmentClass,
    make: model === null ? null : 'Hydra',
    model,
    serialNumber: null,
    nameplate: model === 'HC-40' ? { 'Rated flow': '12 m³/h', 'Rated power': '4 kW' } : {},
    aliases: [],
    documentIds: model === 'HC-40' ? ['MAN-HC40'] : [],
    spareParts: [],
    isolationPoints: equipmentClass === null ? [] : [`Q-${id}`],
  });
}

const assets: readonly Asset[] = [
  asset('BROOKFIELD', 'Brookfield Dairy', 'site', null),
  asset('LINE4', 'HTST pasteuriser and filler', 'line', 'BROOKFIELD'),
  asset('A100', 'Reception', 'unit', 'LINE4'),
  asset('T-101', 'Raw milk tank', 'equipment', 'A100', 'storage-tank'),
  asset('S-101', 'Suction strainer', 'equipment', 'A100', 'strainer'),
  asset('P-101A', 'Raw milk pump A', 'equipment', 'A100', 'centrifugal-pump', 'HC-40'),
  asset('P-101B', 'Raw milk pump B', 'equipment', 'A100', 'centrifugal-pump', 'HC-40'),
  asset('CV-110', 'Flow control valve', 'equipment', 'A100', 'control-valve'),
  asset('A200', 'Pasteuriser', 'unit', 'LINE4'),
  asset('HX-201', 'Plate heat exchanger', 'equipment', 'A200', 'heat-exchanger'),
  asset('FDV-202', 'Flow-diversion valve', 'equipment', 'A200', 'diversion-valve'),
  asset('A300', 'Buffer', 'unit', 'LINE4'),
  asset('T-301', 'Buffer tank', 'equipment', 'A300', 'storage-tank'),
  asset('AG-301', 'Agitator', 'equipment', 'A300', 'agitator'),
  asset('A400', 'Filling', 'unit', 'LINE4'),
  asset('F-401', 'Rotary filler', 'equipment', 'A400', 'filler'),
  asset('CN-401', 'Infeed conveyor', 'equipment', 'A400', 'conveyor'),
];

type Row = readonly [id: string, description: string, equipment: string, unit: string | null, low: number, high: number, value: TagValue, quality: Quality];
const rows: readonly Row[] = [
  ['LT-101', 'Raw tank level', 'T-101', '%', 0, 100, 62.4, 'good'],
  ['TT-101', 'Raw milk temperature', 'T-101', '°C', 0, 50, 4.1, 'good'],
  ['PDT-101', 'Strainer differential pressure', 'S-101', 'kPa', 0, 60, 6.2, 'good'],
  ['P-101A.RUN', 'Pump A running', 'P-101A', null, 0, 1, true, 'good'],
  ['IT-101A', 'Motor current', 'P-101A', 'A', 0, 15, 6.9, 'good'],
  ['VT-101A', 'Vibration, drive end', 'P-101A', 'mm/s', 0, 20, 5.3, 'good'],
  ['TT-101A', 'Bearing temperature, drive end', 'P-101A', '°C', 0, 150, 71.6, 'good'],
  ['P-101B.RUN', 'Pump B running', 'P-101B', null, 0, 1, false, 'good'],
  ['VT-101B', 'Vibration, drive end', 'P-101B', 'mm/s', 0, 20, 0.1, 'good'],
  ['FIC-110.PV', 'Raw flow', 'CV-110', 'm³/h', 0, 20, 9.97, 'good'],
  ['FIC-110.SP', 'Raw flow setpoint', 'CV-110', 'm³/h', 0, 20, 10, 'good'],
  ['TT-201', 'Heating outlet', 'HX-201', '°C', 0, 120, 74.6, 'good'],
  ['TT-202', 'Holding tube outlet', 'FDV-202', '°C', 0, 120, 74.1, 'good'],
  ['FDV-202.FWD', 'Forward flow', 'FDV-202', null, 0, 1, true, 'good'],
  ['LT-301', 'Buffer level', 'T-301', '%', 0, 100, 48.2, 'uncertain'],
  ['F-401.SPEED', 'Filler speed', 'F-401', '1/h', 0, 12000, 9010, 'good'],
  ['F-401.STATE', 'PackML state', 'F-401', null, 0, 1, 'Execute', 'good'],
  ['PE-401', 'Infeed photo-eye', 'CN-401', null, 0, 1, false, 'bad'],
];

const tags: readonly TagDefinition[] = rows.map(([id, description, owner, unit, low, high, value]) => ({
  id: tag(id),
  description,
  equipment: equipment(owner),
  kind: typeof value === 'number' ? 'analog' : typeof value === 'boolean' ? 'discrete' : 'text',
  unit,
  range: typeof value === 'number' ? { low, high } : null,
  decimals: 1,
  access: id.endsWith('.SP') ? 'setpoint' : 'read',
  safetyRelated: id.startsWith('FDV-202'),
  states: typeof value === 'boolean' ? ['stopped', 'running'] : null,
}));

const alarmDefinitions: readonly AlarmDefinition[] = [
  {
    id: 'VT-101A.H',
    tag: tag('VT-101A'),
    equipment: equipment('P-101A'),
    condition: 'high',
    limit: 4.5,
    deadband: 0.3,
    onDelaySeconds: 10,
    offDelaySeconds: 5,
    latching: false,
    priority: 'medium',
    consequenceSeverity: 'moderate',
    timeToRespondMinutes: 30,
    message: 'P-101A vibration high',
    cause: 'Bearing wear, misalignment or cavitation',
    consequence: 'Bearing damage, later a trip at 7.1 mm/s',
    correctiveAction: 'Inspect the pump; plan bearing work',
    suppressedWhile: null,
    safetyRelated: false,
  },
];

export type FakePlant = Readonly<{
  directory: PlantDirectory;
  reader: PlantReader;
  /** The annunciated alarms, for a test to change. */
  setAlarms: (alarms: readonly Alarm[]) => void;
}>;

/** One vibration alarm on P-101A, as at the start. */
export function vibrationAlarm(raisedAt: string): Alarm {
  return {
    id: 'VT-101A.H#1',
    definitionId: 'VT-101A.H',
    tag: tag('VT-101A'),
    equipment: equipment('P-101A'),
    condition: 'high',
    priority: 'medium',
    message: 'P-101A vibration high',
    unit: 'mm/s',
    value: 5.3,
    limit: 4.5,
    raisedAt,
    state: 'active-unacknowledged',
  };
}

function sampleTrend(id: TagId, row: Row, from: Date, to: Date, count: number): Trend {
  const last = typeof row[6] === 'number' ? row[6] : 0;
  const step = (to.getTime() - from.getTime()) / Math.max(1, count - 1);
  const value = (index: number): number => Number((last * (0.7 + (0.3 * index) / Math.max(1, count - 1)) + Math.sin(index / 3) * last * 0.02).toFixed(2));
  const at = (index: number): string => new Date(from.getTime() + index * step).toISOString();
  const samples = Array.from({ length: count }, (_, index) => ({ at: at(index), value: value(index), quality: 'good' as const }));
  const values = samples.map((sample) => sample.value);
  const minimum = Math.min(...values);
  const maximum = Math.max(...values);
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const extremes = { minimum, maximum, minimumAt: at(values.indexOf(minimum)), maximumAt: at(values.indexOf(maximum)) };
  const statistics = { count, first: value(0), last: value(count - 1), mean: Number(mean.toFixed(3)), ...extremes };
  return { tag: id, unit: row[3], from: from.toISOString(), to: to.toISOString(), samples, statistics };
}

/** A still plant: fixed readings, smooth trends, alarms that only a test changes. The clock is the plant's clock. */
export function createFakePlant(clock: Clock): FakePlant {
  let alarms: readonly Alarm[] = [vibrationAlarm(new Date(clock.now().getTime() - 540_000).toISOString())];
  const rowOf = (id: string): Row => {
    const row = rows.find((candidate) => candidate[0] === id);
    if (row !== undefined) return row;
    throw new CopilotError({ code: 'tag-unknown', message: `There is no tag ${id}; did you mean VT-101A?`, details: { closest: ['VT-101A'] } });
  };
  const reader: PlantReader = {
    now: () => clock.now(),
    async readTags(ids) {
      return ids.map((id): TagReading => {
        const row = rowOf(id);
        return { tag: id, value: row[6], unit: row[3], quality: row[7], readAt: clock.now().toISOString() };
      });
    },
    async readTrend(id, window, _signal, maxSamples = 200) {
      return sampleTrend(id, rowOf(id), window.from, window.to, Math.min(maxSamples, 60));
    },
    async listAlarms(filter) {
      return alarms.filter(
        (alarm) => (filter.states?.includes(alarm.state) ?? true) && (filter.equipment === undefined || alarm.equipment === filter.equipment),
      );
    },
    async readHistory() {
      return { transitions: [], journal: [] };
    },
  };
  return {
    directory: { assets, tags, alarms: alarmDefinitions },
    reader,
    setAlarms: (next) => {
      alarms = next;
    },
  };
}
