import { filterPressureDrop, leakFlow, receiverPressureRate } from '../physics/gas.js';
import type { RandomSource } from '../random.js';
import { heaterSteam } from './cip.js';
import { loadDrive, type MotorPlate, stepDrive } from './drive.js';
import type { FaultInputs } from './fault-inputs.js';
import { areaNames, type Line4State } from './state.js';
import type { TagIndexes } from './tag-indexes.js';
import { chilledRate } from './thermal.js';

const feedwaterPlate: MotorPlate = { rated: 2.2, ratedCurrent: 4.7, magnetising: 2.1, efficiency: 0.83 };
const compressorPlate: MotorPlate = { rated: 11, ratedCurrent: 21, magnetising: 8, efficiency: 0.9 };
const coolingPlate: MotorPlate = { rated: 5.5, ratedCurrent: 11.2, magnetising: 4.5, efficiency: 0.87 };
/** Steam for other consumers of the building in kg/h; boiler inertia in kg/h per bar/s: 150 kg/h of imbalance moves 0.5 bar per minute. */
const buildingSteam = 120;
const boilerInertia = 18_000;
/** Heat capacity of the chilled-water loop in kJ/K, receiver in m³. */
const chilledLoop = 8380;
const receiverVolume = 2;
const coolingCurve = { shutoffHead: 30, coefficient: 0.00296 };
const waterMetre = 9.79;

/** Boiler: pressure from the imbalance of steam made and used, water level from its mass balance. One call per second. */
export function stepBoiler(state: Line4State, fault: FaultInputs, values: Float64Array, at: TagIndexes, seconds: number): void {
  const utility = state.utilities;
  stepDrive(utility.feedwater, values[at.feedwater] ?? 0, 0, 1, seconds);
  loadDrive(utility.feedwater, feedwaterPlate, 1.6, seconds);
  const firing = (values[at.burner] ?? 0) > 0 ? (values[at.fire] ?? 0) : 0;
  utility.fire += (firing - utility.fire) * Math.min(1, seconds / 10);
  const { areas } = state.meters;
  areas.pasteuriser.steamRate = state.pasteuriser.steamFlow;
  areas.cip.steamRate = heaterSteam(values, at);
  areas.utilities.steamRate = buildingSteam * Math.min(1, utility.steamPressure / 3);
  const used = areas.pasteuriser.steamRate + areas.cip.steamRate + areas.utilities.steamRate;
  const made = 10 * utility.fire;
  utility.steamFlow = used;
  utility.steamPressure = Math.max(0, Math.min(10, utility.steamPressure + ((made - used) * seconds) / boilerInertia));
  const feed = 1800 * utility.feedwater.speed * (1 - fault.feedwaterLoss);
  const blowdown = 20 + 280 * fault.feedwaterLoss;
  utility.waterVolume = Math.max(0, Math.min(100, utility.waterVolume + ((feed - made - blowdown) * seconds * 100) / (2000 * 3600)));
}

/** Chilled-water loop as one mixed volume with the unit's capacity. One call per second. */
export function stepChiller(state: Line4State, fault: FaultInputs, values: Float64Array, at: TagIndexes, seconds: number): void {
  const utility = state.utilities;
  utility.chillerFault = fault.chillerFault > 0 ? 1 : 0;
  utility.chillerRun = (values[at.chiller] ?? 0) > 0 ? 1 : 0;
  const load = utility.chillerRun * (values[at.chillerLoad] ?? 0);
  utility.chillerLoad += (load - utility.chillerLoad) * Math.min(1, seconds / 15);
  const heat = state.pasteuriser.coolingLoad + 6;
  utility.chilled += ((heat - 1.2 * utility.chillerLoad) * seconds) / chilledLoop;
  utility.chilled = Math.max(0.2, Math.min(20, utility.chilled));
  utility.chilledReturn = utility.chilled + heat / chilledRate;
}

/** Instrument air: receiver pressure, leaks and the filter in front of the header. One call per second. */
export function stepAir(state: Line4State, fault: FaultInputs, values: Float64Array, at: TagIndexes, seconds: number): void {
  const utility = state.utilities;
  stepDrive(utility.compressor, 1, fault.compressorLoss, 1, seconds);
  const loaded = (values[at.airLoad] ?? 0) > 0 ? 1 : 0;
  const delivery = utility.receiver < 7.6 ? 100 * loaded * utility.compressor.speed : 0;
  loadDrive(utility.compressor, compressorPlate, 2.8 + 7.4 * loaded, seconds);
  const { areas } = state.meters;
  areas.reception.airRate = 3;
  areas.pasteuriser.airRate = 12;
  areas.buffer.airRate = 1;
  areas.filling.airRate = 3 + 12 * (state.filling.speed > 1000 ? 1 : 0);
  areas.cip.airRate = 2;
  areas.utilities.airRate = 1 + leakFlow(95 * fault.airLeak, utility.airPressure);
  utility.airFlow = areaNames.reduce((total, area) => total + areas[area].airRate, 0);
  utility.receiver = Math.max(0, Math.min(8.5, utility.receiver + receiverPressureRate(delivery, utility.airFlow, receiverVolume) * seconds));
  utility.airDrop = filterPressureDrop(15, utility.airFlow / 34, 1 + 22 * fault.airFilter);
  const header = Math.max(0, utility.receiver - utility.airDrop / 100);
  utility.airPressure += (header - utility.airPressure) * Math.min(1, seconds / 3);
}

/**
 * Cooling-water station: running pumps in parallel against the consumers' conductance, closed form. Demand wanders slowly
 * (mean-reverting, 20 min) around 60.7 m³/h per sqrt(bar). One call per second.
 */
export function stepCoolingWater(state: Line4State, fault: FaultInputs, values: Float64Array, at: TagIndexes, random: RandomSource, seconds: number): void {
  const utility = state.utilities;
  const reset = values[at.coolingReset] ?? 0;
  stepDrive(utility.coolingA, values[at.coolingA] ?? 0, fault.coolingLossA, reset, seconds);
  stepDrive(utility.coolingB, values[at.coolingB] ?? 0, fault.coolingLossB, reset, seconds);
  stepDrive(utility.coolingC, values[at.coolingC] ?? 0, fault.coolingLossC, reset, seconds);
  utility.coolingDemand += ((60.7 - utility.coolingDemand) * seconds) / 1200 + 0.12 * random.gaussian() * Math.sqrt(seconds);
  const count = utility.coolingA.speed + utility.coolingB.speed + utility.coolingC.speed;
  let flow = 0;
  if (count > 0.3) {
    const conductance = 1 / (utility.coolingDemand * utility.coolingDemand);
    const pumps = (waterMetre / 100) * (coolingCurve.coefficient / (count * count) + 0.000185);
    flow = Math.sqrt((waterMetre * coolingCurve.shutoffHead) / 100 / (conductance + pumps));
  }
  utility.coolingFlow += (flow - utility.coolingFlow) * Math.min(1, seconds / 2);
  utility.coolingPressure = (utility.coolingFlow / utility.coolingDemand) ** 2;
  const shaft = count > 0.3 ? 2.2 + (0.052 * utility.coolingFlow) / count : 0;
  loadDrive(utility.coolingA, coolingPlate, shaft, seconds);
  loadDrive(utility.coolingB, coolingPlate, shaft, seconds);
  loadDrive(utility.coolingC, coolingPlate, shaft, seconds);
}

/** Meters per area and totals since the start. One call per second. */
export function stepMeters(state: Line4State, seconds: number): void {
  const { meters, utilities, reception, pasteuriser, buffer, filling, cip } = state;
  meters.reception = 0.8 + reception.pumpA.drive.power + reception.pumpB.drive.power;
  meters.pasteuriser = 1.1 + pasteuriser.hotWater.power + pasteuriser.booster.power;
  meters.buffer = 0.3 + buffer.agitator.power;
  meters.filling = 2.2 + filling.infeed.power + filling.outfeed.power + (filling.speed / 9000) * 11.5;
  meters.cip = 0.6 + cip.pump.power;
  const chiller = utilities.chillerRun * (3 + (1.2 * utilities.chillerLoad) / 4);
  meters.utilities =
    4.5 + chiller + utilities.compressor.power + utilities.feedwater.power + utilities.coolingA.power + utilities.coolingB.power + utilities.coolingC.power;
  meters.areas.reception.waterRate = 0.1;
  meters.areas.filling.waterRate = 0.3;
  meters.areas.cip.waterRate = cip.rinse;
  meters.areas.utilities.waterRate = 0.4 + 0.0018 * 1000 * utilities.feedwater.speed;
  utilities.freshWater = areaNames.reduce((total, area) => total + meters.areas[area].waterRate, 0);
  const hours = seconds / 3600;
  meters.energy += (meters.reception + meters.pasteuriser + meters.buffer + meters.filling + meters.cip + meters.utilities) * hours;
  meters.steam += utilities.steamFlow * hours;
  meters.air += utilities.airFlow * hours;
  meters.water += utilities.freshWater * hours;
  for (const name of areaNames) {
    const area = meters.areas[name];
    area.electricity += meters[name] * hours;
    area.steam += area.steamRate * hours;
    area.air += area.airRate * hours;
    area.water += area.waterRate * hours;
  }
}
