import type { CompilationUnit } from '../ast.js';
import type { CheckedUnits } from '../checker.js';
import { type Diagnostic, sortDiagnostics } from '../diagnostics.js';
import { ruleCatalogue } from './catalogue.js';
import { applyRule, defaultRuleSettings, type PlantContext, type Rule, type RuleSettings } from './model.js';
import { codeParts } from './walk.js';

export interface RunRulesOptions {
  readonly settings?: Partial<RuleSettings>;
  readonly plant?: PlantContext;
  /** Rule ids to run; all when absent. */
  readonly only?: readonly string[];
  readonly rules?: readonly Rule[];
}

/**
 * Runs the rule catalogue over all units of a checked file set; findings in the order of the text. Never throws.
 * Source: PLCopen Coding Guidelines 1.0 by their ids (N, C, CP, L), and own safety rules (`safety/...`).
 * Units: settings in the unit their name says (milliseconds end in Ms).
 * Errors: never throws; findings.
 */
export function runRules(checked: CheckedUnits, options: RunRulesOptions = {}): readonly Diagnostic[] {
  const rules = (options.rules ?? ruleCatalogue).filter((rule) => options.only === undefined || options.only.includes(rule.id));
  const settings = { ...defaultRuleSettings, ...options.settings };
  const found = checked.units.flatMap((unit) => runOnUnit(unit, checked, rules, settings, options.plant ?? null));
  return sortDiagnostics(found);
}

function runOnUnit(
  unit: CompilationUnit,
  checked: CheckedUnits,
  rules: readonly Rule[],
  settings: RuleSettings,
  plant: PlantContext | null,
): readonly Diagnostic[] {
  const context = { unit, checked, parts: codeParts(unit), settings, plant };
  const found = rules.flatMap((rule) => applyRule(rule, context));
  const places = new Set(found.map(({ rule, line, column }) => `${rule} ${line}:${column}`));
  const yielding = new Map(rules.flatMap(({ id, yieldsTo }) => (yieldsTo === undefined ? [] : [[id, yieldsTo]])));
  return found.filter(({ rule, line, column }) => !places.has(`${yielding.get(rule)} ${line}:${column}`));
}
