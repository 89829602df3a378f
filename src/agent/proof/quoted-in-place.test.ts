import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../domain/evidence.js';
import { isPlaceCell, isWholeQuote, saidBehindName } from './quoted-in-place.js';

const notice: Evidence = {
  ...{ id: 'E1', kind: 'passage', label: 'Notice 4', quote: 'Run the oven at 230 °C.', passageId: 'n#1', documentId: 'n', document: 'Notice 4', revision: '1' },
  ...{ status: 'current', page: 2, section: 'Notice 4 > 3 Ovens', start: 0, end: 23 },
};

describe('what is said behind the place it is quoted from', () => {
  it.each(['Notice 4, Rev 1, page 2: Run the oven at 230 °C.', 'Otherwise: Notice 4, Rev 1, Seite 2: Run the oven at 230 °C.'])('is read: %s', (text) => {
    expect(saidBehindName(text, notice)).toBe('Run the oven at 230 °C.');
  });

  it.each([
    ['another page', 'Notice 4, Rev 1, page 3: Run the oven at 230 °C.'],
    ['another revision', 'Notice 4, Rev 2, page 2: Run the oven at 230 °C.'],
    ['another paper', 'Notice 5, Rev 1, page 2: Run the oven at 230 °C.'],
    ['no place', 'Run the oven at 230 °C.'],
  ])('is not read behind %s', (_, text) => {
    expect(saidBehindName(text, notice)).toBeNull();
  });
});

it('a cell that names the section, with or without its number, says nothing of its own; one with a value does', () => {
  expect(['3 Ovens', 'Ovens', '(new)', 'Ovens (1 → 2)'].map((cell) => isPlaceCell(cell, [notice]))).toEqual([true, true, true, true]);
  expect(['230 °C', 'Mixers', 'Ovens at 230 °C'].map((cell) => isPlaceCell(cell, [notice]))).toEqual([false, false, false]);
});

it('a cell is the whole quotation or it is not', () => {
  expect(isWholeQuote('run the oven  at 230 °C.', notice)).toBe(true);
  expect(isWholeQuote('Run the oven', notice)).toBe(false);
});
