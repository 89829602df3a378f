import { bearingTemperature, bearingVibration } from '../physics/bearing.js';
import { cavitationIntensity, curveThrough, npshAvailable, pumpHead, shaftPower } from '../physics/pump.js';
import { equalPercentage, valveResistance } from '../physics/valve.js';
import { loadDrive, type MotorPlate, stepDrive, stepValve } from './drive.js';
import type { FaultInputs } from './fault-inputs.js';
import type { Line4State, RawPump } from './state.js';
import type { TagIndexes } from './tag-indexes.js';

/** Milk: kg/m³; one metre of milk column in kPa. */
export const milkDensity = 1030;
const metre = 10.1008;
const specificGravity = 1.03;

const rawCurve = curveThrough(38.5, 12, 32);
const boosterCurve = curveThrough(14, 10, 11.88);
const rawPlate: MotorPlate = { rated: 4, ratedCurrent: 7.9, magnetising: 3.6, efficiency: 0.86 };
const boosterPlate: MotorPlate = { rated: 3, ratedCurrent: 6.1, magnetising: 2.9, efficiency: 0.85 };
const hotWaterPlate: MotorPlate = { rated: 1.5, ratedCurrent: 3.4, magnetising: 1.7, efficiency: 0.82 };

/** Resistances in kPa per (m³/h)², sized at 10 m³/h: suction line 5, strainer 5, discharge 10, raw side of regeneration 40, plates 60, holding tube 10. */
const suctionLine = 0.05;
const strainerClean = 0.05;
const dischargeLine = 0.1;
const rawSide = 0.4;
const plates = 0.6;
const holdingTube = 0.1;
/** Static heads in kPa: gallery above the pump, tank outlet above the pump, inlet of the buffer tank. */
const gallery = 35.4;
const tankElevation = 4;
const bufferInlet = 20;
const valveKv = 25;

/**
 * Flow and pressures from the raw tank to the back-pressure valve, solved in closed form: every part is a constant plus a resistance
 * times Q², so Q = sqrt(sum of heads / sum of resistances); liquid inertia is a lag of 0.5 s. One call per 100 ms.
 */
export function stepHydraulics(state: Line4State, fault: FaultInputs, values: Float64Array, at: TagIndexes, seconds: number): void {
  stepActuators(state, fault, values, at, seconds);
  const raw = state.reception;
  const hot = state.pasteuriser;
  const speedA = raw.pumpA.drive.speed;
  const speedB = raw.pumpB.drive.speed;
  const headLoss = 1 - 0.25 * raw.cavitation * raw.cavitation;
  const headA = rawCurve.shutoffHead * speedA * speedA * (1 - 0.35 * fault.impellerWearA) * headLoss;
  const headB = rawCurve.shutoffHead * speedB * speedB * (1 - 0.35 * fault.impellerWearB) * headLoss;
  const pumps = speedA > 0.5 && speedB > 0.5 ? 2 : 1;
  const boost = boosterCurve.shutoffHead * hot.booster.speed * hot.booster.speed;
  const strainer = strainerClean * (1 + 13 * fault.strainer);
  const head = (raw.volume / 12) * 3.2 * metre + tankElevation;
  const openFlow = valveKv * equalPercentage(raw.valve.position / 100);
  const openPressure = valveKv * equalPercentage(hot.pressureValve.position / 100);
  const product = plates * (1 + 0.9 * fault.plateFouling) * (1 - 0.15 * fault.gasketLeak) + holdingTube;
  const resistance =
    suctionLine +
    strainer +
    dischargeLine +
    rawSide +
    product +
    (rawCurve.coefficient * metre) / (pumps * pumps) +
    boosterCurve.coefficient * metre * hot.booster.speed +
    valveResistance(openFlow, specificGravity) +
    valveResistance(openPressure, specificGravity);
  const drive = head + Math.max(headA, headB) * metre - gallery + boost * metre - bufferInlet;
  const target = drive > 0 && raw.volume > 0.05 ? Math.sqrt(drive / resistance) : 0;
  raw.flow += (target - raw.flow) * Math.min(1, seconds / 0.5);

  const squared = raw.flow * raw.flow;
  raw.strainerDrop = strainer * squared;
  raw.suction = head - (suctionLine + strainer) * squared;
  const lift = Math.max(headA, headB) * metre - (rawCurve.coefficient * metre * squared) / (pumps * pumps);
  raw.discharge = raw.suction + (lift > 0 ? lift : 0) - (lift > 0 ? gallery : 0) - dischargeLine * squared;
  const flowing = squared > 1 ? 1 : squared;
  const difference = (boost * metre - boosterCurve.coefficient * metre * hot.booster.speed * squared - product * squared) * (1 - 0.65 * fault.gasketLeak);
  const back = bufferInlet + valveResistance(openPressure, specificGravity) * squared;
  hot.productPressure = Math.min(600, back);
  hot.rawPressure = hot.productPressure - difference * flowing;
  hot.plateDrop = (product - holdingTube) * squared;

  loadPumps(state, fault, headA, headB, raw.flow / pumps, seconds);
}

/** Drives and valves that the flow depends on. */
function stepActuators(state: Line4State, fault: FaultInputs, values: Float64Array, at: TagIndexes, seconds: number): void {
  const raw = state.reception;
  const hot = state.pasteuriser;
  const air = state.utilities.airPressure;
  const reset = values[at.rawReset] ?? 0;
  stepDrive(raw.pumpA.drive, values[at.pumpA] ?? 0, fault.noStartA, reset, seconds);
  stepDrive(raw.pumpB.drive, values[at.pumpB] ?? 0, fault.noStartB, reset, seconds);
  stepDrive(hot.booster, values[at.booster] ?? 0, fault.boosterLoss, 1, seconds);
  stepValve(raw.valve, values[at.flowOutput] ?? 0, 4 * fault.flowValveStiction, fault.flowValveStuck, air, seconds);
  stepValve(hot.pressureValve, values[at.pressureOutput] ?? 0, 0, 0, air, seconds);
}

/** Cavitation and motor loads at the flow per pump; `headA` and `headB` are the present shut-off heads in m. */
function loadPumps(state: Line4State, fault: FaultInputs, headA: number, headB: number, perPump: number, seconds: number): void {
  const raw = state.reception;
  const running = Math.min(1, raw.pumpA.drive.speed + raw.pumpB.drive.speed);
  const cavitation = cavitationIntensity(npshAvailable(raw.suction, 0.8, milkDensity), 2.1) * running;
  raw.cavitation += (cavitation - raw.cavitation) * Math.min(1, seconds / 2);
  loadRawPump(raw.pumpA, perPump, headA, fault.dragA, fault.bearingWearA, seconds);
  loadRawPump(raw.pumpB, perPump, headB, fault.dragB, fault.bearingWearB, seconds);
  const { booster } = state.pasteuriser;
  loadDrive(booster, boosterPlate, shaftPower(raw.flow, pumpHead(boosterCurve, raw.flow), milkDensity, 0.3, 0.8), seconds);
}

/** Head at the pump's own flow; a worn bearing and drag add to the mechanical losses in kW. */
function loadRawPump(pump: RawPump, flow: number, shutoff: number, drag: number, wear: number, seconds: number): void {
  const head = Math.max(0, shutoff - rawCurve.coefficient * flow * flow);
  loadDrive(pump.drive, rawPlate, shaftPower(flow, head, milkDensity, 0.36, 0.5 + 0.35 * wear + 2.2 * drag), seconds);
}

/** Vibration, bearing temperature and seal drip pan of both raw milk pumps. One call per second; `seconds` is the time since the last one. */
export function stepPumpCondition(state: Line4State, fault: FaultInputs, seconds: number): void {
  const raw = state.reception;
  wearPump(raw.pumpA, raw.cavitation, fault.bearingWearA, fault.impellerWearA, fault.sealLeakA, fault.dragA, seconds);
  wearPump(raw.pumpB, raw.cavitation, fault.bearingWearB, fault.impellerWearB, fault.sealLeakB, fault.dragB, seconds);
}

function wearPump(pump: RawPump, cavitation: number, wear: number, unbalance: number, leak: number, drag: number, seconds: number): void {
  const running = pump.drive.contactor;
  const vibration = running > 0 ? bearingVibration(1.6, wear, 9, 9 * cavitation, 2.2 * unbalance + 1.5 * drag) : 0.15;
  pump.vibration += (vibration - pump.vibration) * Math.min(1, seconds / 3);
  const bearing = running > 0 ? bearingTemperature(22, 26, wear, 45) + 12 * drag : 24;
  pump.bearing += (bearing - pump.bearing) * Math.min(1, seconds / 600);
  const litres = running > 0 ? leak * 30 : leak * 4;
  pump.dripPan = Math.max(0, Math.min(2, pump.dripPan + ((litres - 1.5) * seconds) / 3600));
  pump.wet = pump.dripPan > (pump.wet > 0 ? 0.4 : 0.5) ? 1 : 0;
}

export { hotWaterPlate };
