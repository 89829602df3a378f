import type { Body } from '../ast.js';
import type { TokenCursor } from './token-cursor.js';

const instructions = new Set(
  'LD LDN ST STN S R AND ANDN OR ORN XOR XORN NOT ADD SUB MUL DIV MOD GT GE EQ NE LE LT JMP JMPC JMPCN CAL CALC CALCN RET RETC RETCN'.split(' '),
);
const languages: ReadonlyMap<string, string> = new Map([
  ['_LD_BODY', 'LD'],
  ['_LADDER_BODY', 'LD'],
  ['_FBD_BODY', 'FBD'],
  ['_IL_BODY', 'IL'],
  ['_SFC_BODY', 'SFC'],
  ['_CFC_BODY', 'CFC'],
]);

/** Whether a body in instruction list starts here: a mnemonic and its operand on one line, as in `LD start`; `r REF= x` assigns to a variable r. */
export function isInstructionList(cursor: TokenCursor): boolean {
  const next = cursor.peek(1);
  if (!instructions.has(cursor.token.key) || (next.kind !== 'name' && next.kind !== 'literal' && next.kind !== 'address')) return false;
  const assigns = cursor.nextIsSymbol('=', 2) || cursor.nextIsSymbol(':=', 2);
  return !assigns && !cursor.nextIsSymbol(';', 2) && !cursor.source.text.slice(cursor.token.end, next.start).includes('\n');
}

/** Skips a body in another language up to the END_ word of its POU; it is kept as a span. */
export function skipForeignBody(cursor: TokenCursor): Body {
  const { start, key } = cursor.token;
  const language = languages.get(key) ?? 'IL';
  while (!cursor.atEnd && !/^END_(PROGRAM|FUNCTION|FUNCTION_BLOCK|ACTION|METHOD|GET|SET)$/.test(cursor.token.key)) cursor.advance();
  return { kind: 'foreign-body', language, start, end: cursor.previousEnd };
}
