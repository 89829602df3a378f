import type { TestCopilot } from '../../src/testing/test-world.js';
import type { Fact, Sample } from './sample.js';

const template = /^\{\{production:(bottles|rejects|good):([^}]+Z):([^}]+Z)\}\}$/u;

/**
 * Fills key facts of the form `{{production:bottles:FROM:TO}}` from the simulator's own account of production, which no tool reads, so
 * that a change of the simulated plant does not need new expected values. Throws for a template it does not know.
 */
export function resolveTruth(sample: Sample, copilot: TestCopilot): Sample {
  const resolve = (fact: Fact): Fact => (typeof fact === 'string' && fact.startsWith('{{') ? spellings(fact, copilot) : fact);
  return { ...sample, target: { ...sample.target, includes: sample.target.includes.map(resolve), leads: sample.target.leads.map(resolve) } };
}

function spellings(text: string, copilot: TestCopilot): readonly string[] & string[] {
  const [, figure, from, to] = template.exec(text) ?? [];
  if (figure === undefined || from === undefined || to === undefined) throw new RangeError(`There is no truth ${text}.`);
  const hours = copilot.simulated.simulator.productionHours(Date.parse(from), Date.parse(to));
  const total = (pick: (hour: (typeof hours)[number]) => number): number => hours.reduce((sum, hour) => sum + pick(hour), 0);
  const bottles = total((hour) => hour.bottles);
  const rejects = total((hour) => hour.rejects);
  const value = figure === 'bottles' ? bottles : figure === 'rejects' ? rejects : bottles - rejects;
  // One bottle either way: a count at the stroke of the hour may hold the bottle that is just being filled.
  const whole = [-1, 0, 1].flatMap((shift) => [Math.floor(value) + shift, Math.ceil(value) + shift]);
  const tenths = Array.from({ length: 21 }, (_, index) => (value - 1 + index / 10).toFixed(1));
  return [...new Set([...whole.flatMap((number) => [String(number), number.toLocaleString('en-US'), number.toLocaleString('de-DE')]), ...tenths])];
}
