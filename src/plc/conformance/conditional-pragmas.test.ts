import { describe, expect, it } from 'vitest';
import { rulesOf } from './harness.js';

describe('names declared once in each branch of a conditional pragma', () => {
  const both = (inner: string): string =>
    `FUNCTION_BLOCK Drive VAR\n{IF defined (LongRange)}\ntravel : LREAL;\n{ELSE}\ntravel : REAL;\n{END_IF}\n${inner}END_VAR\ntravel := 1.0;\nEND_FUNCTION_BLOCK`;

  it.each([
    ['variables', both('')],
    ['ELSIF', both('').replace('{ELSE}', '{ELSIF defined (Middle)}')],
    ['fields', 'TYPE Span : STRUCT\n{IF defined (a)}\nlow : INT;\n{ELSE}\nlow : DINT;\n{END_IF}\nEND_STRUCT END_TYPE'],
    ['values', 'TYPE Mode : (\n{IF defined (a)}\nOff := 0,\n{ELSE}\nOff := 1,\n{END_IF}\nOn := 2); END_TYPE'],
    ['inner conditions', both('').replace('travel : REAL;', '{IF defined (b)}\ntravel : REAL;\n{END_IF}')],
  ])('%s are no duplicates', (_what, text) => {
    expect(rulesOf(text, 'codesys')).toEqual([]);
  });

  it.each([
    ['behind the condition', both('travel : INT;\n'), '7 duplicate-declaration'],
    ['without ELSE', both('').replace('{ELSE}\n', ''), '4 duplicate-declaration'],
    [
      'with another pragma',
      "FUNCTION_BLOCK Drive VAR\n{attribute 'hide'}\ntravel : LREAL;\n{attribute 'else'}\ntravel : REAL;\nEND_VAR\ntravel := 1.0;\nEND_FUNCTION_BLOCK",
      '5 duplicate-declaration',
    ],
  ])('are still told %s', (_what, text, finding) => {
    expect(rulesOf(text, 'codesys')).toContain(finding);
  });
});
