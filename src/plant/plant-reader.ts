import { type AlarmState, annunciatedStates } from '../domain/alarm.js';
import { CopilotError, toCopilotError } from '../domain/errors.js';
import type { EquipmentId, TagId } from '../domain/ids.js';
import type { Quality, TagReading, TagValue } from '../domain/tag.js';
import type { PlantDirectory, PlantReader } from '../ports/plant.js';
import { isoTime } from './journal-watcher.js';
import { line4Texts } from './line4/directory.js';
import type { PlantSimulator } from './simulator.js';

const qualityNames: readonly Quality[] = ['good', 'uncertain', 'bad'];

/** The simulated plant behind the PlantReader port. It knows nothing of faults: what the instruments say is all there is. */
export function createPlantReader(simulator: PlantSimulator, directory: PlantDirectory): PlantReader {
  const members = equipmentMembers(directory);
  /** Values of a stopped model are not the plant's: present ones are refused, the past can still be read. */
  const assertAlive = (): void => {
    if (simulator.failure === null) return;
    throw new CopilotError({ code: 'plant-unreachable', message: `The plant connection is down. ${simulator.failure.message}` });
  };
  return {
    now: () => new Date(simulator.timeMs),
    readTags: async (tags, signal) => {
      assertGoing(signal);
      assertAlive();
      return tags.map((tag) => readTag(simulator, tag));
    },
    readTrend: async (tag, window, signal, maxSamples = 200) => {
      assertGoing(signal);
      simulator.tags.indexOf(tag);
      return simulator.historian.trend(tag, window.from.getTime(), window.to.getTime(), maxSamples);
    },
    listAlarms: async (filter, signal) => {
      assertGoing(signal);
      assertAlive();
      const states: readonly AlarmState[] = filter.states ?? annunciatedStates;
      const wanted = filter.equipment === undefined ? null : wantedEquipment(members, filter.equipment);
      return simulator.alarms.list({ states }).filter((alarm) => wanted === null || wanted.has(alarm.equipment));
    },
    readHistory: async (window, signal) => {
      assertGoing(signal);
      const [from, to] = [window.from.getTime(), window.to.getTime() + 1];
      return { transitions: simulator.alarms.transitions(from, to), journal: simulator.journal.between(from, to) };
    },
  };
}

/** The present reading of a tag, rounded to its configured decimals. Throws `tag-unknown`. */
export function readTag(simulator: PlantSimulator, tag: TagId): TagReading {
  const index = simulator.tags.indexOf(tag);
  const definition = simulator.tags.definitionOf(tag);
  const raw = simulator.tags.values[index] ?? 0;
  let value: TagValue = Number(raw.toFixed(definition.decimals));
  if (definition.kind === 'discrete') value = raw !== 0;
  if (definition.kind === 'text') value = line4Texts().get(tag)?.[raw] ?? String(raw);
  return { tag, value, unit: definition.unit, quality: qualityNames[simulator.tags.quality[index] ?? 2] ?? 'bad', readAt: isoTime(simulator.timeMs) };
}

/** Every asset with itself and all below it, so that a unit or line can be asked for its alarms. */
function equipmentMembers(directory: PlantDirectory): ReadonlyMap<string, ReadonlySet<string>> {
  const members = new Map<string, Set<string>>(directory.assets.map((asset) => [asset.id, new Set([asset.id])]));
  const parents = new Map(directory.assets.map((asset) => [String(asset.id), asset.parent === null ? null : String(asset.parent)]));
  for (const asset of directory.assets) {
    for (let above = parents.get(asset.id) ?? null; above !== null; above = parents.get(above) ?? null) members.get(above)?.add(asset.id);
  }
  return members;
}

function wantedEquipment(members: ReadonlyMap<string, ReadonlySet<string>>, equipment: EquipmentId): ReadonlySet<string> {
  return members.get(equipment) ?? new Set([equipment]);
}

/** Rejects a cancelled request with `cancelled`. */
export function assertGoing(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw signal.reason instanceof CopilotError
    ? signal.reason
    : new CopilotError({
        code: 'cancelled',
        message: toCopilotError(signal.reason).code === 'internal' ? 'The request was cancelled.' : toCopilotError(signal.reason).message,
      });
}
