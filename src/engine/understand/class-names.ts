import { allMatches } from '../../domain/all-matches.js';
import type { PlantDirectory } from '../../ports/plant.js';

/** With more of a kind than this in the plant its name says too little for a question back. */
const mostChoices = 4;
const cached = new WeakMap<PlantDirectory, ReadonlyMap<string, readonly string[]>>();

/** The kinds of machine by the last word of their names ("conveyor"), for kinds of which there are a few. */
function fewOfAKind(directory: PlantDirectory): ReadonlyMap<string, readonly string[]> {
  const known = cached.get(directory);
  if (known !== undefined) return known;
  const byNoun = new Map<string, string[]>();
  for (const { id, level, name } of directory.assets) {
    const noun = /(\p{L}{4,})\s*(?:[A-Z]|\d+)?$/u.exec(name)?.[1]?.toLowerCase();
    if (level !== 'equipment' || noun === undefined) continue;
    byNoun.set(noun, [...(byNoun.get(noun) ?? []), id]);
  }
  const few = new Map([...byNoun].filter(([, ids]) => ids.length > 1 && ids.length <= mostChoices));
  cached.set(directory, few);
  return few;
}

/** The machines whose names end in a noun that the text says, one or many ("the seal of the pump": every pump). */
export function machinesNamedBy(text: string, directory: PlantDirectory): readonly string[] {
  const said = new Set((text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => [word, word.replace(/s$/u, '')]));
  return directory.assets.flatMap(({ id, level, name }) => {
    const noun = /(\p{L}{4,})\s*(?:[A-Z]|\d+)?$/u.exec(name)?.[1]?.toLowerCase();
    return level === 'equipment' && noun !== undefined && said.has(noun) ? [id as string] : [];
  });
}

/** "Which valve is open": any of the kind, and no one of them that would have to be told. */
const askedKind =
  /\b(?:which|any|every|each)\s+(?:[\p{L}-]+\s+){0,1}?[\p{L}-]+(?=\s+(?:is|are|was|were|has|have|runs?|stands?|open|closed|running|stopped)\b)/gu;

/** "The conveyor" where the plant has two: the machines that it may mean; none where the kind has one member, or many. */
export function machinesOfKind(text: string, directory: PlantDirectory): readonly string[] {
  const said = new Set(text.toLowerCase().match(/\p{L}+/gu) ?? []);
  const asked = new Set(allMatches(text.toLowerCase(), askedKind).flatMap(([words]) => words.match(/[\p{L}]+/gu) ?? []));
  return [...fewOfAKind(directory)].flatMap(([noun, ids]) => (said.has(noun) && !asked.has(noun) ? ids : []));
}

/** "A or B", "pump A": letters that stand alone as the names of like machines end in one. A small "a" is an article. */
const standingLetters = /(?<![\p{L}\p{N}'’-])(?:[A-D]|[b-d](?=\s*(?:[?.!,]|$|or\b|and\b|one\b|pump\b)))(?![\p{L}\p{N}'’-])/gu;

/**
 * Like machines named by their letters only ("which raw pump draws more, A or B"): of the groups that have those letters the one whose names hold most
 * of the other words. None where the words fit several groups equally.
 */
export function machinesByLetter(text: string, directory: PlantDirectory): readonly string[] {
  const letters = new Set((text.match(standingLetters) ?? []).map((letter) => letter.toUpperCase()));
  if (letters.size === 0) return [];
  const said = new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  const groups = new Map<string, { id: string; name: string; letter: string }[]>();
  for (const { id, level, name } of directory.assets) {
    const match = /^(.*\d)([A-Z])$/u.exec(id);
    if (level !== 'equipment' || match === null) continue;
    groups.set(match[1] ?? '', [...(groups.get(match[1] ?? '') ?? []), { id, name, letter: match[2] ?? '' }]);
  }
  const fitting = [...groups.entries()].flatMap(([stem, members]) => {
    const meant = members.filter(({ letter }) => letters.has(letter));
    if (members.length < 2 || meant.length < letters.size) return [];
    const words = members[0]?.name.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
    const number = /\d+$/u.exec(stem)?.[0] ?? '-';
    return [
      {
        ids: meant.map(({ id }) => id),
        hits: words.filter((word) => said.has(word)).length + (text.includes(number) ? 2 : 0) + (meant.length === members.length ? 0.5 : 0),
      },
    ];
  });
  const most = Math.max(0, ...fitting.map(({ hits }) => hits));
  const best = fitting.filter(({ hits }) => hits === most);
  return best.length === 1 && most >= 1 ? (best[0]?.ids ?? []) : [];
}

/** The machine whose counter counts what is made; of a standby pump a standstill costs nothing. */
export function producerOf({ tags }: PlantDirectory): string | null {
  return (
    tags.find(({ kind, unit, description }) => kind === 'counter' && unit !== 'h' && /\b(?:fill|produc|made|packed|good|output)/iu.test(description))
      ?.equipment ?? null
  );
}
