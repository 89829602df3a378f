import type { Condition } from './model.js';

/** One step of a sequence: what is on, and what ends it: a condition, a time, or both (the time counts from the condition's step). */
export interface SequenceStep {
  readonly title: string;
  readonly outputs: readonly string[];
  readonly end: Condition | null;
  /** Milliseconds after which it ends; 0 when its condition ends it. */
  readonly milliseconds: number;
}

/** A sequence told in prose: steps one after another, what starts it, what breaks it off, and whether it begins again. */
export interface StepProgram {
  readonly steps: readonly SequenceStep[];
  readonly start: Condition | null;
  readonly abort: Condition | null;
  readonly repeat: boolean;
  /** Whether it can be held, with everything off, and goes on where it was. */
  readonly holds: boolean;
  /** Names that stand for nouns of the request. */
  readonly declared: readonly string[];
  readonly assumptions: readonly string[];
}
