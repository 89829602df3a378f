import * as z from 'zod';
import { type Role, Role as RoleSchema } from '../../domain/actor.js';
import { CopilotError } from '../../domain/errors.js';

const ContentPart = z.union([z.object({ type: z.literal('text'), text: z.string() }), z.object({ type: z.string() })]);
const ChatMessage = z.object({ role: z.string(), content: z.union([z.string(), z.array(ContentPart), z.null()]).optional() });

const onlyNone = (what: string) => `${what} cannot be given here; leave it out`;

/**
 * A chat-completions request. What changes the form of the answer is honoured (stop, max_tokens) or refused. Sampling settings must be well formed and change
 * nothing, because answers are checked and not sampled; the client's own tools are never called.
 */
export const ChatRequest = z.object({
  model: z.string().max(200).default('shiftmate'),
  messages: z.array(ChatMessage).min(1).max(2000),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  n: z.literal(1, 'the copilot gives exactly one answer; leave n at 1').nullish(),
  stop: z.union([z.string().min(1), z.array(z.string().min(1)).max(4)]).nullish(),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  response_format: z.object({ type: z.literal('text', 'the copilot answers in text; leave response_format out') }).nullish(),
  tool_choice: z.enum(['none', 'auto'], "the copilot calls its own tools, never the client's; leave tool_choice at auto or none").nullish(),
  logprobs: z.literal(false, onlyNone('log probabilities')).nullish(),
  modalities: z.array(z.literal('text', 'the copilot answers in text only')).nullish(),
  audio: z.null(onlyNone('sound')).optional(),
  /** Our own extension. */
  shiftmate: z
    .object({ conversation: z.string().min(1).max(120).optional(), collection: z.string().min(1).max(120).optional(), footnotes: z.boolean().optional() })
    .optional(),
});
export type ChatRequest = z.infer<typeof ChatRequest>;

/** A message as plain text. Pictures are refused rather than silently left out. */
function textOf(content: z.infer<typeof ChatMessage>['content']): string {
  if (content === undefined || content === null) return '';
  if (typeof content === 'string') return content;
  const texts = content.map((part) => ('text' in part ? part.text : null));
  if (texts.includes(null)) throw new CopilotError({ code: 'input-invalid', message: 'Only text parts can be read here; describe the picture in words.' });
  return texts.join('\n');
}

export type Exchange = Readonly<{ role: 'user' | 'assistant'; text: string }>;

/**
 * The last user message is the question; what came before only identifies the conversation. System and tool messages of the
 * client are left out: they cannot change what the copilot may do.
 */
export function questionOf(request: ChatRequest): Readonly<{ question: string; before: readonly Exchange[] }> {
  const exchanges = request.messages.flatMap((message): Exchange[] =>
    message.role === 'user' || message.role === 'assistant' ? [{ role: message.role, text: textOf(message.content) }] : [],
  );
  const last = exchanges.at(-1);
  if (last === undefined || last.role !== 'user' || last.text.trim() === '')
    throw new CopilotError({ code: 'input-invalid', message: 'The last message must be a user message with text; put the question there.' });
  return { question: last.text, before: exchanges.slice(0, -1) };
}

export type ModelChoice = Readonly<{ role: Role | null; footnotes: boolean }>;

/**
 * `shiftmate`, `shiftmate-engineer`, `shiftmate-footnotes`, `shiftmate-engineer-footnotes`; null for another name that begins so. Clients whose model
 * cannot be set send one of another maker: the copilot answers them too, and the reply says which model it was.
 */
export function modelChoice(model: string): ModelChoice | null {
  if (!/^shiftmate(?:-|$)/u.test(model)) return { role: null, footnotes: false };
  const match = /^shiftmate(?:-(.+?))??(-footnotes)?$/.exec(model);
  if (match === null) return null;
  const role = RoleSchema.optional().safeParse(match[1]);
  return role.success ? { role: role.data ?? null, footnotes: match[2] !== undefined } : null;
}

export const modelNames: readonly string[] = ['shiftmate', 'shiftmate-footnotes', ...RoleSchema.options.map((role) => `shiftmate-${role}`)];
