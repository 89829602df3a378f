import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete, suggest } from './fuzzy.js';

const names = ['P-101A', 'P-101B', 'PDT-101', 'ST-20', 'ST-21', 'LT-101', 'F-401.SPEED', 'HX-201'].map((name) => ({ name, description: name }));
const found = (typed: string): readonly string[] => suggest(typed, names).map((entry) => entry.name);

describe('finding tags by what a gloved finger types', () => {
  it('finds ST-20 by "20"', () => expect(found('20')[0]).toBe('ST-20'));
  it('finds P-101A by "p101"', () => expect(found('p101').slice(0, 2)).toEqual(['P-101A', 'P-101B']));
  it('puts an exact name first', () => expect(found('p-101b')[0]).toBe('P-101B'));
  it('finds attributes by a part', () => expect(found('speed')).toEqual(['F-401.SPEED']));
  it('finds nothing for nothing', () => expect(found('')).toEqual([]));
  it('never gives a name twice nor more than asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 8 }), (typed, limit) => {
        const result = suggest(typed, names, limit).map((entry) => entry.name);
        expect(new Set(result).size).toBe(result.length);
        expect(result.length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});

describe('completing while typing', () => {
  it('takes the last word', () => expect(complete('what is 101', names)).toMatchObject({ piece: '101' }));
  it('takes two words where they are a tag together', () =>
    expect(complete('check p 101a', names)).toMatchObject({ piece: 'p 101a', names: [{ name: 'P-101A' }] }));
  it('leaves plain words alone', () => expect(complete('why is it', names)).toBeNull());
  it('is quiet once the name is complete', () => expect(complete('check ST-20', names)).toBeNull());
});
