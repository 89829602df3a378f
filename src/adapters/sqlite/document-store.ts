import { DocumentInfo, Passage } from '../../domain/document.js';
import type { DocumentStore, ExtractedPage, StoredDocument } from '../../ports/knowledge.js';
import { clearWriteAheadLog, type Database, inTransaction, type Migration, migrate, noteDeletion } from './database.js';

const migrations: readonly Migration[] = [
  {
    name: 'documents-1',
    sql: `
      CREATE TABLE documents (
        id TEXT NOT NULL, revision TEXT NOT NULL, status TEXT NOT NULL, info TEXT NOT NULL, body TEXT NOT NULL, pages TEXT NOT NULL,
        PRIMARY KEY (id, revision)
      ) STRICT;
      CREATE TABLE passages (
        document_id TEXT NOT NULL, revision TEXT NOT NULL, ordinal INTEGER NOT NULL,
        id TEXT NOT NULL, page INTEGER NOT NULL, end_page INTEGER NOT NULL, section TEXT, kind TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, body TEXT NOT NULL, language TEXT NOT NULL, applies_to TEXT, flagged INTEGER NOT NULL,
        PRIMARY KEY (document_id, revision, ordinal),
        FOREIGN KEY (document_id, revision) REFERENCES documents (id, revision) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;`,
  },
];

/** The truth about documents in one SQLite file. Shares its connection with the other stores; the caller closes the connection. */
export function createSqliteDocumentStore(database: Database): DocumentStore {
  migrate(database, migrations);
  return {
    async put(document) {
      inTransaction(database, () => write(database, document));
    },
    async get(documentId, revision) {
      const row = database.prepare('SELECT info, status, body, pages FROM documents WHERE id = ? AND revision = ?').get(documentId, revision);
      if (row === undefined) return null;
      const info = readInfo(row);
      return { info, passages: readPassages(database, info), pages: unpackPages(String(row['pages'])), text: String(row['body']) };
    },
    async list() {
      return listInfos(database);
    },
    async remove(documentId, revision) {
      const all = database.prepare('DELETE FROM documents WHERE id = ?');
      const one = database.prepare('DELETE FROM documents WHERE id = ? AND revision = ?');
      const removed = inTransaction(database, () => {
        noteDeletion(database);
        return Number(revision === undefined ? all.run(documentId).changes : one.run(documentId, revision).changes);
      });
      clearWriteAheadLog(database);
      return removed;
    },
    async *passages() {
      for (const info of listInfos(database)) yield* readPassages(database, info);
    },
  };
}

function listInfos(database: Database): readonly DocumentInfo[] {
  return database.prepare('SELECT info, status FROM documents ORDER BY id, revision').all().map(readInfo);
}

function readInfo(row: Readonly<Record<string, unknown>>): DocumentInfo {
  return DocumentInfo.parse({ ...JSON.parse(String(row['info'])), status: row['status'] });
}

function write(database: Database, { info, passages, pages, text }: StoredDocument): void {
  database.prepare('DELETE FROM documents WHERE id = ? AND revision = ?').run(info.id, info.revision);
  if (info.status === 'current') database.prepare("UPDATE documents SET status = 'superseded' WHERE id = ?").run(info.id);
  database
    .prepare('INSERT INTO documents (id, revision, status, info, body, pages) VALUES (?, ?, ?, ?, ?, ?)')
    .run(info.id, info.revision, info.status, JSON.stringify(info), text, packPages(pages));
  const insert = database.prepare(
    `INSERT INTO passages (document_id, revision, ordinal, id, page, end_page, section, kind, start, "end", body, language, applies_to, flagged)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const inherited = JSON.stringify(info.appliesTo);
  passages.forEach((passage, ordinal) => {
    const appliesTo = JSON.stringify(passage.appliesTo);
    insert.run(
      info.id,
      info.revision,
      ordinal,
      passage.id,
      passage.page,
      passage.endPage,
      passage.section,
      passage.kind,
      passage.start,
      passage.end,
      passage.text,
      passage.language,
      appliesTo === inherited ? null : appliesTo,
      passage.flagged ? 1 : 0,
    );
  });
}

function readPassages(database: Database, info: DocumentInfo): readonly Passage[] {
  const rows = database.prepare('SELECT * FROM passages WHERE document_id = ? AND revision = ? ORDER BY ordinal').all(info.id, info.revision);
  return rows.map((row) => ({
    id: String(row.id),
    documentId: info.id,
    document: info.title,
    documentKind: info.kind,
    revision: info.revision,
    status: info.status,
    page: Number(row.page),
    endPage: Number(row.end_page),
    section: row.section === null ? null : String(row.section),
    kind: Passage.shape.kind.parse(row.kind),
    start: Number(row.start),
    end: Number(row.end),
    text: String(row.body),
    language: String(row.language),
    appliesTo: row.applies_to === null ? info.appliesTo : Passage.shape.appliesTo.parse(JSON.parse(String(row.applies_to))),
    flagged: row.flagged === 1,
  }));
}

const NUMBERS_PER_BOX = 7;

/** Pages as JSON with the boxes flattened to `start, end, page, x, y, width, height` in a row, which is a third of the size. */
function packPages(pages: readonly ExtractedPage[]): string {
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return JSON.stringify(
    pages.map(({ boxes, ...page }) => ({
      ...page,
      boxes: boxes.flatMap(({ start, end, rectangle: { page: on, x, y, width, height } }) => [start, end, on, tenth(x), tenth(y), tenth(width), tenth(height)]),
    })),
  );
}

type PackedPage = Readonly<Omit<ExtractedPage, 'boxes'> & { boxes: readonly number[] }>;

function unpackPages(json: string): readonly ExtractedPage[] {
  const packed: readonly PackedPage[] = JSON.parse(json);
  return packed.map(({ boxes, ...page }) => ({
    ...page,
    boxes: Array.from({ length: boxes.length / NUMBERS_PER_BOX }, (_, index) => unpackBox(boxes, index)),
  }));
}

function unpackBox(boxes: readonly number[], index: number): ExtractedPage['boxes'][number] {
  const [start = 0, end = 0, page = 1, x = 0, y = 0, width = 0, height = 0] = boxes.slice(index * NUMBERS_PER_BOX, (index + 1) * NUMBERS_PER_BOX);
  return { start, end, rectangle: { page, x, y, width, height } };
}
