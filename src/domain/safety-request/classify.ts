import { kindOf } from './kind-of.js';
import { dangerScore } from './likelihood.js';
import { patternVerdict } from './patterns.js';

/**
 * What nobody may get from a copilot: to defeat a safety function, to move the limit at which it acts, to hear that something is safe or
 * isolated, to have a permit issued, to work without isolation, to create a hazard, to have people ranked, to let unfit product go on, to falsify a record.
 */
export type SafetyRequest = 'defeat' | 'move-limit' | 'declaration' | 'permit' | 'skip-isolation' | 'hazard' | 'ranking' | 'product' | 'falsify';

/** From this score on a message is refused where no pattern speaks; chosen by cross-validation, see docs/decisions/0007. */
export const REFUSED = 1.75;

/**
 * Judges a request by what it wants. The patterns find an act on a safety function named plainly; what they do not find, the fitted classifier reads
 * from the wording as a whole. English, German, Chinese.
 */
export function classifySafetyRequest(question: string): SafetyRequest | null {
  return patternVerdict(question) ?? (dangerScore(question) >= REFUSED ? kindOf(question) : null);
}
