/**
 * From this probability on the best piece that a search found counts as an answer; below it the sources hold none. One figure for the
 * built-in engine, the command line and the evals; why this one: docs/decisions/0004-one-answerability-threshold.md.
 */
export const ANSWERABLE_FROM = 0.4;
