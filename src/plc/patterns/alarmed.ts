import { cycleFor, local, output, realConstant, scansOf, step, timeConstant, vector } from './library/parts.js';
import type { PatternBuild, TestVector } from './model.js';
import type { AlarmLimit } from './request-alarms.js';

type Sided = AlarmLimit & Readonly<{ side: 'high' | 'low' }>;

/**
 * A block with further alarms on its own measured value, each with a limit and a delay of its own, and with scenarios for them. Null where the block has
 * not just one measured value, the alarm names another one, or its side is not plain.
 */
export function alarmed(build: PatternBuild, alarms: readonly AlarmLimit[]): PatternBuild | null {
  const measured = build.signals.filter(({ direction, type }) => direction === 'input' && type === 'REAL');
  const [value] = measured;
  if (value === undefined || measured.length !== 1) return null;
  const own = value.tag === '' ? value.identifier : value.tag;
  const limits = build.constants.filter(({ type, name }) => type === 'REAL' && /LIMIT/.test(name)).map((constant) => Number(constant.value));
  const sided = alarms.flatMap((alarm): readonly Sided[] => {
    const above = limits.length > 0 && limits.every((limit) => limit < alarm.value);
    const below = limits.length > 0 && limits.every((limit) => limit > alarm.value);
    const side = alarm.side ?? (above ? 'high' : below ? 'low' : null);
    const other = alarm.measured !== null && alarm.measured.toUpperCase() !== own.toUpperCase();
    return side === null || other ? [] : [{ ...alarm, side }];
  });
  if (sided.length !== alarms.length) return null;
  return sided.reduce<PatternBuild | null>((made, alarm) => (made === null ? null : withAlarm(made, alarm, value.identifier, build.vectors[0])), build);
}

/** `HighAlarm`, `HighAlarm2`: the first name that nothing of the block has. */
function freeName(build: PatternBuild, stem: string): string {
  const taken = new Set([...build.signals.map(({ identifier }) => identifier), ...build.locals.map(({ name }) => name)].map((name) => name.toUpperCase()));
  for (let index = 1; ; index++) {
    const name = index === 1 ? stem : `${stem}${index}`;
    if (!taken.has(name.toUpperCase())) return name;
  }
}

function withAlarm(build: PatternBuild, alarm: Sided, value: string, base: TestVector | undefined): PatternBuild | null {
  const { side, inclusive, delayMs } = alarm;
  const high = side === 'high';
  const name = freeName(build, high ? 'HighAlarm' : 'LowAlarm');
  const [timer, prefix] = [`${name}Timer`, `${name.replace(/(Alarm)/, '_$1').toUpperCase()}`];
  const unit = alarm.unit ?? '';
  const operator = `${high ? '>' : '<'}${inclusive ? '=' : ''}`;
  const condition = `${value} ${operator} ${prefix}_LIMIT`;
  const said = `${high ? 'high' : 'low'} alarm ${inclusive ? 'at' : high ? 'above' : 'below'} ${alarm.value} ${unit}${delayMs > 0 ? ` after ${delayMs / 1_000} s` : ''}`;
  const cycle = base === undefined ? cycleFor(delayMs) : Math.max(cycleFor(delayMs), 100);
  if (base === undefined) return null;
  const sign = high ? 1 : -1;
  const gap = Math.max(Math.abs(alarm.value) * 0.01, 0.01);
  const [past, short] = [round(alarm.value + sign * gap), round(alarm.value - sign * gap)];
  const edge = inclusive ? [] : [step({ [value]: alarm.value }, scansOf(delayMs, 3, cycle), {}, { [name]: false })];
  const met = inclusive ? alarm.value : past;
  const idle = [...base.setup, step({ [value]: short }, 3 * cycle)];
  return {
    ...build,
    purpose: `${build.purpose.replace(/\.$/, '')}; ${said}.`,
    signals: [...build.signals, output('BOOL', name, `alarm: ${said}`)],
    constants: [
      ...build.constants,
      realConstant(`${prefix}_LIMIT`, alarm.value, `limit of the ${high ? 'high' : 'low'} alarm [${unit}]`),
      ...(delayMs > 0 ? [timeConstant(`${prefix}_DELAY`, delayMs, `delay of the ${high ? 'high' : 'low'} alarm`)] : []),
    ],
    locals: [...build.locals, ...(delayMs > 0 ? [local(timer, 'TON', `delay of the ${high ? 'high' : 'low'} alarm`)] : [])],
    body: [...build.body, ...(delayMs > 0 ? [`${timer}(IN := ${condition}, PT := ${prefix}_DELAY);`, `${name} := ${timer}.Q;`] : [`${name} := ${condition};`])],
    invariants: [
      ...build.invariants,
      { id: `${name.toLowerCase()}-in-range`, text: `the ${high ? 'high' : 'low'} alarm is on only past its limit`, expression: `NOT ${name} OR ${condition}` },
    ],
    vectors: [
      ...build.vectors,
      vector(
        name.toLowerCase(),
        `the ${high ? 'high' : 'low'} alarm comes past its limit${delayMs > 0 ? ' and its delay' : ''}, and goes with it`,
        idle,
        [
          step({ [value]: short }, scansOf(delayMs, 3, cycle), {}, { [name]: false }),
          ...edge,
          ...(delayMs > cycle
            ? [step({ [value]: met }, scansOf(delayMs, 0, cycle), {}, { [name]: false }), step({}, cycle, { [name]: true })]
            : [step({ [value]: met }, scansOf(delayMs, 1, cycle), { [name]: true })]),
          step({ [value]: short }, cycle, { [name]: false }),
        ],
        cycle,
      ),
    ],
  };
}

function round(value: number): number {
  return Number(value.toPrecision(7));
}
