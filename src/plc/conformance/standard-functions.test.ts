import { describe, expect, it } from 'vitest';
import { evaluate, rulesOf } from './harness.js';

const gives = (type: string, expression: string, value: unknown, declarations = ''): void => {
  it(`${expression} is ${String(value)}`, () => {
    expect(evaluate(type, expression, 'iec', declarations)).toBe(value);
  });
};

describe('numeric functions (table 28)', () => {
  gives('INT', 'ABS(-5)', 5);
  gives('REAL', 'ABS(x)', 2.5, 'x : REAL := -2.5;');
  gives('LREAL', 'SQRT(x)', Math.SQRT2, 'x : LREAL := 2.0;');
  gives('REAL', 'SQRT(x)', Math.fround(Math.SQRT2), 'x : REAL := 2.0;');
  gives('LREAL', 'LN(x)', Math.log(10), 'x : LREAL := 10.0;');
  gives('LREAL', 'LOG(x)', 3, 'x : LREAL := 1000.0;');
  gives('LREAL', 'EXP(x)', Math.E, 'x : LREAL := 1.0;');
  gives('LREAL', 'SIN(x) + COS(x)', 1, 'x : LREAL := 0.0;');
  gives('LREAL', 'ATAN(x)', Math.PI / 4, 'x : LREAL := 1.0;');
  gives('LREAL', 'ATAN2(x, x)', Math.PI / 4, 'x : LREAL := 1.0;');
  gives('LREAL', 'EXPT(x, 3)', 8, 'x : LREAL := 2.0;');
});

describe('arithmetic functions by name, extensible (table 29)', () => {
  gives('INT', 'ADD(1, 2, 3, 4)', 10);
  gives('INT', 'MUL(2, 3, 4)', 24);
  gives('INT', 'SUB(10, 3)', 7);
  gives('INT', 'DIV(7, 2)', 3);
  gives('INT', 'MOD(7, 2)', 1);
  gives('INT', 'MOVE(5)', 5);
  gives('INT', 'ADD(IN1 := 1, IN2 := 2, IN3 := 3)', 6);
  gives('INT', 'ADD_INT(1, 2)', 3);
  gives('INT', 'LIMIT_INT(1, 7, 5)', 5);
});

describe('bit shift functions (table 30)', () => {
  gives('BYTE', 'SHL(x, 2)', 0xc0, 'x : BYTE := 16#F0;');
  gives('BYTE', 'SHR(x, 4)', 0x0f, 'x : BYTE := 16#F0;');
  gives('BYTE', 'SHL(x, 8)', 0, 'x : BYTE := 16#FF;');
  gives('BYTE', 'ROL(x, 1)', 3, 'x : BYTE := 16#81;');
  gives('BYTE', 'ROR(x, 1)', 0xc0, 'x : BYTE := 16#81;');
  gives('WORD', 'ROL(x, 20)', 0x0010, 'x : WORD := 1;');
  gives('DWORD', 'SHL(x, 31)', 0x8000_0000, 'x : DWORD := 1;');
  gives('LWORD', 'ROL(x, 4)', 0x18n, 'x : LWORD := 16#8000_0000_0000_0001;');
  gives('BYTE', 'SHL(IN := x, N := 1)', 2, 'x : BYTE := 1;');
});

describe('selection functions (table 32)', () => {
  gives('INT', 'SEL(FALSE, 3, 4)', 3);
  gives('INT', 'SEL(G := TRUE, IN0 := 3, IN1 := 4)', 4);
  gives('STRING', "SEL(TRUE, 'a', 'b')", 'b');
  gives('TIME', 'SEL(TRUE, T#1s, T#2s)', 2000);
  gives('INT', 'MAX(3, 9, 4)', 9);
  gives('INT', 'MIN(3, 9, 4)', 3);
  gives('REAL', 'MAX(x, 2.0)', 2.5, 'x : REAL := 2.5;');
  gives('LINT', 'MAX(x, LINT#3)', 9n, 'x : LINT := 9;');
  gives('INT', 'LIMIT(0, -5, 10)', 0);
  gives('INT', 'LIMIT(MN := 0, IN := 15, MX := 10)', 10);
  gives('TIME', 'LIMIT(T#1s, x, T#5s)', 1000, 'x : TIME;');
  gives('INT', 'MUX(2, 10, 20, 30)', 30);
  gives('INT', 'MUX(K := 0, IN0 := 10, IN1 := 20)', 10);
});

describe('comparison functions, extensible (table 33)', () => {
  gives('BOOL', 'GT(3, 2, 1)', true);
  gives('BOOL', 'GT(3, 1, 2)', false);
  gives('BOOL', 'GE(3, 3, 1)', true);
  gives('BOOL', 'EQ(2, 2, 2)', true);
  gives('BOOL', 'LE(1, 2, 2)', true);
  gives('BOOL', 'LT(1, 2, 3)', true);
  gives('BOOL', 'NE(1, 2)', true);
  gives('BOOL', "'abc' < 'abd'", true);
});

describe('string functions (table 34); characters count from 1', () => {
  gives('INT', "LEN('ASTRING')", 7);
  gives('STRING', "LEFT('ASTR', 3)", 'AST');
  gives('STRING', "RIGHT('ASTR', 3)", 'STR');
  gives('STRING', "MID('ASTR', 2, 2)", 'ST');
  gives('STRING', "MID(IN := 'ASTR', L := 2, P := 2)", 'ST');
  gives('STRING', "CONCAT('AB', 'CD', 'E')", 'ABCDE');
  gives('STRING', "INSERT('ABC', 'XY', 2)", 'ABXYC');
  gives('STRING', "DELETE('ABXYC', 2, 3)", 'ABC');
  gives('STRING', "REPLACE('ABCDE', 'X', 2, 3)", 'ABXE');
  gives('INT', "FIND('ABCBC', 'BC')", 2);
  gives('INT', "FIND('ABC', 'X')", 0);
  gives('STRING[3]', "CONCAT('AB', 'CD')", 'ABC');
  gives('STRING', "LEFT('AB', -1)", '');
  gives('STRING', "MID('AB', 5, 9)", '');
});

describe('date and time functions (table 35)', () => {
  gives('TIME', 'ADD_TIME(T#1s, T#2s)', 3000);
  gives('TIME', 'MUL_TIME(T#1s, 3)', 3000);
  gives('DT', 'CONCAT_DATE_TOD(D#2024-01-02, TOD#03:04:05)', Date.UTC(2024, 0, 2, 3, 4, 5));
  gives('INT', 'DAY_OF_WEEK(D#2026-03-02)', 1);
  gives('DATE', 'CONCAT_DATE(2026, 2, 28)', Date.UTC(2026, 1, 28));
  gives('TOD', 'CONCAT_TOD(HOUR := 1, MINUTE := 2, SECOND := 3, MILLISECOND := 4)', 3_723_004);
  gives('DT', 'CONCAT_DT(2026, 3, 2, 4, 5, 6, 7)', Date.UTC(2026, 2, 2, 4, 5, 6, 7));
  gives('BOOL', 'IS_VALID(EXP(x))', false, 'x : REAL := 1000.0;');
  gives('BOOL', 'IS_VALID(x)', true, 'x : REAL := 1.0;');
  gives('BOOL', 'IS_VALID_BCD(WORD#16#1239)', true);
  gives('BOOL', 'IS_VALID_BCD(WORD#16#123A)', false);
});

describe('calls that do not fit a standard function', () => {
  const wrong: readonly (readonly [string, string])[] = [
    ['x := ABS(1, 2);', 'argument-count'],
    ['x := LIMIT(1, 2);', 'argument-count'],
    ["x := ABS('a');", 'type-mismatch'],
    ['x := LEN(5);', 'type-mismatch'],
    ['x := SEL(5, 1, 2);', 'type-mismatch'],
    ['x := SHL(1.5, 2);', 'type-mismatch'],
    ["x := MAX(1, 'a');", 'type-mismatch'],
    ['x := INT_TO_REAL(1);', 'type-mismatch'],
    ["x := REAL_TO_INT('a');", 'type-mismatch'],
  ];
  for (const [statement, rule] of wrong) {
    it(`${statement} ${rule}`, () => {
      expect(rulesOf(`PROGRAM Main VAR x : INT; END_VAR\n${statement}\nEND_PROGRAM`)).toEqual([`2 ${rule}`]);
    });
  }
});
