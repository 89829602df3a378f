import type { Expression, Statement } from '../ast.js';
import { parse } from '../parser.js';
import { constantBool, factsOf, typeKeyOf, type Write } from './facts.js';
import type { Finding, PlantContext, Rule, RuleContext } from './model.js';
import { bare, bodyStatements, type CodePart, childExpressions, pousOf, rootKey } from './walk.js';

const interlockDominates: Rule = {
  id: 'SAFE-5',
  title: 'The interlock dominates each actuator output',
  severity: 'warning',
  check: (context) => {
    const { plant } = context;
    if (plant === null) return [];
    return plant.interlocks.flatMap((interlock) =>
      interlock.actuators.flatMap((actuator) => context.parts.flatMap((part) => dominationFindings(part, interlock, actuator.toUpperCase()))),
    );
  },
};

/**
 * An assignment is dominated when every way of making it TRUE needs the interlock's names: they stand in an AND of the value (directly or through
 * variables assigned in this part), or in a condition around it.
 */
function dominationFindings(part: CodePart, interlock: PlantContext['interlocks'][number], actuator: string): readonly Finding[] {
  const facts = factsOf(part);
  const wanted = conditionNames(interlock.condition).filter((key) => !facts.variables.get(key)?.constant);
  if (wanted.length === 0) return [];
  return facts.writes
    .filter((write) => write.key === actuator && write.value !== null && constantBool(write.value) !== false)
    .flatMap((write) => {
      const depends = requiredNames(write.value, part, new Set([actuator]));
      for (const step of write.path)
        for (const key of conditionKeys(step.statement))
          for (const name of key === null ? [] : requiredNames(key, part, new Set([actuator]), true)) depends.add(name);
      return wanted.some((key) => depends.has(key) || isDefinedBy(key, depends, part))
        ? []
        : [
            {
              at: write.target,
              message: `The interlock "${interlock.name}" (${interlock.condition}) does not stand in this assignment's conditions. Put it in an AND with the whole expression.`,
            },
          ];
    });
}

/** An alarm that is itself computed from what the assignment depends on, for example `Fault := Phase = 90` beside `Valve := Phase = 2`. */
function isDefinedBy(key: string, depends: ReadonlySet<string>, part: CodePart): boolean {
  const facts = factsOf(part);
  const sources = facts.writes
    .filter((write) => write.key === key && write.value !== null)
    .flatMap((write) => (write.value === null ? [] : namesBelow(write.value)));
  const variable = sources.filter((name) => name !== key && facts.variables.get(name)?.constant !== true);
  return variable.length > 0 && variable.every((name) => depends.has(name));
}

function conditionKeys(statement: Statement): readonly (Expression | null)[] {
  if (statement.kind === 'if') return statement.branches.map((branch) => branch.condition);
  return statement.kind === 'case' ? [statement.selector] : [];
}

function conditionNames(condition: string): readonly string[] {
  const { unit } = parse(`FUNCTION_BLOCK Condition\nResult := ${condition};\nEND_FUNCTION_BLOCK\n`, { dialect: 'iec', fileName: 'condition.st' });
  const [statement] = pousOf(unit).flatMap((pou) => bodyStatements(pou.body));
  return statement?.kind === 'assignment' ? [...new Set(namesBelow(statement.value))] : [];
}

function namesBelow(expression: Expression): readonly string[] {
  const inner = bare(expression);
  const key = rootKey(inner);
  return key !== null ? [key] : childExpressions(inner).flatMap(namesBelow);
}

/**
 * Names on which an expression depends in a dominating way: all operands of AND, and of OR only what every side needs. Variables are followed to
 * their assignments in the part; comparisons and other operators depend on all their names.
 */
function requiredNames(expression: Expression | null, part: CodePart, visited: ReadonlySet<string>, loose = false): Set<string> {
  if (expression === null) return new Set();
  const inner = bare(expression);
  if (inner.kind === 'binary' && (inner.operator === 'OR' || inner.operator === 'OR_ELSE') && !loose) {
    const left = requiredNames(inner.left, part, visited);
    const right = requiredNames(inner.right, part, visited);
    return new Set([...left].filter((key) => right.has(key)));
  }
  const key = rootKey(inner);
  if (key === null) return new Set(childExpressions(inner).flatMap((child) => [...requiredNames(child, part, visited, inner.kind === 'unary' || loose)]));
  const names = new Set([key]);
  if (visited.has(key)) return names;
  const next = new Set([...visited, key]);
  const member = inner.kind === 'member' ? callInputs(part, key) : [];
  for (const input of member) for (const name of requiredNames(input, part, next, true)) names.add(name);
  const writes = factsOf(part).writes.filter((write) => write.key === key && write.value !== null);
  for (const write of writes) for (const name of dominatingOfWrite(write, part, next, loose)) names.add(name);
  return names;
}

function dominatingOfWrite(write: Write, part: CodePart, visited: ReadonlySet<string>, loose: boolean): ReadonlySet<string> {
  const names = requiredNames(write.value, part, visited, loose);
  for (const step of write.path)
    for (const condition of conditionKeys(step.statement)) for (const name of requiredNames(condition, part, visited, true)) names.add(name);
  return names;
}

function callInputs(part: CodePart, instance: string): readonly Expression[] {
  return factsOf(part)
    .calls.filter((call) => call.callee.kind === 'name' && call.callee.key === instance)
    .flatMap((call) => call.arguments.flatMap((argument) => (argument.direction === 'in' && argument.value !== null ? [argument.value] : [])));
}

const declaredWrites: Rule = {
  id: 'SAFE-6',
  title: 'Write only declared outputs, never safety tags',
  severity: 'error',
  check: (context) => {
    if (context.plant === null) return [];
    const rows = new Map(context.plant.signals.map((row) => [row.identifier.toUpperCase(), row]));
    return context.parts.flatMap((part) =>
      factsOf(part).writes.flatMap((write): readonly Finding[] => {
        const row = rows.get(write.key);
        if (row?.safetyRelated === true) return [{ at: write.target, message: `${row.tag} is safety related and must never be written by standard code.` }];
        if (row?.direction === 'input')
          return [{ at: write.target, message: `${row.tag || row.identifier} is an input of the specification and must not be written.` }];
        const isForeign = row === undefined && !factsOf(part).variables.has(write.key) && write.key !== part.pou.name.key;
        return isForeign ? [{ at: write.target, message: `${write.key} is written but is neither declared here nor an output of the specification.` }] : [];
      }),
    );
  },
};

const tripLatched: Rule = {
  id: 'SAFE-8',
  title: 'Trips are latched and reset on an edge',
  severity: 'info',
  check: (context) =>
    context.parts.flatMap((part) => {
      const facts = factsOf(part);
      return facts.writes.flatMap((write) => {
        if (
          write.value === null ||
          !/TRIPPED$|TRIP_LATCH|_TRIP$|^ESTOP|STOPACTIVE$|TRIPLATCHED/.test(write.key) ||
          facts.variables.get(write.key)?.section === 'VAR_INPUT'
        )
          return [];
        if (constantBool(write.value) !== null) return [];
        const value = bare(write.value);
        if (!namesBelow(value).includes(write.key) && value.kind !== 'member')
          return [{ at: write.target, message: 'This trip clears by itself when its cause goes. Latch it (OR with itself) until a reset edge.' }];
        const edge = usesEdge(value, part);
        return edge
          ? []
          : [{ at: write.target, message: 'This trip is reset by a level: a held button would reset it again and again. Reset on the edge of an R_TRIG.' }];
      });
    }),
};

function usesEdge(expression: Expression, part: CodePart): boolean {
  const inner = bare(expression);
  const { variables } = factsOf(part);
  if (inner.kind === 'member') return /^(?:R_TRIG|F_TRIG|SR|RS)$/.test(typeKeyOf(variables.get(rootKey(inner) ?? '')) ?? '');
  return childExpressions(inner).some((child) => usesEdge(child, part));
}

const plantTypes: ReadonlyMap<string, RegExp> = new Map([
  ['BOOL', /^BOOL$/],
  ['REAL', /^L?REAL$/],
  ['INT', /^[US]?INT$|^U?DINT$/],
  ['DINT', /^U?DINT$|^LINT$/],
  ['TIME', /^L?TIME$/],
]);

const tagsExist: Rule = {
  id: 'SAFE-9',
  title: 'Tags exist with their type and direction',
  severity: 'warning',
  check: (context) => (context.plant === null ? [] : tagFindings(context, context.plant)),
};

function tagFindings(context: RuleContext, plant: PlantContext): readonly Finding[] {
  return context.parts
    .filter((part) => part.kind === 'pou')
    .flatMap((part) => {
      const { variables } = factsOf(part);
      return plant.signals.flatMap((row): readonly Finding[] => {
        const declared = variables.get(row.identifier.toUpperCase());
        if (declared === undefined) return [{ at: part.pou.name, message: `The specification has ${row.identifier} and ${part.name} does not declare it.` }];
        const type = typeKeyOf(declared);
        if (type !== null && plantTypes.get(row.type)?.test(type) === false)
          return [{ at: declared.name, message: `${row.identifier} is ${row.type} in the specification and ${type} here.` }];
        const direction = declared.section === 'VAR_INPUT' ? 'input' : declared.section === 'VAR_OUTPUT' ? 'output' : null;
        return direction !== null && direction !== row.direction
          ? [{ at: declared.name, message: `${row.identifier} is an ${row.direction} in the specification and an ${direction} here.` }]
          : [];
      });
    });
}

const offAtPowerUp: Rule = {
  id: 'SAFE-11',
  title: 'An actuator output is off at power-up',
  severity: 'warning',
  check: ({ plant, parts }) => {
    const actuators = new Set((plant?.signals ?? []).filter((row) => row.actuator).map((row) => row.identifier.toUpperCase()));
    return parts
      .filter((part) => part.kind === 'pou')
      .flatMap((part) =>
        [...factsOf(part).variables.values()].flatMap(({ key, name, declaration: { initial } }): readonly Finding[] =>
          actuators.has(key) && initial !== null && constantBool(initial) !== false
            ? [
                {
                  at: name,
                  message: `${name.name} moves something and is on before the first input was read. Start it at FALSE and let the logic switch it on.`,
                },
              ]
            : [],
        ),
      );
  },
};

const setpointsInRange: Rule = {
  id: 'SAFE-10',
  title: 'Limits lie within the range of their measurement',
  severity: 'warning',
  check: (context) => (context.plant === null ? [] : context.parts.flatMap((part) => rangeFindings(part, context.plant))),
};

/** Every comparison of a plant measurement with a number or a constant is held against the instrument's range. */
function rangeFindings(part: CodePart, plant: PlantContext | null): readonly Finding[] {
  const facts = factsOf(part);
  const rows = new Map((plant?.signals ?? []).flatMap((row) => (row.range === null ? [] : [[row.identifier.toUpperCase(), row] as const])));
  const found: Finding[] = [];
  const judge = (side: Expression, other: Expression): void => {
    const row = rows.get(rootKey(bare(side)) ?? '');
    const value = numberOf(other, part);
    if (row?.range == null || value === null || (value >= row.range.low && value <= row.range.high)) return;
    found.push({ at: other, message: `${value} is outside the range of ${row.tag} (${row.range.low} to ${row.range.high}); this comparison never changes.` });
  };
  const visit = (expression: Expression): void => {
    const inner = bare(expression);
    if (inner.kind === 'binary' && ['<', '<=', '>', '>='].includes(inner.operator)) {
      judge(inner.left, inner.right);
      judge(inner.right, inner.left);
    }
    childExpressions(inner).forEach(visit);
  };
  const seen = new Set<Statement>();
  for (const { statement } of facts.statements) {
    if (seen.has(statement)) continue;
    seen.add(statement);
    if (statement.kind === 'assignment') visit(statement.value);
    if (statement.kind === 'if') for (const branch of statement.branches) visit(branch.condition);
    if (statement.kind === 'call-statement') visit(statement.call);
  }
  return found;
}

function numberOf(expression: Expression, part: CodePart): number | null {
  const inner = bare(expression);
  if (inner.kind === 'real-literal') return inner.value;
  if (inner.kind === 'integer-literal') return Number(inner.value);
  if (inner.kind === 'unary' && inner.operator === '-') {
    const value = numberOf(inner.operand, part);
    return value === null ? null : -value;
  }
  if (inner.kind !== 'name') return null;
  const declared = factsOf(part).variables.get(inner.key);
  return declared?.constant === true && declared.declaration.initial !== null ? numberOf(declared.declaration.initial, part) : null;
}

export const safetyPlantRules: readonly Rule[] = [interlockDominates, declaredWrites, tripLatched, tagsExist, setpointsInRange, offAtPowerUp];
