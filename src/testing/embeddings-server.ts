import { createServer } from 'node:http';

export type EmbeddingsEndpoint = Readonly<{
  url: string;
  /** Every text that was sent, in order. */
  texts: readonly string[];
  /** How many texts each request carried. */
  batches: readonly number[];
  /** From now on every request gets this status; null answers again. */
  fail(status: number | null): void;
}> &
  AsyncDisposable;

/** A local HTTP server that speaks the embeddings protocol; `embed` makes the vectors. Loopback only, for tests through the real SDK. */
export async function startEmbeddingsEndpoint(embed: (text: string) => readonly number[]): Promise<EmbeddingsEndpoint> {
  const texts: string[] = [];
  const batches: number[] = [];
  let failing: number | null = null;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    response.setHeader('content-type', 'application/json');
    if (failing !== null) {
      response.writeHead(failing).end(JSON.stringify({ error: { message: `status ${failing}` } }));
      return;
    }
    const { input, model }: { input: string[]; model: string } = JSON.parse(body);
    texts.push(...input);
    batches.push(input.length);
    const data = input.map((text, index) => ({ object: 'embedding', index, embedding: embed(text) }));
    response.end(JSON.stringify({ object: 'list', model, data, usage: { prompt_tokens: 0, total_tokens: 0 } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    texts,
    batches,
    fail: (status) => {
      failing = status;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
