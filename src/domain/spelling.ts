import { allMatches } from './all-matches.js';
import { ASKING_WORDS, NEAR_WORDS, SHORT_FORMS } from './asking-words-data.js';
import { editDistance } from './edit-distance.js';

/** A word of a question read as another one. */
export type Reading = Readonly<{ written: string; read: string; start: number }>;
export type ReadText = Readonly<{ text: string; readings: readonly Reading[] }>;

const asking: readonly string[] = [...ASKING_WORDS.en.split(' '), ...ASKING_WORDS.de.split(' ')];
const askingWords: ReadonlySet<string> = new Set(asking);
const englishWords: ReadonlySet<string> = new Set(ASKING_WORDS.en.split(' '));
const nearWords: ReadonlySet<string> = new Set(NEAR_WORDS.split(' '));
const byLength = new Map<number, string[]>();
for (const word of askingWords) byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);

/** Neighbours on a keyboard, rows of QWERTY and QWERTZ. */
const rows = ['qwertyuiop', 'qwertzuiopü', 'asdfghjklöä', 'zxcvbnm', 'yxcvbnm'];
function areNeighbours(left: string, right: string): boolean {
  return rows.some((row) => row.includes(left) && row.includes(right) && Math.abs(row.indexOf(left) - row.indexOf(right)) === 1);
}

const longWord = 8;
/** Two readings whose costs differ by less are both possible, and neither is taken. */
const clearBy = 0.1;

/** What the slip costs: letters swapped least, then doubled or dropped ones, then a key beside the right one, then any other letter. */
function slipCost(written: string, meant: string): number {
  const distance = editDistance(written, meant, 2);
  if (distance > (meant.length >= longWord && written.length >= longWord - 1 ? 2 : 1)) return Number.POSITIVE_INFINITY;
  if (distance === 2) return 2;
  if (written.length !== meant.length) return 0.8;
  const at = [...written].findIndex((letter, place) => letter !== meant[place]);
  if (written[at] === meant[at + 1] && written[at + 1] === meant[at]) return 0.6;
  const isBeside = areNeighbours(written[at] ?? '', meant[at] ?? '');
  // Another letter in a short word makes another word ("grips", "sheave") more often than a slip, and at its beginning nearly always.
  if (!isBeside && (at === 0 || meant.length < longWord - 1)) return Number.POSITIVE_INFINITY;
  return at === 0 ? 1.5 : isBeside ? 0.95 : 1.1;
}

/** The asking word that a misspelt one stands for, or null: it is a word as it is, or nothing or more than one thing is near. Of `candidates` only. */
export function nearestAskingWord(word: string, candidates: ReadonlySet<string> = askingWords): string | null {
  if (askingWords.has(word) || nearWords.has(word)) return null;
  if (word.length === 3) {
    const begun = (byLength.get(4) ?? []).filter((candidate) => candidates.has(candidate) && candidate.startsWith(word));
    return begun.length === 1 ? (begun[0] ?? null) : null;
  }
  if (word.length < 4) return null;
  let best: string | null = null;
  let [least, second] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let length = word.length - 2; length <= word.length + 2; length += 1)
    for (const candidate of byLength.get(length) ?? []) {
      if (!candidates.has(candidate)) continue;
      const cost = slipCost(word, candidate);
      if (cost < least) [best, second, least] = [candidate, least, cost];
      else if (cost < second) second = cost;
    }
  return best !== null && least <= 2 && second - least >= clearBy ? best : null;
}

const writtenWord = /(?<![\p{L}\p{N}/._-])\p{Script=Latin}{2,}(?![\p{L}\p{N}/_-]|\.\p{L})/gu;

/**
 * A question with its slips of the finger mended, as far as they touch the words of asking, and with short forms written out. Tags,
 * numbers, names and what `isKnown` accepts stay as they are.
 */
export function readAskingWords(text: string, isKnown: (word: string) => boolean = () => false): ReadText {
  const shouting = text === text.toUpperCase();
  const german = /[äöüß]/iu.test(text) || /\b(?:der|die|das|ist|und|wie|wann|bei|welche\w?)\b/iu.test(text);
  // An English question misspells no German word: "how wide" does not ask "how wie".
  const candidates = !german && /\b(?:the|is|are|how|what|which|when|who|why|where|does|do|of|must|should|can|may)\b/iu.test(text) ? englishWords : askingWords;
  const readings: Reading[] = [];
  for (const { 0: written, index } of allMatches(text, writtenWord)) {
    const word = written.toLowerCase();
    const first = /(?:^|[.!?:]\s*)["'(]*$/u.test(text.slice(0, index));
    if (written !== word && !first && !shouting && !german) continue;
    const short = SHORT_FORMS.get(word);
    const read = isKnown(word) ? null : (short ?? nearestAskingWord(word, candidates));
    if (read !== null) readings.push({ written, read, start: index });
  }
  return applied(text, readings);
}

/** The text with each reading in place of what was written. */
export function applied(text: string, readings: readonly Reading[]): ReadText {
  let out = '';
  let at = 0;
  for (const { written, read, start } of readings) {
    out += text.slice(at, start) + read;
    at = start + written.length;
  }
  return { text: out + text.slice(at), readings };
}

const lookAlike: ReadonlyMap<string, string> = new Map(
  [...'OoQ']
    .map((letter): [string, string] => [letter, '0'])
    .concat(
      [...'Il|'].map((letter) => [letter, '1']),
      [
        ['S', '5'],
        ['s', '5'],
        ['B', '8'],
        ['Z', '2'],
        ['z', '2'],
      ],
    ),
);
const nearTag = /(?<![\p{L}\p{N}])([A-Za-z]{1,5})([-_ ]?)([0-9OoQIl|SsBZz]{2,5})([A-Za-z]?)(?![\p{L}\p{N}])/gu;

/** Tags in which a letter stands for the digit it looks like (`P-1O1A`), read as the one tag they can mean; a tag that is known stays. */
export function readLookAlikes(text: string, isTag: (tag: string) => boolean): ReadText {
  const readings: Reading[] = [];
  for (const { 0: written, 1: letters = '', 2: joint = '', 3: number = '', 4: suffix = '', index } of allMatches(text, nearTag)) {
    if (isTag(written) || !/\d/u.test(number) || /^\d+$/u.test(number)) continue;
    const digits = [...number].map((letter) => lookAlike.get(letter) ?? letter).join('');
    // The last letter may be the tag's own and no digit.
    const ending = /\D$/u.test(number) && suffix === '' ? [`${digits.slice(0, -1)}${number.slice(-1)}`] : [];
    const candidates = [`${digits}${suffix}`, ...ending]
      .map((rest) => `${letters}${joint === ' ' || joint === '' ? '-' : joint}${rest}`.toUpperCase())
      .filter(isTag);
    const [only, another] = candidates;
    if (only !== undefined && another === undefined) readings.push({ written, read: only, start: index });
  }
  return applied(text, readings);
}
