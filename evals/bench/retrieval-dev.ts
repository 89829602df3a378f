import { COLLECTION_SETTINGS, type KnowledgeSettings } from '../../src/knowledge/settings.js';
import { fts5Peer, miniSearchPeer, type PeerRanker } from '../../src/testing/bench-peers.js';
import { createCollectionRanker } from '../../src/testing/eval-support.js';
import { gradeRankings, type Ranking } from '../external/beir.js';
import { type JudgedCollection, stableNumber } from '../retrieval-dev/collection.js';
import { dictionaryCollections } from '../retrieval-dev/dictionary.js';
import { manualCollections } from '../retrieval-dev/manuals.js';
import { packageCollections } from '../retrieval-dev/packages.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;
type Scores = Map<string, { dev: number[]; held: number[]; recall: number[] }>;

const ours = COLLECTION_SETTINGS;
const without = (leg: keyof KnowledgeSettings['fusion']): KnowledgeSettings => ({ ...ours, fusion: { ...ours.fusion, [leg]: 0 } });
const alone = { lexical: 1, grams: 0, heading: 0, dense: 0 };
const noSmoothing = { ...ours.smoothing, share: 0 };

/** The ranking as graded, plain BM25, and the ranking with one part taken out at a time. */
const variants: ReadonlyMap<string, KnowledgeSettings> = new Map([
  ['shiftmate', ours],
  ['plain BM25', { ...ours, fusion: alone, proximity: 0, smoothing: noSmoothing, rerank: 0, rareWords: 0, secondBm25: { ...ours.secondBm25, share: 0 } }],
  ['without latent semantic analysis', without('dense')],
  ['without four-letter grams', without('grams')],
  ['without titles', without('heading')],
  ['without proximity', { ...ours, proximity: 0 }],
  ['without second curve', { ...ours, secondBm25: { ...ours.secondBm25, share: 0 } }],
  ['without rare words', { ...ours, rareWords: 0 }],
  ['without coarse dimensions', { ...ours, coarseDense: { ...ours.coarseDense, share: 0 } }],
  ['without smoothing', { ...ours, smoothing: noSmoothing }],
  ['without sentences', { ...ours, rerank: 0 }],
]);

/** Topics are split by their names: the first half is for choosing weights, the other only for reporting. */
function isDevelopment(queryId: string): boolean {
  return stableNumber(`split ${queryId}`) % 2 === 0;
}

function note(scores: Scores, name: string, collection: JudgedCollection, rankings: readonly Ranking[]): Figure {
  const value = (half: readonly Ranking[], metric: string): number => gradeRankings(half, collection.judgements)[metric]?.mean ?? 0;
  const row = scores.get(name) ?? { dev: [], held: [], recall: [] };
  scores.set(name, row);
  const development = rankings.filter(({ queryId }) => isDevelopment(queryId));
  const held = rankings.filter(({ queryId }) => !isDevelopment(queryId));
  row.dev.push(value(development, 'nDCG@10'));
  row.held.push(value(held, 'nDCG@10'));
  row.recall.push(value(rankings, 'recall@100'));
  return { name: `${collection.name} | ${name}`, value: value(rankings, 'nDCG@10'), unit: 'nDCG@10' };
}

function rankWith(peer: PeerRanker, collection: JudgedCollection): readonly Ranking[] {
  const rankings = collection.queries.map(({ id, text }) => ({ queryId: id, results: peer.rank(text, 100).map((document) => ({ id: document })) }));
  peer.close();
  return rankings;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Ranking quality on judged collections made from free text on this machine (nothing is downloaded or kept): package descriptions,
 * a dictionary of computing, manuals and manual pages. Prints nDCG@10 per collection and the means over the collections for the
 * half of the topics that weights are chosen on and for the other half, beside MiniSearch and SQLite FTS5 on the same queries.
 * For all seven: `apt-get -o Acquire::Languages=en update && apt-get install dict-foldoc perl-doc`; what is missing is left out.
 */
export async function benchRetrievalDev(): Promise<readonly Figure[]> {
  const collections = [...packageCollections(), ...dictionaryCollections(), ...manualCollections()];
  if (collections.length === 0)
    throw new Error('there is no free text on this machine to make collections from; see the comment in evals/bench/retrieval-dev.ts');
  const figures: Figure[] = [{ name: 'collections', value: collections.length, unit: '' }];
  const scores: Scores = new Map();
  for (const collection of collections) {
    figures.push({
      name: `${collection.name}: ${collection.about}`,
      value: collection.documents.length,
      unit: `documents, ${collection.queries.length} topics`,
    });
    const started = performance.now();
    const ranker = await createCollectionRanker(collection.documents);
    for (const [name, settings] of variants) {
      const rankings = await ranker.rank(collection.queries, { settings, limit: 100 });
      figures.push(note(scores, name, collection, rankings));
      if (settings === ours) figures.push({ name: `${collection.name}: whole run`, value: (performance.now() - started) / 1000, unit: 's' });
    }
    for (const peer of [miniSearchPeer, fts5Peer]) {
      const other = peer(collection.documents);
      figures.push(note(scores, other.name, collection, rankWith(other, collection)));
    }
  }
  for (const [name, { dev, held, recall }] of scores)
    figures.push(
      { name: `mean | ${name}: development half`, value: mean(dev), unit: 'nDCG@10' },
      { name: `mean | ${name}: held-out half`, value: mean(held), unit: 'nDCG@10' },
      { name: `mean | ${name}: all`, value: mean(recall), unit: 'recall@100' },
    );
  return figures;
}
