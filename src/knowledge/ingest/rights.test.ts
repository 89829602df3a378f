import { describe, expect, it } from 'vitest';
import { createMemoryDocumentStore } from '../../adapters/memory/document-store.js';
import { createMemoryMaintenanceLog } from '../../adapters/memory/maintenance-log.js';
import { allRoles, type Role } from '../../domain/actor.js';
import type { DocumentExtractor, ExtractedDocument } from '../../ports/knowledge.js';
import { createIngestService, type RereadingIngestService } from './ingest.js';

/** Lines `key: value` above an empty line are the document's own metadata. */
const extractor: DocumentExtractor = {
  async extract({ bytes }) {
    const [head = '', body] = new TextDecoder().decode(bytes).split('\n\n');
    const text = body ?? head;
    const metadata = body === undefined ? {} : Object.fromEntries(head.split('\n').map((row) => row.split(': ')));
    const page = { page: 1, width: 0, height: 0, start: 0, end: text.length, header: null, footer: null, needsOcr: false, boxes: [] };
    const block: ExtractedDocument['blocks'][number] = { kind: 'paragraph', start: 0, end: text.length, page: 1, level: null, rendered: null };
    return { format: 'text', text, pages: [page], blocks: [block], records: [], metadata, warnings: [] };
  },
};

type Sent = Readonly<{ text: string; name?: string; access?: readonly Role[]; manifest?: readonly Role[] | null }>;

function library() {
  const store = createMemoryDocumentStore();
  let sent: Sent = { text: '' };
  const service: RereadingIngestService = createIngestService({
    extractor,
    store,
    maintenanceLog: createMemoryMaintenanceLog(),
    files: {
      async list(path) {
        const entry = { id: 'plant-report', file: path, accessRoles: sent.manifest };
        const files = [{ path, fileName: path, relativePath: path, manifestPath: path }];
        return { files, refused: [], manifest: sent.manifest === undefined ? null : JSON.stringify([entry]) };
      },
      async read() {
        const bytes = new TextEncoder().encode(sent.text);
        const digest = await crypto.subtle.digest('SHA-256', bytes);
        return { bytes, sha256: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
      },
    },
    clock: { now: () => new Date('2026-03-02T06:00:00Z') },
    onChanged: async () => undefined,
  });
  return {
    service,
    store,
    async send(next: Sent) {
      sent = next;
      const request = { paths: [next.name ?? 'report.md'], collection: 'plant', accessRoles: next.access ?? [] };
      const { files } = await service.ingest(request, () => undefined, new AbortController().signal);
      const [file] = files;
      const stored = (await store.list()).find(({ id, revision }) => id === file?.documentId && revision === file.revision);
      return { roles: stored?.accessRoles, warnings: file?.warnings ?? [] };
    },
  };
}

const secret: Sent = { text: 'Hospital KL-9 report\nRevision B, effective 2024-02-01\nThe claim was high.', access: ['manager', 'admin'] };
const next = 'Hospital KL-9 report\nRevision C, effective 2025-02-01\nThe claim was paid.';
const kept = ['No access list was given; like what it replaces, it can be read by manager, admin only.'];

describe('a new revision of a restricted document', () => {
  it.each<[string, Sent]>([
    ['another content under the same label', { text: secret.text.replace('high', 'low') }],
    ['the next label', { text: next }],
    ['an earlier revision that comes late', { text: next.replace('Revision C, effective 2025', 'Revision A, effective 2023') }],
    ['a file of another name', { text: next, name: 'scan0042.md' }],
    ['a document of another id that says what it replaces', { text: `documentId: REP-8\nsupersedes: plant-report Rev B\n\n${next}` }],
    ['an entry of the manifest without a word on access', { text: next, manifest: null }],
    ['roles of its own that nobody has', { text: `accessRoles: nobody\n\n${next}` }],
  ])('keeps the rights and says so: %s', async (_, sent) => {
    const { send } = library();
    await send(secret);
    expect(await send(sent)).toEqual({ roles: ['manager', 'admin'], warnings: expect.arrayContaining(kept) });
  });

  it('passes them on from revision to revision', async () => {
    const { send } = library();
    await send(secret);
    await send({ text: next });
    expect((await send({ text: next.replace('C, effective 2025', 'D, effective 2026') })).roles).toEqual(['manager', 'admin']);
  });

  it.each<[string, Sent, readonly Role[], string]>([
    ['--access', { text: next, access: allRoles }, allRoles, 'technician, engineer, shift-lead'],
    ['the manifest', { text: next, manifest: [] }, [], 'technician, engineer, shift-lead'],
    ['its own word', { text: `accessRoles: manager, engineer\n\n${next}` }, ['manager', 'engineer'], 'engineer'],
  ])('is opened where the owner says so by %s, and that is reported', async (_, sent, roles, added) => {
    const { send } = library();
    await send(secret);
    const warnings = [`Opened to more roles: what it replaces could be read by manager, admin only, this one by ${added} too, as its access list says.`];
    expect(await send(sent)).toEqual({ roles, warnings });
  });

  it('is narrowed without a word, and stays open once it was opened', async () => {
    const { send } = library();
    await send(secret);
    expect(await send({ text: next, access: ['admin'] })).toEqual({ roles: ['admin'], warnings: [] });
    await send({ text: `${next} All of it.`, access: allRoles });
    expect((await send({ text: `${next} In rates.` })).roles).toEqual(allRoles);
  });

  it('leaves an unrestricted document, and one of another name with rights of its own, as they are', async () => {
    const { send, store } = library();
    await send({ text: secret.text });
    expect(await send({ text: next })).toEqual({ roles: [], warnings: [] });
    const other = library();
    await other.send(secret);
    await other.send({ text: next, name: 'scan0042.md', access: ['engineer'] });
    expect((await other.store.list()).map(({ id }) => id).sort()).toEqual(['plant-report', 'plant-scan0042']);
    expect(await store.list()).toHaveLength(2);
  });

  it('keeps its own rights when its content is read again', async () => {
    const { send, service, store } = library();
    await send(secret);
    const [known = null] = await store.list();
    const bytes = new TextEncoder().encode(secret.text);
    const file = { fileName: 'report.md', relativePath: 'report.md', bytes, sha256: known?.sha256 ?? '', collection: 'plant', accessRoles: [], known };
    const { warnings } = await service.reread(file, new AbortController().signal);
    expect({ warnings, roles: (await store.list()).map(({ accessRoles }) => accessRoles) }).toEqual({ warnings: [], roles: [['manager', 'admin']] });
  });
});
