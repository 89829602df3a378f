import * as z from 'zod';
import { conversationMarkdown } from '../../domain/conversation-export.js';
import { Timestamp } from '../../domain/ids.js';
import type { Copilot } from '../../ports/copilot.js';
import { ShortId } from '../../wire/client-message.js';
import { type ApiRoute, fileRoute, jsonRoute } from '../api-route.js';

const ConversationParams = z.object({ id: ShortId });
const Summary = z.object({ id: z.string(), title: z.string(), owner: z.string(), createdAt: Timestamp, updatedAt: Timestamp, turns: z.int() });
const Turn = z.object({ turnId: z.string(), question: z.string(), answer: z.string(), at: Timestamp, record: z.unknown() });

const Owner = { owner: z.string().min(1).max(120).optional() };

/** The actor's own conversations; another owner's reads as not found, except for an admin who names the owner (`*` for everybody). */
export function conversationRoutes({ conversationDesk: desk }: Copilot): readonly ApiRoute[] {
  return [
    jsonRoute(
      {
        method: 'get',
        path: '/api/conversations',
        summary: 'Your conversations, or those that contain the query.',
        query: z.object({ query: z.string().max(200).optional(), ...Owner }),
        reply: z.object({ conversations: z.array(Summary) }),
      },
      async ({ query, actor }) => ({ conversations: [...(await desk.list(actor, given(query)))] }),
    ),
    jsonRoute(
      {
        method: 'get',
        path: '/api/conversations/{id}',
        summary: 'The turns of one conversation, oldest first.',
        params: ConversationParams,
        query: z.object(Owner),
        reply: z.object({ id: z.string(), turns: z.array(Turn) }),
      },
      async ({ params, query, actor }) => ({ id: params.id, turns: [...(await desk.turns(actor, params.id, given(query)))] }),
    ),
    jsonRoute(
      {
        method: 'get',
        path: '/api/conversations/{id}/events',
        summary: 'Every event of its turns, numbered from 1 in each, so that they can be replayed.',
        params: ConversationParams,
        query: z.object({ turn: z.string().max(120).optional(), ...Owner }),
        reply: z.object({ id: z.string(), turns: z.array(z.object({ turnId: z.string(), events: z.array(z.unknown()) })) }),
      },
      async ({ params, query, actor }) => {
        const turns = await desk.turns(actor, params.id, { ...given(query), events: true });
        const wanted = turns.filter(({ turnId }) => query.turn === undefined || turnId === query.turn);
        return { id: params.id, turns: wanted.map(({ turnId, events }) => ({ turnId, events: [...(events ?? [])] })) };
      },
    ),
    jsonRoute(
      {
        method: 'patch',
        path: '/api/conversations/{id}',
        summary: 'Rename it.',
        params: ConversationParams,
        body: z.object({ title: z.string().trim().min(1).max(120) }),
        reply: z.object({ id: z.string(), title: z.string() }),
      },
      async ({ params, body, actor }) => {
        await desk.rename(actor, params.id, body.title);
        return { id: params.id, title: body.title };
      },
    ),
    jsonRoute(
      {
        method: 'delete',
        path: '/api/conversations/{id}',
        summary: 'Delete it. The audit log keeps that it existed.',
        params: ConversationParams,
        query: z.object(Owner),
        reply: z.object({ id: z.string() }),
      },
      async ({ params, query, actor }) => {
        await desk.remove(actor, params.id, query.owner);
        return { id: params.id };
      },
    ),
    fileRoute(
      {
        method: 'get',
        path: '/api/conversations/{id}/export',
        summary: 'The conversation as Markdown or JSON.',
        params: ConversationParams,
        query: z.object({ format: z.enum(['markdown', 'json']).default('markdown'), ...Owner }),
      },
      async ({ params, query, actor }) => {
        const turns = await desk.turns(actor, params.id, given(query));
        return query.format === 'json'
          ? { contentType: 'application/json', fileName: 'conversation.json', content: JSON.stringify({ id: params.id, turns }, null, 2), inline: false }
          : { contentType: 'text/markdown; charset=utf-8', fileName: 'conversation.md', content: conversationMarkdown(params.id, turns), inline: false };
      },
    ),
  ];
}

/** Without the fields that were not given. */
function given({ query, owner }: Readonly<{ query?: unknown; owner?: string | undefined }>) {
  return { ...(typeof query === 'string' ? { query } : {}), ...(owner === undefined ? {} : { owner }) };
}
