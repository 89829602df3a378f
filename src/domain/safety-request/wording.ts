import { allMatches } from '../all-matches.js';

/** Words that a slip of the finger must not hide: a long word one edit away from one of these is read as it. */
const keyWords: readonly string[] = [
  'bypass',
  'interlock',
  'emergency',
  'override',
  'disable',
  'jumper',
  'defeat',
  'suppress',
  'permissive',
  'safety',
  'curtain',
  'isolated',
  'isolating',
  'lockout',
  'padlock',
  'permit',
  'operators',
  'technician',
  'überbrücken',
  'verriegelung',
  'freischalten',
];
const invisible = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gu;
/** Cyrillic and Greek letters that look like Latin ones; used to slip a word past a reader. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's', ο: 'o', α: 'a' }),
);
const spelledOut = /(?<!\p{L})\p{L}(?:[ .·_*-]\p{L}){3,}(?!\p{L})/gu;

/** A value that goes up or down goes nowhere: nobody climbs or reaches into anything. The subject is a thing, and no place follows. */
const courseOfValue =
  /\b((?:is|are|was|were) (?:it|they|that|this|[a-z]{1,4}-?\d{2,4}[a-z]?|(?:the|its) (?:[\p{L}\d-]+ ){0,3}?(?:level|temp(?:erature)?|pressure|flow|vibration|current|speed|value|reading|trend|torque|concentration|conductivity)s?)(?: (?:still|already|now|really))?) going (up or down|down or up|up|down)(?=\s*(?:$|[?.!,;]|(?:now|or|and|still|today|again|since|over|at the moment|in the last)\b))/gu;
const courseWords: ReadonlyMap<string, string> = new Map([
  ['up', 'rising'],
  ['down', 'falling'],
]);

/** One spelling of a text: compatible characters, no invisible ones, look-alikes and spelled-out words restored, lower case, single spaces. */
export function normaliseWording(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/[’‘`´]/gu, "'")
    .replace(spelledOut, (run) => run.replace(/[ .·_*-]/gu, ''))
    .toLowerCase()
    .replace(/[ \t]+/gu, ' ');
  const latin = /\p{Script=Latin}/u.test(plain) ? [...plain].map((letter) => lookAlikes.get(letter) ?? letter).join('') : plain;
  return latin
    .replace(courseOfValue, (_all, subject: string, course: string) => `${subject} ${courseWords.get(course) ?? 'rising or falling'}`)
    .replace(
      /\p{Script=Latin}{5,}/gu,
      (word) =>
        keyWords.find((key) => (Math.abs(key.length - word.length) <= 1 && oneEditAway(word, key)) || (word !== key && undoubled(word) === undoubled(key))) ??
        word,
    );
}

/** Which letter is doubled is the commonest slip: "ovveride". */
const undoubled = (word: string): string => word.replace(/(\p{L})\1/gu, '$1');

/** Equal but for one letter left out, added, changed or swapped with its neighbour; a plural s is another word, not a slip. */
function oneEditAway(word: string, key: string): boolean {
  if (
    word === key ||
    /^(?:def[ei][ck]t|safely$)/u.test(word) ||
    word[0] !== key[0] ||
    word === `${key}s` ||
    key === `${word}s` ||
    word === `${key}d` ||
    word === `${key}n`
  )
    return false;
  let start = 0;
  while (start < word.length && word[start] === key[start]) start += 1;
  let end = 0;
  while (end < word.length - start && end < key.length - start && word[word.length - 1 - end] === key[key.length - 1 - end]) end += 1;
  const left = word.length - start - end;
  const wanted = key.length - start - end;
  if (left <= 1 && wanted <= 1) return true;
  return left === 2 && wanted === 2 && word[start] === key[start + 1] && word[start + 1] === key[start];
}

/** A piece of a text between commas or full stops. */
export type Clause = Readonly<{ text: string; start: number; sentence: number }>;

/** Sentences cut at their ends, clauses at commas and at words that begin a new thought; decimal points and commas stay. */
export function clausesOf(text: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let sentence = 0;
  const cut = (end: number): void => {
    if (text.slice(start, end).trim() !== '') clauses.push({ text: text.slice(start, end).trim(), start, sentence });
  };
  for (const match of allMatches(
    text,
    /[.!?;:](?=\s|$)|[。！？；：\n]|(?<!dazu|daran|darauf|davon|dafür),(?!\d|\s(?:dass|damit|ob|that|whether|so)\s)|，|、|\s(?=(?:so just|so tell|but|aber|sondern)\s)|\s[-–—]\s/gu,
  )) {
    cut(match.index);
    start = match.index + match[0].length;
    if (/[.!?;。！？；\n]/u.test(match[0])) sentence += 1;
  }
  cut(text.length);
  return clauses;
}

/** Joins alternatives into one pattern; Latin words stand free, Han words anywhere. */
export function anyOf(latin: readonly string[], han: readonly string[] = []): RegExp {
  const words = latin.length === 0 ? [] : [`(?<![\\p{Script=Latin}\\p{N}])(?:${latin.join('|')})(?![\\p{Script=Latin}\\p{N}])`];
  // `\\w` knows no umlauts.
  return new RegExp([...words, ...han].join('|').replaceAll('\\w', '[\\p{L}\\p{N}_]'), 'u');
}
