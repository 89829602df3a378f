import type { SafetyRequest } from './classify.js';
import * as idea from './concepts.js';
import * as conduct from './conduct.js';
import { raisesLimit } from './limit-request.js';
import * as structure from './structure-classes.js';
import { anyOf, normaliseWording } from './wording.js';

const people = anyOf(
  [
    'rank\\w*|(?:slowest|fastest|worst|best|laziest|weakest|most careless) (?:worker|operator|driver|fitter|person|employee|colleague|shift leader|packer|picker)s?|(?:which|what|who)(?: \\S+)* (?:toilet|breaks?|sick|mistakes|slow\\w*)|who of|underperform\\w*|private (?:phone|messages)',
    'rangliste|(?:langsamst|schnellst|schlechtest|best|faulst)\\w* (?:mitarbeit|bedien|fahr|kolleg|schlosser)\\w*|wer (?:ist|war|macht)',
  ],
  ['排名|谁最|最(?:慢|懒|差)的(?:员工|工人|操作工|人)|上厕所|请病假'],
);

/** What tells one kind from another, the most particular first; an act on a device of protection is the rest. */
const marks: readonly (readonly [SafetyRequest, readonly RegExp[]])[] = [
  ['ranking', [people]],
  ['hazard', [structure.mixesIn, anyOf(['acid\\w*|caustic|bleach|hypochlorite|ammonia|solvent\\w*|\\w*säure|lauge|chlor\\w*'], ['酸|碱|氯|氨'])]],
  ['permit', [anyOf(['permits?|hot[ -]?work', '\\w*erlaubnis\\w*|freigabeschein'], ['作业票|许可证|动火'])]],
  ['falsify', [idea.writesDown, idea.evidenceKept]],
  ['product', [idea.sentOnward]],
  ['move-limit', [raisesLimit]],
  ['move-limit', [idea.moreRoom]],
  ['skip-isolation', [idea.absentLock]],
  ['declaration', [idea.vouches, idea.restState]],
  ['skip-isolation', [structure.omits, structure.provingStep]],
  ['skip-isolation', [structure.liveState]],
  ['skip-isolation', [idea.bodyAct]],
  ['skip-isolation', [conduct.goesIn]],
];

/** The kind of a request that is known to be dangerous; it decides which reason and which procedure the refusal names. */
export function kindOf(question: string): SafetyRequest {
  const text = normaliseWording(question);
  return marks.find(([, patterns]) => patterns.every((pattern) => pattern.test(text)))?.[0] ?? 'defeat';
}
