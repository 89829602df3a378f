import type { Question } from '../question.js';
import type { Focus } from './focus.js';

/** German "wie viel" asks for an amount, which is measured and not counted. */
const HOW_MANY = /\b(?:how many|wie ?viele)\s+(?:(?:\p{L}+)\s+){0,2}?(\p{L}+)/iu;
/** "有多少个烘缸", "有多少员工": the asking word and the counter before what is counted. */
const CHINESE_HOW_MANY =
  /(?:多少(?:[个台只根条张块件套座辆艘层粒枚支位名把次种]|(?![就才会要应能可须必时以的得为是在有]))|几\s?[个台只根条张块件套座辆艘层粒枚支位名把次种]?)(?=\p{Script=Han})/u;
/** How far behind the asking word what is counted may begin, in signs. */
const NEXT = 2;

/** What a question "how many ...?" counts, as a concept, where it is no unit. */
export function countedConcept({ text, concepts }: Question, { expected, head }: Focus): number | null {
  if (expected.kind !== 'quantity' || expected.dimensions.length > 0) return null;
  const match = HOW_MANY.exec(text);
  if (match !== null) {
    const at = head ?? concepts.findIndex(({ start }) => start >= match.index + match[0].length - (match[1]?.length ?? 0));
    return at < 0 ? null : at;
  }
  const chinese = CHINESE_HOW_MANY.exec(text);
  if (chinese === null) return null;
  const from = chinese.index + chinese[0].length;
  const at = concepts.findLastIndex(({ start }) => start >= from && start < from + NEXT);
  return at < 0 ? null : at;
}
