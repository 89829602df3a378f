import type { CompilationUnit } from '../ast.js';
import type { CheckedUnits } from '../checker.js';
import { type Diagnostic, diagnosticAt, type Severity, type Span } from '../diagnostics.js';
import type { CodePart } from './walk.js';

/** Limits that a site may set for itself; the defaults are the ones stated in each rule's title. */
export interface RuleSettings {
  readonly maximumNameLength: number;
  readonly minimumNameLength: number;
  readonly maximumLineLength: number;
  readonly maximumComplexity: number;
  readonly maximumStatements: number;
  readonly maximumParameters: number;
  readonly maximumGlobals: number;
}
export const defaultRuleSettings: RuleSettings = {
  maximumNameLength: 40,
  minimumNameLength: 2,
  maximumLineLength: 160,
  maximumComplexity: 15,
  maximumStatements: 200,
  maximumParameters: 32,
  maximumGlobals: 100,
};

/** What is known of the plant and of the specification behind a program; rules SAFE-5, 6, 9 and 10 need it and are silent without. */
export interface PlantContext {
  readonly signals: readonly Readonly<{
    identifier: string;
    tag: string;
    direction: 'input' | 'output';
    type: string;
    known: boolean;
    actuator: boolean;
    safetyRelated: boolean;
    range: Readonly<{ low: number; high: number }> | null;
  }>[];
  readonly interlocks: readonly Readonly<{ name: string; condition: string; actuators: readonly string[] }>[];
  readonly constants?: readonly Readonly<{ name: string; value: number; signal: string }>[];
}

export interface RuleContext {
  readonly unit: CompilationUnit;
  readonly checked: CheckedUnits;
  readonly parts: readonly CodePart[];
  readonly settings: RuleSettings;
  readonly plant: PlantContext | null;
}

/** One finding before it becomes a diagnostic. */
export interface Finding {
  readonly at: Span;
  readonly message: string;
}

/** A rule: `id` is the PLCopen Coding Guidelines v1.0 id (N1, CP12, ...) or ours (SAFE-n); `check` is pure. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** A rule that says more of the same defect: where it finds something at the same place, this one is silent. */
  readonly yieldsTo?: string;
  readonly check: (context: RuleContext) => readonly Finding[];
}

/** A rule's findings as diagnostics of its unit. */
export function applyRule(rule: Rule, context: RuleContext): readonly Diagnostic[] {
  return rule.check(context).map((finding) => diagnosticAt(context.unit.source, finding.at, rule.severity, rule.id, finding.message));
}
