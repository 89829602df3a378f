import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson } from '../../src/domain/command.js';
import type { Sample } from './sample.js';

/** A short digest of the files of every room of the product, of the documents, the prompts and the harness. */
export type Fingerprints = Readonly<Record<string, string>>;

/** What never reaches a sample: the pages, the wire and the command line. */
const outside = new Set(['web', 'server', 'wire', 'main', 'config']);
/** Rooms that a suite does not touch, beside those; every suite that is not listed depends on all others. */
const untouched: ReadonlyMap<string, readonly string[]> = new Map([
  ['retrieval', ['plc', 'insight', 'safety', 'tools', 'agent', 'engine', 'plant', 'prompts']],
  ['external-qa', ['plc', 'insight', 'plant', 'documents']],
]);

/** Digests of the built product (`dist` when it is there, else the sources). */
export function fingerprints(root: string): Fingerprints {
  const built = path.join(root, 'dist', 'src');
  const code = existsSync(built) ? built : path.join(root, 'src');
  const harness = existsSync(built) ? path.join(root, 'dist', 'evals') : path.join(root, 'evals');
  const rooms = readdirSync(code, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || /\.(?:js|ts)$/u.test(entry.name))
    .map((entry) => [entry.name.replace(/\.(?:js|ts)$/u, ''), path.join(code, entry.name)] as const)
    .filter(([name]) => !/\.(?:test|d)$/u.test(name) && !outside.has(name));
  const others = [
    ['documents', path.join(root, 'knowledge')],
    ['prompts', path.join(root, 'prompts')],
    ['harness', path.join(harness, 'harness')],
    ['scorers', path.join(harness, 'scorers')],
  ] as const;
  const digests = new Map<string, string>();
  for (const [name, place] of [...rooms, ...others]) digests.set(name, `${digests.get(name) ?? ''}${digestOf(place)}`);
  return Object.fromEntries([...digests].sort(([a], [b]) => a.localeCompare(b)));
}

/** The rooms whose change can change a result of the suite. */
export function roomsOf(suite: string, all: Fingerprints): Fingerprints {
  const skipped = new Set(untouched.get(suite) ?? []);
  return Object.fromEntries(Object.entries(all).filter(([name]) => !skipped.has(name)));
}

/** A sample, with the documents of its own corpus. */
export function sampleDigest(sample: Sample, root: string): string {
  const corpus = sample.corpus === undefined ? '' : digestOf(path.resolve(root, sample.corpus));
  return short(canonicalJson(sample) + corpus);
}

const short = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

function digestOf(place: string): string {
  if (!existsSync(place)) return '';
  if (statSync(place).isFile()) return short(readFileSync(place));
  const files = readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:map|test\.[jt]s|d\.ts)$/u.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return short(files.map((file) => `${path.relative(place, file)} ${short(readFileSync(file))}`).join('\n'));
}
