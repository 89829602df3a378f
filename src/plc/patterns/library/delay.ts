import type { Pattern, PatternBuild, PatternParameters, RequestReading, TagBook } from '../model.js';
import { timeLiteral } from '../signals.js';
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
  permissiveParameter,
  permissivesOf,
  scansOf,
  states,
  step,
  tagInput,
  timeConstant,
  timeParameter,
  vector,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const [name, source] = [nameOf(parameters, 'equipment'), nameOf(parameters, 'condition')];
  const command = actuator(book, name, 'on command');
  const known = book.find(source);
  const trigger = tagInput(
    book,
    source,
    known === undefined && /^[A-Z]+-\d+[A-Z]?$/.test(source) && !parameters.assumed.includes('condition') && numberOf(parameters, 'fromEquipment') === 1
      ? ['RUN']
      : [],
    'BOOL',
    'condition that switches',
  );
  const [cmd, c] = [command.identifier, trigger.identifier];
  const [on, off] = [numberOf(parameters, 'on'), numberOf(parameters, 'off')];
  const permissives = permissivesOf(parameters, book);
  const cycle = cycleFor(Math.max(on, off));
  const idle = [step({ ...permissives.healthyDrive, Enable: true, [c]: false }, scansOf(off, 3, cycle))];
  const active = [...idle, step({ [c]: true }, scansOf(on, 3, cycle))];
  return {
    blockName: blockNameOf('Delay', [name]),
    purpose: `${name} switches on ${on / 1000} s after ${trigger.tag || c} and off ${off / 1000} s after it ends.`,
    signals: [trigger, input('BOOL', 'Enable', 'FALSE switches off at once'), ...permissives.signals, command],
    constants: [timeConstant('ON_DELAY', on, 'condition present this long'), timeConstant('OFF_DELAY', off, 'keeps on this long after the condition')],
    locals: [local('OnTimer', 'TON', 'on-delay'), local('OffTimer', 'TON', 'off-delay'), local('Switched', 'BOOL', 'delayed condition')],
    body: [
      `OnTimer(IN := ${c}, PT := ON_DELAY);`,
      `OffTimer(IN := NOT ${c}, PT := OFF_DELAY);`,
      'Switched := (Switched OR OnTimer.Q) AND NOT OffTimer.Q;',
      `${cmd} := Switched AND Enable${permissives.andHealthy};`,
    ],
    states: states('Off: condition absent', 'Waiting on: condition present, delay runs', 'On', 'Run-on: condition ended, delay runs'),
    interlocks: [interlock('not enabled', 'NOT Enable', cmd), ...permissives.interlocksFor([cmd])],
    invariants: [
      {
        id: 'off-in-time',
        text: 'it goes off within the off-delay',
        declarations: ['Over : TON;'],
        statements: [`Over(IN := NOT ${c}, PT := ${timeLiteral(off + 100)});`],
        expression: `NOT Over.Q OR NOT ${cmd}`,
      },
    ],
    vectors: [
      vector(
        'on',
        'on after exactly the delay',
        idle,
        [
          step({ [c]: true }, scansOf(on, 0, cycle), {}, on > 0 ? { [cmd]: false } : {}),
          ...(on > 0 ? [step({}, cycle, { [cmd]: true })] : [step({}, cycle, {}, { [cmd]: true })]),
        ],
        cycle,
      ),
      vector(
        'off',
        'off after exactly the delay',
        active,
        [
          step({ [c]: false }, scansOf(off, 0, cycle), {}, off > 0 ? { [cmd]: true } : {}),
          ...(off > 0 ? [step({}, cycle, { [cmd]: false })] : [step({}, cycle, {}, { [cmd]: false })]),
        ],
        cycle,
      ),
      ...(on > cycle
        ? [
            vector(
              'brief',
              'a shorter condition has no effect',
              idle,
              [step({ [c]: true }, scansOf(on, -1, cycle), {}, { [cmd]: false }), step({ [c]: false }, scansOf(on, 2, cycle), {}, { [cmd]: false })],
              cycle,
            ),
          ]
        : []),
      ...(off > cycle
        ? [
            vector(
              'gap',
              'a shorter gap has no effect',
              active,
              [step({ [c]: false }, scansOf(off, -1, cycle), {}, { [cmd]: true }), step({ [c]: true }, cycle, {}, { [cmd]: true })],
              cycle,
            ),
          ]
        : []),
      vector('disable', 'not enabled is off at once', active, [step({ Enable: false }, cycle, { [cmd]: false })], cycle),
      ...permissives.vectorsFor(cmd, active, cycle),
    ],
    openQuestions: [],
  };
}

/** "Run the fan 30 min after A": it may start then, or run on for so long. */
function waitsOrRuns({ text, times }: RequestReading, missing: readonly string[]): readonly string[] {
  if (missing.length !== 1 || missing[0] !== 'off') return [];
  const said = times.find(
    ({ start, end }) => /\b(?:runs?|operates?|keeps?)\b(?![^,;.]*\bfor $)[^,;.]* $/i.test(text.slice(0, start)) && /^ after\b/i.test(text.slice(end)),
  );
  return said === undefined ? [] : [`The draft starts ${text.slice(said.start, said.end)} after that. Or shall it run on for that time instead?`];
}

export const delay: Pattern = {
  id: 'delayed-output',
  title: 'On-delay and off-delay (run-on)',
  summary: 'Switches equipment on some time after a condition and off some time after it ends, for example a fan that runs on.',
  keywords: keywords(
    's after 5; sec after 5; min after 5; h after 4; after opens 3; after closes 3; delay before 4; on delay 7; off delay 8; delay* 5; run on 5; after run 7; nachlauf* 10; einschaltverzoegerung 10; ausschaltverzoegerung 10; verzoegert* 7; after stops 5; after starts 5; seconds after 6; minutes after 6; keep* running after 7; timer 3; ton 3; overrun 6; post run 7; cool down 4; delayed start 8; delayed off 8; before main motor 6; seconds before start 6; s before 5; prelub* 8; vorlauf* 8; vorlaufzeit 9; keeps running after 8; keep running after 8; after went off 6; runs on for 7; nachlaufzeit 10; lags behind 5; delayed by 7',
  ),
  parameters: [
    equipmentParameter('equipment', 'switched equipment', ['fan', 'motor', 'pump', 'valve', 'heater', 'conveyor'], 1, 1, 'EQUIPMENT_1'),
    conditionParameter('condition', 'condition', 1, 1, 'CONDITION'),
    permissiveParameter,
    timeParameter('on', 'On-delay', 'on, after starts, start*, delay, einschalt*', 5_000, 0, 86_400_000),
    timeParameter('off', 'Off-delay', 'stays on, remains on, keep*, off, stop*, run on, nachlauf, ausschalt*, after stops, ends', 5_000, 0, 86_400_000),
  ],
  // The German separable verb: "laeuft 5 min nach".
  evidence: (reading) => (/\b(?:laeuft|laufen)\s[^,.;]{0,40}\bnach(?=\s*(?:[,.;]|$|wenn|sobald|falls))/i.test(reading.text) ? 9 : 0),
  interpret: (parameters, reading) => {
    const owner = nameOf(parameters, 'equipment');
    const other = reading.names.find(
      (mention) => mention.text.replace(/\..*$/, '') !== owner && mention.category !== 'measurement' && mention.category !== 'tank',
    );
    const missing = ['on', 'off'].filter((name) => parameters.assumed.includes(name));
    const zeroed = missing.length === 1 ? Object.fromEntries(missing.map((name) => [name, 0])) : {};
    const numbers = { ...parameters.numbers, ...zeroed };
    const none = [...(missing.length === 1 ? [`No ${missing[0]}-delay was given; none is used.`] : []), ...waitsOrRuns(reading, missing)];
    const assumed = parameters.assumed.filter((name) => !(name in zeroed));
    if (!parameters.assumed.includes('condition') || other === undefined) return { parameters: { ...parameters, numbers, assumed }, openQuestions: none };
    return {
      parameters: {
        names: { ...parameters.names, condition: [other.text] },
        numbers: { ...numbers, fromEquipment: 1 },
        assumed: assumed.filter((name) => name !== 'condition'),
      },
      openQuestions: [...none, `The running feedback of ${other.text} is taken as the condition. Is that meant?`],
    };
  },
  build,
};
