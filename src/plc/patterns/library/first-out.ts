import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import {
  actuator,
  blockNameOf,
  conditionParameter,
  equipmentParameter,
  input,
  interlock,
  keywords,
  local,
  nameOf,
  namesOf,
  output,
  permissiveParameter,
  permissivesOf,
  states,
  step,
  tagInput,
  vector,
  vectorCycleMs,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'equipment');
  const command = actuator(book, name, 'run or open command');
  const cmd = command.identifier;
  const trips = namesOf(parameters, 'interlocks').map((owner) => tagInput(book, owner, [], 'BOOL', 'interlock, TRUE is healthy'));
  const permissives = permissivesOf(parameters, book);
  const ids = trips.map((row) => row.identifier);
  const healthy = ids.join(' AND ');
  const cause = ids.reduceRight((inner, id, index) => `SEL(${id}, ${index + 1}, ${inner})`, '0');
  const idle = step(
    { ...permissives.healthyDrive, ...Object.fromEntries(ids.map((id) => [id, true])), StartButton: false, StopButton: false, ResetButton: false },
    300,
  );
  const cleared = [idle, step({ ResetButton: true }, 100), step({ ResetButton: false }, 100)];
  const running = [...cleared, step({ StartButton: true }, 100), step({ StartButton: false }, 300)];
  const [first = '', second = first] = ids;
  return {
    blockName: blockNameOf('FirstOut', [name]),
    purpose: `Permissives and interlocks of ${name}: permissives are needed to start, every interlock stops it and latches, the first one to act is recorded, and a reset edge is needed before the next start.`,
    signals: [
      input('BOOL', 'StartButton', 'start, acts on the rising edge'),
      input('BOOL', 'StopButton', 'stop, TRUE stops'),
      input('BOOL', 'ResetButton', 'reset of the trip, acts on the rising edge'),
      ...trips,
      ...permissives.signals,
      command,
      output('BOOL', 'Tripped', 'an interlock has acted, latched'),
      output('INT', 'FirstOut', `number of the interlock that acted first (${ids.map((id, index) => `${index + 1} ${id}`).join(', ')})`),
      output('BOOL', 'Ready', 'a start would be accepted'),
    ],
    constants: [],
    locals: [
      local('StartEdge', 'R_TRIG', 'rising edge of start'),
      local('ResetEdge', 'R_TRIG', 'rising edge of reset'),
      local('AllHealthy', 'BOOL', 'every interlock is healthy'),
    ],
    body: [
      'StartEdge(CLK := StartButton);',
      'ResetEdge(CLK := ResetButton);',
      `AllHealthy := ${healthy};`,
      'Tripped := NOT AllHealthy OR (Tripped AND NOT ResetEdge.Q);',
      '// The first cause is kept while tripped; with several in one scan the lowest number counts',
      `FirstOut := SEL(Tripped, 0, SEL(FirstOut = 0, FirstOut, ${cause}));`,
      `Ready := AllHealthy AND NOT Tripped AND NOT StopButton${permissives.andHealthy};`,
      `${cmd} := AllHealthy AND NOT Tripped AND NOT StopButton AND (${cmd} OR (StartEdge.Q AND Ready));`,
    ],
    states: states(
      'Not ready: a permissive is missing',
      'Ready: waits for a start edge',
      'On: sealed in',
      'Tripped: latched with the first cause, until a reset edge',
    ),
    interlocks: [
      ...ids.map((id) => interlock(`${id} lost`, `NOT ${id}`, cmd)),
      interlock('stop button', 'StopButton', cmd),
      interlock('tripped', 'Tripped', cmd),
    ],
    invariants: [
      {
        id: 'first-out-while-tripped',
        text: 'while tripped a first cause is shown, otherwise none',
        expression: '(Tripped AND FirstOut > 0) OR (NOT Tripped AND FirstOut = 0)',
      },
      { id: 'unhealthy-is-tripped', text: 'an unhealthy interlock is always shown as a trip, also at a reset', expression: `(${healthy}) OR Tripped` },
      { id: 'ready-is-healthy', text: 'ready means every interlock is healthy', expression: `NOT Ready OR (${healthy})` },
    ],
    vectors: [
      vector('start', 'starts when ready', cleared, [
        step({ StartButton: true }, vectorCycleMs, { [cmd]: true }, { Ready: true, Tripped: false }),
        step({ StartButton: false }, 500, {}, { [cmd]: true }),
      ]),
      vector(
        'stop',
        'stops and does not restart on a held button',
        [...running, step({ StartButton: true }, 200)],
        [step({ StopButton: true }, vectorCycleMs, { [cmd]: false, Ready: false }), step({ StopButton: false }, 300, { Ready: true }, { [cmd]: false })],
      ),
      ...ids.map((id, index) =>
        vector(`trip-${index + 1}`, `${id} stops it, is recorded, and needs a reset edge`, running, [
          step({ [id]: false }, vectorCycleMs, { [cmd]: false, Tripped: true, FirstOut: index + 1, Ready: false }),
          step({ [ids[(index + 1) % ids.length] ?? id]: false }, vectorCycleMs, {}, { FirstOut: index + 1 }),
          step({ ...Object.fromEntries(ids.map((other) => [other, true])), StartButton: true }, 300, {}, { [cmd]: false, Tripped: true, FirstOut: index + 1 }),
          step({ StartButton: false, ResetButton: true }, vectorCycleMs, { Tripped: false, FirstOut: 0, Ready: true }, { [cmd]: false }),
          step({ StartButton: true }, vectorCycleMs, { [cmd]: true }),
        ]),
      ),
      vector(
        'standing',
        'a standing interlock cannot be reset',
        [...running, step({ [first]: false }, 200)],
        [step({ ResetButton: true }, 300, {}, { Tripped: true, FirstOut: 1, [cmd]: false })],
      ),
      vector('same-scan', 'two in one scan: the lower number', running, [
        step({ [first]: false, [second]: false }, vectorCycleMs, { FirstOut: 1, Tripped: true }),
      ]),
      ...permissives.signals.map((row) =>
        vector(`permissive-${row.identifier.toLowerCase()}`, `${row.identifier} is needed to start, not to run`, running, [
          step({ [row.identifier]: false }, 300, { Ready: false }, { [cmd]: true }),
          step({ StopButton: true }, 100, { [cmd]: false }),
          step({ StopButton: false, StartButton: true }, 300, {}, { [cmd]: false }),
        ]),
      ),
    ],
    openQuestions: [
      'The draft takes interlock inputs as TRUE when healthy (fail-safe wiring).',
      ...(permissives.signals.length === 0 ? ['No condition that is needed only to start was named; none is assumed.'] : []),
    ],
  };
}

/** Conditions named after "permissive" are needed to start only; the others trip. */
function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const at = reading.text.search(/\b(?:permissives?|to start|start conditions?|freigaben?)\b/i);
  const trip = reading.text.search(/\b(?:interlocks?|trips?|verriegelung\w*|stops? (?:on|if|when))\b/i);
  if (at < 0 || trip < 0) return { parameters, openQuestions: [] };
  const position = (name: string): number => reading.names.find((mention) => mention.text === name)?.start ?? -1;
  const all = [...namesOf(parameters, 'interlocks'), ...namesOf(parameters, 'permissives')];
  const permissives = all.filter((name) => position(name) > at && (trip < at || position(name) < trip));
  const interlocks = all.filter((name) => !permissives.includes(name));
  if (interlocks.length < 1) return { parameters, openQuestions: ['Which of the conditions trip and which are needed only to start?'] };
  return { parameters: { ...parameters, names: { ...parameters.names, interlocks, permissives } }, openQuestions: [] };
}

export const firstOut: Pattern = {
  id: 'permissive-interlock-first-out',
  title: 'Permissives, interlocks and first-out',
  summary: 'Start permissives and tripping interlocks of one piece of equipment, latched trip with first-out indication and reset.',
  keywords: keywords(
    'inhibit* 5; prevent start 5; must not run 6; must not start 6; only run if 5; only start when 5; may only 4; sperr* 5; first out 11; firstout 11; erstmeldung 10; erstausloeser 10; interlock* 7; permissive* 7; verriegel* 7; trip 4; trip logic 7; trips on 5; root cause 3; cause of trip 7; which trip* first 8; freigabe* 5; protection logic 5; interlocking 7; shutdown logic 6; which came first 10; came first 9; first cause 9; remember first 8; first fault 9; first trip 9; interlock chain 9; shutdown contact* 8; initiating cause 9; original cause 8; erste ursache 9; abschaltkette 8; shutdown* first 7; any stops 5; tripped first 9',
  ),
  parameters: [
    equipmentParameter('equipment', 'interlocked equipment', ['pump', 'motor', 'valve', 'fan', 'conveyor', 'heater'], 1, 1, 'EQUIPMENT_1'),
    conditionParameter('interlocks', 'interlocks', 1, 8, 'INTERLOCK_1', 'INTERLOCK_2', 'INTERLOCK_3'),
    permissiveParameter,
  ],
  interpret,
  build,
};
