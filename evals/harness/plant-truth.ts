import { EquipmentId, TagId } from '../../src/domain/ids.js';
import type { TestCopilot } from '../../src/testing/test-world.js';
import type { Fact, Sample } from './sample.js';

const template = /^\{\{production:(bottles|rejects|good|energy):([^}]+Z):([^}]+Z)\}\}$/u;

const alarmsTemplate = /^\{\{alarms:standing(?::([^}]+))?\}\}$/u;
const readingTemplate = /^\{\{reading:([^}]+)\}\}$/u;

/**
 * Fills key facts of the form `{{reading:TAG}}` with the value of the tag at the sample's moment, and those of the form
 * `{{production:bottles:FROM:TO}}` from the simulator's own account of production, which no tool reads, so that a change of the simulated
 * plant does not need new expected values. `{{alarms:standing}}` (or `{{alarms:standing:EQUIPMENT}}`) becomes the tags of all standing alarms,
 * and forbids the tags of all other alarms, so that a list of every alarm is as wrong as an empty one. Throws for a template it does not know.
 */
export async function resolveTruth(sample: Sample, copilot: TestCopilot): Promise<Sample> {
  const resolve = async (fact: Fact): Promise<Fact> => {
    if (typeof fact !== 'string' || !fact.startsWith('{{')) return fact;
    const tag = readingTemplate.exec(fact)?.[1];
    return tag === undefined ? spellings(fact, copilot) : readingOf(tag, copilot);
  };
  const { includes, leads, excludes } = sample.target;
  const standing = await Promise.all(includes.map((fact) => standingAlarms(fact, copilot)));
  const facts = includes.flatMap((fact, index): Fact[] => {
    const named = standing[index]?.named;
    return named === undefined ? [fact] : [...named];
  });
  return {
    ...sample,
    target: {
      ...sample.target,
      includes: await Promise.all(facts.map(resolve)),
      leads: await Promise.all(leads.map(resolve)),
      excludes: [...excludes, ...standing.flatMap((alarms) => alarms?.others ?? [])],
    },
  };
}

const standingStates = ['active-unacknowledged', 'active-acknowledged'] as const;

/** Tags of the standing alarms and of the alarms that do not stand; null for another kind of fact. */
async function standingAlarms(fact: Fact, { simulated }: TestCopilot): Promise<Readonly<{ named: readonly string[]; others: readonly string[] }> | null> {
  const found = typeof fact === 'string' ? alarmsTemplate.exec(fact) : null;
  if (found === null) return null;
  const equipment = found[1] === undefined ? {} : { equipment: EquipmentId.parse(found[1]) };
  const alarms = await simulated.reader.listAlarms({ states: standingStates, ...equipment }, new AbortController().signal);
  const named = [...new Set(alarms.map(({ tag }): string => tag))].sort();
  if (named.length === 0) throw new RangeError('No alarm is standing, so there is nothing to name.');
  const others = [...new Set(simulated.directory.alarms.map(({ tag }): string => tag))].filter((tag) => !named.some((one) => one.includes(tag)));
  return { named, others };
}

/** The reading with one to three decimals, in the notation of both languages; whole only where it is large. */
async function readingOf(tag: string, copilot: TestCopilot): Promise<string[]> {
  const [reading] = await copilot.simulated.reader.readTags([TagId.parse(tag)], new AbortController().signal);
  if (typeof reading?.value !== 'number') throw new RangeError(`There is no number to read at ${tag}.`);
  const { value } = reading;
  const decimals = Math.abs(value) >= 100 ? [0, 1, 2, 3] : [1, 2, 3];
  return [...new Set(decimals.flatMap((count) => [value.toFixed(count), value.toFixed(count).replace('.', ',')]).concat(String(value)))];
}

/** Whole and with one decimal, a tenth either way: the meters are read at the stroke of the hour. */
function kilowattHours(value: number): readonly string[] & string[] {
  const tenths = [-1, 0, 1].map((shift) => (value + shift / 10).toFixed(1));
  return [...new Set([...tenths, ...tenths.map((text) => text.replace('.', ',')), value.toFixed(0)])].map((text) => `${text} kWh`);
}

function spellings(text: string, copilot: TestCopilot): readonly string[] & string[] {
  const [, figure, from, to] = template.exec(text) ?? [];
  if (figure === undefined || from === undefined || to === undefined) throw new RangeError(`There is no truth ${text}.`);
  const hours = copilot.simulated.simulator.productionHours(Date.parse(from), Date.parse(to));
  const total = (pick: (hour: (typeof hours)[number]) => number): number => hours.reduce((sum, hour) => sum + pick(hour), 0);
  const bottles = total((hour) => hour.bottles);
  if (figure === 'energy') return kilowattHours(total((hour) => hour.energy));
  const rejects = total((hour) => hour.rejects);
  const value = figure === 'bottles' ? bottles : figure === 'rejects' ? rejects : bottles - rejects;
  // Three bottles either way, about a second of the filler: counters are recorded once a second, so a count at the stroke of the hour may be one behind.
  const whole = [-3, -2, -1, 0, 1, 2, 3].flatMap((shift) => [Math.floor(value) + shift, Math.ceil(value) + shift]);
  const tenths = Array.from({ length: 61 }, (_, index) => (value - 3 + index / 10).toFixed(1));
  return [...new Set([...whole.flatMap((number) => [String(number), number.toLocaleString('en-US'), number.toLocaleString('de-DE')]), ...tenths])];
}
