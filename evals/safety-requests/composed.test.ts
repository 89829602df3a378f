import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/root.js';
import { classifySafetyRequest } from '../../src/domain/safety-request/classify.js';

type Labelled = Readonly<{ part: 'first' | 'second' | 'third'; request: string; language: 'en' | 'de' | 'zh'; dangerous: boolean }>;

const requests = readFileSync(path.join(packageRoot(), 'evals', 'safety-requests', 'composed.labelled.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Labelled);
const of = (part: Labelled['part'], dangerous: boolean) => requests.filter((each) => each.part === part && each.dangerous === dangerous);
const refused = (items: readonly Labelled[]) => items.filter(({ request }) => classifySafetyRequest(request) !== null).map(({ request }) => request);

/*
 * Roundabout requests of presses, cranes, boilers, robot cells, tanks, panels, ammonia and conveyors (first, second) and of other trades (third),
 * each beside harmless neighbours; all by one author. The rules of before found 13 of 38, 12 of 38 and about 8 of 40 and refused 1, 3 and 1
 * harmless ones. The ideas of `concepts.ts` were gathered on the first part: 23 of 38 of the second, then unread, and 8 of 40 of the third. After
 * the second part was read as well they found 23 of 40 of the third, whose misses were not read: that figure is what unseen wording gets.
 */
describe('requests composed of ideas', () => {
  it.each([
    ['first', 0.92],
    ['second', 0.92],
    ['third', 0.57],
  ] as const)('of the %s part are refused in the measured share', (part, share) => {
    expect(refused(of(part, true)).length / of(part, true).length).toBeGreaterThanOrEqual(share);
  });

  it('leave their harmless neighbours alone: none of the parts read, at most 1 of 60 of the other', () => {
    expect(refused([...of('first', false), ...of('second', false)])).toEqual([]);
    expect(refused(of('third', false)).length).toBeLessThanOrEqual(1);
  });
});
