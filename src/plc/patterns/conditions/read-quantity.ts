import { numberOfWord } from '../request-text.js';
import { type Cursor, peek, take, wordAt } from './tokens.js';

/** "any of", "all of", "two out of three": how many of what is listed must hold; `some`: a quantity that no joining of conditions says. */
export function takeQuantity(cursor: Cursor): 'all' | 'any' | 'some' | number | null {
  const least = takeLeast(cursor);
  if (least !== null) return least;
  const words = [0, 1, 2, 3, 4].map((ahead) => wordAt(cursor, ahead));
  const of = words.findIndex((word) => /^(?:of|von|der)$/.test(word));
  if (of < 1 || words.slice(0, of).includes('')) return peek(cursor)?.kind === 'number' && wordAt(cursor, 1) === 'of' ? 'some' : null;
  const said = words.slice(0, of).join(' ');
  const kind = /^(?:(?:at least )?(?:any|one|any one|eine[rs]?)|any)$/.test(said) ? 'any' : /^(?:all|both|each|all three|alle)$/.test(said) ? 'all' : null;
  if (kind === null) return /\b(?:two|three|four|five|most|majority|zwei|drei|mindestens|exactly|least)\b/.test(said) ? 'some' : null;
  cursor.at += of + 1;
  while (take(cursor, /^(?:the|two|three|four|switches|sensors|transmitters|signals|den|drei)$/));
  return kind;
}

/** "two out of three temperatures TT-1", "at least 2 of the switches LS-1": how many of the listed ones; null, and unmoved, where it is not said so. */
function takeLeast(cursor: Cursor): number | null {
  const start = cursor.at;
  while (take(cursor, /^(?:at|least|any|mindestens|wenigstens|irgend)$/));
  const count = takeCount(cursor);
  take(cursor, /^(?:out)$/);
  if (count !== null && count >= 2 && take(cursor, /^(?:of|von|aus)$/)) {
    while (take(cursor, /^(?:the|these|den|der)$/) || takeCount(cursor) !== null || take(cursor, /^of$/));
    for (let words = 0; words < 3 && peek(cursor)?.kind === 'word' && !/^(?:and|or|und|oder|but|aber|both|either)$/.test(wordAt(cursor)); words++)
      cursor.at += 1;
    if (peek(cursor)?.kind === 'name') return count;
  }
  cursor.at = start;
  return null;
}

function takeCount(cursor: Cursor): number | null {
  const token = peek(cursor);
  const count = token?.kind === 'number' ? token.number.value : token?.kind === 'word' ? numberOfWord(token.text) : null;
  if (count === null || !Number.isInteger(count) || count > 4) return null;
  cursor.at += 1;
  return count;
}
