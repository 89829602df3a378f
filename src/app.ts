import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createLangChainModel, ShiftmateRetriever, toLangChainTool } from './adapters/langchain.js';
import { handleMcpRequest, refuseMcpMethod, serveMcpOverStdio } from './adapters/mcp-server.js';
import { loadPrompts } from './adapters/prompt-files.js';
import { createRecordCommander } from './adapters/record-commander.js';
import { createSqliteApprovalStore } from './adapters/sqlite/approval-store.js';
import { createSqliteAuditLog } from './adapters/sqlite/audit-log.js';
import { type BrokenTurn, breakOffRunningTurns, createSqliteConversationStore } from './adapters/sqlite/conversation-store.js';
import { type Database, openDatabase } from './adapters/sqlite/database.js';
import { makeFolder } from './adapters/sqlite/folder.js';
import { createSqliteStateStore } from './adapters/sqlite/state-store.js';
import { createSqliteWorkOrderStore } from './adapters/sqlite/work-order-store.js';
import { createStreamLogger } from './adapters/stream-logger.js';
import { randomIds, systemClock } from './adapters/system-clock.js';
import type { CircuitState } from './agent/circuit-breaker.js';
import { defaultTurnLimits, type TurnLimits } from './agent/limits.js';
import { createTurnService } from './agent/turn-service.js';
import { warmUp } from './agent/warm-up.js';
import { documentUpload } from './app/document-upload.js';
import { configuredEmbedder } from './app/embeddings.js';
import { forgettingIngest } from './app/forgetting-ingest.js';
import { headlessRun, openScenario, plantDirectory, scenarioFileSchema, scenarioList, simulatedHistory, simulatedPlan } from './app/headless.js';
import { bundledCollection, type Knowledge, openKnowledge, synonymFileName } from './app/knowledge.js';
import { livePlant } from './app/live-plant.js';
import { configuredModels, guardedAdapters, guardedModels } from './app/models.js';
import { bindPrograms, openPlant, readPrograms } from './app/plant.js';
import { loadPlantTexts, plantTextsFileName } from './app/plant-texts.js';
import { createPlcDesk } from './app/plc-desk.js';
import { createDraftWithSolver, createPlcDrafting, type PlcDrafting } from './app/plc-worker.js';
import { createPremiseChecker, plantNaming } from './app/premise.js';
import { programCompiler, runningPrograms } from './app/programs.js';
import { readRedactionRules, redactionFileName } from './app/redaction-file.js';
import { packageRoot } from './app/root.js';
import { commandFacts } from './app/safety-facts.js';
import { createStorageProbe } from './app/storage-probe.js';
import { loadOwnerSynonyms } from './app/synonym-file.js';
import { sha256, toolMap } from './app/tools.js';
import { createTwin } from './app/twin.js';
import type { Config, Secrets } from './config/config.js';
import { allRoles, demoActor, type Role } from './domain/actor.js';
import { toCopilotError } from './domain/errors.js';
import { protectionOf } from './domain/safety-request/named-protection.js';
import { changesOperation } from './domain/setpoint-request.js';
import { createBuiltinModel } from './engine/builtin-model.js';
import { recordLinesIn } from './engine/phrases/record-lines.js';
import { bundledGlosses } from './knowledge/search.js';
import type { SimulatedPlant } from './plant/simulated-plant.js';
import type { Copilot } from './ports/copilot.js';
import type { ChatModel } from './ports/model.js';
import type { PlcDesk } from './ports/plc-desk.js';
import type { Clock, IdSource } from './ports/system.js';
import type { ReadTool, Tool } from './ports/tool.js';
import { createConversationDesk } from './safety/conversation-desk.js';
import { createCorrections } from './safety/corrections.js';
import { SafetyGate } from './safety/gate.js';
import { defaultPolicy } from './safety/policy.js';
import { draftWithModel } from './tools/draft-with-model.js';
import type { FactSources } from './tools/gather-facts.js';
import { PlantNames } from './tools/plant-names.js';
import { createReadableLog } from './tools/readable-log.js';
import { computeShiftReport } from './tools/shift-report-tool.js';

export {
  bindPrograms,
  bundledCollection,
  computeShiftReport,
  configuredEmbedder,
  configuredModels,
  createDraftWithSolver,
  createLangChainModel,
  headlessRun,
  loadOwnerSynonyms,
  makeFolder,
  openScenario,
  packageRoot,
  plantDirectory,
  readPrograms,
  readRedactionRules,
  redactionFileName,
  ShiftmateRetriever,
  scenarioFileSchema,
  scenarioList,
  serveMcpOverStdio,
  simulatedHistory,
  simulatedPlan,
  synonymFileName,
  toLangChainTool,
};

/** What tests, evals and embedders may replace. */
export type Overrides = Readonly<{
  clock?: Clock;
  ids?: IdSource;
  /** Instead of the configured model, any adapter behind the ChatModel port; each is guarded as the configured one is, and the built-in engine always comes last. */
  models?: readonly ChatModel[];
  limits?: Partial<TurnLimits>;
  database?: Database;
  knowledge?: Knowledge;
  plant?: SimulatedPlant;
  /** Shared with other copilots and ended by whoever made it. */
  drafting?: PlcDrafting;
  scenario?: string;
  seed?: number;
  bundledKnowledge?: boolean;
  progress?: (text: string) => void;
}>;

export type RunningCopilot = Copilot &
  Readonly<{
    /** Lets simulated plant time run with the clock. */
    start(): void;
    /** Ends the turns that a program before this one left unfinished; for the one program that serves the data folder. */
    breakOff(): void;
    sources: FactSources;
    /** Hidden from the copilot; for evals and the plant commands only. */
    simulated: SimulatedPlant;
    clock: Clock;
    ids: IdSource;
    originalFile: Knowledge['originalFile'];
    withoutFile: Knowledge['withoutFile'];
    quarantine: Knowledge['quarantine'];
    tools: ReadonlyMap<string, Tool>;
    plcDesk: PlcDesk;
    /** The circuit breakers of the configured endpoints. */
    circuits: () => readonly CircuitState[];
    /** Whether the data folder takes writes; asked often, it looks every few seconds. */
    storageReady: () => boolean;
  }>;

/** Documents alone, without a plant: for taking documents in and searching them. */
export async function openLibrary(
  config: Config,
  secrets: Secrets,
  options: Readonly<{ bundledKnowledge: boolean; progress: (text: string) => void }>,
): Promise<
  Pick<Copilot, 'ingest' | 'knowledge'> &
    Readonly<{ /** Embeds what is not embedded yet, where an endpoint is configured. */ prepare(role: Role, collection?: string): Promise<void> }> &
    AsyncDisposable
> {
  const embedder = configuredEmbedder(config, secrets);
  const database = openDatabase(path.join(config.dataFolder, 'shiftmate.db'));
  const bundledFolder = options.bundledKnowledge ? path.join(packageRoot(), 'knowledge') : null;
  const knowledge = await openKnowledge({
    database,
    state: createSqliteStateStore(database),
    clock: systemClock,
    bundledFolder,
    filesFolder: path.join(config.dataFolder, 'documents'),
    synonymFile: path.join(config.dataFolder, synonymFileName),
    embedder,
    documentLimits: config.documentLimits,
    progress: options.progress,
    signal: new AbortController().signal,
  });
  return {
    ingest: knowledge.ingest,
    knowledge: knowledge.index,
    prepare: async (role, collection) => {
      if (embedder !== null) await knowledge.index.settle(role, collection);
    },
    async [Symbol.asyncDispose]() {
      await knowledge[Symbol.asyncDispose]();
      database.close();
    },
  };
}

/** The composition root: configuration in, a working copilot out. Disposing it stores the plant and closes everything it opened. */
export async function createCopilot(config: Config, secrets: Secrets, overrides: Overrides = {}): Promise<RunningCopilot> {
  const clock = overrides.clock ?? systemClock;
  const ids = overrides.ids ?? randomIds;
  const progress = overrides.progress ?? (() => undefined);
  const root = packageRoot();
  const stopping = new AbortController();
  const database = overrides.database ?? openDatabase(path.join(config.dataFolder, 'shiftmate.db'));
  const state = createSqliteStateStore(database);
  const bundledFolder = overrides.bundledKnowledge === false ? null : path.join(root, 'knowledge');
  const programs = readPrograms(path.join(root, 'knowledge', 'plc'));
  // Side by side: documents are read in processes of their own, and this one simulates the plant's history meanwhile.
  const [knowledge, opened] = await Promise.all([
    overrides.knowledge ??
      openKnowledge({
        ...{ database, state, clock, bundledFolder, progress, filesFolder: path.join(config.dataFolder, 'documents') },
        synonymFile: path.join(config.dataFolder, synonymFileName),
        embedder: configuredEmbedder(config, secrets),
        documentLimits: config.documentLimits,
        signal: stopping.signal,
      }),
    overrides.plant === undefined
      ? openPlant({ state, clock, sources: programs, scenario: overrides.scenario ?? 'demo', seed: overrides.seed, progress, signal: stopping.signal })
      : null,
  ]).catch((error: unknown) => {
    stopping.abort();
    throw error;
  });
  const plant = overrides.plant ?? opened?.plant;
  if (plant === undefined) throw new RangeError('no plant');

  const workOrders = createSqliteWorkOrderStore(database);
  const approvals = createSqliteApprovalStore(database);
  const conversations = createSqliteConversationStore(database);
  const audit = createSqliteAuditLog(database);
  const names = new PlantNames(plant.directory);
  const log = createReadableLog(knowledge.log, knowledge.index);
  const sources: FactSources = { plant: plant.reader, names, workOrders, log, production: plant.production };
  const commander = createRecordCommander({
    workOrders,
    plant: plant.commander,
    clock: { now: () => plant.reader.now() },
    wallClock: clock,
    requesterOf: async (grant) => (grant.approvalId === null ? null : await approvals.get(grant.approvalId))?.requestedBy ?? grant.actor,
  });
  const safety = new SafetyGate({
    policy: defaultPolicy,
    approvals,
    commander,
    audit,
    clock,
    ids,
    digest: sha256,
    facts: commandFacts({ plant: plant.reader, directory: plant.directory, workOrders }),
  });
  const drafting = overrides.drafting ?? createPlcDrafting();
  const running = runningPrograms(plant, programs);
  const circuitParts = { database, state, clock };
  const outside = overrides.models === undefined ? guardedModels(config, secrets, circuitParts) : guardedAdapters(overrides.models, config, circuitParts);
  const prompts = loadPrompts(path.join(root, 'prompts'));
  const [writer] = outside;
  const tools = toolMap({
    approvals,
    ownDrafts: { approvals, clock, withdraw: (approvalId, actor) => safety.withdraw(approvalId, actor) },
    ...{ plant: plant.reader, names, knowledge: knowledge.index, workOrders, log, production: plant.production, programs },
    running,
    twin: createTwin({ plant, compileWith: programCompiler(programs) }),
    calendar: { now: () => clock.now(), plantCollection: bundledCollection },
    draft: writer === undefined ? drafting.draft : draftWithModel(drafting.draft, { model: writer, prompts }),
  });
  const plantTexts = loadPlantTexts(
    [path.join(root, 'knowledge', plantTextsFileName), path.join(config.dataFolder, plantTextsFileName)],
    plant.directory,
    progress,
  );
  const builtin = createBuiltinModel({ directory: plant.directory, now: () => plant.reader.now(), plantTexts });
  const models = [...outside, builtin];
  const turns = createTurnService({
    models,
    safety,
    audit,
    clock,
    ids,
    conversations,
    tools,
    premise: createPremiseChecker(sources),
    namesPlant: plantNaming(names.directory),
    protects: protectionOf(names.directory.tags),
    changesOperation: (message) => changesOperation(message, names.directory),
    translations: (writing, language) => recordLinesIn(writing, language, plantTexts),
    glossary: bundledGlosses(),
    prompts,
    limits: { ...defaultTurnLimits, ...overrides.limits },
    site: plant.directory.assets.find(({ level }) => level === 'site')?.name ?? 'this site',
    snapshot: () => ({ knowledge: knowledge.snapshot(), plantTime: plant.reader.now().toISOString() }),
  });
  const live = livePlant(plant, clock, {
    save: opened?.save ?? (() => undefined),
    failed: (message, details) => {
      progress(message);
      state.put('plant failure', Buffer.from(JSON.stringify({ at: clock.now().toISOString(), message, details })));
    },
    unsaved: progress,
  });
  let broken: readonly BrokenTurn[] = [];
  return {
    turns,
    breakOff: () => {
      broken = breakOffRunningTurns(database);
    },
    brokenOff: (owner) => broken.flatMap((turn) => (turn.owner === owner ? [turn.end] : [])),
    ingest: forgettingIngest(knowledge.ingest, { conversations, drafts: approvals, clock }),
    knowledge: knowledge.index,
    plant: plant.reader,
    production: plant.production,
    directory: plant.directory,
    workOrders,
    conversations,
    audit,
    sources,
    simulated: plant,
    clock,
    ids,
    tools,
    plcDesk: createPlcDesk({ directory: plant.directory, running, sources: programs, drafting }),
    originalFile: (documentId, revision) => knowledge.originalFile(documentId, revision),
    withoutFile: () => knowledge.withoutFile(),
    quarantine: knowledge.quarantine,
    modelId: models[0]?.id ?? builtin.id,
    storageReady: createStorageProbe({ state, folder: config.dataFolder, clock }),
    circuits: () => outside.map((model) => model.circuit()),
    corrections: createCorrections({ audit, conversations, clock }),
    conversationDesk: createConversationDesk({ audit, conversations, clock }),
    approvals: {
      pending: async () => (await approvals.list({ status: 'pending' })).filter(({ expiresAt }) => Date.parse(expiresAt) > clock.now().getTime()),
      get: (approvalId) => approvals.get(approvalId),
      approve: async (approvalId, actor) => {
        const record = await safety.approve(approvalId, actor, stopping.signal);
        // What was said to be executed must hold for the next program on this data folder, and after a crash.
        opened?.save();
        return record;
      },
      reject: (approvalId, actor, reason) => safety.reject(approvalId, actor, reason),
      undo: (approvalId, actor) => safety.proposeUndo(approvalId, actor, stopping.signal),
    },
    start: () => {
      live.start();
      setImmediate(warmUp);
      // The dense leg is fitted in the background; until then, and on the command line, ranking is lexical.
      void fitForEveryRole(knowledge.index);
    },
    async [Symbol.asyncDispose]() {
      live.stop();
      stopping.abort();
      // Each ends, whatever became of the others: what is left open holds the process.
      const ended = await Promise.allSettled([
        overrides.drafting === undefined ? drafting[Symbol.asyncDispose]() : null,
        overrides.knowledge === undefined ? knowledge[Symbol.asyncDispose]() : null,
      ]);
      for (const each of ended) if (each.status === 'rejected') progress(toCopilotError(each.reason).message);
      if (overrides.database === undefined) database.close();
    },
  };
}

type HttpRequest = IncomingMessage & Readonly<{ body?: unknown }>;

/** Other formats are offered as downloads, never as pages of ours. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['pdf', 'application/pdf'],
  ['markdown', 'text/plain; charset=utf-8'],
  ['text', 'text/plain; charset=utf-8'],
  ['csv', 'text/plain; charset=utf-8'],
]);

/** Fits the dense leg once for each set of documents that a role reads, one after the other. A space that cannot be fitted leaves ranking lexical. */
async function fitForEveryRole(index: Readonly<{ settle: (role: Role) => Promise<void> }>): Promise<void> {
  for (const role of allRoles) await index.settle(role).catch(() => undefined);
}

/** What the server needs beside the copilot itself. */
export function serverParts(copilot: RunningCopilot, log: (line: string) => void) {
  return {
    logger: createStreamLogger(log),
    clock: copilot.clock,
    ids: copilot.ids,
    models: copilot.circuits,
    readiness: async () => {
      const ready = copilot.storageReady();
      return { ready, waitingFor: ready ? [] : ['space on the disk of the data folder'] };
    },
    plcDesk: copilot.plcDesk,
    mountMcp: (app: Readonly<Record<'post' | 'all', (path: string, handle: (request: HttpRequest, response: ServerResponse) => void) => unknown>>) => {
      const parts = { tools: readTools(copilot), actor: demoActor('technician'), version: productVersion() };
      app.post('/mcp', (request, response) => void handleMcpRequest(parts, request, response, request.body));
      app.all('/mcp', (_request, response) => refuseMcpMethod(response));
    },
    addDocument: documentUpload(copilot.ingest),
    quarantine: copilot.quarantine,
    openDocumentFile: async (documentId: string, revision: string) => {
      const file = await copilot.originalFile(documentId, revision);
      return file === null ? null : { bytes: file.bytes, fileName: file.fileName, contentType: contentTypes.get(file.format) ?? 'application/octet-stream' };
    },
  };
}

/** The tools that only look, for clients that bring their own agent. */
export function readTools(copilot: Pick<RunningCopilot, 'tools'>): readonly ReadTool[] {
  return [...copilot.tools.values()].flatMap((tool) => (tool.effect === 'read' ? [tool] : []));
}

export function productVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)(path.join(packageRoot(), 'package.json'));
  return manifest !== null && typeof manifest === 'object' && 'version' in manifest ? String(manifest.version) : '0';
}

/** Null when the native vector index loads, else why not. */
export function nativeModuleStatus(): string | null {
  try {
    createRequire(import.meta.url)('hnswlib-node');
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? 'unknown reason') : 'unknown reason';
  }
}
