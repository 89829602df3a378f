import { allMatches } from '../../domain/all-matches.js';
import { convert, parseQuantities, type Quantity } from '../../domain/quantity.js';
import { unitOf } from '../../domain/quantity-units.js';
import { meets, telling } from './word-match.js';

/** What a rule says to a question for leave: it allows, forbids or limits it, or forbids it only within a bound that the asked figure lies outside of. */
export type LeaveVerdict = 'permits' | 'limits' | 'outside';

type Clause = Readonly<{ text: string; words: readonly string[]; own: readonly string[] }>;

const SENTENCE_END = /(?<=[.!?])\s+(?=\p{Lu}|\d+\.\s)|(?<=[。！？；])|;\s+|\n+/u;
/** "... may carry cylinders but may not connect them": a second predicate of the same subject. */
const COORDINATE =
  /,?\s+(?:but|and|yet|aber|jedoch|und|sondern)\s+(?=(?:(?:they|he|she|it|you|sie|er|es)\s+)?(?:may|must|can|shall|should|are|is|do|never|not|darf|dürfen|muss|müssen|nicht|nie|kein\p{L}*)(?!\p{L}))|[，,](?=\s*(?:但|而|不得|不可|不能|禁止|严禁))/iu;
const MODAL =
  /(?<!\p{L})(?:may|can|could|must|shall|should|(?:is|are|be|it is) (?:allowed|permitted)|(?:is|are) (?:not|never)|allowed|permitted|darf|dürfen|kann|können|muss|müssen|ist|sind|erlaubt|zulässig|gestattet)(?!\p{L})|可以|允许|才能|才可|方可|可|能|不得|禁止|严禁/iu;
const PERMITS = /(?<!\p{L})(?:may|can|allowed|permitted|darf|dürfen|kann|können|erlaubt|zulässig|gestattet)(?!\p{L})|可以|允许|才能|才可|方可/iu;
const BANS =
  /(?<!\p{L})(?:not|never|no|nobody|no one|none|cannot|forbidden|prohibited|banned|don't|nicht|nie|niemals|niemand|kein\p{L}*|verboten|untersagt|unzulässig)(?!\p{L})|不得|严禁|禁止|不能|不可|不准|不许|切勿|请勿/iu;
/** A bound or a matter of choice, and no ban. */
const NO_BAN =
  /(?<!\p{L})(?:not only|no (?:more|later|less|longer|fewer) than|not (?:more|later|less|longer) than|need(?:s)? not|not (?:necessary|required|needed)|nicht nur|nicht (?:mehr|später|länger|weniger) als|nicht (?:nötig|erforderlich|notwendig))(?!\p{L})|不必|无需/giu;
const ONLY = /(?<!\p{L})(?:only|nur|ausschließlich|allein|lediglich)(?!\p{L})|只有|只能|只准|仅限|仅|只/iu;
const EXCEPT = /(?<!\p{L})(?:unless|except(?: for| by| in| with)?|außer|es sei denn|ausgenommen)(?!\p{L})|除非|除了|除/iu;
/** A circumstance that a ban may hang on; with company or with the thing at hand it is another case. */
const LACKING = /(?<!\p{L})(?:alone|without|allein|ohne)(?!\p{L})|单独|独自/iu;
const HAVING = /(?<!\p{L})(?:with|accompanied|together|mit|zusammen|begleit\p{L}*)(?!\p{L})|一起|陪同|和/iu;
const OR = /,?\s+(?:or|and|oder|und|sowie)\s+(?:by |von |vom )?|[、或和]/iu;
const LEADS = /^(?:[\s,]*(?:by|from|to|the|an?|with|on|in|at|von|vom|durch|mit|der|die|das|den|dem|einem|einer)(?!\p{L})|^[由在限])*\s*/iu;
const QUALIFIES = /\s(?:in|on|of|at|with|for|during|when|while|if|who|that|im|am|mit|bei|während|wenn|der|die|das|für)\s/iu;
const PLACE_OF_CONDITION =
  /(?<!\p{L})(?:after|before|from|until|by|with|on|in|at|during|for|between|nach|vor|ab|bis|mit|von|bei|während|zwischen)(?!\p{L})[^,]*$/iu;
/** "May I park ...", "is smoking allowed": the act that leave is asked for, where it can be told from its place. */
const ACT_ASKED = /(?<!\p{L})(?:may|can|could|should)\s+(?:i|we|you|one|they|it)\s+(?:\p{L}+ly\s+)?(\p{L}+)|(?<!\p{L})(?:is|are)\s+(\p{L}+ing)(?!\p{L})/iu;
/** Words with which leave is asked. */
const ASKING =
  /^(?:may|can|could|should|allow|allowe|permit|permitt|please|also|ever|still|just|really|someon|anyone|there|darf|dürfen|kann|können|erlaub|zuläss|auch|noch|eine?[rnms]?|der|die|das|den|dem|des|ich|wir|man|und|oder|als|mich|uns|mein|meinen|our|you|your|him|her|them|they)$/u;
const HAN_FRAME = /可以|允许|能不能|是否|能否|吗|请问|什么|[的了在是我你他们能可吗呢得被把时由]/gu;

/** How a rule stands to the question whether something may be done, told from the clause about the same act and person; null where no clause decides. */
export function leaveVerdict(question: string, text: string): LeaveVerdict | null {
  const asked = wordsOf(question.replace(/\S*\d\S*/gu, ' ')).filter((word) => unitOf(word) === null);
  if (asked.length === 0) return null;
  const ranked = clausesOf(text)
    .map((clause) => ({ clause, share: shareOf(asked, clause.words) }))
    .filter(({ clause }) => rulesLeave(clause.text))
    .sort((left, right) => right.share - left.share);
  const [best] = ranked;
  if (best === undefined) return null;
  const act = ACT_ASKED.exec(question);
  const deed = act === null ? [] : wordsOf(act[1] ?? act[2] ?? '');
  const isSameAct = deed.length > 0 ? best.share >= 0.5 && deed.some((word) => meets(word, best.clause.words)) : best.share > 0.5;
  return isSameAct ? verdictOf(question, asked, best.clause, best.share) : null;
}

/** Whether a text holds a rule of what may be done at all. */
export const rulesLeave = (text: string): boolean => PERMITS.test(text) || ONLY.test(text) || bans(text);

const bans = (text: string): boolean => BANS.test(text.replace(NO_BAN, ' '));

function verdictOf(question: string, asked: readonly string[], { text, own }: Clause, share: number): LeaveVerdict | null {
  const bound = boundIn(question, text);
  if (bans(text)) {
    if (bound !== null) return bound ? 'limits' : 'outside';
    const exception = partBehind(text, EXCEPT);
    if (exception !== null && isMet(exception, asked)) return 'permits';
    return LACKING.test(text) && HAVING.test(question) ? null : 'limits';
  }
  if (ONLY.test(text)) {
    if (bound !== null) return bound ? 'permits' : 'limits';
    const met = restricted(text).map((part) => fitOf(part, asked));
    if (met.includes('whole')) return 'permits';
    return met.includes('head') ? null : 'limits';
  }
  if (bound !== null) return bound ? 'permits' : 'limits';
  const person = personIn(text);
  const whole = share >= (/\p{Script=Han}/u.test(text) ? 0.75 : 1);
  return whole && (person === null || isMet(person, asked)) && own.filter((word) => meets(word, asked)).length * 2 >= own.length ? 'permits' : null;
}

/** The clauses of a text with their words; a second predicate has the subject and the things of the first as well. */
function clausesOf(text: string): readonly Clause[] {
  return text.split(SENTENCE_END).flatMap((sentence) => {
    const [first = '', ...others] = sentence.split(COORDINATE);
    const own = wordsOf(first);
    const modal = MODAL.exec(first);
    const deed = modal === null ? undefined : wordsOf(first.slice(modal.index + modal[0].length))[0];
    const shared = own.filter((word) => word !== deed);
    return [
      { text: first, words: own, own },
      ...others.map((part) => {
        const words = wordsOf(part);
        return { text: part, words: [...shared, ...words], own: words };
      }),
    ];
  });
}

/** Who or what a rule with "only" keeps to, one entry for each alternative. */
function restricted(text: string): readonly string[] {
  const only = ONLY.exec(text);
  if (only === null) return [];
  const after = text.slice(only.index + only[0].length).replace(/[.。!！]\s*$/u, '');
  const before = text.slice(0, only.index);
  const modal = MODAL.exec(after);
  const isSubject = before.trim() === '' && modal !== null;
  const part = after.trim() === '' ? (PLACE_OF_CONDITION.exec(before)?.[0] ?? before) : isSubject ? after.slice(0, modal.index) : after;
  return part.split(OR).filter((each) => wordsOf(each).length > 0);
}

/** Whether the question names what a part of a rule says: all of it, its head alone, or nothing. */
function fitOf(part: string, asked: readonly string[]): 'whole' | 'head' | 'none' {
  const plain = part.replace(LEADS, '');
  if (isMet(plain, asked)) return 'whole';
  const [head = ''] = plain.split(QUALIFIES);
  return head !== plain && isMet(head, asked) ? 'head' : 'none';
}

function isMet(part: string, asked: readonly string[]): boolean {
  const words = wordsOf(part);
  return words.length > 0 && shareOf(words, asked) >= (/\p{Script=Han}/u.test(part) ? 0.6 : 1);
}

/** Whom a rule lets: who stands before "may", or behind "by" where the thing stands there. */
function personIn(text: string): string | null {
  const by =
    /(?<!\p{L})(?:by|von|vom|durch)\s+(?:the |an? |der |dem |den |die )?([\p{L} -]{3,40})/iu.exec(text)?.[1] ??
    /由([\p{Script=Han}]{2,8}?)(?:进行|负责|操作|清|更|关|$)/u.exec(text)?.[1];
  if (by !== undefined) return by.replace(/\s(?:werden|in|on|at|for|with|im|am)\s?.*$/iu, '');
  const modal = MODAL.exec(text);
  const subject = modal === null ? '' : text.slice(0, modal.index).replace(/^\s*\d+\.\s*/u, '');
  return wordsOf(subject).length === 0 || /(?<!\p{L})(?:be|werden)(?!\p{L})/iu.test(text) ? null : subject;
}

function partBehind(text: string, pattern: RegExp): string | null {
  const match = pattern.exec(text);
  return match === null ? null : text.slice(match.index + match[0].length);
}

const LOWER = /(?:after|from|at least|more than|above|over|beyond|later than|nach|ab|mindestens|mehr als|über|min\.?)\s*$/iu;
const UPPER =
  /(?:before|until|till|by|up to|at most|within|less than|below|under|closer than|nearer than|no more than|not more than|for|max\.?|vor|bis(?: zu)?|höchstens|weniger als|unter|näher als|innerhalb(?: von)?)\s*$/iu;
const HAN_LOWER = /^\s*(?:以后|之后|后|以上|起)/u;
const HAN_UPPER = /^\s*(?:以前|之前|前|以内|之内|内|以下)/u;

/** Whether the figure or the time of day that is asked lies within what a clause says: after 18:00, within 8 m, for 30 minutes. Null where they cannot be compared. */
function boundIn(question: string, text: string): boolean | null {
  return timeBound(question, text) ?? figureBound(question, text);
}

const TIME = /(?<![\d:.])([01]?\d|2[0-4])[:.：]([0-5]\d)(?!\d)|(?<![\d:.])([01]?\d|2[0-4])\s?(?:o'clock|uhr|点|时)/giu;

function timesIn(text: string): readonly Readonly<{ minutes: number; start: number; end: number }>[] {
  return allMatches(text, TIME).map((match) => ({
    minutes: Number(match[1] ?? match[3]) * 60 + Number(match[2] ?? 0),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function timeBound(question: string, text: string): boolean | null {
  const [asked, ...others] = timesIn(question);
  const [first, second, ...more] = timesIn(text);
  if (asked === undefined || first === undefined || others.length + more.length > 0) return null;
  if (second !== undefined)
    return first.minutes <= second.minutes
      ? asked.minutes >= first.minutes && asked.minutes <= second.minutes
      : asked.minutes >= first.minutes || asked.minutes <= second.minutes;
  return sideOf(text, first, asked.minutes, first.minutes);
}

function figureBound(question: string, text: string): boolean | null {
  const spelt = question.replace(/\ban? (?=(?:hour|minute|day|week|month|year)\b)/giu, '1 ');
  const [asked, ...others] = parseQuantities(spelt).filter(({ unit }) => unit !== null);
  if (asked === undefined || others.length > 0) return null;
  const kin = parseQuantities(text).filter((figure) => dimension(figure) !== undefined && dimension(figure) === dimension(asked));
  const [limit] = kin;
  if (limit?.unit == null || asked.unit === null || kin.length !== 1) return null;
  const value = convert(asked.values[0] ?? Number.NaN, asked.unit, limit.unit);
  return value === null ? null : sideOf(text, limit, value, limit.values[0] ?? Number.NaN);
}

const dimension = ({ unit }: Quantity): string | undefined => unitOf(unit)?.dimension;

function sideOf(text: string, { start, end }: Readonly<{ start: number; end: number }>, value: number, bound: number): boolean | null {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (/^\s*(?:or more|and more|or longer|oder mehr)/iu.test(after) || LOWER.test(before) || HAN_LOWER.test(after)) return value >= bound;
  if (/^\s*(?:at most|at the most|or less|höchstens)/iu.test(after) || UPPER.test(before) || HAN_UPPER.test(after)) return value <= bound;
  return null;
}

const shareOf = (words: readonly string[], said: readonly string[]): number =>
  words.length === 0 ? 0 : words.filter((word) => meets(word, said)).length / words.length;

/** What a text names, by the beginnings of its words: participles of German by their stem, Chinese by overlapping pairs of signs. */
function wordsOf(text: string): readonly string[] {
  const latin = text
    .replace(/\p{Script=Han}+/gu, ' ')
    .replace(
      /(?<!\p{L})(ab|an|auf|aus|ein|zu|um|vor|nach|weg)?ge(\p{Ll}{3,}?)(?:e?t|en)(?!\p{L})/gu,
      (_, prefix: string | undefined, stem: string) => (prefix ?? '') + stem,
    )
    .replace(/(?<=\p{L}{2})ie[ds](?!\p{L})/gu, 'y')
    .replace(/(?<=\p{L}{3})(?:ing|ed|(?<!s)e)(?!\p{L})/gu, '');
  const han = (text.match(/\p{Script=Han}+/gu) ?? [])
    .flatMap((run) => run.replace(HAN_FRAME, ' ').split(' '))
    .flatMap((run) => [...run].slice(1).map((sign, at) => `${[...run][at] ?? ''}${sign}`));
  return [...telling(latin).filter((word) => !ASKING.test(word)), ...new Set(han)];
}
