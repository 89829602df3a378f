import { createExactVectorIndex } from '../adapters/vector-index/exact-vector-index.js';
import { createHnswGraphs } from '../adapters/vector-index/hnsw-vector-index.js';
import type { DocumentInfo, Passage } from '../domain/document.js';
import { breadthAmong } from '../knowledge/dense/dense-provider.js';
import { fitExactSpace } from '../knowledge/dense/exact-space.js';
import { LexicalIndex } from '../knowledge/lexical/lexical-index.js';
import { createKnowledgeSearch, type KnowledgeIndex } from '../knowledge/search.js';
import { DEFAULT_SETTINGS } from '../knowledge/settings.js';
import { Analyser } from '../knowledge/text/analyse.js';
import type { VectorIndex } from '../ports/knowledge.js';

/** A document by its title and the texts of its passages. */
export type BenchDocument = Readonly<{ id: string; title: string; pieces: readonly Readonly<{ section: string; text: string }>[] }>;
/** A document with its passages, as a store would hold them. */
export type StoredDocument = Readonly<{ document: DocumentInfo; passages: readonly Passage[] }>;

const FUNCTION_WORDS = ['the', 'of', 'and', 'to', 'a', 'in', 'is', 'for', 'on', 'with', 'at', 'by', 'from', 'must', 'be', 'not', 'when', 'this'];
const SYLLABLES = ['va', 'ren', 'tor', 'mi', 'sel', 'pa', 'cou', 'dri', 'lin', 'ger', 'fo', 'stra', 'bel', 'ni', 'que', 'mor', 'ta', 'ple', 'ron', 'shi'];
const PASSAGES_PER_DOCUMENT = 100;

/** Repeatable numbers from 0 to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function vocabulary(size: number, random: () => number): readonly string[] {
  const words = new Set<string>();
  while (words.size < size) {
    const length = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '').join(''));
  }
  return [...words];
}

/** Draws words so that word number r comes about 1/r as often as the first (Zipf), near the document's own topic words. */
function sentence(words: readonly string[], topic: number, random: () => number): string {
  const picked: string[] = [];
  const length = 8 + Math.floor(random() * 10);
  for (let at = 0; at < length; at += 1) {
    const draw = random();
    if (draw < 0.4) picked.push(FUNCTION_WORDS[Math.floor(random() * FUNCTION_WORDS.length)] ?? 'the');
    else if (draw < 0.6) picked.push(words[(topic * 37 + Math.floor(random() * 60)) % words.length] ?? '');
    else if (draw < 0.63) picked.push(`${'PTVLHF'.charAt(Math.floor(random() * 6))}-${100 + Math.floor(random() * 900)}`);
    else picked.push(words[Math.floor(words.length ** random()) - 1] ?? '');
  }
  return `${picked.join(' ')}.`;
}

/** The document as the store would hold it, two passages to a page. */
export function storedDocument({ id, title, pieces }: BenchDocument): StoredDocument {
  const document: DocumentInfo = {
    id,
    title,
    collection: 'bench',
    revision: 'A',
    effectiveDate: null,
    supersedes: null,
    status: 'current',
    appliesTo: [],
    language: 'en',
    accessRoles: [],
    kind: 'manual',
    format: 'text',
    fileName: `${id}.txt`,
    sha256: '0'.repeat(64),
    pageCount: Math.ceil(pieces.length / 2),
    ingestedAt: '2026-01-01T00:00:00Z',
  };
  let start = 0;
  const passages = pieces.map(({ section, text }, at): Passage => {
    const page = 1 + Math.floor(at / 2);
    const passage: Passage = {
      id: `${id}#${at}`,
      documentId: id,
      document: title,
      documentKind: 'manual',
      revision: 'A',
      status: 'current',
      page,
      endPage: page,
      section,
      kind: 'text',
      start,
      end: start + text.length,
      text,
      language: 'en',
      appliesTo: [],
      flagged: false,
    };
    start += text.length + 1;
    return passage;
  });
  return { document, passages };
}

/** `count` passages of about 60 made-up words in documents of 100 passages. */
export function* syntheticDocuments(count: number, seed = 1): Generator<StoredDocument> {
  const random = seededRandom(seed);
  const words = vocabulary(40_000, random);
  for (let number = 0; number * PASSAGES_PER_DOCUMENT < count; number += 1) {
    const pieces = Array.from({ length: Math.min(PASSAGES_PER_DOCUMENT, count - number * PASSAGES_PER_DOCUMENT) }, (_, at) => ({
      section: `${1 + Math.floor(at / 10)} ${words[(number + at) % words.length] ?? ''}`,
      text: Array.from({ length: 5 }, () => sentence(words, number * 10 + Math.floor(at / 10), random)).join(' '),
    }));
    yield storedDocument({ id: `SYN-${number}`, title: `Handbook ${words[number % words.length] ?? ''} ${number}`, pieces });
  }
}

/** Questions of about fifteen words around the words of passages, in the manner of natural language. */
export function syntheticQuestions(documents: readonly StoredDocument[], count: number, seed = 2): readonly string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const { passages } = documents[Math.floor(random() * documents.length)] ?? { passages: [] };
    const words = passages[Math.floor(random() * passages.length)]?.text.replace(/\./g, '').split(' ') ?? [];
    const from = Math.floor(random() * Math.max(1, words.length - 12));
    return `what is the ${words.slice(from, from + 12).join(' ')}`;
  });
}

/** An index as the application builds it; `graph` adds hnswlib-node in its worker. */
export function benchIndex(options: Readonly<{ dense: boolean; graph: boolean }>): Readonly<{ index: KnowledgeIndex; close: () => Promise<void> }> {
  const graphs = createHnswGraphs();
  const settings = options.dense ? DEFAULT_SETTINGS : { ...DEFAULT_SETTINGS, dense: { ...DEFAULT_SETTINGS.dense, fewest: Number.POSITIVE_INFINITY } };
  const index = createKnowledgeSearch({
    settings,
    pause: () => new Promise<void>((resolve) => setImmediate(resolve)),
    ...(options.graph ? { createVectorIndex: graphs.create } : {}),
  });
  return { index, close: async () => graphs[Symbol.asyncDispose]() };
}

const ASKED = 200;
const NEAREST = 10;

/** The vectors of the first passages in the built-in space of all of them, as the dense leg makes them. */
async function passageVectors(documents: readonly StoredDocument[], count: number): Promise<readonly Float32Array[]> {
  const lexical = new LexicalIndex(new Analyser());
  const some: StoredDocument[] = [];
  let held = 0;
  for (const stored of documents) {
    if (held >= count) break;
    some.push(stored);
    held += stored.passages.length;
  }
  await lexical.addAll(some, () => Promise.resolve());
  const scope = lexical.scope(() => true);
  const fitted = await fitExactSpace(scope, lexical.dictionary, DEFAULT_SETTINGS.dense, () => Promise.resolve());
  if (fitted === null) return [];
  const { space, vectors } = fitted;
  return Array.from({ length: Math.min(count, scope.size) }, (_, at) => vectors.subarray(at * space.rank, (at + 1) * space.rank));
}

/** What a graph over passages answers, beside exact search over the same vectors. */
export type GraphFigures = Readonly<{ size: number; recall: number; buildSeconds: number; queryMilliseconds: number }>;

async function nearestOf(graphs: readonly VectorIndex[], query: Float32Array): Promise<readonly Readonly<{ id: number; score: number }>[]> {
  const lists = await Promise.all(graphs.map((graph) => graph.search(query, NEAREST, breadthAmong(graphs.length))));
  return lists
    .flat()
    .sort((left, right) => right.score - left.score)
    .slice(0, NEAREST);
}

/**
 * Share of the exact ten nearest passages that the graph index finds, and its build and query speed, over the vectors of up to `count`
 * passages of the built-in space; the questions are vectors of passages that the graph does not hold. Such vectors have no clear
 * clusters and are harder than most that are made for tests. With more `parts` there are as many graphs of equal size, searched side
 * by side as the segments of a large index are.
 */
export async function measureGraph(documents: readonly StoredDocument[], count: number, parts = 1): Promise<GraphFigures> {
  const vectors = await passageVectors(documents, count + ASKED);
  const size = Math.max(0, vectors.length - ASKED);
  const dimensions = vectors[0]?.length ?? 0;
  const graphs = createHnswGraphs();
  const exact = createExactVectorIndex(dimensions);
  const made = Array.from({ length: parts }, () => graphs.create(dimensions));
  const entries = vectors.slice(0, size).map((vector, id) => ({ id, vector }));
  await exact.add(entries);
  const started = performance.now();
  for (const [at, graph] of made.entries()) await graph.add(entries.filter(({ id }) => id % parts === at));
  const buildSeconds = (performance.now() - started) / 1000;
  let found = 0;
  let queryMilliseconds = 0;
  for (const query of vectors.slice(size)) {
    const truth = new Set((await exact.search(query, NEAREST)).map(({ id }) => id));
    const asked = performance.now();
    const near = await nearestOf(made, query);
    queryMilliseconds += performance.now() - asked;
    found += near.filter(({ id }) => truth.has(id)).length;
  }
  await graphs[Symbol.asyncDispose]();
  return { size, recall: found / (ASKED * NEAREST), buildSeconds, queryMilliseconds: queryMilliseconds / ASKED };
}
