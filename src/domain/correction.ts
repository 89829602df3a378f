import * as z from 'zod';
import { Actor, type Role } from './actor.js';
import { Timestamp } from './ids.js';

/** What somebody said an answer should have been, and what a reviewer made of it. An approved one is a standard answer, and a sample of the evals. */
export const Correction = z.object({
  turnId: z.string(),
  question: z.string(),
  /** What the copilot had answered. */
  answer: z.string(),
  correction: z.string(),
  by: Actor,
  at: Timestamp,
  status: z.enum(['pending', 'approved', 'rejected']),
  /** The reviewed wording; null until approved. */
  standardAnswer: z.string().nullable(),
  /** The document that holds it, where the reviewer named one. */
  document: z.string().nullable(),
  reviewedBy: Actor.nullable(),
});
export type Correction = z.infer<typeof Correction>;

/** A reviewer's decision. Without an own wording the correction stands as it was written. */
export const CorrectionReview = z.object({
  decision: z.enum(['approve', 'reject']),
  answer: z.string().trim().min(1).max(4000).optional(),
  document: z.string().trim().min(1).max(200).optional(),
});
export type CorrectionReview = z.infer<typeof CorrectionReview>;

/** Roles whose word makes a correction a standard answer. */
export const correctionReviewers: readonly Role[] = ['engineer', 'shift-lead', 'admin'];
