import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { openZ3 } from '../adapters/z3-solver.js';
import { CopilotError } from '../domain/errors.js';
import { createLine4Directory } from '../plant/line4/directory.js';
import { findScenario } from '../plant/scenarios/scenario.js';
import { PlantSimulator } from '../plant/simulator.js';
import { draftPlcWithSolver } from '../plc/proof/draft.js';
import { defaultEffort } from '../plc/proof/ladder.js';
import type { DraftRefusal, DraftRequest, PlcDraft } from '../plc/proof/model.js';
import { createClosedLoop } from './closed-loop.js';
import { bindPrograms, readPrograms } from './plant.js';
import { packageRoot } from './root.js';
import { sha256 } from './tools.js';

export type DraftJob = Pick<DraftRequest, 'request' | 'dialect' | 'tags' | 'equipment' | 'written' | 'edited'>;
export type DraftMessage =
  | Readonly<{ kind: 'progress'; id: number; text: string }>
  | Readonly<{ kind: 'done'; id: number; result: PlcDraft | DraftRefusal }>
  | Readonly<{ kind: 'failed'; id: number; message: string }>;

/** Drafts PLC code with its whole proof, closed loop included. Rejects with `cancelled` and, when drafting itself breaks, `tool-failed`. */
export type PlcDrafting = Readonly<{
  draft(job: DraftJob, options: Readonly<{ signal: AbortSignal; progress: (text: string) => void }>): Promise<PlcDraft | DraftRefusal>;
}> &
  AsyncDisposable;

/** A healthy plant half an hour after its start, made when first needed: drafts are tried in forks of it. */
function settledPlant(): () => PlantSimulator {
  let plant: PlantSimulator | null = null;
  return () => {
    plant ??= new PlantSimulator({
      directory: createLine4Directory(),
      programs: bindPrograms(readPrograms(path.join(packageRoot(), 'knowledge', 'plc'))),
      scenario: findScenario('normal'),
    });
    return plant;
  };
}

/**
 * Drafting in this thread: blocks it for seconds. For the command line, the worker itself and tests. Invariants that the built-in induction leaves open
 * go to Z3 where the optional package z3-solver is installed.
 */
export function createDraftWithSolver(): (job: DraftJob, progress?: (text: string) => void) => Promise<PlcDraft | DraftRefusal> {
  const plant = settledPlant();
  return async (job, progress) => {
    await using solver = await openZ3();
    return await draftPlcWithSolver({ ...job, digest: sha256, closedLoop: createClosedLoop(plant, progress) }, solver, {
      budget: { ...defaultEffort.budget, now: () => performance.now() },
    });
  };
}

/**
 * Drafting in a worker thread of its own, started with the first job and kept warm, so that no stream waits for a proof. From TypeScript sources
 * (tests), where no built worker lies beside this file, it drafts in this thread.
 */
export function createPlcDrafting(entry = fileURLToPath(new URL('./plc-worker-entry.js', import.meta.url))): PlcDrafting {
  if (existsSync(entry)) return new WorkerDrafting(entry);
  const draft = createDraftWithSolver();
  return {
    draft: async (job, { signal, progress }) => {
      if (signal.aborted) throw cancelled();
      return await draft(job, progress);
    },
    async [Symbol.asyncDispose]() {},
  };
}

type Pending = Readonly<{ resolve: (result: PlcDraft | DraftRefusal) => void; reject: (error: CopilotError) => void; progress: (text: string) => void }>;

class WorkerDrafting implements PlcDrafting {
  readonly #entry: string;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | null = null;
  #next = 1;

  constructor(entry: string) {
    this.#entry = entry;
  }

  draft: PlcDrafting['draft'] = (job, { signal, progress }) => {
    if (signal.aborted) return Promise.reject(cancelled());
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        // A running proof cannot be interrupted; with nobody else waiting, its thread is ended instead.
        if (!this.#pending.delete(id)) return;
        if (this.#pending.size === 0) this.#end();
        reject(cancelled());
      };
      const settled = (): void => signal.removeEventListener('abort', stop);
      signal.addEventListener('abort', stop, { once: true });
      this.#pending.set(id, {
        progress,
        resolve: (result) => {
          settled();
          resolve(result);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
      });
      const worker = this.#start();
      worker.ref();
      worker.postMessage({ id, job });
    });
  };

  async [Symbol.asyncDispose](): Promise<void> {
    this.#fail('Drafting was stopped.', 'cancelled');
    await this.#end();
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(this.#entry, { env: {}, stdout: false, stderr: false, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    worker.on('message', (message: DraftMessage) => this.#receive(message));
    worker.on('error', () => this.#lost(worker));
    worker.on('exit', () => this.#lost(worker));
    this.#worker = worker;
    return worker;
  }

  #receive(message: DraftMessage): void {
    const pending = this.#pending.get(message.id);
    if (message.kind === 'progress') {
      pending?.progress(message.text);
      return;
    }
    this.#pending.delete(message.id);
    if (this.#pending.size === 0) this.#worker?.unref();
    if (message.kind === 'done') pending?.resolve(message.result);
    else pending?.reject(failed(message.message));
  }

  #lost(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#fail('The thread that proves drafts ended; try again.', 'tool-failed');
  }

  #fail(message: string, code: 'cancelled' | 'tool-failed'): void {
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const pending of waiting) pending.reject(new CopilotError({ code, message }));
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}

function cancelled(): CopilotError {
  return new CopilotError({ code: 'cancelled', message: 'The drafting was cancelled.' });
}

function failed(message: string): CopilotError {
  return new CopilotError({ code: 'tool-failed', message: `The draft could not be made: ${message}` });
}
