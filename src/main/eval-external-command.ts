import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type QaOutcome, runExternalBeir, runExternalQa } from '../../evals/external/external.js';
import { importSamples } from '../../evals/external/import-samples.js';
import type { Interval } from '../../evals/harness/statistics.js';
import { type Io, printJson, usageError } from './command-line.js';
import { type EvalValues, evalUsage } from './eval-flags.js';
import { gradedModels } from './eval-models.js';

/** Grades outside sets with the same metrics. */
export async function externalCommand(kind: string, place: string | undefined, values: EvalValues, io: Io): Promise<number> {
  if (kind !== 'beir' && kind !== 'qa') throw usageError(`--external must be beir or qa, not ${kind}.`);
  if (place === undefined) throw usageError(`--external ${kind} needs a ${kind === 'beir' ? 'folder' : 'file'}. Usage: shiftmate ${evalUsage}`);
  const progress = (text: string): void => io.err(`${text}\n`);
  if (kind === 'beir') {
    const outcome = await runExternalBeir(place, progress);
    print(outcome, outcome.metrics, values, io);
    return 0;
  }
  const graded = gradedModels(values, io);
  const outcome = await runExternalQa({ file: place, corpus: values.corpus ?? null, models: graded.models, progress });
  print(outcome, outcome.metrics, values, io);
  if (values.json === true) return 0;
  const wrong = outcome.results.filter(({ right }) => right === false);
  if (wrong.length > 0) io.out(`wrong: ${wrong.map(({ id }) => id).join(', ')}\n`);
  const open = outcome.results.filter(({ right }) => right === null);
  if (open.length > 0) io.out(`unscored, in no figure: ${open.map(({ id }) => id).join(', ')} (${open[0]?.unscored ?? ''})\n`);
  return 0;
}

function print(outcome: Readonly<Record<string, unknown>> | QaOutcome, metrics: Readonly<Record<string, Interval>>, values: EvalValues, io: Io): void {
  if (values.out !== undefined) {
    mkdirSync(values.out, { recursive: true });
    writeFileSync(path.join(values.out, 'external.json'), `${JSON.stringify(outcome, null, 2)}\n`);
  }
  if (values.json === true) {
    printJson(io, outcome);
    return;
  }
  const width = Math.max(...Object.keys(metrics).map((name) => name.length));
  const rows = Object.entries(metrics).map(
    ([name, { mean, low, high, count }]) => `${name.padEnd(width)}  ${mean.toFixed(4)}  [${low.toFixed(4)}, ${high.toFixed(4)}]  n=${count}`,
  );
  io.out(`${rows.join('\n')}\n`);
}

/** Turns an outside set into a sample file. */
export function importCommand(place: string | undefined, values: EvalValues, io: Io): number {
  if (place === undefined || values.to === undefined) throw usageError(`eval import needs a source and --to FILE.jsonl. Usage: shiftmate ${evalUsage}`);
  const format = values.format ?? 'auto';
  if (format !== 'auto' && format !== 'assetops' && format !== 'beir' && format !== 'qa')
    throw usageError(`--format must be auto, assetops, beir or qa, not ${format}.`);
  const { samples, documents, folder } = importSamples({ source: place, format, to: values.to });
  if (values.json === true) printJson(io, { samples, file: values.to, documents, folder });
  else {
    const beside = folder === null ? '' : `, ${documents} documents to ${folder}`;
    io.out(`${samples} samples written to ${values.to}${beside}; grade them with: shiftmate eval --file ${values.to}\n`);
  }
  return 0;
}
