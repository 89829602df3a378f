import * as z from 'zod';
import type { DocumentInfo } from '../domain/document.js';
import { CopilotError } from '../domain/errors.js';
import { passageEvidence } from '../domain/evidence-of.js';
import { toolResults } from '../domain/tool-results.js';
import { standingOn } from '../domain/validity.js';
import type { KnowledgeSearch } from '../ports/knowledge.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';
import type { PaperDays } from './paper-days.js';

const passageLimit = 40;
const changeLimit = 60;

/** Reads on in a document that a search has found. */
export function createOpenDocument(knowledge: KnowledgeSearch): ReadTool {
  return defineReadTool({
    name: 'open_document',
    description:
      'Open a document by its id, at a page if given, and read on in it: the whole page, the paragraph around a passage that search_knowledge found, the page after it. Also gives what changed between two of its revisions.',
    input: z.strictObject({
      documentId: z.string().min(1).max(200),
      page: z.int().positive().optional(),
      revision: z.string().min(1).max(40).optional().describe('A revision; without it the one in force'),
      changesSince: z.string().min(1).max(40).optional().describe('An older revision, or "previous": gives what was changed since, and no pages'),
    }),
    output: toolResults.open_document,
    withinCollection: true,
    run: async ({ documentId, page, revision, changesSince }, context) => {
      const wanted = { ...(page === undefined ? {} : { page }), ...(revision === undefined ? {} : { revision }) };
      const compared = changesSince === undefined ? {} : { changesSince };
      const opened = await knowledge.open({ documentId, role: context.actor.role, ...wanted, ...compared }, context.signal);
      const elsewhere = context.collection !== null && opened?.document.collection !== context.collection;
      if (opened === null || elsewhere)
        throw new CopilotError({
          code: 'not-found',
          message: `There is no readable document ${documentId}${revision === undefined ? '' : ` of revision ${revision}`}; find one with search_knowledge first.`,
        });
      if (changesSince !== undefined) {
        const changes = (opened.changes ?? []).slice(0, changeLimit);
        const excerpts = changes.flatMap(({ before, after }) => [before, after]).filter((excerpt) => excerpt !== null);
        const evidence = excerpts.map(({ passage, text, start, end }) => passageEvidence(passage, { text, start, end, score: 1 }));
        return { output: { document: opened.document, passages: [], changes: [...changes] }, evidence };
      }
      const passages = opened.passages.slice(0, passageLimit);
      return { output: { document: opened.document, passages, changes: [] }, evidence: passages.map((passage) => passageEvidence(passage)) };
    },
  });
}

function datesOf({ effectiveDate, validity }: DocumentInfo): string {
  const { from = null, until = null } = validity ?? {};
  if (until !== null) return `, valid${from === null ? '' : ` from ${from}`} until ${until}`;
  return effectiveDate === null ? '' : `, effective ${effectiveDate}`;
}

function standingWord({ validity }: DocumentInfo, today: string): string {
  const standing = standingOn(validity, { from: today, to: today });
  return standing === 'in-force' ? '' : standing === 'expired' ? ' (expired)' : ' (not yet in force)';
}

/** The documents the asker may read, and which of them do not hold today. */
export function createListDocuments(knowledge: KnowledgeSearch, days: PaperDays): ReadTool {
  return defineReadTool({
    name: 'list_documents',
    description:
      'List which documents there are for the asker to read (manuals, policies, papers in the library): id, title, revision, whether it is current, what they apply to.',
    input: z.strictObject({}),
    output: toolResults.list_documents,
    withinCollection: true,
    run: async (_input, context) => {
      const documents = await knowledge.documents(context.actor.role, context.collection ?? undefined);
      const { today } = days(context.collection);
      const quote = documents
        .map((item) => `${item.id}: ${item.title}, Rev ${item.revision}, ${item.status}${datesOf(item)}${standingWord(item, today)}, ${item.pageCount} pages`)
        .join('\n');
      return {
        output: { documents: [...documents], today },
        evidence: [
          {
            kind: 'computation',
            label: 'Document list',
            name: 'list_documents',
            inputs: { role: context.actor.role },
            quote: `${documents.length} documents on ${today}\n${quote}`,
            rerun: 'shiftmate documents',
          },
        ],
      };
    },
  });
}
