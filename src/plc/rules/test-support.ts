import { check } from '../checker.js';
import { parse } from '../parser.js';
import type { PlantContext, RuleSettings } from './model.js';
import { runRules } from './run.js';

/** Messages of one rule on a text; a snippet without a POU is wrapped into a function block with the declarations given. */
export function findingsOf(id: string, text: string, options: Readonly<{ plant?: PlantContext; settings?: Partial<RuleSettings> }> = {}): readonly string[] {
  const { unit } = parse(text, { dialect: 'codesys', fileName: 'test.st' });
  const checked = check([unit], { dialect: 'codesys' });
  return runRules(checked, { only: [id], ...options }).map((diagnostic) => `${diagnostic.line}: ${diagnostic.message}`);
}

/** The findings of several rules on a text, as `line rule`. */
export function rulesOn(text: string, only: readonly string[]): readonly string[] {
  const { unit } = parse(text, { dialect: 'codesys', fileName: 'test.st' });
  return runRules(check([unit], { dialect: 'codesys' }), { only }).map(({ line, rule }) => `${line} ${rule}`);
}

/** A function block of declarations and statements. */
export function block(declarations: string, body: string): string {
  return `FUNCTION_BLOCK Unit\n${declarations}\n${body}\nEND_FUNCTION_BLOCK\n`;
}
