import { editDistance } from '../domain/edit-distance.js';
import { CopilotError } from '../domain/errors.js';
import type { TagDefinition } from '../domain/tag.js';

/** The live image of all tags: one value and one quality code (0 good, 1 uncertain, 2 bad) per configured tag, in the directory's order. */
export class TagTable {
  readonly definitions: readonly TagDefinition[];
  readonly values: Float64Array;
  readonly quality: Uint8Array;
  private readonly indexes: ReadonlyMap<string, number>;

  constructor(definitions: readonly TagDefinition[]) {
    this.definitions = definitions;
    this.values = new Float64Array(definitions.length);
    this.quality = new Uint8Array(definitions.length);
    this.indexes = new Map(definitions.map((definition, index) => [definition.id, index]));
  }

  /** Position of a tag. Throws `tag-unknown` with the closest names in `details.closest`. */
  indexOf(tag: string): number {
    const index = this.indexes.get(tag);
    if (index !== undefined) return index;
    const closest = closestNames(tag, [...this.indexes.keys()], 3);
    throw new CopilotError({
      code: 'tag-unknown',
      message: `The tag ${tag} is not configured; the closest tags are ${closest.join(', ')}.`,
      details: { tag, closest },
    });
  }

  definitionOf(tag: string): TagDefinition {
    const definition = this.definitions[this.indexOf(tag)];
    if (definition === undefined) throw new CopilotError({ code: 'internal', message: 'A tag index is out of range.' });
    return definition;
  }
}

/** The `count` names nearest to `name` by edit distance, upper case, ties in the given order. */
export function closestNames(name: string, names: readonly string[], count: number): readonly string[] {
  const wanted = name.toUpperCase();
  return names
    .map((candidate, order) => ({ candidate, order, distance: editDistance(wanted, candidate.toUpperCase(), Math.max(wanted.length, candidate.length)) }))
    .sort((a, b) => a.distance - b.distance || a.order - b.order)
    .slice(0, count)
    .map((entry) => entry.candidate);
}
