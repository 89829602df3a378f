import { describe, expect, it } from 'vitest';
import { start, trace } from './harness.js';

const block = (kind: string, inputs: readonly string[], extra = ''): ReturnType<typeof start> =>
  start(
    `PROGRAM Main VAR ${inputs.map((name) => `i_${name} : BOOL;`).join(' ')} b : ${kind}; END_VAR\nb(${inputs.map((name) => `${name} := i_${name}`).join(', ')}${extra});\nEND_PROGRAM`,
  );

describe('CTU: up counter (table 45)', () => {
  it('counts rising edges only; Q from PV on; R goes before CU', () => {
    const plc = block('CTU', ['CU', 'R'], ', PV := 2');
    expect(
      trace(
        plc,
        ['i_CU', 'i_R'],
        ['b.Q', 'b.CV'],
        [
          [1, true, false],
          [1, true, false],
          [1, false, false],
          [1, true, false],
          [1, false, true],
          [1, true, true],
          [1, true, false],
        ],
      ),
    ).toEqual([
      [false, 1],
      [false, 1],
      [false, 1],
      [true, 2],
      [false, 0],
      [false, 0],
      [false, 0],
    ]);
  });
  it('counts on beyond PV and stops at the limit of its type', () => {
    const plc = start('PROGRAM Main VAR b : CTU_SINT; i : INT; END_VAR\nFOR i := 1 TO 200 DO b(CU := TRUE, PV := 5); b(CU := FALSE); END_FOR;\nEND_PROGRAM');
    plc.scan(1);
    expect([plc.read('b.CV'), plc.read('b.Q')]).toEqual([127, true]);
  });
  it('PV of zero gives Q at once', () => {
    const plc = block('CTU', ['CU'], ', PV := 0');
    expect(trace(plc, ['i_CU'], ['b.Q'], [[1, false]])).toEqual([[true]]);
  });
});

describe('CTD: down counter', () => {
  it('LD loads PV and goes before CD; Q at zero and below', () => {
    const plc = block('CTD', ['CD', 'LD'], ', PV := 2');
    expect(
      trace(
        plc,
        ['i_CD', 'i_LD'],
        ['b.Q', 'b.CV'],
        [
          [1, false, false],
          [1, true, true],
          [1, false, false],
          [1, true, false],
          [1, false, false],
          [1, true, false],
          [1, false, false],
          [1, true, false],
        ],
      ),
    ).toEqual([
      [true, 0],
      [false, 2],
      [false, 2],
      [false, 1],
      [false, 1],
      [true, 0],
      [true, 0],
      [true, -1],
    ]);
  });
});

describe('CTUD: up-down counter', () => {
  it('R before LD before counting; both edges at once leave CV alone', () => {
    const plc = block('CTUD', ['CU', 'CD', 'R', 'LD'], ', PV := 3');
    const rows = trace(
      plc,
      ['i_CU', 'i_CD', 'i_R', 'i_LD'],
      ['b.QU', 'b.QD', 'b.CV'],
      [
        [1, true, false, false, false],
        [1, false, false, false, true],
        [1, true, true, false, false],
        [1, false, false, false, false],
        [1, false, true, false, false],
        [1, false, false, true, true],
      ],
    );
    expect(rows).toEqual([
      [false, false, 1],
      [true, false, 3],
      [true, false, 3],
      [true, false, 3],
      [false, false, 2],
      [false, true, 0],
    ]);
  });
  it('the 64-bit variant counts with bigint', () => {
    const plc = start('PROGRAM Main VAR b : CTUD_LINT; END_VAR\nb(CU := TRUE, PV := 1);\nEND_PROGRAM');
    plc.scan(1);
    expect([plc.read('b.CV'), plc.read('b.QU')]).toEqual([1n, true]);
  });
});

describe('edge detection (table 44)', () => {
  it('R_TRIG: one scan per rising edge, also at power-up with CLK TRUE', () => {
    const plc = block('R_TRIG', ['CLK']);
    expect(
      trace(
        plc,
        ['i_CLK'],
        ['b.Q'],
        [
          [1, true],
          [1, true],
          [1, false],
          [1, true],
          [1, true],
        ],
      ).flat(),
    ).toEqual([true, false, false, true, false]);
  });
  it('F_TRIG: one scan per falling edge; TRUE at the first call with CLK FALSE, as the text of the standard gives', () => {
    const plc = block('F_TRIG', ['CLK']);
    expect(
      trace(
        plc,
        ['i_CLK'],
        ['b.Q'],
        [
          [1, false],
          [1, false],
          [1, true],
          [1, false],
          [1, false],
        ],
      ).flat(),
    ).toEqual([true, false, false, true, false]);
  });
  it('F_TRIG in Siemens gives no edge at the first call', () => {
    const plc = start('FUNCTION_BLOCK "Main"\nVAR\n b : F_TRIG; c : Bool;\nEND_VAR\nBEGIN\n#b(CLK := #c);\nEND_FUNCTION_BLOCK', 'Main', 'siemens');
    expect(
      trace(
        plc,
        ['c'],
        ['b.Q'],
        [
          [1, false],
          [1, true],
          [1, false],
        ],
      ).flat(),
    ).toEqual([false, false, true]);
  });
  it('R_EDGE and F_EDGE inputs show the body the edge only', () => {
    const plc = start(
      'FUNCTION_BLOCK Count VAR_INPUT up : BOOL R_EDGE; down : BOOL F_EDGE; END_VAR VAR n : INT; END_VAR\nIF up THEN n := n + 10; END_IF; IF down THEN n := n + 1; END_IF;\nEND_FUNCTION_BLOCK\nPROGRAM Main VAR u, d : BOOL := TRUE; c : Count; END_VAR\nc(up := u, down := d);\nEND_PROGRAM',
    );
    expect(
      trace(
        plc,
        ['u', 'd'],
        ['c.n'],
        [
          [1, true, true],
          [1, true, true],
          [1, false, false],
          [1, true, false],
        ],
      ).flat(),
    ).toEqual([10, 10, 11, 21]);
  });
});

describe('bistables (table 43)', () => {
  it('SR: set dominates', () => {
    const plc = block('SR', ['S1', 'R']);
    expect(
      trace(
        plc,
        ['i_S1', 'i_R'],
        ['b.Q1'],
        [
          [1, false, false],
          [1, true, false],
          [1, false, false],
          [1, true, true],
          [1, false, true],
        ],
      ).flat(),
    ).toEqual([false, true, true, true, false]);
  });
  it('RS: reset dominates', () => {
    const plc = block('RS', ['S', 'R1']);
    expect(
      trace(
        plc,
        ['i_S', 'i_R1'],
        ['b.Q1'],
        [
          [1, true, false],
          [1, false, false],
          [1, true, true],
          [1, false, false],
          [1, true, false],
        ],
      ).flat(),
    ).toEqual([true, true, false, false, true]);
  });
});
