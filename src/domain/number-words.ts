/** Numbers as people write them in English, German and Chinese. The one list of them; who needs other words ("noon", "a few") adds those of their own. */

const ones = {
  english: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' '),
  german: 'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(' '),
} as const;
const tens = {
  english: 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' '),
  german: 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' '),
} as const;

/** English and German number words up to 99, in small letters. */
export const cardinalWords: ReadonlyMap<string, number> = new Map([
  ...ones.english.map((word, value) => [word, value] as const),
  ...tens.english.flatMap((word, ten) => [
    [word, 20 + 10 * ten] as const,
    ...ones.english
      .slice(1, 10)
      .flatMap((one, index) => [[`${word}-${one}`, 21 + 10 * ten + index] as const, [`${word} ${one}`, 21 + 10 * ten + index] as const]),
  ]),
  ...ones.german.map((word, value) => [word, value] as const),
  ['eine', 1] as const,
  ['einer', 1] as const,
  ['einem', 1] as const,
  ...tens.german.flatMap((word, ten) => [
    [word, 20 + 10 * ten] as const,
    ...ones.german.slice(1, 10).map((one, index) => [`${one}und${word}`, 21 + 10 * ten + index] as const),
  ]),
]);

const others: ReadonlyMap<string, number> = new Map(
  Object.entries({
    a: 1,
    an: 1,
    eins: 1,
    einen: 1,
    half: 0.5,
    'half an': 0.5,
    'half a': 0.5,
    'einer halben': 0.5,
    'einem halben': 0.5,
    'eine halbe': 0.5,
    半: 0.5,
  }),
);

const timesWords: ReadonlyMap<string, number> = new Map(Object.entries({ once: 1, 'one time': 1, twice: 2, thrice: 3 }));

const hanDigits = '零一二三四五六七八九';

/** A Chinese number below a thousand, 两 for two included; null where the signs do not make one. */
export function readHan(text: string): number | null {
  let total = 0;
  let pending: number | null = null;
  for (const sign of text) {
    if (sign === '十' || sign === '百') {
      total += (pending ?? 1) * (sign === '十' ? 10 : 100);
      pending = null;
    } else {
      const digit = sign === '两' ? 2 : hanDigits.indexOf(sign);
      if (digit < 0 || (pending !== null && pending !== 0)) return null;
      pending = digit;
    }
  }
  return text === '' ? null : total + (pending ?? 0);
}

/** The number that a word or figures say: "twelve", "zwölf", "十二", "an", "half an", "12", "1,5". Null where they say none. */
export function numberOf(text: string): number | null {
  const word = text.trim().toLowerCase();
  const known = cardinalWords.get(word) ?? others.get(word);
  if (known !== undefined) return known;
  if (/^\d+(?:[.,]\d+)?$/u.test(word)) return Number(word.replace(',', '.'));
  return readHan(word);
}

/** How many times a word says: "twice", "three", "dreimal", "两", "4"; null where it says none. */
export function timesOf(text: string): number | null {
  const word = text.trim().toLowerCase();
  return timesWords.get(word) ?? numberOf(word.replace(/[ -]?(?:times?|mal|次)$/u, ''));
}
