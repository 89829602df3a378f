import type { Comment, Declaration, ParseResult, Pragma, Statement } from './ast.js';
import type { Diagnostic, Span } from './diagnostics.js';
import type { Dialect } from './dialect.js';
import { parseDeclarations } from './parser/declarations.js';
import { type LexResult, tokenize } from './parser/lexer.js';
import { parseStatements } from './parser/statements.js';
import { TokenCursor } from './parser/token-cursor.js';
import { type SourceText, sourceText } from './source-text.js';

export type ParseOptions = Readonly<{ dialect: Dialect; fileName: string }>;

/**
 * Reads one file of Structured Text. Never throws and always ends: what cannot be read becomes an error node and a diagnostic.
 * Reading continues at the next `;` or END_ word.
 * Source: IEC 61131-3:2013, clause 6.1 (characters, names, literals, comments), 6.4 to 6.6 (types, variables, POUs, classes) and 7.3 (Structured Text); vendor forms by dialect.
 * Units: durations in the tree are nanoseconds (bigint); places are offsets in UTF-16 code units.
 * Errors: never throws; findings with rule and place in `diagnostics`.
 */
export function parse(text: string, options: ParseOptions): ParseResult {
  const source = sourceText(options.fileName, text);
  const lexed = tokenize(source, options.dialect);
  const cursor = new TokenCursor(lexed.tokens, source, options.dialect);
  const declarations = parseDeclarations(cursor);
  const { comments, pragmas, diagnostics } = trivia(lexed, cursor);
  return { unit: { source, dialect: options.dialect, declarations, comments, pragmas }, diagnostics };
}

export type RangeResult<Content> = Content & Readonly<{ comments: readonly Comment[]; pragmas: readonly Pragma[]; diagnostics: readonly Diagnostic[] }>;

/**
 * Reads the declarations of a part of a file (a CDATA section of an XML format). All spans are offsets of the whole source.
 * A POU header without its END_ word, as in .TcPOU declarations, gives a Pou; a METHOD or PROPERTY header gives a LooseMember.
 */
export function parseRange(source: SourceText, range: Span, dialect: Dialect): RangeResult<Readonly<{ declarations: readonly Declaration[] }>> {
  const lexed = tokenize(source, dialect, range);
  const cursor = new TokenCursor(lexed.tokens, source, dialect);
  cursor.implicitEnds = true;
  const declarations = parseDeclarations(cursor);
  return { declarations, ...trivia(lexed, cursor) };
}

/** Reads the statements of a part of a file: an implementation without its declaration. */
export function parseStatementRange(source: SourceText, range: Span, dialect: Dialect): RangeResult<Readonly<{ statements: readonly Statement[] }>> {
  const lexed = tokenize(source, dialect, range);
  const cursor = new TokenCursor(lexed.tokens, source, dialect);
  const statements: Statement[] = [];
  while (!cursor.atEnd) {
    statements.push(...parseStatements(cursor));
    if (!cursor.atEnd) {
      cursor.reportHere('syntax', `${cursor.describe()} does not belong into a list of statements; delete it.`);
      cursor.advance();
    }
  }
  return { statements, ...trivia(lexed, cursor) };
}

function trivia(lexed: LexResult, cursor: TokenCursor): RangeResult<unknown> {
  return { comments: lexed.comments, pragmas: lexed.pragmas, diagnostics: [...lexed.diagnostics, ...cursor.diagnostics] };
}
