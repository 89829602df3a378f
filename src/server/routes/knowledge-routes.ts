import * as z from 'zod';
import type { Role } from '../../domain/actor.js';
import { DocumentInfo, ListedDocument, Rectangle, SearchResult } from '../../domain/document.js';
import { CopilotError } from '../../domain/errors.js';
import { standingOn } from '../../domain/validity.js';
import type { Copilot } from '../../ports/copilot.js';
import type { StoredDocument } from '../../ports/knowledge.js';
import { type ApiRoute, fileRoute, jsonRoute } from '../api-route.js';
import type { ServerOptions } from '../options.js';

const DocumentParams = z.object({ id: z.string().min(1).max(200), revision: z.string().min(1).max(80) });
const PageExtent = z.object({ page: z.int(), start: z.int(), end: z.int(), width: z.number(), height: z.number(), needsOcr: z.boolean() });
const PagePart = PageExtent.extend({
  document: DocumentInfo,
  text: z.string(),
  boxes: z.array(z.object({ start: z.int(), end: z.int(), rectangle: Rectangle })),
  /** Whether `/file` has the document as it was ingested. */
  hasFile: z.boolean(),
});

/** The stored revision, if this role may read it; otherwise the same `not-found` as for a document that does not exist. */
async function readable(copilot: Copilot, role: Role, id: string, revision: string): Promise<StoredDocument> {
  const allowed = (await copilot.knowledge.documents(role)).some((info) => info.id === id && info.revision === revision);
  const stored = allowed ? await copilot.ingest.stored(id, revision) : null;
  if (stored === null)
    throw new CopilotError({ code: 'not-found', message: `There is no document ${id} ${revision} that you may read; GET /api/documents lists them.` });
  return stored;
}

function extents(stored: StoredDocument): z.infer<typeof PageExtent>[] {
  return stored.pages.map(({ page, start, end, width, height, needsOcr }) => ({ page, start, end, width, height, needsOcr }));
}

function readingRoutes(copilot: Copilot, canOpenFiles: boolean): readonly ApiRoute[] {
  return [
    jsonRoute(
      {
        method: 'get',
        path: '/api/documents/{id}/{revision}',
        summary: 'One revision: its text and where its pages begin and end in it.',
        params: DocumentParams,
        reply: z.object({ document: DocumentInfo, pages: z.array(PageExtent), text: z.string() }),
      },
      async ({ params, actor }) => {
        const stored = await readable(copilot, actor.role, params.id, params.revision);
        return { document: stored.info, pages: extents(stored), text: stored.text };
      },
    ),
    jsonRoute(
      {
        method: 'get',
        path: '/api/documents/{id}/{revision}/pages/{page}',
        summary: 'One page: its text, and boxes that place runs of the text on the page.',
        params: DocumentParams.extend({ page: z.coerce.number().int().positive() }),
        reply: PagePart,
      },
      async ({ params, actor }) => {
        const stored = await readable(copilot, actor.role, params.id, params.revision);
        const page = stored.pages.find((candidate) => candidate.page === params.page);
        if (page === undefined)
          throw new CopilotError({
            code: 'not-found',
            message: `${params.id} ${params.revision} has ${stored.pages.length} pages; there is no page ${params.page}.`,
          });
        const { start, end, width, height, needsOcr } = page;
        const boxes = page.boxes.map((box) => ({ ...box }));
        const hasFile = canOpenFiles && stored.info.format === 'pdf';
        return { document: stored.info, page: page.page, start, end, width, height, needsOcr, text: stored.text.slice(start, end), boxes, hasFile };
      },
    ),
  ];
}

/** Documents and search, always with the rights of the asking role. */
export function knowledgeRoutes(copilot: Copilot, openDocumentFile: ServerOptions['openDocumentFile']): readonly ApiRoute[] {
  return [
    jsonRoute(
      {
        method: 'get',
        path: '/api/documents',
        summary: 'Documents that the role may read, with revision, status and rights.',
        query: z.object({ collection: z.string().max(120).optional() }),
        reply: z.object({ documents: z.array(ListedDocument) }),
      },
      async ({ query, actor }) => {
        const today = copilot.plant.now().toISOString().slice(0, 10);
        const documents = await copilot.knowledge.documents(actor.role, query.collection);
        return { documents: documents.map((info) => ({ ...info, standing: standingOn(info.validity, { from: today, to: today }) })) };
      },
    ),
    jsonRoute(
      {
        method: 'get',
        path: '/api/search',
        summary: 'Ranked passages.',
        query: z.object({
          q: z.string().min(1).max(1000),
          limit: z.coerce.number().int().min(1).max(50).default(10),
          collection: z.string().max(120).optional(),
        }),
        reply: SearchResult,
      },
      async ({ query, actor, signal }) => {
        const { q, limit, collection } = query;
        const today = copilot.plant.now().toISOString().slice(0, 10);
        return copilot.knowledge.search({ query: q, limit, role: actor.role, today, ...(collection === undefined ? {} : { collection }) }, signal);
      },
    ),
    ...readingRoutes(copilot, openDocumentFile !== undefined),
    fileRoute(
      { method: 'get', path: '/api/documents/{id}/{revision}/file', summary: 'The document as it was ingested.', params: DocumentParams },
      async ({ params, actor }) => {
        const stored = await readable(copilot, actor.role, params.id, params.revision);
        const file = openDocumentFile === undefined ? null : await openDocumentFile(params.id, params.revision);
        if (file === null)
          throw new CopilotError({ code: 'not-found', message: `The file of ${params.id} ${params.revision} is not kept here; read its text page by page.` });
        const isPdf = stored.info.format === 'pdf';
        return { contentType: isPdf ? 'application/pdf' : 'application/octet-stream', fileName: file.fileName, content: file.bytes, inline: isPdf };
      },
    ),
  ];
}
