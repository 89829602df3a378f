import type { Diagnostic } from '../diagnostics.js';
import type { Dialect } from '../dialect.js';
import { declarationKeyword, fileFinding, type PlcSource, type ReadResult, SourceAssembler } from './plc-source.js';
import { readInitialValue, readType } from './plcopen-types.js';
import { attribute, descendantsOf, elementsOf, firstOf, textBelow, type XmlElement, type XmlText } from './xml.js';

const sectionNames = new Map([
  ['inputVars', 'VAR_INPUT'],
  ['outputVars', 'VAR_OUTPUT'],
  ['inOutVars', 'VAR_IN_OUT'],
  ['localVars', 'VAR'],
  ['tempVars', 'VAR_TEMP'],
  ['externalVars', 'VAR_EXTERNAL'],
  ['globalVars', 'VAR_GLOBAL'],
  ['accessVars', 'VAR_ACCESS'],
]);
const pouKeywords = new Map([
  ['functionBlock', 'FUNCTION_BLOCK'],
  ['function', 'FUNCTION'],
  ['program', 'PROGRAM'],
  ['interface', 'INTERFACE'],
]);

/**
 * Reads a PLCopen XML project (TC6 2.0 and 2.01): data types, POUs with Structured Text bodies, and global variables, also where CODESYS keeps them
 * (below `addData`), with its methods, properties and the declaration it stores as plain text. A file may also hold a single `pou`.
 */
export function readPlcopenXml(fileName: string, root: XmlElement, asked: Dialect | null): ReadResult {
  const dialect = asked ?? 'codesys';
  const diagnostics: Diagnostic[] = [];
  const sources: PlcSource[] = [];
  for (const dataType of descendantsOf(root, 'dataType')) if (attribute(dataType, 'name') !== null) sources.push(readDataType(fileName, dataType, dialect));
  const pous = [...(root.name === 'pou' ? [root] : []), ...descendantsOf(root, 'pou')].filter(
    (pou) => attribute(pou, 'pouType') !== null || firstOf(pou, 'interface') !== undefined,
  );
  for (const pou of pous) sources.push(readPou(fileName, pou, dialect, diagnostics));
  const inPous = new Set(pous.flatMap((pou) => descendantsOf(pou, 'globalVars')));
  for (const globals of descendantsOf(root, 'globalVars').filter((element) => !inPous.has(element))) {
    const assembler = new SourceAssembler();
    const plain = plainDeclaration(globals);
    if (plain === null) addSection(assembler, globals);
    else assembler.add(plain.text, plain.line, plain.column);
    if (!assembler.isEmpty) sources.push(assembler.build(fileName, dialect));
  }
  if (sources.length === 0)
    diagnostics.push(fileFinding(fileName, 'warning', 'no-structured-text', 'This PLCopen XML file holds no POU and no data type.', root.line));
  return { sources, diagnostics };
}

function readDataType(fileName: string, dataType: XmlElement, dialect: Dialect): PlcSource {
  const assembler = new SourceAssembler();
  const plain = plainDeclaration(dataType);
  if (plain !== null) {
    assembler.add(plain.text, plain.line, plain.column);
    return assembler.build(fileName, dialect);
  }
  const initial = readInitialValue(firstOf(dataType, 'initialValue'));
  const base = firstOf(dataType, 'baseType');
  assembler.add('TYPE', dataType.line, dataType.column);
  assembler.insert(`${attribute(dataType, 'name') ?? 'Unnamed'} : ${base === undefined ? 'INT' : readType(base)}${initial === '' ? '' : ` := ${initial}`};`);
  assembler.insert('END_TYPE');
  return assembler.build(fileName, dialect);
}

function readPou(fileName: string, pou: XmlElement, dialect: Dialect, diagnostics: Diagnostic[]): PlcSource {
  const assembler = new SourceAssembler();
  const keyword = pouKeywords.get(attribute(pou, 'pouType') ?? '') ?? 'FUNCTION_BLOCK';
  const face = firstOf(pou, 'interface');
  const plain = plainDeclaration(pou);
  if (plain !== null) assembler.add(plain.text, plain.line, plain.column);
  else addInterface(assembler, pou, face, `${keyword} ${attribute(pou, 'name') ?? 'Unnamed'}${inheritanceOf(pou)}${resultOf(face)}`);
  addMembers(assembler, pou, fileName, diagnostics);
  for (const action of elementsOf(firstOf(pou, 'actions') ?? pou, 'action')) {
    assembler.insert(`ACTION ${attribute(action, 'name') ?? 'Unnamed'}:`);
    addBody(assembler, action, fileName, diagnostics);
    assembler.insert('END_ACTION');
  }
  addBody(assembler, pou, fileName, diagnostics);
  assembler.insert(`END_${plain === null ? keyword : (declarationKeyword(plain.text) ?? keyword)}`);
  return assembler.build(fileName, dialect);
}

/** ` : INT` of an interface that has a result. */
function resultOf(face: XmlElement | undefined): string {
  const result = firstOf(face, 'returnType');
  return result === undefined ? '' : ` : ${readType(result)}`;
}

/** ` EXTENDS A IMPLEMENTS B, C`, which CODESYS keeps as additional data of the interface or of the POU. */
function inheritanceOf(pou: XmlElement): string {
  const inheritance = [firstOf(pou, 'interface'), pou].flatMap((owner) => additionalData(owner, 'Inheritance'))[0];
  if (inheritance === undefined) return '';
  const names = (kind: string): string =>
    elementsOf(inheritance, kind)
      .map((element) => textBelow(element).text.trim())
      .join(', ');
  const [base, interfaces] = [names('Extends'), names('Implements')];
  return `${base === '' ? '' : ` EXTENDS ${base}`}${interfaces === '' ? '' : ` IMPLEMENTS ${interfaces}`}`;
}

function addInterface(assembler: SourceAssembler, owner: XmlElement, face: XmlElement | undefined, header: string): void {
  const documentation = documentationOf(owner);
  if (documentation !== '') assembler.insert(asComment(documentation));
  assembler.add(header, owner.line, owner.column);
  for (const section of face === undefined ? [] : elementsOf(face, ...sectionNames.keys())) addSection(assembler, section);
}

/**
 * The declaration as CODESYS (`InterfaceAsPlainText`, of the owner itself, its additional data or its interface) or Bachmann (`textDeclaration`) wrote it,
 * comments, pragmas and modifiers and all; null when the file holds only the standard's elements.
 */
function plainDeclaration(owner: XmlElement): XmlText | null {
  const face = firstOf(owner, 'interface');
  const holders = [
    ...elementsOf(owner, 'InterfaceAsPlainText'),
    ...additionalData(owner, 'InterfaceAsPlainText'),
    ...(face === undefined ? [] : [...descendantsOf(face, 'InterfaceAsPlainText'), ...descendantsOf(face, 'textDeclaration')]),
  ];
  return holders.map(textBelow).find(({ text }) => declarationKeyword(text) !== null) ?? null;
}

/** Elements of a name in the additional data of an element. */
function additionalData(owner: XmlElement | undefined, name: string): readonly XmlElement[] {
  const data = firstOf(owner, 'addData');
  return data === undefined ? [] : elementsOf(data, 'data').flatMap((entry) => elementsOf(entry, name));
}

/** Methods and properties, which CODESYS stores as additional data of the POU. */
function addMembers(assembler: SourceAssembler, pou: XmlElement, fileName: string, diagnostics: Diagnostic[]): void {
  for (const method of additionalData(pou, 'Method')) {
    const face = firstOf(method, 'interface');
    const plain = plainDeclaration(method);
    if (plain !== null) assembler.add(plain.text, plain.line, plain.column);
    else addInterface(assembler, method, face, `METHOD ${attribute(method, 'name') ?? 'Unnamed'}${resultOf(face)}`);
    addBody(assembler, method, fileName, diagnostics);
    assembler.insert('END_METHOD');
  }
  for (const property of additionalData(pou, 'Property')) addProperty(assembler, property, fileName, diagnostics);
}

function addProperty(assembler: SourceAssembler, property: XmlElement, fileName: string, diagnostics: Diagnostic[]): void {
  const plain = plainDeclaration(property);
  if (plain !== null) assembler.add(plain.text, plain.line, plain.column);
  else
    assembler.add(
      `PROPERTY ${attribute(property, 'name') ?? 'Unnamed'}${resultOf(firstOf(property, 'interface')) || ' : BOOL'}`,
      property.line,
      property.column,
    );
  for (const [element, keyword] of [
    ['GetAccessor', 'GET'],
    ['SetAccessor', 'SET'],
  ] as const) {
    const accessor = firstOf(property, element);
    if (accessor === undefined) continue;
    assembler.insert(keyword);
    for (const section of elementsOf(firstOf(accessor, 'interface') ?? accessor, ...sectionNames.keys())) addSection(assembler, section);
    addBody(assembler, accessor, fileName, diagnostics);
    assembler.insert(`END_${keyword}`);
  }
  assembler.insert('END_PROPERTY');
}

function addBody(assembler: SourceAssembler, owner: XmlElement, fileName: string, diagnostics: Diagnostic[]): void {
  const body = firstOf(owner, 'body');
  if (body === undefined) return;
  const text = firstOf(body, 'ST');
  const piece = text === undefined ? null : textBelow(text);
  if (piece !== null && piece.text.trim() !== '') assembler.add(piece.text, piece.line, piece.column);
  const other = [...elementsOf(body), ...elementsOf(firstOf(body, 'addData') ?? body, 'data').flatMap((entry) => elementsOf(entry))].find((child) =>
    ['IL', 'LD', 'FBD', 'SFC', 'CFC'].includes(child.name),
  );
  if (other === undefined) return;
  if (piece === null || piece.text.trim() === '') assembler.insert(`_${other.name}_BODY`);
  diagnostics.push(
    fileFinding(
      fileName,
      'info',
      'not-structured-text',
      `The body of ${attribute(owner, 'name') ?? 'this POU'} is ${other.name}; only its declaration is read.`,
      other.line,
    ),
  );
}

function addSection(assembler: SourceAssembler, section: XmlElement): void {
  const flags = [
    attribute(section, 'constant') === 'true' ? ' CONSTANT' : '',
    attribute(section, 'retain') === 'true' ? ' RETAIN' : '',
    attribute(section, 'nonretain') === 'true' ? ' NON_RETAIN' : '',
    attribute(section, 'persistent') === 'true' ? ' PERSISTENT' : '',
  ].join('');
  assembler.add(`${sectionNames.get(section.name) ?? 'VAR'}${flags}`, section.line, section.column);
  for (const variable of elementsOf(section, 'variable')) {
    const type = firstOf(variable, 'type');
    const address = attribute(variable, 'address');
    const initial = readInitialValue(firstOf(variable, 'initialValue'));
    const documentation = documentationOf(variable);
    const declaration = `${attribute(variable, 'name') ?? 'Unnamed'}${address === null ? '' : ` AT ${address}`} : ${type === undefined ? 'BOOL' : readType(type)}${initial === '' ? '' : ` := ${initial}`};`;
    assembler.add(`    ${declaration}${documentation === '' ? '' : ` ${asComment(documentation)}`}`, variable.line, variable.column);
  }
  assembler.insert('END_VAR');
}

function documentationOf(element: XmlElement): string {
  const documentation = firstOf(element, 'documentation');
  return documentation === undefined ? '' : textBelow(documentation).text.replace(/\s+/g, ' ').trim();
}

function asComment(text: string): string {
  return `(* ${text.replaceAll('(*', '( *').replaceAll('*)', '* )')} *)`;
}
