import type { Expression } from '../ast.js';
import { positionAt } from '../source-text.js';
import { factsOf, isLiteral, isUnconditional, type PartFacts, type Write } from './facts.js';
import type { Finding, Rule, RuleContext } from './model.js';
import { bare, type CodePart, walkExpression } from './walk.js';

/** Words of a signal that takes a machine to, or keeps it in, a safe state. */
const protective = /^(?:E?STOP|HALT|EMERGENCY|NOTAUS|NOTHALT|ESD|INTERLOCK|ILK|IL|TRIP|TRIPPED|GUARD|SAFE|SAFETY|PERMIT|PERMISSIVE)\d*$/;

/** Whether a name says stop, emergency or interlock: `ESTOP`, `E_Stop`, `bEmergencyOk`, `Notaus`. */
function isProtective(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split('_');
  return words.some((word) => protective.test(word));
}

/**
 * A value assigned in every scan and assigned anew, in every scan, before anything could read it: the first assignment does nothing (double
 * coil). A constant as first value is a default, and no finding.
 */
const overwrittenUnread: Rule = {
  id: 'SAFE-12',
  title: 'No assignment is overwritten before it is read',
  severity: 'warning',
  check: (context) => context.parts.flatMap((part) => (isStraight(part) ? overwritten(context, part) : [])),
};

/** No jump, and no way out between: where RETURN may act, the first value counts in some scans. */
function isStraight(part: CodePart): boolean {
  return !factsOf(part).statements.some(({ statement }) => statement.kind === 'goto' || statement.kind === 'label') && part.pou.body.kind !== 'sfc-body';
}

function overwritten(context: RuleContext, part: CodePart): readonly Finding[] {
  const facts = factsOf(part);
  const coils = facts.writes.filter((write) => isPlainAssignment(write) && facts.variables.has(write.key));
  const latest = new Map<string, Write>();
  return coils.flatMap((write): readonly Finding[] => {
    const first = latest.get(write.key);
    latest.set(write.key, write);
    if (first === undefined || first.value === null || isConstant(first.value, facts) || mayBeRead(part, facts, first, write)) return [];
    return [{ at: write.target, message: messageOf(context, first, write) }];
  });
}

function isPlainAssignment({ target, statement, path }: Write): boolean {
  return target.kind === 'name' && statement.kind === 'assignment' && statement.operator === ':=' && statement.target === target && isUnconditional(path);
}

function isConstant(value: Expression, facts: PartFacts): boolean {
  const inner = bare(value);
  return isLiteral(inner) || inner.kind === 'typed-name' || (inner.kind === 'name' && facts.variables.get(inner.key)?.constant === true);
}

function mayBeRead(part: CodePart, facts: PartFacts, first: Write, second: Write): boolean {
  const between = (at: number): boolean => at >= first.statement.start && at <= second.statement.end;
  const variable = facts.variables.get(first.key);
  if (
    facts.reads.some(
      (read) => read.key === first.key && read.expression !== first.target && read.expression.start > first.statement.end && between(read.expression.start),
    )
  )
    return true;
  if (facts.statements.some(({ statement }) => statement.kind === 'return' && between(statement.start))) return true;
  if (isAddressTaken(facts, first.key)) return true;
  const shared = variable?.section === 'VAR_EXTERNAL' || variable?.section === 'VAR_GLOBAL' || variable?.section === 'VAR_IN_OUT';
  return facts.calls.some(({ callee, at }) => between(at.start) && (shared || part.kind === 'action' || !isOutside(callee, facts, part)));
}

/** The variable is reached through a pointer or reference somewhere in this part. */
function isAddressTaken(facts: PartFacts, key: string): boolean {
  const takes = (argument: Expression | null): boolean => argument?.kind === 'name' && argument.key === key;
  return facts.calls.some(
    ({ callee, arguments: list }) => callee.kind === 'name' && ['ADR', 'REF', '__ADR', 'BITADR'].includes(callee.key) && list.some(({ value }) => takes(value)),
  );
}

/** A call of another block's instance, or of a function, cannot see the variables of this one; an own action or method can. */
function isOutside(callee: Expression, facts: PartFacts, part: CodePart): boolean {
  if (callee.kind !== 'name') return false;
  const own = [...part.pou.actions, ...part.pou.methods].some(({ name }) => name.key === callee.key);
  return !own && (facts.variables.has(callee.key) || part.pou.extends === null);
}

function messageOf(context: RuleContext, first: Write, second: Write): string {
  const name = second.target.kind === 'name' ? second.target.name : second.key;
  const kept = new Set(namesOf(second.value));
  const lost = namesOf(first.value).find((found) => isProtective(found) && !kept.has(found));
  const { line } = positionAt(context.unit.source, first.statement.start);
  const dead = `${name} is overwritten here before anything reads the value of line ${line}, which therefore has no effect`;
  if (lost === undefined) return `${dead}. Combine both in one assignment, or delete one.`;
  return `${dead}: ${lost} no longer acts on ${name}! Write one assignment in which ${lost} is an AND for every way of switching on.`;
}

function namesOf(value: Expression | null): readonly string[] {
  const names: string[] = [];
  if (value !== null)
    walkExpression(value, (part) => {
      if (part.kind === 'name') names.push(part.name);
      if (part.kind === 'member') names.push(part.member.name);
    });
  return names;
}

export const overwriteRules: readonly Rule[] = [overwrittenUnread];
