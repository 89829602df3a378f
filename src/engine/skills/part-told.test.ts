import { describe, expect, it } from 'vitest';
import { isTold } from './part-told.js';

const row = { kind: 'table-row' } as const;
const prose = { kind: 'text' } as const;
const shown = (kind: typeof row | typeof prose, text: string) => [{ passage: kind as never, shown: text }];
const spare = 'Part no. V-31: Description: Seal kit; In stock 5; Minimum 2; Bin: R1';

describe('a part of a question that the answer to another part tells', () => {
  it.each([
    ['how many are left', row, spare, true],
    ['wie viele sind noch da', row, spare, true],
    ['how many are left', prose, 'The seal kit lies in bin R1.', false],
    ['how many hours does it last', row, spare, false],
    ['who sharpens the round blades', prose, 'Round blades are sent to the firm Ahlers for sharpening every month.', true],
    ['who paints the round blades', prose, 'Round blades are sent to the firm Ahlers for sharpening every month.', false],
    ['what does the seal kit weigh', row, spare, false],
  ])('%s', (part, kind, text, told) => {
    expect(isTold(part, shown(kind, text))).toBe(told);
  });
});
