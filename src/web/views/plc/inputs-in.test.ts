import { describe, expect, it } from 'vitest';
import { inputsIn } from './inputs-in.js';

describe('the inputs of a text', () => {
  it('are the names of its VAR_INPUT sections, without those in comments', () => {
    const text = `FUNCTION_BLOCK Mix
VAR_INPUT // Old : BOOL;
  Start, Stop : BOOL; (* Gone : INT; *)
  Level : REAL := 3.0; Time1 : TIME := T#1s;
END_VAR
VAR_OUTPUT Run : BOOL; END_VAR
var_input last : ARRAY[1..2] OF INT; end_var
END_FUNCTION_BLOCK`;
    expect(inputsIn(text)).toEqual(['Start', 'Stop', 'Level', 'Time1', 'last']);
    expect(inputsIn('')).toEqual([]);
  });
});
