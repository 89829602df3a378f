import { describe, expect, it } from 'vitest';
import type { AlarmTransition, JournalEntry } from '../domain/alarm.js';
import { selectEvents } from './event-selection.js';

const window = { from: new Date('2026-03-02T00:00:00Z'), to: new Date('2026-03-02T08:00:00Z') };
const trip = (hour: number): JournalEntry =>
  ({
    id: `J-${hour}`,
    at: `2026-03-02T0${hour}:00:00.000Z`,
    category: 'trip',
    equipment: 'P-101A',
    tag: null,
    text: `P-101A tripped at hour ${hour}`,
    by: null,
  }) as JournalEntry;
const alarm = (hour: number, priority: 'high' | 'low'): AlarmTransition =>
  ({
    at: `2026-03-02T0${hour}:00:00.000Z`,
    alarmId: `A#${hour}`,
    definitionId: 'A',
    tag: 'VT-101A',
    equipment: 'P-101A',
    condition: 'high',
    priority,
    from: 'normal',
    to: 'active-unacknowledged',
    annunciated: true,
    message: `rang at hour ${hour}`,
    value: null,
    limit: null,
    unit: null,
    by: null,
  }) as AlarmTransition;
const records = { window, equipment: null, transitions: [alarm(3, 'low'), alarm(1, 'high')], journal: [trip(5), trip(2)] };
const texts = (selection: Parameters<typeof selectEvents>[0]): readonly string[] => selectEvents(selection, records).map(({ text }) => text);

describe('the records of a window that a selection means', () => {
  it('counts all and lists them oldest first, of the priorities asked for', () => {
    expect(texts({ kind: 'alarms', take: 'all', back: 0 }).map((text) => text.slice(0, 24))).toEqual([
      '2 alarms between 2026-03',
      '2026-03-02 01:00:00 VT-1',
      '2026-03-02 03:00:00 VT-1',
    ]);
    expect(texts({ kind: 'alarms', priorities: ['highest'], take: 'all', back: 0 })).toEqual([
      'No alarm of priority highest is recorded between 2026-03-02 00:00 and 2026-03-02 08:00.',
    ]);
  });

  it('gives the last, the one before, and says where there is none before that', () => {
    expect(texts({ kind: 'trips', take: 'last', back: 0 })[0]).toContain('hour 5');
    expect(texts({ kind: 'trips', take: 'last', back: 1 })[0]).toContain('hour 2');
    expect(texts({ kind: 'trips', take: 'last', back: 2 })[0]).toContain('none before that');
  });
});
