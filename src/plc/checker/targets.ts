import type { Expression } from '../ast.js';
import { type Body, bodyError, bodyWarning } from './body.js';

/** Checks that an expression (already typed) may be written to. */
export function checkTarget(body: Body, target: Expression): void {
  switch (target.kind) {
    case 'name':
    case 'member':
      checkNamed(body, target);
      return;
    case 'index':
      if (target.array.kind === 'name' || target.array.kind === 'member') checkConstant(body, target.array);
      return;
    case 'bit-access':
      checkTarget(body, target.object);
      return;
    case 'direct-address':
      if (target.area === 'I') bodyWarning(body, target, 'input-write', `${target.text} is an input; it is overwritten by the process at the next scan.`);
      return;
    case 'dereference':
    case 'error-expression':
    case 'call':
      return;
    default:
      bodyError(body, target, 'not-assignable', 'Only a variable can stand left of :=.');
  }
}

function checkNamed(body: Body, target: Extract<Expression, { kind: 'name' | 'member' }>): void {
  if (target.kind === 'name') body.project.written.add(target);
  const symbol = body.project.expressionSymbols.get(target);
  if (symbol === undefined) return;
  if (symbol.kind === 'variable') {
    checkConstant(body, target);
    if (target.kind === 'member' && symbol.section === 'VAR_OUTPUT' && ownerIsInstance(body, target.object))
      bodyWarning(body, target, 'output-write', `${symbol.name} is an output of a block; only the block itself should write it.`);
    return;
  }
  if (symbol.kind === 'property' || symbol.kind === 'namespace') return;
  const own = symbol.kind === 'method' && symbol === body.method;
  if (!own) bodyError(body, target, 'not-assignable', `${symbol.name} is not a variable; nothing can be assigned to it.`);
}

function ownerIsInstance(body: Body, object: Expression): boolean {
  return object.kind !== 'dereference' && body.project.expressionTypes.get(object)?.kind === 'block';
}

/** Constants, also through members of constant structures. */
function checkConstant(body: Body, target: Expression): void {
  let current = target;
  while (true) {
    const symbol = body.project.expressionSymbols.get(current);
    if (symbol?.kind === 'variable' && symbol.constant && symbol.section !== 'VAR_IN_OUT') {
      bodyError(body, target, 'constant-assignment', `${symbol.name} is CONSTANT and cannot be written; remove CONSTANT or use another variable.`);
      return;
    }
    if (current.kind === 'member') current = current.object;
    else if (current.kind === 'index') current = current.array;
    else return;
  }
}
