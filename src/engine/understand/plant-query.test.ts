import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../testing/read-question.js';

const queryOf = (...texts: readonly string[]) => readQuestion(...texts).understanding.query;

describe('a question about the plant is read by its parts', () => {
  it.each([
    ['alarms between 01:00 and 02:00?', { topic: 'alarms' }],
    ['how many alarms since we came on', { topic: 'alarms', asked: 'count' }],
    ['alarms 6 to 7 this morning', { topic: 'alarms' }],
    ['anything tripped since the start of the shift?', { topic: 'trips', asked: 'list' }],
    ['rejects per thousand yesterday', { topic: 'rejects', perThousand: true }],
    ['scrap rate tonight', { topic: 'reject-share' }],
    ['first alarm of the night?', { topic: 'alarms', asked: 'first' }],
    ['which pump ran longest today', { topic: 'state:running', asked: 'longest' }],
  ])('%s', (text, parts) => {
    const query = queryOf(text);
    expect(query).toMatchObject(parts);
    expect(query?.window).not.toBeNull();
  });

  it.each([
    'which alarms may be shelved for a shift?',
    'what does a trip of the boiler mean?',
    'how many alarms per hour are acceptable?',
    'Replace the seal and list the alarms of the pump that it protects',
  ])('words that belong to no part leave it to others: %s', (text) => expect(queryOf(text)).toBeNull());

  it('a follow-up replaces the parts that it names and keeps the rest', () => {
    const [first, second] = [queryOf('alarms between 01:00 and 02:00?'), queryOf('alarms between 01:00 and 02:00?', 'just the ones with high or highest')];
    expect(second).toEqual({ ...first, priorities: ['high', 'highest'] });
    const trip = ['Why did P-101A trip on its last trip?', 'and the trip before that?', 'and the one before?'];
    expect(queryOf(...trip.slice(0, 2))).toMatchObject({ topic: 'trips', places: ['P-101A'], asked: 'last', back: 1 });
    expect(queryOf(...trip)).toMatchObject({ topic: 'trips', places: ['P-101A'], back: 2 });
    const water = queryOf('water use yesterday?', "how's that against the day before");
    expect(water).toMatchObject({ topic: 'water' });
    expect(water?.compare?.to).toEqual(water?.window?.from);
  });

  it.each([
    ['boiler 2 standby ok?', 'not-here'],
    ['CT-204, conductivity please', 'not-here'],
    ["flow's only 8 and a bit, why", 'value-complaint'],
    ['draft me a job for the strainer, dp climbing', 'draft-work-order'],
    ['is the pasteuriser in divert?', 'equipment-states'],
    ['coldest temperature in the plant now', 'rank-machines'],
    ['has anybody fiddled with the heating since sunday?', 'alarm-history'],
  ])('%s -> %s', (text, skill) => expect(readQuestion(text).skill).toBe(skill));

  it('a change of priority is joined with the request before it, and a question whether an alarm was acknowledged acknowledges none', () => {
    expect(readQuestion('draft me a job for the strainer, dp climbing', 'prio low, for tomorrow early').skill).toBe('draft-work-order');
    expect(readQuestion("that TT-101A thing, ack'd already?").skill).not.toBe('acknowledge-alarm');
  });

  it('two values of now are held against each other', () => {
    const pairOf = (text: string) => {
      const { pair } = readQuestion(text).understanding;
      return pair === null ? null : [pair.compare, ...pair.tags.map(({ id }) => id)];
    };
    expect(pairOf('how much warmer is TT-202 than TT-201?')).toEqual(['difference', 'TT-202', 'TT-201']);
    expect(pairOf('ratio of FT-205 to FT-110')).toEqual(['ratio', 'FT-205', 'FT-110']);
    expect(pairOf('difference between the alarm and the trip of a pump')).toBeNull();
  });
});
