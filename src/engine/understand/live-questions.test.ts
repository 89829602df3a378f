import { describe, expect, it } from 'vitest';
import { askedAt, readQuestion } from '../../testing/read-question.js';
import { withListed } from './dialogue.js';
import { comparedWindows, parseWindow } from './time-expression.js';

describe('plain questions about the live plant go to what can answer them', () => {
  it.each([
    ['How near is the boiler pressure to its alarm?', 'margin-to-limit'],
    ['What is the caustic temperature and what are its limits?', 'margin-to-limit'],
    ['Which tank is the fullest?', 'rank-machines'],
    ['Which raw milk pump has run the longest?', 'rank-machines'],
    ['setpoint and actual back pressure', 'setpoint-and-value'],
    ['Is the cleaning finished?', 'programme-step'],
    ['Did we do better today than yesterday?', 'line-compared'],
    ['Has the chiller trip alarm ever come up?', 'alarm-ever'],
    ['Do we have any spare parts that are running out?', 'short-stock'],
    ['Mean time to repair of the raw milk pumps', 'kpi-of-group'],
    ['How many work orders are open?', 'list-work-orders'],
    ['When is the next inspection due?', 'list-work-orders'],
    ['Are the controllers in automatic?', 'equipment-states'],
    ['Does the boiler burner switch on and off too often?', 'measure'],
    ['What interrupted the line this shift?', 'production-loss'],
    ['Who last replaced the bearing of P-101B?', 'maintenance-history'],
    ['What are the running hours on P-601C?', 'read-value'],
    ['Is the milk going forward at this moment?', 'equipment-states'],
    ['When was the gasket of HX-201 renewed?', 'maintenance-history'],
  ])('%s -> %s', (text, skill) => {
    expect(readQuestion(text).skill).toBe(skill);
  });

  it('a letter or a group names its machines and no others', () => {
    expect(readQuestion('Is pump B ready?').understanding.ambiguous).toEqual(['P-101B', 'P-601B']);
    expect(readQuestion('Are the cooling pumps running?').understanding.ambiguous).toEqual(['P-601A', 'P-601B', 'P-601C']);
    expect(readQuestion('Does the pump a technician repaired run?').understanding.ambiguous).not.toContain('P-101A');
  });

  it('a corrected letter takes the question before along', () => {
    const { understanding } = readQuestion('What is the bearing temperature of pump A?', 'no, I meant pump B');
    expect(understanding.ambiguous).toEqual(['P-101B', 'P-601B']);
    expect(understanding.effective).toContain('bearing temperature');
  });

  it('a bound in a unit means what the machine measures in it', () => {
    const { measure } = readQuestion('Did the buffer tank fall below 35 % last night?').understanding;
    expect(measure?.tags.map(({ id }) => id)).toEqual(['LT-301']);
  });

  it('the output of a controller is not the temperature that it controls', () => {
    const { measure } = readQuestion('How steady was the pasteurisation temperature in the last 4 hours?').understanding;
    expect(measure?.tags.map(({ unit }) => unit)).toEqual(['°C']);
  });

  it('"the two" are the machines of the answer before, where there are two', () => {
    const told = 'P-601B.RUN (pump B): running.\nP-601C.RUN (pump C): running.';
    expect(withListed('Which of the two draws more?', told)).toBe('Which of P-601B and P-601C draws more?');
    expect(withListed('Which of the three draws more?', told)).toBe('Which of the three draws more?');
    expect(withListed('In the two hours before?', told)).toBe('In the two hours before?');
  });

  it('a name or a line that the plant does not have is not answered for by another', () => {
    const { understanding } = readQuestion('What is the level of T-301?', 'and T-309?');
    expect(understanding.assets).toEqual([]);
    expect(understanding.unknownNames).toEqual(['T-309']);
    expect(readQuestion('What was the OEE of line 9?').skill).not.toBe('kpi');
    expect(readQuestion('What was the OEE of line 4 last shift?').skill).toBe('kpi');
  });

  it('the shift before is one shift long', () => {
    const { window } = readQuestion('How many bottles last shift?', 'and the shift before that?').understanding;
    expect(window).toMatchObject({ from: new Date('2026-03-03T22:00:00Z'), to: new Date('2026-03-04T06:00:00Z') });
  });

  it('a month without a year is the latest that has begun, and a night has a night before it', () => {
    expect(parseWindow('how many jobs in november', askedAt)).toEqual({ from: new Date('2025-11-01T00:00:00Z'), to: new Date('2025-12-01T00:00:00Z') });
    expect(comparedWindows('was last night better than the night before', askedAt)?.map(({ from }) => from.toISOString())).toEqual([
      '2026-03-03T22:00:00.000Z',
      '2026-03-02T22:00:00.000Z',
    ]);
  });
});

describe('what a word does not name', () => {
  it('takes the hours of a stretch of time for no running hours', () => {
    const { understanding } = readQuestion('What is the bearing temperature of P-101A?', 'Show me the trend of the last 3 hours');
    expect(understanding.signals.map(({ id }) => id)).toEqual(['TT-101A']);
  });
  it('takes the reason of a request for no part of what is set', () => {
    const { understanding } = readQuestion('Put the raw flow setpoint to 9.0 because the buffer is full');
    expect(understanding.signals.map(({ id }) => id)).not.toContain('LT-301');
  });
  it('takes a ramp that is to be programmed for no question about its setpoint', () => {
    expect(readQuestion('Ramp the filler speed setpoint from 3000 to 9000 bottles/h in 120 s').skill).not.toBe('setpoint-and-value');
  });
  it('takes the value at which something trips for a rule and not for a state', () => {
    expect(readQuestion('P-101A在振动多少时跳闸？').skill).not.toBe('equipment-states');
  });
});
