import type { CaseLabel } from '../ast.js';
import { parseExpression } from './expressions.js';
import type { TokenCursor } from './token-cursor.js';

/** The labels of one clause of CASE and the colon behind them. */
export function parseLabels(cursor: TokenCursor): CaseLabel[] {
  const labels: CaseLabel[] = [];
  do {
    const low = parseExpression(cursor);
    const high = cursor.takeSymbol('..') ? parseExpression(cursor) : null;
    labels.push({ low, high, start: low.start, end: cursor.previousEnd });
  } while (cursor.takeSymbol(','));
  cursor.expectSymbol(':', 'after the CASE label');
  return labels;
}

const labelSymbols = new Set(['.', ',', '..', '+', '-', '*']);
const longestLabel = 4000;

/** Looks ahead for `label, label..label :`, the only text that may stand before a colon without `:=`, `(` or `;`. */
export function isCaseLabel(cursor: TokenCursor): boolean {
  const first = cursor.token;
  if (first.kind === 'keyword' || first.kind === 'region') return false;
  let nested = 0;
  for (let distance = 0; distance < longestLabel; distance++) {
    const { kind, text } = cursor.peek(distance);
    if (kind === 'end' || kind === 'keyword' || kind === 'region' || kind === 'address') return false;
    if (kind !== 'symbol') continue;
    if (text === ':') return distance > 0;
    if (text === '(' && (distance === 0 || nested > 0)) nested++;
    else if (text === ')' && nested > 0) nested--;
    else if (!labelSymbols.has(text)) return false;
  }
  return false;
}
