import type { Pattern, PatternBuild, PatternParameters, TagBook } from '../model.js';
import {
  blockNameOf,
  conditionParameter,
  fineCycle,
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
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const name = nameOf(parameters, 'signal');
  const raw = tagInput(book, name, [], 'BOOL', 'raw signal');
  const [on, off] = [numberOf(parameters, 'on'), numberOf(parameters, 'off')];
  const cycle = fineCycle(Math.min(on, off), Math.max(on, off));
  const r = raw.identifier;
  const quiet = step({ [r]: false }, scansOf(off, 2, cycle));
  const active = [quiet, step({ [r]: true }, scansOf(on, 2, cycle))];
  return {
    blockName: blockNameOf('Debounce', [name]),
    purpose: `Debounces ${name}: the clean signal follows when the raw one has been on for ${on} ms or off for ${off} ms; edges are given for one scan.`,
    signals: [
      raw,
      output('BOOL', 'Clean', 'debounced signal'),
      output('BOOL', 'RisingEdge', 'TRUE for one scan when the clean signal rises'),
      output('BOOL', 'FallingEdge', 'TRUE for one scan when the clean signal falls'),
    ],
    constants: [timeConstant('ON_TIME', on, 'steady on this long'), timeConstant('OFF_TIME', off, 'steady off this long')],
    locals: [
      local('OnTimer', 'TON', 'steady on'),
      local('OffTimer', 'TON', 'steady off'),
      local('Rise', 'R_TRIG', 'rising edge'),
      local('WasClean', 'BOOL', 'clean signal of the last scan'),
    ],
    body: [
      `OnTimer(IN := ${r}, PT := ON_TIME);`,
      `OffTimer(IN := NOT ${r}, PT := OFF_TIME);`,
      'Clean := (Clean OR OnTimer.Q) AND NOT OffTimer.Q;',
      'Rise(CLK := Clean);',
      'RisingEdge := Rise.Q;',
      'FallingEdge := WasClean AND NOT Clean;',
      'WasClean := Clean;',
    ],
    states: states('Off: steady off', 'On: steady on'),
    interlocks: [],
    invariants: [
      { id: 'one-edge', text: 'the two edges never come together', expression: 'NOT (RisingEdge AND FallingEdge)' },
      { id: 'rise-is-on', text: 'a rising edge means on', expression: 'NOT RisingEdge OR Clean' },
      {
        id: 'steady-on',
        text: 'a steady on is passed on in time',
        declarations: ['Steady : TON;'],
        statements: [`Steady(IN := ${r}, PT := T#${on + 100}ms);`],
        expression: 'NOT Steady.Q OR Clean',
      },
    ],
    vectors: [
      vector('power-up', 'clean is off at power-up', [], [step({ [r]: false }, cycle, {}, { Clean: false, RisingEdge: false, FallingEdge: false })], cycle),
      vector(
        'on',
        'on after exactly the on time, with one edge',
        [quiet],
        [
          step({ [r]: true }, scansOf(on, 0, cycle), {}, { Clean: false }),
          step({}, cycle, { Clean: true, RisingEdge: true }, { FallingEdge: false }),
          step({}, cycle, { RisingEdge: false }, { Clean: true }),
        ],
        cycle,
      ),
      vector(
        'off',
        'off after exactly the off time, with one edge',
        active,
        [
          step({ [r]: false }, scansOf(off, 0, cycle), {}, { Clean: true }),
          step({}, cycle, { Clean: false, FallingEdge: true }, { RisingEdge: false }),
          step({}, cycle, { FallingEdge: false }),
        ],
        cycle,
      ),
      vector(
        'bounce-on',
        'bouncing does not get through',
        [quiet],
        [step({ [r]: true }, cycle), step({ [r]: false }, cycle), step({ [r]: true }, scansOf(on, 0, cycle), {}, { Clean: false, RisingEdge: false })],
        cycle,
      ),
      vector(
        'bounce-off',
        'a short gap does not get through',
        active,
        [step({ [r]: false }, cycle), step({ [r]: true }, cycle), step({ [r]: false }, scansOf(off, 0, cycle), {}, { Clean: true })],
        cycle,
      ),
    ],
    openQuestions: ['The task that calls the block is assumed to be at least twice as fast as the times.'],
  };
}

export const debounce: Pattern = {
  id: 'debounce',
  title: 'Debounce of a switch or sensor',
  summary: 'Filters a bouncing Boolean input with separate on and off times and gives clean edges.',
  keywords: keywords(
    'ignore shorter 6; ignore short* 5; debounc* 12; entprell* 12; bounc* 8; chatter* 6; flicker* 6; filter input 5; filter switch 6; noisy switch 7; noisy sensor 6; noisy input 6; prell* 8; accept state stable 8; stable for ms 8; stable ms 7; contact bounce 10; flatter* 7; flutter* 6; glitch* 6; spurious 4; noisy contact 7',
  ),
  parameters: [
    conditionParameter('signal', 'raw signal', 1, 1, 'RAW_INPUT'),
    timeParameter('on', 'On time', 'on, debounc*, steady, stable, for, of, filter, entprell*', 200, 10, 600_000),
    timeParameter('off', 'Off time', 'off, release, drop*', 200, 10, 600_000),
  ],
  interpret: (parameters) =>
    parameters.assumed.includes('off') && !parameters.assumed.includes('on')
      ? {
          parameters: {
            ...parameters,
            numbers: { ...parameters.numbers, off: numberOf(parameters, 'on') },
            assumed: parameters.assumed.filter((name) => name !== 'off'),
          },
          openQuestions: ['The off time is taken equal to the on time.'],
        }
      : { parameters, openQuestions: [] },
  build,
};
