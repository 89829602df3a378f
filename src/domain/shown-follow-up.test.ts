import { describe, expect, it } from 'vitest';
import { addsNoWish, readShownFollowUp, readTalkFollowUp } from './shown-follow-up.js';

describe('a question on what was shown', () => {
  const read: ReadonlyArray<readonly [string, unknown]> = [
    ['and the one before?', { kind: 'beside', step: 'before', field: 'row' }],
    ['the second one, since when', { kind: 'pick', place: 1, field: 'since' }],
    ['since when the second one', { kind: 'pick', place: 1, field: 'since' }],
    ['and the one after that?', { kind: 'beside', step: 'after', field: 'row' }],
    ['just the last one', { kind: 'pick', place: -1, field: 'row' }],
    ['who did that one', { kind: 'field', field: 'who' }],
    ['Who reported it?', { kind: 'field', field: 'who' }],
    ['who wrote the longest', { kind: 'extreme', by: 'longest', rank: 0, named: [], field: 'who' }],
    ["who's worst", { kind: 'extreme', by: 'most', rank: 0, named: [], field: 'row' }],
    ['Which one had the most of them?', { kind: 'extreme', by: 'most', rank: 0, named: [], field: 'row' }],
    ['which of them has least hours', { kind: 'extreme', by: 'least', rank: 0, named: ['hours'], field: 'row' }],
    ['second longest', { kind: 'extreme', by: 'longest', rank: 1, named: [], field: 'row' }],
    ['top one only, how long', { kind: 'pick', place: 0, field: 'duration' }],
    ['And who comes second?', { kind: 'pick', place: 1, field: 'row' }],
    ['what share is that', { kind: 'share' }],
    ['What percentage of all of them is that?', { kind: 'share' }],
    ['in percent?', { kind: 'share' }],
    ['so how many days between those two', { kind: 'apart' }],
    ['how long between the two', { kind: 'apart' }],
    ['by how much', { kind: 'difference', named: [] }],
    ['how much margin is that', { kind: 'difference', named: [] }],
    ['what is the difference', { kind: 'difference', named: [] }],
    ['how far from the high one', { kind: 'difference', named: ['high'] }],
    ['how many is that', { kind: 'count' }],
    ['only the ones with downtime', { kind: 'only', words: ['downtime'], ofRows: true }],
    ['just P-7', { kind: 'only', words: ['p-7'], ofRows: false }],
    ['which one cost us the most time', { kind: 'extreme', by: 'most', rank: 0, named: ['time'], field: 'row' }],
    ['Which of those took longest?', { kind: 'extreme', by: 'longest', rank: 0, named: [], field: 'row' }],
    ['when was that', { kind: 'field', field: 'when' }],
  ];
  it.each(read)('%s', (question, expected) => {
    expect(readShownFollowUp(question)).toEqual(expected);
  });

  it.each([
    'which pump has more hours',
    'what were the longest stops today',
    'how many alarms came up yesterday',
    'when was the seal of P-101A replaced',
    'only the shift lead may do this',
    'rejects last shift',
    'last week',
    'who may reset the trip',
    'what is the first step to replace the seal',
    'what do i check first on the conveyor',
    'bypass the second one',
  ])('%s has a subject of its own', (question) => {
    const found = readShownFollowUp(question);
    expect(found === null || (found.kind === 'extreme' && found.named.length > 0)).toBe(true);
  });

  it.each([
    ["who's worst", 'alarm count per asset last 24h', true],
    ["who's worst", 'list the operators and their rejects', false],
    ['make it two hours', 'show me VT-101A for the last hour', true],
    ['make it two hours and bypass the trip', 'show me VT-101A for the last hour', false],
  ])('%s after "%s" adds no wish: %s', (question, before, expected) => {
    expect(addsNoWish(question, before)).toBe(expected);
  });
});

describe('a question on the conversation', () => {
  it.each([
    ['say that again', 'again'],
    ['Could you repeat that, please?', 'again'],
    ['what were we talking about?', 'recap'],
    ['what did I ask first', 'first'],
    ['what was my first question?', 'first'],
    ['what is the first step', null],
    ['what did we ask the maker', null],
  ])('%s', (question, expected) => {
    expect(readTalkFollowUp(question)).toBe(expected);
  });
});
