import { describe, expect, it } from 'vitest';
import { renderBlock } from './render.js';
import { selectPattern } from './select.js';
import { tagBook } from './signals.js';

function questionsOf(request: string): string {
  const selection = selectPattern(request, [], []);
  return selection.kind === 'refused' ? `refused: ${selection.reason}` : selection.openQuestions.join('\n');
}

function codeOf(request: string): string {
  const selection = selectPattern(request, [], []);
  return selection.kind === 'refused' ? '' : renderBlock(selection.pattern.build(selection.parameters, tagBook([])));
}

describe('a part of a request that is not understood is told, never dropped', () => {
  it.each([
    [
      'Star delta starter for mill M-12, 7 s in star; forbid a restart for 4 minutes after a stop',
      /"forbid", "restart".*\n?[\s\S]*4 minutes" and the draft has no use|4 minutes" and the draft has no use[\s\S]*"forbid", "restart"/,
    ],
    ['Hours run of blower K-14, service after 900 h; the reminder returns every 50 h', /50 h" and the draft has no use/],
    ['Alarm when level LT-15 is above 92 % for 6 s with 1 % deadband; mute it during the wash', /"mute"/],
    ['Low pass filter for PT-16, 3 s; discard readings over 25 bar', /"discard"/],
    ['Scale 4 to 20 mA of PT-17 to 0 to 25 bar; freeze the value under 3.5 mA', /3\.5 mA" and the draft has no use/],
    ['Pumps P-18A and P-18B as duty and standby, failover 4 s, and swap them on every start', /"on every start"/],
    ['Pump P-19 runs 5 s every 10 minutes, only while valve YV-19 leaks', /only while valve YV-19 leaks" is not built in/],
    ['Grease pump P-24: 20 s on after every 70 strokes of ZS-24', /70 strokes"? and the draft has no use|70" and the draft has no use/],
    ['Hold outlet valve YV-22 closed for 20 minutes after the inlet valve YV-23 has closed', /YV-23 has closed"; the draft acts on YV-23 being TRUE/],
  ])('%s', (request, question) => expect(questionsOf(request)).toMatch(question));

  it('the quantity beside such words is told with what it was taken for', () =>
    expect(questionsOf('CIP step: rinse with water for 4 min, otherwise prolong by 3 min')).toMatch(/"prolong"[\s\S]*"3 min" is read as the/));

  it('nothing is asked about plain words of machines and the nouns that describe a name', () =>
    expect(questionsOf('The big drain pump P-21 starts when level switch LSH-21 is on and stops when LSL-21 is off')).not.toMatch(/Not understood/));
});

describe('names keep the part that the request gives them', () => {
  it('end positions named as feedback are those of the valve, not permissives', () => {
    const code = codeOf('Valve YV-31 with open feedback GSO-31 and closed feedback GSC-31, alarm if it does not open within 9 s');
    expect(code).toMatch(/OpenTimer\(IN := YV_31_CMD AND NOT GSO_31/);
    expect(code).not.toMatch(/AND GSO_31 AND GSC_31/);
  });
  it.each([
    ['push buttons', 'Reversing motor M-32 with PB-321 forward and PB-322 backward, 3 s pause'],
    ['limit switches', 'Reversing motor M-35, 2 s pause, limit switches ZS-351 and ZS-352 stop it at the ends'],
  ])('%s are no permissives', (_what, request) => {
    const said = questionsOf(request);
    expect(said).toMatch(/(?:PB|ZS)-\d+/);
    expect(codeOf(request)).not.toMatch(/AND (?:PB|ZS)_\d+/);
  });
});

it('a reset button among emergency stops is the reset of the block', () => {
  const request = 'Emergency stop status of ES-33 and ES-34 with latch, reset with PB-33';
  const selection = selectPattern(request, [], []);
  const signals = selection.kind === 'match' ? selection.pattern.build(selection.parameters, tagBook([])).signals : [];
  expect(signals.filter(({ tag }) => tag === 'PB-33').map(({ identifier }) => identifier)).toEqual(['ResetButton']);
});

describe('conditions that say how many or how long', () => {
  it('"any two of" is each pair of them', () => {
    expect(codeOf('Lamp HL-41 is on when any two of LS-41, LS-42 and LS-43 are on for 2 s')).toMatch(
      /\(LS_41 AND LS_42\) OR \(LS_41 AND LS_43\) OR \(LS_42 AND LS_43\)/,
    );
  });

  it.each([
    ['a list that nothing joins', 'Lamp HL-42 is on when LS-41, LS-42, LS-43 are on'],
    ['off until', 'Pump P-43 stays off until level LT-43 is above 40 %'],
  ])('%s is never taken for all of them', (_what, request) => expect(codeOf(request)).not.toMatch(/LS_41 AND LS_42|NOT \(LT_43/));

  it('"any of" and "one of" are or, "all of" is and', () => {
    expect(codeOf('Lamp HL-44 is on when any of LS-441, LS-442 and LS-443 is on')).toMatch(/LS_441 OR LS_442 OR LS_443/);
    expect(codeOf('Lamp HL-45 is on when all of LS-451, LS-452 and LS-453 are on')).toMatch(/LS_451 AND LS_452 AND LS_453/);
  });

  it('"runs whenever" is a state and "must stay off" a prohibition', () => {
    const code = codeOf('Fan K-46 runs whenever damper ZS-46 is open. When temperature TT-46 exceeds 80 degC the fan must stay off.');
    expect(code).toMatch(/K_46_CMD := /);
    expect(code).not.toMatch(/OR K_46_CMD|OR Demand/);
  });
});
