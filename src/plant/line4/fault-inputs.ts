/**
 * What is physically wrong, as the equations see it: every field 0 is a healthy plant. Fractions are 0 (none) to 1 (fully developed).
 * The fault engine sets all fields anew every second; nothing else writes them.
 */
export type FaultInputs = {
  sealLeakA: number;
  sealLeakB: number;
  bearingWearA: number;
  bearingWearB: number;
  impellerWearA: number;
  impellerWearB: number;
  dragA: number;
  dragB: number;
  noStartA: number;
  noStartB: number;
  strainer: number;
  flowValveStuck: number;
  flowValveStiction: number;
  steamValveStuck: number;
  steamValveStiction: number;
  plateFouling: number;
  gasketLeak: number;
  divertStuck: number;
  hotWaterLoss: number;
  boosterLoss: number;
  agitatorLoose: number;
  eyeDirt: number;
  jamInfeed: number;
  jamOutfeed: number;
  capperDrift: number;
  bottleSupply: number;
  guardOpen: number;
  feedwaterLoss: number;
  chillerFault: number;
  airFilter: number;
  airLeak: number;
  compressorLoss: number;
  coolingLossA: number;
  coolingLossB: number;
  coolingLossC: number;
  warmTanker: number;
};

/** A healthy plant. */
export function createFaultInputs(): FaultInputs {
  return {
    sealLeakA: 0,
    sealLeakB: 0,
    bearingWearA: 0,
    bearingWearB: 0,
    impellerWearA: 0,
    impellerWearB: 0,
    dragA: 0,
    dragB: 0,
    noStartA: 0,
    noStartB: 0,
    strainer: 0,
    flowValveStuck: 0,
    flowValveStiction: 0,
    steamValveStuck: 0,
    steamValveStiction: 0,
    plateFouling: 0,
    gasketLeak: 0,
    divertStuck: 0,
    hotWaterLoss: 0,
    boosterLoss: 0,
    agitatorLoose: 0,
    eyeDirt: 0,
    jamInfeed: 0,
    jamOutfeed: 0,
    capperDrift: 0,
    bottleSupply: 0,
    guardOpen: 0,
    feedwaterLoss: 0,
    chillerFault: 0,
    airFilter: 0,
    airLeak: 0,
    compressorLoss: 0,
    coolingLossA: 0,
    coolingLossB: 0,
    coolingLossC: 0,
    warmTanker: 0,
  };
}
