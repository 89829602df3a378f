import type { Expression } from './ast.js';
import type { PlcSymbol } from './types.js';

/** A statement of this expression alone is a name: `Reset;`, `Machine.Reset;`, `slots[1];`. */
export function isBareName({ kind }: Expression): boolean {
  return kind === 'name' || kind === 'member' || kind === 'index' || kind === 'dereference';
}

/** What a bare name calls: an action, or a program. CODESYS 2.3, TwinCAT 2 and B&R Automation Studio do so without parentheses. */
export function isCalledBare(symbol: PlcSymbol | undefined): boolean {
  return symbol?.kind === 'action' || (symbol?.kind === 'pou' && symbol.pou === 'program');
}
