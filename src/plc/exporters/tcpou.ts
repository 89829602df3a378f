import type { Body, CompilationUnit, Declaration, InterfaceDeclaration, MethodDeclaration, Pou, PropertyDeclaration, TypeDefinition } from '../ast.js';
import type { ExportedFile } from './export-model.js';
import { printSectionList, printStatementList, printUnit } from './print.js';
import { createContext } from './print-context.js';
import { modifiers } from './print-declaration.js';
import { printType } from './print-expression.js';
import { cdata } from './xml-text.js';

/** A GUID that depends on the name alone (two FNV-1a style passes), so that re-exports replace the object instead of adding one. */
export function stableGuid(name: string): string {
  const words = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed) => {
    let hash = seed;
    for (const character of name.toUpperCase()) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) ^ (hash >>> 15);
    return (hash >>> 0).toString(16).padStart(8, '0');
  });
  const hex = words.join('');
  return `{${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}}`;
}

/**
 * One TwinCAT 3 file per POU, interface, data type and variable list of a unit: declaration and implementation apart, methods, properties and actions as
 * child objects, UTF-8 with byte order mark.
 */
export function exportTcpou(unit: CompilationUnit): readonly ExportedFile[] {
  return unit.declarations.flatMap((declaration) => exportDeclaration(unit, declaration));
}

function exportDeclaration(unit: CompilationUnit, declaration: Declaration): readonly ExportedFile[] {
  if (declaration.kind === 'pou') return [pouFile(unit, declaration)];
  if (declaration.kind === 'interface') return [interfaceFile(unit, declaration)];
  if (declaration.kind === 'type-block') return declaration.definitions.map((definition) => typeFile(unit, definition));
  if (declaration.kind === 'global-variables') {
    const text = printUnit({ ...unit, declarations: [declaration] }, { dialect: 'beckhoff', comments: false }).trimEnd();
    return [objectFile({ extension: 'TcGVL', element: 'GVL', name: declaration.listName ?? 'GVL_Globals', declaration: text })];
  }
  return [{ fileName: 'skipped.txt', text: '', lossy: [`${declaration.kind.replaceAll('-', ' ')} has no TwinCAT object here and was left out.`] }];
}

function pouFile(unit: CompilationUnit, pou: Pou): ExportedFile {
  const lossy: string[] = [];
  const writer: MemberWriter = { unit, owner: pou.name.name, lossy };
  const keyword = { program: 'PROGRAM', 'function-block': 'FUNCTION_BLOCK', function: 'FUNCTION', class: 'FUNCTION_BLOCK', 'organization-block': 'PROGRAM' }[
    pou.pou
  ];
  const context = createContext(unit, { dialect: 'beckhoff' });
  const heritage = [
    pou.extends === null ? '' : ` EXTENDS ${printType(context, pou.extends)}`,
    pou.implements.length === 0 ? '' : ` IMPLEMENTS ${pou.implements.map((type) => printType(context, type)).join(', ')}`,
  ].join('');
  const declaration = [
    `${keyword} ${modifiers(pou.modifiers)}${pou.name.name}${heritage}${pou.returnType === null ? '' : ` : ${printType(context, pou.returnType)}`}`,
    printSectionList(unit, pou, 'beckhoff'),
  ]
    .filter((part) => part !== '')
    .join('\n');
  const implementation = implementationOf(writer, pou.name.name, pou.body);
  const members = [
    ...pou.methods.flatMap((method) => methodElement(writer, method, true)),
    ...pou.properties.flatMap((property) => propertyElement(writer, property, true)),
    ...pou.actions.flatMap((action) => [
      `<Action ${identity(writer, action.name.name)}>`,
      ...indent(implementationOf(writer, `${pou.name.name}.${action.name.name}`, action.body)),
      '</Action>',
    ]),
  ];
  const content = [...implementation, ...members];
  return objectFile({ extension: 'TcPOU', element: 'POU', name: pou.name.name, declaration: `${declaration}\n`, content, lossy, extra: ' SpecialFunc="None"' });
}

/** What the elements of methods, properties and actions need to know. */
interface MemberWriter {
  readonly unit: CompilationUnit;
  readonly owner: string;
  readonly lossy: string[];
}

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

function identity({ owner }: MemberWriter, name: string): string {
  return `Name="${name}" Id="${stableGuid(`${owner}.${name}`)}"`;
}

/** The lines of the text keep their own columns: they stand in CDATA. */
function implementationOf(writer: MemberWriter, name: string, body: Body): readonly string[] {
  if (body.kind !== 'statement-body') writer.lossy.push(`${name}: its body is not Structured Text and was left out.`);
  const text = body.kind === 'statement-body' ? printStatementList(writer.unit, body.statements, 'beckhoff') : '';
  return ['<Implementation>', `  <ST>${cdata(text)}</ST>`, '</Implementation>'];
}

function methodElement(writer: MemberWriter, method: MethodDeclaration, withBody: boolean): readonly string[] {
  const context = createContext(writer.unit, { dialect: 'beckhoff' });
  const { name } = method.name;
  const header = `METHOD ${modifiers(method.modifiers)}${name}${method.returnType === null ? '' : ` : ${printType(context, method.returnType)}`}`;
  const sections = printSectionList(writer.unit, method, 'beckhoff');
  return [
    `<Method ${identity(writer, name)}>`,
    `  <Declaration>${cdata(`${[header, sections].filter((part) => part !== '').join('\n')}\n`)}</Declaration>`,
    ...(withBody ? indent(implementationOf(writer, `${writer.owner}.${name}`, method.body)) : []),
    '</Method>',
  ];
}

function propertyElement(writer: MemberWriter, property: PropertyDeclaration, withBody: boolean): readonly string[] {
  const context = createContext(writer.unit, { dialect: 'beckhoff' });
  const { name } = property.name;
  return [
    `<Property ${identity(writer, name)}>`,
    `  <Declaration>${cdata(`PROPERTY ${modifiers(property.modifiers)}${name} : ${printType(context, property.type)}\n`)}</Declaration>`,
    ...property.accessors.flatMap(({ accessor, sections, body }) => {
      const element = accessor === 'get' ? 'Get' : 'Set';
      return [
        `  <${element} Name="${element}" Id="${stableGuid(`${writer.owner}.${name}.${element}`)}">`,
        `    <Declaration>${cdata(printSectionList(writer.unit, { sections }, 'beckhoff'))}</Declaration>`,
        ...(withBody ? indent(indent(implementationOf(writer, `${writer.owner}.${name}.${element}`, body))) : []),
        `  </${element}>`,
      ];
    }),
    '</Property>',
  ];
}

function interfaceFile(unit: CompilationUnit, declaration: InterfaceDeclaration): ExportedFile {
  const { name } = declaration.name;
  const context = createContext(unit, { dialect: 'beckhoff' });
  const writer: MemberWriter = { unit, owner: name, lossy: [] };
  const bases = declaration.extends.length === 0 ? '' : ` EXTENDS ${declaration.extends.map((type) => printType(context, type)).join(', ')}`;
  const content = [
    ...declaration.methods.flatMap((method) => methodElement(writer, method, false)),
    ...declaration.properties.flatMap((property) => propertyElement(writer, property, false)),
  ];
  return objectFile({ extension: 'TcIO', element: 'Itf', name, declaration: `INTERFACE ${name}${bases}\n`, content, lossy: writer.lossy });
}

function typeFile(unit: CompilationUnit, definition: TypeDefinition): ExportedFile {
  const text = printUnit(
    { ...unit, declarations: [{ kind: 'type-block', start: definition.start, end: definition.end, definitions: [definition] }] },
    { dialect: 'beckhoff', comments: false },
  );
  return objectFile({ extension: 'TcDUT', element: 'DUT', name: definition.name.name, declaration: text.trimEnd() });
}

interface ObjectParts {
  readonly extension: string;
  readonly element: string;
  readonly name: string;
  readonly declaration: string;
  /** Elements behind the declaration. */
  readonly content?: readonly string[];
  readonly lossy?: readonly string[];
  readonly extra?: string;
}

function objectFile({ extension, element, name, declaration, content = [], lossy = [], extra = '' }: ObjectParts): ExportedFile {
  const text = [
    '\uFEFF<?xml version="1.0" encoding="utf-8"?>',
    '<TcPlcObject Version="1.1.0.1">',
    `  <${element} Name="${name}" Id="${stableGuid(name)}"${extra}>`,
    `    <Declaration>${cdata(declaration)}</Declaration>`,
    ...indent(indent(content)),
    `  </${element}>`,
    '</TcPlcObject>',
    '',
  ].join('\n');
  return { fileName: `${name}.${extension}`, text, lossy };
}
