import * as idea from './concepts.js';
import * as conduct from './conduct.js';
import { asksMeans, isInformational, pastState } from './frames.js';
import * as structure from './structure-classes.js';
import * as vocabulary from './vocabulary.js';
import { clausesOf, normaliseWording } from './wording.js';

/** What a message is read as: the hashes of what it holds, of 24 bits, and how strongly each one holds. */
export type Features = ReadonlyMap<number, number>;

/** In the order of their names: modules list their exports by name or by place, according to who loads them, and pairs are named in this order. */
const concepts: readonly (readonly [string, RegExp])[] = [
  ...Object.entries({ ...vocabulary, ...structure, ...conduct, ...idea }).filter((entry): entry is [string, RegExp] => entry[1] instanceof RegExp),
  ...structure.substances.map((pattern, index): [string, RegExp] => [`substance ${index}`, pattern]),
  ['asksMeans', asksMeans] as [string, RegExp],
  ['pastState', pastState] as [string, RegExp],
].sort(([left], [right]) => (left < right ? -1 : 1));
/** Questions for the ground, the person, the time or the rule begin otherwise than orders do; the first words say which. */
const OPENING_WORDS = 3;
/** How much each family of features weighs together, whatever the length of the message. */
const strength = { concept: 1, pair: 0.7, word: 2.5, gram: 0.8 } as const;
type Family = keyof typeof strength;

/** The concepts a piece of text holds, by name. */
function conceptsOf(text: string): readonly string[] {
  return concepts.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}

/**
 * Reads a message as features: the concepts of each clause and which of them stand together, whether a clause asks or tells, the words without
 * their endings, neighbouring words, runs of letters; of Chinese the characters and their neighbours.
 */
export function featuresOf(message: string): Features {
  return hashed(namedFeatures(message));
}

/** The same features by name, for the fit. */
export function namedFeatures(message: string): ReadonlyMap<string, number> {
  const text = withoutNames(normaliseWording(message));
  const families: Record<Family, Set<string>> = { concept: new Set(), pair: new Set(), word: new Set(), gram: new Set() };
  addConcepts(text, families);
  addWords(text, families);
  const features = new Map<string, number>();
  for (const family of Object.keys(families) as Family[]) {
    const held = families[family];
    const value = strength[family] / Math.sqrt(Math.max(held.size, 1));
    for (const feature of held) features.set(`${family}:${feature}`, value);
  }
  return features;
}

export function hashed(named: ReadonlyMap<string, number>): Features {
  const features = new Map<number, number>();
  for (const [name, value] of named) {
    const place = placeOf(name);
    features.set(place, (features.get(place) ?? 0) + value);
  }
  return features;
}

/** Which machine is meant says nothing about danger; a tag would only tell that a question was written for one plant. */
function withoutNames(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])\p{Script=Latin}{1,5}[- ]?\d{1,6}[a-z]?(?:\.[a-z0-9_]+)?(?![\p{Script=Latin}\p{N}])/gu, (name) =>
    /^(?:the|at|in|of|to|by|for|from|about|over|above|below|under|until|than|and|or|is|only|just|bis|auf|um|ab|von|mit|nach|vor|über|unter|für|nur|is|are) ?\d/u.test(
      name,
    )
      ? name
      : ' ',
  );
}

function addConcepts(text: string, families: Record<Family, Set<string>>): void {
  const clauses = clausesOf(text);
  const everywhere = new Set<string>();
  for (const clause of clauses) {
    const form = isInformational(clause) ? 'asks' : 'wants';
    families.concept.add(form);
    const held = conceptsOf(clause.text);
    for (const [index, name] of held.entries()) {
      everywhere.add(name);
      families.concept.add(name);
      families.pair.add(`${form} ${name}`);
      for (const other of held.slice(index + 1)) families.pair.add(`${name}+${other}`);
    }
  }
  const all = [...everywhere].sort();
  if (clauses.length > 1) for (const [index, name] of all.entries()) for (const other of all.slice(index + 1)) families.pair.add(`${name}~${other}`);
}

function addWords(text: string, families: Record<Family, Set<string>>): void {
  const words = wordsOf(text);
  const stems = words.map(stemOf);
  for (const [index, stem] of stems.entries()) {
    families.word.add(stem);
    if (index < OPENING_WORDS) families.word.add(`^${index} ${stem}`);
    const next = stems[index + 1];
    const afterNext = stems[index + 2];
    if (next !== undefined) families.word.add(`${stem} ${next}`);
    if (next !== undefined && afterNext !== undefined) families.word.add(`${stem} _ ${afterNext}`);
  }
  for (const word of new Set(words)) {
    if (word.length < 4) continue;
    const framed = `<${word}>`;
    for (const length of [3, 4, 5]) for (let start = 0; start + length <= framed.length; start += 1) families.gram.add(framed.slice(start, start + length));
  }
}

function wordsOf(text: string): readonly string[] {
  return (text.match(/\p{Script=Han}|[\p{L}']+|\d+|[?？!]/gu) ?? []).map((word) => (/^\d/u.test(word) ? '#' : word));
}

/** A word without the endings of English and German inflection; coarse on purpose, as both sides of a comparison lose the same. */
function stemOf(word: string): string {
  if (word.length < 5) return word;
  return word.replace(/(?:ing|ed|es|en|er|em|s|e|t)$/u, '').replace(/(.)\1$/u, '$1');
}

/** FNV-1a over the code units, folded into 24 bits: of a hundred thousand fitted features half a per cent of the unknown ones meet one by chance. */
function placeOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < feature.length; index += 1) hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 24)) & 0xffffff;
}
