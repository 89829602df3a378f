import type { Evidence } from '../../domain/evidence.js';
import { detectLanguage } from '../../domain/language.js';
import { parseMoments } from '../../domain/moments.js';
import { parseNumberWords } from '../../domain/quantity-words.js';
import { namesOf } from './associations.js';
import type { EvidenceFacts } from './evidence-facts.js';
import { condition, either, question } from './never/frames.js';
import { isCaution, isInstruction } from './statements.js';
import { share, wordKeys } from './words.js';

/**
 * What a sentence says of how things stand to each other: which came first, since when, by whom, how many of them, only this, what a named part is. None of
 * it is a number of a source or a name in one, and all of it can be turned round. Each must be in the words of one evidence about the same thing. Read in
 * English alone: in other languages the words of a record and of a sentence cannot be laid side by side.
 */

type Facts = Pick<EvidenceFacts, 'evidence' | 'identifiers' | 'words'>;

/** Share of a sentence's content words that an evidence must hold to be about the same thing. */
const sameThing = 0.5;

type Relation = Readonly<{ said: RegExp; held: RegExp; why: string }>;
const relation = (said: string, held: string, why: string): Relation => ({ said: either(said, '(?!)'), held: either(held, '(?!)'), why });

const relations: readonly Relation[] = [
  relation(
    '(?:came|was|is|were|raised|tripped|happened|acted) (?:the )?(?:very )?first(?! (?:shift|day|week|time|aid))',
    'first(?:[- ]out)?|root cause',
    'no evidence of this turn says which of them came first',
  ),
  ...(['before', 'after', 'since'] as const).map((order) =>
    relation(
      `(?:got|became|was|were|been|went|turned|raised|tripped|failed|changed|replaced|stopped|started)(?: \\S+){0,2} ${order} (?:the|it|its|that|they)`,
      { before: 'before|earlier|then|until', after: 'after|later|then|followed', since: 'since|from' }[order],
      'no evidence of this turn says which of them came first',
    ),
  ),
  relation(
    'will (?:soon |probably |likely )?(?:reach|trip|fail|exceed|overflow|run out|run dry|hit|cross|seize)',
    'in about|reach\\w*|at this rate|until|will|forecast\\w*|extrapolat\\w*',
    'no evidence of this turn foresees it',
  ),
  relation('(?:both |all )?(?:is|are|was|were) (?:long |already |also )?overdue', 'overdue|due', 'no evidence of this turn says that it is overdue'),
  relation(
    '(?:consists?|made up) of(?: \\S+){1,4} (?:only|alone)|(?:only|just|nothing but) [A-Z]\\S*\\d\\S* (?:needs|has) to be',
    'only|alone',
    'no evidence of this turn says that it is all',
  ),
  relation(
    '(?:may|can|could|should) (?:safely |well |simply )?(?:keep|continue|stay|remain|go on)(?: \\p{L}+ing| to \\p{L}+| in \\p{L}+| on)?',
    'may|can|allowed|permitted|until|keep|continu\\w*',
    'no evidence of this turn says that it may go on',
  ),
];

const somebody =
  'shift[- ]lead|operators?|fitters?|technicians?|engineers?|makers?|manufacturer|suppliers?|vendor|managers?|supervisor|foreman|electricians?|mechanics?|laboratory|lab|quality|cleaners?|drivers?|crew|night shift|early shift|late shift|day shift|contractors?';
/** What people do and machines do not, or what was done to something: `-ed` and the irregular ones. */
const did = '\\p{L}+ed|took|gave|wrote|made|put|set|shut|found|saw|told|said|left|went|came|began|sent|brought|chose|ran|did';
/** Who is said to have done or told it. */
const agent = either(`by (?:the |an? )?(?:\\p{L}+ )?(${somebody})|the (?:\\p{L}+ )?(${somebody}) (?:has |have |had )?(?:${did})`, '(?!)');

/** "Q-1 is the suction valve", "Q-1 is a motor isolator". */
const identity =
  /^\W*([A-Z][A-Z0-9]*-?\d+[A-Z0-9.]*) (?:is|are|was) (?:the|a|an) ((?:(?!of |for |on |in )[\p{L}-]+ ?){1,4})(?:(?:of|for|on|in) [^,;.]+)?[.!]?\s*$/u;

const counted =
  /(?<![\d.,:-])(\d{1,3}|[\p{L}]+) (?:\p{L}+ )?(alarms?|work orders?|orders|trips) (?:is|are|stand|remain)s? (?:still |now |currently )?(active|open|standing|unacknowledged|overdue|pending)|there (?:is|are) (?:now |currently |still )?(\d{1,3}|\p{L}+) (active|open|standing|unacknowledged|overdue|pending) (alarms?|work orders?|trips)/iu;

/** Why no evidence holds how the sentence relates what it names; null where it relates nothing, or where one does. */
export function unheldRelation(sentence: string, held: Iterable<Facts>): string | null {
  if (
    question.test(sentence) ||
    condition.test(sentence.replace(/(?<!\p{L})after(?!\p{L})/giu, ' ')) ||
    isInstruction(sentence) ||
    isCaution(sentence) ||
    detectLanguage(sentence) !== 'en'
  )
    return null;
  const all = [...held];
  const words = wordKeys(sentence, 3);
  // Two times decide by themselves which was first.
  if (parseMoments(sentence).length > 1) return null;
  const near = about(sentence, words, all);
  for (const { said, held: holds, why } of relations) if (said.test(sentence) && !near.some(({ evidence }) => holds.test(evidence.quote))) return why;
  const [, passive, active] = agent.exec(sentence) ?? [];
  const by = passive ?? active;
  if (by !== undefined && !near.some(({ evidence }) => either(by.replace(/[- ]/gu, '[- ]'), '(?!)').test(evidence.quote)))
    return 'no evidence of this turn says who it was';
  return wrongIdentity(sentence, all) ?? wrongCount(sentence, all);
}

function about(sentence: string, words: ReadonlySet<string>, all: readonly Facts[]): readonly Facts[] {
  const names = namesOf(sentence);
  return all.filter((facts) => (names.length === 0 || names.some((name) => facts.identifiers.has(name))) && share(words, facts.words) >= sameThing);
}

/** What a named part is called must stand beside its name in some evidence, within one clause. */
function wrongIdentity(sentence: string, all: readonly Facts[]): string | null {
  const match = identity.exec(sentence);
  const [, name = '', noun = ''] = match ?? [];
  const keys = [...wordKeys(noun, 3)];
  if (match === null || keys.length === 0) return null;
  const clauses = all.flatMap(({ evidence }) => evidence.quote.split(/[;,\n]|\.\s/u).filter((clause) => clause.includes(name)));
  const says = clauses.some((clause) => keys.every((key) => wordKeys(clause, 3).has(key)));
  return says ? null : 'no evidence of this turn calls it so';
}

/** How many alarms or orders stand now: as many as the records show, or as one of them says. */
function wrongCount(sentence: string, all: readonly Facts[]): string | null {
  const match = counted.exec(sentence);
  if (match === null) return null;
  const [written = '', thing = ''] = match[1] === undefined ? [match[4], match[6]] : [match[1], match[2]];
  const count = /^\d+$/u.test(written) ? Number(written) : (parseNumberWords(`${written} ${thing}`)[0]?.values[0] ?? (/^no$/iu.test(written) ? 0 : null));
  if (count === null) return null;
  const isAlarm = /alarm/iu.test(thing);
  const standing = all.filter(({ evidence }) => (isAlarm ? standsAlarm(evidence) : standsOrder(evidence)));
  const told = new RegExp(
    `(?<![\\d.])${count} (?:\\p{L}+ ){0,2}${isAlarm ? 'alarms?' : '(?:work )?orders?|trips?'}(?: \\p{L}+){0,2} (?:listed|active|open|standing)`,
    'iu',
  );
  return standing.length === count || all.some(({ evidence }) => told.test(evidence.quote)) ? null : 'the records of this turn show another number of them';
}

const standsAlarm = ({ kind, quote }: Evidence): boolean => kind === 'alarm' && /; state active/u.test(quote);
const standsOrder = ({ kind, quote }: Evidence): boolean => kind === 'work-order' && !/; status (?:completed|closed|cancelled|rejected)/u.test(quote);
