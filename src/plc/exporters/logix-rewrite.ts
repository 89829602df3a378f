import type { AssignmentStatement, CallStatement, Expression, Identifier, NameExpression, Pou, Statement } from '../ast.js';

/** What replaces a standard function block in Logix Structured Text. */
interface LogixBlock {
  readonly dataType: string;
  readonly instruction: string;
  /** IEC input to Logix member; missing inputs are ignored. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly outputs: ReadonlyMap<string, string>;
}
const timer = {
  dataType: 'FBD_TIMER',
  inputs: new Map([
    ['IN', 'TimerEnable'],
    ['PT', 'PRE'],
  ]),
  outputs: new Map([
    ['Q', 'DN'],
    ['ET', 'ACC'],
  ]),
};
const oneShot = { dataType: 'FBD_ONESHOT', inputs: new Map([['CLK', 'InputBit']]), outputs: new Map([['Q', 'OutputBit']]) };
const counter = {
  dataType: 'FBD_COUNTER',
  instruction: 'CTUD',
  inputs: new Map([
    ['CU', 'CUEnable'],
    ['CD', 'CDEnable'],
    ['PV', 'PRE'],
    ['R', 'Reset'],
    ['RESET', 'Reset'],
  ]),
  outputs: new Map([
    ['Q', 'DN'],
    ['QU', 'DN'],
    ['CV', 'ACC'],
  ]),
};
export const logixBlocks: ReadonlyMap<string, LogixBlock> = new Map([
  ['TON', { ...timer, instruction: 'TONR' }],
  ['TOF', { ...timer, instruction: 'TOFR' }],
  ['R_TRIG', { ...oneShot, instruction: 'OSRI' }],
  ['F_TRIG', { ...oneShot, instruction: 'OSFI' }],
  ['CTU', counter],
  ['CTD', counter],
  ['CTUD', counter],
  [
    'SR',
    {
      dataType: 'DOMINANT_SET',
      instruction: 'SETD',
      inputs: new Map([
        ['S1', 'Set'],
        ['R', 'Reset'],
      ]),
      outputs: new Map([['Q1', 'Out']]),
    },
  ],
  [
    'RS',
    {
      dataType: 'DOMINANT_RESET',
      instruction: 'RESD',
      inputs: new Map([
        ['S', 'Set'],
        ['R1', 'Reset'],
      ]),
      outputs: new Map([['Q1', 'Out']]),
    },
  ],
]);
const knownFunctions = new Set(['ABS', 'SQRT', 'SIN', 'COS', 'TAN', 'ASIN', 'ACOS', 'ATAN', 'LN', 'LOG', 'TRUNC', 'DEG', 'RAD']);

/** Rewrites a body for Logix: block calls, TIME as milliseconds, SEL as IF. What has no counterpart is left as it is and noted. */
export class LogixRewriter {
  readonly notes = new Set<string>();
  private readonly instances = new Map<string, string>();

  constructor(pou: Pou) {
    for (const section of pou.sections) {
      for (const declaration of section.declarations) {
        if (declaration.type.kind === 'named-type') for (const name of declaration.names) this.instances.set(name.key, declaration.type.key);
      }
    }
  }

  statements(list: readonly Statement[]): readonly Statement[] {
    return list.flatMap((statement) => this.statement(statement));
  }

  private statement(statement: Statement): readonly Statement[] {
    switch (statement.kind) {
      case 'assignment':
        return this.assignment(statement);
      case 'call-statement':
        return this.call(statement);
      case 'if':
        return [
          {
            ...statement,
            branches: statement.branches.map((branch) => ({ ...branch, condition: this.expression(branch.condition), body: this.statements(branch.body) })),
            elseBody: statement.elseBody === null ? null : this.statements(statement.elseBody),
          },
        ];
      case 'case':
        return [
          {
            ...statement,
            selector: this.expression(statement.selector),
            clauses: statement.clauses.map((clause) => ({ ...clause, body: this.statements(clause.body) })),
            elseBody: statement.elseBody === null ? null : this.statements(statement.elseBody),
          },
        ];
      case 'for':
        return [{ ...statement, from: this.expression(statement.from), to: this.expression(statement.to), body: this.statements(statement.body) }];
      case 'while':
        return [{ ...statement, condition: this.expression(statement.condition), body: this.statements(statement.body) }];
      case 'repeat':
        return [{ ...statement, until: this.expression(statement.until), body: this.statements(statement.body) }];
      case 'return':
      case 'continue':
        this.notes.add(`${statement.kind.toUpperCase()} is not in Logix Structured Text: restructure with IF.`);
        return [statement];
      default:
        return [statement];
    }
  }

  /** `x := SEL(g, a, b)` becomes IF g THEN x := b; ELSE x := a; END_IF, also when nested; `x := BOOL_TO_INT(b)` becomes an IF with 1 and 0. */
  private assignment(statement: AssignmentStatement): readonly Statement[] {
    const { value } = statement;
    if (value.kind === 'call' && value.callee.kind === 'name' && value.callee.key === 'SEL' && value.arguments.length === 3) {
      const [selector, whenFalse, whenTrue] = value.arguments.map((argument) => argument.value);
      if (selector != null && whenFalse != null && whenTrue != null) {
        const place = { start: statement.start, end: statement.end };
        const branch = (inner: Expression): readonly Statement[] => this.assignment({ ...statement, value: inner });
        return [{ kind: 'if', ...place, branches: [{ ...place, condition: this.expression(selector), body: branch(whenTrue) }], elseBody: branch(whenFalse) }];
      }
    }
    const condition = convertedBool(value);
    if (condition !== null) {
      const place = { start: statement.start, end: statement.end };
      const set = (number: number): readonly Statement[] => this.assignment({ ...statement, value: wholeNumber(number, value) });
      return [{ kind: 'if', ...place, branches: [{ ...place, condition: this.expression(condition), body: set(1) }], elseBody: set(0) }];
    }
    return [{ ...statement, target: this.expression(statement.target), value: this.expression(value) }];
  }

  private call(statement: CallStatement): readonly Statement[] {
    const { call } = statement;
    const instance = call.callee.kind === 'name' ? call.callee : null;
    const typeKey = instance === null ? undefined : this.instances.get(instance.key);
    const block = typeKey === undefined ? undefined : logixBlocks.get(typeKey);
    if (instance === null || block === undefined) {
      this.notes.add(
        `Call of ${instance?.name ?? 'a block'}${typeKey === undefined ? '' : ` (${typeKey})`}: Logix calls an Add-On Instruction with all its parameters by position; adapt it.`,
      );
      return [
        {
          ...statement,
          call: {
            ...call,
            arguments: call.arguments.map((argument) => ({ ...argument, value: argument.value === null ? null : this.expression(argument.value) })),
          },
        },
      ];
    }
    const place = { start: statement.start, end: statement.start };
    const settings = call.arguments.flatMap((argument): readonly Statement[] => {
      const member = argument.name === null ? undefined : block.inputs.get(argument.name.key);
      if (member === undefined || argument.value === null) return [];
      return [{ kind: 'assignment', ...place, target: memberOf(instance, member, place), operator: ':=', value: this.expression(argument.value) }];
    });
    const instruction: Statement = {
      kind: 'call-statement',
      start: statement.start,
      end: statement.end,
      call: {
        ...call,
        callee: nameOf(block.instruction, place),
        arguments: [{ kind: 'argument', ...place, name: null, direction: 'in', negated: false, value: instance }],
      },
    };
    return [...settings, instruction];
  }

  expression(expression: Expression): Expression {
    switch (expression.kind) {
      case 'duration-literal': {
        const milliseconds = Number(expression.nanoseconds / 1_000_000n);
        return {
          kind: 'integer-literal',
          start: expression.start,
          end: expression.end,
          value: milliseconds,
          base: 10,
          typeName: null,
          text: String(milliseconds),
        };
      }
      case 'bool-literal':
        return { ...expression, text: expression.value ? '1' : '0' };
      case 'member': {
        const typeKey = expression.object.kind === 'name' ? this.instances.get(expression.object.key) : undefined;
        const renamed = typeKey === undefined ? undefined : logixBlocks.get(typeKey)?.outputs.get(expression.member.key);
        return {
          ...expression,
          object: this.expression(expression.object),
          member: renamed === undefined ? expression.member : identifier(renamed, expression.member),
        };
      }
      case 'call':
        return this.functionCall(expression);
      case 'binary':
        return { ...expression, left: this.expression(expression.left), right: this.expression(expression.right) };
      case 'unary':
        return { ...expression, operand: this.expression(expression.operand) };
      case 'parenthesised':
        return { ...expression, expression: this.expression(expression.expression) };
      case 'index':
        return { ...expression, array: this.expression(expression.array), indices: expression.indices.map((index) => this.expression(index)) };
      default:
        return expression;
    }
  }

  /** Conversions between numbers are implicit in Logix; other functions are noted. */
  private functionCall(expression: Expression & { kind: 'call' }): Expression {
    const name = expression.callee.kind === 'name' ? expression.callee.key : '';
    const [only] = expression.arguments;
    if (/^(?:S?INT|DINT|REAL|TIME|UINT)_TO_(?:S?INT|DINT|REAL|TIME|UINT)$/.test(name) && only?.value != null) return this.expression(only.value);
    if (!knownFunctions.has(name))
      this.notes.add(`${name || 'A function'} is not a function of Logix Structured Text: replace it with an IF or an Add-On Instruction.`);
    return {
      ...expression,
      arguments: expression.arguments.map((argument) => ({ ...argument, value: argument.value === null ? null : this.expression(argument.value) })),
    };
  }
}

/** The condition of a whole value `BOOL_TO_...(condition)`; Logix converts no BOOL to a number. */
function convertedBool(value: Expression): Expression | null {
  if (value.kind === 'parenthesised') return convertedBool(value.expression);
  if (value.kind !== 'call' || value.callee.kind !== 'name' || !/^BOOL_TO_(?:S?INT|DINT|LINT|UINT|UDINT|REAL)$/.test(value.callee.key)) return null;
  return value.arguments[0]?.value ?? null;
}

function wholeNumber(value: number, { start, end }: Place): Expression {
  return { kind: 'integer-literal', start, end, value, base: 10, typeName: null, text: String(value) };
}

type Place = Readonly<{ start: number; end: number }>;
function identifier(name: string, place: Place): Identifier {
  return { kind: 'identifier', start: place.start, end: place.end, name, key: name.toUpperCase() };
}
function nameOf(name: string, place: Place): NameExpression {
  return { kind: 'name', ...place, name, key: name.toUpperCase(), quoting: 'none' };
}
function memberOf(object: Expression, member: string, place: Place): Expression {
  return { kind: 'member', ...place, object, member: identifier(member, place) };
}
