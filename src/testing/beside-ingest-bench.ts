import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../adapters/sqlite/database.js';
import { createSqliteStateStore } from '../adapters/sqlite/state-store.js';
import { systemClock } from '../adapters/system-clock.js';
import { type Knowledge, openKnowledge } from '../app/knowledge.js';
import type { Measurement } from './ingest-bench.js';

const QUESTIONS = [
  'what is the torque of the flange bolts',
  'how often is the filter changed',
  'which temperature stops the pump',
  'how do I clean the nozzle',
  'wie oft wird der Filter gewechselt',
  'what does alarm high pressure mean',
  'steps before opening the guard',
  'spare part number of the seal',
];
const IDLE_QUESTIONS = 120;
const PAUSE_MILLISECONDS = 15;
const signal = new AbortController().signal;

/** Latency of live questions beside an ingestion, and with nothing beside: half of a folder's PDFs are stored first, the others taken in while questions are asked. */
export async function measureBesideIngestion(folder: string): Promise<readonly Measurement[]> {
  const place = mkdtempSync(path.join(tmpdir(), 'shiftmate-beside-'));
  const [first, second] = [path.join(place, 'first'), path.join(place, 'second')];
  for (const half of [first, second]) mkdirSync(half);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .sort();
  for (const [at, name] of names.entries()) copyFileSync(path.join(folder, name), path.join(at % 2 === 0 ? first : second, name));
  const database = openDatabase(path.join(place, 'bench.db'));
  const knowledge = await openKnowledge({
    database,
    state: createSqliteStateStore(database),
    clock: systemClock,
    bundledFolder: null,
    filesFolder: path.join(place, 'files'),
    progress: () => undefined,
    signal,
  });
  try {
    const ingest = (half: string) => knowledge.ingest.ingest({ paths: [half], collection: 'bench', accessRoles: [] }, () => undefined, signal);
    await ingest(first);
    await knowledge.index.settle('technician');
    await askUntil(knowledge, (asked) => asked >= QUESTIONS.length);
    const idle = await askUntil(knowledge, (asked) => asked >= IDLE_QUESTIONS);
    let running = true;
    const ingestion = ingest(second).finally(() => {
      running = false;
    });
    const beside = await askUntil(knowledge, () => !running);
    await ingestion;
    return [
      { name: 'questions asked beside an ingestion', value: beside.length, unit: 'questions' },
      ...latencies('question, nothing beside', idle),
      ...latencies('question beside an ingestion', beside),
    ];
  } finally {
    await knowledge[Symbol.asyncDispose]();
    database.close();
    rmSync(place, { recursive: true, force: true });
  }
}

/** Milliseconds from asking to the result, rising. A question waits for whatever the process does when it is asked, as a person's would. */
async function askUntil(knowledge: Knowledge, done: (asked: number) => boolean): Promise<readonly number[]> {
  const times: number[] = [];
  while (!done(times.length)) {
    const due = performance.now() + PAUSE_MILLISECONDS;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    await knowledge.index.search({ query: QUESTIONS[times.length % QUESTIONS.length] ?? '', limit: 10, role: 'technician' }, signal);
    times.push(performance.now() - due);
  }
  return times.sort((left, right) => left - right);
}

function latencies(name: string, times: readonly number[]): readonly Measurement[] {
  const at = (share: number): number => Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10;
  return [
    { name: `${name}: p50`, value: at(0.5), unit: 'ms' },
    { name: `${name}: p95`, value: at(0.95), unit: 'ms' },
    { name: `${name}: longest`, value: at(1), unit: 'ms' },
  ];
}
