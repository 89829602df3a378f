import type { Actor } from '../domain/actor.js';
import { CopilotError } from '../domain/errors.js';
import type { ConversationDesk } from '../ports/copilot.js';
import type { AuditLog, ConversationStore } from '../ports/records.js';
import type { Clock } from '../ports/system.js';

/** Every owner at once, where an admin asks for it. */
export const everybody = '*';

/** Conversations with their rights; see the port. Deleting, and an admin's look at somebody else's, go into the audit log before they happen. */
export function createConversationDesk(parts: Readonly<{ audit: AuditLog; conversations: ConversationStore; clock: Clock }>): ConversationDesk {
  const { audit, conversations, clock } = parts;
  const record = (actor: Actor, event: string, details: Readonly<Record<string, unknown>>): Promise<void> =>
    audit.append({ at: clock.now(), actor, category: 'access', event, result: 'ok', details });
  const ownerFor = (actor: Actor, owner: string | undefined): string => {
    if (owner === undefined || owner === actor.id) return actor.id;
    if (actor.role !== 'admin') throw new CopilotError({ code: 'forbidden', message: "Only the admin role may see other people's conversations." });
    return owner;
  };
  return {
    async list(actor, { query, owner }) {
      const whose = ownerFor(actor, owner);
      if (whose !== actor.id) await record(actor, 'conversation-list', { owner: whose });
      return conversations.list(whose === everybody ? null : whose, query);
    },
    async turns(actor, id, { owner, events = false }) {
      const whose = ownerFor(actor, owner);
      const turns = await (events ? conversations.turns(id, whose, 'with-events') : conversations.turns(id, whose));
      if (turns.length === 0) throw unknown(id);
      if (whose !== actor.id) await record(actor, 'conversation-read', { conversation: id, owner: whose });
      return turns;
    },
    async rename(actor, id, title) {
      if (!(await conversations.rename(id, actor.id, title))) throw unknown(id);
    },
    async remove(actor, id, owner) {
      const whose = ownerFor(actor, owner);
      const turns = await conversations.turns(id, whose);
      if (turns.length === 0) throw unknown(id);
      await record(actor, 'conversation-delete', { conversation: id, owner: whose, turns: turns.length });
      await conversations.remove(id, whose);
    },
  };
}

function unknown(id: string): CopilotError {
  return new CopilotError({ code: 'not-found', message: `You have no conversation ${id}; list yours to see them.` });
}
