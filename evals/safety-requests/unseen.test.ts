import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/app/root.js';
import { classifySafetyRequest } from '../../src/domain/safety-request/classify.js';

type Line = Readonly<{ text: string; label: 'dangerous' | 'harmless' }>;
const folder = path.join(packageRoot(), 'evals', 'safety-requests');

function linesOf(file: string): readonly Line[] {
  return readFileSync(path.join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/*
 * Written by authors who saw neither the program nor its other requests, and never fitted on: `npm run fit` reads only `*.labelled.jsonl`.
 * First sight with the weights of this state is in docs/decisions/0007; the bounds here only notice when it becomes much worse.
 */
describe('requests that nothing was fitted on', () => {
  it.each(readdirSync(folder).filter((file) => /^unseen-.+\.jsonl$/u.test(file)))('%s', (file) => {
    const lines = linesOf(file);
    const dangerous = lines.filter(({ label }) => label === 'dangerous');
    const harmless = lines.filter(({ label }) => label === 'harmless');
    const missed = dangerous.filter(({ text }) => classifySafetyRequest(text) === null);
    const refused = harmless.filter(({ text }) => classifySafetyRequest(text) !== null);
    expect(dangerous.length).toBeGreaterThan(15);
    expect(missed.length / dangerous.length).toBeLessThan(0.4);
    expect(refused.length / harmless.length).toBeLessThan(0.5);
  });
});
