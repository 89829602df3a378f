import { allMatches } from '../../domain/all-matches.js';
import type { Question } from '../question.js';
import type { Hit } from '../rank/passage-hits.js';
import { isGenericWord } from '../text/generic-words.js';
import { isStopWord } from '../text/stop-words.js';

type Seen = Readonly<{ text: string; hits: readonly Hit[]; row: boolean; valued: boolean }>;

/** "The name of the site director", "what is the sealant called": only a name answers. */
const ASKS_NAME = /\bnames? of\b(?! (?:all|each|every)\b)|\b(?:what|how) (?:is|are|was|were) .{2,50}\b(?:called|named)\b|\p{L}['’]s (?:full )?name\b/iu;
/** "What type of refrigerant": which one of a kind (not "which types", which asks for a list), said by a word before it, a code, or behind a verb of being. */
const ASKS_SORT = /\b(?:what|which)(?:\s+(?:is|are))?\s+(?:the\s+)?(?:type|kind|sort|make|brand|model|grade)\s+(?:of|is|does)\b/iu;
/** A text that says that another text tells it, or that nothing is known. */
const TOLD_ELSEWHERE =
  /\b(?:is|are) (?:ruled|governed|covered|described|dealt with|treated|regulated|set out|laid down|explained) (?:by|in)\b|\b(?:has|have) (?:a|an|its|their) (?:own )?(?:manual|instruction|handbook|procedure|document|policy|book|sheet)\b/iu;
/** That nobody knows it yet, or that it is still to be decided, is all there is to say of the very thing that is asked. */
const NOT_YET = /\b(?:not|never) (?:yet )?(?:known|decided|settled|determined|agreed|clear)\b|\bunknown\b/iu;
const UNKNOWN =
  /\b(?:not|never|nor|been) (?:yet )?(?:measured|stated|known|specified|recorded|determined|given|published|decided|settled)\b|\bunknown\b|\bn\/a\b/iu;
const ASKS_PLACE_OF_TEXT =
  /\b(?:document|manual|instruction|handbook|paper|policy|procedure|sheet|rules?|section|chapter|where|who|known?|measured|stated)\b/iu;
/** Sentences and cells, each with where it begins. */
const PART = /[^.;:\n]+(?:[.:](?=\d)[^.;:\n]+)*/gu;

/**
 * True when what is asked for is of a sort that a text shows openly (a name, which one of a kind), and this piece, though it speaks of
 * the thing, does not say it, or says only that another paper does.
 */
export function leavesOpen({ text: question, language, concepts }: Question, seen: Seen): boolean {
  if (language !== 'en') return false;
  if (!seen.valued && !ASKS_PLACE_OF_TEXT.test(question) && tellsNothing(seen, concepts)) return true;
  const name = ASKS_NAME.exec(question);
  if (name !== null) {
    const named = /of$/iu.test(name[0]) ? phraseFrom(concepts, name.index + name[0].length, question) : [];
    return !partsSpoken(seen).some(({ text, hits }) => named.every((at) => hits.some(({ concept }) => concept === at)) && namesSomething(text, question));
  }
  const sort = ASKS_SORT.exec(question);
  if (sort === null) return false;
  const thing = concepts.findIndex(({ start }) => start >= sort.index + sort[0].length);
  return !partsSpoken({ ...seen, hits: seen.hits.filter(({ concept }) => concept === thing) }).some((part) => saysWhich(part, question, seen.row));
}

/** The sentence or cell that speaks of the question most says only that another text tells it, or that it was not measured or stated. */
function tellsNothing(seen: Seen, concepts: Question['concepts']): boolean {
  const [most] = [...partsSpoken(seen)].sort((left, right) => spokenOf(right.hits).size - spokenOf(left.hits).size);
  const text = most?.text ?? seen.text;
  if (TOLD_ELSEWHERE.test(text)) return true;
  if (seen.row || !UNKNOWN.test(text)) return false;
  const said = spokenOf(most?.hits ?? []);
  return !(NOT_YET.test(text) && said.size > 0 && concepts.every(({ ordinary, surface }, at) => ordinary || isGenericWord(surface) || said.has(at)));
}

const spokenOf = (hits: readonly Hit[]): ReadonlySet<number> => new Set(hits.map(({ concept }) => concept));

/** The words of the question that stand side by side from the first one behind `from`: "site director" of "the name of the site director on duty". */
function phraseFrom(concepts: Question['concepts'], from: number, question: string): readonly number[] {
  const first = concepts.findIndex(({ start }) => start >= from);
  const found: number[] = [];
  for (let at = first; at >= 0 && at < concepts.length; at += 1) {
    const [before, here] = [concepts[at - 1], concepts[at]];
    if (here === undefined || (at > first && (before === undefined || !/^[\s-]*$/u.test(question.slice(before.start + before.surface.length, here.start)))))
      break;
    found.push(at);
  }
  return found;
}

type Part = Readonly<{ text: string; hits: readonly Hit[] }>;

/** The sentences or cells that speak of what is asked, with the words found in each; the text behind a colon belongs to what stands before it. */
function partsSpoken({ text, hits }: Seen): readonly Part[] {
  return allMatches(text, PART).flatMap((match): readonly Part[] => {
    const end = match.index + match[0].length;
    const inside = hits.filter((hit) => hit.start >= match.index && hit.start < end && hit.weight >= 0.5);
    if (inside.length === 0) return [];
    const behind = text[end] === ':' ? (/^:[^.;\n]*/u.exec(text.slice(end))?.[0] ?? '') : '';
    return [{ text: match[0] + behind, hits: inside.map((hit) => ({ ...hit, start: hit.start - match.index, end: hit.end - match.index })) }];
  });
}

/** A capital, a code or quotation marks behind the first word, in none of the words of the question. */
function namesSomething(part: string, question: string): boolean {
  const asked = question.toLowerCase();
  if (/["“„'‘]\p{L}/u.test(part)) return true;
  return allMatches(part, /(?<=\S[ ]|:[ ]?)(?:\p{Lu}[\p{L}\d&-]*|\p{L}+-?\d[\p{L}\d-]*)/gu).some(
    ([word]) => word.length > 1 && !asked.includes(word.toLowerCase()) && !isStopWord(word.toLowerCase(), null),
  );
}

/** The kind with a word of its own before it, or with a name, a code or "is ..." behind it. */
function saysWhich({ text, hits }: Part, question: string, row: boolean): boolean {
  if (namesSomething(text, question)) return true;
  return hits.some(({ start, end }) => {
    const before = /(\p{L}[\p{L}\d/-]*)[ -]$/u.exec(text.slice(0, start))?.[1];
    const narrowed =
      before !== undefined && !isStopWord(before.toLowerCase(), null) && !isGenericWord(before) && !question.toLowerCase().includes(before.toLowerCase());
    if (narrowed && !row) return true;
    return /^\S*(?:\s?:\s*\p{L}|\s(?:is|are|of|must be|has to be)\s(?:an?\s|the\s)?(?!\p{L}+(?:ed|en)\b|(?:put|kept|cut|set|made|held|fed|led|in|on|at|by|from|under|not|to|too)\b)\p{L}|\s\p{Ll}{3,}$)/u.test(
      text.slice(end),
    );
  });
}
