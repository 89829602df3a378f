import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configuredEmbedder, openLibrary } from '../app.js';
import { readConfig } from '../config/config.js';
import { startEmbeddingsEndpoint } from '../testing/embeddings-server.js';

/** An endpoint that knows that "canine" and "dog" are one thing, which no word index and no small corpus does. */
const SUBJECTS: readonly RegExp[] = [/canine|dog|kennel/i, /cat|feline/i, /bird|canary/i];
const bySubject = (text: string): readonly number[] => SUBJECTS.map((subject) => (subject.test(text) ? 1 : 0.01));
const signal = new AbortController().signal;
const progress = (): void => undefined;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'embeddings-'));
  for (const [name, text] of [
    ['dog', 'The kennel is washed every morning with warm water.'],
    ['cat', 'The feline room is aired at noon for ten minutes.'],
    ['bird', 'The canary cage is covered in the evening with a cloth.'],
  ])
    writeFileSync(path.join(folder, `${name}.md`), `# Care of the ${name === 'dog' ? 'first' : 'other'} room\n\n${text}\n`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settings = (url: string | null) =>
  readConfig({ SHIFTMATE_DATA: path.join(folder, 'data'), SHIFTMATE_EMBEDDING_MODEL: 'subjects', ...(url === null ? {} : { OPENAI_BASE_URL: url }) });

async function open(url: string | null) {
  const { config, secrets } = settings(url);
  return openLibrary(config, secrets, { bundledKnowledge: false, progress });
}
const ask = async (library: Awaited<ReturnType<typeof open>>, query: string) =>
  (await library.knowledge.search({ query, limit: 3, role: 'technician' }, signal)).results.map(({ passage }) => passage.text);

describe('an embedding endpoint named in the environment', () => {
  it('embeds every passage once, over restarts too, and finds what shares no word with the question', async () => {
    await using endpoint = await startEmbeddingsEndpoint(bySubject);
    {
      await using library = await open(endpoint.url);
      await library.ingest.ingest(
        { paths: ['dog', 'cat', 'bird'].map((name) => path.join(folder, `${name}.md`)), collection: 'pets', accessRoles: [] },
        progress,
        signal,
      );
      await library.prepare('technician');
      expect((await ask(library, 'canine hygiene'))[0]).toContain('kennel');
    }
    const sent = endpoint.texts.filter((text) => text.includes('kennel')).length;
    expect(sent).toBe(1);
    expect(Math.max(...endpoint.batches)).toBeGreaterThan(1);
    await using again = await open(endpoint.url);
    await again.prepare('technician');
    expect((await ask(again, 'canine hygiene'))[0]).toContain('kennel');
    expect(endpoint.texts.filter((text) => text.includes('kennel')).length).toBe(1);
  });

  it('leaves nothing of a removed document in the data folder, vectors and original file included', async () => {
    await using endpoint = await startEmbeddingsEndpoint(bySubject);
    {
      await using library = await open(endpoint.url);
      const paths = ['dog', 'cat'].map((name) => path.join(folder, `${name}.md`));
      const { files } = await library.ingest.ingest({ paths, collection: 'pets', accessRoles: [] }, progress, signal);
      await library.prepare('technician');
      expect(await library.ingest.remove(files[0]?.documentId ?? '')).toBe(1);
      expect((await ask(library, 'who washes the kennel')).join(' ')).not.toContain('kennel');
    }
    const data = path.join(folder, 'data');
    const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const holding = (word: string) => files.filter((entry) => readFileSync(path.join(entry.parentPath, entry.name)).includes(word)).length;
    expect([holding('kennel'), holding('feline') > 0]).toEqual([0, true]);
    await using again = await open(endpoint.url);
    const before = endpoint.texts.length;
    await again.ingest.ingest({ paths: [path.join(folder, 'dog.md')], collection: 'pets', accessRoles: [] }, progress, signal);
    await again.prepare('technician');
    expect(endpoint.texts.slice(before).some((text) => text.includes('kennel'))).toBe(true);
  });

  it('never fails a search when it is down', async () => {
    await using endpoint = await startEmbeddingsEndpoint(bySubject);
    await using library = await open(endpoint.url);
    await library.ingest.ingest({ paths: [path.join(folder, 'dog.md')], collection: 'pets', accessRoles: [] }, progress, signal);
    await library.prepare('technician');
    endpoint.fail(400);
    expect((await ask(library, 'who washes the kennel'))[0]).toContain('kennel');
  });

  it('is not used without an endpoint', async () => {
    const { config, secrets } = settings(null);
    expect(configuredEmbedder(config, secrets)).toBeNull();
    await using library = await open(null);
    await library.prepare('technician');
    expect(await ask(library, 'canine')).toEqual([]);
  });
});
