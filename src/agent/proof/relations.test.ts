import { describe, expect, it } from 'vitest';
import type { EvidenceItem } from '../../domain/evidence.js';
import { TagId } from '../../domain/ids.js';
import { ProofGate } from './proof-gate.js';

const at = '2026-03-02T14:05:00Z';
const alarm = (id: string, tag: string, message: string, raised: string): EvidenceItem => ({
  kind: 'alarm',
  label: `Alarm ${id}`,
  quote: `${id}: ${message} (${tag}, K-3); condition high; priority medium; state active-unacknowledged; raised 2026-03-02 ${raised}`,
  alarmId: id,
  tag: TagId.parse(tag),
  at,
});
const computed = (name: string, quote: string): EvidenceItem => ({ kind: 'computation', label: name, quote, name, inputs: {}, rerun: name });
const ruling = (quote: string): EvidenceItem => ({
  kind: 'passage',
  label: 'Rules, page 2',
  passageId: quote,
  documentId: 'rules',
  document: 'Rules',
  revision: 'A',
  page: 2,
  section: null,
  quote,
  start: 0,
  end: quote.length,
  status: 'current',
});
const evidence: readonly EvidenceItem[] = [
  alarm('TT-3.H', 'TT-3', 'Kiln temperature high', '13:10'),
  alarm('PT-3.H', 'PT-3', 'Kiln pressure high', '13:25'),
  computed('list', '2 alarms listed for K-3 at 2026-03-02 14:05'),
  computed('shift', 'Alarms of the shift: 9 alarms annunciated; plan: 400 pallets, 380 made, 20 behind.'),
  {
    kind: 'log-row',
    label: 'Log, row 7',
    documentId: 'LOG',
    document: 'Log',
    row: 7,
    quote: '2026-02-11; K-3; fan belt torn; belt replaced by the electrician on duty; 2 h',
  },
  {
    kind: 'reading',
    label: 'LT-8',
    quote: 'LT-8 (Hopper level, H-8): 63 %, quality good, at 2026-03-02 14:05',
    reading: { tag: TagId.parse('LT-8'), value: 63, unit: '%', quality: 'good', readAt: at },
  },
  ruling('Visitors must never open the hatch. A fitter may open the hatch.'),
  ruling('Change the filter cartridge: Fitter: yes; Trainee: no'),
  computed('points', 'Isolation points of K-3: Q-31 motor isolator; HV-31 gas valve'),
];

function verdict(sentence: string): string {
  const gate = new ProofGate();
  for (const [index, item] of evidence.entries()) gate.add({ ...item, id: `E${index + 1}` });
  return gate.judge(sentence).kind;
}

describe('how a sentence relates what it names', () => {
  it.each([
    'The kiln pressure alarm came first.',
    'The kiln temperature alarm was raised after the pressure alarm.',
    'Nine alarms are active.',
    'There are 3 active alarms.',
    'The belt of K-3 was replaced by the contractor.',
    'The kiln temperature of K-3 will trip within minutes.',
    'Q-31 is the gas valve.',
    'HV-31 is a motor isolator.',
    'The isolation of K-3 consists of Q-31 only.',
    'The shift met its plan.',
    'The shift is ahead of plan.',
    'The gearbox of K-3 was replaced.',
    'The temperature of K-3 is below its limit.',
    'The crusher has tripped.',
  ])('is withheld where no evidence says so: %s', (sentence) => expect(verdict(sentence)).toBe('withhold'));

  it.each([
    'Two alarms are active.',
    'There are 2 active alarms.',
    'The belt of K-3 was replaced by the electrician.',
    'The belt of K-3 was replaced on 2026-02-11.',
    'Q-31 is the motor isolator.',
    'HV-31 is the gas valve.',
    'The kiln temperature is high.',
    'The kiln temperature alarm was raised at 13:10, before the kiln pressure alarm at 13:25.',
  ])('passes where one does: %s', (sentence) => expect(verdict(sentence)).toBe('pass'));

  it.each([
    'The belt of K-3 was replaced on 2026-02-12.',
    'The kiln pressure alarm was raised at 13:10.',
    'The contractor replaced the belt of K-3.',
    'The next product is clinker.',
    'Q-31 is isolated at HV-32.',
    'K-3 may keep running until Friday.',
    'The kiln temperature exceeds its trip limit.',
    'The kiln temperature alarm is a false alarm.',
    'The kiln is full of clinker dust again.',
    'The pallets were ordered by the neighbour plant.',
    'The hopper is nearly empty.',
  ])('is withheld where its parts do not belong together: %s', (sentence) => expect(verdict(sentence)).toBe('withhold'));

  it.each(['The electrician on duty replaced the torn fan belt of K-3.', 'The hopper is at 63 %.'])('passes where they do: %s', (sentence) =>
    expect(verdict(sentence)).toBe('pass'),
  );

  it.each([
    ['Visitors may open the hatch.', 'withhold'],
    ['Fitters may open the hatch.', 'pass'],
    ['Trainees are allowed to change the filter cartridge.', 'withhold'],
    ['Fitters are allowed to change the filter cartridge.', 'pass'],
  ])('a leave is read against the source that rules it: %s', (sentence, expected) => expect(verdict(sentence)).toBe(expected));

  it.each([
    'You have my permission to start.',
    'It is fine to work on it now.',
    'I authorise the work.',
    'Sie haben meine Freigabe.',
    'Try-starting K-3 is not required after locking.',
  ])('is never a leave to begin: %s', (sentence) => expect(verdict(sentence)).toBe('withhold'));
});
