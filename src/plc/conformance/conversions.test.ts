import { describe, expect, it } from 'vitest';
import type { Dialect } from '../dialect.js';
import { evaluate, rulesOf } from './harness.js';

/** implicit: allowed silently; warned: allowed with a warning; refused: an error. */
const assignment = (from: string, to: string, dialect: Dialect = 'iec'): string => {
  const source = `PROGRAM Main VAR a : ${from}; b : ${to}; END_VAR\nb := a;\nEND_PROGRAM`;
  if (rulesOf(source, dialect).length > 0) return 'refused';
  return rulesOf(source, dialect, ['warning']).length > 0 ? 'warned' : 'implicit';
};

describe('implicit conversions of IEC 61131-3:2013', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['SINT', 'INT', 'implicit'],
    ['INT', 'DINT', 'implicit'],
    ['DINT', 'LINT', 'implicit'],
    ['USINT', 'UINT', 'implicit'],
    ['USINT', 'INT', 'implicit'],
    ['UINT', 'DINT', 'implicit'],
    ['UDINT', 'LINT', 'implicit'],
    ['INT', 'REAL', 'implicit'],
    ['UINT', 'REAL', 'implicit'],
    ['DINT', 'LREAL', 'implicit'],
    ['REAL', 'LREAL', 'implicit'],
    ['BYTE', 'WORD', 'implicit'],
    ['WORD', 'DWORD', 'implicit'],
    ['BOOL', 'BYTE', 'implicit'],
    ['TIME', 'LTIME', 'implicit'],
    ['STRING[10]', 'STRING[20]', 'implicit'],
    ['CHAR', 'STRING', 'implicit'],
    ['DINT', 'INT', 'refused'],
    ['INT', 'UINT', 'refused'],
    ['UINT', 'INT', 'refused'],
    ['REAL', 'INT', 'refused'],
    ['LREAL', 'REAL', 'refused'],
    ['BOOL', 'INT', 'refused'],
    ['INT', 'BOOL', 'refused'],
    ['WORD', 'BYTE', 'refused'],
    ['INT', 'TIME', 'refused'],
    ['TIME', 'INT', 'refused'],
    ['STRING', 'INT', 'refused'],
    ['INT', 'STRING', 'refused'],
    ['STRING', 'WSTRING', 'refused'],
    ['REAL', 'BOOL', 'refused'],
    ['DATE', 'TIME', 'refused'],
  ];
  for (const [from, to, result] of table) {
    it(`${from} to ${to}: ${result}`, () => {
      expect(assignment(from, to)).toBe(result);
    });
  }
  it('CODESYS accepts narrowing with a warning, but neither REAL to INT nor BOOL to INT', () => {
    expect([assignment('DINT', 'INT', 'codesys'), assignment('UINT', 'INT', 'codesys'), assignment('WORD', 'INT', 'codesys')]).toEqual([
      'warned',
      'warned',
      'implicit',
    ]);
    expect([assignment('REAL', 'INT', 'codesys'), assignment('BOOL', 'INT', 'codesys'), assignment('STRING', 'REAL', 'codesys')]).toEqual([
      'refused',
      'refused',
      'refused',
    ]);
  });
});

describe('explicit conversions (tables 22 to 27)', () => {
  const gives = (type: string, expression: string, value: unknown, dialect: Dialect = 'iec'): void => {
    it(`${expression} is ${String(value)}${dialect === 'iec' ? '' : ` (${dialect})`}`, () => {
      expect(evaluate(type, expression, dialect)).toBe(value);
    });
  };
  gives('INT', 'REAL_TO_INT(1.5)', 2);
  gives('INT', 'REAL_TO_INT(2.5)', 2);
  gives('INT', 'REAL_TO_INT(-1.5)', -2);
  gives('INT', 'REAL_TO_INT(2.5)', 3, 'codesys');
  gives('DINT', 'TRUNC(1.9)', 1);
  gives('DINT', 'TRUNC(-1.9)', -1);
  gives('INT', 'REAL_TRUNC_INT(2.9)', 2);
  gives('INT', 'DINT_TO_INT(DINT#65537)', 1);
  gives('USINT', 'INT_TO_USINT(INT#-1)', 255);
  gives('SINT', 'USINT_TO_SINT(USINT#200)', -56);
  gives('DINT', 'UDINT_TO_DINT(UDINT#4294967295)', -1);
  gives('REAL', 'INT_TO_REAL(3)', 3);
  gives('INT', 'BOOL_TO_INT(TRUE)', 1);
  gives('BOOL', 'INT_TO_BOOL(7)', true);
  gives('WORD', 'INT_TO_WORD(INT#-1)', 65535);
  gives('DINT', 'TO_DINT(3.7)', 4);
  gives('STRING', 'INT_TO_STRING(-42)', '-42');
  gives('STRING', 'BOOL_TO_STRING(TRUE)', 'TRUE');
  gives('STRING', 'REAL_TO_STRING(1.5)', '1.5');
  gives('STRING', 'TIME_TO_STRING(T#1m2s3ms)', 'T#1m2s3ms');
  gives('INT', "STRING_TO_INT('-17')", -17);
  gives('REAL', "STRING_TO_REAL('2.5')", 2.5);
  gives('BOOL', "STRING_TO_BOOL('TRUE')", true);
  gives('TIME', "STRING_TO_TIME('T#5s')", 5000);
  gives('DINT', 'TIME_TO_DINT(T#1s)', 1000);
  gives('TIME', 'DINT_TO_TIME(DINT#1500)', 1500);
  gives('DATE', 'DT_TO_DATE(DT#2024-05-06-07:08:09)', Date.UTC(2024, 4, 6));
  gives('TOD', 'DT_TO_TOD(DT#2024-05-06-07:08:09)', ((7 * 60 + 8) * 60 + 9) * 1000);
  gives('LINT', 'INT_TO_LINT(-5)', -5n);
  gives('INT', 'LINT_TO_INT(LINT#65537)', 1);
  gives('LREAL', 'LINT_TO_LREAL(LINT#9)', 9);
  gives('INT', 'WORD_BCD_TO_INT(WORD#16#1234)', 1234);
  gives('WORD', 'INT_TO_BCD_WORD(1234)', 0x1234);
  gives('TIME', 'LTIME_TO_TIME(LT#1500ms)', 1500);
});
