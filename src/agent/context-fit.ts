import type { Evidence } from '../domain/evidence.js';
import type { Message } from '../ports/model.js';
import { cleanText } from './clean-text.js';

/** What was left out of a request so that it fits: ids of evidence, and how many earlier turns. */
export type LeftOut = Readonly<{ evidence: readonly string[]; turns: number }>;
export type FittedContext = Readonly<{ messages: readonly Message[]; leftOut: LeftOut }>;

/** Characters that a message costs beside its text. */
const overhead = 60;
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}.-]*/gu;

/**
 * Fits a request into a number of characters (about four make a token): the evidence that has least to do with the question goes first, then the
 * oldest turns of the conversation, then the length of the quotes that are left. The question itself, the calls and one piece of evidence per
 * result always stay. Quotes go to a model without control characters and live images; the ledger keeps them as they are.
 */
export function fitContext(messages: readonly Message[], question: string, budget: number): FittedContext {
  const clean = messages.map(cleaned);
  let excess = size(clean) - budget;
  if (excess <= 0) return { messages: clean, leftOut: { evidence: [], turns: 0 } };
  const dropped = new Set<string>();
  for (const { id, cost } of byRelevance(clean, question)) {
    if (excess <= 0) break;
    dropped.add(id);
    excess -= cost;
  }
  const fewer = clean.map((message) => withoutEvidence(message, dropped));
  const { kept, turns } = excess > 0 ? withoutOldTurns(fewer, question, budget) : { kept: fewer, turns: 0 };
  const left = size(kept) - budget;
  return { messages: left > 0 ? shortened(kept, left) : kept, leftOut: { evidence: [...dropped], turns } };
}

function cleaned(message: Message): Message {
  if (message.role !== 'tool' || (message.outcome.kind !== 'ok' && message.outcome.kind !== 'drafted')) return message;
  const evidence = message.outcome.evidence.map((item) => ({ ...item, label: cleanText(item.label), quote: cleanText(item.quote) }));
  return { ...message, outcome: { ...message.outcome, evidence } };
}

function evidenceOf(message: Message): readonly Evidence[] {
  return message.role === 'tool' && message.outcome.kind === 'ok' ? message.outcome.evidence : [];
}

const costOf = (item: Evidence): number => item.label.length + item.quote.length + overhead;

function size(messages: readonly Message[]): number {
  return messages.reduce((total, message) => {
    if (message.role === 'tool') return total + overhead + evidenceOf(message).reduce((sum, item) => sum + costOf(item), 0);
    const calls = message.role === 'assistant' ? message.toolCalls.reduce((sum, { input }) => sum + overhead + JSON.stringify(input ?? {}).length, 0) : 0;
    return total + overhead + message.text.length + calls;
  }, 0);
}

/** The evidence that may go, least relevant first. Relevance: the question's words in it, rare words counting more; among equals the later goes first. */
function byRelevance(messages: readonly Message[], question: string): ReadonlyArray<Readonly<{ id: string; cost: number }>> {
  const all = messages.flatMap((message) => evidenceOf(message).map((item, rank) => ({ item, rank, words: wordsOf(`${item.label} ${item.quote}`) })));
  const wanted = [...wordsOf(question)];
  const weight = new Map(wanted.map((word) => [word, Math.log(1 + all.length / (1 + all.filter(({ words }) => words.has(word)).length))]));
  const best = new Map<string, number>();
  const scored = all.map(({ item, rank, words }, at) => {
    const score = wanted.reduce((sum, word) => sum + (words.has(word) ? (weight.get(word) ?? 0) : 0), 0);
    best.set(item.id, Math.max(best.get(item.id) ?? 0, score));
    return { id: item.id, cost: costOf(item), score, rank, at };
  });
  const order = scored.sort((a, b) => a.score - b.score || b.rank - a.rank || b.at - a.at);
  return order.slice(0, Math.max(0, order.length - 1)).filter(({ id, score }) => score >= (best.get(id) ?? 0));
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(wordPattern) ?? []).filter((word) => word.length > 2 || /\p{N}|\p{Script=Han}/u.test(word)));
}

function withoutEvidence(message: Message, dropped: ReadonlySet<string>): Message {
  if (message.role !== 'tool' || message.outcome.kind !== 'ok') return message;
  const evidence = message.outcome.evidence.filter(({ id }) => !dropped.has(id));
  const omitted = message.outcome.evidence.length - evidence.length;
  return omitted === 0 ? message : { ...message, outcome: { ...message.outcome, evidence, omitted } };
}

/** Earlier turns go from the oldest on, each whole; what follows the question stays. */
function withoutOldTurns(messages: readonly Message[], question: string, budget: number): Readonly<{ kept: readonly Message[]; turns: number }> {
  let kept = messages;
  let turns = 0;
  while (size(kept) > budget) {
    const asked = kept.findIndex((message) => message.role === 'user' && message.text === question);
    const next = kept.findIndex((message, index) => index > 0 && message.role === 'user');
    if (next < 0 || asked <= 0) break;
    kept = kept.slice(Math.min(next, asked));
    turns += 1;
  }
  return { kept, turns };
}

/** The last resort: quotes lose their ends, the longest first. */
function shortened(messages: readonly Message[], excess: number): readonly Message[] {
  const lengths = messages.flatMap((message) => evidenceOf(message).map(({ quote }) => quote.length)).sort((a, b) => b - a);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const longest = Math.max(200, Math.floor((total - excess) / Math.max(1, lengths.length)));
  return messages.map((message) => {
    if (message.role !== 'tool' || message.outcome.kind !== 'ok') return message;
    const evidence = message.outcome.evidence.map((item) =>
      item.quote.length <= longest ? item : { ...item, quote: `${item.quote.slice(0, longest)} [...]` },
    );
    return { ...message, outcome: { ...message.outcome, evidence } };
  });
}
