import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSqliteApprovalStore } from '../adapters/sqlite/approval-store.js';
import { createSqliteConversationStore } from '../adapters/sqlite/conversation-store.js';
import { openDatabase } from '../adapters/sqlite/database.js';
import { createSqliteStateStore } from '../adapters/sqlite/state-store.js';
import { documentUpload } from '../app/document-upload.js';
import { forgettingIngest } from '../app/forgetting-ingest.js';
import { createDocumentReader, type Knowledge, openKnowledge } from '../app/knowledge.js';
import { demoActor, type Role } from '../domain/actor.js';
import type { ApprovalRequest } from '../domain/command.js';
import type { Passage } from '../domain/document.js';
import { removedText } from '../domain/removed-document.js';
import { collectTurn, type TurnEvent } from '../domain/turn.js';
import type { ApprovalStore, ConversationStore } from '../ports/records.js';
import { createConversationDesk } from '../safety/conversation-desk.js';
import { createFakeCopilot } from './fake-copilot.js';
import { makePdf } from './make-pdf.js';
import { ManualClock } from './manual-clock.js';
import { type RunningServer, startTestServer } from './server-harness.js';

const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-life-'));
const reader = createDocumentReader();
const signal = new AbortController().signal;
const clock = new ManualClock(new Date('2026-03-02T14:05:00Z'));
const SHEET = '# Ferry winch sheet\n\nThe winch of the ferry pulls 4.2 t at a drum speed of 17 1/min.\n';

/** A server over a store in `folder`, as a start of the program would open it. */
async function start(): Promise<
  Readonly<{ server: RunningServer; knowledge: Knowledge; conversations: ConversationStore; approvals: ApprovalStore; close: () => Promise<void> }>
> {
  const database = openDatabase(path.join(folder, 'shiftmate.db'));
  const knowledge = await openKnowledge({
    database,
    state: createSqliteStateStore(database),
    clock,
    bundledFolder: null,
    filesFolder: path.join(folder, 'files'),
    documentLimits: { processorSeconds: 20, memoryMegabytes: 700, pages: 40, fileMegabytes: 5 },
    extractor: reader,
    progress: () => undefined,
    signal,
  });
  const conversations = createSqliteConversationStore(database);
  const approvals = createSqliteApprovalStore(database);
  const fake = createFakeCopilot({ clock });
  const desk = createConversationDesk({ audit: fake.audit, conversations, clock });
  const copilot = {
    ...fake,
    conversations,
    conversationDesk: desk,
    ingest: forgettingIngest(knowledge.ingest, { conversations, drafts: approvals, clock }),
    knowledge: knowledge.index,
  };
  const openDocumentFile = async (id: string, revision: string) => {
    const file = await knowledge.originalFile(id, revision);
    return file === null ? null : { ...file, contentType: 'text/plain; charset=utf-8' };
  };
  const server = await startTestServer({
    options: { copilot, addDocument: documentUpload(knowledge.ingest), quarantine: knowledge.quarantine, openDocumentFile },
  });
  return {
    server,
    knowledge,
    conversations,
    approvals,
    close: async () => {
      await server.stop();
      await knowledge[Symbol.asyncDispose]();
      database.close();
    },
  };
}

/** A finished turn of the engineer's that quotes a passage. */
async function rememberTurn(passage: Passage | undefined): Promise<void> {
  if (passage === undefined) throw new Error('nothing was found');
  const { id: passageId, documentId, document, revision, status, page, section, start: from, end, text: quote } = passage;
  const evidence = {
    id: 'E1',
    kind: 'passage' as const,
    label: `${document}, page ${page}`,
    quote,
    passageId,
    documentId,
    document,
    revision,
    status,
    page,
    section,
  };
  const said = 'The winch pulls 4.2 t.';
  const events: readonly TurnEvent[] = [
    { type: 'turn-start', turnId: 'T9', conversation: 'talk', question: 'What does it pull?', at: clock.now().toISOString() },
    { type: 'evidence', turnId: 'T9', evidence: { ...evidence, start: from, end } },
    { type: 'text-delta', turnId: 'T9', text: said },
    { type: 'sentence', turnId: 'T9', text: said, evidence: ['E1'] },
  ];
  const result = collectTurn(events);
  const turn = { turnId: 'T9', question: 'What does it pull?', answer: result.answer, at: clock.now().toISOString(), record: result };
  await running.conversations.append(
    { id: 'talk', owner: demoActor('engineer').id },
    { ...turn, events: events.map((event, at) => ({ seq: at + 1, ...event })) },
  );
}

/** A shift note waiting for approval, drafted in a later turn of the talk, that repeats what the passage says. */
async function rememberDraft(text: string): Promise<void> {
  const request: ApprovalRequest = {
    approvalId: 'A1',
    turnId: 'T10',
    toolName: 'draft_shift_note',
    command: { kind: 'shift-note-add', text, equipment: null },
    commandDigest: '0'.repeat(64),
    prompt: `Add the note: ${text}`,
    requestedBy: demoActor('engineer'),
    approverRoles: ['engineer'],
    fourEyes: false,
    requestedAt: clock.now().toISOString(),
    expiresAt: new Date(clock.now().getTime() + 3_600_000).toISOString(),
  };
  await running.approvals.add(request);
  await running.approvals.add({
    ...request,
    approvalId: 'A2',
    command: { kind: 'shift-note-add', text: 'Nothing of it.', equipment: null },
    prompt: 'Add a note',
  });
  const question = 'Write that down';
  const events: readonly TurnEvent[] = [
    { type: 'turn-start', turnId: 'T10', conversation: 'talk', question, at: clock.now().toISOString() },
    { type: 'draft', turnId: 'T10', draft: { id: 'D1', kind: 'shift-note', title: 'Note', body: { text }, approvalId: 'A1' } },
    { type: 'approval-request', turnId: 'T10', request },
  ];
  const record = collectTurn(events);
  await running.conversations.append(
    { id: 'talk', owner: demoActor('engineer').id },
    { turnId: 'T10', question, answer: '', at: clock.now().toISOString(), record, events: events.map((event, at) => ({ seq: at + 1, ...event })) },
  );
}

let running: Awaited<ReturnType<typeof start>>;

async function call(
  method: string,
  place: string,
  role: Role = 'admin',
  body?: Uint8Array,
): Promise<Readonly<{ status: number; body: unknown; text: string }>> {
  const headers = { 'X-Shiftmate-Role': role, ...(body === undefined ? {} : { 'Content-Type': 'application/octet-stream' }) };
  const response = await fetch(`${running.server.url}${place}`, { method, headers, ...(body === undefined ? {} : { body: Buffer.from(body) }) });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : null, text };
}

const send = (name: string, content: Uint8Array | string, access = '') =>
  call('POST', `/api/documents?fileName=${encodeURIComponent(name)}&access=${access}`, 'admin', typeof content === 'string' ? Buffer.from(content) : content);
const waiting = async () => (await call('GET', '/api/quarantine')).body;
const audited = async () => (await call('GET', '/api/audit')).text;

beforeAll(async () => {
  running = await start();
});
afterAll(async () => {
  await running.close();
  await reader[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

describe('the quarantine over HTTP', () => {
  it('keeps name, reason, time, attempts and limits of a refused file, over a restart', async () => {
    expect((await send('torn.pdf', '%PDF-1.7 torn off')).body).toMatchObject({ status: 'quarantined' });
    const expected = {
      files: [
        {
          file: 'torn.pdf',
          collection: 'uploads',
          cause: 'unreadable',
          reason: expect.stringMatching(/\p{L}{3,}.*\./u),
          at: '2026-03-02T14:05:00.000Z',
          attempts: 1,
          budgets: { processorSeconds: 20, memoryMegabytes: 700, pages: 40, fileMegabytes: 5 },
          canRetry: true,
        },
      ],
    };
    expect(await waiting()).toMatchObject(expected);
    await running.close();
    running = await start();
    expect(await waiting()).toMatchObject(expected);
  });

  it('is for the admin alone, to see and to change', async () => {
    const { files } = await running.knowledge.quarantine.list().then((files) => ({ files }));
    const id = files[0]?.id ?? 0;
    for (const role of ['technician', 'engineer', 'shift-lead', 'manager'] as const) {
      expect((await call('GET', '/api/quarantine', role)).status).toBe(403);
      expect((await call('POST', `/api/quarantine/${id}/read`, role)).status).toBe(403);
      expect((await call('DELETE', `/api/quarantine/${id}`, role)).status).toBe(403);
      expect((await call('POST', '/api/documents/any/1/read', role)).status).toBe(403);
    }
    expect(await waiting()).toMatchObject({ files: [{ file: 'torn.pdf', attempts: 1 }] });
  });

  it('reads a file again, counts the attempt and audits it; a readable file of the same name takes it out', async () => {
    const [entry] = await running.knowledge.quarantine.list();
    expect((await call('POST', `/api/quarantine/${entry?.id}/read`)).body).toMatchObject({ status: 'quarantined', reason: entry?.reason });
    expect(await waiting()).toMatchObject({ files: [{ file: 'torn.pdf', attempts: 2 }] });
    expect(await audited()).toContain('document-read-again');
    const whole = await makePdf((pdf) => pdf.addPage().text('The bilge pump is started by hand.'));
    expect((await send('torn.pdf', whole)).body).toMatchObject({ status: 'ingested' });
    expect(await waiting()).toEqual({ files: [] });
    expect(existsSync(path.join(folder, 'files', entry?.sha256 ?? ''))).toBe(false);
    expect((await call('POST', `/api/quarantine/${entry?.id}/read`)).status).toBe(404);
  });

  it('drops a dismissed file with its content', async () => {
    await send('junk.docx', 'no zip at all');
    const [entry] = await running.knowledge.quarantine.list();
    expect(existsSync(path.join(folder, 'files', entry?.sha256 ?? ''))).toBe(true);
    expect((await call('DELETE', `/api/quarantine/${entry?.id}`)).status).toBe(200);
    expect(await waiting()).toEqual({ files: [] });
    expect(existsSync(path.join(folder, 'files', entry?.sha256 ?? ''))).toBe(false);
    expect(await audited()).toContain('quarantine-dismissed');
  });

  it('flags a PDF of empty pages as needs-ocr, and takes the flag away with the document', async () => {
    const blank = await makePdf((pdf) => {
      pdf.addPage();
    });
    expect((await send('blank.pdf', blank)).body).toMatchObject({ warnings: [expect.stringContaining('needs-ocr')] });
    const [entry] = await running.knowledge.quarantine.list();
    expect(entry).toMatchObject({ file: 'blank.pdf', cause: 'needs-ocr', reason: expect.stringContaining('No page has readable text'), canRetry: true });
    expect((await call('POST', `/api/quarantine/${entry?.id}/read`)).body).toMatchObject({ status: 'ingested', documentId: entry?.documentId });
    expect(await waiting()).toMatchObject({ files: [{ file: 'blank.pdf', attempts: 2 }] });
    expect((await call('DELETE', `/api/documents/${entry?.documentId}`)).status).toBe(200);
    expect(await waiting()).toEqual({ files: [] });
  });
});

describe('a document from its first day to its last, over HTTP', () => {
  it('is read again under its identity and rights', async () => {
    const sent = (await send('winch.md', SHEET, 'engineer,manager')).body;
    const { documentId, revision } = sent as { documentId: string; revision: string };
    const before = (await running.knowledge.store.get(documentId, revision))?.info;
    clock.advance(60_000);
    expect((await call('POST', `/api/documents/${documentId}/${revision}/read`)).body).toMatchObject({ status: 'ingested', documentId, revision });
    const after = (await running.knowledge.store.get(documentId, revision))?.info;
    expect(after).toEqual({ ...before, ingestedAt: clock.now().toISOString() });
    expect((await call('GET', `/api/documents/${documentId}/${revision}`, 'technician')).status).toBe(404);
  });

  it('is nowhere after it was removed: list, pages, file, search, disk', async () => {
    const found = async () => (await call('GET', '/api/search?q=how%20much%20does%20the%20winch%20of%20the%20ferry%20pull', 'engineer')).text;
    const [info] = (await running.knowledge.store.list()).filter(({ fileName }) => fileName === 'winch.md');
    const { id = '', revision = '', sha256 = '' } = info ?? {};
    const { results } = await running.knowledge.index.search({ query: 'how much does the winch of the ferry pull', limit: 1, role: 'engineer' }, signal);
    await rememberTurn(results[0]?.passage);
    await rememberDraft('The winch of the ferry pulls 4.2 t at a drum speed of 17 1/min.');
    const talk = async () => (await call('GET', '/api/conversations/talk', 'engineer')).text;
    expect(await talk()).toContain('4.2 t');
    expect(await found()).toContain('4.2 t');
    expect(existsSync(path.join(folder, 'files', sha256))).toBe(true);
    expect((await call('DELETE', `/api/documents/${id}`, 'engineer')).status).toBe(403);
    expect((await call('DELETE', `/api/documents/${id}`)).status).toBe(200);
    expect(await found()).not.toContain('4.2 t');
    expect(await talk()).not.toContain('4.2 t');
    expect(await talk()).toContain(removedText);
    expect(JSON.stringify(await running.conversations.turns('talk', demoActor('engineer').id, 'with-events'))).toContain('"removed":true');
    expect(await running.approvals.get('A1')).toMatchObject({ status: 'expired', command: { text: removedText }, prompt: `Add the note: ${removedText}` });
    expect(await running.approvals.get('A2')).toMatchObject({ status: 'pending', command: { text: 'Nothing of it.' } });
    for (const place of ['', '/pages/1', '/file']) expect((await call('GET', `/api/documents/${id}/${revision}${place}`, 'engineer')).status).toBe(404);
    expect((await call('GET', '/api/documents', 'engineer')).text).not.toContain(id);
    expect((await call('POST', `/api/documents/${id}/${revision}/read`)).status).toBe(404);
    expect(existsSync(path.join(folder, 'files', sha256))).toBe(false);
    await running.close();
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toContain('shiftmate.db');
    for (const { parentPath, name } of files) expect([name, readFileSync(path.join(parentPath, name)).includes('drum speed')]).toEqual([name, false]);
    running = await start();
    expect(await found()).not.toContain('4.2 t');
  });
});
