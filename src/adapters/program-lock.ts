import childProcess, { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export type ProgramLock = Readonly<{
  /** The address of a module that shuts the process that imports it off from the network. */
  preload: string;
  /** True: a foreign program that cannot be put into a network of its own is not started. False: it is started as it is. */
  strict: boolean;
  refused?: (target: string) => void;
}>;

type Spawned = { file: string; args?: string[] };

const isolator = '/usr/bin/unshare';
/** A network namespace with nothing in it, not even a way to this machine. */
const isolated = ['--user', '--map-root-user', '--net', '--'];

/**
 * Shuts off what this process starts, for as long as it runs: Node programs import `preload` before anything of their own, any other program runs
 * in an empty network namespace where the system has them (Linux with `unshare`), and otherwise not at all if `strict`. Programs started
 * synchronously, of which the product has none, are refused.
 */
export function lockPrograms({ preload, strict, refused = () => undefined }: ProgramLock): void {
  const block = (target: string): Error => {
    refused(target);
    return Object.assign(new Error(`Nothing leaves this machine: ${target} was not started, because it could not be shut off from the network.`), {
      code: 'ERR_OUTBOUND_BLOCKED',
    });
  };
  const sync = { spawnSync: childProcess.spawnSync, execFileSync: childProcess.execFileSync, execSync: childProcess.execSync };
  const isolates = once(() => existsSync(isolator) && sync.spawnSync(isolator, [...isolated, 'true'], { timeout: 2_000 }).status === 0);
  const preloadExists = existsSync(fileURLToPath(preload.split('?')[0] ?? preload));
  const original: unknown = Reflect.get(ChildProcess.prototype, 'spawn');
  if (typeof original !== 'function') throw new TypeError('This version of Node starts programs in another way; the lock does not hold.');
  Reflect.set(ChildProcess.prototype, 'spawn', function guarded(this: ChildProcess, options: Spawned): unknown {
    const [name = options.file, ...rest] = options.args ?? [];
    if (options.file === process.execPath && preloadExists)
      return Reflect.apply(original, this, [{ ...options, args: [name, `--import=${preload}`, ...rest] }]);
    if (options.file !== process.execPath && isolates())
      return Reflect.apply(original, this, [{ ...options, file: isolator, args: [isolator, ...isolated, options.file, ...rest] }]);
    if (strict) throw block(`the program ${options.file}`);
    return Reflect.apply(original, this, [options]);
  });
  if (strict)
    for (const key of Object.keys(sync))
      Reflect.set(childProcess, key, (file: unknown) => {
        throw block(`the program ${String(file)}`);
      });
  syncBuiltinESMExports();
}

function once(ask: () => boolean): () => boolean {
  let answer: boolean | null = null;
  return () => {
    answer ??= ask();
    return answer;
  };
}
