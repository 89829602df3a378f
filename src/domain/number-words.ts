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

const hanPowers: ReadonlyMap<string, number> = new Map(Object.entries({ 十: 10, 百: 100, 千: 1000 }));

/** A Chinese number below a hundred million, 两 for two included, with decimals after 点; null where the signs do not make one. */
export function readHan(text: string): number | null {
  const [whole = '', decimals, ...more] = text.split('点');
  if (more.length > 0 || whole === '' || decimals === '') return null;
  const [above, below, ...rest] = whole.split('万');
  const upper = below === undefined ? 0 : readHanBelowMyriad(above ?? '');
  const oneDigit = below !== undefined && [...below].length === 1 && decimals === undefined;
  const lower = oneDigit ? (readHanBelowMyriad(below) ?? Number.NaN) * 1000 : readHanBelowMyriad(below ?? above ?? '', below === '');
  if (rest.length > 0 || upper === null || lower === null || Number.isNaN(lower)) return null;
  const value = upper * 10_000 + lower;
  if (decimals === undefined) return value;
  const digits = [...decimals].map((sign) => hanDigits.indexOf(sign));
  return digits.some((digit) => digit < 0) ? null : Number(`${value}.${digits.join('')}`);
}

function readHanBelowMyriad(text: string, mayBeEmpty = false): number | null {
  let total = 0;
  let pending: number | null = null;
  // "一千二" is 1200: a digit right behind a power counts the next lower one.
  let unit = 1;
  for (const sign of text) {
    const power = hanPowers.get(sign);
    if (power !== undefined) {
      total += (pending ?? 1) * power;
      pending = null;
      unit = power / 10;
      continue;
    }
    const digit = sign === '两' ? 2 : hanDigits.indexOf(sign);
    if (digit < 0 || (pending !== null && pending !== 0)) return null;
    if (digit === 0) unit = 1;
    pending = digit;
  }
  return text === '' && !mayBeEmpty ? null : total + (pending ?? 0) * unit;
}

/** A German number in one word, below a million: "zwölf", "dreihundertfünfzig", "tausendvierhundert", "zweieinhalb", "anderthalb". Null where it is none. */
export function readGermanNumber(word: string): number | null {
  const small = word.toLowerCase();
  if (small === 'eins') return 1;
  if (/^anderthalb(?:e[nrs]?)?$/u.test(small)) return 1.5;
  const half = /^(\p{L}+?)einhalb$/u.exec(small)?.[1];
  if (half !== undefined) {
    const value = half === 'ein' ? 1 : readGermanNumber(half);
    return value === null ? null : value + 0.5;
  }
  const known = cardinalWords.get(small);
  if (known !== undefined) return known;
  const [, thousands, hundreds, rest] = /^(?:(\p{L}*?)tausend)?(?:und)?(?:(\p{L}*?)hundert)?(?:und)?(\p{L}*)$/u.exec(small) ?? [];
  if (thousands === undefined && hundreds === undefined) return null;
  const part = (said: string | undefined, factor: number): number | null => {
    if (said === undefined) return 0;
    const value = said === '' ? 1 : readGermanNumber(said);
    return value === null ? null : value * factor;
  };
  const parts = [part(thousands, 1000), part(hundreds, 100), rest === undefined || rest === '' ? 0 : (cardinalWords.get(rest) ?? null)];
  return parts.includes(null) ? null : parts.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** The number that a word or figures say: "twelve", "zwölf", "十二", "an", "half an", "12", "1,5". Null where they say none. */
export function numberOf(text: string): number | null {
  const word = text.trim().toLowerCase();
  const known = cardinalWords.get(word) ?? others.get(word);
  if (known !== undefined) return known;
  if (/^\d+(?:[.,]\d+)?$/u.test(word)) return Number(word.replace(',', '.'));
  return readGermanNumber(word) ?? readHan(word);
}

/** How many times a word says: "twice", "three", "dreimal", "两", "4"; null where it says none. */
export function timesOf(text: string): number | null {
  const word = text.trim().toLowerCase();
  return timesWords.get(word) ?? numberOf(word.replace(/[ -]?(?:times?|mal|次)$/u, ''));
}
