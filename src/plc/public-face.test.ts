import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const room = path.join(process.cwd(), 'src/plc');

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return filesBelow(file);
    return /\.tsx?$/.test(name) ? [file] : [];
  });
}

type Documented = Readonly<{ file: string; name: string; doc: string; signature: string }>;

/** Exported functions of a file with the docstring directly above them and their first line. */
function functionsOf(file: string): readonly Documented[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/((?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?)export (?:async )?function (\w+)([\s\S]*?)\{\n/g)].map((match) => ({
    file: path.relative(room, file),
    name: match[2] ?? '',
    doc: (match[1] ?? '').replace(/\s*\n\s*\*\s?/g, '\n'),
    signature: match[3] ?? '',
  }));
}

const inner = filesBelow(room).filter((file) => !/\.test\.ts$|test-support\.ts$|conformance\/harness\.ts$/.test(file));
const all = inner.flatMap(functionsOf);

/** `export { a, b } from './x.js'` lines of the index, as [file, name]. */
function face(types: boolean): readonly (readonly [string, string])[] {
  const text = readFileSync(path.join(room, 'index.ts'), 'utf8');
  return [...text.matchAll(/^export (type )?\{([^}]*)\} from '\.\/([^']*)\.js';$/gm)].flatMap((match) =>
    (match[1] === undefined) === types ? [] : (match[2] ?? '').split(',').map((name) => [`${match[3]}.ts`, name.trim()] as const),
  );
}

describe('the face of the PLC package', () => {
  const listed = face(false);
  const functions = all.filter(({ file, name }) => listed.some(([from, exported]) => from === file && exported === name));

  it('exports what exists', () => {
    expect(functions.length).toBeGreaterThan(35);
    for (const [file, name] of [...listed, ...face(true)])
      expect(readFileSync(path.join(room, file), 'utf8'), `${file} ${name}`).toMatch(
        new RegExp(`export (?:async )?(?:function|const|type|interface|class) ${name}\\b`),
      );
  });

  it.each(functions.map((entry) => [`${entry.file} ${entry.name}`, entry] as const))('%s names source, units and errors', (_title, { doc, signature }) => {
    for (const part of ['Source', 'Units', 'Errors']) expect(doc).toMatch(new RegExp(`\\n${part}: \\S[^\\n]{3,}\\.`));
    expect(
      doc
        .split('\n')
        .filter((line) => line.trim() !== '' && !/^(?:Source|Units|Errors):/.test(line.trim()))
        .join(' ').length,
    ).toBeGreaterThan(20);
    // Times must be named where the signature has them.
    if (/\w(?:Ms|Milliseconds|Nanoseconds)\b/.test(signature)) expect(doc).toMatch(/milliseconds|nanoseconds/);
  });

  it('holds everything that other rooms use', () => {
    const names = new Set(listed.map(([file, name]) => `${file} ${name}`));
    const used = filesBelow(path.join(process.cwd(), 'src'))
      .filter((file) => !file.startsWith(room) && !/\.test\.tsx?$/.test(file))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/(?:import|export) \{([^}]*)\} from '(\.[^']*)\.js'/g)].flatMap((match) => {
          const from = path.relative(room, path.join(path.dirname(file), `${match[2]}.ts`));
          return from.startsWith('..') ? [] : (match[1] ?? '').split(',').map((name) => [from, name.trim().replace(/ as .*/, '')] as const);
        }),
      )
      .filter(([file, name]) => all.some((entry) => entry.file === file && entry.name === name));
    expect(used.length).toBeGreaterThan(10);
    expect(used.filter(([file, name]) => !names.has(`${file} ${name}`))).toEqual([]);
  });

  it('and every exported function inside has a docstring', () => {
    expect(all.length).toBeGreaterThan(380);
    expect(all.filter(({ doc }) => doc.trim() === '').map(({ file, name }) => `${file} ${name}`)).toEqual([]);
  });

  it('the soft PLC says units and faults of each of its members', () => {
    const text = readFileSync(path.join(room, 'runtime/program.ts'), 'utf8');
    const body = /export interface SoftPlc \{([\s\S]*?)\n\}/.exec(text)?.[1] ?? '';
    const members = [...body.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?\n? {2}(?:readonly )?(\w+)(?:\(|:)/g)].filter((match) =>
      /^[a-z]/.test(match[2] ?? ''),
    );
    expect(members.length).toBeGreaterThan(8);
    expect(members.filter((match) => (match[1] ?? '') === '').map((match) => match[2])).toEqual([]);
  });
});
