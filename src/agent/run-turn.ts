import { isConfirmation } from '../domain/command-intent.js';
import { type CopilotError, toCopilotError } from '../domain/errors.js';
import { classifySafetyRequest } from '../domain/safety-request/classify.js';
import type { TurnEvent, TurnRecord, Withheld } from '../domain/turn.js';
import type { ChatModel, Message, ToolCall, Usage } from '../ports/model.js';
import type { Tool } from '../ports/tool.js';
import { EvidenceLedger } from './ledger.js';
import { Speaker } from './speaker.js';
import { ToolRunner } from './tool-runner.js';
import { toolsFor } from './tools-for.js';
import type { TurnInput, TurnParts } from './turn-parts.js';

type TurnReason = 'answered' | 'turn-limit' | 'cancelled';
type Step = Readonly<{ calls: readonly ToolCall[]; text: string; error: CopilotError | null }>;

/**
 * One turn, top to bottom: check the premise, then let the model speak and call tools until it has nothing more to ask,
 * give it one chance to repair what the gate held back, and end. Never throws: what goes wrong is the last event.
 */
export async function runTurn(parts: TurnParts, input: TurnInput, emit: (event: TurnEvent) => void, signal: AbortSignal): Promise<void> {
  try {
    await new Turn(parts, input, emit, signal).run();
  } catch (error) {
    const failure = toCopilotError(error);
    emit({ type: 'turn-error', turnId: input.turnId, code: failure.code, message: failure.message });
  }
}

class Turn {
  readonly #parts: TurnParts;
  readonly #input: TurnInput;
  readonly #emit: (event: TurnEvent) => void;
  readonly #signal: AbortSignal;
  readonly #ledger = new EvidenceLedger();
  readonly #speaker: Speaker;
  readonly #runner: ToolRunner;
  readonly #tools: ReadonlyMap<string, Tool>;
  readonly #started: number;
  readonly #prompt: Readonly<{ text: string; version: string }>;
  readonly #messages: Message[];
  readonly #refuses: boolean;
  #modelIndex = 0;
  #usage: Usage = { inputTokens: 0, outputTokens: 0 };
  #firstSentence: number | null = null;
  #awaitsApproval = false;

  constructor(parts: TurnParts, input: TurnInput, emit: (event: TurnEvent) => void, signal: AbortSignal) {
    this.#parts = parts;
    this.#input = input;
    this.#emit = emit;
    this.#signal = signal;
    this.#started = parts.clock.now().getTime();
    this.#tools = toolsFor(parts, input);
    this.#prompt = parts.prompts.system(input.actor.role, {
      plantTime: parts.snapshot().plantTime,
      site: parts.site,
      tools: [...this.#tools.values()].map(({ name, description }) => `${name}: ${description}`).join('\n'),
    });
    this.#speaker = new Speaker({ ledger: this.#ledger, emit: (event) => this.#forward(event), turnId: input.turnId });
    this.#speaker.guardSystemPrompt(this.#prompt.text);
    const before = input.history.flatMap((message) => (message.role === 'user' ? [message.text] : [])).at(-1);
    // A request of before carries over only where the person agrees to it now.
    const personsWords = before !== undefined && isConfirmation(input.question) ? `${before}\n${input.question}` : input.question;
    this.#runner = new ToolRunner({
      ...parts,
      tools: this.#tools,
      ledger: this.#ledger,
      emit,
      turnId: input.turnId,
      actor: input.actor,
      collection: input.collection,
      personsWords,
      signal,
    });
    this.#refuses = classifySafetyRequest(input.question) !== null;
    // What nobody may get is refused by rule, not by the good will of a model: the built-in engine answers.
    if (this.#refuses) this.#modelIndex = parts.models.length - 1;
    this.#messages = [...input.history, { role: 'user', text: input.question }];
  }

  async run(): Promise<void> {
    const { turnId, conversation, question } = this.#input;
    this.#emit({ type: 'turn-start', turnId, conversation, question, at: this.#parts.clock.now().toISOString() });
    this.#end(await this.#answer());
  }

  async #answer(): Promise<TurnReason> {
    try {
      await this.#checkPremise();
      return await this.#converse();
    } catch (error) {
      if (this.#signal.aborted || toCopilotError(error).code === 'cancelled') return 'cancelled';
      throw error;
    }
  }

  /** Puts corrections of false premises before the model as a tool result, so that any model sees them and the built-in engine leads with them. */
  async #checkPremise(): Promise<void> {
    if (this.#input.collection !== null || this.#refuses) return;
    const findings = await this.#parts.premise.check(this.#input.question, this.#input.actor, this.#signal);
    const refuted = findings.filter(({ verdict, correction }) => verdict === 'refuted' && correction !== null);
    if (refuted.length === 0) return;
    const evidence = refuted.flatMap((finding) => finding.evidence.map((item) => this.#ledger.add(item)));
    const callId = 'premise';
    this.#messages.push({ role: 'assistant', text: '', toolCalls: [{ callId, toolName: 'check_premise', input: {} }] });
    const output = { refuted: refuted.map(({ claim, correction }) => ({ claim, correction })) };
    this.#messages.push({ role: 'tool', callId, toolName: 'check_premise', outcome: { kind: 'ok', output, evidence } });
  }

  async #converse(): Promise<TurnReason> {
    const { limits } = this.#parts;
    let repaired = false;
    let held: readonly Withheld[] = [];
    let reason: TurnReason = 'answered';
    for (let step = 0; ; step += 1) {
      if (step >= limits.maxSteps || this.#runner.count > limits.maxToolCalls || this.#elapsed() > limits.maxMilliseconds) {
        reason = 'turn-limit';
        break;
      }
      const { calls, text, error } = await this.#step();
      if (error !== null) {
        this.#failOver(error);
        continue;
      }
      if (calls.length > 0) {
        await this.#runTools(text, calls);
        continue;
      }
      held = this.#speaker.takeWithheld();
      const mayRepair = held.length > 0 && !repaired && this.#modelIndex < this.#parts.models.length - 1;
      if (!mayRepair) break;
      repaired = true;
      this.#messages.push(
        { role: 'assistant', text, toolCalls: [] },
        {
          role: 'user',
          text: this.#parts.prompts.repair({ sentences: held.map((item) => `- ${item.text} (${item.reason}: ${item.claims.join(', ')})`).join('\n') }),
        },
      );
    }
    for (const item of [...held, ...this.#speaker.takeWithheld()])
      this.#emit({ type: 'withheld', turnId: this.#input.turnId, text: item.text, reason: item.reason, claims: item.claims });
    return reason;
  }

  async #step(): Promise<Step> {
    const model = this.#model();
    const speech = this.#speaker.begin();
    const calls: ToolCall[] = [];
    let text = '';
    const request = {
      system: this.#prompt.text,
      messages: this.#messages,
      temperature: 0,
      maxOutputTokens: this.#parts.limits.maxOutputTokens,
      tools: [...this.#tools.values()].map(({ name, description, inputJsonSchema }) => ({ name, description, inputJsonSchema })),
    };
    for await (const event of model.stream(request, this.#signal)) {
      if (event.type === 'text-delta') {
        text += event.text;
        speech.push(event.text);
      } else if (event.type === 'tool-call') calls.push(event.call);
      else if (event.type === 'model-end')
        this.#usage = { inputTokens: this.#usage.inputTokens + event.usage.inputTokens, outputTokens: this.#usage.outputTokens + event.usage.outputTokens };
      else return { calls: [], text, error: event.error };
    }
    speech.end();
    return { calls, text, error: null };
  }

  async #runTools(text: string, calls: readonly ToolCall[]): Promise<void> {
    this.#messages.push({ role: 'assistant', text, toolCalls: calls });
    const outcomes = await this.#runner.run(calls);
    for (const [index, outcome] of outcomes.entries()) {
      const call = calls[index];
      if (call === undefined) continue;
      if (outcome.kind === 'drafted') this.#awaitsApproval = true;
      this.#messages.push({ role: 'tool', callId: call.callId, toolName: call.toolName, outcome });
    }
  }

  /** The next model takes over in the same turn and the person is told; the last one's failure, or a cancellation, ends the turn. */
  #failOver(error: CopilotError): void {
    if (error.code === 'cancelled' || this.#signal.aborted || this.#modelIndex >= this.#parts.models.length - 1) throw error;
    const failed = this.#model().id;
    this.#modelIndex += 1;
    this.#emit({ type: 'notice', turnId: this.#input.turnId, text: `The model ${failed} is not available (${error.message}) ${this.#model().id} continues.` });
  }

  #end(reason: TurnReason): void {
    const { turnId } = this.#input;
    if (this.#speaker.sentences === 0 && reason !== 'cancelled') this.#speaker.say('That is not in the sources I can read, so I will not guess.');
    const abstained = this.#speaker.abstained;
    const record: TurnRecord = { model: this.#model().id, promptVersion: this.#prompt.version, ...this.#parts.snapshot() };
    const ending = reason !== 'answered' ? reason : this.#awaitsApproval ? 'awaiting-approval' : abstained ? 'abstained' : 'answered';
    this.#emit({
      type: 'turn-end',
      turnId,
      reason: ending,
      abstained,
      usage: this.#usage,
      record,
      milliseconds: this.#elapsed(),
      firstSentenceMilliseconds: this.#firstSentence,
    });
  }

  #model(): ChatModel {
    const model = this.#parts.models[this.#modelIndex];
    if (model === undefined) throw new RangeError('a turn needs at least one model');
    return model;
  }

  #forward(event: TurnEvent): void {
    if (event.type === 'sentence' && this.#firstSentence === null) this.#firstSentence = this.#elapsed();
    this.#emit(event);
  }

  #elapsed(): number {
    return this.#parts.clock.now().getTime() - this.#started;
  }
}
