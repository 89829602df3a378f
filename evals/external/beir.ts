import { bootstrapMean, type Interval } from '../harness/statistics.js';
import { findSet } from './beir-files.js';
import { invalid, isRecord, type JsonRecord, type LinedRecord, readRecords, readText, textOf } from './lines.js';

export type BeirFolder = Readonly<{
  documents: readonly Readonly<{ id: string; title: string; text: string }>[];
  queries: readonly Readonly<{ id: string; text: string }>[];
  /** Grades by query and document; above 0 is relevant. */
  judgements: Judgements;
  /** What does not fit together, in sentences: judged documents that are not in the corpus, and the like. */
  notes: readonly string[];
}>;
type Judgements = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Reads the corpus, the queries and the judgements of a folder under the names that public sets use, packed with gzip or not, also in folders of their own; only judged queries are kept. Throws `input-invalid` with file and line. */
export function readBeir(given: string): BeirFolder {
  const { corpus, asked, qrels } = findSet(given);
  const documents = new Map<string, BeirFolder['documents'][number]>();
  let repeated = 0;
  for (const { line, value } of recordsById(corpus)) {
    const id = textOf(value, ['_id', 'id', 'doc_id', 'docid', 'document_id', 'corpus_id', 'pid', 'docno']);
    if (id === null) throw invalid(`${corpus}:${line}: no _id`);
    const text = textOf(value, ['text', 'contents', 'content', 'body', 'abstract', 'passage', 'document']);
    const title = textOf(value, ['title', 'name', 'heading']);
    if (text === null && title === null) throw invalid(`${corpus}:${line}: neither text nor title`);
    if (documents.has(id)) repeated += 1;
    else documents.set(id, { id, title: title ?? '', text: text ?? '' });
  }
  const judgements = readJudgements(qrels);
  const queries = recordsById(asked).map(({ line, value }) => {
    const id = textOf(value, ['_id', 'id', 'query_id', 'qid', 'query-id', 'question_id', 'num']);
    const text = textOf(value, ['text', 'query', 'question', 'title', 'contents']);
    if (id === null || text === null) throw invalid(`${asked}:${line}: needs _id and text`);
    return { id, text };
  });
  const judged = queries.filter(({ id }) => judgements.has(id));
  if (judged.length === 0)
    throw invalid(
      `${qrels} judges no query of ${asked}: the ids do not meet (${[...judgements.keys()].slice(0, 3).join(', ')} and ${queries
        .slice(0, 3)
        .map(({ id }) => id)
        .join(', ')}).`,
    );
  return { documents: [...documents.values()], judgements, queries: judged, notes: notesOf(documents, judged, judgements, repeated) };
}

function notesOf(documents: ReadonlyMap<string, unknown>, judged: BeirFolder['queries'], judgements: Judgements, repeated: number): readonly string[] {
  const absent = new Set([...judgements.values()].flatMap((grades) => [...grades].filter(([id, grade]) => grade > 0 && !documents.has(id)).map(([id]) => id)));
  const unasked = judgements.size - judged.length;
  return [
    ...(repeated > 0 ? [`${repeated} documents repeat an id; the first one counts`] : []),
    ...(absent.size > 0 ? [`${absent.size} relevant documents are not in the corpus and count as not found`] : []),
    ...(unasked > 0 ? [`${unasked} judged queries are not among the queries`] : []),
  ];
}

/** Records of a file, where a map from id to record (or to the text alone) is taken as well, and a table of two columns without heading. */
function recordsById(file: string): readonly LinedRecord[] {
  const plain = file.replace(/\.gz$/u, '');
  if (/\.(?:tsv|txt)$/u.test(plain)) return tabbedRecords(file);
  const records = readRecords(file);
  const [only] = records;
  if (records.length !== 1 || only === undefined || textOf(only.value, ['_id', 'id', 'text', 'query', 'contents']) !== null) return records;
  return Object.entries(only.value).map(([id, value], index) => ({
    line: index + 1,
    value: isRecord(value) ? { _id: id, ...value } : { _id: id, text: value },
  }));
}

/** Id, text and perhaps title separated by tabs; a heading that names them is skipped. */
function tabbedRecords(file: string): readonly LinedRecord[] {
  return readText(file)
    .split(/\r?\n/u)
    .map((text, index) => ({ line: index + 1, cells: text.split('\t') }))
    .filter(
      ({ line, cells }) => cells.some((cell) => cell.trim() !== '') && !(line === 1 && /^_?(?:id|qid|pid|doc_?id|query_?id)$/iu.test(cells[0]?.trim() ?? '')),
    )
    .map(({ line, cells: [id, text, title] }) => {
      if (id === undefined || text === undefined) throw invalid(`${file}:${line}: expected an id and a text separated by a tab`);
      return { line, value: { _id: id.trim(), text, ...(title === undefined ? {} : { title }) } };
    });
}

/** Three columns (query, document, grade), the four of TREC (query, iteration, document, grade), or two where every pair is relevant; a heading is skipped. JSON holds the same by name. */
function readJudgements(file: string): Judgements {
  const judgements = new Map<string, Map<string, number>>();
  const keep = (query: string, document: string, grade: number): void => {
    const known = judgements.get(query) ?? new Map<string, number>();
    known.set(document, grade);
    judgements.set(query, known);
  };
  if (/\.(?:jsonl?|ndjson)(?:\.gz)?$/u.test(file)) {
    for (const { line, value } of readRecords(file)) keepJson(value, `${file}:${line}`, keep);
    return judgements;
  }
  for (const [index, line] of readText(file).split(/\r?\n/u).entries()) {
    if (line.trim() === '') continue;
    const cells = line.trim().split(line.includes('\t') ? /\s*\t\s*/u : /[\s,;]+/u);
    const [query, second, third, fourth] = cells;
    const document = cells.length >= 4 ? third : second;
    const grade = cells.length === 2 ? 1 : Number(cells.length >= 4 ? fourth : third);
    if (index === 0 && (!Number.isFinite(grade) || /^(?:query|q|topic)[-_ ]?id$/iu.test(query ?? ''))) continue;
    if (query === undefined || document === undefined || !Number.isFinite(grade))
      throw invalid(`${file}:${index + 1}: expected query, document and grade separated by tabs`);
    keep(query, document, grade);
  }
  if (judgements.size === 0) throw invalid(`${file} holds no judgement.`);
  return judgements;
}

function keepJson(value: JsonRecord, place: string, keep: (query: string, document: string, grade: number) => void): void {
  const query = textOf(value, ['query-id', 'query_id', 'qid', 'query']);
  const document = textOf(value, ['corpus-id', 'corpus_id', 'doc_id', 'docid', 'document', 'pid']);
  if (query !== null && document !== null) {
    const grade = Number(textOf(value, ['score', 'relevance', 'grade', 'label', 'rel']) ?? '1');
    if (!Number.isFinite(grade)) throw invalid(`${place}: the grade is not a number`);
    keep(query, document, grade);
    return;
  }
  // A map from query to a map from document to grade, as BEIR holds it in memory.
  for (const [id, grades] of Object.entries(value)) {
    if (!isRecord(grades)) throw invalid(`${place}: expected query-id, corpus-id and score`);
    for (const [name, grade] of Object.entries(grades)) keep(id, name, Number(grade));
  }
}

export type Ranking = Readonly<{ queryId: string; results: readonly Readonly<{ id: string }>[] }>;

type Grades = NonNullable<ReturnType<typeof gradeOne>>;

/** The figures of every query that has a relevant document, in order. Gains are linear as in trec_eval; the query's own document never counts where ids are equal. */
export function gradeEach(rankings: readonly Ranking[], judgements: BeirFolder['judgements']): readonly Grades[] {
  return rankings.flatMap(({ queryId, results }) => {
    const grades = judgements.get(queryId) ?? new Map<string, number>();
    const gains = results.filter(({ id }) => id !== queryId || grades.has(id)).map(({ id }) => Math.max(0, grades.get(id) ?? 0));
    const relevant = [...grades.values()].filter((grade) => grade > 0);
    return gradeOne(gains, relevant) ?? [];
  });
}

/** The usual figures with their intervals. */
export function gradeRankings(rankings: readonly Ranking[], judgements: BeirFolder['judgements']): Readonly<Record<string, Interval>> {
  const rows = gradeEach(rankings, judgements);
  const names = ['nDCG@10', 'MRR@10', 'MAP', 'recall@5', 'recall@10', 'recall@100'] as const;
  return Object.fromEntries(names.map((name) => [name, bootstrapMean(rows.map((row) => row[name]))]));
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
