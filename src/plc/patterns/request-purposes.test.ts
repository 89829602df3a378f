import { describe, expect, it } from 'vitest';
import { draftPlc } from '../proof/draft.js';
import { purposeOf } from './request-purposes.js';
import { readRequest } from './select.js';
import { selectTried } from './trials/tried-selection.js';

const purposes = (request: string) => {
  const reading = readRequest(request, [], []);
  return reading.times.map((time) => purposeOf(reading, time));
};

describe('the words beside a time say what it is for', () => {
  it.each([
    ['alarm at 95 % after 5 s', ['alarm']],
    ['replace a failed one after 5 s', ['replacement']],
    ['runs at most 20 s at a stretch', ['longest']],
    ['läuft höchstens 20 s am Stück', ['longest']],
    ['with a pause of 2 minutes at standstill between the directions', ['standstill']],
    ['runs right for 3 min, stands 20 s, then left for 3 min', [null, 'standstill', null]],
    ['horn HN-1 sounds 8 s before the conveyor starts', ['warning']],
    ['Hupe HU-1 8 s vor dem Anlauf', ['warning']],
    ['the pump stops 5 s after the alarm', [null]],
    ['runs for 5 min', [null]],
  ])('%s', (request, expected) => {
    expect(purposes(request)).toEqual(expected);
  });
});

describe('a time given for one thing never becomes another', () => {
  const drafted = (request: string): string => {
    const selection = selectTried(request, [], []);
    if (selection.kind === 'refused') return 'refused';
    return selection.build.constants.map(({ name, value }) => `${name}=${value}`).join(' ');
  };
  it.each([
    ['Reverse the fans VR-1 every 4 hours with a pause of 2 minutes at standstill between the directions.', /^(?!.*ON_TIME=T#2m)/],
    ['Three pumps P-1, P-2, P-3 on LT-1: start at 50, 60 and 70 %, stop at 20 %, replace a failed one after 5 s', /^(?!.*STAGE_DELAY=T#5s)/],
    ['Pump P-1 on below 30 % of LT-1, off above 60 %, at most 20 s at a stretch, then a fault', /^(?!.*MAXIMUM_ON=T#1h)/],
    ['Glue valve GV-2 open for at most 15 s at a stretch while sensor BS-2 sees a box', /^(?!.*TRAVEL_TIME=T#15s)/],
    ['Pump speed 30 Hz when the level LT-2 is below 40 %, 40 Hz from 40 to 70 % and 50 Hz above 70 %', /refused/],
    ['Feed speed follows the motor current: below 140 A 60 m/min, above 162 A 30 m/min, in between 45 m/min.', /refused/],
  ])('%s', (request, expected) => {
    expect(drafted(request)).toMatch(expected);
  });
});

describe('a figure of the request that is open', () => {
  it('keeps the sheet from being one to sign', () => {
    const request = 'Agitator RM-2 runs 5 min every 30 min; wait 12 s for the hatch.';
    const draft = draftPlc({ request, dialect: 'iec', tags: [], equipment: [], digest: (text) => String(text.length) });
    if (draft.kind === 'refused') throw new Error(draft.reason);
    expect(draft.proof.at(-1)?.status).toBe('not-climbed');
    expect(draft.proof.at(-1)?.detail).toMatch(/figures of the request/);
  });
});
