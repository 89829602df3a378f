import { numberOf } from '../../domain/number-words.js';
import { shiftAt } from '../../domain/shift.js';
import type { Window } from './time-expression.js';

const hour = 3_600_000;
const day = 24 * hour;

/** Parts of a day as people say them: first and last hour on the plant's clock. "Night" reaches into the next day. */
const parts: ReadonlyArray<readonly [RegExp, number, number]> = [
  [/morning|früh|morgen|vormittag|早上|上午/iu, 6, 12],
  [/afternoon|nachmittag|下午/iu, 12, 18],
  [/evening|abend|傍晚|晚上/iu, 18, 24],
  [/night|nacht|夜里/iu, 22, 30],
];
const dayPart =
  /\b(?:(yesterday|last|gestern)\s+(morning|afternoon|evening|night|früh|vormittag|nachmittag|abend|nacht)|(this|today in the|heute)\s+(morning|afternoon|evening|früh|vormittag|nachmittag|abend))\b|(昨天)(早上|上午|下午|晚上|夜里)|(今天)(早上|上午|下午|晚上)/iu;
const weekdays: ReadonlyArray<RegExp> = [
  /sunday|sonntag|(?:周|星期)[日天]/iu,
  /monday|montag|(?:周|星期)一/iu,
  /tuesday|dienstag|(?:周|星期)二/iu,
  /wednesday|mittwoch|(?:周|星期)三/iu,
  /thursday|donnerstag|(?:周|星期)四/iu,
  /friday|freitag|(?:周|星期)五/iu,
  /saturday|samstag|sonnabend|(?:周|星期)六/iu,
];
const weekday =
  /\b(?:(since|from|seit)\s+)?(?:(?:on|last|am|letzten)\s+)?(sunday|monday|tuesday|wednesday|thursday|friday|saturday|sonntag|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend)(?=\b|früh|vormittag|nachmittag|abend|nacht)(?!s)|(?:从)?((?:周|星期)[一二三四五六日天])(以来|起)?/iu;
const sinceDayPart =
  /\b(?:since|seit)\s+(midnight|noon|midday|mitternacht|mittag|yesterday|gestern|this morning|heute (?:morgen|früh))\b|(?:从|自)?(零点|午夜|中午|昨天|今天早上|今早)(?:以来|起|开始)/iu;
const weekend = /\b(?:(?:last|the|this|am|letztes|übers?)\s+)(?:weekend|wochenende)\b|周末/iu;
const sinceShift =
  /\bsince (?:(?:the |our |my |this )?shift (?:start|beg[ia]n|change)\w*)\b|\b(?:since|from|seit)\s+(?:the\s+)?(?:start|beginning|begin|beginn|anfang)\s+(?:of\s+|der\s+)?(?:the |this |my |our |dieser |meiner )?(?:shift|schicht)\b|\b(?:since (?:the |our )?shift (?:start\w*|began|change)|seit schicht(?:beginn|wechsel))\b|\bsince (?:we|i|our (?:crew|shift|team)|my (?:crew|shift|team)|the (?:crew|shift|team)|(?:the |our |my )?hand-?over)\b(?: (?:came|come|got|went|started|took|began|clocked|arrived|are|were|is)(?: (?:on|in|over|here|work|up))*(?: shift| duty)?)?(?=\s*(?:[?.!,;]|$))|(?:接班|本班开始)(?:以来|后)?/iu;

function midnight(at: Date): number {
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
}

function until(from: number, to: number, now: Date): Window | null {
  const end = Math.min(to, now.getTime());
  return from < end ? { from: new Date(from), to: new Date(end) } : null;
}

/**
 * The window of a named part of a day, a weekday, a weekend or the running shift's start, on the plant's clock; null where the text
 * names none or it has not begun. A weekday means its last occurrence, today included.
 */
export function dayPartWindow(text: string, now: Date): Window | null {
  return agoWindow(text, now) ?? sinceWindow(text, now) ?? partWindow(text, now) ?? weekWindow(text, now);
}

const ago =
  /\b(?:(an?|one|two|three|four|five|six|\d{1,3}|half an|a few|a couple of) (minutes?|hours?|days?) ago)\b|\bvor (einer halben|einer|einem|zwei|drei|\d{1,3}) (minuten?|stunden?|tag(?:en)?)\b|(半|一|两|三|\d{1,3})个?(分钟|小时|天)(?:之?前)/iu;
/** How many somebody means who does not count. */
const roughly: ReadonlyMap<string, number> = new Map([
  ['a few', 3],
  ['a couple of', 2],
]);

/** "An hour ago": some minutes around it; days ago: that day. */
function agoWindow(text: string, now: Date): Window | null {
  const match = ago.exec(text);
  const said = (match?.[1] ?? match?.[3] ?? match?.[5])?.toLowerCase();
  const unit = match?.[2] ?? match?.[4] ?? match?.[6] ?? '';
  if (said === undefined) return null;
  const count = roughly.get(said) ?? numberOf(said) ?? Number.NaN;
  if (/day|tag|天/iu.test(unit)) return until(midnight(now) - count * day, midnight(now) - (count - 1) * day, now);
  const at = now.getTime() - count * (/hour|stunde|小时/iu.test(unit) ? hour : hour / 60);
  return until(at - hour / 12, at + hour / 12, now);
}

function sinceWindow(text: string, now: Date): Window | null {
  if (sinceShift.test(text)) return until(shiftAt(now).from.getTime(), now.getTime(), now);
  const match = sinceDayPart.exec(text);
  const word = match?.[1] ?? match?.[2];
  if (word === undefined) return null;
  const today = midnight(now);
  if (/yesterday|gestern|昨/iu.test(word)) {
    const part = /\b(?:yesterday|gestern)\s+(?:at\s+)?(noon|midday|mittag|morning|früh|afternoon|nachmittag|evening|abend|night|nacht)/iu.exec(text)?.[1];
    const hours =
      part === undefined
        ? 0
        : /noon$|midday|^mittag/iu.test(part) && !/^after|^nach/iu.test(part)
          ? 12
          : (parts.find(([pattern]) => pattern.test(part))?.[1] ?? 0);
    return until(today - day + hours * hour, now.getTime(), now);
  }
  const start = /noon|midday|^mittag|中午/iu.test(word) ? today + 12 * hour : /morning|morgen|früh|早/iu.test(word) ? today + 6 * hour : today;
  return until(start > now.getTime() ? start - day : start, now.getTime(), now);
}

function partWindow(text: string, now: Date): Window | null {
  const match = dayPart.exec(text);
  if (match === null) return null;
  const before = (match[1] ?? match[5]) !== undefined;
  const name = match[2] ?? match[4] ?? match[6] ?? match[8] ?? '';
  const part = parts.find(([pattern]) => pattern.test(name));
  if (part === undefined) return null;
  const base = midnight(now) - (before ? day : 0);
  return until(base + part[1] * hour, base + part[2] * hour, now);
}

function weekWindow(text: string, now: Date): Window | null {
  const today = midnight(now);
  if (weekend.test(text)) {
    const sinceSaturday = (now.getUTCDay() + 1) % 7;
    const saturday = today - sinceSaturday * day;
    return until(saturday, saturday + 2 * day, now);
  }
  const match = weekday.exec(text);
  const name = match?.[2] ?? match?.[3];
  if (match === null || name === undefined) return null;
  const index = weekdays.findIndex((pattern) => pattern.test(name));
  const from = today - ((now.getUTCDay() - index + 7) % 7) * day;
  const said = /^\s*(morning|afternoon|evening|night|früh|vormittag|nachmittag|abend|nacht|早上|上午|下午|晚上|夜里)/iu.exec(
    text.slice(match.index + match[0].length),
  )?.[1];
  const part = said === undefined ? undefined : parts.find(([pattern]) => pattern.test(said));
  if (part !== undefined) return until(from + part[1] * hour, from + part[2] * hour, now);
  const open = match[1] !== undefined || match[4] !== undefined;
  return until(from, open ? now.getTime() : from + day, now);
}
