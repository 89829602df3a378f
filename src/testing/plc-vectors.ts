import { isDialect } from '../plc/dialect.js';
import { load } from '../plc/proof/harness.js';
import type { SoftPlc } from '../plc/runtime/program.js';

/**
 * One stretch of an executed sample: inputs to set, how long to scan, what the outputs must then be. A name is the identifier in the draft, or a
 * pattern between slashes that exactly one identifier fits; with a question mark in front it is set only when there is such an input.
 */
export type ExecutedStep = Readonly<{ set: Readonly<Record<string, boolean | number>>; forMs: number; expect: Readonly<Record<string, boolean | number>> }>;
export type ExecutedVector = Readonly<{ name: string; cycleMs: number; steps: readonly ExecutedStep[] }>;

/** Runs a drafted block against vectors that know nothing of how it was made; every difference in words, none when all of them hold. */
export function runDraftVectors(code: string, dialect: string, blockName: string, vectors: readonly ExecutedVector[]): readonly string[] {
  const { plc, diagnostics } = load(code, isDialect(dialect) ? dialect : 'iec', blockName);
  if (plc === null) return [`the draft does not run: ${diagnostics[0]?.message ?? 'unknown reason'}`];
  return vectors.flatMap((vector) => runVector(plc, vector));
}

function runVector(plc: SoftPlc, { name, cycleMs, steps }: ExecutedVector): readonly string[] {
  plc.coldStart();
  const problems: string[] = [];
  for (const [index, { set, forMs, expect }] of steps.entries()) {
    for (const [key, value] of Object.entries(set)) {
      const found = resolve(plc, key.replace(/^\?/u, ''), 'VAR_INPUT');
      if (typeof found === 'string') plc.write(found, value);
      else if (!key.startsWith('?')) problems.push(`${name}, step ${index + 1}: no single input fits ${key}`);
    }
    for (let elapsed = 0; elapsed < forMs; elapsed += cycleMs) plc.scan(cycleMs);
    for (const [key, wanted] of Object.entries(expect)) {
      const found = resolve(plc, key, 'VAR_OUTPUT');
      if (typeof found !== 'string') problems.push(`${name}, step ${index + 1}: no single output fits ${key}`);
      else if (!same(plc.read(found), wanted)) problems.push(`${name}, step ${index + 1}: ${found} is ${String(plc.read(found))}, expected ${String(wanted)}`);
    }
  }
  return problems;
}

function resolve(plc: SoftPlc, key: string, section: 'VAR_INPUT' | 'VAR_OUTPUT'): string | null {
  const names = plc.variables().flatMap((variable) => (variable.section === section && !variable.path.includes('.') ? [variable.path] : []));
  const pattern = /^\/(.*)\/$/u.exec(key)?.[1];
  if (pattern === undefined) return names.find((name) => name.toUpperCase() === key.toUpperCase()) ?? null;
  const fitting = names.filter((name) => new RegExp(pattern, 'iu').test(name));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function same(actual: unknown, wanted: boolean | number): boolean {
  if (typeof wanted === 'boolean') return actual === wanted;
  return typeof actual === 'number' && Math.abs(actual - wanted) <= Math.max(0.01, Math.abs(wanted) * 0.01);
}
