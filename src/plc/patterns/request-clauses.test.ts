import { describe, expect, it } from 'vitest';
import { leavesPartOpen } from './open-parts.js';
import { selectTried } from './trials/tried-selection.js';

function open(request: string): readonly string[] {
  const found = selectTried(request, [], []);
  return found.kind === 'refused' ? [`refused: ${found.reason}`] : found.openQuestions.filter(leavesPartOpen);
}

function constants(request: string): Readonly<Record<string, string>> {
  const found = selectTried(request, [], []);
  return found.kind === 'refused' ? {} : Object.fromEntries(found.build.constants.map(({ name, value }) => [name, value]));
}

describe('figures stand in the draft in the meaning that the request gives them', () => {
  it.each([
    ['Totalise the gas flow FT-7 in m3/h and give a pulse every 20 m3', '20.0', '0.1'],
    ['Totalise the oil flow FT-8 in l/min to m3, one pulse per 500 l', '0.5', '0.1'],
    ['Totalise the syrup flow FT-9 in kg/h, cut-off below 4 kg/h, pulse for every 25 kg', '25.0', '4.0'],
  ])('%s', (request, pulse, cutoff) => {
    expect(constants(request)).toMatchObject({ PULSE_AMOUNT: pulse, LOW_FLOW_CUTOFF: cutoff });
    expect(open(request)).toEqual([]);
  });

  it('never takes an amount for a limit of a flow', () => {
    expect(constants('Totalise the flow FT-5 in l/s to m3 and print 40 m3')['LOW_FLOW_CUTOFF']).not.toBe('40.0');
  });

  it.each([
    'Trip the shredder M-3 when the current IT-3 is above 80 A for 6 s, but ignore the first 4 s after start',
    'Stop the auger M-4 when the torque WT-4 is above 300 Nm for 6 s, except for the first 4 s after the start',
  ])('counts what stops a machine from the end of the time that is ignored: %s', (request) => {
    const found = selectTried(request, [], []);
    if (found.kind === 'refused') throw new Error(found.reason);
    const trial = found.trials.find(({ said }) => /first 4 s/.test(said));
    expect(trial?.status).toBe('passed');
    expect(found.openQuestions.filter(leavesPartOpen)).toEqual([]);
  });
});

describe('clauses that turn the meaning are tried or told', () => {
  it.each([
    ['Run the stirrer M-8 4 min on and 16 min off while selector HS-8 is on, otherwise all the time', /^Not covered: "otherwise all the time"/],
    ['Raise the platform M-5 when LT-5 is above 3 m and lower it when it is below 2 m', /^Not covered: "Raise \.\.\. lower"/],
    ['Limit the starts of the motor M-9 to 12 per hour', /allow .* an hour|no bound on starts/],
  ])('%s', (request, gap) => {
    expect(open(request).some((question) => gap.test(question) || question.startsWith('refused'))).toBe(true);
  });

  it.each([
    'Stop the roller M-7 when PT-7 is above 9 bar for 2 s, restart only after a reset',
    'Alarm when the level LT-4 is above 2.5 m for 5 s with deadband 0.1 m and acknowledge',
  ])('asks nothing idle: %s', (request) => {
    expect(open(request)).toEqual([]);
  });
});
