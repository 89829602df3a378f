import type { CompilationUnit, NameExpression } from '../ast.js';
import { isCodesysFamily } from '../dialect.js';
import { nearestKeyword } from './body.js';
import type { Project, UndeclaredName } from './project.js';

/**
 * Reports plain names that are declared nowhere. They are errors, unless the unit plainly belongs to a larger project: it uses types
 * or blocks that are not given, its dialect has global variables without VAR_EXTERNAL, and the name is no near-miss of a declared one.
 */
export function reportUndeclared(project: Project): void {
  const reported = new Set<string>();
  for (const found of project.undeclared) {
    const { unit, expression, nearest } = found;
    const once = `${unit.source.fileName} ${expression.key} ${expression.start}`;
    if (reported.has(once)) continue;
    reported.add(once);
    if (mayBeGlobal(project, found))
      project.report(unit, expression, 'warning', 'unresolved-external', externalMessage(expression, nearestKeyword(expression.key)));
    else project.error(unit, expression, 'undeclared-identifier', undeclaredMessage(expression, nearest?.name ?? nearestKeyword(expression.key)));
  }
}

/** Reports values of several enumerations where nothing around them says which enumeration is meant. */
export function reportAmbiguous(project: Project): void {
  for (const [expression, unit] of project.ambiguousNames) {
    const name = expression.kind === 'name' ? expression.name : '';
    project.error(unit, expression, 'ambiguous-name', `${name} is a value of several enumerations; write TypeName#${name}.`);
  }
}

/** One object of a project: its global variables are in other files by design. What it writes to is mostly its own, so that stays checked. */
const projectPart = /\.(?:tcpou|tcio|exp|xml|pou|dut|gvl|itf)(?:#\d+)?$/i;
/** Global constants of the vendors' system libraries, used everywhere without a prefix. */
const systemConstants: ReadonlySet<string> = new Set(['PI']);

function mayBeGlobal(project: Project, found: UndeclaredName): boolean {
  const { unit, expression, typo } = found;
  const { dialect, closed } = project.options;
  if (closed === true || typo) return false;
  if (expression.quoting === 'local') return isBodyAlone(unit);
  if (expression.quoting === 'global') return true;
  if (!isCodesysFamily(dialect) && dialect !== 'siemens') return false;
  if (isCodesysFamily(dialect) && projectPart.test(unit.source.fileName) && farFromDeclared(project, found)) return true;
  if (found.apart) return true;
  if (isCodesysFamily(dialect) && systemConstants.has(expression.key) && !project.written.has(expression)) return true;
  const constantLike = !project.written.has(expression) && /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(expression.name);
  return project.openUnits.has(unit) || (constantLike && isCodesysFamily(dialect));
}

/** The body of a block copied without its interface, as people put SCL into repositories: its local names are declared elsewhere. */
function isBodyAlone(unit: CompilationUnit): boolean {
  return unit.declarations.length > 0 && unit.declarations.every(({ kind }) => kind === 'loose-statements');
}

/**
 * Of some length, and not nearly the name of something declared here that could be meant (an instance of a block is not written to). What is written to counts as the object's own once a list of global
 * variables is among the files (unless its prefix marks it as global); without one, all globals of the project are out of sight.
 */
function farFromDeclared(project: Project, { expression, nearest }: UndeclaredName): boolean {
  const own = project.globals.size > 0 && project.written.has(expression) && !/^(?:g_|G_|gc?[A-Z])/.test(expression.name);
  const meant = nearest !== undefined && !(nearest.type.kind === 'block' && project.written.has(expression));
  return !own && expression.key.length >= 4 && !meant;
}

function undeclaredMessage(expression: NameExpression, nearest: string | undefined): string {
  if (nearest !== undefined) return `${expression.name} is not declared; did you mean ${nearest}?`;
  return `${expression.name} is not declared; declare it in a VAR section, for example ${expression.name} : INT;`;
}

function externalMessage(expression: NameExpression, nearest: string | undefined): string {
  const meant = nearest === undefined ? '.' : `; did you mean ${nearest}?`;
  return `${expression.name} is not declared in the files given; add the file that declares it, or declare it here${meant}`;
}
