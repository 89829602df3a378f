import type { Argument, ConfigurationDeclaration, Identifier, ProgramInstance, ResourceDeclaration, StructInitializerField, TaskDeclaration } from '../ast.js';
import { parseArgument, parseExpression } from './expressions.js';
import { parseSection } from './sections.js';
import { isSectionStart } from './starts.js';
import type { TokenCursor } from './token-cursor.js';
import { parseNamed } from './types-and-variables.js';

type Contents = {
  sections: ReturnType<typeof parseSection>[];
  tasks: TaskDeclaration[];
  programs: ProgramInstance[];
  resources: ResourceDeclaration[];
  bare: boolean;
};

/** `CONFIGURATION Name ... END_CONFIGURATION` (IEC 61131-3, configuration elements). */
export function parseConfiguration(cursor: TokenCursor): ConfigurationDeclaration {
  const { start } = cursor.advance();
  const name = cursor.identifier('The name of the configuration');
  const contents = parseContents(cursor, 'END_CONFIGURATION');
  cursor.expectWord('END_CONFIGURATION', 'at the end of the configuration');
  const end = cursor.previousEnd;
  const { sections, tasks, programs, resources } = contents;
  if (tasks.length + programs.length > 0) resources.push({ kind: 'resource', name: null, on: null, sections: [], tasks, programs, start, end });
  return { kind: 'configuration', name, sections, resources, start, end };
}

function parseContents(cursor: TokenCursor, end: string): Contents {
  const contents: Contents = { sections: [], tasks: [], programs: [], resources: [], bare: true };
  while (!cursor.atEnd && !cursor.isKeyword(end)) {
    const before = cursor.index;
    if (isSectionStart(cursor)) contents.sections.push(parseSection(cursor));
    else if (cursor.isWord('TASK')) contents.tasks.push(parseTask(cursor));
    else if (cursor.isWord('PROGRAM')) contents.programs.push(parseInstance(cursor));
    else if (cursor.isWord('RESOURCE') && end === 'END_CONFIGURATION') contents.resources.push(parseResource(cursor));
    else if (!cursor.takeSymbol(';')) break;
    if (cursor.index === before) cursor.advance();
  }
  return contents;
}

function parseResource(cursor: TokenCursor): ResourceDeclaration {
  const { start } = cursor.advance();
  const name = cursor.identifier('The name of the resource');
  const on: Identifier | null = cursor.takeWord('ON') ? cursor.identifier('The processor of the resource') : null;
  const { sections, tasks, programs } = parseContents(cursor, 'END_RESOURCE');
  cursor.expectWord('END_RESOURCE', 'at the end of the resource');
  return { kind: 'resource', name, on, sections, tasks, programs, start, end: cursor.previousEnd };
}

/** `TASK Name (INTERVAL := ...);` of IEC 61131-3, and the typed `TASK Name : Startup := (...);` of SIMATIC AX, whose types come from a library. */
function parseTask(cursor: TokenCursor): TaskDeclaration {
  const { start } = cursor.advance();
  const name = cursor.identifier('The name of the task');
  const type = cursor.takeSymbol(':') ? parseNamed(cursor) : null;
  if (type !== null) cursor.takeSymbol(':=');
  const properties: StructInitializerField[] = [];
  if (cursor.takeSymbol('(')) {
    while (!cursor.isSymbol(')') && !cursor.atEnd) {
      const property = cursor.identifier('A task property such as INTERVAL');
      cursor.expectSymbol(':=', 'after the task property');
      properties.push({ name: property, value: parseExpression(cursor) });
      if (!cursor.takeSymbol(',')) break;
    }
    cursor.expectSymbol(')', 'after the task properties');
  }
  cursor.expectSymbol(';', 'after the task');
  return { kind: 'task', name, type, properties, start, end: cursor.previousEnd };
}

/** `x := input, y => output, block WITH task`: what connects a program instance; a block of its own task carries no value. */
function parseConnections(cursor: TokenCursor): Argument[] {
  const list: Argument[] = [];
  while (!cursor.isSymbol(')') && !cursor.atEnd) {
    const before = cursor.index;
    if (cursor.token.kind === 'name' && cursor.peek(1).key === 'WITH') {
      cursor.advance();
      cursor.advance();
      cursor.identifier('The task of the block');
    } else list.push(parseArgument(cursor));
    if (!cursor.takeSymbol(',') || cursor.index === before) break;
  }
  return list;
}

function parseInstance(cursor: TokenCursor): ProgramInstance {
  const { start } = cursor.advance();
  if (cursor.isWord('RETAIN') || cursor.isWord('NON_RETAIN')) cursor.advance();
  const name = cursor.identifier('The name of the program instance');
  const task = cursor.takeWord('WITH') ? cursor.identifier('The task of the program') : null;
  cursor.expectSymbol(':', 'before the program type');
  const type = parseNamed(cursor);
  const list = cursor.takeSymbol('(') ? parseConnections(cursor) : [];
  if (cursor.isSymbol(')')) cursor.advance();
  cursor.expectSymbol(';', 'after the program');
  return { kind: 'program-instance', name, task, type, arguments: list, start, end: cursor.previousEnd };
}
