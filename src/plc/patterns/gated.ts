import { bracket, declareLeaf, formula, said, type Writing } from './conditions/formulas.js';
import { type Condition, heldTimes, leavesOf } from './conditions/model.js';
import { holds, type Values } from './conditions/simulate.js';
import { combinations, inputsOf } from './conditions/vectors.js';
import { local } from './library/parts.js';
import type { PatternBuild, TagBook, TestVector, VectorStep, VectorValue } from './model.js';

/**
 * A block that works only while a condition holds: its own `Enable` input becomes the condition, and its scenarios drive what the condition reads instead.
 * Null for a block without such an input, for a condition with times, and where the condition reads what the block reads already.
 */
export function gated(build: PatternBuild, condition: Condition, book: TagBook): PatternBuild | null {
  const writing: Writing = { signals: new Map(), outputs: new Map(), constants: [], locals: [], body: [], wishes: new Map() };
  for (const leaf of leavesOf(condition)) declareLeaf(leaf, writing, book);
  const own = [...writing.signals.values()];
  const taken = new Set([...build.signals.map(({ identifier }) => identifier), ...build.locals.map(({ name }) => name)].map((name) => name.toUpperCase()));
  const enable = build.signals.find(({ identifier, direction }) => identifier === 'Enable' && direction === 'input');
  if (enable === undefined || heldTimes(condition).length > 0 || own.some(({ identifier }) => taken.has(identifier.toUpperCase()))) return null;
  const text = formula(condition, writing);
  if (writing.constants.some(({ name }) => build.constants.some((other) => other.name === name))) return null;
  const identifierBy = new Map([...writing.signals].map(([name, { identifier }]) => [name, identifier]));
  const drives = situationsOf(condition).map(({ values, on }) => ({
    on,
    drive: Object.fromEntries(Object.entries(values).map(([name, value]) => [identifierBy.get(name) ?? name, value])),
  }));
  const fulfilled = drives.find(({ on }) => on)?.drive;
  const failing = drives.filter(({ on }) => !on).map(({ drive }) => drive);
  if (fulfilled === undefined || failing.length === 0) return null;
  return {
    ...build,
    purpose: `${build.purpose} Only while ${said(condition)}.`,
    signals: [...own, ...build.signals.filter((signal) => signal !== enable)],
    constants: [...build.constants, ...writing.constants],
    locals: [local('Enable', 'BOOL', `its condition: ${said(condition)}`), ...writing.locals, ...build.locals],
    body: [...writing.body, `Enable := ${bracket(text)};`, ...build.body],
    vectors: build.vectors.flatMap((vector) => drivenBy(vector, fulfilled, failing)),
  };
}

/** A situation in which the condition holds, and for every input one in which it does not because of that input alone. */
function situationsOf(condition: Condition): readonly Readonly<{ values: Values; on: boolean }>[] {
  const all = combinations(inputsOf([condition], [])).map((values) => ({ values, on: holds(condition, values) }));
  const on = all.find((one) => one.on);
  if (on === undefined) return [];
  const differing = ({ values }: Readonly<{ values: Values }>): readonly string[] => Object.keys(values).filter((name) => values[name] !== on.values[name]);
  const off = all.filter((one) => !one.on);
  const single = off.filter((one) => differing(one).length === 1);
  return [on, ...(single.length > 0 ? single : off.slice(0, 1))].slice(0, 9);
}

type Drive = Readonly<Record<string, VectorValue>>;

/** The scenario with the condition's inputs in place of `Enable`; one that disables is driven once for every way the condition can fail. */
function drivenBy(vector: TestVector, fulfilled: Drive, failing: readonly Drive[]): readonly TestVector[] {
  const disables = [...vector.setup, ...vector.steps].some(({ drive }) => drive['Enable'] === false);
  return (disables ? failing : failing.slice(0, 1)).map((fail, index) => {
    const driven = (step: VectorStep, first: boolean): VectorStep => {
      const { Enable: enable, ...rest } = step.drive;
      const state = enable === undefined ? (first ? fulfilled : {}) : enable === true ? fulfilled : fail;
      return { ...step, drive: { ...rest, ...state } };
    };
    const setup = vector.setup.map((step, at) => driven(step, at === 0));
    const steps = vector.steps.map((step, at) => driven(step, at === 0 && setup.length === 0));
    return { ...vector, id: index === 0 ? vector.id : `${vector.id}-${index + 1}`, setup, steps };
  });
}
