import { toCopilotError } from '../domain/errors.js';
import type { SimulatedPlant } from '../plant/simulated-plant.js';
import type { Clock } from '../ports/system.js';

const tickMs = 200;
const saveEveryMs = 60_000;
/** Saving may take at most this share of the time: a plant with days of history is saved less often. */
const savingShare = 0.01;
const longestCatchUpMs = 2_000;

export type LivePlant = Readonly<{ start(): void; stop(): void }>;

/**
 * Lets plant time run with the clock; a pause of the process is not caught up, plant time simply goes on later. When the physics fails,
 * plant time stands still, `failed` gets the state at that moment once, and the last good state stays stored: the reader then says that
 * the plant cannot be reached. A state that cannot be stored is told of once by `unsaved`; it is stored at a later time, and ends nothing.
 */
export function livePlant(
  plant: Pick<SimulatedPlant, 'advanceTo' | 'reader'>,
  clock: Clock,
  keep: Readonly<{
    save: () => void;
    failed: (message: string, details: Readonly<Record<string, unknown>>) => void;
    unsaved: (message: string) => void;
  }>,
): LivePlant {
  let timer: NodeJS.Timeout | null = null;
  let last = 0;
  let saved = 0;
  let pause = saveEveryMs;
  let isUnsaved = false;
  const save = (): void => {
    try {
      keep.save();
      isUnsaved = false;
    } catch (error) {
      if (!isUnsaved) keep.unsaved(toCopilotError(error).message);
      isUnsaved = true;
    }
  };
  const halt = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  const tick = (): void => {
    const now = clock.now().getTime();
    try {
      plant.advanceTo(plant.reader.now().getTime() + Math.min(now - last, longestCatchUpMs));
    } catch (error) {
      halt();
      const { message, details } = toCopilotError(error);
      keep.failed(message, details);
      return;
    }
    last = now;
    if (now - saved >= pause) {
      saved = now;
      save();
      pause = Math.max(saveEveryMs, (clock.now().getTime() - now) / savingShare);
    }
  };
  return {
    start() {
      last = clock.now().getTime();
      saved = last;
      timer ??= setInterval(tick, tickMs);
    },
    stop() {
      if (timer === null) return;
      halt();
      save();
    },
  };
}
