import type { SmtSolver } from '../../ports/smt-solver.js';
import type { Budget } from './budget.js';
import type { Rung } from './model.js';
import type { SmtQuestion } from './symbolic/smt-lib.js';

/**
 * Rung 5 with what an SMT solver adds: an invariant is proved when base and step of its k-induction are both unsatisfiable. The solver calculates with
 * exact reals, which the text says; a `sat` or `unknown` leaves the invariant open and changes nothing else.
 */
export async function askSolver(rung: Rung, questions: readonly SmtQuestion[], solver: SmtSolver | null, budget: Budget | null = null): Promise<Rung> {
  if (questions.length === 0 || rung.status === 'failed') return rung;
  if (solver === null) {
    const what = questions.length === 1 ? '1 open invariant was' : `${questions.length} open invariants were`;
    return { ...rung, detail: `${rung.detail} ${what} not put to an SMT solver: install z3-solver (npm install z3-solver) to try.` };
  }
  const proved: string[] = [];
  let asked = 0;
  for (const { invariant, base, step } of questions) {
    if (budget !== null && budget.exhausted !== null) break;
    asked++;
    const answer = await solver.check(step);
    if (answer === 'unsat' && (await solver.check(base)) === 'unsat') proved.push(invariant);
  }
  const text =
    proved.length === 0
      ? `${solver.name} proves none of the ${questions.length} open ones.`
      : `${solver.name} proves ${proved.length} of the ${questions.length} open ones, with exact reals: ${proved.join(', ')}.`;
  const left = asked === questions.length ? '' : ` ${questions.length - asked} were not asked: the budget of ${budget?.exhausted} for this rung was used up.`;
  return {
    ...rung,
    status: proved.length > 0 ? 'passed' : rung.status,
    detail: `${rung.detail} ${text}${left}`,
    figures: { ...rung.figures, proved: (rung.figures['proved'] ?? 0) + proved.length },
  };
}
