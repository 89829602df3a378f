import type { Expression } from '../ast.js';
import type { Type } from '../types.js';
import { typeName } from '../types.js';
import { areExclusive, constantBool, type DeclaredVariable, declaredIn, factsOf, isUnconditional, typeKeyOf } from './facts.js';
import type { Finding, Rule, RuleContext } from './model.js';
import { bare, type CodePart, pousOf, walkExpression, walkExpressions } from './walk.js';

/** Facts of everything inside one POU: its body, actions, methods and accessors. */
function partsOfPou(context: RuleContext, part: CodePart): readonly CodePart[] {
  return context.parts.filter((other) => other.pou === part.pou);
}
function bodies(context: RuleContext): readonly CodePart[] {
  return context.parts.filter((part) => part.kind === 'pou' && part.pou.body.kind === 'statement-body');
}

const byName: Rule = {
  id: 'CP1',
  title: 'Access members by name',
  severity: 'info',
  check: (context) =>
    context.parts.flatMap((part) => {
      const found: Finding[] = [];
      walkExpressions(part.statements, (expression) => {
        if (expression.kind === 'bit-access' && expression.size > 1)
          found.push({ at: expression, message: 'A part of a word is taken by position. Declare a structure and use its member names.' });
        if (expression.kind === 'direct-address' && expression.area === 'DB')
          found.push({ at: expression, message: `${expression.text} takes a value by its position in the data block. Use the member's name.` });
      });
      return found;
    }),
};

const initialised: Rule = {
  id: 'CP3',
  title: 'Initialise variables before use',
  severity: 'warning',
  check: (context) =>
    context.parts.flatMap((part) => {
      const facts = factsOf(part);
      const temporary = [...declaredIn(part.kind === 'pou' ? part.pou.sections : part.sections)].filter(
        (variable) => isTemporary(variable, part) && variable.declaration.initial === null && variable.declaration.address === null && isPlain(variable),
      );
      return temporary.flatMap((variable) => {
        const firstRead = facts.reads.find((read) => read.key === variable.key);
        if (firstRead === undefined) return [];
        const written = facts.writes.some(
          (write) =>
            write.key === variable.key &&
            write.statement.start <= firstRead.statement.start &&
            !areExclusive(write.path, firstRead.path) &&
            !(write.statement === firstRead.statement && write.value !== null),
        );
        return written
          ? []
          : [{ at: firstRead.expression, message: `${variable.name.name} is temporary and read before it is written; its value is random. Write it first.` }];
      });
    }),
};

function isTemporary(variable: DeclaredVariable, part: CodePart): boolean {
  return (
    variable.section === 'VAR_TEMP' ||
    (variable.section === 'VAR' &&
      !variable.constant &&
      (part.pou.pou === 'function' || part.kind === 'method') &&
      part.kind !== 'action' &&
      part.pou.pou !== 'program')
  );
}
function isPlain(variable: DeclaredVariable): boolean {
  return (
    variable.declaration.type.kind === 'named-type' &&
    /^(?:BOOL|BYTE|[DL]?WORD|[US]?INT|U?[DL]INT|USINT|SINT|L?REAL|L?TIME)$/.test(variable.declaration.type.key)
  );
}

interface BitRange {
  readonly area: string;
  readonly from: number;
  readonly to: number;
}

const overlapping: Rule = {
  id: 'CP4',
  title: 'Direct addresses do not overlap',
  severity: 'warning',
  check: (context) => {
    const sections = [
      ...pousOf(context.unit).flatMap((pou) => pou.sections),
      ...context.unit.declarations.flatMap((declaration) => (declaration.kind === 'global-variables' ? [declaration.section] : [])),
    ];
    const placed = declaredIn(sections).flatMap((variable) => {
      const range = bitRange(variable);
      return range === null ? [] : [{ variable, range }];
    });
    return placed.flatMap(({ variable, range }, index) => {
      const other = placed
        .slice(0, index)
        .find((candidate) => candidate.range.area === range.area && candidate.range.from < range.to && range.from < candidate.range.to);
      return other === undefined
        ? []
        : [
            {
              at: variable.name,
              message: `${variable.name.name} AT ${variable.declaration.address?.text ?? ''} overlaps ${other.variable.name.name} AT ${other.variable.declaration.address?.text ?? ''}.`,
            },
          ];
    });
  },
};

function bitRange(variable: DeclaredVariable): BitRange | null {
  const { address } = variable.declaration;
  if (address === null || address.path.length === 0) return null;
  const width = { X: 1, '': 1, B: 8, W: 16, D: 32, L: 64 }[address.size.toUpperCase() as 'X'] ?? 1;
  const [first = 0, second = 0] = address.path;
  const from = width === 1 ? first * 8 + second : first * 8;
  return { area: address.area, from, to: from + width };
}

const noExternals: Rule = {
  id: 'CP6',
  title: 'No external variables in functions and function blocks',
  severity: 'info',
  check: (context) =>
    bodies(context)
      .filter((part) => part.pou.pou === 'function' || part.pou.pou === 'function-block')
      .flatMap((part) => {
        const facts = factsOf(part);
        const external = declaredIn(part.pou.sections).filter((variable) => variable.section === 'VAR_EXTERNAL' && !variable.constant);
        const used = new Map<string, Expression>();
        for (const read of facts.reads)
          if (!facts.variables.has(read.key) && context.checked.scope.variables.get(read.key)?.constant === false)
            used.set(read.key, used.get(read.key) ?? read.expression);
        for (const write of facts.writes)
          if (!facts.variables.has(write.key) && context.checked.scope.variables.has(write.key)) used.set(write.key, used.get(write.key) ?? write.target);
        return [
          ...external.map((variable) => ({
            at: variable.name,
            message: `${part.name} uses the external variable ${variable.name.name}. Pass it as a parameter.`,
          })),
          ...[...used].map(([, expression]) => ({ at: expression, message: `${part.name} uses a global variable. Pass it as a parameter.` })),
        ];
      }),
};

const errorOutputs = /^(?:x|b)?(?:error|err|fault|fehler)\w*$|^status$|^eno$/i;
const errorsTested: Rule = {
  id: 'CP7',
  title: 'Test error information',
  severity: 'info',
  check: (context) =>
    context.parts.flatMap((part) => {
      const facts = factsOf(part);
      const seen = new Set<string>();
      return facts.calls.flatMap((call) => {
        if (call.callee.kind !== 'name' || seen.has(call.callee.key)) return [];
        const { key } = call.callee;
        const type = context.checked.typeOf(call.callee);
        const output =
          type.kind === 'block'
            ? type.block.parameters.find((parameter) => parameter.section === 'VAR_OUTPUT' && errorOutputs.test(parameter.name))
            : undefined;
        if (output === undefined) return [];
        seen.add(key);
        const tested =
          call.arguments.some((argument) => argument.direction === 'out' && argument.name?.key === output.key) ||
          partsOfPou(context, part).some((other) => readsMember(other, key, output.key));
        return tested ? [] : [{ at: call.callee, message: `The output ${output.name} of ${call.callee.name} is never looked at. Test it and react.` }];
      });
    }),
};

function readsMember(part: CodePart, object: string, member: string): boolean {
  let found = false;
  walkExpressions(part.statements, (expression) => {
    if (expression.kind === 'member' && expression.object.kind === 'name' && expression.object.key === object && expression.member.key === member) found = true;
  });
  return found;
}

function isReal(type: Type): boolean {
  return (type.kind === 'elementary' && type.family === 'real') || (type.kind === 'literal' && type.family === 'real');
}
function isDuration(type: Type): boolean {
  return type.kind === 'elementary' && (type.family === 'duration' || type.family === 'date');
}

function equalityRule(id: string, title: string, applies: (type: Type) => boolean, what: string): Rule {
  return {
    id,
    title,
    severity: 'warning',
    check: (context) =>
      context.parts.flatMap((part) => {
        const found: Finding[] = [];
        walkExpressions(part.statements, (expression) => {
          if (expression.kind !== 'binary' || (expression.operator !== '=' && expression.operator !== '<>')) return;
          if (applies(context.checked.typeOf(expression.left)) || applies(context.checked.typeOf(expression.right)))
            found.push({ at: expression, message: `${what} is compared with ${expression.operator}. Compare with < or > and a tolerance.` });
        });
        return found;
      }),
  };
}

const outputsOnce: Rule = {
  id: 'CP12',
  title: 'Write physical outputs once per cycle',
  severity: 'warning',
  check: (context) =>
    bodies(context).flatMap((part) => {
      const facts = factsOf(part);
      const actuators = new Set(context.plant?.signals.filter((row) => row.actuator).map((row) => row.identifier.toUpperCase()) ?? []);
      const writes = facts.writes.filter(
        (write) => write.target.kind === 'name' && (facts.variables.get(write.key)?.declaration.address?.area === 'Q' || actuators.has(write.key)),
      );
      const direct: typeof writes = [];
      return [...writes, ...direct].flatMap((write, index) => {
        const earlier = writes.slice(0, index).find((other) => other.key === write.key && !areExclusive(other.path, write.path));
        return earlier === undefined
          ? []
          : [{ at: write.target, message: 'This output is written more than once per cycle; the last one wins. Combine the conditions in one assignment.' }];
      });
    }),
};

const parameterModes: Rule = {
  id: 'CP17',
  title: 'Use parameters as declared',
  severity: 'warning',
  check: (context) =>
    bodies(context).flatMap((part) => {
      const parts = partsOfPou(context, part);
      const writes = parts.flatMap((other) => factsOf(other).writes);
      const reads = parts.flatMap((other) => factsOf(other).reads);
      return declaredIn(part.pou.sections).flatMap((variable): readonly Finding[] => {
        const written = writes.find((write) => write.key === variable.key);
        if (variable.section === 'VAR_INPUT' && written !== undefined)
          return [{ at: written.target, message: `The input ${variable.name.name} is written. Copy it to a local variable.` }];
        if (written !== undefined || variable.constant) return [];
        const called =
          reads.some((read) => read.key === variable.key) && typeKeyOf(variable) !== null && context.checked.scope.pous.has(typeKeyOf(variable) ?? '');
        if (variable.section === 'VAR_OUTPUT' && !called && variable.declaration.initial === null)
          return [{ at: variable.name, message: `The output ${variable.name.name} is never written. Write it or remove it.` }];
        if (variable.section === 'VAR_IN_OUT' && !reads.some((read) => read.key === variable.key))
          return [{ at: variable.name, message: `The in-out parameter ${variable.name.name} is never used. Remove it.` }];
        return [];
      });
    }),
};

const temporaries: Rule = {
  id: 'CP21',
  title: 'Use VAR_TEMP for temporary values',
  severity: 'info',
  check: (context) =>
    bodies(context)
      .filter((part) => part.pou.pou !== 'function' && part.pou.actions.length === 0 && part.pou.methods.length === 0)
      .flatMap((part) => {
        const facts = factsOf(part);
        const names = declaredIn(part.pou.sections).filter(
          (variable) =>
            variable.section === 'VAR' &&
            !variable.constant &&
            variable.group.retain === 'default' &&
            variable.declaration.initial === null &&
            isPlain(variable) &&
            isAlwaysFresh(variable, facts),
        );
        const [first] = names;
        return first === undefined
          ? []
          : [
              {
                at: first.name,
                message: `${names
                  .map((variable) => variable.name.name)
                  .slice(0, 6)
                  .join(
                    ', ',
                  )} ${names.length === 1 ? 'is' : 'are'} written in every scan before being read: VAR_TEMP would do, unless they are to be watched online.`,
              },
            ];
      }),
};

function isAlwaysFresh(variable: DeclaredVariable, facts: ReturnType<typeof factsOf>): boolean {
  const write = facts.writes.find((candidate) => candidate.key === variable.key);
  if (write === undefined || !isUnconditional(write.path) || write.target.kind !== 'name') return false;
  return facts.reads.filter((read) => read.key === variable.key).every((read) => read.statement.start > write.statement.start);
}

const fittingType: Rule = {
  id: 'CP22',
  title: 'Choose a fitting data type',
  severity: 'info',
  check: (context) =>
    bodies(context).flatMap((part) => {
      const facts = partsOfPou(context, part).map(factsOf);
      return declaredIn(part.pou.sections)
        .filter((variable) => variable.section === 'VAR' && !variable.constant && /^(?:[US]?INT|U?DINT|USINT|SINT|BYTE|WORD)$/.test(typeKeyOf(variable) ?? ''))
        .flatMap((variable) => {
          const writes = facts.flatMap((fact) => fact.writes.filter((write) => write.key === variable.key));
          const flags =
            writes.length >= 2 &&
            writes.every((write) => write.value !== null && isZeroOrOne(write.value)) &&
            new Set(writes.map((write) => zeroOrOne(write.value))).size === 2;
          return flags ? [{ at: variable.name, message: `${variable.name.name} only ever holds 0 or 1. Make it a BOOL.` }] : [];
        });
    }),
};

function zeroOrOne(expression: Expression | null): number | null {
  const inner = expression === null ? null : bare(expression);
  return inner?.kind === 'integer-literal' && (inner.value === 0 || inner.value === 1) ? inner.value : null;
}
function isZeroOrOne(expression: Expression): boolean {
  return zeroOrOne(expression) !== null;
}

const unused: Rule = {
  id: 'CP24',
  title: 'Do not declare what is not used',
  severity: 'info',
  check: (context) =>
    bodies(context).flatMap((part) => {
      const used = new Set(
        partsOfPou(context, part).flatMap((other) => [...factsOf(other).reads.map((read) => read.key), ...factsOf(other).writes.map((write) => write.key)]),
      );
      const inDeclarations = new Set<string>();
      for (const section of part.pou.sections)
        for (const declaration of section.declarations)
          if (declaration.initial !== null)
            walkExpression(declaration.initial, (expression) => (expression.kind === 'name' ? inDeclarations.add(expression.key) : undefined));
      const sourceText = context.unit.source.text;
      return declaredIn(part.pou.sections)
        .filter(
          (variable) =>
            !['VAR_OUTPUT', 'VAR_ACCESS', 'VAR_CONFIG'].includes(variable.section) &&
            !used.has(variable.key) &&
            !inDeclarations.has(variable.key) &&
            part.pou.extends === null &&
            !usedInType(sourceText, part, variable),
        )
        .map((variable) => ({ at: variable.name, message: `${variable.name.name} is declared and never used. Remove it.` }));
    }),
};

/** Constants may only size an array: a textual look at the declarations. */
function usedInType(text: string, part: CodePart, variable: DeclaredVariable): boolean {
  if (!variable.constant) return false;
  const sections = part.pou.sections
    .map((section) => text.slice(section.start, section.end))
    .join('\n')
    .toUpperCase();
  return sections.split(new RegExp(`\\b${variable.key.replace(/\W/g, '')}\\b`)).length > 2;
}

const explicitConversion: Rule = {
  id: 'CP25',
  title: 'Convert data types explicitly',
  severity: 'info',
  check: (context) =>
    context.parts.flatMap((part) =>
      factsOf(part).statements.flatMap(({ statement }) => {
        if (statement.kind !== 'assignment' || statement.operator !== ':=') return [];
        const [target, value] = [context.checked.typeOf(statement.target), context.checked.typeOf(statement.value)];
        if (target.kind !== 'elementary' || value.kind !== 'elementary' || target === value) return [];
        return [
          {
            at: statement.value,
            message: `${typeName(value)} becomes ${typeName(target)} without saying so. Write ${typeName(value)}_TO_${typeName(target)}(...).`,
          },
        ];
      }),
    ),
};

const unreachable: Rule = {
  id: 'CP2',
  title: 'All code is used',
  severity: 'warning',
  check: (context) => [...context.parts.flatMap((part) => [...afterExit(part), ...constantConditions(part)]), ...uncalled(context)],
};

function afterExit(part: CodePart): readonly Finding[] {
  const { statements } = factsOf(part);
  return statements.flatMap(({ statement, path }, index) => {
    if (statement.kind !== 'return' && statement.kind !== 'exit' && statement.kind !== 'continue') return [];
    const next = statements
      .slice(index + 1)
      .find(
        (other) =>
          other.path.length === path.length &&
          other.path.every((step, depth) => step.statement === path[depth]?.statement && step.branch === path[depth]?.branch),
      );
    return next === undefined || next.statement.kind === 'label' || next.statement.kind === 'empty'
      ? []
      : [{ at: next.statement, message: `This is never reached: ${statement.kind.toUpperCase()} stands before it.` }];
  });
}

function constantConditions(part: CodePart): readonly Finding[] {
  return factsOf(part).statements.flatMap(({ statement }) =>
    statement.kind !== 'if'
      ? []
      : statement.branches
          .filter((branch) => constantBool(branch.condition) !== null)
          .map((branch) => ({
            at: branch.condition,
            message: `The condition is always ${constantBool(branch.condition) === true ? 'TRUE' : 'FALSE'}. Remove the test or the code behind it.`,
          })),
  );
}

/** Functions and blocks of a file set with programs that nothing uses. */
function uncalled(context: RuleContext): readonly Finding[] {
  const units = context.checked.units;
  const programs = units.flatMap(pousOf).filter((pou) => pou.pou === 'program' || pou.pou === 'organization-block');
  if (programs.length === 0) return [];
  const text = units.map((unit) => unit.source.text.toUpperCase()).join('\n');
  return pousOf(context.unit)
    .filter((pou) => pou.pou === 'function' || pou.pou === 'function-block')
    .filter((pou) => (text.match(new RegExp(`\\b${pou.name.key.replace(/\W/g, '')}\\b`, 'g')) ?? []).length <= 1)
    .map((pou) => ({ at: pou.name, message: `${pou.name.name} is not used by any program here. Remove it or call it.` }));
}

export const dataRules: readonly Rule[] = [
  byName,
  unreachable,
  initialised,
  overlapping,
  noExternals,
  errorsTested,
  equalityRule('CP8', 'No equality of floating-point values', isReal, 'A floating-point value'),
  outputsOnce,
  parameterModes,
  temporaries,
  fittingType,
  unused,
  explicitConversion,
  equalityRule('CP28', 'No equality of times and measures', isDuration, 'A time'),
];
