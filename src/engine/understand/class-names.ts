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

/** "The conveyor" where the plant has two: the machines that it may mean; none where the kind has one member, or many. */
export function machinesOfKind(text: string, directory: PlantDirectory): readonly string[] {
  const said = new Set(text.toLowerCase().match(/\p{L}+/gu) ?? []);
  return [...fewOfAKind(directory)].flatMap(([noun, ids]) => (said.has(noun) ? ids : []));
}
