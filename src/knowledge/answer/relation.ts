import { allMatches } from '../../domain/all-matches.js';
import type { Question } from '../question.js';
import type { Hit } from '../rank/passage-hits.js';

type Seen = Readonly<{ question: Question; text: string; hits: readonly Hit[] }>;

/** Small words that relate one thing to another, and those that say the contrary. */
const CONTRARY: ReadonlyMap<string, readonly string[]> = new Map([
  ['before', ['after']],
  ['after', ['before']],
  ['above', ['below', 'under', 'beneath']],
  ['below', ['above', 'over']],
  ['under', ['above', 'over']],
  ['inside', ['outside']],
  ['outside', ['inside']],
  ['during', ['outside', 'before', 'after']],
]);
const RELATING = /(?<![\p{L}-])(before|after|above|below|under|inside|outside|during)\s+(?!\d)/giu;
const FROM_TO = /(?<![\p{L}-])from\s+([^,;.?]{2,40}?)\s+(?:back\s+)?(?:in)?to\s+([^,;.?]{2,40})/giu;
const RELATED = /(?<![\p{L}-])(before|after|above|over|below|under|beneath|inside|outside)\s+/giu;
/** A related thing stands within so many characters behind the small word, its article included. */
const REACH = 24;
const MET = 0.5;

/** True when the piece relates the same things the other way round: "after cleaning" for "before cleaning", "from B to A" for "from A to B". */
export function relatesContrary({ question, text, hits }: Seen): boolean {
  return question.language === 'en' && (goesTheOtherWay({ question, text, hits }) || saysContraryRelation({ question, text, hits }));
}

function goesTheOtherWay({ question: { text: asked, concepts }, text, hits }: Seen): boolean {
  const [way] = allMatches(asked, FROM_TO);
  if (way === undefined) return false;
  const conceptsIn = (part: string, from: number): ReadonlySet<number> =>
    new Set(concepts.flatMap(({ start }, at) => (start >= from && start < from + part.length ? [at] : [])));
  const [from, to] = endsOf(way);
  const left = conceptsIn(way[1] ?? '', from);
  const reached = conceptsIn(way[2] ?? '', to);
  return allMatches(text, FROM_TO).some((match) => {
    const [start, end] = endsOf(match);
    const heldIn = (part: string, at: number): readonly number[] =>
      hits.filter((hit) => hit.weight >= MET && hit.start >= at && hit.start < at + part.length).map(({ concept }) => concept);
    const first = heldIn(match[1] ?? '', start);
    const second = heldIn(match[2] ?? '', end);
    const only = (held: readonly number[], one: ReadonlySet<number>, other: ReadonlySet<number>): boolean =>
      held.some((concept) => one.has(concept)) && !held.some((concept) => other.has(concept) && !one.has(concept));
    return only(first, reached, left) && (second.length === 0 || only(second, left, reached));
  });
}

/** Where the two ends of "from A to B" begin. */
function endsOf(match: RegExpExecArray): readonly [number, number] {
  const from = match.index + match[0].indexOf(match[1] ?? '', 'from'.length);
  return [from, match.index + match[0].length - (match[2]?.length ?? 0)];
}

function saysContraryRelation({ question: { text: asked, concepts }, text, hits }: Seen): boolean {
  return allMatches(asked, RELATING).some((match) => {
    const behind = match.index + match[0].length;
    const related = concepts.findIndex(({ start, kind }) => start >= behind && start - behind <= REACH && kind === 'word');
    if (related < 0 || /[,;]/u.test(asked.slice(behind, concepts[related]?.start))) return false;
    const word = (match[1] ?? '').toLowerCase();
    const said = relationsTo(related, text, hits);
    return said.length > 0 && !said.includes(word) && said.some((other) => CONTRARY.get(word)?.includes(other) === true);
  });
}

/** The small words that stand directly before a word of the question in the piece. */
function relationsTo(concept: number, text: string, hits: readonly Hit[]): readonly string[] {
  return allMatches(text, RELATED).flatMap((match) => {
    const behind = match.index + match[0].length;
    const [next] = hits.filter((hit) => hit.start >= behind && hit.start - behind <= REACH && hit.weight >= MET);
    return next?.concept === concept && !/[,;.]/u.test(text.slice(behind, next.start)) ? [(match[1] ?? '').toLowerCase()] : [];
  });
}
