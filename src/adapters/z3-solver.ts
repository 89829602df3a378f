import * as z from 'zod';
import type { SmtSolver } from '../ports/smt-solver.js';

/** The part of the package z3-solver (MIT, 35 MB, not installed by default) that is used here. */
interface LowLevel {
  mk_config(): unknown;
  mk_context(config: unknown): unknown;
  del_context(context: unknown): void;
  eval_smtlib2_string(context: unknown, script: string): Promise<string>;
}
interface Started {
  readonly Z3: LowLevel;
  /** The WebAssembly runtime, whose threads keep a process alive. */
  readonly em?: { readonly PThread?: { terminateAllThreads(): void } };
}
const Z3Module = z.object({ init: z.custom<() => Promise<Started>>((value) => typeof value === 'function') });

const packageName: string = 'z3-solver';

/** Z3 when the optional package z3-solver is installed, otherwise null. Never rejects. */
export async function openZ3(load: () => Promise<unknown> = () => import(packageName)): Promise<SmtSolver | null> {
  try {
    return solverOf(await Z3Module.parse(await load()).init());
  } catch {
    // Not installed, or no build for this machine: proofs go on without it and say so.
    return null;
  }
}

function solverOf({ Z3: low, em }: Started): SmtSolver {
  return {
    name: 'Z3',
    async check(script) {
      const context = low.mk_context(low.mk_config());
      try {
        const answer = (await low.eval_smtlib2_string(context, script)).trim();
        return answer === 'sat' || answer === 'unsat' ? answer : 'unknown';
      } catch {
        return 'unknown';
      } finally {
        low.del_context(context);
      }
    },
    async [Symbol.asyncDispose]() {
      em?.PThread?.terminateAllThreads();
    },
  };
}
