import { describe, expect, it } from 'vitest';
import { evaluate, rulesOf } from './harness.js';

const literal = (type: string, text: string, value: unknown): void => {
  it(`${text} is ${String(value)} as ${type}`, () => {
    expect(evaluate(type, text)).toBe(value);
  });
};

describe('numeric literals (IEC 61131-3 table 5)', () => {
  literal('INT', '-12', -12);
  literal('INT', '0', 0);
  literal('DINT', '123_456', 123456);
  literal('INT', '+986', 986);
  literal('REAL', '-12.0', -12);
  literal('LREAL', '2.5_25', 2.525);
  literal('LREAL', '-1.34E-12', -1.34e-12);
  literal('LREAL', '1.0e+6', 1e6);
  literal('BYTE', '2#1111_1111', 255);
  literal('INT', '8#377', 255);
  literal('WORD', '16#FF_00', 0xff00);
  literal('BYTE', '16#e0', 224);
  literal('BOOL', '0', false);
  literal('BOOL', '1', true);
  literal('BOOL', 'true', true);
  literal('DINT', 'DINT#5', 5);
  literal('INT', 'INT#-3', -3);
  literal('UINT', 'UINT#16#9AF', 0x9af);
  literal('BOOL', 'BOOL#0', false);
  literal('BOOL', 'BOOL#TRUE', true);
  literal('REAL', 'REAL#2', 2);
  literal('LINT', '9_223_372_036_854_775_807', 9223372036854775807n);
  literal('ULINT', '16#FFFF_FFFF_FFFF_FFFF', 18446744073709551615n);
});

describe('character string literals (tables 6 and 7)', () => {
  literal('STRING', "'A'", 'A');
  literal('STRING', "''", '');
  literal('STRING', "'$''", "'");
  literal('STRING', "'\"'", '"');
  literal('STRING', "'$R$L'", '\r\n');
  literal('STRING', "'$$1.00'", '$1.00');
  literal('STRING', "'$0A$T$N$P'", '\n\t\n\f');
  literal('STRING', "'$c4$cb'", 'ÄË');
  literal('WSTRING', '"$00C4"', 'Ä');
  literal('WSTRING', '"it\'s"', "it's");
  literal('STRING', "STRING#'OK'", 'OK');
  literal('CHAR', 'CHAR#16#41', 65);
});

describe('duration literals (table 8)', () => {
  literal('TIME', 'T#14ms', 14);
  literal('TIME', 'T#-14ms', -14);
  literal('TIME', 'T#14.7s', 14_700);
  literal('TIME', 'T#14.7m', 882_000);
  literal('TIME', 'T#14.7h', 52_920_000);
  literal('TIME', 't#14.7d', 1_270_080_000);
  literal('TIME', 't#25h15m', 90_900_000);
  literal('TIME', 'TIME#25h_15m', 90_900_000);
  literal('TIME', 'T#5d14h12m18s3.5ms', 483_138_003.5);
  literal('LTIME', 'LT#14.7s', 14_700_000_000n);
  literal('LTIME', 'LTIME#5m_30s_500ms_100us_7ns', 330_500_100_007n);
});

describe('date and time of day literals (table 9)', () => {
  literal('DATE', 'D#1984-06-25', Date.UTC(1984, 5, 25));
  literal('DATE', 'date#2024-02-29', Date.UTC(2024, 1, 29));
  literal('TOD', 'TOD#15:36:55.36', ((15 * 60 + 36) * 60 + 55) * 1000 + 360);
  literal('TIME_OF_DAY', 'TIME_OF_DAY#00:00:00', 0);
  literal('DT', 'DT#1984-06-25-15:36:55.36', Date.UTC(1984, 5, 25, 15, 36, 55, 360));
  literal('DATE_AND_TIME', 'DATE_AND_TIME#1970-01-01-00:00:01', 1000);
});

describe('what is no literal is reported where it stands', () => {
  const wrong: readonly (readonly [string, string])[] = [
    ['2#012', 'invalid-literal'],
    ['8#9', 'invalid-literal'],
    ['3#11', 'invalid-literal'],
    ['T#5x', 'invalid-literal'],
    ['T#', 'invalid-literal'],
    ['D#2023-02-29', 'invalid-literal'],
    ['TOD#25:00:00', 'invalid-literal'],
    ["'open", 'unterminated-string'],
    ['12abc', 'invalid-literal'],
  ];
  for (const [text, rule] of wrong) {
    it(`${text}: ${rule}`, () => {
      expect(rulesOf(`PROGRAM Main VAR x : INT; END_VAR\nx := ${text};\nEND_PROGRAM`)[0]).toBe(`2 ${rule}`);
    });
  }
});

describe('a word that may follow a value ends a number without a space before it (TwinCAT, CODESYS)', () => {
  it.each(['iec', 'codesys', 'siemens'] as const)('%s', (dialect) => {
    const text =
      'FUNCTION_BLOCK F VAR x : INT; b : BOOL; END_VAR\nIF x >= 0THEN x := 7MOD 2; END_IF;\nFOR x := 1TO 9BY 2DO b := x > 1AND x < 16#FOR b; END_FOR;\nEND_FUNCTION_BLOCK';
    expect(rulesOf(text, dialect)).toEqual([]);
    expect(rulesOf(text.replace('0THEN', '0THEM'), dialect)).toContain('2 invalid-literal');
  });
});

describe('a literal that does not fit its variable is an overflow', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['SINT', '127', true],
    ['SINT', '128', false],
    ['SINT', '-128', true],
    ['SINT', '-129', false],
    ['USINT', '255', true],
    ['USINT', '256', false],
    ['UINT', '-1', false],
    ['INT', '32767', true],
    ['INT', '32768', false],
    ['INT', '16#FFFF', true],
    ['INT', '16#1_0000', false],
    ['DINT', '2147483648', false],
    ['BYTE', '16#100', false],
    ['LINT', '9223372036854775808', false],
    ['INT', 'INT#40000', false],
  ];
  for (const [type, text, fits] of cases) {
    it(`${type} := ${text} ${fits ? 'fits' : 'overflows'}`, () => {
      const rules = rulesOf(`PROGRAM Main VAR x : ${type}; END_VAR\nx := ${text};\nEND_PROGRAM`);
      expect(rules).toEqual(fits ? [] : ['2 literal-overflow']);
    });
  }
});
