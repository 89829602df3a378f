import { detectLanguage } from '../../domain/language.js';
import { readGermanNumber } from '../../domain/number-words.js';
import { chineseGloss } from './chinese-gloss.js';
import { asWritten, germanVerb, withPrefixesJoined, withVerbBehindNot } from './german-verbs.js';
import { chineseWords } from './plant-gloss-chinese.js';
import { germanNouns } from './plant-gloss-german-nouns.js';
import { germanPhrases } from './plant-gloss-german-phrases.js';
import { germanWords } from './plant-gloss-german-words.js';

function byWord(table: Readonly<Record<string, string>>): Map<string, string> {
  const found = new Map<string, string>();
  for (const [english, words] of Object.entries(table))
    for (const word of words.split(' ')) if (!found.has(word)) found.set(word, english.replace(/_/gu, ' ').trim());
  return found;
}
const nouns = byWord(germanNouns);
const words = byWord(germanWords);
/** What stands between the parts of a German compound. */
const joints = ['', 's', 'es', 'n', 'en'];
/** Endings of cases and numbers ("des Kühlers", "den Tanks", "der Motoren"). */
const caseEndings = /^(\p{Ll}{4,}?)(?:es|en|e|s|n)$/u;

/**
 * A German or Chinese question about the plant in the English words of the plant, so that what understands English questions understands it too.
 * Null where a word has none: half a translation would be another question. Only questions are read so; answers are composed in their own language.
 */
export function plantGloss(text: string): string | null {
  const { said, isWhole } = glossed(text);
  return isWhole ? said : null;
}

/** The same with whatever has no English word left standing: good for the names of machines in it, and for nothing else. */
export function plantNames(text: string): string {
  return glossed(text).said;
}

/** The word of a German or Chinese question that was read as the given English one; the English one where none was. */
export function writtenAs(text: string, english: string): string {
  const means = (said: string | null): boolean => (said ?? '').toLowerCase().split(/\s+/u).includes(english);
  if (detectLanguage(text) === 'zh')
    return (
      [...chineseWords].flatMap(([word, said]) => (means(said.trim()) && text.includes(word) ? word : [])).sort((a, b) => b.length - a.length)[0] ?? english
    );
  return (text.match(/\p{L}+/gu) ?? []).find((word) => means(germanWord(word.toLowerCase()))) ?? english;
}

/** "Ist gestiegen": German forms the perfect of some verbs with its word for "is". */
const perfectOfBeing = /\bis (.{2,50}?) (risen|fallen|come|happened)(?=\s*(?:[?.!]|$))/gu;

/** What "stands on" of a tag is its alarm. */
const activeSince = /\bsince when active (?:the )?(?:alarms? )?([A-Z][A-Z\d.-]*\d[A-Z]?)(?![\p{L}\d])/gu;

type Glossed = Readonly<{ said: string; isWhole: boolean }>;

function glossed(text: string): Glossed {
  const language = detectLanguage(text);
  if (language === 'en') return { said: text, isWhole: true };
  const { said, isWhole } = language === 'zh' ? chineseGloss(text) : germanGloss(text);
  return {
    isWhole,
    said: said
      .replace(perfectOfBeing, 'has $1 $2')
      .replace(activeSince, 'since when is $1 in alarm')
      .replace(/\s+/gu, ' ')
      .replace(/\s+([?.,!])/gu, '$1')
      .trim(),
  };
}

/** "CIP-Pumpe", "B-Pumpe": a name and a noun. */
const hyphenInName = /(?<=\p{L})-(?=\p{Lu}\p{Ll}{2,})/gu;

function germanGloss(text: string): Glossed {
  // What is already English is not read as German again ("an hour ago").
  const kept: string[] = [];
  const keep = (english: string): string => `\uE000${kept.push(english) - 1}\uE001`;
  const phrased = germanPhrases.reduce(
    (left, [pattern, to]) =>
      left.replace(pattern, (...match: readonly unknown[]) =>
        keep(to.replace(/\$(\d)/gu, (_whole, index: string) => wordOrSelf(String(match[Number(index)] ?? '')))),
      ),
    withVerbBehindNot(withPrefixesJoined(text.replace(hyphenInName, ' '), keep), keep),
  );
  const unread: string[] = [];
  const said = phrased.replace(/(?<![\p{L}\p{N}-])\p{L}+(?![\p{L}\p{N}-]*\d)/gu, (word, at: number) => {
    const known = germanWord(word.toLowerCase());
    if (known !== null) return known;
    // Letters of names ("CIP", pump A) stay.
    if (word.length === 1 || /^\p{Lu}{2,}$/u.test(word)) return word;
    unread.push(changesSubject(word, phrased.slice(at + word.length)) ? '' : word);
    return word;
  });
  const restored = said.replace(/\uE000(\d+)\uE001/gu, (_whole, index: string) => kept[Number(index)] ?? '');
  // One verb or adverb without translation stands as it is, as an unknown word would in an English question.
  return { said: restored, isWhole: unread.length < 2 && !unread.includes('') };
}

/** A noun, what is said of a noun ("die zulässige Drehzahl") or the verb that ends the question ("aufgehoben"): without it another thing would be asked. German writes nouns with a capital. */
function changesSubject(word: string, rest: string): boolean {
  return /^\p{Lu}/u.test(word) || /^\s+\p{Lu}\p{Ll}/u.test(rest) || (/(?:t|en)$/u.test(word) && /^[\s?.!]*$/u.test(rest));
}

function wordOrSelf(word: string): string {
  return germanWord(word.toLowerCase()) ?? word;
}

function germanWord(spoken: string): string | null {
  const word = asWritten(spoken);
  const known = words.get(word) ?? nouns.get(word) ?? germanVerb(word) ?? nounInCase(word) ?? adjectiveInCase(word);
  if (known !== undefined && known !== null) return known;
  const number = word.length > 3 ? readGermanNumber(word) : null;
  if (number !== null) return String(number);
  for (let at = word.length - 3; at >= 3; at -= 1) {
    const second = nouns.get(word.slice(at)) ?? nounInCase(word.slice(at));
    if (second === undefined) continue;
    const head = word.slice(0, at);
    for (const joint of joints) {
      if (!head.endsWith(joint)) continue;
      const first = nouns.get(joint === '' ? head : head.slice(0, -joint.length)) ?? (joint === '' && head.length > 5 ? germanCompound(head) : undefined);
      if (first !== undefined && first !== null) return `${first} ${second}`;
    }
  }
  return null;
}

/** A noun by any of its endings: the longest stem that is known, so that "Pumpen" is looked up as "Pumpe" before "Pump". */
function nounInCase(word: string): string | undefined {
  const shortest = caseEndings.exec(word)?.[1];
  if (shortest === undefined) return undefined;
  for (let length = word.length - 1; length >= shortest.length; length -= 1) {
    const noun = nouns.get(word.slice(0, length));
    if (noun !== undefined) return noun;
  }
  return undefined;
}

/** An adjective or participle by its ending ("überfälliger", "getauschten"). */
function adjectiveInCase(word: string): string | undefined {
  const stem = /^(\p{Ll}{4,}?)(?:e|en|er|es|em)$/u.exec(word)?.[1];
  return stem === undefined ? undefined : (words.get(stem) ?? words.get(`${stem}e`) ?? words.get(`${stem}en`));
}

function germanCompound(word: string): string | null {
  return nouns.has(word) ? null : germanWord(word);
}
