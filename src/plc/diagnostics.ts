import { positionAt, type SourceText } from './source-text.js';

export type Severity = 'error' | 'warning' | 'info';

/** One finding in one file. Lines and columns count from 1; the end is exclusive. `message` says what is wrong and how to fix it. */
export type Diagnostic = Readonly<{
  rule: string;
  severity: Severity;
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  message: string;
}>;

export type Span = Readonly<{ start: number; end: number }>;

/** Builds a diagnostic for a span of offsets of a source. */
export function diagnosticAt(source: SourceText, span: Span, severity: Severity, rule: string, message: string): Diagnostic {
  const from = positionAt(source, span.start);
  const to = positionAt(source, Math.max(span.end, span.start));
  return { rule, severity, file: source.fileName, line: from.line, column: from.column, endLine: to.line, endColumn: to.column, message };
}

/** Whether a list holds at least one finding of severity `error`. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/**
 * Orders findings by file, line, column and rule; the order in which every report lists them.
 * Source: own design of this package.
 * Units: none.
 * Errors: none.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.rule, b.rule) || compareText(a.message, b.message),
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
