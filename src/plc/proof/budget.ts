/** What all checks of one rung may cost together. `now` reads a clock in milliseconds; without one only the effort counts, which is the same on every machine. */
export interface BudgetLimits {
  /** Conflicts of the built-in solver, over all questions. */
  readonly conflicts: number;
  /** Milliseconds by `now`, over all questions. */
  readonly milliseconds: number;
  readonly now: (() => number) | null;
}

/** Spends a rung's budget; once it is used up it stays so, and says which part of it ran out. */
export class Budget {
  private readonly limits: BudgetLimits;
  private readonly startedAt: number;
  private spent = 0;
  private ended: string | null = null;

  constructor(limits: BudgetLimits) {
    this.limits = limits;
    this.startedAt = limits.now?.() ?? 0;
  }

  /** Books conflicts of a solver. */
  spend(conflicts: number): void {
    this.spent += conflicts;
  }

  /** What ran out, in words for a report; null while there is some left. */
  get exhausted(): string | null {
    if (this.ended !== null) return this.ended;
    const { conflicts, milliseconds, now } = this.limits;
    if (this.spent >= conflicts) this.ended = `${conflicts} solver conflicts`;
    else if (now !== null && now() - this.startedAt >= milliseconds) this.ended = `${milliseconds / 1_000} s`;
    return this.ended;
  }
}
