// The extraction process: a program of its own, started by extraction-pool.ts with `fork`. It is the one place besides main.ts that
// touches `process`, because that is how a child talks to its parent. It holds no secrets and opens no network.
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { CopilotError } from '../../domain/errors.js';
import { extractBytes } from './extract-bytes.js';
import { findTesseract, tesseractRecogniser } from './pdf/recognise.js';
import type { ExtractionJob, ExtractionReply } from './protocol.js';

/** Looks at the memory of the whole process from a thread of its own, which a busy parser cannot hold up, and ends the process above the limit. */
const watchdog = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => { if (process.memoryUsage.rss() > workerData.bytes) process.kill(process.pid, 'SIGKILL'); }, 25);
`;

const memoryMegabytes = Number(process.argv[2]);
new Worker(watchdog, { eval: true, workerData: { bytes: memoryMegabytes * 1024 * 1024 }, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();

const tesseract = findTesseract();
const recogniser = tesseract === null ? null : tesseractRecogniser(tesseract);

function reply(message: ExtractionReply): void {
  process.send?.(message);
}

async function run(job: ExtractionJob): Promise<void> {
  const resident = () => Math.round(process.memoryUsage.rss() / 1_048_576);
  try {
    const document = await extractBytes(job, job.budget, new AbortController().signal, await recogniser);
    reply({ kind: 'extracted', id: job.id, document, residentMegabytes: resident() });
  } catch (error) {
    const reason = error instanceof CopilotError ? error.message : 'The file is damaged in a way that its reader does not survive.';
    reply({ kind: 'unreadable', id: job.id, reason, residentMegabytes: resident() });
  }
}

process.on('message', (job: ExtractionJob) => void run(job));
process.on('disconnect', () => process.exit(0));
// A parser that throws outside its promise ends this process; the parent reports the document and starts another.
process.on('unhandledRejection', () => process.exit(70));
reply({ kind: 'ready' });
