import type { Pattern, PatternBuild, PatternParameters, TagBook } from '../model.js';
import { timeLiteral } from '../signals.js';
import {
  actuator,
  blockNameOf,
  cycleFor,
  equipmentParameter,
  input,
  interlock,
  keywords,
  local,
  nameOf,
  numberOf,
  output,
  permissiveParameter,
  permissivesOf,
  scansOf,
  states,
  step,
  timeConstant,
  timeParameter,
  vector,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'equipment');
  const command = actuator(book, name, 'on command');
  const cmd = command.identifier;
  const [on, off] = [numberOf(parameters, 'on'), numberOf(parameters, 'off')];
  const permissives = permissivesOf(parameters, book);
  const cycle = cycleFor(Math.max(on, off));
  const idle = [step({ ...permissives.healthyDrive, Enable: false }, 3 * cycle)];
  const running = [...idle, step({ Enable: true }, cycle)];
  return {
    blockName: blockNameOf('Cyclic', [name]),
    purpose: `Cyclic operation of ${name}: ${on / 1000} s on, ${off / 1000} s off, beginning with on, as long as it is enabled.`,
    signals: [input('BOOL', 'Enable', 'cyclic operation is enabled'), ...permissives.signals, command, output('DINT', 'Cycles', 'completed on phases')],
    constants: [timeConstant('ON_TIME', on, 'on phase'), timeConstant('OFF_TIME', off, 'off phase')],
    locals: [
      local('OnTimer', 'TON', 'on phase'),
      local('OffTimer', 'TON', 'off phase'),
      local('OffPhase', 'BOOL', 'the off phase is active'),
      local('PhaseEdge', 'R_TRIG', 'an on phase has ended'),
    ],
    body: [
      'OnTimer(IN := Enable AND NOT OffPhase, PT := ON_TIME);',
      'OffTimer(IN := Enable AND OffPhase, PT := OFF_TIME);',
      'OffPhase := Enable AND (OffPhase OR OnTimer.Q) AND NOT OffTimer.Q;',
      'PhaseEdge(CLK := OffPhase);',
      'Cycles := Cycles + BOOL_TO_DINT(PhaseEdge.Q);',
      `${cmd} := Enable AND NOT OffPhase${permissives.andHealthy};`,
    ],
    states: states('On: the on phase', 'Off: the off phase', 'Disabled: off'),
    interlocks: [interlock('not enabled', 'NOT Enable', cmd), ...permissives.interlocksFor([cmd])],
    invariants: [
      {
        id: 'on-limited',
        text: 'it is never on longer than the on time',
        declarations: ['Long : TON;'],
        statements: [`Long(IN := ${cmd}, PT := ${timeLiteral(on + 200)});`],
        expression: 'NOT Long.Q',
      },
    ],
    vectors: [
      vector('begin', 'begins with on', idle, [step({ Enable: true }, cycle, { [cmd]: true }, { Cycles: 0 })], cycle),
      vector(
        'phases',
        'on and off for exactly their times, twice',
        running,
        [
          step({}, scansOf(on, -1, cycle), {}, { [cmd]: true }),
          step({}, cycle, { [cmd]: false, Cycles: 1 }),
          step({}, scansOf(off, 0, cycle), {}, { [cmd]: false }),
          step({}, cycle, { [cmd]: true }),
          step({}, scansOf(on, 0, cycle), {}, { [cmd]: true }),
          step({}, cycle, { [cmd]: false, Cycles: 2 }),
        ],
        cycle,
      ),
      vector(
        'disable',
        'off at once; begins again with on',
        [...running, step({}, scansOf(on, 2, cycle))],
        [step({ Enable: false }, 2 * cycle, {}, { [cmd]: false }), step({ Enable: true }, cycle, { [cmd]: true })],
        cycle,
      ),
      vector(
        'anew',
        'a disable while on, and one while off, begin a whole on phase anew',
        [...running, step({}, scansOf(on / 2, 0, cycle)), step({ Enable: false }, cycle)],
        [
          step({ Enable: true }, scansOf(on, 0, cycle), { [cmd]: true }),
          step({}, cycle, { [cmd]: false }),
          step({}, scansOf(off / 2, 0, cycle), {}, { [cmd]: false }),
          step({ Enable: false }, cycle),
          step({ Enable: true }, scansOf(on, 0, cycle), { [cmd]: true }),
          step({}, cycle, { [cmd]: false }),
        ],
        cycle,
      ),
      ...permissives.signals.map((row) =>
        vector(
          `phase-goes-on-${row.identifier.toLowerCase()}`,
          `the phases go on in time while ${row.identifier} holds the output off`,
          [...running, step({ [row.identifier]: false }, scansOf(on, 1, cycle) + scansOf(off / 2, 0, cycle))],
          [step({ [row.identifier]: true }, cycle, {}, { [cmd]: false }), step({}, scansOf(off, 3, cycle) - scansOf(off / 2, 0, cycle), { [cmd]: true })],
          cycle,
        ),
      ),
      vector('disable-on', 'off at once while on', running, [step({ Enable: false }, cycle, { [cmd]: false })], cycle),
      ...permissives.vectorsFor(cmd, running, cycle),
    ],
    openQuestions: ['After a disable the phase begins anew; that is assumed to be wanted.'],
  };
}

export const cyclicTimer: Pattern = {
  id: 'cyclic-timer',
  title: 'Cyclic on/off timer',
  summary: 'Switches equipment on and off in fixed phases while enabled, for example an agitator 5 minutes in every 30.',
  keywords: keywords(
    'cyclic 8; on off cycle 7; puls* on off 8; intermittent* 9; blink* 8; flash* 8; every minutes 5; every hour 6; every hours 6; every seconds 5; periodic* 7; takt* 6; duty cycle 6; pulse pause 8; alternately on off 6; intervall* 7; blinker 9; interval 5; zyklisch 8; every day 4; minutes on minutes off 8; seconds on seconds off 8; min on min off 8; alle minuten 7; every minutes for 6; for every 3; pulses every 6; opens every 6; flush* every 6; runs every 6; jede* minuten 7; jede* stunde* 6; 1 hz 5; hz 3; lamp blink* 8',
  ),
  parameters: [
    equipmentParameter('equipment', 'switched equipment', ['motor', 'pump', 'valve', 'fan', 'heater', 'conveyor'], 1, 1, 'EQUIPMENT_1'),
    permissiveParameter,
    timeParameter('on', 'On time', 'on, run*, for, an', 300_000, 200, 86_400_000),
    timeParameter('off', 'Off time', 'off, pause, rest, aus', 1_500_000, 200, 86_400_000),
  ],
  interpret: (parameters, reading) => {
    const period = reading.times.find((time) => /\b(?:every|each|alle|jede\w*|per|once in|once per|pro|je)\s*$/i.test(reading.text.slice(0, time.start)));
    const other = reading.times.find((time) => time !== period);
    if (period === undefined || other === undefined || other.milliseconds >= period.milliseconds) return { parameters, openQuestions: [] };
    return {
      parameters: {
        ...parameters,
        numbers: { ...parameters.numbers, on: other.milliseconds, off: period.milliseconds - other.milliseconds },
        assumed: parameters.assumed.filter((name) => name !== 'on' && name !== 'off'),
      },
      usesAllTimes: reading.times.length <= 2,
      openQuestions: ['"Every" is read as the whole period: the off time is the period less the on time. Is that meant?'],
    };
  },
  evidence: (reading) =>
    reading.times.length >= 2 &&
    reading.times.some((time) => /\b(?:every|each|alle|jede\w*|per|once in|once per|pro|je)\s*$/i.test(reading.text.slice(0, time.start)))
      ? 6
      : 0,
  build,
};
