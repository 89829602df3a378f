import { allMatches } from '../../../domain/all-matches.js';
import type { Interpretation, Pattern, PatternBuild, PatternParameters, RequestReading, TagBook, VectorStep } from '../model.js';
import {
  blockNameOf,
  conditionParameter,
  input,
  keywords,
  local,
  namesOf,
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

/** Sequences of ISA-18.1: what the lamp does after the acknowledgement when the fault goes. */
const sequences = {
  /** A: goes out by itself. */
  automatic: 0,
  /** M: stays lit until a reset. */
  manual: 1,
  /** R: flashes slowly until a reset. */
  ringBack: 2,
} as const;
/** Ring back flashes so much slower than a new fault. */
const slower = 3;

/** The variables of one fault: its contact, its lamp, its marks. */
type Point = Readonly<{ fault: string; lamp: string; lampTag: string; edge: string; unacknowledged: string; kept: string }>;

function pointsOf(parameters: PatternParameters, book: TagBook) {
  const contacts = namesOf(parameters, 'faults').map((name) => tagInput(book, name, [], 'BOOL', 'fault, TRUE while it stands'));
  const lamps = namesOf(parameters, 'lamps');
  const points = contacts.map(({ identifier }, index): Point => {
    const number = contacts.length === 1 ? '' : String(index + 1);
    return {
      fault: identifier,
      lamp: `Lamp${number}`,
      lampTag: lamps[index] ?? '',
      edge: `FaultEdge${number}`,
      unacknowledged: `Unacknowledged${number}`,
      kept: `Kept${number}`,
    };
  });
  return { contacts, points };
}

function pointLines({ fault, lamp, edge, unacknowledged, kept }: Point, sequence: number): readonly string[] {
  const after = sequence === sequences.automatic ? fault : sequence === sequences.manual ? kept : `(${kept} AND (${fault} OR SlowTimer.ET < SLOW_LIT))`;
  return [
    `${edge}(CLK := ${fault});`,
    '// A fault that comes in the scan of the acknowledgement has not been seen: it stays new',
    `${unacknowledged} := ${edge}.Q OR (${unacknowledged} AND NOT AcknowledgeEdge.Q);`,
    ...(sequence === sequences.automatic ? [] : [`${kept} := ${fault} OR ${unacknowledged} OR (${kept} AND NOT ResetEdge.Q);`]),
    `${lamp} := (${unacknowledged} AND FastTimer.ET < FLASH_LIT) OR (NOT ${unacknowledged} AND ${after});`,
  ];
}

/** Flashing begins lit, so that a new fault shows at once: lit in the first half of each period. A period takes one scan more than its time. */
function flasher(timer: string, wanted: string, constant: string): readonly string[] {
  return [`${timer}(IN := (${wanted}) AND NOT ${timer}.Q, PT := ${constant}_PERIOD);`];
}

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const { contacts, points } = pointsOf(parameters, book);
  const sequence = numberOf(parameters, 'sequence');
  const [hornTag = ''] = namesOf(parameters, 'horn');
  const half = numberOf(parameters, 'flash');
  const resets = sequence !== sequences.automatic;
  const ringsBack = sequence === sequences.ringBack;
  const anyNew = points.map(({ unacknowledged }) => unacknowledged).join(' OR ');
  const anyShown = points.map(({ fault, unacknowledged, kept }) => `${fault} OR ${unacknowledged}${resets ? ` OR ${kept}` : ''}`).join(' OR ');
  const anyGone = points.map(({ fault, unacknowledged, kept }) => `(${kept} AND NOT ${fault} AND NOT ${unacknowledged})`).join(' OR ');
  const first = points.reduceRight((inner, { edge }, index) => `SEL(${edge}.Q, ${inner}, ${index + 1})`, '0');
  return {
    blockName: blockNameOf('Annunciator', namesOf(parameters, 'faults')),
    purpose: `Horn and lamp for ${namesOf(parameters, 'faults').join(', ')}: a new fault flashes its lamp and sounds the horn, the acknowledgement silences the horn and makes the lamp steady; ${endings[sequence] ?? endings[0]} (ISA-18.1 sequence ${'AMR'[sequence] ?? 'A'}). A fault that is gone before it is acknowledged keeps flashing.`,
    signals: [
      ...contacts,
      input('BOOL', 'AcknowledgeButton', 'acknowledge, acts on the rising edge'),
      ...(resets ? [input('BOOL', 'ResetButton', 'reset of faults that are gone, acts on the rising edge')] : []),
      { ...output('BOOL', 'Horn', 'sounds while a fault is not acknowledged'), tag: hornTag },
      ...points.map(({ lamp, lampTag, fault }) => ({ ...output('BOOL', lamp, `lamp of ${fault}`), tag: lampTag })),
      ...(ringsBack ? [output('BOOL', 'RingBack', 'second tone: an acknowledged fault is gone and waits for the reset')] : []),
      ...(points.length > 1 ? [output('INT', 'FirstOut', 'number of the fault that came first, 0 for none')] : []),
    ],
    constants: [
      timeConstant('FLASH_LIT', half, 'lamp is lit this long of each flash while not acknowledged'),
      timeConstant('FLASH_PERIOD', half * 2, 'from flash to flash while not acknowledged'),
      ...(ringsBack
        ? [
            timeConstant('SLOW_LIT', half * slower, 'lamp is lit this long of each slow flash'),
            timeConstant('SLOW_PERIOD', half * slower * 2, 'from slow flash to slow flash'),
          ]
        : []),
    ],
    locals: [
      local('AcknowledgeEdge', 'R_TRIG', 'rising edge of the acknowledgement'),
      ...(resets ? [local('ResetEdge', 'R_TRIG', 'rising edge of the reset')] : []),
      ...points.flatMap(({ edge, unacknowledged, kept, fault }) => [
        local(edge, 'R_TRIG', `${fault} comes`),
        local(unacknowledged, 'BOOL', `${fault} came and was not acknowledged`),
        ...(resets ? [local(kept, 'BOOL', `${fault} came and was not reset`)] : []),
      ]),
      local('FastTimer', 'TON', 'one flash'),
      ...(ringsBack ? [local('SlowTimer', 'TON', 'one slow flash')] : []),
    ],
    body: [
      'AcknowledgeEdge(CLK := AcknowledgeButton);',
      ...(resets ? ['ResetEdge(CLK := ResetButton);'] : []),
      ...flasher('FastTimer', anyNew, 'FLASH'),
      ...(ringsBack ? flasher('SlowTimer', anyGone, 'SLOW') : []),
      ...points.flatMap((point) => pointLines(point, sequence)),
      `Horn := ${anyNew};`,
      ...(ringsBack ? [`RingBack := ${anyGone};`] : []),
      ...(points.length > 1 ? [`FirstOut := SEL(${anyShown}, 0, SEL(FirstOut = 0, FirstOut, ${first}));`] : []),
    ],
    states: states(
      'Normal: lamp and horn are off',
      'New: lamp flashes, horn sounds, also when the fault goes before the acknowledgement',
      'Acknowledged: lamp is steady, horn is silent',
      ...(sequence === sequences.manual
        ? ['Gone: lamp is steady until the reset']
        : ringsBack
          ? ['Gone: lamp flashes slowly, second tone, until the reset']
          : []),
    ),
    interlocks: [],
    invariants: [
      { id: 'horn-is-new', text: 'the horn sounds exactly while a fault is not acknowledged', expression: `Horn = (${anyNew})` },
      ...points.map(({ fault, lamp, unacknowledged }, index) => ({
        id: `standing-is-lit-${index + 1}`,
        text: `an acknowledged ${fault} that stands has a steady lamp`,
        expression: `NOT ${fault} OR ${unacknowledged} OR ${lamp}`,
      })),
    ],
    vectors: vectorsOf(points, sequence, half),
    openQuestions: [],
    assumptions: [
      'Fault contacts are taken as TRUE while the fault stands; a contact that opens on a fault must be inverted where it is connected.',
      'The acknowledgement serves every fault at once; one that comes later sounds the horn again.',
      ...(resets ? ['The reset clears only what is gone and acknowledged.'] : []),
    ],
  };
}

const endings: readonly string[] = [
  'the lamp goes out when the fault is gone',
  'after the fault the lamp stays on until a reset',
  'after the fault the lamp flashes slowly until a reset',
];

function vectorsOf(points: readonly Point[], sequence: number, half: number): PatternBuild['vectors'] {
  const [one, two] = points;
  if (one === undefined) return [];
  const buttons = { AcknowledgeButton: false, ...(sequence === sequences.automatic ? {} : { ResetButton: false }) };
  const idle = step({ ...Object.fromEntries(points.map(({ fault }) => [fault, false])), ...buttons }, 300);
  const acknowledge: readonly VectorStep[] = [step({ AcknowledgeButton: true }, vectorCycleMs), step({ AcknowledgeButton: false }, vectorCycleMs)];
  const standing = [idle, step({ [one.fault]: true }, 300), ...acknowledge];
  const isKept = sequence !== sequences.automatic;
  return [
    vector(
      'new',
      'a new fault sounds the horn, its lamp is lit at once and flashes',
      [idle],
      [
        step({ [one.fault]: true }, vectorCycleMs, { Horn: true, [one.lamp]: true }),
        step({}, scansOf(half, 1), { [one.lamp]: false }, { Horn: true }),
        step({}, scansOf(half, 1), { [one.lamp]: true }, { Horn: true }),
      ],
    ),
    vector(
      'acknowledge',
      'the acknowledgement silences the horn and makes the lamp steady',
      [idle, step({ [one.fault]: true }, 300)],
      [
        step({ AcknowledgeButton: true }, vectorCycleMs, { Horn: false }, { [one.lamp]: true }),
        step({}, scansOf(half * 3), {}, { Horn: false, [one.lamp]: true }),
      ],
    ),
    vector(
      'gone-unseen',
      'a fault that goes before it is acknowledged keeps horn and lamp',
      [idle, step({ [one.fault]: true }, 300)],
      [
        step({ [one.fault]: false }, scansOf(half * 2, 3), {}, { Horn: true }),
        step({ AcknowledgeButton: true }, vectorCycleMs, { Horn: false }, isKept && sequence === sequences.ringBack ? {} : { [one.lamp]: isKept }),
      ],
    ),
    vector(
      'held',
      'a held acknowledgement silences no later fault',
      [...standing, step({ [one.fault]: false }, 300), step({ AcknowledgeButton: true }, 300)],
      [step({ [one.fault]: true }, vectorCycleMs, { Horn: true }), step({}, 1_000, {}, { Horn: true })],
    ),
    vector('gone', 'what the lamp does when an acknowledged fault goes', standing, goneSteps(one, sequence, half)),
    ...(two === undefined
      ? []
      : [
          vector('second', 'a second fault sounds the horn again and the first one stays marked', standing, [
            step({ [two.fault]: true }, vectorCycleMs, { Horn: true, [two.lamp]: true }, { [one.lamp]: true, FirstOut: 1 }),
            step({ AcknowledgeButton: true }, vectorCycleMs, { Horn: false }, { FirstOut: 1 }),
          ]),
        ]),
  ];
}

function goneSteps({ fault, lamp }: Point, sequence: number, half: number): readonly VectorStep[] {
  if (sequence === sequences.automatic) return [step({ [fault]: false }, vectorCycleMs, { [lamp]: false }, { Horn: false })];
  const early = step({ ResetButton: true }, vectorCycleMs, {}, { [lamp]: true });
  const release = step({ ResetButton: false }, vectorCycleMs);
  const gone =
    sequence === sequences.manual
      ? step({ [fault]: false }, 1_000, {}, { [lamp]: true, Horn: false })
      : step({ [fault]: false }, scansOf(half * slower, 2), { [lamp]: false, RingBack: true }, { Horn: false });
  return [
    early,
    release,
    gone,
    step({ ResetButton: true }, vectorCycleMs, sequence === sequences.manual ? { [lamp]: false } : { RingBack: false }, { [lamp]: false }),
  ];
}

/** The sequence by its name or by what it does, and the time of a flash from its frequency. */
function interpret(parameters: PatternParameters, reading: RequestReading): Interpretation {
  const { text } = reading;
  const ringBack = /\bring[- ]?back\b|\bsequence r\b|\bflash\w* slow\w*[^.;]{0,30}\b(?:reset|gone)/i.test(text);
  const manual =
    /\b(?:until|till|bis)\b[^.;,]{0,16}\b(?:reset|rueckgesetzt|zurueckgesetzt)|\b(?:manual|needs?|with) reset\b|\breset (?:button|key|pb)\b|\bsequence m\b|\b(?:stays|remains) (?:on|lit)[^.;,]{0,20}\breset/i.test(
      text,
    );
  const [hertz] = allMatches(text, /(\d+(?:\.\d+)?) ?hz\b/gi);
  const half = hertz === undefined ? numberOf(parameters, 'flash') : Math.round(500 / Math.max(0.1, Math.min(5, Number(hertz[1]))));
  const taken = reading.numbers.filter(({ start, end }) => hertz !== undefined && start <= hertz.index && end >= hertz.index + (hertz[1]?.length ?? 0));
  return {
    parameters: {
      ...parameters,
      numbers: { ...parameters.numbers, flash: half, sequence: ringBack ? sequences.ringBack : manual ? sequences.manual : sequences.automatic },
      assumed: hertz === undefined ? parameters.assumed : parameters.assumed.filter((name) => name !== 'flash'),
    },
    taken,
    openQuestions: [],
  };
}

export const annunciator: Pattern = {
  id: 'annunciator',
  title: 'Annunciator: horn and lamps with acknowledgement',
  summary:
    'Horn and lamp for one to six faults: flashing and sounding until acknowledged, steady while the fault stands, gone by itself, by a reset or with ring back (ISA-18.1).',
  keywords: keywords(
    'annunciat* 12; horn lamp 10; horn light 8; horn ack* 8; horn acknowledg* 8; horn silen* 8; siren lamp 9; buzzer lamp 9; lamp flash* 6; lamp steady 7; flash* acknowledg* 7; flash* steady 9; flash* ack* 7; ring back 7; isa 18 8; alarm panel 8; hupe lampe 10; hupe quittier* 9; hupe leuchte 9; blink* quittier* 8; lampe blinkt 6; blink* dauerlicht 9; meldeleuchte* 7; lamp blink* 6; blink* acknowledg* 7',
  ),
  parameters: [
    { ...conditionParameter('lamps', 'lamp', 0, 6), beside: /\b(?:lamps?|lights?|lampe|leuchte|meldeleuchte|beacon|led)\s*\(?$/i },
    { ...conditionParameter('horn', 'horn', 0, 1), beside: /\b(?:horn|siren|buzzer|hupe|sirene|summer|klaxon)\s*\(?$/i },
    // Any name that is no lamp or horn may be a fault's
    { ...conditionParameter('faults', 'fault contact', 1, 6, 'FAULT_1', 'FAULT_2', 'FAULT_3', 'FAULT_4', 'FAULT_5', 'FAULT_6'), beside: /(?:)/ },
    timeParameter('flash', 'Half a flash', 'flash, flashing, blink*, on, off, second, sekunde', 500, 100, 5_000),
  ],
  interpret,
  build,
};
