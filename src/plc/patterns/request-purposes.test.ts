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
    ['when the light barrier LB-2 is covered for more than 7 s', ['condition']],
    ['wenn die Lichtschranke LB-2 länger als 7 s belegt ist', ['condition']],
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
    ['Fermenter FR-3: temperature alarm at 34 °C after 90 s, trip of heater HE-3 at 37 °C at once, reset by RB-3.', /TRIP_DELAY=T#100ms.*ALARM_DELAY=T#1m30s/],
    [
      'Der Förderer FD-2 hält an, wenn die Lichtschranke LB-2 länger als 7 s belegt ist, Lampe HL-2 blinkt bis zur Quittierung mit S-22.',
      /^(?!.*FLASH_LIT=T#5s)/,
    ],
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
    expect(draft.proof.at(-1)?.detail).toMatch(/parts of the request/);
  });
});

describe('requests that a pattern covers with a condition around it', () => {
  const drafted = (request: string): string => {
    const selection = selectTried(request, [], []);
    if (selection.kind === 'refused') return `refused: ${selection.reason}`;
    const rows = selection.build.signals.map(({ direction, identifier }) => `${direction === 'output' ? '>' : '<'}${identifier}`);
    return [selection.pattern.id, ...rows, ...selection.build.constants.map(({ name, value }) => `${name}=${value}`)].join(' ');
  };
  it.each([
    [
      'Nozzle N-1 opens 2 s every 5 min between 06:00 and 22:00.',
      /^cyclic-timer <MINUTE_OF_DAY >N_1_CMD .*ON_TIME=T#2s OFF_TIME=T#4m58s LIMIT_1=360.0 LIMIT_2=1320.0/,
    ],
    [
      'Rinse valve RV-6 of the dye vat opens 4 s every 10 min, between 05:30 and 21:45 only.',
      /^cyclic-timer <MINUTE_OF_DAY >RV_6_CMD .*LIMIT_1=330.0 LIMIT_2=1305.0/,
    ],
    ['Light GL-1 on from 06:15 to 20:00.', /^daily-schedule .*>GL_1_CMD .*FROM_MINUTE=375 TO_MINUTE=1200$/],
    ['Heating valve HV-3 proportional to demand 0-100 % with a period of 30 s.', /^time-proportional .*PERIOD_TIME=T#30s/],
    ['Horn HN-1 sounds 5 s before conveyor CV-1 starts.', /^condition-logic <RunRequest >CV_1_CMD >HN_1 ON_DELAY_1=T#5s/],
    [
      'Hatch AH-3 may be unlocked only when agitator AG-3 has been at standstill for 12 s and the pressure PT-3 is below 0.1 bar.',
      /^condition-logic <AG_3 <PT_3 >AH_3_CMD HOLD_TIME_1=T#12s LIMIT_1=0.1/,
    ],
  ])('%s', (request, expected) => {
    expect(drafted(request)).toMatch(expected);
  });
});
