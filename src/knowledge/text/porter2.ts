/**
 * English stemming, written from the published Porter2 algorithm (M. F. Porter, "The English (Porter2) stemming algorithm",
 * Snowball project). Input is one lower-case word of letters and apostrophes; output is its stem. Pure and total.
 */
const VOWELS = 'aeiouy';
const DOUBLES = new Set(['bb', 'dd', 'ff', 'gg', 'mm', 'nn', 'pp', 'rr', 'tt']);
const LI_ENDINGS = 'cdeghkmnrt';
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['skis', 'ski'],
  ['skies', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['idly', 'idl'],
  ['gently', 'gentl'],
  ['ugly', 'ugli'],
  ['early', 'earli'],
  ['only', 'onli'],
  ['singly', 'singl'],
  ['sky', 'sky'],
  ['news', 'news'],
  ['howe', 'howe'],
  ['atlas', 'atlas'],
  ['cosmos', 'cosmos'],
  ['bias', 'bias'],
  ['andes', 'andes'],
]);
const FIXED_AFTER_1A = new Set(['inning', 'outing', 'canning', 'herring', 'earring', 'proceed', 'exceed', 'succeed']);
const STEP_2: readonly (readonly [string, string])[] = [
  ['ization', 'ize'],
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
];
const STEP_3: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];
const STEP_4 = ['ement', 'ance', 'ence', 'able', 'ible', 'ment', 'ant', 'ent', 'ism', 'ate', 'iti', 'ous', 'ive', 'ize', 'al', 'er', 'ic'];

function isVowel(word: string, index: number): boolean {
  return VOWELS.includes(word.charAt(index)) && index >= 0 && index < word.length;
}

/** Start of the region after the first non-vowel that follows a vowel, from `from` on. */
function regionAfter(word: string, from: number): number {
  for (let index = from + 1; index < word.length; index += 1) if (isVowel(word, index - 1) && !isVowel(word, index)) return index + 1;
  return word.length;
}

function firstRegion(word: string): number {
  for (const prefix of ['gener', 'commun', 'arsen']) if (word.startsWith(prefix)) return prefix.length;
  return regionAfter(word, 0);
}

/** True when the word ends in a short syllable: non-vowel, vowel, non-vowel other than w, x, Y; or vowel, non-vowel at the beginning. */
function endsShort(word: string): boolean {
  const last = word.length - 1;
  if (last === 1) return isVowel(word, 0) && !isVowel(word, 1);
  return last >= 2 && !isVowel(word, last) && !'wxY'.includes(word.charAt(last)) && isVowel(word, last - 1) && !isVowel(word, last - 2);
}

function hasVowel(word: string): boolean {
  for (let index = 0; index < word.length; index += 1) if (isVowel(word, index)) return true;
  return false;
}

function markConsonantY(word: string): string {
  let marked = '';
  for (let index = 0; index < word.length; index += 1) {
    const letter = word.charAt(index);
    marked += letter === 'y' && (index === 0 || VOWELS.includes(marked.charAt(index - 1))) ? 'Y' : letter;
  }
  return marked;
}

function step1a(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  if (word.endsWith('us') || word.endsWith('ss')) return word;
  if (word.endsWith('s') && hasVowel(word.slice(0, -2))) return word.slice(0, -1);
  return word;
}

function step1b(word: string, r1: number): string {
  for (const suffix of ['eedly', 'eed']) if (word.endsWith(suffix)) return word.length - suffix.length >= r1 ? `${word.slice(0, -suffix.length)}ee` : word;
  for (const suffix of ['ingly', 'edly', 'ing', 'ed']) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, -suffix.length);
    if (!hasVowel(stem)) return word;
    if (stem.endsWith('at') || stem.endsWith('bl') || stem.endsWith('iz')) return `${stem}e`;
    if (DOUBLES.has(stem.slice(-2))) return stem.slice(0, -1);
    return r1 >= stem.length && endsShort(stem) ? `${stem}e` : stem;
  }
  return word;
}

function step1c(word: string): string {
  const last = word.length - 1;
  return last > 1 && 'yY'.includes(word.charAt(last)) && !isVowel(word, last - 1) ? `${word.slice(0, -1)}i` : word;
}

function step2(word: string, r1: number): string {
  for (const [suffix, replacement] of STEP_2) {
    if (!word.endsWith(suffix)) continue;
    return word.length - suffix.length >= r1 ? word.slice(0, -suffix.length) + replacement : word;
  }
  if (word.endsWith('ogi')) return word.length - 3 >= r1 && word.endsWith('logi') ? word.slice(0, -1) : word;
  if (word.endsWith('li') && word.length - 2 >= r1 && LI_ENDINGS.includes(word.charAt(word.length - 3))) return word.slice(0, -2);
  return word;
}

function step3(word: string, r1: number, r2: number): string {
  for (const [suffix, replacement] of STEP_3) {
    if (!word.endsWith(suffix)) continue;
    return word.length - suffix.length >= r1 ? word.slice(0, -suffix.length) + replacement : word;
  }
  return word.endsWith('ative') && word.length - 5 >= r2 ? word.slice(0, -5) : word;
}

function step4(word: string, r2: number): string {
  if (word.endsWith('ement') || word.endsWith('ment') || word.endsWith('ent')) {
    const suffix = word.endsWith('ement') ? 5 : word.endsWith('ment') ? 4 : 3;
    return word.length - suffix >= r2 ? word.slice(0, -suffix) : word;
  }
  for (const suffix of STEP_4) if (word.endsWith(suffix)) return word.length - suffix.length >= r2 ? word.slice(0, -suffix.length) : word;
  if (word.endsWith('ion') && word.length - 3 >= r2 && 'st'.includes(word.charAt(word.length - 4))) return word.slice(0, -3);
  return word;
}

function step5(word: string, r1: number, r2: number): string {
  const last = word.length - 1;
  if (word.endsWith('e') && (last >= r2 || (last >= r1 && !endsShort(word.slice(0, -1))))) return word.slice(0, -1);
  if (word.endsWith('ll') && last >= r2) return word.slice(0, -1);
  return word;
}

/** Stem of one lower-case English word. Words of one or two letters are returned unchanged. */
export function stemEnglish(input: string): string {
  if (input.length <= 2) return input;
  const bare = input.replace(/[’ʼ]/g, "'").replace(/^'/, '');
  const exception = EXCEPTIONS.get(bare);
  if (exception !== undefined) return exception;
  const marked = markConsonantY(bare);
  const r1 = firstRegion(marked);
  const r2 = regionAfter(marked, r1);
  let word = marked.endsWith("'s'") ? marked.slice(0, -3) : marked.endsWith("'s") ? marked.slice(0, -2) : marked.endsWith("'") ? marked.slice(0, -1) : marked;
  word = step1a(word);
  if (FIXED_AFTER_1A.has(word)) return word;
  word = step1c(step1b(word, r1));
  word = step5(step4(step3(step2(word, r1), r1, r2), r2), r1, r2);
  return word.toLowerCase();
}
