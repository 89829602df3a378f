import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFParse } from 'pdf-parse';
import { createDocumentExtractor } from '../adapters/extract/extraction-pool.js';

export type Measurement = Readonly<{ name: string; value: number; unit: string }>;
type Pdf = Readonly<{ fileName: string; bytes: Uint8Array }>;

const ROUNDS = 3;

/**
 * Pages per second of ingestion on the PDFs of a folder against bare pdf-parse, all warm and in the same run. Scanned pages are left out:
 * neither side reads text from them. The best of three rounds counts, so that a busy neighbour on the machine does not.
 */
export async function measureIngestion(folder: string): Promise<readonly Measurement[]> {
  const pdfs = await readPdfs(folder);
  const pages = await countPages(pdfs);
  const bare = await best(pages, () => eachInTurn(pdfs, parseBare));
  const one = await pooled(pdfs, pages, 1);
  const two = await pooled(pdfs, pages, 2);
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

async function pooled(pdfs: readonly Pdf[], pages: number, processes: number): Promise<number> {
  const extractor = createDocumentExtractor({ processes });
  const signal = new AbortController().signal;
  const extract = async (pdf: Pdf) => void (await extractor.extract(pdf, signal));
  // Every worker reads once before the clock starts.
  await Promise.all(Array.from({ length: processes * 2 }, (_, index) => extract(pdfs[index % pdfs.length] ?? { fileName: 'none', bytes: new Uint8Array() })));
  const rate = await best(pages, async () => {
    const left = [...pdfs];
    await Promise.all(Array.from({ length: processes }, () => drain(left, extract)));
  });
  await extractor[Symbol.asyncDispose]();
  return rate;
}

async function drain(left: Pdf[], work: (pdf: Pdf) => Promise<unknown>): Promise<void> {
  for (let pdf = left.shift(); pdf !== undefined; pdf = left.shift()) await work(pdf);
}

async function eachInTurn(pdfs: readonly Pdf[], work: (pdf: Pdf) => Promise<unknown>): Promise<void> {
  for (const pdf of pdfs) await work(pdf);
}

async function best(pages: number, run: () => Promise<unknown>): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await run();
    fastest = Math.min(fastest, performance.now() - start);
  }
  return Math.round((pages / fastest) * 10_000) / 10;
}
