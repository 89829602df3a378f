import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { PDFParse } from 'pdf-parse';
import { normaliseCharacters } from '../characters.js';
import type { PageRuns, Run } from './runs.js';

/** Reads the picture of a page (PNG) and resolves with Tesseract's table of words (TSV), or null when it cannot. */
export type Recogniser = (png: Uint8Array, signal: AbortSignal) => Promise<string | null>;
export type Recognised = Readonly<{ page: PageRuns; confidence: number }>;

const candidates = ['/usr/bin/tesseract', '/usr/local/bin/tesseract', '/opt/homebrew/bin/tesseract', 'C:\\Program Files\\Tesseract-OCR\\tesseract.exe'];
const languages = ['eng', 'deu', 'chi_sim'];

/** Where the program `tesseract` is installed, or null. */
export function findTesseract(): string | null {
  return candidates.find((file) => existsSync(file)) ?? null;
}

/** A recogniser that runs Tesseract as a process of its own, with those of English, German and Chinese that are installed. */
export async function tesseractRecogniser(program: string): Promise<Recogniser> {
  const listed = (await run(program, ['--list-langs'], new Uint8Array(), AbortSignal.timeout(10_000))) ?? '';
  const installed = languages.filter((language) => new RegExp(`^${language}$`, 'm').test(listed));
  return (png, signal) => run(program, ['stdin', 'stdout', '-l', installed.length === 0 ? 'eng' : installed.join('+'), '--psm', '1', 'tsv'], png, signal);
}

/** Tesseract's own threads wait for each other by spinning: on a busy machine they make a page slower, and everything else too. */
const oneThread = { OMP_THREAD_LIMIT: '1' };

function run(program: string, commandLine: readonly string[], input: Uint8Array, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, commandLine, { signal, stdio: ['pipe', 'pipe', 'ignore'], env: oneThread });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', () => resolve(null));
    child.stdin.on('error', () => undefined); // a program that ends early closes its input; its exit code tells the rest
    child.on('close', (code) => resolve(code === 0 ? Buffer.concat(chunks).toString('utf8') : null));
    child.stdin.end(input);
  });
}

/** Pixels per point: 200 dots per inch, which suits print of 8 points and more. */
const SCALE = 200 / 72;

/** Paints a page and has it read; null when there is nothing readable on it. */
export async function recognisePage(parser: PDFParse, page: PageRuns, recogniser: Recogniser, signal: AbortSignal): Promise<Recognised | null> {
  const painted = await parser.getScreenshot({ partial: [page.page], scale: SCALE, imageBuffer: true, imageDataUrl: false }).catch(() => null);
  const png = painted?.pages[0]?.data;
  const table = png === undefined ? null : await recogniser(png, signal);
  return table === null ? null : readWords(table, page);
}

const LEAST_CONFIDENCE = 30;

/** Tesseract's TSV as runs: columns level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
export function readWords(table: string, page: PageRuns): Recognised | null {
  const words = table
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'))
    .filter((cells) => cells[0] === '5' && (cells[11] ?? '').trim() !== '' && Number(cells[10]) >= LEAST_CONFIDENCE);
  if (words.length === 0) return null;
  const lines = groupLines(words);
  const runs = [...lines.values()].flatMap(toRuns);
  const confidence = words.reduce((sum, cells) => sum + Number(cells[10]), 0) / words.length / 100;
  return { page: { ...page, runs }, confidence: Math.round(confidence * 100) / 100 };
}

type Word = readonly string[];

const WORD_GAP = 1.2;

function groupLines(words: readonly Word[]): ReadonlyMap<string, readonly Word[]> {
  const lines = new Map<string, Word[]>();
  for (const word of words) {
    const key = word.slice(1, 5).join('-');
    const line = lines.get(key);
    if (line === undefined) lines.set(key, [word]);
    else line.push(word);
  }
  return lines;
}

/** All words of a line share its baseline and size, taken from its tallest box (a line with capitals or ascenders and descenders). */
function toRuns(line: readonly Word[]): readonly Run[] {
  const number = (word: Word, column: number) => Number(word[column]) / SCALE;
  const top = Math.min(...line.map((word) => number(word, 7)));
  const bottom = Math.max(...line.map((word) => number(word, 7) + number(word, 9)));
  const size = Math.round((bottom - top) * 2) / 2;
  const runs: Run[] = [];
  for (const word of line) {
    const text = normaliseCharacters(word[11] ?? '').trim();
    const x = number(word, 6);
    const last = runs.at(-1);
    // Words of a line are apart by less than their height; a wider gap is that of a table or of columns.
    if (last !== undefined && x - (last.x + last.width) < size * WORD_GAP)
      runs[runs.length - 1] = { ...last, text: `${last.text} ${text}`, width: x + number(word, 8) - last.x };
    else runs.push({ text, x, y: bottom - size * 0.2, width: number(word, 8), size, font: 'recognised', angle: 0 });
  }
  return runs;
}
