import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.js';

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it('ends sentences at full stops, not inside numbers, short forms or before small letters', () => {
    expect(split('Fill 4.2 litres, e.g. ISO VG 220. Change it (approx. every 4,000 h). See Fig. 3 for more! Done?')).toEqual([
      'Fill 4.2 litres, e.g. ISO VG 220.',
      'Change it (approx. every 4,000 h).',
      'See Fig. 3 for more!',
      'Done?',
    ]);
  });
  it('knows German dates and short forms, and Chinese full stops', () => {
    expect(split('Gültig ab 1. März 2025. Ca. 2 l nachfüllen, z.B. bei Leckage. Fertig.')).toEqual([
      'Gültig ab 1. März 2025.',
      'Ca. 2 l nachfüllen, z.B. bei Leckage.',
      'Fertig.',
    ]);
    expect(split('停止灌装机。关闭并锁定气阀；确认压力。')).toEqual(['停止灌装机。', '关闭并锁定气阀；', '确认压力。']);
  });
  it('knows titles before a name', () => {
    expect(split('Freigegeben von Herrn Dipl.-Ing. Karl Horn. Danach gültig.')).toEqual(['Freigegeben von Herrn Dipl.-Ing. Karl Horn.', 'Danach gültig.']);
  });
  it('keeps the number of a step with its text', () => {
    expect(split('1. Stop the pump. Wait.\n2. Drain it.')).toEqual(['1. Stop the pump.', 'Wait.', '2. Drain it.']);
  });
  it('covers all of any text but the space between, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '\n', '1', '。', '!', ')') }), (text) => {
        const spans = splitSentences(text);
        expect(
          spans
            .map(({ start, end }) => text.slice(start, end))
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
        for (const [index, span] of spans.entries()) expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
      }),
    );
  });
});
