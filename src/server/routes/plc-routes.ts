import * as z from 'zod';
import type { Role } from '../../domain/actor.js';
import { CopilotError } from '../../domain/errors.js';
import {
  PlcDeskCheck,
  PlcDeskDraft,
  PlcDeskExport,
  PlcDeskProgram,
  PlcDeskRun,
  PlcDeskRunRequest,
  PlcDialect,
  PlcExportTarget,
} from '../../domain/plc-desk.js';
import type { PlcDesk } from '../../ports/plc-desk.js';
import { type ApiRoute, jsonRoute } from '../api-route.js';

const Text = z.object({ source: z.string().min(1).max(200_000), dialect: PlcDialect.default('iec') });

function requireEngineer(role: Role): void {
  if (role !== 'engineer' && role !== 'admin')
    throw new CopilotError({ code: 'forbidden', message: 'The PLC desk is for the engineer role; others may read the programs.' });
}

/** The engineer's desk: everything in memory, nothing reaches a controller. */
export function plcRoutes(desk: PlcDesk | undefined): readonly ApiRoute[] {
  if (desk === undefined) return [];
  return [
    jsonRoute(
      {
        method: 'get',
        path: '/api/plc/programs',
        summary: 'The control programs that run, with source and the values of the last scan.',
        reply: z.object({ programs: z.array(PlcDeskProgram) }),
      },
      async () => ({ programs: [...desk.programs()] }),
    ),
    jsonRoute(
      { method: 'post', path: '/api/plc/check', summary: 'Parser, types and rules over a Structured Text.', body: Text, reply: PlcDeskCheck },
      async ({ body, actor }) => {
        requireEngineer(actor.role);
        return desk.check(body.source, body.dialect);
      },
    ),
    jsonRoute(
      {
        method: 'post',
        path: '/api/plc/run',
        summary: 'Runs a Structured Text on a soft PLC of its own and returns the trace.',
        body: PlcDeskRunRequest,
        reply: PlcDeskRun,
      },
      async ({ body, actor }) => {
        requireEngineer(actor.role);
        return desk.run(body);
      },
    ),
    jsonRoute(
      {
        method: 'post',
        path: '/api/plc/draft',
        summary: 'A draft from plain words with its whole proof ladder; with `edited`, that text is proven instead. Nothing is downloaded.',
        body: z.object({
          request: z.string().trim().min(5).max(4000),
          dialect: PlcDialect.default('iec'),
          edited: z.string().min(1).max(200_000).optional(),
        }),
        reply: PlcDeskDraft,
        startsTurn: true,
      },
      async ({ body, actor, signal }) => {
        requireEngineer(actor.role);
        return desk.draft(body.request, body.dialect, signal, body.edited);
      },
    ),
    jsonRoute(
      {
        method: 'post',
        path: '/api/plc/export',
        summary: 'A Structured Text as files for a vendor tool, with what each format cannot hold.',
        body: Text.extend({ target: PlcExportTarget }),
        reply: PlcDeskExport,
      },
      async ({ body, actor }) => {
        requireEngineer(actor.role);
        return desk.export(body.source, body.dialect, body.target);
      },
    ),
  ];
}
