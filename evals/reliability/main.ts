import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createCopilot, packageRoot, type RunningCopilot } from '../../src/app.js';
import { readConfig } from '../../src/config/config.js';
import { demoActor } from '../../src/domain/actor.js';
import { collectTurn, type TurnEvent } from '../../src/domain/turn.js';
import { seededRandom } from '../harness/statistics.js';

type Check = Readonly<{ name: string; ok: boolean; detail: string }>;

const short = process.argv.includes('--short');
const kills = short ? 4 : 25;
const doubles = short ? 2 : 8;
/** Equipment that has no order yet, so that no draft is a duplicate of another. */
const equipment = [
  'P-101A',
  'P-101B',
  'P-202',
  'P-203',
  'CV-110',
  'CV-201',
  'AG-301',
  'CN-401',
  'CN-402',
  'P-501',
  'BL-601',
  'CH-601',
  'AC-601',
  'AF-601',
  'P-601A',
  'P-601B',
  'P-601C',
  'S-101',
  'HX-201',
  'CP-401',
  'CW-401',
  'PE-401',
  'F-401',
  'T-101',
  'T-301',
];

const entry = path.join(packageRoot(), 'dist', 'main.js');

/**
 * `npm run reliability [-- --short]`: kills the program with signal 9 at seeded moments while a work order is being approved, submits approvals twice
 * at once, and restarts in the middle of a conversation. Afterwards the stores decide: one work order per approval, nothing lost, the audit
 * chain whole. Works in a folder of its own; no network.
 */
async function main(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-reliability-'));
  const environment = { PATH: process.env['PATH'] ?? '', SHIFTMATE_DATA: folder };
  try {
    const checks = [
      ...(await killLoops(folder, environment)),
      ...(await doubleSubmits(folder, environment)),
      ...(await resume(folder)),
      ...(await final(folder)),
    ];
    for (const { name, ok, detail } of checks) process.stdout.write(`${ok ? 'pass' : 'FAIL'}  ${name}${detail === '' ? '' : `: ${detail}`}\n`);
    const failed = checks.filter(({ ok }) => !ok).length;
    process.stdout.write(`${checks.length - failed} passed, ${failed} failed\n`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function open(folder: string): Promise<RunningCopilot> {
  return createCopilot(readConfig({ SHIFTMATE_DATA: folder }).config, { openAiApiKey: null }, { bundledKnowledge: false });
}

async function ask(copilot: RunningCopilot, question: string, conversation: string) {
  const events: TurnEvent[] = [];
  for await (const event of copilot.turns.ask({ question, actor: demoActor('technician'), conversation }, new AbortController().signal)) events.push(event);
  return collectTurn(events);
}

async function draftMany(folder: string, count: number, word: string): Promise<readonly string[]> {
  await using copilot = await open(folder);
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const turn = await ask(
      copilot,
      `Open a work order for ${equipment[index % equipment.length] ?? 'P-101A'}: ${word} number ${index + 1}`,
      `draft-${word}-${index}`,
    );
    const id = turn.drafts.find(({ approvalId }) => approvalId !== null)?.approvalId;
    if (id === undefined || id === null) throw new Error(`no draft for ${equipment[index % equipment.length] ?? ''}: ${turn.answer.slice(0, 200)}`);
    ids.push(id);
  }
  return ids;
}

type Ended = Readonly<{ code: number | null; text: string }>;

function approve(id: string, environment: Readonly<Record<string, string>>, killAfterMs: number | null): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [entry, 'approve', id, '--role', 'shift-lead'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (piece) => {
      text += String(piece);
    });
    child.stderr.on('data', (piece) => {
      text += String(piece);
    });
    const timer = killAfterMs === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.once('exit', (code) => {
      if (timer !== null) clearTimeout(timer);
      resolve({ code, text });
    });
  });
}

async function ordersOf(folder: string): Promise<readonly Readonly<{ title: string }>[]> {
  await using copilot = await open(folder);
  return await copilot.workOrders.list({ limit: 10_000 });
}

const named = (orders: readonly Readonly<{ title: string }>[], word: string, number: number): number =>
  orders.filter(({ title }) => title.toLowerCase().endsWith(`${word} number ${number}`)).length;

async function killLoops(folder: string, environment: Readonly<Record<string, string>>): Promise<readonly Check[]> {
  const ids = await draftMany(folder, kills + 1, 'killed');
  const started = performance.now();
  const warm = await approve(ids[0] ?? '', environment, null);
  const usual = performance.now() - started;
  const checks: Check[] = [{ name: 'an undisturbed approval', ok: warm.code === 0, detail: warm.code === 0 ? '' : warm.text.trim() }];
  const random = seededRandom(42);
  for (let index = 1; index <= kills; index += 1) {
    const id = ids[index] ?? '';
    // The last third of the run is where the stores are written; half of the kills aim there.
    const moment = usual * (index % 2 === 0 ? 0.6 + 0.5 * random() : random());
    const killed = await approve(id, environment, moment);
    const again = await approve(id, environment, null);
    const count = named(await ordersOf(folder), 'killed', index + 1);
    const detail = `killed after ${moment.toFixed(0)} ms (exit ${String(killed.code)}), then ${again.text.trim().slice(0, 120)}; ${count} work orders`;
    checks.push({ name: `kill -9 number ${index}: exactly one work order`, ok: count === 1, detail: count === 1 ? '' : detail });
  }
  return checks;
}

async function doubleSubmits(folder: string, environment: Readonly<Record<string, string>>): Promise<readonly Check[]> {
  const ids = await draftMany(folder, doubles, 'double');
  const checks: Check[] = [];
  for (const [index, id] of ids.entries()) {
    const both = await Promise.all([approve(id, environment, null), approve(id, environment, null)]);
    const count = named(await ordersOf(folder), 'double', index + 1);
    const accepted = both.filter(({ code }) => code === 0).length;
    const ok = count === 1 && accepted === 1;
    checks.push({
      name: `double submit ${index + 1}: one work order, one acceptance`,
      ok,
      detail: ok ? '' : `${count} work orders, ${accepted} accepted: ${both.map(({ text }) => text.trim().slice(0, 100)).join(' | ')}`,
    });
  }
  return checks;
}

async function resume(folder: string): Promise<readonly Check[]> {
  const first = await (async () => {
    await using copilot = await open(folder);
    return await ask(copilot, 'Which alarms are active on P-101A?', 'resumed');
  })();
  await using copilot = await open(folder);
  const second = await ask(copilot, 'And the other pump?', 'resumed');
  const kept = await copilot.conversations.turns('resumed', demoActor('technician').id);
  return [
    { name: 'a conversation survives a restart', ok: kept.length === 2 && kept[0]?.answer === first.answer, detail: `${kept.length} turns kept` },
    { name: 'a follow-up after a restart knows what was meant', ok: second.answer.includes('P-101B'), detail: second.answer.slice(0, 100) },
  ];
}

async function final(folder: string): Promise<readonly Check[]> {
  await using copilot = await open(folder);
  const audit = await copilot.audit.verify();
  const orders = await copilot.workOrders.list({ limit: 10_000 });
  const ids = new Set(orders.map(({ id }) => id));
  return [
    { name: 'the audit chain is whole', ok: audit.ok, detail: `${audit.count} entries` },
    {
      name: 'every work order has a number of its own',
      ok: ids.size === orders.length && orders.length === kills + 1 + doubles,
      detail: `${orders.length} work orders`,
    },
    { name: 'nothing is left waiting', ok: (await copilot.approvals.pending(demoActor('shift-lead'))).length === 0, detail: '' },
  ];
}

process.exitCode = await main();
