import type {
  CompilationUnit,
  Declaration,
  EnumTypeReference,
  Expression,
  NodeBase,
  Pou,
  TypeReference,
  VariableDeclaration,
  VariableSection,
} from '../ast.js';
import { mapExpression, mapStatements } from './map-tree.js';

/** A value of an enumeration as SCL has it: a constant of the block. */
interface Member {
  readonly constant: string;
  readonly value: number;
}
interface Enumeration {
  readonly base: TypeReference;
  readonly members: ReadonlyMap<string, Member>;
  readonly first: number;
}

/**
 * A unit without what SCL cannot declare as a type: enumerations become INT with a constant for each value in the blocks that use it; subranges and other
 * names of a type become the type itself. `lossy` says what each became.
 */
export function withoutDeclaredTypes(unit: CompilationUnit, target: string): Readonly<{ unit: CompilationUnit; lossy: readonly string[] }> {
  const types = new DeclaredTypes(unit, target);
  const declarations = unit.declarations.flatMap((declaration): readonly Declaration[] => {
    if (declaration.kind === 'type-block') {
      const definitions = declaration.definitions
        .filter(({ name, type }) => type.kind === 'struct-type' && !types.replaced.has(name.key))
        .map((definition) => ({ ...definition, type: types.of(definition.type) }));
      return definitions.length === 0 ? [] : [{ ...declaration, definitions }];
    }
    if (declaration.kind === 'pou') return [types.pou(declaration)];
    if (declaration.kind === 'global-variables') return [{ ...declaration, section: types.section(declaration.section) }];
    return [declaration];
  });
  return { unit: { ...unit, declarations }, lossy: [...types.lossy] };
}

const place = ({ start, end }: NodeBase): NodeBase => ({ start, end });
const named = (name: string, at: NodeBase): TypeReference => ({ kind: 'named-type', ...place(at), name, key: name.toUpperCase(), path: [], quoted: false });
const whole = (value: number, at: NodeBase): Expression => ({ kind: 'integer-literal', ...place(at), value, base: 10, typeName: null, text: String(value) });

class DeclaredTypes {
  readonly lossy = new Set<string>();
  /** Names of types that are gone, with what stands for them. */
  readonly replaced = new Map<string, TypeReference>();
  private readonly target: string;
  private readonly enumerations = new Map<string, Enumeration>();
  /** Values that can be written without their type, by the values' names. */
  private readonly loose = new Map<string, Member>();

  constructor(unit: CompilationUnit, target: string) {
    this.target = target;
    for (const declaration of unit.declarations)
      for (const { name, type } of declaration.kind === 'type-block' ? declaration.definitions : []) {
        if (type.kind === 'enum-type') this.enumeration(name.name, type);
        else if (type.kind !== 'struct-type') {
          this.replaced.set(name.key, type.kind === 'subrange-type' ? type.base : type);
          this.lossy.add(
            `${name.name}: ${this.target} has no such type; its variables have the type itself${type.kind === 'subrange-type' ? ', and its limits are not watched' : ''}.`,
          );
        }
      }
    for (const declaration of unit.declarations)
      for (const section of declaration.kind === 'pou' ? sectionsOf(declaration) : [])
        for (const { names, type } of section.declarations) if (type.kind === 'enum-type') this.enumeration(names[0]?.name ?? 'Value', type);
  }

  private enumeration(name: string, type: EnumTypeReference): Enumeration {
    const base = type.base ?? named('INT', type);
    const members = new Map<string, Member>();
    let next = 0;
    for (const member of type.members) {
      const value = member.value === null ? next : numberOf(member.value);
      if (value === null) this.lossy.add(`${name}.${member.name.name}: its value is calculated; ${next} is written.`);
      const own = { constant: `${name}_${member.name.name}`, value: value ?? next };
      members.set(member.name.key, own);
      this.loose.set(member.name.key, own);
      next = own.value + 1;
    }
    const found = { base, members, first: [...members.values()][0]?.value ?? 0 };
    this.enumerations.set(name.toUpperCase(), found);
    this.replaced.set(name.toUpperCase(), base);
    const list = [...members.values()].map(({ constant, value }) => `${constant} = ${value}`).join(', ');
    this.lossy.add(
      `${name}: ${this.target} has no enumerations; its variables are ${base.kind === 'named-type' ? base.name : 'INT'}, and the values are ${this.target === 'Logix' ? 'written as numbers' : 'constants of each block that uses them'}: ${list}.`,
    );
    return found;
  }

  /** A type as SCL has it. */
  of(type: TypeReference): TypeReference {
    switch (type.kind) {
      case 'named-type': {
        const other = this.replaced.get(type.key);
        return other === undefined || other === type ? type : this.of(other);
      }
      case 'enum-type':
        return type.base ?? named('INT', type);
      case 'subrange-type':
        this.lossy.add(`Subranges: ${this.target} does not watch their limits; the variables have the base type.`);
        return type.base;
      case 'array-type':
        return { ...type, element: this.of(type.element) };
      case 'struct-type':
        return { ...type, fields: type.fields.map((field) => this.variable(field)) };
      default:
        return type;
    }
  }

  section(section: VariableSection): VariableSection {
    return { ...section, declarations: section.declarations.map((declaration) => this.variable(declaration)) };
  }

  private variable(declaration: VariableDeclaration): VariableDeclaration {
    const { type, initial } = declaration;
    const first = this.firstOf(type);
    const given =
      initial === null ? null : mapExpression(initial, (expression) => this.value(expression, new Set(), (member) => whole(member.value, expression)));
    return { ...declaration, type: this.of(type), initial: given ?? (first === 0 ? null : whole(first, declaration)) };
  }

  /** An enumeration begins with its first value, which SCL would not know. */
  private firstOf(type: TypeReference): number {
    const own = type.kind === 'named-type' ? this.enumerations.get(type.key) : undefined;
    if (own !== undefined) return own.first;
    const [first] = type.kind === 'enum-type' ? type.members : [];
    return first === undefined || first.value === null ? 0 : (numberOf(first.value) ?? 0);
  }

  /** The block with constants for the values that its statements use. */
  pou(pou: Pou): Pou {
    const used = new Map<string, Member>();
    const locals = new Set(pou.sections.flatMap(({ declarations }) => declarations.flatMap(({ names }) => names.map(({ key }) => key))));
    const take = (member: Member, at: NodeBase): Expression => {
      // Logix has no constants
      if (this.target === 'Logix') return whole(member.value, at);
      used.set(member.constant, member);
      return { kind: 'name', ...place(at), name: member.constant, key: member.constant.toUpperCase(), quoting: 'local' };
    };
    const map = (expression: Expression): Expression => mapExpression(expression, (inner) => this.value(inner, locals, (member) => take(member, inner)));
    const { body } = pou;
    const sections = pou.sections.map((section) => this.section(section));
    const mapped = body.kind === 'statement-body' ? { ...body, statements: mapStatements(body.statements, map) } : body;
    return {
      ...pou,
      returnType: pou.returnType === null ? null : this.of(pou.returnType),
      sections: used.size === 0 ? sections : [...sections, constantsOf(used, pou)],
      body: mapped,
    };
  }

  /** `State#Run`, `State.Run` and a bare `Run` that is no variable, as what stands for the value; any other expression as it is. */
  private value(expression: Expression, locals: ReadonlySet<string>, as: (member: Member) => Expression): Expression {
    if (expression.kind === 'typed-name') {
      const member = this.enumerations.get(expression.typeName.key)?.members.get(expression.member.key);
      return member === undefined ? expression : as(member);
    }
    if (expression.kind === 'member' && expression.object.kind === 'name') {
      const member = this.enumerations.get(expression.object.key)?.members.get(expression.member.key);
      return member === undefined || locals.has(expression.object.key) ? expression : as(member);
    }
    if (expression.kind !== 'name' || locals.has(expression.key)) return expression;
    const member = this.loose.get(expression.key);
    return member === undefined ? expression : as(member);
  }
}

function sectionsOf(pou: Pou): readonly VariableSection[] {
  return [...pou.sections, ...pou.methods.flatMap(({ sections }) => sections)];
}

function constantsOf(used: ReadonlyMap<string, Member>, { body }: Pou): VariableSection {
  const at = { start: body.start, end: body.start };
  const declarations = [...used.values()].map(
    ({ constant, value }): VariableDeclaration => ({
      kind: 'variable-declaration',
      ...at,
      names: [{ kind: 'identifier', ...at, name: constant, key: constant.toUpperCase() }],
      address: null,
      type: named('INT', at),
      edge: null,
      arguments: [],
      initial: whole(value, at),
      pragmas: [],
    }),
  );
  return { kind: 'variable-section', ...at, section: 'VAR', constant: true, retain: 'default', access: 'default', declarations };
}

/** A whole number written as a literal, with or without a sign; null for anything that must be calculated. */
function numberOf(expression: Expression): number | null {
  if (expression.kind === 'integer-literal') return Number(expression.value);
  if (expression.kind === 'parenthesised') return numberOf(expression.expression);
  if (expression.kind !== 'unary' || expression.operator !== '-') return null;
  const value = numberOf(expression.operand);
  return value === null ? null : -value;
}
