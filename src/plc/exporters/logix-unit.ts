import type { CompilationUnit, Declaration, Expression, Identifier, Pou, SectionKind, TypeReference, VariableDeclaration, VariableSection } from '../ast.js';
import { LogixRewriter } from './logix-rewrite.js';
import { LogixTypes } from './logix-types.js';
import { withoutObjects } from './plain-objects.js';
import { withoutDeclaredTypes } from './plain-types.js';

/** A program as Logix can hold it: only structures and function blocks (Add-On Instructions), with what was lost on the way. */
export interface LogixUnit {
  readonly unit: CompilationUnit;
  readonly lossy: readonly string[];
}

/**
 * Rewrites a unit for Rockwell Logix: every program and function block becomes a block with inputs, outputs and local tags; durations are
 * milliseconds in DINT, standard blocks become FBD_ instructions, arrays begin at 0. `lossy` lists every rewriting and everything left out.
 * Source: Logix 5000 data types and Structured Text instructions (FBD_TIMER, FBD_COUNTER, FBD_ONESHOT).
 * Units: durations become milliseconds in DINT.
 * Errors: never throws; losses in `lossy`.
 */
export function logixUnit(source: CompilationUnit): LogixUnit {
  const plain = withoutObjects(source, 'Logix');
  const { unit, lossy: types } = withoutDeclaredTypes(plain.unit, 'Logix');
  const lossy = new Set<string>([
    'Add-On Instruction skeleton: import it into a test project and review every line; TIME values are milliseconds in DINT.',
    ...plain.lossy,
    ...types,
  ]);
  const declarations = unit.declarations.flatMap((declaration): readonly Declaration[] => {
    if (declaration.kind === 'pou') return declaration.pou === 'function' ? leaveOut(declaration, lossy) : [blockOf(declaration, lossy)];
    if (declaration.kind === 'type-block') return structures(declaration, lossy);
    lossy.add(`${declaration.kind.replaceAll('-', ' ')}: create it as controller tags or a user-defined type; it is left out.`);
    return [];
  });
  return { unit: { ...unit, declarations }, lossy: [...lossy] };
}

function leaveOut(pou: Pou, lossy: Set<string>): readonly Declaration[] {
  lossy.add(`FUNCTION ${pou.name.name}: Logix has no functions with a result; it is left out.`);
  return [];
}

/** STRUCT types become user-defined data types; enumerations, subranges and aliases have no counterpart. */
function structures(block: Extract<Declaration, { kind: 'type-block' }>, lossy: Set<string>): readonly Declaration[] {
  const types = new LogixTypes(new Map(), lossy);
  return block.definitions.flatMap((definition): readonly Declaration[] => {
    const { type, name } = definition;
    if (type.kind !== 'struct-type' || type.union || type.extends !== null) {
      lossy.add(`TYPE ${name.name}: only structures become user-defined types; it is left out.`);
      return [];
    }
    if (definition.initial !== null || type.fields.some((field) => field.initial !== null))
      lossy.add(`TYPE ${name.name}: members of user-defined types have no initial values; set them in the tag.`);
    const fields = type.fields.flatMap((field) => split(field, types.of(field.type, name.name), null));
    return [{ ...block, definitions: [{ ...definition, initial: null, attributes: [], type: { ...type, fields } }] }];
  });
}

/** One declaration per name, as L5X has one element per tag. */
function split(declaration: VariableDeclaration, type: TypeReference, initial: Expression | null): readonly VariableDeclaration[] {
  return declaration.names.map((name) => ({ ...declaration, names: [name], type, initial, address: null, edge: null, arguments: [], pragmas: [] }));
}

const parameterSections: readonly SectionKind[] = ['VAR_INPUT', 'VAR_OUTPUT', 'VAR_IN_OUT'];

function blockOf(pou: Pou, lossy: Set<string>): Pou {
  const rewriter = new LogixRewriter(pou);
  const types = new LogixTypes(constantsOf(pou), lossy);
  if (pou.actions.length > 0) lossy.add(`${pou.name.name}: actions are left out.`);
  if (pou.body.kind !== 'statement-body') lossy.add(`${pou.name.name}: its body is not Structured Text.`);
  const statements = pou.body.kind === 'statement-body' ? rewriter.statements(pou.body.statements) : [];
  const sections = parameterSections.flatMap((kind) => sectionOf(pou, kind, rewriter, types, lossy));
  const locals = localSection(pou, rewriter, types, lossy);
  for (const note of rewriter.notes) lossy.add(note);
  const { start, end } = pou.body;
  return {
    ...pou,
    pou: 'function-block',
    modifiers: { access: 'default', abstract: false, final: false, override: false },
    extends: null,
    implements: [],
    sections: [...sections, ...locals],
    methods: [],
    properties: [],
    actions: [],
    attributes: [],
    body: { kind: 'statement-body', statements, start, end },
  };
}

function constantsOf(pou: Pou): ReadonlyMap<string, number> {
  const constants = new Map<string, number>();
  for (const { constant, declarations } of pou.sections)
    for (const { names, initial } of constant ? declarations : [])
      if (initial?.kind === 'integer-literal') for (const name of names) constants.set(name.key, Number(initial.value));
  return constants;
}

function sectionOf(pou: Pou, kind: SectionKind, rewriter: LogixRewriter, types: LogixTypes, lossy: Set<string>): readonly VariableSection[] {
  const declarations = pou.sections
    .filter(({ section }) => section === kind)
    .flatMap((section) =>
      section.declarations.flatMap((declaration) => {
        const owner = names(declaration.names);
        if (declaration.edge !== null) lossy.add(`${owner}: ${declaration.edge} has no counterpart; add OSRI or OSFI.`);
        const type = types.of(declaration.type, owner);
        if (type.kind === 'array-type' && kind !== 'VAR_IN_OUT')
          lossy.add(`${owner}: only InOut parameters of an Add-On Instruction can be arrays; change it.`);
        return split(declaration, type, initialOf(declaration.initial, type, owner, rewriter, lossy));
      }),
    );
  return declarations.length === 0 ? [] : [plainSection(kind, declarations)];
}

function localSection(pou: Pou, rewriter: LogixRewriter, types: LogixTypes, lossy: Set<string>): readonly VariableSection[] {
  const declarations = pou.sections
    .filter(({ section }) => !parameterSections.includes(section))
    .flatMap((section) => {
      if (section.constant) lossy.add('Constants are local tags that a program could write; protect them.');
      if (section.retain !== 'default') lossy.add('RETAIN is not needed: Logix tags keep their values over a power cycle, all of them.');
      if (section.section === 'VAR_EXTERNAL') lossy.add('VAR_EXTERNAL: an Add-On Instruction sees no controller tags; make these InOut parameters.');
      if (section.section === 'VAR_TEMP') lossy.add('VAR_TEMP: Logix has no temporary tags; these keep their values between scans.');
      return section.declarations.flatMap((declaration) => {
        if (declaration.address !== null) lossy.add(`${declaration.address.text}: direct addresses must become alias tags.`);
        const type = types.of(declaration.type, names(declaration.names));
        return split(declaration, type, initialOf(declaration.initial, type, names(declaration.names), rewriter, lossy));
      });
    });
  return declarations.length === 0 ? [] : [plainSection('VAR', declarations)];
}

function plainSection(section: SectionKind, declarations: readonly VariableDeclaration[]): VariableSection {
  const [first] = declarations;
  const start = first?.start ?? 0;
  return {
    kind: 'variable-section',
    section,
    constant: false,
    retain: 'default',
    access: 'default',
    declarations,
    start,
    end: declarations.at(-1)?.end ?? start,
  };
}

function names(list: readonly Identifier[]): string {
  return list.map(({ name }) => name).join(', ');
}

/** Initial values that a tag can have: plain numbers, and lists of them for arrays. */
function initialOf(initial: Expression | null, type: TypeReference, owner: string, rewriter: LogixRewriter, lossy: Set<string>): Expression | null {
  if (initial === null) return null;
  const value = plainValue(rewriter.expression(initial));
  if (value !== null && type.kind === 'named-type') return value;
  lossy.add(`${owner}: its initial value is left out; only plain numbers are written.`);
  return null;
}

/** A literal, or a negative one as a literal with its sign; null for anything that must be calculated. */
function plainValue(expression: Expression): Expression | null {
  if (expression.kind === 'integer-literal' || expression.kind === 'real-literal' || expression.kind === 'bool-literal') return expression;
  if (expression.kind === 'parenthesised') return plainValue(expression.expression);
  if (expression.kind !== 'unary' || expression.operator !== '-') return null;
  const operand = plainValue(expression.operand);
  return operand === null || operand.kind === 'bool-literal' ? null : { ...expression, operand };
}
