import { createHash } from 'node:crypto';
import type { Actor } from '../domain/actor.js';
import { type ApprovalRecord, canonicalJson } from '../domain/command.js';
import { CopilotError } from '../domain/errors.js';
import type { TurnEvent } from '../domain/turn.js';
import { maximumQuestionLength } from '../domain/turn.js';
import { WorkOrder } from '../domain/work-order.js';
import type { ApprovalService, AskRequest, Copilot, TurnService } from '../ports/copilot.js';
import type { AuditLog, AuditRecord, ConversationStore, StoredTurn, WorkOrderStore } from '../ports/records.js';
import type { Clock } from '../ports/system.js';
import { createConversationDesk } from '../safety/conversation-desk.js';
import { createCorrections } from '../safety/corrections.js';
import { createFakeKnowledge, fakeDocuments } from './fake-knowledge.js';
import { createFakePlant, type FakePlant } from './fake-plant.js';
import { demoScript, sealLeakDraft, type TurnScript } from './fake-turns.js';

export type FakeCopilotOptions = Readonly<{
  clock: Clock;
  /** What turns say; default: a few demo answers chosen by the words of the question. */
  script?: TurnScript;
  /** Awaited before every event of a turn, so that a test can hold a turn at any point. Default: the next macrotask. */
  pace?: (event: TurnEvent, signal: AbortSignal) => Promise<void>;
}>;

/** A Copilot without model, disk or plant, plus handles for the test. */
export type FakeCopilot = Copilot & Readonly<{ fakePlant: FakePlant; asked: readonly AskRequest[]; closed: () => boolean }>;

const nextTask = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function createWorkOrders(): WorkOrderStore {
  const orders = new Map<string, WorkOrder>();
  const known = (id: string): WorkOrder => {
    const order = orders.get(id);
    if (order === undefined) throw new CopilotError({ code: 'not-found', message: `There is no work order ${id}.` });
    return order;
  };
  return {
    async create(draft, by) {
      const id = `WO-${String(10_001 + orders.size)}`;
      const { createdBy, approvedBy } = by;
      const order = WorkOrder.parse({ ...draft, id, status: 'waiting', createdBy, approvedBy, createdAt: by.at.toISOString(), findings: null, closedAt: null });
      orders.set(id, order);
      return order;
    },
    get: async (id) => orders.get(id) ?? null,
    list: async ({ equipment, statuses, limit }) =>
      [...orders.values()]
        .filter((order) => (equipment === undefined || order.equipment === equipment) && (statuses?.includes(order.status) ?? true))
        .slice(0, limit),
    async update(id, change) {
      const { closedAt, at: _at, ...rest } = change;
      const order: WorkOrder = { ...known(id), ...rest, ...(closedAt === undefined ? {} : { closedAt: closedAt.toISOString() }) };
      orders.set(id, order);
      return order;
    },
  };
}

function createAudit(): AuditLog {
  const records: AuditRecord[] = [];
  return {
    async append(entry) {
      const previousHash = records.at(-1)?.hash ?? '0'.repeat(64);
      const plain = { ...entry, at: entry.at.toISOString(), sequence: records.length + 1, previousHash };
      records.push({ ...plain, hash: createHash('sha256').update(canonicalJson(plain)).digest('hex') });
    },
    read: async ({ after = 0, limit = 200 }) => records.filter((record) => record.sequence > after).slice(0, limit),
    verify: async () => ({ ok: true, count: records.length, brokenAt: null }),
  };
}

function createConversations(): ConversationStore {
  const kept = new Map<string, { owner: string; title: string; turns: StoredTurn[] }>();
  const own = (id: string, owner: string) => {
    const found = kept.get(id);
    return found?.owner === owner ? found : null;
  };
  return {
    async append({ id, owner }, turn) {
      const conversation = own(id, owner) ?? { owner, title: turn.question.slice(0, 60), turns: [] };
      conversation.turns.push(turn);
      kept.set(id, conversation);
    },
    turns: async (id, owner) => own(id, owner)?.turns ?? [],
    list: async (owner, query = '') =>
      [...kept]
        .filter(([, { owner: of, title }]) => (owner === null || of === owner) && title.toLowerCase().includes(query.toLowerCase()))
        .map(([id, { title, turns, owner: of }]) => ({
          id,
          title,
          owner: of,
          createdAt: turns[0]?.at ?? '',
          updatedAt: turns.at(-1)?.at ?? '',
          turns: turns.length,
        })),
    async rename(id, owner, title) {
      const found = own(id, owner);
      if (found) found.title = title;
      return found !== null;
    },
    remove: async (id, owner) => own(id, owner) !== null && kept.delete(id),
    forgetDocument: async () => ({ words: [], turnIds: [] }),
  };
}

type Approvals = ApprovalService & Readonly<{ propose: (turnId: string, by: Actor) => Promise<ApprovalRecord> }>;

function createApprovals(clock: Clock, workOrders: WorkOrderStore): Approvals {
  const records = new Map<string, ApprovalRecord>();
  const open = (id: string, actor: Actor): ApprovalRecord => {
    const record = records.get(id);
    if (record?.status !== 'pending') throw new CopilotError({ code: 'approval-invalid', message: 'This draft is not waiting for a decision.' });
    if (Date.parse(record.expiresAt) <= clock.now().getTime())
      throw new CopilotError({ code: 'approval-expired', message: 'The draft has expired; ask again.' });
    if (!record.approverRoles.includes(actor.role))
      throw new CopilotError({ code: 'forbidden', message: `A ${actor.role} may not decide about this draft; ask a ${record.approverRoles.join(' or ')}.` });
    return record;
  };
  const settle = (record: ApprovalRecord): ApprovalRecord => {
    records.set(record.approvalId, record);
    return record;
  };
  return {
    async propose(turnId, by) {
      const now = clock.now().getTime();
      const request = {
        approvalId: `approval-${records.size + 1}`,
        turnId,
        toolName: 'open_work_order',
        command: sealLeakDraft,
        commandDigest: createHash('sha256').update(canonicalJson(sealLeakDraft)).digest('hex'),
        prompt: 'Open a corrective work order for P-101A\nPriority urgent, failure mode ELP (external leakage, process medium)\nPart HC40-3101, 1 piece',
        requestedBy: by,
        approverRoles: ['shift-lead' as const],
        fourEyes: false,
        requestedAt: new Date(now).toISOString(),
        expiresAt: new Date(now + 3_600_000).toISOString(),
      };
      return settle({ ...request, status: 'pending', decidedBy: null, decidedAt: null, receipt: null });
    },
    pending: async () => [...records.values()].filter((record) => record.status === 'pending'),
    get: async (id) => records.get(id) ?? null,
    async approve(id, actor) {
      const record = open(id, actor);
      settle({ ...record, status: 'approved' });
      const at = clock.now();
      const order = await workOrders.create(sealLeakDraft.draft, { createdBy: record.requestedBy, approvedBy: actor, at, requestId: id });
      const summary = `Work order ${order.id} is open.`;
      const receipt = { commandId: id, executedAt: at.toISOString(), summary, workOrderId: order.id, before: null, after: null, undo: null };
      return settle({ ...record, status: 'executed', decidedBy: actor, decidedAt: at.toISOString(), receipt });
    },
    async undo(id, actor) {
      const record = records.get(id);
      if (record?.status !== 'executed') throw new CopilotError({ code: 'conflict', message: 'There is nothing to take back.' });
      return settle({
        ...record,
        approvalId: `${id}-undo`,
        undoes: id,
        requestedBy: actor,
        status: 'pending',
        receipt: null,
        decidedBy: null,
        decidedAt: null,
      });
    },
    async reject(id, actor) {
      return settle({ ...open(id, actor), status: 'rejected', decidedBy: actor, decidedAt: clock.now().toISOString() });
    },
  };
}

type TurnParts = Required<FakeCopilotOptions> & Readonly<{ approvals: Approvals; conversations: ConversationStore; asked: AskRequest[] }>;

function createTurns({ clock, script, pace, approvals, conversations, asked }: TurnParts): TurnService {
  async function* ask(request: AskRequest, signal: AbortSignal): AsyncIterable<TurnEvent> {
    if (request.question.trim() === '' || request.question.length > maximumQuestionLength)
      throw new CopilotError({ code: 'input-invalid', message: 'The question is empty or too long.' });
    asked.push(request);
    const turnId = `turn-${asked.length}`;
    const conversation = request.conversation ?? `conversation-${asked.length}`;
    const at = clock.now().toISOString();
    const said: string[] = [];
    const kept: TurnEvent[] = [];
    let cancelled = false;
    const start: TurnEvent = { type: 'turn-start', turnId, conversation, question: request.question, at };
    const middle = await script({ turnId, conversation, request, at, propose: (id) => approvals.propose(id, request.actor) });
    for (const event of [start, ...middle]) {
      await pace(event, signal);
      cancelled = signal.aborted;
      if (cancelled) break;
      if (event.type === 'sentence') said.push(event.text);
      kept.push(event);
      yield event;
    }
    const failed = middle.some((event) => event.type === 'turn-error');
    if (failed && !cancelled) return;
    const abstained = middle.some((event) => event.type === 'sentence' && /not in the sources/.test(event.text));
    const waits = middle.some((event) => event.type === 'approval-request');
    const reason = cancelled ? 'cancelled' : abstained ? 'abstained' : waits ? 'awaiting-approval' : 'answered';
    const record = { model: 'fake', promptVersion: 'fake-1', knowledge: 'fake', plantTime: at };
    const timings = { milliseconds: 12, firstSentenceMilliseconds: said.length > 0 ? 5 : null };
    const end: TurnEvent = { type: 'turn-end', turnId, reason, abstained, usage: { inputTokens: 40, outputTokens: 20 }, record, ...timings };
    const events = [...kept, end].map((event, index) => ({ seq: index + 1, ...event }));
    await conversations.append(
      { id: conversation, owner: request.actor.id },
      { turnId, question: request.question, answer: said.join(' '), at, record, events },
    );
    yield end;
  }
  return { ask };
}

/**
 * An in-memory Copilot for tests of everything that is given one. It keeps the contract of ports/copilot.ts: questions are checked before
 * the first event, exactly one `turn-end` or `turn-error` comes last, approvals are decided once and only by permitted roles.
 */
export function createFakeCopilot(options: FakeCopilotOptions): FakeCopilot {
  const { clock } = options;
  const fakePlant = createFakePlant(clock);
  const workOrders = createWorkOrders();
  const approvals = createApprovals(clock, workOrders);
  const conversations = createConversations();
  const audit = createAudit();
  const asked: AskRequest[] = [];
  let closed = false;
  return {
    turns: createTurns({ clock, script: options.script ?? demoScript, pace: options.pace ?? nextTask, approvals, conversations, asked }),
    approvals,
    corrections: createCorrections({ audit, conversations, clock }),
    conversationDesk: createConversationDesk({ audit, conversations, clock }),
    ingest: {
      ingest: async () => ({ files: [], milliseconds: 0 }),
      remove: async () => 0,
      stored: async (id, revision) => fakeDocuments.find(({ info }) => info.id === id && info.revision === revision) ?? null,
    },
    knowledge: createFakeKnowledge(),
    plant: fakePlant.reader,
    directory: fakePlant.directory,
    workOrders,
    conversations,
    audit,
    modelId: 'fake',
    fakePlant,
    asked,
    closed: () => closed,
    async [Symbol.asyncDispose]() {
      closed = true;
    },
  };
}
