/** A program of knowledge/plc, its task interval and the tags it reads and writes. A tag `P-101A.RUN` is the variable `P_101A_RUN`. */
export type ProgramBinding = Readonly<{ file: string; program: string; everyMs: number; reads: readonly string[]; writes: readonly string[] }>;

/** File with the function blocks that all programs share. */
export const line4ProgramLibrary = 'library.st';

/** The variable name of a tag in the control programs. The suffix `_BAD` on it asks for the tag's bad quality as a BOOL. */
export function variableOf(tag: string): string {
  return tag.replace(/[-.]/g, '_');
}

/** The control programs of Line 4 in scan order. */
export const line4Programs: readonly ProgramBinding[] = [
  {
    file: 'flow-diversion.st',
    program: 'FlowDiversion',
    everyMs: 100,
    reads: ['LINE-4.PROD', 'TT-202', 'FT-110', 'PDT-205', 'FDV-202.FWD'],
    writes: ['FDV-202.CMD', 'FDV-202.FAULT', 'FDV-202.FIRST', 'FDV-202.DIVERTS', 'KI-201'],
  },
  {
    file: 'reception.st',
    program: 'Reception',
    everyMs: 200,
    reads: [
      'LINE-4.START',
      'LT-101',
      'LT-301',
      'FDV-202.FAULT',
      'P-101.SELECT',
      'P-101.RESET',
      'P-101A.RUN',
      'P-101A.OVLD',
      'VT-101A',
      'TT-101A',
      'P-101B.RUN',
      'P-101B.OVLD',
      'VT-101B',
      'TT-101B',
    ],
    writes: ['LINE-4.PROD', 'XV-101.CMD', 'P-101.DUTY', 'P-101A.CMD', 'P-101A.TRIP', 'P-101A.FIRST', 'P-101B.CMD', 'P-101B.TRIP', 'P-101B.FIRST'],
  },
  {
    file: 'flow-control.st',
    program: 'FlowControl',
    everyMs: 200,
    reads: ['FT-110', 'FIC-110.SP', 'FIC-110.AUTO', 'FIC-110.MAN', 'FIC-110.CAS', 'LT-301', 'LIC-301.SP', 'LINE-4.PROD', 'P-101A.RUN', 'P-101B.RUN'],
    writes: ['FIC-110.PV', 'FIC-110.RSP', 'FIC-110.OUT'],
  },
  {
    file: 'filler.st',
    program: 'Filler',
    everyMs: 200,
    reads: [
      'LINE-4.PROD',
      'LT-301',
      'PE-401',
      'PE-402',
      'CN-401.JAM',
      'CN-402.JAM',
      'F-401.RESET',
      'F-401.REJECTS',
      'F-401.COMPLETE',
      'F-401.GUARD',
      'F-401.MODEREQ',
    ],
    writes: ['F-401.STATE', 'F-401.MODE', 'F-401.FIRST', 'F-401.CMD', 'CN-401.CMD', 'CN-402.CMD'],
  },
  {
    file: 'pasteuriser.st',
    program: 'Pasteuriser',
    everyMs: 500,
    reads: ['LINE-4.PROD', 'TT-201', 'TIC-201.SP', 'TIC-201.AUTO', 'TIC-201.MAN', 'PT-205', 'PIC-205.SP', 'P-202.RUN', 'P-101A.RUN', 'P-101B.RUN'],
    writes: ['TIC-201.PV', 'TIC-201.OUT', 'PIC-205.OUT', 'P-202.CMD', 'P-203.CMD'],
  },
  { file: 'buffer.st', program: 'Buffer', everyMs: 500, reads: ['LT-301'], writes: ['XV-302.CMD', 'AG-301.CMD'] },
  {
    file: 'cip.st',
    program: 'Cip',
    everyMs: 500,
    reads: ['CIP-500.START', 'TT-501', 'TT-502'],
    writes: ['CIP-500.STEP', 'P-501.CMD', 'XV-501.CMD', 'XV-502.CMD', 'XV-503.CMD', 'XV-504.CMD', 'XV-505.CMD'],
  },
  {
    file: 'utilities.st',
    program: 'Utilities',
    everyMs: 500,
    reads: ['LT-601', 'PT-601', 'BL-601.RESET', 'TT-601', 'CH-601.FAULT', 'CH-601.RESET', 'PT-602', 'PT-603'],
    writes: ['BL-601.RUN', 'BL-601.TRIP', 'BL-601.FIRE', 'P-604.CMD', 'CH-601.CMD', 'CH-601.TRIP', 'CH-601.FIRST', 'CH-601.LOAD', 'AC-601.CMD'],
  },
  {
    file: 'cooling-water.st',
    program: 'CoolingWater',
    everyMs: 500,
    reads: [
      'PT-603',
      'PIC-603.SP',
      'P-601.RESET',
      'P-601A.RUN',
      'P-601A.OVLD',
      'P-601A.HOURS',
      'P-601B.RUN',
      'P-601B.OVLD',
      'P-601B.HOURS',
      'P-601C.RUN',
      'P-601C.OVLD',
      'P-601C.HOURS',
    ],
    writes: ['P-601A.CMD', 'P-601A.TRIP', 'P-601B.CMD', 'P-601B.TRIP', 'P-601C.CMD', 'P-601C.TRIP'],
  },
];

/** Tags that a program copies or computes from a measurement and that share its quality: target, source. */
export const qualityFollows: readonly (readonly [target: string, source: string])[] = [
  ['FIC-110.PV', 'FT-110'],
  ['TIC-201.PV', 'TT-201'],
  ['KI-201', 'FT-110'],
];
