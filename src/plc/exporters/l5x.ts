import type { CompilationUnit, Expression, Pou, TypeReference, VariableDeclaration, VariableSection } from '../ast.js';
import { pousOf } from '../rules/walk.js';
import type { ExportedFile } from './export-model.js';
import { LogixRewriter, logixBlocks } from './logix-rewrite.js';
import { printStatementList } from './print.js';
import { cdata, escapeXml } from './xml-text.js';

/**
 * A unit as Rockwell L5X: one Add-On Instruction per function block or program, with Structured Text logic. Always lossy: Logix has neither IEC
 * TIME nor IEC function blocks nor VAR sections; every rewriting and everything without a counterpart is listed.
 */
export function exportL5x(unit: CompilationUnit, name: string): ExportedFile {
  const lossy = new Set<string>(['Add-On Instruction skeleton: import it into a test project and review every line; TIME values are milliseconds in DINT.']);
  for (const declaration of unit.declarations)
    if (declaration.kind !== 'pou') lossy.add(`${declaration.kind.replaceAll('-', ' ')}: create it as controller tags or a user-defined type; it is left out.`);
  const blocks = pousOf(unit).flatMap((pou) => (pou.pou === 'function' ? leaveOut(pou, lossy) : definition(unit, pou, lossy)));
  const text = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    `<RSLogix5000Content SchemaRevision="1.0" SoftwareRevision="32.00" TargetName="${escapeXml(name)}" TargetType="AddOnInstructionDefinition" ContainsContext="true" ExportOptions="References NoRawData L5KData DecoratedData Context Dependencies ForceProtectedEncoding AllProjDocTrans">`,
    '<Controller Use="Context" Name="Shiftmate">',
    '<AddOnInstructionDefinitions Use="Context">',
    ...blocks,
    '</AddOnInstructionDefinitions>',
    '</Controller>',
    '</RSLogix5000Content>',
    '',
  ].join('\n');
  return { fileName: `${name}.L5X`, text, lossy: [...lossy] };
}

function leaveOut(pou: Pou, lossy: Set<string>): readonly string[] {
  lossy.add(`FUNCTION ${pou.name.name}: Logix has no functions with a result; it is left out.`);
  return [];
}

function definition(unit: CompilationUnit, pou: Pou, lossy: Set<string>): readonly string[] {
  const rewriter = new LogixRewriter(pou);
  if (pou.methods.length > 0 || pou.properties.length > 0 || pou.actions.length > 0)
    lossy.add(`${pou.name.name}: methods, properties and actions are left out.`);
  const statements = pou.body.kind === 'statement-body' ? rewriter.statements(pou.body.statements) : [];
  if (pou.body.kind !== 'statement-body') lossy.add(`${pou.name.name}: its body is not Structured Text.`);
  const lines = printStatementList(unit, statements, 'rockwell').split('\n');
  const isParameter = (section: VariableSection): boolean => ['VAR_INPUT', 'VAR_OUTPUT', 'VAR_IN_OUT'].includes(section.section);
  const parameters = pou.sections
    .filter(isParameter)
    .flatMap((section) => section.declarations.flatMap((declaration) => parameter(section, declaration, rewriter, lossy)));
  const locals = pou.sections
    .filter((section) => !isParameter(section))
    .flatMap((section) => section.declarations.flatMap((declaration) => localTag(section, declaration, rewriter, lossy)));
  for (const note of rewriter.notes) lossy.add(note);
  return [
    `<AddOnInstructionDefinition Use="Target" Name="${escapeXml(pou.name.name)}" Revision="1.0" ExecutePrescan="false" ExecutePostscan="false" ExecuteEnableInFalse="false" CreatedBy="Shiftmate" EditedBy="Shiftmate" SoftwareRevision="v32.00">`,
    '<Parameters>',
    '<Parameter Name="EnableIn" TagType="Base" DataType="BOOL" Usage="Input" Radix="Decimal" Required="false" Visible="false" ExternalAccess="Read Only"/>',
    '<Parameter Name="EnableOut" TagType="Base" DataType="BOOL" Usage="Output" Radix="Decimal" Required="false" Visible="false" ExternalAccess="Read Only"/>',
    ...parameters,
    '</Parameters>',
    '<LocalTags>',
    ...locals,
    '</LocalTags>',
    '<Routines>',
    '<Routine Name="Logic" Type="ST">',
    '<STContent>',
    ...lines.map((line, index) => `<Line Number="${index}">${cdata(line)}</Line>`),
    '</STContent>',
    '</Routine>',
    '</Routines>',
    '</AddOnInstructionDefinition>',
  ];
}

/** The Logix data type of a declaration; array bounds become a dimension counted from 0. */
function dataType(type: TypeReference, owner: string, lossy: Set<string>): Readonly<{ name: string; dimension: number | null }> {
  if (type.kind === 'array-type') {
    const [range] = type.ranges;
    const high = range?.high?.kind === 'integer-literal' ? Number(range.high.value) : null;
    if (type.ranges.length !== 1 || high === null) lossy.add(`${owner}: only one-dimensional arrays with literal bounds can be declared here.`);
    if (range?.low?.kind === 'integer-literal' && Number(range.low.value) !== 0)
      lossy.add(`${owner}: Logix arrays begin at 0; one element more is declared and element 0 is unused.`);
    return { name: dataType(type.element, owner, lossy).name, dimension: (high ?? 0) + 1 };
  }
  if (type.kind === 'string-type') return { name: 'STRING', dimension: null };
  if (type.kind !== 'named-type') {
    lossy.add(`${owner}: its type has no counterpart and is written as DINT.`);
    return { name: 'DINT', dimension: null };
  }
  const block = logixBlocks.get(type.key);
  if (block !== undefined) return { name: block.dataType, dimension: null };
  if (['BOOL', 'SINT', 'INT', 'DINT', 'LINT', 'REAL'].includes(type.key)) return { name: type.key, dimension: null };
  const replaced = new Map([
    ['TIME', 'DINT'],
    ['LREAL', 'REAL'],
    ['UINT', 'DINT'],
    ['USINT', 'INT'],
    ['UDINT', 'DINT'],
    ['BYTE', 'SINT'],
    ['WORD', 'INT'],
    ['DWORD', 'DINT'],
  ]).get(type.key);
  if (replaced !== undefined) {
    lossy.add(`${type.name} is written as ${replaced}.`);
    return { name: replaced, dimension: null };
  }
  if (/^(?:TP|LTIME|DATE|TOD|DT)$/.test(type.key)) lossy.add(`${owner}: ${type.name} has no counterpart in Logix Structured Text; rebuild it with TONR.`);
  return { name: type.name, dimension: null };
}

function parameter(section: VariableSection, declaration: VariableDeclaration, rewriter: LogixRewriter, lossy: Set<string>): readonly string[] {
  const usage = { VAR_INPUT: 'Input', VAR_OUTPUT: 'Output', VAR_IN_OUT: 'InOut' }[section.section as 'VAR_INPUT'];
  return declaration.names.map((name) => {
    const type = dataType(declaration.type, name.name, lossy);
    const radix = type.name === 'REAL' ? 'Float' : 'Decimal';
    return `<Parameter Name="${escapeXml(name.name)}" TagType="Base" DataType="${escapeXml(type.name)}" Usage="${usage}" Radix="${radix}" Required="${usage === 'InOut'}" Visible="true" ExternalAccess="${usage === 'Output' ? 'Read Only' : 'Read/Write'}"${defaultData(declaration.initial, type.name, rewriter, 'Parameter')}`;
  });
}

function localTag(section: VariableSection, declaration: VariableDeclaration, rewriter: LogixRewriter, lossy: Set<string>): readonly string[] {
  if (section.constant) lossy.add('Constants are local tags that a program could write; protect them.');
  if (section.retain !== 'default') lossy.add('RETAIN is not needed: Logix tags keep their values over a power cycle, all of them.');
  if (declaration.address !== null) lossy.add(`${declaration.address.text}: direct addresses must become alias tags.`);
  return declaration.names.map((name) => {
    const type = dataType(declaration.type, name.name, lossy);
    const dimension = type.dimension === null ? '' : ` Dimensions="${type.dimension}"`;
    const radix = /^(?:FBD_|DOMINANT_|STRING)/.test(type.name) ? '' : ` Radix="${type.name === 'REAL' ? 'Float' : 'Decimal'}"`;
    return `<LocalTag Name="${escapeXml(name.name)}" DataType="${escapeXml(type.name)}"${dimension}${radix} ExternalAccess="None"${defaultData(declaration.initial, type.name, rewriter, 'LocalTag')}`;
  });
}

function defaultData(initial: Expression | null, type: string, rewriter: LogixRewriter, element: string): string {
  const value = initial === null ? null : rewriter.expression(initial);
  const text = value !== null && 'text' in value && typeof value.text === 'string' ? value.text : null;
  if (text === null) return '/>';
  return `><DefaultData Format="Decorated"><DataValue DataType="${escapeXml(type)}" Radix="${type === 'REAL' ? 'Float' : 'Decimal'}" Value="${escapeXml(text)}"/></DefaultData></${element}>`;
}
