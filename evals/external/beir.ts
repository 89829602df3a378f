import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { bootstrapMean, type Interval } from '../harness/statistics.js';
import { invalid, readJsonLines, readText, textOf } from './lines.js';

export type BeirFolder = Readonly<{
  documents: readonly Readonly<{ id: string; title: string; text: string }>[];
  queries: readonly Readonly<{ id: string; text: string }>[];
  /** Grades by query and document; above 0 is relevant. */
  judgements: ReadonlyMap<string, ReadonlyMap<string, number>>;
}>;

/** Reads corpus.jsonl, queries.jsonl and qrels/test.tsv; only judged queries are kept. Throws `input-invalid` with file and line. */
export function readBeir(folder: string): BeirFolder {
  const documents = readJsonLines(path.join(folder, 'corpus.jsonl')).map(({ line, value }) => {
    const id = textOf(value, ['_id', 'id', 'doc_id']);
    if (id === null) throw invalid(`${path.join(folder, 'corpus.jsonl')}:${line}: no _id`);
    return { id, title: textOf(value, ['title']) ?? '', text: textOf(value, ['text', 'contents']) ?? '' };
  });
  const judgements = readJudgements(qrelsFile(folder));
  const queries = readJsonLines(path.join(folder, 'queries.jsonl')).map(({ line, value }) => {
    const id = textOf(value, ['_id', 'id', 'query_id']);
    const text = textOf(value, ['text', 'query', 'question']);
    if (id === null || text === null) throw invalid(`${path.join(folder, 'queries.jsonl')}:${line}: needs _id and text`);
    return { id, text };
  });
  return { documents, judgements, queries: queries.filter(({ id }) => judgements.has(id)) };
}

function qrelsFile(folder: string): string {
  const places = ['qrels/test.tsv', 'qrels/dev.tsv', 'qrels/train.tsv', 'qrels.tsv', 'test.tsv'].map((name) => path.join(folder, name));
  const found = places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  const inside = path.join(folder, 'qrels');
  const any = existsSync(inside) ? readdirSync(inside).find((name) => name.endsWith('.tsv')) : undefined;
  if (any === undefined) throw invalid(`${folder} holds no qrels/test.tsv.`);
  return path.join(inside, any);
}

/** Three columns (query, document, grade) or the four of TREC (query, iteration, document, grade); a heading is skipped. */
function readJudgements(file: string): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const judgements = new Map<string, Map<string, number>>();
  for (const [index, line] of readText(file).split('\n').entries()) {
    if (line.trim() === '') continue;
    const cells = line.trim().split(line.includes('\t') ? '\t' : /\s+/u);
    const [query, second, third, fourth] = cells;
    const document = cells.length >= 4 ? third : second;
    const grade = Number(cells.length >= 4 ? fourth : third);
    if (index === 0 && !Number.isFinite(grade)) continue;
    if (query === undefined || document === undefined || !Number.isFinite(grade))
      throw invalid(`${file}:${index + 1}: expected query, document and grade separated by tabs`);
    const known = judgements.get(query) ?? new Map<string, number>();
    known.set(document, grade);
    judgements.set(query, known);
  }
  return judgements;
}

export type Ranking = Readonly<{ queryId: string; results: readonly Readonly<{ id: string }>[] }>;

/** The usual figures, gains linear as in trec_eval; the query's own document never counts where ids are equal. */
export function gradeRankings(rankings: readonly Ranking[], judgements: BeirFolder['judgements']): Readonly<Record<string, Interval>> {
  const rows = rankings.map(({ queryId, results }) => {
    const grades = judgements.get(queryId) ?? new Map<string, number>();
    const gains = results.filter(({ id }) => id !== queryId || grades.has(id)).map(({ id }) => Math.max(0, grades.get(id) ?? 0));
    return gradeOne(
      gains,
      [...grades.values()].filter((grade) => grade > 0),
    );
  });
  const names = ['nDCG@10', 'MRR@10', 'MAP', 'recall@5', 'recall@10', 'recall@100'] as const;
  return Object.fromEntries(names.map((name) => [name, bootstrapMean(rows.flatMap((row) => (row === null ? [] : [row[name]])))]));
}

function gradeOne(gains: readonly number[], relevant: readonly number[]) {
  if (relevant.length === 0) return null;
  const dcg = (list: readonly number[]): number => list.slice(0, 10).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
  const first = gains.findIndex((gain) => gain > 0);
  const found = (depth: number): number => gains.slice(0, depth).filter((gain) => gain > 0).length / relevant.length;
  let hits = 0;
  let precision = 0;
  for (const [at, gain] of gains.entries())
    if (gain > 0) {
      hits += 1;
      precision += hits / (at + 1);
    }
  return {
    'nDCG@10': dcg(gains) / dcg([...relevant].sort((a, b) => b - a)),
    'MRR@10': first < 0 || first >= 10 ? 0 : 1 / (first + 1),
    MAP: precision / relevant.length,
    'recall@5': found(5),
    'recall@10': found(10),
    'recall@100': found(100),
  };
}
