import { allMatches } from '../../../domain/all-matches.js';
import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, Signal, TagBook, TestVector } from '../model.js';
import {
  actuator,
  blockNameOf,
  equipmentParameter,
  input,
  interlock,
  keywords,
  local,
  nameOf,
  namesOf,
  numberOf,
  output,
  permissiveParameter,
  permissivesOf,
  realConstant,
  states,
  step,
  vector,
  vectorCycleMs,
  wholeConstant,
} from './parts.js';

const day = 1_440;

/** `390` minutes of the day as `06:30`. */
function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** What the schedule drives: a machine, a setpoint of two values, or only the signal of the period. */
interface Driven {
  readonly machine: Signal | null;
  readonly setpoints: Readonly<{ inside: number; outside: number; unit: string }> | null;
}

function scheduleVectors(from: number, to: number, { machine, setpoints }: Driven, healthy: Readonly<Record<string, boolean>>): readonly TestVector[] {
  const shows = (inside: boolean): Record<string, boolean | number> => ({
    PeriodActive: inside,
    ...(setpoints === null ? {} : { Setpoint: inside ? setpoints.inside : setpoints.outside }),
    ...(machine === null ? {} : { [machine.identifier]: inside }),
  });
  const at = (minute: number): number => (minute + day) % day;
  const quiet = { ...healthy, Enable: true, DayOff: false };
  const before = [step({ ...quiet, MinuteOfDay: at(from - 1) }, 300)];
  const inside = [step({ ...quiet, MinuteOfDay: from }, 300)];
  return [
    vector('begins', 'begins with its minute, not one earlier', before, [
      step({}, vectorCycleMs, {}, shows(false)),
      step({ MinuteOfDay: from }, vectorCycleMs, { PeriodActive: true }, shows(true)),
    ]),
    vector(
      'ends',
      'ends with its minute, not one earlier',
      [step({ ...quiet, MinuteOfDay: at(to - 1) }, 300)],
      [step({}, vectorCycleMs, {}, shows(true)), step({ MinuteOfDay: to }, vectorCycleMs, { PeriodActive: false }, shows(false))],
    ),
    vector(
      'midnight',
      'is right at both sides of midnight',
      [step({ ...quiet, MinuteOfDay: day - 1 }, 300)],
      [step({}, vectorCycleMs, {}, shows(from < to ? to >= day : true)), step({ MinuteOfDay: 0 }, vectorCycleMs, {}, shows(from < to ? from === 0 : to > 0))],
    ),
    vector('day-off', 'on a day off the period does not begin, and one that runs ends', inside, [
      step({ DayOff: true }, vectorCycleMs, { PeriodActive: false }, shows(false)),
      step({ DayOff: false }, vectorCycleMs, { PeriodActive: true }, shows(true)),
    ]),
    vector('disabled', 'not enabled the period does not act', inside, [step({ Enable: false }, vectorCycleMs, { PeriodActive: false }, shows(false))]),
    ...[-1, day].map((wrong) =>
      vector(`clock-${wrong < 0 ? 'below' : 'beyond'}`, 'a time that no clock shows is a fault, and the period does not act', inside, [
        step({ MinuteOfDay: wrong }, vectorCycleMs, { PeriodActive: false, ClockFault: true }, shows(false)),
        step({ MinuteOfDay: from }, vectorCycleMs, { PeriodActive: true, ClockFault: false }),
      ]),
    ),
    vector('clock-edges', 'the first and the last minute of a day are right times', before, [
      step({ MinuteOfDay: 0 }, vectorCycleMs, {}, { ClockFault: false }),
      step({ MinuteOfDay: day - 1 }, vectorCycleMs, {}, { ClockFault: false }),
    ]),
    ...(machine === null
      ? []
      : Object.keys(healthy).map((id) =>
          vector(`permissive-${id.toLowerCase()}`, `loss of ${id} switches off in the same scan`, inside, [
            step({ [id]: false }, vectorCycleMs, { [machine.identifier]: false }, { PeriodActive: true }),
          ]),
        )),
  ];
}

function drivenBy(parameters: PatternParameters, book: TagBook): Driven {
  const [name] = namesOf(parameters, 'machine');
  const two = numberOf(parameters, 'setpoints') === 1 || name === undefined;
  return {
    machine: name === undefined ? null : actuator(book, name, 'on during the period'),
    setpoints: two ? { inside: numberOf(parameters, 'inside'), outside: numberOf(parameters, 'outside'), unit: parameters.units?.['Setpoint'] ?? '°C' } : null,
  };
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const [from, to] = [numberOf(parameters, 'from'), numberOf(parameters, 'to')];
  const driven = drivenBy(parameters, book);
  const { machine, setpoints } = driven;
  const permissives = permissivesOf(parameters, book);
  const inside = from < to ? '(MinuteOfDay >= FROM_MINUTE AND MinuteOfDay < TO_MINUTE)' : '(MinuteOfDay >= FROM_MINUTE OR MinuteOfDay < TO_MINUTE)';
  const told = [
    ...(setpoints === null ? [] : [`a setpoint of ${setpoints.inside} ${setpoints.unit}, otherwise ${setpoints.outside} ${setpoints.unit}`]),
    ...(machine === null ? [] : [`${nameOf(parameters, 'machine')} on`]),
  ];
  return {
    blockName: blockNameOf('Schedule', namesOf(parameters, 'machine')),
    purpose: `Time-of-day schedule (calendar clock as an input): from ${clockText(from)} to ${clockText(to)} ${told.join(' and ')}; not on a day off, and not while the clock gives no valid time.`,
    signals: [
      input('INT', 'MinuteOfDay', 'time of day from the clock in minutes since midnight, 0 to 1439', 'min'),
      input('BOOL', 'DayOff', 'weekend or holiday: the period does not act'),
      input('BOOL', 'Enable', 'the schedule is enabled'),
      ...(machine === null ? [] : permissives.signals),
      ...(machine === null ? [] : [machine]),
      ...(setpoints === null ? [] : [output('REAL', 'Setpoint', 'setpoint of the hour, day or night', setpoints.unit)]),
      output('BOOL', 'PeriodActive', 'the period acts'),
      output('BOOL', 'ClockFault', 'alarm: the clock gives no time of day'),
    ],
    constants: [
      wholeConstant('FROM_MINUTE', from, `begin of the period, ${clockText(from)} [min]`),
      wholeConstant('TO_MINUTE', to, `end of the period, ${clockText(to)} [min]`),
      ...(setpoints === null
        ? []
        : [
            realConstant('SETPOINT_INSIDE', setpoints.inside, `setpoint during the period [${setpoints.unit}]`),
            realConstant('SETPOINT_OUTSIDE', setpoints.outside, `setpoint otherwise [${setpoints.unit}]`),
          ]),
    ],
    locals: [local('Inside', 'BOOL', 'the time of day lies in the period')],
    body: [
      'ClockFault := MinuteOfDay < 0 OR MinuteOfDay > 1439;',
      `Inside := ${inside};`,
      'PeriodActive := Enable AND Inside AND NOT DayOff AND NOT ClockFault;',
      ...(setpoints === null ? [] : ['Setpoint := SEL(PeriodActive, SETPOINT_OUTSIDE, SETPOINT_INSIDE);']),
      ...(machine === null ? [] : [`${machine.identifier} := Enable AND NOT DayOff AND PeriodActive${permissives.andHealthy};`]),
    ],
    states: states('Period: its values hold', 'Otherwise: the other values hold', 'Clock fault: as otherwise'),
    interlocks:
      machine === null
        ? []
        : [
            interlock('not enabled', 'NOT Enable', machine.identifier),
            interlock('day off', 'DayOff', machine.identifier),
            ...permissives.interlocksFor([machine.identifier]),
          ],
    invariants: [
      { id: 'no-clock', text: 'without a valid time of day the period does not act', expression: 'NOT ClockFault OR NOT PeriodActive' },
      {
        id: 'in-time',
        text: 'the period acts only within its minutes',
        expression: `NOT PeriodActive OR (MinuteOfDay >= 0 AND MinuteOfDay <= 1439 AND ${inside})`,
      },
      ...(setpoints === null
        ? []
        : [
            {
              id: 'two-values',
              text: 'the setpoint is one of its two values, as the period says',
              expression: '(PeriodActive AND Setpoint = SETPOINT_INSIDE) OR (NOT PeriodActive AND Setpoint = SETPOINT_OUTSIDE)',
            },
          ]),
    ],
    vectors: scheduleVectors(from, to, driven, machine === null ? {} : permissives.healthyDrive),
    openQuestions: [],
    assumptions: ["The controller's clock is connected as minutes since midnight, in local time; a change to summer time takes place there."],
  };
}

interface ClockMention {
  readonly minute: number;
  readonly start: number;
  readonly end: number;
}

/** Times of day: "6:00", "06.30 Uhr", "22 h" behind "from", "6 am", "18 Uhr", "midnight". */
export function clockTimes(text: string): readonly ClockMention[] {
  const found: ClockMention[] = [];
  const add = (hour: number, minute: number, start: number, end: number): void => {
    if (hour <= 24 && minute < 60 && !found.some((other) => start < other.end && end > other.start))
      found.push({ minute: (hour * 60 + minute) % day, start, end });
  };
  for (const match of allMatches(text, /\b(\d{1,2})[:.](\d{2})(?: ?(am|pm|a\.m\.|p\.m\.|uhr|h|o'clock)\b)?/gi)) {
    const dotted = match[0].includes('.') && match[3] === undefined;
    if (!dotted) add(twelve(Number(match[1]), match[3]), Number(match[2]), match.index, match.index + match[0].length);
  }
  for (const match of allMatches(text, /\b(\d{1,2}) ?(am|pm|a\.m\.|p\.m\.|uhr|o'clock)\b/gi))
    add(twelve(Number(match[1]), match[2]), 0, match.index, match.index + match[0].length);
  for (const match of allMatches(text, /\b(?:midnight|mitternacht)\b/gi)) add(0, 0, match.index, match.index + match[0].length);
  for (const match of allMatches(text, /\b(?:noon|mittags?)\b/gi)) add(12, 0, match.index, match.index + match[0].length);
  return found.sort((a, b) => a.start - b.start);
}

function twelve(hour: number, half: string | undefined): number {
  if (/^p/i.test(half ?? '')) return hour % 12 === 0 ? 12 : hour + 12;
  return /^a/i.test(half ?? '') ? hour % 12 : hour;
}

function interpret(parameters: PatternParameters, { text, numbers, times }: RequestReading): Interpretation {
  const clocks = clockTimes(text);
  const [begin, end] = clocks;
  const within = ({ start, end: stop }: Readonly<{ start: number; end: number }>): boolean => clocks.some((clock) => start < clock.end && stop > clock.start);
  const values = numbers.filter((number) => !within(number));
  const inside = values.find(
    ({ start }) =>
      begin !== undefined &&
      clocks.some((clock) => Math.abs(clock.start - start) < 40) &&
      !/\b(?:otherwise|else|sonst|other|rest|remaining)\b[^,;]*$/i.test(text.slice(0, start)),
  );
  const outside = values.find((number) => number !== inside);
  const unit = inside?.unit ?? outside?.unit;
  return {
    parameters: {
      ...parameters,
      ...(unit === null || unit === undefined ? {} : { units: { ...parameters.units, Setpoint: unit } }),
      numbers: {
        ...parameters.numbers,
        from: begin?.minute ?? 360,
        to: end?.minute ?? 1_320,
        inside: inside?.value ?? 20,
        outside: outside?.value ?? 16,
        setpoints: values.length >= 2 ? 1 : 0,
      },
    },
    openQuestions: [
      ...(values.length >= 2 || text === '' || namesOf(parameters, 'machine').length > 0
        ? []
        : ['Neither a machine nor two setpoints are given: what shall the schedule switch? A setpoint of 20 and 16 °C is a placeholder.']),
      ...(clocks.length === 2 || text === ''
        ? []
        : [
            `${clocks.length === 0 ? 'No time of day is' : `${clocks.length} times of day are`} given; one period from ${clockText(begin?.minute ?? 360)} to ${clockText(end?.minute ?? 1_320)} is drafted. Which periods are wanted?`,
          ]),
      ...(begin !== undefined && begin.minute === end?.minute ? ['Begin and end are the same minute: is the whole day meant?'] : []),
    ],
    usesAllTimes: times.every(within),
    taken: [...numbers.filter(within), ...(values.length >= 2 ? [inside, outside].filter((number) => number !== undefined) : [])],
  };
}

export const dailySchedule: Pattern = {
  id: 'daily-schedule',
  title: 'Time-of-day schedule (day and night)',
  summary:
    'A setpoint of two values or a machine by the time of day: night setback, day period, lighting hours; the time of day is an input, a day off and a failed clock end the period.',
  keywords: keywords(
    'night setback 14; setback 9; night reduction 11; nachtabsenkung 14; nachtbetrieb 7; day night 7; time of day 9; time schedule 9; schedule 6; timer clock 7; zeitschaltuhr 12; zeitprogramm 12; tageszeit 8; uhrzeit 8; otherwise setpoint 4; outside these hours 7; during the day 5; at night 5; tag nacht 8; night setpoint 8; time switch 8; occupied 5; night temperature 6; daily from to 6; setpoint from to 5',
  ),
  parameters: [equipmentParameter('machine', 'machine', ['pump', 'fan', 'heater', 'motor', 'valve', 'conveyor', 'other'], 0, 1), permissiveParameter],
  interpret,
  evidence: ({ text }) => (clockTimes(text).length >= 2 ? 12 : 0),
  build,
};
