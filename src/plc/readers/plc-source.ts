import type { Diagnostic, Severity } from '../diagnostics.js';
import { type Dialect, isCodesysFamily } from '../dialect.js';

/** Where a line of extracted text stands in its file. `column` is added to columns of this line; lines made by us (END_ keywords) point at the nearest real line. */
export interface LineOrigin {
  readonly line: number;
  readonly column: number;
}

/** Structured Text taken from a file, ready for `parse`. `origins` null: the text is the file itself, line by line. */
export interface PlcSource {
  readonly fileName: string;
  readonly text: string;
  readonly dialect: Dialect;
  readonly origins: readonly LineOrigin[] | null;
}

/** What a reader gives: sources (none for files without Structured Text) and what is wrong with the file itself. */
export interface ReadResult {
  readonly sources: readonly PlcSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A finding about a file as such; line 1 unless known. */
export function fileFinding(fileName: string, severity: Severity, rule: string, message: string, line = 1, column = 1): Diagnostic {
  return { rule, severity, file: fileName, line, column, endLine: line, endColumn: column, message };
}

/** Moves findings, and the lines that their messages name, from the extracted text to the lines of the file they came from. */
export function mapToFile(source: PlcSource, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const { origins } = source;
  if (origins === null) return diagnostics;
  const place = (line: number, column: number): readonly [number, number] => {
    const origin = origins[line - 1] ?? origins.at(-1);
    return origin === undefined ? [line, column] : [origin.line, column + origin.column];
  };
  return diagnostics.map((diagnostic) => {
    const [line, column] = place(diagnostic.line, diagnostic.column);
    const [endLine, endColumn] = place(diagnostic.endLine, diagnostic.endColumn);
    const message = diagnostic.message.replace(/\bline (\d+)\b/g, (_words, named: string) => `line ${place(Number(named), 1)[0]}`);
    return { ...diagnostic, file: source.fileName, line, column, endLine, endColumn, message };
  });
}

/** Builds a text from pieces of a file and remembers where each line came from. */
export class SourceAssembler {
  private readonly lines: string[] = [];
  private readonly origins: LineOrigin[] = [];

  /** Text of the file; `line` and `column` (from 1 and 0) are where it begins there. */
  add(text: string, line: number, column: number): void {
    const pieces = text.replace(/\r\n?/g, '\n').split('\n');
    for (const [index, piece] of pieces.entries()) {
      this.lines.push(piece);
      this.origins.push({ line: line + index, column: index === 0 ? column : 0 });
    }
  }

  /** A line of ours; it points at the last real line. */
  insert(text: string): void {
    for (const line of text.split('\n')) {
      this.lines.push(line);
      this.origins.push(this.origins.at(-1) ?? { line: 1, column: 0 });
    }
  }

  get isEmpty(): boolean {
    return this.lines.every((line) => line.trim() === '');
  }

  build(fileName: string, dialect: Dialect): PlcSource {
    return { fileName, text: `${this.lines.join('\n')}\n`, dialect, origins: [...this.origins] };
  }
}

/** The dialect in which a TwinCAT or CODESYS file is read: the asked one when it is of the family, otherwise CODESYS. */
export function codesysDialect(asked: Dialect | null, fallback: 'codesys' | 'beckhoff'): Dialect {
  return asked !== null && isCodesysFamily(asked) ? asked : fallback;
}

/** The POU keyword a declaration begins with, past comments and pragmas; null when it is none. */
export function declarationKeyword(declaration: string): string | null {
  const bare = declaration.replace(/\(\*[\s\S]*?\*\)|\/\/[^\n]*|\{[^}]*\}|\/\*[\s\S]*?\*\//g, ' ');
  return /^\s*(PROGRAM|FUNCTION_BLOCK|FUNCTION|INTERFACE|CLASS|TYPE|VAR_GLOBAL|METHOD|PROPERTY|ACTION)\b/i.exec(bare)?.[1]?.toUpperCase() ?? null;
}
