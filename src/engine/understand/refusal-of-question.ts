import { readSafetyOfTurn, type SafetyRequest } from '../../domain/safety-request/classify.js';
import { type Protects, protectionOf } from '../../domain/safety-request/named-protection.js';
import { refusedAsWritten } from '../../domain/safety-request/written-order.js';
import { changesOperation } from '../../domain/setpoint-request.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { describesTwoHandControl } from './logic-request.js';
import { asksForNote, ownWordsOf } from './shift-note-request.js';
import { asksForWorkOrder, changesWorkOrder, problemOf } from './work-order-request.js';

const protections = new WeakMap<PlantDirectory, Protects>();

/** Reading a directory's protection anew for every question would take longer than the question. */
function protectionIn(directory: PlantDirectory): Protects {
  const known = protections.get(directory) ?? protectionOf(directory.tags);
  protections.set(directory, known);
  return known;
}

/** What the question wants written for people to work by; null where it wants nothing written. */
function writtenFor(question: string, previous: string | null): string | null {
  if (asksForWorkOrder(question, previous) || changesWorkOrder(question)) return problemOf(question, []);
  return asksForNote(question) ? (ownWordsOf(question) ?? question) : null;
}

/** Why nobody may get what a question asks for; null for what may be answered. `previous` is the question before it. */
export function refusalOf(question: string, previous: string | null, directory: PlantDirectory): SafetyRequest | null {
  if (describesTwoHandControl(question)) return null;
  const protects = protectionIn(directory);
  const written = writtenFor(question, previous);
  const asWritten = written === null ? null : refusedAsWritten(written, protects);
  return asWritten ?? readSafetyOfTurn(question, previous, protects, (message) => changesOperation(message, directory)).refused;
}
