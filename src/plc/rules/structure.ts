import type { Expression, Pou } from '../ast.js';
import { areExclusive, declaredIn, factsOf, typeKeyOf } from './facts.js';
import type { Finding, Rule, RuleContext } from './model.js';
import { pousOf, walkExpression, walkExpressions } from './walk.js';

const complexity: Rule = {
  id: 'CP9',
  title: 'Limit the complexity of a program unit',
  severity: 'info',
  check: (context) =>
    context.parts.flatMap((part) => {
      const { statements } = factsOf(part);
      let decisions = 1;
      for (const { statement } of statements) {
        if (statement.kind === 'if') decisions += statement.branches.length;
        if (statement.kind === 'case') decisions += statement.clauses.length;
        if (statement.kind === 'for' || statement.kind === 'while' || statement.kind === 'repeat') decisions++;
      }
      const { maximumComplexity, maximumStatements } = context.settings;
      const at = part.pou.name;
      return [
        ...(decisions > maximumComplexity
          ? [{ at, message: `${part.name} has a cyclomatic complexity of ${decisions}; at most ${maximumComplexity} is wanted. Split it.` }]
          : []),
        ...(statements.length > maximumStatements
          ? [{ at, message: `${part.name} has ${statements.length} statements; at most ${maximumStatements} are wanted. Split it.` }]
          : []),
      ];
    }),
};

/** POU name to the names of the POUs it calls or instantiates, over all units. */
function callGraph(context: RuleContext): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map<string, Set<string>>();
  for (const unit of context.checked.units) {
    for (const pou of pousOf(unit)) {
      const targets = new Set<string>();
      for (const variable of declaredIn(pou.sections)) {
        const key = typeKeyOf(variable);
        if (key !== null && context.checked.scope.pous.has(key)) targets.add(key);
      }
      if (pou.body.kind === 'statement-body')
        walkExpressions(pou.body.statements, (expression) => {
          if (
            expression.kind === 'call' &&
            expression.callee.kind === 'name' &&
            context.checked.scope.pous.has(expression.callee.key) &&
            !declaredIn(pou.sections).some((variable) => variable.key === (expression.callee.kind === 'name' ? expression.callee.key : ''))
          )
            targets.add(expression.callee.key);
        });
      graph.set(pou.name.key, targets);
    }
  }
  return graph;
}

const noRecursion: Rule = {
  id: 'CP13',
  title: 'No direct or indirect recursion',
  severity: 'warning',
  check: (context) => {
    const graph = callGraph(context);
    return pousOf(context.unit).flatMap((pou) =>
      reaches(graph, pou.name.key)
        ? [{ at: pou.name, message: `${pou.name.name} calls itself, directly or through others. Controllers give it no stack for that; use a loop.` }]
        : [],
    );
  },
};

function reaches(graph: ReadonlyMap<string, ReadonlySet<string>>, start: string): boolean {
  const seen = new Set<string>();
  const pending = [...(graph.get(start) ?? [])];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next === start) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    pending.push(...(graph.get(next) ?? []));
  }
  return false;
}

const singleExit: Rule = {
  id: 'CP14',
  title: 'One point of exit',
  severity: 'info',
  check: (context) =>
    context.parts.flatMap((part) =>
      factsOf(part).statements.flatMap(({ statement }) =>
        statement.kind === 'return' ? [{ at: statement, message: `${part.name} is left here before its end. Use IF around the rest.` }] : [],
      ),
    ),
};

const tasksCallPrograms: Rule = {
  id: 'CP16',
  title: 'Tasks call programs only',
  severity: 'warning',
  check: (context) =>
    context.unit.declarations.flatMap((declaration) =>
      declaration.kind !== 'configuration'
        ? []
        : declaration.resources.flatMap((resource) =>
            resource.programs.flatMap((program) => {
              const target = context.checked.scope.pous.get(program.type.key);
              return target === undefined || target.pou === 'program'
                ? []
                : [{ at: program.type, message: `${program.type.name} is not a PROGRAM. Call it from a program.` }];
            }),
          ),
    ),
};

const fewGlobals: Rule = {
  id: 'CP18',
  title: 'Limit global variables',
  severity: 'info',
  check: (context) =>
    context.unit.declarations.flatMap((declaration) => {
      if (declaration.kind !== 'global-variables') return [];
      const count = declaredIn([declaration.section]).length;
      return count > context.settings.maximumGlobals
        ? [
            {
              at: { start: declaration.start, end: declaration.start + 10 },
              message: `${count} global variables in one list; at most ${context.settings.maximumGlobals} are wanted. Group them in structures.`,
            },
          ]
        : [];
    }),
};

const noJumps: Rule = {
  id: 'CP19',
  title: 'No jumps',
  severity: 'warning',
  check: (context) =>
    context.parts.flatMap((part) =>
      factsOf(part).statements.flatMap(({ statement }) =>
        statement.kind === 'goto' ? [{ at: statement, message: `Jump to ${statement.label.name}. Use IF, CASE or a loop.` }] : [],
      ),
    ),
};

const callOnce: Rule = {
  id: 'CP20',
  title: 'Call a function block instance once per cycle',
  severity: 'warning',
  check: (context) =>
    context.parts.flatMap((part) => {
      const { calls, variables } = factsOf(part);
      const instances = calls.filter(
        (call) =>
          call.callee.kind === 'name' &&
          context.checked.scope.pous.get(typeKeyOf(variables.get(call.callee.key)) ?? '')?.pou !== 'function' &&
          variables.has(call.callee.key),
      );
      return instances.flatMap((call, index) => {
        const key = call.callee.kind === 'name' ? call.callee.key : '';
        const earlier = instances
          .slice(0, index)
          .find((other) => other.callee.kind === 'name' && other.callee.key === key && !areExclusive(other.path, call.path));
        return earlier === undefined
          ? []
          : [{ at: call.callee, message: 'This instance is called more than once per cycle: timers and edges go wrong. Use a second instance.' }];
      });
    }),
};

const parameterCount: Rule = {
  id: 'CP23',
  title: 'Limit the number of parameters',
  severity: 'info',
  check: (context) =>
    pousOf(context.unit).flatMap((pou) => {
      const count = parametersOf(pou);
      return count > context.settings.maximumParameters
        ? [
            {
              at: pou.name,
              message: `${pou.name.name} has ${count} inputs and outputs; at most ${context.settings.maximumParameters} are wanted. Use structures.`,
            },
          ]
        : [];
    }),
};

function parametersOf(pou: Pou): number {
  return declaredIn(pou.sections).filter((variable) => ['VAR_INPUT', 'VAR_OUTPUT', 'VAR_IN_OUT'].includes(variable.section)).length;
}

const oneWriter: Rule = {
  id: 'CP26',
  title: 'A global variable is written by one program',
  severity: 'warning',
  check: (context) => {
    const writers = new Map<string, Set<string>>();
    for (const part of context.parts) {
      const facts = factsOf(part);
      for (const write of facts.writes) {
        const declared = facts.variables.get(write.key);
        const isGlobal = (declared === undefined || declared.section === 'VAR_EXTERNAL') && context.checked.scope.variables.has(write.key);
        if (isGlobal) writers.set(write.key, (writers.get(write.key) ?? new Set()).add(part.pou.name.name));
      }
    }
    const shared = [...writers].filter(([, names]) => names.size > 1);
    return shared.flatMap(([key, names]): readonly Finding[] => {
      const part = context.parts.find((candidate) => factsOf(candidate).writes.some((write) => write.key === key));
      const write = part === undefined ? undefined : factsOf(part).writes.find((candidate) => candidate.key === key);
      return write === undefined
        ? []
        : [{ at: write.target, message: `This global variable is written by ${[...names].join(' and ')}. Let one of them write it.` }];
    });
  },
};

const deprecated: Rule = {
  id: 'CP27',
  title: 'Avoid deprecated features',
  severity: 'info',
  check: (context) => [
    ...pousOf(context.unit).flatMap((pou) =>
      pou.body.kind === 'foreign-body' && pou.body.language === 'IL'
        ? [{ at: pou.name, message: `${pou.name.name} is written in Instruction List, which IEC 61131-3 has dropped. Rewrite it in Structured Text.` }]
        : [],
    ),
    ...context.parts.flatMap((part) => {
      const found: Finding[] = [];
      const judge = (expression: Expression): void => {
        if (expression.kind === 'integer-literal' && expression.base === 8)
          found.push({
            at: expression,
            message: `${expression.text} is an octal number, deprecated since the third edition. Write it decimal or hexadecimal.`,
          });
      };
      walkExpressions(part.statements, judge);
      for (const { initial } of part.sections.flatMap(({ declarations }) => declarations)) if (initial !== null) walkExpression(initial, judge);
      return found;
    }),
  ],
};

export const structureRules: readonly Rule[] = [
  complexity,
  noRecursion,
  singleExit,
  tasksCallPrograms,
  fewGlobals,
  noJumps,
  callOnce,
  parameterCount,
  oneWriter,
  deprecated,
];
