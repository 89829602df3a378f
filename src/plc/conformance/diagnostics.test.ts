import { describe, expect, it } from 'vitest';
import { check } from '../checker.js';
import { parse } from '../parser.js';
import { diagnose, rulesOf } from './harness.js';

const program = (body: string, declarations = 'x, i : INT; b : BOOL; r : REAL; s : STRING; t : TON; a : ARRAY[0..3] OF INT;'): string =>
  `PROGRAM Main VAR ${declarations} END_VAR\n${body}\nEND_PROGRAM`;

describe('each mistake has a rule, a place and a sentence that says how to fix it', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['y := 3;', 'undeclared-identifier', /not declared; declare it in a VAR section/],
    ['x := b + 1;', 'type-mismatch', /BOOL/],
    ['x := r;', 'type-mismatch', /REAL_TO_INT/],
    ['b := x;', 'type-mismatch', /<> 0/],
    ["x := 'a';", 'type-mismatch', /STRING/],
    ['IF x THEN b := TRUE; END_IF;', 'type-mismatch', /condition of IF .* BOOL/],
    ['WHILE x DO EXIT; END_WHILE;', 'type-mismatch', /WHILE/],
    ['x := t.Z;', 'unknown-member', /has no member Z; it has IN, PT, Q, ET/],
    ['t(IN := b, TT := T#1s);', 'unknown-parameter', /IN, PT, Q, ET/],
    ['t(IN := b, PT := 5);', 'type-mismatch', /T#5s/],
    ['t(IN := b, Q := b);', 'wrong-direction', /Q => variable/],
    ['t(IN => b);', 'wrong-direction', /IN := value/],
    ['TON(IN := b);', 'instance-needed', /declare an instance/],
    ['x := a;', 'type-mismatch', /ARRAY/],
    ['x := a[4];', 'index-out-of-bounds', /0\.\.3/],
    ['x := a[1, 2];', 'dimension-count', /1 dimension/],
    ['x := i[1];', 'not-an-array', /no elements/],
    ['x := a[r];', 'type-mismatch', /whole number/],
    ['3 := x;', 'not-assignable', /variable can stand left/],
    ['x(1);', 'not-callable', /not a function or block/],
    ['EXIT;', 'outside-loop', /RETURN/],
    ['FOR r := 1 TO 3 DO ; END_FOR;', 'type-mismatch', /FOR variable/],
    ['CASE r OF 1: ; END_CASE;', 'type-mismatch', /use IF/],
    ['CASE x OF i: ; END_CASE;', 'constant-required', /constant/],
    ['x = 3;', 'no-effect', /:= to assign/],
    ['IF x := 3 THEN ; END_IF;', 'syntax', /compares with =/],
    ['x := 1', 'missing-semicolon', /; is missing/],
    ['x := (1 + 2;', 'syntax', /close this parenthesis/],
    ['x := ;', 'syntax', /value is missing/],
    ['IF b THEN x := 1;', 'missing-end', /END_IF is missing .* line 2/],
    ['END_IF;', 'stray-end', /no beginning/],
    ['x := 1 2;', 'syntax', /does not fit/],
    ['x := NOT r;', 'type-mismatch', /NOT cannot/],
    ['x := -b;', 'type-mismatch', /BOOL/],
    ['b := x AND b;', 'type-mismatch', /AND cannot/],
    ['b := s > 3;', 'type-mismatch', /STRING/],
    ['x := t;', 'type-mismatch', /TON/],
    ['(* open', 'unterminated-comment', /\*\)/],
    ['x := 1 ? 2;', 'unexpected-character', /delete it/],
  ];
  for (const [body, rule, message] of cases) {
    it(`${body} ${rule}`, () => {
      const found = diagnose(program(body)).find((finding) => finding.severity === 'error');
      expect(found).toMatchObject({ rule, file: 'test.st' });
      expect(found?.line).toBeGreaterThanOrEqual(2);
      expect(found?.column).toBeGreaterThanOrEqual(1);
      expect(found?.message).toMatch(message);
    });
  }
});

describe('END_VAR left out', () => {
  it.each([['n := n + 1;'], ['t(IN := n > 1);'], ['n := 3;']])('is said where %s begins', (statement) => {
    const found = diagnose(`FUNCTION_BLOCK F\nVAR\n  n : INT;\n  t : TON;\n${statement}\nEND_FUNCTION_BLOCK`).filter(({ severity }) => severity === 'error');
    expect(found.map(({ rule, line, message }) => [rule, line >= 4 && line <= 5, message.includes('END_VAR')])).toEqual([['missing-end', true, true]]);
  });
  it('is not meant by a colon mistyped', () => {
    const found = diagnose('FUNCTION_BLOCK F\nVAR\n  n := INT;\n  m : INT;\nEND_VAR\nm := 1;\nEND_FUNCTION_BLOCK').filter(
      ({ severity }) => severity === 'error',
    );
    expect(found[0]).toMatchObject({ rule: 'syntax', line: 3 });
  });
});

it('a number for a duration names the unit it is taken in (CODESYS accepts it)', () => {
  const found = check([parse('PROGRAM P\nVAR t : TON; END_VAR\nt(IN := TRUE, PT := 250);\nEND_PROGRAM', { dialect: 'codesys', fileName: 'p.st' }).unit], {
    dialect: 'codesys',
  });
  expect(found.diagnostics.map(({ rule, severity, message }) => [rule, severity, message.includes('T#250ms')])).toEqual([
    ['implicit-conversion', 'warning', true],
  ]);
});

describe("VAR_IN_OUT works on the caller's variable", () => {
  const source = (type: string, actual: string): string =>
    `FUNCTION_BLOCK B VAR_IN_OUT z : DINT; END_VAR\nz := z + 1;\nEND_FUNCTION_BLOCK\nPROGRAM Main VAR b : B; v : ${type}; END_VAR\n${actual}\nEND_PROGRAM`;
  it('which must be a variable of the same type', () => {
    expect([
      rulesOf(source('DINT', 'b(z := v);')),
      rulesOf(source('INT', 'b(z := v);')),
      rulesOf(source('DINT', 'b(z := v + 1);')),
      rulesOf(source('DINT', 'b();')),
    ]).toEqual([[], ['5 type-mismatch'], ['5 variable-needed'], ['5 missing-argument']]);
  });
});

describe('many findings per file', () => {
  it('reading goes on behind a mistake; every line that is wrong is named', () => {
    expect(rulesOf(program('x := ;\ny := 1;\nb := x;\nx := 1 +;\nIF b THEN\nz := 2\nEND_IF;\nr := TRUE;'))).toEqual([
      '2 syntax',
      '5 syntax',
      '7 missing-semicolon',
      '3 undeclared-identifier',
      '4 type-mismatch',
      '7 undeclared-identifier',
      '9 type-mismatch',
    ]);
  });
  it('columns count from 1 and end behind the last character', () => {
    expect(diagnose(program('x := unknown;'))[0]).toMatchObject({ line: 2, column: 6, endLine: 2, endColumn: 13 });
  });
  it('one mistake is told once', () => {
    expect(rulesOf(program('x := undefinedOne + undefinedTwo * 2;'))).toEqual(['2 undeclared-identifier', '2 undeclared-identifier']);
  });
  it('in a sequential function chart too; steps, named transitions and SFC flags are known there', () => {
    const chart = (condition: string, action: string): string =>
      `PROGRAM P VAR go : BOOL; x : INT; END_VAR\nINITIAL_STEP S1: A(N); END_STEP\nSTEP S2: END_STEP\nTRANSITION t1 FROM S1 TO S2 := ${condition}; END_TRANSITION\nTRANSITION FROM S2 TO S1 := NOT go; END_TRANSITION\nACTION A:\nx := ${action};\nEND_ACTION\nEND_PROGRAM`;
    expect(diagnose(chart('go AND S2.X AND NOT SFCPause', 'x + 1'))).toEqual([]);
    expect(diagnose(chart('gone', 'y')).map(({ line, rule }) => [line, rule])).toEqual([
      [4, 'undeclared-identifier'],
      [7, 'undeclared-identifier'],
    ]);
  });
  it('a near miss of a declared name is named', () => {
    expect(diagnose(program('presure := 1;', 'pressure : INT;'))[0]?.message).toBe('presure is not declared; did you mean pressure?');
  });
});

describe('what a single file cannot know is a warning', () => {
  it('types, functions and blocks of libraries', () => {
    const source = program('m(Enable := TRUE); x := Scale(3); x := Lib.Value; x := m.Anything + 1;', 'm : MC_Power; x : INT;');
    expect(rulesOf(source)).toEqual([]);
    expect(rulesOf(source, 'iec', ['warning']).map((text) => text.replace(/^\d+ /, ''))).toEqual([
      'unresolved-external',
      'unresolved-external',
      'unresolved-external',
    ]);
  });
  it('unqualified globals in the CODESYS family, when the file plainly belongs to a project', () => {
    const open = program('m(Enable := gStart);', 'm : MC_Power;');
    expect([rulesOf(open, 'codesys'), rulesOf(open, 'iec')]).toEqual([[], ['2 undeclared-identifier']]);
    expect(rulesOf(program('x := gStart;'), 'codesys')).toEqual(['2 undeclared-identifier']);
  });
  it('quoted global tags in Siemens, but not # locals', () => {
    const source = 'FUNCTION_BLOCK "F"\nVAR\nx : Int;\nEND_VAR\nBEGIN\n#x := "Tag";\n#y := 1;\nEND_FUNCTION_BLOCK';
    expect(rulesOf(source, 'siemens')).toEqual(['7 undeclared-identifier']);
  });
});

describe('what is missing is placed where it is missing, not where reading went on', () => {
  it.each([
    ['THEN before comments', 'IF b\n\n// why\nx := 1;\nEND_IF;', 2],
    ['the semicolon before a CASE label', 'CASE i OF\n1: x := 1\n\n(* next *)\n2: x := 2;\nEND_CASE;', 3],
    ['DO', 'WHILE b\n\nx := 1;\nEND_WHILE;', 2],
  ])('%s', (_, body, line) =>
    expect(
      diagnose(program(body))
        .filter(({ severity }) => severity === 'error')
        .map((item) => item.line),
    ).toEqual([line]),
  );
});

describe('a missing END_ word is told where it belongs, with the line of its beginning', () => {
  const cases: readonly (readonly [string, string, number, RegExp])[] = [
    [
      'of the inner block',
      'IF b THEN\n  IF b THEN\n    x := 1;\n  x := 2;\nEND_IF\nx := 3;',
      3,
      /the IF of line 3; found END_PROGRAM in line 8. It belongs behind line 4/,
    ],
    [
      'of the outer block',
      'IF b THEN\n  IF b THEN\n    x := 1;\n  END_IF\nx := 2;\nx := 3;',
      2,
      /the IF of line 2; found END_PROGRAM in line 8. It belongs behind line 5/,
    ],
    ['of the third of three', 'IF b THEN\n  IF b THEN\n    IF b THEN\n      x := 1;\n  END_IF\nEND_IF', 4, /the IF of line 4.* behind line 5/],
    ['of one of two neighbours', 'IF b THEN\n  x := 1;\nIF b THEN\n  x := 2;\nEND_IF', 2, /the IF of line 2.* behind line 3/],
    ['with ELSE at the same depth', 'IF b THEN\n  x := 1;\nELSE\n  x := 2;\nx := 3;', 2, /the IF of line 2.* behind line 5/],
    ['of a loop in a loop', 'FOR i := 0 TO 3 DO\n\tFOR x := 0 TO 3 DO\n\t\ta[x] := i;\nEND_FOR', 3, /the FOR of line 3.* behind line 4/],
    ['of CASE with labels under it', 'CASE x OF\n1: x := 2;\n2: x := 3;\nIF b THEN\n  x := 4;\nEND_IF', 2, /the CASE of line 2/],
    ['in text without indentation', 'IF b THEN\nx := 1;\nx := 2;', 2, /the IF of line 2/],
  ];
  for (const [which, body, line, message] of cases) {
    it(`${which}, at the word that begins it`, () => {
      const found = diagnose(program(body)).filter(({ rule }) => rule === 'missing-end');
      expect(found.map((finding) => finding.line)).toEqual([line]);
      expect(found[0]?.message).toMatch(message);
    });
  }
});

describe('a text that is longer than its string', () => {
  const cut = (text: string): readonly string[] => diagnose(text).flatMap(({ rule, severity }) => (rule === 'text-cut' ? [severity] : []));
  it('is said, at its declaration and at its assignment', () => {
    expect(cut("PROGRAM p VAR s : STRING[5] := 'abcdefgh'; END_VAR END_PROGRAM")).toEqual(['warning']);
    expect(cut("PROGRAM p VAR s : STRING[5]; END_VAR\ns := 'abcdef';\nEND_PROGRAM")).toEqual(['warning']);
  });
  it('is not where it fits', () => {
    expect(cut("PROGRAM p VAR s : STRING[5] := 'abcde'; t : STRING; END_VAR\nt := 'abcdef';\nEND_PROGRAM")).toEqual([]);
  });
});
