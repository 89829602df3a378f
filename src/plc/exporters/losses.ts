import type {
  CompilationUnit,
  Declaration,
  Modifiers,
  NamedTypeReference,
  NodeBase,
  Pou,
  TypeReference,
  VariableDeclaration,
  VariableSection,
} from '../ast.js';
import type { ExportTarget } from './export-model.js';

const names: Readonly<Record<ExportTarget, string>> = { 'plcopen-xml': 'TC6 2.01', scl: 'SCL', tcpou: 'TwinCAT', l5x: 'Logix' };

/**
 * What a target drops or cannot say of declarations, one sentence each: type parameters and arguments, pragmas and block headers, modifiers, edges,
 * constructor arguments, addresses and types that SCL does not know. The exporters add what concerns them alone.
 */
export function lossesOf(unit: CompilationUnit, target: ExportTarget): readonly string[] {
  const finder = new LossFinder(unit, target);
  for (const declaration of unit.declarations) finder.declaration(declaration);
  for (const { text } of unit.pragmas) if (!/S7_Optimized_Access\s*:=\s*'TRUE'\s*\}$/i.test(text)) finder.add(`${text.replace(/\s+/g, ' ')} is lost.`);
  return [...finder.found];
}

class LossFinder {
  readonly found = new Set<string>();
  private readonly unit: CompilationUnit;
  private readonly target: ExportTarget;

  constructor(unit: CompilationUnit, target: ExportTarget) {
    this.unit = unit;
    this.target = target;
  }

  add(sentence: string): void {
    this.found.add(sentence);
  }

  declaration(declaration: Declaration): void {
    switch (declaration.kind) {
      case 'pou':
        this.pou(declaration);
        break;
      case 'type-block':
        for (const definition of declaration.definitions) {
          // The SCL exporter says what becomes of the other types
          if (this.target !== 'scl' || definition.type.kind === 'struct-type') this.type(definition.name.name, definition.type);
        }
        break;
      case 'global-variables':
        this.section(declaration.listName ?? 'VAR_GLOBAL', declaration.section);
        break;
      case 'namespace':
        for (const inner of declaration.declarations) this.declaration(inner);
        break;
      case 'using':
        if (this.target === 'scl') this.add(`USING ${declaration.name} is not in SCL.`);
        break;
      default:
        break;
    }
  }

  private pou(pou: Pou): void {
    const { name } = pou.name;
    if (pou.typeParameters !== undefined)
      this.add(`${name}: its type parameters ${this.text(pou.typeParameters)} are lost; ${names[this.target]} has no generic POUs.`);
    this.modifiers(name, pou.modifiers);
    for (const attribute of pou.attributes)
      if (!/S7_Optimized_Access|^\s*VERSION\b/i.test(attribute)) this.add(`${name}: the header ${attribute.replace(/\s+/g, ' ').trim()} is lost.`);
    for (const type of [pou.extends, ...pou.implements]) if (type !== null) this.type(name, type);
    if (pou.returnType !== null) this.type(name, pou.returnType);
    for (const section of pou.sections) this.section(name, section);
    for (const method of pou.methods) for (const section of method.sections) this.section(`${name}.${method.name.name}`, section);
  }

  /** TwinCAT prints them. */
  private modifiers(name: string, { access, abstract, final }: Modifiers): void {
    if (this.target === 'tcpou') return;
    const words = [abstract ? 'ABSTRACT' : '', final ? 'FINAL' : '', access === 'default' ? '' : access.toUpperCase()].filter((word) => word !== '');
    if (words.length > 0) this.add(`${name}: ${words.join(' ')} is not in ${names[this.target]}.`);
  }

  private section(owner: string, section: VariableSection): void {
    if (section.generic === true)
      this.add(
        `${owner}: VAR_GENERIC (${section.declarations.flatMap((declaration) => declaration.names.map(({ name }) => name)).join(', ')}) becomes constants; instances cannot choose their own value.`,
      );
    if (section.access !== 'default')
      this.add(`${owner}: ${section.section} ${section.access.toUpperCase()} loses its access specifier in ${names[this.target]}.`);
    for (const declaration of section.declarations) this.variable(owner, declaration);
  }

  private variable(owner: string, declaration: VariableDeclaration): void {
    const name = `${owner}.${declaration.names[0]?.name ?? ''}`;
    const { target } = this;
    if (declaration.variadic === true) this.add(`${name}: it takes any number of values; ${names[target]} takes one.`);
    if (declaration.edge !== null && (target === 'scl' || target === 'tcpou'))
      this.add(`${name}: ${declaration.edge} is not in ${names[target]}; use an ${declaration.edge === 'R_EDGE' ? 'R_TRIG' : 'F_TRIG'} instance.`);
    if (declaration.arguments.length > 0 && target === 'scl') this.add(`${name}: constructor arguments are not in SCL.`);
    if (declaration.address !== null && target === 'scl') this.add(`${name}: ${declaration.address.text} must become a PLC tag.`);
    if (declaration.overlay !== undefined && target !== 'scl')
      this.add(`${name}: AT ${this.text(declaration.overlay)} is lost, the second view gets memory of its own; use slices such as .%B0 instead.`);
    this.type(name, declaration.type);
  }

  private type(owner: string, type: TypeReference): void {
    switch (type.kind) {
      case 'named-type':
        this.arguments(owner, type);
        break;
      case 'array-type':
        this.type(owner, type.element);
        break;
      case 'pointer-type':
        if (this.target === 'scl' && type.form !== 'ref-to') this.add(`${owner}: pointers and references are not in SCL; pass the variable as VAR_IN_OUT.`);
        this.type(owner, type.target);
        break;
      case 'struct-type':
        if (this.target === 'scl' && type.union) this.add(`${owner}: UNION is not in SCL.`);
        for (const field of type.fields) this.variable(owner, field);
        break;
      default:
        break;
    }
  }

  private arguments(owner: string, type: NamedTypeReference): void {
    if (type.typeArguments !== undefined) this.add(`${owner}: ${type.name}${this.text(type.typeArguments)} is written as ${type.name}; its own size is lost.`);
  }

  private text({ start, end }: NodeBase): string {
    return this.unit.source.text.slice(start, end).replace(/\s+/g, ' ');
  }
}
