import type { Expression } from '../ast.js';
import { typeName } from '../types.js';
import { constantBool, type DeclaredVariable, declaredIn, factsOf, isUnconditional, typeKeyOf } from './facts.js';
import type { Finding, Rule, RuleContext } from './model.js';
import { bodies, hasForeignPart, isPlain, isWithoutCode, partsOfPou } from './part-groups.js';
import { bare, type CodePart, pousOf, rootKey, walkExpression, walkExpressions } from './walk.js';

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
            // An address is the outside world, which sees every value
            variable.declaration.address === null &&
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
      const parts = partsOfPou(context, part);
      if (isWithoutCode(parts)) return [];
      const used = new Set(
        parts.flatMap((other) => [
          ...factsOf(other).reads.map((read) => read.key),
          ...factsOf(other).writes.map((write) => write.key),
          ...membersOfThis(other),
        ]),
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

/** Variables that a part reaches as members of its own instance, `THIS^.level`. */
function membersOfThis({ statements }: CodePart): readonly string[] {
  const found: string[] = [];
  walkExpressions(statements, (expression) => {
    if (expression.kind === 'member' && rootKey(expression.object) === 'THIS') found.push(expression.member.key);
  });
  return found;
}

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

/** Functions and blocks of a file set with programs that nothing uses; what ladder or function block diagrams call is not known. */
function uncalled(context: RuleContext): readonly Finding[] {
  const units = context.checked.units;
  const programs = units.flatMap(pousOf).filter((pou) => pou.pou === 'program' || pou.pou === 'organization-block');
  if (programs.length === 0 || units.flatMap(pousOf).some(hasForeignPart)) return [];
  const text = units.map((unit) => unit.source.text.toUpperCase()).join('\n');
  return pousOf(context.unit)
    .filter((pou) => pou.pou === 'function' || pou.pou === 'function-block')
    .filter((pou) => (text.match(new RegExp(`\\b${pou.name.key.replace(/\W/g, '')}\\b`, 'g')) ?? []).length <= 1)
    .map((pou) => ({ at: pou.name, message: `${pou.name.name} is not used by any program here. Remove it or call it.` }));
}

export const codeUseRules: readonly Rule[] = [unreachable, temporaries, fittingType, unused, explicitConversion];
