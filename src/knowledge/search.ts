import type { Role } from '../domain/actor.js';
import type { DocumentInfo, Passage, RankedPassage, SearchResult } from '../domain/document.js';
import type { KnowledgeSearch, SearchRequest } from '../ports/knowledge.js';
import { highlightsOf } from './highlights.js';
import { addBm25, DEFAULT_BM25, lengthNorms, topPassages } from './lexical/bm25.js';
import { DEFAULT_FIELD_WEIGHTS, frequencyTable } from './lexical/field-weights.js';
import { LexicalIndex } from './lexical/lexical-index.js';
import type { Scope } from './lexical/scope.js';
import { DEFAULT_QUESTION_WEIGHTS, type Question, readQuestion } from './question.js';
import { Analyser } from './text/analyse.js';
import { SynonymIndex } from './text/synonym-index.js';
import type { SynonymGroup } from './text/synonyms.js';

export type KnowledgeSearchOptions = Readonly<{
  /** The owner's synonyms and abbreviations; see `text/synonyms.ts`. */
  synonyms?: readonly SynonymGroup[];
  /** Lets other work run between documents while indexing. */
  pause?: () => Promise<void>;
}>;

/** Retrieval over documents held in memory. */
export type KnowledgeIndex = KnowledgeSearch &
  Readonly<{
    /** Replaces everything. Passages of a document that `documents` does not list are skipped. */
    index(passages: Iterable<Passage> | AsyncIterable<Passage>, documents: readonly DocumentInfo[]): Promise<void>;
    /** Adds a document or replaces the same id and revision; searches that start later see it. */
    addDocument(document: DocumentInfo, passages: readonly Passage[]): void;
    /** Removes a document, or one revision of it. Returns how many passages went. */
    removeDocument(documentId: string, revision?: string): number;
  }>;

const key = (document: Readonly<{ id: string; revision: string }>): string => `${document.id}\n${document.revision}`;

export function createKnowledgeSearch(options: KnowledgeSearchOptions = {}): KnowledgeIndex {
  const analyser = new Analyser();
  const synonyms = new SynonymIndex(options.synonyms ?? [], analyser);
  const frequencies = frequencyTable(DEFAULT_FIELD_WEIGHTS);
  let lexical = new LexicalIndex(analyser);

  const scopeOf = (role: Role, collection?: string): Scope =>
    lexical.scope((partition) => {
      const [roles, name] = JSON.parse(partition) as [string[], string];
      return (roles.length === 0 || roles.includes(role)) && (collection === undefined || name === collection);
    });
  const documentsOf = (scope: Scope): Map<string, DocumentInfo> =>
    new Map(scope.segments.flatMap((segment) => segment.documents.map((document) => [key(document), document])));

  const rank = (question: Question, scope: Scope, request: SearchRequest): RankedPassage[] => {
    const terms = question.concepts.flatMap((concept) =>
      concept.alternatives.map(({ termId, weight }) => ({ termId, weight: weight * concept.count * concept.idf })),
    );
    const scores = new Float32Array(scope.size);
    addBm25(scope, terms, { norms: lengthNorms(scope, DEFAULT_BM25), frequencies, k1: DEFAULT_BM25.k1 }, scores);
    const accept = (number: number): boolean => {
      const found = scope.locate(number);
      if (found === null) return false;
      return (request.kinds?.includes(found.document.kind) ?? true) && (request.includeSuperseded !== false || found.passage.status === 'current');
    };
    const best = topPassages(scores, request.limit, accept);
    return best.flatMap((number, index) => {
      const passage = scope.locate(number)?.passage;
      if (passage === undefined) return [];
      const highlights = [...highlightsOf(passage, question, { analyser, termOf: (id) => lexical.dictionary.term(id) }, 3)];
      return [{ rank: index + 1, score: scores[number] ?? 0, confidence: 0.5, passage, highlights }];
    });
  };

  return {
    async search(request): Promise<SearchResult> {
      const scope = scopeOf(request.role, request.collection);
      const question = readQuestion(request.query, {
        analyser,
        dictionary: lexical.dictionary,
        similar: lexical.similar,
        synonyms,
        scope,
        weights: DEFAULT_QUESTION_WEIGHTS,
      });
      const results = rank(question, scope, request);
      const unmatched = question.concepts.filter((concept) => concept.frequency === 0).map((concept) => concept.surface);
      return {
        query: request.query,
        results,
        answerability: results.length === 0 ? 0 : unmatched.length > 0 ? 0.3 : 0.8,
        unmatched,
        searched: { documents: documentsOf(scope).size, passages: scope.size },
      };
    },
    async open({ documentId, role, page }) {
      const scope = scopeOf(role);
      const passages = scope.segments.flatMap((segment) => segment.passages).filter((passage) => passage.documentId === documentId);
      const documents = [...documentsOf(scope).values()].filter((document) => document.id === documentId);
      const document = documents.find((candidate) => candidate.status === 'current') ?? documents[0];
      if (document === undefined) return null;
      const own = passages.filter(
        (passage) => passage.revision === document.revision && (page === undefined || (passage.page <= page && passage.endPage >= page)),
      );
      return { document, passages: own.sort((left, right) => left.start - right.start) };
    },
    async documents(role, collection) {
      return [...documentsOf(scopeOf(role, collection)).values()].sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0));
    },
    async index(passages, documents) {
      const grouped = new Map(documents.map((document) => [key(document), { document, passages: [] as Passage[] }]));
      for await (const passage of passages) grouped.get(key({ id: passage.documentId, revision: passage.revision }))?.passages.push(passage);
      const next = new LexicalIndex(analyser);
      await next.addAll(grouped.values(), options.pause ?? (() => Promise.resolve()));
      lexical = next;
    },
    addDocument: (document, passages) => lexical.add(document, passages),
    removeDocument: (documentId, revision) => lexical.remove(documentId, revision),
  };
}
