import { parseIdentifiers } from '../../../domain/identifiers.js';
import { contentWords } from '../coverage.js';
import type { EvidenceFacts } from '../evidence-facts.js';
import { isAboutTheConversation, isCaution } from '../statements.js';
import { share } from '../words.js';
import { contradicted } from './contradictions.js';
import { movedBetweenRows } from './moved.js';
import { widerThanSources } from './quantifiers.js';
import { outOfOrder } from './sequence.js';

/** Share of a sentence's words of which a record holds nearly all, and of which a cited one is about the same thing. */
const nearlyAll = 0.78;
const sameThing = 0.5;

/**
 * Why the papers of this turn say otherwise than the sentence: the opposite, another order, of another row, or less widely. Null where they do not, for what the
 * copilot says of its own work, and for what tells of a record of the plant, which the papers do not judge.
 */
export function againstThePapers(text: string, cited: readonly string[], facts: readonly EvidenceFacts[]): string | null {
  if (!isJudgedByPapers(text, cited, facts)) return null;
  const said = text.replace(/^\s*\d{1,2}[.)]\s+/u, '');
  return contradicted(said, facts) ?? outOfOrder(said, facts) ?? movedBetweenRows(said, facts) ?? widerThanSources(said, facts);
}

/** False for what the copilot says of its own work and for what tells of a record of the plant: the papers do not judge that. */
export function isJudgedByPapers(text: string, cited: readonly string[], facts: readonly EvidenceFacts[]): boolean {
  return !isAboutTheConversation(text) && !isCaution(text) && !tellsOfRecord(text, cited, facts);
}

function tellsOfRecord(text: string, cited: readonly string[], facts: readonly EvidenceFacts[]): boolean {
  const words = contentWords(text);
  const names = parseIdentifiers(text).map(({ key }) => key);
  return facts.some(({ evidence, allWords, identifiers }) => {
    if (evidence.kind === 'passage') return false;
    const held = share(words, allWords);
    return held >= nearlyAll || (cited.includes(evidence.id) && (held >= sameThing || names.some((name) => identifiers.has(name))));
  });
}
