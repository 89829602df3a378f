import type { Actor } from '../domain/actor.js';
import { type Correction, type CorrectionReview, correctionReviewers } from '../domain/correction.js';
import { CopilotError } from '../domain/errors.js';
import type { CorrectionService } from '../ports/copilot.js';
import type { AuditLog, AuditRecord, ConversationStore, StoredTurn } from '../ports/records.js';
import type { Clock } from '../ports/system.js';

type Parts = Readonly<{ audit: AuditLog; conversations: ConversationStore; clock: Clock }>;
const pageSize = 1000;

/**
 * Corrections live in the audit log, where they cannot be changed afterwards: feedback with a correction, then the review of it. A correction
 * is reviewed once, by a person of a reviewing role who did not write it.
 */
export function createCorrections({ audit, conversations, clock }: Parts): CorrectionService {
  const list = async (): Promise<readonly Correction[]> => {
    const records = await readAll(audit);
    const reviews = new Map(records.filter(({ event }) => event === 'correction-reviewed').map((record) => [String(record.details['turnId']), record]));
    const given = new Map(records.filter(isCorrection).map((record) => [String(record.details['turnId']), record]));
    const found = await Promise.all(
      [...given].map(async ([turnId, record]) => {
        const turn = await turnOf(conversations, record.actor.id, turnId);
        return turn === null ? [] : [correctionOf(turn, record, reviews.get(turnId))];
      }),
    );
    return found.flat();
  };
  return {
    list: async (actor) => {
      mayReview(actor);
      return list();
    },
    review: async (turnId, actor, review) => {
      mayReview(actor);
      const correction = (await list()).find((one) => one.turnId === turnId);
      if (correction === undefined)
        throw new CopilotError({ code: 'not-found', message: `There is no correction of the turn ${turnId}; list the corrections to see them.` });
      if (correction.status !== 'pending')
        throw new CopilotError({ code: 'conflict', message: `The correction of ${turnId} is ${correction.status} already.` });
      if (correction.by.id === actor.id)
        throw new CopilotError({ code: 'forbidden', message: 'A correction is reviewed by somebody else than the person who wrote it.' });
      const details = reviewDetails(correction, review);
      await audit.append({ at: clock.now(), actor, category: 'configuration', event: 'correction-reviewed', result: 'ok', details });
      return { ...correction, ...reviewed(details), reviewedBy: actor };
    },
  };
}

function mayReview(actor: Actor): void {
  if (!correctionReviewers.includes(actor.role))
    throw new CopilotError({ code: 'forbidden', message: `Corrections are reviewed by ${correctionReviewers.join(', ')}; the role here is ${actor.role}.` });
}

const isCorrection = ({ event, details }: AuditRecord): boolean =>
  event === 'feedback' && typeof details['correction'] === 'string' && details['correction'].trim() !== '';

function reviewDetails({ turnId, correction }: Correction, { decision, answer, document }: CorrectionReview) {
  const approved = decision === 'approve';
  return {
    turnId,
    status: approved ? 'approved' : 'rejected',
    standardAnswer: approved ? (answer ?? correction) : null,
    document: approved ? (document ?? null) : null,
  };
}

function reviewed(details: Readonly<Record<string, unknown>>): Pick<Correction, 'status' | 'standardAnswer' | 'document'> {
  const text = (name: string): string | null => (typeof details[name] === 'string' ? details[name] : null);
  return { status: details['status'] === 'approved' ? 'approved' : 'rejected', standardAnswer: text('standardAnswer'), document: text('document') };
}

function correctionOf(turn: StoredTurn, given: AuditRecord, review: AuditRecord | undefined): Correction {
  const verdict = review === undefined ? { status: 'pending' as const, standardAnswer: null, document: null } : reviewed(review.details);
  const { turnId, question, answer } = turn;
  return {
    turnId,
    question,
    answer,
    correction: String(given.details['correction']),
    by: given.actor,
    at: given.at,
    ...verdict,
    reviewedBy: review?.actor ?? null,
  };
}

/** The turn, looked up among the conversations of the person who gave the feedback. */
async function turnOf(conversations: ConversationStore, owner: string, turnId: string): Promise<StoredTurn | null> {
  for (const { id } of await conversations.list(owner)) {
    const turn = (await conversations.turns(id, owner)).find((one) => one.turnId === turnId);
    if (turn !== undefined) return turn;
  }
  return null;
}

async function readAll(audit: AuditLog): Promise<readonly AuditRecord[]> {
  const all: AuditRecord[] = [];
  for (;;) {
    const page = await audit.read({ after: all.at(-1)?.sequence ?? 0, limit: pageSize });
    all.push(...page);
    if (page.length < pageSize) return all;
  }
}
