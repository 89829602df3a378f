import type { Role } from '../domain/actor.js';
import type { DocumentInfo, Passage, SearchResult } from '../domain/document.js';
import { CopilotError } from '../domain/errors.js';
import type { Glossary } from '../domain/glossary.js';
import type { Embedder, KnowledgeSearch, SearchRequest, VectorIndex } from '../ports/knowledge.js';
import { changesBetween, earlierRevision } from './changes.js';
import type { DenseProvider } from './dense/dense-provider.js';
import { EmbeddingProvider, type VectorCache } from './dense/embedding-provider.js';
import { LsaProvider } from './dense/lsa-provider.js';
import { createPreferredProvider } from './dense/preferred-provider.js';
import { createGlossary } from './glossary.js';
import { LexicalIndex } from './lexical/lexical-index.js';
import type { Scope } from './lexical/scope.js';
import { decodeIndex, encodeIndex } from './persist/index-codec.js';
import { readQuestion } from './question.js';
import { QuestionTables } from './rank/features.js';
import { GramScorer } from './rank/gram-scorer.js';
import { Judge, type JudgeContext } from './rank/judge.js';
import { denseTerms, firstCandidates, type ScopeTables, scopeTables } from './rank/rank-passages.js';
import { PassageSimilarity } from './rank/similarity.js';
import { acceptMask, retrieve } from './retrieve.js';
import { DEFAULT_SETTINGS, forLength, type KnowledgeSettings } from './settings.js';
import { Analyser } from './text/analyse.js';
import { CHINESE_ENGLISH } from './text/chinese-english-data.js';
import { DEFAULT_SYNONYMS } from './text/default-synonyms.js';
import { EVERYDAY_RELATIONS } from './text/everyday-relations-data.js';
import { GENERAL_ENGLISH } from './text/general-english-data.js';
import { GERMAN_ENGLISH } from './text/german-english-data.js';
import { analysisLanguage, type TextLanguage } from './text/language.js';
import { PLANT_LEXICON } from './text/plant-lexicon-data.js';
import { SynonymIndex } from './text/synonym-index.js';
import { parseSynonyms, type SynonymGroup } from './text/synonyms.js';
import { Translations, vocabularyIn } from './text/translations.js';
import { WORTH_WARMING, warmUp } from './warm-up.js';

export type KnowledgeSearchOptions = Readonly<{
  /** The owner's synonyms and abbreviations, instead of the default map; see `text/synonyms.ts`. */
  synonyms?: readonly SynonymGroup[];
  settings?: KnowledgeSettings;
  /** Lets other work run while indexing and fitting; by default indexing runs through. */
  pause?: () => Promise<void>;
  /** An embedding endpoint for the dense leg, or how to reach it; latent semantic analysis is used without it and whenever it fails. */
  embedder?: Embedder | (() => Promise<Embedder>);
  /** Keeps embeddings over restarts. */
  vectorCache?: VectorCache;
  /** A graph index for large segments; without it signatures are scanned. */
  createVectorIndex?: (dimensions: number) => VectorIndex;
  /** Told what the answer extractor weighed for each search, for fitting its model; see `answer/answer-model.ts`. */
  onPieces?: JudgeContext['onPieces'];
  /** Told when the dense leg failed and a search went on without it. */
  onDenseFailure?: (error: unknown) => void;
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
    /** The index as bytes, for a quick restart, and back. `load` throws `index-missing` for bytes of another version or damaged ones. */
    save(): Uint8Array;
    load(bytes: Uint8Array): void;
    /**
     * Makes the dense leg ready for what the role may read (in the collection): seconds for thousands of passages, in small steps
     * with `pause` between them. Without it the built-in space is never fitted and searches are lexical, the same every time;
     * after it the space follows added and removed documents in the background. A large index is also warmed up once; see `warm-up.ts`.
     */
    settle(role: Role, collection?: string): Promise<void>;
    /** Ends background work; searches still work. */
    close(): Promise<void>;
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

/** The maps that come with the product, read once in a process: reading them takes longer than opening a small store, and nothing changes them. */
let bundledMaps: Readonly<{ synonyms: SynonymIndex; everyday: SynonymIndex }> | null = null;

function readBundledMaps(analyser: Analyser): NonNullable<typeof bundledMaps> {
  bundledMaps ??= {
    synonyms: new SynonymIndex(parseSynonyms(DEFAULT_SYNONYMS + PLANT_LEXICON), analyser),
    everyday: new SynonymIndex(parseSynonyms(EVERYDAY_RELATIONS + GENERAL_ENGLISH), analyser),
  };
  return bundledMaps;
}

let bundledTranslations: Translations | null = null;

/** The vocabularies between languages, read when a question or a document first needs them. */
function readTranslations(analyser: Analyser): Translations {
  bundledTranslations ??= new Translations(
    [...vocabularyIn(DEFAULT_SYNONYMS + PLANT_LEXICON), { language: 'de', text: GERMAN_ENGLISH }, { language: 'zh', text: CHINESE_ENGLISH }],
    analyser,
  );
  return bundledTranslations;
}

let bundledGlossary: Glossary | null = null;

/** The glossary of the bundled vocabularies, for laying a sentence beside a paper in another language. */
export function bundledGlosses(): Glossary {
  if (bundledGlossary === null) {
    const analyser = new Analyser();
    bundledGlossary = createGlossary(analyser, () => readTranslations(analyser));
  }
  return bundledGlossary;
}

/** Everything a search needs beside the index itself; the parts that depend on a scope are made once per scope. */
class SearchEngine {
  readonly analyser = new Analyser();
  readonly settings: KnowledgeSettings;
  lexical: LexicalIndex;
  synonyms: SynonymIndex;
  readonly everyday: SynonymIndex;
  readonly #onPieces: JudgeContext['onPieces'];
  readonly #questionTables = new QuestionTables();
  readonly #similarity = new PassageSimilarity();
  #grams: GramScorer;
  readonly #makeDense: (engine: SearchEngine) => DenseProvider;
  dense: DenseProvider;
  #contexts: WeakMap<Scope, JudgeContext> = new WeakMap();
  readonly #languages: WeakMap<Scope, ReadonlySet<TextLanguage>> = new WeakMap();

  constructor(
    settings: KnowledgeSettings,
    synonyms: readonly SynonymGroup[] | undefined,
    makeDense: (engine: SearchEngine) => DenseProvider,
    onPieces: JudgeContext['onPieces'],
  ) {
    this.#onPieces = onPieces;
    this.settings = settings;
    this.#makeDense = makeDense;
    this.lexical = new LexicalIndex(this.analyser);
    this.#grams = new GramScorer(this.lexical.grams);
    const bundled = readBundledMaps(this.analyser);
    this.synonyms = synonyms === undefined ? bundled.synonyms : new SynonymIndex(synonyms, this.analyser);
    this.everyday = bundled.everyday;
    this.dense = makeDense(this);
  }

  /** Another index in place of this one; spaces fitted on the old one go with it. */
  replace(lexical: LexicalIndex): void {
    const before = this.dense;
    this.lexical = lexical;
    this.#grams = new GramScorer(lexical.grams);
    this.dense = this.#makeDense(this);
    void before.close();
  }

  changed(): void {
    void this.dense.retain(new Set(this.lexical.segments()));
  }

  scope(role: Role, collection?: string): Scope {
    return this.lexical.scope((partition) => isReadable(partition, role, collection));
  }

  context(scope: Scope): JudgeContext {
    const known = this.#contexts.get(scope);
    if (known !== undefined) return known;
    const { lexical, analyser } = this;
    const settings = forLength(this.settings, scope.averageLength);
    const context = {
      scope,
      tables: this.#tables(scope),
      dictionary: lexical.dictionary,
      questionTables: this.#questionTables,
      grams: this.#grams,
      similarity: this.#similarity,
      settings,
      analyser,
      ...(this.#onPieces === undefined ? {} : { onPieces: this.#onPieces }),
    };
    this.#contexts.set(scope, context);
    return context;
  }

  #languagesOf(scope: Scope): ReadonlySet<TextLanguage> {
    const known = this.#languages.get(scope);
    if (known !== undefined) return known;
    const languages = new Set(scope.segments.flatMap(({ documents }) => documents.map(({ language }) => analysisLanguage(language))));
    this.#languages.set(scope, languages);
    return languages;
  }

  async search(request: SearchRequest, signal: AbortSignal | undefined): Promise<SearchResult> {
    const scope = this.scope(request.role, request.collection);
    const { lexical, analyser, synonyms, settings } = this;
    const question = readQuestion(request.query.slice(0, LONGEST_QUERY), {
      analyser,
      synonyms,
      everyday: this.everyday,
      translations: () => readTranslations(analyser),
      languages: this.#languagesOf(scope),
      scope,
      dictionary: lexical.dictionary,
      similar: lexical.similar,
      grams: lexical.grams,
      weights: settings.question,
    });
    const context = this.context(scope);
    // The graph works in a thread of its own while the words are looked up here.
    const pending = this.dense.leg({ text: question.text, terms: denseTerms(question) }, scope, settings.denseCandidates, signal);
    // What was asked of the graphs in this turn goes out together when the turn ends.
    await Promise.resolve();
    const mask = acceptMask(request, context);
    const first = firstCandidates(question, mask, context);
    const judge = new Judge(question, request, context);
    const found = retrieve(judge, { question, request }, { first, mask, dense: await pending }, context);
    return Object.assign(found, { query: request.query, searched: { documents: scope.documentCount, passages: scope.size } });
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

type OpenRequest = Parameters<KnowledgeSearch['open']>[0];

function openDocument(scope: Scope, { documentId, page, revision, changesSince }: OpenRequest): Awaited<ReturnType<KnowledgeSearch['open']>> {
  const revisions = [...documentsOf(scope).values()].filter((document) => document.id === documentId);
  const inForce = revisions.find((candidate) => candidate.status === 'current') ?? revisions[0];
  const document = revision === undefined ? inForce : revisions.find((candidate) => candidate.revision.toLowerCase() === revision.toLowerCase());
  if (document === undefined) return null;
  const all = scope.documentPassages(document.id, document.revision);
  const passages = page === undefined ? all : all.filter((passage) => passage.page <= page && passage.endPage >= page);
  if (changesSince === undefined) return { document, passages };
  const older = earlierRevision(document, revisions, changesSince);
  return older === null ? null : { document, passages, changes: changesBetween(scope.documentPassages(older.id, older.revision), all) };
}

function denseProvider(options: KnowledgeSearchOptions, engine: SearchEngine, pause: () => Promise<void>): DenseProvider {
  const { embedder, vectorCache, createVectorIndex, onDenseFailure } = options;
  const graph = createVectorIndex === undefined ? {} : { createGraph: createVectorIndex };
  const { dictionary } = engine.lexical;
  const builtin = new LsaProvider({ settings: engine.settings.dense, termOf: (termId) => dictionary.term(termId), pause, ...graph });
  if (embedder === undefined) return builtin;
  const endpoint = new EmbeddingProvider({
    embedder,
    ...(vectorCache === undefined ? {} : { cache: vectorCache }),
    ...(onDenseFailure === undefined ? {} : { onFailure: onDenseFailure }),
    ...graph,
  });
  return createPreferredProvider(endpoint, builtin);
}

/**
 * Searches documents held in memory. What the asking role may not read is not part of the scope a search works on, so it
 * influences no result, score, count or list. Superseded revisions are found unless `includeSuperseded` is false, and stand
 * below the current revision of their document unless the question names them.
 */
export function createKnowledgeSearch(options: KnowledgeSearchOptions = {}): KnowledgeIndex {
  const pause = options.pause ?? (() => Promise.resolve());
  const engine = new SearchEngine(options.settings ?? DEFAULT_SETTINGS, options.synonyms, (owner) => denseProvider(options, owner, pause), options.onPieces);
  let isWarm = false;
  let closed = false;
  return {
    async search(request, signal) {
      if (signal?.aborted) throw new CopilotError({ code: 'cancelled', message: 'The search was cancelled.' });
      return engine.search(request, signal);
    },
    async open(request) {
      return openDocument(engine.scope(request.role), request);
    },
    async documents(role, collection) {
      return [...documentsOf(engine.scope(role, collection)).values()].sort((left, right) => (documentKey(left) < documentKey(right) ? -1 : 1));
    },
    async index(passages, documents) {
      const grouped = new Map(
        documents.map((document): [string, { document: DocumentInfo; passages: Passage[] }] => [documentKey(document), { document, passages: [] }]),
      );
      for await (const passage of passages) grouped.get(documentKey({ id: passage.documentId, revision: passage.revision }))?.passages.push(passage);
      const next = new LexicalIndex(engine.analyser);
      await next.addAll(grouped.values(), pause);
      engine.replace(next);
    },
    addDocument: (document, passages) => {
      engine.lexical.add(document, passages);
      engine.changed();
    },
    removeDocument: (documentId, revision) => {
      const removed = engine.lexical.remove(documentId, revision);
      engine.changed();
      return removed;
    },
    save: () => encodeIndex({ terms: engine.lexical.dictionary.terms(), segments: engine.lexical.segments() }),
    load: (bytes) => engine.replace(new LexicalIndex(engine.analyser, decodeIndex(bytes))),
    settle: async (role, collection) => {
      const scope = engine.scope(role, collection);
      await engine.dense.settle(scope);
      // Once is enough; an endpoint's questions cost money, and who listens to what was weighed wants to hear people's questions.
      if (isWarm || closed || scope.size < WORTH_WARMING || options.embedder !== undefined || options.onPieces !== undefined) return;
      isWarm = true;
      await warmUp(
        scope,
        (query) => engine.search({ query, limit: 10, role, ...(collection === undefined ? {} : { collection }) }, undefined),
        async () => {
          await pause();
          return !closed;
        },
      );
    },
    close: () => {
      closed = true;
      return engine.dense.close();
    },
    useSynonyms: (groups) => {
      engine.synonyms = new SynonymIndex(groups, engine.analyser);
    },
  };
}
