import { describe, expect, it } from 'vitest';
import { mutate, seededRandom } from './mutate.js';

describe('mutate', () => {
  const bytes = new TextEncoder().encode('%PDF-1.7 1 0 obj << /Type /Page /Length 120 >> stream BT (x) Tj ET endstream endobj xref 0 3'.repeat(4));
  it('damages a file in the same way for the same seed', () => {
    const copies = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 50 }, () => Buffer.from(mutate(bytes, random)).toString('hex'));
    };
    expect(copies(7)).toEqual(copies(7));
    expect(copies(7)).not.toEqual(copies(8));
    expect(new Set(copies(7)).size).toBeGreaterThan(40);
  });
  it('leaves the original alone', () => {
    const before = bytes.slice();
    const random = seededRandom(1);
    for (let round = 0; round < 50; round += 1) mutate(bytes, random);
    expect(bytes).toEqual(before);
  });
});
