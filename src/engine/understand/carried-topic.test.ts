import { describe, expect, it } from 'vitest';
import { carriedQueries } from './carried-topic.js';

const queries = (question: string, before: string): readonly string[] => carriedQueries(question, before).map(({ query }) => query);

describe('a question that leans on one about a document', () => {
  it.each([
    ['And the belt guard?', 'How thick is the drum lagging of the BX-7?', 'How thick is the belt guard of the BX-7'],
    ['what about the rinse', 'What temperature does the wash need?', 'What temperature does the rinse need'],
    ['for the small one', 'What load may the big hoist carry?', 'What load may the small hoist carry'],
    ['und die Kette?', 'Wie lang ist der Riemen vom Förderer?', 'Wie lang ist der Kette vom Förderer'],
    ['那链条呢？', '皮带的张力是多少？', '链条的张力是多少'],
  ])('%s puts what it names in the place of a thing named before', (question, before, whole) => {
    expect(queries(question, before)).toContain(whole);
  });

  it.each([
    ['how often is it greased', 'What oil goes in the gearbox of the BX-7?', 'how often is oil greased BX-7'],
    ['wie oft muss das gewechselt werden', 'Wie viel Fett braucht das Lager?', 'wie oft muss Fett gewechselt werden'],
  ])('%s: what points stands for each thing spoken of', (question, before, whole) => {
    expect(queries(question, before)).toContain(whole);
  });

  it('asks another side of the thing, and not of its side asked before', () => {
    expect(queries('how hot', 'What concentration of lye do we use?')).toEqual(['how hot lye']);
  });

  it('never exchanges a name and keeps the number of readings small', () => {
    const readings = queries('and the rope?', 'How long may the hook, the chain, the drum, the brake and the motor of the BX-7 be used?');
    expect(readings.length).toBeLessThanOrEqual(5);
    expect(readings.every((query) => query.includes('BX-7'))).toBe(true);
  });

  it('makes nothing of words that only join', () => {
    expect(queries('and?', 'How long is the belt?')).toEqual([]);
  });
});
