import type { Pattern, PatternBuild, PatternParameters, TagBook } from '../model.js';
import { blockNameOf, conditionParameter, input, keywords, local, namesOf, output, states, step, tagInput, vector, vectorCycleMs } from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const names = namesOf(parameters, 'stops');
  const rows = names.map((name) => tagInput(book, name, [], 'BOOL', 'status from the safety controller, TRUE is healthy'));
  const ids = rows.map((row) => row.identifier);
  const healthy = ids.join(' AND ');
  const good = Object.fromEntries(ids.map((id) => [id, true]));
  const idle = [step({ ...good, ResetButton: false }, 300), step({ ResetButton: true }, 200), step({ ResetButton: false }, 200)];
  const cause = ids.reduceRight((inner, id, index) => `SEL(${id}, ${index + 1}, ${inner})`, '0');
  return {
    blockName: blockNameOf('StopStatus', names),
    purpose: `Status of the emergency stops ${names.join(', ')} in the standard controller: latched indication, first device pressed, and a deliberate reset on an edge when all are released. The stop itself is done by the safety controller and its wiring; this block shows it and holds the operational release off, and can neither delay nor bypass it.`,
    signals: [
      ...rows,
      input('BOOL', 'ResetButton', 'deliberate reset, acts on the rising edge'),
      output('BOOL', 'StopActive', 'an emergency stop is active or not yet reset'),
      output('BOOL', 'ResetRequired', 'all released, waits for the reset'),
      output('BOOL', 'OperationReleased', 'operation may be started by a new start command'),
      output('INT', 'FirstDevice', `device that acted first (${ids.map((id, index) => `${index + 1} ${id}`).join(', ')})`),
    ],
    constants: [],
    locals: [
      local('ResetEdge', 'R_TRIG', 'rising edge of the reset'),
      local('AllHealthy', 'BOOL', 'no device is pressed'),
      local('PoweredUp', 'BOOL', 'the first scan is over'),
    ],
    body: [
      'ResetEdge(CLK := ResetButton);',
      `AllHealthy := ${healthy};`,
      '// Latched, also after power-up; a reset edge counts only while every device is healthy',
      'StopActive := NOT PoweredUp OR NOT AllHealthy OR (StopActive AND NOT ResetEdge.Q);',
      'PoweredUp := TRUE;',
      'ResetRequired := StopActive AND AllHealthy;',
      'OperationReleased := AllHealthy AND NOT StopActive;',
      `FirstDevice := SEL(StopActive, 0, SEL(FirstDevice = 0, FirstDevice, ${cause}));`,
    ],
    states: states('Active: a device is pressed', 'Reset required: all released, latched', 'Released: a new start command is possible'),
    interlocks: [],
    invariants: [
      { id: 'pressed-is-active', text: 'a pressed device is always shown as active', expression: `(${healthy}) OR StopActive` },
      { id: 'never-released-when-pressed', text: 'operation is never released while a device is pressed', expression: `(${healthy}) OR NOT OperationReleased` },
      { id: 'exclusive', text: 'released and active exclude one another', expression: 'StopActive XOR OperationReleased' },
      {
        id: 'edge-only',
        text: 'the latch is left only with a reset edge while all are healthy',
        declarations: ['WasActive : BOOL;', 'WasReset : BOOL;', 'Fits : BOOL;'],
        statements: [
          `Fits := NOT WasActive OR StopActive OR (ResetButton AND NOT WasReset AND ${healthy});`,
          'WasActive := StopActive;',
          'WasReset := ResetButton;',
        ],
        expression: 'Fits',
      },
    ],
    vectors: [
      vector(
        'power-up',
        'active after power-up until reset',
        [step({ ...good, ResetButton: false }, 100)],
        [
          step({}, 500, {}, { StopActive: true, ResetRequired: true, OperationReleased: false, FirstDevice: 0 }),
          step({ ResetButton: true }, vectorCycleMs, { StopActive: false, ResetRequired: false, OperationReleased: true }, { FirstDevice: 0 }),
        ],
      ),
      ...ids.map((id, index) =>
        vector(`pressed-${index + 1}`, `${id} is shown in the same scan, recorded, and latched`, idle, [
          step({ [id]: false }, vectorCycleMs, { StopActive: true, OperationReleased: false, FirstDevice: index + 1 }, { ResetRequired: false }),
          step(
            {
              ...Object.fromEntries(
                ids
                  .filter((other) => other !== id)
                  .slice(0, 1)
                  .map((other) => [other, false]),
              ),
            },
            200,
            {},
            { FirstDevice: index + 1 },
          ),
          step(good, 1_000, { ResetRequired: true }, { StopActive: true, OperationReleased: false, FirstDevice: index + 1 }),
          step({ ResetButton: true }, vectorCycleMs, { StopActive: false, OperationReleased: true, FirstDevice: 0 }),
        ]),
      ),
      vector(
        'held',
        'a held reset button does not reset a later stop',
        [...idle, step({ ResetButton: true }, 200), step({ [ids[0] ?? '']: false }, 200)],
        [step(good, 1_000, { ResetRequired: true }, { StopActive: true, OperationReleased: false })],
      ),
      vector(
        'while-pressed',
        'a reset while pressed has no effect',
        [...idle, step({ [ids[0] ?? '']: false }, 200)],
        [
          step({ ResetButton: true }, 300, {}, { StopActive: true }),
          step({ ResetButton: false }, 100, {}, { StopActive: true }),
          step(good, 300, { ResetRequired: true }, { StopActive: true }),
        ],
      ),
    ],
    openQuestions: [
      'The emergency stop itself must act through the safety controller (IEC 60204-1, ISO 13850); this block is status only.',
      'A safety controller with a reset of its own is assumed; this reset is only for the operational release.',
    ],
  };
}

export const emergencyStop: Pattern = {
  id: 'emergency-stop-latch',
  title: 'Emergency-stop status, latch and reset',
  summary: 'Shows and latches emergency stops reported by the safety controller, records the first, needs a deliberate reset; never bypasses.',
  keywords: keywords(
    'emergency stop 11; e stop 11; estop 11; not aus 11; notaus 11; not halt 11; nothalt 11; emergency shutdown 7; estop latch 6; mushroom 6; stop latch reset 5; safety status 6; emergency stop button* 10; estops 10; pull cord* 5; notausschalter 10; not halt taster 9',
  ),
  parameters: [conditionParameter('stops', 'emergency-stop status', 1, 6, 'ESTOP_1_OK')],
  build,
};
