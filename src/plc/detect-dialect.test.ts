import { describe, expect, it } from 'vitest';
import { detectDialect } from './detect-dialect.js';

describe('the dialect of a file when nobody names it', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['PROGRAM p VAR x : INT; END_VAR x := 1; END_PROGRAM', 'a.st', 'iec'],
    ['FUNCTION_BLOCK "Pump"\nVAR_INPUT\nrun : Bool;\nEND_VAR\nBEGIN\n#q := #run;\nEND_FUNCTION_BLOCK', 'a.st', 'siemens'],
    ['anything', 'block.SCL', 'siemens'],
    ['anything', 'FB_Pump.TcPOU', 'beckhoff'],
    ["{attribute 'qualified_only'}\nTYPE E : (a, b); END_TYPE", 'a.st', 'codesys'],
    ['FUNCTION f : BOOL VAR_INPUT p : POINTER TO BYTE; END_VAR p^ := 1; END_FUNCTION', 'a.st', 'codesys'],
    ['Out [:=] 1; JSR(Sub1, 0);', 'a.st', 'rockwell'],
    ['x := INT#5 + Color#Red;', 'a.st', 'iec'],
  ];
  for (const [text, fileName, dialect] of cases)
    it(`${JSON.stringify(text.slice(0, 40))} in ${fileName}: ${dialect}`, () => expect(detectDialect(text, fileName)).toBe(dialect));
});
