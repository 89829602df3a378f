import { EntityLinker } from '../domain/entity-linking.js';
import { CopilotError } from '../domain/errors.js';
import { detectLanguage, type Language } from '../domain/language.js';
import { noPlantTexts, type PlantTexts } from '../domain/plant-texts.js';
import { SignalLinker } from '../domain/signal-linking.js';
import type { ChatModel, Message, ModelEvent, ModelRequest, ToolCall } from '../ports/model.js';
import type { PlantDirectory } from '../ports/plant.js';
import { stepsTaken } from './dialogue-parts.js';
import { phrasesFor } from './phrases/phrases.js';
import { inDecimals, inLanguage } from './phrases/tool-lines.js';
import { TurnReply } from './reply.js';
import type { Reply } from './reply-parts.js';
import { type PlannedCall, Results } from './results.js';
import { type Line, markedLine, type Skill, type SkillContext } from './skill.js';
import { skills as allSkills } from './skills/skills.js';
import { asksHowTo } from './understand/how-to.js';
import type { Linkers } from './understand/understanding.js';

/** The identity of the built-in engine; bump it when its answers change. */
export const builtinModelId = 'shiftmate-builtin-1';

/**
 * The model that needs no key and no network: it understands a question by rules, plans tool calls, and composes its answer from
 * the evidence that came back, word for word where it can. Deterministic: the same messages give the same events.
 */
export function createBuiltinModel(
  parts: Readonly<{ directory: PlantDirectory; now: () => Date; skills?: readonly Skill[]; plantTexts?: PlantTexts }>,
): ChatModel {
  const texts = parts.plantTexts ?? noPlantTexts;
  const linkers: Linkers = { entities: new EntityLinker(parts.directory), signals: new SignalLinker(parts.directory) };
  const skills = parts.skills ?? allSkills;
  return {
    id: builtinModelId,
    async *stream(request, signal) {
      if (signal.aborted) {
        yield { type: 'model-error', error: new CopilotError({ code: 'cancelled', message: 'The request was cancelled.' }) };
        return;
      }
      try {
        yield* answer(request, parts.directory, { linkers, skills, texts }, parts.now());
      } catch (error) {
        yield { type: 'model-error', error: new CopilotError({ code: 'internal', message: 'The built-in engine failed on this question.', cause: error }) };
      }
    },
  };
}

type Knows = Readonly<{ linkers: Linkers; skills: readonly Skill[]; texts: PlantTexts }>;

function* answer(request: ModelRequest, directory: PlantDirectory, { linkers, skills, texts }: Knows, now: Date): Generator<ModelEvent> {
  const role = roleOf(request.system);
  const offered = new Set(request.tools.map(({ name }) => name));
  const turn = new TurnReply({ directory, linkers, skills, offered, now, role }, request.messages);
  const reply = turn.to(dialogueOf(request.messages));
  if (reply?.kind === 'calls') {
    const step = stepsTaken(request.messages);
    for (const [index, call] of reply.calls.entries()) yield { type: 'tool-call', call: numbered(call, step, index) };
    yield end('tool-calls', request.messages, '');
    return;
  }
  const text = reply === null ? phrasesFor(languageOf(request.messages)).cannotHelp : textOf(reply, new Results(request.messages), texts);
  yield { type: 'text-delta', text };
  yield end('stop', request.messages, text);
}

/** The reply as text with its markers: how a slip was read, corrections of the premise, and the lines. */
function textOf({ lines, understanding }: Extract<Reply, { kind: 'lines' }>, results: Results, texts: PlantTexts): string {
  const { language } = understanding;
  const say = phrasesFor(language);
  const corrections = premiseLines(results);
  // A correction is an answer, "not in the sources" after it would take it back; but it tells nobody how a work is done.
  const abstains = lines[0]?.text === say.notInSources && !asksHowTo(understanding.question);
  const understood = understanding.readAs.map(({ written, read }): Line => ({ text: say.readAs(written, read), evidence: [] }));
  return [...understood, ...corrections, ...(corrections.length > 0 && abstains ? [] : lines)]
    .map((each) =>
      markedLine({
        ...each,
        text: quotesOnly(each, results)
          ? inLanguage(each.text, language)
          : inDecimals(
              texts.around(each.text, language, (rest) => inLanguage(rest, language)),
              language,
            ),
      }),
    )
    .join('\n');
}

/** The messages up to the last question. */
function dialogueOf(messages: readonly Message[]): readonly Message[] {
  return messages.slice(0, messages.findLastIndex(({ role }) => role === 'user') + 1);
}

function languageOf(messages: readonly Message[]): Language {
  const asked = messages.findLast(({ role }) => role === 'user');
  return detectLanguage(asked?.role === 'user' ? asked.text : '');
}

/** True of a line that stands on documents and records of people alone: they are quoted as they are. */
function quotesOnly({ evidence }: Line, results: Results): boolean {
  const kinds = new Map(results.evidence().map(({ id, kind }) => [id, kind]));
  return evidence.length > 0 && evidence.every((id) => kinds.get(id) === 'passage' || kinds.get(id) === 'log-row');
}

function premiseLines(results: Results): readonly Line[] {
  return results
    .of('check_premise')
    .flatMap(({ output, evidence }) =>
      output.refuted.flatMap(({ correction }) => (correction === null ? [] : [{ text: correction, evidence: evidence.map(({ id }) => id) }])),
    );
}

function numbered(call: PlannedCall, step: number, index: number): ToolCall {
  return { callId: `call-${step + 1}-${index + 1}`, toolName: call.toolName, input: call.input };
}

function end(reason: 'stop' | 'tool-calls', messages: readonly Message[], text: string): ModelEvent {
  const words = (content: string): number => Math.ceil(content.length / 4);
  const input = messages.reduce((total, message) => total + words('text' in message ? message.text : JSON.stringify(message.outcome)), 0);
  return { type: 'model-end', reason, usage: { inputTokens: input, outputTokens: words(text) } };
}

function roleOf(system: string): SkillContext['role'] {
  const found = /\brole: (technician|engineer|shift-lead|manager|admin)\b/u.exec(system)?.[1];
  return found === 'technician' || found === 'engineer' || found === 'shift-lead' || found === 'manager' || found === 'admin' ? found : null;
}
