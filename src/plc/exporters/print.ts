import type { CompilationUnit, Declaration, Pou, Statement, VariableSection } from '../ast.js';
import type { Dialect } from '../dialect.js';
import { commentsBefore, createContext, type PrintOptions } from './print-context.js';
import { printDeclaration, printSections } from './print-declaration.js';
import { printStatements } from './print-statement.js';

/**
 * A parsed file as source text of a dialect: one statement per line, four spaces of indentation, comments kept beside what they describe.
 * Reading the result back gives an equal tree apart from positions. Constructs the dialect does not have are printed as the nearest it has.
 * Source: IEC 61131-3:2013, clause 7.3; SCL of TIA Portal for `siemens`.
 * Units: durations as the literal says.
 * Errors: never throws.
 */
export function printUnit(unit: CompilationUnit, options: PrintOptions): string {
  const context = createContext(unit, options);
  for (const [index, declaration] of unit.declarations.entries()) {
    if (index > 0) context.lines.push('');
    printDeclaration(context, declaration);
  }
  commentsBefore(context, Number.POSITIVE_INFINITY);
  return `${context.lines.join('\n')}\n`;
}

/**
 * The form in which two programs of any dialect can be compared: standard names, one type per
 * TYPE block, sections in order, no comments, no empty statements.
 * Source: own form for comparison.
 * Units: durations as the literal says.
 * Errors: never throws.
 */
export function canonicalText(unit: CompilationUnit): string {
  const declarations = unit.declarations.flatMap((declaration): readonly Declaration[] =>
    declaration.kind === 'type-block' ? declaration.definitions.map((definition) => ({ ...declaration, definitions: [definition] })) : [declaration],
  );
  return printUnit({ ...unit, declarations }, { dialect: 'iec', comments: false, canonical: true });
}

/** The body of a POU alone, for formats that keep declaration and implementation apart. */
export function printStatementList(unit: CompilationUnit, statements: readonly Statement[], dialect: Dialect): string {
  const context = createContext(unit, { dialect });
  const first = statements[0];
  context.nextComment =
    first === undefined
      ? context.comments.length
      : Math.max(
          0,
          firstCommentOfBody(
            unit,
            first.start,
            context.comments.map((comment) => comment.start),
          ),
        );
  printStatements(context, statements);
  return context.lines.join('\n');
}

/** The first comment after what ends before the body: sections, members, or the header of a method or accessor without either. */
function firstCommentOfBody(unit: CompilationUnit, bodyStart: number, starts: readonly number[]): number {
  const before = unit.source.text.slice(0, bodyStart);
  const inComment = (at: number): boolean => unit.comments.some(({ start, end }) => start <= at && at < end);
  const ends = /\b(?:END_(?:VAR|METHOD|PROPERTY|ACTION|GET|SET)|METHOD|ACTION|GET|SET)\b/gi;
  let header = -1;
  for (let found = ends.exec(before); found !== null; found = ends.exec(before)) if (!inComment(found.index)) header = found.index;
  const index = starts.findIndex((start) => start > header);
  return index < 0 ? starts.length : index;
}

/** The declaration part of a POU without its header line: its variable sections. */
export function printSectionList(unit: CompilationUnit, pou: Pick<Pou, 'sections'>, dialect: Dialect, only?: (section: VariableSection) => boolean): string {
  const context = createContext(unit, { dialect });
  const first = pou.sections[0];
  const next = first === undefined ? -1 : context.comments.findIndex((comment) => comment.start > first.start);
  context.nextComment = next < 0 ? context.comments.length : next;
  printSections(context, only === undefined ? pou.sections : pou.sections.filter(only));
  return context.lines.join('\n');
}
