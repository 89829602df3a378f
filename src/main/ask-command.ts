import { demoActor } from '../domain/actor.js';
import { CopilotError } from '../domain/errors.js';
import { collectTurn, type TurnEvent } from '../domain/turn.js';
import { type Command, parseCommandLine, printJson, roleOption, usageError } from './command-line.js';
import { openCopilot, requireCollection } from './open-copilot.js';

const usage = 'ask "QUESTION" [--role R] [--collection NAME] [--conversation ID] [--json]';

/** One turn: the answer with its evidence. */
export const askCommand: Command = {
  name: 'ask',
  usage,
  summary: 'Answer one question, with the evidence behind every sentence',
  run: async (args, io) => {
    const { values, positionals } = parseCommandLine(
      args,
      { role: { type: 'string' }, collection: { type: 'string' }, conversation: { type: 'string' } },
      usage,
    );
    const question = positionals.join(' ').trim();
    if (question === '') throw usageError(`The question is missing. Usage: shiftmate ${usage}`);
    const actor = demoActor(roleOption(values.role));
    const { json } = values;
    await using copilot = await openCopilot(io);
    await requireCollection(copilot.knowledge, actor.role, values.collection);
    const events: TurnEvent[] = [];
    const request = {
      question,
      actor,
      ...(values.collection === undefined ? {} : { collection: values.collection }),
      ...(values.conversation === undefined ? {} : { conversation: values.conversation }),
    };
    for await (const event of copilot.turns.ask(request, io.signal)) {
      events.push(event);
      if (event.type === 'tool-start') io.err(`... ${event.toolName}\n`);
      if (event.type === 'notice') io.err(`note: ${event.text}\n`);
      if (event.type === 'text-delta' && json !== true) io.out(event.text);
    }
    const result = collectTurn(events);
    if (result.error !== null) throw new CopilotError({ code: 'model-unreachable', message: result.error.message });
    if (json === true) printJson(io, result);
    else io.out(`\n${sources(result.evidence)}${drafts(result.drafts)}`);
    return 0;
  },
};

function sources(evidence: ReadonlyArray<Readonly<Record<string, unknown>>>): string {
  if (evidence.length === 0) return '';
  return `\nEvidence\n${evidence.map((item) => `  [${String(item['id'])}] ${String(item['label'])}: ${String(item['quote']).replace(/\s+/gu, ' ').slice(0, 160)}`).join('\n')}\n`;
}

function drafts(list: ReadonlyArray<Readonly<{ title: string; approvalId: string | null; kind: string; body: unknown }>>): string {
  return list
    .map((draft) => {
      const code =
        draft.kind === 'plc-code' && draft.body !== null && typeof draft.body === 'object' && 'code' in draft.body ? `\n${String(draft.body.code)}` : '';
      return `\nDraft: ${draft.title}${draft.approvalId === null ? '' : `\n  waits for approval: shiftmate approve ${draft.approvalId} --role shift-lead`}${code}\n`;
    })
    .join('');
}
