import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SentenceStream } from './sentence-stream.js';

function cut(text: string, size = text.length || 1): string[] {
  const stream = new SentenceStream();
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += size) pieces.push(...stream.push(text.slice(at, at + size)).map((piece) => piece.text));
  pieces.push(...stream.end().map((piece) => piece.text));
  return pieces;
}

describe('SentenceStream', () => {
  it('keeps a row of a table whole, in pieces of any size', () => {
    const rows = ['| Paper | What it says |', '|---|---|', '| A | First. Second! Third. | [E1]', '| B | Up to 3.5 m. No more. | [E2]', 'Then a sentence.'];
    for (const size of [1, 4, 200]) expect(cut(rows.join('\n'), size)).toEqual(rows);
  });
  it('cuts at sentence ends and line ends, keeping decimals, abbreviations and markers together', () => {
    expect(cut('The limit is 4.5 mm/s. [E1] Check the seal, e.g. by hand.\n1. Stop the pump. [E2]\n2. Drain it.')).toEqual([
      'The limit is 4.5 mm/s. [E1]',
      'Check the seal, e.g. by hand.',
      '1. Stop the pump. [E2]',
      '2. Drain it.',
    ]);
  });

  it('cuts Chinese sentences', () => {
    expect(cut('振动过高。请检查轴承。')).toEqual(['振动过高。', '请检查轴承。']);
  });

  it('keeps the marker behind the last Chinese sentence, in pieces of any size', () => {
    for (const size of [1, 3, 200])
      expect(cut('今天共 16。 [E1]下一句。 [E2, E3] 最后！ [E1] [E4]', size)).toEqual(['今天共 16。 [E1]', '下一句。 [E2, E3]', '最后！ [E1] [E4]']);
  });

  it('gives code fences whole', () => {
    expect(cut('Here:\n```st\nx := 1;\ny := 2;\n```\nDone.')).toEqual(['Here:', '```st\nx := 1;\ny := 2;\n```', 'Done.']);
  });

  it('loses no character, however the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A b. ', 'c 4.5 d! ', 'e\n', '[E1] ', '1. f. ', '中文。', 'g? '), { maxLength: 12 }),
        fc.integer({ min: 1, max: 7 }),
        (parts, size) => {
          const text = parts.join('');
          expect(cut(text, size).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        },
      ),
    );
  });
});
