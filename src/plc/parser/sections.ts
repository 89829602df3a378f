import type { Access, SectionKind, VariableDeclaration, VariableSection } from '../ast.js';
import { parseExpression } from './expressions.js';
import { isSectionStart } from './starts.js';
import type { TokenCursor } from './token-cursor.js';
import { parseTypeReference, parseVariables } from './types-and-variables.js';

const sectionKinds: ReadonlyMap<string, SectionKind> = new Map(
  (['VAR', 'VAR_INPUT', 'VAR_OUTPUT', 'VAR_IN_OUT', 'VAR_TEMP', 'VAR_STAT', 'VAR_INST', 'VAR_EXTERNAL', 'VAR_GLOBAL', 'VAR_ACCESS', 'VAR_CONFIG'] as const).map(
    (kind) => [kind, kind] as const,
  ),
);

const accesses: ReadonlyMap<string, Access> = new Map([
  ['PUBLIC', 'public'],
  ['PRIVATE', 'private'],
  ['PROTECTED', 'protected'],
  ['INTERNAL', 'internal'],
]);

/** The access specifier a word names, or undefined. */
export function accessOf(key: string): Access | undefined {
  return accesses.get(key);
}

/** Classic S7-SCL: `CONST name := value; END_CONST`, where constants have the type of their values, which is left open; MECT names the type (`name : INT := value`). */
export function parseConstants(cursor: TokenCursor): VariableSection {
  const { start } = cursor.advance();
  const declarations: VariableDeclaration[] = [];
  while (!cursor.atEnd && !cursor.isWord('END_CONST') && cursor.token.kind !== 'keyword') {
    const name = cursor.identifier('A constant name');
    const given = cursor.takeSymbol(':') ? parseTypeReference(cursor) : null;
    cursor.expectSymbol(':=', 'after the constant name');
    const initial = parseExpression(cursor);
    const end = cursor.previousEnd;
    const type = given ?? ({ kind: 'error-type', start: end, end } as const);
    declarations.push({
      kind: 'variable-declaration',
      names: [name],
      address: null,
      type,
      edge: null,
      arguments: [],
      initial,
      pragmas: [],
      start: name.start,
      end,
    });
    if (!cursor.takeSymbol(';')) break;
  }
  cursor.expectWord('END_CONST', 'at the end of CONST');
  cursor.takeSymbol(';');
  return { kind: 'variable-section', section: 'VAR', constant: true, retain: 'default', access: 'default', declarations, start, end: cursor.previousEnd };
}

type Qualifiers = { constant: boolean; retain: VariableSection['retain']; access: Access };

/** All variable sections at the current position. */
export function parseSections(cursor: TokenCursor): VariableSection[] {
  const sections: VariableSection[] = [];
  while (isSectionStart(cursor)) sections.push(parseSection(cursor));
  return sections;
}

/** `VAR_GLOBAL [qualifiers] [ListName] declarations END_VAR`; text exports of CODESYS and TwinCAT name their variable lists this way. */
export function parseGlobals(cursor: TokenCursor): Readonly<{ listName: string | null; section: VariableSection }> {
  let listName: string | null = null;
  const section = parseSection(cursor, () => {
    if (isListName(cursor)) listName = cursor.advance().text;
  });
  return { listName, section };
}

function isListName(cursor: TokenCursor): boolean {
  if (cursor.dialect !== 'codesys' && cursor.dialect !== 'beckhoff') return false;
  const next = cursor.peek(1);
  if (cursor.token.kind !== 'name' || cursor.token.key === 'AT') return false;
  return (
    next.key === 'END_VAR' ||
    (next.kind === 'name' && next.key !== 'AT' && (cursor.nextIsSymbol(':', 2) || cursor.nextIsSymbol(',', 2) || cursor.peek(2).key === 'AT'))
  );
}

/** `VAR_... qualifiers declarations END_VAR`. */
export function parseSection(cursor: TokenCursor, afterQualifiers = (): void => {}): VariableSection {
  const { start, key } = cursor.advance();
  const qualifiers = parseQualifiers(cursor);
  afterQualifiers();
  const section = sectionKinds.get(key) ?? 'VAR';
  const declarations = parseVariables(cursor, section);
  if (!cursor.takeWord('END_VAR')) cursor.reportMissing('missing-end', `END_VAR is missing to close ${key}; found ${cursor.describe()}.`);
  cursor.takeSymbol(';');
  return { kind: 'variable-section', section, ...qualifiers, declarations, start, end: cursor.previousEnd };
}

const reservedQualifiers: ReadonlySet<string> = new Set(['CONSTANT', 'RETAIN', 'NON_RETAIN', 'PERSISTENT']);

function parseQualifiers(cursor: TokenCursor): Qualifiers {
  const qualifiers: Qualifiers = { constant: false, retain: 'default', access: 'default' };
  while (cursor.token.kind === 'name' && !cursor.nextIsSymbol(':') && !cursor.nextIsSymbol(',')) {
    // `VAR RETAIN AT %QW1 : WORD;` locates a variable without a name; the reserved words cannot be that name.
    if (cursor.peek(1).key === 'AT' && !reservedQualifiers.has(cursor.token.key)) break;
    if (!applyQualifier(qualifiers, cursor.token.key)) break;
    cursor.advance();
  }
  return qualifiers;
}

function applyQualifier(qualifiers: Qualifiers, key: string): boolean {
  if (key === 'CONSTANT') qualifiers.constant = true;
  else if (key === 'PERSISTENT') qualifiers.retain = 'persistent';
  else if (key === 'RETAIN') qualifiers.retain = qualifiers.retain === 'persistent' ? 'persistent' : 'retain';
  else if (key === 'NON_RETAIN') qualifiers.retain = 'non-retain';
  else if (key === 'DB_SPECIFIC' || key === 'GENERIC_ACCESS') return true;
  else {
    const access = accessOf(key);
    if (access === undefined) return false;
    qualifiers.access = access;
  }
  return true;
}
