import { describe, expect, it } from 'vitest';
import type { EvidenceItem } from '../../domain/evidence.js';
import { TagId } from '../../domain/ids.js';
import { ProofGate } from './proof-gate.js';

const at = '2026-03-02T14:05:00Z';
const reading = (tag: string, what: string, value: string): EvidenceItem => ({
  kind: 'reading',
  label: `${tag}, 2026-03-02 14:05`,
  quote: `${tag} (${what}, M-7): ${value}, quality good, at 2026-03-02 14:05`,
  reading: { tag: TagId.parse(tag), value, unit: null, quality: 'good', readAt: at },
});
const records: readonly EvidenceItem[] = [
  reading('LS-7', 'Oil drip tray of the mixer', 'wet'),
  reading('M-7.RUN', 'Mixer drive', 'running'),
  reading('M-7.TRIP', 'Motor protection of the mixer', 'healthy'),
  reading('XV-9.POS', 'Bottom valve', 'closed'),
  {
    kind: 'alarm',
    label: 'Alarm VT-7.H',
    quote:
      'VT-7.H: Mixer vibration high (VT-7, M-7); condition high; priority high; state active-unacknowledged; raised 2026-03-02 13:41; likely cause: worn bearing; consequence: the mixer trips and is stopped; corrective action: back to normal speed',
    alarmId: 'VT-7.H',
    tag: TagId.parse('VT-7'),
    at,
  },
  {
    kind: 'trend',
    label: 'Trend of VT-7',
    tag: TagId.parse('VT-7'),
    from: at,
    to: at,
    quote:
      'VT-7 (Vibration of the mixer, M-7) between 2026-03-02 12:00 and 2026-03-02 14:00: from 3.1 mm/s to 5.6 mm/s; minimum 3.0 mm/s at 2026-03-02 12:05; maximum 5.6 mm/s at 2026-03-02 14:00; mean 4.2 mm/s',
  },
  {
    kind: 'alarm',
    label: 'Alarm LS-7.WET',
    quote:
      'LS-7.WET: Drip tray wet (LS-7, M-7); condition off-normal; priority medium; state active-unacknowledged; raised 2026-03-02 13:50; consequence: vibration',
    alarmId: 'LS-7.WET',
    tag: TagId.parse('LS-7'),
    at,
  },
  { kind: 'work-order', label: 'Work order WO-5', quote: 'WO-5: Seal leaks; equipment M-7; status open; priority medium; corrective', workOrderId: 'WO-5' },
  {
    kind: 'log-row',
    label: 'Log, row 3',
    documentId: 'LOG',
    document: 'Log',
    row: 3,
    quote: '2025-11-03; M-7; Bearing noise; Bearing replaced, vibration normal; 3 h',
  },
];

function verdict(sentence: string): string {
  const gate = new ProofGate();
  for (const [index, record] of records.entries()) gate.add({ ...record, id: `E${index + 1}` });
  return gate.judge(sentence).kind;
}

describe('what is said of the live plant', () => {
  it.each([
    'The oil drip tray is dry.',
    'LS-7.WET has cleared.',
    'The alarm of the mixer vibration has returned to normal.',
    'M-7 is not running.',
    'M-7 is stopped.',
    'M-7 has tripped.',
    'There is no alarm on M-7.',
    'I found no alarm on M-7.',
    'The vibration of M-7 is normal.',
    'The vibration of the mixer M-7 is falling.',
    'The vibration of M-7 is steady.',
    'VT-7.H has the priority low.',
    'The alarm VT-7.H is acknowledged.',
    'The seal of M-7 does not leak.',
    'No work order is open for M-7: there is no work order.',
    'The bearing of M-7 has never been replaced.',
    'The night shift has isolated M-7.',
    'The gearbox of M-7 failed last night.',
    'The bottom valve XV-9 is open.',
    'You may open the casing while the mixer is running.',
    'M-7 läuft nicht.',
    'Die Ölwanne ist trocken, M-7 ist gestoppt.',
    'M-7 已停。',
    'M-7没有报警。',
  ])('is withheld where the records say otherwise or hold nothing of it: %s', (sentence) => {
    expect(verdict(sentence)).toBe('withhold');
  });

  it.each([
    'The oil drip tray is wet.',
    'M-7 is running.',
    'M-7 is running and has not tripped.',
    'M-7 has not tripped.',
    'The vibration of M-7 is rising.',
    'VT-7.H has the priority high.',
    'The alarm VT-7.H is unacknowledged.',
    'The alarm VT-7.H is not acknowledged.',
    'The seal of M-7 leaks.',
    'The bearing of M-7 was replaced.',
    'The bottom valve XV-9 is closed.',
    'There is no other alarm on M-7.',
    'Is M-7 running?',
    'If M-7 is running, the bottom valve XV-9 is closed.',
    'Check whether the drip tray of M-7 is dry.',
    'M-7 läuft.',
    'VT-7.H hat niemand quittiert: anstehend und unquittiert.',
    'M-7 正在运行。',
  ])('passes where a record holds it, or nothing of now is said: %s', (sentence) => {
    expect(verdict(sentence)).toBe('pass');
  });
});

it.each([
  ['PU-9.RUN (Spülpumpe läuft): steht um 2026-03-02 14:05.', 'pass'],
  ['Nein: PU-9.RUN (Spülpumpe läuft): steht um 2026-03-02 14:05.', 'pass'],
  ['PU-9.RUN (Rinse pump running): stopped at 2026-03-02 14:05.', 'pass'],
  ['PU-9.RUN（冲洗泵 运行）：停止，时间 2026-03-02 14:05。', 'pass'],
  ['PU-9.RUN (Spülpumpe läuft): läuft um 2026-03-02 14:05.', 'withhold'],
  ['PU-9.RUN (Spülpumpe steht): läuft um 2026-03-02 14:05.', 'withhold'],
  ['PU-9.RUN (läuft): um 2026-03-02 14:05.', 'withhold'],
])('a description of a signal is no statement of its state: %s', (sentence, kind) => {
  const gate = new ProofGate();
  const record = reading('PU-9.RUN', 'Rinse pump running', 'stopped');
  gate.add({ ...record, quote: record.quote.replace('M-7', 'PU-9'), id: 'E1' });
  expect([sentence, gate.judge(sentence).kind]).toEqual([sentence, kind]);
});
