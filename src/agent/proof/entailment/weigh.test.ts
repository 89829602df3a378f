import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../domain/evidence.js';
import { factsOf } from '../evidence-facts.js';
import { ProofGate } from '../proof-gate.js';
import { Doubts, tellsOfPaper } from './weigh.js';

const title = 'Handbook of the cable winch';
const passage = (id: string, quote: string, status = 'current'): Evidence =>
  ({
    kind: 'passage',
    id,
    label: title,
    quote,
    passageId: `DOC#${id}`,
    documentId: 'DOC',
    document: title,
    revision: status === 'current' ? 'B' : 'A',
    status,
    page: 1,
    section: null,
  }) as unknown as Evidence;
const inForce = passage('E1', 'The rope is replaced after 4 years. Rope: diameter 14 mm; Limit: 9 wires; Check: every shift');
const older = passage('E2', 'The rope is replaced after 6 years.', 'superseded');
const facts = [inForce, older].map(factsOf);

describe('what the lines in force do not judge', () => {
  it.each([
    ['In force is revision B of Handbook of the cable winch.', [], true],
    ['The rope is replaced after 6 years.', ['E2'], true],
    ['The rope is replaced after 6 years.', ['E1'], false],
    ['The rope is replaced by the operator after 4 years.', ['E1'], false],
  ] as const)('%s %j', (text, cited, is) => expect(tellsOfPaper(text, cited, facts)).toBe(is));
});

describe('a doubt', () => {
  it('is noted where a rule only doubts, and the first one counts', () => {
    const doubts = new Doubts();
    expect(doubts.unless('a source of this turn says the opposite')).toBeNull();
    expect(doubts.unless('what it puts together stands in two places')).toBeNull();
    expect(doubts.first).toBe('a source of this turn says the opposite');
  });
  it('is none where a rule rules it out', () => {
    const doubts = new Doubts();
    expect(doubts.unless('a source of this turn forbids it')).toBe('a source of this turn forbids it');
    expect(doubts.first).toBeNull();
  });
});

describe('the gate with the trees', () => {
  const gate = new ProofGate();
  gate.add(inForce);
  it.each([
    ['The rope is replaced after 4 years. [E1]', 'pass'],
    ['Rope: diameter 14 mm; Check: every shift [E1]', 'pass'],
    ['The rope is not replaced after 4 years. [E1]', 'withhold'],
    ['The pulley is greased with lithium soap. [E1]', 'withhold'],
  ])('%s', (sentence, verdict) => expect(gate.judge(sentence).kind).toBe(verdict));
});
