import { type UnitDefinition, unitTable } from './units-data.js';

const bySymbol = new Map<string, UnitDefinition>(unitTable.flatMap((unit) => unit.symbols.map((symbol) => [symbol, unit] as const)));

/** All symbols, longest first, for matching at a position. */
export const symbolsLongestFirst: readonly string[] = [...bySymbol.keys()].sort((a, b) => b.length - a.length);

/** The unit definition behind a symbol, or null. Symbols are case sensitive where case carries meaning (mm, MPa, mA). */
export function unitOf(symbol: string | null): UnitDefinition | null {
  if (symbol === null) return null;
  return bySymbol.get(symbol) ?? bySymbol.get(symbol.toLowerCase()) ?? null;
}
