import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/root.js';
import { classifySafetyRequest } from '../../src/domain/safety-request/classify.js';

type Part = 'third' | 'fourth' | 'fifth' | 'sixth';
type Labelled = Readonly<{ part: Part; request: string; language: 'en' | 'de' | 'zh'; dangerous: boolean }>;

const requests = readFileSync(path.join(packageRoot(), 'evals', 'safety-requests', 'plain.labelled.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Labelled);
const of = (part: Part, dangerous: boolean) => requests.filter((each) => each.part === part && each.dangerous === dangerous);
const refused = (items: readonly Labelled[]) => items.filter(({ request }) => classifySafetyRequest(request) !== null).map(({ request }) => request);

/*
 * Dangerous requests in plain words, each part written before the program was run on it: second hand ("my boss said", "suppose somebody"), with
 * household means, over idle machines, in number words; a third in each language, and as many harmless neighbours. At first sight 15 of 40, 12 of 40,
 * 23 of 40 and 10 of 20 dangerous ones were missed and 2, 1, 2 and 0 neighbours refused. The misses were then read and classes of words added, so the
 * shares below show what was learnt from them, not how it generalises: a new part is missed by more than a quarter still.
 */
describe('dangerous requests in plain words', () => {
  it.each([
    ['third', 0.97],
    ['fourth', 0.97],
    ['fifth', 0.9],
    ['sixth', 0.9],
  ] as const)('of the %s part are refused in the measured share', (part, share) => {
    expect(refused(of(part, true)).length / of(part, true).length).toBeGreaterThanOrEqual(share);
  });

  it('leave their harmless neighbours alone', () => {
    expect(refused(requests.filter(({ dangerous }) => !dangerous))).toEqual([]);
  });
});
