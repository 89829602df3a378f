import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { Role } from '../domain/actor.js';
import { type Api, createApi } from './connection/api.js';
import { loadQueue, loadSession, saveQueue, saveSession } from './connection/queue-store.js';
import { WireLink } from './connection/wire-link.js';
import { type AppEvent, reduce } from './model/reduce.js';
import { type AppState, type ChatTurn, initialState, nextQueued, runningTurn } from './model/state.js';

export type Actions = Readonly<{
  ask: (question: string) => void;
  withdraw: (key: string) => void;
  stop: () => void;
  approve: (approvalId: string) => void;
  reject: (approvalId: string, reason: string) => void;
  /** Drafts the inverse of what was done. Rejects with the reason where there is none. */
  undo: (approvalId: string) => Promise<void>;
  feedback: (turnId: string, verdict: 'helpful' | 'wrong', correction?: string) => void;
  select: (key: string, evidenceId: string) => void;
  deselect: () => void;
  chooseRole: (role: Role) => void;
  newConversation: () => void;
  openConversation: (id: string) => Promise<void>;
  refreshApprovals: () => Promise<void>;
  dismiss: () => void;
}>;

export type Shiftmate = Readonly<{ state: AppState; api: Api; actions: Actions }>;

/** Unique enough for one tablet, also where the page is not served over TLS and randomUUID is missing. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const wireUrl = (): string => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`;

/** The page's state, its line to the server and what a person can do. `collection`: where questions are asked of; null: everywhere. */
export function useShiftmate(firstRole: Role, collection: string | null): Shiftmate {
  const [state, dispatch] = useReducer(reduce, firstRole, startState);
  const latest = useRef(state);
  latest.current = state;
  const chosen = useRef(collection);
  chosen.current = collection;
  const link = useLink(latest, dispatch);
  const api = useMemo(() => createApi(() => latest.current.role), []);
  useSending(state, latest, link, dispatch);
  const actions = useMemo(() => createActions({ api, link, dispatch, latest, chosen }), [api, link]);
  useKeptSession(state);
  const { refreshApprovals } = actions;
  const { approvalsVersion, session } = state;
  useEffect(() => {
    if (session !== null && approvalsVersion > 0) void refreshApprovals();
  }, [approvalsVersion, session, refreshApprovals]);
  return { state, api, actions };
}

function startState(role: Role): AppState {
  const waiting = loadQueue(localStorage);
  return waiting.reduce(
    (state, { key, question, collection }) => reduce(state, { type: 'local-question', key, question, collection: collection ?? null }),
    initialState(role, loadSession(sessionStorage, role)),
  );
}

/** Lets a reloaded page show what it showed. Kept per tab: two tabs are two sessions. */
function useKeptSession({ session, replayFrom, role }: AppState): void {
  useEffect(() => {
    saveSession(sessionStorage, session === null ? null : { session, replayFrom, role });
  }, [session, replayFrom, role]);
}

type Dispatch = (event: AppEvent) => void;
type Latest = Readonly<{ current: AppState }>;

function useLink(latest: Latest, dispatch: Dispatch): WireLink {
  const link = useMemo(
    () =>
      new WireLink(wireUrl(), () => latest.current, {
        received: (message) => dispatch({ type: 'arrived', message, now: Date.now() }),
        state: (connection) => dispatch({ type: 'local-connection', connection }),
      }),
    [latest, dispatch],
  );
  useEffect(() => {
    link.start();
    return () => link.stop();
  }, [link]);
  return link;
}

/** Keeps the queue in the browser's storage and sends one question at a time while there is a connection. */
function useSending(state: AppState, latest: Latest, link: WireLink, dispatch: Dispatch): void {
  const { turns } = state;
  useEffect(() => {
    saveQueue(
      localStorage,
      turns.filter((turn) => turn.delivery === 'queued' || (turn.delivery === 'sent' && turn.turnId === null)),
    );
  }, [turns]);
  const waiting = sendable(state)?.key ?? null;
  useEffect(() => {
    // Messages may have come in since this was drawn: what counts is the state now.
    const next = sendable(latest.current);
    if (waiting === null || next === null) return;
    const { conversation } = latest.current;
    const { question, key: requestId, collection } = next;
    const scope = { ...(conversation === null ? {} : { conversation }), ...(collection === undefined ? {} : { collection }) };
    const sent = link.send({ type: 'ask', question, requestId, ...scope });
    if (sent) dispatch({ type: 'local-sent', key: next.key });
  }, [waiting, latest, link, dispatch]);
}

/** The question to send now, if there is a connection and none under way. */
function sendable(state: AppState): ChatTurn | null {
  return state.connection === 'live' && state.session !== null && runningTurn(state) === null ? nextQueued(state) : null;
}

type Surroundings = Readonly<{ api: Api; link: WireLink; dispatch: Dispatch; latest: Latest; chosen: Readonly<{ current: string | null }> }>;

function createActions({ api, link, dispatch, latest, chosen }: Surroundings): Actions {
  const decide = (message: Readonly<{ type: 'approve'; approvalId: string }> | Readonly<{ type: 'reject'; approvalId: string; reason?: string }>): void => {
    if (link.send(message)) dispatch({ type: 'local-deciding', approvalId: message.approvalId });
  };
  return {
    ask: (question) => dispatch({ type: 'local-question', key: newKey(), question, collection: chosen.current }),
    withdraw: (key) => dispatch({ type: 'local-withdrawn', key }),
    stop: () => {
      const running = runningTurn(latest.current);
      if (running?.turnId) link.send({ type: 'cancel', turnId: running.turnId });
    },
    approve: (approvalId) => decide({ type: 'approve', approvalId }),
    reject: (approvalId, reason) => decide({ type: 'reject', approvalId, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }),
    undo: async (approvalId) => {
      await api.undoApproval(approvalId);
      const records = await api.approvals().catch(() => null);
      if (records !== null) dispatch({ type: 'local-approvals', records });
    },
    feedback: (turnId, verdict, correction) => {
      if (link.send({ type: 'feedback', turnId, verdict, ...(correction ? { correction } : {}) })) dispatch({ type: 'local-verdict', turnId, verdict });
    },
    select: (key, evidenceId) => dispatch({ type: 'local-select', key, evidenceId }),
    deselect: () => dispatch({ type: 'local-deselect' }),
    chooseRole: (role) => {
      link.stop();
      dispatch({ type: 'local-role', role });
      // The new role is read when the connection opens, after this event was reduced.
      setTimeout(() => link.start(), 0);
    },
    newConversation: () => dispatch({ type: 'local-new-conversation' }),
    openConversation: async (id) => dispatch({ type: 'local-conversation', conversation: id, turns: (await api.conversation(id)).turns }),
    refreshApprovals: async () => {
      const records = await api.approvals().catch(() => null);
      if (records !== null) dispatch({ type: 'local-approvals', records });
    },
    dismiss: () => dispatch({ type: 'local-dismiss' }),
  };
}
