import { capacityRate, counterflowEffectiveness, fouledConductance } from '../physics/heat-exchanger.js';
import { mixedTemperature, torricelliFlow } from '../physics/tank.js';
import { loadDrive, stepDrive, stepValve } from './drive.js';
import type { FaultInputs } from './fault-inputs.js';
import { hotWaterPlate, milkDensity } from './hydraulics.js';
import { holdCells, type Line4State } from './state.js';
import type { TagIndexes } from './tag-indexes.js';

const milkHeat = 3.9;
/** Clean conductances in kW/K, sized at 10 m³/h: regeneration 90 %, heating 67 to 74.5 °C with 78 °C water, cooling 11 to 4 °C with 1.5 °C water. */
const regeneration = 100.4;
const heating = 16.2;
const cooling = 18.15;
/** Capacity rates in kW/K of 20 m³/h hot water and 25 m³/h chilled water; heat capacity of the hot-water loop in kJ/K. */
const hotWaterRate = capacityRate(20, 972, 4.19);
export const chilledRate = capacityRate(25, 1000, 4.19);
const hotLoop = 1257;
const lossToHall = 5;
/** Shortest residence: 15.8 s at 10 m³/h. */
const holdVolume = (10 * 15.8) / 3600;
const cellVolume = holdVolume / holdCells;
/** Effective outlet of XV-302 in m²: 12 m³/h at half level of the 2.6 m high buffer tank. */
const surplusOutlet = 0.00066;
/** kJ that one kg of steam gives up. */
const steamHeat = 2050;

/**
 * Temperatures of the pasteuriser by effectiveness-NTU sections with first-order lags for metal and plates, the hot-water loop as one
 * mixed volume, and the holding tube as plug flow. One call per 500 ms.
 */
export function stepThermal(state: Line4State, fault: FaultInputs, values: Float64Array, at: TagIndexes, seconds: number): void {
  const hot = state.pasteuriser;
  const flow = state.reception.flow;
  stepDrive(hot.hotWater, values[at.hotWater] ?? 0, fault.hotWaterLoss, 1, seconds);
  hot.hotWaterFlow += (20 * hot.hotWater.speed - hot.hotWaterFlow) * Math.min(1, seconds / 4);
  loadDrive(hot.hotWater, hotWaterPlate, 0.35 + 0.04 * hot.hotWaterFlow, seconds);
  stepValve(hot.steamValve, values[at.steamOutput] ?? 0, 16 * fault.steamValveStiction, fault.steamValveStuck, state.utilities.airPressure, seconds);
  hot.steamFlow = (hot.steamValve.position / 100) * 350 * (state.utilities.steamPressure / 8) * (hot.hotWaterFlow > 2 ? 1 : 0.05);

  let duty = 0;
  if (flow > 0.3) {
    const milk = capacityRate(flow, milkDensity, milkHeat);
    const foul = fault.plateFouling;
    const exchanged = counterflowEffectiveness((fouledConductance(regeneration, 0.0012 * foul) * (1 - 0.45 * fault.gasketLeak)) / milk, 1);
    const raw = state.reception.temperature;
    hot.preheated += (raw + exchanged * (hot.holdOutlet - raw) - hot.preheated) * Math.min(1, seconds / 8);
    hot.regenerated += (hot.holdOutlet - exchanged * (hot.holdOutlet - raw) - hot.regenerated) * Math.min(1, seconds / 8);
    const water = Math.max(0.2, (hotWaterRate * hot.hotWaterFlow) / 20);
    const least = Math.min(milk, water);
    const heated = counterflowEffectiveness(fouledConductance(heating, 0.05 * foul) / least, least / Math.max(milk, water));
    const outlet = hot.preheated + (heated * least * (hot.hotWaterTemperature - hot.preheated)) / milk;
    hot.heated += (outlet - hot.heated) * Math.min(1, seconds / 10);
    duty = milk * (hot.heated - hot.preheated);
    const cooled = counterflowEffectiveness(fouledConductance(cooling, 0.02 * foul) / milk, milk / chilledRate);
    hot.product += (hot.regenerated - cooled * (hot.regenerated - state.utilities.chilled) - hot.product) * Math.min(1, seconds / 8);
    hot.coolingLoad = milk * Math.max(0, hot.regenerated - hot.product);
    moveHold(hot, flow * (seconds / 3600));
    hot.holdOutlet += ((hot.hold[hot.holdIndex] ?? hot.heated) - 0.5 - hot.holdOutlet) * Math.min(1, seconds / 1.5);
  } else {
    hot.coolingLoad = 0;
    hot.holdOutlet -= ((hot.holdOutlet - 22) * seconds) / 1800;
    hot.preheated -= ((hot.preheated - 22) * seconds) / 2400;
    hot.heated += ((hot.hotWaterTemperature - hot.heated) * seconds) / 120;
  }
  const steam = (hot.steamFlow * steamHeat) / 3600;
  hot.hotWaterTemperature = Math.min(105, hot.hotWaterTemperature + ((steam - duty - lossToHall) * seconds) / hotLoop);
}

/** Plug flow: the ring's oldest cell is the outlet; a new cell enters each time one cell volume has passed. */
function moveHold(hot: Line4State['pasteuriser'], volume: number): void {
  hot.holdRemainder += volume / cellVolume;
  while (hot.holdRemainder >= 1) {
    hot.hold[hot.holdIndex] = hot.heated;
    hot.holdIndex = (hot.holdIndex + 1) % holdCells;
    hot.holdRemainder -= 1;
  }
}

/**
 * Volumes and temperatures of the raw tank and the buffer tank, the diversion valve's travel and the product flow behind it.
 * FDV-202 stands after the cooling section; diverted milk returns cold to T-101. One call per 500 ms.
 */
export function stepTanks(state: Line4State, fault: FaultInputs, values: Float64Array, at: TagIndexes, seconds: number): void {
  const raw = state.reception;
  const hot = state.pasteuriser;
  const buffer = state.buffer;
  const hours = seconds / 3600;
  const wantsForward = (values[at.divert] ?? 0) > 0 && state.utilities.airPressure > 4;
  const target = fault.divertStuck > 0 ? hot.forwardTravel : wantsForward ? 1 : 0;
  hot.forwardTravel += Math.max(-seconds / 1, Math.min(seconds / 1, target - hot.forwardTravel));
  hot.forward = hot.forwardTravel > 0.95 ? 1 : 0;
  const leaks = (fault.sealLeakA * raw.pumpA.drive.contactor + fault.sealLeakB * raw.pumpB.drive.contactor) * 0.03;
  hot.productFlow = raw.flow;
  const forwardFlow = hot.productFlow * hot.forward;
  const diverted = hot.productFlow - forwardFlow;
  raw.inflow += (((values[at.unloadCommand] ?? 0) > 0 ? 20 : 0) - raw.inflow) * Math.min(1, seconds / 4);
  raw.temperature = mixedTemperature(raw.volume, raw.temperature, raw.inflow * hours, 4 + 8 * fault.warmTanker);
  raw.temperature = mixedTemperature(raw.volume, raw.temperature, diverted * hours, hot.product) + 0.00001 * seconds;
  raw.volume = Math.max(0, Math.min(12.3, raw.volume + (raw.inflow + diverted - raw.flow - leaks) * hours));

  const open = (values[at.surplus] ?? 0) > 0 ? 1 : 0;
  buffer.surplus += (open * 3600 * torricelliFlow(surplusOutlet, (buffer.volume / 8) * 2.6) - buffer.surplus) * Math.min(1, seconds / 3);
  const filling = (state.filling.speed * 1.002) / 1000;
  buffer.temperature = mixedTemperature(buffer.volume, buffer.temperature, forwardFlow * hours, hot.product) + 0.00001 * seconds;
  buffer.volume = Math.max(0, Math.min(8.2, buffer.volume + (forwardFlow - filling - buffer.surplus) * hours));
  const meters = state.meters;
  meters.rawMilk += raw.flow * hours;
  meters.product += forwardFlow * hours;
  meters.diverted += diverted * hours;
  meters.surplus += buffer.surplus * hours;
}
