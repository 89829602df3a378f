import { writeFileSync } from 'node:fs';
import { type Actor, demoActor } from '../domain/actor.js';
import { conversationMarkdown } from '../domain/conversation-export.js';
import type { ConversationDesk } from '../ports/copilot.js';
import { type Command, type Io, parseCommandLine, printJson, roleOption, usageError } from './command-line.js';
import { openCopilot } from './open-copilot.js';

const usage =
  'conversations [list [WORDS] | show ID | rename ID TITLE | export ID [--format markdown|json] [--to FILE] | delete ID] [--role R] [--owner ID|"*"] [--json]';
type Values = Readonly<{ json: boolean; format: string; to: string | undefined; owner: Readonly<{ owner?: string }> }>;

/** Conversations of the person with the role, and of others for an admin who names the owner. */
export const conversationsCommand: Command = {
  name: 'conversations',
  usage,
  summary: 'List, search, rename, export or delete conversations',
  run: async (args, io) => {
    const flags = { role: { type: 'string' }, owner: { type: 'string' }, format: { type: 'string' }, to: { type: 'string' } } as const;
    const { values, positionals } = parseCommandLine(args, flags, usage);
    const [word = 'list', id, ...rest] = positionals;
    const actor = demoActor(roleOption(values.role));
    const format = values.format ?? 'markdown';
    if (format !== 'markdown' && format !== 'json') throw usageError(`--format must be markdown or json, not ${format}.`);
    if (!['list', 'search', 'show', 'rename', 'export', 'delete'].includes(word))
      throw usageError(`There is no conversations command ${word}. Usage: shiftmate ${usage}`);
    if (word !== 'list' && id === undefined) throw usageError(`${word} needs ${word === 'search' ? 'words' : 'a conversation id'}. Usage: shiftmate ${usage}`);
    if (word === 'rename' && rest.join(' ').trim() === '') throw usageError(`The new title is missing. Usage: shiftmate ${usage}`);
    await using copilot = await openCopilot(io, { bundled: false });
    const given: Values = { json: values.json === true, format, to: values.to, owner: values.owner === undefined ? {} : { owner: values.owner } };
    await perform(copilot.conversationDesk, actor, { word, id: id ?? '', rest: rest.join(' ').trim() }, given, io);
    return 0;
  },
};

async function perform(
  desk: ConversationDesk,
  actor: Actor,
  { word, id, rest }: Readonly<{ word: string; id: string; rest: string }>,
  { json, format, to, owner }: Values,
  io: Io,
): Promise<void> {
  const say = (value: unknown, text: string): void => (json ? printJson(io, value) : io.out(`${text}\n`));
  if (word === 'list' || word === 'search') {
    const query = `${id} ${rest}`.trim();
    const found = await desk.list(actor, { ...(query === '' ? {} : { query }), ...owner });
    const lines = found.map((entry) => `${entry.id}  ${entry.updatedAt}  ${entry.turns} turns  ${entry.owner}\n  ${entry.title}`);
    say(found, lines.length === 0 ? 'There are no such conversations.' : lines.join('\n'));
  } else if (word === 'rename') {
    await desk.rename(actor, id, rest.slice(0, 120));
    say({ id, title: rest.slice(0, 120) }, `${id} is now called: ${rest.slice(0, 120)}`);
  } else if (word === 'delete') {
    await desk.remove(actor, id, owner.owner);
    say({ id, deleted: true }, `${id} is deleted; the audit log keeps that it existed.`);
  } else {
    const turns = await desk.turns(actor, id, { ...owner, events: word === 'export' && format === 'json' });
    const asJson = word === 'show' ? json : format === 'json';
    const text = asJson ? `${JSON.stringify({ id, turns }, null, 2)}\n` : conversationMarkdown(id, turns);
    if (to === undefined) io.out(text);
    else {
      writeFileSync(to, text);
      say({ id, file: to, turns: turns.length }, `${turns.length} turns written to ${to}.`);
    }
  }
}
