import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeDocumentExtractor } from '../../testing/contracts/document-extractor.js';
import { createDocumentExtractor, createInProcessExtractor } from './extraction-pool.js';

describeDocumentExtractor('the in-process extractor', () => createInProcessExtractor());

// The real child program exists after a build only; the same contract then holds for it.
const built = fileURLToPath(new URL('../../../dist/src/adapters/extract/child.js', import.meta.url));
const childProgram = existsSync(built) ? built : undefined;
if (childProgram !== undefined) describeDocumentExtractor('the pool of child processes', () => createDocumentExtractor({ childProgram, processes: 1 }));

/** A child that does what the file tells it: answer, hang, crash, or grow. It speaks the same messages as the real one. */
const scriptedChild = `
const answer = (id) => process.send({ kind: 'extracted', id, residentMegabytes: 50, document: { format: 'text', text: String(process.pid), pages: [], blocks: [], records: [], metadata: {}, warnings: [] } });
process.on('message', (job) => {
  const order = Buffer.from(job.bytes).toString();
  if (order === 'crash') process.exit(70);
  else if (order === 'killed') process.kill(process.pid, 'SIGKILL');
  else if (order === 'hang') for (;;) {}
  else if (order === 'refuse') process.send({ kind: 'unreadable', id: job.id, residentMegabytes: 50, reason: 'It is torn.' });
  else if (order === 'nonsense') { process.send('nonsense'); process.send({ kind: 'extracted', id: -1 }); answer(job.id); }
  else answer(job.id);
});
`;

describe('the pool of child processes', () => {
  let folder = '';
  let program = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'shiftmate-child-'));
    program = path.join(folder, 'child.cjs');
    await writeFile(program, scriptedChild);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const signal = new AbortController().signal;
  const order = (text: string) => ({ fileName: 'order.txt', bytes: new TextEncoder().encode(text) });
  const pool = (milliseconds = 5_000) => createDocumentExtractor({ childProgram: program, processes: 1, budget: { milliseconds, fileBytes: 100 } });

  it('keeps one child warm for many documents', async () => {
    const extractor = pool();
    const first = await extractor.extract(order('answer'), signal);
    const second = await extractor.extract(order('answer'), signal);
    expect(second.text).toBe(first.text);
    await extractor[Symbol.asyncDispose]();
  });
  it('says that a document took too long, and reads the next one in a new child', async () => {
    const extractor = pool(400);
    await expect(extractor.extract(order('hang'), signal)).rejects.toMatchObject({ code: 'document-unreadable' });
    expect((await extractor.extract(order('answer'), signal)).text).toMatch(/^\d+$/);
    await extractor[Symbol.asyncDispose]();
  });
  it('tells a crash from a document that needed too much memory', async () => {
    const extractor = pool();
    await expect(extractor.extract(order('crash'), signal)).rejects.toThrow(/broke on this one/);
    await expect(extractor.extract(order('killed'), signal)).rejects.toThrow(/more than 1024 MB of memory/);
    await extractor[Symbol.asyncDispose]();
  });
  it('passes on the reason the child gives', async () => {
    const extractor = pool();
    await expect(extractor.extract(order('refuse'), signal)).rejects.toThrow('It is torn.');
    await extractor[Symbol.asyncDispose]();
  });
  it('pays no heed to messages that are not answers', async () => {
    const extractor = pool();
    expect((await extractor.extract(order('nonsense'), signal)).text).toMatch(/^\d+$/);
    await extractor[Symbol.asyncDispose]();
  });
  it('refuses a file over the size limit before a child sees it', async () => {
    const extractor = pool();
    await expect(extractor.extract(order('x'.repeat(101)), signal)).rejects.toMatchObject({ code: 'document-unreadable' });
    await extractor[Symbol.asyncDispose]();
  });
  it('stops reading when it is told to', async () => {
    const extractor = pool();
    const stop = new AbortController();
    const reading = extractor.extract(order('hang'), stop.signal);
    stop.abort();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    await extractor[Symbol.asyncDispose]();
  });
  it('serves more documents than it has children, in turn', async () => {
    const extractor = pool();
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((text) => extractor.extract(order(text), signal)));
    expect(answers.map((answer) => answer.text)).toEqual(new Array(4).fill(answers[0]?.text));
    await extractor[Symbol.asyncDispose]();
  });
});
