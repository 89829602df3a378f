import type { CompilationUnit } from '../ast.js';
import { type CheckedUnits, check } from '../checker.js';
import { type Diagnostic, sortDiagnostics } from '../diagnostics.js';
import type { Dialect } from '../dialect.js';
import { parse } from '../parser.js';
import type { PlantContext, RuleSettings } from '../rules/model.js';
import { runRules } from '../rules/run.js';
import { mapToFile, type PlcSource } from './plc-source.js';
import { readPlcFile } from './read-file.js';

export interface ProjectFile {
  readonly fileName: string;
  readonly content: Uint8Array | string;
}
export interface ProjectOptions {
  /** The dialect of all files; guessed per file when absent. */
  readonly dialect?: Dialect;
  /** True: nothing exists outside these files. */
  readonly closed?: boolean;
  /** Run the rule catalogue too. Default true. */
  readonly rules?: boolean;
  readonly settings?: Partial<RuleSettings>;
  readonly plant?: PlantContext;
}
export interface FileReport {
  readonly file: string;
  /** No finding of severity error. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
}
export interface ProjectReport {
  readonly files: readonly FileReport[];
  readonly units: readonly CompilationUnit[];
  readonly checked: CheckedUnits;
}

/**
 * Reads, parses, checks and lints files as one project; findings carry the lines of the files as they are on disk. Never throws.
 * A text that no vendor mark tells apart is read as IEC, and as CODESYS when that leaves fewer errors in it: what is wrong in both stays wrong.
 * Source: as `parse`, `check` and `runRules`.
 * Units: lines and columns from 1.
 * Errors: never throws; findings per file in `files`.
 */
export function checkProject(files: readonly ProjectFile[], options: ProjectOptions = {}): ProjectReport {
  const report = checkIn(files, options);
  const open = report.units.some(({ dialect }) => dialect === 'iec');
  if (options.dialect !== undefined || !open || report.files.every(({ ok }) => ok)) return report;
  const lenient = checkIn(files, { ...options, dialect: 'codesys' });
  const better = report.files.map((file, index) => {
    const other = lenient.files[index] ?? file;
    return errorsIn(other) < errorsIn(file) ? other : file;
  });
  const whole = report.checked.dialect === 'iec' && errorCount(lenient) < errorCount(report) ? lenient : report;
  return { ...whole, files: better };
}

function errorCount(report: ProjectReport): number {
  return report.files.reduce((sum, file) => sum + errorsIn(file), 0);
}

function errorsIn({ diagnostics }: FileReport): number {
  return diagnostics.filter(({ severity }) => severity === 'error').length;
}

/** One pass in the dialects the options or the files say. */
function checkIn(files: readonly ProjectFile[], options: ProjectOptions): ProjectReport {
  const found = new Map<string, Diagnostic[]>(files.map((file) => [file.fileName, []]));
  const add = (diagnostics: readonly Diagnostic[]): void => {
    for (const diagnostic of diagnostics) found.get(diagnostic.file)?.push(diagnostic);
  };
  const entries: { source: PlcSource; unit: CompilationUnit; key: string }[] = [];
  for (const file of files) {
    const read = readPlcFile(file.fileName, file.content, options.dialect ?? null);
    add(read.diagnostics);
    for (const source of read.sources) {
      const key = source.origins === null ? source.fileName : `${source.fileName}#${entries.length}`;
      const parsed = parse(source.text, { dialect: source.dialect, fileName: key });
      add(mapToFile({ ...source }, parsed.diagnostics));
      entries.push({ source, unit: parsed.unit, key });
    }
  }
  const units = entries.map((entry) => entry.unit);
  const dialect = options.dialect ?? entries[0]?.source.dialect ?? 'iec';
  const checked = check(units, { dialect, closed: options.closed ?? false });
  const later = [
    ...checked.diagnostics,
    ...(options.rules === false
      ? []
      : runRules(checked, {
          ...(options.settings === undefined ? {} : { settings: options.settings }),
          ...(options.plant === undefined ? {} : { plant: options.plant }),
        })),
  ];
  const byKey = new Map(entries.map((entry) => [entry.key, entry.source]));
  for (const diagnostic of later) {
    const source = byKey.get(diagnostic.file);
    add(source === undefined ? [diagnostic] : mapToFile(source, [diagnostic]));
  }
  const reports = [...found].map(([file, diagnostics]) => ({
    file,
    ok: diagnostics.every((diagnostic) => diagnostic.severity !== 'error'),
    diagnostics: unique(sortDiagnostics(diagnostics)),
  }));
  return { files: reports, units, checked };
}

function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = `${diagnostic.line}:${diagnostic.column}:${diagnostic.rule}:${diagnostic.message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
