import type { PatternBuild, Signal } from '../model.js';
import { normaliseRequest } from '../request-text.js';
import { Bench, type BlockText } from './bench.js';
import type { Edge, Statement } from './model.js';
import { readFurther } from './read-further.js';
import { readStatements } from './read-statements.js';
import { blindTimes, tryBlind } from './try-blind.js';
import { type Outcome, seconds, tryEdge } from './try-edge.js';
import { tryFurther, tryLatch, withoutLatches } from './try-further.js';
import { type Finding, type Known, tryCycle, tryGuard, tryLeast, tryMost } from './try-others.js';

/** One statement of a request, tried on the drafted block: what was said, and what the block does. */
export type Trial = Readonly<{ said: string; status: 'passed' | 'failed' | 'not-tried'; detail: string }>;

/**
 * Tries every plain statement of a request on the drafted block, whatever pattern made it: the inputs are driven as the words say, and the outputs are
 * watched on the soft PLC. A statement fails only when no reachable state does what it says.
 * Source: own design of this package.
 * Units: milliseconds of simulated time.
 * Errors: none; a block that does not compile is not tried.
 */
export function tryRequest(request: string, build: PatternBuild, text?: BlockText): readonly Trial[] {
  const normal = normaliseRequest(request);
  const { plain, latches } = withoutLatches(normal);
  const statements = readStatements(plain, build);
  const further = readFurther(normal, build);
  const bench = further.length > 0 || statements.some(({ kind }) => kind !== 'unclear') ? Bench.of(build, text) : null;
  if (bench === null)
    return statements.map(({ said, ...rest }) => ({ said, status: 'not-tried', detail: rest.kind === 'unclear' ? rest.why : 'the block does not run' }));
  const outcomes = new Map<Statement, Outcome>();
  for (const statement of statements)
    if (statement.kind === 'edge' && !eclipsed(statement, statements)) outcomes.set(statement, tryEdge(bench, statement, statements));
  const passed = [...outcomes].flatMap(([statement, outcome]) => (statement.kind === 'edge' && outcome.kind === 'passed' ? [{ statement, outcome }] : []));
  const of = (effect: boolean) => (output: Signal) =>
    passed.find(({ statement, outcome }) => statement.effect === effect && outcome.output === output)?.outcome;
  const known: Known = { on: of(true), off: of(false) };
  return [
    ...statements.map((statement) => ({ said: statement.said, ...findingOf(bench, statement, statements, outcomes, known) })),
    ...latches.flatMap((latch) => tryLatch(bench, latch, plain, outcomes)),
    ...blindTimes(normal).map((one) => tryBlind(bench, one, normal, outcomes)),
    ...further.map((one) => ({ said: one.said, ...tryFurther(bench, one) })),
  ];
}

/**
 * As `tryRequest`, on a block that a model or a person wrote: its signals are known by their identifiers.
 * Source: own design of this package.
 * Units: milliseconds of simulated time.
 * Errors: none; a block that does not compile is not tried.
 */
export function tryWritten(request: string, build: PatternBuild, text: BlockText): readonly Trial[] {
  const signals = build.signals.map((row): Signal => {
    if (row.tag !== '') return row;
    const owner = row.identifier.replace(/_(?:CMD|RUN|OPEN|CLOSE|ON|OUT|PV|SIGNAL)$/i, '');
    const moves = row.direction === 'output' && row.type === 'BOOL' && !/alarm|fault|horn|lamp|trip|warn|light|fail/i.test(row.identifier);
    return { ...row, tag: owner, actuator: row.actuator || moves };
  });
  return tryRequest(request, { ...build, signals }, text);
}

/** A further limit of the same effect ("off above 60, trip above 85"): the nearer one switches first. */
function eclipsed({ effect, outputs, atoms }: Edge, statements: readonly Statement[]): boolean {
  const [own] = atoms;
  if (atoms.length !== 1 || own?.kind !== 'limit') return false;
  return statements.some((other) => {
    const [atom] =
      other.kind === 'edge' && other.effect === effect && other.atoms.length === 1 && other.outputs.some((row) => outputs.includes(row)) ? other.atoms : [];
    if (atom?.kind !== 'limit' || atom.side !== own.side || !atom.inputs.some((row) => own.inputs.includes(row))) return false;
    return own.side === 'above' ? atom.value < own.value : own.side === 'below' && atom.value > own.value;
  });
}

function findingOf(bench: Bench, statement: Statement, statements: readonly Statement[], outcomes: ReadonlyMap<Statement, Outcome>, known: Known): Finding {
  const [output] = statement.outputs;
  if (statement.kind === 'unclear') return { status: 'not-tried', detail: statement.why };
  if (output === undefined) return { status: 'not-tried', detail: 'no output of the draft is named in it' };
  switch (statement.kind) {
    case 'edge':
      return edgeFinding(outcomes.get(statement), statement.effect);
    case 'guard':
      return tryGuard(bench, statement, statements, known);
    case 'least':
      return tryLeast(bench, statement.state, statement.timeMs, output, known);
    case 'most':
      return tryMost(bench, statement.timeMs, output, known);
    case 'cycle':
      return tryCycle(bench, statement.onMs, statement.offMs, output);
  }
}

function edgeFinding(outcome: Outcome | undefined, effect: boolean): Finding {
  if (outcome === undefined || outcome.kind === 'idle')
    return { status: 'not-tried', detail: `no state was found from which it could switch ${effect ? 'on' : 'off'}` };
  if (outcome.kind === 'failed') return { status: 'failed', detail: outcome.detail };
  const shown = outcome.bounds.map((bound) => bound.shown).join(' and ');
  return { status: 'passed', detail: `${outcome.output.identifier} goes ${effect ? 'on' : 'off'} with ${shown} after ${seconds(outcome.tookMs)}` };
}
