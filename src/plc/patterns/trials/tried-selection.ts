import type { TagDefinition } from '../../../domain/tag.js';
import type { PatternBuild, PatternParameters } from '../model.js';
import { clausesLeft } from '../request-clauses.js';
import { notCovered } from '../request-ledger.js';
import { type PatternSelection, readRequest, selectPattern } from '../select.js';
import { tagBook, withUnits } from '../signals.js';
import { leftOver, unanswered } from './answered.js';
import { deadFigures } from './dead-figures.js';
import { type Trial, tryRequest } from './trials.js';

type Refused = Extract<PatternSelection, { kind: 'refused' }>;
type Match = Extract<PatternSelection, { kind: 'match' }>;
/** A pattern whose block does what the request was read to say, or a refusal. */
export type TriedSelection = Refused | (Match & Readonly<{ build: PatternBuild; trials: readonly Trial[] }>);

/** How many patterns are tried when the blocks of the first ones do not do what is said. */
const candidates = 3;

/**
 * Chooses a pattern as `selectPattern` does and tries the request's statements on its block. A block that contradicts one is no draft: the next pattern is
 * tried, which must do just what the first one did not; when none does, the refusal says what was said and what the block does.
 * Source: own design of this package.
 * Units: as `selectPattern`.
 * Errors: never throws; a refusal says why.
 */
export function selectTried(request: string, tags: readonly TagDefinition[], equipment: readonly string[]): TriedSelection {
  const without = new Set<string>();
  const reading = readRequest(request, tags, equipment);
  let first: Rejected | null = null;
  for (let attempt = 0; attempt < candidates; attempt++) {
    const selection = selectPattern(request, tags, equipment, without);
    if (selection.kind === 'refused') {
      if (first === null || selection.cause === 'safety') return selection;
      return rejected(first, selection.covered);
    }
    const { pattern, parameters } = selection;
    const build = pattern.build(parameters, withUnits(tagBook(tags), parameters.units));
    const trials = bearing(tryRequest(parameters.logic?.canonical ?? request, build), parameters);
    const failed = trials.filter(({ status }) => status === 'failed');
    const gap = failed.length > 0 ? null : unanswered({ request, reading, pattern, build, parameters, questions: selection.openQuestions, trials });
    const mends = first === null || (first.gap === null ? passes(trials, first.failed) : leftOver(selection.openQuestions) === 0);
    if (failed.length === 0 && gap === null && mends) {
      const questions = [...selection.openQuestions, ...undecided(trials), ...deadFigures(request, build)];
      const entry = { reading, build, parameters, questions };
      return { ...selection, build, trials, openQuestions: [...questions, ...notCovered(entry), ...clausesLeft({ ...entry, trials })] };
    }
    first ??= { title: pattern.title, failed, gap };
    without.add(pattern.id);
  }
  return rejected(first ?? { title: '', failed: [], gap: null }, []);
}

/** What was read as an event or a count is no condition that an input could be set to: it is tried by the scenarios. */
function bearing(trials: readonly Trial[], { logic }: PatternParameters): readonly Trial[] {
  const told = logic?.told;
  return told === undefined ? trials : trials.filter(({ status, said }) => status !== 'not-tried' || told.includes(said));
}

const passes = (trials: readonly Trial[], failed: readonly Trial[]): boolean =>
  failed.every(({ said }) => trials.some((one) => one.said === said && one.status === 'passed'));

/** Why a draft was not taken: statements that failed, or what of the request it does not answer to. */
type Rejected = Readonly<{ title: string; failed: readonly Trial[]; gap: string | null }>;

function rejected({ title, failed, gap }: Rejected, covered: readonly string[]): Refused {
  if (gap === null) return contradicted(title, failed, covered);
  const reason = `I have no pattern for this: the nearest one is "${title}", and ${gap}. Say for each output in a sentence of its own when it is on and when off (which signal or limit, for how long); or connect a model for a free draft.`;
  return { kind: 'refused', cause: 'half-covered', reason, covered };
}

/** Statements that bear on the draft and could not be tried on it: the person who asked has to look. */
function undecided(trials: readonly Trial[]): readonly string[] {
  return trials
    .filter(({ status, detail }) => status === 'not-tried' && /^the draft has no input/.test(detail))
    .map(({ said, detail }) => `"${said}" could not be tried on the draft: ${detail}. Does it do that?`);
}

function contradicted(title: string, failed: readonly Trial[], covered: readonly string[]): Refused {
  const [worst, ...more] = failed;
  const others = more.length === 0 ? '' : ` It also ${more.map(({ said, detail }) => `${detail} ("${said}")`).join('; and ')}.`;
  const reason = `The nearest pattern is "${title}", but it was tried and does not do what the request says. You said "${worst?.said ?? ''}"; the drafted block ${worst?.detail ?? ''}.${others} Say for each output in a sentence of its own when it is on and when off (which signal or limit, for how long); or connect a model for a free draft.`;
  return { kind: 'refused', cause: 'half-covered', reason, covered };
}
