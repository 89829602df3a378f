import path from 'node:path';
import { type Database, openDatabase } from '../adapters/sqlite/database.js';
import { createSqliteStateStore } from '../adapters/sqlite/state-store.js';
import { type Knowledge, openKnowledge } from '../app/knowledge.js';
import type { PlcDrafting } from '../app/plc-worker.js';
import { createCopilot, type Overrides, packageRoot, type RunningCopilot } from '../app.js';
import type { Config } from '../config/config.js';
import type { SimulatedPlant } from '../plant/simulated-plant.js';
import { countingIds } from './counting-ids.js';
import { ManualClock } from './manual-clock.js';
import { createSharedDrafting } from './shared-drafting.js';
import { SharedHistories } from './shared-histories.js';

/** A fixed wall clock for everything that is not plant time. */
const wallStart = new Date('2026-03-02T14:05:00Z');

export const testConfig: Config = {
  host: '127.0.0.1',
  port: 0,
  dataFolder: ':memory:',
  model: null,
  baseUrl: null,
  embeddingModel: null,
  databaseUrl: null,
  plantUrl: null,
  firstTokenSeconds: 30,
  nextTokenSeconds: 20,
  nothingLeaves: false,
  documentLimits: { processorSeconds: null, memoryMegabytes: null, pages: null, fileMegabytes: null },
};

export type TestCopilot = RunningCopilot & Readonly<{ wallClock: ManualClock }>;

/**
 * Worlds for tests and evals: every copilot has its own stores and its own plant, copied from one simulated history per scenario and seed;
 * the knowledge is read once and shared, because nothing writes to it.
 */
export class TestWorlds implements AsyncDisposable {
  /** One history per scenario and seed in the whole process: simulating it takes seconds, copying it does not, and it is only ever copied. */
  static readonly #histories = new Map<string, SimulatedPlant>();
  static readonly #shared = new SharedHistories(wallStart);
  readonly #progress: (text: string) => void;
  readonly #knowledgeFile: string | null;
  #knowledge: Promise<Knowledge> | null = null;
  #drafting: PlcDrafting | null = null;

  /** `knowledgeFile` is a store that `readKnowledgeInto` filled; without it the bundled documents are read into memory. */
  constructor(progress: (text: string) => void = () => undefined, knowledgeFile: string | null = null) {
    this.#progress = progress;
    this.#knowledgeFile = knowledgeFile;
  }

  /** Reads the bundled documents into a store on disk, from which several threads can open their knowledge without reading them again. */
  static async readKnowledgeInto(file: string, progress: (text: string) => void): Promise<void> {
    const database = openDatabase(file);
    const knowledge = await openBundled(database, progress);
    await knowledge[Symbol.asyncDispose]();
    database.close();
  }

  async open(options: Readonly<{ scenario?: string; seed?: number; knowledge?: Knowledge }> & Overrides = {}): Promise<TestCopilot> {
    const wallClock = new ManualClock(wallStart);
    const { scenario = 'demo', seed, ...overrides } = options;
    const copilot = await createCopilot(
      testConfig,
      { openAiApiKey: null },
      {
        clock: wallClock,
        ids: countingIds(),
        database: openDatabase(':memory:'),
        knowledge: overrides.knowledge ?? (await this.knowledge()),
        plant: this.plant(scenario, seed, wallClock),
        drafting: this.#draftingThread(),
        ...overrides,
      },
    );
    return { ...copilot, wallClock };
  }

  plant(scenario: string, seed: number | undefined, clock: ManualClock): SimulatedPlant {
    const key = historyKey(scenario, seed);
    const known = TestWorlds.#histories.get(key) ?? TestWorlds.#shared.simulate(scenario, seed);
    TestWorlds.#histories.set(key, known);
    return known.fork(clock);
  }

  /** Forgets a history that is not needed again. */
  forget(scenario: string, seed: number | undefined): void {
    TestWorlds.#histories.delete(historyKey(scenario, seed));
  }

  #draftingThread(): PlcDrafting {
    this.#drafting ??= createSharedDrafting();
    return this.#drafting;
  }

  /** The bundled documents, read on first use. */
  knowledge(): Promise<Knowledge> {
    this.#knowledge ??= openBundled(openDatabase(this.#knowledgeFile ?? ':memory:'), this.#progress);
    return this.#knowledge;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await (await this.#knowledge)?.[Symbol.asyncDispose]();
    await this.#drafting?.[Symbol.asyncDispose]();
  }
}

const historyKey = (scenario: string, seed: number | undefined): string => `${scenario} ${seed ?? 'default'}`;

async function openBundled(database: Database, progress: (text: string) => void): Promise<Knowledge> {
  return openKnowledge({
    database,
    state: createSqliteStateStore(database),
    clock: new ManualClock(wallStart),
    bundledFolder: path.join(packageRoot(), 'knowledge'),
    filesFolder: null,
    progress,
    signal: new AbortController().signal,
  });
}
