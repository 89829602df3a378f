import { annunciatedStates, setAsideStates } from '../domain/alarm.js';
import type { PlantCommand } from '../domain/command.js';
import type { TagId } from '../domain/ids.js';
import type { PlantDirectory, PlantReader } from '../ports/plant.js';
import type { WorkOrderStore } from '../ports/records.js';
import type { CommandFacts } from '../safety/policy.js';

/** Looks up what the policy may know about a command's target. */
export function commandFacts(parts: Readonly<{ plant: PlantReader; directory: PlantDirectory; workOrders: WorkOrderStore }>) {
  return async (command: PlantCommand, signal: AbortSignal): Promise<CommandFacts> => {
    const { directory } = parts;
    const equipment = command.kind === 'work-order-create' ? command.draft.equipment : command.kind === 'shift-note-add' ? command.equipment : null;
    return {
      alarm: 'alarmId' in command ? await alarmFacts(parts, command.alarmId, signal) : null,
      tag: command.kind === 'setpoint-write' ? (directory.tags.find(({ id }) => id === command.tag) ?? null) : null,
      present: command.kind === 'setpoint-write' ? await presentValue(parts.plant, command.tag, signal) : null,
      equipmentKnown: equipment === null || directory.assets.some(({ id }) => id === equipment),
      workOrderKnown: command.kind === 'work-order-update' ? (await parts.workOrders.get(command.workOrderId)) !== null : false,
    };
  };
}

/** The value as it is now, in the tag's unit; null where it cannot be read or is no number. */
async function presentValue(plant: PlantReader, tag: TagId, signal: AbortSignal): Promise<number | null> {
  const [reading] = await plant.readTags([tag], signal).catch(() => []);
  return typeof reading?.value === 'number' ? reading.value : null;
}

async function alarmFacts(
  { plant, directory }: Readonly<{ plant: PlantReader; directory: PlantDirectory }>,
  alarmId: string,
  signal: AbortSignal,
): Promise<CommandFacts['alarm']> {
  const alarm = (await plant.listAlarms({ states: [...annunciatedStates, ...setAsideStates] }, signal)).find(({ id }) => id === alarmId);
  const definition = directory.alarms.find(({ id }) => id === alarm?.definitionId);
  return alarm === undefined ? null : { priority: alarm.priority, safetyRelated: definition?.safetyRelated ?? false };
}
