import { faultCatalog } from '../faults/catalog.js';

/** A scenario before parsing: what a scenario file holds. */
export type ScenarioData = Readonly<{ id: string; title: string; description: string } & Record<string, unknown>>;

const earlyStart = '2026-03-02T06:00:00Z';
const early = { id: 'operator-early', role: 'technician' } as const;
const night = { id: 'operator-night', role: 'technician' } as const;
const nightLead = { id: 'lead-night', role: 'shift-lead' } as const;
const earlyLead = { id: 'lead-early', role: 'shift-lead' } as const;
const lateLead = { id: 'lead-late', role: 'shift-lead' } as const;

/** The product's default: a night and an early shift behind us, "now" five minutes into the late shift (2026-03-02T14:05:00Z). */
const demo: ScenarioData = {
  id: 'demo',
  title: 'Demo: start of the late shift',
  description: 'After the early shift: the seal of P-101A leaks, its bearing wears, a duty changeover and a tripped cooling-water pump lie behind.',
  startsAt: '2026-03-01T22:00:00Z',
  hours: 16 + 5 / 60,
  seed: 4,
  operator: { acknowledgeAfterSeconds: 90, acknowledgeUntilHours: 15.6, resetFillerAfterSeconds: 45 },
  initial: { 'P-101.SELECT': 1 },
  faults: [
    { fault: 'seal-leak', onsetHours: 14.6, rampHours: 8, severity: 0.8 },
    { fault: 'bearing-wear', onsetHours: 9, rampHours: 9.1 },
    { fault: 'bottle-shortage', onsetHours: 10.2, clearsAtHours: 10.28 },
    { fault: 'cooling-pump-trip', onsetHours: 12.1, clearsAtHours: 12.8 },
  ],
  actions: [
    { kind: 'setpoint', atHours: 0.5, by: night, tag: 'CIP-500.START', value: 1, reason: 'Clean of the tanker bay' },
    {
      kind: 'shift-log',
      atHours: 7.8,
      by: nightLead,
      equipment: null,
      text: 'Quiet night. CIP of the tanker bay done at 23:12. P-101B on duty. Nothing carried over.',
    },
    { kind: 'shift-log', atHours: 8.1, by: earlyLead, equipment: null, text: 'Early shift took over. Line 4 runs at 9000 bottles/h.' },
    { kind: 'setpoint', atHours: 9, by: early, tag: 'P-101.SELECT', value: 0, reason: 'Weekly changeover of the duty pump to P-101A' },
    { kind: 'shift-log', atHours: 9.1, by: early, equipment: 'P-101A', text: 'P-101A on duty since 07:00, sounds a bit rough compared with B.' },
    { kind: 'shift-log', atHours: 12.2, by: early, equipment: 'P-601A', text: 'P-601A tripped, P-601C took over by itself. Electrician called.' },
    { kind: 'setpoint', atHours: 12.85, by: early, tag: 'P-601.RESET', value: 1, reason: 'Contactor of P-601A replaced' },
    { kind: 'shift-log', atHours: 12.9, by: early, equipment: 'P-601A', text: 'Contactor of P-601A replaced and trip reset. Runs again when needed.' },
    {
      kind: 'shift-log',
      atHours: 15.85,
      by: earlyLead,
      equipment: 'P-101A',
      text: 'Handover: drip pan of P-101A is getting wet, vibration creeps up. Watch it, P-101B is ready.',
    },
    { kind: 'shift-log', atHours: 16.03, by: lateLead, equipment: null, text: 'Late shift took over.' },
  ],
};

const normal: ScenarioData = {
  id: 'normal',
  title: 'Normal shift',
  description: 'A healthy plant with the everyday disturbances of the filling cell.',
  startsAt: earlyStart,
  hours: 8,
  seed: 1,
  actions: [{ kind: 'shift-log', atHours: 0.05, by: earlyLead, equipment: null, text: 'Early shift took over. No work orders open on the line.' }],
};

const flood: ScenarioData = {
  id: 'flood',
  title: 'Pump trip with alarm flood',
  description: 'P-101A seizes and trips, P-101B does not start, and the loss of flow runs through pasteuriser, buffer and filler.',
  startsAt: earlyStart,
  hours: 8,
  seed: 3,
  operator: { acknowledgeAfterSeconds: 240, resetFillerAfterSeconds: 60 },
  faults: [
    { fault: 'no-start-b', onsetHours: 1, clearsAtHours: 4.2 },
    { fault: 'motor-overload', onsetHours: 3, clearsAtHours: 4.2 },
  ],
  actions: [
    { kind: 'setpoint', atHours: 4.25, by: early, tag: 'P-101.RESET', value: 1, reason: 'Both pumps free again after maintenance' },
    {
      kind: 'shift-log',
      atHours: 4.3,
      by: earlyLead,
      equipment: 'P-101A',
      text: 'P-101A seized at 09:00, P-101B did not start. Maintenance freed A and changed the contactor of B.',
    },
  ],
};

const upset: ScenarioData = {
  id: 'upset',
  title: 'Upset shift',
  description: 'Cooling water, chiller and steam trouble on one shift, with a dirty photo-eye in between.',
  startsAt: earlyStart,
  hours: 8,
  seed: 5,
  operator: { acknowledgeAfterSeconds: 120, resetFillerAfterSeconds: 60 },
  faults: [
    { fault: 'cooling-pump-trip', onsetHours: 1.2, clearsAtHours: 3 },
    { fault: 'dirty-photo-eye', onsetHours: 2, rampHours: 0.5, severity: 0.6, clearsAtHours: 3.4 },
    { fault: 'chiller-trip', onsetHours: 4, clearsAtHours: 4.5 },
    { fault: 'plate-fouling', onsetHours: 3, rampHours: 9, severity: 0.9 },
  ],
  actions: [
    { kind: 'setpoint', atHours: 3.05, by: early, tag: 'P-601.RESET', value: 1, reason: 'Contactor of P-601A replaced' },
    { kind: 'setpoint', atHours: 4.55, by: early, tag: 'CH-601.RESET', value: 1, reason: 'Compressor protection reset by refrigeration engineer' },
    { kind: 'shelve', atHours: 2.9, by: earlyLead, alarm: 'PE-401.OFF', minutes: 60, reason: 'Chatters, lens to be cleaned at the next stop' },
  ],
};

const combinations: readonly ScenarioData[] = [
  {
    id: 'seal-and-bearing',
    title: 'Seal leak and bearing wear of P-101A together',
    description: 'Two faults of one pump that overlap.',
    startsAt: earlyStart,
    hours: 10,
    faults: [
      { fault: 'seal-leak', onsetHours: 1 },
      { fault: 'bearing-wear', onsetHours: 1.5 },
    ],
  },
  {
    id: 'strainer-and-bearing',
    title: 'Blocked strainer over a worn bearing',
    description: 'Vibration of P-101A has two causes; only one explains the suction pressure.',
    startsAt: earlyStart,
    hours: 10,
    faults: [
      { fault: 'bearing-wear', onsetHours: 0.5, rampHours: 10, severity: 0.7 },
      { fault: 'strainer-blockage', onsetHours: 3 },
    ],
  },
  {
    id: 'low-heat-and-stuck-diversion',
    title: 'Heating fails while FDV-202 is stuck forward',
    description: 'The dangerous combination: diversion is demanded and does not happen; the interlock stops the pumps.',
    startsAt: earlyStart,
    hours: 4,
    faults: [
      { fault: 'fdv-fails-to-divert', onsetHours: 0.5 },
      { fault: 'hot-water-pump-stop', onsetHours: 2 },
    ],
  },
];

const shortNames: Readonly<Record<string, string>> = { 'bearing-wear': 'bearing', 'strainer-blockage': 'cavitation' };

/** The built-in scenarios: the named ones, and one per fault under the fault's name. */
export function scenarioCatalog(): readonly ScenarioData[] {
  const perFault = faultCatalog.map((fault) => ({
    id: shortNames[fault.id] ?? fault.id,
    title: fault.title,
    description: `One fault after half an hour of normal production: ${fault.title}.`,
    startsAt: earlyStart,
    hours: Math.ceil(fault.rampHours + 3),
    initial: fault.id.endsWith('-b') ? { 'P-101.SELECT': 1 } : {},
    faults: [{ fault: fault.id, onsetHours: 0.5 }],
    actions: (fault.reveal ?? []).map((action) => ({ kind: 'setpoint', by: early, ...action })),
  }));
  return [normal, demo, flood, upset, ...combinations, ...perFault];
}
