import type { Language } from './language.js';
import { literalPattern } from './literal-pattern.js';

/** One text of the plant and what it is in other languages; `{}` stands for a name that may itself have a translation. */
export type PlantText = Readonly<{ text: string; said: Readonly<Partial<Record<Exclude<Language, 'en'>, string>>> }>;
export type PlantTextProblem = Readonly<{ line: number; text: string; reason: string }>;

const gap = /\{\}/gu;
const mostTexts = 20_000;

/**
 * The owner's file of translations: a line holds a text as the plant's own data has it, and indented lines below it what it is in
 * another language (`de: ...`, `zh: ...`). `#` begins a comment. Lines that mean nothing come back as problems and are skipped.
 */
export function readPlantTexts(file: string): Readonly<{ texts: readonly PlantText[]; problems: readonly PlantTextProblem[] }> {
  const texts: { text: string; said: Partial<Record<'de' | 'zh', string>> }[] = [];
  const problems: PlantTextProblem[] = [];
  for (const [index, raw] of file
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .entries()) {
    const line = raw.trim();
    const problem = (reason: string): number => problems.push({ line: index + 1, text: line.slice(0, 80), reason });
    if (line === '' || line.startsWith('#')) continue;
    if (!/^\s/u.test(raw)) {
      if (texts.length >= mostTexts) problem(`only the first ${mostTexts} texts are read`);
      else texts.push({ text: line, said: {} });
      continue;
    }
    const [, language, said] = /^(de|zh):\s*(\S.*)$/u.exec(line) ?? [];
    const last = texts.at(-1);
    if (said === undefined || last === undefined) problem('an indented line below a text begins with "de:" or "zh:" and says the text in that language');
    else if (countGaps(said) !== countGaps(last.text)) problem('the translation must have as many {} as the text');
    else last.said[language as 'de' | 'zh'] = said;
  }
  return { texts, problems };
}

function countGaps(text: string): number {
  return text.match(gap)?.length ?? 0;
}

/** A single word is the plant's own where it stands alone: in quotation marks or brackets, or as the value behind a colon. */
const alone = { before: String.raw`(?<=[„“"(：]|: |\b(?:reads|commands) )`, behind: String.raw`(?=[“”"),.:;，。；]|\s(?:um|at) \d| because | \(|$)` };

type Form = Readonly<{ pattern: RegExp; said: PlantText['said'] }>;

/** The plant's texts (alarm messages, names, descriptions) in the languages its owner has written them in. */
export class PlantTexts {
  readonly #exact: ReadonlyMap<string, PlantText['said']>;
  readonly #forms: readonly Form[];
  /** Finds those of `known` that have a translation, the longest first. */
  readonly #finder: RegExp | null;

  /** `known` are the texts of the plant's own data; these and the texts without a gap are looked for inside a sentence. Of two translations of a text the first one holds. */
  constructor(texts: readonly PlantText[], known: readonly string[]) {
    const exact = new Map<string, PlantText['said']>();
    for (const { text, said } of texts) if (!text.includes('{}')) exact.set(text, { ...said, ...exact.get(text) });
    this.#exact = exact;
    this.#forms = texts
      .filter(({ text }) => text.includes('{}'))
      .map(({ text, said }) => ({ pattern: new RegExp(`^${text.split('{}').map(literalPattern).join('(.+?)')}$`, 'u'), said }));
    const translated = [...new Set([...known, ...exact.keys()])].filter((text) => this.said(text, 'de') !== null || this.said(text, 'zh') !== null);
    const alternatives = translated
      .sort((a, b) => b.length - a.length)
      .map((text) => (text.includes(' ') ? literalPattern(text) : `${alone.before}${literalPattern(text)}${alone.behind}`));
    this.#finder = alternatives.length === 0 ? null : new RegExp(`(?<![\\p{Script=Latin}\\p{N}-])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}-])`, 'gu');
  }

  /** A whole text of the plant in the language, or null where its owner has not written it. */
  said(text: string, language: Language): string | null {
    if (language === 'en') return text;
    const exact = this.#exact.get(text)?.[language];
    if (exact !== undefined) return exact;
    for (const { pattern, said } of this.#forms) {
      const names = said[language] === undefined ? undefined : pattern.exec(text)?.slice(1);
      if (names === undefined) continue;
      let next = 0;
      return (said[language] ?? '').replace(gap, () => {
        const name = names[next++] ?? '';
        return this.#exact.get(name)?.[language] ?? name;
      });
    }
    return null;
  }

  /** The plant's texts that stand in a piece of writing, in the language; what the proof gate takes as said by it. */
  within(writing: string, language: Language): readonly string[] {
    if (language === 'en' || this.#finder === null) return [];
    return [...new Set(writing.match(this.#finder) ?? [])].flatMap((text) => this.said(text, language) ?? []);
  }

  /**
   * Keeps the plant's texts apart while the rest of a sentence is put into another language, and puts their translations in afterwards.
   * A text without a translation stays as it is.
   */
  around(sentence: string, language: Language, translate: (rest: string) => string): string {
    if (language === 'en' || this.#finder === null) return translate(sentence);
    const kept: string[] = [];
    const rest = sentence.replace(this.#finder, (text) => {
      const said = this.said(text, language);
      return said === null ? text : `\uE000${kept.push(said) - 1}\uE001`;
    });
    return translate(rest).replace(/\uE000(\d+)\uE001/gu, (_mark, index: string) => kept[Number(index)] ?? '');
  }
}

/** For a plant whose owner has written no translations. */
export const noPlantTexts = new PlantTexts([], []);
