import type { Quantity } from '../../domain/quantity.js';
import { dimensionOf, type Figure, inUnitOf, justAbove } from './cell-values.js';

export const onlyOne = (rows: readonly number[]): number | null => (rows.length === 1 ? (rows[0] ?? null) : null);

/** "A loaf above 2,000 g" is asked about what lies over it. */
export const isAbove = (text: string, { start }: Quantity): boolean => /(?:above|over|more than|über|mehr als|超过|大于)\s*$/iu.test(text.slice(0, start));

/** "The 6306 bearings" says which bearings: a bare number before a word is no figure of a range that has a unit. */
export const isName = ({ unit, end }: Quantity, range: Figure, text: string): boolean =>
  unit === null && dimensionOf(range.unit) !== null && /^[ -]\p{L}{3,}/u.test(text.slice(end));

export function holds({ low, high, unit }: Figure, { values, unit: asked }: Quantity, beyond: boolean): boolean {
  if ((asked === null) !== (unit === null) && dimensionOf(unit) !== null && asked !== null) return false;
  const own = inUnitOf(values[0] ?? Number.NaN, asked, unit);
  const value = own === null || !beyond ? own : justAbove(justAbove(own));
  return value !== null && value >= low && value <= high;
}
