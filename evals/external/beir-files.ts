import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { CopilotError } from '../../src/domain/errors.js';
import { invalid } from './lines.js';

export type BeirFiles = Readonly<{ corpus: string; asked: string; qrels: string }>;

const ending = /\.(?:jsonl?|ndjson|tsv|csv|txt)(?:\.gz)?$/iu;
const qrelsEnding = /\.(?:jsonl?|ndjson|tsv|csv|txt|qrels?|trec)(?:\.gz)?$/iu;
const corpusNames = ['corpus', 'documents', 'docs', 'collection', 'passages'];
const queryNames = ['queries', 'queries.test', 'test_queries', 'topics', 'questions', 'query', 'queries.dev', 'queries.train'];
/** The test part comes first, else the part there is. */
const parts = ['test', 'dev', 'validation', 'valid', 'train'];
const deepest = 4;
const mostFiles = 5000;

/** The three files of a set: beside one another, in folders of their own, or in a folder that an unpacked archive puts around them. Throws `not-found` or `input-invalid`. */
export function findSet(folder: string): BeirFiles {
  if (!existsSync(folder)) throw new CopilotError({ code: 'not-found', message: `There is no folder ${folder}.` });
  if (!statSync(folder).isDirectory()) throw invalid(`${folder} is a file; name the folder that holds corpus.jsonl, queries.jsonl and qrels.`);
  const files = filesIn(folder);
  const [corpus, ...others] = shallowest(named(files, corpusNames));
  if (corpus === undefined) throw invalid(`${folder} holds no corpus.jsonl${foundText(files)}`);
  const twin = others.find((other) => path.dirname(other) !== path.dirname(corpus));
  if (twin !== undefined) throw invalid(`${folder} holds several sets (${path.dirname(corpus)}, ${path.dirname(twin)}); name the folder of one.`);
  const near = (places: readonly string[]): string | undefined => [...places].sort((a, b) => distance(a, corpus) - distance(b, corpus))[0];
  const asked = near(named(files, queryNames));
  if (asked === undefined) throw invalid(`${folder} holds no queries.jsonl${foundText(files)}`);
  const qrels = near(qrelsIn(files));
  if (qrels === undefined) throw invalid(`${folder} holds no qrels/test.tsv${foundText(files)}`);
  return { corpus, asked, qrels };
}

function foundText(files: readonly string[]): string {
  const shown = files.slice(0, 8).map((file) => path.basename(file));
  return files.length === 0 ? ': it is empty.' : `; it holds ${shown.join(', ')}${files.length > shown.length ? ' and more' : ''}.`;
}

/** All files of a folder and of those below it, nearest first. */
function filesIn(folder: string, depth = 0): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== '__MACOSX')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const here = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => path.join(folder, name));
  const below = depth >= deepest ? [] : entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => filesIn(path.join(folder, name), depth + 1));
  return [...here, ...below].slice(0, mostFiles);
}

const bare = (file: string): string => path.basename(file).toLowerCase().replace(ending, '').replace(/[_-]/gu, '.');

/** Files with one of the names, the first name first. */
function named(files: readonly string[], names: readonly string[]): readonly string[] {
  const given = files.filter((file) => ending.test(file));
  return names.flatMap((name) => given.filter((file) => bare(file) === name.replace(/[_-]/gu, '.')));
}

const depthOf = (file: string): number => file.split(path.sep).length;

function shallowest(files: readonly string[]): readonly string[] {
  const depth = Math.min(...files.map(depthOf));
  return files.filter((file) => depthOf(file) === depth);
}

/** Steps between the folders of two files. */
function distance(file: string, other: string): number {
  return path
    .relative(path.dirname(other), path.dirname(file))
    .split(path.sep)
    .filter((step) => step !== '').length;
}

/** Files that judge: in a folder `qrels`, or with the word in their name. The test part comes first, a part without a name last. */
function qrelsIn(files: readonly string[]): readonly string[] {
  const given = files.filter(
    (file) => qrelsEnding.test(file) && (/^qrels?$/iu.test(path.basename(path.dirname(file))) || /qrels?/iu.test(path.basename(file))),
  );
  const plain = files.filter((file) => ending.test(file) && parts.includes(bare(file)));
  const rank = (file: string): number => {
    const at = parts.findIndex((part) => bare(file).split('.').includes(part));
    return at < 0 ? parts.length : at;
  };
  return [...(given.length > 0 ? given : plain)].sort((a, b) => rank(a) - rank(b));
}
