import { allMatches } from '../domain/all-matches.js';
import { numberOf } from '../domain/number-words.js';
import {
  changeWords,
  type Direction,
  directionWords,
  eventStates,
  limitNouns,
  type QuantityWord,
  quantityWords,
  type StateClaim,
  settingWords,
  stateWords,
  workDoneWords,
} from './premise-lexicon.js';

/** Something in the question that was recognised as equipment or a tag, in order of appearance; `start` is its offset where known. */
export type Mention = Readonly<{ id: string; kind: 'equipment' | 'tag'; start?: number }>;

/** What the question takes for granted. `text` is the asker's own words. */
export type Claim = Readonly<{ text: string; subject: Mention | null; clock: Readonly<{ hour: number; minute: number }> | null }> &
  (
    | Readonly<{ kind: 'state'; state: StateClaim; negated: boolean }>
    | Readonly<{ kind: 'trip-reason'; quantity: QuantityWord; direction: Direction | null }>
    | Readonly<{ kind: 'quantity'; quantity: QuantityWord; direction: Direction }>
    | Readonly<{ kind: 'value'; value: number; unit: string }>
    | Readonly<{ kind: 'work-done'; words: string }>
    | Readonly<{ kind: 'setting-changed' }>
  );

type Clause = Readonly<{ text: string; start: number; lead: string; asserted: boolean }>;

const clauseBreak =
  /([,;:.!?。，？！]+\s*|\s+(?=(?:because(?! of)|since|when|whenever|while|after|before|if|whether|although|but|and (?:what|how|who|which|should|is|can)|weil|da|wenn|falls|ob|als|nachdem|seit)\b))/gi;

/** Claims of a question, in order. Hypotheses ("what if", "when it is high"), yes/no questions and requests for limits claim nothing. */
export function findClaims(question: string, mentions: readonly Mention[]): readonly Claim[] {
  const located = locate(question, mentions);
  const claims: Claim[] = [];
  for (const clause of clausesOf(question)) {
    const subject = subjectOf(clause, located);
    claims.push(...claimsOfClause(clause, subject, happenedAt(question)));
  }
  return dropCovered(claims);
}

/** A start, or a figure beside a quantity: the trend says whether it was so. */
const overTime =
  /\b(?:took over|takes over|taken over|cut in|kicked in|started|switched (?:itself )?on|came on|übernahm|übernommen|gestartet|angesprungen)\b|启动了|接替|\d\s*(?:°C|%|bar|kPa|mm\/s|A\b|m³\/h|m3\/h|kW|N·?m)/iu;

/** True where a claim is about how a value moved or what it was: only then are trends of use. */
export function claimsOverTime(question: string, mentions: readonly Mention[]): boolean {
  return (
    findClaims(question, mentions).some(
      (claim) => claim.kind === 'value' || (claim.kind === 'quantity' && (claim.direction === 'rising' || claim.direction === 'falling')),
    ) || overTime.test(question)
  );
}

/** A clause that the question takes for granted, with what it is about. */
export type Proposition = Readonly<{ text: string; start: number; subject: Mention | null }>;

const seeksAgreement =
  /(?:,\s*)?\b(?:right|correct|isn't (?:it|he|she)|(?:has|have|did|was|were|does|do|is)n't (?:it|they|he|she)|oder|nicht wahr|stimmt'?s)\s*\?*\s*$|对吧|是吧/iu;
const asksWho = /^(?:and |so )?(?:who|when did|when was|when were|what (?:made|brought)|wer|wann (?:hat|wurde))\b|^谁/iu;

/** Clauses whose truth is taken for granted: statements, "why did ...", "who acknowledged ...", "..., right?". */
export function propositionsOf(question: string, mentions: readonly Mention[]): readonly Proposition[] {
  const located = locate(question, mentions);
  const agreed = seeksAgreement.test(question);
  return clausesOf(question)
    .filter(({ text, asserted }, index) => asserted || asksWho.test(text) || (agreed && index === 0 && !hypothetical.test(text)))
    .filter(({ text }) => !(asksWho.test(text) && /\b(?:may|can|must|should|has to|is (?:allowed|responsible)|darf|muss|kann)\b/iu.test(text)))
    .map((clause) => ({ text: clause.text, start: clause.start, subject: subjectOf(clause, located) }));
}

function locate(question: string, mentions: readonly Mention[]): readonly Required<Mention>[] {
  const lower = question.toLowerCase();
  return mentions
    .map((mention) => ({ ...mention, start: mention.start ?? Math.max(0, lower.indexOf(mention.id.toLowerCase())) }))
    .sort((a, b) => a.start - b.start);
}

const otherMachine =
  /^(?:before|after|because|since|when|while|bevor|nachdem|weil|als)\s+(?:the|a|an|der|die|das)\s+(?:\p{L}+[ -]){0,2}(?:pump|filler|valve|chiller|boiler|motor|conveyor|compressor|agitator|capper|tank|exchanger|burner|fan|mixer|pumpe|füller|ventil|kessel|motor|verdichter)s?\b/iu;

/** The mention in the clause, the last one before it (a pronoun's likely meaning), or the first one of the question. */
function subjectOf(clause: Clause, mentions: readonly Required<Mention>[]): Mention | null {
  const end = clause.start + clause.text.length;
  const inside = mentions.filter((mention) => mention.start >= clause.start && mention.start < end);
  // "... before the raw milk pump tripped": another machine, though it is not known which.
  if (inside.length === 0 && otherMachine.test(clause.text)) return null;
  return inside[0] ?? mentions.findLast((mention) => mention.start < clause.start) ?? mentions[0] ?? null;
}

function clausesOf(question: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  const cut = (end: number) => {
    const raw = question.slice(start, end);
    const text = raw.trim();
    if (text !== '')
      clauses.push({ text, start: start + raw.indexOf(text), lead: (/^[\p{L}']+/u.exec(text)?.[0] ?? '').toLowerCase(), asserted: isAsserted(text) });
  };
  for (const match of allMatches(question, clauseBreak)) {
    if (isInsideToken(question, match.index, match[0])) continue;
    cut(match.index);
    start = match.index + match[0].length;
  }
  cut(question.length);
  return clauses;
}

/** A dot or colon within a tag (`P-101A.RUN`), a number or a time is no end of a clause. */
function isInsideToken(question: string, index: number, match: string): boolean {
  return /^[.,:]$/.test(match) && /[\p{L}\d]/u.test(question[index - 1] ?? '') && /[\p{L}\d]/u.test(question[index + 1] ?? '');
}

const hypothetical = /^(if|whether|in case|suppose|assuming|what if|falls|wenn|ob|如果|假如)\b|^(what|was) (happens|passiert)|^what if/i;
const pastTense = /\b(tripped|stopped|was|were|did|went|failed|started|alarmed|diverted|shut|wurde|hat|war|ging)\b|\d{1,2}[:.h]\d{2}|了/i;
const modal = /\b(should|could|would|might|may|must|can|shall|how (do|to|can)|soll\w*|kann|muss|darf)\b/i;
const yesNo = /^(is|are|was|were|did|does|do|has|have|can|could|should|will|ist|sind|hat|läuft|war|gibt)\b|吗[?？]?$/i;
const presupposing =
  /^(and |so |ok |then )*(why|how come|what (caused|made|makes|is causing|causes)|since when|how long has|warum|wieso|weshalb|seit wann)\b|为什么|为何/i;
const openQuestion = /^(what|which|who|where|how|list|show|give|tell|find|explain|compare|draft|write|create|open|was|welche\w*|wer|wie|zeig\w*|liste)\b/i;

/** A value or a time is asked for behind a preposition or within the clause ("at which ...", "ab welcher ...", "达到多少"), and no event is told. */
const asksWithin =
  /^(?:and |und )?(?:at|on|in|by|up to|above|below|under|within|from|bei|ab|unter|über|mit|nach|an|auf|zu|um|bis zu)\s+(?:which|what|how|welche\w*|wie)\b|多少|多长|多久|多大|几[分秒度]|什么时候|何时|哪/iu;
/** A telegram after a figure: "low-water trip %", "vibration trip?", "max divert time". */
const asksFigure =
  /\btrips?\s*(?:%|\?|setting|value|point|limit)|^(?:max|min|permitted|allowed|longest|shortest)\w*\b|\b(?:permitted|allowed|maximum|max|min) (?:\w+ ){0,2}time\b/iu;

function isAsserted(text: string): boolean {
  if (hypothetical.test(text)) return false;
  if (presupposing.test(text)) return true;
  if (asksWithin.test(text) || asksFigure.test(text)) return false;
  if (/^when (did|was|were)\b/i.test(text)) return true;
  if (/^(when|whenever|als)\b/i.test(text)) return pastTense.test(text);
  if (modal.test(text) || yesNo.test(text)) return false;
  return !openQuestion.test(text);
}

function claimsOfClause(clause: Clause, subject: Mention | null, happened: Claim['clock']): readonly Claim[] {
  const base = { text: clause.text, subject, clock: clockOf(clause.text) ?? happened };
  const claims: Claim[] = [];
  const reason = tripReason(clause.text);
  if (reason && (clause.asserted || /^(what|how)\b/i.test(clause.lead))) claims.push({ ...base, kind: 'trip-reason', ...reason });
  if (clause.asserted && settingWords.test(clause.text) && changeWords.test(clause.text)) return [{ ...base, kind: 'setting-changed' }];
  if (workDoneWords.test(clause.text) && clause.asserted && !ongoingWork.test(clause.text)) return [{ ...base, kind: 'work-done', words: clause.text }];
  const moved = quantityClaim(clause.text, clause.asserted);
  if (moved && !reason) claims.push({ ...base, kind: 'quantity', ...moved });
  if (!clause.asserted) return claims;
  const drop = quantityWords.find(({ name }) => name === 'differential pressure');
  if (drop !== undefined && subject?.kind === 'equipment' && blocked.test(clause.text))
    claims.push({ ...base, kind: 'quantity', quantity: drop, direction: 'high' });
  const value = valueClaim(clause.text, subject);
  if (value) claims.push({ ...base, kind: 'value', ...value });
  // "has 1.5 s to divert" tells of a time allowed and of no event.
  const told = clause.text.replace(/\bto (?:divert|trip|stop|jam|run|leak)\b/giu, ' ');
  const state = stateWords.find(([, pattern]) => pattern.test(told))?.[0];
  if (state !== undefined && !(reason && state === 'tripped')) claims.push({ ...base, kind: 'state', state, negated: isNegated(clause.text, state) });
  return claims;
}

/** A strainer, filter or exchanger said to be blocked has a high differential pressure. */
const blocked = /\b(?:is|are|was|got|gets|has|ist) (?:\S+ ){0,2}(?:blocked|clogged|plugged|choked|fouled|verstopft)\b(?! by)|堵(?:塞|住|了)/iu;

/** Work that is planned or under way was not done. */
const ongoingWork = /\b(is|are|be|being|gets?|getting|wird|werden) (being )?\p{L}+(ed|en)\b/iu;

/** "tripping on high vibration", "shut down due to overload", "high vibration trip", "wegen Überlast ausgelöst". */
function tripReason(text: string): Readonly<{ quantity: QuantityWord; direction: Direction | null }> | null {
  const stop = '(?:trip\\w*|shut(?:ting)? (?:itself )?down|stopp?\\w*|cut(?:ting)? out|fail\\w*|ausgelöst|abgeschaltet)';
  const cause = '(?:on|due to|because of|from|by|caused by|for|with|after|wegen|aufgrund(?: von)?|durch|infolge)';
  const after = new RegExp(`${stop}(?: (?:again|twice|yesterday|last night|today))* ${cause} (.{1,60})`, 'i').exec(text)?.[1];
  const before = /((?:high|low|over)[-\p{L} ]{3,30}) trip\b/iu.exec(text)?.[1];
  const german = /(?:wegen|aufgrund(?: von)?) (.{1,40}?) (?:ausgelöst|abgeschaltet|gestoppt)/i.exec(text)?.[1];
  const chinese = /因(?:为)?(.{1,20}?)(?:而)?(?:跳闸|跳停|停机)/.exec(text)?.[1];
  const phrase = after ?? german ?? chinese ?? before;
  if (phrase === undefined) return null;
  const quantity = quantityWords.find((each) => each.pattern.test(phrase));
  return quantity ? { quantity, direction: directionIn(phrase) } : null;
}

function directionIn(text: string): Direction | null {
  return directionWords.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** "the level is low", "with the high vibration", "pressure keeps dropping"; in an open question only as a definite noun phrase. */
function quantityClaim(text: string, asserted: boolean): Readonly<{ quantity: QuantityWord; direction: Direction }> | null {
  const quantity = quantityWords.find((each) => each.pattern.test(text));
  const match = quantity?.pattern.exec(text);
  if (!quantity || !match || isNegatedNear(text, match.index)) return null;
  const after = text.slice(match.index + match[0].length);
  if (limitNouns.test(after) || /\b(limit|threshold|setpoint|range|grenzwert)\b/i.test(text)) return null;
  const before = text.slice(Math.max(0, match.index - 25), match.index);
  const direction = directionIn(`${before} ${after.slice(0, 30)}`) ?? (/^vibrating/i.test(match[0]) ? 'high' : null);
  if (direction === null || !directionBelongs(before, after)) return null;
  if (asserted) return { quantity, direction };
  const definite =
    /\b(the|this|that|our|der|die|das|dem)\s+(\p{L}+\s+){0,2}$/iu.test(before) && directionIn(before) !== null && !/^(if|whether|wenn|falls)\b/i.test(text);
  return definite ? { quantity, direction } : null;
}

/** The direction must stand before the quantity or follow it with a verb: "level is low", not "level at the low side of the tank". */
function directionBelongs(before: string, after: string): boolean {
  return (
    directionWords.some(([, pattern]) => pattern.test(before)) ||
    /^[^.]{0,20}?\b(is|are|was|were|being|keeps?|kept|has been|gets|getting|goes|went|so|too|rising|falling|dropping|increasing|decreasing|climbing|ist|war|steigt|fällt|sinkt|zu)\b/i.test(
      after,
    ) ||
    /^\s*(on \S+ |of \S+ |at \S+ |in \S+ )?(so |too |very )?(high|low|hoch|niedrig)\b/i.test(after) ||
    /^.{0,4}(过?[高低]|上升|下降|升高)/.test(after)
  );
}

function isNegatedNear(text: string, index: number): boolean {
  return /\b(not|n't|never|no longer|nicht|kein\w*)\s*(\p{L}+\s*){0,3}$/iu.test(text.slice(Math.max(0, index - 25), index));
}

function isNegated(text: string, state: StateClaim): boolean {
  if (state === 'stopped') return /\b(not|n't|never|did not|nicht) (\p{L}+ )?(stop|halt)/iu.test(text);
  return /\b(not|never|no longer|nicht|kein\w*)\b|n't\b|没|不/i.test(text);
}

/** "TT-202 at 85 °C", "is reading 12 bar": a stated value of a mentioned tag. */
function valueClaim(text: string, subject: Mention | null): Readonly<{ value: number; unit: string }> | null {
  if (subject?.kind !== 'tag' || /\b(limit|above|below|over|under|exceed\w*|setpoint)\b/i.test(text)) return null;
  const match =
    /\b(?:at|is|reads?|reading|shows?|showing|of|was|steht auf|zeigt|bei)\s+(?:now |only |about )?(-?\d+(?:[.,]\d+)?)\s*(°C|%|bar|kPa|mm\/s|A\b|m³\/h|m3\/h|kW|N·?m|bottles\/h|s\b)/i.exec(
      text,
    );
  return match ? { value: Number((match[1] ?? '').replace(',', '.')), unit: match[2] ?? '' } : null;
}

/** A time of day, `03:00`, `3 am`, `03:00 h`, `at 3 o'clock`. */
export function clockOf(text: string): Readonly<{ hour: number; minute: number }> | null {
  const digital = /\b([01]?\d|2[0-3])[:.]([0-5]\d)(?:\s*(am|pm))?\b/i.exec(text);
  const worded = /\b(?:at|um|gegen|around)\s+([01]?\d|2[0-3])(?:\s*(am|pm)|\s*(?:o'clock|uhr|h))\b/i.exec(text) ?? /\b(1[0-2]|[1-9])\s*(am|pm)\b/i.exec(text);
  const spelled =
    /\b(?:at|around|about|since|gegen|um|seit)\s+(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|mittag|mitternacht)\b(?!\s+(?:times?|\p{L}*(?:bar|degrees|percent)))/iu.exec(
      text,
    )?.[1];
  if (spelled !== undefined && !digital && !worded) return { hour: spokenHour(spelled), minute: 0 };
  const chinese = /(\d{1,2})点/.exec(text);
  if (digital) return { hour: toDay(Number(digital[1]), digital[3]), minute: Number(digital[2]) };
  if (worded) return { hour: toDay(Number(worded[1]), worded[2]), minute: 0 };
  return chinese ? { hour: Number(chinese[1]) % 24, minute: 0 } : null;
}

const namedHours: ReadonlyMap<string, number> = new Map(Object.entries({ noon: 12, mittag: 12, midnight: 0, mitternacht: 0 }));

function spokenHour(word: string): number {
  return namedHours.get(word.toLowerCase()) ?? numberOf(word) ?? 0;
}

function toDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/** "What happened at 03:00 when it stopped?": the time belongs to the event of the other clause. */
function happenedAt(question: string): Claim['clock'] {
  const asked = /\bwhat (?:happened|went wrong)\b([^,.?!]*)/i.exec(question)?.[1];
  return asked === undefined || !/\b(at|around)\b/i.test(asked) ? null : clockOf(asked);
}

/** A trip reason already says that it tripped; an event with a time is kept over the same one without. */
function dropCovered(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter((claim, index) => {
    if (claim.kind !== 'state' || !eventStates.has(claim.state)) return true;
    return !claims.some((other, place) => place !== index && other.subject?.id === claim.subject?.id && covers(other, claim, place < index));
  });
}

function covers(other: Claim, claim: Claim, earlier: boolean): boolean {
  if (claim.kind !== 'state' || claim.clock !== null) return false;
  if (other.kind === 'trip-reason') return claim.state === 'tripped';
  return other.kind === 'state' && other.state === claim.state && (other.clock !== null || earlier);
}
