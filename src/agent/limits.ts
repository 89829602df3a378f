/** Budgets of one turn; each ends the turn cleanly with what has passed the gate so far. */
export type TurnLimits = Readonly<{ maxSteps: number; maxToolCalls: number; maxMilliseconds: number; maxOutputTokens: number; historyTurns: number }>;

export const defaultTurnLimits: TurnLimits = { maxSteps: 8, maxToolCalls: 24, maxMilliseconds: 120_000, maxOutputTokens: 2_000, historyTurns: 6 };
