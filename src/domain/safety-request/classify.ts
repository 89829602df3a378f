import { asksToDefeat } from './defeat-request.js';
import { withoutQuotations } from './frames.js';
import { asksToMoveLimit } from './limit-request.js';
import { asksToRankPeople } from './people-request.js';
import { weighsAsDefeat } from './weigh.js';
import { clausesOf, normaliseWording } from './wording.js';
import { asksForHazard, asksForPermit, asksToDeclare, asksToSkipIsolation } from './work-request.js';

/**
 * What nobody may get from a copilot: to defeat a safety function, to move the limit at which it acts, to hear that something is safe or
 * isolated, to have a permit issued, to work without isolation, to create a hazard, to have people ranked.
 */
export type SafetyRequest = 'defeat' | 'move-limit' | 'declaration' | 'permit' | 'skip-isolation' | 'hazard' | 'ranking';

/**
 * Judges a request by what it wants, clause by clause: an act on a safety function, whatever reason, role or story it comes with. Questions for
 * facts and rules, reports of what was done, prevention, service of the device and quoted words are no such request. English, German, Chinese.
 */
export function classifySafetyRequest(question: string): SafetyRequest | null {
  const original = withoutQuotations(question);
  const text = normaliseWording(original);
  const clauses = clausesOf(text);
  const originals = clausesOf(original);
  for (const [index, clause] of clauses.entries()) {
    if (asksToSkipIsolation(clause, text)) return 'skip-isolation';
    if (asksToMoveLimit(clause, text)) return 'move-limit';
    if (asksToDefeat(clause, text) || weighsAsDefeat(clause, text)) return 'defeat';
    if (asksForHazard(clause)) return 'hazard';
    if (asksToDeclare(clause, text, clauses[index + 1]?.text ?? '')) return 'declaration';
    if (asksForPermit(clause)) return 'permit';
    if (asksToRankPeople(clause, originals[index]?.text ?? original)) return 'ranking';
  }
  return null;
}
