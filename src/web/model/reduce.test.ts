import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoActor } from '../../domain/actor.js';
import type { ApprovalRequest } from '../../domain/command.js';
import type { ServerEvent, ServerMessage } from '../../wire/server-message.js';
import { type AppEvent, reduce } from './reduce.js';
import { type AppState, initialState, nextQueued, pendingText, runningTurn } from './state.js';

const now = Date.parse('2026-03-02T10:00:00Z');
const at = '2026-03-02T10:00:10.000Z';
const turnId = 'turn-1';

function numbered(events: readonly ServerEvent[], first = 1): readonly ServerMessage[] {
  return events.map((event, index) => ({ seq: first + index, ...event }));
}

function arrived(messages: readonly ServerMessage[]): readonly AppEvent[] {
  return messages.map((message) => ({ type: 'arrived', message, now }));
}

function play(events: readonly AppEvent[], state: AppState = initialState('technician')): AppState {
  return events.reduce(reduce, state);
}

const hello = (session: string, resumed = false): ServerEvent => ({
  type: 'hello-ack',
  version: 1,
  session,
  resumed,
  actor: demoActor('technician'),
  serverTime: at,
  plantTime: '2026-03-02T06:00:00.000Z',
  model: 'built-in',
  alarms: [],
  runningTurns: [],
});

const record = { model: 'built-in', promptVersion: '1', knowledge: 'k1', plantTime: at };
const end: ServerEvent = {
  type: 'turn-end',
  turnId,
  reason: 'answered',
  abstained: false,
  usage: { inputTokens: 1, outputTokens: 1 },
  record,
  milliseconds: 90,
  firstSentenceMilliseconds: 40,
};
const answer: readonly ServerEvent[] = [
  { type: 'ask-ack', requestId: 'key-1', turnId, duplicate: false },
  { type: 'turn-start', turnId, conversation: 'c-1', question: 'Which alarms?', at },
  { type: 'tool-start', turnId, callId: 'a', toolName: 'query_alarms', input: {} },
  { type: 'tool-progress', turnId, callId: 'a', text: 'looking' },
  { type: 'tool-end', turnId, callId: 'a', toolName: 'query_alarms', outcome: 'ok', summary: '1 alarm', milliseconds: 3 },
  { type: 'evidence', turnId, evidence: { id: 'E1', kind: 'journal', label: 'Journal', quote: 'P-101A tripped', entryId: 'j1', at } },
  { type: 'text-delta', turnId, text: 'P-101A tripped. ' },
  { type: 'sentence', turnId, text: 'P-101A tripped.', evidence: ['E1'] },
  { type: 'withheld', turnId, text: 'It is safe.', reason: 'no evidence', claims: ['safe'] },
  { type: 'notice', turnId, text: 'The built-in engine answered.' },
  end,
];
const asked: readonly AppEvent[] = [
  { type: 'local-question', key: 'key-1', question: 'Which alarms?' },
  { type: 'local-sent', key: 'key-1' },
];

describe('a turn', () => {
  it('is folded from its events into what the page shows', () => {
    const state = play([...arrived(numbered([hello('s1')])), ...asked, ...arrived(numbered(answer, 2))]);
    expect(state).toMatchObject({ conversation: 'c-1', lastSeq: 12, clockOffset: 10_000, plantOffset: Date.parse('2026-03-02T06:00:00Z') - now });
    expect(state.turns).toEqual([
      {
        key: 'key-1',
        turnId,
        question: 'Which alarms?',
        delivery: 'ended',
        streamed: 'P-101A tripped. ',
        sentences: [{ text: 'P-101A tripped.', evidence: ['E1'] }],
        evidence: [{ id: 'E1', kind: 'journal', label: 'Journal', quote: 'P-101A tripped', entryId: 'j1', at }],
        tools: [{ callId: 'a', name: 'query_alarms', outcome: 'ok', text: '1 alarm', milliseconds: 3 }],
        drafts: [],
        approvals: [],
        withheld: [{ text: 'It is safe.', reason: 'no evidence', claims: ['safe'] }],
        notices: ['The built-in engine answered.'],
        ending: { reason: 'answered', abstained: false, record, milliseconds: 90 },
        problem: null,
        verdict: null,
      },
    ]);
  });

  it('shows the same when every event arrives twice', () => {
    const messages = numbered([hello('s1'), ...answer]);
    const once = play([...asked, ...arrived(messages)]);
    const twice = play([...asked, ...arrived(messages.flatMap((message) => [message, message]))]);
    expect(twice).toEqual(once);
  });

  it('shows the same wherever the connection broke and resumed', () => {
    const whole = numbered([hello('s1'), ...answer]);
    const without = (state: AppState): unknown => ({ turns: state.turns, conversation: state.conversation });
    const straight = without(play([...asked, ...arrived(whole)]));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole.length }), fc.integer({ min: 0, max: whole.length }), (broken, overlap) => {
        const first = whole.slice(0, broken);
        const again = whole.slice(Math.max(0, broken - overlap));
        const state = play([
          ...asked,
          ...arrived(first),
          { type: 'local-connection', connection: 'offline' },
          ...arrived(again),
          ...arrived(numbered([hello('s1', true)], whole.length + 1)),
        ]);
        expect(without(state)).toEqual(straight);
      }),
    );
  });

  it('is shown again by a page that was reloaded', () => {
    const messages = numbered([hello('s1'), ...answer]);
    const reloaded = play(
      arrived([...messages, ...numbered([hello('s1', true)], messages.length + 1)]),
      initialState('technician', { session: 's1', replayFrom: 0 }),
    );
    expect(reloaded.turns[0]).toMatchObject({ turnId, delivery: 'ended', sentences: [{ text: 'P-101A tripped.' }] });
    const cleared = play([...arrived(messages), { type: 'local-new-conversation' }]);
    expect(cleared.replayFrom).toBe(messages.length);
  });

  it('that fails keeps its words and says why', () => {
    const failed: ServerEvent = { type: 'turn-error', turnId, code: 'model-timeout', message: 'The model took too long; ask again.' };
    const state = play([...asked, ...arrived(numbered([hello('s1'), ...answer.slice(0, 3), failed]))]);
    expect(state.turns[0]).toMatchObject({ delivery: 'ended', problem: { code: 'model-timeout' }, tools: [{ outcome: 'failed' }] });
  });

  it('started by another client of the session appears too', () => {
    const state = play(arrived(numbered([hello('s1'), ...answer.slice(1)])));
    expect(state.turns[0]).toMatchObject({ key: turnId, question: 'Which alarms?', delivery: 'ended' });
  });
});

describe('text on its way', () => {
  const sentence = (text: string) => ({ text, evidence: [] });
  it('is what no sentence holds yet', () => {
    expect(pendingText({ streamed: 'One. Two', sentences: [sentence('One.')] })).toBe('Two');
    expect(pendingText({ streamed: 'One. ', sentences: [sentence('One.')] })).toBe('');
    expect(pendingText({ streamed: 'On', sentences: [] })).toBe('On');
  });
  it('is not shown twice when a sentence is ahead of its text', () => {
    expect(pendingText({ streamed: 'One. Tw', sentences: [sentence('One.'), sentence('Two.')] })).toBe('');
  });
});

describe('the queue', () => {
  it('holds questions until they are taken, one at a time', () => {
    const state = play([
      { type: 'local-question', key: 'a', question: 'first' },
      { type: 'local-question', key: 'b', question: 'second' },
    ]);
    expect(nextQueued(state)?.key).toBe('a');
    const sent = play([{ type: 'local-sent', key: 'a' }], state);
    expect([runningTurn(sent)?.key, nextQueued(sent)?.key]).toEqual(['a', 'b']);
    expect(play([{ type: 'local-withdrawn', key: 'b' }], sent).turns.map((turn) => turn.key)).toEqual(['a']);
  });

  it('sends again under the same key when the session was lost before the answer began', () => {
    const state = play([...arrived(numbered([hello('s1')])), ...asked, ...arrived(numbered([hello('s2')]))]);
    expect(state.turns[0]).toMatchObject({ key: 'key-1', delivery: 'queued' });
  });

  it('sends again in a resumed session what was never taken', () => {
    const state = play([
      ...arrived(numbered([hello('s1')])),
      ...asked,
      { type: 'local-connection', connection: 'offline' },
      ...arrived(numbered([hello('s1', true)], 2)),
    ]);
    expect(state.turns[0]).toMatchObject({ key: 'key-1', delivery: 'queued' });
  });

  it('is not confused by a question that was sent again although it was answered already', () => {
    const duplicate: ServerEvent = { type: 'ask-ack', requestId: 'key-1', turnId, duplicate: true };
    const straight = play([...asked, ...arrived(numbered([hello('s1'), ...answer]))]);
    const state = play([{ type: 'local-sent', key: 'key-1' }, ...arrived(numbered([duplicate], 13))], straight);
    expect(state.turns).toEqual(straight.turns);
  });

  it('says so when a question was answered in a session that is gone', () => {
    const duplicate: ServerEvent = { type: 'ask-ack', requestId: 'key-1', turnId, duplicate: true };
    expect(play([...asked, ...arrived(numbered([hello('s2'), duplicate]))]).turns[0]?.delivery).toBe('lost');
  });

  it('says lost when the session was lost in the middle of the answer', () => {
    const state = play([...asked, ...arrived(numbered([hello('s1'), ...answer.slice(0, 4)])), ...arrived(numbered([hello('s2')]))]);
    expect(state.turns[0]?.delivery).toBe('lost');
    expect(state).toMatchObject({ lastSeq: 1, replayFrom: 0, problem: null });
  });

  it('shows a refusal at the question it is about', () => {
    const error: ServerEvent = { type: 'error', code: 'input-invalid', message: 'No.', requestId: 'key-1', approvalId: null };
    expect(play([...asked, ...arrived(numbered([hello('s1'), error]))]).turns[0]).toMatchObject({ delivery: 'refused', problem: { message: 'No.' } });
  });

  it('keeps what is queued when the role changes, and forgets the rest', () => {
    const state = play([
      ...arrived(numbered([hello('s1')])),
      ...asked,
      { type: 'local-question', key: 'b', question: 'second' },
      { type: 'local-role', role: 'engineer' },
    ]);
    expect(state).toMatchObject({ role: 'engineer', session: null, lastSeq: 0, conversation: null });
    expect(state.turns.map((turn) => turn.key)).toEqual(['b']);
  });
});

describe('alarms', () => {
  const alarm = (id: string) => {
    const base = {
      definitionId: 'VT-101A.H',
      tag: 'VT-101A',
      equipment: 'P-101A',
      condition: 'high',
      priority: 'medium',
      message: 'Vibration high',
      unit: 'mm/s',
      value: 5,
      limit: 4.5,
    };
    return { ...base, id, raisedAt: at, state: 'active-unacknowledged' } as unknown as Extract<ServerEvent, { type: 'alarm' }>['alarm'];
  };
  it('come and go', () => {
    const events: ServerEvent[] = [
      hello('s1'),
      { type: 'alarm', change: 'raised', alarm: alarm('1') },
      { type: 'alarm', change: 'raised', alarm: alarm('2') },
      { type: 'alarm', change: 'cleared', alarm: alarm('1') },
    ];
    expect(play(arrived(numbered(events))).alarms.map(({ id }) => id)).toEqual(['2']);
  });
});

describe('approvals', () => {
  const request = { approvalId: 'ap-1', turnId, prompt: 'Open a work order', approverRoles: ['shift-lead'] } as unknown as ApprovalRequest;
  const requested: readonly ServerEvent[] = [hello('s1'), ...answer.slice(0, 2), { type: 'approval-request', turnId, request }];

  it('wait on their card, show a refusal, and end', () => {
    const waiting = play([...asked, ...arrived(numbered(requested)), { type: 'local-deciding', approvalId: 'ap-1' }]);
    expect(waiting.approvals.get('ap-1')).toMatchObject({ status: 'pending', sending: true });
    expect(waiting.turns[0]?.approvals).toEqual(['ap-1']);
    const error: ServerEvent = { type: 'error', code: 'forbidden', message: 'Ask a shift lead.', requestId: null, approvalId: 'ap-1' };
    const refused = play(arrived(numbered([error], 10)), waiting);
    expect(refused.approvals.get('ap-1')).toMatchObject({ status: 'pending', problem: 'Ask a shift lead.', sending: false });
    const response: ServerEvent = {
      type: 'approval-response',
      turnId,
      approvalId: 'ap-1',
      status: 'executed',
      by: demoActor('shift-lead'),
      summary: 'Work order WO-10001 is open.',
    };
    expect(play(arrived(numbered([response], 11)), refused).approvals.get('ap-1')).toMatchObject({
      status: 'executed',
      problem: null,
      summary: 'Work order WO-10001 is open.',
    });
  });

  it('raise the version when the list changed elsewhere', () => {
    const before = play(arrived(numbered([hello('s1')])));
    expect(play(arrived(numbered([{ type: 'approvals-changed' }], 2)), before).approvalsVersion).toBe(before.approvalsVersion + 1);
  });
});

describe('whatever arrives', () => {
  it('numbers never fall and nothing throws', () => {
    const pool = [hello('s1'), ...answer];
    fc.assert(
      fc.property(fc.array(fc.record({ event: fc.constantFrom(...pool), seq: fc.integer({ min: 1, max: 60 }) }), { maxLength: 40 }), (sequence) => {
        let state = play(asked);
        for (const { event, seq } of sequence) {
          const next = play(arrived([{ seq, ...event }]), state);
          if (next.session === state.session) expect(next.lastSeq).toBeGreaterThanOrEqual(state.lastSeq);
          state = next;
        }
      }),
    );
  });
});
