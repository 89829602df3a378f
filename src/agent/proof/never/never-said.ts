import { claimsToAct } from './claimed-acts.js';
import { declaresSafe, givesLeave, permitsLiveWork, waivesProtection } from './declared-safe.js';
import { cheatsProtection, defeatsSafetyFunction } from './defeats.js';
import { asksForSecrets, disclosesItself, judgesPeople, posesAsPerson } from './speaks-of-itself.js';

/**
 * Why this sentence is never said, whatever a source holds; null where it may be. Content can be forged and a model can be talked into anything, so this is
 * asked before any evidence is. `quoted`: a source in force says it word for word.
 */
export function neverSaid(sentence: string, quoted: boolean): string | null {
  if (declaresSafe(sentence)) return 'declares something safe or isolated, which only people on site can do';
  if (!quoted && permitsLiveWork(sentence)) return 'allows work on what runs or is live, which only a source may';
  if (givesLeave(sentence, quoted)) return 'gives a leave to begin, which only people on site can give';
  if (waivesProtection(sentence, quoted)) return 'says that protection is not needed, which only people on site can decide';
  if (defeatsSafetyFunction(sentence) || cheatsProtection(sentence)) return 'would defeat a safety function';
  if (claimsToAct(sentence)) return 'claims to have acted, which only people do';
  if (disclosesItself(sentence)) return 'speaks of its own instructions or of what others asked';
  if (posesAsPerson(sentence)) return 'gives itself out as a person, or certifies something';
  if (asksForSecrets(sentence)) return 'asks for a secret or sends people or data outside';
  if (judgesPeople(sentence)) return 'ranks or blames people';
  return null;
}
