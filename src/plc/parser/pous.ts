import type {
  ActionDeclaration,
  Body,
  MethodDeclaration,
  NodeBase,
  Pou,
  PouKind,
  PropertyDeclaration,
  SfcStep,
  SfcTransition,
  Statement,
  TypeReference,
  VariableSection,
} from '../ast.js';
import { atStatementEnd } from './block-ends.js';
import { isInstructionList, skipForeignBody } from './foreign-bodies.js';
import { parseHeader } from './headers.js';
import { parseAction, parseMethod, parseModifiers, parseProperty, parseStep, parseTransition, parseTypeList } from './members.js';
import { parseConstants, parseSection } from './sections.js';
import { isBodyMark, isSectionStart } from './starts.js';
import { parseStatements } from './statements.js';
import type { TokenCursor } from './token-cursor.js';
import { parseTypeReference } from './types-and-variables.js';

const pouKinds: ReadonlyMap<string, PouKind> = new Map([
  ['PROGRAM', 'program'],
  ['FUNCTION_BLOCK', 'function-block'],
  ['FUNCTION', 'function'],
  ['CLASS', 'class'],
  ['ORGANIZATION_BLOCK', 'organization-block'],
]);

type Parts = {
  sections: VariableSection[];
  methods: MethodDeclaration[];
  properties: PropertyDeclaration[];
  actions: ActionDeclaration[];
  steps: SfcStep[];
  transitions: SfcTransition[];
  statements: Statement[];
  foreign: Body | null;
  bodyStart: number;
};

/** PROGRAM, FUNCTION_BLOCK, FUNCTION, CLASS or ORGANIZATION_BLOCK with everything up to its END_ word. */
export function parsePou(cursor: TokenCursor): Pou {
  const { start, key } = cursor.advance();
  const pou = pouKinds.get(key) ?? 'program';
  const before = skipTypeParameters(cursor);
  const modifiers = parseModifiers(cursor);
  const name = cursor.identifier(`The name of this ${key}`);
  const typeParameters = skipTypeParameters(cursor) ?? before;
  const generics: VariableSection[] = [];
  while (cursor.isWord('VAR_GENERIC')) generics.push({ ...parseSection(cursor), generic: true });
  const bases = parseTypeList(cursor, 'EXTENDS');
  const interfaces = parseTypeList(cursor, 'IMPLEMENTS');
  bases.push(...parseTypeList(cursor, 'EXTENDS'));
  const returnType: TypeReference | null = cursor.takeSymbol(':') ? parseTypeReference(cursor) : null;
  cursor.takeSymbol(';');
  const attributes = parseHeader(cursor);
  const parts = parseParts(cursor, `END_${key}`);
  closePou(cursor, key, name.name);
  const body = bodyOf(parts, cursor.previousEnd);
  return {
    kind: 'pou',
    pou,
    name,
    modifiers,
    extends: bases[0] ?? null,
    implements: interfaces,
    returnType: pou === 'function' ? returnType : null,
    sections: [...generics, ...parts.sections],
    methods: parts.methods,
    properties: parts.properties,
    actions: parts.steps.length > 0 ? [] : parts.actions,
    attributes,
    ...(typeParameters === null ? {} : { typeParameters }),
    body,
    start,
    end: cursor.previousEnd,
  };
}

/** `FUNCTION <T: ANY_NUM> name` or `FUNCTION name <T: ANY_NUM>`: the type parameters of generic functions; inside, T is a type we do not know. */
function skipTypeParameters(cursor: TokenCursor): NodeBase | null {
  if (!cursor.isSymbol('<')) return null;
  const { start } = cursor.token;
  while (!cursor.atEnd && cursor.token.kind !== 'keyword' && !cursor.isSymbol(';') && !cursor.isSymbol('>')) cursor.advance();
  cursor.expectSymbol('>', 'after the type parameters');
  return { start, end: cursor.previousEnd };
}

function closePou(cursor: TokenCursor, key: string, name: string): void {
  if (cursor.takeWord(`END_${key}`)) {
    cursor.takeSymbol(';');
    return;
  }
  if (cursor.implicitEnds) return;
  const message = `END_${key} is missing at the end of ${name}; found ${cursor.describe()}.`;
  if (cursor.dialect !== 'codesys' && cursor.dialect !== 'beckhoff') cursor.reportMissing('missing-end', message);
  else cursor.report({ start: Math.max(cursor.previousEnd - 1, 0), end: cursor.previousEnd }, 'missing-end', message, 'warning');
}

function bodyOf(parts: Parts, end: number): Body {
  const { steps, transitions, actions, statements, bodyStart } = parts;
  if (parts.foreign !== null) return parts.foreign;
  if (steps.length > 0) return { kind: 'sfc-body', steps, transitions, actions, start: steps[0]?.start ?? bodyStart, end };
  const last = statements.at(-1);
  return { kind: 'statement-body', statements, start: statements[0]?.start ?? bodyStart, end: last?.end ?? bodyStart };
}

function parseParts(cursor: TokenCursor, end: string): Parts {
  const parts: Parts = { sections: [], methods: [], properties: [], actions: [], steps: [], transitions: [], statements: [], foreign: null, bodyStart: 0 };
  while (!cursor.atEnd && !cursor.isKeyword(end)) {
    const before = cursor.index;
    if (!parsePart(cursor, parts)) break;
    if (cursor.index === before) break;
  }
  return parts;
}

/** One section, member or run of statements. False: the POU is over. */
function parsePart(cursor: TokenCursor, parts: Parts): boolean {
  if (isSectionStart(cursor) && cursor.token.key !== 'VAR_GLOBAL' && cursor.token.key !== 'VAR_CONFIG') {
    parts.sections.push(parseSection(cursor));
    parts.bodyStart = cursor.previousEnd;
    return true;
  }
  if (cursor.isWord('CONST') && cursor.peek(1).kind === 'name') {
    parts.sections.push(parseConstants(cursor));
    return true;
  }
  if (cursor.dialect === 'siemens' && cursor.isWord('LABEL') && cursor.peek(1).kind === 'name') {
    skipLabels(cursor);
    return true;
  }
  if (cursor.isWord('BEGIN')) {
    cursor.advance();
    parts.bodyStart = cursor.previousEnd;
    return true;
  }
  if (cursor.token.kind === 'name' && (isBodyMark(cursor) || isInstructionList(cursor))) {
    parts.foreign = skipForeignBody(cursor);
    return true;
  }
  if (atStatementEnd(cursor)) return parseMember(cursor, parts);
  parts.statements.push(...parseStatements(cursor));
  return true;
}

/** Classic S7-SCL lists its labels, `LABEL a, b; END_LABEL`; each is declared again where it stands. */
function skipLabels(cursor: TokenCursor): void {
  while (!cursor.atEnd && !cursor.isWord('END_LABEL') && cursor.token.kind !== 'keyword') cursor.advance();
  cursor.expectWord('END_LABEL', 'at the end of LABEL');
  cursor.takeSymbol(';');
}

function parseMember(cursor: TokenCursor, parts: Parts): boolean {
  switch (cursor.token.key) {
    case 'METHOD':
      parts.methods.push(parseMethod(cursor));
      return true;
    case 'PROPERTY':
      parts.properties.push(parseProperty(cursor));
      return true;
    case 'ACTION':
      parts.actions.push(parseAction(cursor).action);
      return true;
    case 'STEP':
    case 'INITIAL_STEP':
      parts.steps.push(parseStep(cursor));
      return true;
    case 'TRANSITION':
      parts.transitions.push(parseTransition(cursor));
      return true;
    default:
      return skipStray(cursor);
  }
}

const strayEnd = /^(ELSE|ELSIF|UNTIL|END_(IF|CASE|FOR|WHILE|REPEAT|REGION|METHOD|PROPERTY|ACTION|STEP|TRANSITION|GET|SET|VAR|STRUCT|UNION))$/;

/** An END_ word of another kind: reported and skipped when it cannot belong to anything outside. */
function skipStray(cursor: TokenCursor): boolean {
  const { token } = cursor;
  if (token.kind !== 'keyword' || !strayEnd.test(token.key)) return false;
  cursor.reportHere('stray-end', `${token.key} has no beginning; delete it or add what it ends.`);
  cursor.advance();
  cursor.takeSymbol(';');
  return true;
}
