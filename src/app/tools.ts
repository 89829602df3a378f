import { createHash } from 'node:crypto';
import type { KnowledgeSearch } from '../ports/knowledge.js';
import type { PlantReader } from '../ports/plant.js';
import type { MaintenanceLog, WorkOrderStore } from '../ports/records.js';
import type { Tool } from '../ports/tool.js';
import { catalog } from '../tools/catalog.js';
import type { PlantNames } from '../tools/plant-names.js';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Tools by name: exact names in a Map, never a look-up on an object that a model could trick. */
export function toolMap(
  parts: Readonly<{
    plant: PlantReader;
    names: PlantNames;
    knowledge: KnowledgeSearch;
    workOrders: WorkOrderStore;
    log: MaintenanceLog;
    programs: ReadonlyMap<string, string>;
  }>,
): ReadonlyMap<string, Tool> {
  return new Map(catalog({ ...parts, digest: sha256 }).map((tool) => [tool.name, tool]));
}
