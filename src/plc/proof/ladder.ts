import { check } from '../checker.js';
import type { Diagnostic } from '../diagnostics.js';
import type { Dialect } from '../dialect.js';
import { parse } from '../parser.js';
import type { Invariant, PatternBuild } from '../patterns/model.js';
import { millisecondsOf } from '../patterns/render.js';
import { runRules } from '../rules/run.js';
import type { SoftPlc } from '../runtime/program.js';
import { checkBounded } from './bounded.js';
import { compareBehaviour } from './difference.js';
import { load } from './harness.js';
import { allInvariants, createMonitor, runRandomSequences } from './invariants.js';
import type { ClosedLoop, CounterExample, DifferenceReport, DraftRequest, Rung, TraceTable } from './model.js';
import { mutationScore } from './mutation.js';
import { runVector } from './vectors.js';

/** Effort of a proof run; the defaults keep a draft under a few seconds. */
export interface ProofEffort {
  readonly randomSequences: number;
  readonly randomScans: number;
  readonly mutants: number;
  readonly boundedTransitions: number;
  readonly boundedDepth: number;
}
export const defaultEffort: ProofEffort = { randomSequences: 8, randomScans: 1_200, mutants: 60, boundedTransitions: 8_000, boundedDepth: 60 };

export interface ProofInput {
  readonly code: string;
  readonly dialect: Dialect;
  readonly build: PatternBuild;
  readonly closedLoop?: ClosedLoop | undefined;
  readonly running?: DraftRequest['running'] | undefined;
  readonly effort?: Partial<ProofEffort>;
}
export interface ProofOutput {
  readonly rungs: readonly Rung[];
  readonly diagnostics: readonly Diagnostic[];
  readonly traces: readonly TraceTable[];
  readonly counterExamples: readonly CounterExample[];
  readonly difference: DifferenceReport | null;
}

const names = {
  1: 'Parse and types',
  2: 'Rules',
  3: 'Scenario traces and invariants under random inputs',
  4: 'Closed loop on the forked plant',
  5: 'Bounded model checking',
  6: 'Difference against the running program',
  7: 'Mutation score of the scenarios',
  8: 'Sign-off sheet',
} as const;

export function rung(number: keyof typeof names, status: Rung['status'], detail: string, figures: Rung['figures'] = {}): Rung {
  return { rung: number, name: names[number], status, detail, figures };
}

/** Climbs rungs 1 to 7 for a built draft; every rung is reported, also when it could not be climbed. Never throws on bad code. */
export function climbLadder(input: ProofInput): ProofOutput {
  const effort = { ...defaultEffort, ...input.effort };
  const first = rungOne(input);
  const second = rungTwo(input, first.diagnostics);
  const diagnostics = [...first.diagnostics, ...second.diagnostics];
  const { plc } = load(input.code, input.dialect, input.build.blockName);
  if (plc === null) {
    const blocked = ([3, 4, 5, 6, 7] as const).map((number) => rung(number, 'not-climbed', 'The program does not compile.'));
    return { rungs: [first.rung, second.rung, ...blocked], diagnostics, traces: [], counterExamples: [], difference: null };
  }
  const invariants = allInvariants(input.build);
  const third = rungThree(plc, input, invariants, effort);
  const fifth = rungFive(plc, input, invariants, effort);
  const sixth = rungSix(plc, input);
  return {
    rungs: [first.rung, second.rung, third.rung, rungFour(input, invariants), fifth.rung, sixth.rung, rungSeven(input, invariants, effort, third.rung)],
    diagnostics,
    traces: third.traces,
    counterExamples: [...third.counterExamples, ...fifth.counterExamples],
    difference: sixth.difference,
  };
}

function rungOne(input: ProofInput): Readonly<{ rung: Rung; diagnostics: readonly Diagnostic[] }> {
  const parsed = parse(input.code, { dialect: input.dialect, fileName: `${input.build.blockName}.st` });
  const checked = check([parsed.unit], { dialect: input.dialect, closed: true });
  const diagnostics = [...parsed.diagnostics, ...checked.diagnostics];
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const lines = input.code.trimEnd().split('\n').length;
  const detail =
    errors.length === 0
      ? `${lines} lines parse and type-check in dialect ${input.dialect}.`
      : `${errors.length} errors; first: line ${errors[0]?.line}: ${errors[0]?.message}`;
  return {
    rung: rung(1, errors.length === 0 ? 'passed' : 'failed', detail, { lines, errors: errors.length, warnings: diagnostics.length - errors.length }),
    diagnostics,
  };
}

function rungTwo(input: ProofInput, earlier: readonly Diagnostic[]): Readonly<{ rung: Rung; diagnostics: readonly Diagnostic[] }> {
  if (earlier.some((diagnostic) => diagnostic.severity === 'error'))
    return { rung: rung(2, 'not-climbed', 'Rules are judged on programs that parse and type-check.'), diagnostics: [] };
  const parsed = parse(input.code, { dialect: input.dialect, fileName: `${input.build.blockName}.st` });
  const checked = check([parsed.unit], { dialect: input.dialect, closed: true });
  const diagnostics = runRules(checked, { plant: { signals: input.build.signals, interlocks: input.build.interlocks } });
  const count = (severity: Diagnostic['severity']): number => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const serious = diagnostics.filter((diagnostic) => diagnostic.severity !== 'info');
  const detail =
    serious.length === 0
      ? 'No finding above information level.'
      : serious
          .slice(0, 5)
          .map((diagnostic) => `${diagnostic.rule} line ${diagnostic.line}: ${diagnostic.message}`)
          .join(' ');
  const failed = diagnostics.some((diagnostic) => diagnostic.severity === 'error' || (diagnostic.rule.startsWith('SAFE-') && diagnostic.severity !== 'info'));
  return {
    rung: rung(2, failed ? 'failed' : 'passed', detail, { errors: count('error'), warnings: count('warning'), information: count('info') }),
    diagnostics,
  };
}

function rungThree(
  plc: SoftPlc,
  input: ProofInput,
  invariants: readonly Invariant[],
  effort: ProofEffort,
): Readonly<{ rung: Rung; traces: readonly TraceTable[]; counterExamples: readonly CounterExample[] }> {
  const traces = input.build.vectors.map((vector) => runVector(plc, vector));
  const passed = traces.filter((trace) => trace.status === 'passed').length;
  const monitor = createMonitor(invariants, plc);
  const random =
    typeof monitor === 'string'
      ? { scans: 0, counterExamples: [], fault: invariants.length === 0 ? null : monitor }
      : runRandomSequences(plc, monitor, input.build, { sequences: effort.randomSequences, scans: effort.randomScans, cycleMs: 100, seed: 1 });
  const figures = {
    scenarios: traces.length,
    passed,
    contaminated: traces.filter((trace) => trace.status === 'contaminated').length,
    setupFailed: traces.filter((trace) => trace.status === 'setup-failed').length,
    assertions: traces.reduce((sum, trace) => sum + trace.rows.reduce((rows, row) => rows + row.judged.length, 0), 0),
    invariants: invariants.length,
    randomScans: random.scans,
  };
  const failures = traces.filter((trace) => trace.status !== 'passed').map((trace) => `${trace.vector} ${trace.status}: ${trace.detail}`);
  const broken = random.counterExamples.map((example) => `invariant "${example.text}" broken after ${example.steps.length} input changes`);
  const problems = [...failures, ...broken, ...(random.fault === null ? [] : [random.fault])];
  const detail =
    problems.length === 0 ? `${passed} scenarios passed, ${invariants.length} invariants held over ${random.scans} random scans.` : problems.join(' ');
  const ok = problems.length === 0 && traces.length > 0;
  return {
    rung: rung(3, ok ? 'passed' : 'failed', traces.length === 0 ? 'There are no scenarios.' : detail, figures),
    traces,
    counterExamples: random.counterExamples,
  };
}

function rungFour(input: ProofInput, invariants: readonly Invariant[]): Rung {
  if (input.closedLoop === undefined) return rung(4, 'not-climbed', 'No simulated plant was connected to this proof.');
  const { code, dialect, build } = input;
  const report = input.closedLoop.run({ code, dialect, blockName: build.blockName, signals: build.signals, interlocks: build.interlocks, invariants });
  if (!report.hosted) return rung(4, 'not-climbed', report.reason);
  const failed = report.scenarios.filter((scenario) => !scenario.invariantsHeld);
  const detail =
    failed.length === 0
      ? `${report.scenarios.length} plant scenarios over ${report.hours} simulated hours held every invariant.`
      : failed.map((scenario) => `${scenario.name}: ${scenario.detail}`).join(' ');
  return rung(4, failed.length === 0 ? 'passed' : 'failed', detail, { scenarios: report.scenarios.length, hours: report.hours, failed: failed.length });
}

function rungFive(
  plc: SoftPlc,
  input: ProofInput,
  invariants: readonly Invariant[],
  effort: ProofEffort,
): Readonly<{ rung: Rung; counterExamples: readonly CounterExample[] }> {
  if (invariants.length === 0) return { rung: rung(5, 'not-climbed', 'The pattern states no invariant.'), counterExamples: [] };
  const timeless = invariants.filter((invariant) => !(invariant.declarations ?? []).some((declaration) => /\bT(?:ON|OF|P)\b/i.test(declaration)));
  if (timeless.length === 0)
    return { rung: rung(5, 'not-climbed', 'Every invariant is about time; those are judged under random inputs only.'), counterExamples: [] };
  const result = checkBounded(plc, input.build, timeless, {
    depth: effort.boundedDepth,
    transitions: effort.boundedTransitions,
    elapsed: elapsedChoices(input.build),
  });
  const figures = { states: result.states, transitions: result.transitions, depth: result.depth };
  if (result.reason !== null) return { rung: rung(5, 'not-climbed', result.reason, figures), counterExamples: [] };
  if (result.counterExample !== null)
    return {
      rung: rung(5, 'failed', `"${result.counterExample.text}" breaks after ${result.counterExample.steps.length} scans.`, figures),
      counterExamples: [result.counterExample],
    };
  const timed = invariants.length - timeless.length;
  const reach = result.complete
    ? 'all reachable states visited'
    : result.depth === 0
      ? 'the first scan only partly'
      : `every path of up to ${result.depth} scans`;
  return {
    rung: rung(
      5,
      result.depth === 0 ? 'not-climbed' : 'passed',
      `No counter-example: ${reach} (${result.states} states), over representative input values and scan times${result.oneAtATime ? ', one input changing per scan' : ''}, not over all real numbers.${timed === 0 ? '' : ` ${timed} invariants about time are judged under random inputs only.`}`,
      figures,
    ),
    counterExamples: [],
  };
}

/**
 * Scan times that move every timer of the block through not started, running and done without unfolding each millisecond: half the shortest preset and
 * the longest one.
 */
function elapsedChoices(build: PatternBuild): readonly number[] {
  const times = build.constants
    .filter((constant) => constant.type === 'TIME')
    .map((constant) => millisecondsOf(constant.value))
    .filter((time) => time > 0);
  return times.length === 0 ? [100] : [...new Set([Math.max(100, Math.ceil(Math.min(...times) / 2)), Math.max(...times)])];
}

function rungSix(plc: SoftPlc, input: ProofInput): Readonly<{ rung: Rung; difference: DifferenceReport | null }> {
  if (input.running === undefined) return { rung: rung(6, 'not-climbed', 'No running program was named that this draft would replace.'), difference: null };
  const running = load(input.running.text, input.running.dialect, input.running.program, input.running.fileName);
  if (running.plc === null)
    return {
      rung: rung(6, 'not-climbed', `The running program cannot be executed here: ${running.diagnostics[0]?.message ?? 'unknown reason'}`),
      difference: null,
    };
  const report = compareBehaviour(running.plc, plc, { scans: 20_000, cycleMs: 100, seed: 5 });
  const figures = { comparable: report.comparable.length, scans: report.scans, differing: report.differences.length };
  if (report.comparable.length === 0)
    return { rung: rung(6, 'not-climbed', 'The two programs share no output of the same name.', figures), difference: report };
  const detail =
    report.differences.length === 0
      ? `Same behaviour of ${report.comparable.join(', ')} over ${report.scans} scans.`
      : report.differences
          .map(
            (difference) =>
              `${difference.variable} differs in ${difference.scans} of ${report.scans} scans, first at ${difference.firstAtMs} ms (${difference.first} before, ${difference.second} now)`,
          )
          .join('; ');
  return { rung: rung(6, 'passed', detail, figures), difference: report };
}

function rungSeven(input: ProofInput, invariants: readonly Invariant[], effort: ProofEffort, scenarios: Rung): Rung {
  if (scenarios.status !== 'passed') return rung(7, 'not-climbed', 'A mutation score means something only when all scenarios pass.');
  const result = mutationScore(input.code, input.dialect, input.build.blockName, input.build.vectors, input.build, { maximum: effort.mutants, invariants });
  const percent = result.mutants === 0 ? 0 : Math.round((result.killed / result.mutants) * 1_000) / 10;
  const survivors = result.survivors
    .slice(0, 6)
    .map((mutant) => `line ${mutant.line} ${mutant.operator}: ${mutant.description}`)
    .join('; ');
  const figures = { mutants: result.mutants, killed: result.killed, killedByInvariants: result.killedByInvariants, stillborn: result.stillborn, percent };
  const detail = `${percent} % of ${result.mutants} changed programs were noticed.${survivors === '' ? '' : ` Not noticed: ${survivors}.`}`;
  return rung(7, percent >= 70 ? 'passed' : 'failed', detail, figures);
}
