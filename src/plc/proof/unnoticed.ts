import type { PatternBuild } from '../patterns/model.js';
import { millisecondsOf } from '../patterns/render.js';
import type { SoftPlc } from '../runtime/program.js';
import { load, sameValue, seededRandom } from './harness.js';
import { interestingValues } from './invariants.js';
import { climbLadder } from './ladder.js';
import { anyVectorFails } from './vectors.js';

/**
 * Whether a changed program can be told from the original at its outputs at all: both run under the same random inputs, with holds longer than every
 * timer of the block. A second look of its own, so that a defect without effect is not counted against the proof.
 */
export function observablyDifferent(original: SoftPlc, changed: SoftPlc, build: PatternBuild, scans = 60_000): boolean {
  const inputs = build.signals.filter((row) => row.direction === 'input').map((row) => ({ name: row.identifier, values: interestingValues(row, build) }));
  const outputs = build.signals.filter((row) => row.direction === 'output').map((row) => row.identifier);
  const longest = Math.max(1_000, ...build.constants.filter((constant) => constant.type === 'TIME').map((constant) => millisecondsOf(constant.value) ?? 0));
  for (const [seed, cycleMs] of [
    [3, 100],
    [17, 100],
    [29, Math.max(100, Math.round(longest / 20_000) * 100)],
    [41, Math.max(100, Math.round(longest / 2_000) * 100)],
  ] as const) {
    const random = seededRandom(seed);
    for (let run = 0; run < 40; run++) {
      original.coldStart();
      changed.coldStart();
      let hold = 0;
      for (let scan = 0; scan < scans / 160; scan++) {
        if (hold-- <= 0) {
          hold = random() < 0.6 ? Math.floor(random() * 5) : Math.floor(random() * 120);
          for (const { name, values } of inputs) {
            if (scan > 0 && random() > 0.3) continue;
            const value = values[Math.floor(random() ** (run % 2 === 0 ? 1 : 2) * values.length)] ?? 0;
            for (const plc of [original, changed]) if (plc.indexOf(name) >= 0) plc.set(plc.indexOf(name), value);
          }
        }
        original.scan(cycleMs);
        changed.scan(cycleMs);
        if (changed.fault !== null) return true;
        if (outputs.some((name) => !sameValue(original.get(original.indexOf(name)), changed.get(changed.indexOf(name))))) return true;
      }
    }
  }
  return false;
}

/**
 * Whether a defect passes the ladder unnoticed: rungs 1 to 3 and 5, the cheap ones first so that most defects are found in milliseconds. Null when it
 * cannot be seen at the outputs at all.
 */
export function passesUnnoticed(changed: string, code: string, build: PatternBuild): boolean | null {
  const [original, defective] = [load(code, 'iec', build.blockName).plc, load(changed, 'iec', build.blockName).plc];
  if (original === null || defective === null || anyVectorFails(defective, build.vectors)) return false;
  const effort = { mutants: 0, randomSequences: 6, boundedTransitions: 3_000, boundedDepth: 30 };
  const { rungs } = climbLadder({ code: changed, dialect: 'iec', build, effort });
  if (rungs.some((rung) => rung.rung <= 5 && rung.status === 'failed')) return false;
  return observablyDifferent(original, defective, build) ? true : null;
}
