import type { CompilationUnit } from '../ast.js';

const conditional = /^\{\s*(IF|ELSIF|ELSE|END_IF)\b/i;

/**
 * Whether a place stands behind `{ELSE}` or `{ELSIF ...}` of a conditional pragma (CODESYS, TwinCAT): the branches before it are for other
 * builds, so that a name which one of them declares may be declared again. All branches are read, since nothing says which one is built.
 */
export function inAlternative({ pragmas }: CompilationUnit, place: number): boolean {
  const branches: boolean[] = [];
  for (const { text, start } of pragmas) {
    if (start >= place) break;
    const word = conditional.exec(text)?.[1]?.toUpperCase();
    if (word === 'IF') branches.push(false);
    else if (word === 'END_IF') branches.pop();
    else if (word !== undefined && branches.length > 0) branches[branches.length - 1] = true;
  }
  return branches.includes(true);
}
