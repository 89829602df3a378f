import { parseIdentifiers } from '../domain/identifiers.js';
import type { Message } from '../ports/model.js';
import { documentsOf } from './shown/paper-follow-up.js';
import type { Shown } from './shown/rows.js';
import type { Understanding } from './understand/understanding.js';

/** How the questions of a dialogue hang together: the one before, how far a turn has come, what a short question leans on. */

/** Beside its isolation the work on a machine is asked for: a part that names none is about that machine. */
export function onMachine(read: Understanding, first: Understanding, skill: string): Understanding {
  const [machine] = first.assets;
  if (machine === undefined || read.assets.length > 0 || skill !== 'isolation-points') return read;
  return { ...read, assets: [machine], effective: `${read.effective} ${machine.id}` };
}

/** Rounds of tools that this turn has had. */
export function stepsTaken(messages: readonly Message[]): number {
  return messages.slice(messages.findLastIndex(({ role }) => role === 'user')).filter(({ role }) => role === 'assistant').length;
}

/** The dialogue up to the question before; null where there is none. */
export function dialogueBefore(dialogue: readonly Message[]): readonly Message[] | null {
  const last = dialogue.findLastIndex(({ role }) => role === 'user');
  const before = dialogue.slice(0, Math.max(0, last)).findLastIndex(({ role }) => role === 'user');
  return before < 0 ? null : dialogue.slice(0, before + 1);
}

/** So many words or characters of Chinese may lean on what was said before. */
const briefWords = 12;

export function isBrief(question: string): boolean {
  return question.trim().split(/\s+/u).length <= briefWords && !/\p{Script=Han}{17}/u.test(question) && parseIdentifiers(question).length === 0;
}

export function sharesDocument(one: Shown, other: Shown): boolean {
  const papers = new Set(documentsOf(other));
  return documentsOf(one).some((id) => papers.has(id));
}

/** The headings of documents under which an answer stands. */
function placesOf({ lines, evidence }: Shown): ReadonlySet<string> {
  const cited = new Set(lines.flatMap(({ evidence: ids }) => ids));
  return new Set(evidence.flatMap((item) => (item.kind === 'passage' && cited.has(item.id) ? [`${item.documentId} ${item.section ?? item.passageId}`] : [])));
}

/** Whether two answers stand under one heading of a document. */
export function sharesPlace(one: Shown, other: Shown): boolean {
  const places = placesOf(other);
  return [...placesOf(one)].some((place) => places.has(place));
}
