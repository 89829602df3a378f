import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { PDFParse } from 'pdf-parse';
import { createDocumentExtractor } from '../adapters/extract/extraction-pool.js';
import type { DocumentExtractor } from '../ports/knowledge.js';

/** What was asked of a figure. */
export type Goal = Readonly<{ atMost: number } | { atLeast: number }>;
export type Measurement = Readonly<{ name: string; value: number; unit: string; goal?: Goal }>;
type Pdf = Readonly<{ fileName: string; bytes: Uint8Array }>;

const ROUNDS = 7;

/** One reading of all files: seconds by the clock, and of processor time, that of the reading processes included. */
type Reading = Readonly<{ wall: number; processor: number }>;

/**
 * Pages per second of ingestion on the PDFs of a folder against bare pdf-parse, all warm and in turn in the same run. Scanned pages are left
 * out: neither side reads text from them. By the clock the best of the rounds counts, so that a busy neighbour on the machine does not; by
 * processor time, which a neighbour changes less and both sides alike, the median of the rounds' own ratios.
 */
export async function measureIngestion(folder: string): Promise<readonly Measurement[]> {
  const pdfs = await readPdfs(folder);
  const pages = await countPages(pdfs);
  await using oneWorker = createDocumentExtractor({ processes: 1 });
  await using twoWorkers = createDocumentExtractor({ processes: 2 });
  // Bare pdf-parse has read everything twice by now; so do the workers before the clock starts.
  for (let pass = 0; pass < 2; pass += 1) await readAll(oneWorker, pdfs, 1);
  for (let pass = 0; pass < 4; pass += 1) await readAll(twoWorkers, pdfs, 2);
  const rounds: Readonly<{ bare: Reading; one: Reading; two: Reading }>[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({
      bare: await reading(() => eachInTurn(pdfs, parseBare)),
      one: await reading(() => readAll(oneWorker, pdfs, 1)),
      two: await reading(() => readAll(twoWorkers, pdfs, 2)),
    });
  const rate = (side: 'bare' | 'one' | 'two') => pages / Math.min(...rounds.map((round) => round[side].wall));
  const processor = (side: 'bare' | 'one' | 'two') => medianOf(rounds.map((round) => round[side].processor));
  return [
    { name: 'pages measured', value: pages, unit: 'pages' },
    { name: 'bare pdf-parse', value: rate('bare'), unit: 'pages/s' },
    { name: 'ingestion, one worker', value: rate('one'), unit: 'pages/s' },
    { name: 'ingestion, two workers', value: rate('two'), unit: 'pages/s' },
    { name: 'one worker against bare pdf-parse, by the clock', value: rate('one') / rate('bare'), unit: 'ratio', goal: { atLeast: 0.8 } },
    { name: 'two workers against one, by the clock', value: rate('two') / rate('one'), unit: 'ratio', goal: { atLeast: 1.7 } },
    { name: 'bare pdf-parse, processor time', value: processor('bare'), unit: 's' },
    { name: 'ingestion, processor time', value: processor('one'), unit: 's' },
    {
      name: 'one worker against bare pdf-parse, processor time',
      value: medianOf(rounds.map(({ bare, one }) => one.processor / bare.processor)),
      unit: 'times',
      goal: { atMost: 1.25 },
    },
  ];
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}

async function readPdfs(folder: string): Promise<readonly Pdf[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.pdf')).sort();
  const pdfs = await Promise.all(names.map(async (fileName) => ({ fileName, bytes: new Uint8Array(await readFile(path.join(folder, fileName))) })));
  const written: Pdf[] = [];
  await eachInTurn(pdfs, async (pdf) => {
    if (await hasText(pdf)) written.push(pdf);
  });
  return written;
}

/** A page without text gives pdf-parse's 16-character page marker and no more; such pages go to text recognition, which is another measure. */
async function hasText({ bytes }: Pdf): Promise<boolean> {
  const parser = new PDFParse({ data: bytes.slice() });
  const { pages } = await parser.getText();
  await parser.destroy();
  return pages.every((page) => page.text.trim().length > 0);
}

async function countPages(pdfs: readonly Pdf[]): Promise<number> {
  let pages = 0;
  await eachInTurn(pdfs, async (pdf) => {
    pages += await parseBare(pdf);
  });
  return pages;
}

async function parseBare({ bytes }: Pdf): Promise<number> {
  const parser = new PDFParse({ data: bytes.slice() });
  const { total } = await parser.getText();
  await parser.destroy();
  return total;
}

async function readAll(extractor: DocumentExtractor, pdfs: readonly Pdf[], workers: number): Promise<void> {
  const signal = new AbortController().signal;
  const left = [...pdfs];
  await Promise.all(Array.from({ length: workers }, () => drain(left, (pdf) => extractor.extract(pdf, signal))));
}

async function drain(left: Pdf[], work: (pdf: Pdf) => Promise<unknown>): Promise<void> {
  for (let pdf = left.shift(); pdf !== undefined; pdf = left.shift()) await work(pdf);
}

async function eachInTurn(pdfs: readonly Pdf[], work: (pdf: Pdf) => Promise<unknown>): Promise<void> {
  for (const pdf of pdfs) await work(pdf);
}

async function reading(run: () => Promise<unknown>): Promise<Reading> {
  const start = performance.now();
  const own = process.cpuUsage();
  const before = childSeconds();
  await run();
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(own);
  let processor = (user + system) / 1e6;
  for (const [child, seconds] of childSeconds()) processor += seconds - (before.get(child) ?? 0);
  return { wall, processor };
}

/** Processor time of the processes that this one started, in seconds by their numbers; empty where the system does not tell (it is Linux that does, in `/proc`). */
function childSeconds(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  try {
    for (const thread of readdirSync('/proc/self/task'))
      for (const child of readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean)) {
        // Behind the name in brackets: state, ten numbers, then the ticks of user and system time (proc(5)); a tick is a hundredth of a second.
        const fields = readFileSync(`/proc/${child}/stat`, 'utf8')
          .replace(/^.*\)\s/su, '')
          .split(' ');
        found.set(child, (Number(fields[11]) + Number(fields[12])) / 100);
      }
  } catch {
    return new Map();
  }
  return found;
}
