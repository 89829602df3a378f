import { cycleFor, scansOf, step, vector } from '../library/parts.js';
import type { TestVector, VectorStep } from '../model.js';
import { eventScenarios, remembersEvents } from './event-vectors.js';
import { type Condition, heldTimes, type LogicProgram, type LogicRule, leavesOf } from './model.js';
import { conditionsOf } from './name-things.js';
import { holds, type ScanResult, simulator, trippedState, type Values } from './simulate.js';

type Names = Readonly<{ input: (name: string) => string; trip: (rule: LogicRule) => string }>;
export type Drive = Readonly<{ values: Values; forMs: number }>;

const mostVectors = 36;

/**
 * The scenarios of a logic program: for every input a pair of situations that differ in it alone and in whether the output may be on, with the values at and just
 * beside every limit, before and after every time. What must come out is worked out by the second implementation.
 */
export function vectorsOf(program: LogicProgram, input: (name: string) => string, trip: (rule: LogicRule) => string): readonly TestVector[] {
  const names: Names = { input, trip };
  if (remembersEvents(program))
    return eventScenarios(program, programInputs(program), timesOf(program)).map(({ id, title, drives }) => written(program, id, title, drives, names));
  const inputs = programInputs(program);
  const situations = combinations(inputs);
  const result: TestVector[] = [];
  for (const rule of program.rules.filter(({ announces }) => announces === null)) {
    const held = rule.set === null ? [] : starts(rule, situations, program);
    const found = rule.set === null ? flips(rule, situations, program) : held.length > 0 ? held : walks(rule, situations, program);
    for (const [index, drives] of [...found.slice(0, mostVectors), ...again(rule, situations, program)].entries())
      result.push(written(program, `${names.input(rule.output).toLowerCase()}-${index + 1}`, `${rule.output}: ${drives.title}`, drives.drives, names));
  }
  return result;
}

export interface Input {
  readonly name: string;
  readonly values: readonly (number | boolean)[];
}

function programInputs(program: LogicProgram): readonly Input[] {
  const outputs = program.rules.flatMap(({ output }) => [output.toUpperCase(), `${output.toUpperCase()}.${trippedState}`]);
  const inputs = inputsOf(program.rules.flatMap(conditionsOf), outputs);
  return program.rules.some(({ requested }) => requested) ? [...inputs, { name: 'RUNREQUEST', values: [false, true] }] : inputs;
}

/** Every input of the conditions with the values worth trying: both states, and each limit with its neighbours. */
export function inputsOf(conditions: readonly Condition[], known: readonly string[]): readonly Input[] {
  const outputs = new Set(known);
  const found = new Map<string, Set<number | boolean>>();
  const add = (name: string, ...values: readonly (number | boolean)[]): void => {
    const key = name.toUpperCase();
    if (!outputs.has(key)) found.set(key, new Set([...(found.get(key) ?? []), ...values]));
  };
  for (const leaf of conditions.flatMap(leavesOf)) {
    if (leaf.kind === 'signal') add(leaf.name, false, true);
    else {
      const near = round(Math.max(Math.abs(leaf.limit) * 0.01, 0.01));
      const base = leaf.minus === null ? 0 : 16;
      const exact = leaf.minus === null ? [leaf.limit] : [];
      const band = leaf.deadband === 0 ? [] : [leaf.side === 'above' ? -1.5 : 1.5].map((factor) => round(leaf.limit + factor * leaf.deadband));
      add(leaf.name, ...[...exact, leaf.limit - near, leaf.limit + near, ...band].map((value) => round(base + value)));
      if (leaf.minus !== null) add(leaf.minus, base, round(base + 4 * Math.abs(leaf.limit) + 4));
    }
  }
  return [...found].map(([name, values]) => ({ name, values: [...values] }));
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** All combinations of the inputs' values; with very many, an even choice of them. */
export function combinations(inputs: readonly Input[]): readonly Values[] {
  const total = inputs.reduce((product, { values }) => product * values.length, 1);
  const stride = Math.max(1, Math.ceil(total / 4_096));
  const result: Values[] = [];
  for (let index = 0; index < total; index += stride === 1 ? 1 : stride + 1) {
    let rest = index;
    const values: Record<string, number | boolean> = {};
    for (const { name, values: choices } of inputs) {
      values[name] = choices[rest % choices.length] ?? false;
      rest = Math.floor(rest / choices.length);
    }
    result.push(values);
  }
  return result;
}

/** Whether the output is allowed in a situation that lasts: conditions of other outputs worked out in turn. */
function settled(rule: LogicRule, program: LogicProgram, values: Values, run: (rule: LogicRule, all: Values) => boolean): boolean {
  const outputs: Record<string, boolean> = {};
  for (let turn = 0; turn < 2; turn++) for (const other of program.rules) outputs[other.output.toUpperCase()] = run(other, { ...values, ...outputs });
  return outputs[rule.output.toUpperCase()] === true;
}

function lastingState(rule: LogicRule, values: Values): boolean {
  if (rule.announces !== null) return false;
  const wanted = rule.set !== null ? holds(rule.set, values) : rule.on !== null ? holds(rule.on, values) : !rule.requested || values['RUNREQUEST'] === true;
  const stopped = (rule.reset !== null && holds(rule.reset, values)) || (rule.trip !== null && holds(rule.trip, values));
  return wanted && !stopped && (rule.require === null || holds(rule.require, values));
}

type Scenario = Readonly<{ title: string; drives: readonly Drive[] }>;

/** Pairs of situations that differ in one input and in the output, both ways. */
function flips(rule: LogicRule, situations: readonly Values[], program: LogicProgram): readonly Scenario[] {
  const times = timesOf(program);
  const seen = new Set<string>();
  const states = situations.map((values) => ({ values, on: settled(rule, program, values, lastingState) }));
  const result: Scenario[] = [];
  for (const off of states.filter(({ on }) => !on))
    for (const { values } of neighbours(off.values, states)) {
      const changed = Object.keys(values).filter((name) => values[name] !== off.values[name]);
      const key = changed.map((name) => `${name} ${String(off.values[name])} ${String(values[name])}`).join();
      if (seen.has(key)) continue;
      seen.add(key);
      const drives = [
        ...around(off.values, times, rule.trip !== null),
        ...(rule.trip === null ? [] : resetting(off.values, times)),
        ...around(values, times, true),
        ...(rule.trip === null ? [] : resetting(values, times)),
        ...around(off.values, times, true),
        ...around(values, times, true),
        ...(rule.trip === null ? [] : resetting(values, times)),
      ];
      result.push({ title: `${changed.join(', ')} decides`, drives });
    }
  return result;
}

function neighbours(from: Values, states: readonly Readonly<{ values: Values; on: boolean }>[]): readonly Readonly<{ values: Values }>[] {
  return states.filter(({ values, on }) => on && Object.keys(values).filter((name) => values[name] !== from[name]).length === 1);
}

/** Started in one situation, held in the next, stopped by every input that can stop it, and what follows when that is over. */
function starts(rule: LogicRule, situations: readonly Values[], program: LogicProgram): readonly Scenario[] {
  const times = timesOf(program);
  const free = (values: Values): boolean =>
    !(rule.reset !== null && holds(rule.reset, values)) &&
    (rule.require === null || holds(rule.require, values)) &&
    !(rule.trip !== null && holds(rule.trip, values));
  const quiet = situations.filter((values) => free(values) && rule.set !== null && !holds(rule.set, values));
  const asking = situations.filter((values) => free(values) && rule.set !== null && holds(rule.set, values));
  const differing = (a: Values, b: Values): readonly string[] => Object.keys(a).filter((name) => a[name] !== b[name]);
  const result: Scenario[] = [];
  const seen = new Set<string>();
  for (const idle of quiet)
    for (const start of asking) {
      const changed = differing(idle, start);
      const key = changed.map((name) => `${name} ${String(start[name])}`).join();
      if (changed.length !== 1 || seen.has(key)) continue;
      seen.add(key);
      const begun = [...around(idle, times, false), ...around(start, times, true), ...around(idle, times, true)];
      result.push({ title: `${changed.join(', ')} starts it`, drives: begun });
      for (const stop of situations) {
        const by = differing(idle, stop);
        const stopKey = `stop ${by.map((name) => `${name} ${String(stop[name])}`).join()}`;
        if (by.length !== 1 || free(stop) || seen.has(stopKey)) continue;
        seen.add(stopKey);
        const both = { ...stop, ...Object.fromEntries(changed.filter((name) => !by.includes(name)).map((name) => [name, start[name] ?? false])) };
        result.push({
          title: `${by.join(', ')} stops it`,
          drives: [...begun, ...around(stop, times, true), ...around(idle, times, true), ...around(both, times, true), ...resetting(idle, times)],
        });
      }
    }
  return result;
}

/** Started, stopped and started again at once: its rest and the time from one start to the next keep it off. */
function again(rule: LogicRule, situations: readonly Values[], program: LogicProgram): readonly Scenario[] {
  if (rule.rest + rule.betweenStarts === 0) return [];
  const on = situations.find((values) => settled(rule, program, values, lastingState));
  const off = situations.find((values) => !settled(rule, program, values, lastingState) && (rule.reset === null || holds(rule.reset, values)));
  if (on === undefined || off === undefined) return [];
  const times = timesOf(program);
  const cycle = cycleFor(times.reduce((sum, time) => sum + time, 0));
  const others = times.reduce((sum, time) => sum + time, 0) - rule.rest - rule.betweenStarts;
  const short = scansOf(others, 0, cycle) + 2 * cycle;
  const left = [rule.betweenStarts - 2 * short, rule.rest - short].filter((time) => time > 0);
  const drives = [...around(off, times, false), { values: on, forMs: short }, { values: off, forMs: short }, ...around(on, [...times, ...left], true)];
  return [{ title: 'started again at once', drives }];
}

/** From situations that start it to those that stop it and back, when no situation does neither. */
function walks(rule: LogicRule, situations: readonly Values[], program: LogicProgram): readonly Scenario[] {
  const times = timesOf(program);
  const asking = situations.filter((values) => rule.set !== null && holds(rule.set, values) && !(rule.reset !== null && holds(rule.reset, values)));
  const stopping = situations.filter((values) => rule.reset !== null && holds(rule.reset, values));
  return asking.slice(0, 6).flatMap((start) =>
    stopping.slice(0, 4).map((stop) => ({
      title: 'starts, stops, and a short interruption does not count',
      drives: [
        ...around(stop, times, false),
        ...around(start, times, true),
        ...around(stop, times, true).slice(0, 2),
        ...around(start, times, true),
        ...around(stop, times, true),
      ],
    })),
  );
}

/** Every time of the program, and how long until all of them are over. */
function timesOf(program: LogicProgram): readonly number[] {
  return program.rules
    .flatMap((rule) => [
      ...conditionsOf(rule).flatMap((condition) => [...heldTimes(condition), ...chained(condition)]),
      rule.onDelay,
      rule.offDelay,
      rule.longest,
      rule.rest,
      rule.betweenStarts,
    ])
    .filter((time) => time > 0);
}

/** A time that begins when another one is over ends after both. */
function chained(condition: Condition): readonly number[] {
  if (condition.kind === 'held') {
    const inner = heldTimes(condition.part);
    return inner.length === 0 ? [] : [condition.milliseconds + Math.max(...inner), ...chained(condition.part)];
  }
  if (condition.kind === 'not') return chained(condition.part);
  return condition.kind === 'all' || condition.kind === 'any' ? condition.parts.flatMap(chained) : [];
}

/** A situation, looked at after one scan, shortly before and at the end of every time, and when all is settled. */
function around(values: Values, times: readonly number[], judged: boolean): readonly Drive[] {
  const settle = times.reduce((sum, time) => sum + time, 0);
  const cycle = cycleFor(settle);
  const points = judged
    ? [...new Set([cycle, ...times.flatMap((time) => [scansOf(time, 0, cycle), scansOf(time, 1, cycle)]), settle + 3 * cycle])].sort((a, b) => a - b)
    : [settle + 3 * cycle];
  return points.map((point, index) => ({ values, forMs: point - (points[index - 1] ?? 0) })).filter(({ forMs }) => forMs > 0);
}

function resetting(values: Values, times: readonly number[]): readonly Drive[] {
  const cycle = cycleFor(times.reduce((sum, time) => sum + time, 0));
  return [
    { values: { ...values, RESETBUTTON: true }, forMs: cycle },
    { values: { ...values, RESETBUTTON: false }, forMs: cycle },
  ];
}

/** The drives with what the second implementation says of each. The first settles the block and is not judged. */
function written(program: LogicProgram, id: string, title: string, drives: readonly Drive[], names: Names): TestVector {
  const cycle = cycleFor(timesOf(program).reduce((sum, time) => sum + time, 0));
  const { scan } = simulator(program);
  const latched = program.rules.some(({ trip }) => trip !== null);
  const steps: VectorStep[] = [];
  let before: Values = {};
  let shown: Readonly<Record<string, boolean>> = {};
  for (const { values, forMs } of drives) {
    const all: Values = latched ? { RESETBUTTON: false, ...values } : Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'RESETBUTTON'));
    let result: ScanResult = { outputs: {}, tripped: {} };
    for (let elapsed = 0; elapsed < forMs; elapsed += cycle) result = scan(all, cycle);
    const drive = Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (before[name] === value ? [] : [[inputName(name, names), value]])));
    const now = shownOf(program, result, names);
    const change = Object.fromEntries(
      Object.entries(now).filter(([name, value]) => shown[name] !== undefined && shown[name] !== value && Object.keys(drive).length > 0),
    );
    const hold = Object.fromEntries(Object.entries(now).filter(([name]) => !(name in change)));
    steps.push(step(drive, forMs, change, hold));
    before = all;
    shown = now;
  }
  const [first, ...others] = steps;
  return vector(id, title, first === undefined ? [] : [{ drive: first.drive, forMs: first.forMs }], others, cycle);
}

function inputName(name: string, names: Names): string {
  return name === 'RUNREQUEST' ? 'RunRequest' : name === 'RESETBUTTON' ? 'ResetButton' : names.input(name);
}

function shownOf(program: LogicProgram, { outputs, tripped }: ScanResult, names: Names): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    program.rules.flatMap((rule) => {
      const key = rule.output.toUpperCase();
      return [[names.input(rule.output), outputs[key] === true], ...(rule.trip === null ? [] : [[names.trip(rule), tripped[key] === true] as const])];
    }),
  );
}
