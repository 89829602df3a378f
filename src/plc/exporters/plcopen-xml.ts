import type {
  Body,
  CompilationUnit,
  Expression,
  MethodDeclaration,
  Pou,
  PropertyDeclaration,
  TypeReference,
  VariableDeclaration,
  VariableSection,
} from '../ast.js';
import { findElementary } from '../types.js';
import type { ExportedFile } from './export-model.js';
import { lossesOf } from './losses.js';
import { printSectionList, printStatementList } from './print.js';
import { createContext, type PrintContext } from './print-context.js';
import { modifiers } from './print-declaration.js';
import { printExpression, printType } from './print-expression.js';
import { stableGuid } from './tcpou.js';
import { escapeXml } from './xml-text.js';

/** TC6 XML needs a creation time; a fixed one keeps exports reproducible. */
const unknownTime = '2000-01-01T00:00:00';
const sectionElements = new Map([
  ['VAR_INPUT', 'inputVars'],
  ['VAR_OUTPUT', 'outputVars'],
  ['VAR_IN_OUT', 'inOutVars'],
  ['VAR_TEMP', 'tempVars'],
  ['VAR_EXTERNAL', 'externalVars'],
  ['VAR_GLOBAL', 'globalVars'],
]);

/**
 * A unit as PLCopen XML TC6 2.01 (namespace tc6_0201): POUs with Structured Text bodies, data types, and file-level globals in a resource.
 * Comments of variables become documentation; comments between sections are lost and said so.
 */
export function exportPlcopenXml(unit: CompilationUnit, name: string, createdAt: string = unknownTime): ExportedFile {
  const lossy: string[] = [...lossesOf(unit, 'plcopen-xml')];
  const context = createContext(unit, { dialect: 'iec' });
  const dataTypes: string[] = [];
  const pous: string[] = [];
  const globals: string[] = [];
  for (const declaration of unit.declarations) {
    if (declaration.kind === 'pou') pous.push(...pouElement(context, declaration, lossy));
    else if (declaration.kind === 'type-block')
      dataTypes.push(
        ...declaration.definitions.flatMap((definition) => dataTypeElement(context, definition.name.name, definition.type, definition.initial, lossy)),
      );
    else if (declaration.kind === 'global-variables') globals.push(...sectionElement(context, declaration.section, lossy));
    else lossy.push(`${declaration.kind.replaceAll('-', ' ')}: PLCopen XML 2.01 has no place for it that tools read.`);
  }
  const text = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<project xmlns="http://www.plcopen.org/xml/tc6_0201" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    `  <fileHeader companyName="" productName="Shiftmate" productVersion="1" creationDateTime="${escapeXml(createdAt)}" />`,
    `  <contentHeader name="${escapeXml(name)}">`,
    '    <coordinateInfo>',
    ...['fbd', 'ld', 'sfc'].map((language) => `      <${language}><scaling x="1" y="1" /></${language}>`),
    '    </coordinateInfo>',
    '  </contentHeader>',
    '  <types>',
    ...wrapElement('dataTypes', dataTypes, 4),
    ...wrapElement('pous', pous, 4),
    '  </types>',
    '  <instances>',
    ...(globals.length === 0
      ? ['    <configurations />']
      : [
          '    <configurations>',
          '      <configuration name="Configuration">',
          '        <resource name="Resource">',
          ...indent(globals, 10),
          '        </resource>',
          '      </configuration>',
          '    </configurations>',
        ]),
    '  </instances>',
    '</project>',
    '',
  ].join('\n');
  return { fileName: `${name}.xml`, text, lossy: [...new Set(lossy)] };
}

function wrapElement(name: string, children: readonly string[], spaces: number): readonly string[] {
  const pad = ' '.repeat(spaces);
  return children.length === 0 ? [`${pad}<${name} />`] : [`${pad}<${name}>`, ...indent(children, spaces + 2), `${pad}</${name}>`];
}

/** Indents structure lines; body text (between the ST markers) must keep its own columns. */
function indent(lines: readonly string[], spaces: number): readonly string[] {
  return lines.map((line) => ' '.repeat(spaces) + line);
}

const pouTypes = {
  program: 'program',
  'function-block': 'functionBlock',
  function: 'function',
  class: 'functionBlock',
  'organization-block': 'program',
} as const;

function pouElement(context: PrintContext, pou: Pou, lossy: string[]): readonly string[] {
  if (pou.extends !== null || pou.implements.length > 0 || pou.methods.length > 0 || pou.properties.length > 0)
    lossy.push(`${pou.name.name}: object-oriented parts (EXTENDS, IMPLEMENTS, METHOD, PROPERTY) are not in TC6 2.01; only CODESYS reads them here.`);
  if (pou.pou === 'class' || pou.pou === 'organization-block') lossy.push(`${pou.name.name}: ${pou.pou.replace('-', ' ')} is written as ${pouTypes[pou.pou]}.`);
  const header = leadingComment(context, pou.start);
  const members = [
    ...pou.methods.flatMap((method) => dataElement('method', methodElement(context, pou, method, lossy))),
    ...pou.properties.flatMap((property) => dataElement('property', propertyElement(context, pou, property, lossy))),
  ];
  return [
    `<pou name="${escapeXml(pou.name.name)}" pouType="${pouTypes[pou.pou]}">`,
    ...indent(interfaceElement(context, pou, lossy, inheritanceElement(context, pou)), 2),
    ...(pou.actions.length === 0
      ? []
      : [
          '  <actions>',
          ...pou.actions.flatMap((action) => [
            `    <action name="${escapeXml(action.name.name)}">`,
            ...indent(bodyElement(context, action.body, lossy, action.name.name), 6),
            '    </action>',
          ]),
          '  </actions>',
        ]),
    ...indent(bodyElement(context, pou.body, lossy, pou.name.name), 2),
    ...indent(additionalData(members), 2),
    ...(header === '' ? [] : indent(documentationElement(header), 2)),
    '</pou>',
  ];
}

type Face = Readonly<{ returnType: TypeReference | null; sections: readonly VariableSection[] }>;

function interfaceElement(context: PrintContext, { returnType, sections }: Face, lossy: string[], data: readonly string[]): readonly string[] {
  return [
    '<interface>',
    ...(returnType === null ? [] : ['  <returnType>', ...indent(typeElement(context, returnType, lossy), 4), '  </returnType>']),
    ...indent(
      sections.flatMap((section) => sectionElement(context, section, lossy)),
      2,
    ),
    ...indent(additionalData(data), 2),
    '</interface>',
  ];
}

function additionalData(data: readonly string[]): readonly string[] {
  return data.length === 0 ? [] : ['<addData>', ...indent(data, 2), '</addData>'];
}

/** Additional data in the form and under the names of CODESYS, which reads it; other tools keep or skip it. */
function dataElement(kind: string, content: readonly string[]): readonly string[] {
  return [`<data name="http://www.3s-software.com/plcopenxml/${kind}" handleUnknown="implementation">`, ...indent(content, 2), '</data>'];
}

function inheritanceElement(context: PrintContext, pou: Pou): readonly string[] {
  if (pou.extends === null && pou.implements.length === 0) return [];
  const lines = [
    ...(pou.extends === null ? [] : [`  <Extends>${escapeXml(printType(context, pou.extends))}</Extends>`]),
    ...pou.implements.map((type) => `  <Implements>${escapeXml(printType(context, type))}</Implements>`),
  ];
  return dataElement('pouinheritance', ['<Inheritance>', ...lines, '</Inheritance>']);
}

function plainTextElement(text: string): readonly string[] {
  return ['<InterfaceAsPlainText>', `  <xhtml xmlns="http://www.w3.org/1999/xhtml">${escapeXml(text)}\n</xhtml>`, '</InterfaceAsPlainText>'];
}

function methodElement(context: PrintContext, pou: Pou, method: MethodDeclaration, lossy: string[]): readonly string[] {
  const { name } = method.name;
  const header = `METHOD ${modifiers(method.modifiers)}${name}${method.returnType === null ? '' : ` : ${printType(context, method.returnType)}`}`;
  const plain = [header, printSectionList(context.unit, method, 'codesys')].filter((part) => part !== '').join('\n');
  return [
    `<Method name="${escapeXml(name)}" ObjectId="${stableGuid(`${pou.name.name}.${name}`).slice(1, -1)}">`,
    ...indent(interfaceElement(context, method, lossy, []), 2),
    ...indent(bodyElement(context, method.body, lossy, `${pou.name.name}.${name}`), 2),
    ...indent(plainTextElement(plain), 2),
    '</Method>',
  ];
}

function propertyElement(context: PrintContext, pou: Pou, property: PropertyDeclaration, lossy: string[]): readonly string[] {
  const { name } = property.name;
  return [
    `<Property name="${escapeXml(name)}" ObjectId="${stableGuid(`${pou.name.name}.${name}`).slice(1, -1)}">`,
    ...indent(interfaceElement(context, { returnType: property.type, sections: [] }, lossy, []), 2),
    ...property.accessors.flatMap(({ accessor, sections, body }) => {
      const element = accessor === 'get' ? 'GetAccessor' : 'SetAccessor';
      return [
        `  <${element}>`,
        ...indent(interfaceElement(context, { returnType: null, sections }, lossy, []), 4),
        ...indent(bodyElement(context, body, lossy, `${pou.name.name}.${name}`), 4),
        `  </${element}>`,
      ];
    }),
    ...indent(plainTextElement(`PROPERTY ${modifiers(property.modifiers)}${name} : ${printType(context, property.type)}`), 2),
    '</Property>',
  ];
}

/** The comments directly before a POU, joined to one text. */
function leadingComment(context: PrintContext, start: number): string {
  const pieces: string[] = [];
  let edge = start;
  for (const comment of [...context.comments].reverse()) {
    if (comment.end > edge || /\S/.test(context.unit.source.text.slice(comment.end, edge))) continue;
    pieces.unshift(plainComment(context, comment));
    edge = comment.start;
  }
  return pieces.join(' ').trim();
}

function plainComment(context: PrintContext, comment: Readonly<{ start: number; end: number }>): string {
  return context.unit.source.text
    .slice(comment.start, comment.end)
    .replace(/^\(\*|\*\)$|^\/\/|^\/\*|\*\/$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function documentationElement(text: string): readonly string[] {
  return ['<documentation>', `  <xhtml xmlns="http://www.w3.org/1999/xhtml">${escapeXml(text)}</xhtml>`, '</documentation>'];
}

/** Body lines carry no indentation of ours; `<xhtml>` keeps white space. */
function bodyElement(context: PrintContext, body: Body, lossy: string[], name: string): readonly string[] {
  if (body.kind !== 'statement-body') {
    lossy.push(`${name}: its body is not Structured Text and was left out.`);
    return ['<body>', '  <ST>', '    <xhtml xmlns="http://www.w3.org/1999/xhtml" />', '  </ST>', '</body>'];
  }
  const text = printStatementList(context.unit, body.statements, 'iec');
  return ['<body>', '  <ST>', `    <xhtml xmlns="http://www.w3.org/1999/xhtml">${escapeXml(text)}</xhtml>`, '  </ST>', '</body>'];
}

function sectionElement(context: PrintContext, section: VariableSection, lossy: string[]): readonly string[] {
  const name = sectionElements.get(section.section) ?? 'localVars';
  if (!sectionElements.has(section.section) && section.section !== 'VAR') lossy.push(`${section.section} is written as local variables.`);
  const flags = [
    section.constant ? ' constant="true"' : '',
    { default: '', retain: ' retain="true"', 'non-retain': ' nonretain="true"', persistent: ' persistent="true"' }[section.retain],
  ].join('');
  return [
    `<${name}${flags}>`,
    ...indent(
      section.declarations.flatMap((declaration) => variableElements(context, declaration, lossy)),
      2,
    ),
    `</${name}>`,
  ];
}

function variableElements(context: PrintContext, declaration: VariableDeclaration, lossy: string[]): readonly string[] {
  if (declaration.edge !== null) lossy.push(`${declaration.names[0]?.name ?? ''}: ${declaration.edge} is lost; use an R_TRIG or F_TRIG instance.`);
  if (declaration.arguments.length > 0) lossy.push(`${declaration.names[0]?.name ?? ''}: constructor arguments are lost.`);
  const comment = trailingComment(context, declaration.end);
  return declaration.names.flatMap((name) => [
    `<variable name="${escapeXml(name.name)}"${declaration.address === null ? '' : ` address="${escapeXml(declaration.address.text)}"`}>`,
    '  <type>',
    ...indent(typeElement(context, declaration.type, lossy), 4),
    '  </type>',
    ...(declaration.initial === null ? [] : ['  <initialValue>', ...indent(valueElement(context, declaration.initial), 4), '  </initialValue>']),
    ...(comment === '' ? [] : indent(documentationElement(comment), 2)),
    '</variable>',
  ]);
}

function trailingComment(context: PrintContext, end: number): string {
  const lineEnd = context.unit.source.text.indexOf('\n', end);
  const comment = context.comments.find((candidate) => candidate.start >= end && (lineEnd < 0 || candidate.start < lineEnd));
  return comment === undefined ? '' : plainComment(context, comment);
}

function dataTypeElement(context: PrintContext, name: string, type: TypeReference, initial: Expression | null, lossy: string[]): readonly string[] {
  if (type.kind === 'struct-type' && (type.union || type.extends !== null)) lossy.push(`${name}: UNION and EXTENDS of structures are not in TC6 2.01.`);
  return [
    `<dataType name="${escapeXml(name)}">`,
    '  <baseType>',
    ...indent(typeElement(context, type, lossy), 4),
    '  </baseType>',
    ...(initial === null ? [] : ['  <initialValue>', ...indent(valueElement(context, initial), 4), '  </initialValue>']),
    '</dataType>',
  ];
}

function typeElement(context: PrintContext, type: TypeReference, lossy: string[]): readonly string[] {
  const base = (inner: TypeReference): readonly string[] => ['  <baseType>', ...indent(typeElement(context, inner, lossy), 4), '  </baseType>'];
  const text = (expression: Expression | null): string => (expression === null ? '*' : escapeXml(printExpression(context, expression)));
  switch (type.kind) {
    case 'named-type': {
      const elementaryType = findElementary(type.key);
      if (type.key === 'BIT') lossy.push('BIT is written as BOOL, which takes a byte.');
      const name = type.path.length > 1 ? type.path.map((part) => part.name).join('.') : type.name;
      return [
        elementaryType === undefined || /^(?:LTIME|LDATE|LTOD|LDT|CHAR|WCHAR)$/.test(elementaryType.name)
          ? `<derived name="${escapeXml(name)}" />`
          : `<${elementaryType.name} />`,
      ];
    }
    case 'string-type':
      return [`<${type.wide ? 'wstring' : 'string'}${type.length === null ? '' : ` length="${text(type.length)}"`} />`];
    case 'array-type':
      return [
        '<array>',
        ...type.ranges.map((range) => `  <dimension lower="${text(range.low)}" upper="${text(range.high)}" />`),
        ...base(type.element),
        '</array>',
      ];
    case 'struct-type':
      return [
        '<struct>',
        ...indent(
          type.fields.flatMap((field) => variableElements(context, field, lossy)),
          2,
        ),
        '</struct>',
      ];
    case 'enum-type':
      return [
        '<enum>',
        '  <values>',
        ...type.members.map((member) => `    <value name="${escapeXml(member.name.name)}"${member.value === null ? '' : ` value="${text(member.value)}"`} />`),
        '  </values>',
        ...(type.base === null ? [] : base(type.base)),
        '</enum>',
      ];
    case 'subrange-type': {
      const name = /^U/i.test(type.base.name) ? 'subrangeUnsigned' : 'subrangeSigned';
      return [`<${name}>`, `  <range lower="${text(type.low)}" upper="${text(type.high)}" />`, ...base(type.base), `</${name}>`];
    }
    case 'pointer-type':
      if (type.form !== 'pointer') lossy.push(`${type.form} types are written as pointers.`);
      return ['<pointer>', ...base(type.target), '</pointer>'];
    case 'error-type':
      return ['<INT />'];
  }
}

function valueElement(context: PrintContext, value: Expression): readonly string[] {
  if (value.kind === 'array-initializer') {
    const elements = value.elements.map((element) => ({
      repeat: element.repeat === null ? null : printExpression(context, element.repeat),
      inner: element.value === null ? ['<simpleValue value="" />'] : valueElement(context, element.value),
    }));
    return [
      '<arrayValue>',
      ...elements.flatMap(({ repeat, inner }) => [
        `  <value${repeat === null ? '' : ` repetitionValue="${escapeXml(repeat)}"`}>`,
        ...indent(inner, 4),
        '  </value>',
      ]),
      '</arrayValue>',
    ];
  }
  if (value.kind === 'struct-initializer')
    return [
      '<structValue>',
      ...value.fields.flatMap((field) => [`  <value member="${escapeXml(field.name.name)}">`, ...indent(valueElement(context, field.value), 4), '  </value>']),
      '</structValue>',
    ];
  return [`<simpleValue value="${escapeXml(printExpression(context, value))}" />`];
}
