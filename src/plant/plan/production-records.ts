import type { ProductionRecords } from '../../ports/records.js';
import { assertGoing } from '../plant-reader.js';
import type { PlantSimulator } from '../simulator.js';

/** The simulated line's plan behind the ProductionRecords port. */
export function createProductionRecords(simulator: PlantSimulator): ProductionRecords {
  return {
    plan: async (window, signal) => {
      assertGoing(signal);
      return simulator.plan.between(window.from.getTime(), window.to.getTime());
    },
  };
}
