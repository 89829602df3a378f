import path from 'node:path';
import { createDocumentReader, openKnowledge } from '../../src/app/knowledge.js';
import type { DocumentInfo, Passage } from '../../src/domain/document.js';
import type { Row } from '../../src/knowledge/answer/answer-trees.js';
import type { Piece } from '../../src/knowledge/answer/piece.js';
import type { Signs } from '../../src/knowledge/answer/signs.js';
import { createKnowledgeSearch } from '../../src/knowledge/search.js';
import { createSqliteStateStore, openDatabase } from '../../src/testing/eval-support.js';
import { ManualClock } from '../../src/testing/manual-clock.js';
import type { AnswerSample } from './samples.js';

/** What a search found best for one question: how sure it is, and the share of the facts that it holds. */
export type Said = Readonly<{
  sample: AnswerSample;
  /** True where the sentences that answer were taken out of the documents, so that the question has no answer left. */
  cut: boolean;
  probability: number;
  right: number;
  /** What the trees look at, for each of the best pieces by the linear model, with the share of the facts that it holds. */
  rows: readonly Readonly<{ features: Signs; right: number }>[];
}>;

type Asked = Readonly<{ pieces: readonly Piece[]; rows: readonly Row[] }>;
type Held = readonly Readonly<{ document: DocumentInfo; passages: readonly Passage[] }>[];

const COLLECTION = 'corpus';
/** A fact that stands in more places than this cannot be taken out cleanly. */
const MOST_PLACES = 4;
/** Pieces below this probability may hold one of the facts by accident. */
const ACCIDENT = 0.05;
const LEAST_LINE = 8;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3})/gu, '')
    .replace(/[\s\u00a0\u202f·]+/gu, '');
/** A bare figure of a table cell is not to be found inside a longer one. */
const BARE = /^[\d.,]{1,6}$/u;

function holds(text: string, fact: string | readonly string[]): boolean {
  return [fact].flat().some((form) => {
    if (!BARE.test(form)) return plain(text).includes(plain(form));
    const digits = form.replace(/,/gu, '').replace(/\./gu, '\\.');
    return new RegExp(`(?<![\\d.,])${digits}(?![\\d]|[.,]\\d)`, 'u').test(text.replace(/(?<=\d),(?=\d{3})/gu, ''));
  });
}

/** Asks every sample of its documents, and once more without the sentences that answer it. */
export async function gather(root: string, samples: readonly AnswerSample[]): Promise<readonly Said[]> {
  const reader = createDocumentReader();
  const found: Said[] = [];
  try {
    for (const corpus of new Set(samples.map((sample) => sample.corpus))) {
      const held = await passagesOf(root, corpus, reader);
      const desk = new SearchDesk(held, corpus);
      for (const sample of samples.filter((each) => each.corpus === corpus)) {
        const asked = await desk.ask(sample.question);
        found.push(saidOf(sample, asked, false));
        const without = corpus === null || sample.facts.length === 0 ? null : cutOut(held, asked.pieces, sample);
        if (without !== null) found.push(saidOf(sample, await new SearchDesk(without, corpus).ask(sample.question), true));
      }
    }
  } finally {
    await reader[Symbol.asyncDispose]();
  }
  return found;
}

/** A search over some documents that tells which pieces it weighed. */
class SearchDesk {
  #asked: Asked = { pieces: [], rows: [] };
  readonly #corpus: string | null;
  readonly #search: ReturnType<typeof createKnowledgeSearch>;
  #settled = false;

  constructor(held: Held, corpus: string | null) {
    this.#corpus = corpus;
    this.#search = createKnowledgeSearch({
      onPieces: (pieces, rows) => {
        this.#asked = { pieces, rows: rows() };
      },
    });
    for (const { document, passages } of held) this.#search.addDocument(document, passages);
  }

  async ask(question: string): Promise<Asked> {
    const collection = this.#corpus === null ? undefined : COLLECTION;
    if (!this.#settled) await this.#search.settle('technician', collection);
    this.#settled = true;
    this.#asked = { pieces: [], rows: [] };
    await this.#search.search(
      { query: question, role: 'technician', limit: 6, ...(collection === undefined ? {} : { collection }) },
      new AbortController().signal,
    );
    return this.#asked;
  }
}

async function passagesOf(root: string, corpus: string | null, reader: ReturnType<typeof createDocumentReader>): Promise<Held> {
  const database = openDatabase(':memory:');
  const knowledge = await openKnowledge({
    database,
    state: createSqliteStateStore(database),
    clock: new ManualClock(new Date('2026-03-02T14:05:00Z')),
    bundledFolder: corpus === null ? path.join(root, 'knowledge') : null,
    filesFolder: null,
    extractor: reader,
    progress: () => {},
    signal: new AbortController().signal,
  });
  try {
    const request = { paths: corpus === null ? [] : [path.join(root, corpus)], collection: COLLECTION, accessRoles: [] };
    if (corpus !== null) await knowledge.ingest.ingest(request, () => {}, new AbortController().signal);
    const held: Held[number][] = [];
    for (const document of await knowledge.index.documents('admin', corpus === null ? undefined : COLLECTION)) {
      const opened = await knowledge.index.open({ documentId: document.id, revision: document.revision, role: 'admin' }, new AbortController().signal);
      if (opened !== null && !document.id.toLowerCase().includes('questions')) held.push({ document, passages: opened.passages });
    }
    return held;
  } finally {
    await knowledge[Symbol.asyncDispose]();
  }
}

function saidOf(sample: AnswerSample, { pieces, rows }: Asked, cut: boolean): Said {
  const [best] = [...pieces].sort((left, right) => right.probability - left.probability);
  const share = ({ text }: Piece): number => (sample.facts.length === 0 ? 0 : sample.facts.filter((fact) => holds(text, fact)).length / sample.facts.length);
  return {
    ...{ sample, cut, probability: best?.probability ?? 0, right: best === undefined ? 0 : share(best) },
    rows: rows.map(({ piece, features }) => ({ features, right: cut ? 0 : share(piece) })),
  };
}

/** The same documents without the pieces that hold the facts, or null where they cannot be told apart. */
function cutOut(held: Held, pieces: readonly Piece[], { facts }: AnswerSample): Held | null {
  const answering = pieces.filter(
    ({ text, probability }) => facts.some((fact) => holds(text, fact)) && (probability > ACCIDENT || facts.every((fact) => holds(text, fact))),
  );
  const texts = [...new Set(answering.map(({ text }) => text))].sort((left, right) => right.length - left.length);
  if (texts.length === 0 || new Set(texts.map(plain)).size > MOST_PLACES) return null;
  // The joined passages of a procedure or table are cut line by line.
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.length > LEAST_LINE && facts.some((fact) => holds(line, fact)));
  return held.map(({ document, passages }) => ({
    document,
    passages: passages.flatMap((passage) => {
      const text = [...texts, ...lines].reduce((rest, part) => rest.split(part).join(' '), passage.text);
      if (text === passage.text) return [passage];
      return text.trim().length < 3 ? [] : [{ ...passage, text, end: passage.start + text.length }];
    }),
  }));
}
