import * as z from 'zod';
import { Actor } from '../../domain/actor.js';
import { CopilotError } from '../../domain/errors.js';
import { Timestamp } from '../../domain/ids.js';
import type { Copilot } from '../../ports/copilot.js';
import { type ApiRoute, jsonRoute } from '../api-route.js';

const AuditRecord = z.object({
  sequence: z.int(),
  at: Timestamp,
  actor: Actor,
  category: z.enum(['turn', 'tool', 'approval', 'command', 'access', 'configuration', 'system']),
  event: z.string(),
  result: z.enum(['ok', 'denied', 'failed']),
  details: z.record(z.string(), z.unknown()),
  previousHash: z.string(),
  hash: z.string(),
});

/** The audit log, for admins only. */
export function auditRoutes({ audit }: Copilot): readonly ApiRoute[] {
  return [
    jsonRoute(
      {
        method: 'get',
        path: '/api/audit',
        summary: 'Audit records after a sequence number, and whether the hash chain holds. Role admin.',
        query: z.object({ after: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(1000).default(200) }),
        reply: z.object({ records: z.array(AuditRecord), chain: z.object({ ok: z.boolean(), count: z.int(), brokenAt: z.int().nullable() }) }),
      },
      async ({ query, actor }) => {
        if (actor.role !== 'admin') throw new CopilotError({ code: 'forbidden', message: 'Only the admin role may read the audit log.' });
        const records = await audit.read(query);
        return { records: records.map((record) => ({ ...record, details: { ...record.details } })), chain: await audit.verify() };
      },
    ),
  ];
}
