import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../domain/evidence.js';
import { TagId } from '../../domain/ids.js';
import { ProofGate } from './proof-gate.js';

const manual: Evidence = {
  id: 'E1',
  kind: 'passage',
  label: 'Pump manual Rev D, page 12',
  quote: 'Tighten the casing bolts to 48 N·m. The vibration trip is 7.1 mm/s. Fill with 4,000 ml of oil VG 46, part HC40-2205.',
  passageId: 'p1',
  documentId: 'MAN-X',
  document: 'Pump manual',
  revision: 'D',
  status: 'current',
  page: 12,
  section: '5 Maintenance',
  start: 0,
  end: 100,
};
const old: Evidence = {
  ...manual,
  id: 'E2',
  label: 'Pump manual Rev C, page 11',
  quote: 'Tighten the casing bolts to 42 N·m.',
  revision: 'C',
  status: 'superseded',
  start: 200,
  end: 240,
};
const reading: Evidence = {
  id: 'E3',
  kind: 'reading',
  label: 'VT-7A',
  quote: 'VT-7A drive-end vibration of pump P-7A: 4.62 mm/s, good, 2026-03-02T14:05:00Z',
  reading: { tag: TagId.parse('VT-7A'), value: 4.62, unit: 'mm/s', quality: 'good', readAt: '2026-03-02T14:05:00Z' },
};

function judge(sentence: string): string {
  const gate = new ProofGate();
  for (const evidence of [manual, old, reading]) gate.add(evidence);
  const verdict = gate.judge(sentence);
  return verdict.kind === 'pass' ? `pass ${verdict.evidence.join(' ')}`.trim() : `withhold ${verdict.claims.join(' | ')}`.trim();
}

const notice: Evidence = {
  ...{ id: 'E1', kind: 'passage', label: 'Door sign', passageId: 'd', documentId: 'D', document: 'Door sign', revision: '1', status: 'current' },
  ...{ page: 1, section: null, start: 0, end: 90, quote: 'Do not open the inner door while the fan runs. At 03:42 the fan FN-7 stops for 1 h 30 min.' },
};

describe('what a quotation leaves out', () => {
  const judge = (sentence: string): string => {
    const gate = new ProofGate();
    gate.add(notice);
    return gate.judge(sentence).kind;
  };
  it('is part of what the source says: the tail of a prohibition is no instruction', () => {
    expect(judge('Do not open the inner door while the fan runs. [E1]')).toBe('pass');
    expect(judge('Open the inner door while the fan runs. [E1]')).toBe('withhold');
  });
  it('does not matter for a time before a colon, or for a duration in another form', () => {
    expect(judge('03:42: the fan FN-7 stops. [E1]')).toBe('pass');
    expect(judge('03:24: the fan FN-7 stops. [E1]')).toBe('withhold');
    expect(judge('The fan stops for 90 min. [E1]')).toBe('pass');
    expect(judge('Der Ventilator FN-7 steht 90 Minuten lang still. [E1]')).toBe('pass');
  });
});

describe('ProofGate', () => {
  it.each([
    ['Tighten the casing bolts to 48 N·m. [E1]', 'pass E1'],
    ['Tighten the casing bolts to 48 N·m.', 'pass E1'],
    ['VT-7A reads 4.6 mm/s at 14:05.', 'pass E3'],
    ['The vibration trip is 0.28 in/s.', 'pass E1'],
    ['Fill with 4 litres of oil VG 46.', 'pass E1'],
    ['The part is HC40-2205 (page 12).', 'pass E1'],
    ['Aus der früheren Revision C, nicht mehr gültig: the casing bolts had 42 N·m.', 'pass E2'],
    ['From the superseded revision C, in German ersetzten, nicht mehr gültig: the casing bolts had 42 N·m.', 'pass E2'],
    ['On 2 March 2026 VT-7A was at 4.62 mm/s.', 'pass E3'],
  ])('lets out what evidence holds: %s', (sentence, expected) => {
    expect(judge(sentence)).toBe(expected);
  });

  it.each([
    ['Tighten the casing bolts to 55 N·m. [E1]', 'withhold 55 N·m'],
    ['Tighten the casing bolts to 48 bar.', 'withhold 48 bar'],
    ['Order part HC40-9999.', 'withhold HC40-9999'],
    ['P-9C has the same vibration.', 'withhold P-9C'],
    ['VT-7A reads 4.7 mm/s.', 'withhold 4.7 mm/s'],
    ['VT-7A reads 4.62 mm/s since 13:40.', 'withhold 13:40'],
    ['Tighten the casing bolts to 42 N·m.', 'withhold 42 N·m'],
    ['The manual says "never run the pump without water in it".', 'withhold never run the pump without water in it'],
  ])('withholds what it does not hold: %s', (sentence, expected) => {
    expect(judge(sentence)).toBe(expected);
  });

  it.each([
    'The pump is now safe to open.',
    'P-7A is isolated.',
    'Die Pumpe ist freigeschaltet.',
    'Jumper the low-level interlock to keep running.',
    'Replace the gearbox coupling shims.',
  ])('never lets out a safety declaration, a defeat of a safety function or an unsourced instruction: %s', (sentence) => {
    expect(judge(sentence)).toMatch(/^withhold/);
  });

  it.each(['Verify that the pump is isolated before you open it.', 'Never bypass the low-level interlock.'])('lets safety warnings out: %s', (sentence) => {
    expect(judge(sentence)).not.toMatch(/declares|defeat/);
  });

  it('lets a whole sentence of a passage out though it cites nothing, and never the tail of a prohibition', () => {
    const gate = new ProofGate();
    gate.add({
      ...manual,
      quote: '1. Drain the pump, see section 1.4. Check it.\n3. Pull the eight rings off crosswise. Never open the upper valve of the vessel.',
    });
    expect(gate.judge('1. Drain the pump, see section 1.4.')).toMatchObject({ kind: 'pass', evidence: ['E1'] });
    expect(gate.judge('3. Pull the eight rings off crosswise.')).toMatchObject({ kind: 'pass', evidence: ['E1'] });
    expect(gate.judge('Open the upper valve of the vessel.')).toMatchObject({ kind: 'withhold' });
  });

  it('lets no number out that no evidence holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 99_999 }), fc.constantFrom('bar', 'mm/s', '°C', 'N·m', 'h', ''), (value, unit) => {
        fc.pre(![200, 240, 280, 2026, 4000, 7100].includes(value));
        expect(judge(`The casing limit of the pump is ${value} ${unit}.`)).toMatch(/^withhold/);
      }),
    );
  });

  it('without any evidence lets only talk about the conversation out', () => {
    const gate = new ProofGate();
    expect(gate.judge('The seal wears because the shaft is bent.').kind).toBe('withhold');
    expect(gate.judge('That is not in the sources.').kind).toBe('pass');
    expect(gate.judge('Which pump do you mean?').kind).toBe('pass');
  });
});

describe('a draft whose English frame holds Chinese words of the person', () => {
  const draft: Evidence = {
    kind: 'draft',
    id: 'E1',
    draftId: 'approval-1',
    label: 'Draft by open_work_order',
    quote: 'Work order for P-9: 密封漏\ncorrective, priority high\nDue: 2026-03-03 12:00\nMay be approved by: shift-lead.',
  };
  it('vouches for its due time in Chinese, and for no other', () => {
    const gate = new ProofGate();
    gate.add(draft);
    expect([gate.judge('期限：2026-03-03 12:00。 [E1]').kind, gate.judge('期限：2026-03-04 12:00。 [E1]').kind]).toEqual(['pass', 'withhold']);
  });
});

describe('a row of a table', () => {
  it.each([
    ['| Document | What it says |', 'pass'],
    ['|---|:--|', 'pass'],
    ['| The pump is safe to open | yes |', 'withhold'],
    ['| Pump manual, Rev D, page 12, in force | Tighten the casing bolts to 48 N·m. | [E1]', 'pass E1'],
    ['| From the superseded revision C of Pump manual, no longer current | Tighten the casing bolts to 42 N·m. | [E2]', 'pass E2'],
    ['| Pump manual, Rev D | Tighten the casing bolts to 42 N·m. | [E2]', 'withhold'],
    ['| Pump manual, Rev D, 55 N·m | Tighten the casing bolts to 48 N·m. | [E1]', 'withhold'],
    ['| Pump manual, Rev D | Tighten the casing bolts to 49 N·m. | [E1]', 'withhold'],
  ])('%s: %s', (row, verdict) => {
    expect(judge(row).startsWith(verdict)).toBe(true);
  });
});
