import { CopilotError } from '../domain/errors.js';
import type { PlcDeskCheck, PlcDeskDraft, PlcDeskFinding, PlcDeskProgram, PlcDeskRun, PlcDeskRunRequest } from '../domain/plc-desk.js';
import { PlcDialect, PlcExportTarget } from '../domain/plc-desk.js';
import { line4ProgramLibrary } from '../plant/line4/programs.js';
import type { Diagnostic } from '../plc/diagnostics.js';
import type { Dialect } from '../plc/dialect.js';
import { exportPlcFiles } from '../plc/exporters/export.js';
import { specificationParts } from '../plc/proof/specification-text.js';
import { checkProject, type ProjectReport } from '../plc/readers/project.js';
import { compile, instantiate } from '../plc/runtime/compile.js';
import type { SoftPlc } from '../plc/runtime/program.js';
import type { PlantDirectory } from '../ports/plant.js';
import type { PlcDesk } from '../ports/plc-desk.js';
import type { RunningPrograms } from '../tools/running-programs.js';
import type { PlcDrafting } from './plc-worker.js';

const draftFile = 'desk.st';
/** Samples kept of a trace, and work allowed in all its scans together. */
const mostSamples = 1200;
const mostInstructions = 20_000_000;

type Parts = Readonly<{ directory: PlantDirectory; running: RunningPrograms; sources: ReadonlyMap<string, string>; drafting: PlcDrafting }>;

/** The desk over the plant's programs, the checker, a soft PLC of its own per run, and the drafting worker. */
export function createPlcDesk({ directory, running, sources, drafting }: Parts): PlcDesk {
  const library = sources.get(line4ProgramLibrary) ?? '';
  const project = (source: string, dialect: Dialect, rules: boolean): ProjectReport => checkWithLibrary(source, library, dialect, rules);
  return {
    programs: () => describePrograms(running, sources),
    check(source, dialect) {
      const report = project(source, dialectOf(dialect), true);
      const [file] = report.files;
      const own = new Set(namesIn(report).map((name) => name.toUpperCase()));
      const runnable = compile(report.checked).runnable.filter((name) => own.has(name.toUpperCase()));
      return { ok: file?.ok ?? false, findings: (file?.diagnostics ?? []).map(finding), runnable } satisfies PlcDeskCheck;
    },
    run: (request) => runOn(project(request.source, request.dialect, false), request),
    async draft(request, dialect, signal, edited) {
      const equipment = directory.assets.filter(({ level }) => level === 'equipment').map(({ id }) => String(id));
      const job = { request, dialect: dialectOf(dialect), tags: directory.tags, equipment, ...(edited === undefined ? {} : { edited }) };
      const result = await drafting.draft(job, { signal, progress: () => undefined });
      if (result.kind === 'refused') return { kind: 'refused', reason: result.reason, covered: [...result.covered] };
      const { specification, signOff } = result;
      return {
        kind: 'draft',
        title: specification.title,
        code: result.code,
        dialect: result.dialect,
        specification: specificationParts(specification).map(({ heading, lines }) => ({ heading, lines: [...lines] })),
        openQuestions: [...specification.openQuestions],
        findings: result.diagnostics.map(finding),
        proof: result.proof.map(({ rung, name, status, detail }) => ({ rung, name, status, detail })),
        traces: result.traces.map(({ title, status, detail }) => ({ title, status, detail })),
        notProven: [...result.notProven],
        signOff: signOff === null ? null : { ...signOff, signatures: [...signOff.signatures] },
      } satisfies PlcDeskDraft;
    },
    export(source, dialect, target) {
      const report = project(source, dialectOf(dialect), false);
      const problem = firstError(report);
      const [unit] = report.units;
      if (unit === undefined || problem !== null) throw notRunnable('is not exported', problem);
      const files = exportPlcFiles(unit, PlcExportTarget.parse(target));
      return { files: files.map(({ fileName, text, lossy }) => ({ fileName, text, lossy: [...lossy] })) };
    },
  };
}

const dialectOf = (text: string): Dialect => PlcDialect.parse(text);
const finding = ({ rule, severity, line, column, message }: Diagnostic): PlcDeskFinding => ({ rule, severity, line, column, message });

/** The text alone, or together with the plant's library where it names a block of it that it does not declare itself. */
function checkWithLibrary(source: string, library: string, dialect: Dialect, rules: boolean): ProjectReport {
  const own = { fileName: draftFile, content: source };
  const alone = checkProject([own], { dialect, rules });
  const declared = new Set(namesIn(alone).map((name) => name.toUpperCase()));
  const words = new Set(source.toUpperCase().match(/[A-Z_]\w*/gu));
  const shared = checkProject([{ fileName: line4ProgramLibrary, content: library }], { dialect: 'iec', rules: false });
  const wanted = namesIn(shared).some((name) => words.has(name.toUpperCase()) && !declared.has(name.toUpperCase()));
  return wanted ? checkProject([own, { fileName: line4ProgramLibrary, content: library }], { dialect, rules }) : alone;
}

/** The programs and blocks that the first file declares. */
function namesIn(report: ProjectReport): readonly string[] {
  return report.units[0]?.declarations.flatMap((each) => (each.kind === 'pou' ? [each.name.name] : [])) ?? [];
}

function firstError(report: ProjectReport): Diagnostic | null {
  return report.files[0]?.diagnostics.find(({ severity }) => severity === 'error') ?? null;
}

function notRunnable(what: string, problem: Diagnostic | null): CopilotError {
  const where = problem === null ? 'it declares nothing.' : `line ${problem.line}: ${problem.message}`;
  return new CopilotError({ code: 'input-invalid', message: `The text ${what}: ${where}`, details: { line: problem?.line ?? null } });
}

function runOn(report: ProjectReport, request: PlcDeskRunRequest): PlcDeskRun {
  const problem = firstError(report);
  if (problem !== null) throw notRunnable('does not compile', problem);
  const compiled = compile(report.checked);
  const own = namesIn(report);
  const name = request.program ?? own.find((each) => compiled.programs.includes(each)) ?? own.at(-1);
  if (name === undefined) throw notRunnable('cannot run', null);
  const { plc, diagnostics } = instantiate(compiled, name, { budget: Math.max(1000, Math.floor(mostInstructions / request.scans)) });
  if (plc === null) throw notRunnable('cannot run', diagnostics[0] ?? null);
  return { program: name, ...scanAll(plc, request) };
}

function scanAll(plc: SoftPlc, { scans, scanMs, drives }: PlcDeskRunRequest): Omit<PlcDeskRun, 'program'> {
  const shown = plc
    .variables()
    .filter(({ path, value }) => !path.includes('.') && !path.includes('[') && (typeof value === 'number' || typeof value === 'boolean'));
  const lanes = shown.map(({ path, type, section }) => ({ variable: path, type, section: sectionOf(section), values: [] as number[] }));
  const every = Math.ceil(scans / mostSamples);
  const atMs: number[] = [];
  for (let scan = 1; scan <= scans && plc.fault === null; scan += 1) {
    for (const drive of drives) {
      if (drive.scan === scan && !plc.write(drive.variable, drive.value))
        throw new CopilotError({ code: 'input-invalid', message: `There is no variable ${drive.variable} that takes ${String(drive.value)}.` });
    }
    plc.scan(scanMs);
    if (scan % every !== 0 && scan !== 1) continue;
    atMs.push(scan * scanMs);
    for (const lane of lanes) lane.values.push(Number(plc.read(lane.variable) ?? 0));
  }
  return { fault: plc.fault === null ? null : { line: plc.fault.line, message: plc.fault.message }, atMs, lanes };
}

function sectionOf(section: string): 'input' | 'output' | 'local' {
  return section === 'VAR_INPUT' || section === 'VAR_IN_OUT' ? 'input' : section === 'VAR_OUTPUT' ? 'output' : 'local';
}

function describePrograms(running: RunningPrograms, sources: ReadonlyMap<string, string>): readonly PlcDeskProgram[] {
  return running.programs.map((each) => {
    const bound = (tags: readonly string[], section: 'input' | 'output') =>
      tags.map((tag) => {
        const name = running.variableOf(tag);
        const value = each.values(name);
        const known = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : null;
        return { name, type: typeof value === 'boolean' ? 'BOOL' : 'number', section, tag, value: known };
      });
    const variables = [...bound(each.reads, 'input'), ...bound(each.writes, 'output')];
    return { program: each.program, file: each.file, source: sources.get(each.file) ?? '', stopped: each.stopped(), variables };
  });
}
