import { check } from '../checker.js';
import type { Diagnostic } from '../diagnostics.js';
import type { Dialect } from '../dialect.js';
import { parse } from '../parser.js';
import type { Invariant, PatternBuild } from '../patterns/model.js';
import { millisecondsOf } from '../patterns/render.js';
import { runRules } from '../rules/run.js';
import type { SoftPlc } from '../runtime/program.js';
import { type BoundedResult, checkBounded } from './bounded.js';
import { Budget, type BudgetLimits } from './budget.js';
import { compareBehaviour } from './difference.js';
import { load } from './harness.js';
import { edgeInputs, heldInputsThatMatter } from './held-inputs.js';
import { allInvariants, createMonitor, runRandomSequences } from './invariants.js';
import type { ClosedLoop, CounterExample, DifferenceReport, DraftRequest, Rung, TraceTable } from './model.js';
import { mutationScore } from './mutation.js';
import { type InductionResult, inductionEffort, proveByInduction } from './symbolic/induction.js';
import type { SmtQuestion } from './symbolic/smt-lib.js';
import { longestScan } from './symbolic/system.js';
import { runVector } from './vectors.js';

/** Effort of a proof run; the defaults keep a draft under a few seconds. */
export interface ProofEffort {
  readonly randomSequences: number;
  readonly randomScans: number;
  readonly mutants: number;
  readonly boundedTransitions: number;
  readonly boundedDepth: number;
  /** Over all checks of rung 5, the questions to a stronger solver included. */
  readonly budget: BudgetLimits;
}
export const defaultEffort: ProofEffort = {
  randomSequences: 8,
  randomScans: 1_200,
  mutants: 60,
  boundedTransitions: 8_000,
  boundedDepth: 60,
  budget: { conflicts: 400_000, milliseconds: 60_000, now: null },
};

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
  /** Invariants that rung 5 left open, as questions for a stronger solver. */
  readonly questions: () => readonly SmtQuestion[];
  /** What is left of the budget of rung 5. */
  readonly budget: Budget;
}

const names = {
  1: 'Parse and types',
  2: 'Rules',
  3: 'Scenario traces and invariants under random inputs',
  4: 'Closed loop on the forked plant',
  5: 'Bounded model checking and k-induction',
  6: 'Difference against the running program',
  7: 'Mutation score of the scenarios',
  8: 'Sign-off sheet',
} as const;

/** One rung of the ladder as a value. */
export function rung(number: keyof typeof names, status: Rung['status'], detail: string, figures: Rung['figures'] = {}): Rung {
  return { rung: number, name: names[number], status, detail, figures };
}

/**
 * Climbs rungs 1 to 7 for a built draft; every rung is reported, also when it could not be climbed. Never throws on bad code.
 * Source: own proof ladder (rungs 1 to 8).
 * Units: milliseconds of simulated time in traces.
 * Errors: never throws; every rung is reported, also when it could not be climbed.
 */
export function climbLadder(input: ProofInput): ProofOutput {
  const effort = { ...defaultEffort, ...input.effort };
  const first = rungOne(input);
  const second = rungTwo(input, first.diagnostics);
  const diagnostics = [...first.diagnostics, ...second.diagnostics];
  const { plc } = load(input.code, input.dialect, input.build.blockName);
  if (plc === null) {
    const blocked = ([3, 4, 5, 6, 7] as const).map((number) => rung(number, 'not-climbed', 'The program does not compile.'));
    return {
      rungs: [first.rung, second.rung, ...blocked],
      diagnostics,
      traces: [],
      counterExamples: [],
      difference: null,
      questions: () => [],
      budget: new Budget(effort.budget),
    };
  }
  const invariants = allInvariants(input.build);
  const third = rungThree(plc, input, invariants, effort);
  const budget = new Budget(effort.budget);
  const fifth = rungFive({ plc, input, invariants, effort, budget, broken: third.counterExamples });
  const sixth = rungSix(plc, input);
  return {
    rungs: [first.rung, second.rung, third.rung, rungFour(input, invariants), fifth.rung, sixth.rung, rungSeven(input, invariants, effort, third.rung)],
    diagnostics,
    traces: third.traces,
    counterExamples: [...third.counterExamples, ...fifth.counterExamples],
    difference: sixth.difference,
    questions: fifth.questions,
    budget,
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
  const held = heldInputsThatMatter(plc, input.build, { sequences: effort.randomSequences, scans: effort.randomScans, cycleMs: 100, seed: 3 });
  const figures = {
    scenarios: traces.length,
    passed,
    contaminated: traces.filter((trace) => trace.status === 'contaminated').length,
    setupFailed: traces.filter((trace) => trace.status === 'setup-failed').length,
    assertions: traces.reduce((sum, trace) => sum + trace.rows.reduce((rows, row) => rows + row.judged.length, 0), 0),
    invariants: invariants.length,
    randomScans: random.scans,
    edgeInputs: edgeInputs(input.build).length,
  };
  const failures = traces.filter((trace) => trace.status !== 'passed').map((trace) => `${trace.vector} ${trace.status}: ${trace.detail}`);
  const broken = random.counterExamples.map((example) => `invariant "${example.text}" broken after ${example.steps.length} input changes`);
  const levels = held.map((example) => `${example.text}.`);
  const problems = [...failures, ...broken, ...levels, ...(random.fault === null ? [] : [random.fault])];
  const detail =
    problems.length === 0 ? `${passed} scenarios passed, ${invariants.length} invariants held over ${random.scans} random scans.` : problems.join(' ');
  const ok = problems.length === 0 && traces.length > 0;
  return {
    rung: rung(3, ok ? 'passed' : 'failed', traces.length === 0 ? 'There are no scenarios.' : detail, figures),
    traces,
    counterExamples: [...random.counterExamples, ...held],
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

type FifthInput = Readonly<{
  plc: SoftPlc;
  input: ProofInput;
  invariants: readonly Invariant[];
  effort: ProofEffort;
  budget: Budget;
  broken: readonly CounterExample[];
}>;
type Fifth = Readonly<{ rung: Rung; counterExamples: readonly CounterExample[]; questions: () => readonly SmtQuestion[] }>;

/** Two searches from the cold start (states of representative inputs; every path of a few scans over all values) and k-induction from any state. */
function rungFive({ plc, input, invariants, effort, budget, broken }: FifthInput): Fifth {
  const none = (): readonly SmtQuestion[] => [];
  if (invariants.length === 0) return { rung: rung(5, 'not-climbed', 'The pattern states no invariant.'), counterExamples: [], questions: none };
  const induction = proveByInduction(input.code, input.dialect, plc, input.build, invariants, inductionEffort, budget);
  const explicit = budget.exhausted === null ? searchStates(plc, input, invariants, effort, budget) : null;
  const found = induction.covered && induction.counterExample !== null ? induction.counterExample : (explicit?.counterExample ?? null);
  // What random inputs have broken already is no open question here.
  const known = broken.find((example) => invariants.some(({ id }) => id === example.invariant)) ?? null;
  const proved = induction.covered ? induction.proofs.filter(({ status }) => status === 'proved').length : 0;
  const figures = {
    states: explicit?.states ?? 0,
    transitions: explicit?.transitions ?? 0,
    depth: explicit?.depth ?? 0,
    invariants: invariants.length,
    proved,
    lemmas: induction.covered ? induction.lemmas : 0,
  };
  const questions = induction.covered ? induction.questions : none;
  if (found !== null)
    return { rung: rung(5, 'failed', `"${found.text}" breaks after ${found.steps.length} scans.`, figures), counterExamples: [found], questions: none };
  if (known !== null)
    return { rung: rung(5, 'failed', `"${known.text}" does not hold: rung 3 broke it with random inputs.`, figures), counterExamples: [], questions: none };
  if (explicit !== null && explicit.reason !== null) return { rung: rung(5, 'not-climbed', explicit.reason, figures), counterExamples: [], questions };
  const climbed = proved > 0 || (explicit?.depth ?? 0) > 0;
  const used = budget.exhausted;
  if (used !== null && !climbed) return { rung: rung(5, 'not-climbed', `Not climbed: ${budgetText(used)}`, figures), counterExamples: [], questions: none };
  const rest = used === null ? statesText(explicit) : budgetText(used);
  const detail = [inductionText(induction, invariants), rest].filter((text) => text !== '').join(' ');
  return { rung: rung(5, climbed ? 'passed' : 'not-climbed', detail, figures), counterExamples: [], questions };
}

function budgetText(used: string): string {
  return `the budget of ${used} for all checks of this rung was used up before they were finished.`;
}

function inductionText(induction: InductionResult, invariants: readonly Invariant[]): string {
  if (!induction.covered) return `k-induction not climbed: ${induction.reason}.`;
  const { proofs, lemmas, depth } = induction;
  const proved = proofs.filter(({ status }) => status === 'proved');
  const open = proofs.filter(({ status }) => status === 'open');
  const rest = open.length === 0 ? '' : ` Open, searched only: ${open.map(({ invariant }) => invariant.id).join(', ')}.`;
  if (proved.length === 0) return `k-induction proves none of ${invariants.length} invariants; the first ${depth} scans were searched with every value.`;
  const window = Math.max(...proved.map((proof) => proof.window));
  return `k-induction proves ${proved.length} of ${invariants.length} invariants for any number of scans, every input value and scan times up to ${longestScan} ms (window ${window}, ${lemmas} lemmas).${rest}`;
}

/** The explicit search judges statements without timers only: it takes long scans, for which statements about time do not allow. */
function searchStates(plc: SoftPlc, input: ProofInput, invariants: readonly Invariant[], effort: ProofEffort, budget: Budget): BoundedResult | null {
  const timeless = invariants.filter((invariant) => !(invariant.declarations ?? []).some((declaration) => /\bT(?:ON|OF|P)\b/i.test(declaration)));
  if (timeless.length === 0) return null;
  return checkBounded(plc, input.build, timeless, {
    depth: effort.boundedDepth,
    transitions: effort.boundedTransitions,
    elapsed: elapsedChoices(input.build),
    budget,
  });
}

function statesText(explicit: BoundedResult | null): string {
  if (explicit === null) return 'Every invariant is about time; no states were visited.';
  if (explicit.depth === 0) return 'The first scan was visited only partly.';
  const reach = explicit.complete ? 'all reachable states visited' : `every path of up to ${explicit.depth} scans`;
  return `No counter-example: ${reach} (${explicit.states} states), over representative input values and scan times${explicit.oneAtATime ? ', one input changing per scan' : ''}.`;
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
