import type { CompilationUnit, Declaration, Pou, TypeDefinition } from '../ast.js';
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

/** One TwinCAT 3 file per POU, data type and variable list of a unit: declaration and implementation apart, UTF-8 with byte order mark. */
export function exportTcpou(unit: CompilationUnit): readonly ExportedFile[] {
  return unit.declarations.flatMap((declaration) => exportDeclaration(unit, declaration));
}

function exportDeclaration(unit: CompilationUnit, declaration: Declaration): readonly ExportedFile[] {
  if (declaration.kind === 'pou') return [pouFile(unit, declaration)];
  if (declaration.kind === 'type-block') return declaration.definitions.map((definition) => typeFile(unit, definition));
  if (declaration.kind === 'global-variables') {
    const text = printUnit({ ...unit, declarations: [declaration] }, { dialect: 'beckhoff', comments: false }).trimEnd();
    return [objectFile('TcGVL', 'GVL', declaration.listName ?? 'GVL_Globals', text, null, [])];
  }
  return [{ fileName: 'skipped.txt', text: '', lossy: [`${declaration.kind.replaceAll('-', ' ')} has no TwinCAT object here and was left out.`] }];
}

function pouFile(unit: CompilationUnit, pou: Pou): ExportedFile {
  const lossy: string[] = [];
  if (pou.methods.length > 0 || pou.properties.length > 0 || pou.actions.length > 0)
    lossy.push(`${pou.name.name}: methods, properties and actions were left out; add them as child objects.`);
  if (pou.body.kind !== 'statement-body') lossy.push(`${pou.name.name}: its body is not Structured Text and was left out.`);
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
  const body = pou.body.kind === 'statement-body' ? printStatementList(unit, pou.body.statements, 'beckhoff') : '';
  return objectFile('TcPOU', 'POU', pou.name.name, `${declaration}\n`, body, lossy, ' SpecialFunc="None"');
}

function typeFile(unit: CompilationUnit, definition: TypeDefinition): ExportedFile {
  const text = printUnit(
    { ...unit, declarations: [{ kind: 'type-block', start: definition.start, end: definition.end, definitions: [definition] }] },
    { dialect: 'beckhoff', comments: false },
  );
  return objectFile('TcDUT', 'DUT', definition.name.name, text.trimEnd(), null, []);
}

function objectFile(
  extension: string,
  element: string,
  name: string,
  declaration: string,
  body: string | null,
  lossy: readonly string[],
  extra = '',
): ExportedFile {
  const text = [
    '\uFEFF<?xml version="1.0" encoding="utf-8"?>',
    '<TcPlcObject Version="1.1.0.1">',
    `  <${element} Name="${name}" Id="${stableGuid(name)}"${extra}>`,
    `    <Declaration>${cdata(declaration)}</Declaration>`,
    ...(body === null ? [] : ['    <Implementation>', `      <ST>${cdata(body)}</ST>`, '    </Implementation>']),
    `  </${element}>`,
    '</TcPlcObject>',
    '',
  ].join('\n');
  return { fileName: `${name}.${extension}`, text, lossy };
}
