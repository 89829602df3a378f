import type { StictionState } from '../physics/valve.js';

/** A motor with contactor and thermal relay. `speed` is n/n_rated, `overload` the latched relay, current in A, power in kW (electric), hours running. */
export type Drive = { contactor: number; speed: number; thermal: number; overload: number; hours: number; current: number; power: number };
/** A control valve: `position` in percent of travel, and its stiction. */
export type ControlValve = { position: number; stem: StictionState };
/** A raw milk pump: drive plus mechanical condition. `dripPan` in litres, temperatures in °C, vibration in mm/s RMS. */
export type RawPump = { drive: Drive; bearing: number; vibration: number; dripPan: number; wet: number };

/** The metered areas A100 to A600, in this order. */
export const areaNames = ['reception', 'pasteuriser', 'buffer', 'filling', 'cip', 'utilities'] as const;
export type AreaName = (typeof areaNames)[number];
export type AreaMeters = { steamRate: number; airRate: number; waterRate: number; electricity: number; steam: number; air: number; water: number };

/** True process values (not measurements) of the whole line. Flows m³/h, pressures kPa unless named otherwise, temperatures °C, volumes m³. */
export type Line4State = {
  reception: {
    volume: number;
    temperature: number;
    inflow: number;
    flow: number;
    strainerDrop: number;
    suction: number;
    discharge: number;
    cavitation: number;
    valve: ControlValve;
    pumpA: RawPump;
    pumpB: RawPump;
  };
  pasteuriser: {
    hotWater: Drive;
    booster: Drive;
    steamValve: ControlValve;
    pressureValve: ControlValve;
    hotWaterFlow: number;
    hotWaterTemperature: number;
    preheated: number;
    heated: number;
    holdOutlet: number;
    regenerated: number;
    product: number;
    productPressure: number;
    rawPressure: number;
    plateDrop: number;
    steamFlow: number;
    coolingLoad: number;
    forward: number;
    forwardTravel: number;
    productFlow: number;
    holdIndex: number;
    holdRemainder: number;
    hold: number[];
  };
  buffer: { volume: number; temperature: number; surplus: number; agitator: Drive };
  filling: {
    speed: number;
    bottles: number;
    bottleRemainder: number;
    rejects: number;
    torque: number;
    weight: number;
    infeed: Drive;
    outfeed: Drive;
    jamInfeed: number;
    jamOutfeed: number;
    supplyGap: number;
    backup: number;
    eyeDropout: number;
    bottlesPresent: number;
    guardClosed: number;
    litres: number;
  };
  cip: {
    pump: Drive;
    flow: number;
    causticVolume: number;
    acidVolume: number;
    caustic: number;
    acid: number;
    causticStrength: number;
    acidStrength: number;
    rinse: number;
  };
  utilities: {
    steamPressure: number;
    waterVolume: number;
    fire: number;
    feedwater: Drive;
    steamFlow: number;
    chilled: number;
    chilledReturn: number;
    chillerLoad: number;
    chillerRun: number;
    chillerFault: number;
    receiver: number;
    airPressure: number;
    airDrop: number;
    airFlow: number;
    compressor: Drive;
    coolingDemand: number;
    coolingFlow: number;
    coolingPressure: number;
    coolingTemperature: number;
    coolingA: Drive;
    coolingB: Drive;
    coolingC: Drive;
    freshWater: number;
  };
  /** Electric power per area in kW, and totals since the start: kWh, kg steam, Nm³ air, m³ water. */
  meters: {
    reception: number;
    pasteuriser: number;
    buffer: number;
    filling: number;
    cip: number;
    utilities: number;
    energy: number;
    steam: number;
    air: number;
    water: number;
    rawMilk: number;
    product: number;
    diverted: number;
    surplus: number;
    /** Present rates of the media that areas take (kg/h, Nm³/h, m³/h) and every area's totals since the start (kWh, kg, Nm³, m³). */
    areas: Record<AreaName, AreaMeters>;
  };
};

/** Cells of the holding tube's plug flow. */
export const holdCells = 48;

function drive(running = 0): Drive {
  return { contactor: running, speed: running, thermal: 0, overload: 0, hours: 0, current: 0, power: 0 };
}

function valve(position: number): ControlValve {
  return { position, stem: { command: position, position, residual: 0 } };
}

function rawPump(hours: number): RawPump {
  return { drive: { ...drive(), hours }, bearing: 24, vibration: 0.15, dripPan: 0, wet: 0 };
}

/** The line in steady production, before the control programs have scanned once; a warm-up run settles the rest. */
function createAreaMeters(): AreaMeters {
  return { steamRate: 0, airRate: 0, waterRate: 0, electricity: 0, steam: 0, air: 0, water: 0 };
}

export function createLine4State(): Line4State {
  return {
    reception: {
      volume: 7.4,
      temperature: 4,
      inflow: 0,
      flow: 0,
      strainerDrop: 0,
      suction: 20,
      discharge: 20,
      cavitation: 0,
      valve: valve(70),
      pumpA: rawPump(11_240),
      pumpB: rawPump(10_985),
    },
    pasteuriser: {
      hotWater: drive(1),
      booster: drive(1),
      steamValve: valve(43),
      pressureValve: valve(73),
      hotWaterFlow: 20,
      hotWaterTemperature: 78,
      preheated: 67,
      heated: 74.5,
      holdOutlet: 74,
      regenerated: 11,
      product: 4,
      productPressure: 150,
      rawPressure: 100,
      plateDrop: 60,
      steamFlow: 150,
      coolingLoad: 78,
      forward: 0,
      forwardTravel: 0,
      productFlow: 10,
      holdIndex: 0,
      holdRemainder: 0,
      hold: new Array<number>(holdCells).fill(74.5),
    },
    buffer: { volume: 4.2, temperature: 4, surplus: 0, agitator: drive(1) },
    filling: {
      speed: 0,
      bottles: 0,
      bottleRemainder: 0,
      rejects: 0,
      torque: 1.8,
      weight: 1032,
      infeed: drive(1),
      outfeed: drive(1),
      jamInfeed: 0,
      jamOutfeed: 0,
      supplyGap: 0,
      backup: 0,
      eyeDropout: 0,
      bottlesPresent: 1,
      guardClosed: 1,
      litres: 0,
    },
    cip: { pump: drive(), flow: 0, causticVolume: 2.6, acidVolume: 2.5, caustic: 75, acid: 65, causticStrength: 1.5, acidStrength: 1, rinse: 0 },
    utilities: {
      steamPressure: 8,
      waterVolume: 60,
      fire: 30,
      feedwater: drive(),
      steamFlow: 280,
      chilled: 1.5,
      chilledReturn: 4.2,
      chillerLoad: 65,
      chillerRun: 1,
      chillerFault: 0,
      receiver: 7.1,
      airPressure: 7,
      airDrop: 15,
      airFlow: 34,
      compressor: drive(1),
      coolingDemand: 60.7,
      coolingFlow: 90,
      coolingPressure: 2.2,
      coolingTemperature: 18,
      coolingA: { ...drive(1), hours: 8_410 },
      coolingB: { ...drive(1), hours: 8_395 },
      coolingC: { ...drive(), hours: 8_402 },
      freshWater: 1,
    },
    meters: {
      reception: 0,
      pasteuriser: 0,
      buffer: 0,
      filling: 0,
      cip: 0,
      utilities: 0,
      energy: 0,
      steam: 0,
      air: 0,
      water: 0,
      rawMilk: 0,
      product: 0,
      diverted: 0,
      surplus: 0,
      areas: {
        reception: createAreaMeters(),
        pasteuriser: createAreaMeters(),
        buffer: createAreaMeters(),
        filling: createAreaMeters(),
        cip: createAreaMeters(),
        utilities: createAreaMeters(),
      },
    },
  };
}
