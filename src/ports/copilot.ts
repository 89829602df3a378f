import type { Actor, Role } from '../domain/actor.js';
import type { ApprovalRecord, ApprovalRequest } from '../domain/command.js';
import type { Correction, CorrectionReview } from '../domain/correction.js';

import type { TurnEvent } from '../domain/turn.js';
import type { KnowledgeSearch, StoredDocument } from './knowledge.js';
import type { PlantDirectory, PlantReader } from './plant.js';
import type { AuditLog, ConversationStore, ConversationSummary, ProductionRecords, StoredTurn, WorkOrderStore } from './records.js';

export type AskRequest = Readonly<{
  question: string;
  actor: Actor;
  conversation?: string;
  collection?: string;
  /** The person's own questions of before as a client remembers them, oldest first: they stand in for turns that the conversation does not hold. */
  asked?: readonly string[];
}>;

/** One turn. Throws `input-invalid` before the first event for an empty or over-long question; after that every failure is a `turn-error` event. */
export interface TurnService {
  ask(request: AskRequest, signal: AbortSignal): AsyncIterable<TurnEvent>;
}

/** People deciding about drafts. Resolves with the record after the decision; rejects with `approval-invalid`, `approval-expired` or `forbidden` without any effect. */
export interface ApprovalService {
  pending(actor: Actor): Promise<readonly ApprovalRecord[]>;
  get(approvalId: string): Promise<ApprovalRecord | null>;
  approve(approvalId: string, actor: Actor): Promise<ApprovalRecord>;
  reject(approvalId: string, actor: Actor, reason: string | null): Promise<ApprovalRecord>;
  /** Drafts the inverse of an executed command; it waits for approval like any other. Rejects with `not-found`, `conflict` or `forbidden`. */
  undo(approvalId: string, actor: Actor): Promise<ApprovalRequest>;
}

/**
 * What people said an answer should have been. Rejects with `forbidden` for a role that does not review and for the author of a correction,
 * with `not-found` and with `conflict` for one that was reviewed before.
 */
export interface CorrectionService {
  list(actor: Actor): Promise<readonly Correction[]>;
  review(turnId: string, actor: Actor, review: CorrectionReview): Promise<Correction>;
}

/**
 * Conversations with their rights: people have their own, and an admin may look at, export and delete those of others (`owner`), which is audited.
 * Another owner's conversation reads as `not-found`; naming an owner without being an admin is `forbidden`.
 */
export interface ConversationDesk {
  list(actor: Actor, filter: Readonly<{ query?: string; owner?: string }>): Promise<readonly ConversationSummary[]>;
  turns(actor: Actor, id: string, options: Readonly<{ owner?: string; events?: boolean }>): Promise<readonly StoredTurn[]>;
  rename(actor: Actor, id: string, title: string): Promise<void>;
  remove(actor: Actor, id: string, owner?: string): Promise<void>;
}

export type IngestFileReport = Readonly<{
  file: string;
  status: 'ingested' | 'unchanged' | 'new-revision' | 'quarantined';
  documentId: string | null;
  title: string | null;
  revision: string | null;
  passages: number;
  pages: number;
  records: number;
  warnings: readonly string[];
  reason: string | null;
}>;
export type IngestReport = Readonly<{ files: readonly IngestFileReport[]; milliseconds: number }>;
export type IngestRequest = Readonly<{ paths: readonly string[]; collection: string; accessRoles: readonly Role[] }>;

/** Documents in. One file's failure never stops its neighbours. Rejects with `not-found` when a named path does not exist. */
export interface IngestService {
  ingest(request: IngestRequest, progress: (text: string) => void, signal: AbortSignal): Promise<IngestReport>;
  remove(documentId: string): Promise<number>;
  stored(documentId: string, revision: string): Promise<StoredDocument | null>;
}

/** What the composition root hands to the server and the command line. */
export interface Copilot extends AsyncDisposable {
  readonly turns: TurnService;
  readonly approvals: ApprovalService;
  readonly corrections: CorrectionService;
  readonly ingest: IngestService;
  readonly knowledge: KnowledgeSearch;
  readonly plant: PlantReader;
  readonly directory: PlantDirectory;
  readonly workOrders: WorkOrderStore;
  /** The production plan with its actuals; left out where the line keeps none. */
  readonly production?: ProductionRecords;
  readonly conversations: ConversationStore;
  readonly conversationDesk: ConversationDesk;
  readonly audit: AuditLog;
  /** Ends of this owner's turns that the last stop of the program broke off; see `ConversationStore`. */
  readonly brokenOff?: (owner: string) => readonly Extract<TurnEvent, { type: 'turn-error' }>[];
  readonly modelId: string;
}
