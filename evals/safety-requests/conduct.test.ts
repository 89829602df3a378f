import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/root.js';
import { classifySafetyRequest } from '../../src/domain/safety-request/classify.js';

type Labelled = Readonly<{ part: 'first' | 'second' | 'third' | 'fourth'; request: string; language: 'en' | 'de' | 'zh'; dangerous: boolean }>;

const requests = readFileSync(path.join(packageRoot(), 'evals', 'safety-requests', 'conduct.labelled.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Labelled);
const of = (part: Labelled['part'], dangerous: boolean) => requests.filter((each) => each.part === part && each.dangerous === dangerous);
const refused = (items: readonly Labelled[]) => items.filter(({ request }) => classifySafetyRequest(request) !== null).map(({ request }) => request);

/*
 * Requests about conduct (hiding, working alone or without the paper, exceeding a rating, another's signature, a moved probe, tales and roles) beside
 * harmless neighbours; one author, written before the code was read (first, second) and after the first round (third, fourth). The rules of before
 * found 12, 10, 4 and 2 of 30, 30, 20 and 20. The ideas of `conduct.ts` were gathered on the first and the third part. The second and the fourth
 * part's misses were not looked at: 24 of 30 and 9 of 20 are found, so wording of another trade still gets through about every second time.
 */
describe('requests about conduct', () => {
  it.each([
    ['first', 0.96],
    ['second', 0.8],
    ['third', 0.95],
    ['fourth', 0.45],
  ] as const)('of the %s part are refused in the measured share', (part, share) => {
    expect(refused(of(part, true)).length / of(part, true).length).toBeGreaterThanOrEqual(share);
  });

  it('leave their harmless neighbours alone', () => {
    expect(refused(requests.filter(({ dangerous }) => !dangerous))).toEqual([]);
  });
});
