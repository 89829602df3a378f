import type { PouSymbol, StructType, Type } from '../types.js';
import type { Project } from './project.js';

type Container = StructType | PouSymbol;

/** Variables that are no part of their block: they stand elsewhere, or on the stack of a call. */
const elsewhere = new Set(['VAR_IN_OUT', 'VAR_EXTERNAL', 'VAR_TEMP', 'VAR_GLOBAL']);

/**
 * Reports structures and function blocks that hold one of their own kind, directly or through others: they would need endless memory.
 * What is held by a pointer or reference is no part of the holder (IEC 61131-3:2013, 6.4.4.6 and 6.6.3.2). All types must be resolved before.
 */
export function reportSelfContaining(project: Project): void {
  const finite = new Set<Container>();
  for (const { definition, unit, type } of project.pendingTypes.values())
    if (type?.kind === 'struct' && holds(type, type, finite, new Set()))
      project.error(unit, definition.name, 'recursive-type', `${definition.name.name} contains itself; use POINTER TO or REF_TO for self-reference.`);
  for (const pou of project.pous.values())
    if (pou.pou === 'function-block' && pou.unit !== null && pou.declaration !== null && holds(pou, pou, finite, new Set()))
      project.error(pou.unit, pou.declaration.name, 'recursive-type', `${pou.name} contains an instance of itself; use a reference or VAR_IN_OUT.`);
}

/** Whether `container` holds `wanted` somewhere inside. What holds no cycle at all is remembered in `finite`. */
function holds(container: Container, wanted: Container, finite: Set<Container>, visited: Set<Container>): boolean {
  for (const part of partsOf(container)) {
    if (part === wanted) return true;
    if (finite.has(part) || visited.has(part)) continue;
    visited.add(part);
    if (holds(part, wanted, finite, visited)) return true;
  }
  if (container === wanted) finite.add(container);
  return false;
}

function partsOf(container: Container): readonly Container[] {
  if (container.kind === 'struct') return [...container.fields.values()].flatMap((field) => asContainer(field.type));
  const own = [...container.variables.values()].filter((variable) => !elsewhere.has(variable.section));
  return [...(container.base === null ? [] : [container.base]), ...own.flatMap((variable) => asContainer(variable.type))];
}

function asContainer(type: Type): readonly Container[] {
  if (type.kind === 'array') return asContainer(type.element);
  if (type.kind === 'struct') return [type];
  return type.kind === 'block' ? [type.block] : [];
}
