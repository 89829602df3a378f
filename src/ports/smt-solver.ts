/**
 * A solver for SMT-LIB 2.6 scripts that end in `(check-sat)`, such as Z3. `check` gives its answer and never rejects; a script that it cannot read or
 * does not finish is `unknown`. Dispose it when done: it may hold threads.
 */
export interface SmtSolver extends AsyncDisposable {
  /** How the proof's text calls it. */
  readonly name: string;
  check(script: string): Promise<'sat' | 'unsat' | 'unknown'>;
}
