import { allMatches } from '../../domain/all-matches.js';
import type { PlantDirectory } from '../../ports/plant.js';

/** Kinds of machines of the process and packaging industries, by the noun that ends their names. */
const machineNouns =
  'labell?ers? depalleti[sz]ers? palleti[sz]ers? wrappers? homogeni[sz]ers? separators? centrifuges? evaporators? dryers? driers? ovens? kilns? furnaces? lathes? mills? grinders? crushers? cranes? hoists? forklifts? robots? turbines? generators? blenders? extruders? granulators? fryers? freezers? slicers? packers? cartoners? sealers? fermenters? fermentors? reactors? scrubbers? digesters? autoclaves? retorts? kneaders? proofers? shredders? balers? welders? sanders? laminators? rewinders? slitters? stackers? silos? hoppers? elevators? blowers? fans? transformers? churns? clarifiers? thickeners? moulders? molders? presses press rinsers? unscramblers? sterili[sz]ers? bottlewashers? crystalli[sz]ers? distillers?'
    .split(' ')
    .map((noun) => `\\w{0,12}${noun}`)
    .join('|');
const mention = new RegExp(
  `(?:^\\s*(?=\\p{L}+\\b(?! (?:the|an?|on|to|it)\\b))|\\b(?:the|our|an?|this|that|which|what|any|both|all|each|every|of|for|did|does|has|is|are)\\s+(?:\\p{L}+[ -]){0,2}?)(${machineNouns})(?![\\p{L}-])`,
  'iu',
);
const cached = new WeakMap<PlantDirectory, ReadonlySet<string>>();

/** The words with which the plant names or describes what it has, by their stems. */
function wordsOf(directory: PlantDirectory): ReadonlySet<string> {
  const known = cached.get(directory);
  if (known !== undefined) return known;
  const texts = [
    ...directory.assets.flatMap(({ name, aliases, equipmentClass }) => [name, equipmentClass ?? '', ...aliases]),
    ...directory.tags.map(({ description }) => description),
    ...directory.alarms.map(({ message }) => message),
  ];
  const words = new Set(texts.flatMap((text) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map(stem));
  cached.set(directory, words);
  return words;
}

function stem(word: string): string {
  return word.toLowerCase().replace(/s$/u, '').replace(/z/gu, 's').replace(/ll/gu, 'l');
}

const numberedLine = /\b(?:line|linie)[ -]?(\d{1,2})\b(?![.:,]?\d)/iu;

/** The plant numbers its lines, and none of them is this one. */
function isOtherLine(number: string, { assets }: PlantDirectory): boolean {
  const lines = assets.filter(({ level }) => level === 'line');
  const numbered = (text: string): readonly string[] => text.match(/\d+/gu) ?? [];
  const known = new Set(lines.flatMap(({ id, name, aliases }) => [id, name, ...aliases].flatMap(numbered)));
  return known.size > 0 && !known.has(number);
}

/** "Boiler 2" of a plant with one boiler that bears no such number: a kind that the plant has, with a number or letter that none of it has. */
export function strangeNumber(question: string, { assets }: PlantDirectory): string | null {
  for (const [, kind = '', mark = ''] of allMatches(question, numberedKind)) {
    const named = assets.filter(({ level, name, aliases }) => level === 'equipment' && [name, ...aliases].some((each) => wordsIn(each).includes(stem(kind))));
    const bears = named.some(({ id, name, aliases }) =>
      [id, name, ...aliases].some((each) => new RegExp(`(?<![0-9])0*${mark}(?![0-9])|\\d+0*${mark}(?![0-9])`, 'iu').test(each)),
    );
    const follows = named.some(({ name, aliases }) => [name, ...aliases].some((each) => new RegExp(`\\b${kind}\\b`, 'iu').test(each)));
    if (named.length > 0 && follows && !bears) return `${kind.toLowerCase()} ${mark}`;
  }
  return null;
}

const numberedKind =
  /\b(\p{L}{4,}) (?:no\.? ?|number |#)?([2-9])(?![\p{N}\p{L}.,:/%°-]| ?(?:°|%|bar|kpa|mm|kw|m³|hours?|h\b|min\w*|sec\w*|days?|weeks?|months?|shifts?|times|am\b|pm\b|o['’]?clock|and|or|to|of)\b)/giu;

function wordsIn(name: string): readonly string[] {
  return (name.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map(stem);
}

/** A machine that a question names by its kind and that the plant has none of ("the labeller"); null where it names none or one that exists. */
export function strangeMachine(question: string, directory: PlantDirectory): string | null {
  const other = numberedLine.exec(question)?.[1];
  if (other !== undefined && isOtherLine(other, directory)) return `line ${other}`;
  const numbered = strangeNumber(question, directory);
  if (numbered !== null) return numbered;
  const match = mention.exec(question);
  const noun = match?.[1];
  const begins = match?.index === 0 && match[0].trim() === noun;
  // A capital letter within the sentence makes it part of a name ("Yarrow Mill") and no kind of machine.
  if (noun === undefined || (!begins && /^\p{Lu}/u.test(noun))) return null;
  return wordsOf(directory).has(stem(noun)) ? null : noun.toLowerCase();
}
