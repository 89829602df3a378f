import { allMatches } from '../../domain/all-matches.js';
import { readAnswerFollowUp } from '../../domain/answer-follow-up.js';
import { parseIdentifiers } from '../../domain/identifiers.js';
import { readShownFollowUp } from '../../domain/shown-follow-up.js';
import type { Message } from '../../ports/model.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { readColumn, readStep } from '../shown/entries.js';
import { wantedType } from '../shown/typed-follow-up.js';
import { wholeOfBare } from './bare-question.js';
import { carriedRules } from './carried-question.js';
import { amendedRequest, answersBehind, withListed, withOrdinal } from './dialogue.js';
import { type Before, type Rule, timeIn, withoutTime } from './exchange.js';
import { timeForms } from './plant-query.js';
import { parseWindow } from './time-expression.js';
import { asksOfWholePlant } from './whole-plant.js';

/** Words that carry a question on and say nothing of its own. */
const carrying = new Set(
  `and ok okay so now then also please pls could can would you i we me us tell give show get make put do did was were is are has had have it its it's that this they them there in of at for on to the a an with within over during
  what what's whats how about which value reading one what was exactly then instead same just but only here quantity figure one's go out up come actually rather no yes it'll be let's see look like want need
  zoom narrow restrict widen extend down window period range span into onto
  und bitte jetzt dann mal das die der es war ist im in von für`.split(/\s+/u),
);
const statistic =
  /\b(?:max(?:imum)?|highest|peak|min(?:imum)?|lowest|average|mean|avg|trend|höchste[nrs]?|niedrigste[nrs]?|maximal\w*|minimal\w*|mittelwert|durchschnitt)\b|最高|最低|平均/giu;
const limits =
  /\b(?:(?:alarm|trip|its|upper|lower|high|low) )*limits?(?: values?)?\b|\b(?:alarm|trip) (?:point|level|threshold)s?\b|\bgrenzwerte?\b|报警限|限值/giu;
const normal = /\b(?:normal|ok|okay|all ?right|in range|too (?:high|low|much)|within (?:the |its )?limits?|high|low|good|bad|fine|usual)\b/giu;
const ofOrder =
  /\b(?:reject(?:s|ed)?|scrap(?:ped)?|good|bottles?|made|planned|produced|filled|late|early|ended?|finish(?:ed)?|start(?:ed)?|done|completed?|missing|short|many|much|when)\b/giu;
const bareLength =
  /\b(?:last |past )?((?:\d{1,2}|an?|one|two|three|four|five|six|eight|ten|twelve|half an?)\s+(?:minutes?|mins?|hours?|hrs?|h|days?|weeks?))\b(?! ago\b)/giu;

/** The words of a text that are neither taken by the patterns nor carry a question on. */
function left(text: string, ...patterns: readonly RegExp[]): readonly string[] {
  const rest = patterns.reduce((words, pattern) => words.replace(pattern, ' '), text);
  return (rest.toLowerCase().match(/[\p{L}\p{N}'’%-]+/gu) ?? []).filter((word) => !carrying.has(word.replace('’', "'")));
}

/** The measurement that an answer gives in its first line; null where it gives none or several things. */
function tagTold(answer: string, { tags }: PlantDirectory): string | null {
  const [first = ''] = answer.split('\n');
  const named = parseIdentifiers(first.replace(/\s\([^)]*\)/gu, ' ')).flatMap(({ raw }) => tags.find(({ id }) => id === raw) ?? []);
  const [tag] = named;
  return tag !== undefined && /\d/u.test(first) && (tag.kind === 'analog' || tag.kind === 'counter') ? tag.id : null;
}

/** A thing that the answer tells of and that is no asset or tag of the plant, such as a production order. */
function orderTold(answer: string, { tags, assets }: PlantDirectory): string | null {
  const [first = ''] = answer.split('\n');
  const [told] = parseIdentifiers(first);
  if (told === undefined || told.start > 0 || first[told.end] !== ':') return null;
  return tags.some(({ id }) => id === told.raw) || assets.some(({ id }) => id === told.raw) ? null : told.raw;
}

function says(text: string, pattern: RegExp): boolean {
  return allMatches(text, pattern).length > 0;
}

/** True where the question names this and nothing else. */
function saysOnly(question: string, pattern: RegExp, ...besides: readonly RegExp[]): boolean {
  return says(question, pattern) && left(question, pattern, ...besides).length === 0;
}

const namesWindow = (question: string, now: Date): boolean => parseWindow(question, now) !== null || says(question, bareLength);

/** "How many rejected there": of the order that was told of. */
const ofTheOrder: Rule = (question, _before, { order }) => (order !== null && saysOnly(question, ofOrder) ? `${question} order ${order}` : null);

/** "Max today", "the lowest in there": a statistic of the same measurement, of its own stretch of time or that of before. */
const statisticOfIt: Rule = (question, before, { tag }, now) => {
  const window = namesWindow(question, now);
  if (tag === null || !saysOnly(question, statistic, bareLength, ...(window ? timeForms : []))) return null;
  const time = window || parseWindow(before.question, now) === null ? '' : ` ${timeIn(before.question)}`;
  return `${withLength(question)} of ${tag}${time}`;
};

const limitsOfIt: Rule = (question, _before, { tag }) =>
  tag !== null && saysOnly(question, limits) ? `${/\btrip\b/iu.test(question) ? 'trip limit' : 'alarm limits'} of ${tag}` : null;

const asksOfIt = /^\s*(?:(?:and|so|ok|but)[\s,]+)*(?:is|was|are) (?:that|it|this)\b/iu;
const normalForIt: Rule = (question, _before, { tag }) =>
  tag !== null && asksOfIt.test(question) && saysOnly(question, normal) ? `is ${tag} within its limits` : null;

const numbered = /^\s*(?:(?:and|ok|also|what about|how about|the|same|for|of|und|auch)\s+)*(\p{L}{3,}) (\d{1,4})((?:\s*,\s*\d{1,4})*(?:\s+and\s+\d{1,4})?)$/iu;

/** "And order 3?": the question before, about another one of what is numbered. */
const ofOtherNumber: Rule = (question, before, { order }) => {
  const said = numbered.exec(question);
  if (said === null || parseIdentifiers(question).length > 0) return null;
  const named = `${said[1]} ${said[2]}${said[3] ?? ''}`;
  const old = new RegExp(`\\b${said[1]}s? \\d{1,4}\\b`, 'iu');
  if (old.test(before.question)) return before.question.replace(old, named);
  return order !== null && before.question.includes(order) ? before.question.replace(order, named) : null;
};

const letterAlone =
  /^\s*(?:(?:and|ok|no|sorry|also|what about|how about|i (?:mean|meant)|the|same|for|of|on|und|nein|ich meine)[\s,]+)+([A-D])(?:\s+(?:one|pump|machine|side|unit))?(?:[\s,]+(?:(?:the )?same(?: question| thing)?|too|as well|then|now|please|also|auch|bitte))*$|^那?([A-D])(?:泵|号|台|机)?(?:呢|也是?(?:这样|一样)?(?:吗|么)?)$/iu;

/** "And B": the question before, about the sibling with this letter. */
const ofOtherLetter: Rule = (question, before, _told, _now, directory) => {
  const said = letterAlone.exec(question);
  const letter = (said?.[1] ?? said?.[2])?.toUpperCase();
  const old = parseIdentifiers(before.question).findLast(({ raw }) => /\d[A-Z]$/u.test(raw));
  if (letter === undefined || old === undefined) return null;
  const name = `${old.raw.slice(0, -1)}${letter}`;
  const exists = [...directory.assets, ...directory.tags].some(({ id }) => id === name.toUpperCase());
  return exists ? `${before.question.slice(0, old.start)}${name}${before.question.slice(old.end)}` : null;
};

const relative = /\b(?:same|before|after|earlier|later|ago|against|versus|vs|compared?|than|davor|vorher|gleiche\w*)\b/iu;

/** "Make it two hours", "and the night shift?": the question before, of another stretch of time. */
const ofOtherTime: Rule = (question, { question: before }, _told, now) => {
  if (relative.test(question) || !namesWindow(question, now) || left(question, bareLength, ...timeForms).length > 0) return null;
  const said = parseWindow(question, now) === null ? withLength(question) : question;
  // What was asked of a moment or of now has no stretch of time to exchange.
  if (parseWindow(before, now) === null || parseWindow(said, now) === null || relative.test(before)) return null;
  const [time, subject] = [timeIn(said), withoutTime(before)];
  return time === '' || left(subject).length === 0 ? null : `${subject} ${time}`;
};

const buys =
  /^\s*(?:(?:and|ok|then|please|so|can you|could you|bitte|dann|und|请|那)[\s,]*)*(?:order|buy|purchase|re-?order|get me|bestelle?n?(?: sie)?|订购?|采购|买)\s*(?:me |us |mir |uns )?(?:(?:one|two|three|four|five|six|some|a few|another|\d+|it|them|both|that|this|eine?n?s?|zwei|drei|welche|davon|das|den|die|[一两三四五六\d]+[个套只件]|它|这个)\s*)+(?:(?:of (?:them|those|it)|more|davon|for (?:me|us)|please|bitte|nach|吧)\s*)*[.!。]*$/iu;
const speaksOfParts = /\b(?:spare ?parts?|parts?|spares|stock|ersatzteil\w*|teile|lager)\b|备件|库存/iu;

/** "Order one" after parts: of these parts, and no work order. */
const orderOfParts: Rule = (question, before) => (buys.test(question) && speaksOfParts.test(before.question) ? `order the parts: ${before.question}` : null);

const rules: readonly Rule[] = [orderOfParts, ...carriedRules, ofTheOrder, statisticOfIt, limitsOfIt, normalForIt, ofOtherNumber, ofOtherLetter, ofOtherTime];
const longestFollowUp = 12;

/**
 * A question that only changes a part of the one before, or asks for another side of the value just given, with all its parts: another window, a
 * statistic of the same measurement, its limits, another unit. Null where it has a subject of its own.
 */
export function standalone(text: string, before: Before, directory: PlantDirectory, now: Date): string | null {
  const question = text.replace(/[\s?.!,]+$/u, '');
  if (question.split(/\s+/u).length > longestFollowUp || parseIdentifiers(question).length > 0 || asksOfWholePlant(question)) return null;
  const told = { tag: tagTold(before.answer, directory), order: orderTold(before.answer, directory) };
  for (const rule of rules) {
    const whole = rule(question, before, told, now, directory);
    if (whole !== null) return whole;
  }
  return null;
}

/** "Two hours" are the last two. */
function withLength(question: string): string {
  return question.replace(bareLength, (_whole, length: string) => `the last ${length}`).replace(/\b(last|past) the last\b/giu, '$1');
}

/** What is only done with the rows or figures shown; a step from one to the next moves the subject on. */
const onFigures: ReadonlySet<string> = new Set(['pick', 'count', 'share', 'difference', 'apart', 'lines']);
const ofRecord: ReadonlySet<string> = new Set(['who', 'parts', 'tools', 'duration']);

function keepsSubject(text: string): boolean {
  const shown = readShownFollowUp(text);
  return (
    readAnswerFollowUp(text) !== null ||
    wantedType(text) !== null ||
    readStep(text) !== null ||
    readColumn(text)?.kind === 'column' ||
    onFigures.has(shown?.kind ?? '') ||
    (shown?.kind === 'field' && ofRecord.has(shown.field))
  );
}

/** What is before or after now is so of the row that was picked. */
function picksRow(text: string): boolean {
  const kind = readShownFollowUp(text)?.kind;
  return kind === 'pick' || kind === 'beside' || kind === 'extreme';
}

const withPick = (subject: Before, text: string): Before => ({ ...subject, picked: picksRow(text) });

/** The questions as they are meant: each change of a request joined with it, places in a list named, and what changes a part of a question made whole. */
export function asMeant(messages: readonly Message[], questions: readonly string[], directory: PlantDirectory, now: Date): readonly string[] {
  const answers = answersBehind(messages);
  const meant: string[] = [];
  let subject: Before | null = null;
  for (const [at, text] of questions.entries()) {
    const amended = amendedRequest(text, meant.at(-1) ?? null, now);
    const answer = answers[at - 1] ?? '';
    const own: string =
      amended ?? wholeOfBare(text) ?? (subject === null ? null : standalone(text, subject, directory, now)) ?? withListed(withOrdinal(text, answer), answer);
    const isLast = at === questions.length - 1;
    // What only does something with an answer leaves the subject as it was.
    const keeps = !isLast && amended === null && keepsSubject(text);
    subject = keeps && subject !== null ? withPick(subject, text) : { question: own, answer: answers[at] ?? '' };
    meant.push(subject.question);
  }
  return meant;
}
