import type { Expression, IndexExpression, MemberExpression, NameExpression } from '../ast.js';
import { positionAt } from '../source-text.js';
import type { PouSymbol, VariableSymbol } from '../types.js';
import { absolute, type Context, computed, type Location, locate, refuse, shifted, sourcePlace, thisLocation, throughAddress } from './context.js';
import { emitNumber } from './emit-values.js';
import { ScanFault } from './memory.js';

/** Where a variable expression lives. Refuses what has no place of its own: literals, results, properties, bits. */
export function emitLocation(context: Context, expression: Expression): Location {
  switch (expression.kind) {
    case 'name':
      return nameLocation(context, expression);
    case 'member':
      return memberLocation(context, expression);
    case 'index':
      return indexLocation(context, expression);
    case 'parenthesised':
      return emitLocation(context, expression.expression);
    case 'direct-address':
      return addressLocation(context, expression);
    case 'dereference':
      return dereferenced(context, expression);
    default:
      return refuse(expression, 'Only a variable has a place in memory; store the value in a variable first.');
  }
}

function nameLocation(context: Context, expression: NameExpression): Location {
  const symbol = context.linker.checked.symbolOf(expression);
  if (symbol?.kind === 'variable' && symbol.declaration?.overlay !== undefined)
    refuse(expression, `${symbol.name} is a second view of another variable (AT); views do not share memory in the soft PLC, use slices such as .%B0 instead.`);
  if (symbol?.kind === 'variable') return pointerFree(expression, locate(context, symbol, expression));
  if (symbol?.kind === 'pou') return programLocation(context, symbol, expression);
  return refuse(expression, `${expression.name} is not in the files given, so that it cannot run; add the file that declares it.`);
}

function pointerFree(expression: Expression, location: Location): Location {
  if (location.type.kind === 'pointer') refuse(expression, 'Pointers and references cannot run in the soft PLC; use an index, VAR_IN_OUT or a copy instead.');
  if (location.type.kind === 'interface') refuse(expression, 'Interface variables cannot run in the soft PLC; call the block instance directly.');
  if (location.type.kind === 'unknown' || location.type.kind === 'generic')
    refuse(expression, 'The type of this variable is not in the files given, so that it cannot run.');
  return location;
}

function programLocation(context: Context, symbol: PouSymbol, expression: Expression): Location {
  const base = context.linker.programBases.get(symbol);
  context.linker.referenced.add(symbol);
  return base === undefined
    ? refuse(expression, `${symbol.name} has no instance; declare one in a VAR section.`)
    : absolute({ kind: 'block', block: symbol }, base);
}

function dereferenced(context: Context, expression: Extract<Expression, { kind: 'dereference' }>): Location {
  const { operand } = expression;
  const { pou } = context;
  if (operand.kind === 'name' && operand.key === 'THIS' && pou !== null) return thisLocation(context, { kind: 'block', block: pou });
  if (operand.kind === 'name' && operand.key === 'SUPER' && pou?.base) return thisLocation(context, { kind: 'block', block: pou.base });
  return refuse(expression, 'Pointers cannot run in the soft PLC; use an index, VAR_IN_OUT or a copy instead.');
}

function memberLocation(context: Context, expression: MemberExpression): Location {
  const { checked } = context.linker;
  const symbol = checked.symbolOf(expression);
  const outer = expression.object.kind === 'name' ? checked.symbolOf(expression.object) : undefined;
  const own = symbol?.kind === 'variable' && context.linker.statics.get(symbol);
  if (symbol?.kind === 'variable' && typeof own === 'number') return pointerFree(expression, absolute(symbol.type, own));
  if (outer === undefined && expression.object.kind === 'name' && expression.object.key !== 'THIS' && expression.object.key !== 'SUPER')
    return refuse(expression.object, `${expression.object.name} is not in the files given, so that it cannot run; add the file that declares it.`);
  const object = emitLocation(context, expression.object);
  return pointerFree(expression, memberOf(context, object, expression, symbol?.kind === 'variable' ? symbol : null));
}

function memberOf(context: Context, object: Location, expression: MemberExpression, symbol: VariableSymbol | null): Location {
  const { type } = object;
  if (type.kind === 'struct') {
    const field = type.fields.get(expression.member.key);
    const offset = context.linker.layouts.fieldOffsets(type).get(expression.member.key);
    if (field !== undefined && offset !== undefined) return shifted(object, offset, field.type);
  }
  if (type.kind === 'block' && symbol !== null) {
    const offset = context.linker.layouts.ofBlock(type.block).offsets.get(symbol);
    if (offset !== undefined) {
      const location = shifted(object, offset, symbol.type);
      return symbol.section === 'VAR_IN_OUT' ? throughAddress(context, location, symbol) : location;
    }
  }
  return refuse(expression, `${expression.member.name} cannot be reached in the soft PLC.`);
}

function addressLocation(context: Context, expression: Extract<Expression, { kind: 'direct-address' }>): Location {
  const slot = context.linker.addressSlot(expression.text);
  if (slot < 0) refuse(expression, 'Too many direct addresses; declare variables AT them.');
  return absolute(context.linker.checked.typeOf(expression), slot);
}

function indexLocation(context: Context, expression: IndexExpression): Location {
  const array = emitLocation(context, expression.array);
  return indexed(context, array, expression.indices, expression);
}

function indexed(context: Context, array: Location, indices: readonly Expression[], expression: IndexExpression): Location {
  const { type } = array;
  if (type.kind !== 'array') return refuse(expression, 'Only arrays can be indexed in the soft PLC; use MID to read a character of a STRING.');
  const element = type.element;
  let location: Location = array;
  let stride = context.linker.layouts.sizeOf(element);
  const rest = indices.slice(type.ranges.length);
  for (let dimension = type.ranges.length - 1; dimension >= 0; dimension--) {
    const range = type.ranges[dimension];
    const index = indices[dimension];
    if (range === null || range === undefined || index === undefined)
      return refuse(expression, 'The bounds of this array are not known; declare them with constants.');
    location = step(context, location, index, range, stride);
    stride *= range.high - range.low + 1;
  }
  const typed = shifted(location, 0, element);
  return rest.length === 0 ? pointerFree(expression, typed) : indexed(context, typed, rest, expression);
}

type Range = Readonly<{ low: number; high: number }>;

/** Moves a location by one index; out of range is a fault. */
function step(context: Context, location: Location, expression: Expression, range: Range, stride: number): Location {
  const index = emitNumber(context, expression, null);
  const { low, high } = range;
  const fault = (value: number): never => {
    const { line } = positionAt(context.unit.source, expression.start);
    throw new ScanFault('index-out-of-range', `Index ${value} is outside ${low}..${high} in line ${line}`, sourcePlace(context, expression));
  };
  if (index.constant !== null && index.constant >= low && index.constant <= high) return shifted(location, (index.constant - low) * stride, location.type);
  const { run } = index;
  const { address, slot, mode, type } = location;
  if (mode === 'absolute') return computed(type, absoluteStep(run, slot - low * stride, stride, low, high, fault), false);
  return computed(
    type,
    (base) => {
      const value = run(base);
      return value >= low && value <= high ? address(base) + (value - low) * stride : fault(value);
    },
    false,
  );
}

function absoluteStep(
  run: (base: number) => number,
  origin: number,
  stride: number,
  low: number,
  high: number,
  fault: (value: number) => never,
): (base: number) => number {
  return (base) => {
    const value = run(base);
    return value >= low && value <= high ? origin + value * stride : fault(value);
  };
}
