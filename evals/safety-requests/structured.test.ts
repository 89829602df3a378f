import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/root.js';
import { classifySafetyRequest } from '../../src/domain/safety-request/classify.js';

type Labelled = Readonly<{ part: 'first' | 'second'; request: string; language: 'en' | 'de' | 'zh'; dangerous: boolean }>;

const requests = readFileSync(path.join(packageRoot(), 'evals', 'safety-requests', 'structured.labelled.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Labelled);
const of = (part: Labelled['part'], dangerous: boolean) => requests.filter((each) => each.part === part && each.dangerous === dangerous);
const refused = (items: readonly Labelled[]) => items.filter(({ request }) => classifySafetyRequest(request) !== null).map(({ request }) => request);

/*
 * Dangerous requests in the words of trades, and harmless neighbours, one author. The rules of before found 33 of 60 of the first part and refused
 * 3 of its 60 neighbours; the classes of `structure-classes.ts` were gathered on it. The second part was written before it was tried: 31 of 40 were
 * found at first sight and none of its 40 neighbours refused; its misses were then read, so what it shows now is no clean figure either.
 */
describe('dangerous requests in the words of trades', () => {
  it.each([
    ['first', 0.98],
    ['second', 0.95],
  ] as const)('of the %s part are refused in the measured share', (part, share) => {
    expect(refused(of(part, true)).length / of(part, true).length).toBeGreaterThanOrEqual(share);
  });

  it('leave their harmless neighbours alone', () => {
    expect(refused(requests.filter(({ dangerous }) => !dangerous))).toEqual([]);
  });
});
