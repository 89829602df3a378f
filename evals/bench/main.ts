import { readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { Goal } from '../../src/testing/ingest-bench.js';

type Figure = Readonly<{ name: string; value: number; unit: string; goal?: Goal }>;

/**
 * `npm run bench -- NAME...`: runs the named benchmarks (all without a name) one after the other and prints their figures. A benchmark's
 * own options, named in its file, are given as `--option=value`: `npm run bench -- knowledge --passages=1000000 --dense=false`.
 */
async function main(): Promise<number> {
  const known = names();
  const asked = process.argv.slice(2).filter((text) => !text.startsWith('--'));
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`bench: there is no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}.\n`);
    return 2;
  }
  const json = process.argv.includes('--json');
  const options = optionsIn(process.argv.slice(2));
  const all: Record<string, readonly Figure[]> = {};
  let failed = 0;
  for (const name of asked.length === 0 ? known : asked) {
    try {
      all[name] = await runOne(name, options);
      if (!json) process.stdout.write(table(name, all[name]));
    } catch (error) {
      failed += 1;
      process.stderr.write(`bench ${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    }
  }
  if (json) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  return failed === 0 ? 0 : 1;
}

/** `--passages=100` as a number, `--dense=false` as a truth value, anything else as text. */
function optionsIn(words: readonly string[]): Readonly<Record<string, number | boolean | string>> {
  const pairs = words.flatMap((word) => {
    const [, name, value] = /^--([a-zA-Z]+)=(.+)$/u.exec(word) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, value === 'true' || value === 'false' ? value === 'true' : /^\d+$/u.test(value) ? Number(value) : value]),
  );
}

function names(): readonly string[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => /^[a-z-]+\.js$/u.test(file) && file !== 'main.js')
    .map((file) => file.replace(/\.js$/u, ''))
    .sort();
}

/** A benchmark is a module with one exported function `bench...` that resolves with its figures; it may look at `short`. */
async function runOne(name: string, options: Readonly<Record<string, number | boolean | string>>): Promise<readonly Figure[]> {
  const loaded: unknown = await import(pathToFileURL(path.join(import.meta.dirname, `${name}.js`)).href);
  const entry = Object.entries(loaded as Record<string, unknown>).find(([key, value]) => key.startsWith('bench') && typeof value === 'function')?.[1];
  if (typeof entry !== 'function') throw new Error(`${name} exports no function bench...`);
  const figures: unknown = await entry(options);
  if (!Array.isArray(figures)) throw new Error(`${name} gave no figures`);
  return figures as readonly Figure[];
}

function table(name: string, figures: readonly Figure[]): string {
  const width = Math.max(20, ...figures.map((figure) => figure.name.length));
  const rows = figures.map((figure) => `  ${figure.name.padEnd(width)}  ${plain(figure.value).padStart(12)} ${figure.unit}${judged(figure)}`);
  return `${name}\n${rows.join('\n')}\n`;
}

/** The goal of a figure, where it has one, and whether this run met it. */
function judged({ value, goal }: Figure): string {
  if (goal === undefined) return '';
  const isMet = 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
  return `  (goal: at ${'atMost' in goal ? `most ${goal.atMost}` : `least ${goal.atLeast}`}, ${isMet ? 'met' : 'not met'})`;
}

function plain(value: number): string {
  if (Number.isNaN(value)) return '-';
  if (!Number.isFinite(value)) return String(value);
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return value.toFixed(Number.isInteger(value) ? 0 : 1);
  return value.toPrecision(3);
}

process.exitCode = await main();
