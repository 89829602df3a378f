import { loadDrive, type MotorPlate, stepDrive } from './drive.js';
import type { Line4State } from './state.js';
import type { TagIndexes } from './tag-indexes.js';

const pumpPlate: MotorPlate = { rated: 7.5, ratedCurrent: 14.6, magnetising: 5.6, efficiency: 0.88 };
/** Heat capacity of a full 3 m³ tank per m³ in kJ/K; heater 60 kg/h of steam. */
const perCubicMetre = 4190;
const heaterKilowatt = (60 * 2050) / 3600;

/** CIP station: supply pump, caustic and acid tanks with heaters, losses and dilution per clean. One call per second. */
export function stepCip(state: Line4State, values: Float64Array, at: TagIndexes, seconds: number): void {
  const cip = state.cip;
  stepDrive(cip.pump, values[at.cipPump] ?? 0, 0, 1, seconds);
  cip.flow += (15 * cip.pump.speed - cip.flow) * Math.min(1, seconds / 3);
  loadDrive(cip.pump, pumpPlate, 1.5 + 0.24 * cip.flow, seconds);
  const circulating = cip.flow > 2 ? 1 : 0;
  const causticOut = circulating * ((values[at.caustic] ?? 0) > 0 ? 1 : 0);
  const acidOut = circulating * ((values[at.acid] ?? 0) > 0 ? 1 : 0);
  cip.rinse = circulating * ((values[at.rinse] ?? 0) > 0 ? 1 : 0) * cip.flow;
  const causticHeat = ((values[at.causticHeat] ?? 0) > 0 ? heaterKilowatt : 0) * steamFactor(state) - 1.2 - 22 * causticOut;
  const acidHeat = ((values[at.acidHeat] ?? 0) > 0 ? heaterKilowatt : 0) * steamFactor(state) - 1 - 20 * acidOut;
  cip.caustic += (causticHeat * seconds) / (perCubicMetre * Math.max(0.3, cip.causticVolume));
  cip.acid += (acidHeat * seconds) / (perCubicMetre * Math.max(0.3, cip.acidVolume));
  cip.causticVolume = Math.max(0, cip.causticVolume - (0.1 * causticOut * seconds) / 900);
  cip.acidVolume = Math.max(0, cip.acidVolume - (0.08 * acidOut * seconds) / 600);
  cip.causticStrength = Math.max(0, cip.causticStrength - (0.015 * causticOut * seconds) / 900);
  cip.acidStrength = Math.max(0, cip.acidStrength - (0.012 * acidOut * seconds) / 600);
}

function steamFactor(state: Line4State): number {
  return Math.min(1, state.utilities.steamPressure / 4);
}

/** Steam in kg/h that the two tank heaters take now. */
export function heaterSteam(values: Float64Array, at: TagIndexes): number {
  return ((values[at.causticHeat] ?? 0) > 0 ? 60 : 0) + ((values[at.acidHeat] ?? 0) > 0 ? 60 : 0);
}
