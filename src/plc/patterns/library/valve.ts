import type { Pattern, PatternBuild, PatternParameters, Signal, TagBook } from '../model.js';
import {
  actuator,
  blockNameOf,
  conditionParameter,
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

function buildValve(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'valve');
  const position = (which: string, attributes: readonly string[], description: string): Signal => {
    const [given] = parameters.names[which] ?? [];
    return given === undefined ? tagInput(book, name, attributes, 'BOOL', description) : tagInput(book, given, [], 'BOOL', description);
  };
  const opened = position('opened', ['OPENED', 'ZSO', 'FB_OPEN'], 'open end position');
  const closed = position('closed', ['CLOSED', 'ZSC', 'FB_CLOSED'], 'closed end position');
  const command = actuator(book, name, 'open command, FALSE closes', ['CMD', 'OPEN', 'OUT']);
  const [o, c, cmd] = [opened.identifier, closed.identifier, command.identifier];
  const travel = numberOf(parameters, 'travel');
  const permissives = permissivesOf(parameters, book);
  const shut = step({ ...permissives.healthyDrive, OpenRequest: false, ResetButton: false, [o]: false, [c]: true }, 500);
  const open = [shut, step({ OpenRequest: true }, vectorCycleMs), step({ [c]: false }, vectorCycleMs), step({ [o]: true }, 500)];
  return {
    blockName: blockNameOf('Valve', [name]),
    purpose: `Open/close valve ${name} with end-position supervision: a movement that takes longer than ${travel / 1000} s is a failure that closes the valve and waits for a reset.`,
    signals: [
      input('BOOL', 'OpenRequest', 'the process asks for the valve to open'),
      opened,
      closed,
      input('BOOL', 'ResetButton', 'operator reset, acts on the rising edge'),
      ...permissives.signals,
      command,
      output('BOOL', 'IsOpen', 'valve is open'),
      output('BOOL', 'IsClosed', 'valve is closed'),
      output('BOOL', 'Moving', 'neither end position'),
      output('BOOL', 'FailedToOpen', 'alarm: did not reach open in time'),
      output('BOOL', 'FailedToClose', 'alarm: did not reach closed in time'),
      output('BOOL', 'PositionFault', 'alarm: both end positions at once'),
    ],
    constants: [timeConstant('TRAVEL_TIME', travel, 'longest allowed movement')],
    locals: [
      local('ResetEdge', 'R_TRIG', 'rising edge of the reset'),
      local('OpenTimer', 'TON', 'supervises opening'),
      local('CloseTimer', 'TON', 'supervises closing'),
    ],
    body: [
      'ResetEdge(CLK := ResetButton);',
      `OpenTimer(IN := ${cmd} AND NOT ${o}, PT := TRAVEL_TIME);`,
      `CloseTimer(IN := NOT ${cmd} AND NOT ${c}, PT := TRAVEL_TIME);`,
      'FailedToOpen := OpenTimer.Q OR (FailedToOpen AND NOT ResetEdge.Q);',
      'FailedToClose := CloseTimer.Q OR (FailedToClose AND NOT ResetEdge.Q);',
      `PositionFault := (${o} AND ${c}) OR (PositionFault AND NOT ResetEdge.Q);`,
      '// A failed opening or an impossible position closes the valve',
      `${cmd} := OpenRequest AND NOT FailedToOpen AND NOT PositionFault${permissives.andHealthy};`,
      `IsOpen := ${o} AND NOT ${c};`,
      `IsClosed := ${c} AND NOT ${o};`,
      'Moving := NOT IsOpen AND NOT IsClosed;',
    ],
    states: [
      { name: 'Closed', meaning: 'closed end position' },
      { name: 'Moving', meaning: 'between the end positions, supervised' },
      { name: 'Open', meaning: 'open end position' },
      { name: 'Failed', meaning: 'supervision ran out; closed command until reset' },
    ],
    interlocks: [
      { name: 'impossible position', condition: 'PositionFault', actuators: [cmd], effect: 'open command off' },
      { name: 'failed to open', condition: 'FailedToOpen', actuators: [cmd], effect: 'open command off' },
      ...permissives.interlocksFor([cmd]),
    ],
    invariants: [
      { id: 'only-on-request', text: 'the valve is never commanded open without a request', expression: `OpenRequest OR NOT ${cmd}` },
      {
        id: 'impossible-position',
        text: 'both end positions at once are a fault while they last, also at a reset',
        expression: `NOT (${o} AND ${c}) OR PositionFault`,
      },
      { id: 'never-both-states', text: 'open and closed are never shown together', expression: 'NOT (IsOpen AND IsClosed)' },
      {
        id: 'supervised',
        text: 'an opening that does not arrive is given up in time',
        declarations: ['Late : TON;'],
        statements: [`Late(IN := ${cmd} AND NOT ${o}, PT := T#${travel + 200}ms);`],
        expression: 'NOT Late.Q',
      },
      {
        id: 'closing-supervised',
        text: 'a closing that does not arrive is reported in time and stays reported',
        declarations: ['Stuck : TON;'],
        statements: [`Stuck(IN := NOT ${cmd} AND NOT ${c}, PT := T#${travel + 200}ms);`],
        expression: 'NOT Stuck.Q OR FailedToClose',
      },
    ],
    vectors: [
      vector(
        'power-up',
        'no failure and no command at power-up',
        [],
        [
          step(
            { ...permissives.healthyDrive, OpenRequest: false, ResetButton: false, [o]: false, [c]: true },
            vectorCycleMs,
            {},
            { [cmd]: false, FailedToOpen: false, FailedToClose: false, PositionFault: false },
          ),
        ],
      ),
      vector(
        'open',
        'opens on request and shows every position',
        [shut],
        [
          step({ OpenRequest: true }, vectorCycleMs, { [cmd]: true }, { IsClosed: true, Moving: false }),
          step({ [c]: false }, vectorCycleMs, { IsClosed: false, Moving: true }),
          step({ [o]: true }, scansOf(travel, 3), { IsOpen: true, Moving: false }, { [cmd]: true, FailedToOpen: false }),
        ],
      ),
      vector('close', 'closes when the request goes', open, [
        step({ OpenRequest: false }, vectorCycleMs, { [cmd]: false }),
        step({ [o]: false }, vectorCycleMs, { IsOpen: false, Moving: true }),
        step({ [c]: true }, scansOf(travel, 3), { IsClosed: true }, { FailedToClose: false }),
      ]),
      vector(
        'fails-to-open',
        'fails after exactly the travel time, closes, and stays so until reset',
        [shut, step({ OpenRequest: true, [c]: false }, vectorCycleMs)],
        [
          step({}, scansOf(travel), {}, { FailedToOpen: false, [cmd]: true }),
          step({}, vectorCycleMs, { FailedToOpen: true, [cmd]: false }),
          step({ OpenRequest: false, [c]: true }, 1_000, {}, { FailedToOpen: true, FailedToClose: false }),
          step({ ResetButton: true }, vectorCycleMs, { FailedToOpen: false }, { [cmd]: false }),
        ],
      ),
      vector(
        'fails-to-close',
        'reports a valve that stays open, until reset',
        [...open, step({ OpenRequest: false }, vectorCycleMs)],
        [
          step({}, scansOf(travel), {}, { FailedToClose: false }),
          step({}, vectorCycleMs, { FailedToClose: true }, { [cmd]: false }),
          step({ [o]: false, [c]: true }, 500, { IsClosed: true }, { FailedToClose: true }),
          step({ ResetButton: true }, vectorCycleMs, { FailedToClose: false }),
        ],
      ),
      vector('impossible', 'both end positions close it until reset', open, [
        step({ [c]: true }, vectorCycleMs, { PositionFault: true, [cmd]: false, IsOpen: false }, { IsClosed: false }),
        step({ [c]: false }, 500, {}, { PositionFault: true, [cmd]: false }),
        step({ ResetButton: true }, vectorCycleMs, { PositionFault: false, [cmd]: true }),
      ]),
      ...permissives.vectorsFor(cmd, open),
    ],
    openQuestions: [`Closed is taken as the safe position of ${name} on loss of air or power.`],
  };
}

export const valveFeedback: Pattern = {
  id: 'valve-feedback-timeout',
  title: 'Valve with end positions and travel supervision',
  summary: 'Opens and closes a valve, supervises both end positions with a time-out, closes on failure and waits for a reset.',
  keywords: keywords(
    'valve not closed 8; valve not open 8; valve not opened 8; valve shut alarm 6; not closed after 5; valve feedback 9; valve timeout 8; valve time out 8; limit switch 4; end position 6; endlage* 7; travel time 7; travel timeout 8; valve opened closed 4; opened within 4; closed within 4; open closed limit 5; valve 2.5; ventil 4; laufzeit* 6; fail* open 5; fail* close 5; open close valve 5; open limit closed limit 4; rueckmeldung 4; feedback 2; stuck valve 6; position switch* 4; discrepancy 4; on off valve 5; shut off valve 5; shutoff valve 5; travel fault 9; travel alarm 8; does not open 5; does not close 5; not confirm* 5; no confirmation 5; damper 4; position report 5; report end position 8; limit switches confirm 7; klappe 4',
  ),
  parameters: [
    { kind: 'equipment', name: 'valve', description: 'valve', categories: ['valve'], minimum: 1, maximum: 1, placeholders: ['VALVE_1'] },
    {
      ...conditionParameter('opened', 'open end position', 0, 1),
      beside: /\b(?:open(?:ed)?|offen|auf)[ -]+(?:feedback|end\w*|limit|position|switch|rueckmeldung|proximity)/i,
    },
    {
      ...conditionParameter('closed', 'closed end position', 0, 1),
      beside: /\b(?:closed?|shut|zu|geschlossen)[ -]+(?:feedback|end\w*|limit|position|switch|rueckmeldung|proximity)/i,
    },
    permissiveParameter,
    {
      kind: 'time',
      name: 'travel',
      description: 'Travel time',
      roles: ['travel', 'timeout', 'time out', 'feedback', 'within', 'open*', 'clos*', 'laufzeit', 'stroke'],
      fallback: 10_000,
      minimum: 200,
      maximum: 600_000,
    },
  ],
  evidence: (reading) =>
    reading.names.some((name) => name.category === 'valve') &&
    reading.times.length > 0 &&
    reading.numbers.length === 0 &&
    /fault|fail|alarm|stoer|error/i.test(reading.text)
      ? 4
      : 0,
  build: buildValve,
};
