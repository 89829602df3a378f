import { describe, expect, it } from 'vitest';
import { refusals, start } from './harness.js';

const valuesOf = (source: string, scans: number, names: readonly string[]): unknown[] => {
  const plc = start(source);
  for (let scan = 0; scan < scans; scan++) plc.scan(10);
  return names.map((name) => plc.variables().find(({ path }) => path === name)?.value);
};

describe('VAR_TEMP starts anew at each call (IEC 61131-3:2013, table 14)', () => {
  const counter =
    'FUNCTION_BLOCK Counter\nVAR_OUTPUT n : INT; calls : INT; END_VAR\nVAR_TEMP t : INT := 5; END_VAR\nt := t + 1;\nn := t;\ncalls := calls + 1;\nEND_FUNCTION_BLOCK\n';

  it('in programs and function blocks', () => {
    const source = `${counter}PROGRAM Main\nVAR c : Counter; q : INT; END_VAR\nVAR_TEMP own : INT; END_VAR\nown := own + 1;\nq := own;\nc();\nEND_PROGRAM`;
    expect(valuesOf(source, 3, ['c.n', 'c.calls', 'q'])).toEqual([6, 3, 1]);
  });

  it('in every instance and at every call of one scan', () => {
    const source = `${counter}PROGRAM Main\nVAR a, b : Counter; END_VAR\na();\na();\nb();\nEND_PROGRAM`;
    expect(valuesOf(source, 2, ['a.n', 'a.calls', 'b.n'])).toEqual([6, 4, 6]);
  });

  it('whole arrays and structures', () => {
    const source =
      'TYPE P : STRUCT x : INT := 2; y : INT; END_STRUCT; END_TYPE\nPROGRAM Main\nVAR sum : INT; END_VAR\nVAR_TEMP a : ARRAY[1..2] OF INT := [3, 4]; p : P; END_VAR\na[1] := a[1] + 1;\np.x := p.x + 1;\nsum := a[1] + a[2] + p.x + p.y;\nEND_PROGRAM';
    expect(valuesOf(source, 3, ['sum'])).toEqual([11]);
  });
});

describe('views of other variables (SCL AT)', () => {
  const block = (body: string): string =>
    `FUNCTION_BLOCK "Main"\nVAR_INPUT w : Word; END_VAR\nVAR_OUTPUT o : Byte; END_VAR\nVAR view AT w : Array[0..1] of Byte; END_VAR\nBEGIN\n${body}\nEND_FUNCTION_BLOCK`;

  it('are refused for running, since they do not share memory', () =>
    expect(refusals(block('#o := #view[0];'), 'Main', 'siemens')).toEqual([expect.stringContaining('second view of another variable')]));
  it('do no harm where they are not used', () => expect(refusals(block('#o := #w.%B1;'), 'Main', 'siemens')).toEqual([]));
});
