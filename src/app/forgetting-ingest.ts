import type { IngestService } from '../ports/copilot.js';
import type { ConversationStore, DraftWords } from '../ports/records.js';
import type { Clock } from '../ports/system.js';

/**
 * The same ingestion, whose removal of a document also takes the document's words out of stored conversations and drafts. The document last: a crash
 * on the way leaves a document that can be removed again (only a draft may then keep a word, until it expires).
 */
export function forgettingIngest(
  ingest: IngestService,
  records: Readonly<{ conversations: Pick<ConversationStore, 'forgetDocument'>; drafts: DraftWords; clock: Clock }>,
): IngestService {
  return {
    ingest: (request, progress, signal) => ingest.ingest(request, progress, signal),
    stored: (documentId, revision) => ingest.stored(documentId, revision),
    async remove(documentId) {
      const forgotten = await records.conversations.forgetDocument(documentId);
      await records.drafts.forgetWords(forgotten, records.clock.now());
      return ingest.remove(documentId);
    },
  };
}
