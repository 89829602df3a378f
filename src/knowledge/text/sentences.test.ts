import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences.js';

const cut = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it('does not end at the day of a month', () => {
    const text = 'Vom 1. Dezember bis 15. März gilt 6,20 m. Danach gilt 6,80 m. Juni ist frei.';
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Vom 1. Dezember bis 15. März gilt 6,20 m.',
      'Danach gilt 6,80 m.',
      'Juni ist frei.',
    ]);
  });
  it('end at full stops, not at decimal points or abbreviations', () => {
    expect(cut('Tighten to 4.5 N·m, e.g. with a wrench. Then stop.')).toEqual(['Tighten to 4.5 N·m, e.g. with a wrench.', 'Then stop.']);
    expect(cut('Freigegeben von Herrn Dipl.-Ing. Karl Horn. Danach gültig.')).toEqual(['Freigegeben von Herrn Dipl.-Ing. Karl Horn.', 'Danach gültig.']);
    expect(cut('Ca. 3 l Öl, z.B. CLP 220. Danach prüfen.')).toEqual(['Ca. 3 l Öl, z.B. CLP 220.', 'Danach prüfen.']);
  });

  it('keep a step with its number', () => {
    expect(cut('1. Close the valve.\n2. Vent the line.')).toEqual(['1. Close the valve.', '2. Vent the line.']);
  });

  it('end at Chinese full stops', () => {
    expect(cut('停机。检查轴承！')).toEqual(['停机。', '检查轴承！']);
  });

  it('run on over a wrapped line', () => {
    expect(cut('The pump is\nstarted from the panel.')).toEqual(['The pump is\nstarted from the panel.']);
  });

  it('cover all text but white space, in order, without overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Alpha', 'b.', 'c!', '\n', '3.5', ' ', '。', 'ends;', 'x'), { maxLength: 30 }), (pieces) => {
        const text = pieces.join(' ');
        let at = 0;
        let covered = '';
        for (const { start, end } of sentencesOf(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          covered += text.slice(start, end);
          at = end;
        }
        expect(covered.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
