import { frequencies, negations, numberWords, stopWords, synonyms, type Unit, units } from './wording-data.js';

export type AnswerVerdict = Readonly<{
  right: boolean;
  exact: boolean;
  contains: boolean;
  /** Null where the right answer has no number. */
  numbers: boolean | null;
  /** Word overlap as in SQuAD. */
  f1: number;
  explanation: string;
}>;

type Quantity = Readonly<{ value: number; unit: Unit | null; per: string | null }>;
type Reading = Readonly<{
  quantities: readonly Quantity[];
  words: readonly string[];
  negated: boolean /** Units named anywhere, with a number or as the head of a column. */;
  units: ReadonlySet<string>;
}>;

/** An answer is read from its start; what comes after this many words (and more for a long right answer) is not looked at: the answer comes first. */
const wordsRead = 150;
/** More numbers than this beyond the right ones, or more different values of one unit, and the reader cannot tell which one was meant. */
const spareNumbers = 25;
const spareValues = 8;

/**
 * Compares an answer with right ones by content: all quantities (in any unit of the same quantity, in digits or words), the words that the
 * question did not already give (as stems, with common synonyms; all of up to three, else 60 %), and the same polarity. Shares no code with
 * the copilot. A long list of numbers is no answer, and neither is a page that holds the answer somewhere.
 */
export function judgeAnswer(answer: string, accepted: readonly string[], question = ''): AnswerVerdict {
  const verdicts = accepted.map((right) => judgeOne(answer, right, question));
  const withNumbers = verdicts.filter((verdict) => verdict.numbers !== null);
  const [best] = [...verdicts].sort((a, b) => Number(b.right) - Number(a.right) || b.f1 - a.f1);
  return {
    right: verdicts.some(({ right }) => right),
    exact: verdicts.some(({ exact }) => exact),
    contains: verdicts.some(({ contains }) => contains),
    numbers: withNumbers.length === 0 ? null : withNumbers.some((verdict) => verdict.numbers === true),
    f1: Math.max(0, ...verdicts.map(({ f1 }) => f1)),
    explanation: best?.explanation ?? 'there is no right answer to compare with',
  };
}

/** One of the answers, and every one of the facts (of a fact in several spellings any one). */
export function judgeContent(
  answer: string,
  wanted: Readonly<{ answers: readonly string[]; facts: readonly (string | readonly string[])[] }>,
  question: string,
): AnswerVerdict {
  const verdicts = wanted.facts.map((fact) => judgeAnswer(answer, typeof fact === 'string' ? [fact] : fact, question));
  const main = wanted.answers.length === 0 ? verdicts[0] : judgeAnswer(answer, wanted.answers, question);
  if (main === undefined) throw new RangeError('there is nothing to compare with');
  const failed = [main, ...verdicts].find(({ right }) => !right);
  return { ...main, right: failed === undefined, explanation: failed?.explanation ?? main.explanation };
}

function judgeOne(answer: string, right: string, question: string): AnswerVerdict {
  const wanted = read(right);
  const opening = answer
    .split(/(?<=\s)/u)
    .slice(0, wordsRead + 6 * right.split(/\s+/u).length)
    .join('');
  const given = read(opening);
  const exact = plain(answer) === plain(right);
  const contains = ` ${plain(opening)} `.includes(` ${plain(right)} `);
  const missing = wanted.quantities.filter((quantity) => !given.quantities.some((other) => sameQuantity(other, quantity) && isMeant(other, quantity, given)));
  const numbers = wanted.quantities.length === 0 ? null : missing.length === 0;
  const reason = exact
    ? null
    : (flooded(given, wanted) ?? polarity(opening, right, wanted, read(question).negated) ?? missingText(missing) ?? missingWords(given, wanted, question));
  return { right: reason === null, exact, contains, numbers, f1: overlap(plain(answer), plain(right)), explanation: reason ?? `says what "${right}" says` };
}

function flooded(given: Reading, wanted: Reading): string | null {
  if (given.quantities.length > wanted.quantities.length + spareNumbers) return `the answer holds ${given.quantities.length} numbers`;
  for (const { unit } of wanted.quantities) {
    if (unit === null) continue;
    const values = new Set(
      given.quantities.filter((other) => other.unit?.quantity === unit.quantity).map(({ value, unit: held }) => value * (held?.factor ?? 1)),
    );
    if (values.size > wanted.quantities.length + spareValues) return `the answer offers ${values.size} different values in ${unit.name}`;
  }
  return null;
}

const yes = /^(?:yes|ja|true|correct|是|对)[.!]?$/iu;
const no = /^(?:no|nein|false|incorrect|不|否)[.!]?$/iu;

/** A yes is no no, and a negation may not be dropped or added. */
function polarity(answer: string, right: string, wanted: Reading, asked: boolean): string | null {
  const sentences = answer.split(/(?<=[.!?。])\s+/u);
  const start = sentences.slice(0, 2).join(' ');
  const says = /^\W*(?:yes|ja|是|对)\b/iu.test(answer) ? 'yes' : /^\W*(?:no|nein|否|不)\b/iu.test(answer) || read(start).negated ? 'no' : 'yes';
  if (yes.test(right.trim())) return says === 'yes' ? null : 'the answer denies what is right';
  if (no.test(right.trim())) return says === 'no' ? null : 'the answer affirms what is wrong';
  if (wanted.negated && wanted.words.length >= 2 && !read(answer).negated) return 'a negation is missing';
  // A question with a negation is often answered by repeating it.
  if (wanted.negated || asked || wanted.words.length < 4) return null;
  const shared = (text: string): number => read(text).words.filter((word) => wanted.words.includes(word)).length;
  const [closest = ''] = [...sentences].sort((a, b) => shared(b) - shared(a));
  return read(closest).negated ? 'the answer negates what the right one affirms' : null;
}

const missingText = (missing: readonly Quantity[]): string | null =>
  missing.length === 0
    ? null
    : `missing: ${missing.map(({ value, unit, per }) => `${value}${unit === null ? '' : ` ${unit.name}`}${per === null ? '' : `/${per}`}`).join(', ')}`;

function missingWords(given: Reading, wanted: Reading, question: string): string | null {
  if (/^(?:yes|ja|no|nein|true|false)$/iu.test(wanted.words.join(' '))) return null;
  const asked = new Set(read(question).words);
  const own = wanted.words.filter((word) => !asked.has(word));
  const words = [...new Set(own.length > 0 || wanted.quantities.length > 0 ? own : wanted.words)];
  const held = new Set(given.words);
  const missing = words.filter((word) => !held.has(word));
  const allowed = words.length <= 3 ? 0 : Math.floor(0.4 * words.length);
  return missing.length <= allowed ? null : `missing words: ${missing.join(', ')}`;
}

/** The first number of a text that counts something: whole, with no unit of measure after it. Null when there is none. */
export function firstCount(text: string): number | null {
  const [first] = read(text).quantities.filter(({ value, unit }) => unit === null && Number.isInteger(value) && !(value >= 1900 && value <= 2100));
  return first?.value ?? null;
}

/** Whether a text holds a negation, in three languages. */
export const isNegated = (text: string): boolean => read(text).negated;

/** Equal after conversion; a number without unit (as in a table) matches one with, and a rate has to be the same rate. */
function sameQuantity(given: Quantity, wanted: Quantity): boolean {
  const equal = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));
  if (given.unit === null || wanted.unit === null) return equal(given.value, wanted.value);
  if (given.unit.quantity !== wanted.unit.quantity) return false;
  if (given.per !== null && wanted.per !== null && given.per !== wanted.per) return false;
  return equal(given.value * given.unit.factor, wanted.value * wanted.unit.factor);
}

/** How many bare numbers an answer may hold before the reader asks of what. */
const bareNumbers = 2;

/** A number without its unit stands for a quantity where the unit is named elsewhere, or where the answer is little more than that number. */
function isMeant(given: Quantity, wanted: Quantity, { quantities, units: named }: Reading): boolean {
  return given.unit !== null || wanted.unit === null || quantities.length <= bareNumbers || named.has(wanted.unit.name);
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\b(?:a|an|the)\b/gu, ' ')
    .replace(/[^\p{L}\p{N}.,%°/-]+/gu, ' ')
    .replace(/[.,](?=\s|$)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

function overlap(given: string, right: string): number {
  const left = right.split(' ');
  const total = left.length;
  const words = given.split(' ');
  let common = 0;
  for (const word of words) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  return common === 0 ? 0 : (2 * common) / (words.length + total);
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName = '(jan|feb|mar|m\u00e4r|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z\u00e4]*\\.?';
const monthNumber = (name: string): string =>
  String(months.indexOf(name.replace('m\u00e4r', 'mar').replace('mai', 'may').replace('okt', 'oct').replace('dez', 'dec')) + 1).padStart(2, '0');
const day = (text: string): string => text.padStart(2, '0');

/** Spellings of dates, signs and compound units brought to one form; lower case. */
function unify(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\[e\d+\]/gu, ' ')
    .replace(/(\w)n['\u2019]t\b/gu, '$1n not')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[\u22c5\u2219]/gu, '\u00b7')
    .replace(/\b(?:newton|kilowatt)[\s-](?=met|hour)/gu, (found) => found.trim().replace('-', ''))
    .replace(/(?:\u00b0|\bdegrees?|\bdeg\.?|\bgrad)\s*(?:c\b|celsius)/gu, ' \u00b0c ')
    .replace(/(?:\u00b0|\bdegrees?|\bdeg\.?|\bgrad)\s*(?:f\b|fahrenheit)/gu, ' \u00b0f ')
    .replace(/\b(?:revolutions|rotations|umdrehungen)\s+(?:per|a|pro)\s+minute\b|\b1\/min\b|\bmin-1\b/gu, ' rpm ')
    .replace(/\bper\s+cent\b/gu, '%')
    .replace(/\bminus\s+(?=\d)/gu, '-')
    .replace(
      new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?${monthName},?\\s+(\\d{4})\\b`, 'gu'),
      (_, d: string, m: string, y: string) => ` ${y}-${monthNumber(m)}-${day(d)} `,
    )
    .replace(
      new RegExp(`\\b${monthName}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'gu'),
      (_, m: string, d: string, y: string) => ` ${y}-${monthNumber(m)}-${day(d)} `,
    )
    .replace(new RegExp(`\\b(\\d{1,2})-${monthName}-(?:20)?(\\d{2})\\b`, 'gu'), (_, d: string, m: string, y: string) => ` 20${y}-${monthNumber(m)}-${day(d)} `)
    .replace(/\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/gu, (_, d: string, m: string, y: string) => ` ${y}-${day(m)}-${day(d)} `)
    .replace(/[\p{L}-]+/gu, (word) => frequencies.get(word) ?? word);
}

const token =
  /\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}|[\p{L}]+[-/]?\d[\p{L}\p{N}/-]*|(?<![\p{L}\p{N}])-?\d+(?:[.,]\d+)*(?:[/-]\d+[\p{L}\d]*)?|[\u00b0%\u20ac$][cf]?|[\p{Script=Han}]|[\p{L}]+(?:\u00b7[\p{L}]+)?/gu;

function read(text: string): Reading {
  const tokens = [...unify(text).matchAll(token)];
  const quantities: Quantity[] = [];
  const words: string[] = [];
  const named = new Set(tokens.flatMap(([found]) => units.get(found)?.name ?? []));
  let negated = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const [found = ''] = tokens[at] ?? [];
    const value = numberOf(found);
    if (value !== null) {
      const unit = units.get(tokens[at + 1]?.[0] ?? '') ?? currency(tokens[at - 1]?.[0]);
      const rate = unit === null ? null : rateAfter(tokens[at + 1], tokens[at + 2], unify(text));
      quantities.push({ value, unit, per: rate });
      if (unit !== null && units.has(tokens[at + 1]?.[0] ?? '')) at += 1;
      continue;
    }
    if (negations.has(found)) negated = true;
    else if (!stopWords.has(found) && !(found.length === 1 && /[a-z]/u.test(found))) words.push(stem(found));
  }
  return { quantities, words, negated, units: named };
}

const currency = (before: string | undefined): Unit | null => (before === '$' || before === '\u20ac' ? (units.get(before) ?? null) : null);

/** The unit after "per" or a slash: `mg per litre`, `mm/s`. */
function rateAfter(unit: RegExpMatchArray | undefined, next: RegExpMatchArray | undefined, text: string): string | null {
  if (unit === undefined || next === undefined) return null;
  const between = text.slice((unit.index ?? 0) + unit[0].length, next.index);
  if (between === '/') return units.get(next[0])?.name ?? null;
  if (next[0] !== 'per' && next[0] !== 'pro') return null;
  const after = /^\s*([\p{L}]+)/u.exec(text.slice((next.index ?? 0) + next[0].length))?.[1] ?? '';
  return units.get(after)?.name ?? null;
}

/** A plain number or number word; identifiers, dates and clock times are words. */
function numberOf(text: string): number | null {
  const word = numberWords.get(text);
  if (word !== undefined) return word;
  if (!/^-?\d+(?:[.,]\d+)*$/u.test(text)) return null;
  if (/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text)) return Number(text.replace(/,/gu, ''));
  if (/^-?\d{1,3}(?:\.\d{3})+,\d+$/u.test(text)) return Number(text.replace(/\./gu, '').replace(',', '.'));
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

/** A crude stem that lets inflections of English and German meet, after synonyms. */
function stem(word: string): string {
  const known = synonyms.get(word);
  if (known !== undefined) return known;
  if (/\d/u.test(word) || word.length < 4) return word;
  const cut = word.replace(/(?:ies)$/u, 'y').replace(/(?:ings?|edly|ed|es|s|er|en|ly|e)$/u, '');
  const base = cut.length >= 3 ? cut : word;
  return synonyms.get(base) ?? synonyms.get(`${base}e`) ?? (base.length > 7 ? base.slice(0, 7) : base);
}
