import { type Dialect, isCodesysFamily } from '../dialect.js';
import { type ElementaryType, type EnumType, elementary, type LiteralType, type PouSymbol, type Type } from '../types.js';

/**
 * How well a value of one type goes into a variable of another: `same`; `implicit` allowed and lossless (IEC 61131-3:2013, implicit
 * conversion rules); `narrowing` accepted by the dialect but may lose information; `none` not allowed.
 */
export type Fit = 'same' | 'implicit' | 'narrowing' | 'none';

/** Removes names and ranges that do not matter for values: subranges and references read as what is behind them. */
export function valueType(type: Type): Type {
  if (type.kind === 'subrange') return type.base;
  if (type.kind === 'pointer' && type.form === 'reference') return valueType(type.target);
  return type;
}

/** A reference stands for what it refers to. */
export function autoDereferenced(type: Type): Type {
  if (type.kind === 'pointer' && type.form === 'reference') return autoDereferenced(type.target);
  return type;
}

const isOpen = (type: Type): boolean => type.kind === 'unknown' || type.kind === 'generic';

/** Whether a value of type `from` may be assigned to a variable of type `to`. */
export function fitOf(from: Type, to: Type, dialect: Dialect): Fit {
  const source = valueType(from);
  const target = valueType(to);
  if (source === target) return 'same';
  if (isOpen(source) || isOpen(target)) return 'implicit';
  switch (target.kind) {
    case 'elementary':
      return fitElementary(source, target, dialect);
    case 'enum':
      return fitEnum(source, target, dialect);
    case 'string':
      return fitString(source, target);
    case 'pointer':
      return 'implicit';
    case 'array':
      return fitArray(source, target, dialect);
    case 'struct':
      return source.kind === 'struct' && (source.name === target.name || source.open || target.open || sameFields(source, target)) ? 'same' : 'none';
    case 'block':
      return source.kind === 'block' && derives(source.block, target.block) ? 'same' : 'none';
    case 'interface':
      return source.kind === 'block' || source.kind === 'interface' || source.kind === 'pointer' ? 'implicit' : fitAddress(source);
    default:
      return 'none';
  }
}

function fitAddress(source: Type): Fit {
  return source.kind === 'literal' ? 'implicit' : 'none';
}

/** Siemens calls two anonymous structures of equal fields the same; names decide elsewhere. */
function sameFields(source: Extract<Type, { kind: 'struct' }>, target: Extract<Type, { kind: 'struct' }>): boolean {
  return (source.name === 'STRUCT' || target.name === 'STRUCT') && source.fields.size === target.fields.size;
}

function derives(block: PouSymbol, base: PouSymbol): boolean {
  let current: PouSymbol | null = block;
  for (let depth = 0; current !== null && depth < 64; depth++) {
    if (current === base || current.open || base.open) return true;
    if (current.standard !== null && current.standard === base.standard) return true;
    current = current.base;
  }
  return false;
}

function fitEnum(source: Type, target: EnumType, dialect: Dialect): Fit {
  if (source.kind === 'enum')
    return source.name === target.name && source.members.size === target.members.size ? 'same' : isCodesysFamily(dialect) ? 'narrowing' : 'none';
  const integer = source.kind === 'literal' ? source.family === 'integer' : source.kind === 'elementary' && isWhole(source);
  return integer ? 'narrowing' : 'none';
}

function fitString(source: Type, target: Extract<Type, { kind: 'string' }>): Fit {
  if (source.kind === 'string') return source.wide === target.wide ? 'same' : 'none';
  if (source.kind === 'elementary' && source.family === 'char') return 'implicit';
  return source.kind === 'array' && source.element.kind === 'elementary' && source.element.family === 'char' ? 'implicit' : 'none';
}

function fitArray(source: Type, target: Extract<Type, { kind: 'array' }>, dialect: Dialect): Fit {
  if (source.kind !== 'array') return source.kind === 'string' && target.element.kind === 'elementary' && target.element.bits === 8 ? 'implicit' : 'none';
  if (source.ranges.length !== target.ranges.length) return 'none';
  const element = fitOf(source.element, target.element, dialect);
  if (element === 'none') return 'none';
  const sizes = source.ranges.every((range, index) => {
    const other = target.ranges[index];
    return range === null || other === null || other === undefined || range.high - range.low === other.high - other.low;
  });
  return sizes ? 'same' : isCodesysFamily(dialect) ? 'narrowing' : 'none';
}

/** Integers and bit strings wider than one bit. */
export function isWhole(type: ElementaryType): boolean {
  return type.family === 'signed' || type.family === 'unsigned' || (type.family === 'bit' && type.bits > 1);
}

function fitElementary(source: Type, target: ElementaryType, dialect: Dialect): Fit {
  if (source.kind === 'literal') return fitLiteral(source, target, dialect);
  if (source.kind === 'enum') return isWhole(target) ? (isCodesysFamily(dialect) || dialect === 'iec' ? 'implicit' : 'narrowing') : 'none';
  if (source.kind === 'string') return target.family === 'char' && source.length <= 1 ? 'implicit' : 'none';
  if (source.kind === 'pointer') return isWhole(target) && target.bits >= 32 ? 'implicit' : 'none';
  if (source.kind !== 'elementary') return 'none';
  if (isWhole(source) && isWhole(target)) return fitWhole(source, target, dialect);
  if (target.family === 'real') return fitReal(source, target, dialect);
  return fitOther(source, target, dialect);
}

function fitWhole(source: ElementaryType, target: ElementaryType, dialect: Dialect): Fit {
  const sourceBit = source.family === 'bit';
  const targetBit = target.family === 'bit';
  const wide = target.bits > source.bits || (target.bits === source.bits && (source.family === target.family || sourceBit !== targetBit));
  if (sourceBit !== targetBit) return dialect === 'iec' ? (wide ? 'narrowing' : 'none') : wide ? 'implicit' : 'narrowing';
  if (source.family === target.family) return wide ? 'implicit' : lossy(dialect);
  if (source.family === 'unsigned' && target.bits > source.bits) return 'implicit';
  return lossy(dialect);
}

/** Narrowing is an error in IEC text, a warning in the tools that accept it. */
function lossy(dialect: Dialect): Fit {
  return dialect === 'iec' ? 'none' : 'narrowing';
}

function fitReal(source: ElementaryType, target: ElementaryType, dialect: Dialect): Fit {
  if (source.family === 'real') return source.bits <= target.bits ? 'implicit' : lossy(dialect);
  if (source.family === 'signed' || source.family === 'unsigned') return source.bits < target.bits ? 'implicit' : 'narrowing';
  if (isWhole(source)) return dialect === 'iec' ? 'none' : 'narrowing';
  return 'none';
}

function fitOther(source: ElementaryType, target: ElementaryType, dialect: Dialect): Fit {
  if (source.family === 'bit' && target.family === 'bit') return source.bits <= target.bits ? 'implicit' : 'none';
  if (source.family === target.family && (source.family === 'duration' || source.family === 'char' || dateKind(source) === dateKind(target)))
    return source.bits <= target.bits ? 'implicit' : lossy(dialect);
  const timeLike = (type: ElementaryType): boolean => type.family === 'duration' || type.family === 'date';
  const bridge = (timeLike(source) && isWhole(target)) || (timeLike(target) && isWhole(source)) || (timeLike(source) && timeLike(target));
  if (bridge && (isCodesysFamily(dialect) || dialect === 'rockwell')) return 'narrowing';
  if (
    bridge &&
    (source.family === 'date' || target.family === 'date') &&
    [source, target].some((type) => isWhole(type) && (type.bits >= 32 || dialect === 'siemens'))
  )
    return 'narrowing';
  if (bridge && dialect === 'siemens' && source.family !== 'date' && target.family !== 'date') return 'narrowing';
  const bytes = (a: ElementaryType, b: ElementaryType): boolean => a.family === 'char' && b.bits >= 8 && isWhole(b);
  return dialect !== 'iec' && (bytes(source, target) || bytes(target, source)) ? 'narrowing' : 'none';
}

function dateKind(type: ElementaryType): string {
  return type.name.startsWith('L') ? type.name.slice(1) : type.name;
}

/** An untyped literal fits where its value fits; 0 and 1 are also BOOL (IEC 61131-3, table 5); based literals are bit patterns. */
function fitLiteral(source: LiteralType, target: ElementaryType, dialect: Dialect): Fit {
  if (source.family === 'real') return target.family === 'real' ? 'same' : 'none';
  if (target.family === 'real') return 'implicit';
  if (target.name === 'BOOL') return source.value === null || source.value === 0 || source.value === 1 ? 'same' : 'none';
  if (isWhole(target)) return 'same';
  if (target.family === 'duration' || target.family === 'date') return source.value === 0 || isCodesysFamily(dialect) ? 'narrowing' : 'none';
  return target.family === 'char' ? 'implicit' : 'none';
}

const bounds = new Map<string, readonly [bigint, bigint]>();

/** Least and greatest value of a whole type. */
export function wholeRange(type: ElementaryType): readonly [bigint, bigint] {
  const known = bounds.get(type.name);
  if (known !== undefined) return known;
  const width = BigInt(type.bits);
  const range: readonly [bigint, bigint] = type.family === 'signed' ? [-(1n << (width - 1n)), (1n << (width - 1n)) - 1n] : [0n, (1n << width) - 1n];
  bounds.set(type.name, range);
  return range;
}

const signedBySize = [elementary.SINT, elementary.INT, elementary.DINT, elementary.LINT];

/** The type in which two numbers are calculated: the wider one; for mixed signs the smallest signed type that holds both. */
export function commonNumber(left: ElementaryType, right: ElementaryType): ElementaryType {
  if (left === right) return left;
  if (left.family === 'real' || right.family === 'real') return commonReal(left, right);
  if (left.family === 'bit' || right.family === 'bit') return commonBits(left, right);
  const [wide, narrow] = left.bits >= right.bits ? [left, right] : [right, left];
  if (wide.family === narrow.family || (wide.family === 'signed' && wide.bits > narrow.bits)) return wide;
  return signedBySize.find((type) => type.bits > (wide.family === 'unsigned' ? wide.bits : narrow.bits)) ?? elementary.LINT;
}

function commonReal(left: ElementaryType, right: ElementaryType): ElementaryType {
  if (left === elementary.LREAL || right === elementary.LREAL) return elementary.LREAL;
  const whole = left.family === 'real' ? right : left;
  return whole.family !== 'real' && whole.bits === 64 ? elementary.LREAL : elementary.REAL;
}

function commonBits(left: ElementaryType, right: ElementaryType): ElementaryType {
  const [wide, narrow] = left.bits >= right.bits ? [left, right] : [right, left];
  if (wide.bits === narrow.bits && wide.family === 'bit') return narrow;
  return wide;
}
