import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompilationUnit } from '../ast.js';
import { parse } from '../parser.js';
import { patternCatalogue } from '../patterns/catalogue.js';
import { defaultParameters } from '../patterns/defaults.js';
import { renderBlock } from '../patterns/render.js';
import { tagBook } from '../patterns/signals.js';
import { readPlcFile } from '../readers/read-file.js';
import { elementsOf, parseXml, type XmlElement } from '../readers/xml.js';
import { exportPlc, exportPlcFiles } from './export.js';
import { withoutDeclaredTypes } from './plain-types.js';
import { canonicalText, printUnit } from './print.js';
import { stableGuid } from './tcpou.js';

function unitOf(text: string, dialect: 'iec' | 'codesys' = 'iec'): CompilationUnit {
  const parsed = parse(text, { dialect, fileName: 'source.st' });
  expect(parsed.diagnostics).toEqual([]);
  return parsed.unit;
}

const sample = `(* Everything the formats must carry *)
TYPE
  Mode : (Idle, Run := 5, Fault);
  Recipe : STRUCT
    Name : STRING[20] := 'none';
    Steps : ARRAY[1..3, 0..2] OF INT := [9(1)];
  END_STRUCT;
  Percent : INT(0..100);
END_TYPE

FUNCTION_BLOCK Sample
VAR_INPUT
  Start : BOOL; (* start button *)
  Level : REAL := 12.5; // level < 100 & "quoted"
END_VAR
VAR_OUTPUT
  Valve : BOOL;
  Count : DINT;
END_VAR
VAR CONSTANT
  LIMIT_HIGH : REAL := 80.0;
END_VAR
VAR RETAIN
  Total : DINT;
END_VAR
VAR
  Delay : TON;
  Counts : ARRAY[1..4] OF INT := [1, 2(7), 3];
  Current : Recipe := (Name := 'a$'b');
  i : INT;
END_VAR
// leading comment
Delay(IN := Start AND (Level < LIMIT_HIGH), PT := T#1m30s);

IF Delay.Q AND NOT Valve THEN // trailing
  Valve := TRUE;
ELSIF Level > 90.0 OR Level <= -5.0 THEN
  Valve := FALSE;
ELSE
  ;
END_IF;
CASE Count OF
  1, 2: Count := Count + 1;
  3..9: Count := LIMIT(0, Count * 2, 100);
ELSE
  Count := 0;
END_CASE;
FOR i := 1 TO 4 BY 1 DO
  Counts[i] := Counts[i] + SEL(Start, 1, 16#FF);
END_FOR;
WHILE Count > 3 DO Count := Count - 1; END_WHILE;
REPEAT Count := Count + 1; UNTIL Count >= 3 END_REPEAT;
Total := Total + BOOL_TO_DINT(Valve XOR Start);
END_FUNCTION_BLOCK
`;

describe('the printer', () => {
  it.each(['iec', 'codesys', 'siemens', 'beckhoff'] as const)('prints %s text that reads back as the same program', (dialect) => {
    const unit = unitOf(sample);
    const again = parse(printUnit(unit, { dialect }), { dialect, fileName: 'again.st' });
    expect(again.diagnostics).toEqual([]);
    expect(canonicalText(again.unit)).toBe(canonicalText(unit));
  });

  it('keeps every comment beside what it describes', () => {
    const text = printUnit(unitOf(sample), { dialect: 'iec' });
    for (const comment of ['(* start button *)', '// level < 100 & "quoted"', '// leading comment', '// trailing']) expect(text).toContain(comment);
    expect(text).toContain('Start : BOOL; (* start button *)');
  });

  it('is a fixed point: printing what it printed changes nothing', () => {
    const once = printUnit(unitOf(sample), { dialect: 'iec' });
    expect(printUnit(unitOf(once), { dialect: 'iec' })).toBe(once);
  });

  it('marks local and global names in SCL and gives selection functions their formal names', () => {
    const text = printUnit(unitOf(sample), { dialect: 'siemens' });
    expect(text).toContain('FUNCTION_BLOCK "Sample"');
    expect(text).toContain('#Delay(IN := #Start AND (#Level < #LIMIT_HIGH), PT := T#1m30s);');
    expect(text).toContain('LIMIT(MN := 0, IN := #Count * 2, MX := 100)');
    expect(text).toContain('Delay : TON_TIME;');
  });

  it('prints object-oriented parts so that they read back', () => {
    const text =
      'INTERFACE IMove METHOD Go : BOOL VAR_INPUT Far : INT; END_VAR END_METHOD END_INTERFACE\nFUNCTION_BLOCK Axis EXTENDS Base IMPLEMENTS IMove METHOD PUBLIC Go : BOOL VAR_INPUT Far : INT; END_VAR Go := Far > 3; END_METHOD PROPERTY Speed : REAL GET Speed := 1.0; END_GET END_PROPERTY END_FUNCTION_BLOCK';
    const unit = unitOf(text, 'codesys');
    const again = parse(printUnit(unit, { dialect: 'codesys' }), { dialect: 'codesys', fileName: 'again.st' });
    expect(again.diagnostics).toEqual([]);
    expect(canonicalText(again.unit)).toBe(canonicalText(unit));
  });
});

function declarationsOf(unit: CompilationUnit): string[] {
  return canonicalText(unit)
    .split(/\n\n/)
    .map((part) => part.trim());
}

describe('export round trips', () => {
  const programs: readonly (readonly [string, string])[] = [
    ['sample', sample],
    ...patternCatalogue.map((pattern) => [pattern.id, renderBlock(pattern.build(defaultParameters(pattern), tagBook([])))] as const),
  ];

  it.each(programs)('%s comes back equal from PLCopen XML, SCL and TwinCAT files', (_name, text) => {
    const unit = unitOf(text);
    for (const target of ['plcopen-xml', 'scl', 'tcpou'] as const) {
      const sources = exportPlcFiles(unit, target).flatMap((file) => {
        expect(file.lossy.filter((loss) => target !== 'scl' || !/^(?:Mode: SCL has no enumerations|Percent: SCL has no such type)/.test(loss))).toEqual([]);
        const read = readPlcFile(file.fileName, file.text);
        expect(read.diagnostics).toEqual([]);
        return read.sources;
      });
      const declarations = sources.flatMap((source) => declarationsOf(parse(source.text, { dialect: source.dialect, fileName: 'again' }).unit));
      const written = target === 'scl' ? withoutDeclaredTypes(unit, 'SCL').unit : unit;
      expect(declarations.sort()).toEqual(declarationsOf(written).sort());
    }
  });

  it('keeps comments of variables in PLCopen XML', () => {
    const { text } = exportPlc(unitOf(sample), 'plcopen-xml');
    expect(
      readPlcFile('x.xml', text)
        .sources.map((source) => source.text)
        .join('\n'),
    ).toContain('(* level < 100 & "quoted" *)');
  });
});

describe('object-oriented parts', () => {
  const text = `INTERFACE IDrive EXTENDS IBase
METHOD Go : BOOL
VAR_INPUT speed : INT; END_VAR
END_METHOD
PROPERTY Busy : BOOL
GET
END_GET
END_PROPERTY
END_INTERFACE
FUNCTION_BLOCK Drive EXTENDS Base IMPLEMENTS IDrive, IReset
VAR
  state : INT;
END_VAR
METHOD PUBLIC Go : BOOL
VAR_INPUT speed : INT; END_VAR
VAR t : TON; END_VAR
// in the method
t(IN := speed > 0, PT := T#1s); Go := t.Q AND state < 3;
END_METHOD
METHOD PROTECTED FINAL Stop
state := 0;
END_METHOD
PROPERTY Busy : BOOL
GET
VAR b : BOOL; END_VAR
b := state > 0; Busy := b;
END_GET
SET
state := SEL(Busy, 0, 1);
END_SET
END_PROPERTY
ACTION Hold:
state := 2;
END_ACTION
Hold();
END_FUNCTION_BLOCK`;

  it.each(['tcpou', 'plcopen-xml'] as const)('read back equal from %s', (target) => {
    const unit = unitOf(text, 'codesys');
    const files = exportPlcFiles(unit, target);
    const again = files.flatMap(({ fileName, text: content }) => readPlcFile(fileName, content).sources);
    const lines = (printed: string): readonly string[] => printed.split('\n').sort();
    const wanted = target === 'tcpou' ? unit.declarations : unit.declarations.filter(({ kind }) => kind !== 'interface');
    expect(again.flatMap((source) => lines(canonicalText(unitOf(source.text, 'codesys')))).sort()).toEqual(
      wanted.flatMap((declaration) => lines(canonicalText({ ...unit, declarations: [declaration] }))).sort(),
    );
    expect(files.map(({ fileName }) => fileName)).toEqual(target === 'tcpou' ? ['Drive.TcPOU', 'IDrive.TcIO'] : ['Drive.xml']);
    expect(files[0]?.text.split('in the method')).toHaveLength(2);
    expect(files.flatMap(({ lossy }) => lossy).some((sentence) => sentence.startsWith('interface'))).toBe(target === 'plcopen-xml');
  });

  it('nothing that can be exported is said, too', () => {
    const [file] = exportPlcFiles(
      parse('DATA_BLOCK DB1\nSTRUCT a : INT; END_STRUCT;\nBEGIN\nEND_DATA_BLOCK', { dialect: 'siemens', fileName: 'd.db' }).unit,
      'tcpou',
    );
    expect(file?.lossy).toEqual(['data block has no TwinCAT object here and was left out.']);
  });

  it('a second view of a variable stays in SCL and is said to be lost elsewhere', () => {
    const { unit } = parse('FUNCTION_BLOCK F\nVAR w : WORD; bits AT w : ARRAY[0..15] OF BOOL; END_VAR\nBEGIN\n#bits[0] := TRUE;\nEND_FUNCTION_BLOCK', {
      dialect: 'siemens',
      fileName: 'f.scl',
    });
    expect(exportPlc(unit, 'scl').text).toContain('bits AT w : ARRAY[0..15] OF BOOL;');
    for (const target of ['plcopen-xml', 'tcpou', 'l5x'] as const)
      expect(exportPlc(unit, target).lossy.filter((said) => said.includes('AT w'))).toHaveLength(1);
  });
});

describe('PLCopen XML TC6 2.01', () => {
  const order: Readonly<Record<string, readonly string[]>> = {
    project: ['fileHeader', 'contentHeader', 'types', 'instances'],
    types: ['dataTypes', 'pous'],
    pou: ['interface', 'actions', 'body', 'documentation'],
    interface: ['returnType', 'inputVars', 'outputVars', 'inOutVars', 'localVars', 'externalVars', 'tempVars'],
    variable: ['type', 'initialValue', 'documentation'],
    dataType: ['baseType', 'initialValue'],
    array: ['dimension', 'baseType'],
    contentHeader: ['coordinateInfo'],
    coordinateInfo: ['fbd', 'ld', 'sfc'],
  };
  const required: Readonly<Record<string, readonly string[]>> = {
    fileHeader: ['companyName', 'productName', 'productVersion', 'creationDateTime'],
    contentHeader: ['name'],
    pou: ['name', 'pouType'],
    variable: ['name'],
    dimension: ['lower', 'upper'],
    dataType: ['name'],
    simpleValue: ['value'],
  };

  function check(element: XmlElement): void {
    const allowed = order[element.name];
    const names = elementsOf(element).map((child) => child.name);
    if (allowed !== undefined && element.name !== 'interface')
      expect(names.map((name) => allowed.indexOf(name))).toEqual([...names.map((name) => allowed.indexOf(name))].sort((a, b) => a - b));
    if (allowed !== undefined) expect(names.filter((name) => !allowed.includes(name))).toEqual([]);
    for (const attribute of required[element.name] ?? []) expect(element.attributes.has(attribute)).toBe(true);
    elementsOf(element).forEach(check);
  }

  it('has the elements, their order and the attributes that the schema requires', () => {
    const parsed = parseXml(exportPlc(unitOf(sample), 'plcopen-xml').text);
    expect(parsed.error).toBeNull();
    if (parsed.root === null) return;
    expect(parsed.root.attributes.get('xmlns')).toBe('http://www.plcopen.org/xml/tc6_0201');
    check(parsed.root);
  });
});

describe('TwinCAT and Logix', () => {
  it('gives an object the same GUID at every export and different objects different ones', () => {
    expect(stableGuid('Sample')).toBe(stableGuid('Sample'));
    expect(stableGuid('Sample')).toMatch(/^\{[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}\}$/);
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{1,12}$/), fc.stringMatching(/^[a-z]{1,12}$/), (a, b) => a === b || stableGuid(a) !== stableGuid(b)));
  });

  it('writes L5X with every rewriting listed as lossy', () => {
    const { text, lossy, fileName } = exportPlc(unitOf(sample), 'l5x');
    expect(fileName).toBe('Sample.L5X');
    expect(parseXml(text).error).toBeNull();
    expect(text).toContain('<![CDATA[Delay.TimerEnable := Start AND (Level < LIMIT_HIGH);]]>');
    expect(text).toContain('<![CDATA[Delay.PRE := 90000;]]>');
    expect(text).toContain('<![CDATA[TONR(Delay);]]>');
    expect(text).toContain('Delay.DN AND NOT Valve');
    expect(lossy.join(' ')).toMatch(/Add-On Instruction skeleton/);
    expect(lossy.join(' ')).toMatch(/LIMIT is not a function/);
  });

  it('turns nested SEL into IF for Logix', () => {
    const { text } = exportPlc(unitOf('FUNCTION_BLOCK S VAR a : BOOL; b : BOOL; x : INT; END_VAR x := SEL(a, 1, SEL(b, 2, 3)); END_FUNCTION_BLOCK'), 'l5x');
    const lines = [...text.matchAll(/<!\[CDATA\[(.*?)\]\]>/g)].map((match) => (match[1] ?? '').trim());
    expect(lines).toEqual(['IF a THEN', 'IF b THEN', 'x := 3;', 'ELSE', 'x := 2;', 'END_IF;', 'ELSE', 'x := 1;', 'END_IF;']);
  });

  it('says that a PROGRAM becomes a function block in SCL', () => {
    expect(exportPlc(unitOf('PROGRAM Main VAR a : INT; END_VAR a := 1; END_PROGRAM'), 'scl').lossy).toEqual([
      'PROGRAM Main becomes a FUNCTION_BLOCK; call it from an organisation block with an instance data block.',
    ]);
  });
});
