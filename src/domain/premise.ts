import { allMatches } from './all-matches.js';
import { recurrencesIn, sameRecurrence } from './recurrence.js';

/** Names of which one excludes the others: what is done in May is not what is done in November. */
const CALENDARS: readonly (readonly string[])[] = [
  'january february march april may june july august september october november december'.split(' '),
  'monday tuesday wednesday thursday friday saturday sunday'.split(' '),
  'januar februar märz april mai juni juli august september oktober november dezember'.split(' '),
  'montag dienstag mittwoch donnerstag freitag samstag sonntag'.split(' '),
  'spring summer autumn winter'.split(' '),
];
/** "May" is a month only behind a word of time or at the end. */
const MONTH_MAY =
  /\b(?:in|of|by|until|till|since|from|to|every|last|next|early|late|mid|end of|\d{1,2}\.?) may\b|\bmay (?:19|20)\d{2}\b|\bmay \d{1,2}(?:st|nd|rd|th)?\b/iu;

/**
 * What a source says of the interval or the time of the year or week that a question takes for granted: the same, another, or nothing (null).
 * A source that names several of them agrees when one is the same.
 */
export function premiseIn(question: string, source: string): 'agrees' | 'differs' | null {
  const asked = recurrencesIn(question);
  const said = asked.length === 0 ? [] : recurrencesIn(source);
  if (said.length > 0) return asked.every((one) => said.some((other) => sameRecurrence(one, other))) ? 'agrees' : 'differs';
  for (const names of CALENDARS) {
    const wanted = namedOf(names, question);
    const given = wanted.length === 0 ? [] : namedOf(names, source);
    if (given.length > 0) return wanted.every((name) => given.includes(name)) ? 'agrees' : 'differs';
  }
  return null;
}

function namedOf(names: readonly string[], text: string): readonly string[] {
  const words = allMatches(text.toLowerCase(), /\p{L}+/gu).map(([word]) => word.replace(/s$/u, ''));
  return names.filter((name) => words.includes(name) && (name !== 'may' || MONTH_MAY.test(text)));
}
