import type { Pattern, PatternBuild, PatternParameters, TagBook, VectorStep } from '../model.js';
import {
  actuator,
  blockNameOf,
  cycleFor,
  equipmentParameter,
  input,
  interlock,
  keywords,
  local,
  measurementParameter,
  nameOf,
  numberOf,
  numberParameter,
  output,
  realConstant,
  scansOf,
  states,
  step,
  tagInput,
  timeConstant,
  timeParameter,
  vector,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const [pumpName, water, caustic, acid] = ['pump', 'water', 'caustic', 'acid'].map((key) => nameOf(parameters, key));
  const [pump, waterValve, causticValve, acidValve] = [
    actuator(book, pumpName ?? 'CIP_PUMP', 'CIP supply pump'),
    actuator(book, water ?? 'WATER_VALVE', 'water valve'),
    actuator(book, caustic ?? 'CAUSTIC_VALVE', 'caustic valve'),
    actuator(book, acid ?? 'ACID_VALVE', 'acid valve'),
  ];
  const temperature = tagInput(book, nameOf(parameters, 'temperature'), [], 'REAL', 'return temperature', '°C');
  const t = temperature.identifier;
  const [p, w, c, a] = [pump.identifier, waterValve.identifier, causticValve.identifier, acidValve.identifier];
  const [rinse, causticTime, acidTime] = [numberOf(parameters, 'rinse'), numberOf(parameters, 'causticTime'), numberOf(parameters, 'acidTime')];
  const limit = numberOf(parameters, 'limit');
  const cycle = cycleFor(Math.max(rinse, causticTime, acidTime));
  const hot = limit + 5;
  const idle = [step({ StartButton: false, StopButton: false, ResetButton: false, FlowOk: true, [t]: hot }, 3 * cycle)];
  const started = [...idle, step({ StartButton: true }, cycle), step({ StartButton: false }, cycle)];
  const times = [rinse, causticTime, rinse, acidTime, rinse];
  const toPhase = (phase: number): VectorStep[] => [
    ...started,
    ...times.slice(0, phase - 1).map((time, index) => step({}, scansOf(time, index === 0 ? 1 : 2, cycle))),
  ];
  const valves = (phase: number): Record<string, boolean | number> => ({ [p]: phase > 0, [w]: [1, 3, 5].includes(phase), [c]: phase === 2, [a]: phase === 4 });
  return {
    blockName: blockNameOf('Cip', [pumpName ?? 'CIP']),
    purpose: `CIP in five phases: rinse, caustic, rinse, acid, rinse. Caustic and acid time counts only with flow and at ${limit} °C return temperature or more; a phase that does not reach it in time is a fault.`,
    signals: [
      input('BOOL', 'StartButton', 'start, acts on the rising edge'),
      input('BOOL', 'StopButton', 'stop, TRUE ends the cleaning'),
      input('BOOL', 'ResetButton', 'reset of a fault, acts on the rising edge'),
      input('BOOL', 'FlowOk', 'CIP flow is sufficient'),
      temperature,
      pump,
      waterValve,
      causticValve,
      acidValve,
      output('INT', 'Phase', '0 idle, 1 rinse, 2 caustic, 3 rinse, 4 acid, 5 final rinse, 90 fault'),
      output('BOOL', 'Cleaned', 'the last cleaning was complete'),
      output('BOOL', 'CipFault', 'alarm: a phase did not reach its conditions'),
    ],
    constants: [
      timeConstant('RINSE_TIME', rinse, 'each rinse'),
      timeConstant('CAUSTIC_TIME', causticTime, 'caustic contact time'),
      timeConstant('ACID_TIME', acidTime, 'acid contact time'),
      timeConstant('PHASE_LIMIT', Math.max(causticTime, acidTime, rinse) * 3, 'longest duration of a phase'),
      realConstant('MINIMUM_TEMPERATURE', limit, 'return temperature for caustic and acid [°C]'),
    ],
    locals: [
      local('StartEdge', 'R_TRIG', 'rising edge of start'),
      local('ResetEdge', 'R_TRIG', 'rising edge of reset'),
      local('ContactTimer', 'TON', 'uninterrupted contact time'),
      local('PhaseTimer', 'TON', 'time in the phase'),
      local('PhaseTime', 'TIME', 'contact time of the phase'),
      local('Effective', 'BOOL', 'the conditions of the phase hold'),
      local('SamePhase', 'BOOL', 'the phase has not just changed'),
      local('LastPhase', 'INT', 'phase of the last scan'),
      local('Active', 'BOOL', 'a phase runs'),
    ],
    body: [
      'StartEdge(CLK := StartButton);',
      'ResetEdge(CLK := ResetButton);',
      'SamePhase := Phase = LastPhase;',
      'LastPhase := Phase;',
      'PhaseTime := SEL(Phase = 2, SEL(Phase = 4, RINSE_TIME, ACID_TIME), CAUSTIC_TIME);',
      `Effective := FlowOk AND ((Phase <> 2 AND Phase <> 4) OR ${t} >= MINIMUM_TEMPERATURE);`,
      'Active := Phase >= 1 AND Phase <= 5;',
      'ContactTimer(IN := Active AND SamePhase AND Effective, PT := PhaseTime);',
      'PhaseTimer(IN := Active AND SamePhase, PT := PHASE_LIMIT);',
      'CASE Phase OF',
      '    0: // idle',
      '        Phase := SEL(StartEdge.Q AND NOT StopButton, 0, 1);',
      '        Cleaned := Cleaned AND Phase = 0;',
      '    1, 2, 3, 4: // the next phase when the contact time is complete',
      '        Phase := SEL(ContactTimer.Q, SEL(PhaseTimer.Q, Phase, 90), Phase + 1);',
      '    5: // final rinse',
      '        Cleaned := ContactTimer.Q AND NOT StopButton;',
      '        Phase := SEL(ContactTimer.Q, SEL(PhaseTimer.Q, 5, 90), 0);',
      '    90: // fault',
      '        Phase := SEL(ResetEdge.Q, 90, 0);',
      'ELSE',
      '    Phase := 0;',
      'END_CASE',
      'Phase := SEL(StopButton AND Phase <> 90, Phase, 0);',
      `${w} := (Phase = 1 OR Phase = 3 OR Phase = 5) AND NOT StopButton;`,
      `${c} := Phase = 2 AND NOT StopButton;`,
      `${a} := Phase = 4 AND NOT StopButton;`,
      `${p} := Phase >= 1 AND Phase <= 5 AND NOT StopButton;`,
      'CipFault := Phase = 90;',
    ],
    states: states(
      '0 Idle: waits for start',
      '1 Rinse: water',
      '2 Caustic: contact time at temperature',
      '3 Rinse: water',
      '4 Acid: contact time at temperature',
      '5 Final rinse: water, then cleaned',
      '90 Fault: all closed until reset',
    ),
    interlocks: [interlock('stop button', 'StopButton', p, w, c, a), interlock('fault', 'CipFault', p, w, c, a)],
    invariants: [
      { id: 'one-medium', text: 'never two media at once', expression: `NOT ((${w} AND ${c}) OR (${w} AND ${a}) OR (${c} AND ${a}))` },
      {
        id: 'never-caustic-to-acid',
        text: 'caustic and acid never follow one another without a rinse',
        declarations: ['LastWasCaustic : BOOL;', 'LastWasAcid : BOOL;', 'Fits : BOOL;'],
        statements: [
          `Fits := NOT (LastWasCaustic AND ${a}) AND NOT (LastWasAcid AND ${c});`,
          `LastWasCaustic := ${c} OR (LastWasCaustic AND NOT ${w});`,
          `LastWasAcid := ${a} OR (LastWasAcid AND NOT ${w});`,
        ],
        expression: 'Fits',
      },
      { id: 'pump-with-valve', text: 'the pump runs only with a valve open', expression: `NOT ${p} OR ${w} OR ${c} OR ${a}` },
    ],
    vectors: [
      vector(
        'walk',
        'walks through all phases and reports cleaned',
        idle,
        [
          step({ StartButton: true }, cycle, { Phase: 1 }, { ...valves(1), Cleaned: false }),
          step({ StartButton: false }, scansOf(rinse, 2, cycle), { Phase: 2 }, valves(2)),
          ...times
            .slice(1)
            .map((time, index) => step({}, scansOf(time, 2, cycle), { Phase: index + 3 > 5 ? 0 : index + 3 }, valves(index + 3 > 5 ? 0 : index + 3))),
          step({}, cycle, {}, { Cleaned: true, Phase: 0, CipFault: false }),
          step({ StartButton: true }, cycle, { Phase: 1, Cleaned: false }),
        ],
        cycle,
      ),
      ...(
        [
          [1, rinse],
          [2, causticTime],
          [4, acidTime],
        ] as const
      ).map(([phase, time]) =>
        vector(
          `time-${phase}`,
          `phase ${phase} lasts exactly its time`,
          phase === 1 ? [...idle, step({ StartButton: true }, cycle)] : [...toPhase(phase), step({}, cycle)],
          [step({ StartButton: false }, scansOf(time, phase === 1 ? 1 : 0, cycle), {}, { Phase: phase }), step({}, cycle, { Phase: phase + 1 })],
          cycle,
        ),
      ),
      vector(
        'cold-caustic',
        'cold caustic does not count',
        toPhase(2),
        [
          step({ [t]: limit - 1 }, scansOf(causticTime, 3, cycle), {}, { Phase: 2, [c]: true }),
          step({ [t]: limit }, scansOf(causticTime, -1, cycle), {}, { Phase: 2 }),
          step({}, 3 * cycle, { Phase: 3 }),
        ],
        cycle,
      ),
      vector(
        'cold-acid',
        'cold acid does not count, a cold rinse does',
        toPhase(4),
        [
          step({ [t]: limit - 1 }, scansOf(acidTime, 3, cycle), {}, { Phase: 4 }),
          step({ [t]: hot }, scansOf(acidTime, 2, cycle), { Phase: 5 }),
          step({ [t]: 10 }, scansOf(rinse, 2, cycle), { Phase: 0 }, { Cleaned: true }),
        ],
        cycle,
      ),
      vector('no-flow', 'without flow nothing counts', started, [step({ FlowOk: false }, scansOf(rinse, 3, cycle), {}, { Phase: 1 })], cycle),
      vector(
        'fault',
        'a phase that never completes is a fault until reset',
        toPhase(2),
        [
          step({ [t]: 0 }, scansOf(Math.max(causticTime, acidTime, rinse) * 3, 3, cycle), { CipFault: true, Phase: 90 }, { ...valves(0), Cleaned: false }),
          step({ StopButton: true }, 2 * cycle, {}, { CipFault: true }),
          step({ StopButton: false, ResetButton: true }, cycle, { CipFault: false, Phase: 0 }),
        ],
        cycle,
      ),
      vector('power-up', 'not cleaned at power-up', [], [step({ ...idle[0]?.drive }, cycle, {}, { Cleaned: false, Phase: 0, [p]: false })], cycle),
      vector(
        'final-rinse',
        'the final rinse lasts its time; stopped before its end it is not cleaned',
        [...toPhase(5), step({}, cycle)],
        [
          step({}, scansOf(rinse, -2, cycle), {}, { Phase: 5, Cleaned: false }),
          step({ StopButton: true }, cycle, { Phase: 0 }, { Cleaned: false }),
          step({ StopButton: false }, cycle, {}, { Cleaned: false }),
        ],
        cycle,
      ),
      vector(
        'stop',
        'stop ends it uncleaned',
        toPhase(3),
        [step({ StopButton: true }, cycle, { Phase: 0, [p]: false }, { ...valves(0), Cleaned: false })],
        cycle,
      ),
    ],
    openQuestions: [
      'Contact time restarts when flow or temperature is lost. Is an accumulating time wanted?',
      'Is conductivity needed to end a rinse or to prove the concentration?',
    ],
  };
}

export const cipStep: Pattern = {
  id: 'cip-step',
  title: 'CIP sequence with contact time at temperature',
  summary: 'Cleaning in place: rinse, caustic, rinse, acid, rinse; caustic and acid count only with flow at temperature.',
  keywords: keywords(
    'cip 12; cleaning place 11; clean in place 11; caustic 8; lauge 8; acid rinse 7; rinse 6; reinigung* 7; spuel* 5; wash cycle 7; sanitis* 6; saniti* 6; wash* rinse 6; sterili* 5; pre rinse 7; prerinse 7; final rinse 7; caustic acid 8; vorspuel* 8; nachspuel* 6; lauge saeure 8',
  ),
  parameters: [
    equipmentParameter('pump', 'CIP supply pump', ['pump'], 1, 1, 'CIP_PUMP'),
    equipmentParameter('water', 'water valve', ['valve'], 1, 1, 'WATER_VALVE'),
    equipmentParameter('caustic', 'caustic valve', ['valve'], 1, 1, 'CAUSTIC_VALVE'),
    equipmentParameter('acid', 'acid valve', ['valve'], 1, 1, 'ACID_VALVE'),
    measurementParameter('temperature', 'return temperature', ['temperature'], 1, 1, 'RETURN_TEMPERATURE'),
    timeParameter('causticTime', 'Caustic contact time', 'caustic, lauge, alkali*', 600_000, 1_000, 14_400_000),
    timeParameter('acidTime', 'Acid contact time', 'acid, saeure', 300_000, 1_000, 14_400_000),
    timeParameter('rinse', 'Rinse time', 'rins*, water, spuel*, flush', 180_000, 1_000, 14_400_000),
    numberParameter('limit', 'Minimum return temperature', 'temperature, above, at, least, minimum, mindestens', 65, 0, 140, '°C'),
  ],
  build,
};
