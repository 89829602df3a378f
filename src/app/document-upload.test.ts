import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IngestRequest, IngestService } from '../ports/copilot.js';
import { documentUpload, safeName } from './document-upload.js';

function fakeIngest(): IngestService & { seen: { name: string; text: string; request: IngestRequest }[] } {
  const seen: { name: string; text: string; request: IngestRequest }[] = [];
  return {
    seen,
    ingest: async (request) => {
      const [file = ''] = request.paths;
      seen.push({ name: path.basename(file), text: readFileSync(file, 'utf8'), request });
      const empty = { documentId: 'D', title: 'D', revision: 'A', passages: 1, pages: 1, records: 0, warnings: [], reason: null };
      return { files: [{ file, status: 'ingested' as const, ...empty }], milliseconds: 1 };
    },
    remove: async () => 0,
    stored: async () => null,
  };
}

describe('an uploaded document', () => {
  it('is taken in under its own name with collection and rights, and leaves no file behind', async () => {
    const ingest = fakeIngest();
    const bytes = new TextEncoder().encode('# Pump');
    const report = await documentUpload(ingest)(
      { fileName: 'C:\\docs\\pump.md', bytes, collection: 'uploads', accessRoles: ['engineer'] },
      new AbortController().signal,
    );
    expect(report).toMatchObject({ file: 'pump.md', status: 'ingested' });
    expect(ingest.seen).toMatchObject([{ name: 'pump.md', text: '# Pump', request: { collection: 'uploads', accessRoles: ['engineer'] } }]);
    expect(() => readFileSync(ingest.seen[0]?.request.paths[0] ?? '')).toThrowError(/ENOENT/);
  });

  it('is refused when it is empty', async () => {
    const upload = documentUpload(fakeIngest())(
      { fileName: 'a.md', bytes: new Uint8Array(), collection: 'uploads', accessRoles: [] },
      new AbortController().signal,
    );
    await expect(upload).rejects.toMatchObject({ code: 'input-invalid' });
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['/tmp/x.pdf', 'x.pdf'],
    ['a\u0000b\n.pdf', 'ab.pdf'],
    ['Büro 手册.md', 'Büro 手册.md'],
  ])('has a name without a path: %j', (given, kept) => {
    expect(safeName(given)).toBe(kept);
  });

  it.each(['', '..', '/', 'a/..'])('needs a name: %j', (given) => {
    expect(() => safeName(given)).toThrowError(/needs a name/);
  });
});
