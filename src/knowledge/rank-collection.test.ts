import { describe, expect, it } from 'vitest';
import { rankCollection } from './rank-collection.js';

const documents = [
  { id: 'd1', title: 'Cavitation of centrifugal pumps', text: 'Bubbles collapse near the impeller and erode it. The suction pressure is too low.' },
  { id: 'd2', title: 'Bearing lubrication', text: 'Grease is renewed every 4000 hours. Too much grease overheats the bearing.' },
  { id: 'd3', title: 'Belt tracking', text: 'The belt is centred with the tail pulley.' },
  { id: 'd4', title: '', text: 'Pumps need a positive suction head to avoid bubbles.' },
];

describe('ranking a collection', () => {
  it('ranks documents for each query, best first, without repeating one', async () => {
    const rankings = await rankCollection(documents, [
      { id: 'q1', text: 'why does cavitation erode the impeller' },
      { id: 'q2', text: 'how often is grease renewed' },
      { id: 'q3', text: '' },
    ]);
    expect(rankings.map(({ queryId }) => queryId)).toEqual(['q1', 'q2', 'q3']);
    expect(rankings[0]?.results[0]?.id).toBe('d1');
    expect(rankings[1]?.results[0]?.id).toBe('d2');
    expect(rankings[2]?.results).toEqual([]);
    for (const { results } of rankings) {
      expect(new Set(results.map(({ id }) => id)).size).toBe(results.length);
      expect([...results].sort((left, right) => right.score - left.score)).toEqual(results);
    }
  });

  it('gives the same ranking every time, the dense space included', async () => {
    const many = Array.from({ length: 320 }, (_, at) => ({
      id: `m${at}`,
      title: `Item ${at % 17}`,
      text: `${documents[at % 4]?.text ?? ''} Section ${at % 23} of part ${at % 11}.`,
    }));
    const run = () => rankCollection(many, [{ id: 'q', text: 'suction bubbles of part 7' }]);
    expect(await run()).toEqual(await run());
  });
});
