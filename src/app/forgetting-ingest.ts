import type { IngestService } from '../ports/copilot.js';
import type { ConversationStore } from '../ports/records.js';

/**
 * The same ingestion, whose removal of a document also takes the document's words out of stored conversations. Those first: a crash between
 * the two leaves a document that can be removed again, never its words without it.
 */
export function forgettingIngest(ingest: IngestService, conversations: Pick<ConversationStore, 'forgetDocument'>): IngestService {
  return {
    ingest: (request, progress, signal) => ingest.ingest(request, progress, signal),
    stored: (documentId, revision) => ingest.stored(documentId, revision),
    async remove(documentId) {
      await conversations.forgetDocument(documentId);
      return ingest.remove(documentId);
    },
  };
}
