/** What the evals need of rooms that they may not import themselves. */
export { createSqliteAuditLog } from '../adapters/sqlite/audit-log.js';
export { createSqliteConversationStore } from '../adapters/sqlite/conversation-store.js';
export { openDatabase } from '../adapters/sqlite/database.js';
export { createSqliteStateStore } from '../adapters/sqlite/state-store.js';
export { createCollectionRanker, rankCollection } from '../knowledge/rank-collection.js';
export type { SimulatedPlant } from '../plant/simulated-plant.js';
