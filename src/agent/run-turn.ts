import { amendsCommand, isConfirmation } from '../domain/command-intent.js';
import { type CopilotError, toCopilotError } from '../domain/errors.js';
import { detectLanguage } from '../domain/language.js';
import { readSafetyOfTurn } from '../domain/safety-request/classify.js';
import { givesReason } from '../domain/shelving-reason.js';
import type { TurnEvent, TurnRecord, Withheld } from '../domain/turn.js';
import type { Message, ToolCall } from '../ports/model.js';
import type { Tool } from '../ports/tool.js';
import { Budget, idleStepsAllowed, keepsRepeating, neverAnswers, notInSources, provesNothing, stoppedEarly, tooSlow } from './budget.js';
import { EvidenceLedger } from './ledger.js';
import { ModelRelay } from './model-relay.js';
import { Speaker } from './speaker.js';
import { takenOver } from './take-over.js';
import { ToolRunner } from './tool-runner.js';
import { toolsFor } from './tools-for.js';
import type { TurnInput, TurnParts } from './turn-parts.js';

type TurnReason = 'answered' | 'turn-limit' | 'cancelled';

/**
 * One turn, top to bottom: check the premise, then let the model speak and call tools until it has nothing more to ask,
 * give it one chance to repair what the gate held back, and end. Never throws: what goes wrong is the last event.
 */
export async function runTurn(parts: TurnParts, input: TurnInput, emit: (event: TurnEvent) => void, signal: AbortSignal): Promise<void> {
  const budget = new Budget(parts.limits, parts.clock, signal);
  try {
    await new Turn(parts, input, emit, budget).run();
  } catch (error) {
    const failure = toCopilotError(error);
    emit({ type: 'turn-error', turnId: input.turnId, code: failure.code, message: failure.message });
  } finally {
    budget.end();
  }
}

class Turn {
  readonly #parts: TurnParts;
  readonly #input: TurnInput;
  readonly #emit: (event: TurnEvent) => void;
  readonly #budget: Budget;
  readonly #ledger = new EvidenceLedger();
  readonly #speaker: Speaker;
  readonly #runner: ToolRunner;
  readonly #relay: ModelRelay;
  readonly #tools: ReadonlyMap<string, Tool>;
  readonly #prompt: Readonly<{ text: string; version: string }>;
  readonly #refuses: boolean;
  #messages: Message[];
  #firstSentence: number | null = null;
  #awaitsApproval = false;

  constructor(parts: TurnParts, input: TurnInput, emit: (event: TurnEvent) => void, budget: Budget) {
    this.#parts = parts;
    this.#input = input;
    this.#emit = emit;
    this.#budget = budget;
    this.#tools = toolsFor(parts, input);
    this.#prompt = parts.prompts.system(input.actor.role, {
      plantTime: parts.snapshot().plantTime,
      site: parts.site,
      tools: [...this.#tools.values()].map(({ name, description }) => `${name}: ${description}`).join('\n'),
    });
    const asked = input.history.flatMap((message) => (message.role === 'user' ? [message.text] : []));
    const before = asked.at(-1);
    const { refused, careful } = readSafetyOfTurn(input.question, before ?? null, parts.protects, parts.changesOperation);
    this.#speaker = new Speaker({
      ledger: this.#ledger,
      emit: (event) => this.#forward(event),
      turnId: input.turnId,
      question: input.question,
      asked,
      careful: careful && refused === null,
      stopped: () => budget.cancelled,
      ...(parts.translations === undefined ? {} : { translations: parts.translations }),
      ...(parts.glossary === undefined ? {} : { glossary: parts.glossary }),
    });
    this.#speaker.guardSystemPrompt(this.#prompt.text);
    // A request of before carries over only where the person agrees to it, or changes it, now.
    const personsWords =
      before !== undefined && (isConfirmation(input.question) || amendsCommand(input.question) || givesReason(input.question, before))
        ? `${before}\n${input.question}`
        : input.question;
    this.#runner = new ToolRunner({
      ...parts,
      tools: this.#tools,
      ledger: this.#ledger,
      emit,
      turnId: input.turnId,
      actor: input.actor,
      collection: input.collection,
      personsWords,
      signal: budget.signal,
    });
    this.#relay = new ModelRelay(parts.models, parts.limits);
    this.#refuses = refused !== null;
    // What nobody may get is refused by rule, not by the good will of a model: the built-in engine answers.
    if (this.#refuses) this.#relay.skipToLast();
    this.#messages = [...input.history, { role: 'user', text: input.question }];
  }

  async run(): Promise<void> {
    const { turnId, conversation, question } = this.#input;
    this.#emit({ type: 'turn-start', turnId, conversation, question, at: this.#parts.clock.now().toISOString() });
    await this.#end(await this.#answer());
  }

  async #answer(): Promise<TurnReason> {
    try {
      await this.#checkPremise();
      const reason = await this.#converse();
      return this.#budget.cancelled ? 'cancelled' : reason;
    } catch (error) {
      if (this.#budget.cancelled) return 'cancelled';
      if (this.#budget.spent(this.#runner.count, this.#relay.usage) !== null) return 'turn-limit';
      if (toCopilotError(error).code === 'cancelled') return 'cancelled';
      throw error;
    } finally {
      this.#reportWithheld(this.#speaker.takeWithheld());
    }
  }

  /** Puts corrections of false premises before the model as a tool result, so that any model sees them and the built-in engine leads with them. */
  async #checkPremise(): Promise<void> {
    if (this.#input.collection !== null || this.#refuses) return;
    const findings = await this.#parts.premise.check(this.#input.question, this.#input.actor, this.#budget.signal);
    const refuted = findings.filter(({ verdict, correction }) => verdict === 'refuted' && correction !== null);
    if (refuted.length === 0) return;
    const evidence = refuted.flatMap((finding) => finding.evidence.map((item) => this.#ledger.add(item)));
    const callId = 'premise';
    this.#messages.push({ role: 'assistant', text: '', toolCalls: [{ callId, toolName: 'check_premise', input: {} }] });
    const output = { refuted: refuted.map(({ claim, correction }) => ({ claim, correction })) };
    this.#messages.push({ role: 'tool', callId, toolName: 'check_premise', outcome: { kind: 'ok', output, evidence } });
  }

  async #converse(): Promise<TurnReason> {
    let repairing = false;
    for (;;) {
      const spent = this.#budget.spent(this.#runner.count, this.#relay.usage);
      if (spent === 'steps' && this.#speaker.sentences === 0 && !this.#relay.isLast) this.#failOver(neverAnswers(this.#relay.current.id));
      else if (spent !== null) return 'turn-limit';
      this.#budget.step();
      const signal = this.#relay.isLast ? this.#budget.signal : this.#budget.modelSignal;
      const { calls, text, error } = await this.#relay.step(this.#request(), this.#messages, this.#speaker, signal);
      if (error !== null) {
        // What has passed the gate stands; a second answer from another model would only repeat it.
        if (repairing && this.#speaker.sentences > 0 && !this.#budget.signal.aborted) return 'answered';
        this.#failOver(signal.aborted && !this.#budget.signal.aborted ? tooSlow(this.#relay.current.id) : error);
        repairing = false;
        continue;
      }
      if (calls.length > 0) {
        await this.#runTools(text, calls);
        continue;
      }
      const held = repairing || this.#relay.isLast ? [] : this.#speaker.takeWithheld();
      if (held.length === 0) {
        if (this.#speaker.sentences > 0 || this.#relay.isLast) return 'answered';
        // Silence would be a false statement about sources that the model may not have looked into.
        this.#failOver(provesNothing(this.#relay.current.id));
        repairing = false;
        continue;
      }
      this.#reportWithheld(held);
      repairing = true;
      const sentences = held.map((item) => `- ${item.text} (${item.reason}: ${item.claims.join(', ')})`).join('\n');
      this.#messages.push({ role: 'assistant', text, toolCalls: [] }, { role: 'user', text: this.#parts.prompts.repair({ sentences }) });
    }
  }

  #request() {
    const { question, earlier } = this.#input;
    return { system: this.#prompt.text, question, tools: [...this.#tools.values()], ...(earlier === undefined || earlier === null ? {} : { earlier }) };
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
    if (this.#runner.idleSteps >= idleStepsAllowed) this.#failOver(keepsRepeating(this.#relay.current.id));
  }

  /** The next model takes over in the same turn and the person is told; the last one's failure, or a cancellation, ends the turn. */
  #failOver(error: CopilotError): void {
    if (error.code === 'cancelled' || this.#budget.signal.aborted) throw error;
    const failed = this.#relay.next(error);
    this.#messages = [...takenOver(this.#messages, this.#input.question)];
    this.#runner.modelChanged();
    this.#speaker.modelChanged();
    this.#budget.renewSteps();
    this.#emit({
      type: 'notice',
      turnId: this.#input.turnId,
      text: `The model ${failed} is not available (${error.message}) ${this.#relay.current.id} continues.`,
    });
  }

  #reportWithheld(held: readonly Withheld[]): void {
    for (const item of held) this.#emit({ type: 'withheld', turnId: this.#input.turnId, text: item.text, reason: item.reason, claims: item.claims });
  }

  async #end(reason: TurnReason): Promise<void> {
    const { turnId } = this.#input;
    const limit = reason === 'turn-limit' ? this.#budget.spent(this.#runner.count, this.#relay.usage) : null;
    if (limit !== null) this.#emit({ type: 'notice', turnId, text: `This turn ended because it used up its budget of ${limit}; ask again or ask for less.` });
    const language = detectLanguage(this.#input.question);
    if (this.#speaker.sentences === 0 && reason !== 'cancelled')
      await this.#speaker.say(limit === null ? (this.#speaker.unproved ?? notInSources[language]) : stoppedEarly[language]);
    const abstained = this.#speaker.abstained;
    const { evidence, turns } = this.#relay.leftOut;
    const leftOut = evidence.length + turns === 0 ? {} : { leftOut: { evidence: [...evidence], turns } };
    const redacted = this.#relay.redacted === null ? {} : { redacted: { ...this.#relay.redacted } };
    const record: TurnRecord = { model: this.#relay.current.id, promptVersion: this.#prompt.version, ...this.#parts.snapshot(), ...leftOut, ...redacted };
    const ending = reason !== 'answered' ? reason : this.#awaitsApproval ? 'awaiting-approval' : abstained ? 'abstained' : 'answered';
    this.#emit({
      type: 'turn-end',
      turnId,
      reason: ending,
      abstained,
      usage: this.#relay.usage,
      record,
      milliseconds: this.#budget.elapsed,
      firstSentenceMilliseconds: this.#firstSentence,
    });
  }

  #forward(event: TurnEvent): void {
    if (event.type === 'sentence' && this.#firstSentence === null) {
      this.#firstSentence = this.#budget.elapsed;
      this.#budget.spoken();
    }
    this.#emit(event);
  }
}
