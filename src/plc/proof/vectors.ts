import type { TestVector, VectorStep, VectorValue } from '../patterns/model.js';
import type { SoftPlc } from '../runtime/program.js';
import { sameValue } from './harness.js';
import type { TraceRow, TraceTable } from './model.js';

type Judged = TraceRow['judged'][number];

/**
 * Runs one scenario from a cold start and judges it step by step. Set-up failures, contaminated steps and failed assertions are told apart:
 * only the last one says something about the program.
 * Source: own design of this package.
 * Units: step durations and times in milliseconds of simulated time.
 * Errors: never throws; a runtime fault ends the trace and is named in it.
 */
export function runVector(plc: SoftPlc, vector: TestVector): TraceTable {
  plc.coldStart();
  const base = { vector: vector.id, title: vector.title };
  const rows: TraceRow[] = [];
  for (const preparation of vector.setup) {
    const problem = drive(plc, preparation, vector.cycleMs);
    if (problem !== null) return { ...base, status: 'setup-failed', detail: problem, rows };
  }
  for (const current of vector.steps) {
    const contaminated = alreadyTrue(plc, current);
    const problem = drive(plc, current, vector.cycleMs);
    if (problem !== null) return { ...base, status: 'setup-failed', detail: problem, rows };
    const judged = judge(plc, current);
    rows.push({ atMs: plc.timeMs, drive: current.drive, judged });
    if (contaminated !== null)
      return { ...base, status: 'contaminated', detail: `${contaminated} was already so before the drive; the step proves nothing.`, rows };
    const wrong = judged.find((row) => !row.ok);
    if (wrong !== undefined) return { ...base, status: 'failed', detail: failureText(wrong, plc.timeMs), rows };
  }
  return { ...base, status: 'passed', detail: `${rows.length} steps judged`, rows };
}

function failureText(wrong: Judged, atMs: number): string {
  return wrong.actual === null
    ? `${wrong.variable} does not exist in the program.`
    : `at ${atMs} ms ${wrong.variable} is ${String(wrong.actual)}, expected ${String(wrong.expected)}.`;
}

function drive(plc: SoftPlc, step: VectorStep, cycleMs: number): string | null {
  for (const [variable, value] of Object.entries(step.drive)) {
    if (!plc.write(variable, value)) return `Input ${variable} does not exist in the program or does not take ${String(value)}.`;
  }
  const scans = Math.max(1, Math.ceil(step.forMs / cycleMs));
  for (let scan = 0; scan < scans; scan++) plc.scan(cycleMs);
  return plc.fault === null ? null : `The program stopped: ${plc.fault.message} (line ${plc.fault.line}).`;
}

/** A changing assertion that holds before the drive, or null. */
function alreadyTrue(plc: SoftPlc, step: VectorStep): string | null {
  for (const [variable, expected] of Object.entries(step.change ?? {})) {
    const index = plc.indexOf(variable);
    if (index >= 0 && sameValue(expected, plc.get(index))) return `${variable} = ${String(expected)}`;
  }
  return null;
}

function judge(plc: SoftPlc, step: VectorStep): readonly Judged[] {
  const judgeOne = (variable: string, expected: VectorValue, changes: boolean): Judged => {
    const index = plc.indexOf(variable);
    if (index < 0) return { variable, expected, actual: null, ok: false, changes };
    const actual = plc.get(index);
    return { variable, expected, actual: typeof expected === 'boolean' ? actual !== 0 : actual, ok: sameValue(expected, actual), changes };
  };
  return [
    ...Object.entries(step.change ?? {}).map(([variable, expected]) => judgeOne(variable, expected, true)),
    ...Object.entries(step.hold ?? {}).map(([variable, expected]) => judgeOne(variable, expected, false)),
  ];
}

/** Whether any scenario notices something wrong; stops at the first. The cheap form for mutants. */
export function anyVectorFails(plc: SoftPlc, vectors: readonly TestVector[]): boolean {
  return vectors.some((vector) => runVector(plc, vector).status !== 'passed');
}
