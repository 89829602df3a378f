import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../parser.js';
import { mapToFile } from './plc-source.js';
import { checkProject } from './project.js';
import { decodeText, guessDialect, readPlcFile } from './read-file.js';
import { parseXml } from './xml.js';

const pou = `<?xml version="1.0" encoding="utf-8"?>
<TcPlcObject Version="1.1.0.1">
  <POU Name="FB_Valve" Id="{a}" SpecialFunc="None">
    <Declaration><![CDATA[FUNCTION_BLOCK FB_Valve
VAR_INPUT
  Open : BOOL;
END_VAR
VAR
  n : INT;
END_VAR]]></Declaration>
    <Implementation>
      <ST><![CDATA[n := n + 1;
n := Opn;
]]></ST>
    </Implementation>
    <Method Name="Reset" Id="{b}">
      <Declaration><![CDATA[METHOD Reset : BOOL]]></Declaration>
      <Implementation><ST><![CDATA[n := 0;]]></ST></Implementation>
    </Method>
    <Action Name="Step" Id="{c}"><Implementation><ST><![CDATA[n := 5;]]></ST></Implementation></Action>
    <Property Name="Count" Id="{d}">
      <Declaration><![CDATA[PROPERTY Count : INT]]></Declaration>
      <Get Name="Get" Id="{e}"><Declaration><![CDATA[VAR
END_VAR]]></Declaration><Implementation><ST><![CDATA[Count := n;]]></ST></Implementation></Get>
    </Property>
  </POU>
</TcPlcObject>
`;

describe('TwinCAT objects', () => {
  it('gives one POU with methods, properties, actions and body', () => {
    const { sources, diagnostics } = readPlcFile('FB_Valve.TcPOU', pou);
    expect(diagnostics).toEqual([]);
    expect(sources).toHaveLength(1);
    const { unit, diagnostics: syntax } = parse(sources[0]?.text ?? '', { dialect: sources[0]?.dialect ?? 'beckhoff', fileName: 'x' });
    expect(syntax).toEqual([]);
    const [declaration] = unit.declarations;
    expect(declaration?.kind).toBe('pou');
    if (declaration?.kind !== 'pou') return;
    expect(declaration.methods.map((method) => method.name.name)).toEqual(['Reset']);
    expect(declaration.properties.map((property) => property.name.name)).toEqual(['Count']);
    expect(declaration.actions.map((action) => action.name.name)).toEqual(['Step']);
    expect(declaration.body.kind === 'statement-body' && declaration.body.statements).toHaveLength(2);
  });

  it('names lines of the file in messages, too', () => {
    const content = pou.replace('n := Opn;', 'IF Open THEN\nn := 2;\n');
    const messages = checkProject([{ fileName: 'FB_Valve.TcPOU', content }], { rules: false }).files.flatMap((file) =>
      file.diagnostics.map(({ message }) => message),
    );
    const opener = content.split('\n').indexOf('IF Open THEN') + 1;
    expect(messages.find((message) => message.startsWith('END_IF is missing'))).toContain(`the IF of line ${opener};`);
  });

  it('reports findings at the lines of the XML file', () => {
    const report = checkProject([{ fileName: 'FB_Valve.TcPOU', content: pou }], { rules: false });
    const undeclared = report.files[0]?.diagnostics.filter((diagnostic) => diagnostic.message.includes('Opn')) ?? [];
    expect(undeclared.map((diagnostic) => [diagnostic.line, diagnostic.column])).toEqual([[13, 6]]);
    expect(report.files[0]?.ok).toBe(false);
  });

  it('reads data types and variable lists', () => {
    const type = readPlcFile('E.TcDUT', '<TcPlcObject><DUT Name="E"><Declaration><![CDATA[TYPE E : (A, B); END_TYPE]]></Declaration></DUT></TcPlcObject>');
    const globals = readPlcFile(
      'G.TcGVL',
      '<TcPlcObject><GVL Name="G"><Declaration><![CDATA[VAR_GLOBAL\n a : INT;\nEND_VAR]]></Declaration></GVL></TcPlcObject>',
    );
    expect(parse(type.sources[0]?.text ?? '', { dialect: 'beckhoff', fileName: 'x' }).unit.declarations.map((declaration) => declaration.kind)).toEqual([
      'type-block',
    ]);
    expect(parse(globals.sources[0]?.text ?? '', { dialect: 'beckhoff', fileName: 'x' }).unit.declarations.map((declaration) => declaration.kind)).toEqual([
      'global-variables',
    ]);
  });

  it('keeps the declaration of a graphical POU and says so', () => {
    const { sources, diagnostics } = readPlcFile(
      'C.TcPOU',
      '<TcPlcObject><POU Name="C"><Declaration><![CDATA[PROGRAM C\nVAR\nEND_VAR]]></Declaration><Implementation><CFC/></Implementation></POU></TcPlcObject>',
    );
    expect(sources).toHaveLength(1);
    expect(diagnostics.map((diagnostic) => [diagnostic.severity, diagnostic.rule])).toEqual([['info', 'not-structured-text']]);
  });
});

const plcopen = `<?xml version="1.0" encoding="utf-8"?>
<project xmlns="http://www.plcopen.org/xml/tc6_0200">
  <types>
    <dataTypes><dataType name="Mode"><baseType><enum><values><value name="Idle"/><value name="Run" value="5"/></values></enum></baseType></dataType></dataTypes>
    <pous>
      <pou name="Motor" pouType="functionBlock">
        <interface>
          <inputVars><variable name="Start"><type><BOOL/></type><documentation><xhtml>start button</xhtml></documentation></variable></inputVars>
          <localVars><variable name="a"><type><array><dimension lower="1" upper="3"/><baseType><INT/></baseType></array></type><initialValue><arrayValue><value repetitionValue="3"><simpleValue value="7"/></value></arrayValue></initialValue></variable>
          <variable name="m"><type><derived name="Mode"/></type></variable></localVars>
        </interface>
        <body><ST><xhtml xmlns="http://www.w3.org/1999/xhtml">IF Start &amp; a[1] &lt; 5 THEN
  a[1] := a[1] + 1;
  a[2] := wrong;
END_IF;</xhtml></ST></body>
      </pou>
    </pous>
  </types>
</project>`;

describe('PLCopen XML', () => {
  it('reads types, declarations, initial values, comments and bodies', () => {
    const { sources, diagnostics } = readPlcFile('export.xml', plcopen);
    expect(diagnostics).toEqual([]);
    expect(sources.map((source) => source.text.trim().split('\n'))).toEqual([
      ['TYPE', 'Mode : (Idle, Run := 5);', 'END_TYPE'],
      [
        'FUNCTION_BLOCK Motor',
        'VAR_INPUT',
        '    Start : BOOL; (* start button *)',
        'END_VAR',
        'VAR',
        '    a : ARRAY[1..3] OF INT := [3(7)];',
        '    m : Mode;',
        'END_VAR',
        'IF Start & a[1] < 5 THEN',
        '  a[1] := a[1] + 1;',
        '  a[2] := wrong;',
        'END_IF;',
        'END_FUNCTION_BLOCK',
      ],
    ]);
  });

  it('keeps the lines of the XML file in findings', () => {
    const report = checkProject([{ fileName: 'export.xml', content: plcopen }], { rules: false });
    expect(report.files[0]?.diagnostics.filter((diagnostic) => diagnostic.message.includes('wrong')).map((diagnostic) => diagnostic.line)).toEqual([14]);
  });
});

describe('PLCopen XML as CODESYS writes it', () => {
  const codesys = `<project xmlns="http://www.plcopen.org/xml/tc6_0200"><types><dataTypes/><pous/></types><instances><configurations/></instances><addData>
<data name="http://www.3s-software.com/plcopenxml/pou" handleUnknown="implementation">
<pou name="Axis" pouType="functionBlock"><interface><localVars><variable name="n"><type><INT/></type></variable></localVars>
<addData><data name="http://www.3s-software.com/plcopenxml/interfaceasplaintext"><InterfaceAsPlainText><xhtml xmlns="http://www.w3.org/1999/xhtml">// moves
FUNCTION_BLOCK Axis EXTENDS Base
VAR
  n : INT; // counter
END_VAR
</xhtml></InterfaceAsPlainText></data></addData></interface>
<body><ST><xhtml xmlns="http://www.w3.org/1999/xhtml">n := n + 1;</xhtml></ST></body>
<addData><data name="http://www.3s-software.com/plcopenxml/method"><Method name="Go"><interface><returnType><BOOL/></returnType></interface><body><ST><xhtml>Go := n &gt; 3;</xhtml></ST></body></Method></data>
<data name="http://www.3s-software.com/plcopenxml/property"><Property name="Count"><interface><returnType><INT/></returnType></interface><GetAccessor><body><ST><xhtml>Count := n;</xhtml></ST></body></GetAccessor></Property></data></addData></pou></data>
<data name="http://www.3s-software.com/plcopenxml/globalvars"><globalVars name="GVL"><variable name="g"><type><REAL/></type></variable></globalVars></data>
</addData></project>`;

  it('finds POUs, methods, properties and globals in additional data and keeps the declaration as written', () => {
    const { sources, diagnostics } = readPlcFile('codesys.xml', codesys);
    expect(diagnostics).toEqual([]);
    expect(sources).toHaveLength(2);
    const parsed = sources.map((source) => parse(source.text, { dialect: source.dialect, fileName: 'x' }));
    expect(parsed.flatMap((result) => result.diagnostics)).toEqual([]);
    const [axis] = parsed[0]?.unit.declarations ?? [];
    if (axis?.kind !== 'pou') throw new Error('no POU');
    expect([axis.extends?.name, axis.methods.map((method) => method.name.name), axis.properties.map((property) => property.name.name)]).toEqual([
      'Base',
      ['Go'],
      ['Count'],
    ]);
    expect(sources[0]?.text).toContain('// counter');
    expect(parsed[1]?.unit.declarations[0]?.kind).toBe('global-variables');
  });
});

describe('a whole CODESYS project in PLCopen XML', () => {
  const data = (name: string, content: string): string => `<data name="http://www.3s-software.com/plcopenxml/${name}">${content}</data>`;
  const plain = (text: string): string => `<InterfaceAsPlainText><xhtml xmlns="http://www.w3.org/1999/xhtml">${text}</xhtml></InterfaceAsPlainText>`;
  const body = (text: string): string => `<body><ST><xhtml xmlns="http://www.w3.org/1999/xhtml">${text}</xhtml></ST></body>`;
  const project = (pous: string, types = ''): string =>
    `<project xmlns="http://www.plcopen.org/xml/tc6_0200"><types><dataTypes>${types}</dataTypes><pous>${pous}</pous></types></project>`;
  const base = `<pou name="Base" pouType="functionBlock"><interface><localVars><variable name="step"><type><INT/></type></variable></localVars></interface>${body('')}
<addData>${data('method', `<Method name="Go"><interface/>${body('step := 1;')}${plain('METHOD PROTECTED Go')}<addData/></Method>`)}</addData></pou>`;
  const errorsOf = (content: string): readonly string[] =>
    checkProject([{ fileName: 'plant.xml', content }], { rules: false }).files.flatMap(({ diagnostics }) =>
      diagnostics.filter(({ rule, severity }) => severity === 'error' || rule === 'not-structured-text').map(({ rule }) => rule),
    );

  it.each([
    ['the declaration stored beside the interface', '', data('interfaceasplaintext', plain('FUNCTION_BLOCK INTERNAL Pump EXTENDS Base'))],
    ['the inheritance stored with the interface', data('pouinheritance', '<Inheritance><Extends>Base</Extends></Inheritance>'), ''],
  ])('inherits by %s', (_, inFace, beside) => {
    const pump = `<pou name="Pump" pouType="functionBlock"><interface><addData>${inFace}</addData></interface>${body('step := 2; SUPER^.Go();')}<addData>${beside}</addData></pou>`;
    const main = `<pou name="Main" pouType="program"><interface><localVars><variable name="p"><type><derived name="Pump"/></type></variable></localVars></interface>${body('p.Go(); p.Stop();')}</pou>`;
    expect(errorsOf(project(base + pump + main))).toEqual(['unknown-member']);
  });

  it('data types and lists of global variables keep their pragmas and comments', () => {
    const type = `<dataType name="Mode"><baseType><enum><values><value name="Off"/></values></enum></baseType><addData>${data('interfaceasplaintext', plain("{attribute 'qualified_only'}\nTYPE Mode : (Off, // at rest\nOn) UINT;\nEND_TYPE"))}</addData></dataType>`;
    const list = `<globalVars name="Lists"><variable name="n"><type><INT/></type></variable><addData>${data('interfaceasplaintext', plain('VAR_GLOBAL\n  n : INT; // count\nEND_VAR\nVAR_GLOBAL CONSTANT\n  top : INT := 3;\nEND_VAR'))}</addData></globalVars>`;
    const { sources } = readPlcFile('plant.xml', project(data('globalvars', list), type));
    expect(sources.map(({ text }) => text.trim())).toEqual([
      "{attribute 'qualified_only'}\nTYPE Mode : (Off, // at rest\nOn) UINT;\nEND_TYPE",
      'VAR_GLOBAL\n  n : INT; // count\nEND_VAR\nVAR_GLOBAL CONSTANT\n  top : INT := 3;\nEND_VAR',
    ]);
  });

  it.each([
    ['LD', '<body><LD><leftPowerRail localId="1"/></LD></body>'],
    ['CFC', `<body><ST><xhtml xmlns="http://www.w3.org/1999/xhtml"/></ST><addData>${data('cfc', '<CFC><inVariable localId="2"/></CFC>')}</addData></body>`],
  ])('a body in %s is reported, and nothing is said of variables and blocks it may use', (language, graphic) => {
    const pou = `<pou name="Panel" pouType="program"><interface><localVars><variable name="lamp"><type><BOOL/></type></variable></localVars></interface>${graphic}</pou>`;
    const report = checkProject([{ fileName: 'plant.xml', content: project(base + pou) }]);
    const found = report.files.flatMap(({ diagnostics }) => diagnostics).filter(({ rule }) => ['not-structured-text', 'CP24', 'CP2'].includes(rule));
    expect(found.map(({ rule, message }) => [rule, message.includes(language)])).toEqual([['not-structured-text', true]]);
    expect(report.units.flatMap((unit) => unit.declarations.flatMap((each) => (each.kind === 'pou' ? [each.body.kind] : [])))).toContain('foreign-body');
  });
});

describe('graphical members of a TwinCAT object', () => {
  const chart = '<Implementation><CFC><XmlArchive/></CFC></Implementation>';
  const text = `<?xml version="1.0"?><TcPlcObject><POU Name="Writer"><Declaration><![CDATA[FUNCTION_BLOCK Writer
VAR n : INT; END_VAR]]></Declaration><Implementation><ST><![CDATA[Files(); n := Step() + Level;]]></ST></Implementation>
<Method Name="Step"><Declaration><![CDATA[METHOD Step : INT
VAR_INPUT k : INT; END_VAR]]></Declaration>${chart}</Method>
<Property Name="Level"><Declaration><![CDATA[PROPERTY Level : INT]]></Declaration><Get Name="Get"><Declaration/>${chart}</Get></Property>
<Action Name="Files">${chart}</Action></POU></TcPlcObject>`;
  it('are reported and leave the rest of the block readable', () => {
    const [file] = checkProject([{ fileName: 'Writer.TcPOU', content: text }]).files;
    const found = file?.diagnostics.filter(({ severity, rule }) => severity === 'error' || rule === 'not-structured-text' || rule === 'CP24') ?? [];
    expect(found.map(({ rule }) => rule).sort()).toEqual(['missing-argument', 'not-structured-text', 'not-structured-text', 'not-structured-text']);
  });
});

describe('CODESYS 2.3 exports', () => {
  it('reads program text with the tool notes as comments and blanks what is not program text, line by line', () => {
    const text =
      "(* @NESTEDCOMMENTS := 'Yes' *)\n(* @PATH := '' *)\nFUNCTION_BLOCK Step\nVAR\n n : INT;\nEND_VAR\n(* @END_DECLARATION := '0' *)\nn := n + 1;\nEND_FUNCTION_BLOCK\nVISUALISATION Picture\n junk @@@ ;;\nEND_VISUALISATION\nPROGRAM Main\nVAR s : Step; END_VAR\ns();\nEND_PROGRAM\n";
    const { sources, diagnostics } = readPlcFile('library.EXP', text);
    expect(diagnostics.map((diagnostic) => diagnostic.rule)).toEqual(['object-skipped']);
    const parsed = parse(sources[0]?.text ?? '', { dialect: 'codesys', fileName: 'x' });
    expect(parsed.diagnostics).toEqual([]);
    expect(parsed.unit.declarations.map((declaration) => (declaration.kind === 'pou' ? declaration.name.name : declaration.kind))).toEqual(['Step', 'Main']);
    expect(sources[0]?.text.split('\n')[12]).toBe('PROGRAM Main');
  });
});

describe('files of any kind', () => {
  it.each([
    ['empty.st', '', 'file-empty'],
    ['picture.st', '\u0000\u0001\u0002', 'not-text'],
    ['broken.TcPOU', '<TcPlcObject><POU>', 'xml-ill-formed'],
    ['other.xml', '<html><body/></html>', 'format-unsupported'],
    ['routine.L5X', '<RSLogix5000Content/>', 'no-structured-text'],
  ])('%s gives a finding and no source', (fileName, content, rule) => {
    const { sources, diagnostics } = readPlcFile(fileName, content);
    expect(sources).toEqual([]);
    expect(diagnostics.map((diagnostic) => diagnostic.rule)).toEqual([rule]);
  });

  it('goes by content, not by extension', () => {
    expect(readPlcFile('mislabelled.st', pou).sources[0]?.dialect).toBe('beckhoff');
    expect(readPlcFile('mislabelled.xml', 'PROGRAM A END_PROGRAM').sources[0]?.text).toBe('PROGRAM A END_PROGRAM');
  });

  it('reads UTF-8 with mark, UTF-16 and Latin-1', () => {
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]))?.replace(/^\uFEFF/, '')).toBe('A');
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x41, 0x00]))).toBe('A');
    expect(decodeText(new Uint8Array([0x41, 0xfc]))).toBe('Aü');
    expect(decodeText(new Uint8Array([0x41, 0x00, 0x42]))).toBeNull();
  });

  it('tells the dialects of plain texts apart', () => {
    expect(guessDialect('a.scl', 'x')).toBe('siemens');
    expect(guessDialect('a.st', 'FUNCTION_BLOCK "Motor"\nBEGIN\n#a := 1;')).toBe('siemens');
    expect(guessDialect('a.st', 'VAR p : POINTER TO INT; END_VAR')).toBe('codesys');
    expect(guessDialect('a.st', 'PROGRAM A END_PROGRAM')).toBe('iec');
  });

  it('never throws, whatever the bytes, and places every finding inside the file', () => {
    const seeds = [pou, plcopen, 'FUNCTION_BLOCK A VAR n : INT; END_VAR n := n + 1; END_FUNCTION_BLOCK'];
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(2_000), fc.string({ maxLength: 6 })), { maxLength: 6 }), (seed, edits) => {
        const content = edits.reduce(
          (text, [at, insert]) => text.slice(0, at % (text.length + 1)) + insert + text.slice((at % (text.length + 1)) + insert.length),
          seed,
        );
        const report = checkProject([{ fileName: 'fuzzed.st', content }]);
        const lines = content.split(/\r\n|\r|\n/).length;
        for (const diagnostic of report.files[0]?.diagnostics ?? []) expect(diagnostic.line >= 1 && diagnostic.line <= lines + 1).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('refuses XML that nests without end and does not expand entities', () => {
    expect(parseXml('<a>'.repeat(5_000)).root).toBeNull();
    expect(parseXml('<!DOCTYPE a [<!ENTITY b "cccc">]><a>&b;</a>').root).toBeNull();
  });

  it('leaves findings of plain texts where they are', () => {
    const source = { fileName: 'a.st', text: '', dialect: 'iec' as const, origins: null };
    const finding = { rule: 'x', severity: 'info' as const, file: 'a.st', line: 3, column: 4, endLine: 3, endColumn: 5, message: 'm' };
    expect(mapToFile(source, [finding])).toEqual([finding]);
  });
});
