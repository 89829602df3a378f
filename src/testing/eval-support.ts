/** What the evals need of rooms that they may not import themselves. */
export { openDatabase } from '../adapters/sqlite/database.js';
export { createSqliteStateStore } from '../adapters/sqlite/state-store.js';
export { createCollectionRanker, rankCollection } from '../knowledge/rank-collection.js';
export type { SimulatedPlant } from '../plant/simulated-plant.js';
