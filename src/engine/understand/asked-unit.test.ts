import { describe, expect, it } from 'vitest';
import { askedUnit, inUnit } from './asked-unit.js';
import { asksForRule } from './rule-question.js';

describe('the unit an answer is wanted in', () => {
  it.each([
    ['What is the header pressure in psi?', 'set to 4 bar', '58 psi'],
    ['Wie warm ist der Ofen in Fahrenheit?', 'held at 250 °C', '482 °F'],
    ['How many inches is the gap?', 'a gap of 3.0 mm', '0.118 inch'],
    ['冷却水压力是多少psi?', 'at 2 bar', '29 psi'],
  ])('is read from "%s"', (question, text, value) => {
    const asked = askedUnit(question);
    expect(asked === null ? [] : inUnit(text, asked).map((each) => each.value)).toEqual([value]);
  });

  it.each(['How hot may it get at 3 bar?', 'Is the pump in manual?', 'Show the trend in the last hour'])('is not named in "%s"', (question) => {
    const asked = askedUnit(question);
    expect(asked === null ? [] : inUnit('set to 4 bar', asked)).toEqual([]);
  });
});

describe('questions for a rule', () => {
  it.each([
    'How often do we calibrate the scale?',
    'What is our scrap goal?',
    'When does a blackout count as an outage?',
    'Wie lange darf der Ofen leer laufen?',
    '多久校准一次？',
    'How many seconds does the damper need to close when the fan fails?',
    'The fan is dead. How long until the dryer gets too hot?',
    'In what time does the damper have to close?',
    'Wie lange läuft der Lüfter nach, wenn die Tür offen ist?',
  ])('are told from records: "%s"', (question) => expect(asksForRule(question)).toBe(true));
  it.each([
    'How long did the damper take when the fan failed?',
    'How often did the scale fail?',
    'How many bottles today?',
    'When was the belt changed last?',
    '昨天有多少次停机？',
  ])('are no "%s"', (question) => expect(asksForRule(question)).toBe(false));
});
