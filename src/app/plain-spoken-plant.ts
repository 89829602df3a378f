import { withoutOrders } from '../domain/embedded-orders.js';
import type { PlantReader } from '../ports/plant.js';

/** Stands where an alarm's whole message was said to the copilot. Its tag, state and times stay: the alarm is real, whoever wrote the text. */
const withheld = 'message text not shown because it gives orders to the assistant';

const plain = <Told extends Readonly<{ message: string }>>(alarm: Told): Told => {
  const kept = withoutOrders(alarm.message);
  return kept === alarm.message ? alarm : { ...alarm, message: kept.trim() === '' ? withheld : kept.trim() };
};

/** The plant as tools read it: alarm messages without what they say to a copilot. The alarm page shows them as they are. */
export function plainSpokenPlant(reader: PlantReader): PlantReader {
  return {
    now: () => reader.now(),
    readTags: (tags, signal) => reader.readTags(tags, signal),
    readTrend: (tag, window, signal, maxSamples) => reader.readTrend(tag, window, signal, maxSamples),
    listAlarms: async (filter, signal) => (await reader.listAlarms(filter, signal)).map(plain),
    readHistory: async (window, signal) => {
      const { transitions, journal } = await reader.readHistory(window, signal);
      return { transitions: transitions.map(plain), journal };
    },
  };
}
