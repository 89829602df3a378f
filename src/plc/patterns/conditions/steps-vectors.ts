import { cycleFor, step, vector } from '../library/parts.js';
import type { TestVector, VectorStep } from '../model.js';
import { type Condition, heldTimes, leavesOf } from './model.js';
import { evaluator, holds, type Values } from './simulate.js';
import type { StepProgram } from './steps.js';
import { combinations, inputsOf } from './vectors.js';

type Shown = Readonly<Record<string, number | boolean>>;
type Drive = Readonly<{ values: Values; forMs: number }>;

/** The meaning of a sequence, scan by scan, worked out from its steps; the second implementation that its scenarios are taken from. */
function sequenceSimulator({
  steps,
  start,
  abort,
  repeat,
}: StepProgram): (values: Values, cycleMs: number) => Readonly<{ number: number; on: readonly string[]; held: boolean }> {
  const { truth, rising } = evaluator();
  let number = 0;
  let elapsed: number | null = null;
  let last = 0;
  let held = false;
  let spent = 0;
  return (values, cycleMs) => {
    const begun = rising('start', start === null ? values['STARTBUTTON'] === true : truth(start, values, cycleMs));
    const halted = (abort !== null && truth(abort, values, cycleMs)) || values['STOPBUTTON'] === true;
    const ended = steps.map(({ end }) => end !== null && truth(end, values, cycleMs));
    const resumed = rising('resume', values['RESUMEBUTTON'] === true);
    const holding = number > 0 && !halted && (values['HOLDBUTTON'] === true || (held && !resumed));
    if (number !== last) spent = 0;
    else if (holding && !held) spent += elapsed ?? 0;
    held = holding;
    elapsed = number > 0 && number === last && !held ? (elapsed === null ? 0 : elapsed + cycleMs) : null;
    last = number;
    const current = steps[number - 1];
    const over =
      current !== undefined && !held && (current.end === null ? elapsed !== null && elapsed >= current.milliseconds - spent : ended[number - 1] === true);
    if (number === 0 && begun) number = 1;
    else if (over) number = number < steps.length ? number + 1 : repeat ? 1 : 0;
    if (halted) number = 0;
    return { number, on: held ? [] : (steps[number - 1]?.outputs ?? []), held };
  };
}

/** Scenarios: a walk through all steps with the values before and at every end, a stop and a break-off from every step, and a start that must not work. */
export function stepVectors(program: StepProgram, identifier: (name: string) => string): readonly TestVector[] {
  const { steps, start, abort } = program;
  const conditions = [start, abort, ...steps.map(({ end }) => end)];
  const situations = combinations(
    inputsOf(
      conditions.flatMap((condition) => (condition === null ? [] : [condition])),
      [],
    ),
  );
  const situation = (wanted: (values: Values) => number): Values => [...situations].sort((a, b) => wanted(b) - wanted(a))[0] ?? {};
  const is = (condition: Condition | null | undefined, values: Values): number =>
    condition === null || condition === undefined ? 1 : holds(condition, values) ? 1 : 0;
  const not = (condition: Condition | null | undefined, values: Values): number =>
    condition === null || condition === undefined ? 1 : 1 - is(condition, values);
  const quiet = situation((values) => 4 * not(abort, values) + 2 * not(start, values) + not(steps[0]?.end, values));
  const cycle = cycleFor(
    Math.max(...steps.map(({ milliseconds }) => milliseconds), ...conditions.flatMap((condition) => (condition === null ? [] : heldTimes(condition)))),
  );
  const press = (values: Values, on: boolean): Values => (start === null ? { ...values, STARTBUTTON: on } : values);
  const begin: Values =
    start === null ? press(quiet, true) : situation((values) => 4 * is(start, values) + 2 * not(abort, values) + not(steps[0]?.end, values));
  const walkTo = (count: number): Drive[] => {
    const drives: Drive[] = [
      { values: press(quiet, false), forMs: 3 * cycle },
      { values: begin, forMs: cycle },
    ];
    for (const [index, { end, milliseconds }] of steps.slice(0, count).entries()) {
      const next = steps[(index + 1) % steps.length]?.end;
      const waiting = situation((values) => 4 * not(abort, values) + 2 * not(end, values) + not(next, values));
      drives.push({ values: press(waiting, false), forMs: end === null ? milliseconds - cycle : 2 * cycle });
      if (end !== null) {
        const reached = situation((values) => 4 * not(abort, values) + 2 * is(end, values) + not(next, values));
        const longest = Math.max(0, ...heldTimes(end));
        if (longest > cycle) drives.push({ values: press(reached, false), forMs: longest - cycle });
        drives.push({ values: press(reached, false), forMs: longest > cycle ? 2 * cycle : cycle });
      } else drives.push({ values: press(waiting, false), forMs: 2 * cycle });
    }
    return drives;
  };
  const written = (id: string, title: string, drives: readonly Drive[]): TestVector => toVector(program, { id, title, drives, cycle, identifier });
  const halts = steps.flatMap((_step, index) => {
    const running = walkTo(index);
    const at = running.at(-1)?.values ?? quiet;
    const broken = abort === null ? null : situation((values) => 4 * is(abort, values) + not(steps[index]?.end, values));
    return [
      written(`stop-${index + 1}`, `stop in step ${index + 1} returns to idle`, [
        ...running,
        { values: { ...press(at, false), STOPBUTTON: true }, forMs: cycle },
        { values: press(quiet, false), forMs: 3 * cycle },
      ]),
      ...(broken === null
        ? []
        : [
            written(`abort-${index + 1}`, `broken off in step ${index + 1}`, [
              ...running,
              { values: press(broken, false), forMs: cycle },
              { values: press(quiet, false), forMs: 3 * cycle },
            ]),
          ]),
    ];
  });
  const holdVectors = steps.map(({ end, milliseconds, title }, index) => {
    const running = walkTo(index);
    const waiting = press(
      situation((values) => 4 * not(abort, values) + 2 * not(end, values) + not(start, values)),
      false,
    );
    const reached = press(
      situation((values) => 4 * not(abort, values) + 2 * is(end, values) + not(start, values)),
      false,
    );
    const half = end === null ? Math.max(cycle, Math.floor(milliseconds / 2 / cycle) * cycle) : 2 * cycle;
    return written(`hold-${index + 1}`, `on hold in "${title}" everything is off, and it goes on where it was`, [
      ...running,
      { values: waiting, forMs: half },
      { values: { ...waiting, HOLDBUTTON: true }, forMs: cycle },
      { values: { ...reached, HOLDBUTTON: false }, forMs: end === null ? milliseconds : 4 * cycle },
      { values: { ...waiting, RESUMEBUTTON: true }, forMs: cycle },
      { values: { ...waiting, RESUMEBUTTON: false }, forMs: end === null ? Math.max(cycle, milliseconds - half - 2 * cycle) : 2 * cycle },
      { values: waiting, forMs: 4 * cycle },
    ]);
  });
  return [
    written('walk', 'walks through every step in order', [...walkTo(steps.length), { values: press(quiet, false), forMs: 3 * cycle }]),
    ...halts,
    ...(program.holds ? holdVectors : []),
    written('no-start', 'does not start while stopped', [
      { values: press(quiet, false), forMs: 3 * cycle },
      { values: { ...begin, STOPBUTTON: true }, forMs: 3 * cycle },
      { values: { ...press(begin, true), STOPBUTTON: false }, forMs: 2 * cycle },
    ]),
  ];
}

/** The block's own buttons, as the values of a situation call them. */
const buttons = new Map([
  ['STARTBUTTON', 'StartButton'],
  ['STOPBUTTON', 'StopButton'],
  ['HOLDBUTTON', 'HoldButton'],
  ['RESUMEBUTTON', 'ResumeButton'],
]);

type Plan = Readonly<{ id: string; title: string; drives: readonly Drive[]; cycle: number; identifier: (name: string) => string }>;

/** The drives with what the second implementation says of each; the first settles the block and is not judged. */
function toVector(program: StepProgram, { id, title, drives, cycle, identifier }: Plan): TestVector {
  const scan = sequenceSimulator(program);
  const outputs = [...new Set(program.steps.flatMap((one) => one.outputs))];
  const known = new Set(
    [program.start, program.abort, ...program.steps.map(({ end }) => end)]
      .flatMap(leavesOf)
      .flatMap((leaf) => [leaf.name.toUpperCase(), ...(leaf.kind === 'compare' && leaf.minus !== null ? [leaf.minus.toUpperCase()] : [])]),
  );
  const steps: VectorStep[] = [];
  let before: Values = {};
  let shown: Shown | null = null;
  for (const { values, forMs } of drives.filter((drive) => drive.forMs > 0)) {
    const all: Values = { STOPBUTTON: false, ...(program.holds ? { HOLDBUTTON: false, RESUMEBUTTON: false } : {}), ...values };
    let state = { number: 0, on: [] as readonly string[], held: false };
    for (let elapsed = 0; elapsed < forMs; elapsed += cycle) state = scan(all, cycle);
    const changed = Object.entries(all).filter(([name, value]) => before[name] !== value && (known.has(name) || buttons.has(name)));
    const drive = Object.fromEntries(changed.map(([name, value]) => [buttons.get(name) ?? identifier(name), value]));
    const now: Shown = {
      StepNumber: state.number,
      ...(program.holds ? { OnHold: state.held } : {}),
      ...Object.fromEntries(outputs.map((name) => [identifier(name), state.on.includes(name)])),
    };
    const change = Object.fromEntries(Object.entries(now).filter(([name, value]) => shown !== null && shown[name] !== value && changed.length > 0));
    steps.push(step(drive, forMs, change, Object.fromEntries(Object.entries(now).filter(([name]) => !(name in change)))));
    before = all;
    shown = now;
  }
  const [first, ...others] = steps;
  return vector(id, title, first === undefined ? [] : [{ drive: first.drive, forMs: first.forMs }], others, cycle);
}
