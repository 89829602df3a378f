import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Role } from '../domain/actor.js';
import { CopilotError } from '../domain/errors.js';
import type { IngestFileReport, IngestService } from '../ports/copilot.js';

type Upload = Readonly<{ fileName: string; bytes: Uint8Array; collection: string; accessRoles: readonly Role[] }>;

/** Takes the bytes of one file in. The sender's file name is only a name: folders and control characters in it are dropped. */
export function documentUpload(ingest: IngestService): (document: Upload, signal: AbortSignal) => Promise<IngestFileReport> {
  return async ({ fileName, bytes, collection, accessRoles }, signal) => {
    const name = safeName(fileName);
    if (bytes.length === 0) throw new CopilotError({ code: 'input-invalid', message: `${name} is empty.` });
    const folder = await mkdtemp(path.join(tmpdir(), 'shiftmate-upload-'));
    try {
      const file = path.join(folder, name);
      await writeFile(file, bytes);
      const report = await ingest.ingest({ paths: [file], collection, accessRoles }, () => undefined, signal);
      const [own] = report.files;
      if (own === undefined) throw new CopilotError({ code: 'document-unreadable', message: `${name} has a format that cannot be read.` });
      return { ...own, file: name };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

/** Throws `input-invalid` where nothing usable is left. */
export function safeName(fileName: string): string {
  const name = (fileName.split(/[\\/]/u).at(-1) ?? '').replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
  if (name === '' || name === '.' || name === '..') throw new CopilotError({ code: 'input-invalid', message: 'The file needs a name such as manual.pdf.' });
  return name.slice(-150);
}
