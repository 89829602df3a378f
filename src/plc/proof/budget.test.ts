import { describe, expect, it } from 'vitest';
import type { SmtSolver } from '../../ports/smt-solver.js';
import { Budget, type BudgetLimits } from './budget.js';
import { draftPlc, draftPlcWithSolver } from './draft.js';
import { defaultEffort, type ProofEffort, rung } from './ladder.js';
import type { Rung } from './model.js';
import { askSolver } from './solver.js';

const request = 'duty/standby for P-1A and P-1B with takeover on trip';
const within = (budget: Partial<BudgetLimits>): Partial<ProofEffort> => ({ mutants: 0, budget: { ...defaultEffort.budget, ...budget } });

function fifthOf(effort: Partial<ProofEffort>): Rung | undefined {
  const result = draftPlc({ request, dialect: 'iec', tags: [], equipment: [] }, effort);
  return result.kind === 'draft' ? result.proof.find(({ rung: number }) => number === 5) : undefined;
}

/** A clock that goes on by so much with every look. */
function ticking(step: number): () => number {
  let time = 0;
  return () => (time += step);
}

describe('the budget of rung 5', () => {
  it('stays used up and says what ran out', () => {
    const effort = new Budget({ conflicts: 10, milliseconds: 1_000, now: null });
    effort.spend(9);
    expect(effort.exhausted).toBeNull();
    effort.spend(1);
    expect(effort.exhausted).toBe('10 solver conflicts');
    const times = [0, 900, 1_200, 0];
    const clock = new Budget({ conflicts: 10, milliseconds: 1_000, now: () => times.shift() ?? 0 });
    expect([clock.exhausted, clock.exhausted, clock.exhausted]).toEqual([null, '1 s', '1 s']);
  });

  it('leaves a draft alone while it lasts', () => {
    const usual = fifthOf({ mutants: 0 });
    expect(usual?.status).toBe('passed');
    expect(usual?.detail).not.toContain('budget');
    expect(fifthOf(within({ milliseconds: 60_000, now: () => 0 }))).toEqual(usual);
  });

  it('is reported as not climbed where nothing was proved before it ended', () => {
    expect(fifthOf(within({ conflicts: 0 }))).toMatchObject({
      status: 'not-climbed',
      detail: 'Not climbed: the budget of 0 solver conflicts for all checks of this rung was used up before they were finished.',
      figures: { proved: 0, states: 0 },
    });
    expect(fifthOf(within({ milliseconds: 2_000, now: ticking(2_000) }))).toMatchObject({
      status: 'not-climbed',
      detail: expect.stringContaining('the budget of 2 s for all checks'),
    });
  });

  it('keeps what was proved before it ended, and says that the rest was not looked at', () => {
    const part = fifthOf(within({ milliseconds: 75, now: ticking(1) }));
    expect(part?.status).toBe('passed');
    expect(part?.detail).toMatch(
      /^k-induction proves \d+ of \d+ invariants.* the budget of 0\.075 s for all checks of this rung was used up before they were finished\.$/,
    );
  });

  it('covers the questions to a stronger solver too', async () => {
    const asked: string[] = [];
    const solver: SmtSolver = {
      name: 'Z3',
      check: async (script) => {
        asked.push(script);
        return 'unsat';
      },
      async [Symbol.asyncDispose]() {},
    };
    const questions = ['a', 'b', 'c'].map((invariant) => ({ invariant, window: 1, base: `${invariant} base`, step: `${invariant} step` }));
    const fifth = rung(5, 'passed', 'Searched.', { proved: 0 });
    const result = await askSolver(fifth, questions, solver, new Budget({ conflicts: 1, milliseconds: 25, now: ticking(10) }));
    expect(asked).toEqual(['a step', 'a base', 'b step', 'b base']);
    expect(result).toMatchObject({ figures: { proved: 2 }, detail: expect.stringContaining('1 were not asked: the budget of 0.025 s') });
    const whole = await draftPlcWithSolver({ request, dialect: 'iec', tags: [], equipment: [] }, solver, within({ conflicts: 0 }));
    expect(whole.kind === 'draft' && whole.proof.find(({ rung: number }) => number === 5)?.status).toBe('not-climbed');
  });
});
