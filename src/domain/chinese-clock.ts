import { readHan } from './number-words.js';

const numeral = String.raw`(?:\d{1,2}|[零一二两三四五六七八九十]{1,3})`;
const partOfDay = '凌晨|清晨|清早|早上|早晨|上午|中午|正午|下午|傍晚|晚上|夜里|夜间|半夜|今天?早上?|今晚|昨晚|昨夜';
/** "一点" alone is "a little"; a time of day it is beside another time or a word that makes it one. */
const little = `(?!(?<![从到至在于自]|${partOfDay})一点(?![钟半整到至以之起前后左开多]))`;
const spoken = new RegExp(
  String.raw`(${partOfDay})?的?${little}(${numeral})(?:点钟?(?!\d*\s*(?:个|bar|°))|[:：](?=\d\d))(半|整|一刻|三刻|(?:${numeral})(?=分|(?!\d|个|小时))分?)?`,
  'gu',
);

function numberIn(text: string): number {
  return /^\d+$/u.test(text) ? Number(text) : (readHan(text) ?? Number.NaN);
}

function hourOf(part: string, hour: number): number {
  if (/下午|傍晚/u.test(part)) return hour < 12 ? hour + 12 : hour;
  if (/晚|夜/u.test(part)) return hour === 12 ? 0 : hour >= 6 && hour < 12 ? hour + 12 : hour;
  if (/中午|正午/u.test(part)) return hour < 4 ? hour + 12 : hour;
  return /凌晨/u.test(part) && hour === 12 ? 0 : hour;
}

/** The day that the part of the day names besides the hour; the small hours of "last night" are today's. */
function dayOf(part: string, hour: number): string {
  if (/^今/u.test(part)) return '今天';
  return /^昨/u.test(part) && hour >= 12 ? '昨天' : '';
}

/** Chinese times of day in figures: "下午三点半" as "15:30", "昨晚十点" as "昨天22:00"; a second time of a range is in the same half of the day. */
export function timesInFigures(text: string): string {
  let half = '';
  let end = -1;
  return text.replace(spoken, (whole: string, part: string | undefined, hourText: string, minuteText: string | undefined, at: number) => {
    const hour = numberIn(hourText);
    const minutes =
      minuteText === undefined || minuteText === '整'
        ? 0
        : minuteText === '半'
          ? 30
          : minuteText === '一刻'
            ? 15
            : minuteText === '三刻'
              ? 45
              : numberIn(minuteText.replace('分', ''));
    if (!(hour <= 24 && minutes <= 59)) return whole;
    const carries = part === undefined && end >= 0 && /^\s*(?:到|至|和|与|~|-|–)\s*$/u.test(text.slice(end, at));
    half = part ?? (carries ? half : '');
    end = at + whole.length;
    const read = hourOf(half, hour) % 24;
    const padded = (value: number): string => String(value).padStart(2, '0');
    return `${carries ? '' : dayOf(half, read)}${padded(read)}:${padded(minutes)}`;
  });
}

const clock = String.raw`\d\d:\d\d`;
const frames: ReadonlyArray<readonly [RegExp, string]> = [
  [new RegExp(`(?:从|自)?(${clock})(?:开始)?(?:到|至)(?:现在|目前|当前|此刻|今)`, 'gu'), ' since $1 '],
  [new RegExp(String.raw`(?:从|自|在)?(${clock})\s*(?:到|至|~|—|–|-|和|与)\s*(?:今天)?(${clock})(?:之间|期间|这段时间)?`, 'gu'), ' between $1 and $2 '],
  [new RegExp(`(?:从|自)(${clock})(?:以来|开始|以后|之后|起)?`, 'gu'), ' since $1 '],
  [new RegExp(`(${clock})(?:以来|以后|之后|过后|后|起|开始)`, 'gu'), ' since $1 '],
  [new RegExp(`(?:到|至)?(${clock})(?:之前|以前|前|为止)`, 'gu'), ' until $1 '],
];
const lone = new RegExp(`(?:在|大概|大约)?(?<!(?:since|between|and|until) )(${clock})(?:左右|前后|时|的时候)?`, 'gu');

/** A time by itself as it is said: on the hour and the half hour people mean the time about it. */
function aboutThen(_whole: string, time: string): string {
  const [hour = '', minutes] = time.split(':');
  return minutes === '00' ? ` at ${Number(hour)} o'clock ` : minutes === '30' ? ` at half past ${Number(hour)} ` : ` at ${time} `;
}

/** A Chinese text whose times of day stand in English frames ("since 06:00", "between 22:00 and 02:00"), so that one reader reads the times of every language. */
export function timesInEnglish(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text;
  return frames.reduce((said, [pattern, frame]) => said.replace(pattern, frame), timesInFigures(text)).replace(lone, aboutThen);
}
