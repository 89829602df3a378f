import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRedactionRules, Redaction } from './redaction.js';

const hide = (text: string, rules = {}): string => new Redaction({ ...defaultRedactionRules, ...rules }).hide(text);

describe('redaction', () => {
  it.each([
    ['Write to jana.berg+plant@werk-nord.example now', 'Write to [EMAIL_1] now'],
    ['Call +49 711 9876-543 or 0711/98 76 54', 'Call [PHONE_1] or [PHONE_2]'],
    ['Tel.: 4711 33', 'Tel.: [PHONE_1]'],
    ['电话：13912345678', '电话：[PHONE_1]'],
    ['Call (555) 010-4477 at night', 'Call [PHONE_1] at night'],
    ['Ask Herr Dr. Ochsenknecht or Ms. Lindqvist', 'Ask Herr Dr. [PERSON_1] or Ms. [PERSON_2]'],
    ['The password is Tr0ub4dor&3 for the panel', 'The password is [SECRET_1] for the panel'],
    ['api_key: "abcd-1234-efgh"', 'api_key: "[SECRET_1]"'],
    ['use sk-abcdefghij0123456789abcd here', 'use [SECRET_1] here'],
    ['opc.tcp://scada:hunter22@10.0.0.5:4840', 'opc.tcp://scada:[SECRET_1]@10.0.0.5:4840'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----', '[SECRET_1]'],
  ])('%s', (text, hidden) => expect(hide(text)).toBe(hidden));

  it.each([
    'The limit is 7.1 mm/s at 1450 rpm.',
    'Part 6205-2RS C3, gasket DN65, order 4711-0815.',
    'At 2026-03-02T14:05:00Z and on 02.03.2026 or 01/02/2026 P-101A tripped.',
    'WO-20001 for P-101A, FIC-201.SP at 0 10 20 30 40 %.',
    '0.5 1.0 1.5 2.0 bar; 0,40 h; 1 000 000 cycles',
    'M12 x 1.75, 10-32 UNF, IP65, 24 V DC',
    'Mr is a prefix. The secret of good welds.',
    'IEC 61131-3, ISO 14224:2016, page 101-103',
  ])('leaves alone: %s', (text) => expect(hide(text)).toBe(text));

  it('hides names from the list and the owner patterns, longest first, in words only', () => {
    const rules = { names: ['Berg', 'Jana Berg', '王小明'], patterns: [{ name: 'RECIPE', pattern: /\bRX-\d+\b/gu }] };
    expect(hide('Jana Berg and Berg met at Bergwerk with 王小明 over RX-77.', rules)).toBe(
      '[PERSON_1] and [PERSON_2] met at Bergwerk with [PERSON_3] over [RECIPE_1].',
    );
  });

  it('gives the same thing the same placeholder, and all of it back, even without its brackets', () => {
    const redaction = new Redaction(defaultRedactionRules);
    expect(redaction.hide('a@b.example, c@d.example and a@b.example')).toBe('[EMAIL_1], [EMAIL_2] and [EMAIL_1]');
    expect(redaction.restore('Ask EMAIL_2, not [EMAIL_1] or EMAIL_9.')).toBe('Ask c@d.example, not a@b.example or EMAIL_9.');
    expect(redaction.counts).toEqual({ email: 2 });
  });

  it('can be switched off by kind', () => {
    const text = 'jana@werk.example, +49 711 987654, Frau Berg, password: geheim123';
    expect(hide(text, { emails: false, phones: false, people: false, secrets: false })).toBe(text);
  });

  it('brings any text back as it was', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('a@b.example', '+49 711 987654', 'Frau Berg', 'token: abcdef', '[EMAIL_1]', 'sk-abcdefghij0123456789'));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const text = parts.join(' ');
        const redaction = new Redaction(defaultRedactionRules);
        const hidden = redaction.hide(text);
        // A text that already holds what looks like a placeholder may come back with it filled in; nothing else may change.
        if (!/[A-Z]+_\d/u.test(text)) expect(redaction.restore(hidden)).toBe(text);
        expect(hidden).not.toContain('a@b.example');
      }),
    );
  });
});
