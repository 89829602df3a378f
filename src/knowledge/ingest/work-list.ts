import type { IngestFileReport } from '../../ports/copilot.js';
import type { FileListing, FileSource, SourceFile } from './file-source.js';
import { Manifest, type ManifestEntry } from './manifest.js';

/** One file to ingest, with what the manifest says of it. */
export type Work = Readonly<{ file: SourceFile; manifest: ManifestEntry | null }>;
export type WorkList = Readonly<{ work: readonly Work[]; reports: readonly IngestFileReport[] }>;

/**
 * Every file of the named paths once, in order. Where a folder has a manifest, its entries say what belongs to the library: only files
 * named in it are taken from that folder, and an entry without its file is reported. Rejects with `not-found` for a path that is not there.
 */
export async function gatherWork(files: FileSource, paths: readonly string[]): Promise<WorkList> {
  const work = new Map<string, Work>();
  const reports: IngestFileReport[] = [];
  for (const path of paths) {
    const listing = await files.list(path);
    const manifest = readManifest(listing);
    if (manifest === 'invalid')
      reports.push(
        refusal(`${path}/manifest.json`, 'The manifest is not valid: correct it so that every entry has id and file. Its folder was read without it.'),
      );
    const entries = manifest === 'invalid' || manifest === null ? null : new Map(manifest.map((entry) => [normalPath(entry.file), entry]));
    const isFolder = listing.files.some((file) => file.relativePath !== file.fileName) || listing.files.length !== 1;
    for (const file of listing.files) {
      const entry = entries?.get(normalPath(file.manifestPath ?? '')) ?? null;
      if (entries !== null && entry === null && isFolder) continue;
      if (!work.has(file.path)) work.set(file.path, { file, manifest: entry });
    }
    reports.push(...listing.refused.map(({ path: refused, reason }) => refusal(refused, reason)));
  }
  return { work: withDistinctIds([...work.values()]), reports };
}

function readManifest({ manifest }: FileListing): Manifest | 'invalid' | null {
  if (manifest === null) return null;
  try {
    return Manifest.safeParse(JSON.parse(manifest)).data ?? 'invalid';
  } catch {
    return 'invalid';
  }
}

function normalPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\.\//, '').normalize('NFC');
}

/** Files of the same name in different folders are different documents: then the folder is part of the id, otherwise it is not. */
function withDistinctIds(work: readonly Work[]): readonly Work[] {
  const counts = new Map<string, number>();
  for (const { file } of work) counts.set(file.fileName, (counts.get(file.fileName) ?? 0) + 1);
  return work.map((item) => ((counts.get(item.file.fileName) ?? 0) > 1 ? item : { ...item, file: { ...item.file, relativePath: item.file.fileName } }));
}

function refusal(file: string, reason: string): IngestFileReport {
  return { file, status: 'quarantined', documentId: null, title: null, revision: null, passages: 0, pages: 0, records: 0, warnings: [], reason };
}
