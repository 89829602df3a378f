import * as z from 'zod';
import { DocumentInfo, Passage } from '../../domain/document.js';
import { CopilotError } from '../../domain/errors.js';
import type { Segment } from '../lexical/segment.js';
import { ByteReader, ByteWriter } from './bytes.js';

/** Changes whenever analysis or layout changes, so that an index of another making is rebuilt and never misread. */
const FORMAT = 5;
const MAGIC = 0x53484d58;
const KINDS: readonly Passage['kind'][] = Passage.shape.kind.options;
const Documents = z.array(DocumentInfo);

export type IndexState = Readonly<{ terms: readonly string[]; segments: readonly Segment[] }>;

/** Numbers the distinct texts of a column. */
class TextColumn {
  readonly texts: string[] = [];
  readonly #numbers: Map<string, number> = new Map();

  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

function writePassages(writer: ByteWriter, passages: readonly Passage[]): void {
  const column = new TextColumn();
  const rows = new Uint32Array(passages.length * 8);
  for (const [row, passage] of passages.entries()) {
    const facts = [
      passage.documentId,
      passage.document,
      passage.documentKind,
      passage.revision,
      passage.status,
      passage.language,
      JSON.stringify(passage.appliesTo),
    ];
    rows.set(
      [
        column.number(JSON.stringify(facts)),
        passage.section === null ? 0 : 1 + column.number(passage.section),
        KINDS.indexOf(passage.kind),
        passage.page,
        passage.endPage,
        passage.start,
        passage.end,
        passage.flagged ? 1 : 0,
      ],
      row * 8,
    );
  }
  writer.texts(column.texts);
  writer.array(rows);
  writer.texts(passages.map((passage) => passage.id));
  writer.texts(passages.map((passage) => passage.text));
}

const Facts = z.tuple([
  z.string(),
  z.string(),
  Passage.shape.documentKind,
  z.string(),
  Passage.shape.status,
  z.string(),
  z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
]);

function readPassages(reader: ByteReader): readonly Passage[] {
  const texts = reader.texts();
  const rows = reader.uint32();
  const ids = reader.texts();
  const bodies = reader.texts();
  const facts = new Map<number, z.infer<typeof Facts>>();
  return ids.map((id, row) => {
    const at = row * 8;
    const key = rows[at] ?? 0;
    const known = facts.get(key) ?? Facts.parse(JSON.parse(texts[key] ?? ''));
    facts.set(key, known);
    const [documentId, document, documentKind, revision, status, language, appliesTo] = known;
    const section = rows[at + 1] ?? 0;
    return {
      id,
      documentId,
      document,
      documentKind,
      revision,
      status,
      page: rows[at + 3] ?? 1,
      endPage: rows[at + 4] ?? 1,
      section: section === 0 ? null : (texts[section - 1] ?? null),
      kind: KINDS[rows[at + 2] ?? 0] ?? 'text',
      start: rows[at + 5] ?? 0,
      end: rows[at + 6] ?? 0,
      text: bodies[row] ?? '',
      language,
      appliesTo,
      flagged: rows[at + 7] === 1,
    };
  });
}

/** The whole index as bytes. The documents themselves stay the truth; this only saves building it again. */
export function encodeIndex(state: IndexState): Uint8Array {
  const writer = new ByteWriter();
  writer.number(MAGIC);
  writer.number(FORMAT);
  writer.texts(state.terms);
  writer.number(state.segments.length);
  for (const segment of state.segments) {
    writer.texts([segment.partition, JSON.stringify(segment.documents)]);
    writePassages(writer, segment.passages);
    writer.array(segment.titleLengths);
    writer.array(segment.documentOf);
    writer.array(segment.termIds);
    writer.array(segment.offsets);
    writer.array(segment.postingPassages);
    writer.array(segment.postingWeights);
    writer.array(segment.lengths);
    writer.array(segment.forwardOffsets);
    writer.array(segment.forward);
    writer.array(segment.markOffsets);
    writer.array(segment.marks);
  }
  return writer.bytes();
}

function readSegment(reader: ByteReader): Segment {
  const [partition = '', documents = '[]'] = reader.texts();
  return {
    partition,
    documents: Documents.parse(JSON.parse(documents)),
    passages: readPassages(reader),
    titleLengths: reader.uint16(),
    documentOf: reader.uint16(),
    termIds: reader.uint32(),
    offsets: reader.uint32(),
    postingPassages: reader.uint16(),
    postingWeights: reader.uint8(),
    lengths: reader.uint16(),
    forwardOffsets: reader.uint32(),
    forward: reader.uint32(),
    markOffsets: reader.uint32(),
    marks: reader.uint32(),
  };
}

/** Reads saved bytes. Throws `index-missing` when they are of another format, cut short or damaged: then build the index again. */
export function decodeIndex(bytes: Uint8Array): IndexState {
  const reader = new ByteReader(bytes);
  if (reader.number() !== MAGIC || reader.number() !== FORMAT)
    throw new CopilotError({ code: 'index-missing', message: 'The saved index is of another version; build it again from the documents.' });
  try {
    const terms = reader.texts();
    const count = reader.number();
    return { terms, segments: Array.from({ length: count }, () => readSegment(reader)) };
  } catch (error) {
    if (error instanceof CopilotError) throw error;
    throw new CopilotError({ code: 'index-missing', message: 'The saved index is damaged; build it again from the documents.', cause: error });
  }
}
