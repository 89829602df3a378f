import { describe, expect, it } from 'vitest';
import { readTimes } from './request-quantities.js';

/** Times as people write them, in milliseconds. */
const times: readonly (readonly [string, number])[] = [
  ['24 Stunden', 86_400_000],
  ['1 Stunde', 3_600_000],
  ['8 std', 28_800_000],
  ['5 sek', 5_000],
  ['90 Sekunden', 90_000],
  ['2 Minuten', 120_000],
  ['2 Stunden 30 Minuten', 9_000_000],
  ['3 Tage', 259_200_000],
  ['2 Wochen', 1_209_600_000],
  ['4 s', 4_000],
  ['1 min 30 s', 90_000],
  ['1h30m', 5_400_000],
  ['250 ms', 250],
  ['T#1m5s', 65_000],
  ['2:30 min', 150_000],
];

describe('times of a request', () => {
  it.each(times)('%s', (text, milliseconds) => {
    expect(readTimes(`alle ${text}, then`).map((time) => time.milliseconds)).toEqual([milliseconds]);
  });
});
