import * as z from 'zod';

/**
 * A tag in the ISA-5.1 manner: letters, a loop number, an optional suffix letter and an optional attribute,
 * for example `LT-101`, `P-101A.RUN`, `FIC-110.SP`. Always upper case; `normaliseTag` in entity-names.ts makes it so.
 */
export const TagId = z
  .string()
  .regex(/^[A-Z]{1,6}-\d{1,5}[A-Z]?(\.[A-Z][A-Z0-9_]*)?$/, 'a tag looks like LT-101 or P-101A.RUN')
  .brand<'TagId'>();
export type TagId = z.infer<typeof TagId>;

/** An asset's functional location, for example `P-101A`, `A100`, `LINE4`. */
export const EquipmentId = z.string().min(1).max(40).brand<'EquipmentId'>();
export type EquipmentId = z.infer<typeof EquipmentId>;

/** ISO 8601 with an offset, for example `2026-03-02T06:00:00Z`. */
export const Timestamp = z.iso.datetime({ offset: true });
export type Timestamp = z.infer<typeof Timestamp>;
