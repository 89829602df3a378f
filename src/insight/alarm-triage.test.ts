import { describe, expect, it } from 'vitest';
import { annunciation, at, fixtureDirectory, journalEntry, returned } from '../testing/insight-fixtures.js';
import { burstsOf, triageAlarms } from './alarm-triage.js';
import { CausalGraph } from './causal-graph.js';

const directory = fixtureDirectory();

describe('triageAlarms', () => {
  it('has nothing to say without an annunciation', () => {
    expect(triageAlarms({ directory, transitions: [] })).toBeNull();
  });

  it('names the first-out, its group, and one next check from its rationalisation record', () => {
    const transitions = [
      annunciation('VT-77.HH', 100, { value: 7.4, condition: 'high-high' }),
      annunciation('P-77.TRIP', 106, { condition: 'off-normal' }),
      annunciation('TIC-21.DEV', 160, { equipment: 'E-21', tag: 'TIC-21.PV' }),
    ];
    const triage = triageAlarms({ directory, transitions, causalLinks: [{ from: 'P-77', to: 'E-21', kind: 'feeds' }] });
    expect(triage?.firstOut.alarm.definitionId).toBe('VT-77.HH');
    expect(triage?.groups.map((group) => group.members.map((member) => member.definitionId))).toEqual([['VT-77.HH', 'P-77.TRIP', 'TIC-21.DEV']]);
    expect(triage?.nextCheck).toMatchObject({ text: 'Check VT-77 on the spot', minutes: 5, definitionId: 'VT-77.HH' });
    expect(triage?.lines.length).toBeLessThanOrEqual(5);
  });

  it('keeps unrelated alarms apart without causal links', () => {
    const transitions = [annunciation('VT-77.H', 100), annunciation('PT-91.L', 130, { equipment: 'K-91' })];
    const triage = triageAlarms({ directory, transitions });
    expect(triage?.groups).toHaveLength(2);
    expect(triage?.lines.join(' ')).toContain('Link to it not known: PT-91');
  });

  it('among simultaneous alarms takes the one upstream of the others', () => {
    const transitions = [
      annunciation('TIC-21.DEV', 100, { equipment: 'E-21', tag: 'TIC-21.PV' }),
      annunciation('PT-92.L', 100, { equipment: 'B-92', tag: 'PT-92' }),
    ];
    const triage = triageAlarms({ directory, transitions, causalLinks: [{ from: 'B-92', to: 'E-21', kind: 'supplies' }] });
    expect(triage?.firstOut.alarm.tag).toBe('PT-92');
  });

  it('does not take an alarm that chatters for the first-out', () => {
    const chatter = Array.from({ length: 8 }, (_, index) => annunciation('PE-31.X', 100 + index * 8, { equipment: 'PE-31', tag: 'PE-31' })).flatMap(
      (raised, index) => [raised, returned(raised, 104 + index * 8)],
    );
    const triage = triageAlarms({ directory, transitions: [...chatter, annunciation('VT-77.H', 170)].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)) });
    expect(triage?.firstOut.alarm.definitionId).toBe('VT-77.H');
    expect(triage?.muted).toEqual(['PE-31.X']);
  });

  it('looks at the newest burst, or at the one of the asked equipment or time', () => {
    const transitions = [annunciation('VT-77.H', 100), annunciation('PT-91.L', 5000, { equipment: 'K-91', tag: 'PT-91' })];
    expect(burstsOf(transitions, 180)).toHaveLength(2);
    expect(triageAlarms({ directory, transitions })?.firstOut.alarm.tag).toBe('PT-91');
    expect(triageAlarms({ directory, transitions, equipment: 'U10' })?.firstOut.alarm.tag).toBe('VT-77');
    expect(triageAlarms({ directory, transitions, at: new Date(at(200)) })?.firstOut.alarm.tag).toBe('VT-77');
    expect(triageAlarms({ directory, transitions, equipment: 'U30' })).toBeNull();
  });

  it('cites the trip record of the journal where it names the first-out', () => {
    const transitions = [annunciation('VT-77.HH', 100), annunciation('P-77.TRIP', 100.5)];
    const journal = [journalEntry('EV-1', 101, 'trip', 'P-77 tripped, first-out VT-77 high-high', { equipment: 'P-77', tag: 'VT-77' })];
    const triage = triageAlarms({ directory, transitions, journal });
    expect(triage?.firstOut.why).toContain('EV-1');
    expect(triage?.evidence.some((item) => item.kind === 'journal')).toBe(true);
  });
});

describe('CausalGraph', () => {
  it('measures the shortest way downstream, survives loops, and knows no way back', () => {
    const graph = new CausalGraph([
      { from: 'A', to: 'B', kind: 'feeds' },
      { from: 'B', to: 'C', kind: 'feeds' },
      { from: 'C', to: 'A', kind: 'feeds' },
      { from: 'A', to: 'C', kind: 'drives' },
      { from: 'C', to: 'D', kind: 'feeds' },
    ]);
    expect([graph.distance('A', 'A'), graph.distance('A', 'C'), graph.distance('A', 'D'), graph.distance('D', 'A')]).toEqual([0, 1, 2, null]);
  });
});
