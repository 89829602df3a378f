import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CjkFonts, type MadePdf, makePdf } from './make-pdf.js';
import { readSource, type Source } from './read-source.js';
import { scanPdf } from './scan-pdf.js';

/** One row of `knowledge/manifest.json`; `file` is relative to `knowledge/`. */
type ManifestEntry = Readonly<{
  id: string;
  file: string;
  title: string;
  revision: string;
  effectiveDate: string;
  supersedes: string | null;
  status: 'current' | 'superseded';
  appliesTo: readonly string[];
  language: string;
  accessRoles: readonly string[];
  kind: string;
  sha256: string;
}>;

const knowledge = path.resolve('knowledge');
const sources = path.join(knowledge, 'sources');
const notoRegular = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
const notoBold = '/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc';

function chineseFonts(): CjkFonts | null {
  if (!existsSync(notoRegular) || !existsSync(notoBold)) return null;
  return { regular: readFileSync(notoRegular), bold: readFileSync(notoBold), regularFamily: 'NotoSansCJKsc-Regular', boldFamily: 'NotoSansCJKsc-Bold' };
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function entryOf({ meta }: Source, file: string): ManifestEntry {
  return {
    id: meta.id,
    file,
    title: `${meta.title}: ${meta.subtitle}`,
    revision: meta.revision,
    effectiveDate: meta.effectiveDate,
    supersedes: meta.supersedes,
    status: meta.status,
    appliesTo: [...meta.appliesTo, ...meta.models],
    language: meta.language,
    accessRoles: meta.accessRoles,
    kind: meta.kind,
    sha256: digest(readFileSync(path.join(knowledge, file))),
  };
}

/** Entries for files that are not typeset (logs, scanned sheets) are described in `sources/other-documents.json`. */
function otherEntries(): ManifestEntry[] {
  const file = path.join(sources, 'other-documents.json');
  if (!existsSync(file)) return [];
  const listed: Omit<ManifestEntry, 'sha256'>[] = JSON.parse(readFileSync(file, 'utf8'));
  return listed
    .filter((entry) => existsSync(path.join(knowledge, entry.file)))
    .map((entry) => ({ ...entry, sha256: digest(readFileSync(path.join(knowledge, entry.file))) }));
}

/** `null` where this machine lacks what the document needs; its committed PDF then stays as it is. */
async function typesetOne({ meta, body }: Source, name: string): Promise<MadePdf | null> {
  const fonts = meta.language === 'zh' ? chineseFonts() : null;
  if (meta.language === 'zh' && fonts === null) return null;
  const made = await makePdf(meta, body, name, fonts);
  if (!meta.scanned) return made;
  const scanned = await scanPdf(made.bytes, meta);
  return scanned === null ? null : { bytes: scanned, pages: made.pages };
}

/** Typesets every source, then writes the manifest from all of them. */
async function typesetAll(): Promise<void> {
  const readBase = (name: string): string => readFileSync(path.join(sources, name), 'utf8');
  const entries: ManifestEntry[] = [];
  let total = 0;
  for (const name of readdirSync(sources)
    .filter((file) => /^(MAN|POL)-.*\.md$/.test(file))
    .sort()) {
    const source = readSource(readBase(name), name, readBase);
    const target = path.join(knowledge, source.meta.output);
    const made = await typesetOne(source, name);
    if (made === null && !existsSync(target)) throw new Error(`${name}: needs a tool this machine lacks (fonts-noto-cjk for Chinese, poppler-utils for scans)`);
    if (made === null) {
      entries.push(entryOf(source, source.meta.output));
      continue;
    }
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, made.bytes);
    total += made.pages;
    process.stderr.write(`${source.meta.id} Rev ${source.meta.revision}: ${made.pages} pages\n`);
    entries.push(entryOf(source, source.meta.output));
  }
  entries.push(...otherEntries());
  entries.sort((first, second) => first.id.localeCompare(second.id) || first.effectiveDate.localeCompare(second.effectiveDate));
  writeFileSync(path.join(knowledge, 'manifest.json'), `${JSON.stringify(entries, null, 2)}\n`);
  process.stderr.write(`${entries.length} documents in the manifest, ${total} typeset pages\n`);
}

await typesetAll();
