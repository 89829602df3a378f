import type { Evidence } from '../../domain/evidence.js';
import type { Glossary } from '../../domain/glossary.js';
import { detectLanguage } from '../../domain/language.js';
import { figureElsewhere, isWeighed } from './entailment/weigh.js';
import type { EvidenceFacts } from './evidence-facts.js';
import { structureOf } from './structure/structure.js';

/** A sentence and the evidence of its turn, both in English. */
type Told = Readonly<{ text: string; evidence: readonly Evidence[] }>;

/** So many passages are told in English at most. */
const mostPassages = 12;
/** Share of the terms of what is told that one line must hold: what no lexicon knows counts as not held. */
const nearlyWhole = 0.6;

/** The sentence and its papers in English where one of them is in another language than the sentence; null where all speak the same. */
export function inEnglish(text: string, evidence: readonly Evidence[], glossary: Glossary): Told | null {
  const language = detectLanguage(text);
  const papers = evidence.flatMap((each) => (each.kind === 'passage' ? [{ each, language: detectLanguage(each.quote) }] : []));
  if (papers.every((paper) => paper.language === language)) return null;
  const english = papers.flatMap((paper) => (paper.language === 'en' ? [paper.each.quote] : []));
  const told = language === 'en' ? text : glossary(text, language, english.join('\n'));
  const foreign = papers.filter((paper) => paper.language !== 'en').slice(0, mostPassages);
  const glossed = new Map(
    foreign.map((paper) => [paper.each.id, paper.language === 'en' ? paper.each.quote : glossary(paper.each.quote, paper.language, told)]),
  );
  return { text: told, evidence: evidence.map((each) => ({ ...each, quote: glossed.get(each.id) ?? each.quote })) };
}

const byWords: ReadonlySet<string> = new Set([
  figureElsewhere,
  'no evidence of this turn holds it',
  'no record of this turn holds what it says has happened',
  'an instruction without a source about the same thing',
  'the sources of this turn do not bear it out as it is said',
]);

/** True of reasons that rest on the words of the sentence and may be due to its language. */
export const mayBeTranslated = (reason: string): boolean => byWords.has(reason) || isWeighed(reason);

/** True where one line of the papers holds nearly all that is told. */
export function isToldBy(told: string, facts: readonly EvidenceFacts[]): boolean {
  const structure = structureOf(
    told,
    facts.map(({ evidence }) => evidence),
  );
  return structure !== null && structure.bestShare >= nearlyWhole;
}
