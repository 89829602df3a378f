import type { Statement } from '../ast.js';
import { walkStatements } from '../rules/walk.js';
import { type Body, bodyError } from './body.js';

/** Reports a jump to a label that stands nowhere in the same body. */
export function checkJumps(body: Body, statements: readonly Statement[]): void {
  const labels = new Set<string>();
  walkStatements(statements, (statement) => {
    if (statement.kind === 'label') labels.add(statement.label.key);
  });
  walkStatements(statements, (statement) => {
    if (statement.kind !== 'goto' || statement.label.key === '' || labels.has(statement.label.key)) return;
    const { name } = statement.label;
    bodyError(body, statement.label, 'unknown-label', `There is no label ${name} in this block; write ${name}: before the statement to go on with.`);
  });
}
