import { describe, expect, it } from 'vitest';
import { block, rulesOn } from './test-support.js';

const declarations = 'VAR_INPUT go : BOOL; END_VAR VAR_OUTPUT ready : BOOL; END_VAR VAR spare : INT; END_VAR';
const uses = ['CP17', 'CP24'];

describe('blocks whose code is elsewhere', () => {
  it.each([
    ['an interface file', block(declarations, '')],
    ['a body of a pragma only', block(declarations, '{extern "unit.c"}')],
    ['a body of comments only', block(declarations, '// to be written')],
  ])('%s: nothing is told of unused variables and outputs', (_what, text) => {
    expect(rulesOn(text, uses)).toEqual([]);
  });

  it('one statement in an action is code', () => {
    const text = `FUNCTION_BLOCK Unit\n${declarations}\nACTION Show:\nspare := 1;\nEND_ACTION\nEND_FUNCTION_BLOCK\n`;
    expect(rulesOn(text, uses).length).toBeGreaterThan(0);
  });
});
