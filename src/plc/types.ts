import type { ActionDeclaration, CompilationUnit, Expression, MethodDeclaration, Pou, PropertyDeclaration, SectionKind, VariableDeclaration } from './ast.js';

/** Elementary data types of IEC 61131-3:2013, table 10, without the strings. */
export const elementaryNames = [
  'BOOL',
  'BYTE',
  'WORD',
  'DWORD',
  'LWORD',
  'SINT',
  'INT',
  'DINT',
  'LINT',
  'USINT',
  'UINT',
  'UDINT',
  'ULINT',
  'REAL',
  'LREAL',
  'TIME',
  'LTIME',
  'DATE',
  'LDATE',
  'TOD',
  'LTOD',
  'DT',
  'LDT',
  'CHAR',
  'WCHAR',
] as const;
export type ElementaryName = (typeof elementaryNames)[number];

/**
 * The families of elementary types: `bit` BOOL to LWORD, `signed` and `unsigned` integers, `real`, `duration`, `date`, `char`.
 * `object`: the value is kept as bigint (64-bit integers and nanosecond times), all others as number.
 */
export type ElementaryType = Readonly<{
  kind: 'elementary';
  name: ElementaryName;
  family: 'bit' | 'signed' | 'unsigned' | 'real' | 'duration' | 'date' | 'char';
  bits: number;
  object: boolean;
}>;
export type StringType = Readonly<{ kind: 'string'; wide: boolean; length: number }>;
/** One range per dimension; null when a bound is not known (`ARRAY[*]`, or a constant that could not be evaluated). */
/** `elementInitial`: what the type of the elements declares as their first value; null where it declares none. */
export type ArrayType = Readonly<{
  kind: 'array';
  ranges: readonly (Readonly<{ low: number; high: number }> | null)[];
  element: Type;
  elementInitial: Expression | null;
}>;
export type FieldSymbol = Readonly<{ name: string; key: string; type: Type; declaration: VariableDeclaration | null; initial: Expression | null }>;
/** `fields` by upper-case name, in order of declaration, inherited fields first. */
export type StructType = { readonly kind: 'struct'; readonly name: string; readonly union: boolean; readonly fields: Map<string, FieldSymbol>; open: boolean };
export type EnumType = Readonly<{ kind: 'enum'; name: string; base: ElementaryType; members: Map<string, EnumeratorSymbol> }>;
export type SubrangeType = Readonly<{ kind: 'subrange'; name: string; base: ElementaryType; low: number | bigint; high: number | bigint }>;
export type PointerType = Readonly<{ kind: 'pointer'; form: 'pointer' | 'reference' | 'ref-to'; target: Type }>;
/** A function block, class or program as the type of an instance. */
export type BlockType = Readonly<{ kind: 'block'; block: PouSymbol }>;
export type InterfaceType = Readonly<{ kind: 'interface'; name: string; members: ReadonlyMap<string, MethodSymbol> }>;
/** A literal without a type of its own: an integer or real number that takes the type of its context. */
export type LiteralType = Readonly<{ kind: 'literal'; family: 'integer' | 'real'; value: number | bigint | null }>;
/** ANY, ANY_NUM, ... and VARIANT parameters. */
export type GenericType = Readonly<{ kind: 'generic'; name: string }>;
/** Not visible in this file set, or already reported: everything fits, nothing more is said. */
export type UnknownType = Readonly<{ kind: 'unknown' }>;
export type VoidType = Readonly<{ kind: 'void' }>;

export type Type =
  | ElementaryType
  | StringType
  | ArrayType
  | StructType
  | EnumType
  | SubrangeType
  | PointerType
  | BlockType
  | InterfaceType
  | LiteralType
  | GenericType
  | UnknownType
  | VoidType;

// ---------------------------------------------------------------- symbols

export type VariableSymbol = Readonly<{
  kind: 'variable';
  name: string;
  key: string;
  /** RETURN: the result variable of a function or method (its own name). FIELD: a structure field. */
  section: SectionKind | 'RETURN';
  constant: boolean;
  retain: boolean;
  type: Type;
  /** Direct address text (`%QX0.0`) or null. */
  address: string | null;
  initial: Expression | null;
  edge: 'R_EDGE' | 'F_EDGE' | null;
  declaration: VariableDeclaration | null;
  unit: CompilationUnit | null;
  /** Offsets of the name in its unit; 0 for built-in symbols. */
  start: number;
  end: number;
}>;

export type EnumeratorSymbol = Readonly<{ kind: 'enumerator'; name: string; key: string; value: number; typeName: string }>;

export type MethodSymbol = {
  readonly kind: 'method';
  readonly name: string;
  readonly declaration: MethodDeclaration | null;
  readonly unit: CompilationUnit | null;
  readonly parameters: VariableSymbol[];
  readonly variables: Map<string, VariableSymbol>;
  returnType: Type;
};

export type PropertySymbol = {
  readonly kind: 'property';
  readonly name: string;
  readonly declaration: PropertyDeclaration;
  readonly unit: CompilationUnit;
  type: Type;
  readonly accessors: Map<'get' | 'set', MethodSymbol>;
};
export type ActionSymbol = Readonly<{ kind: 'action'; name: string; declaration: ActionDeclaration; unit: CompilationUnit }>;

/** A POU of the file set, or a standard function block (`standard` set, `declaration` null). */
export type PouSymbol = {
  readonly kind: 'pou';
  readonly pou: Pou['pou'];
  readonly name: string;
  readonly key: string;
  readonly declaration: Pou | null;
  readonly unit: CompilationUnit | null;
  /** Name of the standard function block whose behaviour is built in, otherwise null. */
  readonly standard: string | null;
  /** Inputs, outputs and in-outs in order of declaration (inherited first): the positional call order. */
  readonly parameters: VariableSymbol[];
  /** All variables by upper-case name. */
  readonly variables: Map<string, VariableSymbol>;
  readonly methods: Map<string, MethodSymbol>;
  readonly properties: Map<string, PropertySymbol>;
  readonly actions: Map<string, ActionSymbol>;
  base: PouSymbol | null;
  /** True when a base type is not visible, so that members may exist which we cannot see. */
  open: boolean;
  returnType: Type;
};

export type TypeSymbol = Readonly<{ kind: 'type'; name: string; key: string; type: Type; initial: Expression | null; unit: CompilationUnit | null }>;
/** A standard function such as SEL or INT_TO_REAL; its meaning is in standard/functions.ts. */
export type StandardFunctionSymbol = Readonly<{ kind: 'standard-function'; name: string }>;
export type NamespaceSymbol = Readonly<{ kind: 'namespace'; name: string; members: ReadonlyMap<string, PlcSymbol> }>;

export type PlcSymbol =
  | VariableSymbol
  | EnumeratorSymbol
  | MethodSymbol
  | PropertySymbol
  | ActionSymbol
  | PouSymbol
  | TypeSymbol
  | StandardFunctionSymbol
  | NamespaceSymbol;

const bitSizes: Readonly<Record<ElementaryName, readonly [ElementaryType['family'], number]>> = {
  BOOL: ['bit', 1],
  BYTE: ['bit', 8],
  WORD: ['bit', 16],
  DWORD: ['bit', 32],
  LWORD: ['bit', 64],
  SINT: ['signed', 8],
  INT: ['signed', 16],
  DINT: ['signed', 32],
  LINT: ['signed', 64],
  USINT: ['unsigned', 8],
  UINT: ['unsigned', 16],
  UDINT: ['unsigned', 32],
  ULINT: ['unsigned', 64],
  REAL: ['real', 32],
  LREAL: ['real', 64],
  TIME: ['duration', 32],
  LTIME: ['duration', 64],
  DATE: ['date', 32],
  LDATE: ['date', 64],
  TOD: ['date', 32],
  LTOD: ['date', 64],
  DT: ['date', 32],
  LDT: ['date', 64],
  CHAR: ['char', 8],
  WCHAR: ['char', 16],
};

function elementaryOf(name: ElementaryName): ElementaryType {
  const [family, bits] = bitSizes[name];
  return { kind: 'elementary', name, family, bits, object: bits === 64 && family !== 'real' };
}

/** The elementary type objects; there is exactly one object per type, so they may be compared by identity. */
export const elementary: Readonly<Record<ElementaryName, ElementaryType>> = {
  BOOL: elementaryOf('BOOL'),
  BYTE: elementaryOf('BYTE'),
  WORD: elementaryOf('WORD'),
  DWORD: elementaryOf('DWORD'),
  LWORD: elementaryOf('LWORD'),
  SINT: elementaryOf('SINT'),
  INT: elementaryOf('INT'),
  DINT: elementaryOf('DINT'),
  LINT: elementaryOf('LINT'),
  USINT: elementaryOf('USINT'),
  UINT: elementaryOf('UINT'),
  UDINT: elementaryOf('UDINT'),
  ULINT: elementaryOf('ULINT'),
  REAL: elementaryOf('REAL'),
  LREAL: elementaryOf('LREAL'),
  TIME: elementaryOf('TIME'),
  LTIME: elementaryOf('LTIME'),
  DATE: elementaryOf('DATE'),
  LDATE: elementaryOf('LDATE'),
  TOD: elementaryOf('TOD'),
  LTOD: elementaryOf('LTOD'),
  DT: elementaryOf('DT'),
  LDT: elementaryOf('LDT'),
  CHAR: elementaryOf('CHAR'),
  WCHAR: elementaryOf('WCHAR'),
};

const elementaryByKey = new Map<string, ElementaryType>([
  ...elementaryNames.map((name) => [name, elementary[name]] as const),
  ['TIME_OF_DAY', elementary.TOD],
  ['DATE_AND_TIME', elementary.DT],
  ['LTIME_OF_DAY', elementary.LTOD],
  ['LDATE_AND_TIME', elementary.LDT],
  ['BIT', elementary.BOOL],
]);

/** The elementary type of an upper-case name, long forms (`TIME_OF_DAY`) included; undefined for any other name. */
export function findElementary(key: string): ElementaryType | undefined {
  return elementaryByKey.get(key);
}

export const unknownType: UnknownType = { kind: 'unknown' };
export const voidType: VoidType = { kind: 'void' };
/** IEC leaves the default length to the implementer; CODESYS uses 80, Siemens 254. */
export const defaultStringLength = { iec: 80, codesys: 80, beckhoff: 80, siemens: 254, rockwell: 82 } as const;

/** How a type is called in messages. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'elementary':
      return type.name;
    case 'string':
      return `${type.wide ? 'W' : ''}STRING[${type.length}]`;
    case 'array':
      return `ARRAY[${type.ranges.map((range) => (range === null ? '*' : `${range.low}..${range.high}`)).join(', ')}] OF ${typeName(type.element)}`;
    case 'struct':
    case 'enum':
    case 'interface':
      return type.name;
    case 'subrange':
      return type.name === '' ? `${type.base.name}(${type.low}..${type.high})` : type.name;
    case 'pointer':
      return `${{ pointer: 'POINTER TO', reference: 'REFERENCE TO', 'ref-to': 'REF_TO' }[type.form]} ${typeName(type.target)}`;
    case 'block':
      return type.block.name;
    case 'literal':
      return type.family === 'integer' ? 'integer literal' : 'real literal';
    case 'generic':
      return type.name;
    case 'unknown':
      return 'unknown type';
    case 'void':
      return 'no value';
  }
}
