import * as z from 'zod';

/** A data question in structured form: what to count or sum, over which records, grouped how. Person-level grouping is not offered on purpose. */
export const DataQuery = z.object({
  source: z.enum(['alarms', 'journal', 'work-orders', 'maintenance', 'meters', 'counters', 'stops']),
  measure: z
    .enum(['count', 'sum-hours', 'average-hours', 'mean-time-between-failures', 'mean-time-to-repair', 'consumption', 'consumption-per-1000', 'increase'])
    .describe(
      'count: records; stops: how often machines stopped, with hours and cause; hours: repair time of maintenance records or standing time of alarms; consumption: rate meters times time; increase: counters',
    ),
  groupBy: z
    .enum([
      'none',
      'area',
      'unit',
      'equipment',
      'equipment-class',
      'tag',
      'alarm',
      'priority',
      'condition',
      'category',
      'cause',
      'status',
      'work-type',
      'failure',
      'failure-mode',
      'utility',
      'hour',
      'day',
      'week',
      'month',
      'shift',
    ])
    .default('none'),
  equipment: z.string().optional().describe('only this equipment and everything below it'),
  kind: z.string().optional().describe('only machines whose name or class has this word: pump, valve'),
  text: z.string().optional().describe('only records that contain this word'),
  failuresOnly: z.boolean().default(false).describe('maintenance records: only unplanned failures'),
  where: z
    .object({
      category: z.array(z.string()).optional(),
      alarm: z.array(z.string()).optional(),
      priority: z.array(z.string()).optional(),
      status: z.array(z.string()).optional(),
      'work-type': z.array(z.string()).optional(),
      'failure-mode': z.array(z.string()).optional(),
    })
    .default({})
    .describe('only records with one of these values'),
  order: z.enum(['most', 'least']).default('most').describe('which groups come first and are kept by top'),
  share: z.boolean().default(false).describe('also as percent of the total'),
  rate: z
    .enum(['none', 'per-hour', 'per-day', 'per-1000'])
    .default('none')
    .describe('count or hours divided by the hours or days of the window, or per 1,000 units produced'),
  top: z.int().min(1).max(100).default(20),
  chart: z.enum(['bar', 'pie', 'line', 'auto']).default('auto'),
});
export type DataQuery = z.infer<typeof DataQuery>;

/** A chart as data: what to draw, not how. `pie` only for shares of one whole. */
export const ChartSpecification = z.object({
  kind: z.enum(['bar', 'pie', 'line']),
  title: z.string(),
  unit: z.string(),
  categoryLabel: z.string(),
  points: z.array(z.object({ category: z.string(), value: z.number() })),
});
export type ChartSpecification = z.infer<typeof ChartSpecification>;
