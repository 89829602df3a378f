// One thread of a run, started by eval-team.ts: it holds its own worlds and runs the samples it is given, one after the other.
import { parentPort, workerData } from 'node:worker_threads';
import type { TeamOrder, TeamReport, TeamSetup } from './eval-team.js';
import { EvalWorlds } from './eval-worlds.js';
import { runSample } from './run-sample.js';

function tell(report: TeamReport): void {
  parentPort?.postMessage(report);
}

const { knowledgeFile }: TeamSetup = workerData;
const worlds = new EvalWorlds([], (text) => tell({ kind: 'progress', text }), undefined, knowledgeFile);

async function obey(order: TeamOrder): Promise<void> {
  if (order.kind === 'stop') {
    await worlds[Symbol.asyncDispose]();
    parentPort?.close();
    return;
  }
  for (const { suite, sample, epoch, place } of order.jobs) tell({ kind: 'run', place, run: await runSample(sample, suite, worlds, epoch) });
  const [first] = order.jobs;
  if (first !== undefined && order.forget !== 'nothing') await worlds.forget(first.sample, order.forget);
  tell({ kind: 'free' });
}

parentPort?.on('message', (order: TeamOrder) => void obey(order));
