import type {
  Body,
  Declaration,
  GlobalVariables,
  InterfaceDeclaration,
  MethodDeclaration,
  Modifiers,
  Pou,
  PropertyDeclaration,
  ResourceDeclaration,
  SectionKind,
  TaskDeclaration,
  TypeDefinition,
  VariableDeclaration,
  VariableSection,
} from '../ast.js';
import { commentAfter, commentsBefore, indented, localsOf, type PrintContext, write } from './print-context.js';
import { printArgument, printExpression, printFields, printType } from './print-expression.js';
import { printStatements } from './print-statement.js';

/** Order of the sections in SCL sources and in the canonical form. */
const sectionOrder: readonly SectionKind[] = [
  'VAR_INPUT',
  'VAR_OUTPUT',
  'VAR_IN_OUT',
  'VAR_EXTERNAL',
  'VAR',
  'VAR_STAT',
  'VAR_INST',
  'VAR_TEMP',
  'VAR_GLOBAL',
  'VAR_ACCESS',
  'VAR_CONFIG',
];

/** Prints one declaration with the comments before it. */
export function printDeclaration(context: PrintContext, declaration: Declaration): void {
  commentsBefore(context, declaration.start);
  switch (declaration.kind) {
    case 'pou':
      printPou(context, declaration);
      return;
    case 'interface':
      printInterface(context, declaration);
      return;
    case 'type-block':
      printTypeBlock(context, declaration.definitions, declaration.end);
      return;
    case 'global-variables':
      printGlobals(context, declaration);
      return;
    case 'configuration':
      write(context, `CONFIGURATION ${declaration.name.name}`);
      indented(context, () => {
        printSections(context, declaration.sections);
        for (const resource of declaration.resources) printResource(context, resource);
      });
      write(context, 'END_CONFIGURATION');
      return;
    case 'namespace':
      write(context, `NAMESPACE ${declaration.name}`);
      for (const inner of declaration.declarations) printDeclaration(context, inner);
      write(context, 'END_NAMESPACE');
      return;
    case 'using':
      write(context, `USING ${declaration.name};`);
      return;
    case 'loose-action':
      printAction(
        context,
        declaration.owner === null ? declaration.action.name.name : `${declaration.owner}.${declaration.action.name.name}`,
        declaration.action.body,
      );
      return;
    case 'loose-member':
      if (declaration.member.kind === 'method') printMethod(context, declaration.member);
      else printProperty(context, declaration.member);
      return;
    case 'loose-statements':
      printStatements(context, declaration.statements);
      return;
    case 'data-block':
      write(context, `DATA_BLOCK "${declaration.name.name}"`);
      for (const attribute of declaration.attributes) write(context, attribute);
      if (declaration.type !== null) write(context, printType(context, declaration.type));
      printSections(context, declaration.sections);
      write(context, 'BEGIN');
      printStatements(context, declaration.assignments);
      write(context, 'END_DATA_BLOCK');
      return;
  }
}

const pouKeywords = {
  program: 'PROGRAM',
  'function-block': 'FUNCTION_BLOCK',
  function: 'FUNCTION',
  class: 'CLASS',
  'organization-block': 'ORGANIZATION_BLOCK',
} as const;

function printPou(context: PrintContext, pou: Pou): void {
  const siemens = context.options.dialect === 'siemens';
  const kind = pouKindIn(context, pou);
  const keyword = pouKeywords[kind];
  const name = siemens ? `"${pou.name.name}"` : pou.name.name;
  const heritage = [
    pou.extends === null ? '' : ` EXTENDS ${printType(context, pou.extends)}`,
    pou.implements.length === 0 ? '' : ` IMPLEMENTS ${pou.implements.map((type) => printType(context, type)).join(', ')}`,
  ].join('');
  const result = pou.returnType === null ? (kind === 'function' && siemens ? ' : Void' : '') : ` : ${printType(context, pou.returnType)}`;
  context.locals = siemens ? localsOf(pou) : new Set();
  write(context, `${keyword} ${siemens ? '' : modifiers(pou.modifiers)}${name}${heritage}${result}`);
  if (siemens) for (const header of ["{ S7_Optimized_Access := 'TRUE' }", 'VERSION : 0.1']) write(context, header);
  printSections(context, pou.sections);
  for (const method of pou.methods) printMethod(context, method);
  for (const property of pou.properties) printProperty(context, property);
  for (const action of pou.actions) printAction(context, action.name.name, action.body);
  if (siemens) write(context, 'BEGIN');
  else if (pou.sections.length > 0 && context.options.canonical !== true) write(context, '');
  printBody(context, pou.body);
  commentsBefore(context, pou.end);
  write(context, `END_${keyword}`);
  context.locals = new Set();
}

/** SCL has no PROGRAM: it becomes a function block that an organisation block calls. */
function pouKindIn(context: PrintContext, pou: Pou): Pou['pou'] {
  if (context.options.dialect === 'siemens' && (pou.pou === 'program' || pou.pou === 'class')) return 'function-block';
  return context.options.dialect !== 'siemens' && pou.pou === 'organization-block' ? 'program' : pou.pou;
}

/** ABSTRACT, FINAL and access specifiers with a space behind each. */
export function modifiers(value: Modifiers): string {
  return [
    value.access === 'default' ? '' : value.access.toUpperCase(),
    value.abstract ? 'ABSTRACT' : '',
    value.final ? 'FINAL' : '',
    value.override ? 'OVERRIDE' : '',
  ]
    .filter((word) => word !== '')
    .map((word) => `${word} `)
    .join('');
}

/** Prints the body of a POU, method or action. */
export function printBody(context: PrintContext, body: Body): void {
  if (body.kind === 'statement-body') indentedBody(context, () => printStatements(context, body.statements));
  else write(context, context.unit.source.text.slice(body.start, body.end).trim());
}

function indentedBody(context: PrintContext, print: () => void): void {
  if (context.options.dialect === 'siemens') indented(context, print);
  else print();
}

/** Sections as written; SCL and the canonical form in a fixed order, constants last. */
export function printSections(context: PrintContext, sections: readonly VariableSection[]): void {
  const reorder = context.options.dialect === 'siemens' || context.options.canonical === true;
  const rank = (section: VariableSection): number =>
    sectionOrder.indexOf(section.section) + (section.constant ? 100 : 0) + (section.retain === 'default' ? 0 : 0.5);
  const ordered = reorder ? [...sections].sort((a, b) => rank(a) - rank(b)) : sections;
  for (const section of ordered) printSection(context, section, reorder);
  if (reorder && sections.length > 0) moveTo(context, Math.max(...sections.map((section) => section.end)));
}

function printSection(context: PrintContext, section: VariableSection, reordered: boolean): void {
  if (!reordered) commentsBefore(context, section.start);
  write(context, sectionHeader(section));
  indented(context, () => {
    for (const declaration of section.declarations) {
      if (reordered) moveTo(context, declaration.start);
      commentsBefore(context, declaration.start);
      write(context, `${printVariable(context, declaration)};`);
      commentAfter(context, declaration.end);
    }
  });
  write(context, 'END_VAR');
}

/** When sections are reordered, comments are looked up at each declaration anew; those between sections are left out. */
function moveTo(context: PrintContext, offset: number): void {
  const line = context.unit.source.text.lastIndexOf('\n', offset - 1);
  const index = context.comments.findIndex((comment) => comment.start > line);
  context.nextComment = index < 0 ? context.comments.length : index;
}

/** The first line of a variable section with its qualifiers. */
export function sectionHeader(section: VariableSection): string {
  const access = section.access === 'default' ? '' : ` ${section.access.toUpperCase()}`;
  const retain = { default: '', retain: ' RETAIN', 'non-retain': ' NON_RETAIN', persistent: ' PERSISTENT' }[section.retain];
  return `${section.section}${access}${section.constant ? ' CONSTANT' : ''}${retain}`;
}

/** A variable declaration as one line. */
export function printVariable(context: PrintContext, declaration: VariableDeclaration): string {
  const names = declaration.names.map((name) => name.name).join(', ');
  const address = declaration.address === null ? printOverlay(context, declaration) : ` AT ${declaration.address.text}`;
  const edge = declaration.edge === null ? '' : ` ${declaration.edge}`;
  const actuals = declaration.arguments.length === 0 ? '' : `(${declaration.arguments.map((argument) => printArgument(context, argument)).join(', ')})`;
  const initial = declaration.initial === null ? '' : ` := ${printExpression(context, declaration.initial)}`;
  return `${names}${address} : ${printType(context, declaration.type)}${edge}${actuals}${initial}`;
}

/** ` AT other`, which SCL alone has; declarations write the name without #. */
function printOverlay({ unit, options }: PrintContext, { overlay }: VariableDeclaration): string {
  if (overlay === undefined || (options.dialect !== 'siemens' && options.canonical !== true)) return '';
  return ` AT ${unit.source.text.slice(overlay.start, overlay.end).replace(/^#/, '')}`;
}

function printTypeBlock(context: PrintContext, definitions: readonly TypeDefinition[], end: number): void {
  if (context.options.dialect === 'siemens') {
    for (const definition of definitions) {
      write(context, `TYPE "${definition.name.name}"`);
      write(context, 'VERSION : 0.1');
      indented(context, () => write(context, `${printType(context, definition.type)};`));
      write(context, 'END_TYPE');
    }
    return;
  }
  write(context, 'TYPE');
  indented(context, () => {
    for (const definition of definitions) {
      commentsBefore(context, definition.start);
      printTypeDefinition(context, definition);
    }
  });
  commentsBefore(context, end);
  write(context, 'END_TYPE');
}

function printTypeDefinition(context: PrintContext, definition: TypeDefinition): void {
  const initial = definition.initial === null ? '' : ` := ${printExpression(context, definition.initial)}`;
  if (definition.type.kind !== 'struct-type' || definition.type.union) {
    write(context, `${definition.name.name} : ${printType(context, definition.type)}${initial};`);
    return;
  }
  write(context, `${definition.name.name}${definition.type.extends === null ? '' : ` EXTENDS ${printType(context, definition.type.extends)}`} : STRUCT`);
  const { fields } = definition.type;
  indented(context, () => {
    for (const field of fields) {
      commentsBefore(context, field.start);
      write(context, `${printVariable(context, field)};`);
      commentAfter(context, field.end);
    }
  });
  write(context, `END_STRUCT${initial};`);
}

function printInterface(context: PrintContext, declaration: InterfaceDeclaration): void {
  write(
    context,
    `INTERFACE ${declaration.name.name}${declaration.extends.length === 0 ? '' : ` EXTENDS ${declaration.extends.map((type) => printType(context, type)).join(', ')}`}`,
  );
  for (const method of declaration.methods) printMethod(context, method);
  for (const property of declaration.properties) printProperty(context, property);
  write(context, 'END_INTERFACE');
}

function printMethod(context: PrintContext, method: MethodDeclaration): void {
  write(context, `METHOD ${modifiers(method.modifiers)}${method.name.name}${method.returnType === null ? '' : ` : ${printType(context, method.returnType)}`}`);
  printSections(context, method.sections);
  printBody(context, method.body);
  write(context, 'END_METHOD');
}

function printProperty(context: PrintContext, property: PropertyDeclaration): void {
  write(context, `PROPERTY ${modifiers(property.modifiers)}${property.name.name} : ${printType(context, property.type)}`);
  for (const accessor of property.accessors) {
    write(context, accessor.accessor.toUpperCase());
    printSections(context, accessor.sections);
    printBody(context, accessor.body);
    write(context, `END_${accessor.accessor.toUpperCase()}`);
  }
  write(context, 'END_PROPERTY');
}

function printAction(context: PrintContext, name: string, body: Body): void {
  write(context, `ACTION ${name}:`);
  printBody(context, body);
  write(context, 'END_ACTION');
}

function printGlobals(context: PrintContext, globals: GlobalVariables): void {
  printSections(context, [globals.section]);
}

function printTask(context: PrintContext, task: TaskDeclaration): void {
  const type = task.type === null ? '' : ` : ${printType(context, task.type)}`;
  const properties = task.type !== null && task.properties.length === 0 ? '' : `(${printFields(context, task.properties)})`;
  write(context, `TASK ${task.name.name}${type}${type === '' || properties === '' ? '' : ' := '}${properties};`);
}

function printResource(context: PrintContext, resource: ResourceDeclaration): void {
  if (resource.name !== null) write(context, `RESOURCE ${resource.name.name}${resource.on === null ? '' : ` ON ${resource.on.name}`}`);
  indented(context, () => {
    printSections(context, resource.sections);
    for (const task of resource.tasks) printTask(context, task);
    for (const program of resource.programs) {
      const actuals = program.arguments.length === 0 ? '' : `(${program.arguments.map((argument) => printArgument(context, argument)).join(', ')})`;
      write(
        context,
        `PROGRAM ${program.name.name}${program.task === null ? '' : ` WITH ${program.task.name}`} : ${printType(context, program.type)}${actuals};`,
      );
    }
  });
  if (resource.name !== null) write(context, 'END_RESOURCE');
}
