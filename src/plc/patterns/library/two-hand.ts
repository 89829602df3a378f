import type { Pattern, PatternBuild, PatternParameters, TagBook } from '../model.js';
import {
  actuator,
  blockNameOf,
  equipmentParameter,
  input,
  interlock,
  keywords,
  local,
  nameOf,
  numberOf,
  output,
  scansOf,
  states,
  step,
  timeConstant,
  timeParameter,
  vector,
  vectorCycleMs,
} from './parts.js';

/** Operational two-hand start in standard code: both buttons within a time, anti-repeat. The protecting function stays with a certified block. */
function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'machine');
  const command = actuator(book, name, 'command while both buttons are held');
  const cmd = command.identifier;
  const together = numberOf(parameters, 'together');
  const free = step({ LeftButton: false, RightButton: false, Enable: true }, 300);
  const held = [free, step({ LeftButton: true, RightButton: true }, 300)];
  return {
    blockName: blockNameOf('TwoHand', [name]),
    purpose: `Two-hand start of ${name} as standard logic: on while both buttons are held that were pressed within ${together} ms of each other; off when either is released, and on again only after both were released. No safety function.`,
    signals: [
      input('BOOL', 'LeftButton', 'left button, TRUE while pressed'),
      input('BOOL', 'RightButton', 'right button, TRUE while pressed'),
      input('BOOL', 'Enable', 'operation is enabled'),
      command,
      output('BOOL', 'NotTogether', 'buttons were not pressed together: both must be released'),
    ],
    constants: [timeConstant('TOGETHER_TIME', together, 'longest time from the first to the second button')],
    locals: [local('TogetherTimer', 'TON', 'time since the first button'), local('Armed', 'BOOL', 'both buttons were released since the last start')],
    body: [
      'TogetherTimer(IN := LeftButton OR RightButton, PT := TOGETHER_TIME);',
      'IF NOT LeftButton AND NOT RightButton THEN',
      '    Armed := TRUE;',
      `ELSIF TogetherTimer.Q AND NOT ${cmd} THEN`,
      '    Armed := FALSE;',
      'END_IF',
      `${cmd} := LeftButton AND RightButton AND Enable AND (${cmd} OR (Armed AND NOT TogetherTimer.Q));`,
      `Armed := Armed AND NOT ${cmd};`,
      `NotTogether := (LeftButton OR RightButton) AND NOT Armed AND NOT ${cmd};`,
    ],
    states: states('Released: waits for both buttons', 'On: both held', 'Not together: waits until both are released'),
    interlocks: [
      interlock('left button released', 'NOT LeftButton', cmd),
      interlock('right button released', 'NOT RightButton', cmd),
      interlock('disabled', 'NOT Enable', cmd),
    ],
    invariants: [
      {
        id: 'no-repeat',
        text: 'it comes on only when both buttons were released since it was on last',
        declarations: ['Was : BOOL;', 'Free : BOOL;', 'Fits : BOOL;'],
        statements: [`Fits := NOT ${cmd} OR Was OR Free;`, `Free := (Free OR (NOT LeftButton AND NOT RightButton)) AND NOT ${cmd};`, `Was := ${cmd};`],
        expression: 'Fits',
      },
    ],
    vectors: [
      vector(
        'together',
        'both within the time: on, and on as long as both are held',
        [free],
        [
          step({ LeftButton: true }, vectorCycleMs, {}, { [cmd]: false }),
          step({ RightButton: true }, vectorCycleMs, { [cmd]: true }),
          step({}, 3_000, {}, { [cmd]: true }),
        ],
      ),
      vector(
        'late',
        'the second button too late: nothing, until both were released',
        [free],
        [
          step({ LeftButton: true }, scansOf(together, 2), { NotTogether: true }, { [cmd]: false }),
          step({ RightButton: true }, 500, {}, { [cmd]: false, NotTogether: true }),
          step({ LeftButton: false, RightButton: false }, vectorCycleMs, { NotTogether: false }),
          step({ LeftButton: true, RightButton: true }, vectorCycleMs, { [cmd]: true }),
        ],
      ),
      ...(['LeftButton', 'RightButton'] as const).map((button) =>
        vector(`release-${button.toLowerCase()}`, `${button} released: off in the same scan, and pressing it again starts nothing`, held, [
          step({ [button]: false }, vectorCycleMs, { [cmd]: false }),
          step({ [button]: true }, 500, {}, { [cmd]: false }),
        ]),
      ),
      vector(
        'stuck',
        'a button held since power-up starts nothing',
        [step({ LeftButton: true, RightButton: false, Enable: true }, 300)],
        [step({ RightButton: true }, 500, {}, { [cmd]: false })],
      ),
      vector('disabled', 'is off without the enable and needs both buttons anew', held, [
        step({ Enable: false }, vectorCycleMs, { [cmd]: false }),
        step({ Enable: true }, 500, {}, { [cmd]: false }),
      ]),
    ],
    openQuestions: [
      'This is not a safety function. Where hands could be hurt, a certified two-hand block of the safety controller must release the motion (ISO 13851, type by the risk assessment), and this logic may only stand behind it: which block releases it?',
    ],
    assumptions: [`Both buttons count as pressed when TRUE; ${together} ms from the first to the second is allowed.`],
  };
}

export const twoHand: Pattern = {
  id: 'two-hand-start',
  title: 'Two-hand start (operational, not safety-rated)',
  summary:
    'On while both buttons, pressed within half a second, are held; off when either is released; no restart before both were released. Needs a certified block where it protects.',
  keywords: keywords(
    'two hand 12; two hands 10; both buttons within 9; both buttons 6; zweihand* 12; beide taster innerhalb 9; beide taster 6; anti repeat 6; tie down 6; two buttons within 8',
  ),
  parameters: [
    equipmentParameter('machine', 'started equipment', ['motor', 'valve', 'other'], 1, 1, 'CLAMP_1'),
    timeParameter('together', 'Time from the first to the second button', 'within, both, together, innerhalb, beide', 500, 50, 500),
  ],
  build,
};
