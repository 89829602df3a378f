import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { TurnEvent } from '../domain/turn.js';

export type Metrics = Readonly<{
  registry: Registry;
  sessionOpened(): void;
  sessionClosed(): void;
  slowReaderClosed(): void;
  /** Starts a stopwatch; calling the result gives the seconds since. */
  startTimer(): () => number;
  httpRequest(route: string, method: string, status: number, seconds: number): void;
  /** Passes a turn's events on unchanged and counts them. */
  observeTurn(events: AsyncIterable<TurnEvent>): AsyncIterable<TurnEvent>;
  dispose(): void;
}>;

const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** The server's own Prometheus registry: turns, latencies, tool calls, withheld sentences, sockets, plus process and event-loop figures. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const turns = new Counter({ name: 'shiftmate_turns_total', help: 'Turns by how they ended', labelNames: ['reason'], registers });
  const abstentions = new Counter({ name: 'shiftmate_abstentions_total', help: 'Turns answered with "not in the sources"', registers });
  const running = new Gauge({ name: 'shiftmate_turns_running', help: 'Turns running now', registers });
  const duration = new Histogram({ name: 'shiftmate_turn_seconds', help: 'Whole turn', buckets: secondsBuckets, registers });
  const first = new Histogram({ name: 'shiftmate_turn_first_sentence_seconds', help: 'Question to first proven sentence', buckets: secondsBuckets, registers });
  const tools = new Counter({ name: 'shiftmate_tool_calls_total', help: 'Tool calls by tool and outcome', labelNames: ['tool', 'outcome'], registers });
  const toolSeconds = new Histogram({ name: 'shiftmate_tool_seconds', help: 'Time in tools', labelNames: ['tool'], buckets: secondsBuckets, registers });
  const withheld = new Counter({ name: 'shiftmate_withheld_sentences_total', help: 'Sentences the proof gate did not let out', registers });
  const sockets = new Gauge({ name: 'shiftmate_websocket_connections', help: 'Open WebSocket connections', registers });
  const slow = new Counter({ name: 'shiftmate_websocket_slow_readers_total', help: 'Connections closed because the reader was too slow', registers });
  const requests = new Histogram({
    name: 'shiftmate_http_request_seconds',
    help: 'HTTP requests by route and status',
    labelNames: ['route', 'method', 'status'],
    buckets: secondsBuckets,
    registers,
  });
  const count = (event: TurnEvent): void => {
    if (event.type === 'tool-end') {
      tools.inc({ tool: event.toolName, outcome: event.outcome });
      toolSeconds.observe({ tool: event.toolName }, event.milliseconds / 1000);
    } else if (event.type === 'withheld') withheld.inc();
    else if (event.type === 'turn-error') turns.inc({ reason: `error-${event.code}` });
    else if (event.type === 'turn-end') {
      turns.inc({ reason: event.reason });
      if (event.abstained) abstentions.inc();
      duration.observe(event.milliseconds / 1000);
      if (event.firstSentenceMilliseconds !== null) first.observe(event.firstSentenceMilliseconds / 1000);
    }
  };
  return {
    registry,
    sessionOpened: () => sockets.inc(),
    sessionClosed: () => sockets.dec(),
    slowReaderClosed: () => slow.inc(),
    startTimer: () => {
      const started = performance.now();
      return () => (performance.now() - started) / 1000;
    },
    httpRequest: (route, method, status, seconds) => requests.observe({ route, method, status: String(status) }, seconds),
    async *observeTurn(events) {
      running.inc();
      try {
        for await (const event of events) {
          count(event);
          yield event;
        }
      } finally {
        running.dec();
      }
    },
    dispose: () => registry.clear(),
  };
}
