import { editDistance } from '../../domain/edit-distance.js';
import type { CompilationUnit, Expression } from '../ast.js';
import type { Span } from '../diagnostics.js';
import { nearestWord } from '../near-words.js';
import { findStandardFunction, standardFunctionNames } from '../standard/functions.js';
import type { BlockType, MethodSymbol, PlcSymbol, PouSymbol, Type, VariableSymbol } from '../types.js';
import type { Project } from './project.js';
import { findType } from './type-resolution.js';

/** The place whose statements are being checked: a POU, or a method, action or accessor of one. */
export type Body = {
  readonly project: Project;
  readonly unit: CompilationUnit;
  readonly pou: PouSymbol | null;
  readonly method: MethodSymbol | null;
  /** The checker of expressions, which calls and their arguments need. */
  readonly typeOf: (body: Body, expression: Expression) => Type;
  /** Number of loops around the current statement. */
  loops: number;
};

/** Reports an error of this body. */
export function bodyError(body: Body, span: Span, rule: string, message: string): void {
  body.project.error(body.unit, span, rule, message);
}

/** Reports a warning of this body. */
export function bodyWarning(body: Body, span: Span, rule: string, message: string): void {
  body.project.report(body.unit, span, 'warning', rule, message);
}

/** Remembers what an expression means; returns its type. */
export function record(body: Body, expression: Expression, type: Type, symbol?: PlcSymbol): Type {
  body.project.expressionTypes.set(expression, type);
  if (symbol !== undefined) body.project.expressionSymbols.set(expression, symbol);
  return type;
}

/**
 * A body whose variables are in a file of their own, as B&R Automation Studio keeps them (.fun, .var): a function block, a function without a
 * type, or one of its task programs, and no variable section at all; or a block whose interface was found, but whose global variables may not be.
 */
export function declaredApart({ project, pou }: Body): boolean {
  const declaration = pou?.declaration ?? null;
  if (declaration !== null && project.partsOfPous.has(declaration)) return true;
  if (declaration === null || declaration.sections.length > 0 || declaration.extends !== null) return false;
  if (declaration.pou === 'function') return declaration.returnType === null;
  return declaration.pou === 'function-block' || (declaration.pou === 'program' && /^_(?:INIT|CYCLIC|EXIT)$/.test(declaration.name.key));
}

/** A value that several enumerations have is the one of the type it is assigned to, compared with or given to (CODESYS and IEC programs rely on it). */
export function settleEnumerator(body: Body, expression: Expression, target: Type): void {
  if (expression.kind === 'parenthesised') {
    settleEnumerator(body, expression.expression, target);
    return;
  }
  if (target.kind !== 'enum' || expression.kind !== 'name' || !body.project.ambiguousNames.has(expression)) return;
  const member = target.members.get(expression.key);
  if (member === undefined) return;
  body.project.ambiguousNames.delete(expression);
  record(body, expression, target, member);
}

/** What a name means here: local, member, global, enumerator, block, type, list of globals, then standard function. */
export function lookUp(body: Body, key: string): PlcSymbol | undefined {
  const { project, pou, method } = body;
  const local = method?.variables.get(key) ?? pou?.variables.get(key);
  if (local !== undefined) return local;
  return (
    pou?.methods.get(key) ??
    pou?.properties.get(key) ??
    pou?.actions.get(key) ??
    project.globals.get(key) ??
    project.enumerators.get(key) ??
    project.pous.get(key) ??
    lookUpGlobalName(project, key)
  );
}

function lookUpGlobalName(project: Project, key: string): PlcSymbol | undefined {
  const type = project.types.get(key);
  if (type !== undefined) return type;
  const namespace = project.namespaces.get(key);
  if (namespace !== undefined) return namespace;
  if (findStandardFunction(key, project.options.dialect) !== undefined) return { kind: 'standard-function', name: key };
  const found = findType(project, key);
  return found === undefined ? project.standardBlocks.get(key) : { kind: 'type', name: key, key, type: found, initial: null, unit: null };
}

/** The block whose body this is, as a type. */
export function ownType(body: Body): BlockType | undefined {
  return body.pou === null ? undefined : { kind: 'block', block: body.pou };
}

/** The declared name nearest to a wrong one, for "did you mean". */
export const nearestName = (body: Body, key: string): string | undefined => nearestVariable(body, key)?.name;

/** The variable whose name is nearest to a wrong one: at most two edits, and not by a digit. */
export function nearestVariable(body: Body, key: string): VariableSymbol | undefined {
  let best: VariableSymbol | undefined;
  if (key.length < 4 || body.project.suggestions <= 0) return undefined;
  body.project.suggestions--;
  let bestDistance = key.length < 6 ? 2 : 3;
  const tables = [body.method?.variables, body.pou?.variables, body.project.globals];
  for (const table of tables) {
    for (const [candidate, variable] of table ?? []) {
      if (Math.abs(candidate.length - key.length) > 2 || candidate.replace(/\d/g, '') === key.replace(/\d/g, '')) continue;
      const distance = editDistance(candidate, key, bestDistance);
      if (distance < bestDistance) {
        bestDistance = distance;
        best = variable;
      }
    }
  }
  return best;
}

/**
 * Whether a name is surely a misspelt local: one letter changed behind the first two characters. Names that differ in front (`bStart`,
 * `iStart`), in the last letter (`axisX`, `axisY`) or by a digit are commonly two names.
 */
export function isTypo(body: Body, key: string): boolean {
  const nearest = key.length < 5 ? undefined : nearestName(body, key)?.toUpperCase();
  return (
    nearest !== undefined &&
    nearest.length === key.length &&
    nearest.slice(0, 2) === key.slice(0, 2) &&
    nearest.at(-1) === key.at(-1) &&
    editDistance(nearest, key, 2) === 1
  );
}

const statementWords = ['RETURN', 'EXIT', 'CONTINUE'];

/** The standard function, or the function or block given, nearest to an unknown name that is called. */
export function nearestCallable(body: Body, name: string): string | undefined {
  const { project } = body;
  if (project.suggestions <= 0) return undefined;
  project.suggestions--;
  const key = name.toUpperCase();
  const known = [...standardFunctionNames(), ...project.pous.keys()].filter((word) => word.length >= 4);
  const found = key.length < 4 ? undefined : nearestWord(key, known);
  return found === undefined ? undefined : (project.pous.get(found)?.name ?? found);
}

/** The keyword that a name standing alone as a statement was meant to be. */
export const nearestKeyword = (key: string): string | undefined => nearestWord(key, statementWords);
