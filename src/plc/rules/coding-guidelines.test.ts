import { describe, expect, it } from 'vitest';
import { ruleCatalogue } from './catalogue.js';
import { block, findingsOf } from './test-support.js';

/** Per rule: a text it objects to and one it accepts. */
const cases: readonly (readonly [id: string, objected: string, accepted: string])[] = [
  ['N1', block('VAR a : BOOL; END_VAR', 'a := %IX0.0;'), block('VAR a AT %IX0.0 : BOOL; b : BOOL; END_VAR', 'b := a;')],
  [
    'N2',
    block('VAR bRun : BOOL; bStop : BOOL; bOpen : BOOL; bLevel : REAL; END_VAR', ''),
    block('VAR bRun : BOOL; bStop : BOOL; bOpen : BOOL; rLevel : REAL; END_VAR', ''),
  ],
  ['N3', block('VAR Limit : REAL; END_VAR', ''), block('VAR UpperLimit : REAL; END_VAR', '')],
  ['N4', block('VAR Motor : BOOL; END_VAR', 'MOTOR := TRUE;'), block('VAR Motor : BOOL; END_VAR', 'Motor := TRUE;')],
  [
    'N5',
    `VAR_GLOBAL Level : REAL; END_VAR\n${block('VAR Level : REAL; END_VAR', '')}`,
    `VAR_GLOBAL Level : REAL; END_VAR\n${block('VAR LocalLevel : REAL; END_VAR', '')}`,
  ],
  [
    'N6',
    block('VAR q : BOOL; END_VAR', 'q := TRUE;'),
    block('VAR i : INT; s : ARRAY[1..3] OF INT; END_VAR', 'FOR i := 1 TO 3 DO ; END_FOR').replace('s :', 'Sum :'),
  ],
  ['N8', block('VAR Tank__Level : REAL; END_VAR', ''), block('VAR Tank_Level : REAL; END_VAR', '')],
  [
    'N9',
    `TYPE Mode : (Off, Auto); END_TYPE\n${block('VAR Mode : INT; END_VAR', '')}`,
    `TYPE Mode : (Off, Auto); END_TYPE\n${block('VAR Active : Mode; END_VAR', '')}`,
  ],
  [
    'C2',
    'FUNCTION_BLOCK Bare\nVAR_INPUT\nStart : BOOL;\nEND_VAR\nEND_FUNCTION_BLOCK',
    '// starts the unit\nFUNCTION_BLOCK Described\nVAR_INPUT\nStart : BOOL; // start\nEND_VAR\nEND_FUNCTION_BLOCK',
  ],
  ['C3', block('', '(* outer (* inner *) still outer *)'), block('', '(* one *) (* two *)')],
  ['C4', block('VAR a : INT; END_VAR', '// a := a + 1;\na := 1;'), block('VAR a : INT; END_VAR', '// counts one up\na := 1;')],
  ['CP1', block('VAR w : WORD; b : BYTE; END_VAR', 'b := w.%B1;'), block('VAR w : WORD; b : BOOL; END_VAR', 'b := w.3;')],
  ['CP2', block('VAR a : INT; END_VAR', 'RETURN;\na := 1;'), block('VAR a : INT; END_VAR', 'IF a > 1 THEN RETURN; END_IF;\na := 1;')],
  ['CP2', block('VAR a : INT; END_VAR', 'IF FALSE THEN a := 1; END_IF;'), block('VAR a : INT; b : BOOL; END_VAR', 'IF b THEN a := 1; END_IF;')],
  ['CP3', block('VAR_TEMP t : INT; END_VAR VAR a : INT; END_VAR', 'a := t;'), block('VAR_TEMP t : INT; END_VAR VAR a : INT; END_VAR', 't := 1; a := t;')],
  ['CP4', block('VAR a AT %QW0 : WORD; b AT %QX1.3 : BOOL; END_VAR', ''), block('VAR a AT %QW0 : WORD; b AT %QX2.0 : BOOL; END_VAR', '')],
  ['CP6', block('VAR_EXTERNAL Level : REAL; END_VAR', 'Level := 1.0;'), block('VAR_INPUT Level : REAL; END_VAR', '')],
  [
    'CP7',
    `FUNCTION_BLOCK Axis VAR_INPUT Go : BOOL; END_VAR VAR_OUTPUT Error : BOOL; END_VAR Error := Go; END_FUNCTION_BLOCK\n${block('VAR a : Axis; END_VAR', 'a(Go := TRUE);')}`,
    `FUNCTION_BLOCK Axis VAR_INPUT Go : BOOL; END_VAR VAR_OUTPUT Error : BOOL; END_VAR Error := Go; END_FUNCTION_BLOCK\n${block('VAR a : Axis; f : BOOL; END_VAR', 'a(Go := TRUE); f := a.Error;')}`,
  ],
  ['CP8', block('VAR r : REAL; b : BOOL; END_VAR', 'b := r = 1.5;'), block('VAR r : REAL; b : BOOL; END_VAR', 'b := ABS(r - 1.5) < 0.01;')],
  [
    'CP9',
    block('VAR a : INT; END_VAR', Array.from({ length: 20 }, (_unused, index) => `IF a = ${index} THEN a := 0; END_IF;`).join('\n')),
    block('VAR a : INT; END_VAR', 'IF a = 1 THEN a := 0; END_IF;'),
  ],
  [
    'CP12',
    block('VAR q AT %QX0.0 : BOOL; a : BOOL; END_VAR', 'q := a;\nq := NOT a;'),
    block('VAR q AT %QX0.0 : BOOL; a : BOOL; END_VAR', 'IF a THEN q := TRUE; ELSE q := FALSE; END_IF;'),
  ],
  ['CP13', 'FUNCTION F : INT VAR_INPUT n : INT; END_VAR F := F(n - 1); END_FUNCTION', 'FUNCTION F : INT VAR_INPUT n : INT; END_VAR F := n - 1; END_FUNCTION'],
  [
    'CP13',
    'FUNCTION F : INT F := G(); END_FUNCTION FUNCTION G : INT G := F(); END_FUNCTION',
    'FUNCTION F : INT F := G(); END_FUNCTION FUNCTION G : INT G := 1; END_FUNCTION',
  ],
  ['CP14', block('VAR a : BOOL; END_VAR', 'IF a THEN RETURN; END_IF;'), block('VAR a : BOOL; END_VAR', 'a := TRUE;')],
  [
    'CP16',
    `${block('', '')}CONFIGURATION C RESOURCE R ON P TASK T(INTERVAL := T#10ms, PRIORITY := 1); PROGRAM I WITH T : Unit; END_RESOURCE END_CONFIGURATION`,
    'PROGRAM Main END_PROGRAM CONFIGURATION C RESOURCE R ON P TASK T(INTERVAL := T#10ms, PRIORITY := 1); PROGRAM I WITH T : Main; END_RESOURCE END_CONFIGURATION',
  ],
  ['CP17', block('VAR_INPUT a : BOOL; END_VAR', 'a := TRUE;'), block('VAR_INPUT a : BOOL; END_VAR VAR_OUTPUT o : BOOL; END_VAR', 'o := a;')],
  ['CP17', block('VAR_OUTPUT o, p : BOOL; END_VAR', 'p := TRUE;'), block('VAR_OUTPUT o : BOOL; END_VAR', 'o := TRUE;')],
  ['CP18', `VAR_GLOBAL\n${Array.from({ length: 120 }, (_unused, index) => `g${index} : INT;`).join('\n')}\nEND_VAR`, 'VAR_GLOBAL g1 : INT; END_VAR'],
  ['CP19', block('VAR a : INT; END_VAR', 'a := 0;\nJMP done;\na := 1;\ndone:'), block('VAR a : INT; END_VAR', 'a := 1;')],
  [
    'CP20',
    block('VAR t : TON; a : BOOL; END_VAR', 't(IN := a, PT := T#1s);\nt(IN := NOT a, PT := T#2s);'),
    block('VAR t : TON; a : BOOL; END_VAR', 'IF a THEN t(IN := a, PT := T#1s); ELSE t(IN := FALSE, PT := T#2s); END_IF;'),
  ],
  [
    'CP21',
    block('VAR h : INT; END_VAR VAR_OUTPUT o : INT; END_VAR', 'h := o + 1;\no := h;'),
    block('VAR h : INT; END_VAR VAR_OUTPUT o : INT; END_VAR', 'o := h;\nh := o + 1;'),
  ],
  [
    'CP22',
    block('VAR f : INT; a : BOOL; END_VAR', 'IF a THEN f := 1; ELSE f := 0; END_IF;'),
    block('VAR f : INT; a : BOOL; END_VAR', 'IF a THEN f := 2; ELSE f := 0; END_IF;'),
  ],
  [
    'CP22',
    block('VAR f : INT; a : BOOL; END_VAR', 'IF a THEN f := 1; ELSE f := 0; END_IF;'),
    block('VAR f : INT; a : BOOL; END_VAR', 'IF a THEN f += 1; ELSE f := 0; END_IF;'),
  ],
  [
    'CP23',
    block(`VAR_INPUT ${Array.from({ length: 40 }, (_unused, index) => `i${index} : BOOL;`).join(' ')} END_VAR`, ''),
    block('VAR_INPUT i1 : BOOL; END_VAR', ''),
  ],
  ['CP24', block('VAR a, b : INT; END_VAR', 'b := b + 1;'), block('VAR a : INT; END_VAR', 'a := a + 1;')],
  ['CP25', block('VAR i : INT; r : REAL; END_VAR', 'r := i;'), block('VAR i : INT; r : REAL; END_VAR', 'r := INT_TO_REAL(i);')],
  [
    'CP26',
    'VAR_GLOBAL g : INT; END_VAR PROGRAM A g := 1; END_PROGRAM PROGRAM B g := 2; END_PROGRAM',
    'VAR_GLOBAL g : INT; END_VAR PROGRAM A g := 1; END_PROGRAM PROGRAM B VAR x : INT; END_VAR x := g; END_PROGRAM',
  ],
  ['CP27', block('VAR a : INT := 8#17; END_VAR', ''), block('VAR a : INT := 16#F; END_VAR', '')],
  ['CP27', block('VAR a : INT; END_VAR', 'a := 8#17;'), block('VAR a : INT; END_VAR', 'a := 16#F;')],
  ['CP28', block('VAR t : TIME; b : BOOL; END_VAR', 'b := t = T#1s;'), block('VAR t : TIME; b : BOOL; END_VAR', 'b := t >= T#1s;')],
  ['L10', block('VAR i : INT; END_VAR', 'FOR i := 1 TO 3 DO EXIT; END_FOR;'), block('VAR i : INT; END_VAR', 'FOR i := 1 TO 3 DO ; END_FOR;')],
  ['L11', block('VAR a : INT; END_VAR', `a := ${Array.from({ length: 60 }, () => '1').join(' + ')};`), block('VAR a : INT; END_VAR', 'a := 1;')],
  ['L12', block('VAR i : INT; END_VAR', 'FOR i := 1 TO 3 DO i := 2; END_FOR;'), block('VAR i : INT; a : INT; END_VAR', 'FOR i := 1 TO 3 DO a := i; END_FOR;')],
  [
    'L13',
    block('VAR i : INT; a : INT; END_VAR', 'FOR i := 1 TO 3 DO ; END_FOR;\na := i;'),
    block('VAR i : INT; a : INT; END_VAR', 'FOR i := 1 TO 3 DO ; END_FOR;\ni := 0;\na := i;'),
  ],
  ['L15', block('VAR a : BOOL; b : BOOL; c : BOOL; END_VAR', 'a := a AND b OR c;'), block('VAR a : BOOL; b : BOOL; c : BOOL; END_VAR', 'a := (a AND b) OR c;')],
  [
    'L17',
    block('VAR a : BOOL; b : BOOL; END_VAR', 'IF a THEN b := TRUE; END_IF;'),
    block('VAR a : BOOL; b : BOOL; END_VAR', 'IF a THEN b := TRUE; ELSE b := FALSE; END_IF;'),
  ],
];

describe('PLCopen coding guidelines', () => {
  it.each(cases)('%s objects to the bad example and accepts the good one', (id, objected, accepted) => {
    expect(findingsOf(id, objected)).not.toEqual([]);
    expect(findingsOf(id, accepted)).toEqual([]);
  });

  it('has at least thirty guideline rules, every one with an example here', () => {
    const ids = ruleCatalogue.map((rule) => rule.id).filter((id) => !id.startsWith('SAFE-'));
    expect(ids.length).toBeGreaterThanOrEqual(30);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !cases.some(([tested]) => tested === id))).toEqual([]);
  });

  it('never makes a valid program fail: guideline findings are warnings or information', () => {
    expect(ruleCatalogue.filter((rule) => rule.severity === 'error').map((rule) => rule.id)).toEqual(['SAFE-6']);
  });

  it('names the line and says what to do', () => {
    expect(findingsOf('CP8', block('VAR r : REAL; b : BOOL; END_VAR', 'b := r = 1.5;'))).toEqual([
      '3: A floating-point value is compared with =. Compare with < or > and a tolerance.',
    ]);
  });

  it('follows the settings of a site', () => {
    const text = block('VAR VeryLongNameOfAVariable : INT; END_VAR', '');
    expect(findingsOf('N6', text, { settings: { maximumNameLength: 10 } })).toHaveLength(1);
    expect(findingsOf('N6', text)).toEqual([]);
  });
});
