import * as z from 'zod';
import { CopilotError } from '../domain/errors.js';
import { passageEvidence } from '../domain/evidence-of.js';
import { toolResults } from '../domain/tool-results.js';
import type { KnowledgeSearch } from '../ports/knowledge.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';

const passageLimit = 40;

/** Reads on in a document that a search has found. */
export function createOpenDocument(knowledge: KnowledgeSearch): ReadTool {
  return defineReadTool({
    name: 'open_document',
    description:
      'Open a document by its id, at a page if given, and read on in it: the whole page, the paragraph around a passage that search_knowledge found, the page after it.',
    input: z.strictObject({ documentId: z.string().min(1).max(200), page: z.int().positive().optional() }),
    output: toolResults.open_document,
    withinCollection: true,
    run: async ({ documentId, page }, context) => {
      const opened = await knowledge.open({ documentId, role: context.actor.role, ...(page === undefined ? {} : { page }) }, context.signal);
      const elsewhere = context.collection !== null && opened?.document.collection !== context.collection;
      if (opened === null || elsewhere)
        throw new CopilotError({ code: 'not-found', message: `There is no readable document ${documentId}; find one with search_knowledge first.` });
      const passages = opened.passages.slice(0, passageLimit);
      return { output: { document: opened.document, passages }, evidence: passages.map((passage) => passageEvidence(passage)) };
    },
  });
}

/** The documents the asker may read. */
export function createListDocuments(knowledge: KnowledgeSearch): ReadTool {
  return defineReadTool({
    name: 'list_documents',
    description:
      'List which documents there are for the asker to read (manuals, policies, papers in the library): id, title, revision, whether it is current, what they apply to.',
    input: z.strictObject({}),
    output: toolResults.list_documents,
    withinCollection: true,
    run: async (_input, context) => {
      const documents = await knowledge.documents(context.actor.role, context.collection ?? undefined);
      const quote = documents
        .map(
          (item) =>
            `${item.id}: ${item.title}, Rev ${item.revision}, ${item.status}${item.effectiveDate === null ? '' : `, effective ${item.effectiveDate}`}, ${item.pageCount} pages`,
        )
        .join('\n');
      return {
        output: { documents: [...documents] },
        evidence: [
          {
            kind: 'computation',
            label: 'Document list',
            name: 'list_documents',
            inputs: { role: context.actor.role },
            quote: `${documents.length} documents\n${quote}`,
            rerun: 'shiftmate documents',
          },
        ],
      };
    },
  });
}
