import type { Role } from '../domain/actor.js';
import type { DocumentInfo, Passage, SearchResult } from '../domain/document.js';
import { CopilotError } from '../domain/errors.js';
import type { KnowledgeSearch, SearchRequest } from '../ports/knowledge.js';
import { frequencyTable } from './lexical/field-weights.js';
import { LexicalIndex } from './lexical/lexical-index.js';
import type { Scope } from './lexical/scope.js';
import { readQuestion } from './question.js';
import { type ScopeTables, scopeTables } from './rank/rank-passages.js';
import { type RetrieveContext, retrieve } from './retrieve.js';
import { DEFAULT_SETTINGS, type KnowledgeSettings } from './settings.js';
import { Analyser } from './text/analyse.js';
import { DEFAULT_SYNONYMS } from './text/default-synonyms.js';
import { analysisLanguage } from './text/language.js';
import { SynonymIndex } from './text/synonym-index.js';
import { parseSynonyms, type SynonymGroup } from './text/synonyms.js';

export type KnowledgeSearchOptions = Readonly<{
  /** The owner's synonyms and abbreviations, instead of the default map; see `text/synonyms.ts`. */
  synonyms?: readonly SynonymGroup[];
  settings?: KnowledgeSettings;
  /** Lets other work run while indexing and fitting; by default indexing runs through. */
  pause?: () => Promise<void>;
}>;

/** Retrieval over documents held in memory, changed while searches run: a search sees the state at its start. */
export type KnowledgeIndex = KnowledgeSearch &
  Readonly<{
    /** Replaces everything. Passages of a document that `documents` does not list are skipped. */
    index(passages: Iterable<Passage> | AsyncIterable<Passage>, documents: readonly DocumentInfo[]): Promise<void>;
    /** Adds a document, or replaces the same id and revision; searches that start later see it. */
    addDocument(document: DocumentInfo, passages: readonly Passage[]): void;
    /** Removes a document, or one revision of it. Returns how many passages went. */
    removeDocument(documentId: string, revision?: string): number;
    /** Replaces the owner's synonyms; no re-indexing is needed. */
    useSynonyms(groups: readonly SynonymGroup[]): void;
  }>;

const LONGEST_QUERY = 4_000;

function documentKey(document: Readonly<{ id: string; revision: string }>): string {
  return `${document.id}\n${document.revision}`;
}

function isReadable(partition: string, role: Role, collection: string | undefined): boolean {
  const [roles, name]: [string[], string] = JSON.parse(partition);
  return (roles.length === 0 || roles.includes(role)) && (collection === undefined || name === collection);
}

function documentsOf(scope: Scope): ReadonlyMap<string, DocumentInfo> {
  return new Map(scope.segments.flatMap((segment) => segment.documents.map((document) => [documentKey(document), document] as const)));
}

/** Everything a search needs beside the index itself; the parts that depend on a scope are made once per scope. */
class SearchEngine {
  readonly analyser = new Analyser();
  readonly settings: KnowledgeSettings;
  lexical: LexicalIndex;
  synonyms: SynonymIndex;
  readonly #frequencies: Float32Array;
  #contexts: WeakMap<Scope, RetrieveContext> = new WeakMap();

  constructor(settings: KnowledgeSettings, synonyms: readonly SynonymGroup[]) {
    this.settings = settings;
    this.lexical = new LexicalIndex(this.analyser);
    this.synonyms = new SynonymIndex(synonyms, this.analyser);
    this.#frequencies = frequencyTable(settings.fields);
  }

  scope(role: Role, collection?: string): Scope {
    return this.lexical.scope((partition) => isReadable(partition, role, collection));
  }

  context(scope: Scope): RetrieveContext {
    const known = this.#contexts.get(scope);
    if (known !== undefined) return known;
    const { lexical, settings, analyser } = this;
    const context = { scope, tables: this.#tables(scope), dictionary: lexical.dictionary, grams: lexical.grams, frequencies: this.#frequencies, settings, analyser };
    this.#contexts.set(scope, context);
    return context;
  }

  search(request: SearchRequest): SearchResult {
    const scope = this.scope(request.role, request.collection);
    const { lexical, analyser, synonyms, settings } = this;
    const question = readQuestion(request.query.slice(0, LONGEST_QUERY), {
      analyser,
      synonyms,
      scope,
      dictionary: lexical.dictionary,
      similar: lexical.similar,
      grams: lexical.grams,
      weights: settings.question,
    });
    const found = retrieve(question, request, null, this.context(scope));
    return { query: request.query, ...found, searched: { documents: documentsOf(scope).size, passages: scope.size } };
  }

  #tables(scope: Scope): ScopeTables {
    const cached = new Map<string, readonly number[]>();
    return scopeTables(scope, this.settings, (text, language) => {
      const key = `${language} ${text}`;
      const known = cached.get(key);
      if (known !== undefined) return known;
      const tokens = this.analyser.analyse(text, analysisLanguage(language)).filter((token) => !token.stop);
      const terms = tokens.map((token) => this.lexical.dictionary.find(token.term));
      cached.set(key, terms);
      return terms;
    });
  }
}

function openDocument(scope: Scope, documentId: string, page: number | undefined): Awaited<ReturnType<KnowledgeSearch['open']>> {
  const revisions = [...documentsOf(scope).values()].filter((document) => document.id === documentId);
  const document = revisions.find((candidate) => candidate.status === 'current') ?? revisions[0];
  if (document === undefined) return null;
  const passages = scope.documentPassages(document.id, document.revision);
  return { document, passages: page === undefined ? passages : passages.filter((passage) => passage.page <= page && passage.endPage >= page) };
}

/**
 * Searches documents held in memory. What the asking role may not read is not part of the scope a search works on, so it
 * influences no result, score, count or list. Superseded revisions are found unless `includeSuperseded` is false, and stand
 * below the current revision of their document unless the question names them.
 */
export function createKnowledgeSearch(options: KnowledgeSearchOptions = {}): KnowledgeIndex {
  const engine = new SearchEngine(options.settings ?? DEFAULT_SETTINGS, options.synonyms ?? parseSynonyms(DEFAULT_SYNONYMS));
  return {
    async search(request, signal) {
      if (signal?.aborted) throw new CopilotError({ code: 'cancelled', message: 'The search was cancelled.' });
      return engine.search(request);
    },
    async open({ documentId, role, page }) {
      return openDocument(engine.scope(role), documentId, page);
    },
    async documents(role, collection) {
      return [...documentsOf(engine.scope(role, collection)).values()].sort((left, right) => (documentKey(left) < documentKey(right) ? -1 : 1));
    },
    async index(passages, documents) {
      const grouped = new Map(documents.map((document): [string, { document: DocumentInfo; passages: Passage[] }] => [documentKey(document), { document, passages: [] }]));
      for await (const passage of passages) grouped.get(documentKey({ id: passage.documentId, revision: passage.revision }))?.passages.push(passage);
      const next = new LexicalIndex(engine.analyser);
      await next.addAll(grouped.values(), options.pause ?? (() => Promise.resolve()));
      engine.lexical = next;
    },
    addDocument: (document, passages) => engine.lexical.add(document, passages),
    removeDocument: (documentId, revision) => engine.lexical.remove(documentId, revision),
    useSynonyms: (groups) => {
      engine.synonyms = new SynonymIndex(groups, engine.analyser);
    },
  };
}
