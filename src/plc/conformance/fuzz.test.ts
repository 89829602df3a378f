import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../checker.js';
import { dialects } from '../dialect.js';
import { parse } from '../parser.js';
import { compile, instantiate } from '../runtime/compile.js';

const seed = `TYPE Color : (Red, Green := 5); Pt : STRUCT x : INT := 3; y : REAL; END_STRUCT; Range : INT (0..9); END_TYPE
FUNCTION Fact : DINT VAR_INPUT n : DINT; END_VAR IF n <= 1 THEN Fact := 1; ELSE Fact := n * Fact(n - 1); END_IF; END_FUNCTION
FUNCTION_BLOCK Blink EXTENDS Base VAR_INPUT enable : BOOL R_EDGE; period : TIME := T#1s; END_VAR VAR_OUTPUT q : BOOL; END_VAR VAR t : TON; END_VAR
t(IN := enable AND NOT t.Q, PT := period); IF t.Q THEN q := NOT q; END_IF;
METHOD PUBLIC Reset : BOOL THIS^.q := FALSE; Reset := TRUE; END_METHOD END_FUNCTION_BLOCK
{attribute 'x'} PROGRAM Main (* a (* nested *) comment *)
VAR b : Blink; a : ARRAY[1..3, 0..1] OF INT := [1, 2(7)]; i : INT; s : STRING[10] := 'a$'b'; c : Color; w AT %MW3 : WORD; l : LINT; p : POINTER TO INT; END_VAR
b(enable := TRUE, q => w.3); FOR i := 1 TO 3 BY 1 DO a[i, 0] := a[i, 1] + 16#F_F MOD 3 ** 2; END_FOR;
CASE c OF Red: i := 1; Color#Green, 7..9: i := SEL(TRUE, 1, 2); ELSE EXIT; END_CASE;
WHILE i < 10 DO i := i + 1; CONTINUE; END_WHILE; REPEAT l := l + 1; UNTIL l > 5 END_REPEAT;
s := CONCAT(s, INT_TO_STRING(i)); p^ := 3; #x := "y".z; IF TRUE THEN RETURN; END_IF; // end
END_PROGRAM`;
const words = seed.match(/\w+|[^\s\w]+/g) ?? [];

/** One change of a text: something taken out, put in, doubled or cut off. */
const change = fc.record({
  kind: fc.constantFrom('delete', 'insert', 'word', 'double', 'cut', 'deep'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 60 }),
  text: fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4, unit: 'binary' })),
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function apply(source: string, { kind, at, length, text }: Change): string {
  const index = Math.floor(at * source.length);
  switch (kind) {
    case 'delete':
      return source.slice(0, index) + source.slice(index + length);
    case 'insert':
      return source.slice(0, index) + text + source.slice(index);
    case 'word':
      return source.slice(0, index) + source.slice(index).replace(/\w+/, () => text);
    case 'double':
      return source.slice(0, index) + source.slice(Math.max(index - length, 0), index) + source.slice(index);
    case 'cut':
      return source.slice(0, Math.max(index, 1));
    case 'deep':
      return source.slice(0, index) + '('.repeat(length * 40) + source.slice(index);
  }
}

/** Everything at once: read, check, compile, run a few scans with a small budget. */
function exercise(source: string, dialect: (typeof dialects)[number]): void {
  const { unit, diagnostics } = parse(source, { dialect, fileName: 'fuzz.st' });
  const checked = check([unit], { dialect });
  for (const finding of [...diagnostics, ...checked.diagnostics]) {
    if (finding.line < 1 || finding.column < 1 || finding.message === '' || !/^[a-z][a-z-]+$/.test(finding.rule))
      throw new Error(`a bad finding: ${JSON.stringify(finding)}`);
  }
  const program = compile(checked);
  for (const name of program.runnable.slice(0, 4)) {
    const { plc } = instantiate(program, name, { budget: 2000 });
    plc?.scan(100);
    plc?.scan(100);
    if (plc?.fault?.rule === 'internal') throw new Error(plc.fault.message);
  }
}

describe('no input crashes or hangs the front end, the checker or the soft PLC', () => {
  it('mutated programs in every dialect', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), fc.constantFrom(...dialects), (changes, dialect) => {
        exercise(changes.reduce(apply, seed), dialect);
      }),
      { numRuns: 400, seed: 20_260_302, interruptAfterTimeLimit: 6000 },
    );
  });
  it('arbitrary text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), fc.constantFrom(...dialects), (text, dialect) => {
        exercise(text, dialect);
      }),
      { numRuns: 200, seed: 20_260_302 },
    );
  });
  const endless: readonly (readonly [string, string])[] = [
    ['parentheses', `PROGRAM p x := ${'('.repeat(50_000)}1;`],
    ['brackets', `PROGRAM p x := ${'a['.repeat(50_000)}1;`],
    ['NOT', `PROGRAM p x := ${'NOT '.repeat(50_000)}b;`],
    ['additions', `PROGRAM p x := 1${' + 1'.repeat(50_000)};`],
    ['members', `PROGRAM p x := a${'.b'.repeat(50_000)};`],
    ['IF', `PROGRAM p ${'IF a THEN '.repeat(20_000)}`],
    ['CASE', `PROGRAM p ${'CASE a OF 1: '.repeat(20_000)}`],
    ['comments', '(* '.repeat(50_000)],
    ['half closed comments', `${'(* '.repeat(50_000)}${' *)'.repeat(25_000)} x := ;`],
    ['STRUCT', `TYPE ${'a : STRUCT '.repeat(20_000)}`],
    ['ARRAY', `TYPE a : ${'ARRAY[0..1] OF '.repeat(20_000)}INT; END_TYPE`],
    ['labels', `PROGRAM p CASE a OF ${'1, '.repeat(50_000)}`],
    ['assignments', `PROGRAM p ${'a := '.repeat(50_000)}1;`],
    ['namespaces', 'NAMESPACE a '.repeat(20_000)],
    ['unclosed texts', "x := 'a\n".repeat(20_000)],
    ['initial values', `VAR_GLOBAL a : INT := ${'[1('.repeat(20_000)}`],
  ];
  for (const [name, text] of endless) {
    it(`endless ${name} end in diagnostics`, () => {
      const { diagnostics } = parse(text, { dialect: 'codesys', fileName: 'deep.st' });
      expect(diagnostics.some((finding) => finding.severity === 'error')).toBe(true);
      exercise(text, 'codesys');
    });
  }
});
