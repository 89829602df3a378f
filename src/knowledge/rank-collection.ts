import type { DocumentInfo, Passage } from '../domain/document.js';
import { type ExactSpace, exactDenseLeg, feedbackVector, fitExactSpace } from './dense/exact-space.js';
import { foldTerms } from './dense/lsa.js';
import { LexicalIndex } from './lexical/lexical-index.js';
import { type Question, readQuestion } from './question.js';
import { QuestionTables } from './rank/features.js';
import { GramScorer } from './rank/gram-scorer.js';
import { type Candidate, denseTerms, firstCandidates, type RankContext, rankPassages, scopeTables } from './rank/rank-passages.js';
import { rerankBySentences } from './rank/sentence-rerank.js';
import { PassageSimilarity } from './rank/similarity.js';
import { COLLECTION_SETTINGS, forLength, type KnowledgeSettings } from './settings.js';
import { Analyser } from './text/analyse.js';
import { analysisLanguage, detectLanguage, type TextLanguage } from './text/language.js';
import { SynonymIndex } from './text/synonym-index.js';
import { Translations } from './text/translations.js';

export type CollectionDocument = Readonly<{ id: string; title: string; text: string }>;
export type CollectionQuery = Readonly<{ id: string; text: string }>;
export type CollectionRanking = Readonly<{ queryId: string; results: readonly Readonly<{ id: string; score: number }>[] }>;
export type RankCollectionOptions = Readonly<{
  settings?: KnowledgeSettings;
  limit?: number /** Lets other work run while the dense space is fitted. */;
  pause?: () => Promise<void>;
  /** Told after each query. */
  progress?: (done: number) => void;
}>;

const EVERYBODY: Pick<
  DocumentInfo,
  | 'collection'
  | 'revision'
  | 'effectiveDate'
  | 'supersedes'
  | 'status'
  | 'appliesTo'
  | 'accessRoles'
  | 'kind'
  | 'format'
  | 'sha256'
  | 'pageCount'
  | 'ingestedAt'
> = {
  collection: 'external',
  revision: '1',
  effectiveDate: null,
  supersedes: null,
  status: 'current',
  appliesTo: [],
  accessRoles: [],
  kind: 'other',
  format: 'text',
  sha256: '0'.repeat(64),
  pageCount: 1,
  ingestedAt: '1970-01-01T00:00:00Z',
};

function asPassage(source: CollectionDocument): Readonly<{ document: DocumentInfo; passages: readonly Passage[] }> {
  const text = source.title === '' ? source.text : `${source.title}\n${source.text}`;
  const language = detectLanguage(text.slice(0, 400));
  const document: DocumentInfo = { ...EVERYBODY, id: source.id, title: source.title, language, fileName: source.id };
  const passage: Passage = {
    id: source.id,
    documentId: source.id,
    document: source.title,
    documentKind: 'other',
    revision: '1',
    status: 'current',
    page: 1,
    endPage: 1,
    section: null,
    kind: 'text',
    start: 0,
    end: text.length,
    text,
    language,
    appliesTo: [],
    flagged: false,
  };
  return { document, passages: [passage] };
}

/** Ranks twice where a dense space is there: the second time the question has moved towards the best passages of the first. */
function rankWithFeedback(question: Question, space: ExactSpace | null, context: RankContext): readonly Candidate[] {
  const { settings } = context;
  const found = firstCandidates(question, null, context);
  const rank = (vector: Float32Array | null): readonly Candidate[] => {
    const leg = space === null || vector === null ? null : exactDenseLeg(space, vector, settings.denseCandidates, settings.coarseDense);
    return rankPassages(question, found, leg, null, context);
  };
  const vector = space === null ? null : foldTerms(denseTerms(question), space.space);
  const first = rank(vector);
  if (space === null || vector === null || settings.feedback.passages === 0) return first;
  return rank(feedbackVector(space, vector, first.slice(0, settings.feedback.passages), settings.feedback.share));
}

/** A collection made ready once, to be ranked for any queries under any settings; the dense space is fitted when first needed. */
export type CollectionRanker = Readonly<{ rank(queries: readonly CollectionQuery[], options?: RankCollectionOptions): Promise<readonly CollectionRanking[]> }>;

export async function createCollectionRanker(
  documents: readonly CollectionDocument[],
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<CollectionRanker> {
  const analyser = new Analyser();
  const index = new LexicalIndex(analyser);
  await index.addAll(documents.map(asPassage), () => Promise.resolve());
  const scope = index.scope(() => true);
  const cached = new Map<string, readonly number[]>();
  const termsOf = (text: string, language: string): readonly number[] => {
    const known = cached.get(text);
    if (known !== undefined) return known;
    const tokens = analyser.analyse(text, analysisLanguage(language)).filter((token) => !token.stop && !token.part);
    const terms = tokens.map((token) => index.dictionary.find(token.term));
    cached.set(text, terms);
    return terms;
  };
  const spaces = new Map<string, Promise<ExactSpace | null>>();
  const spaceFor = (settings: KnowledgeSettings): Promise<ExactSpace | null> => {
    if (settings.fusion.dense === 0) return Promise.resolve(null);
    const key = JSON.stringify(settings.dense);
    const known = spaces.get(key) ?? fitExactSpace(scope, index.dictionary, settings.dense, pause);
    spaces.set(key, known);
    return known;
  };
  const synonyms = new SynonymIndex([], analyser);
  const translations = new Translations([], analyser);
  const languages = new Set<TextLanguage>(['en', 'de', 'zh']);
  const questionTables = new QuestionTables();
  const gramScorer = new GramScorer(index.grams);
  const similarity = new PassageSimilarity();
  return {
    async rank(queries, options = {}) {
      const settings = options.settings ?? COLLECTION_SETTINGS;
      const { dictionary, grams, similar } = index;
      const dense = await spaceFor(settings);
      const context = {
        analyser,
        scope,
        tables: scopeTables(scope, settings, termsOf),
        dictionary,
        questionTables,
        grams: gramScorer,
        similarity,
        settings: forLength(settings, scope.averageLength),
      };
      const rankings: CollectionRanking[] = [];
      for (const query of queries) {
        const words = { synonyms, everyday: synonyms, translations: () => translations, languages };
        const question = readQuestion(query.text, { analyser, dictionary, similar, grams, ...words, scope, weights: settings.question });
        const ranked = rerankBySentences(question, rankWithFeedback(question, dense, context), context).slice(0, options.limit ?? 100);
        rankings.push({ queryId: query.id, results: ranked.map(({ passage, score }) => ({ id: scope.locate(passage)?.document.id ?? '', score })) });
        options.progress?.(rankings.length);
        await pause();
      }
      return rankings;
    },
  };
}

/**
 * Ranks a whole collection of documents for each query, one document one passage, nothing pretrained: for grading on outside
 * collections. The same legs, weights and smoothing as live search; no access rights, revisions or duplicates are involved.
 */
export async function rankCollection(
  documents: readonly CollectionDocument[],
  queries: readonly CollectionQuery[],
  options: RankCollectionOptions = {},
): Promise<readonly CollectionRanking[]> {
  return (await createCollectionRanker(documents, options.pause)).rank(queries, options);
}
