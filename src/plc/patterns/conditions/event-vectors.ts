import { cycleFor } from '../library/parts.js';
import { type Condition, type CountCondition, eventful, hasPart, type LogicProgram } from './model.js';
import { conditionsOf } from './name-things.js';
import type { Drive, Input } from './vectors.js';

type Scenario = Readonly<{ id: string; title: string; drives: readonly Drive[] }>;

/** Whether situations alone do not decide a program: events, pulses, counts, or a trip that is released by more than its reset. */
export function remembersEvents({ rules }: LogicProgram): boolean {
  return rules.some((rule) => rule.release !== null || conditionsOf(rule).some(eventful));
}

const walks = 10;
const stepsOfAWalk = 48;
/** Scans of a walk: a scenario that lasts for hours notices no more. */
const scansOfAWalk = 3_000;

/**
 * The scenarios of a program that remembers events: walks in which one input after another changes, each left for one scan, or for just less or just more than
 * one of the times; and every count run up to its limit and beyond. What must come out is worked out by the second implementation.
 */
export function eventScenarios(program: LogicProgram, inputs: readonly Input[], times: readonly number[]): readonly Scenario[] {
  const cycle = cycleFor(times.reduce((sum, time) => sum + time, 0));
  const all = program.rules.some(({ trip }) => trip !== null) ? [...inputs.filter(({ name }) => name !== 'RESETBUTTON'), resets] : inputs;
  const tallies = distinct(program.rules.flatMap(conditionsOf).flatMap(countsOf));
  return [
    ...Array.from({ length: walks }, (_unused, index) => walk(all, times, cycle, index)),
    ...tallies.flatMap((tally, index) => [runUp(tally, all, cycle, `count-${index + 1}`, 0), runUp(tally, all, cycle, `count-again-${index + 1}`, 1)]),
  ];
}

const resets: Input = { name: 'RESETBUTTON', values: [false, true] };

/** A reproducible walk: the same program has the same scenarios. */
function walk(inputs: readonly Input[], times: readonly number[], cycle: number, index: number): Scenario {
  let seed = 7_919 * (index + 1);
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(seed / 65_536) % below;
  };
  const values: Record<string, number | boolean> = {};
  for (const { name, values: choices } of inputs) values[name] = choices[next(choices.length)] ?? false;
  const waits = [cycle, cycle, 2 * cycle, ...times.flatMap((time) => [whole(time, cycle) - cycle, whole(time, cycle), whole(time, cycle) + 2 * cycle])];
  const drives: Drive[] = [{ values: { ...values }, forMs: 2 * cycle }];
  let scans = 0;
  for (let step = 0; step < stepsOfAWalk && scans < scansOfAWalk; step++) {
    const input = inputs[next(inputs.length)];
    if (input === undefined) break;
    const others = input.values.filter((value) => value !== values[input.name]);
    values[input.name] = others[next(Math.max(1, others.length))] ?? false;
    const forMs = Math.max(cycle, waits[next(waits.length)] ?? cycle);
    scans += forMs / cycle;
    drives.push({ values: { ...values }, forMs });
  }
  return { id: `walk-${index + 1}`, title: 'events, one after another', drives };
}

/** Up to just below the limit, to it, beyond it, down again and to zero. `base`: the state of the inputs that are not counted. */
function runUp({ up, down, zero, limit }: CountCondition, inputs: readonly Input[], cycle: number, id: string, base: 0 | 1): Scenario {
  const idle: Record<string, number | boolean> = Object.fromEntries(
    inputs.map(({ name, values }) => [name, values[Math.min(base, values.length - 1)] ?? false]),
  );
  for (const name of [up, down, zero]) if (name !== null) idle[name.toUpperCase()] = false;
  const come = (name: string, times: number): Drive[] =>
    Array.from({ length: times }, () => [
      { values: { ...idle, [name.toUpperCase()]: true }, forMs: cycle },
      { values: { ...idle }, forMs: cycle },
    ]).flat();
  const begin: Drive[] = [{ values: { ...idle }, forMs: 2 * cycle }];
  const taken = down === null ? [] : [...come(down, 2), ...come(up, 1), ...come(up, 2)];
  return {
    id,
    title: `the count of ${up} runs up to its limit`,
    drives: [
      ...begin,
      ...come(up, limit + 1),
      ...taken,
      ...come(zero, 1),
      ...come(up, 1),
      ...(down === null ? [] : come(down, 2)),
      ...come(up, limit),
      ...come(zero, 1),
    ],
  };
}

function whole(time: number, cycle: number): number {
  return Math.ceil(time / cycle) * cycle;
}

function countsOf(condition: Condition): readonly CountCondition[] {
  if (condition.kind === 'count') return [condition];
  if (hasPart(condition)) return countsOf(condition.part);
  return condition.kind === 'all' || condition.kind === 'any' ? condition.parts.flatMap(countsOf) : [];
}

function distinct(counts: readonly CountCondition[]): readonly CountCondition[] {
  return counts.filter((one, index) => counts.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index);
}
