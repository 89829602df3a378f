import type { Diagnostic } from '../diagnostics.js';
import type { Dialect } from '../dialect.js';
import { codesysDialect, declarationKeyword, fileFinding, type ReadResult, SourceAssembler } from './plc-source.js';
import { attribute, elementsOf, firstOf, textBelow, type XmlElement } from './xml.js';

/** Reads a TwinCAT 3 object (.TcPOU, .TcDUT, .TcGVL, .TcIO): declaration and implementation are separate texts in CDATA. */
export function readTwincat(fileName: string, root: XmlElement, asked: Dialect | null): ReadResult {
  const dialect = codesysDialect(asked, 'beckhoff');
  const diagnostics: Diagnostic[] = [];
  const sources = elementsOf(root).flatMap((object) => {
    const assembler = new SourceAssembler();
    if (object.name === 'POU' || object.name === 'Itf') addPou(assembler, object, fileName, diagnostics);
    else if (object.name === 'DUT') addDeclaration(assembler, object);
    else if (object.name === 'GVL') addDeclaration(assembler, object);
    else return [];
    return assembler.isEmpty ? [] : [assembler.build(fileName, dialect)];
  });
  if (sources.length === 0)
    diagnostics.push(fileFinding(fileName, 'warning', 'no-structured-text', 'This TwinCAT object holds no POU, data type or variable list.', root.line));
  return { sources, diagnostics };
}

function addDeclaration(assembler: SourceAssembler, object: XmlElement): string | null {
  const declaration = firstOf(object, 'Declaration');
  if (declaration === undefined) return null;
  const text = textBelow(declaration);
  assembler.add(text.text, text.line, text.column);
  return declarationKeyword(text.text);
}

function addPou(assembler: SourceAssembler, pou: XmlElement, fileName: string, diagnostics: Diagnostic[]): void {
  const keyword = addDeclaration(assembler, pou);
  if (keyword === null) {
    diagnostics.push(
      fileFinding(
        fileName,
        'error',
        'declaration-missing',
        `The declaration of ${attribute(pou, 'Name') ?? 'this object'} does not begin with PROGRAM, FUNCTION_BLOCK, FUNCTION or INTERFACE.`,
        pou.line,
      ),
    );
    return;
  }
  for (const method of elementsOf(pou, 'Method')) {
    addDeclaration(assembler, method);
    addImplementation(assembler, method, fileName, diagnostics);
    assembler.insert('END_METHOD');
  }
  for (const property of elementsOf(pou, 'Property')) addProperty(assembler, property, fileName, diagnostics);
  for (const action of elementsOf(pou, 'Action')) {
    assembler.insert(`ACTION ${attribute(action, 'Name') ?? 'Unnamed'}:`);
    addImplementation(assembler, action, fileName, diagnostics);
    assembler.insert('END_ACTION');
  }
  addImplementation(assembler, pou, fileName, diagnostics);
  assembler.insert(`END_${keyword}`);
}

function addProperty(assembler: SourceAssembler, property: XmlElement, fileName: string, diagnostics: Diagnostic[]): void {
  addDeclaration(assembler, property);
  for (const [name, keyword] of [
    ['Get', 'GET'],
    ['Set', 'SET'],
  ] as const) {
    const accessor = firstOf(property, name);
    if (accessor === undefined) continue;
    assembler.insert(keyword);
    addDeclaration(assembler, accessor);
    addImplementation(assembler, accessor, fileName, diagnostics);
    assembler.insert(`END_${keyword}`);
  }
  assembler.insert('END_PROPERTY');
}

function addImplementation(assembler: SourceAssembler, owner: XmlElement, fileName: string, diagnostics: Diagnostic[]): void {
  const implementation = firstOf(owner, 'Implementation');
  if (implementation === undefined) return;
  const text = firstOf(implementation, 'ST');
  if (text !== undefined) {
    const body = textBelow(text);
    if (body.text !== '') assembler.add(body.text, body.line, body.column);
    return;
  }
  const other = elementsOf(implementation)[0];
  if (other === undefined) return;
  assembler.insert(`_${['SFC', 'CFC'].includes(other.name) ? other.name : 'FBD'}_BODY`);
  diagnostics.push(
    fileFinding(
      fileName,
      'info',
      'not-structured-text',
      `The body of ${attribute(owner, 'Name') ?? 'this object'} is graphical (${other.name}); only its declaration is read.`,
      other.line,
    ),
  );
}
