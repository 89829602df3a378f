import type { SignalLinker } from '../../domain/signal-linking.js';
import type { PlantDirectory } from '../../ports/plant.js';

const lead =
  /^\s*(?:(?:and|und|ok|so|also|what about|how about|was ist mit|那么?|还有)[\s,]*)+(?:(?:on|at|for|of|in|with|from|auf|an|bei|für|von)\s+)?(?:the|its|his|their|der|die|das|dem|den|seine?|ihre?)?\s*/iu;
const tail = /\s*(?:then|now|jetzt|呢)?\s*[?？!.]*\s*$/iu;

const sideOnly = /^(?:(?:actual|real|measured|current|present)\s+)?(?:values?|readings?|actual|set ?point)$/iu;

/** A carrying question that names another quantity, and the machines it may be of. `keeps`: it is of the machine spoken of before. */
export type QuantityFollowUp = Readonly<{ effective: string; keeps: boolean }>;

/**
 * "And its torque?": the question before, about another quantity. A question that asked for a figure of a time keeps its words around the quantity;
 * one that asked how something reads now is asked anew. Null where the words name no quantity.
 */
export function quantityFollowUp(
  question: string,
  before: string,
  asksFigure: boolean,
  machines: readonly string[],
  { directory, signals, named }: Readonly<{ directory: PlantDirectory; signals: SignalLinker; named: readonly string[] }>,
): QuantityFollowUp | null {
  if (!lead.test(question)) return null;
  const phrase = question.replace(lead, '').replace(tail, '');
  // "And C?" names one of like machines.
  if (phrase.length < 2 || phrase.split(/\s+/u).length > 5) return null;
  // "And the chiller?" names a machine, "and the actual value?" another side of what was asked.
  if (named.some((text) => text.toLowerCase() === phrase.toLowerCase()) || sideOnly.test(phrase)) return null;
  const within = machines.length === 0 ? null : signals.link(phrase, new Set(machines));
  const anywhere = signals.link(phrase, null);
  const found = within ?? anywhere;
  const isCounted = directory.tags.some(({ kind, description }) => kind === 'counter' && countedBy(phrase, description));
  if (!isCounted && (found === null || found.coverage < 0.99)) return null;
  const old = asksFigure ? (signals.link(before, machines.length === 0 ? null : new Set(machines)) ?? signals.link(before, null)) : null;
  const keeps = within !== null;
  if (old !== null) return { effective: `${before.slice(0, old.start)}${phrase}${before.slice(old.end)}`, keeps: true };
  // Of a stretch of time that was spoken of the course is asked, and not the value now.
  if (asksFigure) return { effective: `how did the ${phrase}${keeps ? ` of ${machines.join(' ')}` : ''} develop`, keeps };
  return { effective: `what is the ${phrase}${keeps ? ` of ${machines.join(' ')}` : ''} now`, keeps };
}

/** Every word of the phrase is a word of the counter. */
function countedBy(phrase: string, description: string): boolean {
  const words = (text: string): readonly string[] => (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => word !== 'count' && word !== 'number');
  const said = words(phrase);
  return said.length > 0 && said.every((word) => words(description).some((each) => each.slice(0, 5) === word.slice(0, 5)));
}
