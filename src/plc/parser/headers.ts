import type { TokenCursor } from './token-cursor.js';

const headerWords = new Set(['VERSION', 'AUTHOR', 'FAMILY', 'NAME', 'TITLE', 'KNOW_HOW_PROTECT']);

/** Skips SCL header entries (`VERSION : 0.1`); gives their text. */
export function parseHeader(cursor: TokenCursor): string[] {
  const entries: string[] = [];
  while (cursor.token.kind === 'name' && (headerWords.has(cursor.token.key) || bareHeaderWords.has(cursor.token.key))) {
    const { start } = cursor.token;
    if (bareHeaderWords.has(cursor.token.key)) cursor.advance();
    else cursor.skipLine();
    entries.push(cursor.source.text.slice(start, cursor.previousEnd).trim());
  }
  return entries;
}

const bareHeaderWords = new Set(['NON_RETAIN', 'UNLINKED', 'READ_ONLY', 'RETAIN', 'STANDARD']);
