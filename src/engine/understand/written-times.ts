const month = 'jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec';
const monthNames: ReadonlyMap<string, string> = new Map([
  ['jan', 'january'],
  ['feb', 'february'],
  ['mar', 'march'],
  ['apr', 'april'],
  ['jun', 'june'],
  ['jul', 'july'],
  ['aug', 'august'],
  ['sep', 'september'],
  ['oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december'],
]);
/** A month cut short, where a word of time or the end of the question shows that it is one ("Jan" alone may be a person). */
const monthAfterWord = new RegExp(
  `\\b(in|during|over|throughout|since|until|till|from|between|and|to|vs\\.?|versus|against|than)(\\s+)(${month})\\b\\.?(?!\\s*\\d{1,2}\\b)`,
  'giu',
);
const monthAtEnd = new RegExp(
  `(?<=\\p{L}[\\p{L}\\p{N}-]*\\s)(?<!\\b(?:is|was|who|by|with|for|to|ask|tell|from|did|and)\\s)(${month})\\.?(?=\\s*[?.!]*\\s*$)`,
  'iu',
);
const monthBeforeOther = new RegExp(`\\b(${month})\\b\\.?(?=\\s*(?:-|–|to|and|vs\\.?|versus|against|or)\\s*(?:${month}|\\p{L}+ (?:19|20)\\d{2})\\b)`, 'giu');

function monthName(short: string): string {
  return monthNames.get(short.toLowerCase().slice(0, 3)) ?? short;
}

const hours = '([01]\\d|2[0-4])([0-5]\\d)';
const suffix = "(?:\\s*(?:h|hrs?|hours|uhr|o['’]?clock)(?![\\p{L}]))?";
/** What may stand behind a time of day: nothing, or a word that goes on with the sentence; never a unit. */
const goesOn = `(?=\\s*(?:$|[?.!,;)]|(?:this|today|yesterday|last|on|and|to|till|until|was|were|is|did|in|at|then|please|pls|heute|gestern|und|bis)\\b|[-–]))`;
const range = new RegExp(
  `(?<![\\p{L}\\p{N}.,:/-])${hours}${suffix}\\s*(-|–|to|and|until|till|bis|und)\\s*${hours}(?![\\p{N}:.,-]*\\d)${suffix}(?:${goesOn}()|)`,
  'giu',
);
const single = new RegExp(
  `\\b(at|since|from|until|till|before|after|around|about|by|um|seit|ab|bis|vor|nach|gegen)(\\s+)${hours}(?!\\d)(${suffix})${goesOn}`,
  'giu',
);

/** From 1900 to 2059 four digits may be a year; only what never stands before a year, or a word of hours, makes them a time of day. */
function mayBeYear(digits: string): boolean {
  return /^(?:19|20)/u.test(digits);
}

/** Times of day in four digits ("between 0800 and 0900", "at 1330") and months cut short ("in feb") as they are read everywhere else. */
export function withPlainTimes(text: string): string {
  if (!/\d{4}/u.test(text)) return withMonths(text);
  const ranged = text.replace(range, (all, h1: string, m1: string, joint: string, h2: string, m2: string, ends: string | undefined, offset: number) => {
    if (ends === undefined && !/^0/u.test(h1)) return all;
    const years = mayBeYear(h1 + m1) && mayBeYear(h2 + m2);
    if (years && !/\b(?:h|hrs?|hours|uhr)\b/iu.test(all)) return all;
    // "0600-0700" names its window without a word in front.
    const isFramed = /\b(?:between|from|zwischen|von)\s+$/iu.test(text.slice(0, offset));
    const word = /^(?:and|und)$/iu.test(joint) ? joint : 'to';
    return `${isFramed || /^(?:and|und)$/iu.test(joint) ? '' : 'from '}${h1}:${m1} ${word} ${h2}:${m2}`;
  });
  const told = ranged.replace(single, (all, word: string, gap: string, h: string, m: string, hoursWord: string) =>
    mayBeYear(h + m) && !/^(?:at|um)$/iu.test(word) && hoursWord.trim() === '' ? all : `${word}${gap}${h}:${m}`,
  );
  return withMonths(told);
}

function withMonths(text: string): string {
  const named = text
    .replace(monthBeforeOther, (_all, short: string) => monthName(short))
    .replace(monthAfterWord, (_all, word: string, gap: string, short: string) => `${word}${gap}${monthName(short)}`);
  return named.replace(monthAtEnd, (_all, short: string) => `in ${monthName(short)}`);
}

/** "How long since the last X" asks when the last one was; the answer says how long ago that is. */
const elapsed =
  /\b(?:how (?:long|much time|many (?:hours|minutes|days|weeks))|(?:time|hours|minutes|days) elapsed)(?:\s+(?:is it|is|it is|it's|has it been|has|have we been|passed|has passed|gone by|elapsed|ago|now))*\s+since\s+(?:the |our |its |we )?(?=(?:last|latest)\b)/iu;

export function withMomentForElapsed(text: string): string {
  return text.replace(elapsed, 'when was the ');
}
