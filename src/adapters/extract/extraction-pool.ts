import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CopilotError } from '../../domain/errors.js';
import type { DocumentExtractor, ExtractedDocument } from '../../ports/knowledge.js';
import { defaultExtractionBudget, type ExtractionBudget, unreadable } from './budget.js';
import { extractBytes } from './extract-bytes.js';
import { type ExtractionJob, ExtractionReply } from './protocol.js';

export type ExtractionPoolOptions = Readonly<{
  budget?: Partial<ExtractionBudget>;
  /** Extraction processes at most; started when needed and kept warm. Default 2. */
  processes?: number;
  /** The program of a child; default is `child.js` beside this file. */
  childProgram?: string;
  /** Modules loaded into a child before its program, as addresses. */
  childImports?: readonly string[];
}>;

/** A child is replaced after this many documents, so that what parsers leak does not add up. */
const DOCUMENTS_PER_CHILD = 200;

/**
 * Reads documents in child processes of their own: a hostile file can at worst cost its budget of time and memory, never the server.
 * From TypeScript sources (tests), where no built `child.js` lies beside this file, it reads in this process, with all budgets but time and memory.
 */
export function createDocumentExtractor(options: ExtractionPoolOptions = {}): DocumentExtractor & AsyncDisposable {
  const budget: ExtractionBudget = { ...defaultExtractionBudget, ...options.budget };
  const childProgram = options.childProgram ?? fileURLToPath(new URL('./child.js', import.meta.url));
  if (!existsSync(childProgram)) return createInProcessExtractor(budget);
  return createPool(childProgram, budget, Math.max(1, options.processes ?? 2), options.childImports ?? []);
}

/** Reads documents in this process: for tests and one-off tools. Time and memory are not capped. */
export function createInProcessExtractor(budget: ExtractionBudget = defaultExtractionBudget): DocumentExtractor & AsyncDisposable {
  return {
    async extract(input, signal) {
      try {
        return await extractBytes(input, budget, signal);
      } catch (error) {
        if (error instanceof CopilotError) throw error;
        if (signal.aborted) throw cancelled();
        throw unreadable('The file is damaged in a way that its reader does not survive.', error);
      }
    },
    async [Symbol.asyncDispose]() {},
  };
}

type Child = { process: ChildProcess; documents: number; residentMegabytes: number; doomed: boolean };

function createPool(program: string, budget: ExtractionBudget, size: number, imports: readonly string[]): DocumentExtractor & AsyncDisposable {
  const idle: Child[] = [];
  const busy = new Set<Child>();
  const waiting: (() => void)[] = [];
  let closed = false;
  let nextId = 1;

  const acquire = async (): Promise<Child> => {
    while (idle.length === 0 && busy.size >= size) await new Promise<void>((resolve) => waiting.push(resolve));
    if (closed) throw cancelled();
    const child = takeAlive(idle) ?? start(program, budget, imports);
    busy.add(child);
    hold(child, true);
    return child;
  };
  const release = (child: Child) => {
    busy.delete(child);
    const worn = child.documents >= DOCUMENTS_PER_CHILD || child.residentMegabytes > budget.memoryMegabytes * 0.6;
    if (closed || worn || !isAlive(child)) child.process.kill('SIGKILL');
    else {
      hold(child, false);
      idle.push(child);
    }
    waiting.shift()?.();
  };
  const attempt = async (input: Readonly<{ fileName: string; bytes: Uint8Array }>, signal: AbortSignal): Promise<Outcome & { wasWarm: boolean }> => {
    const child = await acquire();
    const wasWarm = child.documents > 0;
    child.documents += 1;
    try {
      return { ...(await run(child, { id: nextId++, budget, fileName: input.fileName, bytes: input.bytes }, signal)), wasWarm };
    } finally {
      release(child);
    }
  };
  return {
    async extract(input, signal) {
      if (input.bytes.length > budget.fileBytes)
        throw unreadable(`The file is larger than ${Math.round(budget.fileBytes / 1_048_576)} MB, the limit per document.`);
      const first = await attempt(input, signal);
      // What a warm child dies of may be the leavings of an earlier document; a fresh one gives the fair answer.
      const outcome = first.kind === 'died' && first.wasWarm ? await attempt(input, signal) : first;
      return settle(outcome, budget);
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      for (const child of [...idle.splice(0), ...busy]) child.process.kill('SIGKILL');
      for (const wake of waiting.splice(0)) wake();
    },
  };
}

function takeAlive(idle: Child[]): Child | null {
  for (let child = idle.pop(); child !== undefined; child = idle.pop()) if (isAlive(child)) return child;
  return null;
}

function start(program: string, budget: ExtractionBudget, imports: readonly string[]): Child {
  // The child's own watchdog keeps the memory budget. A tight limit on the old heap, or a small young one, would only make V8 collect
  // more often: it cost a quarter of the pages per second here.
  const heapMegabytes = Math.max(512, budget.memoryMegabytes * 2);
  const child = fork(program, [String(budget.memoryMegabytes)], {
    execArgv: [...imports.map((address) => `--import=${address}`), `--max-old-space-size=${heapMegabytes}`, '--max-semi-space-size=64'],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('error', () => child.kill('SIGKILL'));
  return { process: child, documents: 0, residentMegabytes: 0, doomed: false };
}

function isAlive({ process: child, doomed }: Child): boolean {
  return !doomed && child.exitCode === null && child.signalCode === null && child.connected;
}

/** An idle child does not keep the program running; a busy one does. */
function hold(child: Child, needed: boolean): void {
  if (needed) {
    child.process.ref();
    child.process.channel?.ref();
  } else {
    child.process.unref();
    child.process.channel?.unref();
  }
}

type Outcome =
  | Readonly<{ kind: 'extracted'; document: ExtractedDocument }>
  | Readonly<{ kind: 'unreadable'; reason: string }>
  | Readonly<{ kind: 'died'; signal: string | null }>
  | Readonly<{ kind: 'late' | 'cancelled' }>;

function run(child: Child, job: ExtractionJob, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const finish = (outcome: Outcome) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      child.process.off('message', onMessage);
      child.process.off('exit', onExit);
      if (outcome.kind === 'late' || outcome.kind === 'cancelled' || outcome.kind === 'died') {
        child.doomed = true;
        child.process.kill('SIGKILL');
      }
      resolve(outcome);
    };
    const onAbort = () => finish({ kind: 'cancelled' });
    const onExit = (_code: number | null, exitSignal: string | null) =>
      finish(exitSignal === 'SIGXCPU' ? { kind: 'late' } : { kind: 'died', signal: exitSignal });
    const onMessage = (message: unknown) => {
      const reply = ExtractionReply.safeParse(message).data;
      if (reply === undefined || reply.kind === 'ready' || reply.id !== job.id) return;
      if (reply.kind === 'recognising') {
        clearTimeout(timer);
        timer = setTimeout(() => finish({ kind: 'late' }), job.budget.milliseconds + job.budget.recognitionMilliseconds);
        return;
      }
      child.residentMegabytes = reply.residentMegabytes;
      finish(reply.kind === 'extracted' ? { kind: 'extracted', document: reply.document } : { kind: 'unreadable', reason: reply.reason });
    };
    let timer = setTimeout(() => finish({ kind: 'late' }), job.budget.milliseconds);
    child.process.on('message', onMessage);
    child.process.on('exit', onExit);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    else if (!isAlive(child)) finish({ kind: 'died', signal: null });
    else child.process.send(job, (error) => (error === null ? undefined : finish({ kind: 'died', signal: null })));
  });
}

function settle(outcome: Outcome, budget: ExtractionBudget): ExtractedDocument {
  switch (outcome.kind) {
    case 'extracted':
      return outcome.document;
    case 'unreadable':
      throw unreadable(outcome.reason);
    case 'late':
      throw unreadable(
        `Reading the file took longer than the limit per document (${seconds(budget.processorMilliseconds)} s of processor time, ${seconds(budget.milliseconds)} s in all); it may be made to do so.`,
      );
    case 'cancelled':
      throw cancelled();
    case 'died':
      throw unreadable(
        outcome.signal === null
          ? 'The program that reads files broke on this one; the file is damaged.'
          : `Reading the file needed more than ${budget.memoryMegabytes} MB of memory, the limit per document; it may be made to do so.`,
      );
  }
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}

function cancelled(): CopilotError {
  return new CopilotError({ code: 'cancelled', message: 'The reading of the document was cancelled.' });
}
