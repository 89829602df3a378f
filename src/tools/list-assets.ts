import * as z from 'zod';
import { assetEvidence } from '../domain/evidence-of.js';
import { toolResults } from '../domain/tool-results.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';
import type { PlantNames } from './plant-names.js';

/** Assets of the plant: nameplate, documents, isolation points. */
export function createListAssets(names: PlantNames): ReadTool {
  return defineReadTool({
    name: 'list_assets',
    description:
      'Look up equipment in the asset register: which make and model a machine is, who made it, serial number and nameplate data, what equipment belongs to a unit, where it stands, its documents and isolation points. Give an equipment id or part of a name; without it, everything.',
    input: z.strictObject({ query: z.string().min(1).max(80).optional() }),
    output: toolResults.list_assets,
    run: async ({ query }) => {
      const wanted = query?.toLowerCase();
      const matches = names.directory.assets.filter(
        (asset) =>
          wanted === undefined ||
          `${asset.id} ${asset.name} ${asset.make ?? ''} ${asset.model ?? ''} ${asset.aliases.join(' ')}`.toLowerCase().includes(wanted),
      );
      const assets = matches.length === 0 && query !== undefined ? [names.asset(query)] : matches;
      return { output: { assets }, evidence: assets.map(assetEvidence) };
    },
  });
}

/** Spare parts with stock and bin. */
export function createFindParts(names: PlantNames): ReadTool {
  return defineReadTool({
    name: 'find_parts',
    description:
      'Find spare parts in the store by equipment id, part number or words of the description (seal kit, bearing, diaphragm): which part fits, part number, how many are left in stock, and in which storage location or on which shelf they lie.',
    input: z.strictObject({
      equipment: z.string().min(1).max(80).optional(),
      text: z.string().min(1).max(200).optional().describe('Part number or words such as "mechanical seal"'),
    }),
    output: toolResults.find_parts,
    run: async ({ equipment, text }) => {
      const scope = equipment === undefined ? null : names.family(names.asset(equipment).id);
      const words = (text ?? '')
        .toLowerCase()
        .split(/[^\p{L}\p{N}-]+/u)
        .filter((word) => word.length > 2);
      const matches = (part: Readonly<{ partNumber: string; description: string }>): boolean =>
        words.length === 0 || words.some((word) => `${part.partNumber} ${part.description}`.toLowerCase().includes(word));
      const candidates = names.directory.assets.filter((asset) => (scope === null || scope.has(asset.id)) && asset.spareParts.length > 0);
      const assets = candidates.map((asset) => ({ asset, spareParts: asset.spareParts.filter(matches) })).filter(({ spareParts }) => spareParts.length > 0);
      return {
        output: { assets: assets.map(({ asset, spareParts }) => ({ id: asset.id, name: asset.name, spareParts })) },
        evidence: assets.map(({ asset }) => assetEvidence(asset)),
      };
    },
  });
}
