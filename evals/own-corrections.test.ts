import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { demoActor } from '../src/domain/actor.js';
import { correctionsCommand } from '../src/main/corrections-command.js';
import { evalCommand } from '../src/main/eval-command.js';
import { ingestCommand } from '../src/main/knowledge-commands.js';
import { createSqliteAuditLog, createSqliteConversationStore, openDatabase } from '../src/testing/eval-support.js';

const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-corrections-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const data = path.join(folder, 'data');
const environment = { SHIFTMATE_DATA: data };

async function run(command: typeof evalCommand, args: readonly string[]): Promise<Readonly<{ code: number; out: string }>> {
  let out = '';
  const write = (text: string): void => {
    out += text;
  };
  const io = { out: write, err: () => undefined, environment, signal: new AbortController().signal };
  return { code: await command.run(args, io), out };
}

/** An answer that a technician called wrong. */
async function corrected(turnId: string, question: string, correction: string): Promise<void> {
  const database = openDatabase(path.join(data, 'shiftmate.db'));
  const actor = demoActor('technician');
  const at = '2026-03-02T10:00:00.000Z';
  const record = { model: 'builtin', promptVersion: '1', knowledge: 'k', plantTime: at };
  await createSqliteConversationStore(database).append({ id: `c-${turnId}`, owner: actor.id }, { turnId, question, answer: 'Something else.', at, record });
  const details = { turnId, verdict: 'wrong', correction };
  await createSqliteAuditLog(database).append({ at: new Date(at), actor, category: 'turn', event: 'feedback', result: 'ok', details });
  database.close();
}

describe('a correction from use', { timeout: 180_000 }, () => {
  it('becomes a sample once it is approved, asked about the documents of the site', async () => {
    mkdirSync(path.join(folder, 'documents'));
    writeFileSync(path.join(folder, 'documents', 'loom.md'), '# Loom guide\n\nThe warp tension of the loom is 35 N. The reed is cleaned every Monday.\n');
    await run(ingestCommand, [path.join(folder, 'documents'), '--collection', 'weaving']);
    await corrected('t-1', 'What is the warp tension of the loom?', '35 N');
    await corrected('t-2', 'When is the reed of the loom cleaned?', 'on Fridays');
    expect((await run(correctionsCommand, ['approve', 't-1', '--document', 'loom.md'])).code).toBe(0);
    const out = path.join(folder, 'out');
    const graded = await run(evalCommand, ['--suite', 'corrections', '--out', out, '--verify-determinism', '--json']);
    const summary = JSON.parse(graded.out);
    expect(summary).toMatchObject({ samples: 1, failed: [], determinism: { equal: 1, varied: [] } });
    expect(graded.code).toBe(0);
    const [result] = JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8')).results;
    expect(result).toMatchObject({ suite: 'corrections', id: 'correction-t-1', role: 'technician', passed: true });
  });

  it("is nobody's sample before", async () => {
    await expect(run(evalCommand, ['--suite', 'corrections', '--out', path.join(folder, 'none'), '--only', 't-2'])).rejects.toThrow(
      'No sample has a name like that',
    );
  });
});
