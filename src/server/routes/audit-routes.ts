import * as z from 'zod';
import { Actor } from '../../domain/actor.js';
import { exportedAudit } from '../../domain/audit-export.js';
import { CopilotError } from '../../domain/errors.js';
import { Timestamp } from '../../domain/ids.js';
import type { Copilot } from '../../ports/copilot.js';
import { type ApiRoute, fileRoute, jsonRoute } from '../api-route.js';

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
    fileRoute(
      {
        method: 'get',
        path: '/api/audit/export',
        summary: 'The whole audit log as JSON lines, whose hash chain can be verified offline, or as CSV. Role admin.',
        query: z.object({ format: z.enum(['jsonl', 'csv']).default('jsonl') }),
      },
      async ({ query, actor }) => {
        if (actor.role !== 'admin') throw new CopilotError({ code: 'forbidden', message: 'Only the admin role may export the audit log.' });
        const { text } = await exportedAudit((filter) => audit.read(filter), query.format);
        const contentType = query.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson';
        return { contentType, fileName: `audit.${query.format}`, content: text, inline: false };
      },
    ),
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
