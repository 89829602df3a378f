import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseClientMessage } from './client-message.js';

describe('parseClientMessage', () => {
  it('reads every message of the contract', () => {
    const messages = [
      { type: 'hello', version: 1 },
      { type: 'hello', version: 1, role: 'engineer', session: 's', resumeFrom: 3 },
      { type: 'ask', question: 'Which alarms are active?', conversation: 'c', collection: 'plant', requestId: 'r' },
      { type: 'approve', approvalId: 'a' },
      { type: 'reject', approvalId: 'a', reason: 'not now' },
      { type: 'cancel' },
      { type: 'cancel', turnId: 't' },
      { type: 'feedback', turnId: 't', verdict: 'wrong', correction: '48 N·m' },
      { type: 'ping' },
    ];
    for (const message of messages) expect(parseClientMessage(JSON.stringify(message))).toEqual({ ok: true, message });
  });

  it('refuses what it does not know by name', () => {
    const parsed = parseClientMessage('{"type":"ping","__proto__":{"role":"admin"},"extra":1}');
    expect(parsed).toMatchObject({ ok: false, problem: expect.stringContaining('"extra"') });
    expect({}).not.toHaveProperty('role');
    expect(parseClientMessage('{"type":"hello","version":1,"session":"s","lastSeq":12}')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('"lastSeq"'),
    });
    expect(parseClientMessage('{"type":"ask","question":"q","requestId":"r1","role":"admin"}')).toMatchObject({ ok: false, requestId: 'r1' });
  });

  it('says in one sentence what is wrong', () => {
    expect(parseClientMessage('not json')).toMatchObject({ ok: false, problem: 'The frame is not JSON; send one JSON object with a "type".' });
    expect(parseClientMessage('{"type":"hello","version":2}')).toMatchObject({ ok: false, problem: expect.stringContaining('version') });
    expect(parseClientMessage(JSON.stringify({ type: 'ask', question: 'x'.repeat(8001), requestId: 'r1' }))).toEqual({
      ok: false,
      problem: 'The message was not understood: question: the question is longer than 8000 characters; shorten it.',
      requestId: 'r1',
    });
    expect(parseClientMessage('{"type":"ask","question":"  "}')).toMatchObject({ ok: false, problem: expect.stringContaining('empty') });
  });

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(typeof parseClientMessage(text).ok).toBe('boolean');
      }),
    );
  });
});
