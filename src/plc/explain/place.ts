import type { CallExpression, CompilationUnit, Expression } from '../ast.js';
import { bare, type CodePart, codeParts } from '../rules/walk.js';
import type { PlcValue } from '../runtime/program.js';
import { positionAt } from '../source-text.js';
import { evaluate, type LiveValues, pathOf, type Scope } from './evaluate.js';
import { activeWrite } from './writes.js';

/** A term that decides a result: the text, where it stands, what it is now and what it would have to be. */
export interface DecisiveTerm {
  readonly text: string;
  readonly file: string;
  readonly line: number;
  readonly value: string;
  readonly needs: string;
  /** True for a term that comes from outside the program (an input, a timer, a constant limit) and cannot be traced further. */
  readonly final: boolean;
  /** 0 for a term of the asked variable's own assignment, then one more per variable on the way. */
  readonly depth: number;
}
/** One step of the way from the question to its cause. */
export interface TraceLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly remark: string;
}

export interface BlameContext {
  readonly units: readonly CompilationUnit[];
  readonly values: LiveValues;
  readonly trace: TraceLine[];
  readonly terms: DecisiveTerm[];
}
/** A place in a program: the unit, the part, and the instance it runs for. `bindings`: a loop's index or a function's inputs, by upper-case name. */
export interface Place {
  readonly unit: CompilationUnit;
  readonly part: CodePart;
  readonly prefix: string;
  readonly bindings?: ReadonlyMap<string, PlcValue | undefined>;
}
/** What is asked for: a variable, or a part of one by its path as the online view writes it (upper case); null: the whole variable. */
export interface Aim {
  readonly key: string;
  readonly path: string | null;
}

/** The names and live values at a place of the program. */
export function scopeOf(context: BlameContext, place: Place): Scope {
  return {
    pou: place.part.pou,
    prefix: place.prefix,
    values: context.values,
    ...(place.bindings === undefined ? {} : { bindings: place.bindings }),
    callValue: (call) => {
      const inside = bodyOfCall(context, place, call);
      return inside === null ? undefined : evaluate(inside.result, scopeOf(context, inside.place));
    },
  };
}

/** The aim of an access: `Fill[2]`, `Motor.Cmd` and `Valve` alike. */
export function aimOf(context: BlameContext, place: Place, expression: Expression, key: string): Aim {
  const inner = bare(expression);
  const path = inner.kind === 'name' ? null : pathOf(inner, scopeOf(context, place));
  return { key, path: path === null ? null : path.toUpperCase() };
}

/** Line of a node, from 1. */
export function lineOf(place: Place, node: Readonly<{ start: number }>): number {
  return positionAt(place.unit.source, node.start).line;
}

const callDepth = 6;

/** The expression a function or method of the program gives for its call, with its inputs bound; null for any other call. */
export function bodyOfCall(context: BlameContext, place: Place, call: CallExpression): Readonly<{ place: Place; result: Expression }> | null {
  if (call.callee.kind !== 'name' || (place.bindings?.get('#DEPTH') ?? 0) === callDepth) return null;
  const { key } = call.callee;
  const found = context.units
    .flatMap((unit) => codeParts(unit).map((part) => ({ unit, part })))
    .find(({ part }) =>
      part.kind === 'method'
        ? part.pou === place.part.pou && part.name.toUpperCase().endsWith(`.${key}`)
        : part.pou.pou === 'function' && part.pou.name.key === key,
    );
  if (found === undefined) return null;
  const scope = scopeOf(context, place);
  const inputs = found.part.sections.filter(({ section }) => section === 'VAR_INPUT').flatMap(({ declarations }) => declarations.flatMap(({ names }) => names));
  const bindings = new Map<string, PlcValue | undefined>([['#DEPTH', Number(place.bindings?.get('#DEPTH') ?? 0) + 1]]);
  for (const [index, { key: name }] of inputs.entries()) {
    const argument =
      call.arguments.find((candidate) => candidate.name?.key === name) ?? (call.arguments[index]?.name === null ? call.arguments[index] : undefined);
    bindings.set(name, argument?.value == null ? undefined : evaluate(argument.value, scope));
  }
  const inside: Place = { unit: found.unit, part: found.part, prefix: found.part.kind === 'method' ? place.prefix : '', bindings };
  const write = activeWrite(context, inside, { key, path: null });
  return write === null ? null : { place: inside, result: write.value };
}
