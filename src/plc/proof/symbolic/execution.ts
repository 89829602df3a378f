import type { Argument, CallExpression, CaseClause, Expression, ForStatement, Statement } from '../../ast.js';
import { isCalledBare } from '../../bare-names.js';
import type { CheckedUnits } from '../../checker.js';
import type { PouSymbol, Type, VariableSymbol } from '../../types.js';
import { expressionTerm, type Typed, toType } from './expression-terms.js';
import { NotCovered, ownVariables, scalar } from './leaves.js';
import { standardBlockTerms } from './standard-block-terms.js';
import type { Term, Terms } from './term.js';

/** Whose variables a body sees: `prefix` comes before every path; VAR_IN_OUT names stand for other paths. */
export type Scope = Readonly<{ pou: PouSymbol; prefix: string; aliases: ReadonlyMap<string, string> }>;
/** One of the places an expression may mean, and when: an index that is not constant gives several. */
export type Place = Readonly<{ guard: Term; path: string; type: Type }>;

const mostIterations = 128;

/** Runs statements on terms: every variable maps to the term of its value, branches become choices. One object per scan. */
export class Execution {
  readonly terms: Terms;
  readonly checked: CheckedUnits;
  /** Initial values by path, for constants and temporary variables. */
  readonly initial: ReadonlyMap<string, number>;
  private values: Map<string, Term>;
  private readonly label: string;
  private invented = 0;

  private readonly ageBits: number;

  constructor(terms: Terms, checked: CheckedUnits, initial: ReadonlyMap<string, number>, values: Map<string, Term>, label: string, ageBits: number) {
    this.ageBits = ageBits;
    this.terms = terms;
    this.checked = checked;
    this.initial = initial;
    this.values = values;
    this.label = label;
    for (const flag of ['#RETURN', '#EXIT', '#CONTINUE']) values.set(flag, terms.no);
  }

  get result(): Map<string, Term> {
    return this.values;
  }

  /** A value about which nothing is known. */
  anything(type: Type): Term {
    const plain = scalar(type);
    const name = `${this.label}?${this.invented++}`;
    if (plain === null) throw new NotCovered('it calculates with texts, dates or 64-bit numbers');
    if (plain.name === 'BOOL') return this.terms.variable('bool', name);
    if (plain.family === 'real') return this.terms.variable('real', name);
    return this.terms.variable('int', name, { bits: plain.bits, signed: plain.family === 'signed' || plain.family === 'duration' });
  }

  read(path: string): Term {
    const term = this.values.get(path);
    if (term === undefined) throw new NotCovered(`${path} is outside of the block`);
    return term;
  }

  write(path: string, value: Term, guard: Term = this.terms.yes): void {
    const old = this.values.get(path);
    if (old === undefined) throw new NotCovered(`${path} is outside of the block`);
    this.values.set(path, this.terms.ite(this.terms.and(guard, this.terms.not(this.skipped())), value, old));
  }

  private skipped(): Term {
    const { terms } = this;
    const flag = (name: string): Term => this.values.get(name) ?? terms.no;
    return terms.or(flag('#RETURN'), terms.or(flag('#EXIT'), flag('#CONTINUE')));
  }

  /** The body of a program or block instance, temporary variables fresh. */
  body(scope: Scope): void {
    const { declaration, name } = scope.pou;
    if (declaration === null || declaration.body.kind !== 'statement-body') throw new NotCovered(`${name} has no body in Structured Text`);
    if (scope.pou.base !== null) throw new NotCovered(`${name} extends another block`);
    for (const variable of ownVariables(scope.pou)) {
      if (variable.edge !== null) throw new NotCovered(`${variable.name} is an edge input`);
      const path = scope.prefix + variable.key;
      const start = this.initial.get(path);
      const plain = scalar(variable.type);
      if (variable.section === 'VAR_TEMP' && start !== undefined && plain !== null)
        this.write(path, constantOf(this.terms, plain.family === 'real', plain.name === 'BOOL', start));
    }
    const outer = this.values.get('#RETURN') ?? this.terms.no;
    this.statements(scope, declaration.body.statements);
    this.values.set('#RETURN', outer);
  }

  statements(scope: Scope, list: readonly Statement[]): void {
    for (const statement of list) {
      if (this.skipped() === this.terms.yes) return;
      this.statement(scope, statement);
    }
  }

  private statement(scope: Scope, statement: Statement): void {
    switch (statement.kind) {
      case 'assignment':
        if (statement.operator !== ':=') throw new NotCovered(`${statement.operator} has no description in logic here`);
        this.assign(scope, statement.target, expressionTerm(this, scope, statement.value, this.checked.typeOf(statement.target)));
        return;
      case 'call-statement':
        this.call(scope, statement.call);
        return;
      case 'if':
        this.branches(
          scope,
          statement.branches.map(({ condition, body }) => [() => this.condition(scope, condition), body] as const),
          statement.elseBody ?? [],
        );
        return;
      case 'case':
        this.selection(scope, statement.selector, statement.clauses, statement.elseBody ?? []);
        return;
      case 'for':
        this.counting(scope, statement);
        return;
      case 'while':
      case 'repeat':
        this.looping(scope, statement);
        return;
      case 'region':
        this.statements(scope, statement.body);
        return;
      case 'return':
        this.raise('#RETURN');
        return;
      case 'exit':
        this.raise('#EXIT');
        return;
      case 'continue':
        this.raise('#CONTINUE');
        return;
      case 'empty':
      case 'label':
        return;
      case 'expression-statement':
        if (isCalledBare(this.checked.symbolOf(statement.expression))) throw new NotCovered('it calls an action or a program without parentheses');
        return;
      default:
        throw new NotCovered(`a statement of the kind ${statement.kind} has no description in logic here`);
    }
  }

  private raise(flag: string): void {
    const old = this.values.get(flag) ?? this.terms.no;
    this.values.set(flag, this.terms.ite(this.skipped(), old, this.terms.yes));
  }

  private condition(scope: Scope, expression: Expression): Term {
    const { term } = expressionTerm(this, scope, expression, null);
    if (term.sort !== 'bool') throw new NotCovered('a condition is no BOOL');
    return term;
  }

  private branches(scope: Scope, list: readonly (readonly [() => Term, readonly Statement[]])[], otherwise: readonly Statement[]): void {
    const [next, ...rest] = list;
    if (next === undefined) {
      this.statements(scope, otherwise);
      return;
    }
    const [condition, body] = next;
    const test = condition();
    if (test.op === 'const') {
      if (test === this.terms.yes) this.statements(scope, body);
      else this.branches(scope, rest, otherwise);
      return;
    }
    const before = this.values;
    this.values = new Map(before);
    this.statements(scope, body);
    const then = this.values;
    this.values = new Map(before);
    this.branches(scope, rest, otherwise);
    for (const [path, term] of this.values) {
      const other = then.get(path);
      if (other !== undefined && other !== term) this.values.set(path, this.terms.ite(test, other, term));
    }
  }

  private selection(scope: Scope, selector: Expression, clauses: readonly CaseClause[], otherwise: readonly Statement[]): void {
    const { term } = expressionTerm(this, scope, selector, null);
    if (term.sort !== 'int') throw new NotCovered('a CASE is over something else than a whole number');
    const label = (expression: Expression): Term => expressionTerm(this, scope, expression, this.checked.typeOf(selector)).term;
    const { terms } = this;
    const matches = (clause: CaseClause): Term =>
      clause.labels.reduce((any, { low, high }) => {
        const one = high === null ? terms.eq(term, label(low)) : terms.and(terms.not(terms.lt(term, label(low))), terms.not(terms.lt(label(high), term)));
        return terms.or(any, one);
      }, terms.no);
    this.branches(
      scope,
      clauses.map((clause) => [() => matches(clause), clause.body] as const),
      otherwise,
    );
  }

  private counting(scope: Scope, statement: ForStatement): void {
    const type = this.checked.typeOf(statement.variable);
    const value = (expression: Expression): Term => toType(this, expressionTerm(this, scope, expression, type), type);
    const last = value(statement.to);
    const step = statement.by === null ? this.terms.int(1) : value(statement.by);
    if (step.op !== 'const') throw new NotCovered('the step of a FOR loop is no constant');
    this.assign(scope, statement.variable, { term: value(statement.from), type });
    const goesOn = (): Term => {
      const now = expressionTerm(this, scope, statement.variable, null).term;
      return step.value >= 0 ? this.terms.not(this.terms.lt(last, now)) : this.terms.not(this.terms.lt(now, last));
    };
    const advance = (): void => {
      const now = expressionTerm(this, scope, statement.variable, null).term;
      this.assign(scope, statement.variable, { term: this.terms.add(now, step), type });
    };
    this.unroll(scope, goesOn, statement.body, advance);
  }

  private looping(scope: Scope, statement: Extract<Statement, { kind: 'while' | 'repeat' }>): void {
    let first = statement.kind === 'repeat';
    const goesOn = (): Term => {
      const at = first;
      first = false;
      if (at) return this.terms.yes;
      return statement.kind === 'while' ? this.condition(scope, statement.condition) : this.terms.not(this.condition(scope, statement.until));
    };
    this.unroll(scope, goesOn, statement.body, () => undefined);
  }

  /** A loop written out; it must end within a fixed number of rounds whatever the values are. */
  private unroll(scope: Scope, goesOn: () => Term, body: readonly Statement[], advance: () => void): void {
    const { terms } = this;
    const [exit, next] = [this.values.get('#EXIT') ?? terms.no, this.values.get('#CONTINUE') ?? terms.no];
    for (let round = 0; ; round++) {
      const again = terms.and(goesOn(), terms.not(this.skipped()));
      if (again === terms.no) break;
      if (round >= mostIterations) throw new NotCovered('a loop has no fixed number of rounds');
      if (again !== terms.yes) this.values.set('#EXIT', terms.or(this.values.get('#EXIT') ?? terms.no, terms.not(again)));
      this.statements(scope, body);
      this.values.set('#CONTINUE', next);
      advance();
    }
    this.values.set('#EXIT', exit);
    this.values.set('#CONTINUE', next);
  }

  assign(scope: Scope, target: Expression, value: Typed): void {
    if (target.kind === 'bit-access') throw new NotCovered('single bits of a word are written');
    for (const { guard, path, type } of this.places(scope, target)) this.write(path, toType(this, value, type), guard);
  }

  /** All places an expression may mean. */
  places(scope: Scope, expression: Expression): readonly Place[] {
    const { terms } = this;
    switch (expression.kind) {
      case 'parenthesised':
        return this.places(scope, expression.expression);
      case 'name': {
        const symbol = this.checked.symbolOf(expression);
        if (symbol?.kind !== 'variable') throw new NotCovered(`${expression.name} is no variable of the block`);
        return [{ guard: terms.yes, path: this.pathOf(scope, symbol), type: symbol.type }];
      }
      case 'member': {
        const symbol = this.checked.symbolOf(expression);
        return this.places(scope, expression.object).map(({ guard, path, type }) => {
          if (type.kind === 'struct') {
            const field = type.fields.get(expression.member.key);
            if (field !== undefined) return { guard, path: `${path}.${field.key}`, type: field.type };
          }
          if (type.kind === 'block' && symbol?.kind === 'variable') return { guard, path: `${path}.${symbol.key}`, type: symbol.type };
          throw new NotCovered(`${expression.member.name} is no variable`);
        });
      }
      case 'index':
        return this.elements(scope, expression);
      default:
        throw new NotCovered('pointers and direct addresses have no description in logic');
    }
  }

  private pathOf(scope: Scope, symbol: VariableSymbol): string {
    const alias = scope.aliases.get(symbol.key);
    if (alias !== undefined) return alias;
    if (scope.pou.variables.get(symbol.key) !== symbol) throw new NotCovered(`${symbol.name} is a global variable`);
    return scope.prefix + symbol.key;
  }

  private elements(scope: Scope, expression: Extract<Expression, { kind: 'index' }>): readonly Place[] {
    const { terms } = this;
    return this.places(scope, expression.array).flatMap(({ guard, path, type }) => {
      if (type.kind !== 'array' || type.ranges.length !== expression.indices.length) throw new NotCovered('parts of arrays have no description in logic');
      let found: readonly (readonly [Term, string])[] = [[guard, '']];
      for (const [dimension, range] of type.ranges.entries()) {
        const index = expression.indices[dimension];
        if (range === null || index === undefined) throw new NotCovered('the bounds of an array are not known');
        const { term } = expressionTerm(this, scope, index, null);
        const candidates = term.op === 'const' ? [term.value] : Array.from({ length: range.high - range.low + 1 }, (_, offset) => range.low + offset);
        found = found.flatMap(([before, text]) =>
          candidates
            .filter((value) => value >= range.low && value <= range.high)
            .map((value) => [terms.and(before, terms.eq(term, terms.int(value))), text === '' ? String(value) : `${text},${value}`] as const),
        );
      }
      return found.filter(([when]) => when !== terms.no).map(([when, text]) => ({ guard: when, path: `${path}[${text}]`, type: type.element }));
    });
  }

  private call(scope: Scope, call: CallExpression): void {
    const symbol = this.checked.symbolOf(call.callee);
    if (symbol?.kind === 'standard-function') return;
    if (symbol !== undefined && symbol.kind !== 'variable')
      throw new NotCovered('functions and methods called as statements have no description in logic here');
    const places = this.places(scope, call.callee);
    const [place] = places;
    if (place === undefined || places.length > 1 || place.type.kind !== 'block') throw new NotCovered('an instance is chosen at run time');
    const { block } = place.type;
    const aliases = this.pass(scope, call.arguments, block, place.path);
    if (block.standard === null) this.body({ pou: block, prefix: `${place.path}.`, aliases });
    else
      standardBlockTerms(
        this.terms,
        block.standard,
        {
          ageBits: this.ageBits,
          get: (name) => this.read(`${place.path}.${name}`),
          set: (name, value) => this.write(`${place.path}.${name}`, value),
        },
        this.checked.dialect === 'siemens',
      );
    for (const { parameter, value, negated } of parametersOf(call.arguments, block)) {
      if (parameter.section !== 'VAR_OUTPUT' || value === null) continue;
      const output = this.read(`${place.path}.${parameter.key}`);
      this.assign(scope, value, { term: negated ? this.terms.not(output) : output, type: parameter.type });
    }
  }

  /** Inputs are written into the instance; VAR_IN_OUT names become other names of the caller's variables. */
  private pass(scope: Scope, list: readonly Argument[], block: PouSymbol, path: string): ReadonlyMap<string, string> {
    const aliases = new Map<string, string>();
    for (const { parameter, value } of parametersOf(list, block)) {
      if (value === null || parameter.section === 'VAR_OUTPUT') continue;
      if (parameter.section === 'VAR_IN_OUT') {
        const [only, ...more] = this.places(scope, value);
        if (only === undefined || more.length > 0) throw new NotCovered('a VAR_IN_OUT argument is chosen at run time');
        aliases.set(parameter.key, only.path);
      } else this.write(`${path}.${parameter.key}`, toType(this, expressionTerm(this, scope, value, parameter.type), parameter.type));
    }
    return aliases;
  }
}

function parametersOf(
  list: readonly Argument[],
  block: PouSymbol,
): readonly Readonly<{ parameter: VariableSymbol; value: Expression | null; negated: boolean }>[] {
  return list.map((argument, index) => {
    const parameter = argument.name === null ? block.parameters[index] : block.variables.get(argument.name.key);
    if (parameter === undefined) throw new NotCovered('an argument belongs to no parameter');
    return { parameter, value: argument.value, negated: argument.negated };
  });
}

/** A constant as a term of the right sort. */
export function constantOf(terms: Terms, real: boolean, bool: boolean, value: number): Term {
  if (bool) return terms.bool(value !== 0);
  return real ? terms.real(value) : terms.int(value);
}
