import type { TokenCursor } from './token-cursor.js';

const reservedStarts = new Set(['PROGRAM', 'FUNCTION', 'FUNCTION_BLOCK', 'TYPE', 'DATA_BLOCK', 'ORGANIZATION_BLOCK', 'VAR_GLOBAL', 'VAR_CONFIG']);
const sections = new Set([
  'VAR',
  'VAR_INPUT',
  'VAR_OUTPUT',
  'VAR_IN_OUT',
  'VAR_TEMP',
  'VAR_STAT',
  'VAR_INST',
  'VAR_EXTERNAL',
  'VAR_GLOBAL',
  'VAR_ACCESS',
  'VAR_CONFIG',
]);
/** Words that start a declaration when a name follows; elsewhere they are names. */
const softStarts = new Set([
  'METHOD',
  'PROPERTY',
  'ACTION',
  'ACTIONS',
  'INTERFACE',
  'CLASS',
  'NAMESPACE',
  'CONFIGURATION',
  'TRANSITION',
  'STEP',
  'INITIAL_STEP',
  'USING',
  'LIBRARY',
]);
const bodyMarks = new Set(['_LD_BODY', '_FBD_BODY', '_IL_BODY', '_SFC_BODY', '_CFC_BODY', '_LADDER_BODY']);

/** Whether the current token starts a variable section. */
export function isSectionStart(cursor: TokenCursor): boolean {
  return cursor.token.kind === 'keyword' && sections.has(cursor.token.key);
}

/** Whether the current token starts a declaration, so that a statement list before it is over. */
export function isDeclarationStart(cursor: TokenCursor): boolean {
  const { token } = cursor;
  if (token.kind === 'keyword') return reservedStarts.has(token.key) || sections.has(token.key);
  return token.kind === 'name' && (isSoftStart(cursor) || bodyMarks.has(token.key));
}

/** A body of another language in CODESYS 2.3 export text. */
export function isBodyMark(cursor: TokenCursor): boolean {
  return cursor.token.kind === 'name' && bodyMarks.has(cursor.token.key);
}

function isSoftStart(cursor: TokenCursor): boolean {
  const { key } = cursor.token;
  if (!softStarts.has(key)) return false;
  const next = cursor.peek(1);
  if (key === 'TRANSITION') return next.kind === 'name' || (cursor.nextIsSymbol('(') && transitionPriority(cursor));
  if (key === 'STEP' || key === 'INITIAL_STEP') return next.kind === 'name' && cursor.nextIsSymbol(':', 2);
  // `configuration REF= other;` and `action S= TRUE;` assign to a variable of that name.
  return (next.kind === 'name' && !cursor.nextIsSymbol('=', 2)) || next.kind === 'quoted';
}

function transitionPriority(cursor: TokenCursor): boolean {
  const inside = cursor.peek(2);
  return inside.kind === 'name' && inside.key === 'PRIORITY';
}
