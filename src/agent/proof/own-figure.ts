import { unitOf } from '../../domain/quantity-units.js';
import type { Claim } from './claims.js';
import type { EvidenceFacts } from './evidence-facts.js';
import { speaksOtherLanguage } from './other-language.js';

/** A number found in evidence about something else proves nothing: the evidence must share a name or a content word with the sentence. */
export function related(facts: EvidenceFacts, sentenceWords: ReadonlySet<string>, named: ReadonlySet<string>): boolean {
  if (sentenceWords.size === 0 && named.size === 0) return true;
  for (const key of named) if (facts.identifiers.has(key)) return true;
  for (const word of sentenceWords) if (facts.allWords.has(word)) return true;
  return false;
}

/**
 * Words in common cannot be asked of a sentence in another language than its evidence, nor of one that cites evidence with a single figure of the kind:
 * there is nothing that it could have been confused with.
 */
export function isOwnFigure(facts: EvidenceFacts, claim: Claim, cited: readonly string[], sentence: string): boolean {
  if (!cited.includes(facts.evidence.id)) return false;
  // The record of a draft holds the times of that draft alone; its text may be in the language of the person, whatever the record is in.
  if (facts.evidence.kind === 'draft' && claim.kind === 'moment') return true;
  if (speaksOtherLanguage(sentence, facts.evidence.quote)) return true;
  if (claim.kind !== 'quantity') return false;
  const dimension = unitOf(claim.quantity.unit)?.dimension ?? null;
  return dimension !== null && facts.quantities.filter(({ unit }) => unitOf(unit)?.dimension === dimension).length === 1;
}
