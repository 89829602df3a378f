import { describe, expect, it } from 'vitest';
import { asksOfDraft, asksWhatWaits, asksWhoMay, ordersApproval } from './draft-talk.js';

describe('talk about drafts', () => {
  it.each([
    'approve it',
    'please approve everything that is waiting',
    'approve all the open work orders',
    'sign it off',
    'Alles genehmigen, was wartet',
    'gib alles frei, was wartet',
    'genehmige den Auftrag',
    '全部批准',
    '批准这个草稿',
  ])('"%s" orders an approval', (text) => expect(ordersApproval(text)).toBe(true));

  it.each(['who may approve a setpoint change?', 'approve the supplier of the seals', 'confirm that the pump runs', 'release the brake of the conveyor'])(
    '"%s" does not',
    (text) => expect(ordersApproval(text)).toBe(false),
  );

  it.each([
    'who has to approve it?',
    'when does it have to be done?',
    'when is it due?',
    'who asked for it?',
    'until when?',
    'wer muss das freigeben?',
    'bis wann muss es erledigt sein?',
    '谁来批准？',
    '什么时候要完成？',
  ])('"%s" is of the draft', (text) => expect(asksOfDraft(text)).toBe(true));

  it.each(['who approves the recipe of order 3?', 'when is the next oil change due?', 'how long does the seal change take?'])('"%s" is not', (text) =>
    expect(asksOfDraft(text)).toBe(false),
  );

  it('what waits, and who may', () => {
    expect(['what is waiting?', 'which ones are waiting?', 'was wartet denn?', '现在有什么待批？'].every(asksWhatWaits)).toBe(true);
    expect(['what is the filler waiting for?', 'which orders are open for P-101A?'].some(asksWhatWaits)).toBe(false);
    expect(['who may do that?', 'wer darf das?', '谁可以批？'].every(asksWhoMay)).toBe(true);
  });
});
