import * as z from 'zod';
import { CopilotError } from '../../domain/errors.js';
import { Timestamp } from '../../domain/ids.js';
import type { Copilot } from '../../ports/copilot.js';
import type { StoredTurn } from '../../ports/records.js';
import { type ApiRoute, fileRoute, jsonRoute } from '../api-route.js';

const ConversationParams = z.object({ id: z.string().min(1).max(120) });
const Summary = z.object({ id: z.string(), title: z.string(), owner: z.string(), createdAt: Timestamp, updatedAt: Timestamp, turns: z.int() });
const Turn = z.object({ turnId: z.string(), question: z.string(), answer: z.string(), at: Timestamp, record: z.unknown() });

function unknownConversation(id: string): CopilotError {
  return new CopilotError({ code: 'not-found', message: `You have no conversation ${id}; GET /api/conversations lists yours.` });
}

/** A conversation as Markdown. What people typed is quoted line by line, so that it cannot pass for structure of the export. */
export function conversationMarkdown(id: string, turns: readonly StoredTurn[]): string {
  const quote = (text: string): string =>
    text
      .split(/\r?\n/)
      .map((line) => `> ${line}`)
      .join('\n');
  const parts = turns.map((turn) => `## ${turn.at}\n\n${quote(turn.question)}\n\n${turn.answer}\n`);
  return [`# Conversation ${id}\n`, ...parts].join('\n');
}

/** The actor's own conversations; another owner's reads as not found. */
export function conversationRoutes({ conversations }: Copilot): readonly ApiRoute[] {
  const turnsOf = async (id: string, owner: string): Promise<readonly StoredTurn[]> => {
    const turns = await conversations.turns(id, owner);
    if (turns.length === 0) throw unknownConversation(id);
    return turns;
  };
  return [
    jsonRoute(
      {
        method: 'get',
        path: '/api/conversations',
        summary: 'Your conversations, or those that contain the query.',
        query: z.object({ query: z.string().max(200).optional() }),
        reply: z.object({ conversations: z.array(Summary) }),
      },
      async ({ query, actor }) => ({ conversations: [...(await conversations.list(actor.id, query.query))] }),
    ),
    jsonRoute(
      {
        method: 'get',
        path: '/api/conversations/{id}',
        summary: 'The turns of one conversation, oldest first.',
        params: ConversationParams,
        reply: z.object({ id: z.string(), turns: z.array(Turn) }),
      },
      async ({ params, actor }) => ({ id: params.id, turns: [...(await turnsOf(params.id, actor.id))] }),
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
        if (!(await conversations.rename(params.id, actor.id, body.title))) throw unknownConversation(params.id);
        return { id: params.id, title: body.title };
      },
    ),
    jsonRoute(
      {
        method: 'delete',
        path: '/api/conversations/{id}',
        summary: 'Delete it. The audit log keeps that it existed.',
        params: ConversationParams,
        reply: z.object({ id: z.string() }),
      },
      async ({ params, actor }) => {
        if (!(await conversations.remove(params.id, actor.id))) throw unknownConversation(params.id);
        return { id: params.id };
      },
    ),
    fileRoute(
      {
        method: 'get',
        path: '/api/conversations/{id}/export',
        summary: 'The conversation as Markdown or JSON.',
        params: ConversationParams,
        query: z.object({ format: z.enum(['markdown', 'json']).default('markdown') }),
      },
      async ({ params, query, actor }) => {
        const turns = await turnsOf(params.id, actor.id);
        return query.format === 'json'
          ? { contentType: 'application/json', fileName: 'conversation.json', content: JSON.stringify({ id: params.id, turns }, null, 2), inline: false }
          : { contentType: 'text/markdown; charset=utf-8', fileName: 'conversation.md', content: conversationMarkdown(params.id, turns), inline: false };
      },
    ),
  ];
}
