import * as z from 'zod';
import { EquipmentId } from './ids.js';

export const SparePart = z.object({
  partNumber: z.string(),
  description: z.string(),
  quantityPerAsset: z.int().positive(),
  inStock: z.int().min(0),
  location: z.string(),
});
export type SparePart = z.infer<typeof SparePart>;

/** A node of the ISA-95 equipment hierarchy (IEC 62264-1: site, area, line, unit, equipment module). */
export const Asset = z.object({
  id: EquipmentId,
  name: z.string(),
  level: z.enum(['site', 'area', 'line', 'unit', 'equipment']),
  parent: EquipmentId.nullable(),
  /** ISO 14224 equipment class, for example `centrifugal-pump`, `control-valve`. */
  equipmentClass: z.string().nullable(),
  make: z.string().nullable(),
  model: z.string().nullable(),
  serialNumber: z.string().nullable(),
  nameplate: z.record(z.string(), z.string()),
  aliases: z.array(z.string()),
  documentIds: z.array(z.string()),
  spareParts: z.array(SparePart),
  /** Isolation points of the site's lockout procedure, in order; empty where no energy has to be isolated. */
  isolationPoints: z.array(z.string()),
});
export type Asset = z.infer<typeof Asset>;

/** "A disturbance at `from` reaches `to`", between assets or tags: plant topology from flow sheets and interlock tables, never a guess about a fault. */
export const AssetLink = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.enum(['feeds', 'drives', 'supplies', 'measures', 'interlocks']),
  text: z.string().optional(),
});
export type AssetLink = z.infer<typeof AssetLink>;
