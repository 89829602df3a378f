import type { CompilationUnit, Declaration, Identifier } from '../ast.js';
import { type Diagnostic, diagnosticAt } from '../diagnostics.js';
import type { Dialect } from '../dialect.js';
import { parse } from '../parser.js';
import { mapToFile, type PlcSource } from './plc-source.js';
import { checkProject, type FileReport, type ProjectFile, type ProjectOptions } from './project.js';
import { readPlcFile } from './read-file.js';

/** A name that a file declares for the whole project. */
type Declared = Readonly<{ key: string; name: string; at: Identifier; unit: CompilationUnit; source: PlcSource }>;
/** `offers`: all names others may use, those of `declared` and the global variables. */
type Part = Readonly<{ file: ProjectFile; vendor: string; declared: readonly Declared[]; offers: readonly string[]; words: ReadonlySet<string> }>;

/**
 * Checks files that may come from several projects. Files of one vendor belong together as far as no two of them declare the same block, type or data block:
 * where two do, folders are taken for projects of their own, and copies inside one folder are checked each with the files it refers to.
 * Source: as `checkProject`; that several projects or copies lie in one folder is usual in repositories and no fault of a file.
 * Units: lines and columns from 1.
 * Errors: never throws; findings per file, in the order of the files; `declared-in-two-files` (warning) says which names made two projects of a folder.
 */
export function checkProjects(files: readonly ProjectFile[], options: ProjectOptions = {}): readonly FileReport[] {
  if (files.length < 2) return checkProject(files, options).files;
  const reports = new Map<string, FileReport>();
  for (const group of vendorGroups(files.map((file) => partOf(file, options.dialect ?? null))))
    for (const project of separate(group)) {
      const { files: checked } = checkProject(
        project.parts.map(({ file }) => file),
        options,
      );
      for (const report of checked) {
        const more = project.notes.get(report.file) ?? [];
        if (!reports.has(report.file)) reports.set(report.file, { ...report, diagnostics: [...more, ...report.diagnostics] });
      }
    }
  return files.flatMap(({ fileName }) => reports.get(fileName) ?? []);
}

function partOf(file: ProjectFile, asked: Dialect | null): Part {
  const { sources } = readPlcFile(file.fileName, file.content, asked);
  const units = sources.map((source) => ({ source, unit: parse(source.text, { dialect: source.dialect, fileName: source.fileName }).unit }));
  const declared = units.flatMap(({ source, unit }) =>
    unit.declarations.flatMap((declaration) => namesOf(file.fileName, declaration)).map((at) => ({ key: at.key, name: at.name, at, unit, source })),
  );
  const globals = units.flatMap(({ unit }) => unit.declarations.flatMap(globalNames));
  const words = new Set(sources.flatMap(({ text }) => text.toUpperCase().match(/[A-Z_]\w*/g) ?? []));
  return { file, vendor: vendorOf(sources[0]?.dialect), declared, offers: [...declared.map(({ key }) => key), ...globals], words };
}

function vendorOf(dialect: Dialect | undefined): string {
  return dialect === 'siemens' || dialect === 'rockwell' ? dialect : '';
}

/** What may be declared once in a project. The .fun file of B&R holds the faces of blocks whose bodies lie in other files. */
function namesOf(fileName: string, declaration: Declaration): readonly Identifier[] {
  if (/\.fun$/i.test(fileName)) return [];
  switch (declaration.kind) {
    case 'pou':
    case 'interface':
    case 'data-block':
      return [declaration.name];
    case 'type-block':
      return declaration.definitions.map(({ name }) => name);
    default:
      return [];
  }
}

function globalNames(declaration: Declaration): readonly string[] {
  if (declaration.kind !== 'global-variables') return [];
  return declaration.section.declarations.flatMap(({ names }) => names.map(({ key }) => key));
}

function vendorGroups(parts: readonly Part[]): readonly (readonly Part[])[] {
  return [...new Set(parts.map(({ vendor }) => vendor))].map((vendor) => parts.filter((part) => part.vendor === vendor));
}

type Separated = Readonly<{ parts: readonly Part[]; notes: ReadonlyMap<string, readonly Diagnostic[]> }>;

/** The projects of one vendor: all files together, or their folders, each with what it refers to in the folder above, or within one folder the copies apart. */
function separate(parts: readonly Part[]): readonly Separated[] {
  if (clashesOf(parts).size === 0) return [{ parts, notes: new Map() }];
  const folders = new Map<string, Part[]>();
  const depth = commonFolder(parts).length;
  for (const part of parts) {
    const folder = folderOf(part)[depth] ?? '';
    folders.set(folder, [...(folders.get(folder) ?? []), part]);
  }
  if (folders.size === 1) return separateCopies(parts);
  const shared = folders.get('') ?? [];
  return [...folders].flatMap(([folder, inside]) =>
    separate(inside).map(({ parts: project, notes }) => ({ parts: folder === '' ? project : [...project, ...referredTo(project, shared)], notes })),
  );
}

/** Names that several files declare, each with the files. */
function clashesOf(parts: readonly Part[]): ReadonlyMap<string, readonly Part[]> {
  const owners = new Map<string, Part[]>();
  for (const part of parts) for (const key of new Set(part.declared.map((each) => each.key))) owners.set(key, [...(owners.get(key) ?? []), part]);
  return new Map([...owners].filter(([, list]) => list.length > 1));
}

const folderOf = ({ file }: Part): readonly string[] => file.fileName.split(/[\\/]/).slice(0, -1);

function commonFolder(parts: readonly Part[]): readonly string[] {
  const [first, ...others] = parts.map(folderOf);
  if (first === undefined) return [];
  const length = first.findIndex((segment, index) => others.some((folder) => folder[index] !== segment));
  return length < 0 ? first : first.slice(0, length);
}

/** The first file of each name with all that clash with nothing; every later copy with the files it refers to. */
function separateCopies(parts: readonly Part[]): readonly Separated[] {
  const clashes = clashesOf(parts);
  const taken = new Set<string>();
  const [together, copies]: [Part[], Part[]] = [[], []];
  for (const part of parts) {
    const keys = part.declared.map(({ key }) => key);
    (keys.some((key) => taken.has(key)) ? copies : together).push(part);
    if (!copies.includes(part)) for (const key of keys) taken.add(key);
  }
  const apart = copies.map((copy) => [copy, ...referredTo([copy], together)]);
  return [together, ...apart].map((project) => ({ parts: project, notes: new Map(project.map((part) => [part.file.fileName, notesOf(part, clashes)])) }));
}

/** The files that some files need, through files that these need, without those that declare one of their own names. */
function referredTo(parts: readonly Part[], others: readonly Part[]): readonly Part[] {
  const own = new Set(parts.flatMap(({ declared }) => declared.map(({ key }) => key)));
  const found = [...parts];
  for (let index = 0; index < found.length; index++) {
    const words = found[index]?.words ?? new Set();
    for (const other of others)
      if (!found.includes(other) && other.offers.some((key) => words.has(key)) && !other.declared.some(({ key }) => own.has(key))) found.push(other);
  }
  return found.slice(parts.length);
}

function notesOf(part: Part, clashes: ReadonlyMap<string, readonly Part[]>): readonly Diagnostic[] {
  return part.declared.flatMap(({ key, name, at, unit, source }) => {
    const other = clashes.get(key)?.find((candidate) => candidate !== part);
    if (other === undefined) return [];
    const message = `${name} is declared in ${other.file.fileName} too; the two files are checked apart. If they belong to one project, rename or remove one.`;
    return mapToFile(source, [diagnosticAt(unit.source, at, 'warning', 'declared-in-two-files', message)]);
  });
}
