import { highlightsOf } from '../highlights.js';
import type { Question } from '../question.js';
import type { Analyser } from '../text/analyse.js';
import { conceptShares, termCertainty } from './assess.js';
import { PassageHits } from './passage-hits.js';
import type { Candidate, RankContext } from './rank-passages.js';

const SPAN_SHARE = 0.75;
/** A sentence with all of the question in it, close together, scores about this much. */
const FULL_SPAN = 1.15;

/**
 * Moves the best candidates by how much of the question their best sentence and the whole passage speak of. For texts of any kind:
 * no expected form of answer, no revisions, tags or applicability. The others keep their order behind them.
 */
export function rerankBySentences(
  question: Question,
  candidates: readonly Candidate[],
  context: RankContext & Readonly<{ analyser: Analyser }>,
): readonly Candidate[] {
  const { scope, settings, dictionary, analyser } = context;
  if (settings.rerank === 0 || candidates.length === 0) return candidates;
  const shares = conceptShares(question, scope.idf(0));
  const certainty = termCertainty(question, (termId) => dictionary.term(termId));
  const hits = new PassageHits(scope, analyser, certainty, (term) => dictionary.find(term));
  const noHeading = shares.map(() => 0);
  const judged = candidates.slice(0, settings.rerankPool).map((candidate) => {
    const passage = scope.locate(candidate.passage)?.passage;
    if (passage === undefined) return candidate;
    const hitsIn = (from: number, to: number): ReturnType<PassageHits['found']> => hits.found(candidate.passage, passage, from, to);
    const { spans, covered } = highlightsOf(passage, { hitsIn, shares, expected: { kind: 'open', dimensions: [] }, asksFormer: true, heading: noHeading }, 1);
    let coverage = 0;
    for (const [concept, share] of shares.entries()) coverage += Math.min(1, covered[concept] ?? 0) * share;
    const opinion = (SPAN_SHARE * (spans[0]?.score ?? 0)) / FULL_SPAN + (1 - SPAN_SHARE) * coverage;
    return { ...candidate, score: (1 - settings.rerank) * candidate.score + settings.rerank * opinion };
  });
  judged.sort((left, right) => right.score - left.score || left.passage - right.passage);
  const lowest = judged.at(-1)?.score ?? 0;
  const rest = candidates.slice(settings.rerankPool);
  const highest = rest[0]?.score ?? 0;
  const factor = highest > 0 ? Math.min(1, lowest / highest) : 1;
  return [...judged, ...rest.map((candidate) => ({ ...candidate, score: candidate.score * factor }))];
}
