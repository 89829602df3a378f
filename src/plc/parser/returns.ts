import type { Expression, Statement } from '../ast.js';
import type { Dialect } from '../dialect.js';

/** A RETURN statement. CODESYS leaves on a condition with `RETURN(condition)`, which is read as the IF it stands for; SCL returns a value. */
export function returnOf(value: Expression | null, dialect: Dialect, start: number, word: number): Statement {
  if (value?.kind !== 'parenthesised' || dialect === 'siemens') return { kind: 'return', value, start, end: value?.end ?? word };
  const leave: Statement = { kind: 'return', value: null, start, end: word };
  return { kind: 'if', branches: [{ condition: value.expression, body: [leave], start, end: value.end }], elseBody: null, start, end: value.end };
}
