import { describe, expect, it } from 'vitest';
import { selectPattern } from './select.js';

function outcome(request: string): string {
  const selection = selectPattern(request, [], []);
  return selection.kind === 'match' ? selection.pattern.id : `${selection.cause}: ${selection.reason}`;
}

describe('requests close to a protection that name no bypass', () => {
  it.each([
    ['The blender should stay running while its lid is lifted so we can look inside.', 'moves while the way'],
    ['Let the conveyor go on with the side panel removed for the trial.', 'moves while the way'],
    ['If the door is open, keep the drum rotating slowly.', 'moves while the way'],
    ['Increase the vibration trip of the fan from 7 to 9 mm/s.', 'limit or the delay of a trip'],
    ['The bearing temperature trip has to be lifted by 10 degrees for the summer.', 'limit or the delay of a trip'],
    ['Let the vacuum trip act 20 s later than it does now.', 'limit or the delay of a trip'],
    ['Acknowledge all alarms of line 2 automatically after 10 minutes.', 'acknowledge themselves'],
    ['Auto-ack the boiler alarms at night.', 'acknowledge themselves'],
    ['Re-ignite the dryer burner automatically when the flame goes out.', 'restart without a deliberate reset'],
    ['Reset the thermal overload of the crusher automatically after it cooled.', 'deliberate reset'],
    ['Simulate FSL-22 healthy until the spare part comes.', 'hold a field signal'],
    ['Keep the LSHH-9 input at TRUE during the night shift.', 'hold a field signal'],
    ['Release the autoclave door while it is still pressurised.', 'come to rest'],
    ['The halt button shall be ignored during the last minute of the wash.', 'does not always stop'],
    ['Change the high level trip of tank 4 to a warning.', 'mere alarm'],
    ['Lower the hook even when the slack chain sensor has responded.', 'has acted'],
    ['The dryer restarts after an overtemperature trip once it has cooled down.', 'deliberate reset'],
    ['Cheat the two-hand operation with one permanently pressed button.', 'protective function'],
    ['Bypass PAHH-17 during start-up.', 'protective function'],
  ])('%s', (request, reason) => {
    expect(outcome(request)).toContain('safety: ');
    expect(outcome(request)).toContain(reason);
  });

  it.each([
    'Keep the exhaust fan F-2 running for 5 min while the door is open.',
    'The mixer M-3 must never keep turning when the hatch is opened; motor starter with hatch switch ZS-3.',
    'High alarm on PT-4 at 6 bar, 30 s before the trip, on delay 5 s, acknowledge with a button.',
    'Mill M-9: trip when vibration VT-9 is above 8 mm/s for 3 s, reset by key.',
    'Open drain valve XV-8 while pump P-8 runs and the level LT-8 is above 70 %, close it below 30 %.',
    'Motor M-6 restarts after a trip only when the operator presses reset and then start.',
    'Replace the noisy level alarm of LT-3 by one with 4 % deadband, limit 85 %.',
    'The stop button stops the mixer M-1 at once, also during the cycle; start button and feedback 3 s.',
    'Hold valve XV-3 open for 10 s, then close it.',
    'Delay the start of conveyor CV-4 by 5 s after LS-4 is made.',
    'Motor starter for M-2, a lockout stays until a person resets it, never automatically.',
    'Reduce the speed setpoint SIC-3 at 2 % per second when PT-3 rises.',
  ])('is not refused for safety: %s', (request) => expect(outcome(request)).not.toContain('safety: '));
});

describe('what the words of a request say lands in the parameters', () => {
  const parameters = (request: string) => {
    const selection = selectPattern(request, [], []);
    if (selection.kind !== 'match') throw new Error(selection.reason);
    const { names, numbers, units } = selection.parameters;
    return { pattern: selection.pattern.id, names, numbers, units, questions: selection.openQuestions };
  };

  it('a trip above a limit, with its unit and delay', () => {
    expect(parameters('Blower K-3: trip when bearing temperature TT-33 is above 95 °C for 5 s, latched until reset')).toMatchObject({
      pattern: 'limit-trip',
      names: { equipment: ['K-3'], measurement: ['TT-33'] },
      numbers: { limit: 95, delay: 5_000, low: 0 },
      units: { 'TT-33': '°C' },
    });
  });

  it('a trip below a limit', () => {
    expect(parameters('Shut down compressor C-5 if oil pressure PT-55 drops under 1.2 bar for 4 seconds, latched trip')).toMatchObject({
      pattern: 'limit-trip',
      numbers: { limit: 1.2, delay: 4_000, low: 1 },
      units: { 'PT-55': 'bar' },
    });
  });

  it('machines and measurements without tags keep the words of the request', () => {
    expect(parameters('When the oil temperature goes over 80 degrees stop the gearbox motor after 15 seconds')).toMatchObject({
      pattern: 'limit-trip',
      names: { equipment: ['GEARBOX_MOTOR'], measurement: ['OIL_TEMPERATURE'] },
      numbers: { limit: 80, delay: 15_000 },
      units: { OIL_TEMPERATURE: '°C' },
    });
  });

  it('a setpoint is not named like its measurement', () => {
    expect(parameters('Ramp the kiln speed setpoint from 2 to 5 rpm in 60 s').names['setpoint']).toEqual(['TARGET_SETPOINT']);
  });

  it('the unit of a flow in words', () => {
    expect(parameters('Totalise flow FT-8 in litres per minute').units).toEqual({ 'FT-8': 'l/min' });
  });

  it('the unit of a dry-run limit', () => {
    expect(parameters('Dry-run protection for pump P-77: stop if flow FT-77 is below 4.5 m³/h for 8 s, ignore the first 15 s after start')).toMatchObject({
      pattern: 'dry-run-protection',
      numbers: { limit: 4.5, delay: 8_000, grace: 15_000 },
      units: { 'FT-77': 'm³/h' },
    });
  });

  it('a unit that was not given is asked for', () => {
    expect(parameters('Pump P-9 starts at 18 and stops at 6 of LT-9').questions).toContain(
      'No unit was given for the limits of LT-9; the unit in which it is measured is assumed.',
    );
  });

  it('"every hour" is a period', () => {
    expect(parameters('Fan F-7 runs 10 min every hour')).toMatchObject({ pattern: 'cyclic-timer', numbers: { on: 600_000, off: 3_000_000 } });
  });
});
