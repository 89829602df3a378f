import { describe, expect, it } from 'vitest';
import { parse } from '../parser.js';
import { patternCatalogue } from '../patterns/catalogue.js';
import { defaultParameters } from '../patterns/defaults.js';
import { renderBlock } from '../patterns/render.js';
import { tagBook } from '../patterns/signals.js';
import { elementsOf, parseXml, type XmlElement } from '../readers/xml.js';
import { exportPlc } from './export.js';

/** `*` any number, `+` one or more, `?` at most one, nothing: exactly one. */
type Occurs = '' | '?' | '*' | '+';
type Model = Readonly<{
  /** Children in this order; a list of names is a choice. */
  sequence: readonly (readonly [names: string | readonly string[], occurs: Occurs])[];
  required?: readonly string[];
  optional?: readonly string[];
}>;

const elementary = 'BOOL BYTE WORD DWORD LWORD SINT INT DINT LINT USINT UINT UDINT ULINT REAL LREAL TIME DATE DT TOD string wstring'.split(' ');
const anyType = [...elementary, 'array', 'derived', 'enum', 'struct', 'subrangeSigned', 'subrangeUnsigned', 'pointer'];
const extra = [
  ['addData', '?'],
  ['documentation', '?'],
] as const;
const ofType: Model = { sequence: [[anyType, '']] };
const ofValue: Model = { sequence: [[['simpleValue', 'arrayValue', 'structValue'], '']] };
const formatted: Model = { sequence: [['xhtml', '']] };
const empty: Model = { sequence: [] };
const variables: Model = {
  sequence: [['variable', '*'], ...extra],
  optional: ['name', 'constant', 'retain', 'nonretain', 'persistent', 'nonpersistent'],
};
const scaled: Model = { sequence: [['scaling', '']] };
const sections = ['localVars', 'tempVars', 'inputVars', 'outputVars', 'inOutVars', 'externalVars', 'globalVars', 'accessVars'];

/**
 * The part of the schema that text needs: elements, their order and number, and their attributes, as data. Source: PLCopen TC6, XML formats for IEC
 * 61131-3, version 2.01, schema tc6_xml_v201.xsd (target namespace http://www.plcopen.org/xml/tc6_0201), complex types project, dataType, value, body,
 * varList, varListPlain, pouInstance, formattedText and the groups elementaryTypes, derivedTypes, extended.
 */
const schema: Readonly<Record<string, Model>> = {
  // `xmlns` and `xmlns:xhtml` are namespace declarations; the reader gives names without prefix.
  project: { sequence: [['fileHeader', ''], ['contentHeader', ''], ['types', ''], ['instances', ''], ...extra], optional: ['xmlns', 'xhtml'] },
  fileHeader: {
    sequence: [],
    required: ['companyName', 'productName', 'productVersion', 'creationDateTime'],
    optional: ['companyURL', 'productRelease', 'contentDescription'],
  },
  contentHeader: {
    sequence: [
      ['Comment', '?'],
      ['coordinateInfo', ''],
      ['addDataInfo', '?'],
      ['addData', '?'],
    ],
    required: ['name'],
    optional: ['version', 'modificationDateTime', 'organization', 'author', 'language'],
  },
  coordinateInfo: {
    sequence: [
      ['pageSize', '?'],
      ['fbd', ''],
      ['ld', ''],
      ['sfc', ''],
    ],
  },
  fbd: scaled,
  ld: scaled,
  sfc: scaled,
  scaling: { sequence: [], required: ['x', 'y'] },
  types: {
    sequence: [
      ['dataTypes', ''],
      ['pous', ''],
    ],
  },
  dataTypes: { sequence: [['dataType', '*']] },
  dataType: { sequence: [['baseType', ''], ['initialValue', '?'], ...extra], required: ['name'] },
  pous: { sequence: [['pou', '*']] },
  pou: {
    sequence: [['interface', '?'], ['actions', '?'], ['transitions', '?'], ['body', '*'], ...extra],
    required: ['name', 'pouType'],
    optional: ['globalId'],
  },
  interface: { sequence: [['returnType', '?'], [sections, '*'], ...extra] },
  returnType: ofType,
  type: ofType,
  ...Object.fromEntries(sections.map((name) => [name, variables])),
  variable: { sequence: [['type', ''], ['initialValue', '?'], ...extra], required: ['name'], optional: ['address', 'globalId'] },
  actions: { sequence: [['action', '*']] },
  action: { sequence: [['body', ''], ...extra], required: ['name'], optional: ['globalId'] },
  body: { sequence: [[['IL', 'ST', 'FBD', 'LD', 'SFC'], ''], ...extra], optional: ['WorksheetName', 'globalId'] },
  ST: formatted,
  documentation: formatted,
  xhtml: { sequence: [], optional: ['xmlns'] },
  ...Object.fromEntries(elementary.map((name) => [name, name.endsWith('string') ? { sequence: [], optional: ['length'] } : empty])),
  array: {
    sequence: [
      ['dimension', '+'],
      ['baseType', ''],
    ],
  },
  dimension: { sequence: [], required: ['lower', 'upper'] },
  derived: { sequence: [], required: ['name'] },
  enum: {
    sequence: [
      ['values', ''],
      ['baseType', '?'],
    ],
  },
  values: { sequence: [['value', '*']] },
  struct: { sequence: [['variable', '*'], ...extra] },
  subrangeSigned: {
    sequence: [
      ['range', ''],
      ['baseType', ''],
    ],
  },
  subrangeUnsigned: {
    sequence: [
      ['range', ''],
      ['baseType', ''],
    ],
  },
  range: { sequence: [], required: ['lower', 'upper'] },
  pointer: { sequence: [['baseType', '']] },
  baseType: ofType,
  initialValue: ofValue,
  simpleValue: { sequence: [], optional: ['value'] },
  arrayValue: { sequence: [['value', '*']] },
  structValue: { sequence: [['value', '*']] },
  instances: { sequence: [['configurations', '']] },
  configurations: { sequence: [['configuration', '*']] },
  configuration: {
    sequence: [['resource', '*'], ['globalVars', '*'], ['accessVars', '?'], ['configVars', '?'], ...extra],
    required: ['name'],
    optional: ['globalId'],
  },
  resource: { sequence: [['task', '*'], ['globalVars', '*'], ['pouInstance', '*'], ...extra], required: ['name'], optional: ['globalId'] },
};

/** `value` means three things in the schema, by where it stands. */
const values: Readonly<Record<string, Model>> = {
  values: { sequence: [], required: ['name'], optional: ['value'] },
  arrayValue: { ...ofValue, optional: ['repetitionValue'] },
  structValue: { ...ofValue, required: ['member'] },
};

function problemsOf(element: XmlElement, parent = '', path = element.name): readonly string[] {
  const model = element.name === 'value' ? values[parent] : schema[element.name];
  if (model === undefined) return [`${path}: the schema has no such element here`];
  const children = elementsOf(element);
  const found: string[] = [];
  let at = 0;
  for (const [names, occurs] of model.sequence) {
    const allowed = typeof names === 'string' ? [names] : names;
    let count = 0;
    while (at < children.length && allowed.includes(children[at]?.name ?? '')) [at, count] = [at + 1, count + 1];
    if (count === 0 && (occurs === '' || occurs === '+')) found.push(`${path}: ${allowed.slice(0, 3).join(' or ')} is missing`);
    if (count > 1 && (occurs === '' || occurs === '?')) found.push(`${path}: ${allowed.slice(0, 3).join(' or ')} occurs ${count} times`);
  }
  if (element.name !== 'xhtml' && at < children.length) found.push(`${path}: ${children[at]?.name} does not belong at this place`);
  for (const name of model.required ?? []) if (!element.attributes.has(name)) found.push(`${path}: the attribute ${name} is missing`);
  const known = [...(model.required ?? []), ...(model.optional ?? [])];
  for (const name of element.attributes.keys()) if (!known.includes(name)) found.push(`${path}: the attribute ${name} is not in the schema`);
  return [...found, ...children.flatMap((child) => problemsOf(child, element.name, `${path}/${child.name}`))];
}

function problems(text: string): readonly string[] {
  const parsed = parseXml(text);
  return parsed.root === null ? [parsed.error.message] : problemsOf(parsed.root);
}

const everything = `VAR_GLOBAL CONSTANT Pi2 : REAL := 6.28; END_VAR
TYPE
  Mode : (Idle, Run := 5, Fault);
  Recipe : STRUCT Name : STRING[20] := 'none'; Wide : WSTRING; Steps : ARRAY[1..3, 0..2] OF INT := [9(1)]; END_STRUCT;
  Percent : INT(0..100) := 5;
  Share : UINT(0..9);
  Level : REAL := 1.5;
END_TYPE
FUNCTION Twice : INT VAR_INPUT a : INT; END_VAR Twice := 2 * a; END_FUNCTION
FUNCTION_BLOCK Sample
VAR_INPUT Start : BOOL; (* < & " *) END_VAR
VAR_OUTPUT Valve : BOOL; END_VAR
VAR_IN_OUT Other : Recipe; END_VAR
VAR_EXTERNAL CONSTANT Pi2 : REAL; END_VAR
VAR CONSTANT HIGH : REAL := 80.0; END_VAR
VAR RETAIN Total : DINT; END_VAR
VAR t : TON := (PT := T#5s); a : ARRAY[1..4] OF INT := [1, 2(7), 3]; r : Recipe := (Name := 'x'); p : POINTER TO INT; d : DT; END_VAR
VAR_TEMP i : INT; END_VAR
t(IN := Start); IF t.Q & NOT Valve THEN Valve := TRUE; END_IF;
END_FUNCTION_BLOCK
PROGRAM Main VAR w AT %QW3 : WORD; END_VAR w := 1; END_PROGRAM
`;

describe('PLCopen XML keeps the schema of TC6 2.01', () => {
  it.each([
    ['every kind of declaration', everything, 'codesys'] as const,
    ...patternCatalogue.map((pattern) => [pattern.id, renderBlock(pattern.build(defaultParameters(pattern), tagBook([]))), 'iec'] as const),
  ])('%s', (_name, text, dialect) => {
    const parsed = parse(text, { dialect, fileName: 'source.st' });
    expect(parsed.diagnostics).toEqual([]);
    const exported = exportPlc(parsed.unit, 'plcopen-xml');
    expect(exported.text).toContain('xmlns="http://www.plcopen.org/xml/tc6_0201"');
    expect(problems(exported.text)).toEqual([]);
  });

  it('is a check that finds a wrong order, a missing part, a missing attribute and an unknown element', () => {
    const good = exportPlc(parse(everything, { dialect: 'codesys', fileName: 'source.st' }).unit, 'plcopen-xml').text;
    const broken: readonly (readonly [string, string, string])[] = [
      ['<types>', '<types><pous />', 'project/types: dataTypes is missing'],
      [' pouType="functionBlock"', '', 'project/types/pous/pou: the attribute pouType is missing'],
      ['<dataTypes>', '<dataTypes><alias />', 'project/types/dataTypes: alias does not belong at this place'],
      ['<interface>', '<interface colour="red">', 'project/types/pous/pou/interface: the attribute colour is not in the schema'],
    ];
    for (const [from, to, problem] of broken) expect(problems(good.replace(from, to))).toContain(problem);
  });
});
