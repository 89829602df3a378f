import type { Actor, Role } from '../../domain/actor.js';
import type { Alarm } from '../../domain/alarm.js';
import type { ApprovalRequest } from '../../domain/command.js';
import type { Evidence } from '../../domain/evidence.js';
import type { Draft, Sentence, TurnEvent, Withheld } from '../../domain/turn.js';

export type ToolRun = Readonly<{
  callId: string;
  name: string;
  outcome: 'running' | 'ok' | 'drafted' | 'failed' | 'denied';
  text: string;
  milliseconds: number | null;
}>;
export type TurnEnding = Pick<Extract<TurnEvent, { type: 'turn-end' }>, 'reason' | 'abstained' | 'record' | 'milliseconds'>;
export type Problem = Readonly<{ code: string; message: string }>;

/** Where a question is on its way: kept on the tablet, sent, being answered, answered, refused, or lost with its session. */
export type Delivery = 'queued' | 'sent' | 'running' | 'ended' | 'refused' | 'lost';

/** One question and all that came of it. `key` is the request id the tablet chose, or the turn id where it chose none. */
export type ChatTurn = Readonly<{
  key: string;
  turnId: string | null;
  question: string;
  /** The collection that it is asked of; all of them where none is named. */
  collection?: string;
  delivery: Delivery;
  streamed: string;
  sentences: readonly Sentence[];
  evidence: readonly Evidence[];
  tools: readonly ToolRun[];
  drafts: readonly Draft[];
  approvals: readonly string[];
  withheld: readonly Withheld[];
  notices: readonly string[];
  ending: TurnEnding | null;
  problem: Problem | null;
  verdict: 'helpful' | 'not-helpful' | 'wrong' | null;
}>;

/** A draft that waits, or waited, for a person. */
export type ApprovalCard = Readonly<{
  request: ApprovalRequest;
  status: string;
  by: Actor | null;
  summary: string | null;
  problem: string | null;
  sending: boolean;
}>;

export type Connection = 'connecting' | 'live' | 'offline';

/** Everything the page shows that comes from the server or from what the person does in the chat. */
export type AppState = Readonly<{
  connection: Connection;
  session: string | null;
  lastSeq: number;
  /** From where a reloaded page has the session's events sent again, to show what it shows now. */
  replayFrom: number;
  actor: Actor | null;
  role: Role;
  model: string;
  /** Server clock minus tablet clock, in milliseconds, for countdowns. */
  clockOffset: number;
  /** Plant clock minus tablet clock, in milliseconds. */
  plantOffset: number | null;
  alarms: readonly Alarm[];
  conversation: string | null;
  turns: readonly ChatTurn[];
  approvals: ReadonlyMap<string, ApprovalCard>;
  /** Rises when the list at /api/approvals may have changed. */
  approvalsVersion: number;
  selected: Readonly<{ key: string; evidenceId: string }> | null;
  problem: Problem | null;
}>;

export type SessionPosition = Readonly<{ session: string; replayFrom: number }>;

/** `kept`: the session of this tab before it was reloaded. */
export function initialState(role: Role, kept: SessionPosition | null = null): AppState {
  return {
    connection: 'connecting',
    session: kept?.session ?? null,
    lastSeq: kept?.replayFrom ?? 0,
    replayFrom: kept?.replayFrom ?? 0,
    actor: null,
    role,
    model: '',
    clockOffset: 0,
    plantOffset: null,
    alarms: [],
    conversation: null,
    turns: [],
    approvals: new Map(),
    approvalsVersion: 0,
    selected: null,
    problem: null,
  };
}

export function emptyTurn(key: string, question: string, delivery: Delivery, collection: string | null = null): ChatTurn {
  const nothing = { sentences: [], evidence: [], tools: [], drafts: [], approvals: [], withheld: [], notices: [] };
  return {
    key,
    turnId: null,
    question,
    ...(collection === null ? {} : { collection }),
    delivery,
    streamed: '',
    ...nothing,
    ending: null,
    problem: null,
    verdict: null,
  };
}

/** The turn that is being answered now, if any. */
export function runningTurn(state: AppState): ChatTurn | null {
  return state.turns.find((turn) => turn.delivery === 'running' || turn.delivery === 'sent') ?? null;
}

/** The next question that waits on the tablet. */
export function nextQueued(state: AppState): ChatTurn | null {
  return state.turns.find((turn) => turn.delivery === 'queued') ?? null;
}

/** Text that has streamed in but is not yet part of a sentence. */
export function pendingText(turn: Pick<ChatTurn, 'streamed' | 'sentences'>): string {
  let cursor = 0;
  let awaited = '';
  for (const sentence of turn.sentences) {
    const found = turn.streamed.indexOf(sentence.text, cursor);
    if (found < 0) awaited = sentence.text;
    else cursor = found + sentence.text.length;
  }
  const tail = turn.streamed.slice(cursor).trim();
  return awaited.startsWith(tail) ? '' : tail;
}
