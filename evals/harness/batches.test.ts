import { describe, expect, it } from 'vitest';
import { batchesOf } from './batches.js';
import type { Job } from './run-jobs.js';
import { parseSamples } from './sample.js';

const jobs: readonly Job[] = parseSamples(
  Array.from({ length: 90 }, (_, index) =>
    JSON.stringify({
      id: `s-${index}`,
      question: 'q',
      scenario: index < 60 ? 'demo' : index < 85 ? 'flood' : `rare-${index}`,
      target: index % 20 === 0 ? { draftKind: 'plc-code' } : { facts: ['x'] },
      source: 's',
    }),
  ).join('\n'),
  'test',
).map((sample, place) => ({ suite: 'a', sample, epoch: { epoch: 0, perturbation: 'none' }, place }));

describe('batches of samples', () => {
  it('hold every sample once', () => {
    const places = batchesOf(jobs).flatMap(({ jobs: batch }) => batch.map(({ place }) => place));
    expect([...places].sort((a, b) => a - b)).toEqual(jobs.map(({ place }) => place));
  });
  it('keep a small scenario together, to be forgotten afterwards, and split a large one', () => {
    const batches = batchesOf(jobs);
    expect(batches.filter(({ jobs: [first] }) => first?.sample.scenario === 'demo').length).toBeGreaterThan(2);
    expect(batches.filter(({ forget }) => forget !== 'nothing').map(({ jobs: batch, forget }) => [batch[0]?.sample.scenario, forget, batch.length])).toEqual(
      ['rare-85', 'rare-86', 'rare-87', 'rare-88', 'rare-89'].map((name) => [name, 'history', 1]),
    );
  });
  it('keep a history on which the samples of another corpus stand', () => {
    const asked = ['a', 'b', undefined].flatMap((corpus, index) =>
      jobs.slice(0, 3).map((job) => ({ ...job, place: job.place + index * 3, sample: { ...job.sample, corpus } })),
    );
    const other = jobs.slice(85, 86);
    expect(
      batchesOf([...asked, ...other])
        .map(({ jobs: batch, forget }) => [batch[0]?.sample.scenario, forget])
        .sort(),
    ).toEqual([
      ['demo', 'world'],
      ['demo', 'world'],
      ['demo', 'world'],
      ['rare-85', 'history'],
    ]);
  });
  it('begin with the proofs, which take longest', () => {
    expect(batchesOf(jobs)[0]?.jobs[0]?.sample.target.draftKind).toBe('plc-code');
  });
});
