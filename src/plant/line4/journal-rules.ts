import type { JournalEntry } from '../../domain/alarm.js';

type Category = JournalEntry['category'];
/** A discrete tag whose changes are journaled: category and words for both edges; null keeps silent. */
export type DiscreteRule = readonly [tag: string, category: Category, whenTrue: string | null, whenFalse: string | null];

const runs = (equipment: string): DiscreteRule => [`${equipment}.RUN`, 'state-change', `${equipment} started`, `${equipment} stopped`];

/** Changes of two-state tags that belong in the event journal. */
export const discreteRules: readonly DiscreteRule[] = [
  runs('P-101A'),
  runs('P-101B'),
  runs('P-202'),
  runs('P-203'),
  runs('AG-301'),
  runs('P-501'),
  runs('P-601A'),
  runs('P-601B'),
  runs('P-601C'),
  runs('CH-601'),
  runs('AC-601'),
  ['XV-101.CMD', 'state-change', 'Tanker unloading into T-101 started', 'Tanker unloading into T-101 ended'],
  ['XV-302.CMD', 'state-change', 'Surplus transfer from T-301 started', 'Surplus transfer from T-301 ended'],
  ['P-101.DUTY', 'state-change', 'P-101B took over as duty pump', 'P-101A took over as duty pump'],
  ['BL-601.RUN', 'state-change', 'BL-601 burner released', 'BL-601 burner locked out'],
  ['FDV-202.FWD', 'state-change', 'FDV-202 in forward position', 'FDV-202 diverted'],
  ['FIC-110.AUTO', 'mode-change', 'FIC-110 set to automatic', 'FIC-110 set to manual'],
  ['FIC-110.CAS', 'mode-change', 'FIC-110 set to cascade from LIC-301', 'FIC-110 set to its local setpoint'],
  ['TIC-201.AUTO', 'mode-change', 'TIC-201 set to automatic', 'TIC-201 set to manual'],
  ['LINE-4.PROD', 'state-change', 'Line 4 in production', 'Line 4 stopped'],
];

/** Trips with the text tag that names the first-out; null where there is none. */
export const tripRules: readonly (readonly [tag: string, words: string, firstOut: string | null])[] = [
  ['P-101A.TRIP', 'P-101A tripped', 'P-101A.FIRST'],
  ['P-101B.TRIP', 'P-101B tripped', 'P-101B.FIRST'],
  ['P-601A.TRIP', 'P-601A tripped', null],
  ['P-601B.TRIP', 'P-601B tripped', null],
  ['P-601C.TRIP', 'P-601C tripped', null],
  ['BL-601.TRIP', 'BL-601 low-water lockout', null],
  ['CH-601.TRIP', 'CH-601 tripped', 'CH-601.FIRST'],
  ['FDV-202.FAULT', 'FDV-202 does not follow its command, P-101 interlocked', null],
];

/** Text tags whose changes are journaled, with the first-out that explains some of their states. */
export const textRules: readonly (readonly [tag: string, words: string, firstOut: string | null, explained: readonly number[]])[] = [
  ['F-401.STATE', 'F-401', 'F-401.FIRST', [5, 9, 11]],
  ['F-401.MODE', 'F-401 mode', null, []],
  ['CIP-500.STEP', 'CIP programme', null, []],
];

/** Filler states that last; the acting ones in between are not journaled. */
export const lastingFillerStates: readonly number[] = [2, 5, 6, 9, 11, 17];
