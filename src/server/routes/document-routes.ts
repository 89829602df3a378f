import * as z from 'zod';
import { Role } from '../../domain/actor.js';
import { CopilotError } from '../../domain/errors.js';
import type { Copilot } from '../../ports/copilot.js';
import type { Clock } from '../../ports/system.js';
import { type ApiRoute, jsonRoute } from '../api-route.js';
import type { ServerOptions } from '../options.js';

const FileReport = z.object({
  file: z.string(),
  status: z.enum(['ingested', 'unchanged', 'new-revision', 'quarantined']),
  documentId: z.string().nullable(),
  title: z.string().nullable(),
  revision: z.string().nullable(),
  passages: z.int(),
  pages: z.int(),
  records: z.int(),
  warnings: z.array(z.string()),
  reason: z.string().nullable(),
});

function requireOwner(role: Role): void {
  if (role !== 'admin') throw new CopilotError({ code: 'forbidden', message: 'Only the admin role may add or remove documents.' });
}

const RoleList = z
  .string()
  .max(200)
  .transform((text) => (text.trim() === '' ? [] : text.split(',').map((part) => part.trim())))
  .pipe(z.array(Role));

/** What the knowledge owner does: documents in, documents out. Both go into the audit log. */
export function documentRoutes({ audit, ingest }: Copilot, clock: Clock, addDocument: ServerOptions['addDocument']): readonly ApiRoute[] {
  const upload = (add: NonNullable<ServerOptions['addDocument']>): ApiRoute =>
    jsonRoute(
      {
        method: 'post',
        path: '/api/documents',
        summary: 'Adds a document, or a new revision of one, from the bytes of a file. Role admin. What cannot be read is quarantined and says why.',
        query: z.object({
          fileName: z.string().min(1).max(200),
          collection: z.string().min(1).max(120).default('uploads'),
          /** Roles that may read it, comma separated; empty: those of the revision that it replaces, else what the document says, else every role. */
          access: RoleList.default([]),
        }),
        body: z.instanceof(Uint8Array, { error: 'send the file itself as application/octet-stream' }),
        binaryLimit: '60mb',
        reply: FileReport,
      },
      async ({ query, body, actor, signal }) => {
        requireOwner(actor.role);
        const report = await add({ ...query, bytes: body, accessRoles: query.access }, signal);
        const result = report.status === 'quarantined' ? 'failed' : 'ok';
        const details = { fileName: query.fileName, documentId: report.documentId, revision: report.revision, status: report.status };
        await audit.append({ at: clock.now(), actor, category: 'configuration', event: 'document-added', result, details });
        return { ...report, warnings: [...report.warnings] };
      },
    );
  return [
    ...(addDocument === undefined ? [] : [upload(addDocument)]),
    jsonRoute(
      {
        method: 'delete',
        path: '/api/documents/{id}',
        summary: 'Removes a document with all its revisions. Role admin.',
        params: z.object({ id: z.string().min(1).max(200) }),
        reply: z.object({ removed: z.int() }),
      },
      async ({ params, actor }) => {
        requireOwner(actor.role);
        const removed = await ingest.remove(params.id);
        if (removed === 0) throw new CopilotError({ code: 'not-found', message: `There is no document ${params.id}; GET /api/documents lists them.` });
        await audit.append({
          at: clock.now(),
          actor,
          category: 'configuration',
          event: 'document-removed',
          result: 'ok',
          details: { documentId: params.id, removed },
        });
        return { removed };
      },
    ),
  ];
}
