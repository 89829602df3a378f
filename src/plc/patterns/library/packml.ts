import type { Pattern, PatternBuild, PatternParameters, VectorStep } from '../model.js';
import { blockNameOf, equipmentParameter, input, keywords, local, nameOf, output, step, vector } from './parts.js';

const stateCodes = {
  Clearing: 1,
  Stopped: 2,
  Starting: 3,
  Idle: 4,
  Suspended: 5,
  Execute: 6,
  Stopping: 7,
  Aborting: 8,
  Aborted: 9,
  Holding: 10,
  Held: 11,
  Unholding: 12,
  Suspending: 13,
  Unsuspending: 14,
  Resetting: 15,
  Completing: 16,
  Completed: 17,
} as const;

/** Transitions of the PackML state model (ISA-TR88.00.02) apart from stop and abort, which act from nearly everywhere. */
const transitions: readonly (readonly [keyof typeof stateCodes, string, keyof typeof stateCodes])[] = [
  ['Stopped', 'ResetCommand', 'Resetting'],
  ['Idle', 'StartCommand', 'Starting'],
  ['Execute', 'HoldCommand', 'Holding'],
  ['Held', 'UnholdCommand', 'Unholding'],
  ['Execute', 'SuspendCommand', 'Suspending'],
  ['Suspended', 'UnsuspendCommand', 'Unsuspending'],
  ['Completed', 'ResetCommand', 'Resetting'],
  ['Aborted', 'ClearCommand', 'Clearing'],
  ['Execute', 'StateComplete', 'Completing'],
];
const acting: readonly (readonly [keyof typeof stateCodes, keyof typeof stateCodes])[] = [
  ['Resetting', 'Idle'],
  ['Starting', 'Execute'],
  ['Holding', 'Held'],
  ['Unholding', 'Execute'],
  ['Suspending', 'Suspended'],
  ['Unsuspending', 'Execute'],
  ['Completing', 'Completed'],
  ['Stopping', 'Stopped'],
  ['Aborting', 'Aborted'],
  ['Clearing', 'Stopped'],
];

function caseLines(): readonly string[] {
  const all = [...transitions, ...acting.map(([from, to]) => [from, 'StateComplete', to] as const)];
  const froms = [...new Set(all.map(([from]) => from))].sort((a, b) => stateCodes[a] - stateCodes[b]);
  return froms.flatMap((from) => {
    const options = all.filter(([source]) => source === from);
    const nested = options.reduceRight((inner, [, command, to]) => `SEL(${edgeOf(command)}, ${inner}, ${stateCodes[to]})`, String(stateCodes[from]));
    return [`    ${stateCodes[from]}: State := ${nested}; // ${from}`];
  });
}

function edgeOf(command: string): string {
  return command === 'StateComplete' ? 'StateComplete' : `${command.replace('Command', '')}Edge.Q`;
}

function build(parameters: PatternParameters): PatternBuild {
  const name = nameOf(parameters, 'unit');
  const commands = [
    'ResetCommand',
    'StartCommand',
    'HoldCommand',
    'UnholdCommand',
    'SuspendCommand',
    'UnsuspendCommand',
    'ClearCommand',
    'StopCommand',
    'AbortCommand',
  ];
  const none = Object.fromEntries([...commands, 'StateComplete'].map((id) => [id, false]));
  const idle = [
    step({ ...none }, 200),
    step({ ClearCommand: true }, 100),
    step({ ClearCommand: false, StateComplete: true }, 100),
    step({ StateComplete: false, ResetCommand: true }, 100),
    step({ ResetCommand: false, StateComplete: true }, 100),
    step({ StateComplete: false }, 100),
  ];
  const execute = [...idle, step({ StartCommand: true }, 100), step({ StartCommand: false, StateComplete: true }, 100), step({ StateComplete: false }, 100)];
  const press = (command: string, to: keyof typeof stateCodes): VectorStep => step({ ...none, [command]: true }, 100, { State: stateCodes[to] });
  const release = (to: keyof typeof stateCodes): VectorStep => step(none, 200, {}, { State: stateCodes[to] });
  const complete = (to: keyof typeof stateCodes): VectorStep => step({ ...none, StateComplete: true }, 100, { State: stateCodes[to] });
  const abortBody = [
    '// Abort acts from every state but aborting and aborted; stop from every running state',
    'IF AbortEdge.Q AND State <> 8 AND State <> 9 THEN',
    '    State := 8;',
    'ELSIF StopEdge.Q AND State <> 1 AND State <> 2 AND State <> 7 AND State <> 8 AND State <> 9 THEN',
    '    State := 7;',
    'ELSE',
    '    CASE State OF',
  ];
  return {
    blockName: blockNameOf('PackML', [name]),
    purpose: `PackML state machine of ${name} (ISA-TR88.00.02 states and codes): commands act on edges, acting states end with StateComplete, power-up is Aborted.`,
    signals: [
      ...commands.map((id) => input('BOOL', id, `${id.replace('Command', '').toLowerCase()} command, acts on the rising edge`)),
      input('BOOL', 'StateComplete', 'the acting state has done its work'),
      output('INT', 'State', 'PackML state code'),
      output('BOOL', 'Producing', 'state Execute'),
      output('BOOL', 'MotionAllowed', 'a state in which the machine may move'),
    ],
    constants: [],
    locals: [
      ...commands.map((id) => local(`${id.replace('Command', '')}Edge`, 'R_TRIG', `edge of ${id}`)),
      local('Initialised', 'BOOL', 'the first scan is over'),
    ],
    body: [
      ...commands.map((id) => `${id.replace('Command', '')}Edge(CLK := ${id});`),
      '// Power-up: aborted, so that a person clears and resets on purpose',
      'State := SEL(Initialised, 9, State);',
      'Initialised := TRUE;',
      ...abortBody,
      ...caseLines().map((line) => `    ${line}`),
      '    ELSE',
      '        State := 8;',
      '    END_CASE',
      'END_IF',
      'Producing := State = 6;',
      'MotionAllowed := State = 3 OR State = 6 OR State = 10 OR State = 12 OR State = 13 OR State = 14 OR State = 15 OR State = 16 OR State = 7;',
    ],
    states: Object.entries(stateCodes).map(([state, code]) => ({
      name: `${code} ${state}`,
      meaning: acting.some(([from]) => from === state) ? 'acting: ends with StateComplete' : 'waits for a command',
    })),
    interlocks: [],
    invariants: [
      { id: 'known-state', text: 'the state is always one of the seventeen', expression: 'State >= 1 AND State <= 17' },
      {
        id: 'no-motion-aborted',
        text: 'no motion when stopped, aborted, idle, held or complete',
        expression: 'NOT MotionAllowed OR (State <> 2 AND State <> 9 AND State <> 4 AND State <> 11 AND State <> 17 AND State <> 8)',
      },
      {
        id: 'execute-only-from',
        text: 'Execute is entered only from Starting, Unholding or Unsuspending',
        declarations: ['Last : INT;', 'Fits : BOOL;'],
        statements: ['Fits := State <> 6 OR Last = 6 OR Last = 3 OR Last = 12 OR Last = 14;', 'Last := State;'],
        expression: 'Fits',
      },
    ],
    vectors: [
      vector(
        'power-up',
        'aborted after power-up; commands other than clear have no effect',
        [step(none, 100)],
        [
          step({ StartCommand: true, ResetCommand: true, UnholdCommand: true }, 300, {}, { State: 9, Producing: false }),
          press('ClearCommand', 'Clearing'),
          release('Clearing'),
          complete('Stopped'),
        ],
      ),
      vector('production', 'from stopped to complete', idle, [
        step({ StartCommand: true }, 100, { State: 3, MotionAllowed: true }, { Producing: false }),
        release('Starting'),
        step({ ...none, StateComplete: true }, 100, { State: 6, Producing: true }),
        release('Execute'),
        complete('Completing'),
        release('Completing'),
        complete('Completed'),
        step(none, 200, {}, { MotionAllowed: false }),
        press('ResetCommand', 'Resetting'),
        release('Resetting'),
        complete('Idle'),
      ]),
      vector(
        'hold',
        'hold and unhold',
        execute,
        [
          press('HoldCommand', 'Holding'),
          step(none, 100, {}, { MotionAllowed: true, Producing: false }),
          complete('Held'),
          step(none, 100, { MotionAllowed: false }),
          press('UnholdCommand', 'Unholding'),
          release('Unholding'),
          complete('Execute'),
        ].map((current, index) => (index === 3 ? { ...current, change: {}, hold: { MotionAllowed: false } } : current)),
      ),
      vector('suspend', 'suspend and unsuspend', execute, [
        press('SuspendCommand', 'Suspending'),
        step(none, 100, {}, { MotionAllowed: true }),
        complete('Suspended'),
        release('Suspended'),
        press('UnsuspendCommand', 'Unsuspending'),
        step(none, 100, {}, { MotionAllowed: true }),
        complete('Execute'),
      ]),
      vector('stop', 'stop from Execute', execute, [
        press('StopCommand', 'Stopping'),
        step(none, 100, {}, { MotionAllowed: true, Producing: false }),
        complete('Stopped'),
        step(none, 100, {}, { MotionAllowed: false }),
      ]),
      vector(
        'stop-stopped',
        'stop has no effect when stopped',
        [...idle, step({ StopCommand: true }, 100), step({ StopCommand: false, StateComplete: true }, 100), step(none, 100)],
        [step({ StopCommand: true }, 300, {}, { State: 2 })],
      ),
      vector('abort', 'abort from Execute and from Stopping, and once only', execute, [
        press('AbortCommand', 'Aborting'),
        step(none, 100, {}, { MotionAllowed: false, State: 8 }),
        complete('Aborted'),
        step({ ...none, AbortCommand: true }, 200, {}, { State: 9 }),
        step({ ...none, StopCommand: true }, 200, {}, { State: 9 }),
      ]),
      vector(
        'abort-stopping',
        'abort acts while stopping; stop does not act while aborting',
        [...execute, step({ StopCommand: true }, 100)],
        [
          press('AbortCommand', 'Aborting'),
          step(none, 100, {}, { State: 8 }),
          step({ StopCommand: true, AbortCommand: false }, 100, {}, { State: 8 }),
          step({ ...none, AbortCommand: true }, 100, {}, { State: 8 }),
        ],
      ),
      vector(
        'abort-clearing',
        'stop does not interrupt clearing',
        [step(none, 200), step({ ClearCommand: true }, 100), step(none, 100)],
        [step({ StopCommand: true }, 200, {}, { State: 1 }), press('AbortCommand', 'Aborting')],
      ),
      vector(
        'stopping-stop',
        'stop has no further effect while stopping',
        [...execute, step({ StopCommand: true }, 100), step(none, 100)],
        [step({ StopCommand: true }, 100, {}, { State: 7 })],
      ),
      vector(
        'edge',
        'a held start does not start again',
        [
          ...idle,
          step({ StartCommand: true }, 100),
          step({ StopCommand: true }, 100),
          step({ StopCommand: false, StateComplete: true }, 100),
          step({ StateComplete: false, ResetCommand: true }, 100),
          step({ ResetCommand: false, StateComplete: true }, 100),
        ],
        [step({ StateComplete: false }, 500, {}, { State: 4 })],
      ),
    ],
    openQuestions: ['Which work ends each acting state (StateComplete)?', 'Which modes besides Production are used?'],
  };
}

export const packml: Pattern = {
  id: 'packml-unit',
  title: 'PackML unit state machine',
  summary: 'The seventeen PackML states with their commands for one machine.',
  keywords: keywords(
    'packml 13; omac 9; pack ml 12; tr88 9; state machine packaging 8; execute held aborted 9; packaging machine state* 8; idle starting execute 9; unit state 5; isa tr88 9; machine states 6; pack unit 5; packml state* 10; execute held 8; machine modes 4; held suspended 7',
  ),
  parameters: [equipmentParameter('unit', 'machine', ['motor', 'conveyor', 'other'], 1, 1, 'MACHINE_1')],
  build,
};
