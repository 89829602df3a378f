// The extraction process: a program of its own, started by extraction-pool.ts with `fork`. It is the one place besides main.ts that
// touches `process`, because that is how a child talks to its parent. It holds no secrets and opens no network.
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { CopilotError } from '../../domain/errors.js';
import { extractBytes } from './extract-bytes.js';
import { findTesseract, type Recogniser, tesseractRecogniser } from './pdf/recognise.js';
import { passTextUncopied } from './pdf/uncopied-text.js';
import type { ExtractionJob, ExtractionReply } from './protocol.js';

/**
 * Looks at the memory of the whole process and at the processor time of the document in hand, from a thread of its own that a busy
 * parser cannot hold up, and ends the process above either limit. `clock` holds the processor time, in milliseconds, at which to end it.
 */
const watchdog = `
  const { workerData } = require('node:worker_threads');
  const end = (signal) => { try { process.kill(process.pid, signal); } catch { process.kill(process.pid, 'SIGKILL'); } };
  setInterval(() => {
    if (process.memoryUsage.rss() > workerData.bytes) end('SIGKILL');
    const { user, system } = process.cpuUsage();
    if (workerData.clock[0] > 0 && (user + system) / 1000 > workerData.clock[0]) end('SIGXCPU');
  }, 25);
`;

const memoryMegabytes = Number(process.argv[2]);
const clock = new Float64Array(new SharedArrayBuffer(8));
new Worker(watchdog, { eval: true, workerData: { bytes: memoryMegabytes * 1024 * 1024, clock }, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();

function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const tesseract = findTesseract();
const recogniser = tesseract === null ? null : tesseractRecogniser(tesseract);

function reply(message: ExtractionReply): void {
  process.send?.(message);
}

/** Recognising a page gives the document new time, here and in the parent. */
function watched(installed: Recogniser, job: ExtractionJob): Recogniser {
  return (png, signal) => {
    reply({ kind: 'recognising', id: job.id });
    clock[0] = processorMilliseconds() + job.budget.processorMilliseconds;
    return installed(png, signal);
  };
}

async function run(job: ExtractionJob): Promise<void> {
  const resident = () => Math.round(process.memoryUsage.rss() / 1_048_576);
  try {
    const installed = await recogniser;
    clock[0] = processorMilliseconds() + job.budget.processorMilliseconds;
    const document = await extractBytes(job, job.budget, new AbortController().signal, installed === null ? null : watched(installed, job));
    reply({ kind: 'extracted', id: job.id, document, residentMegabytes: resident() });
  } catch (error) {
    const reason = error instanceof CopilotError ? error.message : 'The file is damaged in a way that its reader does not survive.';
    reply({ kind: 'unreadable', id: job.id, reason, residentMegabytes: resident() });
  } finally {
    clock[0] = 0;
  }
}

process.on('message', (job: ExtractionJob) => void run(job));
process.on('disconnect', () => process.exit(0));
// A parser that throws outside its promise ends this process; the parent reports the document and starts another.
process.on('unhandledRejection', () => process.exit(70));
passTextUncopied();
reply({ kind: 'ready' });
