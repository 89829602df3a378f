import { dangersIn } from '../../domain/emergency.js';
import type { EntityLinker } from '../../domain/entity-linking.js';
import { type Reading, readAskingWords, readLookAlikes } from '../../domain/spelling.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { withMomentForElapsed, withPlainTimes } from './written-times.js';

const knownWords = new WeakMap<PlantDirectory, ReadonlySet<string>>();

/** The words of the plant's own names: none of them is a slip. */
function wordsOfPlant(directory: PlantDirectory): ReadonlySet<string> {
  const known = knownWords.get(directory);
  if (known !== undefined) return known;
  const names = [...directory.assets.flatMap(({ name, aliases }) => [name, ...aliases]), ...directory.tags.map(({ description }) => description)];
  const words = new Set(names.flatMap((name) => name.toLowerCase().match(/\p{L}+/gu) ?? []));
  knownWords.set(directory, words);
  return words;
}

/** "Whats", "hows", "isnt", "doesnt": typed without the apostrophe. */
const droppedApostrophe = /\b(what|how|where|who|when|that)s\b/giu;
const droppedInNegation = /\b(is|are|was|were|does|do|did|has|have|had|would|could|should|wo|ca)nt\b/giu;

/** Short forms of a chat. */
const shortForms: ReadonlyArray<readonly [RegExp, string]> = [
  [/\babt\b/giu, 'about'],
  [/\br(?= (?:we|you|they|u)\b)/giu, 'are'],
  [/\bhow r\b/giu, 'how are'],
  [/\bwich\b/giu, 'which'],
  [/\bbefor\b/giu, 'before'],
];

/** A question as it was meant, words of danger left as they are ("trapped" is not "tripped"): tags with look-alike letters first, because what is left of them would be no word; then the words of asking. */
export function mendedQuestion(text: string, linker: EntityLinker, directory: PlantDirectory): Readonly<{ text: string; tags: readonly Reading[] }> {
  const words = wordsOfPlant(directory);
  const tags = readLookAlikes(inFull(text).replace(droppedApostrophe, "$1's").replace(droppedInNegation, "$1n't"), (tag) => linker.names(tag));
  const said = readAskingWords(tags.text, (word) => words.has(word) || dangersIn(word).length > 0).text;
  return { text: withMomentForElapsed(withPlainTimes(withSharedNumber(said, directory))), tags: tags.readings };
}

const inFull = (text: string): string => shortForms.reduce((said, [pattern, full]) => said.replace(pattern, full), text);

const sharedNumber = /\b([A-Z]{1,5}-\d{2,4})([A-Z])((?:\s*(?:,|and|und|or|oder|&|\/)\s*(?:and\s+|und\s+)?[A-Z](?![\p{L}\p{N}'’-]))+)/gu;

/** "P-601A, B and C": each letter with the number that they share, where the plant has all of them. */
function withSharedNumber(text: string, { assets, tags }: PlantDirectory): string {
  return text.replace(sharedNumber, (whole, stem: string, letter: string, others: string) => {
    const names = [letter, ...(others.match(/(?<![A-Za-z])[A-Z](?![A-Za-z])/gu) ?? [])].map((each) => `${stem}${each}`);
    const exist = names.every((name) => assets.some(({ id }) => id === name) || tags.some(({ id }) => id === name));
    return exist ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : whole;
  });
}
