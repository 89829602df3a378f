import type { DocumentInfo, Passage } from '../domain/document.js';
import { fitLsa, foldPassage, foldTerms, type LsaSpace } from './dense/lsa.js';
import { topPassages } from './lexical/bm25.js';
import { frequencyTable } from './lexical/field-weights.js';
import { LexicalIndex } from './lexical/lexical-index.js';
import type { Scope } from './lexical/scope.js';
import { readQuestion } from './question.js';
import { QuestionTables } from './rank/features.js';
import { type DenseLeg, denseTerms, rankPassages, scopeTables } from './rank/rank-passages.js';
import { rerankBySentences } from './rank/sentence-rerank.js';
import { COLLECTION_SETTINGS, type KnowledgeSettings } from './settings.js';
import { Analyser } from './text/analyse.js';
import { analysisLanguage, detectLanguage } from './text/language.js';
import { SynonymIndex } from './text/synonym-index.js';

export type CollectionDocument = Readonly<{ id: string; title: string; text: string }>;
export type CollectionQuery = Readonly<{ id: string; text: string }>;
export type CollectionRanking = Readonly<{ queryId: string; results: readonly Readonly<{ id: string; score: number }>[] }>;
export type RankCollectionOptions = Readonly<{
  settings?: KnowledgeSettings;
  limit?: number /** Lets other work run while the dense space is fitted. */;
  pause?: () => Promise<void>;
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

/** Cosines in the first dimensions of a space; the dimensions stand in the order of their singular values. */
function prefixCosines(vector: Float32Array, vectors: Float32Array, rank: number, used: number): Float32Array {
  const length = Math.sqrt(vector.subarray(0, used).reduce((sum, value) => sum + value * value, 0)) || 1;
  const cosines = new Float32Array(vectors.length / rank);
  for (let number = 0; number < cosines.length; number += 1) {
    let sum = 0;
    let squares = 0;
    const base = number * rank;
    for (let k = 0; k < used; k += 1) {
      const value = vectors[base + k] ?? 0;
      sum += (vector[k] ?? 0) * value;
      squares += value * value;
    }
    cosines[number] = squares > 0 ? sum / (length * Math.sqrt(squares)) : 0;
  }
  return cosines;
}

/** Similarities of every passage of a scope to weighted question terms in a fitted space: in all its dimensions, and for a share in the first ones alone. */
export function exactDenseLeg(
  { space, vectors }: Fitted,
  terms: Parameters<typeof foldTerms>[0],
  limit: number,
  coarse: KnowledgeSettings['coarseDense'] = { rank: 1, share: 0 },
): DenseLeg {
  const vector = foldTerms(terms, space);
  const scores = prefixCosines(vector, vectors, space.rank, space.rank);
  if (coarse.share > 0) {
    const first = prefixCosines(vector, vectors, space.rank, Math.min(coarse.rank, space.rank));
    for (let number = 0; number < scores.length; number += 1) scores[number] = (1 - coarse.share) * (scores[number] ?? 0) + coarse.share * (first[number] ?? 0);
  }
  return { nearest: topPassages(scores, limit, () => true), similarity: (number) => scores[number] ?? 0 };
}

type Fitted = Readonly<{ space: LsaSpace; vectors: Float32Array }>;

async function fitted(scope: Scope, index: LexicalIndex, settings: KnowledgeSettings['dense'], pause: () => Promise<void>): Promise<Fitted | null> {
  if (scope.size < settings.fewest) return null;
  const steps = fitLsa(scope, (id) => index.dictionary.term(id), settings);
  let step = steps.next();
  for (let count = 0; step.done !== true; step = steps.next(), count += 1) if (count % 64 === 0) await pause();
  const space = step.value;
  const vectors = new Float32Array(scope.size * space.rank);
  for (let number = 0; number < scope.size; number += 1) foldPassage(scope.forward(number), space, vectors, number * space.rank);
  return { space, vectors };
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
  const spaces = new Map<string, Promise<Fitted | null>>();
  const spaceFor = (settings: KnowledgeSettings): Promise<Fitted | null> => {
    if (settings.fusion.dense === 0) return Promise.resolve(null);
    const key = JSON.stringify(settings.dense);
    const known = spaces.get(key) ?? fitted(scope, index, settings.dense, pause);
    spaces.set(key, known);
    return known;
  };
  const synonyms = new SynonymIndex([], analyser);
  const questionTables = new QuestionTables();
  return {
    async rank(queries, options = {}) {
      const settings = options.settings ?? COLLECTION_SETTINGS;
      const { dictionary, grams, similar } = index;
      const dense = await spaceFor(settings);
      const frequencies = frequencyTable(settings.fields);
      const context = { analyser, scope, tables: scopeTables(scope, settings, termsOf), dictionary, questionTables, grams, frequencies, settings };
      const rankings: CollectionRanking[] = [];
      for (const query of queries) {
        const question = readQuestion(query.text, { analyser, dictionary, similar, grams, synonyms, everyday: synonyms, scope, weights: settings.question });
        const leg = dense === null ? null : exactDenseLeg(dense, denseTerms(question), settings.denseCandidates, settings.coarseDense);
        const ranked = rerankBySentences(
          question,
          rankPassages(question, leg, () => true, context),
          context,
        ).slice(0, options.limit ?? 100);
        rankings.push({ queryId: query.id, results: ranked.map(({ passage, score }) => ({ id: scope.locate(passage)?.document.id ?? '', score })) });
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
