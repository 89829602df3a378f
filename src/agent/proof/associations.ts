import { allMatches } from '../../domain/all-matches.js';
import type { Evidence } from '../../domain/evidence.js';
import { parseIdentifiers } from '../../domain/identifiers.js';
import { detectLanguage } from '../../domain/language.js';
import { parseMoments } from '../../domain/moments.js';
import { keysOf } from './claims.js';
import { contentWords } from './coverage.js';
import type { EvidenceFacts } from './evidence-facts.js';
import { either, question } from './never/frames.js';
import { forbidsSomething, isInstruction } from './statements.js';
import { share, wordKeys } from './words.js';

/**
 * What a sentence puts together: a time with a happening, two names, a person with a leave, what comes next with what it is. Each part may stand in the
 * evidence and the whole be wrong. Read in English alone, as are relations.
 */

type Facts = Pick<EvidenceFacts, 'evidence' | 'identifiers' | 'allWords' | 'moments'>;

/** Share of the words of a deed that a source must hold to be about the same one. */
const sameThing = 0.5;

/** Why no evidence puts together what the sentence does; null where one does, or where nothing is put together. */
export function wrongAssociation(sentence: string, held: Iterable<Facts>): string | null {
  if (question.test(sentence) || isInstruction(sentence) || detectLanguage(sentence) !== 'en') return null;
  const all = [...held];
  return wrongSuccessor(sentence, all) ?? wrongMoment(sentence, all) ?? wrongPair(sentence, all) ?? wrongPermission(sentence, all);
}

/** Every name in a text, as keys under which evidence knows it. */
export const namesOf = (text: string): readonly string[] => parseIdentifiers(text).flatMap(({ key, raw }) => [key, ...keysOf(raw)]);

/** "The next product is cream": every word of what it is must stand in one evidence. */
const successor =
  /^\W*the (?:very )?(?:next|following|coming|previous|last|only|main) (?:\p{L}+ ){1,3}(?:is|was|will be|are|were) (?:the |an? )?((?:[\p{L}-]+ ?){1,4})[.!]?\s*$/iu;

function wrongSuccessor(sentence: string, all: readonly Facts[]): string | null {
  const keys = [...wordKeys(successor.exec(sentence)?.[1] ?? '', 3)];
  const says = keys.length === 0 || all.some(({ allWords }) => keys.every((key) => allWords.has(key)));
  return says ? null : 'no evidence of this turn calls it so';
}

/**
 * A time or date of something that happened: a record that holds it must be as much about that as any record with another time. "The shift began at 07:06"
 * beside the log line of 06:06 that says so, and one of 07:06 about a pump.
 */
function wrongMoment(sentence: string, all: readonly Facts[]): string | null {
  const words = wordKeys(sentence, 3);
  const [moment, ...others] = parseMoments(sentence);
  if (moment === undefined || others.length > 0 || words.size === 0) return null;
  const isTime = moment.kind === 'time';
  const names = namesOf(sentence);
  const records = all.filter(({ evidence }) => isDated(evidence));
  const shareOf = ({ allWords, identifiers }: Facts): number =>
    share(words, allWords) + (names.length > 0 && names.every((name) => identifiers.has(name)) ? 1 : 0);
  const holds = ({ moments }: Facts): boolean =>
    moments.some(({ kind, keys }) => (kind === 'time') === isTime && keys.some((key) => moment.keys.some((wanted) => key.startsWith(wanted))));
  const best = (some: readonly Facts[]): number => Math.max(0, ...some.map(shareOf));
  const holders = all.filter(holds);
  const rivals = records.filter((facts) => !holds(facts) && facts.moments.some(({ kind }) => (kind === 'time') === isTime));
  const isHeld = holders.length === 0 || holders.some(({ evidence }) => evidence.kind === 'passage') || best(holders) >= best(rivals);
  return isHeld ? null : 'the records of this turn put it at another time';
}

const isDated = ({ kind }: Evidence): boolean => kind === 'journal' || kind === 'log-row' || kind === 'alarm' || kind === 'work-order';

const joins = either(
  '(?:isolated|locked(?: out| off)?|supplied|fed|driven|protected|measured|controlled|shut(?: off)?|drained|vented) (?:at|by|from|through|with|via)',
  '(?!)',
);

/** "P-1 is isolated at HV-2": some evidence must hold both names together. */
function wrongPair(sentence: string, all: readonly Facts[]): string | null {
  if (!joins.test(sentence)) return null;
  const [first, ...others] = parseIdentifiers(sentence).map(({ key, raw }) => [key, ...keysOf(raw)]);
  if (first === undefined) return null;
  const lines = all.flatMap(({ evidence }) => evidence.quote.split('\n')).filter((line) => first.some((name) => namesOf(line).includes(name)));
  const together = (other: readonly string[]): boolean => lines.some((line) => other.some((name) => namesOf(line).includes(name)));
  return others.every(together) ? null : 'no evidence of this turn holds these names together';
}

const mayDo = /^(.*?)\b(?:may|can|could|(?:is|are) (?:allowed|permitted|entitled) to|(?:has|have) the right to)\b(?! not)(.+)$/iu;
const ruledOut = /(?:^|[;:|]\s*)(\p{L}[^:;|]*):\s*(?:no|never|not allowed|prohibited|forbidden)(?=\s*(?:[;|.]|$))/giu;

/** Who may do what, against a source that forbids just that: by a part of its sentence, or by the cell of those who are named. */
function wrongPermission(sentence: string, all: readonly Facts[]): string | null {
  const [, who = '', what = ''] = mayDo.exec(sentence) ?? [];
  const [persons, deed] = [contentWords(who), contentWords(what)];
  if (deed.size === 0 || forbidsSomething(sentence)) return null;
  const lines = all.flatMap(({ evidence }) => (evidence.kind === 'passage' ? evidence.quote.split('\n') : []));
  const forbids = lines.some((line) => {
    const parts = line.split(/[.,;:]\s/u).map((part) => ({ part, forbids: forbidsSomething(part), share: share(deed, contentWords(part)) }));
    const about = parts.filter((part) => part.share >= sameThing);
    const ofThem = about.filter(({ part }) => share(persons, wordKeys(part, 3)) > 0);
    const closest = ofThem.length > 0 ? ofThem : about;
    const byPart = closest.length > 0 && closest.every((part) => part.forbids);
    const byCell = share(deed, contentWords(line)) >= sameThing && allMatches(line, ruledOut).some((cell) => share(persons, contentWords(cell[1] ?? '')) > 0);
    return (byPart && (persons.size === 0 || share(persons, wordKeys(line, 3)) > 0)) || byCell;
  });
  return forbids ? 'a source of this turn forbids it' : null;
}
