import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFParse } from 'pdf-parse';
import { createDocumentExtractor } from '../adapters/extract/extraction-pool.js';
import type { DocumentExtractor } from '../ports/knowledge.js';

export type Measurement = Readonly<{ name: string; value: number; unit: string }>;
type Pdf = Readonly<{ fileName: string; bytes: Uint8Array }>;

const ROUNDS = 5;

/**
 * Pages per second of ingestion on the PDFs of a folder against bare pdf-parse, all warm and in turn in the same run. Scanned pages are left
 * out: neither side reads text from them. The best of five rounds counts, so that a busy neighbour on the machine does not.
 */
export async function measureIngestion(folder: string): Promise<readonly Measurement[]> {
  const pdfs = await readPdfs(folder);
  const pages = await countPages(pdfs);
  await using oneWorker = createDocumentExtractor({ processes: 1 });
  await using twoWorkers = createDocumentExtractor({ processes: 2 });
  // Bare pdf-parse has read everything twice by now; so do the workers before the clock starts.
  for (let pass = 0; pass < 2; pass += 1) await readAll(oneWorker, pdfs, 1);
  for (let pass = 0; pass < 4; pass += 1) await readAll(twoWorkers, pdfs, 2);
  const fastest = { bare: 0, one: 0, two: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    fastest.bare = Math.max(fastest.bare, await rate(pages, () => eachInTurn(pdfs, parseBare)));
    fastest.one = Math.max(fastest.one, await rate(pages, () => readAll(oneWorker, pdfs, 1)));
    fastest.two = Math.max(fastest.two, await rate(pages, () => readAll(twoWorkers, pdfs, 2)));
  }
  const { bare, one, two } = fastest;
  const ratio = (a: number, b: number) => Math.round((a / b) * 100) / 100;
  return [
    { name: 'pages measured', value: pages, unit: 'pages' },
    { name: 'bare pdf-parse', value: bare, unit: 'pages/s' },
    { name: 'ingestion, one worker', value: one, unit: 'pages/s' },
    { name: 'ingestion, two workers', value: two, unit: 'pages/s' },
    { name: 'one worker against bare pdf-parse (goal 0.8)', value: ratio(one, bare), unit: 'ratio' },
    { name: 'two workers against one (goal 1.7)', value: ratio(two, one), unit: 'ratio' },
  ];
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

async function rate(pages: number, run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return Math.round((pages / (performance.now() - start)) * 10_000) / 10;
}
