import { describeTime } from '../fill.js';
import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import {
  actuator,
  blockNameOf,
  conditionParameter,
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
  tagInput,
  timeConstant,
  timeParameter,
  vector,
  wholeConstant,
  wholeParameter,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const [name, source] = [nameOf(parameters, 'machine'), nameOf(parameters, 'coin')];
  const command = actuator(book, name, 'on command');
  const coin = tagInput(book, source, [], 'BOOL', 'one rising edge per coin, token or press');
  const [cmd, c] = [command.identifier, coin.identifier];
  const [period, most] = [numberOf(parameters, 'period'), numberOf(parameters, 'most')];
  const permissives = permissivesOf(parameters, book);
  const cycle = cycleFor(2 * period);
  const idle = [step({ ...permissives.healthyDrive, Enable: true, [c]: false }, 3 * cycle)];
  const running = [...idle, step({ [c]: true }, cycle), step({ [c]: false }, cycle)];
  const many = Array.from({ length: most }, () => [step({ [c]: true }, cycle), step({ [c]: false }, cycle)]).flat();
  return {
    blockName: blockNameOf('Credit', [name]),
    purpose: `Each pulse at ${coin.tag} gives ${name} ${describeTime(period)}; further ones add their time, at most ${most} at once, and without credit it is off.`,
    signals: [
      coin,
      input('BOOL', 'Enable', 'the machine may be used'),
      ...permissives.signals,
      command,
      output('INT', 'Credits', 'periods left, with the present one'),
    ],
    constants: [timeConstant('PERIOD_TIME', period, 'time that one coin, token or press gives'), wholeConstant('MOST_CREDITS', most, 'most periods at once')],
    locals: [
      local('CoinEdge', 'R_TRIG', 'a coin, token or press'),
      local('PeriodTimer', 'TON', 'time of the present period'),
      local('Ended', 'BOOL', 'the present period has ended in this scan'),
    ],
    body: [
      `CoinEdge(CLK := ${c});`,
      `PeriodTimer(IN := Enable AND Credits > 0${permissives.andHealthy} AND NOT Ended, PT := PERIOD_TIME);`,
      'Ended := PeriodTimer.Q;',
      'Credits := LIMIT(0, Credits + BOOL_TO_INT(CoinEdge.Q AND Enable) - BOOL_TO_INT(Ended), MOST_CREDITS);',
      `${cmd} := Enable AND Credits > 0${permissives.andHealthy};`,
    ],
    states: states('Off: no credit', 'On: a period runs'),
    interlocks: [interlock('not enabled', 'NOT Enable', cmd), interlock('no credit', 'Credits <= 0', cmd), ...permissives.interlocksFor([cmd])],
    invariants: [
      { id: 'credit-limited', text: 'never less than none and never more than the most', expression: 'Credits >= 0 AND Credits <= MOST_CREDITS' },
      {
        id: 'on-by-credit',
        text: 'on exactly while there is credit and nothing forbids it',
        expression: `${cmd} = (Enable AND Credits > 0${permissives.andHealthy})`,
      },
    ],
    vectors: [
      vector(
        'one',
        'one gives its time',
        idle,
        [
          step({ [c]: true }, cycle, { [cmd]: true, Credits: 1 }),
          step({}, scansOf(period, 0, cycle), {}, { [cmd]: true, Credits: 1 }),
          step({}, cycle, { [cmd]: false, Credits: 0 }),
          step({}, 5 * cycle, {}, { [cmd]: false }),
        ],
        cycle,
      ),
      ...(most > 1
        ? [
            vector(
              'two',
              'a second one adds its time to the first',
              idle,
              [
                step({ [c]: true }, cycle, { [cmd]: true, Credits: 1 }),
                step({ [c]: false }, cycle),
                step({ [c]: true }, cycle, { Credits: 2 }),
                step({ [c]: false }, 2 * scansOf(period, 0, cycle), {}, { [cmd]: true, Credits: 1 }),
                step({}, cycle, { [cmd]: false, Credits: 0 }),
              ],
              cycle,
            ),
          ]
        : []),
      ...(period > 4 * most * cycle
        ? [vector('most', 'more than the most are not kept', [...idle, ...many], [step({ [c]: true }, cycle, {}, { Credits: most, [cmd]: true })], cycle)]
        : []),
      vector(
        'none',
        'off without credit, and none is given while it is not enabled',
        idle,
        [
          step({}, 5 * cycle, {}, { [cmd]: false, Credits: 0 }),
          step({ Enable: false, [c]: true }, cycle, {}, { [cmd]: false, Credits: 0 }),
          step({ Enable: true }, 5 * cycle, {}, { [cmd]: false, Credits: 0 }),
        ],
        cycle,
      ),
      vector(
        'disable',
        'not enabled is off at once, and the period begins anew afterwards',
        [...running, step({}, scansOf(period / 2, 0, cycle))],
        [
          step({ Enable: false }, cycle, { [cmd]: false }, { Credits: 1 }),
          step({ Enable: true }, scansOf(period, 0, cycle), { [cmd]: true }, { Credits: 1 }),
          step({}, cycle, { [cmd]: false, Credits: 0 }),
        ],
        cycle,
      ),
      ...permissives.vectorsFor(cmd, running, cycle),
    ],
    openQuestions: [],
    assumptions: [
      'Credit is lost when the controller loses its power; a period that is interrupted begins anew.',
      'The next period begins two scans after the one before has ended; the machine stays on meanwhile.',
    ],
  };
}

/** "coin gives 4 min", "each press adds 5 min": what one pulse buys. */
const buying =
  /\b(?:coins?|tokens?|chips?|jetons?|muenz\w*|wertmarken?|prepaid|credits?)\b|\b(?:each|every|per|jede[rns]?|pro) (?:further )?(?:press|push|pulse|button press|druck|tastendruck|impuls)\b[^.;]{0,24}\b(?:adds?|gives?|buys?|more|mehr|extends?|gibt|verlaengert)\b/i;

function interpret(parameters: PatternParameters, { text, times }: RequestReading): Interpretation {
  const [time] = times;
  const adds = /\b(?:adds?|more|extends?|further|another|zusaetzlich|addier\w*|verlaenger\w*)\b/i.test(text);
  const told = times.length === 1 && time !== undefined;
  return {
    parameters: {
      ...parameters,
      numbers: told ? { ...parameters.numbers, period: time.milliseconds } : parameters.numbers,
      assumed: told ? parameters.assumed.filter((name) => name !== 'period') : parameters.assumed,
    },
    openQuestions: text === '' || adds ? [] : ['A further coin while it runs adds its time. Is that meant?'],
  };
}

/** A machine that runs for bought time. */
export const creditTimer: Pattern = {
  id: 'credit-timer',
  title: 'Time bought by coins, tokens or presses',
  summary: 'Each coin, token or press gives a machine a stated time; further ones add theirs up to a most, and it is off without credit.',
  keywords: keywords('coin* 8; token* 7; muenz* 8; jeton* 8; wertmarke* 8; prepaid 6; press adds 6; push adds 6; coin gives 4; insert* coin 3'),
  parameters: [
    conditionParameter('coin', 'coin, token or press', 1, 1, 'COIN_PULSE'),
    equipmentParameter('machine', 'machine that runs', ['motor', 'pump', 'fan', 'heater', 'valve', 'conveyor'], 1, 1, 'MACHINE_1'),
    permissiveParameter,
    timeParameter('period', 'Time that one coin, token or press gives', 'gives, buys, adds, each, per, coin, gibt, je, pro', 240_000, 1_000, 86_400_000),
    wholeParameter('most', 'Most credits at once', 'most, maximum, max, up, hoechstens, maximal', 10, 1, 1_000),
  ],
  interpret,
  evidence: ({ text, times }) => (times.length > 0 && buying.test(text) ? 8 : 0),
  build,
};
