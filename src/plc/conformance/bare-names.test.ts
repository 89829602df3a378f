import { describe, expect, it } from 'vitest';
import { rulesOf, start } from './harness.js';

const program = (body: string): string =>
  `PROGRAM Main VAR n : INT; slots : ARRAY[0..3] OF INT; delay : TON; other : Other; END_VAR\n${body}\nACTION Count:\nn := n + 1;\nEND_ACTION\nEND_PROGRAM\nFUNCTION_BLOCK Other VAR m : INT; END_VAR\nm := m + 1;\nACTION Clear:\nm := 0;\nEND_ACTION\nEND_FUNCTION_BLOCK\nPROGRAM Second VAR k : INT; END_VAR\nk := k + 1;\nEND_PROGRAM\nFUNCTION Twice : INT\nTwice := 2;\nEND_FUNCTION`;

describe('a statement that is a name only', () => {
  it.each(['Count;', 'other.Clear;', 'Second;', 'Elsewhere.Clear;'])('%s may call, so that nothing is said of it', (body) => {
    expect(rulesOf(program(body), 'codesys', ['error', 'warning']).filter((rule) => rule.includes('no-effect'))).toEqual([]);
  });

  it.each(['n;', 'slots[1];', 'delay;', 'delay.Q;', 'other.m;', 'Twice;'])('%s has no effect', (body) => {
    expect(rulesOf(program(body), 'codesys', ['warning'])).toContain('2 no-effect');
  });

  it('runs the action and the program that it names', () => {
    const plc = start(program('Count;\nCount;\nIF FALSE THEN Count; END_IF;'), 'Main', 'codesys');
    plc.scan(10);
    plc.scan(10);
    expect(plc.read('n')).toBe(4);
  });
});
