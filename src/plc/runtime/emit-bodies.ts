import type { ActionDeclaration, Body } from '../ast.js';
import type { BlockBehaviour } from '../standard/blocks.js';
import type { MethodSymbol, PouSymbol, PropertySymbol } from '../types.js';
import { absolute, type Context, relative } from './context.js';
import { emitInitial } from './emit-initial.js';
import type { Code, Linker } from './linker.js';
import { standardBlockCode } from './standard-blocks.js';

/** The code of something that is compiled once per concrete block, made on first demand. */
function cached(linker: Linker, owner: object, pou: PouSymbol | null, make: () => (base: number) => void): Code {
  let byPou = linker.codes.get(owner);
  if (byPou === undefined) {
    byPou = new Map();
    linker.codes.set(owner, byPou);
  }
  const known = byPou.get(pou);
  if (known !== undefined) return known;
  const code: Code = { run: () => undefined };
  byPou.set(pou, code);
  code.run = make();
  return code;
}

/** The body of a program, function block or function; `concrete` is the block the instance really is, for calls of a base's body. */
export function pouCode(linker: Linker, pou: PouSymbol, concrete: PouSymbol = pou): Code {
  return cached(linker, pou, concrete, () => makePou(linker, pou, concrete));
}

const behaviours: readonly BlockBehaviour[] = ['TON', 'TOF', 'TP', 'TONR', 'CTU', 'CTD', 'CTUD', 'R_TRIG', 'F_TRIG', 'SR', 'RS'];

function makePou(linker: Linker, pou: PouSymbol, concrete: PouSymbol): (base: number) => void {
  const behaviour = behaviours.find((candidate) => candidate === pou.standard);
  if (behaviour !== undefined) return standardBlockCode(linker.memory, pou, behaviour, linker.layouts.ofBlock(pou), linker.dialect);
  const { declaration, unit } = pou;
  if (declaration === null || unit === null) return () => undefined;
  linker.reached.add(pou);
  const context = concrete === pou ? pouContext(linker, pou) : { ...pouContext(linker, concrete), unit };
  const inherited = declaration.body.kind === 'statement-body' && declaration.body.statements.length === 0 && pou.base !== null;
  const run = emitBody(context, inherited ? (pou.base?.declaration?.body ?? declaration.body) : declaration.body);
  return withEdges(context, pou, withTemporaries(context, pou, run));
}

/** VAR_TEMP of programs and blocks starts anew at each call (IEC 61131-3:2013, table 14). Functions make theirs with their frame. */
function withTemporaries(context: Context, pou: PouSymbol, run: (base: number) => void): (base: number) => void {
  const { layout, mode, base } = context;
  const fresh = [...(layout?.offsets ?? [])]
    .filter(([variable]) => variable.section === 'VAR_TEMP' && pou.variables.get(variable.key) === variable)
    .map(([{ type, initial }, offset]) => emitInitial(context, mode === 'absolute' ? absolute(type, base + offset) : relative(type, offset), initial));
  if (fresh.length === 0) return run;
  return (at) => {
    for (const step of fresh) step(at);
    run(at);
  };
}

/** The context of a POU's own body. */
export function pouContext(linker: Linker, pou: PouSymbol): Context {
  const unit = pou.unit ?? linker.checked.units[0];
  if (unit === undefined) throw new TypeError('a program has a unit');
  const base = linker.programBases.get(pou);
  if (pou.pou === 'function') {
    const frame = linker.layouts.ofFrame(pou);
    return { linker, unit, pou, method: null, mode: 'frame', base: 0, layout: null, frame };
  }
  return {
    linker,
    unit,
    pou,
    method: null,
    mode: base === undefined ? 'instance' : 'absolute',
    base: base ?? 0,
    layout: linker.layouts.ofBlock(pou),
    frame: null,
  };
}

/** The body of a method, for a concrete block. */
export function methodCode(linker: Linker, method: MethodSymbol, pou: PouSymbol): Code {
  return cached(linker, method, pou, () => {
    const body = method.declaration?.body ?? accessorBody(pou, method);
    return body === null || method.unit === null ? () => undefined : emitBody(methodContext(linker, method, pou), body);
  });
}

/** The context in which the body of a method is compiled. */
export function methodContext(linker: Linker, method: MethodSymbol, pou: PouSymbol): Context {
  const unit = method.unit ?? pou.unit ?? linker.checked.units[0];
  if (unit === undefined) throw new TypeError('a method has a unit');
  return { linker, unit, pou, method, mode: 'method', base: 0, layout: linker.layouts.ofBlock(pou), frame: linker.layouts.ofFrame(method) };
}

function accessorBody(pou: PouSymbol, method: MethodSymbol): Body | null {
  for (const property of pou.properties.values())
    for (const accessor of property.declaration.accessors) if (property.accessors.get(accessor.accessor) === method) return accessor.body;
  return null;
}

/** An action of a POU: works on the instance's variables. */
export function actionCode(linker: Linker, action: ActionDeclaration, pou: PouSymbol): Code {
  return cached(linker, action, pou, () => emitBody(pouContext(linker, pou), action.body));
}

/** The accessor of a property, or undefined when it has none of the kind. */
export function accessorOf(property: PropertySymbol, kind: 'get' | 'set'): MethodSymbol | undefined {
  return property.accessors.get(kind);
}

function emitBody(context: Context, body: Body): (base: number) => void {
  const { linker, unit } = context;
  if (body.kind === 'sfc-body')
    linker.refuse(unit, { start: body.start, end: body.start + 1 }, 'Sequential function charts are read but not run; write the sequence with CASE.');
  if (body.kind === 'foreign-body')
    linker.refuse(unit, { start: body.start, end: body.start + 1 }, `A body in ${body.language} is not run; only Structured Text is.`);
  if (body.kind !== 'statement-body') return () => undefined;
  const run = linker.emitters.statements(context, body.statements);
  return (base) => {
    run(base);
  };
}

/** R_EDGE and F_EDGE inputs see only the edge: the body runs with the edge in place of the level. */
function withEdges(context: Context, pou: PouSymbol, run: (base: number) => void): (base: number) => void {
  const { layout, linker, mode } = context;
  const edges = [...new Set(pou.variables.values())].filter((variable) => variable.edge !== null);
  if (edges.length === 0 || layout === null) return run;
  const { numbers } = linker.memory;
  const start = mode === 'absolute' ? context.base : 0;
  const slots = edges.map((variable, index) => ({
    input: start + (layout.offsets.get(variable) ?? 0),
    last: start + layout.hidden + index,
    rising: variable.edge === 'R_EDGE',
  }));
  return (base) => {
    const from = mode === 'absolute' ? 0 : base;
    const levels = slots.map(({ input, last, rising }) => {
      const level = numbers[from + input] ?? 0;
      const before = numbers[from + last] ?? 0;
      numbers[from + last] = rising ? level : 1 - level;
      numbers[from + input] = (rising ? level === 1 : level === 0) && before === 0 ? 1 : 0;
      return level;
    });
    run(base);
    for (const [index, { input }] of slots.entries()) numbers[from + input] = levels[index] ?? 0;
  };
}
