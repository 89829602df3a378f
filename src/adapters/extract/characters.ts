import { endsHyphenated, type HyphenJudge, judgeByWords } from './hyphens.js';

const ligatures: ReadonlyMap<string, string> = new Map([
  ['ﬀ', 'ff'],
  ['ﬁ', 'fi'],
  ['ﬂ', 'fl'],
  ['ﬃ', 'ffi'],
  ['ﬄ', 'ffl'],
  ['ﬅ', 'st'],
  ['ﬆ', 'st'],
  ['℃', '°C'],
  ['℉', '°F'],
  ['Ω', 'Ω'],
  ['Å', 'Å'],
]);

/** Radicals of simplified Chinese that fonts name instead of the characters they look like; NFKC knows the older ones only. */
const radicals: ReadonlyMap<string, string> = new Map(
  ['⺠民', '⻄西', '⻅见', '⻆角', '⻉贝', '⻋车', '⻓长', '⻔门', '⻘青', '⻙韦', '⻚页', '⻛风', '⻜飞', '⻝食', '⻢马', '⻣骨', '⻤鬼', '⻥鱼', '⻦鸟']
    .concat(['⻧卤', '⻨麦', '⻩黄', '⻪黾', '⻬齐', '⻮齿', '⻰龙', '⻳龟'])
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/**
 * Odd code points as readers and searches expect them: ligatures split, full-width letters and digits narrowed, every kind of space a space,
 * zero-width and control characters gone, composed accents (NFC). Not NFKC, which would turn 10² into 102 and ½ into 1⁄2.
 */
export function normaliseCharacters(text: string): string {
  if (/^[\u0020-\u007e]*$/.test(text)) return text;
  return text
    .replace(/[ﬀ-ﬆ℃℉ΩÅ]/gu, (character) => ligatures.get(character) ?? character)
    .replace(/[\u2e80-\u2fdf]/gu, (character) => radicals.get(character) ?? character.normalize('NFKC'))
    .replace(/[０-９Ａ-Ｚａ-ｚ％＋－／]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/gu, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu, '')
    .replace(/\p{Cc}/gu, (character) => (character === '\n' ? '\n' : ''))
    .normalize('NFC');
}

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** True for Chinese and Japanese characters and their punctuation, which take no space at a line break. */
export function isCjk(character: string | undefined): boolean {
  return character !== undefined && cjk.test(character);
}

/** Share (0 to 1) of characters that say the file's encoding was lost: private use, replacement, unassigned, or pictures in place of letters. */
export function undecodableShare(text: string): number {
  const rare = text.match(/[^\u0000-\u024f]+/gu)?.join('') ?? '';
  if (rare === '') return 0;
  const lost = rare.match(/[\ufffd\p{Co}\p{Cn}]/gu)?.length ?? 0;
  // Fonts without names of their glyphs come out as dingbats (U+2701 on); ticks and arrows of an honest list are few.
  const pictures = rare.match(/[\u2701-\u27bf]/gu)?.length ?? 0;
  return (lost + pictures) / text.replace(/\s/gu, '').length || 0;
}

const LETTERS_TO_JUDGE = 200;

/** True where letters stand for other letters, as in a font whose table of characters is shifted: hardly any of them is a vowel. */
export function isScrambled(text: string): boolean {
  let letters = 0;
  let vowels = 0;
  for (let at = 0; at < text.length; at += 1) {
    const kind = latinLetters[text.charCodeAt(at)] ?? 0;
    if (kind === 0) continue;
    letters += 1;
    if (kind === VOWEL) vowels += 1;
  }
  return letters >= LETTERS_TO_JUDGE && vowels / letters < 0.18;
}

const VOWEL = 2;
/** By character code: 1 for a consonant of Latin-1, 2 for a vowel. A table, since every character of every page is asked about. */
const latinLetters = Uint8Array.from({ length: 256 }, (_, code) => {
  const letter = String.fromCharCode(code);
  if (/[aeiouyà-æè-ïò-öù-ý]/iu.test(letter)) return VOWEL;
  return /[a-zà-ÿ]/iu.test(letter) ? 1 : 0;
});

/** Joins two pieces of running text over a line break: words that were broken there are made whole, Chinese gets no space. */
export function joinLines(before: string, after: string, judge: HyphenJudge = judgeByWords): string {
  if (before === '') return after;
  if (after === '') return before;
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after;
  // The last character decides which of the tests of the end is needed: `before` may be a whole paragraph, which they would go through.
  const last = before.at(-1) ?? '';
  if (endsHyphenated(before)) {
    if (/\p{L}[-‐]$/u.test(before)) return joinHyphenated(before, after, judge);
    if (/\d[-‐]$/u.test(before) && /^[\p{L}\d]/u.test(after)) return suspended.test(after) ? `${before} ${after}` : before + after;
  }
  if (/[/–—]/u.test(last) && !/\s[/–—]$/u.test(before)) return before + after;
  if (isCjk(last) && isCjk(after[0])) return before + after;
  return /\s/u.test(last) ? before + after : `${before} ${after}`;
}

/** The word after a suspended hyphen: "Ein- und Ausgang", "4- to 6-pole". */
const suspended = /^(?:und|oder|bzw|and|or|to|bis|sowie)\b/u;

/** A hyphen before a small letter was put there by whoever broke the line, unless it is a suspended one or the `judge` knows a compound. */
function joinHyphenated(before: string, after: string, judge: HyphenJudge): string {
  if (suspended.test(after)) return `${before} ${after}`;
  const [, head = '', mark = '-'] = /(\p{L}+)([-‐])$/u.exec(before) ?? [];
  const mayBeBroken = /^\p{Ll}/u.test(after) && head.length > 1 && head !== head.toUpperCase();
  const isBroken = mayBeBroken && judge(head, after, mark) !== true;
  return isBroken ? before.slice(0, -1) + after : before + after;
}
