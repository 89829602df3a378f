import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import PDFDocument from 'pdfkit';
import type { DocumentMeta } from './document.js';

/** Dots per inch of a scanned page: enough for text recognition, small enough to commit. */
const resolution = 150;

function rasterise(bytes: Uint8Array): Uint8Array[] | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'typeset-scan-'));
  try {
    const source = path.join(folder, 'source.pdf');
    writeFileSync(source, bytes);
    const run = spawnSync('pdftoppm', ['-gray', '-jpeg', '-jpegopt', 'quality=45', '-r', String(resolution), source, path.join(folder, 'page')]);
    if (run.status !== 0) return null;
    const pages = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
    return pages.sort().map((name) => readFileSync(path.join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Turns a typeset PDF into one that looks scanned: each page a grey picture, slightly askew, without text. `null` where pdftoppm is not installed. */
export async function scanPdf(bytes: Uint8Array, meta: DocumentMeta): Promise<Uint8Array | null> {
  const pictures = rasterise(bytes);
  if (pictures === null) return null;
  const date = new Date(`${meta.effectiveDate}T00:00:00Z`);
  const pdf = new PDFDocument({ autoFirstPage: false, margin: 0, size: meta.paper, info: { Title: 'Scan', CreationDate: date, ModDate: date } });
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pdf.on('end', () => resolve()));
  pictures.forEach((picture, index) => {
    pdf.addPage();
    pdf.rotate(index % 2 === 0 ? 0.5 : -0.4, { origin: [pdf.page.width / 2, pdf.page.height / 2] });
    pdf.image(Buffer.from(picture), 0, 0, { width: pdf.page.width, height: pdf.page.height });
  });
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}
