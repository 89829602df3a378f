/** Budgets of one turn; each ends the turn cleanly with what has passed the gate so far. */
export type TurnLimits = Readonly<{
  maxSteps: number;
  maxToolCalls: number;
  maxMilliseconds: number;
  /** Tokens of all requests and replies of the turn together. */
  maxTokens: number;
  maxOutputTokens: number;
  /** Size of one request at most; four characters are about one token. */
  maxContextCharacters: number;
  /** How long one tool call may take. */
  toolMilliseconds: number;
  /** Earlier turns carried as messages; older ones are condensed. */
  historyTurns: number;
}>;

export const defaultTurnLimits: TurnLimits = {
  maxSteps: 8,
  maxToolCalls: 24,
  maxMilliseconds: 120_000,
  maxTokens: 400_000,
  maxOutputTokens: 2_000,
  maxContextCharacters: 240_000,
  toolMilliseconds: 45_000,
  historyTurns: 6,
};
