import type { Diagnostic } from '../diagnostics.js';
import type { Dialect } from '../dialect.js';
import { fileFinding, type PlcSource, type ReadResult, SourceAssembler } from './plc-source.js';
import { readInitialValue, readType } from './plcopen-types.js';
import { attribute, descendantsOf, elementsOf, firstOf, textBelow, type XmlElement } from './xml.js';

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

/** Reads a PLCopen XML project (TC6 2.0 and 2.01): data types, POUs with Structured Text bodies, and global variables of resources. */
export function readPlcopenXml(fileName: string, root: XmlElement, asked: Dialect | null): ReadResult {
  const dialect = asked ?? 'codesys';
  const diagnostics: Diagnostic[] = [];
  const types = firstOf(root, 'types');
  const sources: PlcSource[] = [];
  for (const dataType of elementsOf(firstOf(types, 'dataTypes') ?? root, 'dataType')) sources.push(readDataType(fileName, dataType, dialect));
  for (const pou of elementsOf(firstOf(types, 'pous') ?? root, 'pou')) sources.push(readPou(fileName, pou, dialect, diagnostics));
  const instances = firstOf(root, 'instances');
  for (const globals of instances === undefined ? [] : descendantsOf(instances, 'globalVars')) {
    const assembler = new SourceAssembler();
    addSection(assembler, globals);
    if (!assembler.isEmpty) sources.push(assembler.build(fileName, dialect));
  }
  if (sources.length === 0)
    diagnostics.push(fileFinding(fileName, 'warning', 'no-structured-text', 'This PLCopen XML file holds no POU and no data type.', root.line));
  return { sources, diagnostics };
}

function readDataType(fileName: string, dataType: XmlElement, dialect: Dialect): PlcSource {
  const assembler = new SourceAssembler();
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
  const result = firstOf(face, 'returnType');
  const documentation = documentationOf(pou);
  if (documentation !== '') assembler.insert(asComment(documentation));
  assembler.add(`${keyword} ${attribute(pou, 'name') ?? 'Unnamed'}${result === undefined ? '' : ` : ${readType(result)}`}`, pou.line, pou.column);
  for (const section of face === undefined ? [] : elementsOf(face, ...sectionNames.keys())) addSection(assembler, section);
  for (const action of elementsOf(firstOf(pou, 'actions') ?? pou, 'action')) {
    assembler.insert(`ACTION ${attribute(action, 'name') ?? 'Unnamed'}:`);
    addBody(assembler, action, fileName, diagnostics);
    assembler.insert('END_ACTION');
  }
  addBody(assembler, pou, fileName, diagnostics);
  assembler.insert(`END_${keyword}`);
  return assembler.build(fileName, dialect);
}

function addBody(assembler: SourceAssembler, owner: XmlElement, fileName: string, diagnostics: Diagnostic[]): void {
  const body = firstOf(owner, 'body');
  if (body === undefined) return;
  const text = firstOf(body, 'ST');
  if (text !== undefined) {
    const piece = textBelow(text);
    if (piece.text !== '') assembler.add(piece.text, piece.line, piece.column);
    return;
  }
  const other = elementsOf(body).find((child) => ['IL', 'LD', 'FBD', 'SFC', 'CFC'].includes(child.name));
  if (other !== undefined)
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
