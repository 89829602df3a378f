import * as z from 'zod';
import { CopilotError } from '../domain/errors.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { formatValue, readingEvidence } from '../domain/evidence-of.js';
import { convert } from '../domain/quantity.js';
import type { TagDefinition, TagReading } from '../domain/tag.js';
import { type ToolResult, toolResults } from '../domain/tool-results.js';
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
      compare: z.enum(['difference', 'ratio']).optional().describe('Also the first of two tags less, or divided by, the second'),
      limits: z.boolean().optional().describe('Also the alarm limits that the values are held against'),
    }),
    output: toolResults.read_tags,
    run: async ({ tags, equipment, limits, compare }, context) => {
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
      const limited = names.directory.alarms.flatMap(({ id, tag, condition, limit, message, onDelaySeconds }) =>
        read.has(tag) && limit !== null
          ? [{ tag, alarm: id, condition, limit, delaySeconds: onDelaySeconds, message, distance: distanceOf(readingOf.get(tag), condition, limit) }]
          : [],
      );
      const compared = compare === undefined ? null : comparisonOf(compare, pairs);
      return {
        output: { readings: pairs, limits: limited, comparison: compared?.quote ?? null },
        evidence: [
          ...pairs.map(({ reading, definition }) => readingEvidence(reading, definition)),
          ...limitEvidence(definitions, limited),
          ...(compared === null ? [] : [compared]),
        ],
      };
    },
  });
}

type Pair = ToolResult<'read_tags'>['readings'][number];

/** The first value less the second or divided by it, in the unit of the first; null where they are not two good values of one quantity. */
function comparisonOf(kind: 'difference' | 'ratio', [one, other]: readonly Pair[]): (EvidenceItem & { kind: 'computation' }) | null {
  if (one?.definition == null || other?.definition == null) return null;
  const [first, second] = [one.reading, other.reading];
  if (first.quality !== 'good' || second.quality !== 'good' || typeof first.value !== 'number' || typeof second.value !== 'number') return null;
  const [unit, otherUnit] = [one.definition.unit, other.definition.unit];
  const converted = unit === otherUnit ? second.value : unit === null || otherUnit === null ? null : convert(second.value, otherUnit, unit);
  if (converted === null || (kind === 'ratio' && converted === 0)) return null;
  const both = `${formatValue(first.value, one.definition)} against ${formatValue(second.value, other.definition)}`;
  const gap = first.value - converted;
  const at = first.readAt.slice(0, 16).replace('T', ' ');
  const quote =
    kind === 'ratio'
      ? `${first.tag} is ${(first.value / converted).toFixed(3)} times ${second.tag}: ${both} at ${at}.`
      : `${first.tag} is ${formatValue(Math.abs(gap), one.definition)} ${gap < 0 ? 'below' : 'above'} ${second.tag}: ${both} at ${at}.`;
  return {
    kind: 'computation',
    label: `${kind === 'ratio' ? 'Ratio' : 'Difference'} of ${first.tag} and ${second.tag}`,
    name: 'read_tags',
    inputs: { tags: [first.tag, second.tag], compare: kind },
    quote,
    rerun: `shiftmate ask "${kind} of ${first.tag} and ${second.tag}"`,
  };
}

/** How far a good value is from a limit that it is itself held against; a deviation is held against a setpoint. */
function distanceOf(reading: TagReading | undefined, condition: string, limit: number): number | null {
  if (reading === undefined || reading.quality !== 'good' || typeof reading.value !== 'number' || !/^(?:high|low)/u.test(condition)) return null;
  return Number((reading.value - limit).toFixed(2));
}

/** The configured limits of each tag as evidence of its own: they stand whether an alarm does or not. */
function limitEvidence(definitions: readonly TagDefinition[], limits: ToolResult<'read_tags'>['limits']): readonly EvidenceItem[] {
  return definitions.flatMap(({ id, unit, description }) => {
    const unitText = unit === null ? '' : ` ${unit}`;
    const away = (distance: number | null): string =>
      distance === null ? '' : ` (the value is ${Math.abs(distance)}${unitText} ${distance < 0 ? 'below' : 'above'} it)`;
    const own = limits
      .filter(({ tag }) => tag === id)
      .map(
        ({ alarm, condition, limit, delaySeconds, distance }) => `${condition} ${limit}${unitText}${away(distance)} (alarm ${alarm}, delay ${delaySeconds} s)`,
      );
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
