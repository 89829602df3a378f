import type { SoftPlc } from '../runtime/program.js';
import { seededRandom } from './harness.js';
import type { DifferenceReport } from './model.js';

/**
 * Runs two programs under the same random inputs and lists where they behave differently (rung 6). Variables are compared by name; the first
 * difference of each output is shown with the inputs that brought it about. Deterministic for a seed.
 * Source: own (rung 6).
 * Units: `cycleMs` in milliseconds; scans are counted.
 * Errors: never throws; a runtime fault ends the comparison.
 */
export function compareBehaviour(first: SoftPlc, second: SoftPlc, options: Readonly<{ scans: number; cycleMs: number; seed: number }>): DifferenceReport {
  const [inputs, outputs] = [shared(first, second, 'VAR_INPUT'), shared(first, second, 'VAR_OUTPUT')];
  const random = seededRandom(options.seed);
  const found = new Map<string, { variable: string; scans: number; firstAtMs: number; inputs: Record<string, number>; first: number; second: number }>();
  first.coldStart();
  second.coldStart();
  let hold = 0;
  for (let scan = 0; scan < options.scans && first.fault === null && second.fault === null; scan++) {
    if (hold-- <= 0) {
      hold = Math.floor(random() ** 2 * 150);
      for (const input of inputs) {
        if (random() > 0.4) continue;
        const value = input.type === 'BOOL' ? Math.round(random()) : Math.round(random() * 100);
        first.set(first.indexOf(input.path), value);
        second.set(second.indexOf(input.path), value);
      }
    }
    first.scan(options.cycleMs);
    second.scan(options.cycleMs);
    for (const output of outputs) {
      const [a, b] = [first.get(first.indexOf(output.path)), second.get(second.indexOf(output.path))];
      if (Math.abs(a - b) <= 1e-4) continue;
      const known = found.get(output.path);
      if (known !== undefined) known.scans++;
      else
        found.set(output.path, {
          variable: output.path,
          scans: 1,
          firstAtMs: first.timeMs,
          inputs: Object.fromEntries(inputs.map((input) => [input.path, first.get(first.indexOf(input.path))])),
          first: a,
          second: b,
        });
    }
  }
  return {
    comparable: outputs.map((output) => output.path),
    onlyInFirst: missing(first, second),
    onlyInSecond: missing(second, first),
    scans: first.scans,
    differences: [...found.values()],
  };
}

function shared(first: SoftPlc, second: SoftPlc, section: string): readonly Readonly<{ path: string; type: string }>[] {
  return first.variables().filter((variable) => variable.section === section && first.indexOf(variable.path) >= 0 && second.indexOf(variable.path) >= 0);
}

function missing(from: SoftPlc, other: SoftPlc): readonly string[] {
  return from
    .variables()
    .filter((variable) => /^VAR_(?:INPUT|OUTPUT)$/.test(variable.section) && other.read(variable.path) === undefined)
    .map((variable) => variable.path);
}
