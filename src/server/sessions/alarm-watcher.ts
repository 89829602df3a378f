import { type Alarm, annunciatedStates } from '../../domain/alarm.js';
import type { PlantReader } from '../../ports/plant.js';
import type { Logger } from '../../ports/system.js';
import type { ServerEvent } from '../../wire/server-message.js';

export type AlarmChange = Extract<ServerEvent, { type: 'alarm' }>;

/** What changed between two lists of annunciated alarms. Pure; cleared alarms are reported as they were last seen. */
export function compareAlarms(before: readonly Alarm[], after: readonly Alarm[]): readonly AlarmChange[] {
  const old = new Map(before.map((alarm) => [alarm.id, alarm]));
  const changes: AlarmChange[] = [];
  for (const alarm of after) {
    const previous = old.get(alarm.id);
    old.delete(alarm.id);
    if (previous === undefined) changes.push({ type: 'alarm', change: 'raised', alarm });
    else if (previous.state !== alarm.state || previous.priority !== alarm.priority) changes.push({ type: 'alarm', change: 'changed', alarm });
  }
  for (const alarm of old.values()) changes.push({ type: 'alarm', change: 'cleared', alarm });
  return changes;
}

/** Keeps the annunciated alarms and tells what changes. One look at the plant serves all sessions. */
export class AlarmWatcher {
  readonly #plant: PlantReader;
  readonly #logger: Logger;
  readonly #changed: (change: AlarmChange) => void;
  #current: readonly Alarm[] = [];
  #reachable = true;

  constructor(plant: PlantReader, logger: Logger, changed: (change: AlarmChange) => void) {
    this.#plant = plant;
    this.#logger = logger;
    this.#changed = changed;
  }

  get current(): readonly Alarm[] {
    return this.#current;
  }

  /** Looks once. While the plant cannot be reached the last list stands, and that is logged once. */
  async look(signal: AbortSignal): Promise<void> {
    try {
      const now = await this.#plant.listAlarms({ states: annunciatedStates }, signal);
      const changes = compareAlarms(this.#current, now);
      this.#current = now;
      this.#reachable = true;
      for (const change of changes) this.#changed(change);
    } catch (error) {
      if (this.#reachable && !signal.aborted) this.#logger.warn('alarm-list-unreachable', { cause: String(error) });
      this.#reachable = false;
    }
  }
}
