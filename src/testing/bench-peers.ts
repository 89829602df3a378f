import MiniSearch from 'minisearch';
import { type Database, openDatabase as openFile } from '../adapters/sqlite/database.js';

/** An empty SQLite database in memory, for measuring FTS5 beside our index. */
export function openDatabase(): Database {
  return openFile(':memory:');
}

/** Ranks documents for a query, best first, ids only. */
export type PeerRanker = Readonly<{ name: string; rank: (query: string, limit: number) => readonly string[]; close: () => void }>;
type PeerDocument = Readonly<{ id: string; title: string; text: string }>;

/** MiniSearch as it comes, title and text as fields. */
export function miniSearchPeer(documents: readonly PeerDocument[]): PeerRanker {
  const index = new MiniSearch({ fields: ['title', 'text'] });
  index.addAll(documents.map(({ id, title, text }) => ({ id, title, text })));
  return {
    name: 'MiniSearch',
    rank: (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => String(id)),
    close: () => index.removeAll(),
  };
}

/** SQLite FTS5 with the porter tokeniser, every word of the query joined by OR. */
export function fts5Peer(documents: readonly PeerDocument[]): PeerRanker {
  const database = openDatabase();
  database.exec("CREATE VIRTUAL TABLE documents USING fts5(id UNINDEXED, title, text, tokenize='porter unicode61'); BEGIN");
  const insert = database.prepare('INSERT INTO documents(id, title, text) VALUES (?, ?, ?)');
  for (const { id, title, text } of documents) insert.run(id, title, text);
  database.exec('COMMIT');
  const select = database.prepare('SELECT id FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?');
  return {
    name: 'FTS5 porter',
    rank: (query, limit) => {
      const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
      return words.length === 0 ? [] : select.all(words.map((word) => `"${word}"`).join(' OR '), limit).map((row) => String(row['id']));
    },
    close: () => database.close(),
  };
}
