import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompilationUnit } from '../ast.js';
import { parse } from '../parser.js';
import { patternCatalogue } from '../patterns/catalogue.js';
import { defaultParameters } from '../patterns/defaults.js';
import { renderBlock } from '../patterns/render.js';
import { tagBook } from '../patterns/signals.js';
import { checkProject } from '../readers/project.js';
import { readPlcFile } from '../readers/read-file.js';
import { exportPlc } from './export.js';
import { logixUnit } from './logix-unit.js';
import { canonicalText } from './print.js';

function unitOf(text: string): CompilationUnit {
  const parsed = parse(text, { dialect: 'iec', fileName: 'source.st' });
  expect(parsed.diagnostics).toEqual([]);
  return parsed.unit;
}

function parts(unit: CompilationUnit): string[] {
  return canonicalText(unit)
    .split(/\n\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** What reading an exported file gives, declaration by declaration. */
function readBack(unit: CompilationUnit): string[] {
  const file = exportPlc(unit, 'l5x');
  const read = readPlcFile(file.fileName, file.text);
  expect(read.diagnostics).toEqual([]);
  return read.sources.flatMap((source) => {
    expect(source.dialect).toBe('rockwell');
    const parsed = parse(source.text, { dialect: source.dialect, fileName: 'again' });
    expect(parsed.diagnostics).toEqual([]);
    return parts(parsed.unit);
  });
}

describe('L5X round trip: what is written reads back as the rewritten program, with every loss listed', () => {
  it.each(patternCatalogue.map((pattern) => [pattern.id, pattern] as const))('%s', (_id, pattern) => {
    const unit = unitOf(renderBlock(pattern.build(defaultParameters(pattern), tagBook([]))));
    expect(readBack(unit).sort()).toEqual(parts(logixUnit(unit).unit).sort());
    const { fileName, text } = exportPlc(unit, 'l5x');
    const report = checkProject([{ fileName, content: text }], { rules: false });
    expect(report.files[0]?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('keeps structures, arrays of several dimensions, plain initial values and comments that hold markup', () => {
    const unit = unitOf(`TYPE Dose : STRUCT Grams : REAL; Slots : ARRAY[0..2, 0..4] OF INT; END_STRUCT; END_TYPE
FUNCTION_BLOCK Mill
VAR_INPUT Feed : REAL := -2.5; Limit : DINT := 16#FF; END_VAR
VAR_IN_OUT Bin : ARRAY[0..7] OF BOOL; END_VAR
VAR_OUTPUT Full : BOOL := TRUE; END_VAR
VAR CONSTANT Top : INT := 4; END_VAR
VAR Hist : ARRAY[1..Top] OF REAL; Last : Dose; i : INT; END_VAR
(* a < b & "c" ]]> *)
FOR i := 1 TO Top DO Hist[i] := Feed * 2.0; END_FOR;
CASE i OF 1, 2: Full := Bin[3]; 3..4: Full := NOT Bin[0]; ELSE Full := FALSE; END_CASE;
Last.Grams := Last.Grams + 1.0;
END_FUNCTION_BLOCK`);
    expect(readBack(unit).sort()).toEqual(parts(logixUnit(unit).unit).sort());
    expect(exportPlc(unit, 'l5x').text).toContain('DataType="INT" Dimension="3 5"');
  });

  it('lists what is left out', () => {
    const { lossy } = exportPlc(
      unitOf(`TYPE Mode : (Off, On); Pair : STRUCT a : INT := 3; END_STRUCT; END_TYPE
FUNCTION Twice : INT VAR_INPUT n : INT; END_VAR Twice := n * 2; END_FUNCTION
FUNCTION_BLOCK B VAR_INPUT e : BOOL R_EDGE; END_VAR VAR RETAIN n : INT; END_VAR VAR t : ARRAY[0..1] OF INT := [1, 2]; m : Mode; END_VAR VAR_TEMP x : INT; END_VAR x := n; END_FUNCTION_BLOCK`),
      'l5x',
    );
    const all = lossy.join('\n');
    for (const loss of [
      /Mode: Logix has no enumerations; .*written as numbers: Mode_Off = 0, Mode_On = 1/,
      /TYPE Pair: members/,
      /FUNCTION Twice/,
      /R_EDGE/,
      /RETAIN/,
      /VAR_TEMP/,
      /t: its initial value/,
    ])
      expect(all).toMatch(loss);
  });

  it('is a fixed point: exporting what was read back changes no logic', () => {
    fc.assert(
      fc.property(
        fc.record({
          preset: fc.integer({ min: 0, max: 60_000 }),
          limit: fc.double({ min: -1_000, max: 1_000, noNaN: true }),
          high: fc.integer({ min: 0, max: 9 }),
          negated: fc.boolean(),
          operator: fc.constantFrom('AND', 'OR', 'XOR'),
        }),
        ({ preset, limit, high, negated, operator }) => {
          const unit = unitOf(`FUNCTION_BLOCK F
VAR_INPUT a : BOOL; b : BOOL; v : REAL := ${limit.toFixed(3)}; END_VAR
VAR_OUTPUT q : BOOL; END_VAR
VAR t : TON; c : CTU; h : ARRAY[0..${high}] OF DINT; r : R_TRIG; s : SR; END_VAR
t(IN := ${negated ? 'NOT ' : ''}a ${operator} b, PT := T#${preset}ms);
r(CLK := t.Q); c(CU := r.Q, R := b, PV := 5); s(S1 := c.Q, R := b);
h[${high}] := h[0] + 1; q := s.Q1 AND v > 1.5;
END_FUNCTION_BLOCK`);
          expect(readBack(unit)).toEqual(parts(logixUnit(unit).unit));
        },
      ),
      { numRuns: 40 },
    );
  });
});

const studio = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<RSLogix5000Content SchemaRevision="1.0" SoftwareRevision="34.01" TargetName="Cellar" TargetType="Controller" ContainsContext="false">
<Controller Use="Target" Name="Cellar" ProcessorType="1756-L83E">
<DataTypes>
<DataType Name="Vat" Family="NoFamily" Class="User"><Members>
<Member Name="ZZZZZZZZZZVat0" DataType="SINT" Dimension="0" Radix="Decimal" Hidden="true" ExternalAccess="Read/Write"/>
<Member Name="Open" DataType="BIT" Dimension="0" Radix="Decimal" Hidden="false" Target="ZZZZZZZZZZVat0" BitNumber="0" ExternalAccess="Read/Write"><Description><![CDATA[Lid is open]]></Description></Member>
<Member Name="Temps" DataType="REAL" Dimension="4" Radix="Float" Hidden="false" ExternalAccess="Read/Write"/>
</Members></DataType>
<DataType Name="Label" Family="StringFamily" Class="User"><Members>
<Member Name="LEN" DataType="DINT" Dimension="0" Radix="Decimal" Hidden="false"/><Member Name="DATA" DataType="SINT" Dimension="24" Radix="ASCII" Hidden="false"/>
</Members></DataType>
</DataTypes>
<AddOnInstructionDefinitions>
<AddOnInstructionDefinition Name="Stir" Revision="1.0"><Parameters>
<Parameter Name="EnableIn" TagType="Base" DataType="BOOL" Usage="Input" Radix="Decimal" Required="false" Visible="false"/>
<Parameter Name="EnableOut" TagType="Base" DataType="BOOL" Usage="Output" Radix="Decimal" Required="false" Visible="false"/>
<Parameter Name="Speed" TagType="Base" DataType="REAL" Usage="Input" Radix="Float" Required="true" Visible="true"><DefaultData Format="L5K"><![CDATA[1.50000000e+000]]></DefaultData><DefaultData Format="Decorated"><DataValue DataType="REAL" Radix="Float" Value="1.5"/></DefaultData></Parameter>
<Parameter Name="Running" TagType="Base" DataType="BOOL" Usage="Output" Radix="Decimal"/>
<Parameter Name="Cells" TagType="Base" DataType="DINT" Dimensions="5" Usage="InOut" Radix="Decimal" Required="true"/>
</Parameters><LocalTags><LocalTag Name="Wait" DataType="FBD_TIMER" ExternalAccess="None"/></LocalTags>
<Routines><Routine Name="Logic" Type="ST"><STContent>
<Line Number="0"><![CDATA[// stir while enabled]]></Line>
<Line Number="1"><![CDATA[Wait.TimerEnable := EnableIn AND Speed > 0.0;]]></Line>
<Line Number="2"><![CDATA[]]></Line>
<Line Number="3"><![CDATA[Wait.PRE := 500; TONR(Wait);]]></Line>
<Line Number="4"><![CDATA[Running [:=] Wait.DN;]]></Line>
</STContent></Routine><Routine Name="Prescan" Type="RLL"/></Routines></AddOnInstructionDefinition>
</AddOnInstructionDefinitions>
<Tags>
<Tag Name="Vat_1" TagType="Base" DataType="Vat" Constant="false"/>
<Tag Name="Batches" TagType="Base" DataType="DINT" Dimensions="3 2" Radix="Decimal"/>
<Tag Name="Lamp" TagType="Alias" AliasFor="Rack:3:O.Data.2"/>
<Tag Name="Stirrer" TagType="Base" DataType="Stir"/>
</Tags>
<Programs><Program Name="Cooling" MainRoutineName="Main">
<Tags><Tag Name="Step" TagType="Base" DataType="DINT" Radix="Decimal"><Data Format="Decorated"><DataValue DataType="DINT" Radix="Decimal" Value="10"/></Data></Tag></Tags>
<Routines>
<Routine Name="Main" Type="ST"><STContent>
<Line Number="0"><![CDATA[case Step of]]></Line>
<Line Number="1"><![CDATA[  10: if Vat_1.Temps[2] > 18.5 & not Vat_1.Open then Step := 20; end_if;]]></Line>
<Line Number="2"><![CDATA[  20: JSR(Drain); Batches[1, 0] := Batches[1, 0] + 1;]]></Line>
<Line Number="3"><![CDATA[end_case;]]></Line>
<Line Number="4"><![CDATA[Stir(Stirrer, 2.0, Step);]]></Line>
</STContent></Routine>
<Routine Name="Drain" Type="ST"><STContent><Line Number="0"><![CDATA[Step := 0;]]></Line></STContent></Routine>
<Routine Name="Alarms" Type="RLL"><RLLContent><Rung Number="0"><Text><![CDATA[XIC(A)OTE(B);]]></Text></Rung></RLLContent></Routine>
</Routines></Program></Programs>
</Controller></RSLogix5000Content>`;

describe('L5X files of Studio 5000', () => {
  it('give types, instructions, tags, programs and routines', () => {
    const read = readPlcFile('cellar.L5X', studio);
    const text = read.sources.map((source) => source.text).join('\n');
    for (const piece of [
      'Open : BOOL',
      'Temps : ARRAY[0..3] OF REAL',
      'Label : STRING[24]',
      'Speed : REAL := 1.5',
      'Cells : ARRAY[0..4] OF DINT',
      'EnableIn : BOOL',
      'Batches : ARRAY[0..2, 0..1] OF DINT',
      'Step : DINT := 10',
      'ACTION Drain:',
      'PROGRAM Cooling',
    ])
      expect(text).toContain(piece);
    expect(text).not.toContain('ZZZZ');
    expect(text).not.toContain('EnableOut');
    expect(read.diagnostics.map(({ rule }) => rule)).toEqual(['not-structured-text', 'not-structured-text']);
  });

  it('of our own read back without a warning: the controller declares its timers, counters and edges itself', () => {
    const unit = unitOf(`FUNCTION_BLOCK Stir
VAR_INPUT Go : BOOL; END_VAR VAR_OUTPUT Run : BOOL; END_VAR
VAR Wait : TON; Edge : R_TRIG; Batches : CTU; Latch : SR; END_VAR
Edge(CLK := Go); Batches(CU := Edge.Q, PV := 3); Latch(S1 := Go, R := Batches.Q); Wait(IN := Latch.Q1, PT := T#2s);
Run := Wait.Q;
END_FUNCTION_BLOCK`);
    const file = exportPlc(unit, 'l5x');
    const told = (text: string): readonly string[] =>
      checkProject([{ fileName: file.fileName, content: text }], { rules: false }).files.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule));
    expect(told(file.text)).toEqual([]);
    // A name that the controller does not know is told as before
    expect(told(file.text.replaceAll('FBD_TIMER', 'FBD_TIMMER'))).toContain('unresolved-external');
  });

  it('pass the check without errors, and findings stand on the lines of the file', () => {
    const good = checkProject([{ fileName: 'cellar.L5X', content: studio }], { rules: false });
    expect(good.files[0]?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const bad = checkProject([{ fileName: 'cellar.L5X', content: studio.replace('Step := 20;', 'Step := (20;') }], { rules: false });
    const row = studio.split('\n').findIndex((line) => line.includes('Step := 20;')) + 1;
    expect(bad.files[0]?.diagnostics.find(({ severity }) => severity === 'error')?.line).toBe(row);
  });

  it('never throw, whatever is cut away', () => {
    fc.assert(
      fc.property(fc.nat(studio.length), fc.nat(400), (at, length) => {
        const read = readPlcFile('x.L5X', studio.slice(0, at) + studio.slice(at + length));
        expect(read.sources.length + read.diagnostics.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
