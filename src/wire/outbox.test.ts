import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Outbox } from './outbox.js';

const pong = { type: 'pong' as const, at: '2026-03-02T06:00:00Z' };

function readAll(outbox: Outbox, from: number): number[] {
  const seen: number[] = [];
  for (let cursor = from; ; ) {
    const read = outbox.read(cursor);
    if (read.kind !== 'next') return seen;
    seen.push(read.seq);
    cursor = read.seq;
  }
}

describe('Outbox', () => {
  it('numbers from one and puts the number into the frame', () => {
    const outbox = new Outbox();
    expect(outbox.append(pong)).toBe(1);
    expect(outbox.read(0)).toEqual({ kind: 'next', seq: 1, frame: JSON.stringify({ seq: 1, ...pong }) });
    expect(outbox.read(1)).toEqual({ kind: 'live' });
  });

  it('goes on from a given number', () => {
    expect(new Outbox(41).append(pong)).toBe(42);
  });

  it('says when what was asked for is gone, and never skips over it', () => {
    const outbox = new Outbox(0, { events: 3, characters: 1_000_000 });
    for (let count = 0; count < 5; count += 1) outbox.append(pong);
    expect(outbox.read(1)).toEqual({ kind: 'too-old', oldest: 2 });
    expect(readAll(outbox, 2)).toEqual([3, 4, 5]);
  });

  it('keeps the newest event even when it alone is over the limit', () => {
    const outbox = new Outbox(0, { events: 10, characters: 10 });
    outbox.append(pong);
    outbox.append(pong);
    expect(readAll(outbox, 1)).toEqual([2]);
  });

  it('tells the listener about every event until it is taken off', () => {
    const outbox = new Outbox();
    let heard = 0;
    outbox.onAppend(() => {
      heard += 1;
    });
    outbox.append(pong);
    outbox.onAppend(null);
    outbox.append(pong);
    expect(heard).toBe(1);
  });

  it('gives every kept event after a cursor exactly once, whatever the limits and the interleaving', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 30 }), (events, bursts) => {
        const outbox = new Outbox(0, { events, characters: 1_000_000 });
        let cursor = 0;
        for (const burst of bursts) {
          for (let count = 0; count < burst; count += 1) outbox.append(pong);
          if (cursor < outbox.oldestCursor) {
            expect(outbox.read(cursor).kind).toBe('too-old');
            cursor = outbox.oldestCursor;
          }
          const expected = Array.from({ length: outbox.lastSeq - cursor }, (_, index) => cursor + 1 + index);
          expect(readAll(outbox, cursor)).toEqual(expected);
          cursor = outbox.lastSeq;
        }
      }),
    );
  });

  it('stays correct after very many evictions', () => {
    const outbox = new Outbox(0, { events: 5, characters: 1_000_000 });
    for (let count = 0; count < 10_000; count += 1) outbox.append(pong);
    expect(readAll(outbox, outbox.oldestCursor)).toEqual([9996, 9997, 9998, 9999, 10_000]);
  });
});
