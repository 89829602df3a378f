import { describe, expect, it } from 'vitest';
import type { PlcValue } from '../runtime/program.js';
import { rulesOf, start } from './harness.js';

const outcome = (declarations: string, statements: string, ...names: string[]): readonly (PlcValue | undefined)[] => {
  const plc = start(`PROGRAM Main VAR ${declarations} END_VAR\n${statements}\nEND_PROGRAM`);
  plc.scan(10);
  expect(plc.fault).toBeNull();
  return names.map((name) => plc.read(name));
};

describe('selection statements (IEC 61131-3 table 72)', () => {
  it('IF takes the first branch whose condition holds', () => {
    expect(outcome('a : INT := 5; r : INT;', 'IF a > 10 THEN r := 1; ELSIF a > 3 THEN r := 2; ELSIF a > 4 THEN r := 3; ELSE r := 4; END_IF;', 'r')).toEqual([
      2,
    ]);
  });
  it('CASE knows values, lists, ranges and ELSE', () => {
    const body = 'CASE a OF 1: r := 10; 2, 4..6: r := 20; -3..-1: r := 30; 1000..9000: r := 40; ELSE r := 99; END_CASE;';
    const results = [1, 2, 3, 5, -2, 5000].map((value) => outcome(`a : INT := ${value}; r : INT;`, body, 'r')[0]);
    expect(results).toEqual([10, 20, 99, 20, 30, 40]);
  });
  it('CASE knows enumerations and constants', () => {
    const source = `TYPE Mode : (Off, Auto := 5, Manual); END_TYPE
PROGRAM Main VAR m : Mode := Manual; r : INT; END_VAR VAR CONSTANT K : INT := 7; END_VAR
CASE m OF Mode#Off: r := 1; Auto: r := 2; Manual: CASE r OF 0..K: r := K + 1; END_CASE; END_CASE;
END_PROGRAM`;
    const plc = start(source);
    plc.scan(1);
    expect([plc.read('m'), plc.read('r')]).toEqual([6, 8]);
  });
  it('CASE takes texts in SCL: lists of labels, letters as written, ELSE', () => {
    const plc = start(
      `FUNCTION_BLOCK "Sort" VAR_INPUT colour : String; END_VAR VAR_OUTPUT lane : Int; END_VAR
BEGIN CASE #colour OF 'red': #lane := 1; 'green', 'blue': #lane := 2; ELSE #lane := 9; END_CASE; END_FUNCTION_BLOCK`,
      'Sort',
      'siemens',
    );
    const lanes = ['red', 'blue', 'Red', ''].map((colour) => {
      plc.write('colour', colour);
      plc.scan(10);
      return plc.read('lane');
    });
    expect(lanes).toEqual([1, 2, 9, 9]);
  });
  it('a REAL in a bare address is refused for execution instead of being rounded', () => {
    const block = (statement: string): string =>
      `FUNCTION_BLOCK "Keep" VAR_INPUT x : Real; END_VAR VAR_OUTPUT y : Real; END_VAR BEGIN ${statement} END_FUNCTION_BLOCK`;
    for (const statement of ['%MD20 := #x;', '#y := %MD20;'])
      expect(() => start(block(statement), 'Keep', 'siemens')).toThrow('does not keep a REAL in a bare address');
  });
  it('a CASE without a match and without ELSE does nothing', () => {
    expect(outcome('a : INT := 9; r : INT := 3;', 'CASE a OF 1: r := 0; END_CASE;', 'r')).toEqual([3]);
  });
});

describe('iteration statements', () => {
  it('FOR counts up, down and by steps; bounds are evaluated once', () => {
    expect(
      outcome(
        'i, n, m : INT; last : INT := 3;',
        'FOR i := 1 TO last DO last := 10; n := n + i; END_FOR; FOR i := 5 TO 1 BY -2 DO m := m * 10 + i; END_FOR;',
        'n',
        'm',
      ),
    ).toEqual([6, 531]);
  });
  it('FOR does not run when the range is empty', () => {
    expect(outcome('i, n : INT;', 'FOR i := 5 TO 1 DO n := 9; END_FOR;', 'n')).toEqual([0]);
  });
  it('FOR up to the largest value of its type ends', () => {
    expect(outcome('i : SINT; n : INT;', 'FOR i := 120 TO 127 DO n := n + 1; END_FOR;', 'n')).toEqual([8]);
  });
  it('WHILE tests before, REPEAT after its body', () => {
    expect(outcome('a, b : INT;', 'WHILE a < 0 DO a := 9; END_WHILE; REPEAT b := b + 1; UNTIL b >= 3 END_REPEAT;', 'a', 'b')).toEqual([0, 3]);
  });
  it('EXIT leaves the innermost loop, CONTINUE starts its next iteration', () => {
    expect(
      outcome(
        'i, j, n : INT;',
        'FOR i := 1 TO 3 DO FOR j := 1 TO 10 DO IF j = 2 THEN CONTINUE; END_IF; IF j > 3 THEN EXIT; END_IF; n := n + 1; END_FOR; END_FOR;',
        'n',
      ),
    ).toEqual([6]);
  });
  it('RETURN leaves the POU, also from within loops', () => {
    expect(outcome('i, n : INT;', 'FOR i := 1 TO 10 DO n := n + 1; IF i = 4 THEN RETURN; END_IF; END_FOR; n := 99;', 'n')).toEqual([4]);
  });
});

describe('an endless loop is a fault, not a hang', () => {
  for (const [name, loop] of [
    ['WHILE', 'WHILE TRUE DO n := n + 1; END_WHILE;'],
    ['REPEAT', 'REPEAT n := n + 1; UNTIL FALSE END_REPEAT;'],
    ['FOR with a variable step of zero', 'FOR i := 1 TO 10 BY step DO n := n + 1; END_FOR;'],
  ] as const) {
    it(name, () => {
      const plc = start(`PROGRAM Main\nVAR n : DINT; i, step : INT; END_VAR\n${loop}\nEND_PROGRAM`, 'Main', 'iec', { budget: 5000 });
      plc.scan(10);
      expect(plc.fault).toMatchObject({ rule: 'instruction-budget', line: 3, scan: 1 });
      const before = plc.read('n');
      plc.scan(10);
      expect(plc.read('n')).toBe(before);
    });
  }
  it('endless recursion ends as a fault too', () => {
    const plc = start('FUNCTION F : INT VAR_INPUT n : INT; END_VAR\nF := F(n + 1);\nEND_FUNCTION\nPROGRAM Main VAR x : INT; END_VAR\nx := F(1);\nEND_PROGRAM');
    plc.scan(1);
    expect(plc.fault).toMatchObject({ rule: 'stack-overflow', line: 2, message: expect.stringContaining('calls itself without end') });
  });
  it('BY 0 is already an error of the text', () => {
    expect(rulesOf('PROGRAM Main VAR i : INT; END_VAR\nFOR i := 1 TO 2 BY 0 DO ; END_FOR;\nEND_PROGRAM')).toEqual(['2 endless-loop']);
  });
});

describe('statements that do not do what they seem to', () => {
  const findings = (body: string): readonly string[] =>
    rulesOf(`PROGRAM Main VAR i, x : INT; u : USINT; s : SINT; END_VAR\n${body}\nEND_PROGRAM`, 'codesys', ['error', 'warning']);
  const clean: readonly string[] = [];
  it.each([
    ['a label inside a range above', 'CASE i OF 1..5: x := 1; 4: x := 2; END_CASE;', ['2 duplicate-case-label']],
    ['ranges that overlap', 'CASE i OF 1..5: x := 1; 5..9: x := 2; END_CASE;', ['2 duplicate-case-label']],
    ['the same label twice', 'CASE i OF 3, 3: x := 1; END_CASE;', ['2 duplicate-case-label']],
    ['ranges side by side', 'CASE i OF 1..5: x := 1; 6..9: x := 2; 0: x := 3; END_CASE;', clean],
    ['a loop to the end of its type', 'FOR u := 0 TO 255 DO x := u; END_FOR;', ['2 endless-loop']],
    ['a loop down to the end of its type', 'FOR s := 0 TO -128 BY -1 DO x := s; END_FOR;', ['2 endless-loop']],
    ['a loop whose step passes the end of its type', 'FOR u := 0 TO 254 BY 2 DO x := u; END_FOR;', ['2 endless-loop']],
    ['a loop that ends below it', 'FOR u := 0 TO 254 DO x := u; END_FOR;', clean],
    ['a number that is set', 'x S= TRUE;', ['2 type-mismatch']],
    ['a bit of a number that is set', 'x.3 S= TRUE;', clean],
  ])('%s', (_, body, expected) => expect(findings(body)).toEqual(expected));
});

describe('assignment and calls', () => {
  it('a structure or array is copied, not shared', () => {
    const source = `TYPE Pt : STRUCT x : INT := 1; y : ARRAY[0..1] OF INT; s : STRING[5]; END_STRUCT; END_TYPE
PROGRAM Main VAR a, b : Pt; END_VAR
a.x := 5; a.y[1] := 7; a.s := 'abc'; b := a; a.x := 0; a.y[1] := 0; a.s := '';
END_PROGRAM`;
    const plc = start(source);
    plc.scan(1);
    expect([plc.read('b.x'), plc.read('b.y[1]'), plc.read('b.s'), plc.read('a.x')]).toEqual([5, 7, 'abc', 0]);
  });
  it('function inputs have defaults, outputs and in-outs work, nested calls do not disturb each other', () => {
    const source = `FUNCTION F : DINT VAR_INPUT a : DINT; b : DINT := 100; END_VAR VAR_OUTPUT twice : DINT; END_VAR VAR_IN_OUT c : DINT; END_VAR
F := a + b; twice := a * 2; c := c + 1;
END_FUNCTION
PROGRAM Main VAR r, n, t : DINT; END_VAR
r := F(a := F(a := 1, c := n), b := F(2, 3, t, n), twice => t, c := n);
END_PROGRAM`;
    const plc = start(source);
    plc.scan(1);
    expect([plc.read('r'), plc.read('n'), plc.read('t')]).toEqual([106, 3, 202]);
  });
  it('function variables start anew at each call; block variables keep their values', () => {
    const source = `FUNCTION F : INT VAR n : INT := 1; END_VAR
n := n + 1; F := n;
END_FUNCTION
FUNCTION_BLOCK B VAR n : INT; END_VAR VAR_TEMP t : INT; END_VAR VAR_OUTPUT o : INT; END_VAR
n := n + 1; t := t + 1; o := n;
END_FUNCTION_BLOCK
PROGRAM Main VAR f1 : INT; b : B; END_VAR
f1 := F(); f1 := F(); b(); b(o => f1);
END_PROGRAM`;
    const plc = start(source);
    plc.scan(1);
    expect([plc.read('f1'), plc.read('b.n')]).toEqual([2, 2]);
  });
  it('instances in arrays and structures are called by index', () => {
    const source = `FUNCTION_BLOCK B VAR_INPUT x : INT; END_VAR VAR_OUTPUT y : INT; END_VAR VAR_IN_OUT z : INT; END_VAR
y := x * 2; z := z + y;
END_FUNCTION_BLOCK
PROGRAM Main VAR bs : ARRAY[1..3] OF B; i, sum : INT; outs : ARRAY[1..3] OF INT; END_VAR
FOR i := 1 TO 3 DO bs[i](x := i, z := sum, y => outs[i]); END_FOR;
END_PROGRAM`;
    const plc = start(source);
    plc.scan(1);
    expect([plc.read('sum'), plc.read('outs[3]'), plc.read('bs[2].y')]).toEqual([12, 6, 4]);
  });
  it('an index outside its array is a fault with its line', () => {
    const plc = start('PROGRAM Main\nVAR a : ARRAY[1..3] OF INT; i : INT := 4; END_VAR\na[i] := 1;\nEND_PROGRAM');
    plc.scan(1);
    expect(plc.fault).toMatchObject({ rule: 'index-out-of-range', line: 3, column: 3 });
  });
  it('a value outside a subrange is a fault', () => {
    const plc = start('TYPE Percent : INT (0..100); END_TYPE\nPROGRAM Main VAR p : Percent; i : INT := 101; END_VAR\np := i;\nEND_PROGRAM');
    plc.scan(1);
    expect(plc.fault?.rule).toBe('index-out-of-range');
  });
});
