import { describe, expect, it } from 'vitest';
import { asksToReplace, asksToWithdraw } from './command-intent.js';
import { cancelsPlainly, draftsDropped, dropsDraft, onlyTakesBack } from './draft-withdrawal.js';

const leadIns = ['', 'Actually ', 'No, ', 'Sorry, please ', 'Oh wait, ', 'Well, on second '.slice(0, 6), 'Ok then '];
const acts = [
  'cancel that',
  'withdraw it',
  'cancel the work order',
  'drop the order',
  'discard this draft',
  'forget it',
  'never mind, cancel the request',
  'scrap the setpoint change',
  'I do not need it any more',
  'that is not needed any more',
  'I changed my mind',
  'I would like to withdraw my request',
];

describe('a message that says nothing but that the draft is not wanted', () => {
  it('is heard behind any lead-in', () => {
    for (const lead of leadIns) for (const act of acts) expect(dropsDraft(lead + act), lead + act).toBe(true);
  });

  it.each([
    'Storniere das bitte',
    'Ach nein, den Auftrag doch nicht',
    'Zieh den Entwurf wieder zurück',
    'Nein, brauche ich nicht mehr',
    'Bitte den Arbeitsauftrag stornieren',
    'Lass das',
    'Kannst du das abbrechen?',
    'Could you cancel that please?',
    '取消吧',
    '算了，不要了',
    '请把刚才的工单撤回',
    '还是取消那个申请吧',
    '不，取消',
  ])('and in: %s', (text) => {
    expect(dropsDraft(text)).toBe(true);
    expect(asksToWithdraw(text)).toBe(true);
  });

  it.each([
    'Do not cancel it',
    "please don't withdraw that",
    'Can I cancel it?',
    'How do I cancel a work order?',
    'Cancel WO-12',
    'Cancel the alarm of the pump',
    'Drop the setpoint',
    'Drop it to 70',
    'Stop the pump',
    'Remove the lock',
    'Leave it running',
    'No, the other pump',
    'Storniere das nicht',
    'Nicht löschen',
    '不要取消',
    '取消报警',
    '取消搁置',
    '为什么取消？',
  ])('not in: %s', (text) => {
    expect(dropsDraft(text)).toBe(false);
  });

  it('the plain word for it is known from a wave of the hand', () => {
    for (const text of ['Actually cancel that', 'Bitte zurückziehen', '撤回吧']) expect(cancelsPlainly(text), text).toBe(true);
    for (const text of ['never mind', 'lass das', '算了']) expect(cancelsPlainly(text), text).toBe(false);
  });

  it('what could also be done to a machine or a record is judged with what was spoken of', () => {
    for (const text of ['Actually cancel that', 'Never mind', 'Storniere das bitte', '取消吧']) expect(onlyTakesBack(text), text).toBe(true);
    for (const text of ['Remove it', 'Delete the entry', 'Drop that', 'Zieh das zurück', '删掉它']) expect(onlyTakesBack(text), text).toBe(false);
  });

  it('a correction of the request before puts a new draft in its place, a new request does not', () => {
    for (const text of ['Make it urgent', 'Set TIC-1 to 76\nNo, 75 please', '改成75']) expect(asksToReplace(text), text).toBe(true);
    for (const text of ['Set TIC-2 to 75', 'Is it urgent?', 'Open a work order for the pump']) expect(asksToReplace(text), text).toBe(false);
  });
});

it.each([
  ['cancel both', 2],
  ['beide zurückziehen', 2],
  ['两个都取消', 2],
  ['cancel all of them', 6],
  ['cancel it after all', 1],
  ['cancel that draft', 1],
])('"%s" means %i of the newest drafts', (text, count) => {
  expect([dropsDraft(text), draftsDropped(text)]).toEqual([true, count]);
});
