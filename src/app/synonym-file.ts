import { existsSync, readFileSync, statSync, unwatchFile, watchFile } from 'node:fs';
import { type OwnerSynonyms, readOwnerSynonyms } from '../knowledge/text/owner-synonyms.js';

const largestFile = 2 * 1024 * 1024;
const lookEveryMs = 2_000;
const mostReported = 20;

/** The owner's synonyms, or the built-in map alone where there is no file. A file that cannot be read is one problem, never a failure. */
export function loadOwnerSynonyms(file: string): OwnerSynonyms {
  try {
    if (!existsSync(file)) return readOwnerSynonyms('');
    if (statSync(file).size > largestFile) throw new RangeError(`it is larger than ${largestFile / 1024 / 1024} MB`);
    return readOwnerSynonyms(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = `the file could not be read: ${error instanceof Error ? error.message : String(error)}`;
    return { ...readOwnerSynonyms(''), problems: [{ line: 0, text: file, reason }] };
  }
}

function report(file: string, loaded: OwnerSynonyms, progress: (text: string) => void): void {
  const { added, removed, problems } = loaded;
  if (added + removed > 0) progress(`${file}: ${added} groups of synonyms added, ${removed} built-in words taken out`);
  for (const { line, text, reason } of problems.slice(0, mostReported)) progress(`${file}:${line}: ${reason} (${text})`);
  if (problems.length > mostReported) progress(`${file}: ${problems.length - mostReported} more lines mean nothing`);
}

/** Reads the file now and again whenever it changes, appears or goes; `use` gets the groups each time. Watching keeps no process alive. */
export function followSynonymFile(file: string, use: (groups: OwnerSynonyms['groups']) => void, progress: (text: string) => void): Disposable {
  const read = (): void => {
    const loaded = loadOwnerSynonyms(file);
    use(loaded.groups);
    report(file, loaded, progress);
  };
  if (existsSync(file)) read();
  watchFile(file, { interval: lookEveryMs, persistent: false }, (now, before) => {
    if (now.mtimeMs !== before.mtimeMs || now.size !== before.size) read();
  });
  return { [Symbol.dispose]: () => unwatchFile(file) };
}
