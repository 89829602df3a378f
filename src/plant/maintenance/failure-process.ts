import type { FailureMode } from '../../domain/work-order.js';
import { faultDefinition } from '../faults/fault-engine.js';

/** Detection methods of ISO 14224:2016 Table B.4 that occur here. */
export type Detection = 'continuous condition monitoring' | 'periodic condition monitoring' | 'functional test' | 'inspection' | 'production interference';

/**
 * How one asset fails in one way over the years. `fault` is the simulator's fault with its symptoms, cause and right work order; null
 * where the simulator has no physics for the part. Time to failure after each repair is Weibull distributed (shape 1: random, above 1:
 * wear-out); the repair renews the part.
 */
export type FailureProcess = Readonly<{
  id: string;
  /** The entry under which the maintenance log's truth counts it. */
  kind: string;
  equipment: string;
  fault: string | null;
  /** Weibull scale in days and shape. */
  scaleDays: number;
  shape: number;
  /** From onset to the failure that somebody acts on, in days (the P-F interval); 0 for sudden failures. */
  developsDays: number;
  detection: Detection;
  /** Shortest and longest repair in hours of active work. */
  repairHours: readonly [number, number];
  activity: 'replace' | 'repair' | 'adjust' | 'service';
  parts: readonly (readonly [partNumber: string, quantity: number])[];
  failureMode: FailureMode;
  mechanism: string;
}>;

type Row = readonly [
  kind: string,
  equipment: string,
  fault: string | null,
  scaleDays: number,
  shape: number,
  developsDays: number,
  detection: Detection,
  repairHours: readonly [number, number],
  activity: FailureProcess['activity'],
  coding?: Readonly<{ mode?: FailureMode; mechanism?: string; parts?: FailureProcess['parts'] }>,
];

const monitored = 'continuous condition monitoring';
const round = 'inspection';
const line = 'production interference';

/** Every failure of Line 4 that the plant book knows. Routine work (rounds, tests, changeovers) is no failure and is not here. */
// biome-ignore format: one line per process
const rows: readonly Row[] = [
  ['seal-replaced', 'P-101A', 'seal-leak', 160, 3.5, 6, monitored, [1.5, 3], 'replace'],
  ['seal-replaced', 'P-101B', 'seal-leak-b', 330, 2.5, 6, monitored, [1.5, 3], 'replace'],
  ['seal-replaced', 'P-203', null, 400, 2, 8, round, [2, 4], 'replace', { mode: 'ELP', mechanism: '1.1 leakage', parts: [['HC40-3101', 1]] }],
  ['seal-replaced', 'P-501', null, 260, 2, 5, round, [3, 5], 'replace', { mode: 'ELU', mechanism: '1.1 leakage', parts: [['HC50-3101', 1]] }],
  ['seal-replaced', 'P-202', null, 600, 2, 8, round, [4, 5], 'replace', { mode: 'ELU', mechanism: '1.1 leakage', parts: [['HC32-3101', 1]] }],
  ['seal-replaced', 'P-601C', null, 700, 2, 8, round, [2, 4], 'replace', { mode: 'ELU', mechanism: '1.1 leakage', parts: [['HC65-3101', 1]] }],
  ['bearing-replaced', 'P-101A', 'bearing-wear', 620, 2.5, 21, monitored, [6, 7], 'replace'],
  ['bearing-replaced', 'P-101B', 'bearing-wear-b', 680, 2.5, 21, monitored, [6, 7], 'replace'],
  ['bearing-replaced', 'P-601B', null, 640, 2.5, 21, 'periodic condition monitoring', [4, 6], 'replace', { mode: 'VIB', mechanism: '2.4 wear', parts: [['HC65-2205', 2]] }],
  ['bearing-replaced', 'CN-402', null, 380, 2, 3, round, [1, 2], 'replace', { mode: 'NOI', mechanism: '2.4 wear', parts: [['LM3-2040', 1]] }],
  ['cavitation', 'P-101A', 'strainer-blockage', 150, 2, 0.2, monitored, [0.2, 0.8], 'service', { parts: [] }],
  ['strainer-mesh-replaced', 'S-101', null, 330, 2, 0, round, [0.3, 0.6], 'replace', { mode: 'STD', mechanism: '2.5 breakage', parts: [['FS80-1001', 1]] }],
  ['fouling-cleaned', 'HX-201', 'plate-fouling', 20, 3, 2, monitored, [1, 3], 'service'],
  ['gasket-drip', 'HX-201', null, 62, 1.6, 1, round, [0.2, 0.6], 'adjust', { mode: 'ELP', mechanism: '1.1 leakage' }],
  ['gaskets-replaced', 'HX-201', 'gasket-leak', 700, 2.5, 5, 'functional test', [8, 12], 'replace'],
  ['flow-valve', 'CV-110', 'flow-valve-stiction', 110, 2.5, 4, monitored, [0.3, 1.5], 'repair'],
  ['control-valve-sticking', 'CV-201', 'steam-valve-stiction', 160, 3, 3, monitored, [1, 2], 'repair'],
  ['back-pressure-fault', 'CV-205', null, 330, 1.8, 0, monitored, [0.5, 2], 'repair', { mode: 'FTR', mechanism: '2.8 burst', parts: [['BP40-2101', 1]] }],
  ['divert-event', 'FDV-202', null, 72, 1.3, 0, line, [0.1, 0.6], 'service', { mode: 'UST', mechanism: '6.5 other' }],
  ['seat-replaced', 'FDV-202', 'fdv-fails-to-divert', 270, 4, 0, 'functional test', [1.5, 3], 'replace'],
  ['sensor-replaced', 'TT-202', 'rtd-drift', 640, 2, 14, 'periodic condition monitoring', [0.5, 1], 'replace'],
  ['level-sensor', 'LT-101', 'level-offset', 125, 3, 4, line, [0.1, 0.3], 'adjust', { parts: [] }],
  ['suction-transmitter', 'PT-101S', null, 108, 4, 10, 'periodic condition monitoring', [0.1, 0.2], 'adjust', { mode: 'AIR', mechanism: '3.4 out of adjustment' }],
  ['vibration-sensor', 'VT-101A', null, 330, 1.5, 0, monitored, [0.3, 0.6], 'repair', { mode: 'AIR', mechanism: '3.3 faulty signal/indication/alarm', parts: [['VTX-4-20', 1]] }],
  ['pump-trip', 'P-202', 'hot-water-pump-stop', 370, 1.5, 0, line, [0.3, 0.7], 'repair'],
  ['header-low', 'P-601A', 'cooling-pump-trip', 360, 1.5, 0, monitored, [0.2, 0.5], 'service'],
  ['agitator-seal', 'AG-301', null, 650, 2, 10, round, [2, 3], 'replace', { mode: 'ELP', mechanism: '1.1 leakage', parts: [['M2-3101', 1]] }],
  ['photo-eye-cleaned', 'PE-401', 'dirty-photo-eye', 2.8, 5, 1, line, [0.05, 0.4], 'service'],
  ['photo-eye-replaced', 'PE-401', null, 700, 1.5, 0, line, [0.5, 0.8], 'replace', { mode: 'ERO', mechanism: '2.0 material failure', parts: [['PE7-0001', 1]] }],
  ['bottle-jam', 'F-401', null, 3.7, 4, 0, line, [0.1, 0.6], 'service', { mode: 'UST', mechanism: '5.1 blockage' }],
  ['valve-kit-replaced', 'F-401', null, 30, 6, 3, line, [0.5, 1.2], 'replace', { mode: 'ELP', mechanism: '2.4 wear', parts: [['RF24-1101', 1]] }],
  ['star-wheel-timing', 'F-401', null, 270, 2.5, 0, line, [1, 2], 'adjust', { mode: 'PDE', mechanism: '3.4 out of adjustment' }],
  ['air-low', 'F-401', null, 140, 1.4, 0, line, [0.2, 1], 'service', { mode: 'UST', mechanism: '6.5 other' }],
  ['torque-adjusted', 'CP-401', 'capper-torque-drift', 7.4, 5, 2, line, [0.1, 0.8], 'adjust', { parts: [] }],
  ['false-rejects', 'CW-401', null, 40, 2.5, 1, line, [0.1, 0.5], 'adjust', { mode: 'SPO', mechanism: '3.4 out of adjustment' }],
  ['low-water-trip', 'BL-601', 'boiler-low-water', 155, 2, 0, line, [0.8, 2], 'repair'],
  ['burner-fault', 'BL-601', null, 150, 1.4, 0, line, [0.5, 1.5], 'repair', { mode: 'FTS', mechanism: '3.3 faulty signal/indication/alarm', parts: [['SB-4410', 1]] }],
  ['high-pressure-trip', 'CH-601', 'chiller-trip', 105, 1, 0, monitored, [0.6, 2], 'service', { parts: [] }],
  ['refrigerant-leak', 'CH-601', null, 380, 2, 20, monitored, [3, 6], 'repair', { mode: 'ELU', mechanism: '1.1 leakage' }],
  ['air-filter-replaced', 'AC-601', 'air-filter-blockage', 96, 4, 8, monitored, [0.1, 0.5], 'replace'],
  ['compressor-trip', 'AC-601', 'compressor-stop', 250, 1.8, 0, line, [0.7, 1.6], 'repair'],
  ['air-leak', 'AC-601', 'air-leak', 22.5, 6, 5, round, [0.1, 0.5], 'repair'],
  ['dryer', 'AC-601', null, 350, 2.5, 3, round, [0.2, 0.5], 'repair', { mode: 'PDE', mechanism: '5.2 contamination', parts: [['AC11-6130', 1]] }],
];

/** The failure processes of Line 4. Codes and parts are those of the simulator's fault where it has one. */
export const failureProcesses: readonly FailureProcess[] = rows.map(
  ([kind, equipment, fault, scaleDays, shape, developsDays, detection, repairHours, activity, coding]) => {
    const model = fault === null ? null : faultDefinition(fault);
    return {
      id: `${equipment} ${kind}`,
      ...{ kind, equipment, fault, scaleDays, shape, developsDays, detection, repairHours, activity },
      parts: coding?.parts ?? model?.workOrder.spareParts ?? [],
      failureMode: coding?.mode ?? model?.failureMode ?? 'UNK',
      mechanism: coding?.mechanism ?? model?.mechanism ?? '6.4 unknown',
    };
  },
);
