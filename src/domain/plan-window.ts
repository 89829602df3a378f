import { parseMoments } from './moments.js';
import { numberOf } from './number-words.js';
import { lastShift, type Shift, shiftAt } from './shift.js';

/** A stretch of plant time that a question about the plan speaks of, past or coming, with the words for it. */
export type PlanWindow = Readonly<{ label: string; from: Date; to: Date }>;

const hour = 3_600_000;
const day = 24 * hour;

type Read = (match: RegExpExecArray, now: Date, past: boolean) => PlanWindow | null;
const pastWords =
  /\b(?:was(?! (?:ist|sind|läuft|wird|steht|f|machen|produzieren|kommt|soll))|were|did|had|missed|reached|made|war|waren|hat|hatten|haben)\b|了/iu;
const weekdays = ['sunday|sonntag|周日|星期日', 'monday|montag|周一|星期一', 'tuesday|dienstag|周二|星期二', 'wednesday|mittwoch|周三|星期三'].concat(
  'thursday|donnerstag|周四|星期四',
  'friday|freitag|周五|星期五',
  'saturday|samstag|周六|星期六',
);

function midnight(at: Date): number {
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
}

function span(label: string, from: number, to: number): PlanWindow {
  return { label, from: new Date(from), to: new Date(to) };
}

function ofShift({ name, from, to }: Shift): PlanWindow {
  return { label: `${name.slice(0, 1).toUpperCase()}${name.slice(1)} shift`, from, to };
}

function nextShift(now: Date): Shift {
  return shiftAt(shiftAt(now).to);
}

/** The shift of this name that runs at `now`, else the next one; the last one that has begun when the question looks back. */
function named(name: string, now: Date, past: boolean): PlanWindow | null {
  let shift = shiftAt(now);
  for (let step = 0; step < 6 && shift.name !== name; step += 1) shift = past ? lastShift(shift.from) : shiftAt(shift.to);
  return shift.name === name ? ofShift(shift) : null;
}

function calendarDay(label: string, start: number): PlanWindow {
  return span(label, start, start + day);
}

const rules: ReadonlyArray<readonly [RegExp, Read]> = [
  [/\b(?:last night|overnight|letzte nacht)\b|昨晚|昨夜/iu, (_match, now) => named('night', now, true)],
  [/\b(?:tonight|this evening|heute (?:nacht|abend))\b|今晚|今夜/iu, (_match, now) => tonight(now)],
  [
    /\b(?:next|following|coming|incoming|upcoming|nächste[nr]?|kommende[nr]?|folgende[nr]?)\s+(?:shift|schicht)\b|下一?个?班/iu,
    (_match, now) => ofShift(nextShift(now)),
  ],
  [/\b(?:last|previous|letzte[nr]?|vorige[nr]?|vergangene[nr]?)\s+(?:shift|schicht)\b|上一?个?班(?!次)/iu, (_match, now) => ofShift(lastShift(now))],
  [/\b(?:night shift|nachtschicht|nights?)\b|夜班/iu, (_match, now, past) => named('night', now, past)],
  [/\b(?:late|afternoon) shift\b|\bspätschicht\b|中班|晚班/iu, (_match, now, past) => named('late', now, past)],
  [/\b(?:early|morning|day) shift\b|\bfrühschicht\b|早班|白班/iu, (_match, now, past) => named('early', now, past)],
  [
    /\b(?:this|current|our|my|diese[rn]?|aktuelle[nr]?|laufende[nr]?|unsere[rn]?)\s+(?:shift|schicht)\b|本班|当前班|这个班/iu,
    (_match, now) => ofShift(shiftAt(now)),
  ],
  [/\b(?:day after tomorrow|übermorgen)\b|后天/iu, (_match, now) => calendarDay('The day after tomorrow', midnight(now) + 2 * day)],
  [/\btomorrow(?: morning)?\b|\bmorgen\b|明天/iu, (_match, now) => calendarDay('Tomorrow', midnight(now) + day)],
  [/\b(?:yesterday|gestern)\b|昨天/iu, (_match, now) => calendarDay('Yesterday', midnight(now) - day)],
  [/\b(?:today|heute)\b|今天/iu, (_match, now) => calendarDay('Today', midnight(now))],
  [
    /\b(?:next|coming|nächste[nr]?|kommende[nr]?)\s+(?:week|woche)\b|下周/iu,
    (_match, now) => span('Next week', weekStart(now) + 7 * day, weekStart(now) + 14 * day),
  ],
  [/\b(?:week|woche)\b|本周|这周/iu, (_match, now) => span('This week', weekStart(now), weekStart(now) + 7 * day)],
  [
    /\b(?:next|coming|nächsten?|kommenden?)\s+(\d{1,2}|two|three|four|six|eight|twelve|zwei|drei|vier|sechs|acht|zwölf)\s*(?:hours?|hrs?|h|stunden)\b|(?:未来|接下来)(\d{1,2})小时/iu,
    (match, now) => comingHours(match[1] ?? match[2] ?? '', now),
  ],
  ...weekdays.map((words, index): readonly [RegExp, Read] => [
    new RegExp(/[一-龥]/u.test(words) ? `\\b(?:${words.split('|').slice(0, 2).join('|')})\\b|${words.split('|').slice(2).join('|')}` : words, 'iu'),
    (match, now, past) => weekday(match[0], index, now, past),
  ]),
];

function comingHours(text: string, now: Date): PlanWindow | null {
  const hours = numberOf(text) ?? Number.NaN;
  return Number.isFinite(hours) && hours > 0 ? span(`The next ${hours} h`, now.getTime(), now.getTime() + hours * hour) : null;
}

/** From 18:00, or from now in the evening, to the end of the night shift. */
function tonight(now: Date): PlanWindow {
  const shift = shiftAt(now);
  if (shift.name === 'night') return { ...ofShift(shift), label: 'Tonight' };
  return span('Tonight', Math.max(now.getTime(), midnight(now) + 18 * hour), midnight(now) + day + 6 * hour);
}

function weekday(word: string, index: number, now: Date, past: boolean): PlanWindow {
  const ahead = (index - now.getUTCDay() + 7) % 7;
  return calendarDay(word, midnight(now) + (past && ahead > 0 ? ahead - 7 : ahead) * day);
}

function weekStart(at: Date): number {
  return midnight(at) - ((at.getUTCDay() + 6) % 7) * day;
}

/** The stretch of time a question about the plan names, or null. English, German and Chinese. */
export function parsePlanWindow(text: string, now: Date): PlanWindow | null {
  const date = parseMoments(text).find(({ kind }) => kind === 'date')?.keys[0];
  const start = date === undefined ? Number.NaN : Date.parse(`${date}T00:00:00Z`);
  if (Number.isFinite(start)) return calendarDay(date ?? '', start);
  const past = pastWords.test(text);
  for (const [pattern, read] of rules) {
    const match = pattern.exec(text);
    const found = match === null ? null : read(match, now, past);
    if (found !== null) return found;
  }
  return null;
}
