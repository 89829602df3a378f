import { describe, expect, it } from 'vitest';
import { diagnose } from './harness.js';

/** Rule and line of the errors of a task program whose variables are declared in another file. */
const errors = (body: string): string[] =>
  diagnose(`PROGRAM _CYCLIC\n${body}\nEND_PROGRAM`, 'codesys')
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, line }) => `${rule} ${line}`);

describe('what a file does with names declared elsewhere must agree', () => {
  it.each([
    ['two assignments', "run := TRUE;\nrun := FALSE;\nrun := 'yes';", 4],
    ['a condition', "IF ready AND NOT run THEN x := 1; END_IF\nrun := 'yes';", 3],
    ['a member', "valve.open := TRUE;\nvalve.open := FALSE;\nvalve.open := 'yes';", 4],
    ['a comparison', "IF step = 10 THEN x := 1; END_IF\nstep := 20;\nstep := 'ten';", 4],
    ['a calculation', "i := 'text';\ni := i + 1;", 2],
    ['a CASE', "CASE step OF\n1: x := 1;\n2: x := 2;\nEND_CASE\nstep := 'two';", 6],
    ['any element', "speeds[1] := 10.5;\nspeeds[k] := 11;\nspeeds[2] := 'fast';", 4],
  ])('a text against %s', (_, body, line) => expect(errors(body)).toEqual([`conflicting-use ${line}`]));

  it.each([
    ['numbers for BOOL', 'run := TRUE;\nrun := 0;'],
    ['one character, which may be a CHAR or BYTE', "sign := 'A';\nsign := 66;"],
    ['texts only', "name := 'a long name';\nname := CONCAT(name, 'x');\nIF name = '' THEN x := 1; END_IF"],
    ['other members of one structure', "motor.name := 'M1';\nmotor.run := TRUE;"],
    ['inputs of functions, which may take any type', "Tell(value := 'text');\nTell(value := TRUE);"],
  ])('says nothing about %s', (_, body) => expect(errors(body)).toEqual([]));

  it('keeps apart what is declared in different blocks', () => {
    const block = (name: string, value: string): string =>
      `FUNCTION_BLOCK ${name}\nVAR_INPUT p : Foreign${name}; END_VAR\np.value := ${value};\nEND_FUNCTION_BLOCK\n`;
    expect(diagnose(block('A', "'text'") + block('B', 'TRUE'), 'codesys').filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('compares the named inputs of a declared instance with its members', () => {
    const text = "PROGRAM P\nVAR reader : FB_Reader; END_VAR\nreader.execute := FALSE;\nreader(execute := TRUE);\nreader(execute := 'go');\nEND_PROGRAM";
    expect(diagnose(text, 'codesys').flatMap(({ rule, line, severity }) => (severity === 'error' ? [`${rule} ${line}`] : []))).toEqual(['conflicting-use 5']);
  });
});
