import { detectLanguage } from './language.js';
import { chinesePhrases } from './plant-gloss-chinese.js';
import { germanNouns, germanPhrases, germanWords } from './plant-gloss-german.js';

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
  const language = detectLanguage(text);
  if (language === 'en') return text;
  const said = language === 'zh' ? chineseGloss(text) : germanGloss(text);
  return said === null
    ? null
    : said
        .replace(/\s+/gu, ' ')
        .replace(/\s+([?.,!])/gu, '$1')
        .trim();
}

function chineseGloss(text: string): string | null {
  const spaced = text
    .replace(/？/gu, '?')
    .replace(/[，、]/gu, ', ')
    .replace(/。/gu, '.');
  const said = chinesePhrases.reduce((left, [pattern, english]) => left.replace(pattern, english), spaced);
  if (/\p{Script=Han}/u.test(said)) return null;
  // The question word stands where its answer would: English wants it first.
  const asked = /\b(?:since when|when|why|how long|how often|how many|how much|what is|which)\b/u.exec(said);
  return asked === null || asked.index < 4 ? said : `${asked[0]} ${said.slice(0, asked.index)} ${said.slice(asked.index + asked[0].length)}`;
}

function germanGloss(text: string): string | null {
  // What is already English is not read as German again ("an hour ago").
  const kept: string[] = [];
  const phrased = germanPhrases.reduce(
    (left, [pattern, to]) =>
      left.replace(pattern, (...match: readonly unknown[]) => {
        kept.push(to.replace(/\$(\d)/gu, (_whole, index: string) => wordOrSelf(String(match[Number(index)] ?? ''))));
        return `\uE000${kept.length - 1}\uE001`;
      }),
    text,
  );
  let strange = false;
  const said = phrased.replace(/(?<![\p{L}\p{N}-])\p{L}+(?![\p{L}\p{N}-]*\d)/gu, (word) => {
    const known = germanWord(word.toLowerCase());
    if (known !== null) return known;
    // Letters of names ("CIP", pump A) stay.
    if (word.length === 1 || /^\p{Lu}{2,}$/u.test(word)) return word;
    strange = true;
    return word;
  });
  return strange ? null : said.replace(/\uE000(\d+)\uE001/gu, (_whole, index: string) => kept[Number(index)] ?? '');
}

function wordOrSelf(word: string): string {
  return germanWord(word.toLowerCase()) ?? word;
}

function germanWord(word: string): string | null {
  const known = words.get(word) ?? nouns.get(word) ?? nounInCase(word);
  if (known !== undefined) return known;
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

function germanCompound(word: string): string | null {
  return nouns.has(word) ? null : germanWord(word);
}
