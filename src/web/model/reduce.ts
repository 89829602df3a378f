import type { Role } from '../../domain/actor.js';
import type { ApprovalRecord } from '../../domain/command.js';
import { type TurnEvent, turnProblem } from '../../domain/turn.js';
import type { ServerMessage } from '../../wire/server-message.js';
import { type ApprovalCard, type AppState, type ChatTurn, type Connection, emptyTurn, initialState, type ToolRun } from './state.js';

/** What happens on the tablet itself. */
export type LocalEvent =
  | Readonly<{ type: 'local-connection'; connection: Connection }>
  | Readonly<{ type: 'local-question'; key: string; question: string; collection?: string | null }>
  | Readonly<{ type: 'local-sent'; key: string }>
  | Readonly<{ type: 'local-withdrawn'; key: string }>
  | Readonly<{ type: 'local-select'; key: string; evidenceId: string }>
  | Readonly<{ type: 'local-deselect' }>
  | Readonly<{ type: 'local-role'; role: Role }>
  | Readonly<{ type: 'local-new-conversation' }>
  | Readonly<{ type: 'local-conversation'; conversation: string; turns: readonly StoredTurn[] }>
  | Readonly<{ type: 'local-verdict'; turnId: string; verdict: NonNullable<ChatTurn['verdict']> }>
  | Readonly<{ type: 'local-deciding'; approvalId: string }>
  | Readonly<{ type: 'local-approvals'; records: readonly ApprovalRecord[] }>
  | Readonly<{ type: 'local-dismiss' }>;

type StoredTurn = Readonly<{ turnId: string; question: string; answer: string; record?: unknown }>;

/** A server message with the tablet's clock at its arrival, in milliseconds since the epoch. */
export type Arrived = Readonly<{ type: 'arrived'; message: ServerMessage; now: number }>;
export type AppEvent = Arrived | LocalEvent;

/** The page's whole memory: the same events give the same state. */
export function reduce(state: AppState, event: AppEvent): AppState {
  return event.type === 'arrived' ? reduceMessage(state, event.message, event.now) : reduceLocal(state, event);
}

function changeTurn(state: AppState, matches: (turn: ChatTurn) => boolean, change: (turn: ChatTurn) => Partial<ChatTurn>): AppState {
  return { ...state, turns: state.turns.map((turn) => (matches(turn) ? { ...turn, ...change(turn) } : turn)) };
}

function changeApproval(state: AppState, approvalId: string, change: Partial<ApprovalCard>): AppState {
  const card = state.approvals.get(approvalId);
  return card === undefined ? state : { ...state, approvals: new Map(state.approvals).set(approvalId, { ...card, ...change }) };
}

function reduceLocal(state: AppState, event: LocalEvent): AppState {
  switch (event.type) {
    case 'local-connection':
      return { ...state, connection: event.connection };
    case 'local-question':
      return { ...state, turns: [...state.turns, emptyTurn(event.key, event.question, 'queued', event.collection ?? null)] };
    case 'local-sent':
      // Only a question that still waits: by now it may have been taken, even answered, through a resumed session.
      return changeTurn(
        state,
        (turn) => turn.key === event.key && turn.delivery === 'queued',
        () => ({ delivery: 'sent', problem: null }),
      );
    case 'local-withdrawn':
      return { ...state, turns: state.turns.filter((turn) => turn.key !== event.key) };
    case 'local-select':
      return { ...state, selected: { key: event.key, evidenceId: event.evidenceId } };
    case 'local-deselect':
      return { ...state, selected: null };
    case 'local-role':
      // Another person: their session, their conversation. Questions still queued stay and are asked as the new role.
      return { ...initialState(event.role), turns: state.turns.filter((turn) => turn.delivery === 'queued') };
    case 'local-new-conversation':
      return {
        ...state,
        conversation: null,
        selected: null,
        replayFrom: state.lastSeq,
        turns: state.turns.filter((turn) => turn.delivery === 'queued' || turn.delivery === 'sent'),
      };
    case 'local-conversation':
      return { ...state, conversation: event.conversation, selected: null, replayFrom: state.lastSeq, turns: event.turns.map(storedTurn) };
    case 'local-verdict':
      return changeTurn(
        state,
        (turn) => turn.turnId === event.turnId,
        () => ({ verdict: event.verdict }),
      );
    case 'local-deciding':
      return changeApproval(state, event.approvalId, { sending: true, problem: null });
    case 'local-approvals':
      return { ...state, approvals: mergeApprovals(state.approvals, event.records) };
    case 'local-dismiss':
      return { ...state, problem: null };
  }
}

function storedTurn(stored: StoredTurn): ChatTurn {
  return { ...emptyTurn(stored.turnId, stored.question, 'ended'), turnId: stored.turnId, streamed: stored.answer, problem: turnProblem(stored.record) };
}

function mergeApprovals(before: AppState['approvals'], records: readonly ApprovalRecord[]): AppState['approvals'] {
  const merged = new Map(before);
  for (const record of records) {
    const known = before.get(record.approvalId);
    const summary = record.receipt?.summary ?? known?.summary ?? null;
    merged.set(record.approvalId, {
      request: record,
      status: record.status,
      by: record.decidedBy,
      summary,
      problem: known?.problem ?? null,
      sending: known?.sending ?? false,
    });
  }
  return merged;
}

function reduceMessage(state: AppState, message: ServerMessage, now: number): AppState {
  if (message.type === 'hello-ack') return greeted(state, message, now);
  // Numbers rise within a session: what is not new was seen before the connection broke.
  if (message.seq <= state.lastSeq) return state;
  const next = { ...state, lastSeq: message.seq };
  switch (message.type) {
    case 'ask-ack':
      return accepted(next, message);
    case 'alarm': {
      const others = next.alarms.filter((alarm) => alarm.id !== message.alarm.id);
      return { ...next, alarms: message.change === 'cleared' ? others : [...others, message.alarm] };
    }
    case 'approvals-changed':
      return { ...next, approvalsVersion: next.approvalsVersion + 1 };
    case 'error':
      return refused(next, message);
    case 'pong':
    case 'feedback-ack':
    // The tablet reads its conversations over HTTP.
    case 'conversation-list':
    case 'conversation':
      return next;
    default:
      return reduceTurn(next, message);
  }
}

/**
 * A question that was sent but not taken goes back into the queue; its request id keeps it from being answered twice. An answer
 * under way goes on in the same session and is lost with another one.
 */
function afterReconnect(turn: ChatTurn, sameSession: boolean): ChatTurn {
  if (turn.delivery === 'sent' && turn.turnId === null) return { ...turn, delivery: 'queued' };
  const underWay = turn.delivery === 'running' || turn.delivery === 'sent';
  return underWay && !sameSession ? { ...turn, delivery: 'lost' } : turn;
}

function greeted(state: AppState, message: Extract<ServerMessage, { type: 'hello-ack' }>, now: number): AppState {
  const same = message.session === state.session;
  if (same && message.seq <= state.lastSeq) return state;
  const turns = state.turns.map((turn) => afterReconnect(turn, same));
  return {
    ...state,
    turns,
    connection: 'live',
    session: message.session,
    lastSeq: message.seq,
    replayFrom: same ? state.replayFrom : message.seq - 1,
    problem: same ? state.problem : null,
    actor: message.actor,
    model: message.model,
    clockOffset: Date.parse(message.serverTime) - now,
    plantOffset: Date.parse(message.plantTime) - now,
    alarms: message.alarms,
    approvalsVersion: state.approvalsVersion + 1,
  };
}

function accepted(state: AppState, message: Extract<ServerMessage, { type: 'ask-ack' }>): AppState {
  if (message.requestId === null) return state;
  const known = message.duplicate && state.turns.some((turn) => turn.turnId === message.turnId && turn.turnId !== null && turn.key !== message.requestId);
  if (known) return { ...state, turns: state.turns.filter((turn) => turn.key !== message.requestId) };
  // A duplicate of a turn that this page knows says nothing new; one that it does not know was answered in a session now gone.
  return changeTurn(
    state,
    (turn) => turn.key === message.requestId && turn.turnId === null,
    () => ({ turnId: message.turnId, delivery: message.duplicate ? 'lost' : 'running' }),
  );
}

function refused(state: AppState, message: Extract<ServerMessage, { type: 'error' }>): AppState {
  const problem = { code: message.code, message: message.message };
  if (message.approvalId !== null) return changeApproval(state, message.approvalId, { problem: message.message, sending: false });
  if (message.requestId === null) return { ...state, problem };
  return changeTurn(
    state,
    (turn) => turn.key === message.requestId,
    () => ({ delivery: 'refused', problem }),
  );
}

function reduceTurn(state: AppState, event: TurnEvent): AppState {
  if (event.type === 'turn-start') return started(state, event);
  if (event.type === 'approval-response') {
    const settled = event.status !== 'pending';
    return changeApproval(state, event.approvalId, {
      status: event.status,
      by: event.by,
      summary: event.summary,
      sending: false,
      ...(settled ? { problem: null } : {}),
    });
  }
  const next = event.type === 'approval-request' ? withApproval(state, event.request) : state;
  return changeTurn(
    next,
    (turn) => turn.turnId === event.turnId,
    (turn) => turnChange(turn, event),
  );
}

function started(state: AppState, event: Extract<TurnEvent, { type: 'turn-start' }>): AppState {
  const known = state.turns.some((turn) => turn.turnId === event.turnId);
  const turns = known ? state.turns : [...state.turns, { ...emptyTurn(event.turnId, event.question, 'running'), turnId: event.turnId }];
  return changeTurn(
    { ...state, turns, conversation: event.conversation },
    (turn) => turn.turnId === event.turnId,
    () => ({ delivery: 'running' }),
  );
}

function withApproval(state: AppState, request: ApprovalCard['request']): AppState {
  const card: ApprovalCard = { request, status: 'pending', by: null, summary: null, problem: null, sending: false };
  return { ...state, approvals: new Map(state.approvals).set(request.approvalId, card) };
}

function turnChange(turn: ChatTurn, event: Exclude<TurnEvent, { type: 'turn-start' | 'approval-response' }>): Partial<ChatTurn> {
  switch (event.type) {
    case 'text-delta':
      return { streamed: turn.streamed + event.text };
    case 'sentence':
      return { sentences: [...turn.sentences, { text: event.text, evidence: event.evidence }] };
    case 'tool-start':
      return { tools: [...turn.tools, { callId: event.callId, name: event.toolName, outcome: 'running', text: '', milliseconds: null }] };
    case 'tool-progress':
      return { tools: changeTool(turn.tools, event.callId, { text: event.text }) };
    case 'tool-end':
      return { tools: changeTool(turn.tools, event.callId, { outcome: event.outcome, text: event.summary, milliseconds: event.milliseconds }) };
    case 'evidence':
      return { evidence: [...turn.evidence.filter((item) => item.id !== event.evidence.id), event.evidence] };
    case 'draft':
      return { drafts: [...turn.drafts.filter((draft) => draft.id !== event.draft.id), event.draft] };
    case 'approval-request':
      return { approvals: [...turn.approvals, event.request.approvalId] };
    case 'withheld':
      return { withheld: [...turn.withheld, { text: event.text, reason: event.reason, claims: event.claims }] };
    case 'notice':
      return { notices: [...turn.notices, event.text] };
    case 'turn-end': {
      const { reason, abstained, record, milliseconds } = event;
      return { delivery: 'ended', ending: { reason, abstained, record, milliseconds }, tools: settleTools(turn.tools) };
    }
    case 'turn-error':
      return { delivery: 'ended', problem: { code: event.code, message: event.message }, tools: settleTools(turn.tools) };
  }
}

function changeTool(tools: readonly ToolRun[], callId: string, change: Partial<ToolRun>): readonly ToolRun[] {
  return tools.map((tool) => (tool.callId === callId ? { ...tool, ...change } : tool));
}

/** After the turn nothing runs any more. */
function settleTools(tools: readonly ToolRun[]): readonly ToolRun[] {
  return tools.map((tool) => (tool.outcome === 'running' ? { ...tool, outcome: 'failed' } : tool));
}
