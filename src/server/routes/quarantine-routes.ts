import * as z from 'zod';
import type { Actor, Role } from '../../domain/actor.js';
import { CopilotError } from '../../domain/errors.js';
import { QuarantinedFile } from '../../domain/quarantine.js';
import type { Copilot } from '../../ports/copilot.js';
import type { QuarantineDesk, RereadReport } from '../../ports/quarantine.js';
import type { Clock } from '../../ports/system.js';
import { type ApiRoute, jsonRoute } from '../api-route.js';

const Reread = z.object({
  status: z.enum(['ingested', 'unchanged', 'new-revision', 'quarantined']),
  documentId: z.string().nullable(),
  revision: z.string().nullable(),
  reason: z.string().nullable(),
  warnings: z.array(z.string()),
});
const EntryParams = z.object({ id: z.coerce.number().int().positive() });

function requireOwner(role: Role): void {
  if (role !== 'admin') throw new CopilotError({ code: 'forbidden', message: 'Only the admin role may see the quarantine and read documents again.' });
}

/** The quarantine, for the knowledge owner: what waits and why, reading again, dismissing. What changes something goes into the audit log. */
export function quarantineRoutes({ audit }: Copilot, clock: Clock, desk: QuarantineDesk | undefined): readonly ApiRoute[] {
  return [
    jsonRoute(
      {
        method: 'get',
        path: '/api/quarantine',
        summary: 'Files that could not be taken in, and documents with pages that nobody could read: why, when, under which limits. Role admin.',
        reply: z.object({ files: z.array(QuarantinedFile.extend({ canRetry: z.boolean() })) }),
      },
      async ({ actor }) => {
        requireOwner(actor.role);
        return { files: desk === undefined ? [] : [...(await desk.list())] };
      },
    ),
    ...(desk === undefined ? [] : changingRoutes(audit, clock, desk)),
  ];
}

function changingRoutes(audit: Copilot['audit'], clock: Clock, desk: QuarantineDesk): readonly ApiRoute[] {
  const log = (actor: Actor, event: string, result: 'ok' | 'failed', details: Readonly<Record<string, string | number | null>>) =>
    audit.append({ at: clock.now(), actor, category: 'configuration', event, result, details });
  const read = async (actor: Actor, named: Readonly<Record<string, string | number>>, work: () => Promise<RereadReport>): Promise<z.infer<typeof Reread>> => {
    requireOwner(actor.role);
    const report = await work();
    const { status, documentId, revision, reason } = report;
    await log(actor, 'document-read-again', status === 'quarantined' ? 'failed' : 'ok', { ...named, status, documentId, revision, reason });
    return { ...report, warnings: [...report.warnings] };
  };
  return [
    jsonRoute(
      {
        method: 'post',
        path: '/api/quarantine/{id}/read',
        summary: 'Reads a file in quarantine again under the present limits. Role admin.',
        params: EntryParams,
        reply: Reread,
      },
      ({ params, actor, signal }) => read(actor, { quarantine: params.id }, () => desk.retry(params.id, signal)),
    ),
    jsonRoute(
      {
        method: 'delete',
        path: '/api/quarantine/{id}',
        summary: 'Takes a file out of quarantine for good; a document with unread pages stays stored. Role admin.',
        params: EntryParams,
        reply: z.object({ dismissed: z.int() }),
      },
      async ({ params, actor }) => {
        requireOwner(actor.role);
        await desk.dismiss(params.id);
        await log(actor, 'quarantine-dismissed', 'ok', { quarantine: params.id });
        return { dismissed: params.id };
      },
    ),
    jsonRoute(
      {
        method: 'post',
        path: '/api/documents/{id}/{revision}/read',
        summary: 'Reads the file of a current document again, under its identity and rights. Role admin.',
        params: z.object({ id: z.string().min(1).max(200), revision: z.string().min(1).max(80) }),
        reply: Reread,
      },
      ({ params, actor, signal }) => read(actor, { document: params.id }, () => desk.reread(params.id, params.revision, signal)),
    ),
  ];
}
