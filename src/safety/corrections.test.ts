import { describe, expect, it } from 'vitest';
import { demoActor } from '../domain/actor.js';
import { createFakeCopilot } from '../testing/fake-copilot.js';
import { ManualClock } from '../testing/manual-clock.js';

const clock = new ManualClock(new Date('2026-03-02T14:05:00Z'));
const technician = demoActor('technician');
const engineer = demoActor('engineer');

async function withFeedback(correction: string | null) {
  const copilot = createFakeCopilot({ clock });
  const turn = { turnId: 't1', question: 'How often is the mirror washed?', answer: 'Every year.', at: clock.now().toISOString(), record: null };
  await copilot.conversations.append({ id: 'c1', owner: technician.id }, turn);
  await copilot.audit.append({
    at: clock.now(),
    actor: technician,
    category: 'turn',
    event: 'feedback',
    result: 'ok',
    details: { turnId: 't1', verdict: 'wrong', correction },
  });
  return copilot;
}

describe('corrections', () => {
  it('wait with the question and the answer that they are about', async () => {
    const { corrections } = await withFeedback('Every 18 months.');
    expect(await corrections.list(engineer)).toEqual([
      {
        ...{ turnId: 't1', question: 'How often is the mirror washed?', answer: 'Every year.', correction: 'Every 18 months.' },
        ...{ by: technician, at: '2026-03-02T14:05:00.000Z', status: 'pending', standardAnswer: null, document: null, reviewedBy: null },
      },
    ]);
  });

  it('become a standard answer in the reviewed wording, once, and the chain holds', async () => {
    const { corrections, audit } = await withFeedback('18 months');
    const review = { decision: 'approve' as const, answer: 'every 18 months', document: 'guide' };
    expect(await corrections.review('t1', engineer, review)).toMatchObject({
      status: 'approved',
      standardAnswer: 'every 18 months',
      document: 'guide',
      reviewedBy: engineer,
    });
    expect(await corrections.list(engineer)).toMatchObject([{ status: 'approved', standardAnswer: 'every 18 months' }]);
    await expect(corrections.review('t1', engineer, { decision: 'reject' })).rejects.toMatchObject({ code: 'conflict' });
    expect((await audit.verify()).ok).toBe(true);
  });

  it('may be rejected, and then are no standard answer', async () => {
    const { corrections } = await withFeedback('nonsense');
    await corrections.review('t1', engineer, { decision: 'reject', answer: 'ignored' });
    expect(await corrections.list(engineer)).toMatchObject([{ status: 'rejected', standardAnswer: null }]);
  });

  it('are not reviewed by other roles, by their author, or where there is none', async () => {
    const { corrections, audit, conversations } = await withFeedback('x');
    await expect(corrections.list(technician)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(corrections.review('t1', demoActor('manager'), { decision: 'approve' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(corrections.review('t9', engineer, { decision: 'approve' })).rejects.toMatchObject({ code: 'not-found' });
    await conversations.append({ id: 'c2', owner: engineer.id }, { turnId: 't2', question: 'q', answer: 'a', at: clock.now().toISOString(), record: null });
    await audit.append({
      at: clock.now(),
      actor: engineer,
      category: 'turn',
      event: 'feedback',
      result: 'ok',
      details: { turnId: 't2', verdict: 'wrong', correction: 'b' },
    });
    await expect(corrections.review('t2', engineer, { decision: 'approve' })).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringMatching(/somebody else/),
    });
  });

  it('are only feedback that says something', async () => {
    expect(await (await withFeedback(null)).corrections.list(engineer)).toEqual([]);
    expect(await (await withFeedback('  ')).corrections.list(engineer)).toEqual([]);
  });
});
