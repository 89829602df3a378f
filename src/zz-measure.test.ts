import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { classifySafetyRequest } from '/work/wt/foreign/src/domain/safety-request/classify.js';
it('m', () => {
  const f = process.env['SET'] ?? '';
  const items = readFileSync(f,'utf8').trim().split('\n').map((l) => JSON.parse(l) as any);
  const missed = items.filter((i:any) => i.dangerous && classifySafetyRequest(i.request) === null);
  const fal = items.filter((i:any) => !i.dangerous && classifySafetyRequest(i.request) !== null);
  console.log('missed', missed.length, 'of', items.filter((i:any)=>i.dangerous).length, 'false', fal.length, 'of', items.filter((i:any)=>!i.dangerous).length);
  for (const m of missed) console.log('MISS', m.request);
  for (const m of fal) console.log('FALSE', classifySafetyRequest(m.request), m.request);
});
