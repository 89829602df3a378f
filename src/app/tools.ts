import { createHash } from 'node:crypto';
import type { Tool } from '../ports/tool.js';
import { type CatalogParts, catalog } from '../tools/catalog.js';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Tools by name: exact names in a Map, never a look-up on an object that a model could trick. */
export function toolMap(parts: Omit<CatalogParts, 'digest'>): ReadonlyMap<string, Tool> {
  return new Map(catalog({ ...parts, digest: sha256 }).map((tool) => [tool.name, tool]));
}
