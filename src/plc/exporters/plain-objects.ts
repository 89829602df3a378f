import type {
  Argument,
  CallExpression,
  CompilationUnit,
  Declaration,
  Expression,
  Identifier,
  MethodDeclaration,
  NodeBase,
  Pou,
  Statement,
  VariableDeclaration,
  VariableSection,
} from '../ast.js';
import { statementExpressions, walkExpression, walkExpressions, walkStatements } from '../rules/walk.js';
import { positionAt } from '../source-text.js';
import { mapExpression, mapStatements } from './map-tree.js';

/** A method as a function of its own: the variables of the block that it uses are handed in and out by name. */
interface MethodFunction {
  readonly name: string;
  readonly method: MethodDeclaration;
  readonly inputs: readonly Identifier[];
  readonly shared: readonly string[];
}

/**
 * A unit without object-oriented parts: interfaces are left out, and a method becomes a FUNCTION that gets the variables of its block which it uses as in-out
 * parameters. Statements through an interface, a property or a base block have no counterpart: they are left out and listed with their line.
 */
export function withoutObjects(unit: CompilationUnit, target: string): Readonly<{ unit: CompilationUnit; lossy: readonly string[] }> {
  const objects = new Objects(unit, target);
  const declarations = unit.declarations.flatMap((declaration): readonly Declaration[] => {
    if (declaration.kind === 'pou') return objects.pou(declaration);
    if (declaration.kind !== 'interface') return [declaration];
    objects.lossy.add(`INTERFACE ${declaration.name.name}: ${target} has none; it is left out.`);
    return [];
  });
  return { unit: { ...unit, declarations }, lossy: [...objects.lossy] };
}

const place = ({ start, end }: NodeBase): NodeBase => ({ start, end });
const variablesOf = (sections: readonly VariableSection[]): readonly VariableDeclaration[] => sections.flatMap(({ declarations }) => declarations);

class Objects {
  readonly lossy = new Set<string>();
  private readonly unit: CompilationUnit;
  private readonly target: string;
  private readonly blocks = new Map<string, Pou>();
  private readonly interfaces = new Set<string>();

  constructor(unit: CompilationUnit, target: string) {
    this.unit = unit;
    this.target = target;
    for (const declaration of unit.declarations) {
      if (declaration.kind === 'pou') this.blocks.set(declaration.name.key, declaration);
      if (declaration.kind === 'interface') this.interfaces.add(declaration.name.key);
    }
  }

  pou(pou: Pou): readonly Declaration[] {
    const plain = pou.methods.length === 0 && pou.properties.length === 0 && pou.extends === null && pou.implements.length === 0;
    const { name } = pou.name;
    for (const type of pou.implements) this.lossy.add(`${name}: IMPLEMENTS ${type.name} is left out.`);
    if (pou.extends !== null)
      this.lossy.add(
        `${name}: EXTENDS ${pou.extends.name} is not in ${this.target}; the variables of ${pou.extends.name} are copied, its methods and its body are not.`,
      );
    for (const property of pou.properties) this.lossy.add(`${name}.${property.name.name}: ${this.target} has no properties; it is left out.`);
    const sections = this.plainSections(pou);
    const functions = pou.methods.map((method) => this.functionOf(pou, this.methodFunction(pou, method)));
    const body = pou.body.kind === 'statement-body' ? { ...pou.body, statements: this.statements(pou.body.statements, pou, sections) } : pou.body;
    const block: Pou = { ...pou, sections, body, ...(plain ? {} : { extends: null, implements: [], methods: [], properties: [] }) };
    // A function stands before the block that calls it
    return [...functions, block];
  }

  /** Inherited variables first; variables of an interface are left out. */
  private plainSections(pou: Pou): readonly VariableSection[] {
    const base = pou.extends === null ? undefined : this.blocks.get(pou.extends.key);
    const own = pou.sections.map((section) => ({
      ...section,
      access: 'default' as const,
      declarations: section.declarations.filter((declaration) => {
        const through = declaration.type.kind === 'named-type' && this.interfaces.has(declaration.type.key);
        if (through)
          this.lossy.add(
            `${pou.name.name}.${declaration.names.map(({ name }) => name).join(', ')}: a variable of an interface is not in ${this.target}; it is left out.`,
          );
        return !through;
      }),
    }));
    const kept = own.filter(({ declarations }) => declarations.length > 0);
    return base === undefined || base === pou ? kept : [...this.plainSections(base), ...kept];
  }

  private methodFunction(pou: Pou, method: MethodDeclaration): MethodFunction {
    const own = new Set(variablesOf(method.sections).flatMap(({ names }) => names.map(({ key }) => key)));
    const shared = variablesOf(this.plainSections(pou).filter(({ constant }) => !constant)).flatMap(({ names }) => names);
    const used = this.usedBy(pou, method, new Set());
    return {
      name: `${pou.name.name}_${method.name.name}`,
      method,
      inputs: variablesOf(method.sections.filter(({ section }) => section === 'VAR_INPUT')).flatMap(({ names }) => names),
      shared: shared.filter(({ key }) => used.has(key) && !own.has(key)).map(({ name }) => name),
    };
  }

  /** Names that a method and the methods of its block that it calls use; `written`: those that an assignment or a call may change. */
  private usedBy(pou: Pou, method: MethodDeclaration, seen: Set<string>, written = false): ReadonlySet<string> {
    const used = new Set<string>();
    if (seen.has(method.name.key) || method.body.kind !== 'statement-body') return used;
    seen.add(method.name.key);
    const changed = written ? changedIn(method.body.statements) : null;
    walkExpressions(method.body.statements, (expression) => {
      const key = ownKey(expression);
      if (key === null) return;
      if (changed === null || changed.has(key)) used.add(key);
      const called = pou.methods.find((other) => other.name.key === key);
      if (called !== undefined) for (const inner of this.usedBy(pou, called, seen, written)) used.add(inner);
    });
    return used;
  }

  private functionOf(pou: Pou, { name, method, shared }: MethodFunction): Pou {
    const at = place(method);
    const all = this.plainSections(pou);
    const handed = all
      .filter(({ constant }) => !constant)
      .flatMap((section) => section.declarations)
      .flatMap((declaration) =>
        declaration.names
          .filter((one) => shared.includes(one.name))
          .map((one): VariableDeclaration => ({ ...declaration, names: [one], address: null, initial: null, edge: null })),
      );
    // An input of the block that is only read is handed in; an in-out parameter would want to write it
    const inputs = variablesOf(all.filter(({ section }) => section === 'VAR_INPUT')).flatMap(({ names }) => names.map(({ key }) => key));
    const assigned = this.usedBy(pou, method, new Set(), true);
    const onlyRead = ({ names: [one] }: VariableDeclaration): boolean => one !== undefined && inputs.includes(one.key) && !assigned.has(one.key);
    const handedIn = (section: 'VAR_INPUT' | 'VAR_IN_OUT'): readonly VariableSection[] => {
      const declarations = handed.filter((declaration) => onlyRead(declaration) === (section === 'VAR_INPUT'));
      return declarations.length === 0
        ? []
        : [{ kind: 'variable-section', ...at, section, constant: false, retain: 'default', access: 'default', declarations }];
    };
    const own = method.sections.map((section) => ({
      ...section,
      section: section.section === 'VAR' && !section.constant ? ('VAR_TEMP' as const) : section.section,
    }));
    const sections = merged([...own, ...handedIn('VAR_INPUT'), ...handedIn('VAR_IN_OUT'), ...all.filter(({ constant }) => constant)]);
    const result = (expression: Expression): Expression =>
      expression.kind === 'name' && expression.key === method.name.key ? { ...expression, name, key: name.toUpperCase() } : expression;
    const mapped = method.body.kind === 'statement-body' ? this.statements(method.body.statements, pou, sections) : [];
    this.lossy.add(
      `${pou.name.name}.${method.name.name}: ${this.target} has no methods; it becomes FUNCTION ${name}${shared.length === 0 ? '' : ` with ${shared.join(', ')} of the block as parameters`}.`,
    );
    return {
      ...pou,
      ...at,
      pou: 'function',
      name: { ...method.name, name, key: name.toUpperCase() },
      modifiers: { access: 'default', abstract: false, final: false, override: false },
      extends: null,
      implements: [],
      returnType: method.returnType,
      sections,
      methods: [],
      properties: [],
      actions: [],
      attributes: [],
      body: { kind: 'statement-body', ...place(method.body), statements: mapStatements(mapped, (expression) => mapExpression(expression, result)) },
    };
  }

  /** Statements with `THIS^.x` as `x` and calls of methods as calls of their functions; what has no counterpart is left out and listed. */
  private statements(list: readonly Statement[], pou: Pou, sections: readonly VariableSection[]): readonly Statement[] {
    const gone = new Set([
      ...variablesOf(pou.sections).flatMap(({ type, names }) =>
        type.kind === 'named-type' && this.interfaces.has(type.key) ? names.map(({ key }) => key) : [],
      ),
      ...pou.properties.map(({ name }) => name.key),
    ]);
    const change = (expression: Expression): Expression => this.change(expression, pou, sections);
    return mapStatements(this.without(list, gone), (expression) => mapExpression(expression, change));
  }

  private without(list: readonly Statement[], gone: ReadonlySet<string>): readonly Statement[] {
    return list.flatMap((statement): readonly Statement[] => {
      const lost = statementExpressions(statement).some((root) => {
        let found = false;
        walkExpression(root, (expression) => {
          if (expression.kind === 'name' && (gone.has(expression.key) || expression.key === 'SUPER')) found = true;
        });
        return found;
      });
      if (lost) {
        const text = this.unit.source.text.slice(statement.start, statement.end).split('\n')[0]?.trim() ?? '';
        this.lossy.add(`line ${positionAt(this.unit.source, statement.start).line}: "${text}" has no counterpart in ${this.target} and is left out.`);
        return [];
      }
      if (statement.kind === 'if')
        return [
          {
            ...statement,
            branches: statement.branches.map((branch) => ({ ...branch, body: this.without(branch.body, gone) })),
            elseBody: statement.elseBody === null ? null : this.without(statement.elseBody, gone),
          },
        ];
      if (statement.kind === 'case')
        return [
          {
            ...statement,
            clauses: statement.clauses.map((clause) => ({ ...clause, body: this.without(clause.body, gone) })),
            elseBody: statement.elseBody === null ? null : this.without(statement.elseBody, gone),
          },
        ];
      if (statement.kind === 'for' || statement.kind === 'while' || statement.kind === 'repeat' || statement.kind === 'region')
        return [{ ...statement, body: this.without(statement.body, gone) }];
      return [statement];
    });
  }

  private change(expression: Expression, pou: Pou, sections: readonly VariableSection[]): Expression {
    if (expression.kind === 'member' && isThis(expression.object))
      return { kind: 'name', ...place(expression), name: expression.member.name, key: expression.member.key, quoting: 'none' };
    if (expression.kind !== 'call') return expression;
    const { callee } = expression;
    if (callee.kind === 'name') {
      const method = pou.methods.find(({ name }) => name.key === callee.key);
      return method === undefined ? expression : this.callOf(this.methodFunction(pou, method), expression, null);
    }
    if (callee.kind !== 'member') return expression;
    const block = this.blockOf(callee.object, sections);
    const method = block?.methods.find(({ name }) => name.key === callee.member.key);
    return block === undefined || method === undefined ? expression : this.callOf(this.methodFunction(block, method), expression, callee.object);
  }

  /** The block that a variable, or an element of an array of blocks, is an instance of. */
  private blockOf(object: Expression, sections: readonly VariableSection[]): Pou | undefined {
    const name = object.kind === 'index' ? object.array : object;
    if (name.kind !== 'name') return undefined;
    const type = variablesOf(sections).find(({ names }) => names.some(({ key }) => key === name.key))?.type;
    const element = type?.kind === 'array-type' ? type.element : type;
    return element?.kind === 'named-type' ? this.blocks.get(element.key) : undefined;
  }

  private callOf({ name, inputs, shared }: MethodFunction, call: CallExpression, object: Expression | null): CallExpression {
    const at = place(call);
    const formal = (text: string, value: Expression): Argument => ({
      kind: 'argument',
      ...at,
      name: { kind: 'identifier', ...at, name: text, key: text.toUpperCase() },
      direction: 'in',
      negated: false,
      value,
    });
    const given = call.arguments.map((argument, index): Argument => (argument.name === null ? { ...argument, name: inputs[index] ?? null } : argument));
    const handed = shared.map((variable) =>
      formal(
        variable,
        object === null
          ? { kind: 'name', ...at, name: variable, key: variable.toUpperCase(), quoting: 'none' }
          : { kind: 'member', ...at, object, member: { kind: 'identifier', ...at, name: variable, key: variable.toUpperCase() } },
      ),
    );
    return { ...call, callee: { kind: 'name', ...at, name, key: name.toUpperCase(), quoting: 'global' }, arguments: [...given, ...handed] };
  }
}

/** One section of each kind, with the declarations of all. */
function merged(sections: readonly VariableSection[]): readonly VariableSection[] {
  const alike = (a: VariableSection, b: VariableSection): boolean => a.section === b.section && a.constant === b.constant && a.retain === b.retain;
  return sections.flatMap((section, index) => {
    if (sections.findIndex((other) => alike(other, section)) < index) return [];
    return [{ ...section, declarations: sections.filter((other) => alike(other, section)).flatMap(({ declarations }) => declarations) }];
  });
}

/** The name of a variable or method of the block, as it stands or behind THIS; null for anything else. */
function ownKey(expression: Expression): string | null {
  if (expression.kind === 'name') return expression.key;
  return expression.kind === 'member' && isThis(expression.object) ? expression.member.key : null;
}

/** The names that are assigned, or handed to a call by name, in a list of statements. */
function changedIn(list: readonly Statement[]): ReadonlySet<string> {
  const found = new Set<string>();
  const base = (expression: Expression): void => {
    const key = ownKey(expression);
    if (key !== null) found.add(key);
    else if (expression.kind === 'member' || expression.kind === 'bit-access') base(expression.object);
    else if (expression.kind === 'index') base(expression.array);
    else if (expression.kind === 'dereference') base(expression.operand);
  };
  walkStatements(list, (statement) => {
    if (statement.kind === 'assignment') base(statement.target);
    if (statement.kind === 'for') base(statement.variable);
  });
  walkExpressions(list, (expression) => {
    if (expression.kind === 'call') for (const { direction, value } of expression.arguments) if (direction === 'out' && value !== null) base(value);
  });
  return found;
}

function isThis(expression: Expression): boolean {
  const object = expression.kind === 'dereference' ? expression.operand : expression;
  return object.kind === 'name' && object.key === 'THIS';
}
