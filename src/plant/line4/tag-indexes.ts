/** Positions in the tag arrays of everything the equations read: commands of the control programs and a few settings. Built once; plain numbers. */
export type TagIndexes = ReturnType<typeof createTagIndexes>;

/** `at` gives a tag's position; it throws for a name that is not configured. */
export function createTagIndexes(at: (tag: string) => number) {
  return {
    unloadCommand: at('XV-101.CMD'),
    pumpA: at('P-101A.CMD'),
    pumpB: at('P-101B.CMD'),
    rawReset: at('P-101.RESET'),
    flowOutput: at('FIC-110.OUT'),
    steamOutput: at('TIC-201.OUT'),
    pressureOutput: at('PIC-205.OUT'),
    hotWater: at('P-202.CMD'),
    booster: at('P-203.CMD'),
    divert: at('FDV-202.CMD'),
    agitator: at('AG-301.CMD'),
    surplus: at('XV-302.CMD'),
    filler: at('F-401.CMD'),
    fillerSpeed: at('F-401.SP'),
    torque: at('CP-401.SP'),
    infeed: at('CN-401.CMD'),
    outfeed: at('CN-402.CMD'),
    cipPump: at('P-501.CMD'),
    caustic: at('XV-501.CMD'),
    acid: at('XV-502.CMD'),
    rinse: at('XV-503.CMD'),
    causticHeat: at('XV-504.CMD'),
    acidHeat: at('XV-505.CMD'),
    burner: at('BL-601.RUN'),
    fire: at('BL-601.FIRE'),
    feedwater: at('P-604.CMD'),
    chiller: at('CH-601.CMD'),
    chillerLoad: at('CH-601.LOAD'),
    airLoad: at('AC-601.CMD'),
    coolingA: at('P-601A.CMD'),
    coolingB: at('P-601B.CMD'),
    coolingC: at('P-601C.CMD'),
    coolingReset: at('P-601.RESET'),
  };
}
