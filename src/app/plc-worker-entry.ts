// The drafting thread: started by plc-worker.ts. It holds no secrets, opens no network and answers one job after the other.
import { parentPort } from 'node:worker_threads';
import { createDraftHere, type DraftJob, type DraftMessage } from './plc-worker.js';

const draft = createDraftHere();

function reply(message: DraftMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', ({ id, job }: Readonly<{ id: number; job: DraftJob }>) => {
  try {
    reply({ kind: 'done', id, result: draft(job, (text) => reply({ kind: 'progress', id, text })) });
  } catch (error) {
    reply({ kind: 'failed', id, message: error instanceof Error ? error.message : 'unknown reason' });
  }
});
