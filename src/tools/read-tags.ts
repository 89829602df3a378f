import * as z from 'zod';
import { CopilotError } from '../domain/errors.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { readingEvidence } from '../domain/evidence-of.js';
import type { TagDefinition, TagReading } from '../domain/tag.js';
import { toolResults } from '../domain/tool-results.js';
import type { PlantReader } from '../ports/plant.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';
import type { PlantNames } from './plant-names.js';

const tagLimit = 60;

/** Live values by tag, or all tags of an asset. */
export function createReadTags(plant: PlantReader, names: PlantNames): ReadTool {
  return defineReadTool({
    name: 'read_tags',
    description:
      'Read the current, live values of the plant, right now or at the moment: pressure, temperature, flow, speed, how full a tank is. Give tag names, or an equipment id to read all its measurements. Returns value, unit, quality and time.',
    input: z.strictObject({
      tags: z.array(z.string().min(1).max(40)).max(tagLimit).default([]),
      equipment: z.string().min(1).max(80).optional(),
      limits: z.boolean().optional().describe('Also the alarm limits that the values are held against'),
    }),
    output: toolResults.read_tags,
    run: async ({ tags, equipment, limits }, context) => {
      const definitions = [...tags.map((tag) => names.tag(tag)), ...(equipment === undefined ? [] : names.tagsOf(names.asset(equipment).id))].slice(
        0,
        tagLimit,
      );
      if (definitions.length === 0)
        throw new CopilotError({ code: 'tool-input-invalid', message: 'read_tags: name at least one tag or an equipment that has tags.' });
      const readings = await plant.readTags(
        definitions.map(({ id }) => id),
        context.signal,
      );
      const pairs = readings.map((reading) => ({ reading, definition: names.definition(reading.tag) }));
      const read = new Set<string>(limits === true ? definitions.map(({ id }) => id) : []);
      const readingOf = new Map<string, TagReading>(readings.map((reading) => [reading.tag, reading]));
      const limited = names.directory.alarms.flatMap(({ tag, condition, limit, message }) =>
        read.has(tag) && limit !== null ? [{ tag, condition, limit, message, distance: distanceOf(readingOf.get(tag), condition, limit) }] : [],
      );
      return {
        output: { readings: pairs, limits: limited },
        evidence: [...pairs.map(({ reading, definition }) => readingEvidence(reading, definition)), ...limitEvidence(definitions, limited)],
      };
    },
  });
}

/** How far a good value is from a limit that it is itself held against; a deviation is held against a setpoint. */
function distanceOf(reading: TagReading | undefined, condition: string, limit: number): number | null {
  if (reading === undefined || reading.quality !== 'good' || typeof reading.value !== 'number' || !/^(?:high|low)/u.test(condition)) return null;
  return Number((reading.value - limit).toFixed(2));
}

/** The configured limits of each tag as evidence of its own: they stand whether an alarm does or not. */
function limitEvidence(
  definitions: readonly TagDefinition[],
  limits: ReadonlyArray<Readonly<{ tag: string; condition: string; limit: number; distance: number | null }>>,
): readonly EvidenceItem[] {
  return definitions.flatMap(({ id, unit, description }) => {
    const unitText = unit === null ? '' : ` ${unit}`;
    const away = (distance: number | null): string =>
      distance === null ? '' : ` (the value is ${Math.abs(distance)}${unitText} ${distance < 0 ? 'below' : 'above'} it)`;
    const own = limits.filter(({ tag }) => tag === id).map(({ condition, limit, distance }) => `${condition} ${limit}${unitText}${away(distance)}`);
    if (own.length === 0) return [];
    return [
      {
        kind: 'computation' as const,
        label: `Alarm limits of ${id}`,
        name: 'read_tags',
        inputs: { tag: id },
        quote: `Alarm limits of ${id} (${description}): ${own.join(', ')}.`,
        rerun: `shiftmate ask "What is ${id} and what are its alarm limits?"`,
      },
    ];
  });
}
