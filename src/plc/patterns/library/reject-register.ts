import type { Pattern, PatternBuild, PatternParameters, TagBook, VectorStep } from '../model.js';
import {
  actuator,
  blockNameOf,
  conditionParameter,
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
  tagInput,
  timeConstant,
  timeParameter,
  vector,
  vectorCycleMs,
  wholeConstant,
  wholeParameter,
} from './parts.js';

function build(parameters: PatternParameters, book: TagBook): PatternBuild {
  const eyeName = nameOf(parameters, 'eye');
  const eye = tagInput(book, eyeName, [], 'BOOL', 'product present, one rising edge per product');
  const rejecter = actuator(book, nameOf(parameters, 'rejecter'), 'reject actuator');
  const [e, r] = [eye.identifier, rejecter.identifier];
  const positions = numberOf(parameters, 'positions');
  const pulse = numberOf(parameters, 'pulse');
  const idle = [step({ Enable: true, RejectMark: false, [e]: false }, 300)];
  const product = (bad: boolean): VectorStep[] => [step({ RejectMark: bad, [e]: true }, 100), step({ RejectMark: false, [e]: false }, 100)];
  const good = (count: number): VectorStep[] => Array.from({ length: count }, () => product(false)).flat();
  return {
    blockName: blockNameOf('Reject', [eyeName]),
    purpose: `Reject tracking: a product marked bad at ${eye.tag} is pushed out ${positions} products later for ${pulse} ms; products are counted, a full register without pulses is not lost at a stop.`,
    signals: [
      eye,
      input('BOOL', 'RejectMark', 'the product at the sensor is bad'),
      input('BOOL', 'Enable', 'rejecting is enabled'),
      rejecter,
      output('DINT', 'Products', 'products seen'),
      output('DINT', 'Rejected', 'products rejected'),
    ],
    constants: [
      wholeConstant('POSITIONS', positions, 'products between sensor and rejecter'),
      timeConstant('PULSE_TIME', pulse, 'duration of the reject pulse'),
    ],
    locals: [
      local('EyeEdge', 'R_TRIG', 'a product arrives'),
      local('Marks', `ARRAY[0..${positions}] OF BOOL`, 'marks of the products on their way'),
      local('Position', 'INT', 'index into the register'),
      local('Fire', 'BOOL', 'the product at the rejecter is bad'),
      local('Pulse', 'TP', 'reject pulse'),
    ],
    body: [
      `EyeEdge(CLK := ${e});`,
      'IF EyeEdge.Q THEN',
      `    FOR Position := ${positions} TO 1 BY -1 DO`,
      '        Marks[Position] := Marks[Position - 1];',
      '    END_FOR',
      '    Marks[0] := RejectMark;',
      '    Products := Products + 1;',
      'ELSE',
      '    Products := Products;',
      'END_IF',
      'Fire := EyeEdge.Q AND Marks[POSITIONS] AND Enable;',
      'Pulse(IN := Fire, PT := PULSE_TIME);',
      `${r} := Pulse.Q AND Enable;`,
      'Rejected := Rejected + BOOL_TO_DINT(Fire);',
    ],
    states: states('Tracking: marks move with the products', 'Rejecting: the pulse is on'),
    interlocks: [interlock('not enabled', 'NOT Enable', r)],
    invariants: [{ id: 'counts', text: 'never more rejected than seen', expression: 'Rejected <= Products' }],
    vectors: [
      vector(
        'in-place',
        `a bad product is rejected exactly ${positions} products later`,
        [...idle, ...product(true), ...good(positions - 1)],
        [
          step({ [e]: true }, vectorCycleMs, { [r]: true, Rejected: 1 }, { Products: positions + 1 }),
          step({ [e]: false }, scansOf(pulse, -1), {}, { [r]: true }),
          step({}, vectorCycleMs, { [r]: false }),
        ],
      ),
      vector(
        'not-before',
        'no other product is rejected',
        [...idle, ...product(true)],
        [
          ...Array.from({ length: positions - 1 }, () => step({ [e]: true }, 100, {}, { [r]: false, Rejected: 0 })).flatMap((current) => [
            current,
            step({ [e]: false }, 100, {}, { [r]: false }),
          ]),
        ],
      ),
      vector(
        'not-after',
        'the next product is not rejected',
        [...idle, ...product(true), ...good(positions), step({}, scansOf(pulse, 3))],
        [step({ [e]: true }, vectorCycleMs, {}, { [r]: false, Rejected: 1 })],
      ),
      vector('stand-still', 'a standing product counts once', idle, [
        step({ [e]: true }, 2_000, { Products: 1 }),
        step({ [e]: false }, 500, {}, { Products: 1 }),
      ]),
      vector(
        'disabled',
        'disabled, nothing is pushed',
        [...idle, ...product(true), ...good(positions - 1)],
        [step({ Enable: false, [e]: true }, 300, {}, { [r]: false, Rejected: 0 })],
      ),
      vector(
        'disable-while',
        'disabling ends a pulse',
        [...idle, ...product(true), ...good(positions - 1), step({ [e]: true }, 100)],
        [step({ Enable: false }, vectorCycleMs, { [r]: false })],
      ),
      vector(
        'two',
        'two bad ones in a row are both rejected',
        [...idle, ...product(true), ...product(true), ...good(positions - 2)],
        [step({ [e]: true }, 100, { Rejected: 1 }), step({ [e]: false }, scansOf(pulse, 3)), step({ [e]: true }, 100, { Rejected: 2, [r]: true })],
      ),
    ],
    openQuestions: [
      'Products must not be taken off the belt between sensor and rejecter, or the register is off by one. How is that prevented?',
      'Must a confirmation sensor prove the reject (food safety)?',
    ],
  };
}

export const rejectRegister: Pattern = {
  id: 'reject-shift-register',
  title: 'Reject shift register',
  summary: 'Tracks bad products from an inspection sensor to a reject actuator by counting products.',
  keywords: keywords(
    'reject 8; shift register 10; schieberegister 11; reject* product* 8; ausschleus* 10; ausschuss 6; eject 7; track* product* 6; inspection reject 8; checkweigher 6; bottles later 7; metal detector 5; push off 6; pusher 5; blow off 6; track* bad 7; bad parts 6; positions 3; eject* 7; kick off 5; faulty 3; ausschleusen 10; auswerfer 8; reject* station 8; schlechtteil* 8; n positions later 5; camera 2',
  ),
  parameters: [
    conditionParameter('eye', 'product sensor', 1, 1, 'PRODUCT_SENSOR'),
    equipmentParameter('rejecter', 'reject actuator', ['valve', 'motor'], 1, 1, 'REJECTER'),
    wholeParameter(
      'positions',
      'Products between sensor and rejecter',
      'positions, products, bottles, later, after, between, downstream, places, plaetze',
      5,
      2,
      200,
    ),
    timeParameter('pulse', 'Pulse time', 'pulse, for, blow, push', 300, 100, 10_000),
  ],
  evidence: (reading) => {
    const bad = /\b(?:defect|faulty|bad|reject|metal|damaged|ng|scrap|ausschuss|schlecht|fehler)\w*/i.test(reading.text);
    return bad && /\b\d+ \w+(?: \w+)? (?:later|downstream|further|away|after|spaeter|dahinter)\b/i.test(reading.text) ? 6 : 0;
  },
  build,
};
