import { describe, expect, it } from 'vitest';
import { draftPlc } from '../proof/draft.js';
import { selectPattern } from './select.js';

function matched(request: string) {
  const selection = selectPattern(request, [], []);
  if (selection.kind === 'refused') throw new Error(`refused: ${selection.reason}`);
  return selection;
}

describe('figures told by the words beside them', () => {
  it.each([
    [
      'Heat pump: at least 6 min off, at least 10 min running; start under 20 °C, stop over 22 °C',
      'level-hysteresis',
      { minimumOn: 600_000, minimumOff: 360_000 },
    ],
    ['Rührwerk ein über 60 %, aus unter 25 %, Mindestlaufzeit 3 min, Mindeststillstand 2 min', 'level-hysteresis', { minimumOn: 180_000, minimumOff: 120_000 }],
    ['Freezer compressor on above -2 °C, off below -6 °C, min rest 6 min', 'level-hysteresis', { minimumOn: 5_000, minimumOff: 360_000 }],
    ['Ramp the mill from 0 to 60 Hz in 30 s when started, and down in 12 s', 'ramp', { up: 2, down: 5 }],
    ['Förderschnecke hochfahren 0 auf 1200 1/min in 24 s, runter in 6 s', 'ramp', { up: 50, down: 200 }],
    ['speed reference 20 to 80 % within 2 min', 'ramp', { up: 0.5, down: 0.5 }],
    ['After 18 trays pulse the stacker lift for 0.7 s, then count again from zero', 'pulse-counter', { target: 18, pulse: 700 }],
    ['eject valve gets 250 ms pulse after every 5th can', 'pulse-counter', { target: 5, pulse: 250 }],
    ['Each press of the button adds 5 min to the sauna heater', 'credit-timer', { period: 300_000 }],
    ['Louvre: 30 % above 21 °C, 60 % above 24 °C, 100 % above 27 °C, hysteresis 1', 'stepped-output', { limit1: 21, output2: 60, limit3: 27, difference: 1 }],
    [
      'Drei Heizstufen: erste unter 40 °C, jede weitere 3 K tiefer, Mindestlauf 4 min, Mindestpause 6 min',
      'stage-control',
      { first: 40, spacing: 3, falling: 1, minimumOn: 240_000, minimumOff: 360_000 },
    ],
    ['Belt B-7 with start and stop buttons, horn 8 s before it starts', 'motor-starter', { warning: 8_000, supervised: 0 }],
    ['Oven heater by PWM, period 20 s, minimum on time 1 s', 'time-proportional', { period: 20_000, least: 1_000 }],
  ])('%s', (request, id, numbers) => {
    const { pattern, parameters } = matched(request);
    expect({ id: pattern.id, numbers: parameters.numbers }).toMatchObject({ id, numbers });
  });

  it('three unnamed stages are three', () => {
    expect(matched('Drei Kältestufen: erste ab 8 °C, jede weitere 1,5 K höher').parameters.names['machines']).toEqual(['STAGE_1', 'STAGE_2', 'STAGE_3']);
  });

  it('a limit without a unit is no level where none is spoken of', () => {
    expect(matched('greenhouse vent opens above 27 and closes below 24').parameters.names['measurement']).toEqual(['MEASURED_VALUE']);
    expect(matched('drain pump of the tank starts above 80 and stops below 20').parameters.names['measurement']).toEqual(['LEVEL_PV']);
  });

  it('an amount that is told as a limit is asked about', () => {
    const { openQuestions } = matched('Mix tank: dose component A until 40 kg, component B 20 kg, mix 5 min, then discharge');
    expect(openQuestions.filter((question) => /until 40 kg" is read as the amount/.test(question))).toHaveLength(1);
  });
});

describe('contacts that open in a fault', () => {
  it.each([
    'Motor M-12: start button normally open; stop at once when the stop button or the overload contact opens',
    'saw motor, start pb, stop pb and thermal open on fault, run until stop',
  ])('are TRUE while they are healthy: %s', (request) => {
    const draft = draftPlc({ request, dialect: 'iec', tags: [], equipment: [] });
    if (draft.kind === 'refused') throw new Error(draft.reason);
    const stops = draft.specification.tags.filter(({ identifier }) => /StopButton|_TRIP$/.test(identifier));
    expect(stops.map(({ description }) => /normally closed: TRUE is healthy/.test(description))).toEqual([true, true]);
    expect(draft.code).toMatch(/AND StopButton/);
    expect(draft.specification.assumptions.filter((text) => /polarity was not given/.test(text))).toEqual([]);
  });

  it('a door that opens is no polarity', () => {
    const { openQuestions } = matched('Stop the saw SW-1 when the guard door opens, start with the start button');
    expect(openQuestions.filter((question) => /polarit/i.test(question))).toEqual([]);
  });
});

describe('levels by floats in words', () => {
  it.each([
    ['grain bin: low float starts the auger, high float stops it', 1, 'AUGER'],
    ['Zisterne: Schwimmer unten schaltet die Nachspeisung ein, Schwimmer oben schaltet sie aus', 1, 'NACHSPEISUNG'],
    ['Sump: top float starts pump P-4, bottom float stops it', 0, 'P-4'],
  ])('%s', (request, filling, machine) => {
    const { pattern, parameters } = matched(request);
    expect(pattern.id).toBe('level-switches');
    expect(parameters.numbers['filling']).toBe(filling);
    expect(parameters.names['machines']).toEqual([machine]);
    expect(parameters.names['permissives']).toEqual([]);
  });
});
