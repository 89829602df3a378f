import { declaredIn, factsOf, typeKeyOf } from './facts.js';
import type { Rule, RuleContext } from './model.js';
import { hasForeignPart, isWithoutCode, partsOfPou } from './part-groups.js';
import { type CodePart, rootKey, walkExpressions } from './walk.js';

/** Standard blocks whose outputs change only by a call, with the vendors' names for the timers (`TON_TIME`, `TONR`). */
const calledBlocks = /^(?:L?TON|L?TOF|L?TP|TONR|CTU|CTD|CTUD|R_TRIG|F_TRIG|SR|RS)(?:_\w+)?$/;
const ownSections: ReadonlySet<string> = new Set(['VAR', 'VAR_TEMP', 'VAR_STAT']);

/**
 * A timer, counter, edge or bistable that is used but never called: its Q stays FALSE and its ET 0 for ever. One that nothing uses at all is CP24.
 * Instances that are handed on (arguments, references) or declared for others (VAR_INPUT, VAR_IN_OUT, globals) may be called elsewhere and are left.
 */
const neverCalled: Rule = {
  id: 'SAFE-13',
  title: 'Instances of standard blocks that are used are called',
  severity: 'warning',
  check: (context) => context.parts.flatMap((part) => instancesNeverCalled(context, part)),
};

function instancesNeverCalled(context: RuleContext, part: CodePart) {
  const parts = part.kind === 'pou' ? partsOfPou(context, part) : [part];
  if (hasForeignPart(part.pou) || part.pou.body.kind === 'sfc-body' || isWithoutCode(parts)) return [];
  const instances = declaredIn(part.sections).filter((variable) => ownSections.has(variable.section) && calledBlocks.test(typeKeyOf(variable) ?? ''));
  if (instances.length === 0) return [];
  const { called, handedOn, members } = usesIn(parts);
  return instances
    .filter(({ key }) => !called.has(key) && !handedOn.has(key) && members.has(key))
    .map((variable) => ({
      at: variable.name,
      message: `${variable.name.name} (${typeKeyOf(variable)}) is used and never called: its outputs never change. Call it once in every scan, above the place that reads it.`,
    }));
}

/** Which names are called, which are read whole (so that another may call them), and which are used by their members only. */
function usesIn(parts: readonly CodePart[]): Readonly<{ called: ReadonlySet<string>; handedOn: ReadonlySet<string>; members: ReadonlySet<string> }> {
  const called = new Set<string>();
  const handedOn = new Set<string>();
  const members = new Set<string>();
  for (const part of parts) {
    for (const { callee } of factsOf(part).calls) called.add(rootKey(callee) ?? '');
    const objects = new Set<unknown>();
    walkExpressions(part.statements, (expression) => {
      if (expression.kind === 'member') {
        objects.add(expression.object);
        members.add(rootKey(expression.object) ?? '');
      }
      if (expression.kind === 'name' && !objects.has(expression)) handedOn.add(expression.key);
    });
  }
  return { called, handedOn, members };
}

export const neverCalledRules: readonly Rule[] = [neverCalled];
