import type { DocumentInfo, Passage, RankedPassage, SearchResult } from '../domain/document.js';
import type { SearchRequest } from '../ports/knowledge.js';
import { type AnswerType, expectedAnswer } from './answer-type.js';
import { highlightsOf, type HighlightContext, type ScoredSpan } from './highlights.js';
import { type AnswerFeatures, answerProbability, conceptShares, termCertainty, unmatchedWords } from './rank/assess.js';
import { type Comparable, isNearDuplicate } from './rank/duplicates.js';
import { followReferences } from './rank/cross-references.js';
import { wholeSteps, wholeTable } from './rank/neighbours.js';
import { type DenseLeg, type RankContext, rankPassages } from './rank/rank-passages.js';
import { asksForRevision, currentFirst } from './rank/revisions.js';
import type { Concept, Question } from './question.js';
import type { Analyser } from './text/analyse.js';

export type RetrieveContext = RankContext & Readonly<{ analyser: Analyser }>;
type Scored = Readonly<{ number: number; passage: Passage; document: DocumentInfo; score: number; confidence: number; spans: readonly ScoredSpan[]; features: AnswerFeatures }>;
type Assessment = Readonly<{ question: Question; expected: AnswerType; shares: readonly number[]; certainty: ReturnType<typeof termCertainty>; unknown: number; unknownIdentifier: number; wanted: readonly string[] }>;

const SPANS = 4;
const ANSWERS_CONSIDERED = 5;

function applicabilityKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[\s\-_–]/g, '');
}

function assessmentOf(question: Question, request: SearchRequest, context: RetrieveContext): Assessment {
  const shares = conceptShares(question, context.scope.idf(0));
  const isMissing = (concept: Concept): boolean => concept.frequency === 0;
  const missing = question.concepts.map((concept, at) => (isMissing(concept) ? (shares[at] ?? 0) : 0));
  const named = question.concepts.filter((concept) => concept.kind === 'identifier').map((concept) => applicabilityKey(concept.surface));
  return {
    question,
    expected: expectedAnswer(question.text),
    shares,
    certainty: termCertainty(question),
    unknown: missing.reduce((sum, share) => sum + share, 0),
    unknownIdentifier: question.concepts.some((concept) => isMissing(concept) && concept.kind === 'identifier') ? 1 : 0,
    wanted: [...(request.appliesTo === undefined ? [] : [applicabilityKey(request.appliesTo)]), ...named],
  };
}

function headingConcepts(number: number, assessment: Assessment, context: RetrieveContext): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const termId of context.tables.headingTerms(number)) {
    const hit = assessment.certainty.get(termId);
    if (hit !== undefined) found.set(hit.concept, Math.max(found.get(hit.concept) ?? 0, hit.weight));
  }
  return found;
}

/** Concepts that the passage speaks of, itself or in its headings or what it applies to. */
function coverageOf(passage: Passage, heading: ReadonlyMap<number, number>, assessment: Assessment, context: RetrieveContext): ReadonlyMap<number, number> {
  const found = new Map(heading);
  for (const token of context.analyser.analyse(`${passage.text} ${passage.appliesTo.join(' ')}`, passage.language === 'de' ? 'de' : passage.language === 'zh' ? 'zh' : 'en')) {
    const hit = assessment.certainty.get(context.dictionary.find(token.term));
    if (hit !== undefined) found.set(hit.concept, Math.max(found.get(hit.concept) ?? 0, hit.weight));
  }
  return found;
}

function score(number: number, base: number, assessment: Assessment, request: SearchRequest, context: RetrieveContext): Scored | null {
  const located = context.scope.locate(number);
  if (located === null) return null;
  const { passage, document } = located;
  const heading = headingConcepts(number, assessment, context);
  const covered = coverageOf(passage, heading, assessment, context);
  const lookup: HighlightContext['lookup'] = { find: (term) => assessment.certainty.get(context.dictionary.find(term)), shares: assessment.shares };
  const spans = highlightsOf(passage, { analyser: context.analyser, lookup, expected: assessment.expected, heading }, SPANS);
  const best = spans[0];
  let coverage = 0;
  for (const [concept, weight] of covered) coverage += weight * (assessment.shares[concept] ?? 0);
  const missesIdentifier = assessment.question.concepts.some((concept, at) => concept.kind === 'identifier' && concept.frequency > 0 && (covered.get(at) ?? 0) < 0.5);
  const features: AnswerFeatures = {
    coverage,
    sentence: best?.withHeading ?? 0,
    form: best?.typeMatch ?? 0,
    unknown: assessment.unknown,
    unknownIdentifier: assessment.unknownIdentifier,
    otherIdentifier: missesIdentifier ? 1 : 0,
  };
  const confidence = answerProbability(features, context.settings.answerModel);
  const value = adjusted(base, confidence, best, passage, assessment, request, context) * (missesIdentifier ? context.settings.otherIdentifier : 1);
  return { number, passage, document, score: value, confidence, spans, features };
}

/** The fused score with a share of the reranker's opinion, times the factors for applicability, revision and empty headings. */
function adjusted(base: number, confidence: number, best: ScoredSpan | undefined, passage: Passage, assessment: Assessment, request: SearchRequest, context: RetrieveContext): number {
  const { settings } = context;
  let value = (1 - settings.rerank) * base + settings.rerank * Math.min(1, (best?.score ?? 0) / 1.5 + confidence / 3);
  if (passage.kind === 'heading') value *= 0.6;
  const applies = passage.appliesTo.map(applicabilityKey);
  if (assessment.wanted.length > 0 && applies.length > 0) {
    const matches = applies.some((name) => assessment.wanted.includes(name));
    if (matches) value *= settings.applicability;
    else if (request.appliesTo !== undefined) value *= settings.otherApplicability;
  }
  if (passage.status === 'superseded' && !asksForRevision(request.query, passage.revision)) value *= settings.superseded;
  return value;
}

function isExactTerm(term: string): boolean {
  return /\d/.test(term);
}

function comparable(item: Scored, context: RetrieveContext): Comparable {
  const terms = context.scope.forward(item.number);
  const exact = new Set([...terms].filter((term) => isExactTerm(context.dictionary.term(term))));
  return { passage: item.passage, terms, exact };
}

function collapse(items: readonly Scored[], limit: number, context: RetrieveContext): readonly Scored[] {
  const kept: { item: Scored; comparable: Comparable }[] = [];
  for (const item of items) {
    if (kept.length >= limit) break;
    const candidate = comparable(item, context);
    if (!kept.some((other) => other.item.passage.status === item.passage.status && isNearDuplicate(other.comparable, candidate))) kept.push({ item, comparable: candidate });
  }
  return kept.map(({ item }) => item);
}

/** What the best passages point to, placed right behind them when it speaks of the question. */
function withReferences(items: readonly Scored[], assessment: Assessment, request: SearchRequest, context: RetrieveContext): readonly Scored[] {
  const result = [...items];
  const known = new Set(items.map((item) => item.passage.id));
  for (const item of items.slice(0, 3)) {
    const own = context.scope.documentPassages(item.passage.documentId, item.passage.revision);
    const targets = followReferences(item.passage, own).flatMap((target) => {
      const number = known.has(target.id) ? -1 : context.scope.numberOf(target);
      const scored = number < 0 ? null : score(number, item.score * 0.9, assessment, request, context);
      return scored === null || scored.features.sentence === 0 ? [] : [scored];
    });
    targets.sort((left, right) => right.confidence - left.confidence || left.number - right.number);
    for (const target of targets.slice(0, 2)) {
      known.add(target.passage.id);
      result.splice(result.indexOf(item) + 1, 0, { ...target, score: Math.min(target.score, item.score) });
    }
  }
  return result;
}

/** Procedures cut into pieces, and tables of which several rows were found, become one result each. */
function joinNeighbours(items: readonly Scored[], context: RetrieveContext): readonly Scored[] {
  const passages = items.map((item) => item.passage);
  const taken: { documentId: string; revision: string; start: number; end: number }[] = [];
  return items.flatMap((item) => {
    const { documentId, revision, start, end } = item.passage;
    if (taken.some((range) => range.documentId === documentId && range.revision === revision && range.start <= start && range.end >= end)) return [];
    const own = context.scope.documentPassages(documentId, revision);
    const whole = wholeTable(item.passage, passages, own) ?? wholeSteps(item.passage, own);
    taken.push({ documentId, revision, start: whole.start, end: whole.end });
    return [whole === item.passage ? item : { ...item, passage: whole }];
  });
}

/** Highest probability of an answer, slightly more when several of the best results agree that there is one. */
function answerability(items: readonly Scored[]): number {
  const best = items.slice(0, ANSWERS_CONSIDERED).map((item) => item.confidence);
  return best.length === 0 ? 0 : Math.max(...best);
}

/** One search on one scope: rank, assess, then collapse, join, follow references and order revisions. */
export function retrieve(question: Question, request: SearchRequest, dense: DenseLeg | null, context: RetrieveContext): Pick<SearchResult, 'results' | 'answerability' | 'unmatched'> {
  const assessment = assessmentOf(question, request, context);
  const accept = (number: number): boolean => {
    const located = context.scope.locate(number);
    if (located === null) return false;
    return (request.kinds?.includes(located.document.kind) ?? true) && (request.includeSuperseded !== false || located.passage.status === 'current');
  };
  const candidates = rankPassages(question, dense, accept, context).slice(0, Math.max(context.settings.rerankPool, request.limit * 2));
  const scored = candidates.flatMap((candidate) => score(candidate.passage, candidate.score, assessment, request, context) ?? []);
  scored.sort((left, right) => right.score - left.score || left.number - right.number);
  const ordered = currentFirst(scored, (item) => item.passage, (passage) => asksForRevision(request.query, passage.revision));
  const collapsed = collapse(ordered, request.limit, context);
  const joined = joinNeighbours(withReferences(collapsed, assessment, request, context), context).slice(0, request.limit);
  const results = joined.map((item, index): RankedPassage => ({
    rank: index + 1,
    score: item.score,
    confidence: item.confidence,
    passage: item.passage,
    highlights: item.spans.map(({ text, start, end, score: value }) => ({ text, start, end, score: value })),
  }));
  return { results, answerability: answerability(joined), unmatched: [...unmatchedWords(question)] };
}
