import { describe, expect, it } from 'vitest';
import { effectiveDateIn, isoDate, revisionIn, supersedesIn } from './imprint.js';

describe('what a title page says of its document', () => {
  it.each([
    ['Revision C, effective 2025-03-01', 'C', '2025-03-01'],
    ['Rev. 4', '4', null],
    ['Rev D | 1 September 2024', 'D', '2024-09-01'],
    ['Version 2.1 of 12 March 2024', '2.1', '2024-03-12'],
    ['Ausgabe 3, gültig ab 15.01.2025', '3', '2025-01-15'],
    ['Stand 03.2024', null, null],
    ['版本：B\n生效日期：2023年7月10日', 'B', '2023-07-10'],
    ['第3版', '3', null],
    ['Document number: MAN-X\nRevision: D\nEffective date: 2024-09-01\nSupersedes: MAN-X Rev C', 'D', '2024-09-01'],
    ['Issue 7 - June 3, 2025', '7', '2025-06-03'],
    ['Supersedes Revision B', null, null],
    ['The revision of the pump takes two hours.', null, null],
    ['Pump manual v1.4.2', '1.4.2', null],
  ])('in %j', (text, revision, date) => expect([revisionIn(text), effectiveDateIn(text)]).toEqual([revision, date]));
  it('takes the latest row of a revision table', () => {
    const table = 'Revision history\nA  2016-02-15  First issue\nC  2021-05-10  Bearings\nB  2018-06-04  Seal\n';
    expect([revisionIn(table), effectiveDateIn(table)]).toEqual(['C', '2021-05-10']);
    expect(revisionIn('Revision record\nRevision: A: Date 2016-02-15; What changed: First issue\nRevision: B: Date 2018-06-04; What changed: x')).toBe('B');
  });
  it.each([
    ['Supersedes: MAN-HC40 Rev C (2021-05-10)', 'MAN-HC40 Rev C (2021-05-10)'],
    ['This issue replaces Revision 2.', 'Revision 2'],
    ['ersetzt Ausgabe 2', 'Ausgabe 2'],
    ['替代：MAN-CW30 Rev A', 'MAN-CW30 Rev A'],
    ['The seal replaces the packing.', null],
  ])('finds what %j replaces', (text, expected) => expect(supersedesIn(text)).toBe(expected));
});

describe('isoDate', () => {
  it.each([
    ['2025-03-01', '2025-03-01'],
    ['1.3.2025', '2025-03-01'],
    ['13/02/2025', '2025-02-13'],
    ['02/03/2025', null],
    ['3. Oktober 2025', '2025-10-03'],
    ['2025年3月1日', '2025-03-01'],
    ['40.01.2025', null],
  ])('reads %s', (text, expected) => expect(isoDate(text)).toBe(expected));
});
