import type { Highlight, Passage } from '../domain/document.js';
import type { Question } from './question.js';
import type { Analyser } from './text/analyse.js';
import { analysisLanguage } from './text/language.js';
import { sentencesOf } from './text/sentences.js';

/** Best sentences of a passage, best first. Offsets are into the document's text; a passage that is not verbatim is quoted whole. */
export function highlightsOf(
  passage: Passage,
  question: Question,
  tools: Readonly<{ analyser: Analyser; termOf: (termId: number) => string }>,
  limit: number,
): readonly Highlight[] {
  const weights = new Map<string, { concept: number; weight: number }>();
  for (const [concept, { alternatives, idf }] of question.concepts.entries())
    for (const { termId, weight } of alternatives) weights.set(tools.termOf(termId), { concept, weight: weight * idf });
  const verbatim = passage.text.length === passage.end - passage.start;
  const spans = verbatim ? sentencesOf(passage.text) : [{ start: 0, end: passage.text.length }];
  const scored = spans.map((span): Highlight => {
    const text = passage.text.slice(span.start, span.end);
    const best = new Map<number, number>();
    for (const token of tools.analyser.analyse(text, analysisLanguage(passage.language))) {
      const hit = weights.get(token.term);
      if (hit !== undefined) best.set(hit.concept, Math.max(best.get(hit.concept) ?? 0, hit.weight));
    }
    let score = 0;
    for (const value of best.values()) score += value;
    const start = verbatim ? passage.start + span.start : passage.start;
    return { text, start, end: verbatim ? passage.start + span.end : passage.end, score };
  });
  return scored
    .filter((highlight) => highlight.score > 0)
    .sort((left, right) => right.score - left.score || left.start - right.start)
    .slice(0, limit);
}
