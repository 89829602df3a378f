import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Dialect, dialects } from '../../src/plc/dialect.js';
import { exportPlcFiles } from '../../src/plc/exporters/export.js';
import { parse } from '../../src/plc/parser.js';
import { patternCatalogue } from '../../src/plc/patterns/catalogue.js';
import { defaultParameters } from '../../src/plc/patterns/defaults.js';
import { renderBlock } from '../../src/plc/patterns/render.js';
import { tagBook } from '../../src/plc/patterns/signals.js';
import { seededRandom } from '../../src/plc/proof/harness.js';
import { checkProject } from '../../src/plc/readers/project.js';
import { compile, instantiate } from '../../src/plc/runtime/compile.js';

type Measurement = Readonly<{ name: string; value: number; unit: string }>;
type Seed = Readonly<{ fileName: string; text: string }>;

/** Object orientation, pointers, charts and a CODESYS 2.3 export: what neither the plant's programs nor the patterns contain. */
const others: readonly Seed[] = [
  {
    fileName: 'objects.st',
    text: `{attribute 'qualified_only'}
TYPE Color : (Red, Green := 5, Blue) UINT; Pair : STRUCT x : INT := 3; y : ARRAY[0..2, 1..3] OF REAL; END_STRUCT END_TYPE
INTERFACE I_Run EXTENDS I_Base METHOD Go : BOOL VAR_INPUT speed : LREAL; END_VAR END_METHOD PROPERTY Busy : BOOL GET END_GET END_PROPERTY END_INTERFACE
NAMESPACE Plant.Line FUNCTION_BLOCK ABSTRACT Base IMPLEMENTS I_Run VAR PROTECTED t : TON; p : POINTER TO INT; r : REFERENCE TO Pair; END_VAR
METHOD PUBLIC Go : BOOL VAR_INPUT speed : LREAL; END_VAR THIS^.t(IN := speed > 1E-3, PT := T#1h2m3s4ms); Go := t.Q; p^ := p^ + 1; END_METHOD
END_FUNCTION_BLOCK END_NAMESPACE
FUNCTION Fact : DINT VAR_INPUT n : DINT; END_VAR IF n <= 1 THEN Fact := 1; RETURN; ELSE Fact := n * Fact(n - 1); END_IF; END_FUNCTION
PROGRAM Main VAR a : ARRAY[1..3] OF Pair := [3((x := 2))]; i : INT; w AT %MW3 : WORD := 16#FF_00; s : STRING(20) := 'it$'s $0D'; d : DT := DT#2024-02-29-12:00:00; END_VAR
FOR i := 1 TO 3 BY 1 DO a[i].y[0, i] := INT_TO_REAL(i) ** 2.0 MOD 3; w.3 := NOT w.%X1; END_FOR
CASE i OF Color#Red, 7..9: s := CONCAT(s, 'x'); ELSE EXIT; END_CASE
REPEAT i := i + 1; UNTIL i > 10 AND_THEN a[1].x <> 0 OR_ELSE FALSE END_REPEAT
END_PROGRAM`,
  },
  {
    fileName: 'chart.st',
    text: `PROGRAM Chart VAR go, full : BOOL; END_VAR
INITIAL_STEP Start: END_STEP
STEP Fill: Open(N); Beep(L, T#2s); END_STEP
TRANSITION FROM Start TO Fill := go; END_TRANSITION
TRANSITION Back (PRIORITY := 1) FROM (Fill, Start) TO Start := full OR NOT go; END_TRANSITION
ACTION Open: full := TRUE; END_ACTION
END_PROGRAM
CONFIGURATION Cell VAR_GLOBAL x AT %QX0.1 : BOOL; END_VAR RESOURCE R ON PLC TASK Fast(INTERVAL := T#10ms, PRIORITY := 1); PROGRAM P WITH Fast : Chart; END_RESOURCE END_CONFIGURATION`,
  },
  {
    fileName: 'old.EXP',
    text: `(* @NESTEDCOMMENTS := 'Yes' *)
(* @PATH := '\\/Pumps' *)
FUNCTION_BLOCK OLD_PUMP
VAR_INPUT
	START: BOOL;
END_VAR
VAR_OUTPUT
	RUN: BOOL;
END_VAR
(* @END_DECLARATION := '0' *)
RUN := START AND NOT RUN;
END_FUNCTION_BLOCK
ACTION Reset:
RUN := FALSE;
END_ACTION`,
  },
  {
    fileName: 'block.scl',
    text: `FUNCTION_BLOCK "Motor Block"
{ S7_Optimized_Access := 'TRUE' }
VERSION : 0.1
VAR_INPUT Start { ExternalVisible := 'False' } : Bool; END_VAR
VAR stat : Struct a : Array[0..3] of Int; t {InstructionName := 'TON_TIME'} : TON_TIME; END_STRUCT; END_VAR
VAR_TEMP i : Int; END_VAR
BEGIN
REGION loop
FOR #i := 0 TO 3 DO #stat.a[#i] += 1; "Global DB".value := #stat.a[#i]; END_FOR;
END_REGION
#stat.t(IN := #Start, PT := T#5S_500MS);
END_FUNCTION_BLOCK`,
  },
];

/** The plant's programs, every pattern in text and in every export format, and the constructs those do not have. */
function seeds(): readonly Seed[] {
  const folder = path.join(import.meta.dirname, '..', '..', '..', 'knowledge', 'plc');
  const own = readdirSync(folder)
    .filter((name) => name.endsWith('.st'))
    .map((name) => ({ fileName: name, text: readFileSync(path.join(folder, name), 'utf8') }));
  const drafts = patternCatalogue.flatMap((pattern): readonly Seed[] => {
    const text = renderBlock(pattern.build(defaultParameters(pattern, {}), tagBook([])));
    const { unit } = parse(text, { dialect: 'iec', fileName: 'draft.st' });
    const exported = (['plcopen-xml', 'scl', 'tcpou', 'l5x'] as const).flatMap((target) => exportPlcFiles(unit, target));
    return [{ fileName: `${pattern.id}.st`, text }, ...exported];
  });
  return [...own, ...drafts, ...others];
}

const pieces = [
  'END_IF',
  'END_VAR',
  '(*',
  '*)',
  '(',
  ')',
  '[',
  ']',
  ';',
  ':=',
  "'",
  '"',
  '#',
  '16#',
  'T#',
  '<',
  '</',
  ']]>',
  '\u0000',
  '\ud800',
  '9'.repeat(40),
  '\n',
  'VAR',
  'THEN',
  '..',
  '^',
  '{',
  '}',
];

/** A text with one to six changes: cut out, put in, doubled, moved, cut off, or nested deep. */
function mutate(text: string, random: () => number): string {
  let result = text;
  for (let changes = 1 + Math.floor(random() * 6); changes > 0; changes--) {
    const at = Math.floor(random() * (result.length + 1));
    const length = 1 + Math.floor(random() * 60);
    const piece = pieces[Math.floor(random() * pieces.length)] ?? ';';
    switch (Math.floor(random() * 7)) {
      case 0:
        result = result.slice(0, at) + result.slice(at + length);
        break;
      case 1:
        result = result.slice(0, at) + piece + result.slice(at);
        break;
      case 2:
        result = result.slice(0, at) + result.slice(Math.max(0, at - length), at) + result.slice(at);
        break;
      case 3:
        result = result.slice(0, at) + result.slice(at).replace(/\w+/, piece);
        break;
      case 4:
        result = result.slice(0, at) + String.fromCharCode(Math.floor(random() * 65_536)) + result.slice(at + 1);
        break;
      case 5:
        result = result.slice(0, at) + piece.repeat(200) + result.slice(at);
        break;
      default:
        result = random() < 0.2 ? result.slice(0, at) : result.slice(at, at + length) + result.slice(0, at) + result.slice(at + length);
    }
  }
  return result;
}

/** Reads, parses, checks, lints, compiles and runs two scans of everything that can run. Throws only when the code under test does. */
function exercise(fileName: string, text: string, dialect: Dialect | null): void {
  const report = checkProject([{ fileName, content: text }], dialect === null ? {} : { dialect });
  const compiled = compile(report.checked);
  for (const name of compiled.runnable.slice(0, 3)) {
    const { plc } = instantiate(compiled, name, { budget: 2_000 });
    plc?.scan(100);
    plc?.scan(100);
    if (plc?.fault?.rule === 'internal') throw new Error(plc.fault.message);
  }
}

/**
 * `npm run bench -- plc-fuzz`: 20,000 damaged files, the same ones at every run. A crash or a slow file adds a row with its number, from which the file can be made
 * again.
 */
export async function benchPlcFuzz(options: Readonly<{ files?: number; seed?: number }> = {}): Promise<readonly Measurement[]> {
  const { files = 20_000, seed = 1 } = options;
  const crashed: Measurement[] = [];
  const bases = seeds();
  let [crashes, slow, slowest, bytes] = [0, 0, 0, 0];
  const begin = performance.now();
  for (let number = 0; number < files; number++) {
    const random = seededRandom(seed * 1_000_003 + number);
    const base = bases[number % bases.length];
    if (base === undefined) break;
    const text = mutate(base.text, random);
    const dialect = number % 3 === 0 ? (dialects[Math.floor(random() * dialects.length)] ?? null) : null;
    bytes += text.length;
    const from = performance.now();
    try {
      exercise(base.fileName, text, dialect);
    } catch (error) {
      crashes++;
      crashed.push({
        name: `crash: ${base.fileName}, ${error instanceof Error ? error.message : String(error)}`.slice(0, 100),
        value: number,
        unit: 'file no.',
      });
    }
    const took = performance.now() - from;
    slowest = Math.max(slowest, took);
    if (took > 2_000) {
      slow++;
      crashed.push({ name: `over 2 s: ${base.fileName}`, value: number, unit: 'file no.' });
    }
  }
  return [
    { name: 'damaged files', value: files, unit: 'files' },
    { name: 'crashes', value: crashes, unit: 'files' },
    { name: 'over 2 s', value: slow, unit: 'files' },
    { name: 'slowest file', value: Math.round(slowest), unit: 'ms' },
    { name: 'read, checked, linted and run', value: Math.round(files / ((performance.now() - begin) / 1000)), unit: 'files/s' },
    { name: 'text', value: Math.round(bytes / 1e6), unit: 'MB' },
    ...crashed.slice(0, 10),
  ];
}
