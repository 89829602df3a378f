import type { Calendar } from '../ports/knowledge.js';

/** Which day it is (ISO date) for the papers and logs of a collection, null meaning all of them; `calendar` tells papers of the owner apart from the plant's. */
export type PaperDays = (collection: string | null) => Readonly<{ today: string; calendar?: Calendar }>;

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/**
 * The plant's papers live on the plant's day, which a simulator may replay; what an owner ingests is dated by the calendar.
 * `wall` is left out where plant and server share one clock.
 */
export function paperDays(plant: () => Date, wall?: Readonly<{ now: () => Date; plantCollection: string }>): PaperDays {
  return (collection) => {
    const today = dayOf(plant());
    if (wall === undefined) return { today };
    const calendar = { today: dayOf(wall.now()), plantCollection: wall.plantCollection };
    return { today: collection === null || collection === wall.plantCollection ? today : calendar.today, calendar };
  };
}
