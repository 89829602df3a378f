import type { Actor } from '../domain/actor.js';
import type { Glossary, Translations } from '../domain/glossary.js';
import type { Protects } from '../domain/safety-request/named-protection.js';
import type { ChatModel, Message } from '../ports/model.js';
import type { PremiseChecker } from '../ports/premise.js';
import type { PromptLibrary } from '../ports/prompts.js';
import type { AuditLog } from '../ports/records.js';
import type { Clock, IdSource } from '../ports/system.js';
import type { Tool } from '../ports/tool.js';
import type { SafetyGate } from '../safety/gate.js';
import type { TurnLimits } from './limits.js';

/** What a turn is made with. */
export type TurnParts = Readonly<{
  /** In order of preference; the last one is the built-in engine, which needs nothing. */
  models: readonly ChatModel[];
  tools: ReadonlyMap<string, Tool>;
  /** True where a text names a thing of the plant by its identifier. */
  namesPlant: (text: string) => boolean;
  /** True of the name of a device or signal of protection. */
  protects: Protects;
  /** True for an order that is nothing but a change of operating setpoints. */
  changesOperation?: (message: string) => boolean;
  /** What the texts of the plant and the sentences of the tools that stand in a record are in another language. */
  translations?: Translations;
  /** Lays a sentence beside papers in another language. */
  glossary?: Glossary;
  safety: SafetyGate;
  premise: PremiseChecker;
  prompts: PromptLibrary;
  audit: AuditLog;
  clock: Clock;
  ids: IdSource;
  limits: TurnLimits;
  site: string;
  /** Names the state of the world that answers are made from. */
  snapshot: () => Readonly<{ knowledge: string; plantTime: string }>;
}>;

/** What a turn is about. */
export type TurnInput = Readonly<{
  turnId: string;
  conversation: string;
  question: string;
  actor: Actor;
  collection: string | null;
  history: readonly Message[];
  /** Turns before the history, condensed; see `earlierTurns`. */
  earlier?: string | null;
}>;
