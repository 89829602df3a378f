import { describe, expect, it } from 'vitest';
import { draftPlc } from '../proof/draft.js';
import { normaliseRequest } from './request-text.js';
import { shownUnit } from './request-units.js';

function drafted(request: string): Readonly<{ pattern: string; code: string; said: string; failed: readonly string[]; inputs: ReadonlyMap<string, string> }> {
  const draft = draftPlc({ request, dialect: 'iec', tags: [], equipment: [] }, { mutants: 20, randomSequences: 2, randomScans: 200 });
  if (draft.kind === 'refused') throw new Error(draft.reason);
  return {
    pattern: draft.patternId,
    code: draft.code,
    said: [...draft.specification.assumptions, ...draft.specification.openQuestions].join('\n'),
    failed: draft.proof.filter(({ status }) => status === 'failed').map(({ name, detail }) => `${name}: ${detail}`),
    inputs: new Map(draft.specification.tags.filter(({ direction }) => direction === 'input').map(({ identifier, description }) => [identifier, description])),
  };
}

describe('a number that the draft has no use for is asked about', () => {
  it.each([
    ['Scale 4 to 20 mA of PT-17 to 0 to 25 bar, fault when the raw value is under -510 or over 28400', ['-510', '28400']],
    ['High alarm on TT-55 at 85 °C, deadband 3 K, 6 s on delay, priority 4', ['priority 4']],
    ['DOL starter for pump P-3, start, stop, overload, max three resets', ['three']],
    ['Hour meter for fan FN-4, service after 900 h, printed on page 17', ['17']],
    ['Count boxes at PX-1 and stop after 24 pieces, a dozen per pack', ['dozen']],
    ['Low pass filter for PT-16, 3 s, offset minus 7', ['-7']],
    ['Low pass filter for PT-16, 3 s, gain 0,125', ['0.125']],
    ['DOL-Starter für Pumpe P-3 mit Start, Stopp und Überlast, Kennzahl 4711', ['4711']],
    ['On/off valve XV-2 with end switches and 9 s travel time, 12x per cycle', ['12x']],
    ['Interlock chain for P-9 with LSL-9 and PSH-9, code 8', ['code 8']],
  ])('%s', (request, numbers) => {
    const asked = drafted(request)
      .said.split('\n')
      .filter((text) => text.includes('no use for it'));
    for (const number of numbers) expect(asked.filter((text) => text.includes(number)).length).toBeGreaterThan(0);
  });

  it.each([
    'Scale raw counts 0..27648 of LT-3 to -20 to 80 %',
    'Convert raw counts 0..27648 into 0-16 bar for PT-31',
    'High alarm on TT-55 at 85,5 °C, deadband 3 K, 6 s on delay, 10 s off delay',
    'Three booster pumps keep PT-77 at 4 bar: call the second when pressure stays under 3.5 bar for 20 s, drop it above 4.5 bar',
    'Start pump P-3 above 80 % of LT-3 and stop it below 20 %. At least 3 minutes between two starts.',
  ])('and one that it holds is not: %s', (request) => expect(drafted(request).said).not.toContain('no use for it'));

  it('a comma after a leading zero is a decimal one', () =>
    expect(normaliseRequest('gain 0,125 and 1,234 pieces, minus 5')).toBe('gain 0.125 and 1234 pieces, -5'));
});

describe('the polarity that a request gives a contact holds in specification, code and scenarios', () => {
  it.each([
    ['DOL starter for pump P-3: start pb, stop pb (nc), overload nc', ['StopButton', 'P_3_TRIP']],
    ['Start/stop circuit for pump P-3 with a normally closed stop button and a normally open start button', ['StopButton']],
    ['Motorstarter für M-7: Start-Taster (Schließer), Stopp-Taster (Öffner), Motorschutz Öffner', ['StopButton', 'M_7_TRIP']],
    ['DOL starter for fan FN-3, stop and overload contacts are both break contacts', ['StopButton', 'FN_3_TRIP']],
    ['starter for motor M-3; the stop button drops out when pressed, overload relay low when tripped', ['StopButton', 'M_3_TRIP']],
    ['star delta starter for mill M-2, 6 s in star, overload contact true when tripped, stop nc', ['StopButton']],
    ['Conveyor CV-3 stops 4 s after PX-3 is blocked and restarts only by the reset button; PX-3 is normally closed', ['PX_3']],
    ['Pump P-5 stops when level switch LSL-5 trips (nc contact) and starts when LSH-5 is on', ['LSL_5']],
    ['Starter for motor M-6 with start and stop button and thermal overload; the stop is fail-safe', ['StopButton']],
    ['DOL starter for conveyor CV-1, overload contact closed when healthy', ['CV_1_TRIP']],
    ['Valve XV-4 with open and closed limit switches (nc), 8 s travel time', ['XV_4_OPENED', 'XV_4_CLOSED']],
    ['Reversing motor M-8 with 2 s pause, stop button n.c.', ['StopButton']],
  ])('%s', (request, closed) => {
    const { inputs, failed, code } = drafted(request);
    expect(failed).toEqual([]);
    expect([...inputs].filter(([, text]) => text.includes('normally closed')).map(([name]) => name)).toEqual(closed);
    for (const name of closed) expect(code).toMatch(new RegExp(`(?<!NOT )\\b${name}\\b`));
  });

  it('a normally closed stop lets the motor run only while it is TRUE', () => {
    const { code } = drafted('DOL starter for pump P-3: start pb, stop pb (nc), overload nc');
    expect(code).toContain('Failed := NOT P_3_TRIP OR');
    expect(code).toContain('P_3_CMD := NOT Failed AND StopButton AND');
  });

  it('where none is given, the one that is taken is an assumption', () => {
    const { said } = drafted('DOL starter for pump P-3 with start, stop and overload');
    expect(said).toMatch(/Contact polarity was not given: TRUE is taken as pressed, tripped or reached for StopButton, P_3_TRIP/);
  });

  it('a normally open contact of a healthy-TRUE interlock is turned over', () => {
    const { inputs, failed } = drafted('Interlock chain for P-9 with first out: LSL-9 (nc), PSH-9 n.o.');
    expect(failed).toEqual([]);
    expect([inputs.get('LSL_9'), inputs.get('PSH_9')].map((text) => /normally (?:open|closed)/.exec(text ?? '')?.[0])).toEqual([
      'normally closed',
      'normally open',
    ]);
  });

  it.each([
    ['DOL starter for pump P-3 with start and stop, door contact nc', 'DOOR_CONTACT'],
    ['tank inlet valve, low level switch opens, high level switch closes, door contact nc', 'DOOR_CONTACT'],
  ])('a further contact that stops the machine is built in: %s', (request, identifier) => {
    const { inputs, failed } = drafted(request);
    expect(failed).toEqual([]);
    expect(inputs.get(identifier)).toMatch(/normally closed/);
  });

  it('a polarity of no input of the draft, and a normally open valve, are asked about', () => {
    expect(drafted('First-order filter of FT-3 with 4 s, door contact nc').said).toMatch(/door contact nc", and the draft has no input/);
    expect(drafted('Open the normally open valve XV-3 below 20 % of LT-3 and close it above 80 %').said).toMatch(/normally open valve"; in the draft TRUE/);
  });
});

describe('the unit in which a total is wanted is reached by conversion or asked about', () => {
  it.each([
    ['Totaliser from flow FT-1 in l/h, show m3, ignore below 50 l/h', 'm³', '0.001'],
    ['Totalise FT-9 (m3/h) and display the total in litres', 'l', '1000.0'],
    ['integrate the steam flow FT-8 to tons, flow comes in kg/h', 't', '0.001'],
    ['Totalise flow FT-4 in l/min, total in hl', 'hl', '0.01'],
    ['sum flow FT-3 given in kg/h, show the result in g', 'g', '1000.0'],
    ['Totalise flow FT-7 in m3/h, total in m3', 'm³', null],
  ])('%s', (request, unit, factor) => {
    const { code, said, failed } = drafted(request);
    expect(failed).toEqual([]);
    expect(code).toMatch(new RegExp(`Total : REAL; // total since reset \\[${unit}\\]`));
    expect(/TOTAL_UNITS_PER_FLOW_UNIT : REAL := ([\d.]+)/.exec(code)?.[1] ?? null).toBe(factor);
    expect(said).not.toContain('wants an amount shown');
  });

  it.each([
    ['totalise the flow FT-5 in m3/h and show it in tons', 't'],
    ['total flow of FT-2 in gallons per minute, show m3', 'm³'],
    ['count bottles at PE-5, stop at 24, show kg', 'kg'],
  ])('%s', (request, unit) => expect(drafted(request).said).toContain(`Not understood: the request wants an amount shown in ${unit}`));

  it('units of rates and of quantities are not those of a total', () =>
    expect(['Ramp to 5 m3/h', 'dose 40 kg', 'show the flow in l/min', 'total of FT-1'].map(shownUnit)).toEqual([null, null, null, null]));
});

describe('the name of a machine asks for no function', () => {
  it.each([
    'Interlock: drain valve cant open while CIP supply pump runs or the product route is on. tell me which one blocks',
    'CIP return valve position 0-100 out of 4-20mA with low cut',
    'alarm when the CIP supply pump runs longer than 40 s',
    'DOL starter for the CIP return pump with overload',
    'The batch mixing tank pump runs 5 s every 10 minutes',
    'Hour meter for the mixing tank agitator, service after 500 h',
    'CIP tank heater between 60 and 65 °C',
  ])('%s', (request) => {
    const { pattern, failed } = drafted(request);
    expect(pattern).not.toMatch(/cip|mixing/);
    expect(failed).toEqual([]);
  });

  it('one name is one thing', () => {
    const { failed, code } = drafted('CIP with caustic at 75 degC for 10 min and acid 5 min; the rinse valve and the supply pump are new');
    expect(failed).toEqual([]);
    const declared = [...code.matchAll(/^ {4}(\w+) :(?!=)/gm)].map(([, name]) => name);
    expect(new Set(declared).size).toBe(declared.length);
  });
});
