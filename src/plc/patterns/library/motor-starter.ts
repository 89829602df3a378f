import type { Pattern, PatternBuild, PatternParameters, TagBook, TimeMention, VectorStep } from '../model.js';
import {
  actuator,
  blockNameOf,
  input,
  keywords,
  local,
  nameOf,
  numberOf,
  output,
  permissiveParameter,
  permissivesOf,
  scansOf,
  step,
  tagInput,
  timeConstant,
  vector,
  vectorCycleMs,
} from './parts.js';

function buildStarter(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'motor');
  const run = tagInput(book, name, ['RUN', 'RUNNING', 'FB'], 'BOOL', 'contactor or drive feedback');
  const trip = tagInput(book, name, ['TRIP', 'OVERLOAD', 'FAULT'], 'BOOL', 'overload or drive fault');
  const command = actuator(book, name, 'run command');
  const [r, t, cmd] = [run.identifier, trip.identifier, command.identifier];
  const feedback = numberOf(parameters, 'feedback');
  // Without a feedback in the request or the plant there is nothing to supervise
  const supervised = numberOf(parameters, 'supervised') === 1 || run.known;
  const permissives = permissivesOf(parameters, book);
  const warning = numberOf(parameters, 'warning');
  const warned = warning > 0;
  // What the buttons and failures decide; with a warning the command follows it later
  const wanted = warned ? 'Wanted' : cmd;
  const idle = step(
    { ...permissives.healthyDrive, StartButton: false, StopButton: false, ResetButton: false, ...(supervised ? { [r]: false } : {}), [t]: false },
    300,
  );
  const seen = (on: boolean) => (supervised ? { [r]: on } : {});
  const waits: readonly VectorStep[] = warned ? [step({ StartButton: false }, scansOf(warning, 0))] : [];
  const running = [idle, step({ StartButton: true }, vectorCycleMs), ...waits, step({ StartButton: false, ...seen(true) }, 500)];
  const start = (change: VectorStep['change'], hold: VectorStep['hold'] = {}): readonly VectorStep[] =>
    warned
      ? [
          step({ StartButton: true }, vectorCycleMs, { Horn: true }, { [cmd]: false }),
          step({ StartButton: false }, scansOf(warning, 0), change, { ...hold, Horn: false }),
        ]
      : [step({ StartButton: true }, vectorCycleMs, change, hold)];
  return {
    blockName: blockNameOf('Starter', [name]),
    purpose: `Direct-on-line starter of ${name}: start and stop buttons with seal-in, stop dominant, ${warned ? `a horn sounds ${warning / 1000} s before it runs, ` : ''}${supervised ? `feedback supervised for ${feedback / 1000} s, ` : ''}failures latched until a reset; no restart by itself.`,
    signals: [
      input('BOOL', 'StartButton', 'start, acts on the rising edge'),
      input('BOOL', 'StopButton', 'stop, TRUE stops'),
      input('BOOL', 'ResetButton', 'reset of failures, acts on the rising edge'),
      ...(supervised ? [run] : []),
      trip,
      ...permissives.signals,
      command,
      ...(warned ? [output('BOOL', 'Horn', 'horn before the start')] : []),
      output('BOOL', 'Failed', supervised ? 'alarm: trip or missing feedback, latched' : 'alarm: trip, latched'),
      output('BOOL', 'Ready', 'a start would be accepted'),
    ],
    constants: [
      ...(supervised ? [timeConstant('FEEDBACK_TIME', feedback, 'commanded without feedback this long: failed')] : []),
      ...(warned ? [timeConstant('WARNING_TIME', warning, 'horn before the start')] : []),
    ],
    locals: [
      local('StartEdge', 'R_TRIG', 'rising edge of start'),
      local('ResetEdge', 'R_TRIG', 'rising edge of reset'),
      ...(supervised ? [local('FeedbackTimer', 'TON', 'supervises the feedback')] : []),
      ...(warned ? [local('Wanted', 'BOOL', 'started and not stopped'), local('WarningTimer', 'TON', 'time of the horn')] : []),
    ],
    body: [
      'StartEdge(CLK := StartButton);',
      'ResetEdge(CLK := ResetButton);',
      ...(supervised ? [`FeedbackTimer(IN := ${cmd} AND NOT ${r}, PT := FEEDBACK_TIME);`] : []),
      `Failed := ${t} OR ${supervised ? 'FeedbackTimer.Q OR ' : ''}(Failed AND NOT ResetEdge.Q);`,
      `Ready := NOT Failed AND NOT StopButton${permissives.andHealthy};`,
      '// Stop, failure and lost permissives dominate; only a new start edge starts again',
      `${wanted} := NOT Failed AND NOT StopButton${permissives.andHealthy} AND (StartEdge.Q OR ${wanted});`,
      ...(warned ? ['WarningTimer(IN := Wanted, PT := WARNING_TIME);', `${cmd} := Wanted AND WarningTimer.Q;`, `Horn := Wanted AND NOT ${cmd};`] : []),
    ],
    states: [
      { name: 'Off', meaning: 'waits for a start edge' },
      { name: 'On', meaning: 'sealed in' },
      { name: 'Failed', meaning: 'off until reset' },
    ],
    interlocks: [
      { name: 'stop button', condition: 'StopButton', actuators: [cmd], effect: 'off in the same scan' },
      { name: 'trip', condition: t, actuators: [cmd], effect: 'off in the same scan' },
      ...permissives.interlocksFor([cmd]),
    ],
    invariants: [
      { id: 'failed-off', text: 'a failed motor is never commanded', expression: `NOT (Failed AND ${cmd})` },
      ...(supervised
        ? [
            {
              id: 'feedback-supervised',
              text: 'a command without feedback is given up in time',
              declarations: ['Late : TON;'],
              statements: [`Late(IN := ${cmd} AND NOT ${r}, PT := T#${feedback + 200}ms);`],
              expression: 'NOT Late.Q',
            },
          ]
        : []),
    ],
    vectors: [
      vector(
        'start',
        'starts on the edge and seals in',
        [idle],
        [...start({ [cmd]: true }, { Ready: true }), step({ StartButton: false, ...seen(true) }, scansOf(feedback, 3), {}, { [cmd]: true, Failed: false })],
      ),
      vector(
        'stop',
        'stops, and a held start button does not start again',
        [...running, step({ StartButton: true }, 300)],
        [
          step({ StopButton: true }, vectorCycleMs, { [cmd]: false, Ready: false }),
          step({ StopButton: false, ...seen(false) }, 500, { Ready: true }, { [cmd]: false }),
        ],
      ),
      vector('both', 'stop dominates start', [idle], [step({ StartButton: true, StopButton: true }, vectorCycleMs, { Ready: false }, { [cmd]: false })]),
      ...(warned
        ? [
            vector(
              'warning',
              'the horn sounds its whole time before the start',
              [idle, step({ StartButton: true }, vectorCycleMs)],
              [step({ StartButton: false }, scansOf(warning, -1), {}, { Horn: true, [cmd]: false }), step({}, vectorCycleMs, { Horn: false, [cmd]: true })],
            ),
            vector(
              'stop-warning',
              'a stop ends the warning, and the start begins anew',
              [idle, step({ StartButton: true }, vectorCycleMs), step({ StartButton: false }, scansOf(warning / 2, 0))],
              [
                step({ StopButton: true }, vectorCycleMs, { Horn: false }, { [cmd]: false }),
                step({ StopButton: false }, scansOf(warning, 2), {}, { Horn: false, [cmd]: false }),
              ],
            ),
          ]
        : []),
      vector('trip', 'a trip stops it; it stays off after the reset until a new start', running, [
        step({ [t]: true, ...seen(false) }, vectorCycleMs, { [cmd]: false, Failed: true, Ready: false }),
        step({ [t]: false }, 500, {}, { Failed: true }),
        step({ ResetButton: true }, vectorCycleMs, { Failed: false, Ready: true }, { [cmd]: false }),
        step({ ResetButton: false }, vectorCycleMs),
        ...start({ [cmd]: true }),
      ]),
      vector(
        'standing-trip',
        'a standing trip cannot be reset',
        [...running, step({ [t]: true }, 300)],
        [step({ ResetButton: true }, 300, {}, { Failed: true, [cmd]: false })],
      ),
      ...(supervised
        ? [
            vector(
              'no-feedback',
              'fails after exactly the feedback time',
              [idle, step({ StartButton: true }, vectorCycleMs), ...waits, step({ StartButton: false }, vectorCycleMs)],
              [step({}, scansOf(feedback, -1), {}, { [cmd]: true, Failed: false }), step({}, vectorCycleMs, { [cmd]: false, Failed: true })],
            ),
          ]
        : []),
      ...permissives.vectorsFor(cmd, running),
      ...permissives.signals.map((row) =>
        vector(
          `no-restart-${row.identifier.toLowerCase()}`,
          `the return of ${row.identifier} does not start it`,
          [...running, step({ [row.identifier]: false }, 300)],
          [step({ [row.identifier]: true }, 500, { Ready: true }, { [cmd]: false })],
        ),
      ),
    ],
    assumptions: supervised ? [] : ['The request names no running feedback; none is taken, and a contactor that does not pull in goes unnoticed.'],
    openQuestions: ['Is the stop button wired normally closed? The draft takes TRUE as pressed.'],
  };
}

const horns = '(?:horn|siren|sirene|hupe|buzzer|beacon|start-?up warning|anlaufwarnung|warnhupe|klaxon)';
/** "with horn 5 s before start", "horn sounds for 5 s, then the belt starts": how long is warned before the start; null without such a warning. */
function warningOf(text: string, times: readonly TimeMention[]): TimeMention | null {
  const before = new RegExp(`\\b${horns}\\b[^.;]*$`, 'i');
  return (
    times.find(
      ({ start, end }) =>
        (before.test(text.slice(0, start)) && /^[^.;]{0,12}\b(?:before|first|then|vor\w*|bevor|dann|prior)\b|^ ?(?:,|and) /i.test(text.slice(end))) ||
        new RegExp(`^[^.;]{0,24}\\b${horns}\\b[^.;]{0,24}\\b(?:before|first|then|vor|bevor|dann)\\b`, 'i').test(text.slice(end)),
    ) ?? null
  );
}

export const motorStarter: Pattern = {
  id: 'motor-starter',
  title: 'Motor starter with feedback supervision',
  summary: 'Start/stop of a motor or pump with seal-in, stop dominant, overload and feedback supervision, permissives, no restart by itself.',
  keywords: keywords(
    'motor start* 8; starter 6; start stop 4; start button 5; stop button 4; seal in 7; latch* circuit 5; selbsthaltung 8; direct on line 7; dol 6; overload 3; motor 3; motorstarter 8; run feedback 3; pushbutton* 3; pump start stop 3; contactor 3; motorstart* 7; start pushbutton 5; stop pushbutton 5; thermal overload 6; run confirmation 6; seal in circuit 8; direktstart* 7; motor overload 5; start stop motor 6; start stop circuit 6; starttaster 4; stopptaster 4; stoptaster 4; motorschutz* 4; eintaster 3; austaster 3',
  ),
  parameters: [
    {
      kind: 'equipment',
      name: 'motor',
      description: 'motor',
      categories: ['motor', 'pump', 'fan', 'conveyor', 'heater'],
      minimum: 1,
      maximum: 1,
      placeholders: ['MOTOR_1'],
    },
    permissiveParameter,
    {
      kind: 'time',
      name: 'feedback',
      description: 'Feedback time',
      roles: ['feedback', 'timeout', 'time out', 'within', 'contactor', 'rueckmeldung', 'start*'],
      fallback: 3_000,
      minimum: 200,
      maximum: 300_000,
    },
  ],
  interpret: (parameters, { text, times }) => {
    const horn = warningOf(text, times);
    const taken = horn !== null && numberOf(parameters, 'feedback') === horn.milliseconds && times.length === 1;
    const told = text === '' || (!parameters.assumed.includes('feedback') && !taken);
    const supervised = told || /\b(?:feedback|auxiliary|confirm\w*|running (?:signal|contact)|run signal|rueckmeldung|supervis\w*|proof)\b/i.test(text);
    const assumed = supervised ? parameters.assumed : parameters.assumed.filter((name) => name !== 'feedback');
    return {
      parameters: {
        ...parameters,
        numbers: { ...parameters.numbers, ...(taken ? { feedback: 3_000 } : {}), supervised: supervised ? 1 : 0, warning: horn?.milliseconds ?? 0 },
        assumed,
      },
      openQuestions: [],
    };
  },
  build: buildStarter,
};
