/**
 * The words by which a ranked cause counts as the fault that the simulator injected, written from the titles and causes of the fault
 * catalogue and not from the table of signatures: what a fitter would accept as "that is it". `equipment` lists where it may be placed:
 * the faulty equipment, and the instrument's or drive's own owner where the catalogue names the machine.
 */
export type ExpectedCause = Readonly<{ cause: RegExp; equipment: readonly string[] }>;

function pump(letter: 'A' | 'B'): Readonly<Record<string, ExpectedCause>> {
  const suffix = letter === 'A' ? '' : '-b';
  const equipment = [`P-101${letter}`];
  return {
    [`seal-leak${suffix}`]: { cause: /seal/i, equipment },
    [`bearing-wear${suffix}`]: { cause: /bearing/i, equipment },
    [`impeller-wear${suffix}`]: { cause: /impeller.*worn|worn.*impeller/i, equipment },
    [`motor-overload${suffix}`]: { cause: /seiz|drag|caught|foreign|overload/i, equipment },
    [`no-start${suffix}`]: { cause: /not start|fails? to start|contactor/i, equipment },
  };
}

export const expectedCauses: Readonly<Record<string, ExpectedCause>> = {
  ...pump('A'),
  ...pump('B'),
  'strainer-blockage': { cause: /strainer|filter/i, equipment: ['S-101'] },
  'plate-fouling': { cause: /foul/i, equipment: ['HX-201'] },
  'gasket-leak': { cause: /internal leak|gasket/i, equipment: ['HX-201'] },
  'flow-valve-stuck': { cause: /stuck/i, equipment: ['CV-110'] },
  'flow-valve-stiction': { cause: /sticky|stiction/i, equipment: ['CV-110'] },
  'steam-valve-stuck': { cause: /stuck/i, equipment: ['CV-201'] },
  'steam-valve-stiction': { cause: /sticky|stiction/i, equipment: ['CV-201'] },
  'fdv-fails-to-divert': { cause: /does not follow|stuck/i, equipment: ['FDV-202'] },
  'rtd-drift': { cause: /TT-202 (?:reads|drifts)/i, equipment: ['HT-201'] },
  'rtd-open-circuit': { cause: /signal from TT-202/i, equipment: ['HT-201'] },
  'heating-rtd-open': { cause: /signal from TT-201/i, equipment: ['HX-201'] },
  'level-offset': { cause: /LT-101 (?:reads|drifts)/i, equipment: ['T-101'] },
  'flow-meter-fouling': { cause: /FT-110 (?:reads|drifts)/i, equipment: ['CV-110'] },
  'hot-water-pump-stop': { cause: /stopped|motor/i, equipment: ['P-202'] },
  'booster-trip': { cause: /stopped|motor|supply/i, equipment: ['P-203'] },
  'agitator-coupling': { cause: /coupling/i, equipment: ['AG-301'] },
  'dirty-photo-eye': { cause: /dirty/i, equipment: ['PE-401'] },
  'bottle-shortage': { cause: /no (?:containers|bottles)/i, equipment: ['CN-401'] },
  'conveyor-jam': { cause: /jam/i, equipment: ['CN-401'] },
  'capper-torque-drift': { cause: /torque drift|clutch/i, equipment: ['CP-401'] },
  'wrong-torque-setpoint': { cause: /changed setting.*CP-401|CP-401\.SP/i, equipment: ['CP-401'] },
  'wrong-temperature-setpoint': { cause: /changed setting.*TIC-201|TIC-201\.SP/i, equipment: ['HX-201', 'CV-201'] },
  'boiler-low-water': { cause: /feedwater|low water|short of/i, equipment: ['BL-601'] },
  'chiller-trip': { cause: /chiller tripped|compressor/i, equipment: ['CH-601'] },
  'cooling-water-loss': { cause: /stopped|supply|cooling.water/i, equipment: ['P-601A', 'P-601B', 'P-601C'] },
  'cooling-pump-trip': { cause: /stopped|motor|supply/i, equipment: ['P-601A'] },
  'air-filter-blockage': { cause: /filter/i, equipment: ['AF-601'] },
  'air-leak': { cause: /leak/i, equipment: ['AC-601'] },
  'compressor-stop': { cause: /stopped/i, equipment: ['AC-601'] },
  'warm-tanker': { cause: /warm/i, equipment: ['T-101'] },
};
