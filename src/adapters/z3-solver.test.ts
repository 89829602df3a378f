import { describe, expect, it } from 'vitest';
import { openZ3 } from './z3-solver.js';

/** A stand-in with the few functions of the package that the adapter calls. */
function fakeModule(answer: (script: string) => string, events: string[]) {
  return {
    init: async () => ({
      Z3: {
        mk_config: () => 'config',
        mk_context: (config: unknown) => `context of ${String(config)}`,
        del_context: (context: unknown) => events.push(`closed ${String(context)}`),
        eval_smtlib2_string: async (_context: unknown, script: string) => answer(script),
      },
      em: { PThread: { terminateAllThreads: () => events.push('threads ended') } },
    }),
  };
}

describe('Z3 as an optional package', () => {
  it('is null when the package is not installed', async () => {
    expect(await openZ3(async () => Promise.reject(new Error('Cannot find package')))).toBeNull();
  });
  it('is null when the module is another one', async () => {
    expect(await openZ3(async () => ({ start: 1 }))).toBeNull();
  });
  it('answers sat, unsat, and unknown for everything else; every context is closed and the threads end with it', async () => {
    const events: string[] = [];
    const solver = await openZ3(async () =>
      fakeModule((script) => {
        if (script === 'bad') throw new Error('no memory');
        return script === 'odd' ? '(error "line 1")' : `${script}\n`;
      }, events),
    );
    if (solver === null) throw new Error('no solver');
    expect(await Promise.all(['sat', 'unsat', 'odd', 'bad'].map((script) => solver.check(script)))).toEqual(['sat', 'unsat', 'unknown', 'unknown']);
    await solver[Symbol.asyncDispose]();
    expect(events.filter((event) => event === 'closed context of config')).toHaveLength(4);
    expect(events.at(-1)).toBe('threads ended');
  });
});
