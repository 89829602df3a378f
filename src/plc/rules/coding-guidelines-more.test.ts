import { describe, expect, it } from 'vitest';
import { block, findingsOf } from './test-support.js';

/** A second pair per rule, in other forms than the first table: what it objects to and what it accepts. */
const cases: readonly (readonly [id: string, objected: string, accepted: string])[] = [
  ['N1', block('VAR Lamp : BOOL; END_VAR', 'IF %MX3.1 THEN Lamp := TRUE; END_IF;'), block('VAR Lamp AT %QX3.1 : BOOL; END_VAR', 'Lamp := TRUE;')],
  ['N3', block('VAR Step : INT; END_VAR', ''), block('VAR CurrentStep : INT; END_VAR', '')],
  ['N4', block('VAR FeedRate : REAL; END_VAR', 'feedrate := 2.0;'), block('VAR FeedRate : REAL; END_VAR', 'FeedRate := 2.0;')],
  ['N8', block('VAR Speed_ : REAL; END_VAR', ''), block('VAR Speed2 : REAL; END_VAR', '')],
  ['C3', block('', '(* a (* b (* c *) *) *)'), block('', '(* a // b *)\n// (* c')],
  [
    'C4',
    block('VAR a : INT; END_VAR', '(* IF a > 3 THEN a := 0; END_IF; *)'),
    block('VAR a : INT; END_VAR', '(* if the belt stops, the count starts again *)'),
  ],
  ['CP2', block('VAR i : INT; END_VAR', 'FOR i := 1 TO 3 DO EXIT; i := 2; END_FOR;'), block('VAR a : INT; b : BOOL; END_VAR', 'RETURN(b);\na := 1;')],
  ['CP3', 'FUNCTION F : INT VAR t : INT; END_VAR F := t; END_FUNCTION', 'FUNCTION F : INT VAR t : INT := 4; END_VAR F := t; END_FUNCTION'],
  ['CP4', block('VAR a AT %MD4 : DWORD; b AT %MW9 : WORD; END_VAR', ''), block('VAR a AT %IW2.0 : INT; b AT %IW2.1 : INT; END_VAR', '')],
  ['CP4', block('VAR a AT %IW2.1 : INT; b AT %IW2.1 : INT; END_VAR', ''), block('VAR a AT %MD4 : DWORD; b AT %MW6 : WORD; END_VAR', '')],
  ['CP8', block('VAR r : LREAL; s : LREAL; b : BOOL; END_VAR', 'b := r <> s;'), block('VAR n : DINT; b : BOOL; END_VAR', 'b := n <> 5;')],
  [
    'CP12',
    block('VAR q AT %QW4 : INT; a : INT; END_VAR', 'q := 0;\nq := a;'),
    block('VAR q AT %QW4 : INT; a : INT; END_VAR', 'CASE a OF 1: q := 4; 2: q := 8; ELSE q := 0; END_CASE;'),
  ],
  [
    'CP14',
    'FUNCTION F : INT VAR_INPUT n : INT; END_VAR IF n = 0 THEN RETURN; END_IF; F := 10 / n; END_FUNCTION',
    'FUNCTION F : INT VAR_INPUT n : INT; END_VAR F := n; END_FUNCTION',
  ],
  ['CP17', block('VAR_INPUT a : INT; END_VAR', 'a := a + 1;'), block('VAR_IN_OUT a : INT; END_VAR', 'a := a + 1;')],
  [
    'CP19',
    block('VAR a : INT; END_VAR', 'IF a > 2 THEN JMP out; END_IF;\na := 1;\nout:\na := 2;'),
    block('VAR a : INT; END_VAR', 'IF a <= 2 THEN a := 1; END_IF;\na := 2;'),
  ],
  [
    'CP20',
    block('VAR e : R_TRIG; a : BOOL; END_VAR', 'e(CLK := a);\ne(CLK := NOT a);'),
    block('VAR e : R_TRIG; g : R_TRIG; a : BOOL; END_VAR', 'e(CLK := a);\ng(CLK := NOT a);'),
  ],
  ['CP25', block('VAR d : DINT; l : LREAL; END_VAR', 'l := d;'), block('VAR d : DINT; e : DINT; END_VAR', 'e := d;')],
  ['CP27', block('VAR a : INT; END_VAR', 'a := a + 8#7;'), block('VAR a : INT := 2#1010; END_VAR', '')],
  ['CP28', block('VAR t : TIME; b : BOOL; END_VAR', 'b := t <> T#0s;'), block('VAR t : TIME; b : BOOL; END_VAR', 'b := t > T#0s;')],
  [
    'L10',
    block('VAR i : INT; END_VAR', 'WHILE i < 9 DO i := i + 1; IF i = 4 THEN CONTINUE; END_IF; END_WHILE;'),
    block('VAR i : INT; END_VAR', 'WHILE i < 9 DO i := i + 1; END_WHILE;'),
  ],
  [
    'L12',
    block('VAR i : INT; END_VAR', 'FOR i := 1 TO 8 DO IF i = 3 THEN i := i + 1; END_IF; END_FOR;'),
    block('VAR i : INT; j : INT; END_VAR', 'FOR i := 1 TO 8 DO j := j + i; END_FOR;'),
  ],
  [
    'L17',
    block('VAR a : INT; b : INT; END_VAR', 'IF a = 1 THEN b := 1; ELSIF a = 2 THEN b := 2; END_IF;'),
    block('VAR a : BOOL; b : INT; END_VAR', 'RETURN(a);\nb := 1;'),
  ],
  [
    'CP24',
    'FUNCTION_BLOCK Store\nVAR data : ARRAY[0..3] OF INT; END_VAR\nMETHOD Put\nVAR other : INT; END_VAR\nother := 1;\nEND_METHOD\nEND_FUNCTION_BLOCK',
    'FUNCTION_BLOCK Store\nVAR data : ARRAY[0..3] OF INT; END_VAR\nMETHOD Put\nVAR_INPUT value : INT; END_VAR\nTHIS^.data[1] := value;\nEND_METHOD\nEND_FUNCTION_BLOCK',
  ],
  ['CP21', block('VAR full : BOOL; END_VAR', 'full := TRUE;'), block('VAR full AT %QX0.0 : BOOL; END_VAR', 'full := TRUE;')],
];

describe('PLCopen coding guidelines, second table', () => {
  it.each(cases)('%s objects to the bad example and accepts the good one (%#)', (id, objected, accepted) => {
    expect(findingsOf(id, objected)).not.toEqual([]);
    expect(findingsOf(id, accepted)).toEqual([]);
  });
});
