import { expect, it } from 'vitest';
import { paperDays } from './paper-days.js';

const plant = () => new Date('2026-03-02T14:00:00Z');
const wall = { now: () => new Date('2031-06-01T08:00:00Z'), plantCollection: 'line' };

it("dates an owner's collection by the calendar and the plant's own by the plant", () => {
  expect(paperDays(plant, wall)('mine').today).toBe('2031-06-01');
  expect(paperDays(plant, wall)('line').today).toBe('2026-03-02');
});

it('tells the two apart where all collections are asked', () => {
  expect(paperDays(plant, wall)(null)).toEqual({ today: '2026-03-02', calendar: { today: '2031-06-01', plantCollection: 'line' } });
});

it('knows one clock where the plant keeps the time of the server', () => {
  expect(paperDays(plant)(null)).toEqual({ today: '2026-03-02' });
});
