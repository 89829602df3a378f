import type { CompilationUnit, Expression, Pou, TypeReference, VariableDeclaration, VariableSection } from '../ast.js';
import { pousOf } from '../rules/walk.js';
import type { ExportedFile } from './export-model.js';
import { logixUnit } from './logix-unit.js';
import { lossesOf } from './losses.js';
import { printStatementList } from './print.js';
import { cdata, escapeXml } from './xml-text.js';

/**
 * A unit as Rockwell L5X: one Add-On Instruction per function block or program, with Structured Text logic, and one data type per structure.
 * Always lossy: Logix has neither IEC TIME nor IEC function blocks nor VAR sections; every rewriting and everything without a counterpart is
 * listed. What is written reads back as the rewritten program (`logixUnit`), equal to the last statement.
 */
export function exportL5x(source: CompilationUnit, name: string): ExportedFile {
  const { unit, lossy } = logixUnit(source);
  const text = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    `<RSLogix5000Content SchemaRevision="1.0" SoftwareRevision="32.00" TargetName="${escapeXml(name)}" TargetType="AddOnInstructionDefinition" ContainsContext="true" ExportOptions="References NoRawData L5KData DecoratedData Context Dependencies ForceProtectedEncoding AllProjDocTrans">`,
    '<Controller Use="Context" Name="Shiftmate">',
    ...dataTypes(unit),
    '<AddOnInstructionDefinitions Use="Context">',
    ...pousOf(unit).flatMap((pou) => definition(unit, pou)),
    '</AddOnInstructionDefinitions>',
    '</Controller>',
    '</RSLogix5000Content>',
    '',
  ].join('\n');
  return { fileName: `${name}.L5X`, text, lossy: [...new Set([...lossy, ...lossesOf(source, 'l5x')])] };
}

function dataTypes(unit: CompilationUnit): readonly string[] {
  const definitions = unit.declarations.flatMap((declaration) => (declaration.kind === 'type-block' ? declaration.definitions : []));
  if (definitions.length === 0) return [];
  return [
    '<DataTypes Use="Context">',
    ...definitions.flatMap(({ name, type }) => [
      `<DataType Name="${escapeXml(name.name)}" Family="NoFamily" Class="User">`,
      '<Members>',
      ...(type.kind === 'struct-type' ? type.fields.flatMap(member) : []),
      '</Members>',
      '</DataType>',
    ]),
    '</DataTypes>',
  ];
}

function member(field: VariableDeclaration): readonly string[] {
  const { name, sizes } = shapeOf(field.type);
  return field.names.map(
    (identifier) =>
      `<Member Name="${escapeXml(identifier.name)}" DataType="${escapeXml(name)}" Dimension="${sizes.length === 0 ? '0' : sizes.join(' ')}" Radix="${radixOf(name)}" Hidden="false" ExternalAccess="Read/Write"/>`,
  );
}

function definition(unit: CompilationUnit, pou: Pou): readonly string[] {
  const lines = pou.body.kind === 'statement-body' ? printStatementList(unit, pou.body.statements, 'rockwell').split('\n') : [];
  const parameters = pou.sections
    .filter(({ section }) => section !== 'VAR')
    .flatMap((section) => section.declarations.flatMap((entry) => parameter(section, entry)));
  const locals = pou.sections.filter(({ section }) => section === 'VAR').flatMap((section) => section.declarations.flatMap(localTag));
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

const usages = new Map([
  ['VAR_INPUT', 'Input'],
  ['VAR_OUTPUT', 'Output'],
  ['VAR_IN_OUT', 'InOut'],
]);

/** The data type and the number of elements per dimension. */
function shapeOf(type: TypeReference): Readonly<{ name: string; sizes: readonly number[] }> {
  if (type.kind === 'array-type')
    return { name: shapeOf(type.element).name, sizes: type.ranges.map(({ high }) => (high?.kind === 'integer-literal' ? Number(high.value) + 1 : 1)) };
  return { name: type.kind === 'named-type' ? type.name : 'DINT', sizes: [] };
}

function radixOf(name: string): string {
  if (name === 'REAL') return 'Float';
  return ['BOOL', 'SINT', 'INT', 'DINT', 'LINT'].includes(name) ? 'Decimal' : 'NullType';
}

function attributes(type: TypeReference): string {
  const { name, sizes } = shapeOf(type);
  const radix = radixOf(name);
  return `DataType="${escapeXml(name)}"${sizes.length === 0 ? '' : ` Dimensions="${sizes.join(' ')}"`}${radix === 'NullType' ? '' : ` Radix="${radix}"`}`;
}

function parameter(section: VariableSection, declaration: VariableDeclaration): readonly string[] {
  const usage = usages.get(section.section) ?? 'Input';
  const access = usage === 'InOut' ? 'Constant="false"' : `ExternalAccess="${usage === 'Output' ? 'Read Only' : 'Read/Write'}"`;
  return declaration.names.map(
    ({ name }) =>
      `<Parameter Name="${escapeXml(name)}" TagType="Base" ${attributes(declaration.type)} Usage="${usage}" Required="${usage === 'InOut'}" Visible="true" ${access}${defaultData(declaration, 'Parameter')}`,
  );
}

function localTag(declaration: VariableDeclaration): readonly string[] {
  return declaration.names.map(
    ({ name }) => `<LocalTag Name="${escapeXml(name)}" ${attributes(declaration.type)} ExternalAccess="None"${defaultData(declaration, 'LocalTag')}`,
  );
}

function defaultData({ initial, type }: VariableDeclaration, element: string): string {
  const value = initial === null ? null : valueText(initial);
  if (value === null) return '/>';
  const { name } = shapeOf(type);
  return `><DefaultData Format="Decorated"><DataValue DataType="${escapeXml(name)}" Radix="${radixOf(name)}" Value="${escapeXml(value)}"/></DefaultData></${element}>`;
}

function valueText(value: Expression): string | null {
  if (value.kind === 'unary') {
    const operand = valueText(value.operand);
    return operand === null ? null : `-${operand}`;
  }
  return value.kind === 'integer-literal' || value.kind === 'real-literal' || value.kind === 'bool-literal' ? value.text : null;
}
