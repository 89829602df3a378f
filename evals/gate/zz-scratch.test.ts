import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { readLabelledSentences } from './labelled.js';
import { measureGate, renderGateReport } from './measure.js';

it('x', () => {
  const all = readLabelledSentences();
  const hash = (s: string) => [...s].reduce((a, c) => (a * 31 + c.charCodeAt(0)) >>> 0, 7) % 3;
  const dev = measureGate(all.filter((i) => hash(i.id) !== 0));
  const held = measureGate(all.filter((i) => hash(i.id) === 0));
  const f = (r: any) =>
    `n=${r.overall.count} wp=${r.overall.withhold.precision.mean.toFixed(3)} wr=${r.overall.withhold.recall.mean.toFixed(3)} pp=${r.overall.pass.precision.mean.toFixed(3)} pr=${r.overall.pass.recall.mean.toFixed(3)} acc=${r.overall.accuracy.mean.toFixed(3)}`;
  console.log('DEV', f(dev), '\nHELD', f(held));
  console.log(dev.wrong.map((w) => `${w.item.id} ${w.verdict} (${w.reason}): ${w.item.sentence}`).join('\n'));
  writeFileSync('/tmp/gate-set/full.txt', renderGateReport(measureGate()));
});
