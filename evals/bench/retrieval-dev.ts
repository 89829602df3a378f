import { COLLECTION_SETTINGS, type KnowledgeSettings } from '../../src/knowledge/settings.js';
import { fts5Peer, miniSearchPeer, type PeerRanker } from '../../src/testing/bench-peers.js';
import { createCollectionRanker } from '../../src/testing/eval-support.js';
import { gradeEach, type Ranking } from '../external/beir.js';
import { bootstrapMean } from '../harness/statistics.js';
import type { JudgedCollection } from '../retrieval-dev/collection.js';
import { dictionaryCollections } from '../retrieval-dev/dictionary.js';
import { heldOutCollections } from '../retrieval-dev/held-out.js';
import { manualCollections } from '../retrieval-dev/manuals.js';
import { packageCollections, taskCollections } from '../retrieval-dev/packages.js';
import { subjectCollections } from '../retrieval-dev/pages.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;
type Part = 'development' | 'held out';
/** nDCG@10 of every topic by collection, for one way of ranking. */
type Scores = Map<string, Readonly<{ part: Part; values: readonly number[]; recall: number }>>;

const ours = COLLECTION_SETTINGS;
const without = (leg: 'grams' | 'heading'): KnowledgeSettings => ({ ...ours, fusion: { ...ours.fusion, [leg]: 0 } });
const alone = { lexical: 1, grams: 0, heading: 0, dense: 0 };
const noSmoothing = { ...ours.smoothing, share: 0 };

const ranked: ReadonlyMap<string, KnowledgeSettings> = new Map([
  ['shiftmate', ours],
  [
    'plain BM25',
    {
      ...ours,
      fusion: alone,
      proximity: 0,
      smoothing: noSmoothing,
      rerank: 0,
      rerankByLength: null,
      rareWords: 0,
      secondBm25: { ...ours.secondBm25, share: 0 },
    },
  ],
]);

/** The ranking with one part taken out at a time. */
const parts: ReadonlyMap<string, KnowledgeSettings> = new Map([
  ['without latent semantic analysis', { ...ours, fusion: { ...ours.fusion, dense: 0 } }],
  ['without feedback', { ...ours, feedback: { passages: 0, share: 0 } }],
  ['one dense weight for every length', { ...ours, denseByLength: null }],
  ['one sentence share for every length', { ...ours, rerankByLength: null }],
  ['without four-letter grams', without('grams')],
  ['without titles', without('heading')],
  ['without proximity', { ...ours, proximity: 0 }],
  ['without second curve', { ...ours, secondBm25: { ...ours.secondBm25, share: 0 } }],
  ['without rare words', { ...ours, rareWords: 0 }],
  ['without coarse dimensions', { ...ours, coarseDense: { ...ours.coarseDense, share: 0 } }],
  ['without smoothing', { ...ours, smoothing: noSmoothing }],
  ['without sentences', { ...ours, rerank: 0, rerankByLength: null }],
]);

function note(all: Map<string, Scores>, name: string, part: Part, collection: JudgedCollection, rankings: readonly Ranking[]): Figure {
  const rows = gradeEach(rankings, collection.judgements);
  const values = rows.map((row) => row['nDCG@10']);
  const scores: Scores = all.get(name) ?? new Map();
  all.set(name, scores.set(collection.name, { part, values, recall: mean(rows.map((row) => row['recall@100'])) }));
  return { name: `${collection.name} | ${name}`, value: mean(values), unit: 'nDCG@10' };
}

function rankWith(peer: PeerRanker, collection: JudgedCollection): readonly Ranking[] {
  const rankings = collection.queries.map(({ id, text }) => ({ queryId: id, results: peer.rank(text, 100).map((document) => ({ id: document })) }));
  peer.close();
  return rankings;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Means over the collections of a part, and what we are ahead by over all its topics with a paired bootstrap interval. */
function summary(all: ReadonlyMap<string, Scores>, part: Part): readonly Figure[] {
  const own = all.get('shiftmate') ?? new Map();
  return [...all].flatMap(([name, scores]): Figure[] => {
    const rows = [...scores].filter(([, row]) => row.part === part);
    if (rows.length === 0) return [];
    const ahead = bootstrapMean(rows.flatMap(([collection, row]) => row.values.map((value, at) => (own.get(collection)?.values[at] ?? 0) - value)));
    const figures = [
      { name: `mean | ${name}: ${part}`, value: mean(rows.map(([, row]) => mean(row.values))), unit: `nDCG@10 over ${rows.length} collections` },
      { name: `mean | ${name}: ${part}`, value: mean(rows.map(([, row]) => row.recall)), unit: 'recall@100' },
    ];
    if (name === 'shiftmate') return figures;
    const interval = `nDCG@10 [${ahead.low.toFixed(4)}, ${ahead.high.toFixed(4)}] over ${ahead.count} topics`;
    return [...figures, { name: `ahead of ${name}: ${part}`, value: ahead.mean, unit: interval }];
  });
}

async function measure(
  all: Map<string, Scores>,
  part: Part,
  collection: JudgedCollection,
  settings: ReadonlyMap<string, KnowledgeSettings>,
): Promise<Figure[]> {
  const size = `documents, ${collection.queries.length} topics, ${part}`;
  const figures: Figure[] = [{ name: `${collection.name}: ${collection.about}`, value: collection.documents.length, unit: size }];
  const started = performance.now();
  const ranker = await createCollectionRanker(collection.documents);
  for (const [name, variant] of settings) {
    figures.push(note(all, name, part, collection, await ranker.rank(collection.queries, { settings: variant, limit: 100 })));
    if (name === 'shiftmate') figures.push({ name: `${collection.name}: whole run`, value: (performance.now() - started) / 1000, unit: 's' });
  }
  for (const peer of [miniSearchPeer, fts5Peer]) {
    const other = peer(collection.documents);
    figures.push(note(all, other.name, part, collection, rankWith(other, collection)));
  }
  return figures;
}

/**
 * Ranking quality on judged collections made from free text on this machine (nothing is downloaded or kept): package descriptions,
 * collective packages, a dictionary of computing, manuals, frequently asked questions. Prints nDCG@10 per collection and the means
 * for the collections that weights are chosen on and for those that are held out, beside MiniSearch and SQLite FTS5 on the same
 * topics. `--parts=true` also takes out each part of the ranking once, `--only=held-out` or `--only=development` runs
 * one of the two. For all of them:
 * `apt-get -o Acquire::Languages=en update && apt-get install dict-foldoc perl-doc python3.11-doc postgresql-doc-15 sqlite3-doc grass-doc debian-faq`;
 * what is missing is left out.
 */
export async function benchRetrievalDev(options: Readonly<Record<string, unknown>> = {}): Promise<readonly Figure[]> {
  const asked = (part: Part): boolean => options['only'] === undefined || options['only'] === part.replace(' ', '-');
  const development = asked('development')
    ? [...packageCollections(), ...taskCollections(), ...dictionaryCollections(), ...manualCollections(), ...subjectCollections()]
    : [];
  const heldOut = asked('held out') ? heldOutCollections() : [];
  if (development.length + heldOut.length === 0)
    throw new Error('there is no free text on this machine to make collections from; see the comment in evals/bench/retrieval-dev.ts');
  const settings = options['parts'] === true ? new Map([...ranked, ...parts]) : ranked;
  const all = new Map<string, Scores>();
  const figures: Figure[] = [{ name: 'collections', value: development.length + heldOut.length, unit: '' }];
  for (const collection of development) figures.push(...(await measure(all, 'development', collection, settings)));
  for (const collection of heldOut) figures.push(...(await measure(all, 'held out', collection, settings)));
  return [...figures, ...summary(all, 'development'), ...summary(all, 'held out')];
}
