import type { Asset } from '../domain/asset.js';
import { EntityLinker } from '../domain/entity-linking.js';
import { CopilotError } from '../domain/errors.js';
import { EquipmentId, type TagId } from '../domain/ids.js';
import type { TagDefinition } from '../domain/tag.js';
import type { PlantDirectory } from '../ports/plant.js';

/** Names as models and people write them, resolved against the plant's directory. Errors name the nearest known ids. */
export class PlantNames {
  readonly directory: PlantDirectory;
  readonly #linker: EntityLinker;

  constructor(directory: PlantDirectory) {
    this.directory = directory;
    this.#linker = new EntityLinker(directory);
  }

  /** The line everything is on, or the whole plant's first asset. */
  get lineId(): string {
    return this.directory.assets.find(({ level }) => level === 'line')?.id ?? this.directory.assets[0]?.id ?? 'plant';
  }

  asset(text: string): Asset {
    const exact = this.directory.assets.find(({ id }) => id === text);
    if (exact !== undefined) return exact;
    const mention = this.#linker.link(text).find(({ kind }) => kind === 'asset');
    const found = mention?.ids.length === 1 ? this.directory.assets.find(({ id }) => id === mention.ids[0]) : undefined;
    if (found !== undefined) return found;
    const owner = this.directory.tags.find(({ id }) => id === text.toUpperCase())?.equipment;
    const byTag = this.directory.assets.find(({ id }) => id === owner);
    if (byTag !== undefined) return byTag;
    const choices = mention === undefined ? this.#linker.nearest(text) : mention.ids;
    throw new CopilotError({
      code: 'not-found',
      message: `There is no asset ${text}; the nearest are ${choices.join(', ')}.`,
      details: { asked: text, closest: choices },
    });
  }

  tag(text: string): TagDefinition {
    const exact = this.directory.tags.find(({ id }) => id === text.toUpperCase());
    if (exact !== undefined) return exact;
    const mention = this.#linker.link(text).find(({ kind }) => kind === 'tag');
    const found = this.directory.tags.find(({ id }) => id === mention?.ids[0]);
    if (found !== undefined) return found;
    const closest = this.#linker.nearest(text);
    throw new CopilotError({
      code: 'tag-unknown',
      message: `There is no tag ${text}; the nearest are ${closest.join(', ')}.`,
      details: { asked: text, closest },
    });
  }

  definition(tag: TagId): TagDefinition | null {
    return this.directory.tags.find(({ id }) => id === tag) ?? null;
  }

  /** The asset and everything below it in the hierarchy. */
  family(equipment: string): ReadonlySet<string> {
    const family = new Set([equipment]);
    for (let grew = true; grew; ) {
      grew = false;
      for (const asset of this.directory.assets) {
        if (asset.parent !== null && family.has(asset.parent) && !family.has(asset.id)) {
          family.add(asset.id);
          grew = true;
        }
      }
    }
    return family;
  }

  tagsOf(equipment: string): readonly TagDefinition[] {
    const family = this.family(equipment);
    return this.directory.tags.filter((tag) => family.has(tag.equipment));
  }

  equipmentId(text: string): EquipmentId {
    return EquipmentId.parse(this.asset(text).id);
  }
}
