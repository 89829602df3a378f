import { describe, expect, it } from 'vitest';
import { draftPlc } from '../proof/draft.js';
import { leavesPartOpen } from './open-parts.js';
import { normaliseRequest } from './request-text.js';

const drafted = (request: string) => {
  const draft = draftPlc({ request, dialect: 'iec', tags: [], equipment: [] });
  if (draft.kind === 'refused') throw new Error(draft.reason);
  return draft;
};

describe('the German "Not" of an emergency', () => {
  it.each([
    ['Die Pumpe P-15 läuft nur, wenn LT-15 über 12 % ist und der Not-Halt NH-15 nicht gedrückt ist', 'NOT NH_15'],
    ['Motor M-3 läuft, solange der Notaus-Taster S-3 nicht betätigt ist und die Haube HS-3 geschlossen ist', 'NOT S_3'],
    ['Das Band B-8 läuft nur, wenn der Not-Aus NA-8 nicht gedrückt ist', 'NOT NA_8'],
  ])('denies nothing: %s', (request, term) => {
    const { code, specification } = drafted(request);
    expect(code).toContain(term);
    expect(specification.openQuestions.join(' ')).not.toMatch(/Not understood/);
  });

  it('is part of its word', () => {
    expect(normaliseRequest('Not-Kühlpumpe P-9 und Not-Aus S-1')).toBe('Notkuehlpumpe P-9 und Nothalt S-1');
    expect(normaliseRequest('not above 80 %')).toBe('not above 80 %');
  });

  it('a noun between an article and a name describes it, and a noun of what happens does not', () => {
    const asks = (request: string): string => drafted(request).specification.openQuestions.join(' ');
    for (const request of [
      'Motor M-4 läuft außer wenn Türschalter DS-4 offen ist',
      'Förderband B-8 läuft nur, wenn B-9 läuft und kein Stau JS-8 ansteht',
      'Die Lampe HL-11 leuchtet, solange die Pumpe P-11 nicht läuft',
      'Motor M-15 runs except when door switch DS-15 is open',
    ])
      expect(asks(request), request).not.toMatch(/Not understood/);
    expect(asks('Die Pumpe P-15 läuft nur, wenn LT-15 über 12 % ist und die Tür DS-15 nicht offen ist')).not.toMatch(/Not understood/);
  });
});

describe('a time whose meaning is guessed', () => {
  const signable = (request: string): boolean => !drafted(request).specification.openQuestions.some(leavesPartOpen);

  it('holds the sign-off, and one that the request explains does not', () => {
    expect(signable('Alternate compressors C-1 and C-2 every 24 hours; if the duty one trips start the other within 5 s')).toBe(false);
    expect(signable('Duty/standby for pumps P-1 and P-2 with failover after 5 s and balancing at 24 hours difference of running hours')).toBe(true);
  });
});
