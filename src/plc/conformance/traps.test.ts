import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../dialect.js';
import { diagnose, rulesOf } from './harness.js';

const declarations =
  'i, j, x, n : INT; b : BOOL; r : REAL; w : WORD; s : STRING; u : WSTRING; t : TIME; d : TON; a : ARRAY[2..6] OF INT; m : ARRAY[0..1, 0..2] OF INT;';
const program = (body: string): string =>
  `PROGRAM Main\nVAR ${declarations} END_VAR\nVAR CONSTANT LAST : INT := 7; NONE : INT := 0; END_VAR\n${body}\nEND_PROGRAM`;
const found = (body: string, dialect: Dialect = 'iec'): readonly string[] =>
  rulesOf(program(body), dialect, ['error', 'warning']).filter((finding) => /index-out|not-of|division|misspelt|syntax|type-mismatch|implicit/.test(finding));

describe('an index that runs out of the array because of its loop', () => {
  it.each([
    ['upper bound', 'FOR i := 2 TO 7 DO a[i] := i; END_FOR;'],
    ['lower bound', 'FOR i := 1 TO 6 DO x := x + a[i]; END_FOR;'],
    ['named constant', 'FOR i := 2 TO LAST DO a[i] := 0; END_FOR;'],
    ['offset', 'FOR i := 2 TO 6 DO a[i + 1] := 0; END_FOR;'],
    ['step', 'FOR i := 6 TO 0 BY -3 DO a[i] := 0; END_FOR;'],
    ['second dimension', 'FOR i := 0 TO 1 DO FOR j := 0 TO 3 DO m[i, j] := 0; END_FOR; END_FOR;'],
    ['constant index', 'a[LAST] := 0;'],
  ])('is found: %s', (_what, body) => {
    expect(found(body)).toEqual(['4 index-out-of-bounds']);
    expect(rulesOf(program(body), 'codesys').length, 'vendor compilers accept it: no error but a warning').toBe(0);
    expect(found(body, 'codesys')).toEqual(['4 index-out-of-bounds']);
  });

  it.each([
    ['inside', 'FOR i := 2 TO 6 DO a[i] := i; END_FOR;'],
    ['a step that stops before', 'FOR i := 2 TO 7 BY 2 DO a[i] := i; END_FOR;'],
    ['a loop that never runs', 'FOR i := 9 TO 8 DO a[i] := i; END_FOR;'],
    ['tested', 'FOR i := 0 TO 9 DO IF i >= 2 AND i <= 6 THEN a[i] := i; END_IF; END_FOR;'],
    ['chosen by CASE', 'FOR i := 0 TO 9 DO CASE i OF 2..6: a[i] := i; END_CASE; END_FOR;'],
    ['left early', 'FOR i := 2 TO 9 DO IF i > 6 THEN EXIT; END_IF; a[i] := i; END_FOR;'],
    ['left on another condition', 'FOR i := 2 TO 9 DO IF b THEN EXIT; END_IF; a[i] := i; END_FOR;'],
    ['limited', 'FOR i := 0 TO 9 DO a[LIMIT(2, i, 6)] := i; END_FOR;'],
    ['changed', 'FOR i := 0 TO 9 DO i := 3; a[i] := 0; END_FOR;'],
    ['bounds not constant', 'FOR i := 2 TO n DO a[i] := i; END_FOR;'],
    ['wrapped', 'FOR i := 0 TO 99 DO a[2 + i MOD 5] := i; END_FOR;'],
  ])('is not claimed: %s', (_what, body) => {
    expect(found(body)).toEqual([]);
  });

  it('is found exactly when a pass leaves the array', () => {
    const small = fc.integer({ min: -4, max: 12 });
    fc.assert(
      fc.property(small, small, fc.constantFrom(-3, -1, 1, 2), fc.integer({ min: -2, max: 2 }), (from, to, by, offset) => {
        const passes: number[] = [];
        for (let value = from; by > 0 ? value <= to : value >= to; value += by) passes.push(value + offset);
        const outside = passes.some((index) => index < 2 || index > 6);
        expect(found(`FOR i := ${from} TO ${to} BY ${by} DO a[i + (${offset})] := 0; END_FOR;`).length > 0).toBe(outside);
      }),
      { numRuns: 60 },
    );
  });
});

describe('operators that cannot be calculated or mean something else', () => {
  it.each([
    ['b := NOT i > 3;', ['4 not-of-number']],
    ['b := NOT (i > 3);', []],
    ['b := NOT b = TRUE;', []],
    ['x := i MOD 0;', ['4 division-by-zero']],
    ['x := i / (0);', ['4 division-by-zero']],
    ['x := i / NONE;', ['4 division-by-zero']],
    ['r := r / 0.0;', ['4 division-by-zero']],
    ['x := i / LAST;', []],
    ['t := 5;', ['4 type-mismatch']],
    ['t := i;', ['4 type-mismatch']],
    ['d(IN := b, PT := 5000);', ['4 type-mismatch']],
    ['t := T#5s;', []],
  ])('%s', (body, rules) => {
    expect(found(body)).toEqual(rules);
  });

  it('is an error where the program would stop, a warning where a vendor accepts it', () => {
    expect(rulesOf(program('x := i MOD 0;'), 'codesys')).toEqual(['4 division-by-zero']);
    for (const body of ['x := i / NONE;', 'r := r / 0.0;', 'b := NOT i > 3;', 't := 5;', 'd(IN := b, PT := 5000);'])
      expect(rulesOf(program(body), 'codesys'), body).toEqual([]);
  });
});

describe('a misspelt word is told by its right spelling, once', () => {
  it.each([
    ['IF b THN x := 1; END_IF;', 'THEN'],
    ['FRO i := 0 TO 3 DO x := 1; END_FOR;', 'FOR'],
    ['WHLE b DO x := 1; END_WHILE;', 'WHILE'],
    ['IF b THEN x := 1; ELSEIF i > 1 THEN x := 2; END_IF;', 'ELSIF'],
    ['IF b THEN x := 1; ENDIF;', 'END_IF'],
    ['FOR i := 0 TO 3 DO x := 1; END_FRO;', 'END_FOR'],
    ['CASE i OF 1: x := 1; ENDCASE;', 'END_CASE'],
    ['RETRUN;', 'RETURN'],
  ])('%s', (body, meant) => {
    const errors = diagnose(program(body)).filter(({ severity }) => severity === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain(`did you mean ${meant}?`);
  });

  it.each([
    ['x := LIMT(0, i, 10);', /did you mean LIMIT\?/],
    ["s := CONCTA('a', 'b');", /did you mean CONCAT\?/],
    ['b := r == 72.0;', /write = instead of ==/],
    ['b = TRUE;', /write := to assign/],
    ['s := "hello";', /single quotes/],
    ["u := 'hello';", /double quotes/],
  ])('%s', (body, message) => {
    expect(
      diagnose(program(body))
        .map((finding) => finding.message)
        .join('\n'),
    ).toMatch(message);
  });

  it('leaves names alone that merely look like a word of the language', () => {
    const names = 'fro, whle, thn, cas, endif, limt, retrun';
    const text = `PROGRAM Main VAR ${names} : INT; END_VAR\nfro := 1; whle := fro; cas := thn + limt; endif := retrun;\nIF fro = 1 THEN endif := 2; END_IF;\nEND_PROGRAM`;
    expect(rulesOf(text)).toEqual([]);
  });
});
