import { afterAll, describe, expect, it } from 'vitest';
import { passTextUncopied } from './uncopied-text.js';

const original = globalThis.structuredClone;

describe('messages between the halves of pdf.js', () => {
  afterAll(() => {
    globalThis.structuredClone = original;
  });

  it('hands over text as it is, so that a list begun anew by the sender does not reach what was sent', () => {
    passTextUncopied();
    const items = [{ str: 'Close valve 3', transform: [1, 0, 0, 1, 72, 700] }];
    const sent = { stream: 4, streamId: 1, chunk: { items, styles: {}, lang: null as string | null } };
    const received = structuredClone(sent);
    sent.chunk.items = [];
    expect(received.chunk.items).toBe(items);
    expect(received).toEqual({ stream: 4, streamId: 1, chunk: { items, styles: {}, lang: null } });
  });

  it('copies flat messages by one level and everything else in depth', () => {
    passTextUncopied();
    const goOn = { sourceName: 'a', targetName: 'b', stream: 7, streamId: 3, desiredSize: 90 };
    expect(structuredClone(goOn)).toEqual(goOn);
    expect(structuredClone(goOn)).not.toBe(goOn);
    const painted = { stream: 4, streamId: 1, chunk: { fnArray: [1, 2], argsArray: [[3], null] } };
    const received = structuredClone(painted);
    painted.chunk.fnArray.length = 0;
    expect(received.chunk.fnArray).toEqual([1, 2]);
    const reason = structuredClone({ stream: 1, reason: new RangeError('too far') });
    expect(reason.reason).toBeInstanceOf(Error);
    expect(() => structuredClone({ stream: 1, call: () => 1 })).toThrow();
  });
});
