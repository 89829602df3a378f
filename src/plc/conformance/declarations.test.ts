import { describe, expect, it } from 'vitest';
import { refusals, rulesOf, start } from './harness.js';

const initial = (source: string, ...names: string[]): readonly unknown[] => {
  const plc = start(source);
  return names.map((name) => plc.read(name));
};

describe('initial values (IEC 61131-3 tables 10 to 14)', () => {
  it('default values: 0, FALSE, empty text, first enumeration value, lower bound of a subrange without 0', () => {
    expect(
      initial(
        'TYPE E : (Red := 3, Green); S : INT (5..9); END_TYPE\nPROGRAM Main VAR b : BOOL; i : INT; r : REAL; s : STRING; t : TIME; e1 : E; s1 : S; l : LINT; END_VAR\nEND_PROGRAM',
        'b',
        'i',
        'r',
        's',
        't',
        'e1',
        's1',
        'l',
      ),
    ).toEqual([false, 0, 0, '', 0, 3, 5, 0n]);
  });
  it('the initial value of a derived type holds for its variables and fields, along names, unless they have one of their own', () => {
    expect(
      initial(
        'TYPE Grid : ARRAY[0..2] OF INT := [3(7)]; Share : INT (0..100) := 50; Half : Share; Pair : STRUCT a : Share; b : INT := 3; END_STRUCT; END_TYPE\nPROGRAM Main VAR g : Grid; s : Share; h : Half; p : Pair; own : Share := 20; END_VAR\nEND_PROGRAM',
        'g[0]',
        'g[2]',
        's',
        'h',
        'p.a',
        'p.b',
        'own',
      ),
    ).toEqual([7, 7, 50, 50, 50, 3, 20]);
  });
  it('arrays: lists, repetitions, several dimensions, the rest by default', () => {
    expect(
      initial(
        'PROGRAM Main VAR a : ARRAY[1..2, 0..2] OF INT := [1, 2(5), 7]; n : ARRAY[0..1] OF ARRAY[0..1] OF INT := [[1, 2], [3, 4]]; END_VAR\nEND_PROGRAM',
        'a[1,0]',
        'a[1,1]',
        'a[1,2]',
        'a[2,0]',
        'a[2,1]',
        'n[1][0]',
      ),
    ).toEqual([1, 5, 5, 7, 0, 3]);
  });
  it('structures: by field, nested, with the defaults of the type behind', () => {
    expect(
      initial(
        'TYPE In : STRUCT u : INT := 8; v : INT; END_STRUCT; Out : STRUCT a : In := (v := 2); b : REAL := 1.5; END_STRUCT; END_TYPE\nPROGRAM Main VAR x : Out; y : Out := (a := (u := 1), b := 0.5); z : ARRAY[0..1] OF In := [(u := 3), (v := 4)]; END_VAR\nEND_PROGRAM',
        'x.a.u',
        'x.a.v',
        'x.b',
        'y.a.u',
        'y.b',
        'z[0].u',
        'z[1].u',
        'z[1].v',
      ),
    ).toEqual([8, 2, 1.5, 1, 0.5, 3, 8, 4]);
  });
  it('constants may be expressions of constants, and bounds may use them', () => {
    expect(
      initial(
        'VAR_GLOBAL CONSTANT N : INT := 2; END_VAR\nPROGRAM Main VAR CONSTANT M : INT := N * 2 + 1; END_VAR VAR a : ARRAY[N..M] OF INT := [9, 8]; x : INT := M; END_VAR\nEND_PROGRAM',
        'a[2]',
        'a[5]',
        'x',
      ),
    ).toEqual([9, 0, 5]);
  });
  it('block instances take written initial values before their own defaults', () => {
    expect(
      initial(
        'FUNCTION_BLOCK B VAR_INPUT p : INT := 3; q : INT := 4; END_VAR\nEND_FUNCTION_BLOCK\nPROGRAM Main VAR b : B := (q := 9); t : TON := (PT := T#2s); END_VAR\nEND_PROGRAM',
        'b.p',
        'b.q',
        't.PT',
      ),
    ).toEqual([3, 9, 2000]);
  });
});

describe('global, external and located variables', () => {
  it('VAR_EXTERNAL is the global itself; located variables share their address', () => {
    const plc = start(
      'VAR_GLOBAL g : INT := 5; END_VAR\nPROGRAM Main VAR_EXTERNAL g : INT; END_VAR VAR in AT %IX1.2 : BOOL; x : BOOL; END_VAR\ng := g + 1; x := %IX1.2; %QW3 := 16#FF;\nEND_PROGRAM',
    );
    plc.write('in', true);
    plc.scan(1);
    expect([plc.read('g'), plc.read('x'), plc.variables().find((variable) => variable.path === 'in')?.address]).toEqual([6, true, '%IX1.2']);
  });
  it('globals of another unit are visible, and several programs share them', () => {
    const plc = start(
      'PROGRAM Other VAR_OUTPUT o : INT := 3; END_VAR\no := o + 1;\nEND_PROGRAM\nPROGRAM Main VAR x : INT; END_VAR\nOther(); x := Other.o;\nEND_PROGRAM',
      'Main',
      'codesys',
    );
    plc.scan(1);
    plc.scan(1);
    expect(plc.read('x')).toBe(5);
  });
});

describe('names that are declared wrongly', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['twice in one POU', 'PROGRAM Main\nVAR a : INT;\na : BOOL; END_VAR\nEND_PROGRAM', ['3 duplicate-declaration']],
    ['a block twice', 'FUNCTION F : INT F := 1; END_FUNCTION\nFUNCTION F : INT F := 1; END_FUNCTION', ['2 duplicate-declaration']],
    ['a field twice', 'TYPE S : STRUCT\na : INT; a : INT; END_STRUCT; END_TYPE', ['2 duplicate-declaration']],
    ['bounds the wrong way round', 'PROGRAM Main VAR\na : ARRAY[5..1] OF INT; END_VAR\nEND_PROGRAM', ['2 array-bounds']],
    ['a reserved word as a name', 'PROGRAM Main VAR\nIF : INT; END_VAR\nEND_PROGRAM', ['2 reserved-word']],
    ['a structure that holds itself in an array', 'TYPE S : STRUCT a : ARRAY[0..1] OF S; END_STRUCT; END_TYPE', ['1 recursive-type']],
    [
      'two structures that hold each other',
      'TYPE S : STRUCT t : U; END_STRUCT; END_TYPE\nTYPE U : STRUCT s : S; END_STRUCT; END_TYPE',
      ['1 recursive-type', '2 recursive-type'],
    ],
    ['a block that holds itself', 'FUNCTION_BLOCK F VAR f1 : F; END_VAR\nEND_FUNCTION_BLOCK', ['1 recursive-type']],
    ['a type made of itself', 'TYPE A : ARRAY[0..1] OF A; END_TYPE', ['1 recursive-type']],
    ['a string for a number', "PROGRAM Main VAR\nx : INT := 'a'; END_VAR\nEND_PROGRAM", ['2 type-mismatch']],
    [
      'an unknown field in an initial value',
      'TYPE S : STRUCT a : INT; END_STRUCT; END_TYPE\nPROGRAM Main VAR\nx : S := (b := 1); END_VAR\nEND_PROGRAM',
      ['3 unknown-member'],
    ],
  ];
  for (const [name, source, expected] of cases) it(name, () => expect(rulesOf(source)).toEqual(expected));
});

describe('what refers to its own kind without holding it', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['a structure with a pointer', 'TYPE S : STRUCT next : POINTER TO S; END_STRUCT; END_TYPE'],
    ['a block that is handed another one', 'FUNCTION_BLOCK F VAR_IN_OUT other : F; END_VAR\nEND_FUNCTION_BLOCK'],
    ['the same structure twice', 'TYPE P : STRUCT x : INT; END_STRUCT; END_TYPE\nTYPE L : STRUCT a, b : P; END_STRUCT; END_TYPE'],
  ];
  for (const [name, source] of cases) it(name, () => expect(rulesOf(source, 'codesys')).toEqual([]));
});

describe('elements of an array start with what their type declares', () => {
  const types = 'TYPE Pct : INT(0..100) := 50; END_TYPE\nTYPE E : (One, Two) := Two; END_TYPE\nTYPE Row : ARRAY[0..1] OF Pct; END_TYPE\n';
  const initial = (declarations: string, path: string): unknown => start(`${types}PROGRAM Main VAR ${declarations} END_VAR\n;\nEND_PROGRAM`, 'Main').read(path);
  it.each([
    ['a : ARRAY[0..2] OF Pct;', 'a[2]', 50],
    ['a : ARRAY[0..2] OF Pct := [7];', 'a[0]', 7],
    ['a : ARRAY[0..2] OF Pct := [7];', 'a[1]', 50],
    ['a : ARRAY[0..1, 0..1] OF E;', 'a[1,1]', 1],
    ['a : ARRAY[0..1] OF Row;', 'a[1][0]', 50],
    ['a : ARRAY[0..1] OF INT;', 'a[1]', 0],
  ])('%s %s', (declarations, path, value) => expect(initial(declarations, path)).toBe(value));
});

describe('what is read but cannot run says so', () => {
  it('pointers', () => {
    const [message] = refusals('PROGRAM Main VAR p : POINTER TO INT; x : INT; END_VAR\nx := p^;\nEND_PROGRAM', 'Main', 'codesys');
    expect(message).toMatch(/Pointers cannot run in the soft PLC; use an index, VAR_IN_OUT or a copy/);
  });
  it('a pointer that is only declared does not matter', () => {
    expect(refusals('PROGRAM Main VAR p : POINTER TO INT; x : INT; END_VAR\nx := 1;\nEND_PROGRAM', 'Main', 'codesys')).toEqual([]);
  });
  it('blocks that are not in the files', () => {
    expect(refusals('PROGRAM Main VAR b : MC_Power; END_VAR\nb(Enable := TRUE);\nEND_PROGRAM')[0]).toMatch(/not in the files given/);
  });
  it('sequential function charts', () => {
    expect(refusals('PROGRAM Main VAR x : BOOL; END_VAR\nINITIAL_STEP S0:\nEND_STEP\nTRANSITION FROM S0 TO S0 := x; END_TRANSITION\nEND_PROGRAM')[0]).toMatch(
      /read but not run/,
    );
  });
  it('a name that is no program', () => {
    expect(refusals('PROGRAM Main END_PROGRAM', 'Nothing')[0]).toBe('There is no program or block Nothing; choose one of Main.');
  });
  it('errors within reach of the program, not those elsewhere', () => {
    const source = 'PROGRAM Broken VAR x : INT; END_VAR\nx := TRUE;\nEND_PROGRAM\nPROGRAM Main VAR x : INT; END_VAR\nx := 1;\nEND_PROGRAM';
    expect([refusals(source).length, refusals(source, 'Broken').length]).toEqual([0, 1]);
  });
});
