import type { TagDefinition } from '../../domain/tag.js';
import type { PlantDirectory } from '../../ports/plant.js';
import type { Edit } from './edit.js';

/** The machines that an edit names; a tag that it names stands for itself. */
export function machinesNamed({ named }: Pick<Edit, 'named'>, directory: PlantDirectory): readonly string[] {
  const ids = named.flatMap((mention) => mention.ids);
  return [...new Set(ids.filter((id) => directory.assets.some((asset) => asset.id === id)))];
}

const stemOf = (id: string): string => id.replace(/(?<=\d)[A-Z](?=\.|$)/u, '');
const letterOf = (id: string): string | null => /\d([A-Z])(?:\.|$)/u.exec(id)?.[1] ?? null;

/** Like machines: same number, another letter; the one with the letter that is named, where one is. */
export function siblingsOf(id: string, { letter, other }: Pick<Edit, 'letter' | 'other'>, { assets }: PlantDirectory): readonly string[] {
  if (letter === null && !other) return [];
  const alike = assets.map((asset) => asset.id as string).filter((each) => stemOf(each) === stemOf(id) && letterOf(each) !== null);
  return alike.filter((each) => (letter === null ? each !== id : letterOf(each) === letter));
}

/** The same measurements of other machines: `tags` where each has exactly one, null where the edit names no other machine; `missing`: a machine without them. */
export type Counterparts = Readonly<{ tags: readonly TagDefinition[] | null; all: readonly TagDefinition[]; missing: string | null }>;

export function counterparts(tags: readonly TagDefinition[], edit: Pick<Edit, 'named' | 'letter' | 'other'>, directory: PlantDirectory): Counterparts {
  const namedTags = directory.tags.filter(({ id }) => edit.named.some(({ kind, ids }) => kind === 'tag' && ids.length === 1 && ids[0] === id));
  if (namedTags.length > 0) return { tags: namedTags, all: namedTags, missing: null };
  const machines = machinesNamed(edit, directory);
  if (machines.length === 0 && edit.letter === null && !edit.other) return { tags: null, all: [], missing: null };
  if (machines.length === 0) {
    const alike = tags.flatMap((tag) =>
      directory.tags.filter(({ id }) => letterOf(id) !== null && letterOf(tag.id) !== null && stemOf(id) === stemOf(tag.id) && id !== tag.id),
    );
    const others = edit.other && alike.length === 0 ? ofLikeMachines(tags, directory) : [];
    if (others.length > 0) return { tags: others, all: others, missing: null };
    const meant =
      edit.letter === null ? alike : directory.tags.filter(({ id }) => tags.some((tag) => stemOf(tag.id) === stemOf(id)) && letterOf(id) === edit.letter);
    return { tags: meant.length === 0 ? null : meant, all: alike, missing: meant.length === 0 ? (edit.letter ?? '') : null };
  }
  const found = machines.map((machine) => ({ machine, of: tags.flatMap((tag) => sameOf(tag, machine, directory) ?? []) }));
  const missing = found.find(({ of }) => of.length === 0)?.machine ?? null;
  const all = found.flatMap(({ of }) => of);
  return { tags: all.length === 0 ? null : all, all, missing };
}

/** "The other tank": the same measurement of the machines of the same class, where none has the same number. */
function ofLikeMachines(tags: readonly TagDefinition[], directory: PlantDirectory): readonly TagDefinition[] {
  const classOf = (id: string): string | undefined => directory.assets.find((asset) => asset.id === id)?.equipmentClass ?? undefined;
  return tags.flatMap((tag) => {
    const kind = classOf(tag.equipment);
    if (kind === undefined) return [];
    return directory.assets
      .filter(({ id, equipmentClass }) => equipmentClass === kind && id !== tag.equipment)
      .flatMap(({ id }) => sameOf(tag, id, directory) ?? []);
  });
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];

/** What measures the same of another machine: of its sibling by the name of the tag, else by unit and the words of the description. */
function sameOf(tag: TagDefinition, machine: string, { tags, assets }: PlantDirectory): TagDefinition | null {
  const own = tags.filter(({ equipment, kind, unit }) => equipment === machine && kind === tag.kind && unit === tag.unit);
  const sibling = own.find(({ id }) => stemOf(id) === stemOf(tag.id));
  if (sibling !== undefined) return sibling;
  const names = new Set(assets.filter(({ id }) => id === machine || id === tag.equipment).flatMap(({ name }) => wordsOf(name)));
  const said = wordsOf(tag.description).filter((word) => !names.has(word));
  // Tags of one function begin with the same letters.
  const kindOf = (id: string): string => /^[A-Z]+/u.exec(id)?.[0] ?? id;
  // What stands behind the point of a tag's name tells its part in any machine (RUN, TRIP, SPEED).
  const roleOf = (id: string): string | null => /\.(.+)$/u.exec(id)?.[1] ?? null;
  const hitsOf = (each: TagDefinition): number =>
    wordsOf(each.description).filter((word) => said.includes(word)).length +
    (kindOf(each.id) === kindOf(tag.id) ? 1 : 0) +
    (roleOf(each.id) !== null && roleOf(each.id) === roleOf(tag.id) ? wordsOf(each.description).length : 0);
  const scored = own.map((each) => ({ each, hits: hitsOf(each) }));
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  const best = scored.filter(({ hits }) => hits === most);
  return best.length === 1 && (most > 0 || said.length === 0) ? (best[0]?.each ?? null) : null;
}
