import { describe, expect, it } from 'vitest';
import { parseWindow } from './time-expression.js';

const now = new Date('2026-03-04T15:30:00Z');
const show = (text: string): string => {
  const found = parseWindow(text, now);
  return found === null ? 'none' : `${found.from.toISOString().slice(0, 16)} ${found.to.toISOString().slice(0, 16)}`;
};

describe('parseWindow', () => {
  it.each([
    ['what happened on the last shift?', '2026-03-04T06:00 2026-03-04T14:00'],
    ['this shift', '2026-03-04T14:00 2026-03-04T15:30'],
    ['trend since 6', '2026-03-04T06:00 2026-03-04T15:30'],
    ['since 22:00', '2026-03-03T22:00 2026-03-04T15:30'],
    ['last night', '2026-03-03T22:00 2026-03-04T06:00'],
    ['in the last 2 hours', '2026-03-04T13:30 2026-03-04T15:30'],
    ['over the last hour', '2026-03-04T14:30 2026-03-04T15:30'],
    ['yesterday', '2026-03-03T00:00 2026-03-04T00:00'],
    ['between 8 and 10', '2026-03-04T08:00 2026-03-04T10:00'],
    ['on 1 March 2026', '2026-03-01T00:00 2026-03-02T00:00'],
    ['seit 6 Uhr', '2026-03-04T06:00 2026-03-04T15:30'],
    ['in den letzten 30 Minuten', '2026-03-04T15:00 2026-03-04T15:30'],
    ['in den letzten 24 Stunden', '2026-03-03T15:30 2026-03-04T15:30'],
    ['in der letzten Stunde', '2026-03-04T14:30 2026-03-04T15:30'],
    ['in den letzten 40 Sekunden', '2026-03-04T15:29 2026-03-04T15:30'],
    ['凌晨两点到四点', '2026-03-04T02:00 2026-03-04T04:00'],
    ['从六点到现在', '2026-03-04T06:00 2026-03-04T15:30'],
    ['昨晚十点以后', '2026-03-03T22:00 2026-03-04T15:30'],
    ['letzte Schicht', '2026-03-04T06:00 2026-03-04T14:00'],
    ['昨天有哪些报警', '2026-03-03T00:00 2026-03-04T00:00'],
    ['最近2小时', '2026-03-04T13:30 2026-03-04T15:30'],
    ['过去四小时LT-7的趋势', '2026-03-04T11:30 2026-03-04T15:30'],
    ['LT-7最近两小时的趋势', '2026-03-04T13:30 2026-03-04T15:30'],
    ['last week', '2026-02-23T00:00 2026-03-02T00:00'],
    ['failures in 2025', '2025-01-01T00:00 2026-01-01T00:00'],
    ['why did it stop at half past nine', '2026-03-04T09:15 2026-03-04T10:15'],
    ['was war um neun Uhr los', '2026-03-04T08:45 2026-03-04T09:45'],
    ['九点半发生了什么', '2026-03-04T09:15 2026-03-04T10:15'],
    ['all alarms since midnight', '2026-03-04T00:00 2026-03-04T15:30'],
    ['since noon', '2026-03-04T12:00 2026-03-04T15:30'],
    ['this afternoon', '2026-03-04T12:00 2026-03-04T15:30'],
    ['yesterday evening', '2026-03-03T18:00 2026-03-04T00:00'],
    ['gestern früh', '2026-03-03T06:00 2026-03-03T12:00'],
    ['昨天下午', '2026-03-03T12:00 2026-03-03T18:00'],
    ['since yesterday', '2026-03-03T00:00 2026-03-04T15:30'],
    ['what happened on Monday', '2026-03-02T00:00 2026-03-03T00:00'],
    ['any alarms on Monday afternoon', '2026-03-02T12:00 2026-03-02T18:00'],
    ['was war am Montagabend', '2026-03-02T18:00 2026-03-03T00:00'],
    ['since Monday', '2026-03-02T00:00 2026-03-04T15:30'],
    ['trips at the weekend', '2026-02-28T00:00 2026-03-02T00:00'],
    ['over the weekend', '2026-02-28T00:00 2026-03-02T00:00'],
    ['since the start of the shift', '2026-03-04T14:00 2026-03-04T15:30'],
    ['who works on Mondays', 'none'],
    ['set it to the limit at 8 bar', 'none'],
    ['why is the pump hot', 'none'],
  ])('reads "%s"', (text, expected) => {
    expect(show(text)).toBe(expected);
  });
});
