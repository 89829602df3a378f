import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { defaultExtractionBudget } from '../../src/adapters/extract/budget.js';
import { extractPdf } from '../../src/adapters/extract/pdf/extract-pdf.js';
import { joinHeadings } from '../../src/adapters/extract/spans.js';
import { renderRow } from '../../src/adapters/extract/table.js';
import { type TableKind, tableKinds } from '../pdf-tables/kinds.js';
import { type MeantTable, makeTables } from '../pdf-tables/make-table.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;
type Options = Readonly<{ chromium?: string; seeds?: number; held?: boolean; kinds?: string; keep?: string; tagged?: boolean }>;

const print = promisify(execFile);

/**
 * Prints tables of many kinds with Chromium and counts the rows that come back whole, each cell under its heading, and the rows that were
 * never printed. `--held=false` leaves out the kinds kept for judging, `--tagged=false` prints
 * without tags, so that places and rules alone tell, `--keep=DIR` keeps the PDFs with a file of what differs beside each.
 */
export async function benchPdfTables({
  chromium = '/usr/bin/chromium',
  seeds = 3,
  held = true,
  kinds = '',
  keep,
  tagged = true,
}: Options = {}): Promise<readonly Figure[]> {
  if (!existsSync(chromium)) throw new Error(`there is no ${chromium}; name a Chromium with --chromium=PATH`);
  const folder = keep ?? path.join(os.tmpdir(), 'shiftmate-pdf-tables');
  await mkdir(folder, { recursive: true });
  const figures: Figure[] = [];
  const sums = new Map<boolean, Counted>();
  const shares = new Map<boolean, number[]>();
  for (const [index, kind] of tableKinds.entries()) {
    if ((kind.held && !held) || !kind.name.includes(kinds)) continue;
    let own = nothing;
    for (let seed = 1; seed <= seeds; seed += 1) own = plus(own, await measure(kind, seed + index * 100, { chromium, folder, tagged }));
    figures.push(...figuresOf(`${kind.held ? 'held: ' : ''}${kind.name}`, own));
    shares.set(kind.held, [...(shares.get(kind.held) ?? []), own.whole / own.rows]);
    sums.set(kind.held, plus(sums.get(kind.held) ?? nothing, own));
  }
  for (const [isHeld, sum] of sums) {
    const kept = shares.get(isHeld) ?? [];
    figures.push(...figuresOf(isHeld ? 'HELD, ALL ROWS' : 'LOOKED AT, ALL ROWS', sum));
    figures.push({
      name: isHeld ? 'HELD, MEAN OF KINDS' : 'LOOKED AT, MEAN OF KINDS',
      value: (100 * kept.reduce((a, b) => a + b, 0)) / kept.length,
      unit: '%',
    });
  }
  return figures;
}

type Counted = Readonly<{ rows: number; whole: number; invented: number; silent: number }>;
const nothing: Counted = { rows: 0, whole: 0, invented: 0, silent: 0 };

function plus(a: Counted, b: Counted): Counted {
  return { rows: a.rows + b.rows, whole: a.whole + b.whole, invented: a.invented + b.invented, silent: a.silent + b.silent };
}

function figuresOf(name: string, { rows, whole, invented, silent }: Counted): readonly Figure[] {
  const share = `% of ${rows} rows whole, ${invented} rows that were not printed, ${silent} of them on pages without a warning`;
  return [{ name, value: rows === 0 ? Number.NaN : (100 * whole) / rows, unit: share }];
}

async function measure(kind: TableKind, seed: number, where: Readonly<{ chromium: string; folder: string; tagged: boolean }>): Promise<Counted> {
  const { html, tables } = makeTables(kind, seed);
  const base = path.join(where.folder, `${kind.name.replace(/\W+/gu, '-')}-${seed}${where.tagged ? '' : '-bare'}`);
  const before = await readFile(`${base}.html`, 'utf8').catch(() => '');
  if (before !== html || !existsSync(`${base}.pdf`)) {
    await writeFile(`${base}.html`, html);
    await print(where.chromium, [
      '--headless',
      '--no-sandbox',
      '--no-pdf-header-footer',
      ...(where.tagged ? [] : ['--disable-pdf-tagging']),
      `--print-to-pdf=${base}.pdf`,
      `file://${base}.html`,
    ]);
  }
  const { blocks, text, warnings } = await extractPdf(await readFile(`${base}.pdf`), defaultExtractionBudget, new AbortController().signal);
  const read = blocks.filter(({ kind: block }) => block === 'table-row').map(({ start, end, rendered }) => bare(rendered ?? text.slice(start, end)));
  const meant = tables.flatMap((table) => renderedRows(table).map(bare));
  const left = [...read];
  const missing = meant.filter((row) => {
    const at = left.indexOf(row);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const warned = warnings.some((warning) => /table/iu.test(warning));
  await writeFile(`${base}.txt`, [...missing.map((row) => `- ${row}`), ...left.map((row) => `+ ${row}`), ...warnings].join('\n'));
  return { rows: meant.length, whole: meant.length - missing.length, invented: left.length, silent: warned ? 0 : left.length };
}

function renderedRows({ upper, headings, rows }: MeantTable): readonly string[] {
  const names = upper === null ? headings : headings.map((name, column) => joinHeadings([upper[column] ?? '', name]));
  return rows.map((cells) => renderRow(names, cells));
}

/** Without spaces and hyphens, which the end of a line may bring in or take away. */
function bare(text: string): string {
  return text.replace(/[\s\u00ad‐-]+/gu, '');
}
