import type { SmtSolver } from '../../ports/smt-solver.js';
import type { Dialect } from '../dialect.js';
import { printUnit } from '../exporters/print.js';
import { parse } from '../parser.js';
import type { PatternBuild } from '../patterns/model.js';
import { leavesPartOpen } from '../patterns/open-parts.js';
import { renderBlock, specificationOf } from '../patterns/render.js';
import { selectPattern } from '../patterns/select.js';
import { type Trial, tryRequest, tryWritten } from '../patterns/trials/trials.js';
import { selectTried } from '../patterns/trials/tried-selection.js';
import { climbLadder, type ProofEffort, type ProofOutput, rung } from './ladder.js';
import type { DraftRefusal, DraftRequest, PlcDraft, Rung } from './model.js';
import { signOffSheet } from './sign-off.js';
import { askSolver } from './solver.js';
import { buildOf } from './written.js';

/**
 * From a request in plain words to a specification, code and its proof, by the pattern library. Refuses what no pattern covers and what would
 * weaken a safety function. Pure and deterministic; nothing is sent anywhere.
 * Source: own proof ladder (rungs 1 to 8).
 * Units: milliseconds of simulated time in traces.
 * Errors: never throws; a refusal is a value with its reason.
 */
export function draftPlc(request: DraftRequest, effort: Partial<ProofEffort> = {}): PlcDraft | DraftRefusal {
  const made = make(request, effort);
  return made.kind === 'refused' ? made : seal(made, request);
}

/**
 * As `draftPlc`, and what the built-in induction of rung 5 leaves open is put to a stronger solver. Without one (null) the rung says how to get it.
 * Never rejects because of the solver.
 * Source: own proof ladder; SMT-LIB 2.6 for the solver.
 * Units: milliseconds of simulated time in traces.
 * Errors: a failing solver leaves the rung open with the reason; the promise is not rejected for it.
 */
export async function draftPlcWithSolver(request: DraftRequest, solver: SmtSolver | null, effort: Partial<ProofEffort> = {}): Promise<PlcDraft | DraftRefusal> {
  const made = make(request, effort);
  if (made.kind === 'refused') return made;
  const rungs: Rung[] = [];
  for (const item of made.proven.rungs) rungs.push(item.rung === 5 ? await askSolver(item, made.proven.questions(), solver, made.proven.budget) : item);
  return seal({ ...made, proven: { ...made.proven, rungs } }, request);
}

function make(request: DraftRequest, effort: Partial<ProofEffort>): Made | DraftRefusal {
  if (request.written !== undefined) {
    const selection = selectPattern(request.request, request.tags, request.equipment);
    if (selection.kind === 'refused' && selection.cause === 'safety') return selection;
    const build = buildOf(request.written, request.tags, request.dialect);
    return prove(request, effort, {
      build,
      patternId: 'model-written',
      title: request.written.title,
      code: request.written.code,
      trials: tryWritten(request.request, build, { code: request.written.code, dialect: request.dialect }),
      openQuestions: request.written.openQuestions,
    });
  }
  const selection = selectTried(request.request, request.tags, request.equipment);
  if (selection.kind === 'refused') return selection;
  const { build } = selection;
  const original = renderBlock(build);
  const trials = request.edited === undefined ? selection.trials : tryRequest(request.request, build, { code: request.edited, dialect: request.dialect });
  const candidate = { build, trials, patternId: selection.pattern.id, title: selection.pattern.title, openQuestions: selection.openQuestions };
  if (request.edited === undefined) return prove(request, effort, { ...candidate, code: original });
  const before = { text: inDialect(original, request.dialect), fileName: 'draft.st', dialect: request.dialect, program: build.blockName };
  return prove({ ...request, running: request.running ?? before }, effort, { ...candidate, code: request.edited });
}

type Candidate = Readonly<{ build: PatternBuild; patternId: string; title: string; code: string; openQuestions: readonly string[]; trials?: readonly Trial[] }>;

/** A draft with its proof, before the sheet is sealed. */
type Made = Readonly<{ kind: 'made'; candidate: Candidate; code: string; proven: ProofOutput }>;

function prove(request: DraftRequest, effort: Partial<ProofEffort>, candidate: Candidate): Made | DraftRefusal {
  const { build } = candidate;
  const driven = build.signals.filter((row) => row.direction === 'output' && row.safetyRelated);
  if (driven.length > 0) return safetyOutputRefusal(driven.map((row) => row.tag));
  const neutral = candidate.code;
  const asWritten = candidate.patternId === 'model-written' || request.edited !== undefined;
  const code = asWritten ? neutral : inDialect(neutral, request.dialect);
  const proven = climbLadder({
    code: neutral,
    dialect: request.dialect,
    build,
    closedLoop: request.closedLoop,
    running: request.running,
    effort,
  });
  return { kind: 'made', candidate, code, proven: { ...proven, rungs: withTrials(proven.rungs, candidate.trials ?? []) } };
}

/** The specification, what is not proven, and the sheet over exactly this text. */
function seal({ candidate, code, proven }: Made, request: DraftRequest): PlcDraft {
  const { build } = candidate;
  const specification = {
    ...specificationOf(candidate.title, build, candidate.openQuestions),
    ...(candidate.trials === undefined || candidate.trials.length === 0 ? {} : { trials: candidate.trials }),
  };
  const notProven = notProvenOf(proven.rungs, request.dialect);
  const sheet =
    request.digest === undefined ? null : signOffSheet({ code, specification, vectors: build.vectors, rungs: proven.rungs, notProven }, request.digest);
  const last =
    sheet === null
      ? rung(8, 'not-climbed', 'No digest function was given, so the sheet cannot be sealed.')
      : sealedRung(sheet.draftSha256, proven.rungs, specification.openQuestions);
  return {
    kind: 'draft',
    patternId: candidate.patternId,
    specification,
    code,
    dialect: request.dialect,
    diagnostics: proven.diagnostics,
    proof: [...proven.rungs, last],
    traces: proven.traces,
    counterExamples: proven.counterExamples,
    difference: proven.difference,
    signOff: sheet,
    notProven,
  };
}

/**
 * Whether a draft is one that a person may sign: no rung failed, and no part of the request is left out or was guessed (rung 8 says so).
 * Source: own proof ladder, rung 8.
 * Units: none.
 * Errors: none.
 */
export function mayBeSigned({ proof }: PlcDraft): boolean {
  return proof.every(({ rung: number, status }) => status !== 'failed' && (number !== 8 || status === 'passed'));
}

/** The sheet is sealed in any case, so that it can be compared; with a failed rung, or a part of the request that is open, it is not one to sign. */
function sealedRung(hash: string, rungs: readonly Rung[], questions: readonly string[]): Rung {
  const failed = rungs.filter(({ status }) => status === 'failed').map(({ rung: number }) => number);
  const open = questions.filter(leavesPartOpen).length;
  if (failed.length === 0 && open > 0)
    return rung(
      8,
      'not-climbed',
      `Draft ${hash.slice(0, 16)} is hashed, but ${open} of the open questions ${open === 1 ? 'is' : 'are'} about parts of the request that are not in it or were guessed: not to be signed before they are answered.`,
    );
  return failed.length === 0
    ? rung(8, 'passed', `Draft ${hash.slice(0, 16)} and its scenarios are hashed; a person signs, nothing is downloaded to a controller.`)
    : rung(8, 'failed', `Draft ${hash.slice(0, 16)} is hashed, but rung ${failed.join(', ')} failed: not to be signed like this.`);
}

/** The rung of the scenarios with how much of the request was tried. A pattern's draft with a failed trial does not come here; a written or edited text does. */
function withTrials(rungs: readonly Rung[], trials: readonly Trial[]): readonly Rung[] {
  const done = trials.filter(({ status }) => status === 'passed').length;
  const failed = trials.filter(({ status }) => status === 'failed').map(({ said, detail }) => `The request says "${said}"; the block ${detail}.`);
  if (done === 0 && failed.length === 0) return rungs;
  return rungs.map((item) => {
    if (item.rung !== 3 || item.status === 'not-climbed') return item;
    const detail = [item.detail, `Tried as said: ${done} of ${trials.length} statements of the request.`, ...failed].join(' ');
    return { ...item, status: failed.length > 0 ? 'failed' : item.status, detail };
  });
}

function safetyOutputRefusal(tags: readonly string[]): DraftRefusal {
  return {
    kind: 'refused',
    reason: `${tags.join(', ')} is safety related and is never driven by a draft. Its logic changes only through the site's management of change.`,
    covered: [],
    cause: 'safety',
  };
}

/** The text in the asked dialect; SCL marks local names and orders its sections, the other dialects read the neutral text as it is. */
function inDialect(neutral: string, dialect: Dialect): string {
  return dialect === 'siemens' ? printUnit(parse(neutral, { dialect: 'iec', fileName: 'draft.st' }).unit, { dialect: 'siemens' }) : neutral;
}

/** What a person still has to establish: the rungs not passed, and what no rung can show. */
function notProvenOf(rungs: readonly Rung[], dialect: Dialect): readonly string[] {
  return [
    ...rungs.filter((item) => item.status !== 'passed').map((item) => `${item.name}: ${item.detail}`),
    ...(dialect === 'rockwell' ? ['Logix has no IEC timers and edge blocks: the L5X export rewrites them, and that rewriting was not executed.'] : []),
    'The behaviour on the target controller: scan time, task order and I/O addresses were not tested.',
    'Whether the specification is what the process needs: that is for the people who know it.',
  ];
}
