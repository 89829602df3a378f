import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../domain/evidence.js';
import { factsOf } from '../evidence-facts.js';
import { featuresOf } from './features.js';

const place = { documentId: 'DOC', document: 'Winch manual', revision: 'A', status: 'current', page: 1, section: null };
const passage = (quote: string, at = 0): Evidence =>
  ({ kind: 'passage', label: 'Winch manual', quote, passageId: `DOC#${at}`, ...place, id: `E${at}` }) as unknown as Evidence;
const manual =
  'If the rope is slack, the winch stops. Unless the foreman is present, nobody opens the drum guard. 1. Lock switch S4. 2. Release the brake.\nRope: diameter 14 mm; Limit: 9 wires\nChain: diameter 10 mm; Limit: 3 links';
const signs = (sentence: string, ...quotes: readonly string[]): Readonly<Record<string, number>> =>
  featuresOf(
    sentence,
    (quotes.length === 0 ? [manual] : quotes).map((quote, at) => factsOf(passage(quote, at))),
  ) ?? {};

describe('the signs of a sentence beside its papers', () => {
  it('are none where no paper holds anything of it, or there is no paper', () => {
    expect(featuresOf('Bananas ripen quickly.', [factsOf(passage(manual))])).toBeNull();
    expect(featuresOf('The winch stops.', [])).toBeNull();
  });
  it('see all words of a quotation in its line, and their order', () => {
    const { best, turned, common } = signs('If the rope is slack, the winch stops.');
    expect([best, turned, common]).toEqual([1, 0, 1]);
  });
  it('see a cause told as its effect', () => {
    expect(signs('If the winch stops, the rope is slack.')['relatedSwapped']).toBeGreaterThan(0.5);
    expect(signs('The winch stops when the rope is slack.')['relatedSwapped'] ?? 0).toBe(0);
  });
  it('see an exception that is left out', () => {
    expect(signs('Nobody opens the drum guard.')['droppedException']).toBeGreaterThan(0);
    expect(signs('Unless the foreman is present, nobody opens the drum guard.')['droppedException']).toBe(0);
  });
  it('see a figure that fits another row better', () => {
    expect(signs('The limit of the rope is 3 links.')['rivalBetter'] ?? 0).toBeGreaterThanOrEqual(0);
    expect(signs('Chain limit: 9 wires.')['mixed']).toBeGreaterThan(0);
    expect(signs('Chain limit: 3 links.')['mixed']).toBe(0);
  });
  it('see a denial that the line does not have', () => {
    expect(signs('If the rope is slack, the winch does not stop.')['denies+']).toBe(1);
    expect(signs('If the rope is slack, the winch stops.')['denies+']).toBe(0);
  });
  it('see a word that stands nowhere apart from one that stands elsewhere', () => {
    expect(signs('If the cable is slack, the winch stops.')['nowhere']).toBeGreaterThan(0);
    expect(signs('If the brake is slack, the winch stops.')['elsewhere']).toBeGreaterThan(0);
  });
});
