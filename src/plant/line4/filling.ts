import type { RandomSource } from '../random.js';
import { loadDrive, type MotorPlate, stepDrive } from './drive.js';
import type { FaultInputs } from './fault-inputs.js';
import type { Line4State } from './state.js';
import type { TagIndexes } from './tag-indexes.js';

const conveyorPlate: MotorPlate = { rated: 0.75, ratedCurrent: 1.9, magnetising: 1.1, efficiency: 0.78 };
const agitatorPlate: MotorPlate = { rated: 1.1, ratedCurrent: 2.7, magnetising: 1.05, efficiency: 0.8 };

/** Everyday disturbances of a filling cell, as mean events per hour and durations in seconds. A scenario may switch them off. */
export type Disturbances = Readonly<{ jamsPerHour: number; gapsPerHour: number; backupsPerHour: number }>;
export const everydayDisturbances: Disturbances = { jamsPerHour: 0.15, gapsPerHour: 0.2, backupsPerHour: 0.25 };

/**
 * Filler, capper, checkweigher, conveyors and agitator. One call per second. Bottles are counted from the speed; rejects are drawn with the
 * probability that weight or torque is out of tolerance (normal distribution approximated by the logistic function).
 */
export function stepFilling(
  state: Line4State,
  fault: FaultInputs,
  values: Float64Array,
  at: TagIndexes,
  random: RandomSource,
  everyday: Disturbances,
  seconds: number,
): void {
  const cell = state.filling;
  disturb(cell, fault, random, everyday, seconds);
  stepDrive(cell.infeed, values[at.infeed] ?? 0, 0, 1, seconds);
  stepDrive(cell.outfeed, values[at.outfeed] ?? 0, 0, 1, seconds);
  loadDrive(cell.infeed, conveyorPlate, 0.35 + (cell.jamInfeed > 0 ? 1.15 : 0), seconds);
  loadDrive(cell.outfeed, conveyorPlate, 0.32 + (cell.jamOutfeed > 0 ? 1.15 : 0), seconds);
  stepDrive(state.buffer.agitator, values[at.agitator] ?? 0, 0, 1, seconds);
  loadDrive(state.buffer.agitator, agitatorPlate, fault.agitatorLoose > 0 ? 0.08 : 0.55 + 0.25 * (state.buffer.volume / 8), seconds);

  const wanted = (values[at.filler] ?? 0) > 0 && cell.bottlesPresent > 0 && state.buffer.volume > 0.3 ? (values[at.fillerSpeed] ?? 0) : 0;
  cell.speed += (wanted - cell.speed) * Math.min(1, seconds / 3);
  if (cell.speed < 1) cell.speed = 0;
  const filled = cell.bottleRemainder + (cell.speed * seconds) / 3600;
  const whole = Math.floor(filled);
  cell.bottleRemainder = filled - whole;
  cell.bottles += whole;
  cell.litres += whole * 1.002;
  cell.torque += ((values[at.torque] ?? 1.8) - 0.55 * fault.capperDrift - cell.torque) * Math.min(1, seconds / 20);
  cell.weight += (1032 - (state.buffer.volume < 1 ? 10 * (1 - state.buffer.volume) : 0) - cell.weight) * Math.min(1, seconds / 20);
  const rejected = outside(cell.torque - 1.8, 0.3, 0.09) + outside(cell.weight - 1032, 12, 2.6);
  for (let bottle = 0; bottle < whole; bottle += 1) if (random.next() < rejected) cell.rejects += 1;
}

/** Probability that a normal value with this mean deviation lies beyond ± tolerance. */
function outside(deviation: number, tolerance: number, sigma: number): number {
  const above = 1 / (1 + Math.exp((1.702 * (tolerance - deviation)) / sigma));
  const below = 1 / (1 + Math.exp((1.702 * (tolerance + deviation)) / sigma));
  return above + below;
}

function disturb(cell: Line4State['filling'], fault: FaultInputs, random: RandomSource, everyday: Disturbances, seconds: number): void {
  const running = cell.speed > 1000 ? seconds / 3600 : 0;
  const draw = random.next();
  const jam = everyday.jamsPerHour * running;
  const gap = jam + everyday.gapsPerHour * running;
  const backup = gap + everyday.backupsPerHour * running;
  const length = random.next();
  if (draw < jam) cell.jamInfeed = 60 + 90 * length;
  else if (draw < gap) cell.supplyGap = 15 + 25 * length;
  else if (draw < backup) cell.backup = 40 + 80 * length;
  if (fault.jamInfeed > 0) cell.jamInfeed = Math.max(cell.jamInfeed, 5);
  if (fault.jamOutfeed > 0) cell.jamOutfeed = Math.max(cell.jamOutfeed, 5);
  if (fault.bottleSupply > 0) cell.supplyGap = Math.max(cell.supplyGap, 5);
  cell.jamInfeed = Math.max(0, cell.jamInfeed - seconds);
  cell.jamOutfeed = Math.max(0, cell.jamOutfeed - seconds);
  cell.supplyGap = Math.max(0, cell.supplyGap - seconds);
  cell.backup = Math.max(0, cell.backup - seconds);
  if (fault.eyeDirt > 0 && cell.eyeDropout <= 0 && random.next() < 0.03 * fault.eyeDirt * seconds) cell.eyeDropout = 2 + 5 * random.next();
  cell.eyeDropout = Math.max(0, cell.eyeDropout - seconds);
  cell.bottlesPresent = cell.supplyGap > 0 ? 0 : 1;
  cell.guardClosed = fault.guardOpen > 0 ? 0 : 1;
}
