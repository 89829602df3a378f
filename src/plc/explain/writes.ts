import { allMatches } from '../../domain/all-matches.js';
import type { Expression, Statement } from '../ast.js';
import { type BranchPath, factsOf, type Write } from '../rules/facts.js';
import { bare } from '../rules/walk.js';
import type { PlcValue } from '../runtime/program.js';
import { evaluate, pathOf } from './evaluate.js';
import { type Aim, type BlameContext, type Place, scopeOf } from './place.js';

/** An assignment to what is asked for; `place` has the loop index bound with which it writes there. */
export interface AimedWrite extends Write {
  readonly value: Expression;
  readonly place: Place;
}

/** All assignments to an aim: plain ones, `S=` and `R=`, outputs bound in calls (`Q => x`), and those of loops over the array it is in. */
export function writesTo(place: Place, aim: Aim, context: BlameContext): readonly AimedWrite[] {
  return factsOf(place.part)
    .writes.filter(({ key }) => key === aim.key)
    .flatMap((write): readonly AimedWrite[] => {
      const at = aim.path === null ? place : boundFor(context, place, write, aim.path);
      if (at === null) return [];
      return [...setOrReset(write, at), ...plain(write, at), ...bound(write, at)];
    });
}

function plain(write: Write, place: Place): readonly AimedWrite[] {
  const { statement, value } = write;
  return value === null || (statement.kind === 'assignment' && /^[SR]=$/.test(statement.operator)) ? [] : [{ ...write, value, place }];
}

/** `x S= condition` sets x while the condition holds: an IF with one branch. */
function setOrReset(write: Write, place: Place): readonly AimedWrite[] {
  const { statement } = write;
  if (statement.kind !== 'assignment' || !/^[SR]=$/.test(statement.operator)) return [];
  const { start, end } = statement;
  const value = statement.operator === 'S=';
  const condition = { condition: statement.value, body: [], start, end };
  const guard: Statement = { kind: 'if', branches: [condition], elseBody: null, start, end };
  return [
    {
      ...write,
      place,
      value: { kind: 'bool-literal', value, typeName: null, text: value ? 'TRUE' : 'FALSE', start, end },
      path: [...write.path, { statement: guard, branch: 0 }],
    },
  ];
}

/** `Gate(A := x, Q => y)`: y is the output Q of Gate. */
function bound(write: Write, place: Place): readonly AimedWrite[] {
  const { statement, target } = write;
  if (write.value !== null || statement.kind !== 'call-statement') return [];
  const { callee, arguments: list } = statement.call;
  const output = list.find((argument) => argument.value === target && argument.direction === 'out')?.name;
  if (output == null || bare(callee).kind !== 'name') return [];
  const { start, end } = target;
  return [{ ...write, place, value: { kind: 'member', object: callee, member: output, start, end } }];
}

/** The place with the loop indices bound so that the target is the path asked for; null when it is another element or field. */
function boundFor(context: BlameContext, place: Place, write: Write, path: string): Place | null {
  const wanted = allMatches(path, /\[([^\]]*)\]/g).map((match) => (match[1] ?? '').split(',').map(Number));
  const loops = new Set(
    write.path.flatMap(({ statement }) => (statement.kind === 'for' && statement.variable.kind === 'name' ? [statement.variable.key] : [])),
  );
  const bindings = new Map<string, PlcValue | undefined>(place.bindings ?? []);
  for (const [depth, indices] of indicesOf(write.target).entries())
    for (const [position, index] of indices.entries()) if (index.kind === 'name' && loops.has(index.key)) bindings.set(index.key, wanted[depth]?.[position]);
  const at = bindings.size === 0 ? place : { ...place, bindings };
  return pathOf(write.target, scopeOf(context, at))?.toUpperCase() === path ? at : null;
}

/** The index lists of an access from the outside in: `a[i].b[j, k]` gives [i] and [j, k]. */
function indicesOf(target: Expression): readonly (readonly Expression[])[] {
  const inner = bare(target);
  if (inner.kind === 'index') return [...indicesOf(inner.array), inner.indices.map(bare)];
  return inner.kind === 'member' ? indicesOf(inner.object) : [];
}

/** The last assignment whose conditions all hold now and that no RETURN cuts off; null when the variable keeps its value. */
export function activeWrite(context: BlameContext, place: Place, aim: Aim): AimedWrite | null {
  const cut = returnedAt(context, place);
  return (
    writesTo(place, aim, context)
      .filter((write) => (cut === null || write.statement.start < cut.start) && pathHolds(context, write.place, write.path))
      .at(-1) ?? null
  );
}

/** The RETURN that ended the scan here, with its conditions; null when the body ran to its end. */
export function returnedAt(context: BlameContext, place: Place): Readonly<{ start: number; path: BranchPath }> | null {
  const found = factsOf(place.part).statements.find(({ statement, path }) => statement.kind === 'return' && pathHolds(context, place, path));
  return found === undefined ? null : { start: found.statement.start, path: found.path };
}

/** The conditions that must hold for a branch: those before it FALSE, its own TRUE. */
export function conditionsOf(path: BranchPath): readonly Readonly<{ condition: Expression; wanted: boolean }>[] {
  return path.flatMap((step) => {
    if (step.statement.kind !== 'if') return [];
    return step.statement.branches.slice(0, step.branch + 1).map((branch, index) => ({ condition: branch.condition, wanted: index === step.branch }));
  });
}

/** Whether the CASE branches of a path are the ones taken now. Labels are compared as values. */
export function caseHolds(context: BlameContext, place: Place, path: BranchPath): boolean {
  return path.every((step) => {
    if (step.statement.kind !== 'case') return true;
    const scope = scopeOf(context, place);
    const selected = evaluate(step.statement.selector, scope);
    const matches = step.statement.clauses.map((clause) =>
      clause.labels.some((label) => {
        const [low, high] = [evaluate(label.low, scope), label.high === null ? null : evaluate(label.high, scope)];
        return high === null ? Number(low) === Number(selected) : Number(selected) >= Number(low) && Number(selected) <= Number(high);
      }),
    );
    const index = matches.indexOf(true);
    return index < 0 ? step.branch >= step.statement.clauses.length : index === step.branch;
  });
}

function pathHolds(context: BlameContext, place: Place, path: BranchPath): boolean {
  const scope = scopeOf(context, place);
  return conditionsOf(path).every(({ condition, wanted }) => evaluate(condition, scope) === wanted) && caseHolds(context, place, path);
}
