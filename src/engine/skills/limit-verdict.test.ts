import { describe, expect, it } from 'vitest';
import { limitVerdict } from './limit-verdict.js';

const dust = 'Dust: Limit 40 mg/m³ (shift mean), 90 mg/m³ peak; What happens above it: Filter clogs';
const gas = 'Oxygen: Entry allowed 19.0 to 22.0 %; Leave at once: below 18.0 %';
const load = 'Wheel load, maximum: HC-1 12 t; HC-2 16 t';
const heat = 'Bearing temperature, alarm / trip: HC-1 70 / 85 °C; HC-2 75 / 95 °C';

describe('a value against the limits of a source', () => {
  it.each([
    ['is 60 mg/m³ dust as a shift mean ok', dust, { kind: 'above', limit: '40 mg/m³' }],
    ['is 60 mg/m³ dust as a peak ok', dust, { kind: 'within' }],
    ['is 60 mg/m³ dust ok', dust, { kind: 'unknown' }],
    ['is 95 mg/m³ dust ok', dust, { kind: 'above', limit: '40 mg/m³' }],
    ['oxygen 18.7 %, may I enter?', gas, { kind: 'below', limit: '19.0 %' }],
    ['oxygen 20.5 %, may I enter?', gas, { kind: 'within' }],
    ['is a wheel load of 14 t on HC-1 ok', load, { kind: 'above', limit: '12 t' }],
    ['is a wheel load of 14 t on HC-2 ok', load, { kind: 'within' }],
    ['is a wheel load of 14 t ok', load, { kind: 'unknown' }],
    ['bearing temperature 80 °C on HC-2: alarm or trip?', heat, { kind: 'alarm', limit: '75 °C' }],
    ['bearing temperature 90 °C on HC-1: alarm or trip?', heat, { kind: 'trip', limit: '85 °C' }],
    ['is a bearing temperature of 60 °C on HC-1 ok', heat, { kind: 'no-alarm', limit: '70 °C' }],
    ['is a slope of 3 % ok', 'Slope: Limit at least 4 %', { kind: 'below', limit: '4 %' }],
    ['Ist eine Ölmenge von 9 l zulässig?', 'Die Ölmenge darf höchstens 8 l betragen.', { kind: 'above', limit: '8 l' }],
    ['is a winding at 120 °C ok', 'Winding temperature above 110 °C: Rag in the fan', { kind: 'unknown' }],
  ])('%s', (question, text, verdict) => {
    expect(limitVerdict(question, text)).toEqual(verdict);
  });

  it('says nothing where the text gives no figure of the kind', () => {
    expect(limitVerdict('is 60 mg/m³ dust ok', 'Wear a mask.')).toBeNull();
    expect(limitVerdict('is dust ok', dust)).toBeNull();
  });
});
