import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createDraftWithSolver, makeFolder, plantDirectory } from '../app.js';
import { CopilotError } from '../domain/errors.js';
import type { CompilationUnit } from '../plc/ast.js';
import { type Dialect, dialects, isDialect } from '../plc/dialect.js';
import { exportPlcFiles } from '../plc/exporters/export.js';
import { type ExportTarget, exportTargets } from '../plc/exporters/export-model.js';
import { mayBeSigned } from '../plc/index.js';
import { parse } from '../plc/parser.js';
import { checkProject, type ProjectFile } from '../plc/readers/project.js';
import { checkProjects } from '../plc/readers/separate-projects.js';
import { compile, instantiate } from '../plc/runtime/compile.js';
import { type Command, type Io, numberOption, parseCommandLine, printJson, usageError } from './command-line.js';
import { draftText } from './plc-draft-text.js';
import { neighboursOf } from './plc-neighbours.js';

const usage =
  'plc check FILE|FOLDER... [--dialect D] | run FILE --program P [--cycles N] [--cycle-ms MS] [--inputs CSV] [--dialect D] | draft "SPEC" [--dialect D] | export FILE --to T [--out FOLDER] [--json]';
const maximumFileBytes = 20 * 1024 * 1024;
const endings = ['st', 'scl', 'udt', 'db', 'exp', 'TcPOU', 'TcDUT', 'TcGVL', 'TcIO', 'xml', 'L5X', 'typ', 'var', 'fun'] as const;
const sourceEnding = new RegExp(`\\.(?:${endings.join('|')})$`, 'iu');

/** Files that hold no PLC source whatever is in them. */
const foreignEnding = /\.(?:csv|tsv|xlsx?|pdf|docx?|pptx?|md|html?|json|ya?ml|log|png|jpe?g|gif|svg|zip|exe|dll)$/iu;

/** Structured Text: check, run, draft, export. Nothing here touches a controller. */
export const plcCommand: Command = {
  name: 'plc',
  usage,
  summary:
    'Structured Text: check, run on the soft PLC, draft with proof, export to vendor tools. Exits 1 on a file with errors, a run with a fault, a refused draft, and a draft that is not one to sign: a rung of its proof failed, or a part of the request is not in it (rung 8 says which).',
  run: async (args, io) => {
    const { values, positionals } = parseCommandLine(
      args,
      {
        dialect: { type: 'string' },
        program: { type: 'string' },
        cycles: { type: 'string' },
        'cycle-ms': { type: 'string' },
        inputs: { type: 'string' },
        to: { type: 'string' },
        out: { type: 'string' },
      },
      usage,
    );
    const [action, ...rest] = positionals;
    const dialect = dialectOption(values.dialect);
    const json = values.json === true;
    switch (action) {
      case 'check':
        return checkFiles(rest, dialect, json, io);
      case 'run':
        return runProgram(rest, { dialect, json, program: values.program, cycles: values.cycles, cycleMs: values['cycle-ms'], inputs: values.inputs }, io);
      case 'draft':
        return draft(rest.join(' '), dialect ?? 'iec', json, io);
      case 'export':
        return exportFile(rest, { to: values.to, out: values.out, dialect, json }, io);
      default:
        throw usageError(`Say check, run, draft or export. Usage: shiftmate ${usage}`);
    }
  },
};

function dialectOption(value: string | undefined): Dialect | null {
  if (value === undefined) return null;
  if (isDialect(value)) return value;
  throw usageError(`There is no dialect ${value}; the dialects are ${dialects.join(', ')}.`);
}

/** Files of a folder and its folders that hold PLC source; of the many kinds of XML only PLCopen's. */
function filesOf(name: string): readonly string[] {
  if (!existsSync(name) || !statSync(name).isDirectory()) return [name];
  const found = readdirSync(name, { recursive: true, encoding: 'utf8' })
    .filter((file) => !/(?:^|[\\/])\./u.test(file) && sourceEnding.test(file))
    .map((file) => path.join(name, file))
    .filter((file) => statSync(file).isFile() && (!/\.xml$/iu.test(file) || readFileSync(file).subarray(0, 4096).includes('plcopen.org')));
  if (found.length === 0) throw new CopilotError({ code: 'not-found', message: `${name} has no PLC source files (${endings.join(', ')}).` });
  return found.sort();
}

function readFiles(names: readonly string[]): readonly ProjectFile[] {
  if (names.length === 0) throw usageError(`Name at least one file. Usage: shiftmate ${usage}`);
  return names.map((name) => {
    if (existsSync(name) && statSync(name).isDirectory())
      throw new CopilotError({ code: 'input-invalid', message: `${name} is a folder; name its files, for example ${name}/*.st.` });
    if (!existsSync(name) || !statSync(name).isFile()) throw new CopilotError({ code: 'not-found', message: `There is no file ${name}; check the path.` });
    if (foreignEnding.test(name))
      throw new CopilotError({
        code: 'input-invalid',
        message: `${name} is no PLC source. It takes Structured Text and the files of PLC tools (${endings.map((ending) => `.${ending}`).join(', ')}), or a folder of them.`,
      });
    if (statSync(name).size > maximumFileBytes) throw new CopilotError({ code: 'input-invalid', message: `${name} is larger than 20 MB; split it.` });
    return { fileName: name, content: readFileSync(name) };
  });
}

function checkFiles(names: readonly string[], dialect: Dialect | null, json: boolean, io: Io): number {
  const given = [...new Set(names.flatMap(filesOf))];
  const asked = new Set(given);
  const all = checkProjects(readFiles([...given, ...neighboursOf(given)]), dialect === null ? {} : { dialect });
  const reports = all.filter(({ file }) => asked.has(file));
  const files = reports.map(({ file, ok, diagnostics }) => ({
    file,
    ok,
    elsewhere: diagnostics.filter(({ rule, severity }) => rule === 'unresolved-external' && severity !== 'error').length,
    diagnostics: diagnostics.map(({ rule, severity, line, column, endLine, endColumn, message }) => ({
      rule,
      severity,
      line,
      column,
      endLine,
      endColumn,
      message,
    })),
  }));
  if (json) printJson(io, files.length === 1 ? files[0] : files);
  else
    io.out(
      `${files.map((file) => `${file.ok ? 'ok   ' : 'ERROR'} ${file.file}\n${file.diagnostics.map((item) => `      ${item.line}:${item.column} ${item.severity} ${item.rule}: ${item.message}`).join('\n')}`).join('\n')}\n${summary(files)}\n`,
    );
  return files.every(({ ok }) => ok) ? 0 : 1;
}

/** How many files are invalid, apart from how many names the given files do not declare. */
function summary(files: ReadonlyArray<Readonly<{ ok: boolean; elsewhere: number }>>): string {
  const invalid = files.filter(({ ok }) => !ok).length;
  const elsewhere = files.reduce((sum, file) => sum + file.elsewhere, 0);
  const names = elsewhere === 0 ? '' : ` Names declared elsewhere: ${elsewhere}; add their files to have them checked, no file is invalid for them.`;
  return `Files: ${files.length}, ${files.length - invalid} valid, ${invalid} with errors.${names}`;
}

type RunOptions = Readonly<{
  dialect: Dialect | null;
  json: boolean;
  program: string | undefined;
  cycles: string | undefined;
  cycleMs: string | undefined;
  inputs: string | undefined;
}>;

function runProgram(names: readonly string[], options: RunOptions, io: Io): number {
  const report = checkProject(readFiles(names.flatMap(filesOf)), { rules: false, ...(options.dialect === null ? {} : { dialect: options.dialect }) });
  const errors = report.files.flatMap(({ file, diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'error').map((item) => `${path.basename(file)}:${item.line}: ${item.message}`),
  );
  if (errors.length > 0) throw new CopilotError({ code: 'input-invalid', message: `The program has ${errors.length} errors; the first is ${errors[0]}` });
  const compiled = compile(report.checked);
  const program = options.program ?? compiled.programs[0] ?? compiled.runnable[0];
  if (program === undefined || !compiled.runnable.some((name) => name.toUpperCase() === program.toUpperCase()))
    throw usageError(`There is no program ${program ?? ''}; this file has ${compiled.runnable.join(', ') || 'none'}.`);
  const { plc, diagnostics } = instantiate(compiled, program);
  if (plc === null) throw new CopilotError({ code: 'input-invalid', message: `${program} cannot run: ${diagnostics[0]?.message ?? 'unknown reason'}` });
  const cycles = numberOption('cycles', options.cycles, 10, { low: 1, high: 10_000_000, whole: true });
  const cycleMs = numberOption('cycle-ms', options.cycleMs, 100, { low: 1, high: 3_600_000 });
  const inputs = options.inputs === undefined ? [] : readInputs(options.inputs);
  const rows: Readonly<Record<string, unknown>>[] = [];
  const every = Math.max(1, Math.ceil(cycles / 10_000));
  for (let cycle = 1; cycle <= cycles && plc.fault === null; cycle += 1) {
    for (const { variable, value } of inputs.find((row) => row.cycle === cycle)?.values ?? []) {
      if (!plc.write(variable, value))
        throw new CopilotError({ code: 'input-invalid', message: `The input ${variable} does not exist or does not take ${String(value)}.` });
    }
    plc.scan(cycleMs);
    if (cycle % every === 0 || cycle === cycles)
      rows.push({
        cycle,
        timeMs: plc.timeMs,
        ...Object.fromEntries(
          plc.variables().map((variable) => [variable.path, typeof variable.value === 'bigint' ? variable.value.toString() : variable.value]),
        ),
      });
  }
  const result = { program, cycles, cycleMs, fault: plc.fault, trace: rows };
  if (options.json) printJson(io, result);
  else
    io.out(
      `${rows
        .slice(-20)
        .map((row) => JSON.stringify(row))
        .join('\n')}\n${plc.fault === null ? '' : `fault: ${plc.fault.message} (line ${plc.fault.line})\n`}`,
    );
  return plc.fault === null ? 0 : 1;
}

/** A CSV of drives: first column `cycle`, one column per variable; an empty cell leaves the variable alone. */
function readInputs(
  file: string,
): ReadonlyArray<Readonly<{ cycle: number; values: ReadonlyArray<Readonly<{ variable: string; value: boolean | number | string }>> }>> {
  if (!existsSync(file)) throw new CopilotError({ code: 'not-found', message: `There is no file ${file}; check the path.` });
  const [head = '', ...lines] = readFileSync(file, 'utf8')
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '');
  const names = head.split(/[,;]/u).map((name) => name.trim());
  if (names[0]?.toLowerCase() !== 'cycle') throw new CopilotError({ code: 'input-invalid', message: `${file}: the first column must be called cycle.` });
  return lines.map((line, index) => {
    const cells = line.split(/[,;]/u).map((cell) => cell.trim());
    const cycle = Number(cells[0]);
    if (!Number.isInteger(cycle) || cycle < 1)
      throw new CopilotError({ code: 'input-invalid', message: `${file}, line ${index + 2}: the cycle must be a whole number from 1.` });
    return {
      cycle,
      values: names.slice(1).flatMap((variable, column) => {
        const cell = cells[column + 1] ?? '';
        return cell === '' ? [] : [{ variable, value: cellValue(cell) }];
      }),
    };
  });
}

function cellValue(cell: string): boolean | number | string {
  if (/^true$/iu.test(cell)) return true;
  if (/^false$/iu.test(cell)) return false;
  const number = Number(cell);
  return Number.isNaN(number) ? cell : number;
}

async function draft(request: string, dialect: Dialect, json: boolean, io: Io): Promise<number> {
  if (request.trim() === '') throw usageError(`Say what to draft. Usage: shiftmate ${usage}`);
  if (request.length > 4000) throw new CopilotError({ code: 'input-invalid', message: 'The request is longer than 4,000 characters; shorten it.' });
  const directory = plantDirectory();
  const equipment = directory.assets.filter(({ level }) => level === 'equipment').map(({ id }) => id as string);
  const result = await createDraftWithSolver()({ request, dialect, tags: directory.tags, equipment });
  if (json) printJson(io, result);
  else if (result.kind === 'refused') io.out(`Refused: ${result.reason}\n${result.covered.map((item) => `  can draft: ${item}`).join('\n')}\n`);
  else io.out(draftText(result));
  return result.kind === 'draft' && mayBeSigned(result) ? 0 : 1;
}

/** The pieces of one file (the objects of an XML project) as one unit. */
function joinedUnit(units: readonly CompilationUnit[]): CompilationUnit | undefined {
  const [first, ...others] = units;
  if (first === undefined || others.length === 0) return first;
  const text = units.map(({ source }) => source.text).join('\n');
  return parse(text, { dialect: first.dialect, fileName: first.source.fileName.replace(/#\d+$/u, '') }).unit;
}

type ExportOptions = Readonly<{ to: string | undefined; out: string | undefined; dialect: Dialect | null; json: boolean }>;

function exportFile(names: readonly string[], { to, out, dialect, json }: ExportOptions, io: Io): number {
  const target = exportTargets.find((candidate) => candidate === to);
  if (target === undefined) throw usageError(`--to must be one of ${exportTargets.join(', ')}.`);
  const [name, ...more] = names;
  if (name === undefined || more.length > 0) throw usageError(`Name one file. Usage: shiftmate ${usage}`);
  const report = checkProject(readFiles([name]), { rules: false, ...(dialect === null ? {} : { dialect }) });
  const unit = joinedUnit(report.units);
  const problem = report.files[0]?.diagnostics.find(({ severity }) => severity === 'error');
  if (unit === undefined || problem !== undefined)
    throw new CopilotError({
      code: 'input-invalid',
      message: `${name} has errors and is not exported${problem === undefined ? '' : `; line ${problem.line}: ${problem.message}`}`,
    });
  const files = exportPlcFiles(unit, target satisfies ExportTarget);
  if (out !== undefined) {
    makeFolder(out);
    for (const { fileName, text } of files) writeFileSync(path.join(out, path.basename(fileName)), text);
  }
  if (json) printJson(io, { target, files });
  else {
    io.out(out === undefined ? files.map(({ text }) => text).join('\n') : files.map(({ fileName }) => `${path.join(out, path.basename(fileName))}\n`).join(''));
    if (out === undefined && files.length > 1) io.err(`${files.length} files, one after the other; --out FOLDER writes them apart.\n`);
    for (const { fileName, lossy } of files) for (const text of lossy) io.err(`${fileName}: lost in this format: ${text}\n`);
  }
  return 0;
}
