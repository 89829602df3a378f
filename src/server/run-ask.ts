import { type AskResult, collectTurn, type TurnEvent } from '../domain/turn.js';
import type { AskRequest, Copilot } from '../ports/copilot.js';
import type { Metrics } from './metrics.js';

/** One whole turn over HTTP. Rejects like TurnService.ask before the first event; later failures are in `error` of the result. */
export async function runAsk(services: Readonly<{ copilot: Copilot; metrics: Metrics }>, request: AskRequest, signal: AbortSignal): Promise<AskResult> {
  const events: TurnEvent[] = [];
  for await (const event of services.metrics.observeTurn(services.copilot.turns.ask(request, signal))) events.push(event);
  return collectTurn(events);
}
