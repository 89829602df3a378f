import { allMatches } from '../../domain/all-matches.js';

/**
 * Whether the hyphen at the end of a line belongs to the word ("cut-|resistant") or was put there by the program that broke the line ("tem-|perature").
 * `head` and `tail` are the letters before and after it; null where nothing speaks for either.
 */
export type HyphenJudge = (head: string, tail: string, mark: string) => boolean | null;

/** First halves that English joins with a hyphen to any word of some length. */
const firstHalves =
  /^(?:non|self|two|three|four|five|six|seven|eight|ten|single|double|dual|twin|triple|half|quarter|full|high|low|medium|heavy|slow|quick|cross|multi|semi|anti|ex|long|short|left|right|well|hard|soft|cold|hot|wet|dry)$/iu;
/** Ends that make a word of a first half without a hyphen ("highly", "shortened", "softness"). */
const plainEnds = /^(?:\p{L}{1,3}|lights?|lighted|ness\p{L}*|ening|ened|ended|ways?|wards?|some|ware|hand|over|age|ages|ware|point|itudinal|itude)$/iu;
/** Second halves that stand after a hyphen in English. */
const secondHalves =
  /^(?:resistant|reflecting|retardant|repellent|absorbing|proof|tight|free|based|driven|operated|actuated|controlled|assisted|guided|mounted|sensitive|dependent|specific|related|cooled|heated|insulated|loaded|powered|acting|coated|lined|filled|cleaned|tested|approved|certified|rated|shaped|sided|threaded|toothed|bladed|sealed|locked|locking|closing|opening|aligning|tapping|priming|draining|conducting|adhesive|section|pressure|temperature|voltage|speed|phase|stage|step|type|grade|level|duty|purpose|density|viscosity|frequency|quality|strength|efficiency|side|hour|minute|second|day|week|month|year|metre|meter|digit|bar|pole|wire|core|piece|stroke|fold)s?$/iu;

/** By the words alone. */
export const judgeByWords: HyphenJudge = (head, tail) => {
  const word = /^\p{Ll}+/u.exec(tail)?.[0] ?? '';
  if (head.length >= 2 && secondHalves.test(word)) return true;
  return firstHalves.test(head) && !plainEnds.test(word) ? true : null;
};

/** True for text that ends with a hyphen; much cheaper than any look at the word before it. */
export function endsHyphenated(text: string): boolean {
  return text.endsWith('-') || text.endsWith('‐');
}

const LINE_END = /(\p{L}+)([-‐])$/u;

/**
 * By what the lines of one document show: a word written within a line with a hyphen or without one, and programs that break words with
 * another sign (U+2010) than the hyphen people type.
 */
export function judgeByDocument(lines: readonly string[]): HyphenJudge {
  const ends = lines.filter((line) => endsHyphenated(line) && LINE_END.test(line));
  if (ends.length === 0) return judgeByWords;
  const words = new Set<string>();
  let typed = 0;
  let typedLong = 0;
  for (const line of lines) {
    for (const [word] of allMatches(endsHyphenated(line) ? line.replace(LINE_END, '') : line, /\p{L}+(?:[-‐]\p{L}+)*/gu)) {
      if (word.includes('‐')) typedLong += 1;
      else if (word.includes('-')) typed += 1;
      words.add(word.toLowerCase().replaceAll('‐', '-'));
    }
  }
  const breaksWithLong = typedLong === 0 && typed > 0 && ends.some((line) => line.endsWith('‐'));
  return (head, tail, mark) => {
    const rest = /^\p{L}+(?:[-‐]\p{L}+)*/u.exec(tail)?.[0] ?? '';
    const [whole, compound] = [`${head}${rest}`.toLowerCase(), `${head}-${rest}`.toLowerCase()];
    if (words.has(compound) !== words.has(whole)) return words.has(compound);
    if (breaksWithLong) return mark === '-';
    return judgeByWords(head, tail, mark);
  };
}
