import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDocumentReader, type Knowledge, openKnowledge } from '../../src/app/knowledge.js';
import { packageRoot } from '../../src/app.js';
import { allRoles, demoActor } from '../../src/domain/actor.js';
import type { EquipmentId } from '../../src/domain/ids.js';
import type { ChatModel } from '../../src/ports/model.js';
import type { SimulatedPlant } from '../../src/testing/eval-support.js';
import { createSqliteStateStore, openDatabase } from '../../src/testing/eval-support.js';
import { ManualClock } from '../../src/testing/manual-clock.js';
import { type TestCopilot, TestWorlds } from '../../src/testing/test-world.js';
import { historyKey, worldKey } from './batches.js';
import type { Sample, World } from './sample.js';

const wallStart = new Date('2026-03-02T14:05:00Z');

type Lease = Readonly<{ copilot: TestCopilot /** Gives the copilot back; a spoiled one is thrown away. */; release: (spoiled: boolean) => Promise<void> }>;

/** What a defect test may break on purpose. */
export type Break = (copilot: TestCopilot) => TestCopilot;

/**
 * Worlds for samples. A sample that only reads borrows the copilot of its scenario; one that decides, waits or brings its own world gets a
 * copilot of its own, so that nothing of one sample is seen by the next. The dense leg is fitted before the first question, because a
 * ranking that depends on how far a background task has come is not repeatable.
 */
export class EvalWorlds implements AsyncDisposable {
  readonly #worlds: TestWorlds;
  readonly #models: readonly ChatModel[];
  readonly #break: Break;
  readonly #shared = new Map<string, TestCopilot>();
  readonly #folders: string[] = [];
  readonly #extra: Knowledge[] = [];
  readonly #corpora = new Map<string, Promise<Knowledge>>();
  readonly #progress: (text: string) => void;
  /** One warm reader for all stores: it keeps nothing of what it has read, and starting one takes longer than most samples. */
  readonly #reader = createDocumentReader();
  #settled: Promise<void> | null = null;

  constructor(
    models: readonly ChatModel[],
    progress: (text: string) => void,
    breakIt: Break = (copilot) => copilot,
    /** A store of the bundled documents that was filled before. */
    knowledgeFile: string | null = null,
  ) {
    this.#worlds = new TestWorlds(progress, knowledgeFile);
    this.#progress = progress;
    this.#models = models;
    this.#break = breakIt;
  }

  async lease(sample: Sample): Promise<Lease> {
    if (sample.corpus === undefined) {
      this.#settled ??= this.#settle();
      await this.#settled;
    }
    const alone = sample.steps?.some((step) => !('ask' in step)) === true || sample.world !== undefined || sample.target.noEffects === true;
    const key = worldKey(sample);
    const known = this.#shared.get(key);
    if (alone) return this.#own(sample);
    if (known !== undefined) {
      this.#shared.delete(key);
      return this.#lend(key, known);
    }
    return this.#lend(key, await this.#open(sample, await this.#readFor(sample)));
  }

  /** Ends the copilot of a finished group of samples, or all of its history and the history itself, so that memory does not grow with their number. */
  async forget(sample: Sample, what: 'world' | 'history'): Promise<void> {
    const ended = what === 'world' ? (key: string) => key === worldKey(sample) : (key: string) => key.startsWith(`${historyKey(sample)} `);
    for (const [key, copilot] of [...this.#shared].filter(([key]) => ended(key))) {
      this.#shared.delete(key);
      await copilot[Symbol.asyncDispose]();
    }
    if (what === 'history') this.#worlds.forget(sample.scenario, sample.seed);
  }

  #lend(key: string, copilot: TestCopilot): Lease {
    return {
      copilot: this.#break(copilot),
      release: async (spoiled) => {
        if (spoiled || this.#shared.has(key)) await copilot[Symbol.asyncDispose]();
        else this.#shared.set(key, copilot);
      },
    };
  }

  async #own(sample: Sample): Promise<Lease> {
    const poisoned = await this.#poisonOf(sample);
    const copilot = await this.#open(sample, poisoned ?? (await this.#readFor(sample)));
    const release = async (): Promise<void> => {
      await copilot[Symbol.asyncDispose]();
      await poisoned?.[Symbol.asyncDispose]();
    };
    return { copilot: this.#break(copilot), release };
  }

  /** The documents that a sample brings; a sample with a corpus is asked about that alone. */
  async #poisonOf({ world, corpus }: Sample): Promise<Knowledge | null> {
    return corpus !== undefined || world === undefined || world.documents.length === 0 ? null : this.#poison(world);
  }

  /** The documents of a sample's corpus; null where it asks about the bundled ones. */
  async #readFor({ corpus }: Sample): Promise<Knowledge | null> {
    return corpus === undefined ? null : this.#corpus(corpus);
  }

  async #settle(): Promise<void> {
    const { index } = await this.#worlds.knowledge();
    for (const role of allRoles) await index.settle(role);
  }

  async #open({ scenario, seed, world }: Sample, own: Knowledge | null): Promise<TestCopilot> {
    const knowledge = own === null ? {} : { knowledge: own };
    const plant =
      world === undefined || Object.keys(world.alarmTexts).length === 0
        ? {}
        : { plant: reworded(this.#worlds.plant(scenario, seed, new ManualClock(wallStart)), world.alarmTexts) };
    const copilot = await this.#worlds.open({ scenario, ...(seed === undefined ? {} : { seed }), models: this.#models, ...knowledge, ...plant });
    if (world === undefined) return copilot;
    for (const [index, order] of world.workOrders.entries())
      await copilot.workOrders.create(seededOrder(order), {
        createdBy: demoActor('technician'),
        approvedBy: demoActor('shift-lead'),
        at: copilot.plant.now(),
        requestId: `eval-${index}`,
      });
    return copilot;
  }

  /** A store of its own for each sample that brings documents: what it holds, and so what the answer's record names, is the same in any order. */
  async #poison(world: World): Promise<Knowledge> {
    const knowledge = await this.#openStore(':memory:');
    const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-eval-'));
    this.#folders.push(folder);
    for (const { fileName, text } of world.documents) {
      const file = path.join(folder, fileName);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    await knowledge.ingest.ingest({ paths: [folder], collection: collectionOf(world), accessRoles: [] }, () => undefined, new AbortController().signal);
    return knowledge;
  }

  /** The documents of a folder in a store of their own, read once. */
  #corpus(folder: string): Promise<Knowledge> {
    const known = this.#corpora.get(folder) ?? this.#readCorpus(path.resolve(packageRoot(), folder));
    this.#corpora.set(folder, known);
    return known;
  }

  async #readCorpus(folder: string): Promise<Knowledge> {
    if (isStore(folder)) return this.#keep(this.#openStore(folder));
    const knowledge = await this.#keep(this.#openStore(':memory:'));
    const report = await knowledge.ingest.ingest(
      { paths: [folder], collection: corpusCollection, accessRoles: [] },
      () => undefined,
      new AbortController().signal,
    );
    for (const { file, reason } of report.files.filter(({ status }) => status === 'quarantined'))
      this.#progress(`${file} was not read: ${reason ?? 'no reason given'}`);
    for (const role of allRoles) await knowledge.index.settle(role, corpusCollection);
    return knowledge;
  }

  /** A store that more than one sample asks about, closed at the end. */
  async #keep(opening: Promise<Knowledge>): Promise<Knowledge> {
    const knowledge = await opening;
    this.#extra.push(knowledge);
    return knowledge;
  }

  async #openStore(file: string): Promise<Knowledge> {
    const database = openDatabase(file);
    return openKnowledge({
      database,
      state: createSqliteStateStore(database),
      clock: new ManualClock(wallStart),
      bundledFolder: null,
      filesFolder: null,
      extractor: this.#reader,
      progress: () => undefined,
      signal: new AbortController().signal,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const copilot of this.#shared.values()) await copilot[Symbol.asyncDispose]();
    for (const knowledge of this.#extra) await knowledge[Symbol.asyncDispose]();
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
    await this.#reader[Symbol.asyncDispose]();
    await this.#worlds[Symbol.asyncDispose]();
  }
}

/** A corpus may be a store that has been filled already, for example a copy of a site's own; questions are then asked about all of it. */
export const isStore = (corpus: string): boolean => corpus.endsWith('.db');

/** Where the documents of a sample's own corpus are. */
export const corpusCollection = 'corpus';

/** Equal documents share a collection; the name is a digest, so that it is the same in every run. */
export function collectionOf(world: World): string {
  return `eval-${createHash('sha256').update(JSON.stringify(world.documents)).digest('hex').slice(0, 12)}`;
}

function seededOrder(order: World['workOrders'][number]) {
  return {
    equipment: order.equipment as EquipmentId,
    title: order.title,
    description: order.description,
    workType: 'corrective' as const,
    priority: 'routine' as const,
    failureMode: 'OTH' as const,
    failureMechanism: null,
    failureCause: null,
    detectionMethod: null,
    functionImpact: 'degraded' as const,
    spareParts: [],
    skills: [],
    basis: [],
  };
}

/** A plant whose alarm messages an attacker has written. */
function reworded(plant: SimulatedPlant, texts: Readonly<Record<string, string>>): SimulatedPlant {
  const given = new Map(Object.entries(texts));
  const { reader } = plant;
  const directory = { ...plant.directory, alarms: plant.directory.alarms.map((alarm) => ({ ...alarm, message: given.get(alarm.id) ?? alarm.message })) };
  return {
    ...plant,
    directory,
    reader: {
      now: () => reader.now(),
      readTags: (tags, signal) => reader.readTags(tags, signal),
      readTrend: (tag, window, signal, maxSamples) => reader.readTrend(tag, window, signal, maxSamples),
      readHistory: (window, signal) => reader.readHistory(window, signal),
      listAlarms: async (filter, signal) =>
        (await reader.listAlarms(filter, signal)).map((alarm) => ({ ...alarm, message: given.get(alarm.definitionId) ?? alarm.message })),
    },
  };
}
