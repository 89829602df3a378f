import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SoftPlc } from '../runtime/program.js';
import { start, trace } from './harness.js';

const timer = (kind: string): SoftPlc =>
  start(`PROGRAM Main VAR in : BOOL; pt : TIME := T#300ms; q : BOOL; et : TIME; t : ${kind}; END_VAR\nt(IN := in, PT := pt, Q => q, ET => et);\nEND_PROGRAM`);
const run = (plc: SoftPlc, rows: Parameters<typeof trace>[3]): ReturnType<typeof trace> => trace(plc, ['in', 'pt'], ['q', 'et'], rows);

describe('TON: on-delay (table 46)', () => {
  it('Q rises PT after IN; ET stops at PT; both fall with IN', () => {
    expect(
      run(timer('TON'), [
        [100, false],
        [100, true],
        [100, true],
        [100, true],
        [100, true],
        [100, true],
        [100, false],
      ]),
    ).toEqual([
      [false, 0],
      [false, 0],
      [false, 100],
      [false, 200],
      [true, 300],
      [true, 300],
      [false, 0],
    ]);
  });
  it('IN dropped for one scan starts the delay again', () => {
    expect(
      run(timer('TON'), [
        [100, true],
        [200, true],
        [50, false],
        [50, true],
        [200, true],
        [100, true],
      ]),
    ).toEqual([
      [false, 0],
      [false, 200],
      [false, 0],
      [false, 0],
      [false, 200],
      [true, 300],
    ]);
  });
  it('IN dropped and raised within one scan, by two calls, starts the delay again', () => {
    const plc = start(
      'PROGRAM Main VAR t : TON; again : BOOL; END_VAR\nIF again THEN t(IN := FALSE, PT := T#300ms); END_IF;\nt(IN := TRUE, PT := T#300ms);\nEND_PROGRAM',
    );
    const rows = trace(
      plc,
      ['again'],
      ['t.Q', 't.ET'],
      [
        [100, false],
        [200, false],
        [100, true],
        [200, false],
        [100, false],
      ],
    );
    expect(rows).toEqual([
      [false, 0],
      [false, 200],
      [false, 0],
      [false, 200],
      [true, 300],
    ]);
  });
  it('PT made shorter while running counts at once', () => {
    expect(
      run(timer('TON'), [
        [100, true, 1000],
        [400, true, 1000],
        [100, true, 300],
      ]).at(-1),
    ).toEqual([true, 300]);
  });
  it('PT made longer while running counts at once, and after Q has risen not at all', () => {
    expect(
      run(timer('TON'), [
        [100, true, 300],
        [200, true, 300],
        [200, true, 600],
        [200, true, 600],
        [100, true, 5000],
      ]),
    ).toEqual([
      [false, 0],
      [false, 200],
      [false, 400],
      [true, 600],
      [true, 600],
    ]);
  });
  it('PT of zero gives Q in the scan that sees IN', () => {
    expect(run(timer('TON'), [[100, true, 0]])).toEqual([[true, 0]]);
  });
  it('at power-up with IN already TRUE the delay starts in the first scan', () => {
    expect(
      run(timer('TON'), [
        [100, true],
        [300, true],
      ]),
    ).toEqual([
      [false, 0],
      [true, 300],
    ]);
  });
  it('a timer that is not called stands still', () => {
    const plc = start('PROGRAM Main VAR t : TON; call : BOOL; END_VAR\nIF call THEN t(IN := TRUE, PT := T#300ms); END_IF;\nEND_PROGRAM');
    expect(
      trace(
        plc,
        ['call'],
        ['t.Q', 't.ET'],
        [
          [100, true],
          [500, false],
          [100, true],
        ],
      ),
    ).toEqual([
      [false, 0],
      [false, 0],
      [true, 300],
    ]);
  });
});

describe('TOF: off-delay', () => {
  it('Q follows IN up at once and falls PT after IN', () => {
    expect(
      run(timer('TOF'), [
        [100, false],
        [100, true],
        [100, false],
        [200, false],
        [100, false],
        [100, false],
        [100, true],
      ]),
    ).toEqual([
      [false, 0],
      [true, 0],
      [true, 0],
      [true, 200],
      [false, 300],
      [false, 300],
      [true, 0],
    ]);
  });
  it('IN raised during the delay cancels it', () => {
    expect(
      run(timer('TOF'), [
        [100, true],
        [100, false],
        [200, false],
        [50, true],
        [100, false],
        [200, false],
      ]).at(-1),
    ).toEqual([true, 200]);
  });
  it('at power-up with IN FALSE Q stays FALSE', () => {
    expect(
      run(timer('TOF'), [
        [100, false],
        [1000, false],
      ]),
    ).toEqual([
      [false, 0],
      [false, 0],
    ]);
  });
});

describe('TP: pulse', () => {
  it('a pulse lasts PT, whatever IN does, and is not retriggerable', () => {
    expect(
      run(timer('TP'), [
        [100, true],
        [100, false],
        [100, true],
        [100, true],
        [100, true],
        [100, false],
        [100, true],
      ]),
    ).toEqual([
      [true, 0],
      [true, 100],
      [true, 200],
      [false, 300],
      [false, 300],
      [false, 0],
      [true, 0],
    ]);
  });
  it('IN held TRUE gives one pulse only', () => {
    const rows = run(
      timer('TP'),
      Array.from({ length: 12 }, () => [100, true] as const),
    );
    expect(rows.filter(([q]) => q === true)).toHaveLength(3);
  });
  it('IN gone when the pulse ends resets ET in the same scan', () => {
    expect(
      run(timer('TP'), [
        [100, true],
        [100, false],
        [200, false],
      ]).at(-1),
    ).toEqual([false, 0]);
  });
});

describe('the variants by time type', () => {
  it('TON_LTIME counts nanoseconds', () => {
    const plc = start('PROGRAM Main VAR t : TON_LTIME; END_VAR\nt(IN := TRUE, PT := LT#250ms);\nEND_PROGRAM');
    plc.scan(100);
    plc.scan(200);
    expect([plc.read('t.Q'), plc.read('t.ET')]).toEqual([false, 200_000_000n]);
  });
  it('TON_TIME and IEC_TIMER are Siemens names of the same block', () => {
    const plc = start('FUNCTION_BLOCK "Main"\nVAR\n t : TON_TIME;\nEND_VAR\nBEGIN\n#t(IN := TRUE, PT := T#100ms);\nEND_FUNCTION_BLOCK', 'Main', 'siemens');
    plc.scan(10);
    plc.scan(100);
    expect(plc.read('t.Q')).toBe(true);
  });
});

describe('invariants of TON over random inputs', () => {
  it('Q implies that IN was TRUE without a break for PT; ET never exceeds PT', () => {
    const step = fc.record({ elapsed: fc.integer({ min: 1, max: 200 }), input: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const plc = timer('TON');
        let since: number | null = null;
        let now = 0;
        for (const { elapsed, input } of steps) {
          now += elapsed;
          since = input ? (since ?? now) : null;
          const [[q, et] = []] = run(plc, [[elapsed, input]]);
          const held = since === null ? 0 : now - since;
          expect(q).toBe(since !== null && held >= 300);
          expect(et).toBe(Math.min(held, 300));
        }
      }),
      { numRuns: 60 },
    );
  });
});
