import type { Answer } from '../../domain/document.js';
import { meets, telling } from './word-match.js';

const asksNumber = /\bhow (?:many|much)\b|\bwie ?viele?\b|多少|几/iu;
/** Words of asking, and for what is there, which a row gives under a heading of its own. */
const saysNothing =
  /(?<!\p{L})(?:who|whom|where|why|do|did|many|much|left|there|remaining|available|stock|spare|still|we|wer|wie|wo|was|sind|ist|da|davon|haben|wir|es|gibt|viele?|übrig|vorrätig|noch|lager)(?!\p{L})|还剩|剩下|库存/giu;
const bareNumber = /(?:^|[;:]\s)[^;:]*?(?<![\p{L}\d-])\d+(?:[.,]\d+)?\s*(?:;|$)/u;
const fewest = 2;

/**
 * Whether what is shown for one part of a question tells another part as well: it says every word of that part, or it is a row with a
 * number where the part asks how many are there and names nothing of its own.
 */
export function isTold(part: string, shown: readonly Pick<Answer, 'passage' | 'shown'>[]): boolean {
  const words = telling(part.replace(saysNothing, ' '));
  if (words.length === 0)
    return asksNumber.test(part) && shown.some(({ passage: { kind }, shown: text }) => (kind === 'table-row' || kind === 'record') && bareNumber.test(text));
  const said = telling(shown.map(({ shown: text }) => text).join(' '));
  return words.length >= fewest && words.every((word) => meets(word, said));
}
