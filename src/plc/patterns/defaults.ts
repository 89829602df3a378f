import type { Pattern, PatternParameters } from './model.js';

/**
 * A pattern's parameters with placeholders and defaults alone: what it gives when a request says nothing but its name.
 * Source: own pattern catalogue.
 * Units: each parameter in the unit of its definition.
 * Errors: none.
 */
export function defaultParameters(pattern: Pattern, names: Readonly<Record<string, readonly string[]>> = {}): PatternParameters {
  const filled: Record<string, readonly string[]> = {};
  const numbers: Record<string, number> = {};
  for (const parameter of pattern.parameters) {
    if (parameter.kind === 'time' || parameter.kind === 'number') numbers[parameter.name] = parameter.fallback;
    else filled[parameter.name] = names[parameter.name] ?? parameter.placeholders.slice(0, parameter.minimum);
  }
  const parameters = { names: filled, numbers, assumed: pattern.parameters.map((parameter) => parameter.name) };
  return pattern.interpret?.(parameters, { text: '', times: [], numbers: [], names: [] }).parameters ?? parameters;
}
