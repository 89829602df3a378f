import type { Pattern, PatternBuild, PatternParameters, TagBook } from '../model.js';
import {
  blockNameOf,
  conditionParameter,
  keywords,
  local,
  nameOf,
  numberOf,
  output,
  scansOf,
  states,
  step,
  tagInput,
  timeConstant,
  timeParameter,
  vector,
  vectorCycleMs,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'signal');
  const remote = tagInput(book, name, [], 'BOOL', 'toggling bit of the partner');
  const r = remote.identifier;
  const [timeout, period] = [numberOf(parameters, 'timeout'), numberOf(parameters, 'period')];
  const alive = [step({ [r]: false }, 100), step({ [r]: true }, 300), step({ [r]: false }, 300)];
  return {
    blockName: blockNameOf('Heartbeat', [name]),
    purpose: `Watches the heartbeat ${name}: no change for ${timeout / 1000} s is a communication fault; it clears with the next change. The own heartbeat toggles every ${period / 1000} s.`,
    signals: [
      remote,
      output('BOOL', 'OwnHeartbeat', 'toggling bit for the partner'),
      output('BOOL', 'CommunicationFault', 'alarm: the partner is silent'),
      output('BOOL', 'Alive', 'the partner is alive'),
    ],
    constants: [timeConstant('TIME_OUT', timeout, 'no change this long: fault'), timeConstant('TOGGLE_PERIOD', period, 'half period of the own heartbeat')],
    locals: [
      local('RiseEdge', 'R_TRIG', 'rise of the partner bit'),
      local('FallEdge', 'F_TRIG', 'fall of the partner bit'),
      local('Changed', 'BOOL', 'the partner bit has changed'),
      local('Watchdog', 'TON', 'time since the last change'),
      local('ToggleTimer', 'TON', 'period of the own heartbeat'),
    ],
    body: [
      `RiseEdge(CLK := ${r});`,
      `FallEdge(CLK := ${r});`,
      'Changed := RiseEdge.Q OR FallEdge.Q;',
      'Watchdog(IN := NOT Changed, PT := TIME_OUT);',
      'CommunicationFault := Watchdog.Q;',
      'Alive := NOT CommunicationFault;',
      'ToggleTimer(IN := NOT ToggleTimer.Q, PT := TOGGLE_PERIOD);',
      'OwnHeartbeat := OwnHeartbeat XOR ToggleTimer.Q;',
    ],
    states: states('Alive: changes arrive', 'Fault: silent for the time-out'),
    interlocks: [],
    invariants: [{ id: 'opposite', text: 'alive and fault are opposites', expression: 'Alive XOR CommunicationFault' }],
    vectors: [
      vector(
        'silent-high',
        'a bit stuck on is a fault after exactly the time-out',
        [...alive, step({ [r]: true }, vectorCycleMs)],
        [step({}, scansOf(timeout), {}, { CommunicationFault: false, Alive: true }), step({}, vectorCycleMs, { CommunicationFault: true, Alive: false })],
      ),
      vector('silent-low', 'a bit stuck off is a fault too', alive, [step({}, scansOf(timeout, 2), { CommunicationFault: true })]),
      vector(
        'recovers',
        'the next change clears the fault',
        [...alive, step({}, scansOf(timeout, 2))],
        [
          step({ [r]: true }, vectorCycleMs, { CommunicationFault: false, Alive: true }),
          step({}, scansOf(timeout / 2), {}, { Alive: true }),
          step({ [r]: false }, vectorCycleMs, {}, { Alive: true }),
          step({}, scansOf(timeout), {}, { Alive: true }),
        ],
      ),
      vector(
        'own',
        'the own bit toggles with its period',
        [step({ [r]: false }, vectorCycleMs)],
        [
          step({}, scansOf(period, -1), {}, { OwnHeartbeat: false }),
          step({}, vectorCycleMs, { OwnHeartbeat: true }),
          step({}, scansOf(period), {}, { OwnHeartbeat: true }),
          step({}, vectorCycleMs, {}, {}),
          step({}, vectorCycleMs, {}, { OwnHeartbeat: false }),
        ],
      ),
    ],
    openQuestions: ['A communication fault is only reported; what the plant does on it is assumed to be elsewhere.'],
  };
}

export const heartbeat: Pattern = {
  id: 'heartbeat',
  title: 'Heartbeat and communication watchdog',
  summary: 'Toggles an own heartbeat and reports a fault when the partner heartbeat stops changing.',
  keywords: keywords(
    'heartbeat 12; heart beat 12; watchdog 9; lebenszeichen 12; lifebit 10; life bit 10; alive 6; communication fault 8; communication timeout 9; comms 5; communication loss 8; toggl* bit 6; connection lost 6; kommunikation* 5; communication 4; lebenszeichen* 12; lebensbit* 11; life sign* 10; keepalive 10; keep alive 10; stops toggling 9; toggle* bit 7; bit wechselt 7; bit changes 5; partner plc 5; partner sps 5',
  ),
  parameters: [
    conditionParameter('signal', 'heartbeat of the partner', 1, 1, 'PARTNER_HEARTBEAT'),
    timeParameter('timeout', 'Time-out', 'timeout, time out, fault, within, after, no change, for, stops', 3_000, 300, 600_000),
    timeParameter('period', 'Toggle period', 'toggle*, every, period, own, each', 1_000, 100, 60_000),
  ],
  build,
};
