import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShownFollowUp, type ShownFollowUp } from '../../domain/shown-follow-up.js';
import { Results } from '../results.js';
import { line } from '../skill.js';
import { answerFromShown } from './answer-shown.js';
import { type Shown, shownBy } from './rows.js';

const shown = (...texts: readonly string[]): Shown =>
  shownBy(
    texts.map((text, at) => line(text, `E${at + 1}`)),
    new Results([]),
  );
const asked = (follow: ShownFollowUp, last: Shown, earlier: Shown | null = null) => {
  const found = answerFromShown(follow, last, earlier, 'en');
  return found === null || 'ask' in found ? found : { text: found.lines.map(({ text }) => text), shown: found.shown };
};
const textOf = (follow: ShownFollowUp, last: Shown, earlier: Shown | null = null): readonly string[] | null => {
  const found = asked(follow, last, earlier);
  return found === null || 'ask' in found ? null : found.text;
};

describe('what a follow-up finds in the rows that were shown', () => {
  const counts = shown('Alarms by machine, 12 in all.', 'M-1: 3.', 'M-2: 7.', 'M-3: 2.');

  it('picks by place, by neighbour and by the end of an order', () => {
    expect(textOf({ kind: 'pick', place: 1, field: 'row' }, counts)).toEqual(['M-2: 7.']);
    expect(textOf({ kind: 'pick', place: 5, field: 'row' }, counts)).toBeNull();
    const most = answerFromShown({ kind: 'extreme', by: 'most', rank: 0, named: [], field: 'row' }, counts, null, 'en');
    if (most === null || 'ask' in most) throw new Error('expected a row');
    expect(most.lines.map(({ text }) => text)).toEqual(['M-2: 7.']);
    // The second after "the most" is the second of that order.
    expect(textOf({ kind: 'pick', place: 1, field: 'row' }, most.shown)).toEqual(['M-1: 3.']);
    expect(textOf({ kind: 'difference', named: [] }, most.shown)).toEqual(['M-2 7 is 4 more than M-1 3.']);
  });

  it('tells the worse of two answers with how far they are apart', () => {
    const [first, second] = [shown('VT-1: 4.0 mm/s at 2026-03-02 14:05.'), shown('VT-2: 1.5 mm/s at 2026-03-02 14:05.')];
    const worse = readShownFollowUp('which of the two is worse?');
    expect(worse).toMatchObject({ kind: 'extreme', by: 'most' });
    expect(worse === null ? null : textOf(worse, second, first)).toEqual([
      'VT-1: 4.0 mm/s at 2026-03-02 14:05.',
      'VT-2 1.5 mm/s is 2.5 mm/s less than VT-1 4.0 mm/s.',
    ]);
  });

  it('tells what is to be checked first where the answer says so', () => {
    const alarm = shown('LT-9: level low.', 'Check first: the drain valve', 'Likely cause: drain open');
    for (const question of ['what should I check first', 'was soll ich zuerst prüfen', '先检查什么']) {
      const follow = readShownFollowUp(question);
      expect(follow === null ? null : textOf(follow, alarm)).toEqual(['Check first: the drain valve']);
      expect(follow === null ? null : textOf(follow, counts)).toBeNull();
    }
  });

  it('orders only what is of one unit, and by nothing that the rows do not have', () => {
    const mixed = shown('PT-1: 4.0 bar at 2026-03-02 14:05.', 'TT-1: 60.0 °C at 2026-03-02 14:05.');
    expect(textOf({ kind: 'extreme', by: 'most', rank: 0, named: [], field: 'row' }, mixed)).toBeNull();
    expect(textOf({ kind: 'extreme', by: 'least', rank: 0, named: ['hours'], field: 'row' }, counts)).toBeNull();
  });

  it('keeps the rows that hold a word, and asks elsewhere where none does and no rows are spoken of', () => {
    expect(textOf({ kind: 'only', words: ['m-2'], ofRows: false }, counts)).toEqual(['M-2: 7.']);
    expect(textOf({ kind: 'only', words: ['m-9'], ofRows: false }, counts)).toBeNull();
    expect(textOf({ kind: 'only', words: ['m-9'], ofRows: true }, counts)).toHaveLength(1);
  });

  it('ranks rows by the time that each of them took, and never their sum', () => {
    const stops = shown(
      'M-1 stopped 2 times: 9 min in all.',
      'M-1 stopped from 2026-03-02 07:20 to 2026-03-02 07:22, 2 min.',
      'M-1 stopped from 2026-03-02 08:09 to 2026-03-02 08:16, 7 min.',
    );
    const most: ShownFollowUp = { kind: 'extreme', by: 'most', rank: 0, named: ['time'], field: 'row' };
    expect(textOf(most, stops)).toEqual(['M-1 stopped from 2026-03-02 08:09 to 2026-03-02 08:16, 7 min.']);
  });

  it('sets two answers against each other, in one unit', () => {
    const [now, before] = [shown('PT-1: 4.0 bar at 2026-03-02 14:05.'), shown('PT-1: 350.0 kPa at 2026-03-02 13:05.')];
    expect(textOf({ kind: 'difference', named: [] }, now, before)).toEqual(['PT-1 4.0 bar is 0.5 bar more than PT-1 350.0 kPa.']);
    expect(textOf({ kind: 'difference', named: [] }, now, shown('TT-1: 60.0 °C at 2026-03-02 13:05.'))).toBeNull();
  });

  it('the difference of two figures is theirs, whatever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 9_999 }), (a, b) => {
        const [text = ''] = textOf({ kind: 'difference', named: [] }, shown(`M-1: ${a} kW.`), shown(`M-1: ${b} kW.`)) ?? [];
        expect(text).toBe(
          a === b ? `M-1 ${a} kW and M-1 ${b} kW are the same.` : `M-1 ${a} kW is ${Math.abs(a - b)} kW ${a > b ? 'more' : 'less'} than M-1 ${b} kW.`,
        );
      }),
    );
  });

  it('a share is of something else than the part, and of what the source itself calls the whole', () => {
    const [part, whole] = [shown('Count of "bad": 3 bottles since noon.'), shown('40 good bottles since noon.')];
    expect(textOf({ kind: 'share' }, part, whole)).toEqual(['bad 3 bottles of 40 good bottles is 7.50 %.']);
    expect(textOf({ kind: 'share' }, part, part)).toBeNull();
  });

  it('a list that tells its own count is asked for it', () => {
    expect(textOf({ kind: 'count' }, shown('2 alarms are listed:', 'M-1: hot.', 'M-2: cold.'))).toEqual(['2 alarms are listed:']);
  });

  it('the time of a reading is no time at which something was', () => {
    const live = shown('Highest PT-1: 4.0 bar at 2026-03-02 10:12, from 2026-03-02 00:00 to 2026-03-02 14:05.');
    expect(textOf({ kind: 'field', field: 'when' }, live)).toEqual([live.lines[0]?.text]);
    expect(textOf({ kind: 'field', field: 'since' }, shown('M-1 is stopped.'))).toBeNull();
  });
});
