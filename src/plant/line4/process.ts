import type { RandomSource } from '../random.js';
import { stepCip } from './cip.js';
import type { FaultInputs } from './fault-inputs.js';
import { type Disturbances, stepFilling } from './filling.js';
import { stepHydraulics, stepPumpCondition } from './hydraulics.js';
import { createLine4State, type Line4State } from './state.js';
import { createTagIndexes, type TagIndexes } from './tag-indexes.js';
import { stepTanks, stepThermal } from './thermal.js';
import { stepAir, stepBoiler, stepChiller, stepCoolingWater, stepMeters } from './utilities.js';

/** What the equations need from outside in every step. `values` is the live tag image from which commands are read. */
export type ProcessInputs = Readonly<{ values: Float64Array; fault: FaultInputs; random: RandomSource; disturbances: Disturbances }>;

/** The equations of the whole line with their schedule: hydraulics every 100 ms, temperatures and tanks every 500 ms, the rest every second, spread out. */
export class Line4Process {
  readonly state: Line4State = createLine4State();
  private readonly at: TagIndexes;

  constructor(indexOf: (tag: string) => number) {
    this.at = createTagIndexes(indexOf);
  }

  /** One step of 100 ms. */
  step(step: number, inputs: ProcessInputs): void {
    const { values, fault, random } = inputs;
    const { state, at } = this;
    stepHydraulics(state, fault, values, at, 0.1);
    if (step % 5 === 0) {
      stepThermal(state, fault, values, at, 0.5);
      stepTanks(state, fault, values, at, 0.5);
    }
    switch (step % 10) {
      case 1:
        stepPumpCondition(state, fault, 1);
        break;
      case 2:
        stepMeters(state, 1);
        break;
      case 3:
        stepFilling(state, fault, values, at, random, inputs.disturbances, 1);
        break;
      case 4:
        stepCip(state, values, at, 1);
        break;
      case 6:
        stepBoiler(state, fault, values, at, 1);
        break;
      case 7:
        stepChiller(state, fault, values, at, 1);
        break;
      case 8:
        stepAir(state, fault, values, at, 1);
        break;
      case 9:
        stepCoolingWater(state, fault, values, at, random, 1);
        break;
      default:
        break;
    }
  }

  /** True while every quantity that others depend on is a finite number: one sum, since NaN and infinity never cancel. */
  isFinite(): boolean {
    const { reception: raw, pasteuriser: hot, buffer, filling, cip, utilities: utility } = this.state;
    const total =
      raw.volume +
      raw.temperature +
      raw.flow +
      raw.suction +
      raw.discharge +
      raw.cavitation +
      raw.valve.position +
      raw.pumpA.vibration +
      raw.pumpA.bearing +
      raw.pumpB.vibration +
      raw.pumpB.bearing +
      hot.heated +
      hot.preheated +
      hot.holdOutlet +
      hot.product +
      hot.hotWaterTemperature +
      hot.productPressure +
      hot.rawPressure +
      buffer.volume +
      buffer.temperature +
      filling.speed +
      filling.torque +
      cip.caustic +
      cip.acid +
      utility.steamPressure +
      utility.waterVolume +
      utility.chilled +
      utility.airPressure +
      utility.coolingPressure;
    return total - total === 0;
  }

  /** Name of the first quantity that is not a finite number, such as `reception.flow`; null when all are. */
  firstNotFinite(): string | null {
    return findNotFinite(this.state, '');
  }

  snapshot(): Line4State {
    return structuredClone(this.state);
  }

  /** Copies a saved state into the live one. */
  restore(saved: Line4State): void {
    assignDeep(this.state, saved);
  }
}

function findNotFinite(value: object, path: string): string | null {
  for (const [key, item] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof item === 'number' && !Number.isFinite(item)) return here;
    if (typeof item === 'object' && item !== null) {
      const inside = findNotFinite(item, here);
      if (inside !== null) return inside;
    }
  }
  return null;
}

/** Deep assignment of numbers that keeps the target's objects, and so the shapes the engine has optimised for. */
function assignDeep(target: object, source: object): void {
  for (const [key, item] of Object.entries(source)) {
    const inner: unknown = Reflect.get(target, key);
    if (typeof item === 'object' && item !== null && typeof inner === 'object' && inner !== null) assignDeep(inner, item);
    else Reflect.set(target, key, item);
  }
}
