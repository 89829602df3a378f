import { allMatches } from '../../domain/all-matches.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { timeForms } from './plant-query.js';
import { parseWindow, spanBefore, type Window } from './time-expression.js';

/** What stands before a question: the question as it was meant, its answer, and whether a row of it was picked since. */
export type Before = Readonly<{ question: string; answer: string; picked?: boolean }>;

/** Makes a question whole from what stands before it; null where it is another kind of question. */
export type Rule = (
  question: string,
  before: Before,
  told: Readonly<{ tag: string | null; order: string | null }>,
  now: Date,
  directory: PlantDirectory,
) => string | null;

const months =
  '(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sep(?:t(?:ember)?)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)';
const calendarBefore = new RegExp(
  `\\b(?:in|for|of|during|im|since)\\s+(?:(${months})\\.?(?:\\s+(20\\d{2}))?|(20\\d{2}))\\b|\\b(${months})\\s+(20\\d{2})\\b`,
  'iu',
);
const calendarAlone = new RegExp(`^\\s*(?:(?:in|for|of|during|im|the year|year)\\s+)?(?:(${months})\\.?(?:\\s+(20\\d{2}))?|(20\\d{2}))\\s*$`, 'iu');
const chineseMonth = /(?:(20\d{2})\s*年)?\s*(\d{1,2})\s*月(?:份)?/u;

/** Stretches of time in Chinese. */
const chineseTimes =
  /上+个?(?:班|月|周|星期)|前天|昨天|今天|昨晚|本(?:周|月|班)|这个?班|(?:过去|最近)[\d一二两三四五六七八九十半]{1,3}个?(?:小时|分钟|天|周)|(?:20\d{2}年)?\d{1,2}月(?:份)?/gu;
/** Stretches of time in German. */
const germanTimes =
  /\b(?:vorgestern|gestern(?: (?:früh|morgen|abend|nacht))?|heute(?: (?:früh|morgen|nacht))?|(?:(?:in|der|den|die|dieser?) )*(?:letzte[nr]?|vorige[nr]?|vergangene[nr]?|diese[nr]?) (?:\d{1,3} )?(?:schicht|nacht|woche|monat|tage?n?|stunden?|minuten?|wochen)|(?:in der )?(?:früh|spät|nacht)schicht|(?:am )?(?:mon|diens|donners|frei|sams|sonn)tag|(?:am )?mittwoch)\b/giu;
const allTimes: readonly RegExp[] = [...timeForms, chineseTimes, germanTimes];

/** The stretches of time that a text names, in its own words. */
export function timeIn(text: string): string {
  const calendar = calendarBefore.exec(text)?.[0];
  if (calendar !== undefined) return calendar;
  const found = allTimes.flatMap((form) => allMatches(text, form).map((match) => ({ start: match.index, end: match.index + match[0].length })));
  const sorted = found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept = sorted.filter((each, at) => !sorted.slice(0, at).some(({ end }) => end > each.start));
  return kept.map(({ start, end }) => text.slice(start, end).trim()).join(' ');
}

export function withoutTime(text: string): string {
  return allTimes
    .reduce((rest, form) => rest.replace(form, ' '), text.replace(calendarBefore, ' '))
    .replace(/\b(?:in|for|over|during|of|on|the|and)\s*(?=[?.!]*\s*$)/iu, ' ')
    .replace(/[\s?.!]+$/u, '')
    .replace(/\s+/gu, ' ');
}

/** A question about a month or a year, about another one: what is not said of it stays, and a month alone never lies ahead. */
export function ofOtherMonth(before: string, said: string, now: Date): string | null {
  const chinese = chineseMonth.exec(said);
  if (chinese !== null && said.replace(chinese[0], '').trim() === '') {
    const old = chineseMonth.exec(before);
    return old === null ? null : before.replace(old[0], `${chinese[1] ?? yearFor(Number(chinese[2]) - 1, old[1], now)}年${chinese[2]}月`);
  }
  const named = calendarAlone.exec(said);
  const old = calendarBefore.exec(before);
  if (named === null || old === null) return null;
  const [, month, monthYear, year] = named;
  const [oldMonth, oldYear] = [old[1] ?? old[4], old[2] ?? old[3] ?? old[5]];
  const lead = /^(?:in|for|of|during|im|since)\b/iu.exec(old[0])?.[0] ?? 'in';
  if (month === undefined) return before.replace(old[0], `${lead} ${oldMonth === undefined ? '' : `${oldMonth} `}${year}`);
  const ofYear = monthYear ?? (oldYear === undefined ? null : yearFor(monthIndex(month), oldYear, now));
  return before.replace(old[0], `${lead} ${month}${ofYear === null ? '' : ` ${ofYear}`}`);
}

function monthIndex(name: string): number {
  return ['jan', 'feb', 'm[aä]r', 'apr', 'ma[yi]', 'jun', 'jul', 'aug', 'sep', 'o[ck]t', 'nov', 'de[cz]'].findIndex((start) =>
    new RegExp(`^${start}`, 'iu').test(name),
  );
}

function yearFor(month: number, year: string | undefined, now: Date): string {
  const given = year === undefined ? now.getUTCFullYear() : Number(year);
  return String(Date.UTC(given, month, 1) > now.getTime() ? given - 1 : given);
}

const correctionLead =
  /^\s*(?:(?:no|nope|sorry|wait|oops|pardon|nein|entschuldigung|不对?|不是)(?![\p{L}])[\s,.:;，、-]*)*(?:(?:i (?:mean|meant|wanted|want|was asking (?:about|for)|asked (?:about|for))|it should be|that should be|rather|ich mein(?:t)?e|我(?:是)?(?:说|指)(?:的是)?|应该是)(?![\p{Script=Latin}])\s*)?(?:(?:the|die|den|das)\s+)?/iu;
const correctionTail = /[\s,，]+(?:and )?(?:not|nicht|instead of|rather than|statt|不是)\s*.+$/iu;

/** Said behind what is meant ("the filler I meant"). */
const meantBehind = /[\s,]+(?:(?:that'?s what |is what )?i mean(?:t)?|(?:meinte|meine) ich|war gemeint)\s*[.!]*$/iu;

/** "No, I meant December, not January": what is meant; null where nothing is corrected. */
export function corrected(question: string): string | null {
  if (meantBehind.test(question)) return corrected(`I meant ${question.replace(meantBehind, '').replace(/^\s*(?:no|nope|nein|sorry)[\s,]+/iu, '')}`);
  const lead = correctionLead.exec(question)?.[0] ?? '';
  const said = question.slice(lead.length).replace(correctionTail, '');
  const corrects = /\p{L}/u.test(lead.replace(/\b(?:the|die|den|das)\b/giu, '')) || correctionTail.test(question);
  return corrects && said.trim() !== '' ? said.trim() : null;
}

const sameLead =
  /^\s*(?:(?:and|ok|okay|now|please|give me|show me|show|und|bitte|can you|do|那|请)[\s,]+)*(?:the )?(?:same|ditto|likewise|dasselbe|das gleiche|genauso|同样的?|一样的?)\s*(?:(?:thing|question|figures?|numbers?|values?|again|frage|zahl(?:en)?)\s+)?(?:(?:for|in|on|of|at|over|für|von|im|in der|bei)\s+)?/iu;

/** "The same for the shift before": what it is to be the same of; null where it does not say so. */
export function sameFor(question: string): string | null {
  const lead = sameLead.exec(question);
  const rest = lead === null ? '' : question.slice(lead[0].length).replace(/[\s,]+(?:please|pls|bitte|too|as well|auch|吧|呢)$/iu, '');
  // "The same shift yesterday" are its hours on another day.
  return rest.trim() === '' || /^\s*(?:shift|time|hours?|period|stretch|schicht|zeit)\b/iu.test(rest) ? null : rest.trim();
}

const spanUnits = '(?:shift|day|night|week|month|hour|schicht|tag|nacht|woche|monat|stunde)';
const earlierWords = `(?:the |die |den |der |das |dem )?(?:(?:${spanUnits}|one) (?:before|prior)(?: (?:that|it|last))?|(?:previous|preceding|earlier|vorige[nr]?|vorherige[nr]?) (?:${spanUnits}|one)|${spanUnits} (?:davor|zuvor|vorher))`;
const spanEarlier = new RegExp(`^${earlierWords}$|^再?(?:前|上)一?个?(?:班|天|周|月|晚)$`, 'iu');
const earlierWithin = new RegExp(`\\b${earlierWords.replace('|one)', ')').replace('|one)', ')')}\\b(?! yesterday)`, 'iu');
/** "The one before", "und die davor": its unit is that of the span spoken of. */
const unitUnsaid = /^(?:(?:the )?(?:one )?before(?: that)?|(?:die|der|den|das|dem)? ?(?:davor|zuvor)|再?(?:往前|之前)(?:一个|那个)?|(?:更|再)?前一个)$/iu;
const namesUnit = new RegExp(`\\b(?:${spanUnits}|yesterday|gestern)\\b|[班天周月晚]`, 'iu');
const joined = /^\s*(?:(?:and|und|ok|so|what about|how about|was ist mit|那么?|then)[\s,，]*)+(?:(?:in|on|at|during|in der|am|for|für)\s+)?/iu;

/** What follows nothing but words that join; null where a question begins otherwise. */
export function joinedTo(question: string): string | null {
  const lead = joined.exec(question)?.[0];
  return lead === undefined
    ? null
    : question
        .slice(lead.length)
        .replace(/\s*(?:呢|的)*\s*$/u, '')
        .trim();
}

/** The question about the span before the one that it names; null where the words say no such span. */
export function ofSpanBefore(before: string, said: string, now: Date): string | null {
  const unsaid = unitUnsaid.test(said) && namesUnit.test(timeIn(before));
  const spoken = unsaid || spanEarlier.test(said) ? parseWindow(before, now) : null;
  return spoken === null ? null : `${withoutTime(before)} ${wordsOf(spanBefore(spoken, unsaid ? timeIn(before) : said))}`;
}

/** "The night before", "und die davor": the words that name the span before the one spoken of, and those of its unit. `unit` is the time spoken of. */
export function namesSpanBefore(question: string, unit: string): Readonly<{ said: string; unit: string }> | null {
  const whole = (joinedTo(question) ?? question).replace(/呢?[\s?.!？。]*$/u, '').trim();
  if (unitUnsaid.test(whole) && namesUnit.test(unit)) return { said: whole, unit: unitIn(unit) };
  if (spanEarlier.test(whole)) return { said: whole, unit: unitIn(whole) };
  const within = earlierWithin.exec(question)?.[0];
  return within === undefined ? null : { said: within, unit: unitIn(within) };
}

const unitNames: ReadonlyArray<readonly [RegExp, string]> = [
  [/month|monat|月/iu, 'month'],
  [/week|woche|周/iu, 'week'],
  [/night|nacht|晚/iu, 'night'],
  [/\bday|yesterday|\btag|gestern|天/iu, 'day'],
];

/** The unit of a time in the word that spans are counted by; the text itself where it has none, such as a shift. */
function unitIn(said: string): string {
  return unitNames.find(([pattern]) => pattern.test(said))?.[1] ?? said;
}

/** A window as `parseWindow` reads it. */
function wordsOf({ from, to }: Window): string {
  const minute = (at: Date): string => at.toISOString().slice(0, 16).replace('T', ' ');
  return `from ${minute(from)} to ${minute(to)}`;
}
