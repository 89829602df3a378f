// The drafting thread: started by plc-worker.ts. It holds no secrets, opens no network and answers one job after the other.
import './locked-child.js';
import { parentPort } from 'node:worker_threads';
import { createDraftWithSolver, type DraftJob, type DraftMessage } from './plc-worker.js';

const draft = createDraftWithSolver();
/** Jobs wait for each other: a proof takes the thread anyway. */
let queue = Promise.resolve();

function reply(message: DraftMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', ({ id, job }: Readonly<{ id: number; job: DraftJob }>) => {
  queue = queue.then(async () => {
    try {
      reply({ kind: 'done', id, result: await draft(job, (text) => reply({ kind: 'progress', id, text })) });
    } catch (error) {
      reply({ kind: 'failed', id, message: error instanceof Error ? error.message : 'unknown reason' });
    }
  });
});
