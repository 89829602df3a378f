import type { TagDefinition, TagReading } from '../../domain/tag.js';

export type Live = Readonly<{ definition: TagDefinition; reading: TagReading | undefined }>;

/** Whether a machine runs, by its `.RUN` tag or its PackML state; null where nothing says so. */
export function runningState(values: readonly Live[]): boolean | null {
  const run = values.find((value) => value.definition.id.endsWith('.RUN'))?.reading;
  if (typeof run?.value === 'boolean') return run.quality === 'bad' ? null : run.value;
  const state = values.find((value) => value.definition.id.endsWith('.STATE'))?.reading;
  return typeof state?.value === 'string' ? state.value.toLowerCase() === 'execute' : null;
}

/** The values that a tile has room for: measurements before the parts of a loop, and not what the symbol says already. */
export function tileValues(values: readonly Live[], room = 3): readonly Live[] {
  const useful = values.filter(({ definition }) => !/\.(RUN|HOURS|TRIP|STATE)$/.test(definition.id));
  const part = ({ definition }: Live): number => (definition.access === 'read' ? (definition.id.includes('.') ? 1 : 0) : 2);
  return [...useful].sort((a, b) => part(a) - part(b)).slice(0, room);
}
