import type { Actor } from '../domain/actor.js';
import type { ApprovalRecord, ApprovalRequest, CommandReceipt } from '../domain/command.js';
import type { EquipmentId } from '../domain/ids.js';
import type { ProductionPlan } from '../domain/production-plan.js';
import type { MaintenanceRecord, WorkOrder, WorkOrderDraft, WorkOrderStatus } from '../domain/work-order.js';

/** Work orders. `create` is idempotent per `requestId` and allocates the next number atomically. */
export interface WorkOrderStore {
  create(draft: WorkOrderDraft, by: Readonly<{ createdBy: Actor; approvedBy: Actor | null; at: Date; requestId: string }>): Promise<WorkOrder>;
  get(id: string): Promise<WorkOrder | null>;
  list(filter: Readonly<{ equipment?: EquipmentId; statuses?: readonly WorkOrderStatus[]; limit?: number }>): Promise<readonly WorkOrder[]>;
  /** `at` dates the change: the first `running` starts the work, `completed` ends it. A new priority sets when the order is due, unless a day was said. */
  update(
    id: string,
    change: Readonly<{ status?: WorkOrderStatus; priority?: WorkOrderDraft['priority']; findings?: string; dueAt?: string; closedAt?: Date; at?: Date }>,
  ): Promise<WorkOrder>;
}

/**
 * The production plan of a line and what became of it: orders and changes of product whose planned or actual time touches the window, in planned
 * order. The window may lie in the future; nothing there has actual times yet. An empty window gives no items.
 */
export interface ProductionRecords {
  plan(window: Readonly<{ from: Date; to: Date }>, signal: AbortSignal): Promise<ProductionPlan>;
}

/**
 * Maintenance log rows, from ingested logs. `text` matches any word of the row; `documents` restricts to rows of these documents, none when empty; newest first.
 */
export interface MaintenanceLog {
  replace(documentId: string, records: readonly MaintenanceRecord[]): Promise<void>;
  search(
    filter: Readonly<{ asset?: string; text?: string; from?: string; to?: string; documents?: readonly string[]; limit?: number }>,
  ): Promise<Readonly<{ records: readonly MaintenanceRecord[]; total: number }>>;
  /** The assets that the rows of these documents name, as written, each once, in code-unit order. */
  assets(documents: readonly string[]): Promise<readonly string[]>;
}

/**
 * Drafts that wait for a person. `decide` is atomic: exactly one caller turns `pending` into another status, every later one gets `null`.
 * A request past `expiresAt` can only become `expired`.
 */
export interface ApprovalStore {
  add(request: ApprovalRequest): Promise<void>;
  get(approvalId: string): Promise<ApprovalRecord | null>;
  list(filter: Readonly<{ status?: ApprovalRecord['status'] }>): Promise<readonly ApprovalRecord[]>;
  decide(approvalId: string, decision: Readonly<{ status: 'approved' | 'rejected' | 'expired'; by: Actor | null; at: Date }>): Promise<ApprovalRecord | null>;
  complete(approvalId: string, outcome: Readonly<{ status: 'executed' | 'failed'; receipt: CommandReceipt | null }>): Promise<void>;
}

/** Drafts after a document was removed. */
export interface DraftWords {
  /**
   * Takes the words out of the drafts of these turns. One that waits for a person and had such words expires, since it is no longer what was
   * proposed; an approved or executed one stays as it is, the record of what the plant was told. Returns how many changed.
   */
  forgetWords(forgotten: ForgottenWords, at: Date): Promise<number>;
}

export type AuditEntry = Readonly<{
  at: Date;
  actor: Actor;
  category: 'turn' | 'tool' | 'approval' | 'command' | 'access' | 'configuration' | 'system';
  event: string;
  result: 'ok' | 'denied' | 'failed';
  details: Readonly<Record<string, unknown>>;
}>;
export type AuditRecord = Readonly<{
  sequence: number;
  at: string;
  actor: Actor;
  category: AuditEntry['category'];
  event: string;
  result: AuditEntry['result'];
  details: Readonly<Record<string, unknown>>;
  previousHash: string;
  hash: string;
}>;

/** Append-only and hash-chained (IEC 62443-3-3 SR 2.8, 2.12). `verify` recomputes the chain and names the first broken sequence. */
export interface AuditLog {
  append(entry: AuditEntry): Promise<void>;
  read(filter: Readonly<{ after?: number; limit?: number }>): Promise<readonly AuditRecord[]>;
  verify(): Promise<Readonly<{ ok: boolean; count: number; brokenAt: number | null }>>;
}

export type ConversationSummary = Readonly<{ id: string; title: string; owner: string; createdAt: string; updatedAt: string; turns: number }>;
export type StoredTurn = Readonly<{
  turnId: string;
  question: string;
  answer: string;
  at: string;
  record: unknown;
  /** Every event of the turn, numbered from 1, so that it can be replayed; read only where they are asked for. */
  events?: readonly unknown[];
  /** True while it is being answered: this is what there is of it so far. */
  running?: boolean;
}>;

/**
 * Conversations belong to their owner; another owner's conversation reads as not found. `list` of owner null gives everybody's. Every turn is given, oldest
 * first; with `recordsOfLast` only that many of the newest with their record, the others with null for it: records are long and old ones seldom needed.
 */
export interface ConversationStore {
  /** A turn stored while running is replaced by what is stored under its id later; one that has ended stays as it is. */
  append(conversation: Readonly<{ id: string; owner: string }>, turn: StoredTurn): Promise<void>;
  turns(id: string, owner: string, detail?: 'with-events' | Readonly<{ recordsOfLast: number }>): Promise<readonly StoredTurn[]>;
  list(owner: string | null, query?: string): Promise<readonly ConversationSummary[]>;
  rename(id: string, owner: string, title: string): Promise<boolean>;
  remove(id: string, owner: string): Promise<boolean>;
  /**
   * Takes the words of a removed document out of every turn that quotes it and out of the other turns of these conversations, whoever owns them; the
   * citations stay, marked, and so do the questions.
   */
  forgetDocument(documentId: string): Promise<ForgottenWords>;
}

/** What conversations had said in the words of a document, and the turns of those conversations. */
export type ForgottenWords = Readonly<{ words: readonly string[]; turnIds: readonly string[] }>;
