import { describe, expect, it } from 'vitest';
import { readDue, saysOnlyDue, withDue, withoutDue } from './due-time.js';

/** A Monday. */
const now = new Date('2026-03-02T10:00:00Z');
const minute = (text: string): string | undefined => readDue(text, now)?.at.toISOString().slice(0, 16);

describe('when work is to be done', () => {
  it.each([
    ['seal leaks, for tomorrow morning', '2026-03-03T12:00', 'seal leaks'],
    ['belt worn by Friday, urgent', '2026-03-06T23:59', 'belt worn, urgent'],
    ['bearing noisy, due on 5 March 2026', '2026-03-05T23:59', 'bearing noisy'],
    ['calibrate the probe before 9 March, low priority', '2026-03-09T23:59', 'calibrate the probe, low priority'],
    ['replace the lamp next week', '2026-03-13T23:59', 'replace the lamp'],
    ['grease the bearing within two days', '2026-03-04T23:59', 'grease the bearing'],
    ['fix the door next Monday afternoon', '2026-03-09T18:00', 'fix the door'],
    ['clean the filter by tomorrow 14:30', '2026-03-03T14:30', 'clean the filter'],
    ['Dichtung leckt, bis Freitag', '2026-03-06T23:59', 'Dichtung leckt'],
    ['Sieb reinigen bis morgen früh', '2026-03-03T12:00', 'Sieb reinigen'],
    ['Sieb reinigen, fällig am 12.03.2026', '2026-03-12T23:59', 'Sieb reinigen'],
    ['密封漏，明天上午完成', '2026-03-03T12:00', '密封漏'],
    ['皮带松，周五前修好', '2026-03-06T23:59', '皮带松'],
    ['换灯，下周', '2026-03-13T23:59', '换灯'],
  ])('%s', (text, due, rest) => {
    expect([minute(text), withoutDue(text, now)]).toEqual([due, rest]);
  });

  it.each([
    'leaks since Friday',
    'was noisy on 5 January 2026',
    'trips every Monday',
    'the seal leaks today',
    'tripped last Friday evening',
    'seit Montag laut',
    'heute morgen ausgefallen',
    '上周五坏了',
    '今天漏油',
  ])('is not said by: %s', (text) => {
    expect(readDue(text, now)).toBeNull();
  });

  it.each([
    ['no, tomorrow afternoon', true],
    ['make it due on Friday', true],
    ['nein, bis Freitag', true],
    ['改成明天下午', true],
    ['what happens tomorrow', false],
    ['set it to 75', false],
  ])('"%s" says nothing else: %s', (text, only) => {
    expect(saysOnlyDue(text)).toBe(only);
  });

  it('a due time takes the place of the one before', () => {
    expect(withDue('job for the fan for tomorrow morning, urgent', 'no, by Friday', now)).toBe('job for the fan, urgent, by Friday');
  });
});
