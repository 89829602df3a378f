import { allMatches } from '../../domain/all-matches.js';
import { fromChinese } from './request-languages.js';
import { plainVerbs } from './request-phrases.js';
import { writtenOut } from './request-shorthand.js';

/** Number words up to sixty that people use for times and counts, English and German. */
const numberWords = new Map<string, number>([
  ['zero', 0],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['eleven', 11],
  ['twelve', 12],
  ['fifteen', 15],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['forty-five', 45],
  ['fifty', 50],
  ['sixty', 60],
  ['ninety', 90],
  ['hundred', 100],
  ['zwei', 2],
  ['drei', 3],
  ['vier', 4],
  ['fuenf', 5],
  ['sechs', 6],
  ['sieben', 7],
  ['acht', 8],
  ['neun', 9],
  ['zehn', 10],
  ['fuenfzehn', 15],
  ['zwanzig', 20],
  ['dreissig', 30],
  ['vierzig', 40],
  ['fuenfzig', 50],
  ['sechzig', 60],
]);

/** The value of a number word ("dozen", "zwanzig"); null for any other word. */
export function numberOfWord(word: string): number | null {
  return numberWords.get(word.toLowerCase()) ?? (/^(?:dozen|dutzend)$/i.test(word) ? 12 : /^(?:thousand|tausend)$/i.test(word) ? 1_000 : null);
}

/** Umlauts as two letters, so that word boundaries hold and one spelling suffices. */
const folded = new Map([
  ['\u00e4', 'ae'],
  ['\u00f6', 'oe'],
  ['\u00fc', 'ue'],
  ['\u00df', 'ss'],
  ['\u00c4', 'Ae'],
  ['\u00d6', 'Oe'],
  ['\u00dc', 'Ue'],
]);

const unitWords =
  '(?:percent|prozent|ms|milliseconds?|millisekunden?|s|secs?|seconds?|sekunden?|min|mins|minutes?|minuten?|h|hours?|hrs?|stunden?|days?|tagen?|degrees?|bar|bottles|pulses?|positions?|retries|attempts|pumps?|valves?|motors?|steps?|schritten?|stages?|phases?|pieces|parts|items|boxes|cartons|stueck|flaschen|starts|[a-z]*stufen?|kessel|verdichter|kompressoren|l(?:ü|ue)fter|pumpen|motoren|ventile|gebl(?:ä|ae)se|brenner|b(?:ä|ae)nder)';

/**
 * One spelling for what people write in many: typographic dashes and signs, number words before a unit, "half a minute", decimal commas.
 * Case is kept (names need it); positions of the result are what every mention refers to.
 */
export function normaliseRequest(request: string): string {
  return (
    writtenOut(
      plainVerbs(
        fromChinese(
          request
            .slice(0, 4_000)
            .normalize('NFC')
            .replace(/[‘’‚′]/g, "'"),
        ),
      ),
    )
      .replace(/[äöüßÄÖÜ]/g, (letter) => folded.get(letter) ?? letter)
      .replace(/[‐-―−]/g, '-')
      .replace(/[“”„″]/g, '"')
      // The German "Not" of an emergency denies nothing.
      .replace(/\b[Nn]ot[- ]?(?:[Hh]alt|[Aa]us)(?:[- ]?(?:[Tt]aster|[Ss]chalter|[Kk]nopf|[Kk]reis))?\b/g, 'Nothalt')
      .replace(/\bNot-([A-Z])(?=[a-z])/g, (_whole, letter: string) => `Not${letter.toLowerCase()}`)
      .replace(/≥/g, ' >= ')
      .replace(/≤/g, ' <= ')
      .replace(/[\t\r\n ]+/g, ' ')
      .replace(/\b(?:an? )?half[- ](?:an? )?(minute|hour|second)\b/gi, (_whole, unit: string) => `0.5 ${unit}`)
      .replace(/\b(?:ein(?:e|er)? )?halbe[nr]? (minute|stunde|sekunde)\b/gi, (_whole, unit: string) => `0.5 ${unit}`)
      .replace(/\b(?:a )?quarter of an? (minute|hour)\b/gi, (_whole, unit: string) => (unit.toLowerCase() === 'hour' ? '15 minutes' : '15 seconds'))
      .replace(/(\d)\s*(?:\.\.\.?|…)\s*(?=[-+]?\d)/g, '$1 to ')
      .replace(/(?<![\w.-])(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)(?=\s?(?:%|°|mA|bar|mbar|deg|kg|m3|m³|l\/|V\b))/g, '$1 to $2')
      .replace(/\b(?:a|one|an|eine[rnm]?) (second|minute|hour|day|sekunde|minute|stunde)\b/gi, (_whole, unit: string) => `1 ${unit}`)
      .replace(/\b(every|each|jede[rsn]?) (second|minute|hour|day|sekunde|stunde|tag)\b/gi, '$1 1 $2')
      .replace(
        new RegExp(`(?<![\\w-])(${[...numberWords.keys()].sort((a, b) => b.length - a.length).join('|')})(?=[ -]${unitWords}(?![a-zaeoeue]))`, 'gi'),
        (word: string) => String(numberWords.get(word.toLowerCase()) ?? word),
      )
      .replace(/\bminus (?=\d)/gi, '-')
      .replace(/(?<![\d.,])0,(?=\d)/g, '0.')
      .replace(/(\d),(\d{1,2})(?!\d)/g, '$1.$2')
      .replace(/(\d),(\d{3})(?!\d)/g, '$1$2')
  );
}

export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Splits at punctuation and joining words, so that "start above 80 % and stop below 20 %" are two clauses. Decimal points do not split. */
export function clauses(text: string): readonly Clause[] {
  const result: Clause[] = [];
  let start = 0;
  const separator = /[;:!?()]|,(?!\d)|\.(?=\s|$)|\s(?:and|und|then|dann|but|aber|while|whereas|sonst|otherwise)\s/gi;
  for (const match of allMatches(text, separator)) {
    const end = match.index;
    if (isRange(text, start, end)) continue;
    if (end > start) result.push({ start, end, text: text.slice(start, end) });
    start = end + match[0].length;
  }
  if (start < text.length) result.push({ start, end: text.length, text: text.slice(start) });
  return result;
}

/** "between 20 and 80": the joining word belongs to the range. */
function isRange(text: string, start: number, end: number): boolean {
  return /\b(?:between|zwischen)\s[^,;]*\d\s*\S{0,5}$/i.test(text.slice(start, end)) && /^\s(?:and|und)\s+-?\d/i.test(text.slice(end));
}

/** The clause that holds a position; the last one when the position lies on a separator. */
export function clauseAt(parts: readonly Clause[], position: number): number {
  const index = parts.findIndex((clause) => position < clause.end);
  return index === -1 ? parts.length - 1 : index;
}

/** Lower-case words of a text, hyphens and slashes as word breaks; for keyword matching. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\d+oo\d+|[a-z]+\d*|\d+(?:\.\d+)?|%/g) ?? [];
}

/** Whether `word` is `stem`, or begins with it when the stem ends in `*`. */
export function wordMatches(word: string, stem: string): boolean {
  return stem.endsWith('*') ? word.startsWith(stem.slice(0, -1)) : word === stem || word === `${stem}s` || word === `${stem}es`;
}

/** Where a phrase occurs: how many other words stand between its words, and which words matched. */
export interface PhraseMatch {
  readonly gap: number;
  readonly indices: readonly number[];
}

/**
 * Finds the words of a phrase in any order, as close together as they come; null when one is missing. "duty standby" is found in "duty/standby" (gap 0)
 * and in "duty pump with its standby" (gap 3).
 */
export function matchPhrase(words: readonly string[], phrase: string): PhraseMatch | null {
  const stems = phrase.split(' ');
  let best: PhraseMatch | null = null;
  for (let anchor = 0; anchor < words.length; anchor++) {
    const match = matchFrom(words, stems, anchor);
    if (match !== null && (best === null || match.gap < best.gap)) best = match;
  }
  return best;
}

function matchFrom(words: readonly string[], stems: readonly string[], anchor: number): PhraseMatch | null {
  const [first, ...others] = stems;
  if (first === undefined || !wordMatches(words[anchor] ?? '', first)) return null;
  let spread = 0;
  const used = new Set([anchor]);
  for (const stem of others) {
    let nearest = -1;
    for (let index = 0; index < words.length; index++) {
      if (used.has(index) || !wordMatches(words[index] ?? '', stem)) continue;
      if (nearest < 0 || Math.abs(index - anchor) < Math.abs(nearest - anchor)) nearest = index;
    }
    if (nearest < 0) return null;
    used.add(nearest);
    spread = Math.max(spread, Math.abs(nearest - anchor));
  }
  return { gap: Math.max(0, spread - stems.length + 1), indices: [...used] };
}
