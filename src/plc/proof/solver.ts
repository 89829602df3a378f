import type { SmtSolver } from '../../ports/smt-solver.js';
import type { Rung } from './model.js';
import type { SmtQuestion } from './symbolic/smt-lib.js';

/**
 * Rung 5 with what an SMT solver adds: an invariant is proved when base and step of its k-induction are both unsatisfiable. The solver calculates with
 * exact reals, which the text says; a `sat` or `unknown` leaves the invariant open and changes nothing else.
 */
export async function askSolver(rung: Rung, questions: readonly SmtQuestion[], solver: SmtSolver | null): Promise<Rung> {
  if (questions.length === 0 || rung.status === 'failed') return rung;
  if (solver === null) {
    const what = questions.length === 1 ? '1 open invariant was' : `${questions.length} open invariants were`;
    return { ...rung, detail: `${rung.detail} ${what} not put to an SMT solver: install z3-solver (npm install z3-solver) to try.` };
  }
  const proved: string[] = [];
  for (const { invariant, base, step } of questions) {
    const answer = await solver.check(step);
    if (answer === 'unsat' && (await solver.check(base)) === 'unsat') proved.push(invariant);
  }
  const text =
    proved.length === 0
      ? `${solver.name} proves none of the ${questions.length} open ones.`
      : `${solver.name} proves ${proved.length} of the ${questions.length} open ones, with exact reals: ${proved.join(', ')}.`;
  return {
    ...rung,
    status: proved.length > 0 ? 'passed' : rung.status,
    detail: `${rung.detail} ${text}`,
    figures: { ...rung.figures, proved: (rung.figures['proved'] ?? 0) + proved.length },
  };
}
