import type { Expression } from '../ast.js';
import { bitRangeOf, overlap } from '../located.js';
import type { Type } from '../types.js';
import { areExclusive, type DeclaredVariable, declaredIn, factsOf, typeKeyOf } from './facts.js';
import type { Finding, Rule } from './model.js';
import { bodies, isPlain, isWithoutCode, partsOfPou } from './part-groups.js';
import { type CodePart, pousOf, walkExpressions } from './walk.js';

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
      const { address } = variable.declaration;
      const range = address === null ? null : bitRangeOf(address, context.checked.dialect);
      return range === null ? [] : [{ variable, range }];
    });
    return placed.flatMap(({ variable, range }, index) => {
      const other = placed.slice(0, index).find((candidate) => overlap(candidate.range, range));
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
        const pou = context.checked.scope.pous.get(typeKeyOf(facts.variables.get(key)) ?? '');
        const output = pou?.parameters.find((parameter) => parameter.section === 'VAR_OUTPUT' && errorOutputs.test(parameter.name));
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
  yieldsTo: 'SAFE-12',
  check: (context) =>
    bodies(context).flatMap((part) => {
      const facts = factsOf(part);
      const actuators = new Set(context.plant?.signals.filter((row) => row.actuator).map((row) => row.identifier.toUpperCase()) ?? []);
      const writes = facts.writes.filter(
        (write) => write.target.kind === 'name' && (facts.variables.get(write.key)?.declaration.address?.area === 'Q' || actuators.has(write.key)),
      );
      return writes.flatMap((write, index) => {
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
      if (isWithoutCode(parts)) return [];
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

export const dataRules: readonly Rule[] = [
  byName,
  initialised,
  overlapping,
  noExternals,
  errorsTested,
  equalityRule('CP8', 'No equality of floating-point values', isReal, 'A floating-point value'),
  outputsOnce,
  parameterModes,
  equalityRule('CP28', 'No equality of times and measures', isDuration, 'A time'),
];
