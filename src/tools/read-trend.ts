import * as z from 'zod';
import { trendEvidence } from '../domain/evidence-of.js';
import { toolResults } from '../domain/tool-results.js';
import { trendFacts } from '../insight/trend-facts.js';
import type { PlantReader } from '../ports/plant.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';
import type { PlantNames } from './plant-names.js';
import { resolveWindow, WindowInput } from './time-window.js';

/** How one tag developed: samples, statistics, and plain facts such as a step or time above a limit. */
export function createReadTrend(plant: PlantReader, names: PlantNames): ReadTool {
  return defineReadTool({
    name: 'read_trend',
    description:
      'Read how one tag developed over a window of plant time: first, last, minimum, maximum, mean, direction, steps and time beyond its alarm limits.',
    input: z.strictObject({ tag: z.string().min(1).max(40), ...WindowInput }),
    output: toolResults.read_trend,
    run: async ({ tag, ...when }, context) => {
      const definition = names.tag(tag);
      const trend = await plant.readTrend(definition.id, resolveWindow(when, plant.now(), 8 * 60), context.signal);
      const limits = names.directory.alarms.flatMap((alarm): { name: string; limit: number; side: 'above' | 'below' }[] => {
        if (alarm.tag !== definition.id || alarm.limit === null) return [];
        if (alarm.condition === 'high' || alarm.condition === 'high-high') return [{ name: alarm.condition, limit: alarm.limit, side: 'above' }];
        return alarm.condition === 'low' || alarm.condition === 'low-low' ? [{ name: alarm.condition, limit: alarm.limit, side: 'below' }] : [];
      });
      const facts = trendFacts(trend, { range: definition.range, limits });
      return {
        output: { trend, definition, facts: [...facts.sentences] },
        evidence: [trendEvidence(trend, definition), { ...facts.evidence, label: `${facts.evidence.label} (facts)` }],
      };
    },
  });
}
