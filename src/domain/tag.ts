import * as z from 'zod';
import { EquipmentId, TagId, Timestamp } from './ids.js';

/** OPC-style quality: `uncertain` may be used with the doubt stated, `bad` must not be used as a value. */
export const Quality = z.enum(['good', 'uncertain', 'bad']);
export type Quality = z.infer<typeof Quality>;

export const TagValue = z.union([z.number(), z.boolean(), z.string()]);
export type TagValue = z.infer<typeof TagValue>;

/** What is configured for a tag. `range` is the instrument range in `unit`; `safetyRelated` tags are never written by anyone through Shiftmate. */
export const TagDefinition = z.object({
  id: TagId,
  description: z.string(),
  equipment: EquipmentId,
  kind: z.enum(['analog', 'discrete', 'counter', 'text']),
  unit: z.string().nullable(),
  range: z.object({ low: z.number(), high: z.number() }).nullable(),
  decimals: z.int().min(0).max(6).default(1),
  access: z.enum(['read', 'setpoint', 'parameter']).default('read'),
  safetyRelated: z.boolean().default(false),
  /** Names of the two states of a discrete tag, false first. */
  states: z.tuple([z.string(), z.string()]).nullable().default(null),
  /** For a utility meter behind another one: the meter whose reading already contains this one's. Never add the two. */
  submeterOf: TagId.optional(),
});
export type TagDefinition = z.infer<typeof TagDefinition>;

export const TagReading = z.object({
  tag: TagId,
  value: TagValue,
  unit: z.string().nullable(),
  quality: Quality,
  readAt: Timestamp,
});
export type TagReading = z.infer<typeof TagReading>;

/** One tag over a window: samples oldest first plus statistics over the good samples; `null` statistics mean no good numeric sample. */
export const Trend = z.object({
  tag: TagId,
  unit: z.string().nullable(),
  from: Timestamp,
  to: Timestamp,
  samples: z.array(z.object({ at: Timestamp, value: TagValue, quality: Quality })),
  statistics: z
    .object({
      count: z.int(),
      first: z.number(),
      last: z.number(),
      minimum: z.number(),
      maximum: z.number(),
      mean: z.number(),
      minimumAt: Timestamp,
      maximumAt: Timestamp,
    })
    .nullable(),
});
export type Trend = z.infer<typeof Trend>;
