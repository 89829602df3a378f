/**
 * The package's face: reading, checking, running, proving, explaining and exporting IEC 61131-3 programs. Everything else in this folder is
 * inside. Each function says where its behaviour comes from, its units, and how it fails; `public-face.test.ts` holds it to that.
 */
export type { CompilationUnit } from './ast.js';
export type { CheckedUnits, CheckOptions } from './checker.js';
export { check } from './checker.js';
export { detectDialect } from './detect-dialect.js';
export type { Diagnostic, Severity } from './diagnostics.js';
export { sortDiagnostics } from './diagnostics.js';
export type { Dialect } from './dialect.js';
export { dialects, isDialect } from './dialect.js';
export { formatValue } from './explain/evaluate.js';
export { explainWhy } from './explain/explain-why.js';
export { conditionsOf, logicOf, noteAbove, usesOf } from './explain/logic-slice.js';
export { outline } from './explain/outline.js';
export { exportPlc, exportPlcFiles } from './exporters/export.js';
export type { ExportedFile, ExportTarget } from './exporters/export-model.js';
export { exportTargets } from './exporters/export-model.js';
export { logixUnit } from './exporters/logix-unit.js';
export { canonicalText, printUnit } from './exporters/print.js';
export type { ParseOptions } from './parser.js';
export { parse } from './parser.js';
export { patternCatalogue } from './patterns/catalogue.js';
export { defaultParameters } from './patterns/defaults.js';
export { renderBlock } from './patterns/render.js';
export { selectPattern } from './patterns/select.js';
export { tagBook } from './patterns/signals.js';
export { checkBounded } from './proof/bounded.js';
export { compareBehaviour } from './proof/difference.js';
export { draftPlc, draftPlcWithSolver } from './proof/draft.js';
export { load, seededRandom } from './proof/harness.js';
export { createMonitor, interestingValues } from './proof/invariants.js';
export { climbLadder } from './proof/ladder.js';
export { mutationScore } from './proof/mutation.js';
export { signOffSheet } from './proof/sign-off.js';
export { specificationParts } from './proof/specification-text.js';
export { proveByInduction } from './proof/symbolic/induction.js';
export { runVector } from './proof/vectors.js';
export type { LineOrigin, PlcSource, ReadResult } from './readers/plc-source.js';
export type { FileReport, ProjectFile, ProjectOptions, ProjectReport } from './readers/project.js';
export { checkProject } from './readers/project.js';
export { decodeText, readPlcFile } from './readers/read-file.js';
export { ruleCatalogue } from './rules/catalogue.js';
export { runRules } from './rules/run.js';
export { compile, instantiate } from './runtime/compile.js';
export { controlProgramOf, createControlProgram } from './runtime/control-program.js';
export type { CompiledProgram, Instantiation, PlcSnapshot, PlcValue, SoftPlc } from './runtime/program.js';
export { positionAt } from './source-text.js';
