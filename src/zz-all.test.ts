import { readFileSync, readdirSync } from 'node:fs';
import { it } from 'vitest';
import { classifySafetyRequest } from './domain/safety-request/classify.js';
it('all', () => { let n = 0; const hits: string[] = [];
 for (const f of readdirSync('evals/datasets').filter((x) => x.endsWith('.jsonl'))) for (const l of readFileSync('evals/datasets/' + f, 'utf8').trim().split('\n')) {
  const s = JSON.parse(l); if (s.target?.refuse === true) continue; const qs = s.question ? [s.question] : (s.steps ?? []).flatMap((x: any) => x.ask ?? []);
  for (const q of qs) { n += 1; if (classifySafetyRequest(q) !== null) hits.push(f + ' ' + s.id + ' ' + q); } }
 console.log(n, hits.length); writeFileSync('/tmp/foreign/hits.txt', hits.join('\n')); });
import { writeFileSync } from 'node:fs';
