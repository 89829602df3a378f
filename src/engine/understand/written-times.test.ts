import { describe, expect, it } from 'vitest';
import { withMomentForElapsed, withPlainTimes } from './written-times.js';

describe('times as people write them', () => {
  it.each([
    ['mean flow between 0800 and 0900', 'mean flow between 08:00 and 09:00'],
    ['what was it at 1330?', 'what was it at 13:30?'],
    ['0600-0700 highest flow', 'from 06:00 to 07:00 highest flow'],
    ['stops from 2000 to 2100 hrs', 'stops from 20:00 to 21:00'],
    ['trips in feb', 'trips in february'],
    ['downtime jan', 'downtime in january'],
    ['feb vs mar', 'february vs march'],
  ])('%s', (written, plain) => expect(withPlainTimes(written)).toBe(plain));

  it.each(['from 2024 to 2026', 'since 2025', 'at 1500 rpm', 'between 1200 and 1300 kg', 'who is Jan', 'feb 2026', 'HC40-3101', '2026-03-02'])(
    'a year, an amount, a name or a part number stays: %s',
    (text) => expect(withPlainTimes(text)).toBe(text),
  );

  it('how long since the last of something asks when that was', () => {
    expect(withMomentForElapsed('how much time has passed since our last trip?')).toBe('when was the last trip?');
    expect(withMomentForElapsed('how long since the pump stopped')).toBe('how long since the pump stopped');
  });
});
