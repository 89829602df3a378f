import { describe, expect, it } from 'vitest';
import { draftPlc } from '../proof/draft.js';
import { selectPattern } from './select.js';

function matched(request: string) {
  const selection = selectPattern(request, [], []);
  if (selection.kind === 'refused') throw new Error(`refused: ${selection.reason}`);
  return selection;
}

describe('figures told by the words beside them', () => {
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

  it.each([
    'Stop the saw SW-1 when the guard door opens, start with the start button',
    'exhaust fan M-931 runs when neither door DS-931 nor door DS-932 is open and CO value AT-931 is above 20 ppm',
  ])('a door that is open is no polarity: %s', (request) => {
    const draft = draftPlc({ request, dialect: 'iec', tags: [], equipment: [] });
    if (draft.kind === 'refused') throw new Error(draft.reason);
    expect(draft.specification.tags.filter(({ description }) => /normally closed/.test(description))).toEqual([]);
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
