/**
 * German stemming, written from the published Snowball algorithm for German, with its prelude for umlauts that are
 * spelt out (`Pruefung` and `Prüfung` give one stem). Input is one lower-case word; output is its stem. Pure and total.
 */
const VOWELS = 'aeiouyäöü';
const S_ENDINGS = 'bdfghklmnrt';
const ST_ENDINGS = 'bdfghklmnt';

function isVowel(word: string, index: number): boolean {
  return index >= 0 && index < word.length && VOWELS.includes(word.charAt(index));
}

function regionAfter(word: string, from: number): number {
  for (let index = from + 1; index < word.length; index += 1) if (isVowel(word, index - 1) && !isVowel(word, index)) return index + 1;
  return word.length;
}

/** Sharp s to ss, spelt-out umlauts to umlauts (ue not after q or a vowel), and u or y between vowels marked as consonants. */
function prelude(input: string): string {
  const letters = input
    .replace(/ß/g, 'ss')
    .replace(/(^|[^aeiouäöüq])ue/g, '$1ü')
    .replace(/ae/g, 'ä')
    .replace(/oe/g, 'ö');
  let marked = '';
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters.charAt(index);
    const between = VOWELS.includes(marked.charAt(index - 1)) && index > 0 && isVowel(letters, index + 1);
    marked += between && letter === 'u' ? 'U' : between && letter === 'y' ? 'Y' : letter;
  }
  return marked;
}

function step1(word: string, r1: number): string {
  for (const suffix of ['ern', 'em', 'er']) if (word.endsWith(suffix)) return word.length - suffix.length >= r1 ? word.slice(0, -suffix.length) : word;
  for (const suffix of ['en', 'es', 'e']) {
    if (!word.endsWith(suffix)) continue;
    if (word.length - suffix.length < r1) return word;
    const stem = word.slice(0, -suffix.length);
    return stem.endsWith('niss') ? stem.slice(0, -1) : stem;
  }
  if (word.endsWith('s') && word.length - 1 >= r1 && S_ENDINGS.includes(word.charAt(word.length - 2))) return word.slice(0, -1);
  return word;
}

function step2(word: string, r1: number): string {
  for (const suffix of ['est', 'en', 'er']) if (word.endsWith(suffix)) return word.length - suffix.length >= r1 ? word.slice(0, -suffix.length) : word;
  if (word.endsWith('st') && word.length - 2 >= r1 && word.length >= 6 && ST_ENDINGS.includes(word.charAt(word.length - 3))) return word.slice(0, -2);
  return word;
}

function step3(word: string, r1: number, r2: number): string {
  const inR2 = (stem: string): boolean => stem.length >= r2;
  for (const suffix of ['end', 'ung']) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, -3);
    if (!inR2(stem)) return word;
    return stem.endsWith('ig') && !stem.endsWith('eig') && inR2(stem.slice(0, -2)) ? stem.slice(0, -2) : stem;
  }
  for (const suffix of ['isch', 'ig', 'ik']) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, -suffix.length);
    return inR2(stem) && !stem.endsWith('e') ? stem : word;
  }
  for (const suffix of ['lich', 'heit']) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, -4);
    if (!inR2(stem)) return word;
    return (stem.endsWith('er') || stem.endsWith('en')) && stem.length - 2 >= r1 ? stem.slice(0, -2) : stem;
  }
  if (!word.endsWith('keit') || !inR2(word.slice(0, -4))) return word;
  const stem = word.slice(0, -4);
  if (stem.endsWith('lich') && inR2(stem.slice(0, -4))) return stem.slice(0, -4);
  return stem.endsWith('ig') && inR2(stem.slice(0, -2)) ? stem.slice(0, -2) : stem;
}

/** Stem of one lower-case German word. */
export function stemGerman(input: string): string {
  if (input.length <= 2) return input;
  const word = prelude(input);
  const r1Plain = regionAfter(word, 0);
  const r1 = Math.max(3, r1Plain);
  const r2 = regionAfter(word, r1Plain);
  return step3(step2(step1(word, r1), r1), r1, r2)
    .toLowerCase()
    .replace(/ä/g, 'a')
    .replace(/ö/g, 'o')
    .replace(/ü/g, 'u');
}
