import type { Diagnostic } from '../diagnostics.js';
import { fileFinding, type PlcSource, type ReadResult, SourceAssembler } from './plc-source.js';
import { attribute, descendantsOf, elementsOf, firstOf, textBelow, type XmlElement } from './xml.js';

const usageSections = new Map([
  ['Input', 'VAR_INPUT'],
  ['Output', 'VAR_OUTPUT'],
  ['InOut', 'VAR_IN_OUT'],
  ['Public', 'VAR_INPUT'],
]);

/**
 * Reads a Rockwell L5X file (Studio 5000 export of a controller, program, routine, Add-On Instruction or data type): user-defined types as
 * STRUCT, Add-On Instructions as FUNCTION_BLOCK, programs as PROGRAM with their further routines as ACTION, controller tags as VAR_GLOBAL.
 * Routines in ladder, function block or SFC give a note and their declarations only. Never throws.
 */
export function readL5x(fileName: string, root: XmlElement): ReadResult {
  const diagnostics: Diagnostic[] = [];
  const sources: PlcSource[] = [];
  const add = (fill: (assembler: SourceAssembler) => void): void => {
    const assembler = new SourceAssembler();
    fill(assembler);
    if (!assembler.isEmpty) sources.push(assembler.build(fileName, 'rockwell'));
  };
  for (const type of descendantsOf(root, 'DataType').filter((element) => firstOf(element, 'Members') !== undefined))
    add((assembler) => addType(assembler, type));
  const controller = firstOf(root, 'Controller') ?? root;
  add((assembler) => addGlobals(assembler, firstOf(controller, 'Tags')));
  for (const block of descendantsOf(root, 'AddOnInstructionDefinition')) add((assembler) => addInstruction(assembler, block, fileName, diagnostics));
  for (const program of descendantsOf(root, 'Program')) add((assembler) => addProgram(assembler, program, fileName, diagnostics));
  for (const encoded of descendantsOf(root, 'EncodedData')) {
    const message = `${attribute(encoded, 'Name') ?? 'A part'} is encrypted (source protection); it cannot be read.`;
    diagnostics.push(fileFinding(fileName, 'info', 'source-protected', message, encoded.line));
  }
  if (sources.length === 0)
    diagnostics.push(
      fileFinding(fileName, 'warning', 'no-structured-text', 'This L5X file holds no data type, tag, Add-On Instruction or program.', root.line),
    );
  return { sources, diagnostics };
}

function nameOf(element: XmlElement): string {
  return attribute(element, 'Name') ?? 'Unnamed';
}

/** `Dimensions="4 3"` as bounds from 0; a scalar has none or 0. */
function typeText(dataType: string, dimensions: string | null): string {
  const sizes = (dimensions ?? '').split(/[\s,]+/).filter((size) => /^[1-9]\d*$/.test(size));
  const plain = dataType === 'BIT' ? 'BOOL' : dataType;
  return sizes.length === 0 ? plain : `ARRAY[${sizes.map((size) => `0..${Number(size) - 1}`).join(', ')}] OF ${plain}`;
}

function addType(assembler: SourceAssembler, type: XmlElement): void {
  const members = elementsOf(firstOf(type, 'Members') ?? type, 'Member').filter((member) => attribute(member, 'Hidden') !== 'true');
  assembler.add('TYPE', type.line, type.column);
  if (attribute(type, 'Family') === 'StringFamily') {
    const data = members.find((member) => nameOf(member) === 'DATA');
    assembler.insert(`${nameOf(type)} : STRING[${attribute(data, 'Dimension') ?? '82'}];`);
  } else {
    assembler.insert(`${nameOf(type)} : STRUCT`);
    for (const member of members)
      assembler.add(
        `    ${nameOf(member)} : ${typeText(attribute(member, 'DataType') ?? 'DINT', attribute(member, 'Dimension'))};`,
        member.line,
        member.column,
      );
    assembler.insert('END_STRUCT;');
  }
  assembler.insert('END_TYPE');
}

/** Controller tags; aliases and tags without a type (produced, consumed by modules) are left to the I/O configuration. */
function addGlobals(assembler: SourceAssembler, tags: XmlElement | undefined): void {
  if (tags === undefined) return;
  addTags(assembler, 'VAR_GLOBAL', elementsOf(tags, 'Tag'), elementsOf(tags, 'Tag'));
}

function addTags(assembler: SourceAssembler, heading: string, list: readonly XmlElement[], all: readonly XmlElement[]): void {
  if (list.length === 0) return;
  assembler.insert(heading);
  for (const tag of list) {
    const dataType = attribute(tag, 'DataType') ?? aliasType(tag, all);
    if (dataType === null) continue;
    const value = initialValue(tag);
    const type = typeText(dataType, attribute(tag, 'Dimensions'));
    assembler.add(`    ${nameOf(tag)} : ${type}${value === null ? '' : ` := ${value}`};${remark(tag)}`, tag.line, tag.column);
  }
  assembler.insert('END_VAR');
}

/** An alias has the type of the tag it stands for; null when that is a part of it or an address of a module. */
function aliasType(tag: XmlElement, all: readonly XmlElement[]): string | null {
  const target = attribute(tag, 'AliasFor');
  const base = target === null ? undefined : all.find((candidate) => nameOf(candidate).toUpperCase() === target.toUpperCase());
  return base === undefined || base === tag ? null : attribute(base, 'DataType');
}

function remark(element: XmlElement): string {
  const description = firstOf(element, 'Description');
  const text = description === undefined ? '' : textBelow(description).text.replace(/\s+/g, ' ').trim();
  return text === '' ? '' : ` (* ${text.replaceAll('(*', '( *').replaceAll('*)', '* )')} *)`;
}

/** The decorated value of a scalar; arrays, structures and strings keep what their tags hold, which is data rather than program. */
function initialValue(tag: XmlElement): string | null {
  const decorated = elementsOf(tag, 'DefaultData', 'Data').find((data) => attribute(data, 'Format') === 'Decorated');
  const value = attribute(firstOf(decorated, 'DataValue'), 'Value');
  return value !== null && /^-?(?:\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?|(?:2|8|16)#[\da-f_]+)$/i.test(value) ? value : null;
}

function addInstruction(assembler: SourceAssembler, block: XmlElement, fileName: string, diagnostics: Diagnostic[]): void {
  const routines = elementsOf(firstOf(block, 'Routines') ?? block, 'Routine');
  const logic = routines.find((routine) => nameOf(routine).toUpperCase() === 'LOGIC');
  const all = [...elementsOf(firstOf(block, 'Parameters') ?? block, 'Parameter'), ...elementsOf(firstOf(block, 'LocalTags') ?? block, 'LocalTag')];
  const text = routines.map(routineText).join('\n');
  assembler.add(`FUNCTION_BLOCK ${nameOf(block)}${remark(block)}`, block.line, block.column);
  const parameters = elementsOf(firstOf(block, 'Parameters') ?? block, 'Parameter').filter((parameter) => !isSystemDefined(parameter, text));
  for (const [usage, heading] of usageSections)
    addTags(
      assembler,
      heading,
      parameters.filter((parameter) => attribute(parameter, 'Usage') === usage),
      all,
    );
  addTags(assembler, 'VAR', elementsOf(firstOf(block, 'LocalTags') ?? block, 'LocalTag'), all);
  addRoutines(assembler, routines, logic, fileName, diagnostics);
  assembler.insert('END_FUNCTION_BLOCK');
}

/** EnableIn and EnableOut belong to every instruction; they count only where the logic names them. */
function isSystemDefined(parameter: XmlElement, text: string): boolean {
  const name = nameOf(parameter);
  return (name === 'EnableIn' || name === 'EnableOut') && !new RegExp(`\\b${name}\\b`, 'i').test(text);
}

function addProgram(assembler: SourceAssembler, program: XmlElement, fileName: string, diagnostics: Diagnostic[]): void {
  const routines = elementsOf(firstOf(program, 'Routines') ?? program, 'Routine');
  const tags = firstOf(program, 'Tags');
  if (routines.length === 0 && tags === undefined) return;
  const main = routines.find((routine) => nameOf(routine) === attribute(program, 'MainRoutineName')) ?? (routines.length === 1 ? routines[0] : undefined);
  assembler.add(`PROGRAM ${nameOf(program)}`, program.line, program.column);
  if (tags !== undefined) addTags(assembler, 'VAR', elementsOf(tags, 'Tag'), elementsOf(tags, 'Tag'));
  addRoutines(assembler, routines, main, fileName, diagnostics);
  assembler.insert('END_PROGRAM');
}

/** The routine that runs becomes the body; the others, which it calls, become actions before it. */
function addRoutines(
  assembler: SourceAssembler,
  routines: readonly XmlElement[],
  body: XmlElement | undefined,
  fileName: string,
  diagnostics: Diagnostic[],
): void {
  addActions(
    assembler,
    routines.filter((routine) => routine !== body),
    fileName,
    diagnostics,
  );
  if (body !== undefined) addRoutine(assembler, body, fileName, diagnostics);
}

function addActions(assembler: SourceAssembler, routines: readonly XmlElement[], fileName: string, diagnostics: Diagnostic[]): void {
  for (const routine of routines) {
    if (firstOf(routine, 'STContent') === undefined) {
      noteOther(routine, fileName, diagnostics);
      continue;
    }
    assembler.insert(`ACTION ${nameOf(routine)}:`);
    addRoutine(assembler, routine, fileName, diagnostics);
    assembler.insert('END_ACTION');
  }
}

function noteOther(routine: XmlElement, fileName: string, diagnostics: Diagnostic[]): void {
  const language = attribute(routine, 'Type') ?? 'another language';
  if (elementsOf(routine).length === 0 && language === 'ST') return;
  diagnostics.push(
    fileFinding(fileName, 'info', 'not-structured-text', `The routine ${nameOf(routine)} is ${language}; only its tags are read.`, routine.line),
  );
}

function addRoutine(assembler: SourceAssembler, routine: XmlElement, fileName: string, diagnostics: Diagnostic[]): void {
  const content = firstOf(routine, 'STContent');
  if (content === undefined) {
    noteOther(routine, fileName, diagnostics);
    return;
  }
  for (const line of elementsOf(content, 'Line')) {
    const { text, line: row, column } = lineText(line);
    assembler.add(text, row, column);
  }
}

/** The text of a line with its blanks: an empty CDATA section is an empty line. */
function lineText(line: XmlElement): Readonly<{ text: string; line: number; column: number }> {
  const pieces = line.children.flatMap((child) => (child.kind === 'text' ? [child] : []));
  const first = pieces.find((piece) => piece.text.trim() !== '') ?? pieces[0];
  return {
    text: pieces
      .map((piece) => piece.text)
      .join('')
      .replace(/^\n+|\n+$/g, ''),
    line: first?.line ?? line.line,
    column: first?.column ?? line.column,
  };
}

function routineText(routine: XmlElement): string {
  return elementsOf(firstOf(routine, 'STContent') ?? routine, 'Line')
    .map((line) => lineText(line).text)
    .join('\n');
}
