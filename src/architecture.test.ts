import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** The import table of ARCHITECTURE.md: a folder imports what its row lists, nothing else. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  ports: ['domain'],
  knowledge: ['domain', 'ports'],
  plant: ['domain', 'ports'],
  plc: ['domain', 'ports'],
  insight: ['domain', 'ports'],
  safety: ['domain', 'ports'],
  tools: ['domain', 'ports', 'knowledge', 'plc', 'insight'],
  agent: ['domain', 'ports', 'safety'],
  engine: ['domain', 'ports', 'plc'],
  wire: ['domain'],
  adapters: ['domain', 'ports'],
  server: ['domain', 'ports', 'wire'],
  web: ['domain', 'wire'],
  config: ['domain'],
  app: ['domain', 'ports', 'knowledge', 'plant', 'plc', 'insight', 'safety', 'tools', 'agent', 'engine', 'adapters', 'config'],
  testing: ['domain', 'ports', 'knowledge', 'plant', 'plc', 'insight', 'safety', 'tools', 'agent', 'engine', 'adapters', 'config', 'app', 'wire', 'server'],
  main: ['domain', 'app', 'config', 'server', 'evals', 'ports', 'plc', 'insight', 'adapters'],
  evals: ['domain', 'ports', 'app', 'testing', 'config', 'measurements'],
  /** Benchmarks, the gate's own grades and what is fitted look into the room they measure. */
  measurements: [
    'domain',
    'ports',
    'app',
    'testing',
    'config',
    'evals',
    'knowledge',
    'plant',
    'plc',
    'insight',
    'safety',
    'tools',
    'agent',
    'engine',
    'adapters',
  ],
};

/** Vendor packages a folder may name; `node:` built-ins are listed as `node`. Rooms that are not listed may use none. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  domain: ['zod'],
  wire: ['zod'],
  config: ['zod'],
  tools: ['zod'],
  plant: ['zod'],
  plc: ['saxes'],
  knowledge: ['zod'],
  insight: ['zod'],
  safety: [],
  adapters: [
    'openai',
    '@langchain/core',
    'hnswlib-node',
    'pdf-parse',
    '@photostructure/sqlite',
    'mammoth',
    'csv-parse',
    'fflate',
    'htmlparser2',
    'saxes',
    'yaml',
    'zod',
    '@modelcontextprotocol/sdk',
    'node',
  ],
  server: ['express', 'ws', 'express-rate-limit', 'helmet', 'prom-client', 'zod', 'node'],
  web: ['react', 'react-dom', 'uplot', 'pdfjs-dist', 'zod'],
  app: ['node'],
  main: ['node'],
};

const root = path.resolve(import.meta.dirname, '..');
type Import = Readonly<{ file: string; room: string; target: string }>;

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

function roomOf(file: string): string {
  const parts = file.split(path.sep);
  if (parts[0] === 'evals')
    return parts[1] === 'bench' || parts[1] === 'gate' || parts[1] === 'diagnosis' || parts[1] === 'answer-model' ? 'measurements' : 'evals';
  return (parts[1] ?? '').replace(/\.(?:tsx?|js)$/, '');
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g)) {
    const target = match[1] ?? match[2] ?? match[3];
    if (target !== undefined) found.push({ file, room: roomOf(file), target });
  }
  return found;
}

function packageOf(target: string): string {
  if (target.startsWith('node:')) return 'node';
  const parts = target.split('/');
  return target.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? target);
}

const imports = [...sourceFiles('src'), ...sourceFiles('evals')].flatMap(importsOf);

describe('the import table', () => {
  it('sees the source', () => {
    expect(imports.length).toBeGreaterThan(20);
  });

  it('lets a folder import only what its row lists', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('.'))
      .map((entry) => ({ ...entry, to: roomOf(path.relative(root, path.resolve(root, path.dirname(entry.file), entry.target))) }))
      .filter(({ room, to }) => room !== to && !(mayImport[room] ?? []).includes(to))
      .map(({ file, to }) => `${file} -> ${to}`);
    expect(wrong).toEqual([]);
  });

  it('keeps vendor packages in the rooms that own them', () => {
    const wrong = imports
      .filter(({ target, room }) => !target.startsWith('.') && room !== 'testing' && room !== 'evals' && room !== 'measurements')
      .filter(({ target, room }) => !(mayUse[room] ?? []).includes(packageOf(target)))
      .map(({ file, target }) => `${file} -> ${target}`);
    expect(wrong).toEqual([]);
  });

  it('lets no adapter import another adapter (a shared subfolder belongs to its adapter)', () => {
    const family = (file: string): string => (file.split(path.sep)[2] ?? '').replace(/\.ts$/, '');
    const wrong = imports
      .filter(({ room, target }) => room === 'adapters' && target.startsWith('.'))
      .map((entry) => ({ ...entry, resolved: path.relative(root, path.resolve(root, path.dirname(entry.file), entry.target)) }))
      .filter(({ resolved }) => roomOf(resolved) === 'adapters')
      .filter(({ file, resolved }) => family(file) !== family(resolved.replace(/\.js$/, '')))
      .map(({ file, resolved }) => `${file} -> ${resolved}`);
    expect(wrong).toEqual([]);
  });
});

describe('one home each', () => {
  const homes: ReadonlyArray<Readonly<{ what: string; pattern: RegExp; allowed: RegExp }>> = [
    {
      what: 'process',
      pattern: /(?<![.\w])process\.(env|argv|exit|stdout|stderr|cwd|on|pid)\b/,
      allowed: /^src\/(main|config\/environment|adapters\/extract\/child)\.ts$|^evals\/(bench|reliability)\/main\.ts$|^src\/testing\//,
    },
    {
      what: 'the wall clock',
      pattern: /\bDate\.now\(\)|\bnew Date\(\)/,
      allowed: /^src\/adapters\/system-clock\.ts$|^src\/web\/|^evals\/bench\/|^src\/testing\//,
    },
    { what: 'randomness', pattern: /\bMath\.random\(\)/, allowed: /^src\/adapters\/system-clock\.ts$|^src\/web\// },
    // Its copy of the pattern is compiled again after collections of garbage; `domain/all-matches.ts` makes none. The page has no long patterns.
    { what: 'matchAll', pattern: /\.matchAll\(/, allowed: /^(?:evals\/|src\/web\/)|all-matches/ },
    { what: 'the console', pattern: /\bconsole\.\w+\(/, allowed: /^$/ },
  ];
  const files = [...sourceFiles('src'), ...sourceFiles('evals')];
  for (const { what, pattern, allowed } of homes) {
    it(`keeps ${what} in its home`, () => {
      const strip = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
      const wrong = files.filter((file) => !allowed.test(file) && pattern.test(strip(readFileSync(path.join(root, file), 'utf8'))));
      expect(wrong).toEqual([]);
    });
  }

  it('keeps the agent loop under 250 lines', () => {
    expect(readFileSync(path.join(root, 'src/agent/run-turn.ts'), 'utf8').split('\n').length).toBeLessThan(250);
  });

  it('keeps every file under 400 lines, data tables exempt', () => {
    const long = files
      .filter((file) => !/(\/line4\/|\/data\/|-data\.ts$|-table\.ts$|\/catalogue\/|\/faults\/catalog\.ts$)/.test(file))
      .filter((file) => readFileSync(path.join(root, file), 'utf8').split('\n').length > 401);
    expect(long).toEqual([]);
  });
});
