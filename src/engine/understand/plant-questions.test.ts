import { describe, expect, it } from 'vitest';
import { EntityLinker } from '../../domain/entity-linking.js';
import { SignalLinker } from '../../domain/signal-linking.js';
import { createLine4Directory } from '../../plant/line4/directory.js';
import { alarmCount, alarmsMeant } from '../skills/alarm-count.js';
import { productionLoss } from '../skills/production-loss.js';
import { withinLimits } from '../skills/within-limits.js';
import { understand } from './understanding.js';

const directory = createLine4Directory();
const linkers = { entities: new EntityLinker(directory), signals: new SignalLinker(directory) };
const now = new Date('2026-03-04T15:30:00Z');
const read = (...questions: readonly string[]) =>
  understand(
    questions.map((text) => ({ role: 'user' as const, text })),
    directory,
    linkers,
    now,
  );
const ids = (tags: readonly { id: string }[]) => tags.map(({ id }) => id);

describe('what a question asks of readings and states', () => {
  it('a device that is no asset of its own goes by its one tag', () => {
    const { measure } = read('How long has XV-503 been open?');
    expect([measure?.statistic, ids(measure?.tags ?? []), measure?.is]).toEqual(['since', ['XV-503.CMD'], 'open']);
  });
  it('a name that the plant does not have is not answered for by another', () => {
    expect(read('How long has XV-777 been open?').measure).toBeNull();
  });
  it('several aggregates of one value are asked of its trend, one alone is a figure', () => {
    expect(read('What were the lowest, highest and average vibration of P-101A over the last 2 hours?').measure).toBeNull();
    expect(read('What was the highest vibration of P-101A over the last 2 hours?').measure?.statistic).toBe('maximum');
  });
  it('"and since when" asks for the state and sets no condition', () => {
    expect(read('Is the booster pump running and since when?').measure?.statistic).toBe('since');
  });
  it.each([
    ['when was the last acid step', 'acid'],
    ['When did the most recent CIP start?', 'running'],
  ])('the step of a programme: %s', (text, is) => {
    const { measure } = read(text);
    expect([measure?.statistic, ids(measure?.tags ?? []), measure?.is]).toEqual(['when', ['CIP-500.STEP'], is]);
  });
  it('several tanks are answered for each, many flows go back as a question', () => {
    expect(ids(read('highest tank level today').measure?.tags ?? [])).toHaveLength(4);
    expect(read('peak flow of the last two hours').measure?.choices.length).toBeGreaterThan(4);
    expect(ids(read('highest steam pressure today').measure?.tags ?? [])).toEqual(['PT-601']);
  });
  it('the difference between two times', () => {
    const { measure } = read('How has the acid tank level changed compared to three hours ago?');
    expect([measure?.statistic, measure?.between?.from.toISOString(), measure?.between?.to.toISOString()]).toEqual([
      'change',
      '2026-03-04T12:30:00.000Z',
      now.toISOString(),
    ]);
  });
  it('how much of a medium is left is the level of its tank', () => {
    expect(ids(read('How much caustic do we have left?').signals)).toEqual(['LT-501']);
  });
  it('a follow-up about another quantity keeps the machine, or goes where the quantity is', () => {
    expect(read('how warm is the bearing of P-101B', 'and its vibration?').effective).toBe('what is the vibration of P-101B now');
    expect(read('highest level of the buffer tank today', 'and the temperature?').effective).toContain('highest temperature');
    expect(read('what is the speed of the filler', 'and the cap torque?').assets).toEqual([]);
  });
});

describe('questions with a skill of their own', () => {
  it('a reading held against its limits, and no rule', () => {
    expect(withinLimits.fits(read('Is the boiler pressure high enough?'))).toBeGreaterThan(0.8);
    expect(withinLimits.fits(read('Is it OK to run the boiler without water?'))).toBe(0);
    expect(withinLimits.fits(read('Is P-202 ok?'))).toBe(0);
    expect(withinLimits.fits(read('Is P-101A above its vibration limit?'))).toBe(0.9);
    expect(withinLimits.fits(read('Why is P-101A above its vibration limit?'))).toBe(0);
  });
  it('the alarm that the words mean', () => {
    const asked = read('How often did the infeed jam alarm come up today?');
    expect(alarmCount.fits(asked)).toBeGreaterThan(0.8);
    expect(ids(alarmsMeant(asked, directory))).toEqual(['CN-401.JAM']);
    expect(alarmsMeant(read('How many alarms came today?'), directory)).toEqual([]);
  });
  it('why production was lost', () => {
    expect(productionLoss.fits(read('How come we made so few bottles today?'))).toBeGreaterThan(0.8);
    expect(productionLoss.fits(read('Why is the outlet pressure low?'))).toBe(0);
  });
});
