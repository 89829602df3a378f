import { describe, expect, it } from 'vitest';
import { isCutFrom } from './cut-row.js';

const row = 'Asset W-3: Electrical: Q-3 isolator; fuse F-3; Stored energy: Drum brake; spring, 4 kN; Verify: Start attempt at the panel';

describe('a row with cells left out', () => {
  it.each([
    'Asset W-3: Stored energy: Drum brake; spring, 4 kN',
    'Asset W-3: Electrical: Q-3 isolator; Verify: Start attempt at the panel',
    'Asset W-3: Electrical: fuse F-3.',
    row,
  ])('is it: %s', (said) => expect(isCutFrom(said, row)).toBe(true));
  it.each([
    ['a value under another heading', 'Asset W-3: Electrical: Drum brake'],
    ['another order', 'Asset W-3: Verify: Start attempt at the panel; Electrical: Q-3 isolator'],
    ['a word left out of a cell', 'Asset W-3: Verify: Start attempt'],
    ['another machine', 'Asset W-4: Electrical: Q-3 isolator'],
    ['a value that the row does not hold', 'Asset W-3: Stored energy: Drum brake; spring, 9 kN'],
    ['one piece alone', 'Drum brake'],
  ])('is not: %s', (_, said) => expect(isCutFrom(said, row)).toBe(false));
});
