import type { Identifier } from '../ast.js';
import { declaredIn, factsOf } from './facts.js';
import type { Finding, Rule, RuleContext } from './model.js';
import { pousOf, walkExpressions } from './walk.js';

/** All names a unit declares, with what they name. */
function declaredNames(context: RuleContext): readonly Readonly<{ name: Identifier; what: string }>[] {
  const { unit } = context;
  const types = unit.declarations.flatMap((declaration) =>
    declaration.kind === 'type-block' ? declaration.definitions.map((definition) => ({ name: definition.name, what: 'type' })) : [],
  );
  const globals = unit.declarations.flatMap((declaration) =>
    declaration.kind === 'global-variables' ? declaredIn([declaration.section]).map((variable) => ({ name: variable.name, what: 'global variable' })) : [],
  );
  const pous = pousOf(unit).flatMap((pou) => [
    { name: pou.name, what: 'program unit' },
    ...declaredIn(pou.sections)
      .filter((variable) => variable.section !== 'VAR_EXTERNAL')
      .map((variable) => ({ name: variable.name, what: 'variable' })),
    ...pou.methods.flatMap((method) => [
      { name: method.name, what: 'method' },
      ...declaredIn(method.sections).map((variable) => ({ name: variable.name, what: 'variable' })),
    ]),
  ]);
  return [...types, ...globals, ...pous];
}

const physicalAddresses: Rule = {
  id: 'N1',
  title: 'Avoid physical addresses',
  severity: 'warning',
  check: (context) =>
    context.parts.flatMap((part) => {
      const found: Finding[] = [];
      walkExpressions(part.statements, (expression) => {
        if (expression.kind === 'direct-address')
          found.push({ at: expression, message: `The address ${expression.text} is used in code. Declare a variable AT it once and use its name.` });
      });
      return found;
    }),
};

const prefixTypes: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:x|b|bo)(?=[A-Z])/, /^(?:BOOL|BYTE)$/],
  [/^(?:r|f|lr|re)(?=[A-Z])/, /^L?REAL$/],
  [/^(?:i|n|di|si|ui|udi|usi|int|dint)(?=[A-Z])/, /^(?:[US]?INT|U?DINT|U?LINT|USINT|SINT|BYTE|WORD|DWORD)$/],
  [/^(?:s|str|ws)(?=[A-Z])/, /^W?STRING|^SINT$/],
  [/^(?:t|tim)(?=[A-Z])/, /^L?TIME$|^TON$|^TOF$|^TP$/],
  [/^(?:w|dw|lw)(?=[A-Z])/, /^[DL]?WORD$/],
];

const typePrefixes: Rule = {
  id: 'N2',
  title: 'Type prefixes, where used, fit the type',
  severity: 'info',
  check: (context) =>
    pousOf(context.unit).flatMap((pou) => {
      const judged = declaredIn(pou.sections).flatMap((variable) => {
        const rule = prefixTypes.find(([prefix]) => prefix.test(variable.name.name));
        const type =
          variable.declaration.type.kind === 'named-type' ? variable.declaration.type.key : variable.declaration.type.kind === 'string-type' ? 'STRING' : null;
        return rule === undefined || type === null || !/^(?:BOOL|BYTE|[DL]?WORD|[US]?INT|U?[DL]INT|USINT|SINT|L?REAL|L?TIME|STRING)$/.test(type)
          ? []
          : [{ variable, type, fits: rule[1].test(type) }];
      });
      const fitting = judged.filter((entry) => entry.fits).length;
      if (fitting < 3 || fitting < judged.length * 0.7) return [];
      return judged
        .filter((entry) => !entry.fits)
        .map(({ variable, type }) => ({
          at: variable.name,
          message: `The prefix of ${variable.name.name} does not fit its type ${type}, as the other prefixes here do. Rename it.`,
        }));
    }),
};

const forbidden = new Set(
  'LEN LEFT RIGHT MID CONCAT INSERT DELETE REPLACE FIND ABS SQRT LN LOG EXP SIN COS TAN ASIN ACOS ATAN ADD SUB MUL DIV EXPT MOVE SHL SHR ROL ROR SEL MAX MIN LIMIT MUX GT GE EQ LE LT NE TON TOF TP CTU CTD CTUD SR RS R_TRIG F_TRIG SEMA RTC LD ST AND OR XOR NOT MOD JMP CAL RET STEP TASK WITH EN ENO'.split(
    ' ',
  ),
);
const forbiddenNames: Rule = {
  id: 'N3',
  title: 'Do not use forbidden names',
  severity: 'warning',
  check: (context) =>
    declaredNames(context)
      .filter(({ name, what }) => forbidden.has(name.key) && !(what === 'variable' && (name.key === 'EN' || name.key === 'ENO')))
      .map(({ name, what }) => ({ at: name, message: `The ${what} ${name.name} has the name of a standard function, block or keyword. Choose another name.` })),
};

const capitalisation: Rule = {
  id: 'N4',
  title: 'Write a name in one way',
  severity: 'info',
  check: (context) =>
    context.parts.flatMap((part) => {
      const { variables, reads, writes } = factsOf(part);
      const seen = new Set<string>();
      const uses = [...reads.map((read) => read.expression), ...writes.map((write) => write.target)];
      return uses.flatMap((expression) => {
        if (expression.kind !== 'name') return [];
        const declared = variables.get(expression.key);
        if (declared === undefined || declared.name.name === expression.name || seen.has(expression.name)) return [];
        seen.add(expression.name);
        return [{ at: expression, message: `${expression.name} is declared as ${declared.name.name}. Write it the same way everywhere.` }];
      });
    }),
};

const shadowing: Rule = {
  id: 'N5',
  title: 'Local names do not shadow global names',
  severity: 'warning',
  check: (context) =>
    pousOf(context.unit).flatMap((pou) =>
      declaredIn(pou.sections)
        .filter((variable) => variable.section !== 'VAR_EXTERNAL' && context.checked.scope.variables.has(variable.key))
        .map((variable) => ({ at: variable.name, message: `${variable.name.name} hides the global variable of the same name. Rename the local one.` })),
    ),
};

const nameLength: Rule = {
  id: 'N6',
  title: 'Keep names within a sensible length',
  severity: 'info',
  check: (context) => {
    const loopVariables = new Set(
      context.parts.flatMap((part) =>
        factsOf(part).statements.flatMap(({ statement }) => (statement.kind === 'for' && statement.variable.kind === 'name' ? [statement.variable.key] : [])),
      ),
    );
    return declaredNames(context).flatMap(({ name, what }) => {
      if (name.name.length > context.settings.maximumNameLength)
        return [
          { at: name, message: `The ${what} ${name.name} has ${name.name.length} characters; at most ${context.settings.maximumNameLength} are wanted.` },
        ];
      if (name.name.length >= context.settings.minimumNameLength || loopVariables.has(name.key)) return [];
      return [{ at: name, message: `The name ${name.name} says nothing. Use a word for what it is.` }];
    });
  },
};

const characterSet: Rule = {
  id: 'N8',
  title: 'Names use letters, digits and single underscores',
  severity: 'info',
  check: (context) =>
    declaredNames(context)
      .filter(({ name }) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name.name) || name.name.includes('__') || (name.name.length > 1 && name.name.endsWith('_')))
      .map(({ name }) => ({ at: name, message: `${name.name} has characters that other tools do not accept. Use letters, digits and single underscores.` })),
};

const sameNames: Rule = {
  id: 'N9',
  title: 'Different kinds of elements have different names',
  severity: 'warning',
  check: (context) => {
    const { pous, types } = context.checked.scope;
    return pousOf(context.unit).flatMap((pou) =>
      declaredIn(pou.sections).flatMap((variable) => {
        if (variable.key === pou.name.key && pou.pou === 'function') return [];
        const kind = pous.has(variable.key) && pous.get(variable.key)?.standard === null ? 'program unit' : types.has(variable.key) ? 'type' : null;
        return kind === null ? [] : [{ at: variable.name, message: `${variable.name.name} is also the name of a ${kind}. Give the variable another name.` }];
      }),
    );
  },
};

export const namingRules: readonly Rule[] = [physicalAddresses, typePrefixes, forbiddenNames, capitalisation, shadowing, nameLength, characterSet, sameNames];
