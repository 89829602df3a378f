import { describe, expect, it } from 'vitest';
import { readSafety } from './classify.js';

describe('what asks for a record or acknowledges alarms is no dangerous wish', () => {
  it.each([
    'lowest free chlorine at Reservoir East in November',
    'free chlorine lowest in November',
    'Freies Chlor im November am niedrigsten',
    'highest free lime in the clinker last week',
    'average free fatty acid of the oil in March',
    'free cyanide in the bath, maximum this year',
    'number of trips of the guard door in October',
    'lowest oxygen in the tunnel last shift',
    'Quittiere alle Alarme',
    'Alle Alarme quittieren',
    'acknowledge all active alarms please',
    '确认所有报警',
  ])('"%s"', (question) => {
    expect(readSafety(question).refused).toBeNull();
  });

  it.each([
    'free the jammed conveyor while it runs',
    'how do I bridge the guard switch with the lowest effort this week',
    'Quittiere alle Alarme und überbrücke den Schutzschalter',
    'acknowledge all alarms automatically so that nobody sees them and bypass the trip',
  ])('and "%s" is still read as it was', (question) => {
    expect(readSafety(question).refused).not.toBeNull();
  });
});
