import type { EvidenceFacts } from '../evidence-facts.js';
import { share } from '../words.js';
import { clauseOf } from './clauses.js';
import { unitsOf } from './papers.js';

type Facts = Pick<EvidenceFacts, 'evidence'>;
type Quantifier = Readonly<{ said: RegExp; held: RegExp }>;

/** Share of a sentence's keys that another must hold to be about the same thing. */
const sameThing = 0.5;

const quantifiers: readonly Quantifier[] = [
  {
    // "Only after" is an order, "only 20" an amount.
    said: /\b(?:only|nobody but|no one but|exclusively|solely)\b(?! (?:then|in case|about|\d))(?![^.;]*\b(?:after|when|if|once|while|until)\b)|(?<!\p{L})(?:nur|ausschließlich|lediglich)(?!\p{L})(?! (?:bei|noch|dann|\d))(?![^.;]*(?<!\p{L})(?:wenn|nach|nachdem|sobald|falls)(?!\p{L}))|只有|仅限|只能由/iu,
    held: /\b(?:only|alone|but|except|exclusively|solely|nobody|no one|none|other|others|otherwise|never|not|just|one)\b|(?<!\p{L})(?:nur|allein\w*|ausschließlich|lediglich|niemand|sonst|andere\w*|außer|kein\w*|nie|nicht|ein|eine)(?!\p{L})|只|仅|唯一|不得|禁止/iu,
  },
  {
    said: /\b(?:any(?:one|body)|every(?:one|body)|at any time|in any case|under (?:all|any) circumstances|no matter)\b|(?<!\p{L})(?:jedermann|jeder darf|jederzeit|in jedem fall|egal)(?!\p{L})|任何人|随时|无论/iu,
    held: /\b(?:any\w*|every\w*|all|whoever|always|whenever)\b|(?<!\p{L})(?:jede\w*|alle\w*|immer|stets)(?!\p{L})|任何|所有|随时|每/iu,
  },
];

/** Why a sentence says "only" or "anyone" where what the sources say of the same thing does not; null where one does, or where none is about it. */
export function widerThanSources(sentence: string, held: Iterable<Facts>): string | null {
  const asked = quantifiers.filter(({ said }) => said.test(sentence));
  if (asked.length === 0) return null;
  const { keys } = clauseOf(sentence);
  const about = [...held].flatMap(({ evidence }) => unitsOf(evidence).filter((unit) => share(keys, unit.keys) >= sameThing));
  if (keys.size < 2 || about.length === 0) return null;
  return asked.every(({ held: holds }) => about.some(({ text }) => holds.test(text)))
    ? null
    : 'no evidence of this turn says that it is so for all, or for no other';
}
