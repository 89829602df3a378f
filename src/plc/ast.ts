import type { Diagnostic } from './diagnostics.js';
import type { Dialect } from './dialect.js';
import type { SourceText } from './source-text.js';

/**
 * The syntax tree of IEC 61131-3 Structured Text and its dialects. Every node carries `start` and `end` (exclusive) offsets into
 * `CompilationUnit.source`; `positionAt(unit.source, node.start)` gives line and column.
 */
export type NodeBase = Readonly<{ start: number; end: number }>;

/** A name as written, without `#` or quotes; `key` is its upper-case form, the one to compare and look up by. */
export type Identifier = NodeBase & Readonly<{ kind: 'identifier'; name: string; key: string }>;

// ---------------------------------------------------------------- expressions

/** `typeName` is the upper-case prefix of a typed literal (`INT#-3`), otherwise null. `base` is 2, 8, 10 or 16. */
export type IntegerLiteral = NodeBase & Readonly<{ kind: 'integer-literal'; value: number | bigint; base: number; typeName: string | null; text: string }>;
export type RealLiteral = NodeBase & Readonly<{ kind: 'real-literal'; value: number; typeName: string | null; text: string }>;
export type BoolLiteral = NodeBase & Readonly<{ kind: 'bool-literal'; value: boolean; typeName: string | null; text: string }>;
/** A duration in whole nanoseconds; `long` for LTIME. */
export type DurationLiteral = NodeBase & Readonly<{ kind: 'duration-literal'; nanoseconds: bigint; long: boolean; text: string }>;
/** DATE and DT: nanoseconds since 1970-01-01T00:00:00; TOD: nanoseconds since midnight. */
export type DateLiteral = NodeBase &
  Readonly<{ kind: 'date-literal'; family: 'DATE' | 'TOD' | 'DT' | 'LDATE' | 'LTOD' | 'LDT'; nanoseconds: bigint; text: string }>;
/** `value` is the decoded text ($-escapes resolved); `wide` for double-quoted (WSTRING) literals. */
export type StringLiteral = NodeBase & Readonly<{ kind: 'string-literal'; value: string; wide: boolean; typeName: string | null; text: string }>;
export type NullLiteral = NodeBase & Readonly<{ kind: 'null-literal' }>;
export type Literal = IntegerLiteral | RealLiteral | BoolLiteral | DurationLiteral | DateLiteral | StringLiteral | NullLiteral;

/** A variable, function, type or enumerator name. `quoting`: `#x` local (siemens), `"x"` global (siemens). `THIS` and `SUPER` are names. */
export type NameExpression = NodeBase & Readonly<{ kind: 'name'; name: string; key: string; quoting: 'none' | 'local' | 'global' }>;
/** `object.member`, also `Namespace.Name`. */
export type MemberExpression = NodeBase & Readonly<{ kind: 'member'; object: Expression; member: Identifier }>;
/** `word.3`, `word.%X3`, `dword.%B1`; `size` of the part in bits. */
export type BitAccessExpression = NodeBase & Readonly<{ kind: 'bit-access'; object: Expression; size: 1 | 8 | 16 | 32 | 64; index: number }>;
export type IndexExpression = NodeBase & Readonly<{ kind: 'index'; array: Expression; indices: readonly Expression[] }>;
export type DereferenceExpression = NodeBase & Readonly<{ kind: 'dereference'; operand: Expression }>;
/** `%IX0.0`, `%QW4`, `%I*`; `size` is X, B, W, D, L or '' when not written; `path` the numbers ('*' gives an empty path). */
export type DirectAddress = NodeBase &
  Readonly<{ kind: 'direct-address'; area: 'I' | 'Q' | 'M' | 'DB' | 'P'; size: string; path: readonly number[]; text: string }>;
/** `name` null: positional. `direction` out: `Q => x`, with `negated` for `NOT Q => x`. `value` null: an empty actual, `Q =>`. */
export type Argument = NodeBase & Readonly<{ kind: 'argument'; name: Identifier | null; direction: 'in' | 'out'; negated: boolean; value: Expression | null }>;
export type CallExpression = NodeBase & Readonly<{ kind: 'call'; callee: Expression; arguments: readonly Argument[] }>;
export type UnaryOperator = 'NOT' | '-' | '+' | '&';
export type UnaryExpression = NodeBase & Readonly<{ kind: 'unary'; operator: UnaryOperator; operand: Expression }>;
/** `&` is normalised to AND; AND_THEN and OR_ELSE stay (CODESYS short circuit). */
export type BinaryOperator = 'OR' | 'XOR' | 'AND' | 'OR_ELSE' | 'AND_THEN' | '=' | '<>' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/' | 'MOD' | '**';
export type BinaryExpression = NodeBase & Readonly<{ kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }>;
export type ParenthesisedExpression = NodeBase & Readonly<{ kind: 'parenthesised'; expression: Expression }>;
/** `Color#Red`: an enumerator qualified by its type. */
export type TypedNameExpression = NodeBase & Readonly<{ kind: 'typed-name'; typeName: Identifier; member: Identifier }>;
/** CODESYS: assignment as a value, `a := b := 0` or `IF (x := f()) > 0`. */
export type AssignmentExpression = NodeBase & Readonly<{ kind: 'assignment-expression'; target: Expression; value: Expression }>;
/** `[1, 3(0), 2]`; `repeat` is the count of `3(0)`. `value` null: `3()`, the element type's default. */
export type ArrayInitializer = NodeBase & Readonly<{ kind: 'array-initializer'; elements: readonly ArrayInitializerElement[] }>;
export type ArrayInitializerElement = Readonly<{ repeat: Expression | null; value: Expression | null }>;
/** `(a := 1, b := 2)` as an initial value. */
export type StructInitializer = NodeBase & Readonly<{ kind: 'struct-initializer'; fields: readonly StructInitializerField[] }>;
export type StructInitializerField = Readonly<{ name: Identifier; value: Expression }>;
/** Stands where an expression could not be read; a diagnostic was given. */
export type ErrorExpression = NodeBase & Readonly<{ kind: 'error-expression' }>;

export type Expression =
  | Literal
  | NameExpression
  | MemberExpression
  | BitAccessExpression
  | IndexExpression
  | DereferenceExpression
  | DirectAddress
  | CallExpression
  | UnaryExpression
  | BinaryExpression
  | ParenthesisedExpression
  | TypedNameExpression
  | AssignmentExpression
  | ArrayInitializer
  | StructInitializer
  | ErrorExpression;

// ---------------------------------------------------------------- statements

/** `S=` and `R=` set or reset on TRUE (CODESYS), `REF=` binds a reference, `?=` is the attempted assignment, `+=` etc. are SCL. */
export type AssignmentOperator = ':=' | 'S=' | 'R=' | 'REF=' | '?=' | '+=' | '-=' | '*=' | '/=';
export type AssignmentStatement = NodeBase & Readonly<{ kind: 'assignment'; target: Expression; operator: AssignmentOperator; value: Expression }>;
/** A function block, method, action or function call for its effect. */
export type CallStatement = NodeBase & Readonly<{ kind: 'call-statement'; call: CallExpression }>;
/** A bare expression (`x;`), allowed by some tools and without effect. */
export type ExpressionStatement = NodeBase & Readonly<{ kind: 'expression-statement'; expression: Expression }>;
export type IfBranch = NodeBase & Readonly<{ condition: Expression; body: readonly Statement[] }>;
/** `branches[0]` is IF, the others ELSIF; `elseBody` null: no ELSE. */
export type IfStatement = NodeBase & Readonly<{ kind: 'if'; branches: readonly IfBranch[]; elseBody: readonly Statement[] | null }>;
/** `high` null: a single value. */
export type CaseLabel = NodeBase & Readonly<{ low: Expression; high: Expression | null }>;
export type CaseClause = NodeBase & Readonly<{ labels: readonly CaseLabel[]; body: readonly Statement[] }>;
export type CaseStatement = NodeBase & Readonly<{ kind: 'case'; selector: Expression; clauses: readonly CaseClause[]; elseBody: readonly Statement[] | null }>;
export type ForStatement = NodeBase &
  Readonly<{ kind: 'for'; variable: Expression; from: Expression; to: Expression; by: Expression | null; body: readonly Statement[] }>;
export type WhileStatement = NodeBase & Readonly<{ kind: 'while'; condition: Expression; body: readonly Statement[] }>;
export type RepeatStatement = NodeBase & Readonly<{ kind: 'repeat'; body: readonly Statement[]; until: Expression }>;
export type ExitStatement = NodeBase & Readonly<{ kind: 'exit' }>;
export type ContinueStatement = NodeBase & Readonly<{ kind: 'continue' }>;
export type ReturnStatement = NodeBase & Readonly<{ kind: 'return'; value: Expression | null }>;
export type GotoStatement = NodeBase & Readonly<{ kind: 'goto'; label: Identifier }>;
export type LabelStatement = NodeBase & Readonly<{ kind: 'label'; label: Identifier }>;
export type RegionStatement = NodeBase & Readonly<{ kind: 'region'; title: string; body: readonly Statement[] }>;
/** CODESYS `__TRY .. __CATCH(e) .. __FINALLY .. __ENDTRY`. */
export type TryStatement = NodeBase &
  Readonly<{
    kind: 'try';
    body: readonly Statement[];
    exception: Expression | null;
    catchBody: readonly Statement[] | null;
    finallyBody: readonly Statement[] | null;
  }>;
export type EmptyStatement = NodeBase & Readonly<{ kind: 'empty' }>;
/** Text that could not be read as a statement; a diagnostic was given. */
export type ErrorStatement = NodeBase & Readonly<{ kind: 'error-statement' }>;

export type Statement =
  | AssignmentStatement
  | CallStatement
  | ExpressionStatement
  | IfStatement
  | CaseStatement
  | ForStatement
  | WhileStatement
  | RepeatStatement
  | ExitStatement
  | ContinueStatement
  | ReturnStatement
  | GotoStatement
  | LabelStatement
  | RegionStatement
  | TryStatement
  | EmptyStatement
  | ErrorStatement;

// ---------------------------------------------------------------- types

/** `name` may be qualified (`Lib.Type`): `path` holds all parts, `name` the last. */
/** `typeArguments`: `<20>` behind the name of a block with VAR_GENERIC constants. */
export type NamedTypeReference = NodeBase &
  Readonly<{ kind: 'named-type'; name: string; key: string; path: readonly Identifier[]; quoted: boolean; typeArguments?: NodeBase }>;
/** STRING, STRING[80], STRING(80), WSTRING; `length` null: the default length. */
export type StringTypeReference = NodeBase & Readonly<{ kind: 'string-type'; wide: boolean; length: Expression | null }>;
/** One dimension; `low` and `high` null for `[*]`. */
export type ArrayRange = NodeBase & Readonly<{ low: Expression | null; high: Expression | null }>;
export type ArrayTypeReference = NodeBase & Readonly<{ kind: 'array-type'; ranges: readonly ArrayRange[]; element: TypeReference }>;
export type StructTypeReference = NodeBase &
  Readonly<{ kind: 'struct-type'; union: boolean; extends: NamedTypeReference | null; fields: readonly VariableDeclaration[] }>;
export type EnumMember = NodeBase & Readonly<{ name: Identifier; value: Expression | null }>;
export type EnumTypeReference = NodeBase & Readonly<{ kind: 'enum-type'; members: readonly EnumMember[]; base: NamedTypeReference | null }>;
export type SubrangeTypeReference = NodeBase & Readonly<{ kind: 'subrange-type'; base: NamedTypeReference; low: Expression; high: Expression }>;
/** POINTER TO, REF_TO and REFERENCE TO: parsed and checked, refused for execution. */
export type PointerTypeReference = NodeBase & Readonly<{ kind: 'pointer-type'; form: 'pointer' | 'reference' | 'ref-to'; target: TypeReference }>;
export type ErrorTypeReference = NodeBase & Readonly<{ kind: 'error-type' }>;

export type TypeReference =
  | NamedTypeReference
  | StringTypeReference
  | ArrayTypeReference
  | StructTypeReference
  | EnumTypeReference
  | SubrangeTypeReference
  | PointerTypeReference
  | ErrorTypeReference;

// ---------------------------------------------------------------- declarations

export type SectionKind =
  | 'VAR'
  | 'VAR_INPUT'
  | 'VAR_OUTPUT'
  | 'VAR_IN_OUT'
  | 'VAR_TEMP'
  | 'VAR_STAT'
  | 'VAR_INST'
  | 'VAR_EXTERNAL'
  | 'VAR_GLOBAL'
  | 'VAR_ACCESS'
  | 'VAR_CONFIG';

/** One declaration, possibly of several names. `arguments`: CODESYS constructor arguments, `fb : FB_Axis(limit := 3)`. */
export type VariableDeclaration = NodeBase &
  Readonly<{
    kind: 'variable-declaration';
    names: readonly Identifier[];
    address: DirectAddress | null;
    type: TypeReference;
    edge: 'R_EDGE' | 'F_EDGE' | null;
    arguments: readonly Argument[];
    initial: Expression | null;
    /** `AT other`: a second view of another variable's memory (SCL). */
    overlay?: Expression;
    /** The last input takes any number of values, `args : DINT...` (external functions). */
    variadic?: boolean;
    /** The pragma or attribute texts written directly before or within the declaration, with their braces. */
    pragmas: readonly string[];
  }>;

export type VariableSection = NodeBase &
  Readonly<{
    kind: 'variable-section';
    section: SectionKind;
    constant: boolean;
    retain: 'default' | 'retain' | 'non-retain' | 'persistent';
    access: Access;
    /** VAR_GENERIC: constants that an instance may set in its type, `Buffer<20>`. */
    generic?: true;
    declarations: readonly VariableDeclaration[];
  }>;

export type Access = 'default' | 'public' | 'private' | 'protected' | 'internal';
export type Modifiers = Readonly<{ access: Access; abstract: boolean; final: boolean; override: boolean }>;

export type SfcStep = NodeBase & Readonly<{ kind: 'sfc-step'; initial: boolean; name: Identifier; actions: readonly SfcActionAssociation[] }>;
export type SfcActionAssociation = NodeBase & Readonly<{ name: Identifier; qualifier: string; duration: Expression | null }>;
export type SfcTransition = NodeBase &
  Readonly<{
    kind: 'sfc-transition';
    name: Identifier | null;
    priority: number | null;
    from: readonly Identifier[];
    to: readonly Identifier[];
    condition: Expression | null;
  }>;

export type StatementBody = NodeBase & Readonly<{ kind: 'statement-body'; statements: readonly Statement[] }>;
export type SfcBody = NodeBase &
  Readonly<{ kind: 'sfc-body'; steps: readonly SfcStep[]; transitions: readonly SfcTransition[]; actions: readonly ActionDeclaration[] }>;
/** A body in another language (IL, LD, FBD, CFC) or none at all (library prototype); kept as text. */
export type ForeignBody = NodeBase & Readonly<{ kind: 'foreign-body'; language: string }>;
export type Body = StatementBody | SfcBody | ForeignBody;

export type ActionDeclaration = NodeBase & Readonly<{ kind: 'action'; name: Identifier; body: Body }>;
export type MethodDeclaration = NodeBase &
  Readonly<{
    kind: 'method';
    name: Identifier;
    modifiers: Modifiers;
    returnType: TypeReference | null;
    sections: readonly VariableSection[];
    body: Body;
  }>;
export type PropertyAccessor = NodeBase & Readonly<{ accessor: 'get' | 'set'; modifiers: Modifiers; sections: readonly VariableSection[]; body: Body }>;
export type PropertyDeclaration = NodeBase &
  Readonly<{ kind: 'property'; name: Identifier; modifiers: Modifiers; type: TypeReference; accessors: readonly PropertyAccessor[] }>;

export type PouKind = 'program' | 'function-block' | 'function' | 'class' | 'organization-block';
/** A program organisation unit. `returnType` is set for functions only. `attributes`: SCL block attributes and headers as written. */
export type Pou = NodeBase &
  Readonly<{
    kind: 'pou';
    pou: PouKind;
    name: Identifier;
    modifiers: Modifiers;
    extends: NamedTypeReference | null;
    implements: readonly NamedTypeReference[];
    returnType: TypeReference | null;
    sections: readonly VariableSection[];
    methods: readonly MethodDeclaration[];
    properties: readonly PropertyDeclaration[];
    actions: readonly ActionDeclaration[];
    attributes: readonly string[];
    /** `<T: ANY_NUM>` of a generic function. */
    typeParameters?: NodeBase;
    body: Body;
  }>;

export type InterfaceDeclaration = NodeBase &
  Readonly<{
    kind: 'interface';
    name: Identifier;
    extends: readonly NamedTypeReference[];
    methods: readonly MethodDeclaration[];
    properties: readonly PropertyDeclaration[];
  }>;
export type TypeDefinition = NodeBase &
  Readonly<{ kind: 'type-definition'; name: Identifier; type: TypeReference; initial: Expression | null; attributes: readonly string[] }>;
/** `TYPE ... END_TYPE`. */
export type TypeBlock = NodeBase & Readonly<{ kind: 'type-block'; definitions: readonly TypeDefinition[] }>;
/** VAR_GLOBAL at file level (or a .TcGVL list named `listName`). */
export type GlobalVariables = NodeBase & Readonly<{ kind: 'global-variables'; listName: string | null; section: VariableSection }>;
/** SCL DATA_BLOCK: of a type (`type`), or with its own sections; `assignments` set start values. */
export type DataBlock = NodeBase &
  Readonly<{
    kind: 'data-block';
    name: Identifier;
    type: TypeReference | null;
    sections: readonly VariableSection[];
    assignments: readonly Statement[];
    attributes: readonly string[];
  }>;
export type TaskDeclaration = NodeBase &
  Readonly<{ kind: 'task'; name: Identifier; type: NamedTypeReference | null; properties: readonly StructInitializerField[] }>;
export type ProgramInstance = NodeBase &
  Readonly<{ kind: 'program-instance'; name: Identifier; task: Identifier | null; type: NamedTypeReference; arguments: readonly Argument[] }>;
export type ResourceDeclaration = NodeBase &
  Readonly<{
    kind: 'resource';
    name: Identifier | null;
    on: Identifier | null;
    sections: readonly VariableSection[];
    tasks: readonly TaskDeclaration[];
    programs: readonly ProgramInstance[];
  }>;
export type ConfigurationDeclaration = NodeBase &
  Readonly<{ kind: 'configuration'; name: Identifier; sections: readonly VariableSection[]; resources: readonly ResourceDeclaration[] }>;
export type NamespaceDeclaration = NodeBase & Readonly<{ kind: 'namespace'; name: string; declarations: readonly Declaration[] }>;
export type UsingDirective = NodeBase & Readonly<{ kind: 'using'; name: string }>;
/** An ACTION outside its POU: CODESYS export text. `owner` from `ACTION Owner.Name`, otherwise the POU before it. */
export type LooseAction = NodeBase & Readonly<{ kind: 'loose-action'; owner: string | null; action: ActionDeclaration }>;
/** A METHOD or PROPERTY outside its POU (TwinCAT and CODESYS text exports): belongs to the POU before it. */
export type LooseMember = NodeBase & Readonly<{ kind: 'loose-member'; member: MethodDeclaration | PropertyDeclaration }>;
/** Statements without a POU around them: a snippet. */
export type LooseStatements = NodeBase & Readonly<{ kind: 'loose-statements'; statements: readonly Statement[] }>;

export type Declaration =
  | Pou
  | InterfaceDeclaration
  | TypeBlock
  | GlobalVariables
  | DataBlock
  | ConfigurationDeclaration
  | NamespaceDeclaration
  | UsingDirective
  | LooseAction
  | LooseMember
  | LooseStatements;

export type Comment = NodeBase & Readonly<{ style: 'block' | 'line'; text: string; nested: boolean }>;
export type Pragma = NodeBase & Readonly<{ text: string }>;

/** One parsed file. */
export type CompilationUnit = Readonly<{
  source: SourceText;
  dialect: Dialect;
  declarations: readonly Declaration[];
  comments: readonly Comment[];
  pragmas: readonly Pragma[];
}>;

/** What `parse` gives: a tree (always, with error nodes where needed) and the syntax findings. */
export type ParseResult = Readonly<{ unit: CompilationUnit; diagnostics: readonly Diagnostic[] }>;
